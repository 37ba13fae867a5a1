//! Rows of editions: self-assessments of cities by framework and year, and their drafts.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{edition_drafts, editions};

/// A published edition as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = editions)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The city, if it is a tenant of this installation.
    pub city_id: Option<i64>,
    /// The city's name.
    pub name: String,
    /// Identifier of the framework.
    pub framework: String,
    /// The year.
    pub year: i32,
    /// The answers by indicator, JSON; an empty object when only counts are known.
    pub answers: String,
    /// The number of "yes" answers by dimension, JSON.
    pub yes: String,
    /// Milliseconds since 1970, UTC.
    pub published_at: i64,
    /// Who published it.
    pub published_by: String,
    /// Whether no later edition of the same year replaced it.
    pub is_current: bool,
    /// The surveys behind its answers when it was published, JSON; an empty list for imported editions, and for those from
    /// before evidence was stored.
    pub evidence: String,
}

/// A draft as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = edition_drafts)]
pub struct Draft {
    /// The answers by indicator, JSON.
    pub answers: String,
    /// Number of changes, for optimistic locking.
    pub revision: i64,
}

/// Inserts an edition.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(editions::table).values(row).execute(db)?;
    Ok(())
}

/// Marks an edition as replaced.
pub fn retire(db: &mut Db, id: i64) -> Result<(), Error> {
    diesel::update(editions::table.find(id))
        .set(editions::is_current.eq(false))
        .execute(db)?;
    Ok(())
}

/// Returns the current editions of one year or of all, by year and name.
pub fn current(db: &mut Db, framework: &str, year: Option<i32>) -> Result<Vec<Row>, Error> {
    let mut rows = editions::table
        .filter(editions::framework.eq(framework))
        .filter(editions::is_current.eq(true))
        .into_boxed();
    if let Some(year) = year {
        rows = rows.filter(editions::year.eq(year));
    }
    let rows = rows.order((editions::year.asc(), editions::name.asc(), editions::id.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns the years with current editions, newest first.
pub fn years(db: &mut Db, framework: &str) -> Result<Vec<i32>, Error> {
    let rows = editions::table
        .filter(editions::framework.eq(framework))
        .filter(editions::is_current.eq(true));
    Ok(rows
        .select(editions::year)
        .distinct()
        .order(editions::year.desc())
        .load(db)?)
}

/// Returns the draft of a city.
pub fn draft(db: &mut Db, city_id: i64, framework: &str) -> Result<Option<Draft>, Error> {
    let row = edition_drafts::table.find((city_id, framework));
    Ok(row.select(Draft::as_select()).first(db).optional()?)
}

/// Inserts or replaces the draft of a city.
pub fn set_draft(db: &mut Db, city_id: i64, framework: &str, draft: &Draft, now: i64) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(edition_drafts::table)
        .values((
            edition_drafts::city_id.eq(city_id),
            edition_drafts::framework.eq(framework),
            edition_drafts::answers.eq(&draft.answers),
            edition_drafts::revision.eq(draft.revision),
            edition_drafts::changed_at.eq(now),
        ))
        .on_conflict((edition_drafts::city_id, edition_drafts::framework))
        .do_update()
        .set((
            edition_drafts::answers.eq(&draft.answers),
            edition_drafts::revision.eq(draft.revision),
            edition_drafts::changed_at.eq(now),
        ))
        .execute(conn))?;
    Ok(())
}
