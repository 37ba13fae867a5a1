//! Rows of visits: views, starts and submissions at the pages of surveys.

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::hold_state::HoldState;
use super::schema::{holds, visits};

/// The visits of one survey, day and placement.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = visits)]
pub struct Row {
    /// The survey, across versions.
    pub survey_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Slug of the placement.
    pub placement: String,
    /// Number of views.
    pub seen: i64,
    /// Number of starts.
    pub started: i64,
    /// Number of submitted forms; `None` in rows from before they were counted.
    pub submitted: Option<i64>,
}

/// Adds `row` to the stored counts in one statement. A row from before submissions were counted stays without them, because
/// its views and starts include earlier ones.
///
/// Several in one transaction must be added in key order, so that two replicas cannot deadlock.
pub fn add(db: &mut Db, row: &Row) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(visits::table)
        .values(row)
        .on_conflict((visits::survey_id, visits::day, visits::placement))
        .do_update()
        .set((
            visits::seen.eq(visits::seen + excluded(visits::seen)),
            visits::started.eq(visits::started + excluded(visits::started)),
            visits::submitted.eq(visits::submitted + excluded(visits::submitted)),
        ))
        .execute(conn))?;
    Ok(())
}

/// Returns the visits of a survey between two days, both included, by placement and day.
pub fn within(db: &mut Db, survey_id: i64, from: Option<i32>, to: Option<i32>) -> Result<Vec<Row>, Error> {
    let mut rows = visits::table.filter(visits::survey_id.eq(survey_id)).into_boxed();
    if let Some(from) = from {
        rows = rows.filter(visits::day.ge(from));
    }
    if let Some(to) = to {
        rows = rows.filter(visits::day.le(to));
    }
    let rows = rows.order((visits::placement.asc(), visits::day.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Counts the pending held responses of a survey between two days, both included, by placement and day.
pub fn count_held(
    db: &mut Db,
    survey_id: i64,
    from: Option<i32>,
    to: Option<i32>,
) -> Result<Vec<(String, i32, i64)>, Error> {
    let held = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(HoldState::Pending))
        .filter(holds::day.ge(from.unwrap_or(i32::MIN)))
        .filter(holds::day.le(to.unwrap_or(i32::MAX)));
    Ok(held
        .group_by((holds::placement, holds::day))
        .select((holds::placement, holds::day, diesel::dsl::count_star()))
        .load(db)?)
}
