//! In-memory catalogue of published surveys, so that submissions are checked without a database query.
//!
//! Filled on first use. Changes of this process are invalidated at once; those of other processes when
//! [`Catalogue::refresh`], which the server calls every second, finds another stored revision.

mod candidates;
mod facts;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use parking_lot::{Mutex, RwLock};

pub use facts::CityFacts;

use candidates::Candidates;

use super::authoring::{SurveyPath, services};
use super::placements;
use super::placements::RegisteredPlacement;
use super::{App, ServiceError};
use crate::clock::Clock;
use crate::storage;
use crate::storage::{Db, installation, signing_keys, tallies, versions};
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Hours in which a superseded version is still answered. It may be open in a browser tab, or on a kiosk that was
/// offline over a long weekend.
const SUPERSEDED_HOURS_MAX: i64 = 7 * 24;
/// Placements with their own counters in one survey, so that made-up names in links do not create thousands of
/// counters. Registered placements always have their own.
const PLACEMENTS_MAX: usize = 500;
/// Part of these that page views may use: opening a page is free and must not take the counters of responses.
const VIEWED_PLACEMENTS_MAX: usize = 250;
/// Surveys in memory, some 10 kB each; beyond this all are dropped and read again.
const SURVEYS_MAX: usize = 5_000;
/// Cities in memory, and services with their default survey; likewise.
const FACTS_MAX: usize = 5_000;
/// Placement under which responses beyond the limit are counted.
pub const OTHER_PLACEMENT: &str = "other";

/// Version that accepts responses.
#[derive(Debug)]
pub struct PublishedVersion {
    /// Database identity.
    pub id: i64,
    /// Number within the survey: 1, 2, 3 …
    pub number: u32,
    /// Parsed definition.
    pub definition: Arc<Definition>,
    /// Layout of its counter blocks.
    pub layout: Arc<CounterLayout>,
    /// Definition as written, JSON.
    pub document: String,
    /// Time at which the next version was published.
    superseded_at: Option<Timestamp>,
}

/// Days on which a survey accepts responses; `None` for no limit.
#[derive(Clone, Copy, Debug)]
pub struct OpenDays {
    /// First day, inclusive.
    pub opens_on: Option<Date>,
    /// Last day, inclusive.
    pub closes_on: Option<Date>,
}

impl OpenDays {
    /// Returns `scheduled`, `open` or `closed`.
    pub fn state(&self, closed_by_hand: bool, today: Date) -> &'static str {
        if closed_by_hand || self.closes_on.is_some_and(|last| today > last) {
            "closed"
        } else if self.opens_on.is_some_and(|first| today < first) {
            "scheduled"
        } else {
            "open"
        }
    }
}

/// A published survey.
#[derive(Debug)]
pub struct PublishedSurvey {
    /// Database identity.
    pub survey_id: i64,
    /// Path of the survey.
    pub path: SurveyPath,
    /// City that runs the survey.
    pub city: Arc<CityFacts>,
    service_name: Localized,
    /// Time zone of its civil days.
    pub timezone: TimeZone,
    /// Submissions per minute from one network, if stricter than the installation's limit.
    pub submissions_per_minute: Option<NonZeroU32>,
    /// Whether staff closed it.
    pub is_closed: bool,
    current: Arc<PublishedVersion>,
    earlier: Vec<Arc<PublishedVersion>>,
    /// Registered placements, by slug.
    offered: HashMap<String, RegisteredPlacement>,
    /// Ids of the city's signing keys that are not revoked.
    pub signing_key_ids: HashSet<String>,
    placements: Mutex<HashSet<String>>,
}

/// Result of looking up a version.
#[derive(Debug)]
pub enum VersionLookup {
    /// The version accepts responses.
    Found(Arc<PublishedVersion>),
    /// The version was superseded too long ago.
    Retired,
    /// There is no such version.
    Unknown,
}

impl PublishedSurvey {
    /// Returns the newest version.
    pub fn current(&self) -> &Arc<PublishedVersion> {
        &self.current
    }

