//! Rows of held responses: the moderation queue, whose answers are not counted yet.

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::{Error, stored_count};
use super::hold_state::HoldState;
use super::new_response::{CreditBucket, CreditClaim, NewRow};
use super::responses;
use super::schema::holds;
use super::submission_id::uuid_of;
use super::tallies::BlockFilter;
use super::withdrawals;

/// A held response as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = holds)]
pub struct Row {
    /// Ascending identity; part of the receipt.
    pub id: i64,
    /// 16 bytes of the sender's UUID.
    pub submission_id: Vec<u8>,
    /// The survey that was answered.
    pub survey_id: i64,
    /// The answered version.
    pub version_id: i64,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON; empty once accepted.
    pub answers: String,
    /// The suspicion, such as `too-fast`.
    pub doubt: String,
    /// State.
    pub state: HoldState,
    /// The response that it became.
    pub response_id: Option<i64>,
    /// Bucket whose credit it claims when it is accepted.
    pub bucket: Option<i64>,
}

impl Row {
    /// Returns the sender's UUID.
    pub fn submission_id(&self) -> Result<Uuid, Error> {
        uuid_of(&self.submission_id)
    }

    /// Converts it into a response to be inserted.
    pub fn as_response(&self) -> Result<NewRow, Error> {
        let survey_id = self.survey_id;
        let bucket = self.bucket.map(|bucket| CreditBucket { survey_id, bucket });
        Ok(NewRow {
            submission_id: self.submission_id()?,
            version_id: self.version_id,
            placement: self.placement.clone(),
            language: self.language.clone(),
            day: self.day,
            submitted_at: self.submitted_at,
            answers: self.answers.clone(),
            claim: bucket.map_or(CreditClaim::Never, CreditClaim::Once),
        })
    }
}

/// Inserts a held response and returns its identity; `None` when the submission is held or withdrawn already.
pub fn insert(db: &mut Db, survey_id: i64, row: &NewRow, doubt: &str) -> Result<Option<i64>, Error> {
    if responses::is_withdrawn(db, row.submission_id)? {
        return Ok(None);
    }
    let bucket = match row.claim {
        CreditClaim::Once(claimed) => Some(claimed.bucket),
        CreditClaim::Always | CreditClaim::Never => None,
    };
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
            holds::state.eq(HoldState::Pending),
            holds::bucket.eq(bucket),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    if inserted == 0 {
        return Ok(None);
    }
    Ok(find_by_submission(db, row.submission_id)?.map(|hold| hold.id))
}

/// Returns the held response with this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(holds::table.find(id).select(Row::as_select()).first(db).optional()?)
}

/// Returns the held response of a submission.
pub fn find_by_submission(db: &mut Db, submission_id: Uuid) -> Result<Option<Row>, Error> {
    let rows = holds::table.filter(holds::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns pending held responses of a survey after identity `after`, in order.
pub fn pending(db: &mut Db, survey_id: i64, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(HoldState::Pending))
        .filter(holds::id.gt(after));
    Ok(rows
        .order(holds::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?)
}

/// Counts the pending held responses of a survey that match the filter.
pub fn count(db: &mut Db, survey_id: i64, filter: &BlockFilter) -> Result<u64, Error> {
    let mut rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(HoldState::Pending))
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

/// Marks a pending held response as accepted; false when it is no longer pending.
pub fn release(db: &mut Db, id: i64) -> Result<bool, Error> {
    let row = holds::table
        .filter(holds::id.eq(id))
        .filter(holds::state.eq(HoldState::Pending));
    Ok(diesel::update(row)
        .set(holds::state.eq(HoldState::Accepted))
        .execute(db)?
        == 1)
}

/// Records the response that a held response became, and erases its answers and its bucket.
pub fn accept(db: &mut Db, id: i64, response_id: i64) -> Result<(), Error> {
    diesel::update(holds::table.filter(holds::id.eq(id)))
        .set((
            holds::response_id.eq(response_id),
            holds::answers.eq(""),
            holds::bucket.eq(None::<i64>),
        ))
        .execute(db)?;
    Ok(())
}

/// Replaces the answers of a pending held response; false when it is no longer pending.
pub fn replace(db: &mut Db, id: i64, answers: &str) -> Result<bool, Error> {
    let row = holds::table
        .filter(holds::id.eq(id))
        .filter(holds::state.eq(HoldState::Pending));
    Ok(diesel::update(row).set(holds::answers.eq(answers)).execute(db)? == 1)
}

/// Deletes a pending held response and records its withdrawal, with the receipt if the citizen withdrew it;
/// false when it is no longer pending.
pub fn remove(db: &mut Db, row: &Row, receipt_id: Option<i64>, at: i64) -> Result<bool, Error> {
    let pending = holds::table
        .filter(holds::id.eq(row.id))
        .filter(holds::state.eq(HoldState::Pending));
    if diesel::delete(pending).execute(db)? == 0 {
        return Ok(false);
    }
    withdrawals::insert(db, &row.submission_id, receipt_id, at)?;
    Ok(true)
}

/// Counts accepted held responses whose response is neither stored nor withdrawn; 0 in a consistent database.
pub fn count_lost(db: &mut Db) -> Result<u64, Error> {
    let rows = holds::table.filter(holds::state.eq(HoldState::Accepted));
    let accepted: Vec<(i64, Vec<u8>)> = rows.select((holds::id, holds::submission_id)).load(db)?;
    let mut lost = 0;
    for (id, submission_id) in accepted {
        let submission_id = uuid_of(&submission_id)?;
        let is_there = responses::find_by_submission(db, submission_id)?.is_some();
        if !is_there && !responses::is_withdrawn(db, submission_id)? {
            tracing::warn!(hold.id = id, "the response of an accepted held response is missing");
            lost += 1;
        }
    }
    Ok(lost)
}

/// Returns up to `limit` pending held responses of a survey from before `day`, after identity `after`, in order.
pub fn pending_before(db: &mut Db, survey_id: i64, day: i32, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::state.eq(HoldState::Pending))
        .filter(holds::id.gt(after))
        .filter(holds::day.lt(day));
    Ok(rows
        .order(holds::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?)
}

/// Replaces the answers of a pending held response if they still equal those of `row`; false otherwise.
pub fn replace_unchanged(db: &mut Db, row: &Row, answers: &str) -> Result<bool, Error> {
    let unchanged = holds::table
        .filter(holds::id.eq(row.id))
        .filter(holds::state.eq(HoldState::Pending))
        .filter(holds::answers.eq(&row.answers));
    Ok(diesel::update(unchanged).set(holds::answers.eq(answers)).execute(db)? == 1)
}

/// Deletes a pending held response without a trace; false when it is not pending.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    let pending = holds::table
        .filter(holds::id.eq(id))
        .filter(holds::state.eq(HoldState::Pending));
    Ok(diesel::delete(pending).execute(db)? == 1)
}

/// Deletes the accepted held response of a submission, if any; called when its response is deleted.
pub fn delete_accepted(db: &mut Db, submission_id: &[u8]) -> Result<(), Error> {
    let accepted = holds::table
        .filter(holds::submission_id.eq(submission_id))
        .filter(holds::state.eq(HoldState::Accepted));
    diesel::delete(accepted).execute(db)?;
    Ok(())
}
