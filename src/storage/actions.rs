//! Rows of improvement actions ("you said, we did").

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{actions, cities, services, surveys};

/// An improvement action as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = actions, treat_none_as_null = true)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The survey that led to the action.
    pub survey_id: i64,
    /// The question whose measure should improve; empty for none.
    pub question: String,
    /// Summary of the citizens' feedback.
    pub said: String,
    /// Description of what the city did.
    pub did: String,
    /// Civil day of the city, days since 1970-01-01; none while it is planned.
    pub done_on: Option<i32>,
    /// Whether everybody may read it.
    pub is_public: bool,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Milliseconds since 1970, UTC.
    pub changed_at: i64,
    /// Civil day of the decision; none while it is planned.
    pub decided_on: Option<i32>,
    /// Civil day from which on the effect is measured; none while it is planned.
    pub effective_from: Option<i32>,
}

/// Inserts an action.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(actions::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the actions of a survey, newest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = actions::table.filter(actions::survey_id.eq(survey_id));
    Ok(rows.order(actions::id.desc()).select(Row::as_select()).load(db)?)
}

/// Returns the public actions of a service with the slugs of their surveys, newest first.
pub fn public_of_service(db: &mut Db, service_id: i64) -> Result<Vec<(Row, String)>, Error> {
    let rows = actions::table
        .inner_join(surveys::table)
        .filter(surveys::service_id.eq(service_id))
        .filter(actions::is_public.eq(true));
    let rows = rows.order(actions::id.desc()).select((Row::as_select(), surveys::slug));
    Ok(rows.load(db)?)
}

/// Returns public actions of one city or of all, newest first, with the slugs of city, service and survey.
pub fn list_public(db: &mut Db, city: Option<&str>, limit: i64) -> Result<Vec<(Row, String, String, String)>, Error> {
    let mut rows = actions::table
        .inner_join(surveys::table.inner_join(services::table.inner_join(cities::table)))
        .filter(actions::is_public.eq(true))
        .order(actions::id.desc())
        .limit(limit)
        .select((Row::as_select(), cities::slug, services::slug, surveys::slug))
        .into_boxed();
    if let Some(city) = city {
        rows = rows.filter(cities::slug.eq(city.to_owned()));
    }
    Ok(rows.load(db)?)
}

/// Returns one action of a survey.
pub fn find(db: &mut Db, survey_id: i64, id: i64) -> Result<Option<Row>, Error> {
    let rows = actions::table
        .filter(actions::survey_id.eq(survey_id))
        .filter(actions::id.eq(id));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Replaces all columns of an action.
pub fn update(db: &mut Db, row: &Row) -> Result<(), Error> {
    let own = actions::table.find(row.id).filter(actions::survey_id.eq(row.survey_id));
    diesel::update(own).set(row).execute(db)?;
    Ok(())
}

/// Deletes an action of a survey.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<(), Error> {
    let own = actions::table.find(id).filter(actions::survey_id.eq(survey_id));
    diesel::delete(own).execute(db)?;
    Ok(())
}
