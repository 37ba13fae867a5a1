//! Retention: deletes responses and comments whose retention period has ended. Counter blocks of deleted responses are
//! archived, so that a recount still agrees.
//!
//! Periods are counted in civil days of the city: data retained for thirty days is available on each of the thirty days
//! after its submission. Expired responses can therefore be counted from the counter blocks, which are per day, and
//! submissions need not maintain an index by version and time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Map, Value, json};

use crate::app::authoring;
use crate::app::authoring::{AuthoringError, city_row};
use crate::app::catalogue::{parse_definition, time_zone_of};
use crate::app::comments::expired::{count_before, responses_before};
use crate::app::comments::tail::Tail;
use crate::app::comments::texts::{Definitions, texts_of};
use crate::app::reports::funnel::response_count;
use crate::app::submissions::withdrawal;
use crate::app::submissions::withdrawal::block_key;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::tallies;
use crate::storage::tallies::{BlockFilter, BlockKey};
use crate::storage::{
    Db, archived_tallies, cities, comments, credits, held_responses, responses, versions, withdrawals,
};
use urbivox_core::survey::answers::answer::DELETED_TEXT;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;

/// Responses deleted in one transaction; bounds how long submissions wait for it.
const CHUNK: usize = 200;
/// [`CHUNK`] as the type of database limits.
const ROWS: i64 = 200;
/// Responses read in one step of the scan.
const SCAN_ROWS: i64 = 5_000;
/// Cities processed in one sweep.
const CITIES_MAX: i64 = 10_000;
/// Days for which the identity of a deleted submission is remembered, so that a late retry is not counted again. A form
/// token is valid for seven days and nothing is deleted before thirty, but programs and kiosks may keep a response
/// whose receipt they never got and send it again after months.
const REMEMBERED_DAYS: i64 = 90;

/// Days for which it is kept which networks and kiosks had their credit, when the run is not published before.
const CREDIT_DAYS: u16 = 365;
/// Days for which it is kept in a survey that is closed: its last days are published within two days or never.
const CREDIT_DAYS_CLOSED: u16 = 3;

/// Numbers of deleted items, or of items that would be deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeletionSummary {
    /// Responses.
    pub responses: u64,
    /// Comments.
    pub comments: u64,
}

/// Civil days before which comments and responses are deleted, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default)]
struct Limits {
    comments: Option<i32>,
    responses: Option<i32>,
}

fn limits_of(
    app: &App,
    city: &cities::Row,
    comment_days: Option<u16>,
    retention_days: Option<u16>,
) -> Result<Limits, storage::Error> {
    let today = app.clock.today(&time_zone_of(city)?);
    let before = |days: u16| {
        let first_kept = today.checked_sub(i32::from(days).days());
        let first_kept = first_kept.map_err(|cause| storage::Error::corrupt("cities", cause))?;
        Ok::<_, storage::Error>(Day::of(first_kept).number())
    };
    Ok(Limits {
        comments: comment_days.map(before).transpose()?,
        responses: retention_days.map(before).transpose()?,
    })
}

/// Counts what would be deleted today with these retention periods, in days. Changes nothing.
pub fn count_deletable(
    app: &App,
    city: &Slug,
    comment_days: Option<u16>,
    retention_days: Option<u16>,
) -> Result<DeletionSummary, AuthoringError> {
    app.storage.read(|db| {
        let row = city_row(db, city)?;
        let limits = limits_of(app, &row, comment_days, retention_days)?;
        let mut swept = DeletionSummary::default();
        let surveys = surveys_of(db, row.id)?;
        if let Some(day) = limits.comments.max(limits.responses) {
            let tail = Tail::read(db)?;
            for survey_id in &surveys {
                swept.comments += count_before(db, &tail, *survey_id, day)?;
            }
        }
        if let Some(day) = limits.responses {
            swept.responses = count_expired(db, &surveys, day)?.values().sum();
        }
        Ok(swept)
    })
}

fn surveys_of(db: &mut Db, city_id: i64) -> Result<Vec<i64>, storage::Error> {
    let mut found = Vec::new();
    for service in storage::services::list(db, city_id, "", i64::MAX)? {
        for survey in storage::surveys::list(db, service.id, "", i64::MAX)? {
            found.push(survey.id);
        }
    }
    Ok(found)
}

