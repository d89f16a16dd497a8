//! The feed of units that moved, with the ledger's reasons in words.
//!
//! **Invariant:** a reason that this program does not know is shown as the ledger has it, never left out.

use std::time::Duration;

use askama::Template;

use super::tongue::{Age, Tongue};
use crate::l10n::Message;
use crate::quota::balance::{Code, Reason};
use crate::report::totals::Transfer;
use crate::report::world::World;

struct Move {
    what: String,
    why: String,
    age: Age,
}

#[derive(Template)]
#[template(path = "ops_moves.html", config = "src/http/askama.toml")]
struct Moves {
    heading: String,
    none: String,
    list: Vec<Move>,
}

/// The part.
pub(super) fn moves(world: &World, tongue: &Tongue) -> askama::Result<String> {
    let shown = |transfer: &Transfer| {
        let age = Duration::try_from(world.read_at.duration_since(transfer.at)).unwrap_or_default();
        let age = tongue.age(age + world.age());
        Move { what: what(transfer, tongue), why: tongue.say(&why(&transfer.reason, tongue)), age }
    };
    Moves {
        heading: tongue.say(&Message::OpsMoves),
        none: tongue.say(&Message::OpsMovesNone),
        list: world.transfers.iter().map(shown).collect(),
    }
    .render()
}

fn what(transfer: &Transfer, tongue: &Tongue) -> String {
    let (amount, from, to) = (transfer.amount, transfer.from.region.to_string(), transfer.to.region.to_string());
    tongue.say(&if from == to {
        Message::OpsMoveInside { amount, region: to }
    } else {
        Message::OpsMove { amount, from, to }
    })
}

fn why(reason: &str, tongue: &Tongue) -> Message {
    if let Ok(reason) = Reason::parse(reason) {
        let (to, from) = (reason.to.to_string(), reason.from.to_string());
        return match (reason.code, reason.to_seconds) {
            (Code::Ahead, Some(seconds)) => Message::OpsReasonAhead {
                to,
                left: tongue.span(Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))),
                rate: tongue.rate(reason.to_rate.saturating_mul(1_000)),
            },
            (Code::Ahead, None) => Message::OpsReasonAheadQuiet { to },
            (Code::Floor, _) => Message::OpsReasonFloor { to },
            (Code::Drain, _) => Message::OpsReasonDrain { from },
            (Code::Idle, _) => Message::OpsReasonIdle { from },
        };
    }
    match reason.split_once(' ') {
        Some(("low" | "dry", _)) => Message::OpsReasonBorrow,
        Some(("order", words)) => Message::OpsReasonOrder { words: words.to_owned() },
        Some(("drained", row)) => {
            Message::OpsReasonDrain { from: row.split(['/', ' ']).next().unwrap_or_default().to_owned() }
        }
        _ => Message::OpsReasonOther { words: reason.to_owned() },
    }
}
