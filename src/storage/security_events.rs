//! Rows of the security log: refused attempts, counted by hour.

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::security_events;

/// Refused attempts of one kind within an hour.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = security_events)]
pub struct Row {
    /// Identity inside the database, ascending.
    pub id: i64,
    /// Hours since 1970, UTC.
    pub hour: i64,
    /// Kind of event, `noun.what`.
    pub kind: String,
    /// Target or actor: `person:…`, `key:…`, the hash of the input, or empty.
    pub subject: String,
    /// Method and route pattern, or empty.
    pub place: String,
    /// Number of attempts.
    pub count: i64,
    /// Time of the first attempt, milliseconds since 1970, UTC.
    pub first_at: i64,
    /// Time of the last attempt, milliseconds since 1970, UTC.
    pub last_at: i64,
}

/// Adds `row` to the stored count. Several in one transaction must be added in key order, so that two replicas cannot
/// deadlock.
pub fn add(db: &mut Db, row: &Row) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(security_events::table)
        .values(row)
        .on_conflict((
            security_events::hour,
            security_events::kind,
            security_events::subject,
            security_events::place,
        ))
        .do_update()
        .set((
            security_events::count.eq(security_events::count + excluded(security_events::count)),
            security_events::last_at.eq(excluded(security_events::last_at)),
        ))
        .execute(conn))?;
    Ok(())
}

/// Deletes rows whose last attempt was before `at`.
pub fn delete_older(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(security_events::table.filter(security_events::last_at.lt(at))).execute(db)?;
    Ok(())
}

/// A filter of rows; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Earliest time of the last attempt, included, in milliseconds since 1970.
    pub from: Option<i64>,
    /// Latest time of the first attempt, excluded.
    pub until: Option<i64>,
    /// The subject is one of these.
    pub names: Option<[String; 4]>,
    /// Prefix of the kind; letters, hyphens and dots only, because it becomes a `like` pattern.
    pub kind: Option<String>,
    /// Upper bound of the identity, excluded.
    pub before: Option<i64>,
}

/// Returns the rows that match, newest first.
pub fn list(db: &mut Db, filter: &Filter, limit: i64) -> Result<Vec<Row>, Error> {
    let mut rows = security_events::table.into_boxed();
    if let Some(from) = filter.from {
        rows = rows.filter(security_events::last_at.ge(from));
    }
    if let Some(until) = filter.until {
        rows = rows.filter(security_events::first_at.lt(until));
    }
    if let Some(before) = filter.before {
        rows = rows.filter(security_events::id.lt(before));
    }
    if let Some(kind) = &filter.kind {
        rows = rows.filter(security_events::kind.like(format!("{kind}%")));
    }
    if let Some([a, b, c, d]) = &filter.names {
        let subject = security_events::subject;
        rows = rows.filter(subject.eq(a).or(subject.eq(b)).or(subject.eq(c)).or(subject.eq(d)));
    }
    let rows = rows.order(security_events::id.desc()).limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}
