//! How it sold out, as far as a crowd can see: when the last units and the first SORRYs were heard of.
//!
//! A crowd hears of a grant after it was committed, and of a SORRY after the gate was closed; it never sees a counter
//! row. So a region without a unit is one from whose rows no later grant was heard: units that were lent to it later
//! and went out count as its own, and a row that was dry for a while is not seen.
//!
//! **Invariant:** every moment here is one at which somebody heard an answer.

use std::collections::BTreeMap;

use super::Asked;
use super::line::Moment;
use crate::rush::answer::Told;

/// Moments of the end.
#[derive(Clone, Debug)]
pub struct Closing {
    /// By epoch and region that said it: when the first SORRY was heard.
    sorry: BTreeMap<u32, Vec<Moment>>,
    /// By region that said it: when the last new grant was heard.
    granted: Vec<Option<Moment>>,
    /// By counter row, as the record numbers them: when the last new grant from it was heard.
    rows: Vec<Option<Moment>>,
}

impl Closing {
    pub(super) fn new(regions: usize) -> Self {
        Self { sorry: BTreeMap::new(), granted: vec![None; regions], rows: Vec::new() }
    }

    /// Somebody heard of a unit of theirs that is not older than this run.
    pub(super) fn grant(&mut self, row: u16, asked: &Asked) {
        let row = usize::from(row);
        if self.rows.len() <= row {
            self.rows.resize(row + 1, None);
        }
        let at = Some(asked.answered);
        self.rows[row] = self.rows[row].max(at);
        let region = &mut self.granted[usize::from(asked.answered_by)];
        *region = (*region).max(at);
    }

    pub(super) fn sorry(&mut self, asked: &Asked) {
        let Some(Told::SoldOut { epoch }) = asked.told else { return };
        let regions = self.granted.len();
        let moments = self.sorry.entry(epoch).or_insert_with(|| vec![Moment::NEVER; regions]);
        let first = &mut moments[usize::from(asked.answered_by)];
        *first = (*first).min(asked.answered);
    }

    /// The last epoch that was named, and when each region first said SORRY in it.
    pub fn last_epoch(&self) -> Option<(u32, Vec<Option<Moment>>)> {
        let (epoch, moments) = self.sorry.last_key_value()?;
        Some((*epoch, moments.iter().map(|moment| Some(*moment).filter(|m| *m != Moment::NEVER)).collect()))
    }

    /// By region that said it: when the last new grant was heard.
    pub fn granted(&self) -> &[Option<Moment>] {
        &self.granted
    }

    /// By counter row: when the last new grant from it was heard.
    pub fn rows(&self) -> impl Iterator<Item = (u16, Moment)> {
        (0..).zip(&self.rows).filter_map(|(row, moment)| Some((row, (*moment)?)))
    }
}
