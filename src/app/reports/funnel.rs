//! Response funnel: views, starts and submissions by placement and day.
//!
//! Views and starts are counted in memory and written once a second, so that a page view costs no statement. A killed
//! process loses at most the views of its last second; a stopped one loses none.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use parking_lot::Mutex;

use super::Refusal;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{OTHER_PLACEMENT, PublishedSurvey};
use crate::app::placements::Kind;
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::{tallies, visits};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Surveys, days and placements counted in memory, some 100 bytes each; beyond this, views count for placement `other`.
/// Protects memory while the database is unavailable.
const KEYS_MAX: usize = 20_000;
/// Keys written in one transaction, so that many views do not delay the committer.
const KEYS_AT_ONCE: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct VisitKey {
    survey_id: i64,
    day: i32,
    placement: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct VisitCounts {
    seen: i64,
    started: i64,
}

impl VisitCounts {
    fn add(&mut self, more: VisitCounts) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
    }
}

/// Views and starts that are not written yet.
#[derive(Debug, Default)]
pub struct Visits {
    waiting: Mutex<HashMap<VisitKey, VisitCounts>>,
}

impl Visits {
    /// Counts a view of the survey at `placement` on the city's day `today`.
    pub fn seen(&self, published: &PublishedSurvey, placement: &str, today: Date) {
        self.count(published, placement, today, VisitCounts { seen: 1, started: 0 });
    }

    /// Counts a start of the survey at `placement` on the city's day `today`.
    pub fn started(&self, published: &PublishedSurvey, placement: &str, today: Date) {
        self.count(published, placement, today, VisitCounts { seen: 0, started: 1 });
    }

    fn count(&self, published: &PublishedSurvey, placement: &str, today: Date, counts: VisitCounts) {
        let placement = match Slug::parse(placement) {
            Some(_) => published.viewed_placement(placement),
            None => OTHER_PLACEMENT.to_owned(),
        };
        let key = VisitKey {
            survey_id: published.survey_id,
            day: Day::of(today).number(),
            placement,
        };
        add(&mut self.waiting.lock(), key, counts);
    }

    /// Writes the pending counts. Those that cannot be written stay pending; returns the first error.
    pub fn flush(&self, app: &App) -> Result<(), ServiceError> {
        let waiting = std::mem::take(&mut *self.waiting.lock());
        if waiting.is_empty() {
            return Ok(());
        }
        // In a fixed order, so that two replicas cannot deadlock.
        let rows: Vec<visits::Row> = BTreeMap::from_iter(waiting).into_iter().map(row_of).collect();
        let mut failure = None;
        for rows in rows.chunks(KEYS_AT_ONCE) {
            // While the database is unavailable every attempt waits for it, and would delay a shutdown.
            let is_away = matches!(failure, Some(storage::Error::Unavailable(_)));
            let write = || {
                app.storage
                    .write(|db| rows.iter().try_for_each(|row| visits::add(db, row)))
            };
            let written = if is_away { None } else { Some(write()) };
            if !matches!(written, Some(Ok(()))) {
                self.put_back(rows);
            }
            if let Some(Err(cause)) = written {
                failure.get_or_insert(cause);
            }
        }
        failure.map_or(Ok(()), |cause| Err(cause.into()))
    }

    fn put_back(&self, rows: &[visits::Row]) {
        let mut waiting = self.waiting.lock();
        for row in rows {
            let key = VisitKey {
                survey_id: row.survey_id,
                day: row.day,
                placement: row.placement.clone(),
            };
            let counts = VisitCounts {
                seen: row.seen,
                started: row.started,
            };
            add(&mut waiting, key, counts);
        }
    }
}

fn add(waiting: &mut HashMap<VisitKey, VisitCounts>, mut key: VisitKey, counts: VisitCounts) {
    if waiting.len() >= KEYS_MAX && !waiting.contains_key(&key) {
        // At most one such key per survey and day, so that the limit is exceeded by a few only.
        OTHER_PLACEMENT.clone_into(&mut key.placement);
    }
    waiting.entry(key).or_default().add(counts);
}

fn row_of((key, counts): (VisitKey, VisitCounts)) -> visits::Row {
    visits::Row {
        survey_id: key.survey_id,
        day: key.day,
        placement: key.placement,
        seen: counts.seen,
        started: counts.started,
    }
}

/// Funnel of one day. In reports `seen` ≥ `started` ≥ `submitted`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FunnelDay {
    /// Views.
    pub seen: i64,
    /// Starts.
    pub started: i64,
    /// Responses stored and not withdrawn.
    pub submitted: i64,
    /// Responses in the moderation queue.
    pub held: i64,
}

