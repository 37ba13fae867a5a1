//! Downloads: responses for the city's staff, aggregates for everyone who may read them.

use crate::app::access::required::ReadAggregates;
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use actix_web::ResponseError;

use super::filters::ResultsQuery;
use crate::app::access::Permission;
use crate::app::reports::disclosure::Audience;
use crate::http::api::exports::{Export, ExportParams, ExportSubject, Format};
use crate::http::staff::components::{Block, Link};
use crate::http::staff::survey::SurveyContext;
use crate::http::web::extract::Params;
use crate::http::web::page_error::{PageError, PageResult};

/// Download links for the selected period.
pub(super) fn blocks(user: &CurrentUser, survey: &SurveyContext, period: &ResultsQuery) -> Vec<Block> {
    let may_read = user.may(Permission::ReadResponses, Some(&survey.path.city));
    let link = |end: &str, of: &str, text: &str| {
        let address = format!(
            "{}/export.{end}?of={of}&from={}&to={}",
            survey.base(),
            period.from,
            period.to
        );
        Link::new(address, user.text(text))
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
        user.text("take-title"),
        vec![Block::Links(links), Block::Quiet(user.text("take-hint"))],
    )]
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.csv`
pub async fn csv(access: SurveyAccess<ReadAggregates>, params: Params<ExportParams>) -> PageResult {
    download(access, params.0, Format::Csv).await
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.ndjson`
pub async fn ndjson(access: SurveyAccess<ReadAggregates>, params: Params<ExportParams>) -> PageResult {
    download(access, params.0, Format::Ndjson).await
}

/// Streams the export; the export of single responses requires `ReadResponses` as well.
async fn download(access: SurveyAccess<ReadAggregates>, params: ExportParams, format: Format) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path;
    if params.of == Some(ExportSubject::Responses) {
        user.require(Permission::ReadResponses, Some(&path.city))?;
    }
    let audience = Audience::of(Some(user.principal()), &path.city);
    let export = Export {
        app: user.app.clone(),
        path,
        params,
        format,
        audience,
    };
    let sent = export.send(user.state.get_ref(), &user.request).await;
    sent.map_err(|problem| PageError::from(problem.error_response()))
}