    /// Returns the days on which it accepts responses: those of the newest version.
    pub fn open_days(&self) -> OpenDays {
        OpenDays {
            opens_on: self.current.definition.opens_on,
            closes_on: self.current.definition.closes_on,
        }
    }

    /// Returns `scheduled`, `open` or `closed` for today in the city.
    pub fn state(&self, clock: &Clock) -> &'static str {
        self.open_days().state(self.is_closed, clock.today(&self.timezone))
    }

    /// Returns the version of this number while it may still be open in a browser; the newest when no number is given.
    pub fn version(&self, number: Option<u32>, now: Timestamp) -> VersionLookup {
        let Some(number) = number.filter(|number| *number != self.current.number) else {
            return VersionLookup::Found(Arc::clone(&self.current));
        };
        let Some(version) = self.earlier.iter().find(|version| version.number == number) else {
            return VersionLookup::Unknown;
        };
        let grace = SignedDuration::from_hours(SUPERSEDED_HOURS_MAX);
        match version.superseded_at {
            Some(at) if now.duration_since(at) > grace => VersionLookup::Retired,
            _ => VersionLookup::Found(Arc::clone(version)),
        }
    }

    /// Returns every version, newest first.
    pub fn versions(&self) -> impl Iterator<Item = &Arc<PublishedVersion>> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    /// Returns the name of the service in this language, else in one of the city's, else in any.
    pub fn service_name(&self, language: &str) -> &str {
        let name = &self.service_name;
        let asked = Language::parse(language);
        let texts = asked
            .iter()
            .chain(&self.city.languages)
            .filter_map(|language| name.text(language));
        let any = name.iter().map(|(_, text)| text);
        texts.chain(any).next().unwrap_or(self.path.service.as_str())
    }

    /// Returns the placement of this slug, if it is registered.
    pub fn offered(&self, placement: &str) -> Option<&RegisteredPlacement> {
        self.offered.get(placement)
    }

    /// Returns the registered placements, in no order.
    pub fn registered_placements(&self) -> impl Iterator<Item = (&str, &RegisteredPlacement)> {
        self.offered.iter().map(|(name, offered)| (name.as_str(), offered))
    }

    /// Returns the placement under which responses from `asked` are counted.
    pub fn placement(&self, asked: &str) -> String {
        self.counted(asked, PLACEMENTS_MAX)
    }

    /// Returns the placement under which views from `asked` are counted; another than for responses only when views
    /// have used up their part of the limit.
    pub fn viewed_placement(&self, asked: &str) -> String {
        self.counted(asked, VIEWED_PLACEMENTS_MAX)
    }

    fn counted(&self, asked: &str, names_max: usize) -> String {
        let mut known = self.placements.lock();
        if known.contains(asked) || self.offered.contains_key(asked) {
            return asked.to_owned();
        }
        if known.len() >= names_max {
            return OTHER_PLACEMENT.to_owned();
        }
        known.insert(asked.to_owned());
        asked.to_owned()
    }
}

/// Cache of published surveys, cities and default surveys.
#[derive(Debug, Default)]
pub struct Catalogue {
    surveys: RwLock<HashMap<SurveyPath, Arc<PublishedSurvey>>>,
    cities: RwLock<HashMap<Slug, Arc<CityFacts>>>,
    /// By city and service.
    candidates: RwLock<HashMap<(Slug, Slug), Arc<Candidates>>>,
    /// Number of invalidations; values read before one may be stale and are not stored.
    invalidations: AtomicU64,
    revision: Mutex<Option<String>>,
}

impl Catalogue {
    /// Returns the survey if it is in memory.
    pub fn cached(&self, path: &SurveyPath) -> Option<Arc<PublishedSurvey>> {
        self.surveys.read().get(path).cloned()
    }

    /// Returns the survey, read from the database if necessary; `None` when it was never published.
    pub fn find(&self, app: &App, path: &SurveyPath) -> Result<Option<Arc<PublishedSurvey>>, ServiceError> {
        if let Some(published) = self.cached(path) {
            return Ok(Some(published));
        }
        let forgotten = self.invalidations.load(Ordering::SeqCst);
        let Some(published) = app.storage.read(|db| load(db, path))? else {
            return Ok(None);
        };
        let published = Arc::new(published);
        self.store(&self.surveys, SURVEYS_MAX, forgotten, path, &published);
        Ok(Some(published))
    }

