//! Change of a measure between two periods, with its 95 % interval.

pub mod alarm;
pub mod control_chart;
mod difference;

use statrs::distribution::{ContinuousCDF, StudentsT};

pub use difference::{
    ChangeFinding, Difference, difference_of_means, difference_of_points, difference_of_shares, holm,
};

use super::interval::{Interval, share, wilson_at};
use super::report::Report;
use super::value::MeasureValue;

/// Two-sided 95 % quantile of the standard normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;

/// Difference of two values of a measure, later minus earlier, in the unit of the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Difference; −1 to 1 for shares.
    pub difference: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// Direction of a change, as it is put in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Significantly up.
    Up,
    /// Significantly down.
    Down,
    /// Not significant.
    Open,
}

impl Change {
    /// Returns the direction; only a significant change has one.
    pub fn direction(&self) -> Direction {
        if !self.is_significant() {
            Direction::Open
        } else if self.difference > 0.0 {
            Direction::Up
        } else {
            Direction::Down
        }
    }

    /// Returns whether the change is statistically significant: the interval excludes zero.
    pub fn is_significant(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// Returns the change of a share from `before` to `after`, each as (hits, trials), −1 to 1, with Newcombe's interval
/// (method 10). It combines the two Wilson intervals, so it is valid for small counts. `None` when either has no trials.
///
/// The interval has the simultaneous level 95 % over `comparisons` (Bonferroni); 1 gives a plain 95 % interval.
///
/// Source: R. G. Newcombe, “Interval estimation for the difference between independent proportions”, *Statistics in
/// Medicine* 17 (1998), 873–890.
///
/// ```
/// use urbivox_core::measure::change::change_of_shares;
///
/// let change = change_of_shares((48, 80), (56, 70), 1).unwrap();
/// assert_eq!(format!("{:.4}", change.difference), "0.2000");
/// assert_eq!(format!("{:.4} to {:.4}", change.low, change.high), "0.0524 to 0.3339");
/// ```
pub fn change_of_shares(before: (u64, u64), after: (u64, u64), comparisons: usize) -> Option<Change> {
    let z = bonferroni_z(comparisons);
    let (p1, p2) = (share(before.0, before.1)?, share(after.0, after.1)?);
    let (first, second) = (wilson_at(before.0, before.1, z)?, wilson_at(after.0, after.1, z)?);
    let Interval { low: l1, high: u1 } = first;
    let Interval { low: l2, high: u2 } = second;
    let difference = p2 - p1;
    let below = ((p2 - l2).powi(2) + (u1 - p1).powi(2)).sqrt();
    let above = ((u2 - p2).powi(2) + (p1 - l1).powi(2)).sqrt();
    Some(Change {
        difference,
        low: (difference - below).max(-1.0),
        high: (difference + above).min(1.0),
    })
}

/// Returns the change of a mean from `before` to `after`, each as (n, mean, standard deviation), in the unit of the mean,
/// with the interval of Welch's t and Satterthwaite's degrees of freedom. `None` when either has fewer than two answers
/// or a deviation of 0. `comparisons` as in `change_of_shares`.
///
/// Source: B. L. Welch, “The generalization of ‘Student's’ problem”, *Biometrika* 34 (1947), 28–35.
///
/// ```
/// use urbivox_core::measure::change::change_of_means;
///
/// let change = change_of_means((100, 3.0, 1.0), (100, 3.5, 1.0), 1).unwrap();
/// assert_eq!(format!("{:.3} to {:.3}", change.low, change.high), "0.221 to 0.779");
/// ```
pub fn change_of_means(before: (u64, f64, f64), after: (u64, f64, f64), comparisons: usize) -> Option<Change> {
    if before.0 < 2 || after.0 < 2 || before.2 <= 0.0 || after.2 <= 0.0 {
        return None;
    }
    let count = |n: u64| super::moments::to_f64(i128::from(n));
    let (first, second) = (before.2.powi(2) / count(before.0), after.2.powi(2) / count(after.0));
    let error = (first + second).sqrt();
    let freedom =
        (first + second).powi(2) / (first.powi(2) / (count(before.0) - 1.0) + second.powi(2) / (count(after.0) - 1.0));
    let shared = f64::from(u32::try_from(comparisons.max(1)).unwrap_or(u32::MAX));
    let student = StudentsT::new(0.0, 1.0, freedom).ok()?;
    let half = student.inverse_cdf(1.0 - 0.025 / shared) * error;
    let difference = after.1 - before.1;
    Some(Change {
        difference,
        low: difference - half,
        high: difference + half,
    })
}

/// Returns the change of a measure in its own unit: shares by [`change_of_shares`], means and differences of shares by
/// [`change_of_means`]. `None` when the ids differ, for medians, and where those functions return `None`.
///
/// ```
/// use urbivox_core::measure::{change::change_of, rates::completion_rate};
///
/// let (before, after) = (completion_rate(80, 48).unwrap(), completion_rate(70, 56).unwrap());
/// assert_eq!(format!("{:.4}", change_of(&before, &after, 1).unwrap().low), "0.0524");
/// ```
pub fn change_of(before: &MeasureValue, after: &MeasureValue, comparisons: usize) -> Option<Change> {
    if before.id != after.id {
        return None;
    }
    match (before.hits, after.hits, before.deviation, after.deviation) {
        (Some(earlier), Some(later), ..) => change_of_shares((earlier, before.n), (later, after.n), comparisons),
        (_, _, Some(earlier), Some(later)) => change_of_means(
            (before.n, before.value, earlier),
            (after.n, after.value, later),
            comparisons,
        ),
        _ => None,
    }
}

/// Returns the changes of all headline measures between two reports, by question code. The 95 % level is simultaneous
/// over all of them (Bonferroni). Questions without the same measure in both reports are left out.
pub fn changes(before: &Report, after: &Report) -> Vec<(String, Change)> {
    let pairs: Vec<(&str, &MeasureValue, &MeasureValue)> = after
        .questions
        .iter()
        .filter_map(|question| {
            let later = question.measure.as_ref()?;
            let same = before.questions.iter().filter(|earlier| earlier.code == question.code);
            let earlier = same.filter_map(|earlier| earlier.measure.as_ref());
            let earlier = earlier.into_iter().find(|earlier| earlier.id == later.id)?;
            Some((question.code.as_str(), earlier, later))
        })
        .collect();
    let changed = |(code, earlier, later): &(&str, &MeasureValue, &MeasureValue)| {
        Some(((*code).to_owned(), change_of(earlier, later, pairs.len())?))
    };
    pairs.iter().filter_map(changed).collect()
}

/// Returns the two-sided normal quantile of the level 1 − 0.05 / `comparisons` (Bonferroni), 1.96 or more; 0 is read as 1.
///
/// Source: P. J. Acklam's rational approximation of the lower tail, relative error below 1.15e-9.
///
/// ```
/// use urbivox_core::measure::change::bonferroni_z;
///
/// assert_eq!(format!("{:.4} {:.4}", bonferroni_z(1), bonferroni_z(10)), "1.9600 2.8070");
/// ```
pub fn bonferroni_z(comparisons: usize) -> f64 {
    if comparisons <= 1 {
        return Z_95;
    }
    let shared = f64::from(u32::try_from(comparisons).unwrap_or(u32::MAX));
    let tail = 0.025 / shared;
    let q = (-2.0 * tail.ln()).sqrt();
    let over = ((((-7.784_894_002_430_293e-3 * q - 0.322_396_458_041_136_5) * q - 2.400_758_277_161_838) * q
        - 2.549_732_539_343_734)
        * q
        + 4.374_664_141_464_968)
        * q
        + 2.938_163_982_698_783;
    let under = (((7.784_695_709_041_462e-3 * q + 0.322_467_129_070_039_8) * q + 2.445_134_137_142_996) * q
        + 3.754_408_661_907_416)
        * q
        + 1.0;
    -(over / under)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_example_is_reproduced() {
        // Newcombe 1998, Statistics in Medicine 17: 873, table II (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339.
        let found = change_of_shares((48, 80), (56, 70), 1).unwrap();
        assert!((found.difference - 0.2).abs() < 1e-12);
        assert!(
            (found.low - 0.0524).abs() < 1e-4 && (found.high - 0.3339).abs() < 1e-4,
            "{found:?}"
        );
        assert!(found.is_significant());
    }

    #[test]
    fn a_small_difference_of_few_answers_is_no_change() {
        assert!(!change_of_shares((8, 10), (9, 10), 1).unwrap().is_significant());
        assert_eq!(change_of_shares((0, 0), (9, 10), 1), None);
        // Significant as a single comparison, not as one of fifty.
        assert!(change_of_shares((60, 100), (75, 100), 1).unwrap().is_significant());
        assert!(!change_of_shares((60, 100), (75, 100), 50).unwrap().is_significant());
    }

    #[test]
    fn the_error_level_is_divided_among_comparisons() {
        for (comparisons, expected) in [(1, 1.959_964), (2, 2.241_403), (10, 2.807_034), (100, 3.480_756)] {
            assert!(
                (bonferroni_z(comparisons) - expected).abs() < 1e-5,
                "{comparisons}: {}",
                bonferroni_z(comparisons)
            );
        }
    }

    #[test]
    fn two_answers_make_no_change() {
        assert_eq!(change_of_means((2, 7.0, 0.0), (2, 6.0, 0.0), 1), None);
        assert!(
            !change_of_means((2, 6.5, 0.7), (2, 5.0, 1.4), 1)
                .unwrap()
                .is_significant()
        );
    }

    #[test]
    fn means_differ_by_their_spread() {
        let found = change_of_means((100, 3.0, 1.0), (100, 3.5, 1.0), 1).unwrap();
        assert!((found.low - 0.2211).abs() < 1e-3 && found.is_significant(), "{found:?}");
    }
}
