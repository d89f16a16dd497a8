//! The file that `largesse claim export` writes: what is in it so far, its last row, and going on after one that was
//! broken off.
//!
//! **Invariant:** memory holds one piece of the file and two of its rows. A row is in the file whole, or is taken away
//! before others are added.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;

use serde_json::Value;

use crate::account::lines::Format;
use crate::claim::export::CSV_HEADER;

/// More than a row has, in bytes.
const ROW_BYTES_MAX: u64 = 64 * 1024;

/// What went into a file.
pub struct Written<W> {
    to: W,
    format: Format,
    lines: u64,
    header: bool,
    last: Vec<u8>,
    partial: Vec<u8>,
}

impl<W: Write> Written<W> {
    /// Nothing yet; a file in CSV that does not go on begins with its columns' names.
    pub fn new(to: W, format: Format, goes_on: bool) -> Self {
        let header = matches!(format, Format::Csv) && !goes_on;
        Self { to, format, lines: 0, header, last: Vec::new(), partial: Vec::new() }
    }

    /// Writes a piece.
    pub fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.to.write_all(piece)?;
        let ends = |byte: &u8| *byte == b'\n';
        self.lines += piece.iter().copied().filter(|byte| ends(byte)).count() as u64;
        let Some(end) = piece.iter().rposition(ends) else {
            self.partial.extend_from_slice(piece);
            return Ok(());
        };
        self.last = match piece[..end].iter().rposition(ends) {
            Some(before) => piece[before + 1..end].to_vec(),
            None => [&self.partial, &piece[..end]].concat(),
        };
        self.partial = piece[end + 1..].to_vec();
        Ok(())
    }

    /// How many claims there are.
    pub fn claims(&self) -> u64 {
        self.lines.saturating_sub(u64::from(self.header))
    }

    /// Everything is written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    /// The last whole row, as `--after` names it; nothing if there is none.
    pub fn last(&self) -> Option<String> {
        let [home, account] = match self.format {
            Format::Ndjson => {
                let row: Value = serde_json::from_slice(&self.last).ok()?;
                ["home_region", "account_id"].map(|name| row[name].as_str().map(str::to_owned))
            }
            Format::Csv => {
                let row: Vec<&str> = std::str::from_utf8(&self.last).ok()?.split(',').collect();
                let place = |name: &str| CSV_HEADER.trim_end().split(',').position(|column| column == name);
                let value = |name: &str| row.get(place(name)?).map(|value| (*value).to_owned());
                // The first line names the columns.
                ["home_region", "account_id"].map(|name| value(name).filter(|value| value != name))
            }
        };
        Some(format!("{}/{}", home?, account?))
    }
}

/// A new file, or one that goes on: a row that was cut in the middle is taken away from it.
pub fn open(path: &Path, goes_on: bool) -> io::Result<File> {
    if !goes_on {
        return File::create(path);
    }
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let length = file.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(ROW_BYTES_MAX);
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(from))?;
    file.read_to_end(&mut tail)?;
    let whole = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end as u64 + 1);
    if whole == 0 && from > 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it does not end with rows of claims"));
    }
    file.set_len(from + whole)?;
    file.seek(SeekFrom::End(0))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_whole_row_is_known_wherever_the_pieces_end() {
        let row = |n: u32| format!("{{\"home_region\":\"eu\",\"account_id\":\"{n}\"}}\n");
        let text = (1..=3).map(row).collect::<String>() + "{\"home_region\":\"eu\",\"acc";
        for size in 1..text.len() {
            let mut written = Written::new(Vec::new(), Format::Ndjson, false);
            for piece in text.as_bytes().chunks(size) {
                written.write(piece).unwrap();
            }
            assert_eq!((written.claims(), written.last().as_deref()), (3, Some("eu/3")), "{size}");
            assert_eq!(written.to, text.as_bytes());
        }
        let mut csv = Written::new(Vec::new(), Format::Csv, false);
        csv.write(CSV_HEADER.as_bytes()).unwrap();
        assert_eq!((csv.claims(), csv.last()), (0, None));
        csv.write(b"eu.0.1,7,eu,eu,0,1\n").unwrap();
        assert_eq!((csv.claims(), csv.last().as_deref()), (1, Some("eu/7")));
    }

    #[test]
    fn a_file_that_goes_on_loses_a_row_that_was_cut_and_no_other() {
        let path = std::env::temp_dir().join(format!("largesse-export-{}", uuid::Uuid::new_v4()));
        let check = |before: &[u8], expected: &[u8]| {
            std::fs::write(&path, before).unwrap();
            open(&path, true).unwrap().write_all(b"next\n").unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), expected);
        };
        check(b"", b"next\n");
        check(b"one\n", b"one\nnext\n");
        check(b"one\ntw", b"one\nnext\n");
        check(b"on", b"next\n");
        let long = "x".repeat(70_000);
        check(format!("{long}\ntw").as_bytes(), format!("{long}\nnext\n").as_bytes());
        std::fs::write(&path, &long).unwrap();
        assert!(open(&path, true).is_err());
        open(&path, false).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"");
        std::fs::remove_file(&path).unwrap();
    }
}
