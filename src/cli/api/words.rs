//! Answers as people read them: cells, lists and tables of what the API said.

use comfy_table::Table;
use serde_json::Value;

use super::super::table::table;

/// A value as a cell has it; a hyphen for nothing.
pub fn word(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(word).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A list's entries.
pub fn entries(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A table of a list: for each column its name and the field that it shows.
pub fn rows(list: &Value, columns: &[(&str, &str)]) -> Table {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut shown = table(&names);
    for entry in entries(list) {
        shown.add_row(columns.iter().map(|(_, field)| word(&entry[field])));
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_table_has_a_line_for_each_entry_and_a_hyphen_for_nothing() {
        let list = json!([{"a": "x", "b": 5}, {"a": true, "b": null}, {"a": ["y", "z"]}]);
        let text = rows(&list, &[("first", "a"), ("second", "b")]).to_string();
        let cells: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        for line in [vec!["first", "second"], vec!["x", "5"], vec!["yes", "-"], vec!["y,", "z", "-"]] {
            assert!(cells.contains(&line), "{line:?}: {text}");
        }
        assert!(entries(&Value::Null).is_empty());
    }
}
