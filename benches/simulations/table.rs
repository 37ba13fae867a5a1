//! Tables of simulated figures beside those of the specification.

use std::fmt::Write;

/// A simulated figure.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Setting.
    pub(crate) name: String,
    /// Simulated value.
    pub(crate) found: f64,
    /// Lowest and highest value in `docs/statistics.md`; equal where it names one.
    pub(crate) expected: (f64, f64),
    /// Largest difference that the method of the simulation explains, besides chance.
    pub(crate) tolerance: f64,
    /// Standard error of the simulated value.
    pub(crate) error: f64,
}

impl Figure {
    /// A value with its standard error.
    pub(crate) fn new(name: String, found: f64, expected: (f64, f64), tolerance: f64, error: f64) -> Figure {
        Figure {
            name,
            found,
            expected,
            tolerance,
            error,
        }
    }

    /// A share of runs, in per cent.
    pub(crate) fn per_cent(name: String, hits: u64, runs: u64, expected: (f64, f64), tolerance: f64) -> Figure {
        let share = hits as f64 / runs.max(1) as f64;
        // At least that of one run in so many, so that 0 of few runs is no proof of 0.
        let spread = (share * (1.0 - share)).max(1.0 / runs.max(1) as f64);
        let error = 100.0 * (spread / runs.max(1) as f64).sqrt();
        Figure::new(name, 100.0 * share, expected, tolerance, error)
    }

    /// Whether the value is within the tolerance and four standard errors of what is expected.
    pub(crate) fn is_expected(&self) -> bool {
        let margin = self.tolerance + 4.0 * self.error;
        (self.expected.0 - margin..=self.expected.1 + margin).contains(&self.found)
    }
}

/// A value that is expected exactly.
pub(crate) fn at(value: f64) -> (f64, f64) {
    (value, value)
}

/// Writes the figures as a table.
pub(crate) fn table(title: &str, figures: &[Figure]) -> String {
    let mut text = format!("{title}\n\n");
    let _ = writeln!(text, "  {:<64}{:>10}{:>20}", "", "found", "documented");
    for figure in figures {
        let (low, high) = figure.expected;
        let expected = if low == high {
            format!("{low}")
        } else if high == f64::MAX {
            format!("from {low}")
        } else {
            format!("{low} to {high}")
        };
        let verdict = if figure.is_expected() { "" } else { "   DIFFERS" };
        let _ = writeln!(
            text,
            "  {:<64}{:>10.2}{expected:>20}{verdict}",
            figure.name, figure.found
        );
    }
    text
}
