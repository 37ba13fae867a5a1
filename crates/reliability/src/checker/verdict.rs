//! The verdict of a check, with its figures.

use std::collections::BTreeMap;
use std::fmt;

/// Violations that are described; further ones are only counted.
const DESCRIBED_MAX: usize = 20;

/// Mean difference of the upper and the lower bound of a count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Widths {
    totals: (u64, u64),
    scores: (u64, u64),
}

impl Widths {
    pub(super) fn add(&mut self, is_total: bool, width: u64) {
        let (sum, count) = if is_total { &mut self.totals } else { &mut self.scores };
        *sum += width;
        *count += 1;
    }

    /// Mean width of the bounds of all responses.
    pub fn of_totals(&self) -> f64 {
        mean(self.totals)
    }

    /// Mean width of the bounds of one score.
    pub fn of_scores(&self) -> f64 {
        mean(self.scores)
    }
}

fn mean((sum, count): (u64, u64)) -> f64 {
    let narrow = |number: u64| u32::try_from(number).map_or(f64::INFINITY, f64::from);
    if count == 0 { 0.0 } else { narrow(sum) / narrow(count) }
}

/// Figures of a history.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Requests of clients and readers.
    pub operations: u64,
    /// Submissions that were acknowledged.
    pub acknowledged: u64,
    /// Acknowledged corrections.
    pub corrected: u64,
    /// Acknowledged withdrawals.
    pub withdrawn: u64,
    /// Requests without a definite response.
    pub in_doubt: u64,
    /// Requests that could not be sent.
    pub unsent: u64,
    /// Looks by receipt.
    pub looks: u64,
    /// Reports.
    pub results: u64,
    /// Exports.
    pub exports: u64,
    /// Searches for comments.
    pub searches: u64,
    /// Faults by kind.
    pub faults: BTreeMap<String, u64>,
    /// Width of the bounds of counts in reports.
    pub widths: Widths,
}

/// Result of a check.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Figures of the history.
    pub figures: Figures,
    /// The first violations.
    pub violations: Vec<String>,
    /// Number of all violations.
    pub violation_count: u64,
    /// Why the history proves nothing, if so.
    pub failures: Vec<String>,
}

impl Verdict {
    pub(super) fn violate(&mut self, what: String) {
        self.violation_count += 1;
        if self.violations.len() < DESCRIBED_MAX {
            self.violations.push(what);
        }
    }

    pub(super) fn fail(&mut self, why: String) {
        self.failures.push(why);
    }

    /// Whether the history was possible and long enough to prove something.
    pub fn is_passed(&self) -> bool {
        self.violation_count == 0 && self.failures.is_empty()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figures = &self.figures;
        writeln!(out, "operations             {:>8}", figures.operations)?;
        writeln!(out, "  acknowledged         {:>8}", figures.acknowledged)?;
        writeln!(out, "  corrected            {:>8}", figures.corrected)?;
        writeln!(out, "  withdrawn            {:>8}", figures.withdrawn)?;
        writeln!(out, "  in doubt             {:>8}", figures.in_doubt)?;
        writeln!(out, "  not sent             {:>8}", figures.unsent)?;
        writeln!(out, "reads by receipt       {:>8}", figures.looks)?;
        writeln!(out, "reports                {:>8}", figures.results)?;
        writeln!(out, "exports                {:>8}", figures.exports)?;
        writeln!(out, "searches               {:>8}", figures.searches)?;
        writeln!(
            out,
            "faults                 {:>8}",
            figures.faults.values().sum::<u64>()
        )?;
        for (kind, count) in &figures.faults {
            writeln!(out, "  {kind:<20} {count:>8}")?;
        }
        writeln!(out, "mean width of bounds   {:>8.2}", figures.widths.of_totals())?;
        writeln!(out, "  of one score         {:>8.2}", figures.widths.of_scores())?;
        for violation in &self.violations {
            writeln!(out, "violation: {violation}")?;
        }
        for failure in &self.failures {
            writeln!(out, "failure: {failure}")?;
        }
        match (self.violation_count, self.is_passed()) {
            (0, true) => write!(out, "verdict: passed"),
            (0, false) => write!(out, "verdict: failed, because the history proves too little"),
            (count, _) => write!(out, "verdict: failed with {count} violations"),
        }
    }
}