/// Counts the stored responses of each version that were submitted before `day`: counted ones minus deleted ones.
/// Versions without any are left out.
fn count_expired(db: &mut Db, surveys: &[i64], day: i32) -> Result<BTreeMap<i64, u64>, storage::Error> {
    let filter = BlockFilter {
        to: Some(day - 1),
        ..BlockFilter::default()
    };
    let mut due = BTreeMap::new();
    for survey_id in surveys {
        for version in versions::of_survey(db, *survey_id)? {
            let mut count = 0;
            for row in tallies::matching(db, &[version.id], &filter)? {
                count += response_count(&row.counts)?;
            }
            for row in archived_tallies::before(db, version.id, day)? {
                count -= response_count(&row.counts)?;
            }
            match u64::try_from(count) {
                Ok(0) => {}
                Ok(count) => {
                    due.insert(version.id, count);
                }
                // Other cities are processed all the same.
                Err(_negative) => tracing::error!(
                    version.id = version.id,
                    count,
                    "more responses were deleted than were counted; none of this version is deleted: run `urbivox verify`"
                ),
            }
        }
    }
    Ok(due)
}

/// Deletes expired data of all cities. Run regularly; an interrupted sweep is completed by the next one.
pub fn sweep(app: &App) -> Result<DeletionSummary, ServiceError> {
    let mut whole = DeletionSummary::default();
    let rows = app.storage.read(|db| cities::list(db, "", CITIES_MAX))?;
    for row in rows {
        let city_id = row.id;
        let city = authoring::parse_city(row.clone())?;
        let settings = &city.settings;
        delete_credits(app, &row, settings.retention_days)?;
        let limits = limits_of(app, &row, settings.comment_days, settings.retention_days)?;
        if limits.comments.is_none() && limits.responses.is_none() {
            continue;
        }
        let swept = sweep_city(app, city_id, limits)?;
        if swept != DeletionSummary::default() {
            let detail = json!({"responses": swept.responses, "comments": swept.comments});
            app.storage
                .write(|db| audit::note(app, db, Some(city_id), "retention.sweep", &city.slug, &detail))?;
        }
        whole.responses += swept.responses;
        whole.comments += swept.comments;
    }
    let now = app.clock.now().as_millisecond();
    app.storage.write(|db| withdrawals::delete_ended(db, now))?;
    // Held responses and texts are not in the summary, so the log is emptied whatever was deleted.
    if let Err(error) = app.storage.empty_log() {
        tracing::warn!(%error, "deleted texts stay in the database's log until the next sweep");
    }
    Ok(whole)
}

/// Deletes credits of the surveys of a city that no run needs any more, with the buckets of held responses: in closed surveys
/// after some days, and in all after the retention period, at most a year. In a survey that is open, a network is credited
/// once more at worst.
fn delete_credits(app: &App, city: &cities::Row, retention_days: Option<u16>) -> Result<(), storage::Error> {
    let today = app.clock.today(&time_zone_of(city)?);
    let days_of = |is_closed: bool| {
        let kept = retention_days.unwrap_or(CREDIT_DAYS).min(CREDIT_DAYS);
        if is_closed { kept.min(CREDIT_DAYS_CLOSED) } else { kept }
    };
    let now = Day::of(today).number();
    let surveys = app.storage.read(|db| closed_surveys(db, city.id, now))?;
    for (survey_id, is_closed) in surveys {
        let last = now.saturating_sub(i32::from(days_of(is_closed))).saturating_sub(1);
        if app.storage.read(|db| credits::has_until(db, survey_id, last))? {
            app.storage.write(|db| credits::delete_until(db, survey_id, last))?;
        }
    }
    Ok(())
}

/// Returns the surveys of a city, each with whether it takes no more answers: it was closed, or its last day is over.
fn closed_surveys(db: &mut Db, city_id: i64, today: i32) -> Result<Vec<(i64, bool)>, storage::Error> {
    let mut found = Vec::new();
    for service in storage::services::list(db, city_id, "", i64::MAX)? {
        for survey in storage::surveys::list(db, service.id, "", i64::MAX)? {
            let is_closed = survey.closed_at.is_some() || is_over(db, survey.id, today)?;
            found.push((survey.id, is_closed));
        }
    }
    Ok(found)
}

/// Returns whether the last day of the newest version of a survey is before today.
fn is_over(db: &mut Db, survey_id: i64, today: i32) -> Result<bool, storage::Error> {
    let Some(version) = versions::newest(db, survey_id)? else {
        return Ok(false);
    };
    let closes_on = parse_definition(&version.definition)?.closes_on;
    Ok(closes_on.is_some_and(|day| Day::of(day).number() < today))
}

