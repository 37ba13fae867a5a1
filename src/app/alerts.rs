//! Alert rules: thresholds on the measures of a survey, evaluated when they are read. No letters are sent.

use jiff::ToSpan;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::reports;
use super::reports::ReportQuery;
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::thresholds;
use jiff::civil::Date;
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::violation::Violations;

/// Alert rules per survey. Protects the page.
const ALERT_RULES_MAX: usize = 20;
/// Steps per unit to which a threshold is rounded.
const STEPS_PER_UNIT: f64 = 1_000.0;

/// Alert rule: a threshold on the measure of a question.
#[derive(Clone, Debug)]
pub struct AlertRule {
    /// Identity.
    pub id: i64,
    /// Code of the question whose measure is watched.
    pub question: String,
    /// Threshold below which the alert is raised: of a share the share itself, of any other unit its hundredth part.
    pub threshold: f64,
    /// Length of the period, 1 to 366 days.
    pub days: i32,
    /// Fewest answers for an alert, 1 or more.
    pub answers_min: i32,
}

/// Current state of an alert rule.
#[derive(Clone, Debug)]
pub struct AlertState {
    /// Measure of the period.
    pub measure: Option<MeasureValue>,
    /// Whether there are enough answers and the measure is below the threshold.
    pub is_below: bool,
}

fn check(rule: &AlertRule) -> Result<(), AuthoringError> {
    let mut violations = Violations::none();
    if !(1..=366).contains(&rule.days) {
        violations.push("/days", "out-of-range", "Write 1 to 366 days.");
    }
    if rule.answers_min < 1 {
        violations.push("/answers_min", "out-of-range", "Write 1 or more answers.");
    }
    if violations.is_empty() {
        Ok(())
    } else {
        Err(AuthoringError::Invalid(violations))
    }
}

/// Adds an alert rule.
pub fn add(app: &App, path: &SurveyPath, rule: &AlertRule) -> Result<(), AuthoringError> {
    check(rule)?;
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let survey_id = found.survey.id;
        if thresholds::of_survey(db, survey_id)?.len() >= ALERT_RULES_MAX {
            return Err(AuthoringError::Exists(Resource::AlertRule));
        }
        let row = thresholds::Row {
            id: storage::identity::fresh(),
            survey_id,
            question: rule.question.clone(),
            bar: rule.threshold,
            days: rule.days,
            answers_min: rule.answers_min,
            created_at: app.clock.now().as_millisecond(),
        };
        thresholds::insert(db, &row)?;
        let city_id = found.city.id;
        let object = format!("{}: {}", path.within_city(), row.question);
        let detail = json!({"bar": row.bar, "days": row.days});
        Ok(audit::note(app, db, Some(city_id), "threshold.add", object, &detail)?)
    })
}

/// Deletes an alert rule.
pub fn remove(app: &App, path: &SurveyPath, id: i64) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let survey_id = found.survey.id;
        if !thresholds::delete(db, survey_id, id)? {
            return Err(AuthoringError::NoSuch(Resource::AlertRule));
        }
        let city_id = found.city.id;
        let object = path.within_city();
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "threshold.remove",
            object,
            &json!({"id": id}),
        )?)
    })
}

/// Returns the alert rules of a survey, oldest first.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<AlertRule>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        Ok::<_, AuthoringError>(thresholds::of_survey(db, found.survey.id)?)
    })?;
    let rule = |row: thresholds::Row| AlertRule {
        id: row.id,
        question: row.question,
        threshold: row.bar,
        days: row.days,
        answers_min: row.answers_min,
    };
    Ok(rows.into_iter().map(rule).collect())
}

/// Evaluates an alert rule for the period that ends on `today`.
pub fn evaluate(
    app: &App,
    path: &SurveyPath,
    rule: &AlertRule,
    today: Date,
) -> Result<AlertState, reports::ReportError> {
    let query = ReportQuery {
        from: Some(today.saturating_sub((rule.days - 1).days())),
        to: Some(today),
        ..ReportQuery::default()
    };
    let report = reports::report(app, path, &query)?;
    let question = report
        .questions
        .into_iter()
        .find(|question| question.code == rule.question);
    let measure = question.and_then(|question| question.measure);
    let enough =
        storage::stored_count("thresholds", rule.answers_min.into()).map_err(crate::app::ServiceError::from)?;
    let is_below = measure
        .as_ref()
        .is_some_and(|measure| measure.n >= enough && measure.value < value(measure.unit, rule.threshold));
    Ok(AlertState { measure, is_below })
}

/// Unit and range of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureRange {
    /// Unit.
    pub unit: Unit,
    /// Smallest and largest value.
    pub range: (f64, f64),
}

impl Default for MeasureRange {
    fn default() -> MeasureRange {
        MeasureRange {
            unit: Unit::Share,
            range: (0.0, 1.0),
        }
    }
}

/// Returns unit and range of a question's measure; `None` when it has none.
pub fn measure_range(question: &Question) -> Option<MeasureRange> {
    let (unit, range) = MeasureValue::unit_and_range(question.measure?);
    Some(MeasureRange { unit, range })
}

/// Converts an entered threshold to the stored form; `None` when the measure can never be below it or always is. Shares
/// are entered in per cent.
pub fn stored_threshold(measure: MeasureRange, entered: f64) -> Option<f64> {
    let threshold = entered / 100.0;
    let value = value(measure.unit, threshold);
    (value > measure.range.0 && value <= measure.range.1).then_some(threshold)
}

/// Converts a stored threshold to the unit of its measure.
pub fn value(unit: Unit, threshold: f64) -> f64 {
    match unit {
        Unit::Share => threshold,
        // Rounded, so that 5.5 is returned exactly as entered.
        Unit::Points | Unit::Score | Unit::Minutes => (threshold * 100.0 * STEPS_PER_UNIT).round() / STEPS_PER_UNIT,
    }
}

/// Returns the smallest and largest threshold in the unit in which they are entered.
pub fn ends(measure: MeasureRange) -> (f64, f64) {
    let (low, high) = measure.range;
    match measure.unit {
        Unit::Share => (low * 100.0, high * 100.0),
        Unit::Points | Unit::Score | Unit::Minutes => (low, high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::survey::Measure;

    #[test]
    fn a_threshold_is_stored_and_shown_in_the_unit_of_its_measure() {
        let shown = |measure: Measure, entered: f64| {
            let (unit, range) = MeasureValue::unit_and_range(measure);
            stored_threshold(MeasureRange { unit, range }, entered).map(|threshold| value(unit, threshold))
        };
        assert_eq!(shown(Measure::Csat, 70.0), Some(0.7));
        assert_eq!(shown(Measure::Nps, -20.0), Some(-20.0));
        assert_eq!(shown(Measure::Ces, 5.5), Some(5.5));
        assert_eq!(shown(Measure::Sus, 68.0), Some(68.0));
        assert_eq!(shown(Measure::TimeSaved, 150.0), Some(150.0));
        for (measure, entered) in [
            (Measure::Csat, 0.0),
            (Measure::Csat, 100.5),
            (Measure::Nps, -100.0),
            (Measure::Ces, 8.0),
            (Measure::Sus, f64::NAN),
            (Measure::TimeSaved, f64::INFINITY),
        ] {
            assert_eq!(shown(measure, entered), None, "{measure:?} {entered}");
        }
    }
}
