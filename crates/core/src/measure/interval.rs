//! Shares and their Wilson intervals.

use super::moments::to_f64;

/// Two-sided 95 % quantile of the standard normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;

/// Confidence interval of a share; both ends in `0.0..=1.0`.
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
    let share = share(hits, trials)?;
    let n = to_f64(i128::from(trials));
    let z2 = z * z;

    let centre = share + z2 / (2.0 * n);
    let spread = z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    let end = |value: f64| (value / scale).clamp(0.0, 1.0);
    Some(Interval {
        low: end(centre - spread),
        high: end(centre + spread),
    })
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
