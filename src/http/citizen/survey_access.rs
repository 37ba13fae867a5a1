//! Access to a survey's pages: the survey exists and is open, the signed link is valid, staff have their key.

use std::sync::Arc;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};

use super::error_pages;
use super::survey_request::SurveyRequest;
use crate::app::authoring::SurveyPath;
use crate::app::authoring::preview;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements::signed_links;
use crate::app::resource::Resource;
use crate::app::submissions;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::submission;
use crate::http::web::page_frame::DisplayMode;
use urbivox_core::survey::slug::Slug;

/// Opens the survey in the address, or returns the page that says why it cannot be answered.
pub async fn open_survey(
    site: &HttpState,
    request: &HttpRequest,
    mode: DisplayMode,
) -> Result<SurveyRequest, HttpResponse> {
    let visit = open_submitted_form(site, request, mode).await?;
    match check_may_answer(site, request, &visit).await {
        Ok(()) => Ok(visit),
        Err(problem) => Err(unanswerable_page(request, &problem, &visit)),
    }
}

/// Opens the survey for a submitted form, without checking yet whether it may be answered. For a complete form that is
/// decided with the answers, because a submission that is already stored has a receipt whatever happened since.
pub async fn open_submitted_form(
    site: &HttpState,
    request: &HttpRequest,
    mode: DisplayMode,
) -> Result<SurveyRequest, HttpResponse> {
    let found = if mode == DisplayMode::Preview {
        find_draft(site, request).await
    } else {
        find(site, request).await
    };
    let published = found.map_err(|problem| {
        if request.method() == Method::POST {
            site.metrics.refuse(problem.code());
        }
        error_pages::by(request, &problem, None)
    })?;
    let mut visit = SurveyRequest::of(request, published, mode);
    let link = visit
        .token
        .as_deref()
        .map(|token| signed_links::read(&site.app, &visit.published, token));
    if let Some(Ok(link)) = link {
        if let Some(language) = &link.language {
            visit.set_link_language(language);
        }
        if visit.placement.is_none() {
            visit.placement = link.placement.clone().map(super::survey_request::counted_placement);
        }
    }
    Ok(visit)
}

/// Checks that the sender may answer here, that the survey is open, and that the signed link is valid and unused.
pub async fn check_may_answer(site: &HttpState, request: &HttpRequest, visit: &SurveyRequest) -> Result<(), Problem> {
    if visit.mode == DisplayMode::Preview {
        return Ok(());
    }
    let (published, placement, sender) = (&visit.published, Some(visit.placement()), visit.sender());
    let opened = match submissions::may_open(&site.app, published, placement, visit.token.as_deref(), &sender) {
        Ok(None) => Ok(()),
        Ok(Some(link)) => {
            let app = site.app.clone();
            block(move || Ok::<_, Problem>(submissions::require_unused(&app, &link))).await?
        }
        Err(refusal) => Err(refusal),
    };
    opened.map_err(|refusal| submission::refuse_page(site, request, published, placement, &sender, refusal))
}

/// Renders the page of a survey that cannot be answered now. Opening a closed survey is no error, so its status is 200.
pub fn unanswerable_page(request: &HttpRequest, problem: &Problem, visit: &SurveyRequest) -> HttpResponse {
    match problem.code().name() {
        "closed" | "not-open-yet" => {
            error_pages::for_problem_with_status(request, problem, Some(visit), StatusCode::OK)
        }
        _ => error_pages::by(request, problem, Some(visit)),
    }
}

/// Finds the draft in the address, if the request has its preview key.
async fn find_draft(site: &HttpState, request: &HttpRequest) -> Result<Arc<PublishedSurvey>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service), Some(survey)) = (segment("city"), segment("service"), segment("survey")) else {
        return Err(Problem::no_such(Resource::Survey));
    };
    let path = SurveyPath { city, service, survey };
    let shown = super::survey_request::query(request)
        .get("draft")
        .unwrap_or_default()
        .to_owned();
    let app = site.app.clone();
    let found = block(move || preview::open(&app, &path, &shown)).await?;
    found.ok_or_else(|| Problem::no_such(Resource::Survey))
}

/// Finds the survey in the address; without a survey's slug, the default survey of the service.
pub async fn find(site: &HttpState, request: &HttpRequest) -> Result<Arc<PublishedSurvey>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service)) = (segment("city"), segment("service")) else {
        return Err(Problem::no_such(Resource::Survey));
    };
    let known = || site.app.catalogue.cached_default_survey(&site.app, &city, &service);
    if request.match_info().get("survey").is_none()
        && let Some(path) = known()
    {
        return site.published(path).await;
    }
    let path = match request.match_info().get("survey") {
        Some(survey) => {
            let survey = Slug::parse(survey).ok_or_else(|| Problem::no_such(Resource::Survey))?;
            SurveyPath { city, service, survey }
        }
        None => {
            let app = site.app.clone();
            let found = block(move || app.catalogue.default_survey(&app, &city, &service)).await?;
            found.ok_or_else(|| Problem::no_such(Resource::Survey))?
        }
    };
    site.published(path).await
}
