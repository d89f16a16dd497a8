//! How it sold out, in the moments at which the crowd heard of it. What a crowd can't see is said in
//! `record/closing.rs`.

use std::fmt;

use serde::Serialize;

use crate::rush::plan::Plan;
use crate::rush::record::{Moment, Record};

/// Moments in milliseconds from the start of the run; nothing where nothing was heard, or after 71 minutes.
#[derive(Clone, Debug, Serialize)]
pub struct Ending {
    /// The last epoch that a SORRY named; the moments of SORRY are of this one.
    pub epoch: Option<u32>,
    /// When the last new grant was heard.
    pub last_grant_heard_ms: Option<f64>,
    /// When the first SORRY was heard.
    pub first_sorry_heard_ms: Option<f64>,
    /// From the one to the other; negative if a grant was heard after a SORRY, as replies may overtake each other.
    pub last_grant_to_first_sorry_ms: Option<f64>,
    /// From the first SORRY of the first region that said it to the first of the last one.
    pub first_sorry_spread_ms: Option<f64>,
    /// From the last unit heard of from the region whose stock ended first, to the last unit heard of from any: how
    /// long a region was seen without a unit while others had some.
    pub first_stock_region_ended_to_last_grant_ms: Option<f64>,
    /// Each region.
    pub regions: Vec<RegionEnding>,
}

/// One region's end.
#[derive(Clone, Debug, Serialize)]
pub struct RegionEnding {
    /// Its name.
    pub name: String,
    /// When its servers' last new grant was heard, whosever stock it was from.
    pub last_grant_heard_ms: Option<f64>,
    /// When its servers' first SORRY was heard.
    pub first_sorry_heard_ms: Option<f64>,
    /// When the last new grant from its own stock was heard, whosever servers said it.
    pub last_unit_heard_ms: Option<f64>,
}

impl Ending {
    /// Of a record.
    pub fn new(plan: &Plan, record: &Record) -> Self {
        let (epoch, sorry) = record.closing.last_epoch().map_or((None, vec![]), |(epoch, sorry)| (Some(epoch), sorry));
        let units = |name: &str| {
            let rows = record.closing.rows().filter(|(row, _)| record.row(*row).region.as_str() == name);
            rows.map(|(_, moment)| moment).max()
        };
        let region = |(place, target): (usize, &crate::rush::RegionTarget)| RegionEnding {
            name: target.region.to_string(),
            last_grant_heard_ms: ms(record.closing.granted()[place]),
            first_sorry_heard_ms: ms(sorry.get(place).copied().flatten()),
            last_unit_heard_ms: ms(units(target.region.as_str())),
        };
        let regions: Vec<RegionEnding> = plan.regions.iter().enumerate().map(region).collect();
        let grants = span(regions.iter().filter_map(|region| region.last_grant_heard_ms));
        let sorries = span(regions.iter().filter_map(|region| region.first_sorry_heard_ms));
        let stocks = span(regions.iter().filter_map(|region| region.last_unit_heard_ms));
        let (last, first) = (grants.map(|(_, last)| last), sorries.map(|(first, _)| first));
        let sold_out = |gap: f64| epoch.map(|_| gap);
        Self {
            epoch,
            last_grant_heard_ms: last,
            first_sorry_heard_ms: first,
            last_grant_to_first_sorry_ms: first.zip(last).map(|(first, last)| first - last),
            first_sorry_spread_ms: sorries.map(|(first, last)| last - first),
            first_stock_region_ended_to_last_grant_ms: stocks.and_then(|(first, last)| sold_out(last - first)),
            regions,
        }
    }
}

/// The smallest and the largest.
fn span(moments: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    moments.fold(None, |span, at| {
        let (least, most) = span.unwrap_or((at, at));
        Some((at.min(least), at.max(most)))
    })
}

fn ms(moment: Option<Moment>) -> Option<f64> {
    moment.filter(|moment| *moment != Moment::NEVER).map(|moment| f64::from(moment.0) / 1000.0)
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = |ms: f64| ms / 1000.0;
        if let Some(last) = self.last_grant_heard_ms {
            writeln!(f, "As the crowd heard it, the last grant was heard at {:.3} s.", seconds(last))?;
        }
        if let (Some(first), Some(spread)) = (self.first_sorry_heard_ms, self.first_sorry_spread_ms) {
            let (first, spread) = (seconds(first), seconds(spread));
            writeln!(f, "The first SORRY was heard at {first:.3} s, in the last region {spread:.3} s later.")?;
        }
        if let Some(gap) = self.first_stock_region_ended_to_last_grant_ms {
            let gap = seconds(gap);
            writeln!(f, "From the last unit of the region that ran out first to the last unit of all: {gap:.3} s.")?;
        }
        Ok(())
    }
}
