//! Alert rules: thresholds on the measures of a survey. Each is judged when a window of days is over, and its state is
//! stored. No letters are sent.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::catalogue::time_zone_of;
use super::reports;
use super::reports::ReportQuery;
use super::{App, ServiceError, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::thresholds;
use crate::storage::thresholds::{Judgement, ThresholdState};
use urbivox_core::measure::change::alarm::{AlarmState, evidence_of_measure};
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;
use urbivox_core::tally::civil_day::Day;

/// Alert rules per survey. Protects the page.
const ALERT_RULES_MAX: usize = 20;
/// Windows of a rule that are judged in one pass: a rule of a long time without a server does not delay the others.
const WINDOWS_MAX: usize = 50;
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
    /// Length of a window, 1 to 366 days. Windows follow each other from the day on which the rule was added.
    pub days: i32,
    /// Fewest answers of two windows with which an alert begins, 1 or more; never fewer than ten.
    pub answers_min: i32,
}

/// State of an alert rule after its newest judged window.
#[derive(Clone, Debug)]
pub struct AlertStatus {
    /// Whether there is an alert.
    pub state: AlarmState,
    /// First and last day of the last two judged windows, or of the first one alone; `None` before it is over.
    pub judged: Option<(Date, Date)>,
    /// Last day of the window with which the state changed; `None` when it never did.
    pub changed_on: Option<Date>,
    /// Last day of the window that is judged next.
    pub next: Date,
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
            state: ThresholdState::Clear,
            judged_to: None,
            changed_on: None,
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

/// Returns the alert rules of a survey with their states, oldest first.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<(AlertRule, AlertStatus)>, AuthoringError> {
    let (rows, zone) = app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        let zone = time_zone_of(&found.city)?;
        Ok::<_, AuthoringError>((thresholds::of_survey(db, found.survey.id)?, zone))
    })?;
    let listed = rows.into_iter().map(|row| {
        let status = status_of(&row, &zone)?;
        let rule = AlertRule {
            id: row.id,
            question: row.question,
            threshold: row.bar,
            days: row.days,
            answers_min: row.answers_min,
        };
        Ok::<_, storage::Error>((rule, status))
    });
    Ok(listed.collect::<Result<_, _>>()?)
}

/// Returns the measure of the last two judged windows counted together, or of the first one alone; `None` without answers
/// or before a window is over.
pub fn judged_measure(
    app: &App,
    path: &SurveyPath,
    rule: &AlertRule,
    status: &AlertStatus,
) -> Result<Option<MeasureValue>, reports::ReportError> {
    match status.judged {
        Some((first, last)) => measure_of(app, path, &rule.question, (first, last)),
        None => Ok(None),
    }
}

/// Judges every window that is over and not judged yet, and stores the states. Several processes may do so at once: each
/// window is stored once. A rule that cannot be judged does not hinder the others; its error is returned at the end. When
/// the clock is wrong, nothing is judged, because a state is not taken back.
pub fn judge_due(app: &App) -> Result<(), ServiceError> {
    if app.clock_fault().is_some() {
        return Ok(());
    }
    let mut outcome = Ok(());
    for rule in app.storage.read(thresholds::all)? {
        let judged = judge(app, &rule);
        if outcome.is_ok() {
            outcome = judged;
        }
    }
    outcome
}

/// Judges the windows of one rule that are over.
fn judge(app: &App, (row, city, service, survey): &thresholds::RowWithPath) -> Result<(), ServiceError> {
    let (Some(city), Some(service), Some(survey)) = (Slug::parse(city), Slug::parse(service), Slug::parse(survey))
    else {
        return Err(storage::Error::corrupt("thresholds", "a slug").into());
    };
    let path = SurveyPath { city, service, survey };
    let Some(facts) = app.catalogue.city(&app.storage, &path.city)? else {
        return Ok(());
    };
    // A survey that was never published has no responses.
    if app.catalogue.find(&app.storage, &path)?.is_none() {
        return Ok(());
    }
    let today = Day::of(app.clock.today(&facts.timezone)).number();
    let mut row = row.clone();
    for _window in 0..WINDOWS_MAX {
        let last = next_window_end(&row, &facts.timezone)?;
        if last >= today {
            break;
        }
        let judgement = match judged(app, &path, &row, last) {
            Ok(judgement) => judgement,
            Err(reports::ReportError::NoSuchSurvey) => break,
            Err(reports::ReportError::Fault(fault)) => return Err(fault),
            Err(
                refusal @ (reports::ReportError::NotASegment
                | reports::ReportError::UnknownOption
                | reports::ReportError::OneFilter
                | reports::ReportError::BadPeriod
                | reports::ReportError::TooLong),
            ) => return Err(storage::Error::corrupt("thresholds", refusal).into()),
        };
        let (id, before) = (row.id, row.judged_to);
        if !app.storage.write(|db| thresholds::judge(db, id, before, &judgement))? {
            break; // Another process judged it, or the rule was deleted.
        }
        (row.state, row.judged_to, row.changed_on) = (judgement.state, Some(judgement.judged_to), judgement.changed_on);
    }
    Ok(())
}

