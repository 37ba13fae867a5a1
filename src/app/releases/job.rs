//! The job that closes days: makes the releases of all surveys whose civil day is over.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::inputs::{counts_of, figures_of, versions_of};
use super::offsets::{SEED_BYTES, SeededOffsets};
use super::stored::{StoredReleases, row_of};
use crate::app::catalogue::time_zone_of;
use crate::app::ops::restore::RESTORED_AT;
use crate::app::reports::funnel::response_count;
use crate::app::reports::placement_mix;
use crate::app::{App, ServiceError, authoring};
use crate::storage;
use crate::storage::releases::NewRow;
use crate::storage::tallies::BlockFilter;
use crate::storage::{
    Db, Storage, cities, credits, held_responses, installation, releases, stored_time, tallies, versions,
};
use urbivox_core::release::figures::{LANGUAGE, PLACEMENT};
use urbivox_core::release::{ReleaseRow, Rules, close};
use urbivox_core::tally::civil_day::Day;

/// Hour of the city's day from which the day before is closed, so that submissions on their way at midnight are in it.
const CLOSING_HOUR: i8 = 1;
/// Rounds for one survey while other replicas release it at the same time.
const ROUNDS_MAX: usize = 5;

/// What one run of the job did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Surveys that were looked at.
    pub surveys: u64,
    /// Releases that were made.
    pub releases: u64,
    /// Surveys that could not be released; the log says why.
    pub failures: u64,
}

/// The job, with the days up to which it has looked at each survey. The database has them too, so that a program that starts
/// again at noon does not release what was accepted or withdrawn since the night.
#[derive(Debug, Default)]
pub struct ReleaseJob {
    closed: HashMap<i64, i32>,
    revision: Option<String>,
}

/// A survey whose days are to be closed.
struct Due {
    survey_id: i64,
    /// Last civil day that is over.
    today: Day,
    timezone: TimeZone,
    rules: Rules,
}

/// Closes all days that are over. Missed days are closed in order.
pub fn close_due(app: &App) -> Result<Summary, ServiceError> {
    ReleaseJob::default().run(app, || true)
}

impl ReleaseJob {
    /// Closes the days that are over since the last run. Stops between two surveys when `goes_on` is false.
    pub fn run(&mut self, app: &App, goes_on: impl Fn() -> bool) -> Result<Summary, ServiceError> {
        let mut summary = Summary::default();
        self.notice_others(app)?;
        let mut cities = KnownCities::new();
        for (survey_id, city_id) in app.storage.read(releases::surveys)? {
            if !goes_on() {
                break;
            }
            let at = (app.clock.now(), app.release_rules);
            let Some(due) = due(&app.storage, (survey_id, city_id), at, &mut cities)? else {
                continue;
            };
            let today = due.today.number();
            if self.closed.get(&survey_id).is_some_and(|closed| *closed >= today) {
                continue;
            }
            summary.surveys += 1;
            let made = close_survey(app, &due).and_then(|made| {
                if made > 0 {
                    placement_mix::store_default(app, survey_id)?;
                }
                Ok(made)
            });
            match made {
                Ok(made) => {
                    summary.releases += made;
                    self.closed.insert(survey_id, today);
                }
                // Other surveys are released all the same.
                Err(cause) => {
                    summary.failures += 1;
                    tracing::error!(survey.id = survey_id, %cause, "a survey could not be released; run `urbivox verify`");
                }
            }
        }
        if summary.releases > 0 {
            tracing::info!(
                surveys = summary.surveys,
                releases = summary.releases,
                "figures were released"
            );
        }
        Ok(summary)
    }

    /// Forgets which credits are taken when another replica has released something.
    fn notice_others(&mut self, app: &App) -> Result<(), ServiceError> {
        let revision = Some(app.storage.read(releases::revision)?);
        if self.revision != revision {
            app.committer.forget_credits();
            self.revision = revision;
        }
        Ok(())
    }
}

/// Time zone and own minimum number of answers of each city that was read.
type KnownCities = HashMap<i64, (TimeZone, u64)>;

/// Returns up to which day a survey of a city is to be closed at this time, and by which rules; `None` without such a city.
fn due(
    storage: &Storage,
    (survey_id, city_id): (i64, i64),
    (now, rules): (Timestamp, Rules),
    known: &mut KnownCities,
) -> Result<Option<Due>, storage::Error> {
    let found = match known.get(&city_id) {
        Some(found) => Some(found.clone()),
        None => city_of(storage, city_id)?,
    };
    let Some((timezone, own_min)) = found else {
        return Ok(None);
    };
    known.insert(city_id, (timezone.clone(), own_min));
    let due = last_closed_day(now, &timezone).map(|today| Due {
        survey_id,
        today,
        timezone,
        rules: Rules {
            answers_min: rules.answers_min.max(own_min),
            ..rules
        },
    });
    Ok(due)
}

