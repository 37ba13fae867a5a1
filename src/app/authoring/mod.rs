//! Management of cities, services and surveys: adding, changing, publishing, closing, copying.

pub mod accent;
pub mod cities;
pub mod logo;
pub mod overview;
pub mod preview;
pub mod services;
pub mod settings;
pub mod sharing;
pub mod surveys;

use super::ServiceError;
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::Db;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

pub use cities::{City, CityChange, city_add, city_change, city_find, city_list};
pub use overview::{ServiceOverview, SurveyOverview, overview, title_of};
pub use services::{Service, service_add, service_find, service_list, service_rename};
pub use surveys::{
    Draft, DraftSource, PastVersion, SurveyState, check_definition, close, copy, draft_autosave, draft_find,
    draft_replace, history, publish, survey_add, survey_list, survey_state,
};

/// Path of a survey: `city/service/survey`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SurveyPath {
    /// City that runs the survey.
    pub city: Slug,
    /// Service that the survey is about.
    pub service: Slug,
    /// The survey.
    pub survey: Slug,
}

impl SurveyPath {
    /// Parses `city/service/survey`.
    pub fn parse(text: &str) -> Option<SurveyPath> {
        let mut slugs = text.split('/').map(Slug::parse);
        let path = SurveyPath {
            city: slugs.next()??,
            service: slugs.next()??,
            survey: slugs.next()??,
        };
        slugs.next().is_none().then_some(path)
    }
}

impl std::fmt::Display for SurveyPath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}/{}", self.city, self.service, self.survey)
    }
}

/// Why an operation was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such city, service or survey.
    #[error("there is no such {0}")]
    NoSuch(Resource),
    /// The slug is in use.
    #[error("a {0} of this slug exists already")]
    Exists(Resource),
    /// All violations of the definition.
    #[error("the definition has faults")]
    Invalid(Violations),
    /// The draft was changed by somebody else meanwhile.
    #[error("the draft was changed meanwhile")]
    Changed,
    /// The survey was never published.
    #[error("the survey was never published")]
    NotPublished,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

fn conflict_as_exists(what: Resource) -> impl Fn(storage::Error) -> Refusal {
    move |error| {
        if matches!(error, storage::Error::Conflict) {
            Refusal::Exists(what)
        } else {
            error.into()
        }
    }
}

/// Locks the city row until commit, which serialises concurrent changes.
fn locked_city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, Refusal> {
    let row = city_row(db, slug)?;
    storage::cities::claim(db, &row)?;
    // Read again, because it may have changed while this transaction waited for the lock.
    city_row(db, slug)
}

pub(super) fn city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, Refusal> {
    storage::cities::find(db, slug.as_str())?.ok_or(Refusal::NoSuch(Resource::City))
}

fn service_row(db: &mut Db, city: &Slug, slug: &Slug) -> Result<storage::services::Row, Refusal> {
    let city = city_row(db, city)?;
    storage::services::find(db, city.id, slug.as_str())?.ok_or(Refusal::NoSuch(Resource::Service))
}

pub(in crate::app) fn survey_row(db: &mut Db, path: &SurveyPath) -> Result<storage::surveys::Row, Refusal> {
    let service = service_row(db, &path.city, &path.service)?;
    storage::surveys::find(db, service.id, path.survey.as_str())?.ok_or(Refusal::NoSuch(Resource::Survey))
}

fn corrupt(table: &'static str, what: impl std::fmt::Display) -> storage::Error {
    storage::Error::Corrupt {
        table,
        what: what.to_string(),
    }
}
