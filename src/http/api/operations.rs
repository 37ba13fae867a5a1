//! The operations of the API, one line each.
//!
//! Path, method and description are those of the handler's `#[utoipa::path]`. From the same line follow the route, the `Allow` of its
//! address and its place in the OpenAPI document.

use actix_web::http::Method;
use utoipa::OpenApi;
use utoipa::openapi::path::HttpMethod;

use super::{
    audit, cities, definitions, drafts, exports, frameworks, funnel, held, indicators, links, measures, openapi,
    placements, receipts, report, responses, results, schemas, services, surveys, templates,
};
use crate::http::endpoint::Endpoint;
use crate::http::media::posters;
use crate::http::openapi::{Completion, Security};
use crate::http::quotas::LimitedAction;
use crate::http::rate_limit::RouteRule;
use crate::http::{health, problem};

/// No limit beside those that the handler asks for.
const OPEN: Option<RouteRule> = None;
/// What everybody may read.
const READ: Option<RouteRule> = Some(RouteRule::every(LimitedAction::PublicRead));
/// Figures that are computed when they are asked for.
const FIGURES: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Figures));
/// Files without a key.
const EXPORT: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Export));
/// Pictures that are drawn when they are asked for.
const PICTURE: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Picture));
/// The response of a receipt.
const RECEIPT: Option<RouteRule> =
    Some(RouteRule::every(LimitedAction::ReceiptUse).and_misses(LimitedAction::ReceiptMiss));

/// The method of HTTP that a description names.
fn method_of(described: &HttpMethod) -> Method {
    match described {
        HttpMethod::Get => Method::GET,
        HttpMethod::Post => Method::POST,
        HttpMethod::Put => Method::PUT,
        HttpMethod::Delete => Method::DELETE,
        HttpMethod::Options => Method::OPTIONS,
        HttpMethod::Head => Method::HEAD,
        HttpMethod::Patch => Method::PATCH,
        HttpMethod::Trace => Method::TRACE,
    }
}

macro_rules! operations {
    ($($rule:ident $module:ident::$handler:ident,)*) => {
        /// The OpenAPI document before it is completed.
        #[derive(OpenApi)]
        #[openapi(
            info(
                title = "Urbivox",
                description = "Surveys and user feedback for European cities: from a citizen's answer to a user-centricity \
                               indicator. Errors are RFC 9457 problems with a stable `code`; `/problems` lists them.",
                license(name = "EUPL-1.2", identifier = "EUPL-1.2")
            ),
            servers((url = "/", description = "This installation")),
            paths($($module::$handler),*),
            components(schemas(
                problem::ProblemBody, problem::FaultBody, report::ReportBody, report::QuestionBody, report::RowBody,
                report::ShareBody, report::MeasureBody, report::PointBody
            )),
            modifiers(&Security, &Completion),
            tags(
                (name = "cities", description = "Tenants"),
                (name = "services", description = "The digital services of a city"),
                (name = "surveys", description = "Definitions, drafts and versions"),
                (name = "placements", description = "Where a survey is offered, with codes and posters"),
                (name = "responses", description = "What citizens submit, see and withdraw"),
                (name = "links", description = "Signed links, made by a city's own systems"),
                (name = "templates", description = "Question sets that a city can use as they are"),
                (name = "results", description = "Counts, measures and intervals"),
                (name = "indicators", description = "User-centricity indicators, editions and the benchmark"),
                (name = "operation", description = "For operators and machines")
            )
        )]
        pub(in crate::http) struct Interface;

        /// Every operation as an endpoint of its own, in the order of the list.
        fn each() -> Vec<Endpoint> {
            let mut each = Vec::new();
            $(pastey::paste! {
                for method in <$module::[<__path_ $handler>] as utoipa::Path>::methods() {
                    let path = <$module::[<__path_ $handler>] as utoipa::Path>::path();
                    let endpoint = Endpoint::at(path).on(method_of(&method), $module::$handler);
                    each.push(match $rule {
                        Some(rule) => endpoint.limited(rule),
                        None => endpoint,
                    });
                }
            })*
            each
        }
    };
}

operations! {
    OPEN responses::submit,
    OPEN responses::check,
    READ surveys::find,
    FIGURES results::report,
    FIGURES funnel::report,
    OPEN drafts::find,
    OPEN drafts::replace,
    OPEN surveys::publish,
    OPEN surveys::close,
    OPEN surveys::copy,
    OPEN held::list,
    OPEN held::accept,
    OPEN held::reject,
    OPEN links::sign,
    RECEIPT receipts::find,
    RECEIPT receipts::correct,
    RECEIPT receipts::withdraw,
    OPEN templates::list,
    OPEN templates::find,
    OPEN measures::list,
    OPEN definitions::validate,
    OPEN schemas::survey,
    OPEN openapi::document,
    OPEN links::list,
    OPEN links::create,
    OPEN links::revoke,
    OPEN surveys::list,
    OPEN surveys::add,
    OPEN services::list,
    OPEN services::add,
    OPEN services::find,
    OPEN services::rename,
    OPEN cities::list,
    OPEN cities::add,
    OPEN cities::find,
    OPEN cities::change,
    EXPORT exports::csv,
    EXPORT exports::ndjson,
    READ frameworks::list,
    READ frameworks::find,
    FIGURES frameworks::ranking,
    FIGURES frameworks::ranking_csv,
    OPEN indicators::find,
    OPEN indicators::replace,
    OPEN indicators::publish,
    OPEN indicators::find_one,
    OPEN indicators::answer,
    OPEN placements::list,
    OPEN placements::add,
    OPEN placements::find,
    OPEN placements::remove,
    PICTURE posters::code_svg,
    PICTURE posters::code_png,
    PICTURE posters::poster_svg,
    PICTURE posters::poster_png,
    OPEN audit::head,
    OPEN health::alive,
    OPEN health::ready,
    OPEN health::metrics,
}

/// The addresses of the API. Operations of one path share an endpoint, at the place of the first.
pub(in crate::http) fn endpoints() -> Vec<Endpoint> {
    let mut endpoints: Vec<Endpoint> = Vec::new();
    for one in each() {
        match endpoints.iter().position(|known| known.path() == one.path()) {
            Some(at) => {
                let known = endpoints.remove(at);
                endpoints.insert(at, known.and(one));
            }
            None => endpoints.push(one),
        }
    }
    endpoints
}
