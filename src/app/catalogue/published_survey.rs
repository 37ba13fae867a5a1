//! Published surveys and their versions, as they are kept in memory.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use parking_lot::Mutex;

use super::facts::CityFacts;
use super::open_days::{OpenDays, SurveyPhase};
use crate::app::authoring::SurveyPath;
use crate::app::placements::registered::RegisteredPlacement;
use crate::clock::Clock;
use urbivox_core::services::service_types::ServiceType;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Hours in which a superseded version is still answered. It may be open in a browser tab, or on a kiosk that was
/// offline over a long weekend.
const SUPERSEDED_HOURS_MAX: i64 = 7 * 24;
/// Placements with their own counters in one survey, so that made-up names in links do not create thousands of
/// counters. Registered placements always have their own.
const PLACEMENTS_MAX: usize = 500;
/// Part of these that page views may use: opening a page is free and must not take the counters of responses.
const VIEWED_PLACEMENTS_MAX: usize = 250;
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
    /// Time at which it was published.
    pub published_at: Timestamp,
    /// Time at which the next version was published.
    pub(super) superseded_at: Option<Timestamp>,
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
    pub(super) service_name: Localized,
    /// Type of the service; `None` when it is compared with none.
    pub service_type: Option<&'static ServiceType>,
    /// Time zone of its civil days.
    pub timezone: TimeZone,
    /// Submissions per minute from one network, if stricter than the installation's limit.
    pub submissions_per_minute: Option<NonZeroU32>,
    /// Whether staff closed it.
    pub is_closed: bool,
    pub(super) current: Arc<PublishedVersion>,
    pub(super) earlier: Vec<Arc<PublishedVersion>>,
    /// Registered placements, by slug.
    pub(super) offered: HashMap<String, RegisteredPlacement>,
    /// Ids of the city's signing keys that are not revoked.
    pub signing_key_ids: HashSet<String>,
    pub(super) placements: Mutex<HashSet<String>>,
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

    /// Returns its phase today in the city.
    pub fn phase(&self, clock: &Clock) -> SurveyPhase {
        self.open_days().phase(self.is_closed, clock.today(&self.timezone))
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
        let requested = Language::parse(language);
        let texts = requested
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

    /// Returns the placement under which responses from `requested` are counted.
    pub fn placement(&self, requested: &str) -> String {
        self.counted(requested, PLACEMENTS_MAX)
    }

    /// Returns the placement under which views from `requested` are counted; another than for responses only when views
    /// have used up their part of the limit.
    pub fn viewed_placement(&self, requested: &str) -> String {
        self.counted(requested, VIEWED_PLACEMENTS_MAX)
    }

    fn counted(&self, requested: &str, names_max: usize) -> String {
        let mut known = self.placements.lock();
        if known.contains(requested) || self.offered.contains_key(requested) {
            return requested.to_owned();
        }
        if known.len() >= names_max {
            return OTHER_PLACEMENT.to_owned();
        }
        known.insert(requested.to_owned());
        requested.to_owned()
    }
}
