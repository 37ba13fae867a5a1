//! Alarms by a threshold: a service has fallen below it, and has recovered.

use super::super::interval::{Interval, share, wilson_at, wilson_of_real};
use super::super::numeric::{Z_99, number, student_quantile};
use super::super::value::{ChangeBasis, MeasureValue};

/// Fewest answers of two windows together with which an alarm begins.
const ANSWERS_MIN: u64 = 10;

/// State of a threshold after a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AlarmState {
    /// There is no alarm.
    #[default]
    Clear,
    /// The value has fallen below the threshold.
    Fallen,
}

/// Value of a window and of the last two windows together, with the 99 % interval of the latter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlarmEvidence {
    /// Value of the newest window; `None` without answers.
    pub newest: Option<f64>,
    /// Value of the last two windows together.
    pub value: f64,
    /// 99 % interval of `value`.
    pub interval: Interval,
    /// Answers of the last two windows together.
    pub n: u64,
}

impl AlarmState {
    /// Returns the state after a window. An alarm begins when the interval of the last two windows together is wholly
    /// below the threshold, the newest window's value is below it, and there are at least ten answers; it ends when the
    /// value of the last two windows together is at or above the threshold. Without evidence the state stays.
    pub fn after(self, evidence: Option<AlarmEvidence>, threshold: f64) -> AlarmState {
        let Some(evidence) = evidence else { return self };
        match self {
            AlarmState::Clear => {
                let is_low = evidence.newest.is_some_and(|newest| newest < threshold);
                if is_low && evidence.n >= ANSWERS_MIN && evidence.interval.high < threshold {
                    AlarmState::Fallen
                } else {
                    AlarmState::Clear
                }
            }
            AlarmState::Fallen if evidence.value >= threshold => AlarmState::Clear,
            AlarmState::Fallen => AlarmState::Fallen,
        }
    }
}

/// Returns the evidence of two windows of a share, each as (hits, trials); `None` when neither has answers.
pub fn evidence_of_shares(earlier: (u64, u64), newest: (u64, u64)) -> Option<AlarmEvidence> {
    let (hits, n) = (earlier.0.saturating_add(newest.0), earlier.1.saturating_add(newest.1));
    Some(AlarmEvidence {
        newest: share(newest.0, newest.1),
        value: share(hits, n)?,
        interval: wilson_at(hits, n, Z_99)?,
        n,
    })
}

/// Returns the evidence of a measure: of the newest window, and of the last two windows counted together. `None` when the
/// measure has no 99 % interval: rates and means of minutes have none, medians below eight answers neither.
///
/// A window that was measured in another way than both together does not count as the newest one.
pub fn evidence_of_measure(newest: Option<&MeasureValue>, both: &MeasureValue) -> Option<AlarmEvidence> {
    Some(AlarmEvidence {
        newest: newest.filter(|newest| newest.id == both.id).map(|newest| newest.value),
        value: both.value,
        interval: interval_99(both)?,
        n: both.n,
    })
}

/// Returns the 99 % interval of a measure: by the method of its 95 % interval.
fn interval_99(measure: &MeasureValue) -> Option<Interval> {
    let within_range = |centre: f64, half: f64| Interval {
        low: (centre - half).max(measure.range.0).min(measure.value),
        high: (centre + half).min(measure.range.1).max(measure.value),
    };
    match measure.basis {
        ChangeBasis::Share(hits, n) => wilson_at(hits, n, Z_99),
        ChangeBasis::ToldShare(_, _, answers) => wilson_of_real(measure.value * answers, answers, Z_99),
        ChangeBasis::Mean(mean) => {
            let half = student_quantile(0.995, number(mean.n))? * mean.squared_error.sqrt();
            Some(within_range(mean.centre, half))
        }
        // The estimate is of shares, the measure in points.
        ChangeBasis::Points(points) => Some(within_range(
            100.0 * points.centre,
            100.0 * Z_99 * points.squared_error.sqrt(),
        )),
        ChangeBasis::Median(interval) => interval,
        ChangeBasis::Untested => None,
    }
}

