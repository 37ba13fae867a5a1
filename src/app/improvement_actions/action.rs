//! An improvement action and its effect.

use jiff::civil::Date;
use urbivox_core::measure::change::Change;
use urbivox_core::measure::value::MeasureValue;

/// Days of each of the two compared periods.
pub const COMPARED_DAYS: i32 = 90;

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
    /// Whether everybody may read it.
    pub is_public: bool,
}

/// Measure before and after an action.
#[derive(Clone, Debug)]
pub struct ActionEffect {
    /// Measure of the [`COMPARED_DAYS`] before the action.
    pub before: Option<MeasureValue>,
    /// Measure of the [`COMPARED_DAYS`] from its day on.
    pub after: Option<MeasureValue>,
    /// Difference of the two.
    pub change: Option<Change>,
}
