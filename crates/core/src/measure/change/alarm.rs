//! Alarms by a threshold: a service has fallen below it, and has recovered.

use super::super::interval::{Interval, share, wilson_at};
use super::super::numeric::Z_99;

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
    use super::*;

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
