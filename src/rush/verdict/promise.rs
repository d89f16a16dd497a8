//! The promises, by the names under which they are reported.

pub(super) const SUPPLY: &str = "Exactly the supply: never one more, never one fewer";
pub(super) const ONE_EACH: &str = "One for each account";
pub(super) const TICKETS: &str = "No ticket is given twice";
pub(super) const TOLD: &str = "An acknowledged claim is a committed row";
pub(super) const WRITTEN: &str = "Every committed row was granted to somebody who asked";
pub(super) const WINNERS: &str = "Nobody who has a claim is told SORRY";
pub(super) const CERTIFICATE: &str = "Every SORRY has its certificate";
pub(super) const UNDER: &str = "No unit is granted under a certificate";
pub(super) const ORDER: &str = "First come, first served in each counter row";
pub(super) const LANGUAGE: &str = "Everybody is answered in their own language";
pub(super) const ANSWERED: &str = "Everybody who asks is answered";
