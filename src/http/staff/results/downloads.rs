//! Downloads: responses for the city's staff, aggregates for everyone who may read them.

use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

use super::filters::ResultsQuery;
use crate::app::access::Permission;
use crate::app::reports::disclosure::Audience;
use crate::http::api::exports;
use crate::http::api::exports::{ExportParams, ExportSubject, Format};
use crate::http::staff::auth::{PageResult, RefusedPage, Staff, sent};
use crate::http::staff::components::{Block, Link};
use crate::http::staff::survey::{SurveyContext, path_of};
use crate::http::state::HttpState;
use crate::http::web::extract::Params;

/// Download links for the selected period.
pub(super) fn blocks(staff: &Staff, work: &SurveyContext, asked: &ResultsQuery) -> Vec<Block> {
    let may_read = staff.may(Permission::ReadResponses, Some(&work.path.city));
    let link = |end: &str, of: &str, text: &str| {
        let address = format!(
            "{}/export.{end}?of={of}&from={}&to={}",
            work.base(),
            asked.from,
            asked.to
        );
        Link::new(address, staff.say(text))
    };
    let mut links = Vec::new();
    if may_read {
        links.push(link("csv", "responses", "take-responses-csv"));
        let bom = link("csv", "responses", "take-responses-bom");
        links.push(Link::new(format!("{}&bom=true&labels=true", bom.address), bom.text));
        links.push(link("ndjson", "responses", "take-responses-ndjson"));
    }
    links.push(link("csv", "aggregates", "take-numbers-csv"));
    links.push(link("ndjson", "aggregates", "take-numbers-ndjson"));
    vec![Block::Card(
        staff.say("take-title"),
        vec![Block::Links(links), Block::Quiet(staff.say("take-hint"))],
    )]
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.csv`
pub async fn csv(site: web::Data<HttpState>, request: HttpRequest, params: Params<ExportParams>) -> HttpResponse {
    sent(take(&site, &request, params.0, Format::Csv).await)
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.ndjson`
pub async fn ndjson(site: web::Data<HttpState>, request: HttpRequest, params: Params<ExportParams>) -> HttpResponse {
    sent(take(&site, &request, params.0, Format::Ndjson).await)
}

async fn take(site: &HttpState, request: &HttpRequest, params: ExportParams, format: Format) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let path = path_of(&staff, request)?;
    staff.require(Permission::ReadAggregates, Some(&path.city))?;
    if params.of == Some(ExportSubject::Responses) {
        staff.require(Permission::ReadResponses, Some(&path.city))?;
    }
    let audience = Audience::of(Some(staff.principal()), &path.city);
    let app = site.app.on_behalf_of(staff.principal());
    let taken = exports::take((site, request), app, path, params, (format, audience)).await;
    taken.map_err(|problem| RefusedPage::from(problem.error_response()))
}
