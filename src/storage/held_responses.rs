//! Rows of holds: answers that a clerk looks at before they are counted.

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::{Error, stored_count};
use super::responses;
use super::responses::{NewRow, uuid_of};
use super::schema::holds;
use super::tallies::BlockFilter;
use super::withdrawals;

/// Waits for a clerk.
pub const PENDING: i32 = 0;
/// Became a response.
pub const ACCEPTED: i32 = 1;

/// A hold as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = holds)]
pub struct Row {
    /// Grows with each hold; part of the receipt.
    pub id: i64,
    /// 16 bytes of the sender's UUID.
    pub submission_id: Vec<u8>,
    /// The survey that was answered.
    pub survey_id: i64,
    /// The version whose questions are answered.
    pub version_id: i64,
    /// Where the survey was offered.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON; empty once they became a response.
    pub answers: String,
    /// Why it is held.
    pub doubt: String,
    /// [`PENDING`] or [`ACCEPTED`].
    pub state: i32,
    /// The response it became.
    pub response_id: Option<i64>,
}

impl Row {
    /// The sender's UUID.
    pub fn submission_id(&self) -> Result<Uuid, Error> {
        uuid_of(&self.submission_id)
    }

    /// The same as a response that is about to be stored.
    pub fn as_response(&self) -> Result<NewRow, Error> {
        Ok(NewRow {
            submission_id: self.submission_id()?,
            version_id: self.version_id,
            placement: self.placement.clone(),
            language: self.language.clone(),
            day: self.day,
            submitted_at: self.submitted_at,
            answers: self.answers.clone(),
        })
    }
}

/// Holds answers; `None` when this submission is held or withdrawn already.
pub fn insert(db: &mut Db, survey_id: i64, row: &NewRow, doubt: &str) -> Result<Option<i64>, Error> {
    if responses::is_withdrawn(db, row.submission_id)? {
        return Ok(None);
    }
    let inserted = on_each_backend!(db, conn => diesel::insert_into(holds::table)
        .values((
            holds::submission_id.eq(row.submission_id.as_bytes().as_slice()),
            holds::survey_id.eq(survey_id),
            holds::version_id.eq(row.version_id),
            holds::placement.eq(&row.placement),
            holds::language.eq(&row.language),
            holds::day.eq(row.day),
            holds::submitted_at.eq(row.submitted_at),
            holds::answers.eq(&row.answers),
            holds::doubt.eq(doubt),
            holds::state.eq(PENDING),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    if inserted == 0 {
        return Ok(None);
    }
    Ok(find_by_submission(db, row.submission_id)?.map(|hold| hold.id))
}

/// The hold of this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(holds::table.find(id).select(Row::as_select()).first(db).optional()?)
}

/// The hold that came of this submission.
pub fn find_by_submission(db: &mut Db, submission_id: Uuid) -> Result<Option<Row>, Error> {
    let rows = holds::table.filter(holds::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Pending holds of a survey after identity `after`, in order.
pub fn pending(db: &mut Db, survey_id: i64, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(PENDING))
        .filter(holds::id.gt(after));
    Ok(rows
        .order(holds::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?)
}

/// How many pending holds of a survey the filter lets through.
pub fn count(db: &mut Db, survey_id: i64, filter: &BlockFilter) -> Result<u64, Error> {
    let mut rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(PENDING))
        .into_boxed();
    if let Some(from) = filter.from {
        rows = rows.filter(holds::day.ge(from));
    }
    if let Some(to) = filter.to {
        rows = rows.filter(holds::day.le(to));
    }
    if let Some(placement) = &filter.placement {
        rows = rows.filter(holds::placement.eq(placement));
    }
    if let Some(language) = &filter.language {
        rows = rows.filter(holds::language.eq(language));
    }
    stored_count("holds", rows.count().get_result(db)?)
}

/// Lets a pending hold go on to become a response; false when somebody was faster.
pub fn release(db: &mut Db, id: i64) -> Result<bool, Error> {
    let row = holds::table.filter(holds::id.eq(id)).filter(holds::state.eq(PENDING));
    Ok(diesel::update(row).set(holds::state.eq(ACCEPTED)).execute(db)? == 1)
}

/// Notes which response a released hold became, and forgets its answers.
pub fn accept(db: &mut Db, id: i64, response_id: i64) -> Result<(), Error> {
    diesel::update(holds::table.filter(holds::id.eq(id)))
        .set((holds::response_id.eq(response_id), holds::answers.eq("")))
        .execute(db)?;
    Ok(())
}

/// Replaces the answers of a pending hold; false when it is no longer pending.
pub fn replace(db: &mut Db, id: i64, answers: &str) -> Result<bool, Error> {
    let row = holds::table.filter(holds::id.eq(id)).filter(holds::state.eq(PENDING));
    Ok(diesel::update(row).set(holds::answers.eq(answers)).execute(db)? == 1)
}

/// Deletes a pending hold, and remembers only that its submission must not come back, and under which receipt the citizen
/// took it back; false when it is not pending.
pub fn remove(db: &mut Db, row: &Row, receipt_id: Option<i64>, at: i64) -> Result<bool, Error> {
    let pending = holds::table
        .filter(holds::id.eq(row.id))
        .filter(holds::state.eq(PENDING));
    if diesel::delete(pending).execute(db)? == 0 {
        return Ok(false);
    }
    withdrawals::remember(db, &row.submission_id, receipt_id, at)?;
    Ok(true)
}

/// Accepted holds whose response is neither there nor withdrawn: none, unless something is broken.
pub fn lost(db: &mut Db) -> Result<u64, Error> {
    let rows = holds::table.filter(holds::state.eq(ACCEPTED));
    let accepted: Vec<(i64, Vec<u8>)> = rows.select((holds::id, holds::submission_id)).load(db)?;
    let mut lost = 0;
    for (id, submission_id) in accepted {
        let submission_id = uuid_of(&submission_id)?;
        let is_there = responses::find_by_submission(db, submission_id)?.is_some();
        if !is_there && !responses::is_withdrawn(db, submission_id)? {
            tracing::warn!(hold.id = id, "accepted answers are not there");
            lost += 1;
        }
    }
    Ok(lost)
}

/// Pending holds of a survey that were sent before this civil day, at most `limit`, the oldest first.
pub fn older(db: &mut Db, survey_id: i64, day: i32, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(PENDING))
        .filter(holds::id.gt(after))
        .filter(holds::day.lt(day));
    Ok(rows
        .order(holds::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?)
}

/// Replaces the answers of a pending hold if they are still those of `row`; false when they are not.
pub fn replace_unchanged(db: &mut Db, row: &Row, answers: &str) -> Result<bool, Error> {
    let unchanged = holds::table
        .filter(holds::id.eq(row.id))
        .filter(holds::state.eq(PENDING))
        .filter(holds::answers.eq(&row.answers));
    Ok(diesel::update(unchanged).set(holds::answers.eq(answers)).execute(db)? == 1)
}

/// Deletes a pending hold for good; false when it is not pending.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    let pending = holds::table.filter(holds::id.eq(id)).filter(holds::state.eq(PENDING));
    Ok(diesel::delete(pending).execute(db)? == 1)
}

/// Deletes the hold that became the response of this submission, if there was one: the response is deleted with it.
pub fn delete_accepted(db: &mut Db, submission_id: &[u8]) -> Result<(), Error> {
    let accepted = holds::table
        .filter(holds::submission_id.eq(submission_id))
        .filter(holds::state.eq(ACCEPTED));
    diesel::delete(accepted).execute(db)?;
    Ok(())
}
