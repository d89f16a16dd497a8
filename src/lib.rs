//! x
pub mod l10n;
