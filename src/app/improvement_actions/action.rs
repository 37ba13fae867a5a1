//! An improvement action and its effect.

use jiff::ToSpan;
use jiff::civil::Date;
use urbivox_core::measure::change::{Change, NotCompared, not_compared};
use urbivox_core::measure::value::MeasureValue;

/// Longest compared period before and after an action, in months.
pub const COMPARED_MONTHS: i32 = 12;

/// Improvement action of a city.
#[derive(Clone, Debug)]
pub struct ImprovementAction {
    /// Identity; 0 for a new action.
    pub id: i64,
    /// Code of the question whose measure should change; empty for none.
    pub question: String,
    /// Feedback of citizens.
    pub said: String,
    /// Action of the city.
    pub did: String,
    /// Day of the action; `None` while it is planned.
    pub done_on: Option<Date>,
    /// Day of the decision: what counts as before ends the day before, and not with the bad month that led to it. `None`: the
    /// day of the action.
    pub decided_on: Option<Date>,
    /// Day from which on its effect is measured; not before the decision. `None`: the day of the action.
    pub effective_from: Option<Date>,
    /// Whether everybody may read it.
    pub is_public: bool,
}

/// Measure before and after an action.
#[derive(Clone, Debug)]
pub struct ActionEffect {
    /// First and last day of the period before.
    pub before_period: (Date, Date),
    /// Measure of that period.
    pub before: Option<MeasureValue>,
    /// First and last day of the period after.
    pub after_period: (Date, Date),
    /// Measure of that period.
    pub after: Option<MeasureValue>,
    /// Whether people answered at other kinds of placements in the period before: then the change is not tested.
    pub placements_differ: bool,
    /// Difference of the two, tested together with the other actions of the page.
    pub change: Option<Change>,
}

impl ActionEffect {
    /// Returns why the measure after the action is not compared with that before it; `None` when it is, or when there is none.
    pub fn not_compared(&self) -> Option<NotCompared> {
        let otherwise = self.placements_differ.then_some(NotCompared::PlacementsDiffer);
        not_compared(self.before.as_ref(), self.after.as_ref()?).or(otherwise)
    }
}

impl ImprovementAction {
    /// Returns the compared periods, each as first and last day, of [`COMPARED_MONTHS`] at most: before the decision, and
    /// from the day in effect to `today`. `None` while it is planned or not yet in effect.
    pub fn compared_periods(&self, today: Date) -> Option<((Date, Date), (Date, Date))> {
        let done = self.done_on?;
        let decided = self.decided_on.unwrap_or(done);
        let effective = self.effective_from.unwrap_or(done).max(decided);
        let eve = decided.yesterday().ok()?;
        let first = decided.checked_sub(COMPARED_MONTHS.months()).ok()?;
        let last = effective.checked_add(COMPARED_MONTHS.months()).ok()?.yesterday().ok()?;
        (effective <= today).then(|| ((first, eve), (effective, last.min(today))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_periods_are_before_the_decision_and_from_the_effect_on() {
        let action = ImprovementAction {
            id: 0,
            question: "satisfaction".to_owned(),
            said: String::new(),
            did: String::new(),
            done_on: Some(date(2026, 3, 10)),
            decided_on: Some(date(2026, 1, 15)),
            effective_from: Some(date(2026, 4, 1)),
            is_public: true,
        };
        let before = (date(2025, 1, 15), date(2026, 1, 14));
        let after = |today: Date| action.compared_periods(today).map(|(_, after)| after);
        assert_eq!(
            action.compared_periods(date(2026, 5, 1)),
            Some((before, (date(2026, 4, 1), date(2026, 5, 1))))
        );
        assert_eq!(after(date(2028, 1, 1)), Some((date(2026, 4, 1), date(2027, 3, 31))));
        assert_eq!(after(date(2026, 3, 31)), None);
        let planned = ImprovementAction {
            done_on: None,
            decided_on: None,
            effective_from: None,
            ..action
        };
        assert_eq!(planned.compared_periods(date(2026, 5, 1)), None);
    }
}