/// What the job has not told yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Published surveys.
    pub surveys: u64,
    /// Surveys with responses of closed days that wait for more.
    pub waiting: u64,
    /// Surveys of which the job should have told something.
    pub behind: u64,
    /// Surveys with another rounding than that of the rules: that of their first release.
    pub rounded_otherwise: u64,
}

/// Returns what the job has not told yet at this time. Changes nothing.
pub fn backlog(storage: &Storage, now: Timestamp, rules: Rules) -> Result<Backlog, storage::Error> {
    let base = i64::try_from(rules.told_in).unwrap_or(i64::MAX);
    let mut backlog = Backlog {
        rounded_otherwise: storage.read(|db| releases::count_told_otherwise(db, base))?,
        ..Backlog::default()
    };
    let mut cities = KnownCities::new();
    for survey in storage.read(releases::surveys)? {
        backlog.surveys += 1;
        let Some(due) = due(storage, survey, (now, rules), &mut cities)? else {
            continue;
        };
        let waiting = storage.read(|db| untold_responses(db, &due))?;
        let is_closed = storage.read(|db| is_closed(db, &due))?;
        let is_behind = !is_closed && waiting >= due.rules.answers_min.max(1) && {
            // The offsets change what is told, and not when.
            let rows = storage.read(|db| next_releases(db, &due, vec![0; SEED_BYTES], now.as_millisecond()))?;
            !rows.is_empty()
        };
        backlog.behind += u64::from(is_behind);
        backlog.waiting += u64::from(waiting > 0 && !is_behind);
    }
    Ok(backlog)
}

/// Returns the time zone of a city and its own minimum number of answers, 0 without one.
fn city_of(storage: &Storage, city_id: i64) -> Result<Option<(TimeZone, u64)>, storage::Error> {
    let Some(city) = storage.read(|db| cities::find_by_id(db, city_id))? else {
        return Ok(None);
    };
    let timezone = time_zone_of(&city)?;
    let own = authoring::parse_city(city)?.settings.answers_min;
    Ok(Some((timezone, own.map_or(0, u64::from))))
}

/// Returns the last civil day that is over in this zone. At the ends of the calendar there is none.
fn last_closed_day(now: Timestamp, timezone: &TimeZone) -> Option<Day> {
    let local = now.to_zoned(timezone.clone());
    let days = if local.hour() >= CLOSING_HOUR { 1 } else { 2 };
    Day::from_number(Day::of(local.date()).number().checked_sub(days)?)
}

/// Closes the days of one survey and returns the number of releases. When another replica was faster, its releases are read
/// and the rest is made again.
fn close_survey(app: &App, due: &Due) -> Result<u64, storage::Error> {
    let made_at = app.clock.now().as_millisecond();
    let mut made = 0;
    for _ in 0..ROUNDS_MAX {
        match app.storage.read(|db| state_of(db, due))? {
            State::Closed | State::Empty => return Ok(made),
            State::TooFew => {
                app.storage
                    .write(|db| releases::set_closed_until(db, due.survey_id, due.today.number()))?;
                return Ok(made);
            }
            State::Enough => {}
        }
        let seed = seed_of(app, due.survey_id)?;
        let rows = app.storage.read(|db| next_releases(db, due, seed, made_at))?;
        let wanted = rows.len();
        let stored = app.storage.write(|db| store(db, due, &rows))?;
        if rows.iter().take(stored).any(|(release, _)| release.closes_run) {
            app.committer.forget_credits();
        }
        made += u64::try_from(stored).unwrap_or(u64::MAX);
        if stored == wanted {
            return Ok(made);
        }
    }
    Ok(made)
}

/// Returns the seed of a survey's offsets, which is made before its first release.
fn seed_of(app: &App, survey_id: i64) -> Result<Vec<u8>, storage::Error> {
    if let Some(seed) = app.storage.read(|db| releases::seed(db, survey_id))? {
        return Ok(seed);
    }
    let mut fresh = [0; SEED_BYTES];
    getrandom::fill(&mut fresh).map_err(|cause| storage::Error::Unavailable(cause.to_string()))?;
    app.storage.write(|db| {
        releases::set_seed_if_absent(db, survey_id, &fresh)?;
        releases::seed(db, survey_id)?.ok_or_else(|| storage::Error::corrupt("surveys", "a release seed is missing"))
    })
}

