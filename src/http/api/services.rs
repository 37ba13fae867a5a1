//! The digital services of a city.

use std::collections::BTreeMap;

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::listing::{Listing, Page};
use super::shape::BodyErrors;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::Service;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{ApiPrincipal, CityAt, Params, ServiceAt};
use crate::http::web::json_body::Body;
use urbivox_core::survey::Localized;

/// A service.
#[derive(Serialize, Deserialize, validator::Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceBody {
    /// Name in addresses, unique in the city.
    #[schema(example = "day-care", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Name for people, by language.
    #[schema(example = json!({"en": "Day care"}))]
    name: BTreeMap<String, String>,
}

/// Another name for a service.
#[derive(Deserialize, validator::Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceChangeBody {
    /// Name for people, by language; it takes the place of the old one in all languages.
    name: BTreeMap<String, String>,
}

impl From<Service> for ServiceBody {
    fn from(service: Service) -> ServiceBody {
        let name = service
            .name
            .iter()
            .map(|(language, text)| (language.to_string(), text.to_owned()))
            .collect();
        ServiceBody {
            slug: service.slug.to_string(),
            name,
        }
    }
}

impl ServiceBody {
    fn read(self) -> Result<Service, Problem> {
        let mut shape = BodyErrors::of(&self);
        let slug = shape.slug("/slug", &self.slug);
        let name = shape.localized("/name", self.name);
        shape.done(slug.zip(name).map(|(slug, name)| Service { slug, name }))
    }
}

impl ServiceChangeBody {
    fn read(self) -> Result<Localized, Problem> {
        let mut shape = BodyErrors::of(&self);
        let name = shape.localized("/name", self.name);
        shape.done(name)
    }
}

/// Add a service.
#[utoipa::path(
    post, operation_id = "create_service", path = "/api/v1/cities/{city}/services", tag = "services", security(("key" = [])),
    params(("city" = String, Path)), request_body = ServiceBody,
    responses((status = 201, body = ServiceBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn add(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    body: Body<ServiceBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0))?;
    let service = body.read().await?.read()?;
    let location = format!("/api/v1/cities/{}/services/{}", at.0, service.slug);
    let app = site.app.on_behalf_of(&key.0);
    let service = block(move || authoring::service_add(&app, &at.0, &service).map(|()| service)).await?;
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .json(ServiceBody::from(service)))
}

/// The services of a city.
#[utoipa::path(
    get, operation_id = "list_services", path = "/api/v1/cities/{city}/services", tag = "services", security(("key" = [])),
    params(("city" = String, Path), Listing),
    responses((status = 200, body = Page<ServiceBody>), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn list(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: CityAt,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::SeeCity, Some(&at.0))?;
    let wanted = listing.0.wanted()?;
    let app = site.app.on_behalf_of(&key.0);
    let (services, wanted) = block(move || {
        let after = wanted.after.as_ref().map(|slug| slug.as_str());
        authoring::service_list(&app, &at.0, after, wanted.limit).map(|services| (services, wanted))
    })
    .await?;
    Ok(HttpResponse::Ok().json(Page::<ServiceBody>::of(services, &wanted, |service| &service.slug)))
}

/// One service.
#[utoipa::path(
    get, operation_id = "get_service", path = "/api/v1/cities/{city}/services/{service}", tag = "services", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)),
    responses((status = 200, body = ServiceBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn find(site: web::Data<HttpState>, key: ApiPrincipal, at: ServiceAt) -> Result<HttpResponse, Problem> {
    key.require(Permission::SeeCity, Some(&at.0))?;
    let app = site.app.on_behalf_of(&key.0);
    let service = block(move || authoring::service_find(&app, &at.0, &at.1)).await?;
    Ok(HttpResponse::Ok().json(ServiceBody::from(service)))
}

/// Rename a service.
#[utoipa::path(
    patch, operation_id = "update_service", path = "/api/v1/cities/{city}/services/{service}", tag = "services", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)), request_body = ServiceChangeBody,
    responses((status = 200, body = ServiceBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn rename(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: ServiceAt,
    body: Body<ServiceChangeBody>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::EditSurveys, Some(&at.0))?;
    let name = body.read().await?.read()?;
    let app = site.app.on_behalf_of(&key.0);
    let service = block(move || authoring::service_rename(&app, &at.0, &at.1, name)).await?;
    Ok(HttpResponse::Ok().json(ServiceBody::from(service)))
}
