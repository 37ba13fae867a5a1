//! The route table, on one screen.

use actix_web::web::{self, ServiceConfig, delete, patch, post, put};
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, Route, guard};

use super::api::exports;
use super::api::{
    audit, cities, definitions, drafts, frameworks, funnel, held, indicators, links, measures, openapi, placements,
    receipts, responses, results, schemas, services, surveys, templates,
};
use super::citizen::{correction, kiosk, receipts as receipt_pages};
use super::citizen::{error_pages, first_page, steps};
use super::media::logo;
use super::media::posters;
use super::problem::Problem;
use super::public::{
    badge as open_badge, benchmark as open_benchmark, cities as open_cities, city as open_city,
    practices as open_practices,
};
use super::public::{notices, results as public_results};
use super::quotas::LimitedAction;
use super::rate_limit::{RouteRule, limited};
use super::web::assets;
use super::{health, security_txt, staff_routes};

const CITIES: &str = "/api/v1/cities";
const SERVICES: &str = "/api/v1/cities/{city}/services";
const SURVEYS: &str = "/api/v1/cities/{city}/services/{service}/surveys";
const SURVEY: &str = "/api/v1/cities/{city}/services/{service}/surveys/{survey}";

/// What everybody may read.
const READ: RouteRule = RouteRule::every(LimitedAction::PublicRead);
/// Figures that are summed up when they are asked for.
const FIGURES: RouteRule = RouteRule::every(LimitedAction::Figures);
/// Files without a key.
const EXPORT: RouteRule = RouteRule::every(LimitedAction::Export);
/// What is drawn when it is asked for.
const PICTURE: RouteRule = RouteRule::every(LimitedAction::Picture);
/// A draft, and answers to it.
const PREVIEW: RouteRule = RouteRule::split(Some(LimitedAction::Preview), Some(LimitedAction::PreviewAnswer));
/// The response of a receipt.
const RECEIPT: RouteRule = RouteRule::every(LimitedAction::ReceiptUse).and_misses(LimitedAction::ReceiptMiss);
/// A receipt that is typed in.
const TYPED_RECEIPT: RouteRule = RouteRule::misses(LimitedAction::ReceiptMiss);

/// Every address of the service.
pub fn configure(config: &mut ServiceConfig) {
    let survey = |rest: &str| format!("{SURVEY}{rest}");
    config
        .service(at(survey("/responses"), "POST").route(post().to(responses::submit)))
        .service(at(survey("/responses/check"), "POST").route(post().to(responses::check)))
        .service(limited(READ, at(SURVEY, "GET, HEAD").route(reading(surveys::find))))
        .service(limited(
            FIGURES,
            at(survey("/results"), "GET, HEAD").route(reading(results::report)),
        ))
        .service(limited(
            FIGURES,
            at(survey("/funnel"), "GET, HEAD").route(reading(funnel::report)),
        ))
        .service(
            at(survey("/draft"), "GET, HEAD, PUT")
                .route(reading(drafts::find))
                .route(put().to(drafts::replace)),
        )
        .service(at(survey("/publish"), "POST").route(post().to(surveys::publish)))
        .service(at(survey("/close"), "POST").route(post().to(surveys::close)))
        .service(at(survey("/copy"), "POST").route(post().to(surveys::copy)))
        .service(at(survey("/held"), "GET, HEAD").route(reading(held::list)))
        .service(at(survey("/held/{held}/accept"), "POST").route(post().to(held::accept)))
        .service(at(survey("/held/{held}/reject"), "POST").route(post().to(held::reject)))
        .service(at(survey("/links"), "POST").route(post().to(links::sign)))
        .service(limited(
            RECEIPT,
            at("/api/v1/responses/{receipt}", "GET, HEAD, PUT, DELETE")
                .route(reading(receipts::find))
                .route(put().to(receipts::correct))
                .route(delete().to(receipts::withdraw)),
        ))
        .service(at("/api/v1/templates", "GET, HEAD").route(reading(templates::list)))
        .service(at("/api/v1/templates/{id}", "GET, HEAD").route(reading(templates::find)))
        .service(at("/api/v1/measures", "GET, HEAD").route(reading(measures::list)))
        .service(at("/api/v1/definitions/validate", "POST").route(post().to(definitions::validate)))
        .service(at("/api/v1/schemas/survey.json", "GET, HEAD").route(reading(schemas::survey)))
        .service(at("/api/v1/openapi.json", "GET, HEAD").route(reading(openapi::document)))
        .service(at("/openapi.json", "GET, HEAD").route(reading(openapi::document)))
        .configure(tenants)
        .configure(benchmark)
        .configure(offering)
        .configure(pages)
        .configure(open)
        .configure(staff_routes::configure)
        .configure(operation)
        .default_service(web::to(lost));
}

