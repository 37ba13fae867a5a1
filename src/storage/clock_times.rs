//! Times that this installation knows to have passed, in milliseconds since 1970 UTC: facts of the installation, and the
//! newest rows.

use diesel::dsl::max;
use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::installation::{fact, set_fact};
use super::schema::{responses, versions};

const RECORDED: &str = "clock_recorded";
const ACCEPTED: &str = "clock_accepted";

/// Returns the time that a running service recorded last.
pub fn recorded(db: &mut Db) -> Result<Option<i64>, Error> {
    number(db, RECORDED)
}

/// Records that the service runs at this time.
pub fn record(db: &mut Db, time: i64) -> Result<(), Error> {
    set_fact(db, RECORDED, &time.to_string())
}

/// Returns the time that an operator accepted last.
pub fn accepted(db: &mut Db) -> Result<Option<i64>, Error> {
    number(db, ACCEPTED)
}

/// Records that an operator accepted this time. Running services notice it.
pub fn accept(db: &mut Db, time: i64) -> Result<(), Error> {
    set_fact(db, ACCEPTED, &time.to_string())?;
    record(db, time)
}

/// Returns the time of the last stored response or of the last publication, whichever is newer.
pub fn newest_activity(db: &mut Db) -> Result<Option<i64>, Error> {
    let newest = responses::table
        .order(responses::id.desc())
        .select(responses::submitted_at);
    let submitted: Option<i64> = newest.first(db).optional()?;
    let published: Option<i64> = versions::table.select(max(versions::published_at)).first(db)?;
    Ok(submitted.max(published))
}

fn number(db: &mut Db, name: &str) -> Result<Option<i64>, Error> {
    let text = fact(db, name)?;
    // A fact that is no number is as good as none: the clock is then judged by the other times.
    Ok(text.and_then(|text| text.parse().ok()))
}
