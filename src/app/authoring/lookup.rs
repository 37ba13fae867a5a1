//! Lookup of cities, services and surveys by slug, within a transaction.

use super::error::AuthoringError;
use super::survey_path::SurveyPath;
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::Db;
use crate::storage::paths;
use crate::storage::paths::{PathLookup, ResolvedService, ResolvedSurvey};
use urbivox_core::survey::slug::Slug;

/// Locks the city row until commit, which serialises concurrent changes.
pub(super) fn locked_city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, AuthoringError> {
    let row = city_row(db, slug)?;
    storage::cities::claim(db, &row)?;
    // Read again, because it may have changed while this transaction waited for the lock.
    city_row(db, slug)
}

/// Returns the city of this slug.
pub(in crate::app) fn city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, AuthoringError> {
    storage::cities::find(db, slug.as_str())?.ok_or(AuthoringError::NoSuch(Resource::City))
}

/// Returns the service `city/service` with its city. One query.
pub(super) fn resolve_service(db: &mut Db, city: &Slug, service: &Slug) -> Result<ResolvedService, AuthoringError> {
    required(paths::resolve_service(db, city.as_str(), service.as_str())?)
}

/// Returns the survey of a path with its service and city. One query; a use case calls it once and passes the rows on.
pub(in crate::app) fn resolve_survey(db: &mut Db, path: &SurveyPath) -> Result<ResolvedSurvey, AuthoringError> {
    let SurveyPath { city, service, survey } = path;
    required(paths::resolve_survey(
        db,
        city.as_str(),
        service.as_str(),
        survey.as_str(),
    )?)
}

fn required<T>(lookup: PathLookup<T>) -> Result<T, AuthoringError> {
    match lookup {
        PathLookup::Found(row) => Ok(*row),
        PathLookup::NoCity => Err(AuthoringError::NoSuch(Resource::City)),
        PathLookup::NoService => Err(AuthoringError::NoSuch(Resource::Service)),
        PathLookup::NoSurvey => Err(AuthoringError::NoSuch(Resource::Survey)),
    }
}