    /// Returns the city, read from the database if necessary.
    pub fn city(&self, app: &App, slug: &Slug) -> Result<Option<Arc<CityFacts>>, ServiceError> {
        let known = self.cities.read().get(slug).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let forgotten = self.invalidations.load(Ordering::SeqCst);
        let Some(row) = app.storage.read(|db| storage::cities::find(db, slug.as_str()))? else {
            return Ok(None);
        };
        let facts = Arc::new(CityFacts::of(row)?);
        self.store(&self.cities, FACTS_MAX, forgotten, slug, &facts);
        Ok(Some(facts))
    }

    /// Returns the default survey of a service: the one called `default`, else the oldest open one, else the oldest
    /// scheduled one, else the oldest. `None` when the service published nothing.
    pub fn default_survey(&self, app: &App, city: &Slug, service: &Slug) -> Result<Option<SurveyPath>, ServiceError> {
        let at = (city.clone(), service.clone());
        let known = self.candidates.read().get(&at).cloned();
        let candidates = match known {
            Some(candidates) => candidates,
            None => {
                let forgotten = self.invalidations.load(Ordering::SeqCst);
                let Some(loaded) = app.storage.read(|db| Candidates::load(db, city, service))? else {
                    return Ok(None);
                };
                let loaded = Arc::new(loaded);
                self.store(&self.candidates, FACTS_MAX, forgotten, &at, &loaded);
                loaded
            }
        };
        Ok(candidates.chosen(&app.clock).map(|survey| SurveyPath {
            city: city.clone(),
            service: service.clone(),
            survey: survey.clone(),
        }))
    }

    /// As [`Catalogue::default_survey`] from memory only: `None` also when it must be read first.
    pub fn cached_default_survey(&self, app: &App, city: &Slug, service: &Slug) -> Option<SurveyPath> {
        let candidates = self.candidates.read().get(&(city.clone(), service.clone())).cloned()?;
        let survey = candidates.chosen(&app.clock)?.clone();
        let (city, service) = (city.clone(), service.clone());
        Some(SurveyPath { city, service, survey })
    }

    /// Stores a value that was read, unless an invalidation followed.
    fn store<K: Clone + Eq + Hash, V>(
        &self,
        known: &RwLock<HashMap<K, Arc<V>>>,
        known_max: usize,
        forgotten: u64,
        key: &K,
        read: &Arc<V>,
    ) {
        let mut known = known.write();
        if self.invalidations.load(Ordering::SeqCst) == forgotten {
            if known.len() >= known_max {
                known.clear();
            }
            known.insert(key.clone(), Arc::clone(read));
        }
    }

    /// Drops a survey that changed.
    pub fn invalidate(&self, path: &SurveyPath) {
        // Incremented before the removal, so that values read earlier are not stored afterwards.
        self.invalidations.fetch_add(1, Ordering::SeqCst);
        self.surveys.write().remove(path);
        self.candidates
            .write()
            .remove(&(path.city.clone(), path.service.clone()));
    }

    /// Drops everything.
    pub fn invalidate_all(&self) {
        self.invalidations.fetch_add(1, Ordering::SeqCst);
        self.surveys.write().clear();
        self.cities.write().clear();
        self.candidates.write().clear();
    }

    /// Drops everything if another process changed something. Content stays while the database is unavailable; the
    /// committer then reports the failure to those who submit.
    pub fn refresh(&self, app: &App) -> Result<(), ServiceError> {
        let stored = app.storage.read(installation::catalogue_revision)?;
        let mut known = self.revision.lock();
        if known.as_ref() != Some(&stored) {
            self.invalidate_all();
            *known = Some(stored);
        }
        Ok(())
    }
}