impl FunnelDay {
    /// Raises each step to at least the next one: responses through the API have no views, and a killed process loses
    /// views.
    fn whole(self) -> FunnelDay {
        let started = self.started.max(self.submitted.saturating_add(self.held));
        FunnelDay {
            seen: self.seen.max(started),
            started,
            ..self
        }
    }

    fn add(&mut self, more: FunnelDay) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
        self.submitted = self.submitted.saturating_add(more.submitted);
        self.held = self.held.saturating_add(more.held);
    }
}

/// Funnel of one placement.
#[derive(Clone, Debug)]
pub struct PlacementFunnel {
    /// Name of the placement in addresses.
    pub placement: String,
    /// Kind, if the placement is registered.
    pub kind: Option<Kind>,
    /// Name for staff.
    pub name: Option<String>,
    /// Days with activity, in order.
    pub days: Vec<(Date, FunnelDay)>,
    /// Sum of the days.
    pub total: FunnelDay,
}

/// Counts by placement and day.
type FunnelDays = BTreeMap<String, BTreeMap<i32, FunnelDay>>;

/// Returns the funnel of a survey for a period, both days inclusive, by placement. Registered placements are included
/// even without activity.
pub fn report(
    app: &App,
    path: &SurveyPath,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<Vec<PlacementFunnel>, Refusal> {
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(Refusal::BadPeriod);
    }
    let published = app.catalogue.find(app, path)?.ok_or(Refusal::NoSuchSurvey)?;
    let (from, to) = (
        from.map(|day| Day::of(day).number()),
        to.map(|day| Day::of(day).number()),
    );
    let filter = tallies::BlockFilter {
        from,
        to,
        ..tallies::BlockFilter::default()
    };
    let versions: Vec<i64> = published.versions().map(|version| version.id).collect();
    let (visits, sheets, held) = app.storage.read(|db| {
        let visits = visits::within(db, published.survey_id, from, to)?;
        let held = visits::count_held(db, published.survey_id, from, to)?;
        Ok::<_, storage::Error>((visits, tallies::matching(db, &versions, &filter)?, held))
    })?;

    let mut steps = FunnelDays::new();
    for (placement, _) in published.registered_placements() {
        steps.entry(placement.to_owned()).or_default();
    }
    for row in visits {
        let step = at(&mut steps, row.placement, row.day);
        step.seen = row.seen;
        step.started = row.started;
    }
    for row in sheets {
        let submitted = response_count(&row.counts)?;
        if submitted != 0 {
            at(&mut steps, row.placement, row.day).submitted += submitted;
        }
    }
    for (placement, day, held) in held {
        at(&mut steps, placement, day).held = held;
    }
    let branches = steps
        .into_iter()
        .map(|(placement, days)| placement_funnel(&published, placement, days));
    Ok(branches.collect::<Result<_, _>>()?)
}

fn at(steps: &mut FunnelDays, placement: String, day: i32) -> &mut FunnelDay {
    steps.entry(placement).or_default().entry(day).or_default()
}

fn placement_funnel(
    published: &PublishedSurvey,
    placement: String,
    steps: BTreeMap<i32, FunnelDay>,
) -> Result<PlacementFunnel, storage::Error> {
    let mut days = Vec::with_capacity(steps.len());
    let mut total = FunnelDay::default();
    for (day, step) in steps {
        let day = Day::from_number(day).ok_or_else(|| corrupt("a day"))?.date();
        let step = step.whole();
        total.add(step);
        days.push((day, step));
    }
    let offered = published.offered(&placement);
    Ok(PlacementFunnel {
        kind: offered.map(|offered| offered.kind),
        name: offered.and_then(|offered| offered.name.clone()),
        placement,
        days,
        total,
    })
}

/// Returns the number of responses in a counter block: the first counter of its first block.
pub(crate) fn response_count(counts: &[u8]) -> Result<i64, storage::Error> {
    let sheet = CounterBlock::decode(counts).map_err(|cause| corrupt(&cause.to_string()))?;
    let mut totals = Vec::new();
    sheet.add_block_to(0, &mut totals);
    let responses = totals.first().copied().unwrap_or_default();
    i64::try_from(responses).map_err(|cause| corrupt(&cause.to_string()))
}

fn corrupt(what: &str) -> storage::Error {
    storage::Error::Corrupt {
        table: "tallies",
        what: what.to_owned(),
    }
}
