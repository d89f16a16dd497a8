//! What the program says about itself: metrics and logs. No business rule, and no account id in clear.

pub mod log;
pub mod metrics;
pub mod pulse;
