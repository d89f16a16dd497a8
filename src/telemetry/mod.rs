//! What the program says about itself: metrics, logs and traces. No business rule, and no account id in clear.

mod database;
pub mod figures;
pub mod log;
pub mod metrics;
pub mod otlp;
mod process;
pub mod pulse;
pub mod trace;