fn load(db: &mut Db, path: &SurveyPath) -> Result<Option<PublishedSurvey>, storage::Error> {
    let Some(city) = storage::cities::find(db, path.city.as_str())? else {
        return Ok(None);
    };
    let Some(service) = storage::services::find(db, city.id, path.service.as_str())? else {
        return Ok(None);
    };
    let Some(survey) = storage::surveys::find(db, service.id, path.survey.as_str())? else {
        return Ok(None);
    };
    let mut loaded: Vec<Arc<PublishedVersion>> = Vec::new();
    let mut placements = HashSet::new();
    let mut superseded_at = None;
    for row in versions::of_survey(db, survey.id)? {
        placements.extend(tallies::placements(db, row.id)?);
        let published_at = storage::stored_time("versions", row.published_at)?;
        loaded.push(Arc::new(version_of(row, superseded_at)?));
        superseded_at = Some(published_at);
    }
    let mut loaded = loaded.into_iter();
    let Some(current) = loaded.next() else { return Ok(None) };
    let link_keys = signing_keys::of_city(db, city.id)?;
    let link_keys = link_keys.into_iter().filter(|key| key.revoked_at.is_none());
    let city = CityFacts::of(city)?;
    Ok(Some(PublishedSurvey {
        survey_id: survey.id,
        path: path.clone(),
        timezone: city.timezone.clone(),
        city: Arc::new(city),
        service_name: services::name_of(&service.name)?,
        submissions_per_minute: current.definition.submissions_per_minute,
        is_closed: survey.closed_at.is_some(),
        current,
        earlier: loaded.collect(),
        offered: placements::offered(db, survey.id)?,
        signing_key_ids: link_keys.map(|key| key.id).collect(),
        placements: Mutex::new(placements),
    }))
}

/// Loads the draft as if it were published, as version 0; `None` when there is no such survey.
pub fn load_draft(db: &mut Db, path: &SurveyPath) -> Result<Option<PublishedSurvey>, storage::Error> {
    let Some(city) = storage::cities::find(db, path.city.as_str())? else {
        return Ok(None);
    };
    let Some(service) = storage::services::find(db, city.id, path.service.as_str())? else {
        return Ok(None);
    };
    let Some(survey) = storage::surveys::find(db, service.id, path.survey.as_str())? else {
        return Ok(None);
    };
    let row = versions::Row {
        id: 0,
        survey_id: survey.id,
        number: 0,
        definition: survey.draft,
        published_at: 0,
        note: String::new(),
    };
    let current = Arc::new(version_of(row, None)?);
    let city = CityFacts::of(city)?;
    Ok(Some(PublishedSurvey {
        survey_id: survey.id,
        path: path.clone(),
        timezone: city.timezone.clone(),
        city: Arc::new(city),
        service_name: services::name_of(&service.name)?,
        submissions_per_minute: current.definition.submissions_per_minute,
        is_closed: false,
        current,
        earlier: Vec::new(),
        offered: HashMap::new(),
        signing_key_ids: HashSet::new(),
        placements: Mutex::default(),
    }))
}

fn version_of(row: versions::Row, superseded_at: Option<Timestamp>) -> Result<PublishedVersion, storage::Error> {
    let definition = parse_definition(&row.definition)?;
    let corrupt = |_| storage::Error::Corrupt {
        table: "versions",
        what: format!("number {}", row.number),
    };
    Ok(PublishedVersion {
        id: row.id,
        number: u32::try_from(row.number).map_err(corrupt)?,
        layout: Arc::new(CounterLayout::of(&definition)),
        definition: Arc::new(definition),
        document: row.definition,
        superseded_at,
    })
}

/// Parses a stored definition with the parser for new ones.
pub fn parse_definition(document: &str) -> Result<Definition, storage::Error> {
    let corrupt = |what: String| storage::Error::Corrupt {
        table: "versions",
        what,
    };
    let json = serde_json::from_str(document).map_err(|cause| corrupt(cause.to_string()))?;
    Definition::parse(&json).map_err(|faults| corrupt(format!("{} faults in a definition", faults.len())))
}

/// Returns the city's time zone.
pub fn time_zone_of(city: &storage::cities::Row) -> Result<TimeZone, storage::Error> {
    TimeZone::get(&city.timezone).map_err(|cause| storage::Error::Corrupt {
        table: "cities",
        what: cause.to_string(),
    })
}
