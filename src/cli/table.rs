//! Tables for people at a terminal.

use comfy_table::{Table, presets};

/// A table with these columns.
pub fn table(columns: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(columns.to_vec());
    table
}
