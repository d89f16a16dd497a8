//! Largesse.
pub mod account;
pub mod campaign;
pub mod claim;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod doctor;
pub mod http;
pub mod id;
pub mod l10n;
pub mod local;
pub mod quota;
pub mod region;
pub mod report;
pub mod telemetry;
pub mod worker;
