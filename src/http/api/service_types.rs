//! Types of services, by which services of several cities are compared.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use serde::Serialize;
use utoipa::ToSchema;

use urbivox_core::services::service_types;
use urbivox_core::services::service_types::ServiceType;

/// A type of services.
#[derive(Serialize, ToSchema)]
pub struct ServiceTypeBody {
    /// Id: the `service_type` of a service.
    #[schema(example = "change-of-address")]
    id: &'static str,
    /// Display name by language (BCP 47 tag).
    name: BTreeMap<&'static str, &'static str>,
    /// Procedure of the Single Digital Gateway; `null` for services that its Annex II does not name.
    procedure: Option<ProcedureBody>,
    /// Life event in which people need the service, for `cv:isGroupedBy` of CPSV-AP; `null` when there is no single one.
    #[schema(example = "moving-home")]
    life_event: Option<&'static str>,
    /// Type for `dct:type` of CPSV-AP: an address of the main activity authority table.
    #[schema(example = "http://publications.europa.eu/resource/authority/main-activity/gen-pub")]
    cpsv_type: String,
}

/// A procedure of Annex II of Regulation (EU) 2018/1724.
#[derive(Serialize, ToSchema)]
pub struct ProcedureBody {
    /// Letter of the heading and number of the procedure.
    #[schema(example = "V1")]
    code: &'static str,
    /// Heading, in English.
    #[schema(example = "Moving")]
    heading: &'static str,
    /// Procedure, in English.
    #[schema(example = "Registering a change of address")]
    name: &'static str,
}

/// List of the types of services.
#[derive(Serialize, ToSchema)]
pub struct ServiceTypePage {
    /// Version of the list. An id that was in one version keeps its meaning in all later ones.
    #[schema(example = "2026-1")]
    version: &'static str,
    /// All types.
    items: Vec<ServiceTypeBody>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

impl From<&'static ServiceType> for ServiceTypeBody {
    fn from(service_type: &'static ServiceType) -> ServiceTypeBody {
        let procedure = service_type.procedure.as_ref();
        ServiceTypeBody {
            id: &service_type.id,
            name: service_type.names().collect(),
            procedure: procedure.map(|procedure| ProcedureBody {
                code: &procedure.code,
                heading: &procedure.heading,
                name: &procedure.name,
            }),
            life_event: service_type.life_event.as_deref(),
            cpsv_type: service_type.cpsv_type(),
        }
    }
}

/// List the types of services. Only services of the same type are compared between cities.
#[utoipa::path(get, operation_id = "list_service_types", path = "/api/v1/service-types", tag = "services", responses((status = 200, body = ServiceTypePage, description = "All types", headers(("Cache-Control" = String, description = "`public`, for one hour")))))]
pub async fn list() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .json(ServiceTypePage {
            version: service_types::version(),
            items: service_types::all().iter().map(ServiceTypeBody::from).collect(),
            next: None,
        })
}
