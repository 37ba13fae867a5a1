//! Default survey of a service, used when none is named.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::open_days::{OpenDays, SurveyPhase};
use super::stored_rows::{parse_definition, time_zone_of};
use crate::clock::Clock;
use crate::storage;
use crate::storage::paths::ResolvedService;
use crate::storage::{Db, paths, versions};
use urbivox_core::survey::slug::Slug;

/// Slug of the survey that takes precedence over all others.
const DEFAULT: &str = "default";
/// Surveys read per service, oldest first. Protects the server from a service with thousands of closed surveys.
const CANDIDATES_MAX: i64 = 200;

/// Published surveys of a service that can be its default.
#[derive(Debug)]
pub(super) struct Candidates {
    timezone: TimeZone,
    /// The survey `default` first, then the oldest first.
    surveys: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    slug: Slug,
    window: OpenDays,
    is_closed: bool,
}

impl Candidate {
    fn phase(&self, today: Date) -> SurveyPhase {
        self.window.phase(self.is_closed, today)
    }

    /// Whether it is open on every day; later candidates are then irrelevant.
    fn is_always_open(&self) -> bool {
        !self.is_closed && self.window.opens_on.is_none() && self.window.closes_on.is_none()
    }
}

impl Candidates {
    /// Reads the candidates; `None` when there is no such service.
    pub(super) fn load(db: &mut Db, city: &Slug, service: &Slug) -> Result<Option<Candidates>, storage::Error> {
        let found = paths::resolve_service(db, city.as_str(), service.as_str())?.found();
        let Some(ResolvedService { city, service }) = found else {
            return Ok(None);
        };
        let mut rows = storage::surveys::oldest(db, service.id, CANDIDATES_MAX)?;
        if let Some(row) = storage::surveys::find(db, service.id, DEFAULT)? {
            rows.retain(|(id, ..)| *id != row.id);
            rows.insert(0, (row.id, row.slug, row.closed_at));
        }
        let mut surveys = Vec::new();
        for (id, slug, closed_at) in rows {
            let Some(version) = versions::newest(db, id)? else {
                continue;
            };
            let definition = parse_definition(&version.definition)?;
            let corrupt = || storage::Error::Corrupt {
                table: "surveys",
                what: "slug".to_owned(),
            };
            let candidate = Candidate {
                slug: Slug::parse(&slug).ok_or_else(corrupt)?,
                window: OpenDays {
                    opens_on: definition.opens_on,
                    closes_on: definition.closes_on,
                },
                is_closed: closed_at.is_some(),
            };
            let is_last = slug == DEFAULT || candidate.is_always_open();
            surveys.push(candidate);
            if is_last {
                break;
            }
        }
        Ok(Some(Candidates {
            timezone: time_zone_of(&city)?,
            surveys,
        }))
    }

    /// Returns today's default: `default`, else the oldest open survey, else the oldest scheduled one, else the oldest.
    /// `None` when nothing is published.
    pub(super) fn chosen(&self, clock: &Clock) -> Option<&Slug> {
        let today = clock.today(&self.timezone);
        let named = |candidate: &&Candidate| candidate.slug.as_str() == DEFAULT;
        let is_in = |phase: SurveyPhase| move |candidate: &&Candidate| candidate.phase(today) == phase;
        let surveys = &self.surveys;
        surveys
            .iter()
            .find(named)
            .or_else(|| surveys.iter().find(is_in(SurveyPhase::Open)))
            .or_else(|| surveys.iter().find(is_in(SurveyPhase::Scheduled)))
            .or_else(|| surveys.first())
            .map(|candidate| &candidate.slug)
    }
}
