//! What files of accounts may look like, and what is said of those that do not.

use super::*;

const ID: &str = "0191e0a4-0000-7000-8000-00000000002a";

fn reader(format: Format) -> Reader {
    let regions = ["eu", "us"].map(|name| name.parse().unwrap()).to_vec();
    Reader::new(format, regions, "2026-01-01T00:00:00Z".parse().unwrap())
}

/// The lines of the accounts, and the faults, of a file that comes in pieces of this size.
fn read(format: Format, text: &[u8], piece: usize) -> Result<(Vec<u64>, Vec<String>), String> {
    let (mut reader, mut lines, mut faults) = (reader(format), Vec::new(), Vec::new());
    let mut take = |found: Result<Found, Fault>| {
        let found = found.map_err(|fault| fault.to_string())?;
        lines.extend(found.newcomers.iter().map(|newcomer| newcomer.line));
        faults.extend(found.faults.iter().map(ToString::to_string));
        Ok::<(), String>(())
    };
    for piece in text.chunks(piece) {
        take(reader.feed(piece))?;
    }
    take(reader.finish())?;
    Ok((lines, faults))
}

/// What is said of one line of NDJSON.
fn fault(line: &str) -> String {
    let (lines, faults) = read(Format::Ndjson, line.as_bytes(), 4096).unwrap();
    assert!(lines.is_empty() && faults.len() == 1, "{line}: {lines:?} {faults:?}");
    faults[0].clone()
}

#[test]
fn every_kind_of_bad_line_names_its_field_and_what_was_expected() {
    let with = |rest: &str| format!("{{\"account_id\":\"{ID}\",\"home_region\":\"eu\"{rest}}}");
    for (line, said) in [
        ("nonsense".to_owned(), "line 1: line: expected one JSON object"),
        ("[1]".into(), "line 1: line: expected one JSON object"),
        (with(",\"zebra\":1"), "line 1: line: expected no other fields than account_id, home_region"),
        (format!("{{\"account_id\":\"{ID}\"}}"), "line 1: home_region: expected a region that there is: eu, us"),
        ("{\"home_region\":\"eu\"}".into(), "line 1: account_id: expected a UUID"),
        ("{\"account_id\":7,\"home_region\":\"eu\"}".into(), "line 1: account_id: expected a text"),
        ("{\"account_id\":null,\"home_region\":\"eu\"}".into(), "line 1: account_id: expected a text"),
        (format!("{{\"account_id\":\"{ID}\",\"home_region\":\"atlantis\"}}"), "line 1: home_region: expected a region"),
        (with(",\"country\":\"de\""), "line 1: country: expected two capital letters"),
        (with(",\"country\":\"D\\u0000\""), "line 1: country: expected two capital letters"),
        (with(",\"locale\":\"*\""), "line 1: locale: expected a language tag"),
        (with(",\"since\":\"yesterday\""), "line 1: since: expected a day or a moment"),
        (with(",\"since\":\"2026-01-02\""), "line 1: since: expected a day or a moment"),
        ("x".repeat(LINE_BYTES_MAX + 1), "line 1: line: expected 4096 bytes at most"),
    ] {
        let fault = fault(&line);
        assert!(fault.starts_with(said), "{line}: {fault}");
    }
    let (_, faults) = read(Format::Ndjson, b"\xff\n", 1).unwrap();
    assert_eq!(faults, ["line 1: line: expected text in UTF-8"]);
}

#[test]
fn a_file_says_the_same_in_pieces_of_any_size_and_its_last_line_needs_no_end() {
    let line = |rest: &str| format!("{{\"account_id\":\"{ID}\",\"home_region\":\"us\"{rest}}}");
    let long = "y".repeat(2 * LINE_BYTES_MAX);
    let text = format!(
        "\u{feff}{}\r\n\n{long}\nbad\n{}\n{}",
        line(",\"since\":\"2020-02-29\""),
        line(",\"locale\":\"pt_br\",\"country\":\"BR\""),
        line(",\"since\":null")
    );
    let expected = read(Format::Ndjson, text.as_bytes(), text.len()).unwrap();
    assert_eq!(expected.0, [1, 5, 6]);
    assert_eq!(expected.1.len(), 2);
    for piece in [1, 2, 7, 4096] {
        assert_eq!(read(Format::Ndjson, text.as_bytes(), piece).as_ref(), Ok(&expected), "{piece}");
    }
}

#[test]
fn csv_has_its_columns_in_any_order_and_a_first_line_that_names_them() {
    let read = |text: &str| read(Format::Csv, text.as_bytes(), 3);
    let good = format!("country,home_region,account_id\r\nDE,eu,{ID}\r\n\"\",\"us\",\"{ID}\"\r\n\r\n");
    assert_eq!(read(&good), Ok((vec![2, 3], vec![])));
    let bad = format!("account_id,home_region\n{ID},eu,DE\n{ID},\"eu\n{ID},\"e\"\"u\"\n{ID},\"eu\"x\n{ID},eu\n");
    let (lines, faults) = read(&bad).unwrap();
    assert_eq!(lines, [6]);
    assert_eq!(
        faults,
        [
            "line 2: line: expected 2 values, as the first line names, not 3",
            "line 3: line: expected the end of a value in quotes, in its line",
            "line 4: home_region: expected a region that there is: eu, us",
            "line 5: line: expected a comma or the end after a value in quotes",
        ]
    );
    for (text, said) in [
        ("", "line 1: header: expected account_id and home_region, and no other names"),
        ("account_id,country\n", "line 1: header: expected account_id and home_region"),
        ("account_id,home_region,age\n", "line 1: header: expected account_id and home_region"),
        ("account_id,home_region,account_id\n", "line 1: header: expected account_id once"),
    ] {
        let refused = read(text).unwrap_err();
        assert!(refused.starts_with(said), "{text}: {refused}");
    }
}

#[test]
fn an_account_has_what_its_line_says() {
    let text = format!("account_id,home_region,country,locale,since\n{ID},us,BR,pt_br,2020-02-29\n{ID},eu,,,\n");
    let found = reader(Format::Csv).feed(text.as_bytes()).unwrap();
    let [first, second] = &found.newcomers[..] else { panic!("{found:?}") };
    let Account { id, home, country, locale, blocked } = &first.account;
    assert_eq!((id.to_string().as_str(), home.as_str(), country.as_str(), locale.as_str()), (ID, "us", "BR", "pt-BR"));
    assert_eq!(
        (first.since.map(|since| since.to_string()).as_deref(), blocked),
        (Some("2020-02-29T00:00:00Z"), &false)
    );
    assert_eq!((second.account.country.as_str(), second.since), ("", None));
}
