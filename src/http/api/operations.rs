//! The operations of the API: one line each with its rate limit and the problems that it answers with.
//!
//! Path, method and description are those of the handler's `#[utoipa::path]`. The route, the `Allow` header of its
//! address and its responses in the OpenAPI document follow from the same line.

use actix_web::http::Method;
use utoipa::OpenApi;
use utoipa::openapi::path::HttpMethod;

use super::{
    audit, cities, comparison, control_chart, definitions, drafts, exports, frameworks, funnel, held, indicators,
    links, margins, measures, openapi, placements, planner, priorities, receipts, report, responses, results, schemas,
    service_types, services, surveys, templates, versions, weighting,
};
use crate::http::endpoint::Endpoint;
use crate::http::media::posters;
use crate::http::problem::ProblemCode;
use crate::http::problem::ProblemCode::{
    BadHeader, BadQuery, Busy, Changed, ChangedMeanwhile, Closed, Exists, Forbidden, FormExpired, Internal,
    InvalidAnswers, InvalidBody, InvalidDefinition, InvalidIndicators, LinkExpired, LinkInvalid, LinkUsed, Malformed,
    NoSigningKey, NoSuchCity, NoSuchFramework, NoSuchHeldResponse, NoSuchIndicator, NoSuchPlacement, NoSuchReceipt,
    NoSuchService, NoSuchSigningKey, NoSuchSurvey, NoSuchTemplate, NoSuchVersion, NotOpenYet, NotPublished, OneFilter,
    RetiredVersion, SubmissionDiffers, TooLarge, TooManyPlacements, TooManyRequests, TooManySubmissions, TooSlow,
    Unauthenticated, Unavailable, UnknownVersion, UnsupportedMediaType, Withdrawn, WordingUnanswered, WrongClock,
};
use crate::http::quotas::LimitedAction;
use crate::http::rate_limit::RouteRule;
use crate::http::{health, problem};

/// No problem.
const NONE: &[ProblemCode] = &[];
/// Failures of the database.
const STORAGE: &[ProblemCode] = &[Internal, Unavailable];
/// A full gate in front of expensive work.
const GATE: &[ProblemCode] = &[Busy, Unavailable];
/// An invalid key, where a key is optional, or where any valid key is accepted.
const ANY_KEY: &[ProblemCode] = &[Unauthenticated];
/// The extractor `KeyAccess`: a key with a permission in the city of the address.
const CITY_KEY: &[ProblemCode] = &[Unauthenticated, Forbidden, NoSuchCity];
/// The extractor `InstallationKey`: a key with a permission in the installation.
const INSTALLATION_KEY: &[ProblemCode] = &[Unauthenticated, Forbidden];
/// A service in the address.
const SERVICE: &[ProblemCode] = &[NoSuchCity, NoSuchService];
/// A survey in the address.
const SURVEY: &[ProblemCode] = &[NoSuchCity, NoSuchService, NoSuchSurvey];
/// A JSON body. Large ones are parsed behind a gate.
const JSON: &[ProblemCode] = &[Malformed, TooSlow, TooLarge, UnsupportedMediaType, Busy, Unavailable];
/// An `If-Match` header.
const IF_MATCH: &[ProblemCode] = &[BadHeader, Changed];
/// Refusals of a submission that depend on nothing but itself and the survey.
const SUBMISSION: &[ProblemCode] = &[
    Forbidden,
    LinkInvalid,
    Closed,
    NotOpenYet,
    RetiredVersion,
    FormExpired,
    LinkExpired,
    InvalidAnswers,
    UnknownVersion,
    TooManySubmissions,
    Busy,
    WrongClock,
];
/// Refusals of a submission that depend on stored ones.
const STORED_SUBMISSION: &[ProblemCode] = &[SubmissionDiffers, Withdrawn, LinkUsed];

/// No rate limit, or one that the handler applies.
const OPEN: Option<RouteRule> = None;
/// Public documents.
const READ: Option<RouteRule> = Some(RouteRule::every(LimitedAction::PublicRead));
/// Figures that are computed for each request.
const FIGURES: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Figures));
/// Exports.
const EXPORT: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Export));
/// Pictures that are drawn for each request.
const PICTURE: Option<RouteRule> = Some(RouteRule::every(LimitedAction::Picture));
/// The response of a receipt.
const RECEIPT: Option<RouteRule> =
    Some(RouteRule::every(LimitedAction::ReceiptUse).and_misses(LimitedAction::ReceiptMiss));

/// An operation as it is declared in the list.
pub(in crate::http) struct Declaration {
    /// Path, with its variables in braces.
    pub path: String,
    /// Methods.
    pub methods: Vec<HttpMethod>,
    /// Rate limit of the route.
    pub rule: Option<RouteRule>,
    /// Problems that the handler and its extractors answer with; those of the rate limit are added by
    /// [`Declaration::problems`].
    handler_problems: Vec<ProblemCode>,
}

