//! Thresholds: when a city wants to be told that a measure fell. Looked at whenever somebody asks; letters are another matter.

use jiff::ToSpan;
use serde_json::json;

use super::authoring::{Refusal, SurveyPath, city_row, survey_row};
use super::reporting::{self, Ask};
use super::{App, audit};
use crate::measure::value::{MeasureValue, Unit};
use crate::storage::{self, thresholds};
use jiff::civil::Date;

/// Thresholds of one survey. Protects the page.
const THRESHOLDS_MAX: usize = 20;

/// When the city wants to be told.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// Names it.
    pub id: i64,
    /// The question whose measure is watched.
    pub question: String,
    /// Below this share it is told, 0 to 1.
    pub bar: f64,
    /// Days that are looked at together, 1 to 366.
    pub days: i32,
    /// Fewest answers that say something, 1 or more.
    pub answers_min: i32,
}

/// What a threshold says today.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The measure of its days.
    pub measure: Option<MeasureValue>,
    /// There are answers enough, and the measure is below the bar.
    pub is_below: bool,
}

/// Adds a threshold.
pub fn add(app: &App, path: &SurveyPath, threshold: &Threshold) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let survey_id = survey_row(db, path)?.id;
        if thresholds::of_survey(db, survey_id)?.len() >= THRESHOLDS_MAX {
            return Err(Refusal::Exists("threshold"));
        }
        let row = thresholds::Row {
            id: storage::identity::fresh(),
            survey_id,
            question: threshold.question.clone(),
            bar: threshold.bar.clamp(0.0, 1.0),
            days: threshold.days.clamp(1, 366),
            answers_min: threshold.answers_min.max(1),
            created_at: app.clock.now().as_millisecond(),
        };
        thresholds::insert(db, &row)?;
        let city_id = city_row(db, &path.city)?.id;
        let object = format!("{}/{}: {}", path.service, path.survey, row.question);
        let detail = json!({"bar": row.bar, "days": row.days});
        Ok(audit::note(app, db, Some(city_id), "threshold.add", object, &detail)?)
    })
}

/// Takes a threshold away.
pub fn remove(app: &App, path: &SurveyPath, id: i64) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let survey_id = survey_row(db, path)?.id;
        if !thresholds::delete(db, survey_id, id)? {
            return Err(Refusal::NoSuch("threshold"));
        }
        let city_id = city_row(db, &path.city)?.id;
        let object = format!("{}/{}", path.service, path.survey);
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

/// The thresholds of a survey, the oldest first.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<Threshold>, Refusal> {
    let rows = app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        Ok::<_, Refusal>(thresholds::of_survey(db, survey.id)?)
    })?;
    let threshold = |row: thresholds::Row| Threshold {
        id: row.id,
        question: row.question,
        bar: row.bar,
        days: row.days,
        answers_min: row.answers_min,
    };
    Ok(rows.into_iter().map(threshold).collect())
}

/// What a threshold says on this day.
pub fn standing(
    app: &App,
    path: &SurveyPath,
    threshold: &Threshold,
    today: Date,
) -> Result<Standing, reporting::Refusal> {
    let ask = Ask {
        from: today.checked_sub((threshold.days - 1).days()).ok(),
        to: Some(today),
        ..Ask::default()
    };
    let report = reporting::report(app, path, &ask)?;
    let question = report
        .questions
        .into_iter()
        .find(|question| question.code == threshold.question);
    let measure = question.and_then(|question| question.measure);
    let enough = u64::try_from(threshold.answers_min).unwrap_or(1);
    let is_below = measure
        .as_ref()
        .is_some_and(|measure| measure.n >= enough && measure.value < bar_of(measure, threshold.bar));
    Ok(Standing { measure, is_below })
}

/// A bar is written in hundredths: of a share that is a share, of any other unit so many of its own.
fn bar_of(measure: &MeasureValue, bar: f64) -> f64 {
    match measure.unit {
        Unit::Share => bar,
        Unit::Points | Unit::Score | Unit::Minutes => bar * 100.0,
    }
}
