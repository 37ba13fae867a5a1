//! What cities did after citizens spoke, for everybody to learn from.

use std::sync::Arc;

use super::{ActionEffect, ImprovementAction};
use crate::app::authoring::SurveyPath;
use crate::app::cache::CacheEntry;
use crate::app::catalogue::PublishedSurvey;
use crate::app::improvement_actions;
use crate::app::reports::disclosure::Audience;
use crate::app::{App, ServiceError, reports};
use crate::storage;
use crate::storage::actions;
use urbivox_core::survey::slug::Slug;

/// Actions on one page, the newest. Protects the page: each is measured before and after.
const LISTED_MAX: i64 = 60;

/// An action that everybody may read.
#[derive(Clone, Debug)]
pub struct Practice {
    /// The survey in which citizens spoke.
    pub published: Arc<PublishedSurvey>,
    /// What was said and done.
    pub action: ImprovementAction,
    /// The measure before and after, from what everybody may see.
    pub effect: Option<ActionEffect>,
}

static PRACTICES: CacheEntry<Vec<Practice>> = CacheEntry {
    place: |app| &app.practices,
    count: |app| measured(app, None),
    name: "the practices of all cities",
};

/// The public actions of all cities, the newest first. What takes long to measure may be some minutes old.
pub fn practices(app: &App) -> Result<Arc<Vec<Practice>>, ServiceError> {
    PRACTICES.get(app)
}

/// The public actions of a city, the newest first.
pub fn practices_of(app: &App, city: &Slug) -> Result<Vec<Practice>, ServiceError> {
    measured(app, Some(city))
}

fn measured(app: &App, city: Option<&Slug>) -> Result<Vec<Practice>, ServiceError> {
    let rows = app
        .storage
        .read(|db| actions::list_public(db, city.map(Slug::as_str), LISTED_MAX))?;
    let mut practices = Vec::new();
    for (row, city, service, survey) in rows {
        let (Some(city), Some(service), Some(survey)) =
            (Slug::parse(&city), Slug::parse(&service), Slug::parse(&survey))
        else {
            return Err(storage::Error::corrupt("actions", "a slug").into());
        };
        let path = SurveyPath { city, service, survey };
        let Some(published) = app.catalogue.find(app, &path)? else {
            continue;
        };
        let action = improvement_actions::action_of(row)?;
        let effect = match improvement_actions::effect(app, &path, &action, Audience::Public) {
            Ok(effect) => effect,
            Err(reports::Refusal::Fault(fault)) => return Err(fault),
            // It was closed to everybody meanwhile.
            Err(reports::Refusal::NoSuchSurvey) => None,
            Err(
                other @ (reports::Refusal::NotASegment
                | reports::Refusal::UnknownOption
                | reports::Refusal::OneFilter
                | reports::Refusal::BadPeriod
                | reports::Refusal::TooLong),
            ) => return Err(storage::Error::corrupt("tallies", other).into()),
        };
        practices.push(Practice {
            published,
            action,
            effect,
        });
    }
    Ok(practices)
}
