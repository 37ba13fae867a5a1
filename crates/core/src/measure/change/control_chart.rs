//! Control charts of months: a signal for people who look often, where a test at every look would find changes by chance.

use super::super::numeric::number;

/// Points of one side of the centre line in a row that make a signal.
const RUN_LENGTH: usize = 8;
/// Standard deviations between the centre line and a limit.
const SIGMAS: f64 = 3.0;
/// Mean moving range of two normal values, in standard deviations.
const MOVING_RANGE: f64 = 1.128;
/// Mean moving ranges between the centre line and a limit of a chart of means: 3 / 1.128.
const MOVING_RANGES: f64 = 2.66;
/// Differences below this are rounding of doubles, not a distance from a line.
const EPSILON: f64 = 1e-12;

/// Rule by which a point of a chart is a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalRule {
    /// The point is outside the limits.
    BeyondLimits,
    /// The point is the eighth or a later one in a row on one side of the centre line.
    EightOnOneSide,
}

impl SignalRule {
    /// Returns the name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            SignalRule::BeyondLimits => "beyond",
            SignalRule::EightOnOneSide => "eight",
        }
    }
}

/// Point that is a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Position of the point, from 0.
    pub point: usize,
    /// Rule that it meets.
    pub rule: SignalRule,
}

/// Control chart: centre line, limits of each point and signals.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChart {
    /// Centre line, from the baseline.
    pub centre: f64,
    /// Factor by which months differ more than by chance within a month, 1 or more; 1 for charts of means.
    pub sigma_z: f64,
    /// Lower and upper limit of each point.
    pub limits: Vec<(f64, f64)>,
    /// Signals, by point.
    pub signals: Vec<Signal>,
}

/// Returns the p′ chart of shares, given as (hits, trials) of each month; the first `baseline` points make the centre line
/// and the spread. `None` when fewer than two points are in the baseline, a point has no trials, or the baseline's share is
/// 0 or 1.
///
/// Source: D. B. Laney, “Improved control charts for attributes”, *Quality Engineering* 14 (2002), 531–537.
pub fn chart_of_shares(points: &[(u64, u64)], baseline: usize) -> Option<ControlChart> {
    let first = points.get(..baseline)?;
    if points.iter().any(|(_, trials)| *trials == 0) {
        return None;
    }
    let sum = |of: fn(&(u64, u64)) -> u64| first.iter().map(|point| number(of(point))).sum::<f64>();
    let centre = sum(|point| point.0) / sum(|point| point.1);
    if !(centre > 0.0 && centre < 1.0) {
        return None;
    }
    let value = |(hits, trials): &(u64, u64)| number(*hits) / number(*trials);
    let sigma = |(_, trials): &(u64, u64)| (centre * (1.0 - centre) / number(*trials)).sqrt();
    let scores: Vec<f64> = first
        .iter()
        .map(|point| (value(point) - centre) / sigma(point))
        .collect();
    let sigma_z = (mean_moving_range(&scores)? / MOVING_RANGE).max(1.0);
    let limits = points.iter().map(|point| {
        let half = SIGMAS * sigma_z * sigma(point);
        ((centre - half).max(0.0), (centre + half).min(1.0))
    });
    let limits: Vec<(f64, f64)> = limits.collect();
    let values: Vec<f64> = points.iter().map(value).collect();
    let signals = signals(&values, centre, &limits);
    Some(ControlChart {
        centre,
        sigma_z,
        limits,
        signals,
    })
}

/// Returns the XmR chart of means; the first `baseline` points make the centre line and the moving range. `None` when
/// fewer than two points are in the baseline.
///
/// Source: W. A. Shewhart's individuals chart as in NHS England, *Making Data Count* (2019).
pub fn chart_of_means(values: &[f64], baseline: usize) -> Option<ControlChart> {
    let first = values.get(..baseline)?;
    let half = MOVING_RANGES * mean_moving_range(first)?;
    let centre = first.iter().sum::<f64>() / number(u64::try_from(first.len()).ok()?);
    let limits = vec![(centre - half, centre + half); values.len()];
    let signals = signals(values, centre, &limits);
    Some(ControlChart {
        centre,
        sigma_z: 1.0,
        limits,
        signals,
    })
}

fn mean_moving_range(values: &[f64]) -> Option<f64> {
    let ranges: Vec<f64> = values
        .iter()
        .zip(values.iter().skip(1))
        .map(|(earlier, later)| (later - earlier).abs())
        .collect();
    (!ranges.is_empty()).then(|| ranges.iter().sum::<f64>() / number(u64::try_from(ranges.len()).unwrap_or(u64::MAX)))
}

fn signals(values: &[f64], centre: f64, limits: &[(f64, f64)]) -> Vec<Signal> {
    let mut found = Vec::new();
    let (mut run, mut side) = (0_usize, 0_i8);
    for (point, (value, (low, high))) in values.iter().zip(limits).enumerate() {
        if *value < low - EPSILON || *value > high + EPSILON {
            found.push(Signal {
                point,
                rule: SignalRule::BeyondLimits,
            });
        }
        let own = i8::from(*value > centre + EPSILON) - i8::from(*value < centre - EPSILON);
        run = match own {
            0 => 0,
            same if same == side => run + 1,
            _ => 1,
        };
        side = own;
        if run >= RUN_LENGTH {
            found.push(Signal {
                point,
                rule: SignalRule::EightOnOneSide,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_on_the_centre_line_ends_the_row() {
        let values = [1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
        let found = signals(&values, 0.0, &[(-2.0, 2.0); 13]);
        assert_eq!(
            found,
            [Signal {
                point: 12,
                rule: SignalRule::EightOnOneSide
            }]
        );
    }

    #[test]
    fn a_baseline_without_spread_or_answers_has_no_chart() {
        assert_eq!(chart_of_shares(&[(10, 10), (10, 10)], 2), None);
        assert_eq!(chart_of_shares(&[(1, 2), (0, 0)], 2), None);
        assert_eq!(chart_of_shares(&[(1, 2)], 1), None);
        assert_eq!(chart_of_means(&[4.0], 2), None);
    }
}