/// Returns the state after each window of a share; the first window alone never begins an alarm.
///
/// ```
/// use urbivox_core::measure::change::alarm::{AlarmState, alarm_states};
///
/// let states = alarm_states(&[(60, 100), (58, 100), (75, 100), (82, 100)], 0.7);
/// assert_eq!(states, [AlarmState::Clear, AlarmState::Fallen, AlarmState::Fallen, AlarmState::Clear]);
/// ```
pub fn alarm_states(windows: &[(u64, u64)], threshold: f64) -> Vec<AlarmState> {
    let mut state = AlarmState::default();
    let mut earlier = None;
    let mut after = |newest: &(u64, u64)| {
        let evidence = earlier.and_then(|earlier| evidence_of_shares(earlier, *newest));
        earlier = Some(*newest);
        state = state.after(evidence, threshold);
        state
    };
    windows.iter().map(&mut after).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::bounded_mean::Told;
    use super::super::super::family::MeasureFamily;
    use super::super::super::moments::Moments;
    use super::super::super::points::{PointsCounts, points};
    use super::super::super::value::{LinearScale, Method, Unit};
    use super::*;

    fn mean_of(counts: [u64; 5]) -> MeasureValue {
        let line = LinearScale {
            factor: 1.0,
            offset: 0.0,
            range: (1.0, 5.0),
        };
        let moments = Moments::of((1..).zip(counts));
        MeasureValue::mean((MeasureFamily::SdgRating, "mean"), moments, line, 0, Told::Exact).unwrap()
    }

    #[test]
    fn the_interval_of_an_alarm_is_wider_than_that_of_a_page() {
        let mean = mean_of([5, 5, 10, 40, 40]);
        let estimate = points(PointsCounts {
            plus: 40,
            minus: 30,
            n: 100,
        });
        let points = MeasureValue {
            unit: Unit::Points,
            value: 10.0,
            interval: estimate.map(|found| Interval {
                low: found.low,
                high: found.high,
            }),
            range: (-100.0, 100.0),
            method: Method::AdjustedWald,
            basis: ChangeBasis::Points(estimate.unwrap()),
            ..mean.clone()
        };
        for measure in [mean, points] {
            let (usual, wide) = (measure.interval.unwrap(), interval_99(&measure).unwrap());
            let ratio = (wide.high - wide.low) / (usual.high - usual.low);
            assert!((1.3..1.35).contains(&ratio), "{measure:?}: {ratio}");
        }
        let all = interval_99(&mean_of([0, 0, 0, 0, 10])).unwrap();
        assert!(all.low < 4.2311 && all.high == 5.0, "{all:?}");
    }

    #[test]
    fn means_raise_and_end_an_alarm() {
        let (low, high) = (mean_of([20, 20, 20, 20, 20]), mean_of([0, 0, 0, 0, 200]));
        let evidence = evidence_of_measure(Some(&low), &low);
        assert_eq!(AlarmState::Clear.after(evidence, 4.0), AlarmState::Fallen);
        assert_eq!(AlarmState::Clear.after(evidence, 3.0), AlarmState::Clear);
        // Both together are low, but the newest window is not.
        let newest_is_high = evidence_of_measure(Some(&high), &low);
        assert_eq!(AlarmState::Clear.after(newest_is_high, 4.0), AlarmState::Clear);
        assert_eq!(
            AlarmState::Fallen.after(evidence_of_measure(Some(&high), &high), 4.0),
            AlarmState::Clear
        );
        let untested = MeasureValue {
            basis: ChangeBasis::Untested,
            ..low
        };
        assert_eq!(evidence_of_measure(None, &untested), None);
    }

    /// False alarms within a year by the true share, at three answers a day: section 4.3 of the specification.
    #[test]
    fn false_alarms_are_as_rare_as_specified() {
        // SplitMix64: G. L. Steele, D. Lea, C. H. Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
        let mut seed = 20_261_204_u64;
        let mut draw = || {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = seed;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)) % 1_000
        };
        // Per mille of years with an alarm, and two standard errors of four hundred years.
        for (share, expected, tolerance) in [(750, 0, 5), (720, 13, 12), (700, 55, 23)] {
            let alarms = (0..400).filter(|_| {
                let windows: Vec<(u64, u64)> = (0..12)
                    .map(|_| {
                        let hits = (0..90).filter(|_| draw() < share).count();
                        (u64::try_from(hits).unwrap(), 90)
                    })
                    .collect();
                alarm_states(&windows, 0.7).contains(&AlarmState::Fallen)
            });
            let per_mille = i64::try_from(alarms.count()).unwrap() * 1_000 / 400;
            assert!((per_mille - expected).abs() <= tolerance, "{share}: {per_mille}");
        }
    }

    #[test]
    fn a_window_without_answers_changes_nothing_by_itself() {
        let states = alarm_states(&[(0, 0), (0, 0), (40, 100), (0, 0)], 0.7);
        assert_eq!(states[..2], [AlarmState::Clear; 2]);
        // The window before had no answers, the newest is low: ten answers of both together are enough.
        assert_eq!(states[2..], [AlarmState::Fallen; 2]);
    }

    #[test]
    fn nine_answers_raise_no_alarm() {
        assert_eq!(alarm_states(&[(0, 4), (0, 5)], 0.9), [AlarmState::Clear; 2]);
        assert_eq!(
            alarm_states(&[(0, 5), (0, 5)], 0.9),
            [AlarmState::Clear, AlarmState::Fallen]
        );
    }
}
