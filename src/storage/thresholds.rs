//! Rows of alert rules: thresholds on measures, and their states.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, services, surveys, thresholds};
use super::stored_enum::stored_as_number;

/// State of an alert rule, column `thresholds.state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub enum ThresholdState {
    /// There is no alarm.
    Clear,
    /// The measure has fallen below the threshold.
    Fallen,
}

stored_as_number!(ThresholdState { Clear = 0, Fallen = 1 });

/// An alert rule as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = thresholds)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The monitored survey.
    pub survey_id: i64,
    /// The question whose measure is monitored.
    pub question: String,
    /// Threshold below which the alert is raised: of a share the share itself, of any other unit its hundredth part.
    pub bar: f64,
    /// Length of the windows, in days.
    pub days: i32,
    /// Minimum number of answers of two windows with which an alarm begins.
    pub answers_min: i32,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// State after the newest judged window.
    pub state: ThresholdState,
    /// Last day of that window, days since 1970-01-01; none before the first.
    pub judged_to: Option<i32>,
    /// Last day of the window with which the state changed; none when it never did.
    pub changed_on: Option<i32>,
}

/// An alert rule with the slugs of its city, service and survey.
pub type RowWithPath = (Row, String, String, String);

/// State of an alert rule after a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// State.
    pub state: ThresholdState,
    /// Last day of the window.
    pub judged_to: i32,
    /// Last day of the window with which the state changed.
    pub changed_on: Option<i32>,
}

/// Inserts an alert rule.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(thresholds::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the alert rules of a survey, oldest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = thresholds::table.filter(thresholds::survey_id.eq(survey_id));
    Ok(rows.order(thresholds::id.asc()).select(Row::as_select()).load(db)?)
}

/// Returns all alert rules with the slugs of city, service and survey, oldest first.
pub fn all(db: &mut Db) -> Result<Vec<RowWithPath>, Error> {
    let rows = thresholds::table
        .inner_join(surveys::table.inner_join(services::table.inner_join(cities::table)))
        .order(thresholds::id.asc())
        .select((Row::as_select(), cities::slug, services::slug, surveys::slug));
    Ok(rows.load(db)?)
}

/// Stores the state after a window, unless another process has judged a window since `judged_before` was read, or the rule
/// was deleted; then false.
pub fn judge(db: &mut Db, id: i64, judged_before: Option<i32>, judgement: &Judgement) -> Result<bool, Error> {
    let values = (
        thresholds::state.eq(judgement.state),
        thresholds::judged_to.eq(judgement.judged_to),
        thresholds::changed_on.eq(judgement.changed_on),
    );
    let changed = match judged_before {
        Some(day) => {
            let own = thresholds::table.find(id).filter(thresholds::judged_to.eq(day));
            diesel::update(own).set(values).execute(db)?
        }
        None => {
            let own = thresholds::table.find(id).filter(thresholds::judged_to.is_null());
            diesel::update(own).set(values).execute(db)?
        }
    };
    Ok(changed == 1)
}

/// Deletes an alert rule of a survey; false when the survey does not have it.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<bool, Error> {
    let own = thresholds::table
        .filter(thresholds::survey_id.eq(survey_id))
        .filter(thresholds::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
