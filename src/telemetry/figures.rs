//! Figures that are not counted here but read elsewhere: replaced as a whole, and a scrape shows the last ones.
//!
//! What may not live here: what a figure means, and how it is read.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;

/// A figure's labels: names that the program chose, values of a bounded list.
pub type Labels = Vec<(&'static str, String)>;

/// One metric and its figures. Without figures it is announced all the same, so that a rule that names it can be held
/// against a server that has nothing to tell.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name, without the program's prefix and without `_total`.
    pub name: &'static str,
    /// What it says.
    pub help: &'static str,
    /// Whether it only ever rises.
    pub rises: bool,
    /// Its figures.
    pub figures: Vec<(Labels, f64)>,
}

impl Series {
    /// A figure that goes up and down, without figures yet.
    pub fn level(name: &'static str, help: &'static str) -> Self {
        Self { name, help, rises: false, figures: Vec::new() }
    }

    /// A figure that only rises, without figures yet.
    pub fn count(name: &'static str, help: &'static str) -> Self {
        Self { rises: true, ..Self::level(name, help) }
    }

    /// Adds a figure.
    pub fn add(&mut self, labels: Labels, figure: f64) {
        self.figures.push((labels, figure));
    }

    /// The same with one figure that has no labels.
    #[must_use]
    pub fn with(mut self, figure: f64) -> Self {
        self.add(Labels::new(), figure);
        self
    }

    /// Writes it down for a scrape.
    pub(super) fn encode(&self, encoder: &mut DescriptorEncoder<'_>) -> std::fmt::Result {
        let kind = if self.rises { MetricType::Counter } else { MetricType::Gauge };
        let mut metric = encoder.encode_descriptor(self.name, self.help, None, kind)?;
        for (labels, figure) in &self.figures {
            if labels.is_empty() {
                write(&mut metric, kind, *figure)?;
            } else {
                write(&mut metric.encode_family(labels)?, kind, *figure)?;
            }
        }
        Ok(())
    }
}

fn write(
    metric: &mut prometheus_client::encoding::MetricEncoder<'_>,
    kind: MetricType,
    figure: f64,
) -> std::fmt::Result {
    match kind {
        MetricType::Counter => metric.encode_counter::<[(&str, &str); 0], _, f64>(&figure, None),
        _ => metric.encode_gauge(&figure),
    }
}

/// The last figures that were read; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Figures(Arc<ArcSwapOption<Vec<Series>>>);

impl Figures {
    /// From now on these are the figures.
    pub fn replace(&self, series: Vec<Series>) {
        self.0.store(Some(Arc::new(series)));
    }
}

impl Collector for Figures {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> std::fmt::Result {
        self.0.load().iter().flat_map(|all| all.iter()).try_for_each(|series| series.encode(&mut encoder))
    }
}

#[cfg(test)]
mod tests {
    use prometheus_client::encoding::text::encode;
    use prometheus_client::registry::Registry;

    use super::*;

    #[test]
    fn the_last_figures_are_shown_and_no_others() {
        let (figures, mut registry) = (Figures::default(), Registry::with_prefix("p"));
        registry.register_collector(Box::new(figures.clone()));
        let shown = || {
            let mut text = String::new();
            encode(&mut text, &registry).unwrap();
            text
        };
        assert_eq!(shown(), "# EOF\n");
        let mut left = Series::level("left", "Left.");
        left.add(vec![("region", "eu".into())], 7.0);
        figures.replace(vec![left, Series::count("moved", "Moved.").with(2.0)]);
        let text = shown();
        assert!(text.contains("# TYPE p_left gauge\np_left{region=\"eu\"} 7"), "{text}");
        assert!(text.contains("# TYPE p_moved counter\np_moved_total 2"), "{text}");
        figures.replace(vec![Series::level("left", "Left.")]);
        assert_eq!(shown(), "# HELP p_left Left.\n# TYPE p_left gauge\n# EOF\n");
    }
}
