//! What figures mean: every measure with its formula and source.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use serde::Serialize;
use utoipa::ToSchema;

use urbivox_core::measure::catalogue::{DEFINITIONS, Definition};

/// A measure and its variant.
#[derive(Serialize, ToSchema)]
pub struct DefinitionBody {
    /// The id; `M`, `N` and `F` stand for numbers of the scale.
    #[schema(example = "csat-M-of-N")]
    id: &'static str,
    unit: &'static str,
    range: &'static str,
    formula: &'static str,
    /// How its 95 % interval is made.
    interval: &'static str,
    source: &'static str,
}

/// All measures.
#[derive(Serialize, ToSchema)]
pub struct DefinitionPage {
    items: Vec<DefinitionBody>,
    /// Always null: there is a handful.
    next: Option<String>,
}

impl From<&'static Definition> for DefinitionBody {
    fn from(definition: &'static Definition) -> DefinitionBody {
        DefinitionBody {
            id: definition.id,
            unit: definition.unit,
            range: definition.range,
            formula: definition.formula,
            interval: definition.interval,
            source: definition.source,
        }
    }
}

/// Every measure: id, unit, range, formula, interval and source.
#[utoipa::path(get, operation_id = "list_measures", path = "/api/v1/measures", tag = "results", responses((status = 200, body = DefinitionPage)))]
pub async fn list() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .json(DefinitionPage {
            items: DEFINITIONS.iter().map(DefinitionBody::from).collect(),
            next: None,
        })
}
