//! Largesse.
pub mod clock;
pub mod id;
pub mod region;
pub mod telemetry;
pub mod db;
pub mod quota;
pub mod campaign;
pub mod account;
pub mod claim;
pub mod l10n;
pub mod rush;
