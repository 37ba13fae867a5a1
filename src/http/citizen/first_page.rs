//! `GET /s/…`: the first page of a survey. Stores nothing but a view count, because mail scanners open links too.

use actix_web::http::Method;
use actix_web::{HttpRequest, web};
use askama::Template as _;

use super::survey_access;
use super::survey_page::{PageContent, SurveyPage};
use super::survey_request::SurveyRequest;
use crate::app::submissions::form_token::FormToken;
use crate::http::citizen::error_pages::error_page;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::first_pages::FirstPageKey;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_response::{BrowserCache, PageResponse};
use crate::http::web::precompressed::{PLACEHOLDER, PrecompressedPage};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;

/// `GET /s/…`: shows the survey as a page of its own.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    show(&state, &request, DisplayMode::Page).await
}

/// `GET /embed/…`: shows the survey for embedding in another page.
pub async fn embedded(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    show(&state, &request, DisplayMode::Embed).await
}

/// `GET /try/…`: shows the preview of a draft.
pub async fn preview(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    show(&state, &request, DisplayMode::Preview).await
}

async fn show(state: &HttpState, request: &HttpRequest, mode: DisplayMode) -> PageResult {
    let survey_request = survey_access::open_survey(state, request, mode).await?;
    let now = state.app.clock.now();
    let form_token = FormToken::fresh(now).text(&state.app.keyring, survey_request.published.survey_id);
    if is_page_view(request) && survey_request.counts_visits() {
        let (published, placement) = (&survey_request.published, survey_request.placement());
        state.app.visits.seen(published, placement, survey_request.today(state));
    }
    let refuse = |problem: Problem| error_page(request, &problem, Some(&survey_request));
    let response = PageResponse::new(survey_request.framing(), BrowserCache::Form);
    if survey_request.mode.is_shared() {
        let key = FirstPageKey {
            version_id: survey_request.published.current().id,
            language: survey_request.language.as_str().to_owned(),
            mode: survey_request.mode,
        };
        let published = &survey_request.published;
        let page = state
            .first_pages
            .find_or_render(key, published, || precompressed(&survey_request));
        return Ok(response.precompressed(request, &*page.map_err(refuse)?, &form_token));
    }
    let page = first(&survey_request, form_token).map_err(refuse)?;
    Ok(response.render(request, &page))
}

/// Renders the first page with a placeholder for the form token.
fn precompressed(survey_request: &SurveyRequest) -> Result<PrecompressedPage, Problem> {
    let html = first(survey_request, PLACEHOLDER.to_owned())?.render();
    let html = html.map_err(|cause| Problem::broken(&cause))?;
    PrecompressedPage::new(&html).map_err(|cause| Problem::broken(&cause))
}

/// Builds the empty first page.
fn first(survey_request: &SurveyRequest, form_token: String) -> Result<SurveyPage, Problem> {
    let version = survey_request.published.current();
    let visibility = Visibility::evaluate(&version.definition, &RawAnswers::default());
    let fields = FormFields::default();
    SurveyPage::of(PageContent {
        survey_request,
        version,
        // Only a draft may have no page with questions; then its first page is shown.
        page: visibility.pages().next().unwrap_or_default(),
        fields: &fields,
        visibility: &visibility,
        page_errors: Vec::new(),
        notice: None,
        form_token,
        is_started: false,
    })
}

/// Whether the request counts as a view: a `GET` that is no prefetch.
fn is_page_view(request: &HttpRequest) -> bool {
    let fetches_ahead = ["sec-purpose", "purpose"].iter().any(|name| {
        let header = request.headers().get(*name);
        header
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("prefetch"))
    });
    request.method() == Method::GET && !fetches_ahead
}