/// Computes the releases that follow the stored ones, in one snapshot.
fn next_releases(
    db: &mut Db,
    due: &Due,
    seed: Vec<u8>,
    made_at: i64,
) -> Result<Vec<(ReleaseRow, NewRow)>, storage::Error> {
    let mut stored = StoredReleases::read(db, due.survey_id)?;
    let versions = versions_of(db, due.survey_id, &due.timezone)?;
    let last = stored.history.last_day().map(Day::number);
    let figures = figures_of(&versions);
    let counts = counts_of(db, due.survey_id, (&versions, &figures), due.today.number())?;
    let plan = figures.plan(
        counts.first_days(),
        &counts.classes(PLACEMENT),
        &counts.classes(LANGUAGE),
    );
    let offsets = SeededOffsets::new(seed);
    let first = last.map(|last| last.saturating_add(1)).or_else(|| {
        let first = urbivox_core::release::Counts::first_day(&counts);
        first.map(Day::number)
    });
    // Days before a restore may have been told in other groups, which the backup does not know: they are told together.
    let restored = restored_on(db, &due.timezone)?;
    let first = first.map(|first| first.max(restored.unwrap_or(first)));
    // A day that was closed without a release is not closed again, whatever was accepted for it since.
    let closed = releases::head(db, due.survey_id)?.closed_until;
    let first = first.map(|first| first.max(closed.map_or(first, |closed| closed.saturating_add(1))));
    let mut rows = Vec::new();
    for day in first.into_iter().flat_map(|first| first..=due.today.number()) {
        let Some(day) = Day::from_number(day) else { break };
        if let Some(release) = close(&stored.history, day, &plan, &counts, &offsets, due.rules) {
            let row = row_of(due.survey_id, &release, &stored.last_hash, made_at)?;
            stored.push(release.clone())?;
            rows.push((release, row));
        }
    }
    Ok(rows)
}

/// Returns the civil day on which the database was replaced with a backup; `None` when it never was.
fn restored_on(db: &mut Db, timezone: &TimeZone) -> Result<Option<i32>, storage::Error> {
    let Some(at) = installation::fact(db, RESTORED_AT)? else {
        return Ok(None);
    };
    let at = at
        .parse()
        .map_err(|cause| storage::Error::corrupt("installation", cause))?;
    let at = stored_time("installation", at)?;
    Ok(Some(Day::of(at.to_zoned(timezone.clone()).date()).number()))
}

/// What the days of a survey after its last release have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// They are closed already.
    Closed,
    /// No response, not even a held one.
    Empty,
    /// Fewer responses than a release needs credited ones. Most surveys on most days have, so nothing else is read for them.
    TooFew,
    /// As many, or more.
    Enough,
}

fn state_of(db: &mut Db, due: &Due) -> Result<State, storage::Error> {
    if is_closed(db, due)? {
        return Ok(State::Closed);
    }
    let untold = untold_responses(db, due)?;
    let after = due.today.number().saturating_add(1);
    Ok(if untold >= due.rules.answers_min.max(1) {
        State::Enough
    } else if untold == 0 && held_responses::pending_before(db, due.survey_id, after, i64::MIN, 1)?.is_empty() {
        State::Empty
    } else {
        State::TooFew
    })
}

/// Returns whether the last day that is over was closed before.
fn is_closed(db: &mut Db, due: &Due) -> Result<bool, storage::Error> {
    let until = releases::head(db, due.survey_id)?.closed_until;
    Ok(until.is_some_and(|until| until >= due.today.number()))
}

/// Returns the number of responses of closed days after the last release.
fn untold_responses(db: &mut Db, due: &Due) -> Result<u64, storage::Error> {
    let last = releases::last_day(db, due.survey_id)?;
    if last.is_some_and(|last| last >= due.today.number()) {
        return Ok(0);
    }
    let versions = versions::of_survey(db, due.survey_id)?;
    let ids: Vec<i64> = versions.iter().map(|version| version.id).collect();
    let filter = BlockFilter {
        from: last.map(|last| last.saturating_add(1)),
        to: Some(due.today.number()),
        ..BlockFilter::default()
    };
    let mut responses: i64 = 0;
    for block in tallies::matching(db, &ids, &filter)? {
        responses = responses.saturating_add(response_count(&block.counts)?);
    }
    Ok(u64::try_from(responses).unwrap_or_default())
}

/// Stores releases in order and deletes the credits of the runs that they close. Returns how many were stored: fewer when
/// another replica has stored one with the same number. Once all are stored, the days are closed.
fn store(db: &mut Db, due: &Due, rows: &[(ReleaseRow, NewRow)]) -> Result<usize, storage::Error> {
    let mut stored = 0;
    for (release, row) in rows {
        if !releases::insert_next(db, row)? {
            break;
        }
        stored += 1;
        if release.closes_run {
            credits::delete_until(db, due.survey_id, row.row.last_day)?;
        }
    }
    if stored > 0 {
        releases::raise_revision(db)?;
    }
    if stored == rows.len() {
        releases::set_closed_until(db, due.survey_id, due.today.number())?;
    }
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_closed_at_one_in_the_morning_of_the_city() {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        let closed = |now: &str| {
            last_closed_day(now.parse().unwrap(), &helsinki)
                .unwrap()
                .date()
                .to_string()
        };
        assert_eq!(closed("2026-03-10T22:59:59Z"), "2026-03-09", "it is 00:59 on 11 March");
        assert_eq!(closed("2026-03-10T23:00:00Z"), "2026-03-10");
        // Clocks go from 03:00 to 04:00 and back from 04:00 to 03:00.
        assert_eq!(closed("2026-03-28T22:59:59Z"), "2026-03-27");
        assert_eq!(closed("2026-03-28T23:00:00Z"), "2026-03-28");
        assert_eq!(closed("2026-10-24T22:00:00Z"), "2026-10-24");
    }
}
