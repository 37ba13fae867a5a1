//! Public improvement actions of all cities.

use std::sync::Arc;

use super::practice::Practice;
use crate::app::authoring::SurveyPath;
use crate::app::cache::CacheEntry;
use crate::app::improvement_actions;
use crate::app::reports::disclosure::Audience;
use crate::app::{App, ServiceError, reports};
use crate::storage;
use crate::storage::actions;
use urbivox_core::survey::slug::Slug;

/// Newest actions on one page. Protects the page: each is measured before and after.
const LISTED_MAX: i64 = 60;

static PRACTICES: CacheEntry<Vec<Practice>> = CacheEntry {
    place: |app| &app.practices,
    count: |app| measured(app, None),
    name: "the practices of all cities",
};

/// Returns the public actions of all cities, newest first. Cached: may be some minutes old.
pub fn practices(app: &App) -> Result<Arc<Vec<Practice>>, ServiceError> {
    PRACTICES.get(app)
}

/// Returns the public actions of a city, newest first.
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
        let Some(published) = app.catalogue.find(&app.storage, &path)? else {
            continue;
        };
        let action = improvement_actions::action_of(row)?;
        let effect = match improvement_actions::effect(app, &path, &action, Audience::Public) {
            Ok(effect) => effect,
            Err(reports::ReportError::Fault(fault)) => return Err(fault),
            // The survey is no longer available to the public.
            Err(reports::ReportError::NoSuchSurvey) => None,
            Err(
                other @ (reports::ReportError::NotASegment
                | reports::ReportError::UnknownOption
                | reports::ReportError::OneFilter
                | reports::ReportError::BadPeriod
                | reports::ReportError::TooLong),
            ) => return Err(storage::Error::corrupt("tallies", other).into()),
        };
        let releases = app.releases.rows(&app.storage, published.survey_id)?;
        practices.push(Practice {
            published,
            action,
            effect,
            told_in: releases.last().map_or(1, |release| release.told_in),
        });
    }
    improvement_actions::test_together(practices.iter_mut().filter_map(|practice| practice.effect.as_mut()));
    Ok(practices)
}
