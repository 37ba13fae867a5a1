//! Change of the mix of placements: whether people answered in other places than before.

use crate::measure::numeric::{chi_squared_tail, number};

/// Distance above which a mix has changed.
const DISTANCE_MAX: f64 = 0.10;
/// Probability below which the difference of two mixes is not by chance.
const P_MAX: f64 = 0.01;

/// Difference of two mixes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MixChange {
    /// Half the sum of the differences of shares, 0 to 1.
    pub distance: f64,
    /// Probability of such a difference by chance: Pearson's χ².
    pub p: f64,
    /// The mix has changed: the distance is above 0.10 and `p` below 0.01.
    pub has_changed: bool,
}

/// Returns the difference of two mixes, given as numbers of answers by kind of placement in the same order; `None` when
/// either has no answers or fewer than two kinds have any.
///
/// ```
/// use urbivox_core::measure::weighting::mix::mix_change;
///
/// assert!(mix_change(&[500, 300, 200], &[100, 300, 600]).unwrap().has_changed);
/// ```
pub fn mix_change(reference: &[u64], now: &[u64]) -> Option<MixChange> {
    let kinds: Vec<(f64, f64)> = reference
        .iter()
        .zip(now)
        .map(|(first, second)| (number(*first), number(*second)))
        .collect();
    let kinds: Vec<(f64, f64)> = kinds
        .into_iter()
        .filter(|(first, second)| first + second > 0.0)
        .collect();
    let (before, after) = kinds
        .iter()
        .fold((0.0, 0.0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    if reference.len() != now.len() || kinds.len() < 2 || before <= 0.0 || after <= 0.0 {
        return None;
    }
    let distance = kinds
        .iter()
        .map(|kind| (kind.0 / before - kind.1 / after).abs())
        .sum::<f64>()
        / 2.0;
    let all = before + after;
    let of_kind = |kind: &(f64, f64)| {
        let (first, second) = (before * (kind.0 + kind.1) / all, after * (kind.0 + kind.1) / all);
        (kind.0 - first).powi(2) / first + (kind.1 - second).powi(2) / second
    };
    let freedom = number(u64::try_from(kinds.len()).ok()?) - 1.0;
    let p = chi_squared_tail(kinds.iter().map(of_kind).sum(), freedom)?;
    Some(MixChange {
        distance,
        p,
        has_changed: distance > DISTANCE_MAX && p < P_MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_nobody_used_does_not_count() {
        assert_eq!(mix_change(&[50, 0, 50], &[40, 0, 60]), mix_change(&[50, 50], &[40, 60]));
        assert_eq!(mix_change(&[50], &[40]), None);
        assert_eq!(mix_change(&[50, 50], &[0, 0]), None);
        assert_eq!(mix_change(&[50, 50], &[1]), None);
    }
}