fn sweep_city(app: &App, city_id: i64, limits: Limits) -> Result<DeletionSummary, ServiceError> {
    let mut swept = DeletionSummary::default();
    let surveys = app.storage.read(|db| surveys_of(db, city_id))?;
    if let Some(day) = limits.responses {
        for survey_id in &surveys {
            delete_held(app, *survey_id, day)?;
        }
        swept.responses = delete_all(app, &surveys, day)?;
    }
    if let Some(day) = limits.comments {
        for survey_id in &surveys {
            delete_held_texts(app, *survey_id, day)?;
            loop {
                let count = app.storage.write(|db| delete_texts(db, *survey_id, day))?;
                swept.comments += count;
                if count == 0 {
                    break;
                }
            }
        }
    }
    Ok(swept)
}

/// Deletes all responses of these surveys that were submitted before `day`.
///
/// The counter blocks give their number, so nothing is scanned while there are none. Otherwise responses are scanned in
/// the order of storage, nearly that of submission, until that many are found: expired ones come first, except in a
/// database with cities of longer retention. Held responses are stored when they are accepted, later than others of
/// their day; the scan goes on until they are found too.
fn delete_all(app: &App, surveys: &[i64], day: i32) -> Result<u64, ServiceError> {
    let mut due = app.storage.read(|db| count_expired(db, surveys, day))?;
    let mut after = i64::MIN;
    let mut gone = 0;
    while !due.is_empty() {
        let heads = app.storage.read(|db| responses::heads(db, after, SCAN_ROWS))?;
        let Some(last) = heads.last() else { break };
        after = last.id;
        let mut found: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for head in heads
            .iter()
            .filter(|head| head.day < day && due.contains_key(&head.version_id))
        {
            found.entry(head.version_id).or_default().push(head.id);
        }
        for (version_id, ids) in found {
            for ids in ids.chunks(CHUNK) {
                let count = app.storage.write(|db| delete(app, db, (version_id, day), ids))?;
                gone += count;
                let left = due.get(&version_id).map_or(0, |left| left.saturating_sub(count));
                if left == 0 {
                    due.remove(&version_id);
                } else {
                    due.insert(version_id, left);
                }
            }
        }
    }
    Ok(gone)
}

/// Returns the current time and the time until which a submission deleted now is remembered, in milliseconds since
/// 1970.
fn remembered_period(app: &App) -> (i64, i64) {
    let now = app.clock.now();
    let until = now.checked_add(SignedDuration::from_hours(24 * REMEMBERED_DAYS));
    // Capped at the largest timestamp.
    (now.as_millisecond(), until.unwrap_or(Timestamp::MAX).as_millisecond())
}

/// Deletes those of the responses `ids` that are of a version and from before `day`, and archives their counts. Both are
/// looked at again, because the identities were read in an earlier transaction.
///
/// Responses that are corrected or withdrawn concurrently are skipped; the next sweep deletes corrected ones. Rows and
/// then counter blocks are locked in order, so that concurrent replicas wait for each other and none adds to an
/// outdated block.
fn delete(app: &App, db: &mut Db, (version_id, day): (i64, i32), ids: &[i64]) -> Result<u64, storage::Error> {
    // Before any row lock.
    comments::lock(db)?;
    let version = versions::find(db, version_id)?.ok_or_else(|| withdrawal::unreadable(version_id))?;
    let definition = parse_definition(&version.definition)?;
    let (now, until) = remembered_period(app);
    let mut with_comments = BTreeSet::new();
    let mut deltas: BTreeMap<BlockKey, Vec<CounterDelta>> = BTreeMap::new();
    let mut gone = 0;
    for id in ids {
        let Some(row) = responses::find(db, *id)? else { continue };
        if row.version_id != version_id || row.day >= day || !responses::delete(db, &row)? {
            continue;
        }
        let delta = withdrawal::stored_delta(db, &row, &definition)?;
        deltas.entry(block_key(&row)).or_default().push(delta);
        if !texts_of(&definition, &row.answers).is_empty() {
            with_comments.insert(row.id);
        }
        held_responses::delete_accepted(db, &row.submission_id)?;
        withdrawals::insert_until(db, &row.submission_id, now, until)?;
        gone += 1;
    }
    if !with_comments.is_empty() {
        comments::forget(db, version.survey_id, &with_comments)?;
    }
    for (key, deltas) in deltas {
        let packed = archived_tallies::claim(db, &key)?;
        archived_tallies::set(db, &key, &sum(&packed, &deltas)?)?;
    }
    Ok(gone)
}

