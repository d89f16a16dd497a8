//! From what a statement said to what a person is told. Pure: every rule about who hears what is a line here.

use std::time::Duration;

use super::store::{Outcome, SeenGate};
use super::{Claim, Placement, Status};
use crate::campaign::{Campaign, State};
use crate::id::RequestId;

/// How soon to ask again while a unit may come back or the campaign re-opens.
pub const WAIT: Duration = Duration::from_secs(2);

/// What a queue decided about one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The account has a claim: the statement's fresh one, or an earlier one.
    Has {
        /// The claim.
        claim: Claim,
        /// Whether it was made before this attempt was first tried here.
        earlier: bool,
    },
    /// The account's home is another one, or it is not known at all.
    Stranger,
    /// The account may not take part.
    Blocked,
    /// The account's country does not take part.
    NotEligible,
    /// The account has not existed for long enough.
    TooNew,
    /// The gate does not let units out.
    Refused {
        /// Where the gate stands.
        gate: SeenGate,
        /// Its epoch.
        epoch: i64,
    },
    /// No unit now, but some are on hold, or others were quicker again and again.
    Wait,
}

/// A statement's word on one account as a decision; nothing while the gate is open and there may be a unit somewhere.
///
/// `SoldOut` is said only on a row that the same statement saw sold out after looking the claim up: close, look up,
/// refuse.
pub fn decision(outcome: Outcome, gate: SeenGate, epoch: i64) -> Option<Decision> {
    Some(match outcome {
        Outcome::Granted(claim) => Decision::Has { claim, earlier: false },
        Outcome::Existing(claim) => Decision::Has { claim, earlier: true },
        Outcome::Stranger => Decision::Stranger,
        Outcome::Blocked => Decision::Blocked,
        Outcome::NotEligible => Decision::NotEligible,
        Outcome::TooNew => Decision::TooNew,
        Outcome::Undecided if gate == SeenGate::Open => return None,
        Outcome::Undecided => Decision::Refused { gate, epoch },
    })
}

/// What the person is told. `Stranger` has no answer: the account is met first and the attempt made again.
pub fn placement(decision: Decision, request: RequestId, campaign: &Campaign) -> Option<Placement> {
    Some(match decision {
        Decision::Has { claim, earlier } => has(claim, earlier, request),
        Decision::Stranger => return None,
        Decision::Blocked => Placement::Blocked,
        Decision::NotEligible => Placement::NotEligible,
        Decision::TooNew => Placement::TooNew,
        Decision::Refused { gate, epoch } => refused(gate, epoch, campaign),
        Decision::Wait => Placement::Wait { retry_after: WAIT },
    })
}

fn has(claim: Claim, earlier: bool, request: RequestId) -> Placement {
    match claim.status {
        Status::Released => Placement::Released(claim),
        Status::Expired => Placement::Expired(claim),
        Status::Held | Status::Claimed if claim.request == request => Placement::Granted { claim, replayed: earlier },
        Status::Held | Status::Claimed => Placement::AlreadyClaimed(claim),
    }
}

fn refused(gate: SeenGate, epoch: i64, campaign: &Campaign) -> Placement {
    match gate {
        SeenGate::SoldOut => Placement::SoldOut { epoch },
        SeenGate::Open | SeenGate::Reopening => Placement::Wait { retry_after: WAIT },
        SeenGate::Early => Placement::NotOpen { opens_in: campaign.opens_in() },
        SeenGate::Late => Placement::Closed,
        SeenGate::Shut => match campaign.state {
            State::Paused => Placement::Paused { reason: campaign.state_reason.clone() },
            State::Closed => Placement::Closed,
            State::Draft => Placement::NotOpen { opens_in: None },
            // The copy in memory is younger or older than the gate that the statement saw: neither answer would be
            // sure.
            State::Open => Placement::Wait { retry_after: WAIT },
        },
    }
}
