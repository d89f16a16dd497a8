//! The API as a document.
pub mod samples;
