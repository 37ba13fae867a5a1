//! Rows of the security log: attempts that were refused, counted by the hour.

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::security_events;

/// What was refused within an hour.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = security_events)]
pub struct Row {
    /// Identity inside the database; a later row has a higher one.
    pub id: i64,
    /// Hours since 1970, UTC.
    pub hour: i64,
    /// What happened, `noun.what`.
    pub kind: String,
    /// To or by whom: `person:…`, `key:…`, the hash of what was typed, or empty.
    pub subject: String,
    /// Where: method and pattern of the address, or empty.
    pub place: String,
    /// How often.
    pub count: i64,
    /// The first time, milliseconds since 1970, UTC.
    pub first_at: i64,
    /// The last time.
    pub last_at: i64,
}

/// Adds `row` to what is counted already. Several in one transaction must come in the order of their keys, so that two
/// replicas cannot block each other.
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

/// Forgets what ended before this moment.
pub fn delete_older(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(security_events::table.filter(security_events::last_at.lt(at))).execute(db)?;
    Ok(())
}

/// Which rows are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Last seen from this moment on, in milliseconds since 1970.
    pub from: Option<i64>,
    /// First seen before this moment.
    pub until: Option<i64>,
    /// About one of these.
    pub names: Option<[String; 4]>,
    /// What happened begins so: letters, hyphens and dots alone.
    pub kind: Option<String>,
    /// Below this identity.
    pub before: Option<i64>,
}

/// The newest rows that fit, the newest first.
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
