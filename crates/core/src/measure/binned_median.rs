//! Median of a number that is counted in bins, such as minutes, and its interval.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::interval::Interval;
use super::moments::nearest_integer;
use super::numeric::{Z_95, Z_99, number};

/// Confidence level of an interval of the median.
#[derive(Clone, Copy, Debug)]
struct Level {
    /// Probability beyond each end.
    tail: f64,
    /// Two-sided quantile of the normal distribution.
    z: f64,
    /// Smallest number of answers with which the first and the last answer are such an interval.
    answers_min: u64,
}

const LEVEL_95: Level = Level {
    tail: 0.025,
    z: Z_95,
    answers_min: 6,
};
const LEVEL_99: Level = Level {
    tail: 0.005,
    z: Z_99,
    answers_min: 8,
};

/// Counted values from `from` up to, but not including, `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Lower edge, in the unit of the values.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
    /// Number of answers.
    pub count: u64,
    /// The bin contains one value only, which is `from`.
    pub is_single_value: bool,
}

/// Median of binned values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianEstimate {
    /// Number of answers, at least 1.
    pub n: u64,
    /// Median, in the unit of the values, interpolated within its bin.
    pub value: f64,
    /// 95 % interval: outer edges of the bins of two order statistics. `None` below six answers.
    pub interval: Option<Interval>,
    /// 99 % interval in the same way, for alarms. `None` below eight answers.
    pub interval_99: Option<Interval>,
}

/// Returns the median of the bins, which are given in ascending order; `None` without answers.
///
/// The answers of a bin are spread evenly over it: the r-th of all, the i-th of the c in its bin, is at
/// from + (to − from) · (i − ½) / c. The median is the mean of the ⌈n/2⌉-th and the (⌊n/2⌋ + 1)-th. The ends of the
/// interval are edges of the bins that contain the l-th and the (n + 1 − l)-th answer, l being the smallest k with
/// P(X ≤ k) ≥ 0.025 for X ~ Binomial(n, ½), at least 1: so it cannot miss by the interpolation.
///
/// Source: W. J. Conover, *Practical Nonparametric Statistics*, 3rd edition (1999), section 3.2.
///
/// ```
/// use urbivox_core::measure::binned_median::{Bin, binned_median};
///
/// let bin = Bin { from: 480.0, to: 510.0, count: 7, is_single_value: false };
/// let median = binned_median(&[bin]).unwrap();
/// assert_eq!((median.value, median.interval.unwrap().low, median.interval.unwrap().high), (495.0, 480.0, 510.0));
/// ```
pub fn binned_median(bins: &[Bin]) -> Option<MedianEstimate> {
    let n = bins.iter().fold(0_u64, |sum, bin| sum.saturating_add(bin.count));
    let (low_rank, high_rank) = (n.div_ceil(2), n / 2 + 1);
    let value = f64::midpoint(position(bins, low_rank)?, position(bins, high_rank)?);
    Some(MedianEstimate {
        n,
        value,
        interval: interval(bins, n, LEVEL_95),
        interval_99: interval(bins, n, LEVEL_99),
    })
}

/// Returns the outer edges of the bins that contain the order statistics of this level; `None` with too few answers.
fn interval(bins: &[Bin], n: u64, level: Level) -> Option<Interval> {
    if n < level.answers_min {
        return None;
    }
    let rank = median_bound_position(n, level);
    let (first, _) = bin_of(bins, rank)?;
    let (last, _) = bin_of(bins, n.saturating_add(1).saturating_sub(rank))?;
    let high = if last.is_single_value { last.from } else { last.to };
    Some(Interval { low: first.from, high })
}

/// Returns the bin of the answer with this rank, from 1, and its rank within the bin.
fn bin_of(bins: &[Bin], rank: u64) -> Option<(&Bin, u64)> {
    let mut rest = rank.max(1);
    for bin in bins {
        if rest <= bin.count {
            return Some((bin, rest));
        }
        rest -= bin.count;
    }
    None
}

fn position(bins: &[Bin], rank: u64) -> Option<f64> {
    let (bin, within) = bin_of(bins, rank)?;
    if bin.is_single_value {
        return Some(bin.from);
    }
    Some(bin.from + (bin.to - bin.from) * (number(within) - 0.5) / number(bin.count))
}

/// Largest number of answers for which the binomial distribution is summed exactly. Beyond, the normal approximation is
/// at most one position off.
const EXACT_MAX: u64 = 1_000;

/// Returns the position by the normal approximation: ⌊(n − z·√n) / 2⌋.
fn normal_median_position(n: u64, z: f64) -> u64 {
    let place = (number(n) - z * number(n).sqrt()) / 2.0;
    let position = nearest_integer(place.max(0.0).floor());
    position
        .and_then(|position| u64::try_from(position).ok())
        .unwrap_or_default()
}

/// Returns the position, from 1, of the lower bound of the median among `n` sorted answers; the upper bound is as far
/// from the end. It is the smallest k with P(X ≤ k) ≥ the level's tail for X ~ Binomial(n, ½), at least 1; with fewer
/// answers than the level needs, the bounds 1 and n do not reach it.
///
/// Source: Conover 1999, see [`binned_median`].
fn median_bound_position(n: u64, level: Level) -> u64 {
    let is_within = |binomial: &Binomial, place: u64| binomial.cdf(place) >= level.tail;
    let place = match Binomial::new(0.5, n) {
        Ok(binomial) if n <= EXACT_MAX => (0..n).find(|place| is_within(&binomial, *place)).unwrap_or_default(),
        _ => normal_median_position(n, level.z),
    };
    place.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_a_median_are_those_of_the_tables() {
        // Conover, table A3, and by summing the binomial distribution: n = 6 is the first with 95 %.
        let known = [
            (1, 1),
            (5, 1),
            (6, 1),
            (9, 2),
            (20, 6),
            (100, 40),
            (1_000, 469),
            (10_000, 4_902),
        ];
        for (n, place) in known {
            assert_eq!(median_bound_position(n, LEVEL_95), place, "{n}");
        }
        // n = 8 is the first with 99 %.
        for (n, place) in [(7, 1), (8, 1), (12, 2), (20, 4)] {
            assert_eq!(median_bound_position(n, LEVEL_99), place, "{n}");
        }
    }

    fn bins(edges: &[f64], counts: &[u64]) -> Vec<Bin> {
        let ends = edges.iter().zip(edges.iter().skip(1)).zip(counts);
        ends.map(|((from, to), count)| Bin {
            from: *from,
            to: *to,
            count: *count,
            is_single_value: false,
        })
        .collect()
    }

    #[test]
    fn five_answers_have_a_median_and_no_interval() {
        let found = binned_median(&bins(&[0.0, 10.0, 20.0], &[2, 3])).unwrap();
        assert!((found.value - 11.666_666_666_7).abs() < 1e-9 && found.interval.is_none());
        assert_eq!(binned_median(&bins(&[0.0, 10.0], &[0])), None);
    }

    #[test]
    fn the_interval_contains_the_median_whatever_the_bins() {
        for counts in [[4, 6, 9, 7], [0, 0, 6, 0], [50, 0, 0, 50], [1, 1, 1, 3]] {
            let found = binned_median(&bins(&[0.0, 5.0, 15.0, 30.0, 60.0], &counts)).unwrap();
            let interval = found.interval.unwrap();
            assert!(
                interval.low <= found.value && found.value <= interval.high,
                "{counts:?}"
            );
        }
    }
}
