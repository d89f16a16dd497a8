//! Why units move: a code and its numbers, as the ledger keeps them and as a log shows them. Pure.
//!
//! What may not live here: sentences for people; those are made by `l10n/` out of the same numbers.
//!
//! **Invariant:** what `to_code` writes, `parse` reads back as the same reason.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use crate::region::Region;

/// What made the planner move units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The receiving region would run dry before the lending one.
    Ahead,
    /// The receiving region had less than its campaign's floor.
    Floor,
    /// The lending region is draining or gone.
    Drain,
    /// A row would not use up what it has before the campaign is sold out.
    Idle,
}

impl Code {
    const ALL: [Self; 4] = [Self::Ahead, Self::Floor, Self::Drain, Self::Idle];

    /// As the ledger has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Floor => "floor",
            Self::Drain => "drain",
            Self::Idle => "idle",
        }
    }
}

/// Why units move: who had how long left, at which rate, when it was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What made the planner do it.
    pub code: Code,
    /// The region that receives.
    pub to: Region,
    /// Whole seconds until the receiver would be dry; nothing if nobody asks there.
    pub to_seconds: Option<i64>,
    /// Units a second that the receiver is expected to grant.
    pub to_rate: i64,
    /// The region that lends.
    pub from: Region,
    /// Whole seconds until the lender would be dry; nothing if nobody asks there.
    pub from_seconds: Option<i64>,
}

/// A text that is no reason of this planner.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a planner's reason: expected a code and its numbers, such as \
     `ahead to=eu left=4 rate=9800 from=us from_left=210`"
)]
pub struct InvalidReason(String);

impl Reason {
    /// The text for the ledger's column.
    pub fn to_code(&self) -> String {
        let (left, from_left) = (number(self.to_seconds), number(self.from_seconds));
        let (code, to, rate, from) = (self.code.as_str(), &self.to, self.to_rate, &self.from);
        format!("{code} to={to} left={left} rate={rate} from={from} from_left={from_left}")
    }

    /// Reads the ledger's text.
    pub fn parse(text: &str) -> Result<Self, InvalidReason> {
        read(text).ok_or_else(|| InvalidReason(text.chars().take(120).collect()))
    }
}

impl FromStr for Reason {
    type Err = InvalidReason;

    fn from_str(text: &str) -> Result<Self, InvalidReason> {
        Self::parse(text)
    }
}

fn number(seconds: Option<i64>) -> String {
    seconds.map_or_else(|| "-".to_owned(), |n| n.to_string())
}

fn read(text: &str) -> Option<Reason> {
    let mut words = text.split(' ');
    let word = words.next()?;
    let code = Code::ALL.into_iter().find(|code| code.as_str() == word)?;
    let mut field = |name: &str| words.next()?.strip_prefix(name)?.strip_prefix('=');
    let seconds = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
    let reason = Reason {
        code,
        to: field("to")?.parse().ok()?,
        to_seconds: seconds(field("left")?)?,
        to_rate: field("rate")?.parse().ok()?,
        from: field("from")?.parse().ok()?,
        from_seconds: seconds(field("from_left")?)?,
    };
    words.next().is_none().then_some(reason)
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Code::Ahead => {}
            Code::Idle => write!(f, "a row of {} will not use what it has: ", self.from)?,
            Code::Floor => write!(f, "{} is under its floor: ", self.to)?,
            Code::Drain => write!(f, "{} gives all away: ", self.from)?,
        }
        match self.to_seconds {
            Some(left) => write!(f, "{} {} s left at {}/s", self.to, grouped(left), grouped(self.to_rate))?,
            None => write!(f, "{} without demand", self.to)?,
        }
        match self.from_seconds {
            Some(left) => write!(f, ", {} {} s left", self.from, grouped(left)),
            None => write!(f, ", {} without demand", self.from),
        }
    }
}

/// Thousands apart, so that a rate can be read at a glance in a log.
fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = if n < 0 { "-".to_owned() } else { String::new() };
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        // Writing to a String cannot fail.
        let _always = text.write_char(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reason: &Reason, code: &str, shown: &str) {
        assert_eq!(reason.to_code(), code);
        assert_eq!(reason.to_string(), shown);
        assert_eq!(Reason::parse(code).as_ref(), Ok(reason));
    }

    #[test]
    fn reasons_are_read_as_they_were_written() {
        let (to, from): (Region, Region) = ("eu-west".parse().unwrap(), "us-east".parse().unwrap());
        let ahead = Reason { code: Code::Ahead, to, to_seconds: Some(4), to_rate: 9800, from, from_seconds: Some(210) };
        check(
            &ahead,
            "ahead to=eu-west left=4 rate=9800 from=us-east from_left=210",
            "eu-west 4 s left at 9,800/s, us-east 210 s left",
        );
        check(
            &Reason { code: Code::Drain, to_seconds: None, to_rate: 0, from_seconds: None, ..ahead },
            "drain to=eu-west left=- rate=0 from=us-east from_left=-",
            "us-east gives all away: eu-west without demand, us-east without demand",
        );
    }

    #[test]
    fn other_texts_are_no_reasons() {
        for bad in ["", "dry need=3 want=300 lender=9", "ahead to=eu", "ahead to=eu left=1 rate=x from=us from_left=2"]
        {
            assert!(Reason::parse(bad).is_err(), "{bad}");
        }
    }
}