/// Cities, their services, and the lists of their surveys.
fn tenants(config: &mut ServiceConfig) {
    config
        .service(
            at(format!("{CITIES}/{{city}}/link-keys"), "GET, HEAD, POST")
                .route(reading(links::list))
                .route(post().to(links::create)),
        )
        .service(at(format!("{CITIES}/{{city}}/link-keys/{{id}}"), "DELETE").route(delete().to(links::revoke)))
        .service(
            at(SURVEYS, "GET, HEAD, POST")
                .route(reading(surveys::list))
                .route(post().to(surveys::add)),
        )
        .service(
            at(SERVICES, "GET, HEAD, POST")
                .route(reading(services::list))
                .route(post().to(services::add)),
        )
        .service(
            at(format!("{SERVICES}/{{service}}"), "GET, HEAD, PATCH")
                .route(reading(services::find))
                .route(patch().to(services::rename)),
        )
        .service(
            at(CITIES, "GET, HEAD, POST")
                .route(reading(cities::list))
                .route(post().to(cities::add)),
        )
        .service(
            at(format!("{CITIES}/{{city}}"), "GET, HEAD, PATCH")
                .route(reading(cities::find))
                .route(patch().to(cities::change)),
        );
}

/// For operators and machines.
fn operation(config: &mut ServiceConfig) {
    config
        .service(at("/api/v1/audit/head", "GET, HEAD").route(reading(audit::head)))
        .service(at("/.well-known/security.txt", "GET, HEAD").route(reading(security_txt::file)))
        .service(at("/healthz", "GET, HEAD").route(reading(health::alive)))
        .service(at("/readyz", "GET, HEAD").route(reading(health::ready)))
        .service(at("/metrics", "GET, HEAD").route(reading(health::metrics)));
}

/// What everybody may see of cities, services and indicators.
fn open(config: &mut ServiceConfig) {
    config
        .service(limited(
            READ,
            at("/cities", "GET, HEAD").route(reading(open_cities::page)),
        ))
        .service(limited(
            READ,
            at("/cities/{city}", "GET, HEAD").route(reading(open_city::page)),
        ))
        .service(limited(
            READ,
            at("/indicators", "GET, HEAD").route(reading(open_benchmark::page)),
        ))
        .service(limited(
            READ,
            at("/indicators/{framework}", "GET, HEAD").route(reading(open_benchmark::page)),
        ))
        .service(limited(
            READ,
            at("/indicators/{framework}/{edition}", "GET, HEAD").route(reading(open_benchmark::page)),
        ))
        .service(limited(
            READ,
            at("/logo/{city}", "GET, HEAD").route(reading(logo::picture)),
        ))
        .service(limited(
            READ,
            at("/practices", "GET, HEAD").route(reading(open_practices::page)),
        ))
        .service(limited(
            READ,
            at("/badge/{city}/{service}.svg", "GET, HEAD").route(reading(open_badge::badge)),
        ))
        .service(limited(
            READ,
            at("/badge/{city}/{service}/{survey}.svg", "GET, HEAD").route(reading(open_badge::badge)),
        ))
        .service(limited(
            READ,
            at("/card/{city}/{service}", "GET, HEAD").route(reading(open_badge::card)),
        ))
        .service(limited(
            PICTURE,
            at("/social/{city}/{service}.png", "GET, HEAD").route(reading(open_badge::social)),
        ));
}

/// An address that leads nowhere: people get a page, programs a problem.
async fn lost(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path();
    let is_of_people = [
        "/s/",
        "/r/",
        "/embed/",
        "/kiosk/",
        "/cities/",
        "/about/",
        "/indicators/",
        "/card/",
    ]
    .iter()
    .any(|start| path.starts_with(start));
    if is_of_people && request.method().is_safe() {
        Ok(error_pages::by(&request, &Problem::no_such_page(), None))
    } else {
        Err(Problem::no_such_page())
    }
}

/// What is taken away; indicators of cities, and the ranking by them.
fn benchmark(config: &mut ServiceConfig) {
    let at_city = |rest: &str| format!("{CITIES}/{{city}}/indicators/{{framework}}{rest}");
    config
        .service(limited(
            EXPORT,
            at(format!("{SURVEY}/export.csv"), "GET, HEAD").route(reading(exports::csv)),
        ))
        .service(limited(
            EXPORT,
            at(format!("{SURVEY}/export.ndjson"), "GET, HEAD").route(reading(exports::ndjson)),
        ))
        .service(limited(
            READ,
            at("/api/v1/frameworks", "GET, HEAD").route(reading(frameworks::list)),
        ))
        .service(limited(
            READ,
            at("/api/v1/frameworks/{framework}", "GET, HEAD").route(reading(frameworks::find)),
        ))
        .service(limited(
            FIGURES,
            at("/api/v1/frameworks/{framework}/ranking", "GET, HEAD").route(reading(frameworks::ranking)),
        ))
        .service(limited(
            FIGURES,
            at("/api/v1/frameworks/{framework}/ranking.csv", "GET, HEAD").route(reading(frameworks::ranking_csv)),
        ))
        .service(
            at(at_city(""), "GET, HEAD, PUT")
                .route(reading(indicators::find))
                .route(put().to(indicators::replace)),
        )
        .service(at(at_city("/publish"), "POST").route(post().to(indicators::publish)))
        .service(
            at(at_city("/{indicator}"), "GET, HEAD, PUT")
                .route(reading(indicators::find_one))
                .route(put().to(indicators::answer)),
        );
}

