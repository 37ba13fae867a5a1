//! The job that closes days: makes the releases of all surveys whose civil day is over.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::counts::SurveyCounts;
use super::figures::{LANGUAGE, PLACEMENT, ReleasedVersion, SurveyFigures};
use super::offsets::{SEED_BYTES, SeededOffsets};
use super::stored::{StoredReleases, row_of};
use crate::app::catalogue::{parse_definition, time_zone_of};
use crate::app::ops::upgrade::CREDITS_SINCE;
use crate::app::reports::funnel::response_count;
use crate::app::{App, ServiceError, authoring};
use crate::storage;
use crate::storage::releases::Row;
use crate::storage::tallies::BlockFilter;
use crate::storage::{Db, cities, credits, installation, releases, stored_time, tallies, versions};
use urbivox_core::release::{ReleaseRow, Rules, close};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_layout::CounterLayout;

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

/// The job, with the days up to which it has looked at each survey.
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
        let mut cities: HashMap<i64, (TimeZone, u64)> = HashMap::new();
        for (survey_id, city_id) in app.storage.read(releases::surveys)? {
            if !goes_on() {
                break;
            }
            let known = cities.get(&city_id).cloned();
            let Some((timezone, own_min)) = known.map_or_else(|| city_of(app, city_id), |known| Ok(Some(known)))?
            else {
                continue;
            };
            cities.insert(city_id, (timezone.clone(), own_min));
            let Some(today) = last_closed_day(app.clock.now(), &timezone) else {
                continue;
            };
            if self
                .closed
                .get(&survey_id)
                .is_some_and(|closed| *closed >= today.number())
            {
                continue;
            }
            let rules = Rules {
                answers_min: app.release_rules.answers_min.max(own_min),
                ..app.release_rules
            };
            let due = Due {
                survey_id,
                today,
                timezone,
                rules,
            };
            summary.surveys += 1;
            match close_survey(app, &due) {
                Ok(made) => {
                    summary.releases += made;
                    self.closed.insert(survey_id, today.number());
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

/// Returns the time zone of a city and its own minimum number of answers, 0 without one.
fn city_of(app: &App, city_id: i64) -> Result<Option<(TimeZone, u64)>, storage::Error> {
    let Some(city) = app.storage.read(|db| cities::find_by_id(db, city_id))? else {
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
        if !app.storage.read(|db| has_enough(db, due))? {
            return Ok(made);
        }
        let seed = seed_of(app, due.survey_id)?;
        let rows = app.storage.read(|db| next_releases(db, due, seed, made_at))?;
        if rows.is_empty() {
            return Ok(made);
        }
        let wanted = rows.len();
        let stored = app.storage.write(|db| store(db, due.survey_id, &rows))?;
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
) -> Result<Vec<(ReleaseRow, Row)>, storage::Error> {
    let mut stored = StoredReleases::read(db, due.survey_id)?;
    let versions = versions_of(db, due)?;
    let ids: Vec<i64> = versions.iter().map(|version| version.id).collect();
    let last = stored.history.last_day().map(Day::number);
    let figures = SurveyFigures::of(&versions);
    let filter = BlockFilter {
        to: Some(due.today.number()),
        ..BlockFilter::default()
    };
    let until = installation::fact(db, CREDITS_SINCE)?.and_then(|day| day.parse().ok());
    let counts = SurveyCounts::read(
        &figures,
        tallies::matching(db, &ids, &filter)?,
        until.unwrap_or(i32::MIN),
    )?;
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

fn versions_of(db: &mut Db, due: &Due) -> Result<Vec<ReleasedVersion>, storage::Error> {
    let rows = versions::of_survey(db, due.survey_id)?.into_iter();
    let versions = rows.map(|row| {
        let definition = parse_definition(&row.definition)?;
        let published = stored_time("versions", row.published_at)?;
        Ok(ReleasedVersion {
            id: row.id,
            number: u32::try_from(row.number).map_err(|cause| storage::Error::corrupt("versions", cause))?,
            published_on: Day::of(published.to_zoned(due.timezone.clone()).date()),
            layout: CounterLayout::of(&definition),
            definition,
        })
    });
    versions.collect()
}

/// Returns whether the days after the last release have as many responses as a release needs credited ones. Most surveys
/// on most days have not, so nothing else is read for them.
fn has_enough(db: &mut Db, due: &Due) -> Result<bool, storage::Error> {
    let last = releases::last_day(db, due.survey_id)?;
    if last.is_some_and(|last| last >= due.today.number()) {
        return Ok(false);
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
    Ok(u64::try_from(responses).unwrap_or_default() >= due.rules.answers_min.max(1))
}

/// Stores releases in order and deletes the credits of the runs that they close. Returns how many were stored: fewer when
/// another replica has stored one with the same number.
fn store(db: &mut Db, survey_id: i64, rows: &[(ReleaseRow, Row)]) -> Result<usize, storage::Error> {
    let mut stored = 0;
    for (release, row) in rows {
        if !releases::insert_next(db, row)? {
            break;
        }
        stored += 1;
        if release.closes_run {
            credits::delete_until(db, survey_id, row.last_day)?;
        }
    }
    if stored > 0 {
        releases::raise_revision(db)?;
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
