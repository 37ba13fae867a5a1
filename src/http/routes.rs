//! The route table, on one screen.

use actix_web::web::{self, ServiceConfig, delete, patch, post, put};
use actix_web::{FromRequest, Handler, Resource, Responder, Route, guard};

use super::api::{cities, definitions, drafts, openapi, receipts, responses, results, schemas, services, surveys};
use super::health;
use super::problem::Problem;

const CITIES: &str = "/api/v1/cities";
const SERVICES: &str = "/api/v1/cities/{city}/services";
const SURVEYS: &str = "/api/v1/cities/{city}/services/{service}/surveys";
const SURVEY: &str = "/api/v1/cities/{city}/services/{service}/surveys/{survey}";

/// Every address of the service.
pub fn configure(config: &mut ServiceConfig) {
    let survey = |rest: &str| format!("{SURVEY}{rest}");
    config
        .service(at(survey("/responses"), "POST").route(post().to(responses::submit)))
        .service(at(survey("/responses/check"), "POST").route(post().to(responses::check)))
        .service(at(SURVEY, "GET, HEAD").route(reading(surveys::find)))
        .service(at(survey("/results"), "GET, HEAD").route(reading(results::report)))
        .service(
            at(survey("/draft"), "GET, HEAD, PUT")
                .route(reading(drafts::find))
                .route(put().to(drafts::replace)),
        )
        .service(at(survey("/publish"), "POST").route(post().to(surveys::publish)))
        .service(at(survey("/close"), "POST").route(post().to(surveys::close)))
        .service(at(survey("/copy"), "POST").route(post().to(surveys::copy)))
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
        )
        .service(
            at("/api/v1/responses/{receipt}", "GET, HEAD, DELETE")
                .route(reading(receipts::find))
                .route(delete().to(receipts::withdraw)),
        )
        .service(at("/api/v1/definitions/validate", "POST").route(post().to(definitions::validate)))
        .service(at("/api/v1/schemas/survey.json", "GET, HEAD").route(reading(schemas::survey)))
        .service(at("/api/v1/openapi.json", "GET, HEAD").route(reading(openapi::document)))
        .service(at("/openapi.json", "GET, HEAD").route(reading(openapi::document)))
        .service(at("/healthz", "GET, HEAD").route(reading(health::alive)))
        .service(at("/readyz", "GET, HEAD").route(reading(health::ready)))
        .service(at("/metrics", "GET, HEAD").route(reading(health::metrics)))
        .default_service(web::to(|| async { Err::<&str, Problem>(Problem::no_such_page()) }));
}

/// An address with the methods it knows; any other is told so.
fn at(path: impl Into<String>, allow: &'static str) -> Resource {
    let refuse = move || async move { Err::<&str, Problem>(Problem::wrong_method(allow)) };
    web::resource(path.into()).default_service(web::to(refuse))
}

/// A route that reads, and so answers HEAD as well.
fn reading<F, Args>(handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::route()
        .guard(guard::Any(guard::Get()).or(guard::Head()))
        .to(handler)
}
