//! Rows of releases: what was published of a survey, one row for each span of days. They are never changed or deleted.
//!
//! The head of a survey holds the hash of its last row, and the last day that was closed.

use std::collections::BTreeSet;

use diesel::dsl::max;
use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::{Error, stored_count};
use super::installation;
use super::schema::{cities, release_heads, releases, services, surveys, versions};

/// Name in `installation` of the number that changes with each release.
const REVISION: &str = "release_revision";

/// A release as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = releases)]
pub struct Row {
    /// The survey.
    pub survey_id: i64,
    /// Number of the span, from 0.
    pub no: i32,
    /// First civil day of the span, days since 1970-01-01.
    pub first_day: i32,
    /// Last civil day of the span.
    pub last_day: i32,
    /// Whether it closed a run.
    pub is_run_closed: bool,
    /// Minimum number of answers that was in force.
    pub answers_min: i64,
    /// Base of which counts are multiples.
    pub told_in: i64,
    /// The packed atoms.
    pub atoms: Vec<u8>,
    /// Hash of the row before; zeros in the first.
    pub previous_hash: Vec<u8>,
    /// Time at which it was made, milliseconds since 1970, UTC.
    pub made_at: i64,
}

/// A release to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// The row.
    pub row: Row,
    /// Hash of the row.
    pub hash: Vec<u8>,
}

/// State of a survey's releases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = release_heads)]
pub struct Head {
    /// Last civil day that was closed, days since 1970-01-01.
    pub closed_until: Option<i32>,
    /// Hash of the last release.
    pub hash: Option<Vec<u8>>,
}

/// Returns every survey with a published version, with its city.
pub fn surveys(db: &mut Db) -> Result<Vec<(i64, i64)>, Error> {
    let published = surveys::table
        .inner_join(services::table.inner_join(cities::table))
        .filter(surveys::id.eq_any(versions::table.select(versions::survey_id)))
        .select((surveys::id, cities::id))
        .order(surveys::id.asc());
    Ok(published.load(db)?)
}

/// Returns the releases of a survey, in order.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = releases::table
        .filter(releases::survey_id.eq(survey_id))
        .order(releases::no.asc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns the last day that is told of a survey; `None` without releases.
pub fn last_day(db: &mut Db, survey_id: i64) -> Result<Option<i32>, Error> {
    let newest = releases::table
        .filter(releases::survey_id.eq(survey_id))
        .order(releases::no.desc());
    Ok(newest.select(releases::last_day).first(db).optional()?)
}

/// Returns the number of the last release of a survey; `None` without releases.
pub fn last_number(db: &mut Db, survey_id: i64) -> Result<Option<i32>, Error> {
    let newest = releases::table
        .filter(releases::survey_id.eq(survey_id))
        .order(releases::no.desc());
    Ok(newest.select(releases::no).first(db).optional()?)
}

/// Returns the number of the last release of every survey that has one.
pub fn last_numbers(db: &mut Db) -> Result<Vec<(i64, i32)>, Error> {
    let last = releases::table
        .group_by(releases::survey_id)
        .select((releases::survey_id, max(releases::no)));
    let rows: Vec<(i64, Option<i32>)> = last.load(db)?;
    Ok(rows
        .into_iter()
        .filter_map(|(survey, last)| Some((survey, last?)))
        .collect())
}

/// Returns the surveys that have releases, or had some.
pub fn released_surveys(db: &mut Db) -> Result<Vec<i64>, Error> {
    let ids = releases::table.select(releases::survey_id).distinct();
    let mut found: BTreeSet<i64> = ids.load(db)?.into_iter().collect();
    let heads = release_heads::table.filter(release_heads::hash.is_not_null());
    found.extend(heads.select(release_heads::survey_id).load::<i64>(db)?);
    Ok(found.into_iter().collect())
}

/// Counts the surveys whose counts are told in multiples of another base than this one: that of their first release.
pub fn count_told_otherwise(db: &mut Db, base: i64) -> Result<u64, Error> {
    let first = releases::table
        .filter(releases::no.eq(0))
        .filter(releases::told_in.ne(base));
    stored_count("releases", first.count().get_result(db)?)
}

/// Counts all releases.
pub fn count(db: &mut Db) -> Result<u64, Error> {
    stored_count("releases", releases::table.count().get_result(db)?)
}

/// Inserts a release, which becomes the head of its survey; false when the survey has one with this number already.
pub fn insert_next(db: &mut Db, NewRow { row, hash }: &NewRow) -> Result<bool, Error> {
    let inserted = on_each_backend!(db, conn => diesel::insert_into(releases::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    if inserted != 1 {
        return Ok(false);
    }
    on_each_backend!(db, conn => diesel::insert_into(release_heads::table)
        .values((release_heads::survey_id.eq(row.survey_id), release_heads::hash.eq(hash)))
        .on_conflict(release_heads::survey_id)
        .do_update()
        .set(release_heads::hash.eq(hash))
        .execute(conn))?;
    Ok(true)
}

/// Returns the state of a survey's releases; an empty one before anything was closed.
pub fn head(db: &mut Db, survey_id: i64) -> Result<Head, Error> {
    let row = release_heads::table.find(survey_id);
    Ok(row.select(Head::as_select()).first(db).optional()?.unwrap_or_default())
}

/// Records that the days of a survey are closed up to this one.
pub fn set_closed_until(db: &mut Db, survey_id: i64, day: i32) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(release_heads::table)
        .values((release_heads::survey_id.eq(survey_id), release_heads::closed_until.eq(day)))
        .on_conflict(release_heads::survey_id)
        .do_update()
        .set(release_heads::closed_until.eq(day))
        .execute(conn))?;
    Ok(())
}

/// Returns the seed of a survey's offsets; `None` before its first release, and without such a survey.
pub fn seed(db: &mut Db, survey_id: i64) -> Result<Option<Vec<u8>>, Error> {
    let row = surveys::table.filter(surveys::id.eq(survey_id));
    let seed: Option<Option<Vec<u8>>> = row.select(surveys::release_seed).get_result(db).optional()?;
    Ok(seed.flatten())
}

/// Sets the seed of a survey's offsets if it has none.
pub fn set_seed_if_absent(db: &mut Db, survey_id: i64, seed: &[u8]) -> Result<(), Error> {
    let row = surveys::table
        .filter(surveys::id.eq(survey_id))
        .filter(surveys::release_seed.is_null());
    diesel::update(row).set(surveys::release_seed.eq(seed)).execute(db)?;
    Ok(())
}

/// Returns the revision of all releases.
pub fn revision(db: &mut Db) -> Result<String, Error> {
    Ok(installation::fact(db, REVISION)?.unwrap_or_default())
}

/// Changes the revision of all releases, so that every replica reads them again.
pub fn raise_revision(db: &mut Db) -> Result<(), Error> {
    // A fresh identity rather than an increment: unique even when two writers change it at once.
    installation::set_fact(db, REVISION, &super::identity::fresh().to_string())
}