/// Where a survey is offered, and what is handed out.
fn offering(config: &mut ServiceConfig) {
    config
        .service(
            at(format!("{SURVEY}/placements"), "GET, HEAD, POST")
                .route(reading(placements::list))
                .route(post().to(placements::add)),
        )
        .service(
            at(format!("{SURVEY}/placements/{{placement}}"), "GET, HEAD, DELETE")
                .route(reading(placements::find))
                .route(delete().to(placements::remove)),
        )
        .service(limited(
            PICTURE,
            at("/qr/{city}/{service}/{survey}.svg", "GET, HEAD").route(reading(posters::code_svg)),
        ))
        .service(limited(
            PICTURE,
            at("/qr/{city}/{service}/{survey}.png", "GET, HEAD").route(reading(posters::code_png)),
        ))
        .service(limited(
            PICTURE,
            at("/poster/{city}/{service}/{survey}.svg", "GET, HEAD").route(reading(posters::poster_svg)),
        ))
        .service(limited(
            PICTURE,
            at("/poster/{city}/{service}/{survey}.png", "GET, HEAD").route(reading(posters::poster_png)),
        ));
}

/// What people see: a survey in a window, inside another page or on a kiosk, and what comes after it.
fn pages(config: &mut ServiceConfig) {
    let survey = |first: &str| {
        [
            format!("/{first}/{{city}}/{{service}}"),
            format!("/{first}/{{city}}/{{service}}/{{survey}}"),
        ]
    };
    let answering = |path: String| at(path, "GET, HEAD, POST");
    for path in survey("s") {
        config.service(
            answering(path)
                .route(reading(first_page::page))
                .route(post().to(steps::page)),
        );
    }
    for path in survey("embed") {
        config.service(
            answering(path)
                .route(reading(first_page::embedded))
                .route(post().to(steps::embedded)),
        );
    }
    config.service(limited(
        PREVIEW,
        answering("/try/{city}/{service}/{survey}".to_owned())
            .route(reading(first_page::trial))
            .route(post().to(steps::trial)),
    ));
    config.service(at("/kiosk/worker.js", "GET, HEAD").route(reading(assets::worker)));
    for path in survey("kiosk") {
        config.service(at(path, "GET, HEAD").route(reading(kiosk::page)));
    }
    for path in survey("cities") {
        config.service(limited(
            READ,
            at(path, "GET, HEAD").route(reading(public_results::page)),
        ));
    }
    config
        .service(limited(
            TYPED_RECEIPT,
            at("/r", "GET, HEAD, POST")
                .route(reading(receipt_pages::enter))
                .route(post().to(receipt_pages::find)),
        ))
        .service(limited(
            RECEIPT,
            at("/r/{receipt}", "GET, HEAD").route(reading(receipt_pages::page)),
        ))
        .service(limited(
            RECEIPT,
            at("/r/{receipt}/correct", "GET, HEAD, POST")
                .route(reading(correction::page))
                .route(post().to(correction::correct)),
        ))
        .service(limited(
            RECEIPT,
            at("/r/{receipt}/withdraw", "GET, HEAD, POST")
                .route(reading(receipt_pages::ask))
                .route(post().to(receipt_pages::withdraw)),
        ))
        .service(limited(
            READ,
            at("/about/{city}/privacy", "GET, HEAD").route(reading(notices::privacy)),
        ))
        .service(limited(
            READ,
            at("/about/{city}/accessibility", "GET, HEAD").route(reading(notices::accessibility)),
        ))
        .service(at("/embed.js", "GET, HEAD").route(reading(assets::embed)))
        .service(at("/assets/{name}", "GET, HEAD").route(reading(assets::asset)));
}

/// An address with the methods it knows; any other is told so.
pub(super) fn at(path: impl Into<String>, allow: &'static str) -> Resource {
    let refuse = move || async move { Err::<&str, Problem>(Problem::wrong_method(allow)) };
    web::resource(path.into()).default_service(web::to(refuse))
}

/// A route that reads, and so answers HEAD as well.
pub(super) fn reading<F, Args>(handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::route()
        .guard(guard::Any(guard::Get()).or(guard::Head()))
        .to(handler)
}
