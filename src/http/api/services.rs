//! Digital services of a city.

use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::body_validation;
use super::body_validation::{LocalizedNames, error, validated};
use super::cities::{OptionalField, named};
use super::listing::{Listing, Page};
use crate::app::access::required::{EditSurveys, SeeCity};
use crate::app::authoring;
use crate::app::authoring::{Service, ServiceChange};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::{KeyAccess, Params, ServiceAt};
use crate::http::web::json_body::Body;
use urbivox_core::services::service_types;
use urbivox_core::survey::Slug;

/// A digital service.
#[derive(Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceBody {
    /// Slug in addresses, unique in the city.
    #[validate(custom(function = body_validation::slug))]
    #[schema(example = "day-care", pattern = "^[a-z0-9-]{1,64}$")]
    slug: String,
    /// Display name by language (BCP 47 tag), in 1 to 40 languages, each of 1 to 200 characters.
    #[validate(nested)]
    #[schema(value_type = BTreeMap<String, String>, example = json!({"en": "Day care"}))]
    name: LocalizedNames,
    /// Id of its type at `/api/v1/service-types`; `null` for none. Only services of the same type are compared.
    #[serde(default)]
    #[validate(custom(function = known_type))]
    #[schema(example = "day-care")]
    service_type: Option<String>,
}

/// Changes of a service. Absent properties stay as they are.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceChangeBody {
    /// New display name by language, in 1 to 40 languages. It replaces the previous name in all languages.
    #[validate(nested)]
    #[schema(value_type = Option<BTreeMap<String, String>>)]
    name: Option<LocalizedNames>,
    /// New type, an id of `/api/v1/service-types`; `null` removes it.
    #[serde(default, deserialize_with = "named")]
    #[validate(custom(function = changed_type))]
    #[schema(value_type = Option<String>, example = "day-care")]
    service_type: OptionalField<String>,
}

/// Checks the id of a type.
fn known_type(id: &str) -> Result<(), ValidationError> {
    match service_types::find(id) {
        Some(_) => Ok(()),
        None => Err(error(
            "unknown-service-type",
            "Write the id of a type of /api/v1/service-types.",
        )),
    }
}

/// Checks a new type; `null` removes the type.
fn changed_type(id: &OptionalField<String>) -> Result<(), ValidationError> {
    id.iter().flatten().try_for_each(|id| known_type(id))
}

impl From<Service> for ServiceBody {
    fn from(service: Service) -> ServiceBody {
        ServiceBody {
            slug: service.slug.to_string(),
            name: LocalizedNames::from(&service.name),
            service_type: service.service_type.map(|known| known.id.clone()),
        }
    }
}

impl ServiceBody {
    fn into_service(self) -> Result<Service, Problem> {
        validated(self, |body| {
            Some(Service {
                slug: Slug::parse(&body.slug)?,
                name: body.name.parse()?,
                service_type: body.service_type.as_deref().and_then(service_types::find),
            })
        })
    }
}

impl ServiceChangeBody {
    fn into_change(self) -> Result<ServiceChange, Problem> {
        validated(self, |body| {
            let name = match body.name {
                Some(name) => Some(name.parse()?),
                None => None,
            };
            let service_type = body.service_type;
            Some(ServiceChange {
                name,
                service_type: service_type.map(|id| id.as_deref().and_then(service_types::find)),
            })
        })
    }
}

/// Create a service.
#[utoipa::path(
    post, operation_id = "create_service", path = "/api/v1/cities/{city}/services", tag = "services", security(("key" = [])),
    params(("city" = String, Path)), request_body(content = ServiceBody, description = "At most 64 KiB"),
    responses((status = 201, body = ServiceBody, description = "The new service", headers(("Location" = String, description = "Path of the new resource"))))
)]
pub async fn add(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    body: Body<ServiceBody>,
) -> Result<HttpResponse, Problem> {
    let service = body.read().await?.into_service()?;
    let location = format!("/api/v1/cities/{}/services/{}", key.city, service.slug);
    let app = state.app.on_behalf_of(&key.principal);
    let service = block(move || authoring::service_add(&app, &key.city, &service).map(|()| service)).await?;
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, location))
        .json(ServiceBody::from(service)))
}

/// List the services of a city.
#[utoipa::path(
    get, operation_id = "list_services", path = "/api/v1/cities/{city}/services", tag = "services", security(("key" = [])),
    params(("city" = String, Path), Listing),
    responses((status = 200, body = Page<ServiceBody>, description = "A page of services"))
)]
pub async fn list(
    state: web::Data<HttpState>,
    key: KeyAccess<SeeCity>,
    listing: Params<Listing>,
) -> Result<HttpResponse, Problem> {
    let page_request = listing.0.page_request()?;
    let app = state.app.on_behalf_of(&key.principal);
    let (services, page_request) = block(move || {
        let after = page_request.after.as_ref().map(Slug::as_str);
        authoring::service_list(&app, &key.city, after, page_request.limit).map(|services| (services, page_request))
    })
    .await?;
    Ok(
        HttpResponse::Ok().json(Page::<ServiceBody>::of(services, &page_request, |service| {
            &service.slug
        })),
    )
}

/// Get a service.
#[utoipa::path(
    get, operation_id = "get_service", path = "/api/v1/cities/{city}/services/{service}", tag = "services", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)),
    responses((status = 200, body = ServiceBody, description = "The service"))
)]
pub async fn find(
    state: web::Data<HttpState>,
    key: KeyAccess<SeeCity>,
    at: ServiceAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.on_behalf_of(&key.principal);
    let service = block(move || authoring::service_find(&app, &at.0, &at.1)).await?;
    Ok(HttpResponse::Ok().json(ServiceBody::from(service)))
}

/// Change a service: its name or its type.
#[utoipa::path(
    patch, operation_id = "update_service", path = "/api/v1/cities/{city}/services/{service}", tag = "services", security(("key" = [])),
    params(("city" = String, Path), ("service" = String, Path)), request_body(content = ServiceChangeBody, description = "At most 64 KiB"),
    responses((status = 200, body = ServiceBody, description = "The changed service"))
)]
pub async fn change(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: ServiceAt,
    body: Body<ServiceChangeBody>,
) -> Result<HttpResponse, Problem> {
    let change = body.read().await?.into_change()?;
    let app = state.app.on_behalf_of(&key.principal);
    let service = block(move || authoring::service_change(&app, &at.0, &at.1, change)).await?;
    Ok(HttpResponse::Ok().json(ServiceBody::from(service)))
}
