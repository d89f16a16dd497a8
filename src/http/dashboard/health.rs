//! How a region and a campaign are, in a word and a colour.
//!
//! **Invariant:** the colour says nothing that the word does not.

use super::tongue::Tongue;
use crate::l10n::Message;
use crate::region::State;
use crate::report::cause::SLOW_US;
use crate::report::world::{RegionView, World};

/// How a region is, the worst thing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Health {
    Gone,
    Silent,
    NoServer,
    Errors,
    NotReady,
    Slow,
    Draining,
    Good,
}

impl Health {
    pub(super) fn of(region: &RegionView) -> Self {
        let pulse = &region.pulse;
        if region.state == State::Gone && pulse.servers == 0 {
            Self::Gone
        } else if pulse.servers == 0 {
            if pulse.silent > 0 { Self::Silent } else { Self::NoServer }
        } else if pulse.errors_milli > pulse.requests_milli / 100 {
            Self::Errors
        } else if pulse.ready < pulse.servers {
            Self::NotReady
        } else if pulse.p99_us.is_some_and(|p99| p99 >= SLOW_US) {
            Self::Slow
        } else if region.state.leaves() {
            Self::Draining
        } else {
            Self::Good
        }
    }

    /// Its colour and its word.
    pub(super) fn words(self, tongue: &Tongue) -> (&'static str, String) {
        let (colour, message) = match self {
            Self::Gone => ("quiet", Message::OpsHealthGone),
            Self::Silent => ("bad", Message::OpsHealthSilent),
            Self::NoServer => ("bad", Message::OpsHealthNone),
            Self::Errors => ("bad", Message::OpsHealthErrors),
            Self::NotReady => ("warn", Message::OpsHealthNotReady),
            Self::Slow => ("warn", Message::OpsHealthSlow),
            Self::Draining => ("warn", Message::OpsHealthDraining),
            Self::Good => ("good", Message::OpsHealthGood),
        };
        (colour, tongue.say(&message))
    }
}

/// How the campaign stands: its colour and its word.
pub(super) fn standing(world: &World, tongue: &Tongue) -> (&'static str, String) {
    let campaign = &world.campaign;
    let (colour, message) = match campaign.state.as_str() {
        "closed" => ("quiet", Message::OpsStateClosed),
        "paused" => ("warn", Message::OpsStatePaused),
        "draft" => ("quiet", Message::OpsStateDraft),
        _ if world.is_sold_out() => ("quiet", Message::OpsStateSoldOut),
        _ if campaign.opens_at > world.read_at => ("quiet", Message::OpsStateScheduled),
        _ => ("good", Message::OpsStateOpen),
    };
    (colour, tongue.say(&message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pulse::RegionPulse;

    #[test]
    fn the_worst_thing_is_said_and_a_well_region_is_well() {
        let well = RegionPulse { servers: 2, ready: 2, requests_milli: 10_000, ..RegionPulse::default() };
        let check = |pulse: RegionPulse, state, expected| {
            let name = "eu".to_owned();
            let region =
                RegionView { name, state, sold_out: false, remaining: 1, granted: 0, held: 0, rate_milli: 0, pulse };
            assert_eq!(Health::of(&region), expected, "{region:?}");
        };
        check(well.clone(), State::Active, Health::Good);
        check(well.clone(), State::Draining, Health::Draining);
        check(RegionPulse::default(), State::Active, Health::NoServer);
        check(RegionPulse::default(), State::Gone, Health::Gone);
        check(RegionPulse { silent: 1, ..RegionPulse::default() }, State::Active, Health::Silent);
        check(RegionPulse { ready: 1, ..well.clone() }, State::Active, Health::NotReady);
        check(RegionPulse { p99_us: Some(SLOW_US), ..well.clone() }, State::Active, Health::Slow);
        check(RegionPulse { errors_milli: 101, ready: 0, ..well }, State::Active, Health::Errors);
    }
}
