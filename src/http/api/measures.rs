//! Catalogue of measures and methods: formula and source of each.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use serde::Serialize;
use utoipa::ToSchema;

use urbivox_core::measure::catalogue::{DESCRIPTIONS, METHODS, MeasureDescription, MethodDescription};

/// A variant of a measure.
#[derive(Serialize, ToSchema)]
pub struct DefinitionBody {
    /// Id; `M`, `N` and `F` stand for numbers of the scale.
    #[schema(example = "csat-M-of-N")]
    id: &'static str,
    /// Unit of the value.
    unit: &'static str,
    /// Smallest and largest possible value.
    range: &'static str,
    /// Formula of the value.
    formula: &'static str,
    /// Method of the 95 % interval: `wilson`, `bounded-mean`, `adjusted-wald`, `order-statistics`,
    /// `student-t-approximate`, or `none`.
    interval: &'static str,
    /// Publication that defines the interval, and from how many answers on there is one.
    interval_source: &'static str,
    /// How a change between two periods is tested, with its source; `none` where it is not.
    change: &'static str,
    /// Publication that defines it.
    source: &'static str,
}

/// A method that works on values of measures.
#[derive(Serialize, ToSchema)]
pub struct MethodBody {
    /// Id.
    #[schema(example = "holm")]
    id: &'static str,
    /// Calculation, and where its result is shown.
    what: &'static str,
    /// Publication that defines it.
    source: &'static str,
}

/// Catalogue of measures.
#[derive(Serialize, ToSchema)]
pub struct DefinitionPage {
    /// All variants of all measures.
    items: Vec<DefinitionBody>,
    /// All methods that work on their values: tests, charts, alarms, comparison and weighting.
    methods: Vec<MethodBody>,
    /// Always `null`: the list is complete.
    next: Option<String>,
}

impl From<&'static MeasureDescription> for DefinitionBody {
    fn from(definition: &'static MeasureDescription) -> DefinitionBody {
        DefinitionBody {
            id: definition.id,
            unit: definition.unit,
            range: definition.range,
            formula: definition.formula,
            interval: definition.interval.name(),
            interval_source: definition.interval.source(),
            change: definition.interval.change_test(),
            source: definition.source,
        }
    }
}

impl From<&'static MethodDescription> for MethodBody {
    fn from(method: &'static MethodDescription) -> MethodBody {
        MethodBody {
            id: method.id,
            what: method.what,
            source: method.source,
        }
    }
}

/// List all measures with unit, range, formula, interval, test of change, and sources; and all methods that work on their values.
#[utoipa::path(get, operation_id = "list_measures", path = "/api/v1/measures", tag = "results", responses((status = 200, body = DefinitionPage, description = "All measures", headers(("Cache-Control" = String, description = "`public`, for one hour")))))]
pub async fn list() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .json(DefinitionPage {
            items: DESCRIPTIONS.iter().map(DefinitionBody::from).collect(),
            methods: METHODS.iter().map(MethodBody::from).collect(),
            next: None,
        })
}
