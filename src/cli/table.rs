//! Tables and numbers for people at a terminal.

use comfy_table::{Table, presets};

/// A table with these columns.
pub fn table(columns: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(columns.to_vec());
    table
}

/// A number with its thousands apart.
pub fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes as people say them: thousands, not 1,024s.
pub fn bytes(number: f64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB", "PB"];
    let power = (number.max(1.0).log10() / 3.0).floor().clamp(0.0, 5.0) as usize;
    let value = number / 1_000_f64.powi(power as i32);
    if value >= 100.0 || power == 0 {
        format!("{value:.0} {}", units[power])
    } else {
        format!("{value:.1} {}", units[power])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_bytes_are_said_in_thousands() {
        assert_eq!([0.0, 999.0, 1_000.0, 6_000_000.0].map(grouped).join(" "), "0 999 1,000 6,000,000");
        assert_eq!([0.0, 700.0, 1_500.0, 2.5e12].map(bytes).join(" "), "0 B 700 B 1.5 KB 2.5 TB");
    }
}
