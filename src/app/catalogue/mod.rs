//! In-memory catalogue of published surveys, so that submissions are checked without a database query.
//!
//! Filled on first use. Changes of this process are invalidated at once; those of other processes when
//! [`Catalogue::refresh`], which the server calls every second, finds another stored revision.

mod candidates;
mod facts;
mod load;
pub mod open_days;
mod published_survey;
pub mod stored_rows;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::{Mutex, RwLock};

pub use facts::CityFacts;
pub use load::load_draft;
pub use open_days::{OpenDays, SurveyPhase};
pub use published_survey::{OTHER_PLACEMENT, PublishedSurvey, PublishedVersion, VersionLookup};
pub use stored_rows::{parse_definition, time_zone_of};

use candidates::Candidates;
use load::load;

use super::authoring::SurveyPath;
use crate::app::error::ServiceError;
use crate::clock::Clock;
use crate::storage::{Storage, cities, installation};
use urbivox_core::survey::slug::Slug;

/// Surveys in memory, some 10 kB each; beyond this all are dropped and read again.
const SURVEYS_MAX: usize = 5_000;
/// Cities in memory, and services with their default survey; likewise.
const FACTS_MAX: usize = 5_000;

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
    pub fn find(&self, storage: &Storage, path: &SurveyPath) -> Result<Option<Arc<PublishedSurvey>>, ServiceError> {
        if let Some(published) = self.cached(path) {
            return Ok(Some(published));
        }
        let forgotten = self.invalidations.load(Ordering::SeqCst);
        let Some(published) = storage.read(|db| load(db, path))? else {
            return Ok(None);
        };
        let published = Arc::new(published);
        self.store(&self.surveys, SURVEYS_MAX, forgotten, path, &published);
        Ok(Some(published))
    }

    /// Returns the city, read from the database if necessary.
    pub fn city(&self, storage: &Storage, slug: &Slug) -> Result<Option<Arc<CityFacts>>, ServiceError> {
        let known = self.cities.read().get(slug).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let forgotten = self.invalidations.load(Ordering::SeqCst);
        let Some(row) = storage.read(|db| cities::find(db, slug.as_str()))? else {
            return Ok(None);
        };
        let facts = Arc::new(CityFacts::of(row)?);
        self.store(&self.cities, FACTS_MAX, forgotten, slug, &facts);
        Ok(Some(facts))
    }

    /// Returns the default survey of a service: the one called `default`, else the oldest open one, else the oldest
    /// scheduled one, else the oldest. `None` when the service published nothing.
    pub fn default_survey(
        &self,
        storage: &Storage,
        clock: &Clock,
        city: &Slug,
        service: &Slug,
    ) -> Result<Option<SurveyPath>, ServiceError> {
        let at = (city.clone(), service.clone());
        let known = self.candidates.read().get(&at).cloned();
        let candidates = match known {
            Some(candidates) => candidates,
            None => {
                let forgotten = self.invalidations.load(Ordering::SeqCst);
                let Some(loaded) = storage.read(|db| Candidates::load(db, city, service))? else {
                    return Ok(None);
                };
                let loaded = Arc::new(loaded);
                self.store(&self.candidates, FACTS_MAX, forgotten, &at, &loaded);
                loaded
            }
        };
        Ok(candidates.chosen(clock).map(|survey| SurveyPath {
            city: city.clone(),
            service: service.clone(),
            survey: survey.clone(),
        }))
    }

    /// As [`Catalogue::default_survey`] from memory only: `None` also when it must be read first.
    pub fn cached_default_survey(&self, clock: &Clock, city: &Slug, service: &Slug) -> Option<SurveyPath> {
        let candidates = self.candidates.read().get(&(city.clone(), service.clone())).cloned()?;
        let survey = candidates.chosen(clock)?.clone();
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
    pub fn refresh(&self, storage: &Storage) -> Result<(), ServiceError> {
        let stored = storage.read(installation::catalogue_revision)?;
        let mut known = self.revision.lock();
        if known.as_ref() != Some(&stored) {
            self.invalidate_all();
            *known = Some(stored);
        }
        Ok(())
    }
}
