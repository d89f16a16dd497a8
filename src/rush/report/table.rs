//! Lines as tables for people.

use comfy_table::{CellAlignment, Table, presets};

use super::lines::{Latency, Line, WaitLine};

/// Counts by region or language.
pub fn counts<'a>(of: &str, more: &[&str], lines: impl Iterator<Item = &'a Line>) -> Table {
    let columns = ["asked", "granted", "sorry", "already", "errors", "retried"];
    table([of].iter().chain(&columns).chain(more), lines.map(cells))
}

/// Waiting times by kind of answer.
pub fn waits<'a>(lines: impl Iterator<Item = &'a WaitLine>) -> Table {
    let columns = ["answer", "times", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms", "sent: p50", "p99", "max"];
    let row = |line: &WaitLine| {
        let due = line.due.map(|due| [due.p50_ms, due.p90_ms, due.p99_ms, due.p999_ms, due.max_ms].to_vec());
        let times = due.into_iter().flatten().chain(line.sent.into_iter().flat_map(short));
        [line.kind.to_owned(), grouped(line.answers)].into_iter().chain(times.map(ms)).collect()
    };
    table(columns.iter(), lines.map(row))
}

fn cells(line: &Line) -> Vec<String> {
    let tally = &line.tally;
    let counts = [
        tally.asked,
        tally.granted,
        tally.sorry,
        tally.already + tally.replayed,
        tally.errors + tally.refused + tally.unanswered,
        tally.retried,
    ];
    let times = line.latency.into_iter().flat_map(short).map(ms);
    [line.name.clone()].into_iter().chain(counts.map(grouped)).chain(times).collect()
}

fn short(latency: Latency) -> [f64; 3] {
    [latency.p50_ms, latency.p99_ms, latency.max_ms]
}

fn ms(ms: f64) -> String {
    format!("{ms:.1}")
}

fn table<'a>(header: impl Iterator<Item = &'a &'a str>, rows: impl Iterator<Item = Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header(header);
    table.add_rows(rows);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// A count with a comma between groups of three digits.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        let texts = [0, 999, 1000, 20_000_000].map(grouped);
        assert_eq!(texts, ["0", "999", "1,000", "20,000,000"]);
    }
}