impl Declaration {
    /// Returns every problem that the operation answers with, in the order of [`ProblemCode::ALL`], each once.
    pub(in crate::http) fn problems(&self) -> Vec<ProblemCode> {
        // A rate limit looks up the key or the session of the request.
        let of_limit: &[ProblemCode] = match self.rule {
            Some(_) => &[TooManyRequests, Internal, Unavailable],
            None => &[],
        };
        let all = ProblemCode::ALL.into_iter();
        all.filter(|code| self.handler_problems.contains(code) || of_limit.contains(code))
            .collect()
    }
}

/// Converts a method of the OpenAPI document.
fn method_of(method: &HttpMethod) -> Method {
    match method {
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
    ($($rule:ident $module:ident::$handler:ident [$($problems:expr),*],)*) => {
        /// The OpenAPI document before it is completed.
        #[derive(OpenApi)]
        #[openapi(
            info(
                title = "Urbivox",
                description = "Surveys and user feedback for digital services of European cities, and user-centricity indicators. \
                               Errors are RFC 9457 problem documents with a stable `code`; `/problems` explains each code. \
                               Times are RFC 3339 in UTC, days are civil days of the city, languages are BCP 47 tags.",
                license(name = "EUPL-1.2", identifier = "EUPL-1.2")
            ),
            servers((url = "/", description = "This installation")),
            paths($($module::$handler),*),
            components(schemas(
                problem::ProblemBody, problem::ViolationBody, report::ReportBody, report::QuestionBody, report::RowBody,
                report::ShareBody, report::MeasureBody, report::PointBody
            )),
            tags(
                (name = "cities", description = "Cities, the tenants"),
                (name = "services", description = "Digital services of a city"),
                (name = "surveys", description = "Survey definitions, drafts and versions"),
                (name = "placements", description = "Where a survey is offered, with QR codes and posters"),
                (name = "responses", description = "Submissions, receipts and held responses"),
                (name = "links", description = "Signed links and signing keys"),
                (name = "templates", description = "Survey templates"),
                (name = "results", description = "Reports, measures and exports"),
                (name = "indicators", description = "User-centricity indicators, editions and the benchmark"),
                (name = "operation", description = "For operators and clients")
            )
        )]
        pub(in crate::http) struct Interface;

        /// Returns all operations, in the order of the list.
        pub(in crate::http) fn declarations() -> Vec<Declaration> {
            let mut declarations = Vec::new();
            $(pastey::paste! {{
                let problems: &[&[ProblemCode]] = &[$($problems),*];
                declarations.push(Declaration {
                    path: <$module::[<__path_ $handler>] as utoipa::Path>::path(),
                    methods: <$module::[<__path_ $handler>] as utoipa::Path>::methods(),
                    rule: $rule,
                    handler_problems: problems.concat(),
                });
            }})*
            declarations
        }

        /// Returns each operation as an endpoint, in the order of the list.
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
    OPEN responses::submit [SURVEY, JSON, SUBMISSION, STORED_SUBMISSION, STORAGE],
    OPEN responses::check [SURVEY, JSON, SUBMISSION, STORAGE],
    READ surveys::find [SURVEY, STORAGE],
    READ versions::list [SURVEY, STORAGE],
    READ versions::find [SURVEY, &[NoSuchVersion], STORAGE],
    FIGURES results::report [ANY_KEY, SURVEY, &[BadQuery, OneFilter], GATE, STORAGE],
    FIGURES comparison::report [&[BadQuery], GATE, STORAGE],
    FIGURES comparison::report_csv [&[BadQuery], GATE, STORAGE],
    FIGURES control_chart::chart [ANY_KEY, SURVEY, &[BadQuery], GATE, STORAGE],
    FIGURES funnel::report [ANY_KEY, SURVEY, &[BadQuery], GATE, STORAGE],
    FIGURES priorities::report [ANY_KEY, SURVEY, &[BadQuery], GATE, STORAGE],
    FIGURES planner::of_survey [CITY_KEY, SURVEY, GATE, STORAGE],
    FIGURES weighting::raked [CITY_KEY, SURVEY, &[BadQuery], GATE, STORAGE],
    FIGURES weighting::mix [CITY_KEY, SURVEY, GATE, STORAGE],
    FIGURES weighting::choose_mix [CITY_KEY, SURVEY, JSON, &[InvalidBody], STORAGE],
    OPEN drafts::find [CITY_KEY, SURVEY, STORAGE],
    OPEN drafts::replace [CITY_KEY, SURVEY, IF_MATCH, JSON, &[InvalidDefinition], STORAGE],
    OPEN surveys::publish [CITY_KEY, SURVEY, IF_MATCH, JSON, &[InvalidDefinition, WordingUnanswered], STORAGE],
    OPEN surveys::close [CITY_KEY, SURVEY, IF_MATCH, &[NotPublished], STORAGE],
    OPEN surveys::copy [CITY_KEY, SURVEY, JSON, &[InvalidBody, Exists], STORAGE],
    OPEN held::list [CITY_KEY, SURVEY, &[BadQuery], STORAGE],
    OPEN held::accept [CITY_KEY, SURVEY, &[NoSuchHeldResponse, Changed], STORAGE],
    OPEN held::reject [CITY_KEY, SURVEY, &[NoSuchHeldResponse], STORAGE],
    OPEN links::sign [CITY_KEY, SURVEY, JSON, &[InvalidBody, NoSigningKey], STORAGE],
    RECEIPT receipts::find [&[NoSuchReceipt], GATE, STORAGE],
    RECEIPT receipts::correct [&[NoSuchReceipt, InvalidAnswers, ChangedMeanwhile], JSON, GATE, STORAGE],
    RECEIPT receipts::withdraw [&[NoSuchReceipt], GATE, STORAGE],
    OPEN templates::list [NONE],
    OPEN templates::find [&[NoSuchTemplate, BadQuery]],
    OPEN measures::list [NONE],
    OPEN service_types::list [NONE],
    OPEN planner::plan [&[BadQuery]],
    OPEN definitions::validate [JSON, &[InvalidDefinition, TooManySubmissions], GATE],
    OPEN schemas::survey [NONE],
    OPEN openapi::document [&[Internal]],
    OPEN links::list [CITY_KEY, STORAGE],
    OPEN links::create [CITY_KEY, STORAGE],
    OPEN links::revoke [CITY_KEY, &[NoSuchSigningKey], STORAGE],
    OPEN surveys::list [CITY_KEY, SERVICE, &[BadQuery], STORAGE],
    OPEN surveys::add [CITY_KEY, SERVICE, JSON, &[InvalidBody, InvalidDefinition, Exists], STORAGE],
    OPEN services::list [CITY_KEY, &[BadQuery], STORAGE],
    OPEN services::add [CITY_KEY, JSON, &[InvalidBody, Exists], STORAGE],
    OPEN services::find [CITY_KEY, SERVICE, STORAGE],
    OPEN services::change [CITY_KEY, SERVICE, JSON, &[InvalidBody], STORAGE],
    OPEN cities::list [ANY_KEY, &[BadQuery], STORAGE],
    OPEN cities::add [INSTALLATION_KEY, JSON, &[InvalidBody, Exists], STORAGE],
    OPEN cities::find [CITY_KEY, STORAGE],
    OPEN cities::change [CITY_KEY, JSON, &[InvalidBody], STORAGE],
    OPEN margins::list [CITY_KEY, STORAGE],
    OPEN margins::find_csv [CITY_KEY, STORAGE],
    OPEN margins::replace_csv [CITY_KEY, &[Malformed, TooSlow, TooLarge, UnsupportedMediaType, BadQuery, InvalidBody], STORAGE],
    OPEN margins::find [CITY_KEY, STORAGE],
    OPEN margins::replace [CITY_KEY, JSON, &[InvalidBody], STORAGE],
    EXPORT exports::csv [CITY_KEY, SURVEY, &[BadQuery, OneFilter], GATE, STORAGE],
    EXPORT exports::ndjson [CITY_KEY, SURVEY, &[BadQuery, OneFilter], GATE, STORAGE],
    READ frameworks::list [NONE],
    READ frameworks::find [&[NoSuchFramework], STORAGE],
    FIGURES frameworks::ranking [&[NoSuchFramework, BadQuery], STORAGE],
    FIGURES frameworks::ranking_csv [&[NoSuchFramework, BadQuery], STORAGE],
    OPEN indicators::find [CITY_KEY, &[NoSuchFramework, BadQuery], STORAGE],
    OPEN indicators::replace [CITY_KEY, &[NoSuchFramework, InvalidIndicators], IF_MATCH, JSON, STORAGE],
    OPEN indicators::publish [CITY_KEY, &[NoSuchFramework, InvalidIndicators], JSON, STORAGE],
    OPEN indicators::find_one [CITY_KEY, &[NoSuchFramework, NoSuchIndicator], STORAGE],
    OPEN indicators::answer [
        CITY_KEY,
        &[NoSuchFramework, NoSuchIndicator, InvalidIndicators],
        IF_MATCH,
        JSON,
        STORAGE
    ],
    OPEN placements::list [CITY_KEY, SURVEY, &[BadQuery], STORAGE],
    OPEN placements::add [CITY_KEY, SURVEY, JSON, &[InvalidBody, Exists, TooManyPlacements], STORAGE],
    OPEN placements::find [CITY_KEY, SURVEY, &[NoSuchPlacement], STORAGE],
    OPEN placements::remove [CITY_KEY, SURVEY, &[NoSuchPlacement], STORAGE],
    PICTURE posters::code_svg [SURVEY, &[BadQuery], STORAGE],
    PICTURE posters::code_png [SURVEY, &[BadQuery], GATE, STORAGE],
    PICTURE posters::poster_svg [SURVEY, &[BadQuery], GATE, STORAGE],
    PICTURE posters::poster_png [SURVEY, &[BadQuery], GATE, STORAGE],
    OPEN audit::head [INSTALLATION_KEY, STORAGE],
    OPEN health::alive [NONE],
    OPEN health::ready [&[Busy, Unavailable, WrongClock]],
}

/// The addresses of the API. Operations of one path share an endpoint, at the place of the first.
pub(in crate::http) fn endpoints() -> Vec<Endpoint> {
    let mut endpoints: Vec<Endpoint> = Vec::new();
    for one in each().into_iter().filter(|one| !posters::is_missing(one.path())) {
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
