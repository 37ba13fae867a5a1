//! The OpenAPI document, made from the handlers themselves.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::api::exports;
use super::api::{
    audit, cities, definitions, drafts, frameworks, funnel, held, indicators, links, measures, openapi, placements,
    receipts, report, responses, results, schemas, services, surveys, templates,
};
use super::media::posters;
use super::{health, problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Urbivox",
        description = "Surveys and user feedback for European cities: from a citizen's answer to a user-centricity \
                       indicator. Errors are RFC 9457 problems with a stable `code`.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        cities::add, cities::list, cities::find, cities::change,
        services::add, services::list, services::find, services::rename,
        surveys::add, surveys::list, surveys::find, surveys::publish, surveys::close, surveys::copy,
        drafts::find, drafts::replace, definitions::validate,
        responses::submit, responses::check, receipts::find, receipts::correct, receipts::withdraw,
        held::list, held::accept, held::reject, links::create, links::list, links::revoke, links::sign,
        templates::list, templates::find,
        results::report, funnel::report, measures::list, exports::csv, exports::ndjson,
        frameworks::list, frameworks::find, frameworks::ranking, frameworks::ranking_csv,
        indicators::find, indicators::replace, indicators::find_one, indicators::answer, indicators::publish,
        placements::add, placements::list, placements::find, placements::remove,
        posters::code_svg, posters::code_png, posters::poster_svg, posters::poster_png,
        schemas::survey, openapi::document,
        audit::head, health::alive, health::ready, health::metrics
    ),
    components(schemas(
        problem::ProblemBody, problem::FaultBody, report::ReportBody, report::QuestionBody, report::RowBody,
        report::ShareBody, report::MeasureBody, report::PointBody
    )),
    modifiers(&Keys),
    tags(
        (name = "cities", description = "Tenants"),
        (name = "services", description = "The digital services of a city"),
        (name = "surveys", description = "Definitions, drafts and versions"),
        (name = "placements", description = "Where a survey is offered, with codes and posters"),
        (name = "responses", description = "What citizens submit, see and withdraw"),
        (name = "links", description = "Verified links, signed by a city's own systems"),
        (name = "templates", description = "Question sets that a city can use as they are"),
        (name = "results", description = "Counts, measures and intervals"),
        (name = "indicators", description = "User-centricity indicators, editions and the benchmark"),
        (name = "operation", description = "For operators and machines")
    )
)]
struct Interface;

/// Names the way keys are shown.
struct Keys;

impl Modify for Keys {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A key: uvx_…"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(bearer));
    }
}

/// The document, as indented JSON.
pub fn json() -> serde_json::Result<String> {
    Interface::openapi().to_pretty_json()
}

/// The same for the command line; empty, with the cause in the log, when it could not be written.
pub fn document() -> String {
    json().unwrap_or_else(|cause| {
        tracing::error!(%cause, "the description of the HTTP interface could not be written");
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_of_3_1_and_names_every_path_of_the_contract() {
        let document: serde_json::Value = serde_json::from_str(&json().unwrap()).unwrap();
        assert!(
            document["openapi"].as_str().unwrap().starts_with("3.1"),
            "{}",
            document["openapi"]
        );
        let survey = "/api/v1/cities/{city}/services/{service}/surveys/{survey}";
        for path in [
            "",
            "/draft",
            "/publish",
            "/close",
            "/copy",
            "/responses",
            "/responses/check",
            "/results",
        ] {
            assert!(document["paths"][format!("{survey}{path}")].is_object(), "{path}");
        }
        assert_eq!(document["components"]["securitySchemes"]["key"]["scheme"], "bearer");
    }
}
