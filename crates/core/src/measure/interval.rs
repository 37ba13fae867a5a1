//! Shares and their Wilson intervals.

use super::moments::to_f64;
use super::numeric::{Z_95, number};

/// Confidence interval, in the unit of its value; of a share, both ends are in `0.0..=1.0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Returns the 95 % Wilson score interval of the share `hits / trials`, within 0 to 1; `None` when `trials` is 0.
///
/// `hits` and `trials` are numbers of answers; `hits` above `trials` is read as `trials`. Unlike the normal
/// approximation, the interval stays within 0 to 1 and its coverage is close to 95 % for small counts.
///
/// Source: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, *Journal of the
/// American Statistical Association* 22 (1927), 209–212.
///
/// ```
/// use urbivox_core::measure::interval::wilson;
///
/// let interval = wilson(7, 10).unwrap();
/// assert_eq!(format!("{:.4}..{:.4}", interval.low, interval.high), "0.3968..0.8922");
/// assert!(wilson(0, 0).is_none());
/// ```
pub fn wilson(hits: u64, trials: u64) -> Option<Interval> {
    wilson_at(hits, trials, Z_95)
}

/// Returns the Wilson score interval at another level, given by its two-sided quantile `z` of the normal distribution;
/// `None` when `trials` is 0. Source: see [`wilson`].
///
/// ```
/// use urbivox_core::measure::interval::wilson_at;
///
/// let interval = wilson_at(7, 10, 2.575_829).unwrap(); // 99 %
/// assert_eq!(format!("{:.3} to {:.3}", interval.low, interval.high), "0.320 to 0.920");
/// ```
pub fn wilson_at(hits: u64, trials: u64, z: f64) -> Option<Interval> {
    wilson_of_real(number(hits.min(trials)), number(trials), z)
}

/// Returns the 95 % Wilson score interval of the share `hits / trials` that rests on an effective number of answers, see
/// [`effective_answers`](super::cell_rounding::effective_answers); it contains the share. `None` when `trials` is 0.
pub fn wilson_of_told(hits: u64, trials: u64, effective: f64) -> Option<Interval> {
    let share = share(hits, trials)?;
    wilson_of_real(share * effective, effective, Z_95)
}

/// Returns the Wilson score interval for numbers of answers that are not whole, such as effective and weighted ones; `None`
/// unless `trials` is above 0. `hits` is read as 0 to `trials`. Source: see [`wilson`].
///
/// ```
/// use urbivox_core::measure::interval::wilson_of_real;
///
/// let interval = wilson_of_real(7.5, 10.5, 1.959_964).unwrap();
/// assert_eq!(format!("{:.4} to {:.4}", interval.low, interval.high), "0.4161 to 0.8976");
/// ```
pub fn wilson_of_real(hits: f64, trials: f64, z: f64) -> Option<Interval> {
    if trials.is_nan() || trials <= 0.0 {
        return None;
    }
    let share = (hits / trials).clamp(0.0, 1.0);
    let z2 = z * z;

    let centre = share + z2 / (2.0 * trials);
    let spread = z * (share * (1.0 - share) / trials + z2 / (4.0 * trials * trials)).sqrt();
    let scale = 1.0 + z2 / trials;
    let end = |value: f64| (value / scale).clamp(0.0, 1.0);
    Some(Interval {
        low: end(centre - spread),
        high: end(centre + spread),
    })
}

/// Returns the share `hits / trials` in whole per cent, 0 to 100, rounded half up from the counts; `None` when `trials` is
/// 0. 0 and 100 are for none and all only: smaller and larger shares are at least 1 and at most 99. `hits` above `trials`
/// is read as `trials`.
///
/// ```
/// use urbivox_core::measure::interval::whole_per_cent;
///
/// assert_eq!((whole_per_cent(1, 8), whole_per_cent(1, 1000), whole_per_cent(199, 200)), (Some(13), Some(1), Some(99)));
/// ```
pub fn whole_per_cent(hits: u64, trials: u64) -> Option<u32> {
    match hits.min(trials) {
        _ if trials == 0 => None,
        0 => Some(0),
        all if all == trials => Some(100),
        some => {
            let (hits, trials) = (u128::from(some), u128::from(trials));
            u32::try_from(((200 * hits + trials) / (2 * trials)).clamp(1, 99)).ok()
        }
    }
}

/// Returns the share `hits / trials`, 0 to 1; `None` when `trials` is 0. `hits` above `trials` is read as `trials`.
///
/// ```
/// use urbivox_core::measure::interval::share;
///
/// assert_eq!(format!("{:.4}", share(668, 1681).unwrap()), "0.3974");
/// assert!(share(0, 0).is_none());
/// ```
pub fn share(hits: u64, trials: u64) -> Option<f64> {
    (trials > 0).then(|| to_f64(i128::from(hits.min(trials))) / to_f64(i128::from(trials)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_values_are_reproduced() {
        for (hits, trials, low, high) in [
            (0, 10, 0.0, 0.277_540),
            (10, 11, 0.622_635, 0.983_768),
            (90, 100, 0.825_633, 0.944_771),
            (10, 10, 0.722_460, 1.0),
            (668, 1681, 0.374_2, 0.421_0),
        ] {
            let interval = wilson(hits, trials).unwrap();
            assert!((interval.low - low).abs() < 1e-4, "{hits} of {trials}: {interval:?}");
            assert!((interval.high - high).abs() < 1e-4, "{hits} of {trials}: {interval:?}");
        }
    }

    #[test]
    fn an_interval_contains_its_share_within_0_to_1() {
        for trials in [1, 2, 7, 1_000, u64::MAX] {
            for hits in [0, 1, trials / 2, trials] {
                let (interval, share) = (wilson(hits, trials).unwrap(), share(hits, trials).unwrap());
                assert!((0.0..=1.0).contains(&interval.low) && (0.0..=1.0).contains(&interval.high));
                assert!(
                    interval.low <= share + 1e-12 && share <= interval.high + 1e-12,
                    "{hits} of {trials}"
                );
            }
        }
        assert_eq!(wilson(9, 3), wilson(3, 3));
        assert_eq!(wilson(0, 0), None);
    }
}
