//! Counts that are told in multiples of a base, and what this adds to the uncertainty of shares and means.

use super::numeric::number;

/// How counts are told: in multiples of a base with a fixed secret offset, or exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRounding {
    base: u64,
}

impl CellRounding {
    /// Counts are exact.
    pub const EXACT: CellRounding = CellRounding { base: 1 };
    /// Counts are told in threes: within 2 of the true count.
    pub const THREES: CellRounding = CellRounding { base: 3 };

    /// Counts are multiples of a base; 1, and 0, mean exact.
    pub fn told_in(base: u64) -> CellRounding {
        CellRounding { base: base.max(1) }
    }

    /// Returns the base: 1 or 3.
    pub fn base(self) -> u64 {
        self.base
    }

    /// Returns the variance that rounding adds to each told count: (base² − 1) / 6, which is 0 for exact counts and 4/3
    /// for threes, over all offsets.
    pub fn variance(self) -> f64 {
        (number(self.base).powi(2) - 1.0) / 6.0
    }
}

/// Returns the effective number of answers behind a told share: `n` reduced by the variance of rounding. `hit_cells` and
/// `other_cells` are the numbers of told cells behind the hits and behind the rest. `None` when `n` is 0.
///
/// n / (1 + v · Σ(w − m)² / (n · s²)) with the share m = (hits + 1) / (n + 2), s² = m · (1 − m), and the weights w of the
/// cells: 1 for hits, 0 for the rest.
///
/// ```
/// use urbivox_core::measure::cell_rounding::{CellRounding, effective_answers};
///
/// let effective = effective_answers(12, 15, 2, 3, CellRounding::THREES).unwrap();
/// assert_eq!(format!("{effective:.4}"), "7.8069");
/// ```
pub fn effective_answers(hits: u64, n: u64, hit_cells: u64, other_cells: u64, rounding: CellRounding) -> Option<f64> {
    if n == 0 {
        return None;
    }
    let mean = (number(hits.min(n)) + 1.0) / (number(n) + 2.0);
    let weights = number(hit_cells) * (1.0 - mean).powi(2) + number(other_cells) * mean.powi(2);
    Some(effective(n, weights, mean * (1.0 - mean), rounding))
}

/// Returns the effective number of answers behind the share of one told cell in a number of answers that is told in a cell
/// of its own, as of an option of several; `None` when `n` is 0.
///
/// As [`effective_answers`], with the weights 1 of the option's cell and m of the number's.
pub fn effective_answers_of_parts(hits: u64, n: u64, rounding: CellRounding) -> Option<f64> {
    if n == 0 {
        return None;
    }
    let mean = (number(hits.min(n)) + 1.0) / (number(n) + 2.0);
    Some(effective(n, 1.0 + mean.powi(2), mean * (1.0 - mean), rounding))
}

/// Returns n / (1 + v · `squares` / (n · `variance`)).
pub(super) fn effective(n: u64, squares: f64, variance: f64, rounding: CellRounding) -> f64 {
    number(n) / (1.0 + rounding.variance() * squares / (number(n) * variance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_counts_lose_nothing_and_threes_lose_less_with_more_answers() {
        assert_eq!(effective_answers(12, 15, 2, 3, CellRounding::EXACT), Some(15.0));
        let lost = |hits, n| 1.0 - effective_answers(hits, n, 2, 3, CellRounding::THREES).unwrap() / number(n);
        assert!(lost(12, 15) > 0.4 && lost(801, 1002) < 0.02);
        assert_eq!(effective_answers(0, 0, 2, 3, CellRounding::THREES), None);
    }
}
