//! The files that accounts come in by, line by line: NDJSON and CSV. Pure: bytes in, accounts and faults out.
//!
//! A file is read in pieces of any size and never held as a whole: what is kept is the line that is not complete yet,
//! up to `LINE_BYTES_MAX`.
//!
//! **Invariant:** every line with something in it is an account or a fault, once, with its number; a fault names the
//! field and what was expected, and never what was found, which is somebody's data.

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::Account;
use crate::id::AccountId;
use crate::language::Language;
use crate::region::Region;

/// The longest line, in bytes; an account needs 200.
pub const LINE_BYTES_MAX: usize = 4096;

/// The fields of an account. The first two are needed.
const FIELDS: [&str; 5] = ["account_id", "home_region", "country", "locale", "since"];
/// Of these, the ones without which there is no account.
const NEEDED: usize = 2;

/// How accounts are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated, the fields' names in the first line; a value in quotes may have commas, and `""` for a quote.
    Csv,
}

impl Format {
    /// Reads the name of a format, or the ending of a file's name.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "ndjson" | "jsonl" | "json" => Some(Self::Ndjson),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// An account of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The number of its line, from 1.
    pub line: u64,
    /// The account.
    pub account: Account,
    /// Since when the user service knows it, if the file tells.
    pub since: Option<Timestamp>,
}

/// A line that is no account.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// The number of the line, from 1.
    pub line: u64,
    /// The field that is wrong; `line` if it is the line as a whole, `header` if it is the first line of a CSV file.
    pub field: String,
    /// What was expected there.
    pub expected: String,
}

impl Fault {
    pub(super) fn new(line: u64, field: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { line, field: field.into(), expected: expected.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: expected {}", self.line, self.field, self.expected)
    }
}

/// Cuts pieces of a file into lines.
#[derive(Debug, Default)]
struct Cutter {
    kept: Vec<u8>,
    number: u64,
    /// The line that is not complete yet is too long, and was reported.
    skipping: bool,
}

/// A line, or the number of one that is too long.
type Cut<'a> = Result<(u64, &'a [u8]), u64>;

