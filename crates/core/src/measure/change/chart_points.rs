//! Points of a control chart: whole months, of which those with few answers are joined with the next.

use jiff::civil::Date;

use super::super::numeric::number;
use super::super::value::{ChangeBasis, MeasureValue};
use super::control_chart::{ControlChart, chart_of_means, chart_of_shares};

/// Fewest answers of a point.
const POINT_ANSWERS_MIN: u64 = 30;
/// Number of points in a baseline, unless another one is asked for.
pub const BASELINE_POINTS: usize = 12;
/// Fewest points in a baseline.
pub const BASELINE_POINTS_MIN: usize = 8;

/// Value of a measure in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Value, in the unit of the measure.
    pub value: f64,
    /// Number of answers.
    pub n: u64,
    /// Numerator of a share; `None` for other measures.
    pub hits: Option<u64>,
}

impl ChartPoint {
    /// Returns the point of a measure in a period; `None` for a measure whose months cannot be joined: medians and means of
    /// minutes, and rates.
    pub fn of(measure: &MeasureValue, from: Date, to: Date) -> Option<ChartPoint> {
        let hits = match measure.basis {
            ChangeBasis::Share(hits, _) | ChangeBasis::ToldShare(hits, ..) => Some(hits),
            ChangeBasis::Mean(_) | ChangeBasis::Points(_) => None,
            ChangeBasis::Median(_) | ChangeBasis::Untested => return None,
        };
        Some(ChartPoint {
            from,
            to,
            value: measure.value,
            n: measure.n,
            hits,
        })
    }

    /// Returns both periods counted together. Means and differences of shares are linear in the counts, so that the value
    /// of both is their mean, weighted by the answers.
    fn joined(self, next: ChartPoint) -> ChartPoint {
        let n = self.n.saturating_add(next.n);
        let hits = self.hits.zip(next.hits).map(|(own, next)| own.saturating_add(next));
        let weighted = || (self.value * number(self.n) + next.value * number(next.n)) / number(n);
        ChartPoint {
            from: self.from,
            to: next.to,
            value: hits.map_or_else(weighted, |hits| number(hits) / number(n)),
            n,
            hits,
        }
    }
}

/// Returns the points of months, in order: months with fewer than thirty answers are joined with the next. A rest with
/// fewer is left out, because its point is not complete.
pub fn chart_points(months: impl IntoIterator<Item = ChartPoint>) -> Vec<ChartPoint> {
    let mut points = Vec::new();
    let mut open: Option<ChartPoint> = None;
    for month in months.into_iter().filter(|month| month.n > 0) {
        let point = match open.take() {
            Some(before) => before.joined(month),
            None => month,
        };
        if point.n >= POINT_ANSWERS_MIN {
            points.push(point);
        } else {
            open = Some(point);
        }
    }
    points
}

/// Returns the chart of points of one measure, whose first `baseline` points, or all while there are fewer, make the centre
/// line and the limits. `None` with fewer than eight points, or when the points do not vary as a chart needs:
/// [`chart_of_shares`] and [`chart_of_means`] name the conditions.
pub fn chart_of(points: &[ChartPoint], baseline: usize) -> Option<ControlChart> {
    let baseline = baseline.min(points.len());
    if baseline < BASELINE_POINTS_MIN {
        return None;
    }
    let shares: Option<Vec<(u64, u64)>> = points
        .iter()
        .map(|point| point.hits.map(|hits| (hits, point.n)))
        .collect();
    match shares {
        Some(shares) => chart_of_shares(&shares, baseline),
        None => {
            let values: Vec<f64> = points.iter().map(|point| point.value).collect();
            chart_of_means(&values, baseline)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn month(number: i8, value: f64, n: u64, hits: Option<u64>) -> ChartPoint {
        let from = date(2026, number, 1);
        ChartPoint {
            from,
            to: from.last_of_month(),
            value,
            n,
            hits,
        }
    }

    #[test]
    fn months_with_few_answers_are_joined_with_the_next() {
        let shares = [
            month(1, 0.5, 10, Some(5)),
            month(2, 0.0, 0, Some(0)),
            month(3, 0.75, 20, Some(15)),
            month(4, 0.8, 30, Some(24)),
            month(5, 0.9, 29, Some(26)),
        ];
        let points = chart_points(shares);
        assert_eq!(points.len(), 2, "{points:?}");
        assert_eq!((points[0].from, points[0].to), (date(2026, 1, 1), date(2026, 3, 31)));
        assert_eq!((points[0].hits, points[0].n), (Some(20), 30));
        assert_eq!(points[1], shares[3]);
        let means = chart_points([month(1, 4.0, 10, None), month(2, 5.0, 30, None)]);
        assert!((means[0].value - 4.75).abs() < 1e-12 && means[0].n == 40);
    }

    #[test]
    fn a_baseline_has_eight_points_at_least() {
        let points = |count: usize| -> Vec<ChartPoint> {
            let values = [4.0, 4.2, 4.1].into_iter().cycle().take(count);
            values.map(|value| month(1, value, 50, None)).collect()
        };
        assert_eq!(chart_of(&points(7), BASELINE_POINTS), None);
        assert_eq!(chart_of(&points(12), 7), None);
        assert_eq!(chart_of(&points(8), BASELINE_POINTS).unwrap().limits.len(), 8);
    }
}