fn sum(packed: &[u8], deltas: &[CounterDelta]) -> Result<Vec<u8>, storage::Error> {
    let corrupt = |cause: urbivox_core::tally::counter_block_error::CounterBlockError| storage::Error::Corrupt {
        table: "archived_tallies",
        what: cause.to_string(),
    };
    let mut counter_block = CounterBlock::decode(packed).map_err(corrupt)?;
    for delta in deltas {
        counter_block.add(delta).map_err(corrupt)?;
    }
    Ok(counter_block.encode())
}

/// Deletes held responses that were submitted before `day`.
fn delete_held(app: &App, survey_id: i64, day: i32) -> Result<(), storage::Error> {
    let (now, until) = remembered_period(app);
    loop {
        let gone = app.storage.write(|db| {
            let mut gone = 0;
            for hold in held_responses::pending_before(db, survey_id, day, 0, ROWS)? {
                if held_responses::delete(db, hold.id)? {
                    withdrawals::insert_until(db, &hold.submission_id, now, until)?;
                    gone += 1;
                }
            }
            Ok::<u64, storage::Error>(gone)
        })?;
        if gone == 0 {
            return Ok(());
        }
    }
}

/// Deletes the texts of some responses and returns the number of comments. Other answers and all counts stay.
fn delete_texts(db: &mut Db, survey_id: i64, day: i32) -> Result<u64, storage::Error> {
    // Before any row lock. No response with comments is corrected or withdrawn until commit.
    comments::lock(db)?;
    let mut ids = responses_before(db, survey_id, day, CHUNK)?;
    let mut definitions = Definitions::default();
    let mut count = 0;
    for row in comments::responses(db, &ids.iter().copied().collect::<Vec<i64>>())? {
        let version = definitions.get(db, row.version_id)?;
        let version = version.ok_or_else(|| withdrawal::unreadable(row.id))?;
        let answers = without_texts(&version.definition, &row.answers)?;
        if responses::replace(db, &row, &answers)? {
            let texts = texts_of(&version.definition, &row.answers).len();
            count += u64::try_from(texts).map_err(|cause| storage::Error::corrupt("responses", cause))?;
        } else {
            // Changed concurrently, by a program without the lock: the next sweep deletes the changed text.
            ids.remove(&row.id);
        }
    }
    if !ids.is_empty() {
        comments::forget(db, survey_id, &ids)?;
    }
    Ok(count)
}

/// Deletes the texts of held responses.
fn delete_held_texts(app: &App, survey_id: i64, day: i32) -> Result<(), storage::Error> {
    let mut after = 0;
    loop {
        let rows = app
            .storage
            .read(|db| held_responses::pending_before(db, survey_id, day, after, ROWS))?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        app.storage.write(|db| {
            for row in &rows {
                let definition = withdrawal::definition_of_version(db, row.version_id)?;
                let answers = without_texts(&definition, &row.answers)?;
                if answers != row.answers {
                    // A response that is corrected concurrently is left to the next sweep.
                    held_responses::replace_unchanged(db, row, &answers)?;
                }
            }
            Ok::<_, storage::Error>(())
        })?;
    }
}

/// Returns the answers with texts replaced by [`DELETED_TEXT`].
fn without_texts(definition: &Definition, answers: &str) -> Result<String, storage::Error> {
    let mut answers: Map<String, Value> = storage::stored_json("responses", answers)?;
    for (code, answer) in &mut answers {
        let kind = definition.question(code).map(|question| &question.kind);
        if matches!(kind, Some(QuestionKind::Text(_))) {
            *answer = Value::from(DELETED_TEXT);
        } else if matches!(kind, Some(QuestionKind::Choice(_))) {
            replace_option_text(answer);
        }
    }
    Ok(Value::Object(answers).to_string())
}

fn replace_option_text(answer: &mut Value) {
    match answer {
        Value::Array(list) => list.iter_mut().for_each(replace_option_text),
        Value::Object(chosen) => {
            if let Some(text) = chosen.get_mut("text") {
                *text = Value::from(DELETED_TEXT);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
