//! From samples to figures: medians with the least and the greatest value beside them. Pure.
//!
//! **Invariant:** a figure is made of the samples of one load and one contestant, all of them; none is left out.

use serde::Serialize;

use super::contestant::Contestant;
use super::measure::Sample;

/// What a contestant was put to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// W, as fast as it can.
    Winners,
    /// M, as fast as it can.
    Mix,
    /// W, at half of the rate that the contestant can take.
    Half,
    /// M, at the same rate for all.
    Paced,
}

/// A median, and how far the samples lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
}

/// The figures of one contestant on one course.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// What it was put to.
    pub course: Course,
    /// Who.
    pub who: Contestant,
    /// Final answers a second.
    pub answers: Spread,
    /// Units granted a second.
    pub claims: Spread,
    /// Milliseconds, where there was a pace.
    pub p50: Option<Spread>,
    /// Milliseconds.
    pub p99: Option<Spread>,
    /// Milliseconds.
    pub p999: Option<Spread>,
    /// CPU seconds of the server for a million answers.
    pub cpu_server: Option<Spread>,
    /// CPU seconds of the store for a million answers.
    pub cpu_store: Option<Spread>,
    /// CPU seconds of the crowd for a million answers.
    pub cpu_crowd: Option<Spread>,
    /// Mebibytes of the server.
    pub memory_server: Option<Spread>,
    /// Mebibytes of the store.
    pub memory_store: Option<Spread>,
    /// Bytes of the store's log for each granted unit.
    pub log_bytes: Option<Spread>,
    /// Bytes of the store's data for each granted unit.
    pub data_bytes: Option<Spread>,
    /// Errors of all samples.
    pub errors: u64,
    /// Why it is disqualified; empty if every sample was exact.
    pub faults: Vec<String>,
    /// Ours, divided by it: answers a second, medians of the same run. At a given pace there is nothing to compare.
    pub ratio: Option<f64>,
    /// Each sample.
    pub samples: Vec<Sample>,
}

impl Spread {
    /// The spread of some values; none if there is none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let (low, high) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Self { median: f64::midpoint(low, high), min, max })
    }
}

impl Figures {
    /// The figures of these samples; none if there is no sample.
    pub fn of(course: Course, who: Contestant, samples: Vec<Sample>) -> Option<Self> {
        let spread = |of: &dyn Fn(&Sample) -> Option<f64>| {
            let values: Option<Vec<f64>> = samples.iter().map(of).collect();
            Spread::of(values?)
        };
        let million = |cpu: Option<f64>, sample: &Sample| Some(cpu? * 1e6 / (sample.answers.max(1) as f64));
        let mebibytes = |bytes: Option<u64>| Some(bytes? as f64 / f64::from(1 << 20));
        Some(Self {
            course,
            who,
            answers: spread(&|sample| Some(sample.rate()))?,
            claims: spread(&|sample| Some(sample.claims()))?,
            p50: spread(&|sample| Some(sample.latency?.p50)),
            p99: spread(&|sample| Some(sample.latency?.p99)),
            p999: spread(&|sample| Some(sample.latency?.p999)),
            cpu_server: spread(&|sample| million(sample.cpu_server, sample)),
            cpu_store: spread(&|sample| million(sample.cpu_store, sample)),
            cpu_crowd: spread(&|sample| million(sample.cpu_crowd, sample)),
            memory_server: spread(&|sample| mebibytes(sample.memory_server)),
            memory_store: spread(&|sample| mebibytes(sample.memory_store)),
            log_bytes: spread(&|sample| sample.log_bytes),
            data_bytes: spread(&|sample| sample.data_bytes),
            errors: samples.iter().map(|sample| sample.errors).sum(),
            faults: samples.iter().flat_map(|sample| sample.faults.iter().cloned()).collect(),
            ratio: None,
            samples,
        })
    }

    /// Whether its figures count.
    pub fn is_exact(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Puts beside every contestant how ours compares on the same course.
pub fn compare(figures: &mut [Figures]) {
    let ours: Vec<(Course, f64)> =
        figures.iter().filter(|f| f.who == Contestant::Ours).map(|f| (f.course, f.answers.median)).collect();
    for one in figures {
        let ours = ours.iter().find(|(course, _)| *course == one.course);
        let counts = one.is_exact() && matches!(one.course, Course::Winners | Course::Mix);
        one.ratio = ours.filter(|_| counts).map(|(_, rate)| rate / one.answers.median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_has_its_extremes_beside_it() {
        let check = |values: &[f64], expected: Option<(f64, f64, f64)>| {
            let spread = Spread::of(values.iter().copied());
            assert_eq!(spread.map(|s| (s.median, s.min, s.max)), expected, "{values:?}");
        };
        check(&[], None);
        check(&[3.0], Some((3.0, 3.0, 3.0)));
        check(&[9.0, 1.0, 2.0], Some((2.0, 1.0, 9.0)));
        check(&[4.0, 1.0, 2.0, 9.0], Some((3.0, 1.0, 9.0)));
    }

    #[test]
    fn ratios_are_of_one_course_and_a_disqualified_contestant_has_none() {
        let sample = |answers, faults: &[&str]| Sample {
            answers,
            seconds: 1.0,
            faults: faults.iter().map(|fault| (*fault).to_owned()).collect(),
            ..Sample::default()
        };
        let of = |course, who, answers, faults: &[&str]| {
            Figures::of(course, who, vec![sample(answers, faults)]).expect("a sample")
        };
        let mut figures = [
            of(Course::Winners, Contestant::Ours, 300, &[]),
            of(Course::Mix, Contestant::Ours, 400, &[]),
            of(Course::Winners, Contestant::Constant, 600, &[]),
            of(Course::Winners, Contestant::Postgres, 10, &["sold 11 of 10"]),
        ];
        compare(&mut figures);
        let ratios: Vec<Option<f64>> = figures.iter().map(|figures| figures.ratio).collect();
        assert_eq!(ratios, [Some(1.0), Some(1.0), Some(0.5), None]);
    }
}