/// Returns the state after the window that ends on the day `last`. The first window alone never raises an alert.
fn judged(app: &App, path: &SurveyPath, row: &thresholds::Row, last: i32) -> Result<Judgement, reports::ReportError> {
    let before = AlarmState::from(row.state);
    let after = if row.judged_to.is_some() {
        let measure = |windows: i32| {
            let period = (first_day(row, last, windows)?, date_of(last)?);
            measure_of(app, path, &row.question, period)
        };
        let (newest, both) = (measure(1)?, measure(2)?);
        let answers_min = storage::stored_count("thresholds", row.answers_min.into())?;
        let evidence = both
            .as_ref()
            .and_then(|both| evidence_of_measure(newest.as_ref(), both));
        // An alert begins with enough answers; it ends with any number of them.
        let evidence = evidence.filter(|evidence| before == AlarmState::Fallen || evidence.n >= answers_min);
        let unit = both.map_or(Unit::Share, |both| both.unit);
        before.after(evidence, value(unit, row.bar))
    } else {
        before
    };
    Ok(Judgement {
        state: after.into(),
        judged_to: last,
        changed_on: if after == before { row.changed_on } else { Some(last) },
    })
}

/// Returns the measure of a question over some days.
fn measure_of(
    app: &App,
    path: &SurveyPath,
    question: &str,
    (from, to): (Date, Date),
) -> Result<Option<MeasureValue>, reports::ReportError> {
    let query = ReportQuery {
        from: Some(from),
        to: Some(to),
        ..ReportQuery::default()
    };
    let report = reports::report(app, path, &query)?;
    // Where a question was asked on two scales, the newer one comes first.
    let asked = report.questions.into_iter().find(|asked| asked.code == question);
    Ok(asked.and_then(|asked| asked.measure))
}

/// Returns the last day of the window that is judged next, days since 1970-01-01.
fn next_window_end(row: &thresholds::Row, zone: &TimeZone) -> Result<i32, storage::Error> {
    let before = match row.judged_to {
        Some(judged_to) => judged_to,
        None => {
            let created = storage::stored_time("thresholds", row.created_at)?;
            Day::of(created.to_zoned(zone.clone()).date()).number() - 1
        }
    };
    before
        .checked_add(row.days)
        .ok_or_else(|| storage::Error::corrupt("thresholds", "a number of days"))
}

/// Returns the first day of the windows that end on the day `last`.
fn first_day(row: &thresholds::Row, last: i32, windows: i32) -> Result<Date, storage::Error> {
    let days = row.days.saturating_mul(windows).saturating_sub(1);
    date_of(last.saturating_sub(days))
}

fn date_of(number: i32) -> Result<Date, storage::Error> {
    let day = Day::from_number(number).ok_or_else(|| storage::Error::corrupt("thresholds", "a day"))?;
    Ok(day.date())
}

fn status_of(row: &thresholds::Row, zone: &TimeZone) -> Result<AlertStatus, storage::Error> {
    let next = next_window_end(row, zone)?;
    let judged = match row.judged_to {
        Some(last) => {
            let unjudged = thresholds::Row {
                judged_to: None,
                ..row.clone()
            };
            // The first window has none before it.
            let is_first = next_window_end(&unjudged, zone)? >= last;
            Some((first_day(row, last, if is_first { 1 } else { 2 })?, date_of(last)?))
        }
        None => None,
    };
    Ok(AlertStatus {
        state: row.state.into(),
        judged,
        changed_on: row.changed_on.map(date_of).transpose()?,
        next: date_of(next)?,
    })
}

impl From<ThresholdState> for AlarmState {
    fn from(state: ThresholdState) -> AlarmState {
        match state {
            ThresholdState::Clear => AlarmState::Clear,
            ThresholdState::Fallen => AlarmState::Fallen,
        }
    }
}

impl From<AlarmState> for ThresholdState {
    fn from(state: AlarmState) -> ThresholdState {
        match state {
            AlarmState::Clear => ThresholdState::Clear,
            AlarmState::Fallen => ThresholdState::Fallen,
        }
    }
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
