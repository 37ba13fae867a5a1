//! Downloads: responses for the city's staff, aggregates for everyone who may read them.

use crate::app::access::required::ReadAggregates;
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use actix_web::ResponseError;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderValue};

use super::filters::ResultsQuery;
use crate::app::access::Permission;
use crate::app::exports::ExportFormat::{Csv, Ndjson};
use crate::app::exports::ExportSubject::{Aggregates, Responses};
use crate::app::exports::{ExportFormat, ExportSubject};
use crate::app::reports::disclosure::Audience;
use crate::http::api::exports;
use crate::http::api::exports::{Export, ExportParams};
use crate::http::staff::components::{Block, Link};
use crate::http::staff::survey::SurveyContext;
use crate::http::web::extract::Params;
use crate::http::web::page_error::{PageError, PageResult};

/// Download links with exactly the period and the filters of the page.
pub(super) fn blocks(user: &CurrentUser, survey: &SurveyContext, filters: &ResultsQuery) -> Vec<Block> {
    let may_read = user.may(Permission::ReadResponses, Some(&survey.path.city));
    let report = filters.report_query();
    let link = |of: ExportSubject, format: ExportFormat, more: &[(&str, &str)], text: &str| {
        let address = exports::link(of, format, &report, more);
        Link::new(format!("{}/{address}", survey.base()), user.text(text))
    };
    let mut links = Vec::new();
    if may_read {
        links.push(link(Responses, Csv, &[], "take-responses-csv"));
        let for_spreadsheets = [("bom", "true"), ("labels", "true")];
        links.push(link(Responses, Csv, &for_spreadsheets, "take-responses-bom"));
        links.push(link(Responses, Ndjson, &[], "take-responses-ndjson"));
    }
    let seen_as: &[(&str, &str)] = if filters.is_as_public { &[("as", "public")] } else { &[] };
    links.push(link(Aggregates, Csv, seen_as, "take-numbers-csv"));
    links.push(link(Aggregates, Ndjson, seen_as, "take-numbers-ndjson"));
    let days = [
        ("from", user.day(filters.from).into()),
        ("to", user.day(filters.to).into()),
    ];
    let period = user.texts.with("take-period", &days);
    vec![Block::Card(
        user.text("take-title"),
        vec![
            Block::Quiet(period),
            Block::Links(links),
            Block::Quiet(user.text("take-hint")),
        ],
    )]
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.csv`
pub async fn csv(access: SurveyAccess<ReadAggregates>, params: Params<ExportParams>) -> PageResult {
    download(access, params.0, Csv).await
}

/// `GET /staff/surveys/{city}/{service}/{survey}/export.ndjson`
pub async fn ndjson(access: SurveyAccess<ReadAggregates>, params: Params<ExportParams>) -> PageResult {
    download(access, params.0, Ndjson).await
}

/// Streams the export; the export of single responses requires `ReadResponses` as well.
async fn download(access: SurveyAccess<ReadAggregates>, params: ExportParams, format: ExportFormat) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path;
    if params.subject() == Responses {
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
    let mut sent = sent.map_err(|problem| PageError::from(problem.error_response()))?;
    // The same address gives live figures to others, by the cookie of the session.
    let headers = sent.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(ETAG);
    Ok(sent)
}
