//! Lookup by path: `city/service` or `city/service/survey`, each in one query.

use diesel::prelude::*;

use super::cities::Row as CityRow;
use super::db::Db;
use super::error::Error;
use super::schema::{cities, services, surveys};
use super::services::Row as ServiceRow;
use super::surveys::Row as SurveyRow;

/// A service with its city.
#[derive(Clone, Debug)]
pub struct ResolvedService {
    /// City of the service.
    pub city: CityRow,
    /// The service.
    pub service: ServiceRow,
}

/// A survey with its service and city.
#[derive(Clone, Debug)]
pub struct ResolvedSurvey {
    /// City of the survey.
    pub city: CityRow,
    /// Service of the survey.
    pub service: ServiceRow,
    /// The survey.
    pub survey: SurveyRow,
}

/// Result of a lookup by path: the row, or the first part of the path that does not exist.
#[derive(Clone, Debug)]
pub enum PathLookup<T> {
    /// All parts exist.
    Found(Box<T>),
    /// There is no such city.
    NoCity,
    /// The city has no such service.
    NoService,
    /// The service has no such survey.
    NoSurvey,
}

impl<T> PathLookup<T> {
    /// Returns the row, whichever part is missing otherwise.
    pub fn found(self) -> Option<T> {
        match self {
            PathLookup::Found(row) => Some(*row),
            PathLookup::NoCity | PathLookup::NoService | PathLookup::NoSurvey => None,
        }
    }
}

/// Returns the service `city/service`.
pub fn resolve_service(db: &mut Db, city: &str, service: &str) -> Result<PathLookup<ResolvedService>, Error> {
    let row: Option<(CityRow, Option<ServiceRow>)> = cities::table
        .left_join(
            services::table.on(services::city_id
                .eq(cities::id)
                .and(services::slug.eq(service.to_owned()))),
        )
        .filter(cities::slug.eq(city))
        .select((CityRow::as_select(), Option::<ServiceRow>::as_select()))
        .first(db)
        .optional()?;
    Ok(match row {
        Some((city, Some(service))) => PathLookup::Found(Box::new(ResolvedService { city, service })),
        Some((_, None)) => PathLookup::NoService,
        None => PathLookup::NoCity,
    })
}

/// Returns the survey `city/service/survey`.
pub fn resolve_survey(
    db: &mut Db,
    city: &str,
    service: &str,
    survey: &str,
) -> Result<PathLookup<ResolvedSurvey>, Error> {
    let row: Option<(CityRow, Option<ServiceRow>, Option<SurveyRow>)> = cities::table
        .left_join(
            services::table.on(services::city_id
                .eq(cities::id)
                .and(services::slug.eq(service.to_owned()))),
        )
        .left_join(
            surveys::table.on(surveys::service_id
                .eq(services::id)
                .and(surveys::slug.eq(survey.to_owned()))),
        )
        .filter(cities::slug.eq(city))
        .select((
            CityRow::as_select(),
            Option::<ServiceRow>::as_select(),
            Option::<SurveyRow>::as_select(),
        ))
        .first(db)
        .optional()?;
    Ok(match row {
        Some((city, Some(service), Some(survey))) => {
            PathLookup::Found(Box::new(ResolvedSurvey { city, service, survey }))
        }
        Some((_, Some(_), None)) => PathLookup::NoSurvey,
        Some((_, None, _)) => PathLookup::NoService,
        None => PathLookup::NoCity,
    })
}
