//! What the program says about itself: metrics and logs. No business rule, and no account id in clear.

mod database;
pub mod figures;
pub mod log;
pub mod metrics;
mod process;
