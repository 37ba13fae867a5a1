//! Access to a survey's pages: the survey exists and is open, the signed link is valid, staff have their key.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::Method;

use super::error_pages::{error_page, unanswerable_page};
use super::survey_request::{SurveyRequest, counted_placement};
use crate::app::authoring::SurveyPath;
use crate::app::authoring::preview;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements::signed_links;
use crate::app::resource::Resource;
use crate::app::submissions;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::submission;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::page_error::PageError;
use crate::http::web::query::query;
use urbivox_core::survey::slug::Slug;

/// Opens the survey in the address, or returns the page that says why it cannot be answered.
pub async fn open_survey(
    state: &HttpState,
    request: &HttpRequest,
    mode: DisplayMode,
) -> Result<SurveyRequest, PageError> {
    let survey_request = open_submitted_form(state, request, mode).await?;
    check_may_answer(state, request, &survey_request)
        .await
        .map_err(|problem| unanswerable_page(request, &problem, &survey_request))?;
    Ok(survey_request)
}

/// Opens the survey for a submitted form, without checking yet whether it may be answered. For a complete form that is
/// decided with the answers, because a submission that is already stored has a receipt whatever happened since.
pub async fn open_submitted_form(
    state: &HttpState,
    request: &HttpRequest,
    mode: DisplayMode,
) -> Result<SurveyRequest, PageError> {
    let published = if mode == DisplayMode::Preview {
        find_draft(state, request).await
    } else {
        find(state, request).await
    };
    let published = published.map_err(|problem| {
        if request.method() == Method::POST {
            state.metrics.refuse(problem.code());
        }
        error_page(request, &problem, None)
    })?;
    let mut survey_request = SurveyRequest::of(request, published, mode);
    let link = survey_request
        .token
        .as_deref()
        .map(|token| signed_links::read(&state.app, &survey_request.published, token));
    if let Some(Ok(link)) = link {
        if let Some(language) = &link.language {
            survey_request.set_link_language(language);
        }
        if survey_request.placement.is_none() {
            survey_request.placement = link.placement.clone().map(counted_placement);
        }
    }
    Ok(survey_request)
}

/// Checks that the sender may answer here, that the survey is open, and that the signed link is valid and unused.
pub async fn check_may_answer(
    state: &HttpState,
    request: &HttpRequest,
    survey_request: &SurveyRequest,
) -> Result<(), Problem> {
    if survey_request.mode == DisplayMode::Preview {
        return Ok(());
    }
    let (published, token) = (&survey_request.published, survey_request.token.as_deref());
    let (placement, sender) = (Some(survey_request.placement()), survey_request.sender());
    let opened = match submissions::may_open(&state.app, published, placement, token, &sender) {
        Ok(None) => Ok(()),
        Ok(Some(link)) => {
            let app = state.app.clone();
            block(move || Ok::<_, Problem>(submissions::require_unused(&app, &link))).await?
        }
        Err(refusal) => Err(refusal),
    };
    opened.map_err(|refusal| submission::refuse_page(state, request, published, placement, &sender, refusal))
}

/// Finds the draft in the address, if the request has its preview key.
async fn find_draft(state: &HttpState, request: &HttpRequest) -> Result<Arc<PublishedSurvey>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service), Some(survey)) = (segment("city"), segment("service"), segment("survey")) else {
        return Err(Problem::no_such(Resource::Survey));
    };
    let path = SurveyPath { city, service, survey };
    let key = query(request).get("draft").unwrap_or_default().to_owned();
    let app = state.app.clone();
    let draft = block(move || preview::open(&app, &path, &key)).await?;
    draft.ok_or_else(|| Problem::no_such(Resource::Survey))
}

/// Finds the survey in the address; without a survey's slug, the default survey of the service.
pub async fn find(state: &HttpState, request: &HttpRequest) -> Result<Arc<PublishedSurvey>, Problem> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    let (Some(city), Some(service)) = (segment("city"), segment("service")) else {
        return Err(Problem::no_such(Resource::Survey));
    };
    let known = || {
        state
            .app
            .catalogue
            .cached_default_survey(&state.app.clock, &city, &service)
    };
    if request.match_info().get("survey").is_none()
        && let Some(path) = known()
    {
        return state.published(path).await;
    }
    let path = match request.match_info().get("survey") {
        Some(survey) => {
            let survey = Slug::parse(survey).ok_or_else(|| Problem::no_such(Resource::Survey))?;
            SurveyPath { city, service, survey }
        }
        None => {
            let app = state.app.clone();
            let path = block(move || app.catalogue.default_survey(&app.storage, &app.clock, &city, &service)).await?;
            path.ok_or_else(|| Problem::no_such(Resource::Survey))?
        }
    };
    state.published(path).await
}
