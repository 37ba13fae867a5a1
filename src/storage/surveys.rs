//! Rows of surveys and their drafts.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, services, surveys, versions};

/// A survey as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = surveys)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The service of the survey.
    pub service_id: i64,
    /// Name in URLs, unique in the service.
    pub slug: String,
    /// The draft definition, JSON.
    pub draft: String,
    /// Number of changes of the draft; its ETag.
    pub draft_revision: i64,
    /// Time when staff closed it, milliseconds since 1970, UTC.
    pub closed_at: Option<i64>,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Inserts a survey. Errors: [`Error::Conflict`] when the service has one with this slug.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(surveys::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the survey with this slug in the service.
pub fn find(db: &mut Db, service_id: i64, slug: &str) -> Result<Option<Row>, Error> {
    let rows = surveys::table
        .filter(surveys::service_id.eq(service_id))
        .filter(surveys::slug.eq(slug));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns surveys of the service with a slug after `after`, by slug.
pub fn list(db: &mut Db, service_id: i64, after: &str, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = surveys::table
        .filter(surveys::service_id.eq(service_id))
        .filter(surveys::slug.gt(after))
        .order(surveys::slug.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns the oldest surveys of the service: identity, slug and time of closing by staff.
pub fn oldest(db: &mut Db, service_id: i64, limit: i64) -> Result<Vec<(i64, String, Option<i64>)>, Error> {
    let rows = surveys::table
        .filter(surveys::service_id.eq(service_id))
        .order((surveys::created_at.asc(), surveys::id.asc()))
        .limit(limit);
    Ok(rows.select((surveys::id, surveys::slug, surveys::closed_at)).load(db)?)
}

/// Counts all surveys.
pub fn count(db: &mut Db) -> Result<i64, Error> {
    Ok(surveys::table.count().get_result(db)?)
}

/// Replaces the draft if it is still at `revision`; false when it was changed meanwhile.
pub fn replace_draft(db: &mut Db, id: i64, revision: i64, draft: &str) -> Result<bool, Error> {
    let row = surveys::table
        .filter(surveys::id.eq(id))
        .filter(surveys::draft_revision.eq(revision));
    let changed = diesel::update(row)
        .set((surveys::draft.eq(draft), surveys::draft_revision.eq(revision + 1)))
        .execute(db)?;
    Ok(changed == 1)
}

/// Returns the drafts of surveys with identities after `after`, by identity.
pub fn drafts(db: &mut Db, after: i64, limit: i64) -> Result<Vec<(i64, String)>, Error> {
    let rows = surveys::table
        .filter(surveys::id.gt(after))
        .order(surveys::id.asc())
        .limit(limit);
    Ok(rows.select((surveys::id, surveys::draft)).load(db)?)
}

/// Replaces the draft whatever its revision is, for the upgrade of documents that an earlier version of the program stored.
pub fn set_draft(db: &mut Db, id: i64, draft: &str) -> Result<(), Error> {
    diesel::update(surveys::table.find(id))
        .set((
            surveys::draft.eq(draft),
            surveys::draft_revision.eq(surveys::draft_revision + 1),
        ))
        .execute(db)?;
    Ok(())
}

/// Locks the survey until commit if its draft is still at `revision`; false when it was changed meanwhile.
pub fn claim(db: &mut Db, id: i64, revision: i64) -> Result<bool, Error> {
    let row = surveys::table
        .filter(surveys::id.eq(id))
        .filter(surveys::draft_revision.eq(revision));
    Ok(diesel::update(row)
        .set(surveys::draft_revision.eq(revision))
        .execute(db)?
        == 1)
}

/// Closes the survey, or reopens it with `None`.
pub fn set_closed(db: &mut Db, id: i64, closed_at: Option<i64>) -> Result<(), Error> {
    diesel::update(surveys::table.filter(surveys::id.eq(id)))
        .set(surveys::closed_at.eq(closed_at))
        .execute(db)?;
    Ok(())
}

/// The slugs of city, service and survey.
pub type SurveySlugs = (String, String, String);

/// Returns surveys with a published version, of one city or of all, by city, service and survey.
pub fn published(db: &mut Db, city_id: Option<i64>, limit: i64) -> Result<Vec<SurveySlugs>, Error> {
    let mut rows = surveys::table
        .inner_join(services::table.inner_join(cities::table))
        .filter(surveys::id.eq_any(versions::table.select(versions::survey_id)))
        .select((cities::slug, services::slug, surveys::slug))
        .order((cities::slug.asc(), services::slug.asc(), surveys::slug.asc()))
        .limit(limit)
        .into_boxed();
    if let Some(city_id) = city_id {
        rows = rows.filter(cities::id.eq(city_id));
    }
    Ok(rows.load(db)?)
}

/// Returns `city/service/survey` and the number of a version.
pub fn path_of_version(db: &mut Db, version_id: i64) -> Result<Option<(String, i32)>, Error> {
    let found: Option<(String, String, String, i32)> = versions::table
        .inner_join(surveys::table.inner_join(services::table.inner_join(cities::table)))
        .filter(versions::id.eq(version_id))
        .select((cities::slug, services::slug, surveys::slug, versions::number))
        .first(db)
        .optional()?;
    Ok(found.map(|(city, service, survey, number)| (format!("{city}/{service}/{survey}"), number)))
}
