//! One promise and what was found against it.
//!
//! **Invariant:** the witness is the smallest one by its key, whatever order the findings came in; a text is only made
//! for a finding that is the smallest so far.

use serde::Serialize;

/// One promise, checked.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// The promise.
    pub promise: &'static str,
    /// Whether there was anything to check it with.
    pub checked: bool,
    /// Whether it was checked and kept.
    pub ok: bool,
    /// How often it was broken.
    pub violations: u64,
    /// The smallest example of that.
    pub witness: Option<String>,
    /// What was compared.
    pub detail: String,
}

impl Check {
    /// A promise that can't be checked, and what it would take.
    pub(super) fn impossible(promise: &'static str, needs: &str) -> Self {
        let detail = format!("not checked: {needs}");
        Self { promise, checked: false, ok: false, violations: 0, witness: None, detail }
    }
}

/// What was found so far against one promise.
#[derive(Debug, Default)]
pub(super) struct Finding {
    violations: u64,
    smallest: Option<(u64, String)>,
}

impl Finding {
    /// One violation; `key` orders the witnesses.
    pub(super) fn add(&mut self, key: u64, witness: impl FnOnce() -> String) {
        self.add_many(1, key, witness);
    }

    /// Several violations with a common witness.
    pub(super) fn add_many(&mut self, times: u64, key: u64, witness: impl FnOnce() -> String) {
        self.violations += times;
        if self.smallest.as_ref().is_none_or(|(smallest, _)| key < *smallest) {
            self.smallest = Some((key, witness()));
        }
    }

    pub(super) fn check(self, promise: &'static str, detail: String) -> Check {
        let witness = self.smallest.map(|(_, text)| text);
        Check { promise, checked: true, ok: self.violations == 0, violations: self.violations, witness, detail }
    }
}