impl Cutter {
    fn feed(&mut self, piece: &[u8], mut each: impl FnMut(Cut<'_>)) {
        let mut rest = piece;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, after) = (&rest[..end], &rest[end + 1..]);
            self.complete(line, &mut each);
            rest = after;
        }
        self.keep(rest, &mut each);
    }

    /// The last line may have no end.
    fn finish(&mut self, mut each: impl FnMut(Cut<'_>)) {
        if self.skipping || !self.kept.is_empty() {
            self.complete(&[], &mut each);
        }
    }

    fn complete(&mut self, end: &[u8], each: &mut impl FnMut(Cut<'_>)) {
        self.keep(end, each);
        if !std::mem::take(&mut self.skipping) {
            self.number += 1;
            let line = self.kept.strip_suffix(b"\r").unwrap_or(&self.kept);
            each(Ok((self.number, line)));
        }
        self.kept.clear();
    }

    fn keep(&mut self, part: &[u8], each: &mut impl FnMut(Cut<'_>)) {
        if self.skipping {
            return;
        }
        if self.kept.len() + part.len() > LINE_BYTES_MAX {
            self.kept.clear();
            self.skipping = true;
            self.number += 1;
            each(Err(self.number));
        } else {
            self.kept.extend_from_slice(part);
        }
    }
}

/// Reads a file of accounts, piece by piece.
#[derive(Debug)]
pub struct Reader {
    cutter: Cutter,
    understands: Understands,
}

/// What a line is read with.
#[derive(Debug)]
struct Understands {
    format: Format,
    regions: Vec<Region>,
    /// Which field of `FIELDS` each column of a CSV file is; nothing before its first line.
    columns: Option<Vec<usize>>,
    /// Later than this no account can be known.
    now: Timestamp,
}

/// What a piece of a file held.
#[derive(Debug, Default)]
pub struct Found {
    /// The accounts.
    pub newcomers: Vec<Newcomer>,
    /// The lines that are none.
    pub faults: Vec<Fault>,
}

impl Reader {
    /// Before the first line. A home must be one of `regions`, and nobody is known since later than `now`.
    pub fn new(format: Format, regions: Vec<Region>, now: Timestamp) -> Self {
        Self { cutter: Cutter::default(), understands: Understands { format, regions, columns: None, now } }
    }

    /// How many lines were read.
    pub fn lines(&self) -> u64 {
        self.cutter.number
    }

    /// The next piece; a first line of CSV that can't be one is an error, because no other line could be read.
    pub fn feed(&mut self, piece: &[u8]) -> Result<Found, Fault> {
        let mut taken = Taken::default();
        let Self { cutter, understands } = self;
        cutter.feed(piece, |cut| taken.take(understands, cut));
        taken.done()
    }

    /// What the end of the file completes.
    pub fn finish(&mut self) -> Result<Found, Fault> {
        let mut taken = Taken::default();
        let Self { cutter, understands } = self;
        cutter.finish(|cut| taken.take(understands, cut));
        let found = taken.done()?;
        if understands.format == Format::Csv && understands.columns.is_none() {
            return Err(Fault::new(cutter.number.max(1), "header", header_expected()));
        }
        Ok(found)
    }
}

#[derive(Default)]
struct Taken {
    found: Found,
    hopeless: Option<Fault>,
}

impl Taken {
    fn take(&mut self, understands: &mut Understands, cut: Cut<'_>) {
        if self.hopeless.is_some() {
            return;
        }
        match understands.line(cut) {
            Ok(Some(newcomer)) => self.found.newcomers.push(newcomer),
            Ok(None) => {}
            Err(fault) if fault.field == "header" => self.hopeless = Some(fault),
            Err(fault) => self.found.faults.push(fault),
        }
    }

    fn done(self) -> Result<Found, Fault> {
        self.hopeless.map_or(Ok(self.found), Err)
    }
}

impl Understands {
    /// Nothing: an empty line, or the header.
    fn line(&mut self, cut: Cut<'_>) -> Result<Option<Newcomer>, Fault> {
        let headless = self.format == Format::Csv && self.columns.is_none();
        let place = if headless { "header" } else { "line" };
        let too_long = |line| Fault::new(line, place, format!("{LINE_BYTES_MAX} bytes at most"));
        let (number, bytes) = cut.map_err(too_long)?;
        let text = std::str::from_utf8(bytes).map_err(|_odd| Fault::new(number, place, "text in UTF-8"))?;
        let text = if number == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
        if text.trim().is_empty() {
            return Ok(None);
        }
        let fields = match self.format {
            Format::Ndjson => object(text),
            Format::Csv if headless => {
                self.columns = Some(header(text).map_err(|expected| Fault::new(number, "header", expected))?);
                return Ok(None);
            }
            Format::Csv => self.row(text),
        };
        let fields = fields.map_err(|(field, expected)| Fault::new(number, field, expected))?;
        self.newcomer(number, &fields).map(Some).map_err(|(field, expected)| Fault::new(number, field, expected))
    }

    fn row(&self, text: &str) -> Result<Values, Wrong> {
        let columns = self.columns.as_deref().unwrap_or_default();
        let values = split(text).map_err(|expected| ("line".to_owned(), expected.to_owned()))?;
        if values.len() != columns.len() {
            return Err((
                "line".into(),
                format!("{} values, as the first line names, not {}", columns.len(), values.len()),
            ));
        }
        let mut fields = Values::default();
        for (column, value) in columns.iter().zip(values) {
            fields[*column] = value;
        }
        Ok(fields)
    }

    fn newcomer(&self, line: u64, fields: &Values) -> Result<Newcomer, Wrong> {
        let wrong = |place: usize, expected: String| (FIELDS[place].to_owned(), expected);
        let [account_id, home, country, locale, since] = fields;
        let id = account_id.parse().map_err(|_odd| wrong(0, "a UUID".into()))?;
        let home = home.parse::<Region>().ok().filter(|home| self.regions.contains(home));
        let home = home.ok_or_else(|| wrong(1, self.region_expected()))?;
        if !(country.is_empty() || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(wrong(2, "two capital letters (ISO 3166), such as DE, or nothing".into()));
        }
        let locale = if locale.is_empty() {
            String::new()
        } else {
            let known = locale.parse::<Language>().map(|language| language.to_string());
            known
                .ok()
                .filter(|tag| tag.len() <= 35)
                .ok_or_else(|| wrong(3, "a language tag, such as pt-BR, or nothing".into()))?
        };
        let since = match since.as_str() {
            "" => None,
            text => {
                let moment = moment(text).filter(|since| *since <= self.now);
                Some(moment.ok_or_else(|| wrong(4, "a day or a moment (RFC 3339) that is past, or nothing".into()))?)
            }
        };
        let account = Account { id: AccountId(id), home, country: country.clone(), locale, blocked: false };
        Ok(Newcomer { line, account, since })
    }

    fn region_expected(&self) -> String {
        let names: Vec<&str> = self.regions.iter().map(Region::as_str).collect();
        format!("a region that there is: {}", names.join(", "))
    }
}

/// The values of a line, in the order of `FIELDS`; what is not said is empty.
type Values = [String; FIELDS.len()];
/// A field, and what was expected.
type Wrong = (String, String);

fn moment(text: &str) -> Option<Timestamp> {
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    text.parse().ok().or_else(day)
}

fn object(text: &str) -> Result<Values, Wrong> {
    let line = |expected: &str| ("line".to_owned(), expected.to_owned());
    let Ok(Value::Object(object)) = serde_json::from_str(text) else { return Err(line("one JSON object")) };
    let mut fields = Values::default();
    for (name, value) in object {
        let Some(place) = FIELDS.iter().position(|field| *field == name) else {
            return Err(line(&format!("no other fields than {}", FIELDS.join(", "))));
        };
        fields[place] = match value {
            Value::String(text) => text,
            Value::Null if place >= NEEDED => String::new(),
            _ => return Err((name, "a text".into())),
        };
    }
    Ok(fields)
}

fn header_expected() -> String {
    format!("{}, and no other names than {}", FIELDS[..NEEDED].join(" and "), FIELDS.join(", "))
}

fn header(text: &str) -> Result<Vec<usize>, String> {
    let mut columns = Vec::with_capacity(FIELDS.len());
    for name in split(text)? {
        let place = FIELDS.iter().position(|field| *field == name.trim()).ok_or_else(header_expected)?;
        if columns.contains(&place) {
            return Err(format!("{} once", FIELDS[place]));
        }
        columns.push(place);
    }
    if (0..NEEDED).all(|place| columns.contains(&place)) { Ok(columns) } else { Err(header_expected()) }
}

/// The values of a line of CSV (RFC 4180; none of ours has a line feed in it).
fn split(text: &str) -> Result<Vec<String>, &'static str> {
    let (mut values, mut value, mut quoted) = (Vec::with_capacity(FIELDS.len()), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => value.extend(letters.next()),
            '"' if quoted => {
                quoted = false;
                if letters.peek().is_some_and(|next| *next != ',') {
                    return Err("a comma or the end after a value in quotes");
                }
            }
            '"' if value.is_empty() => quoted = true,
            ',' if !quoted => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    if quoted {
        return Err("the end of a value in quotes, in its line");
    }
    values.push(value);
    Ok(values)
}
