//! Submission of a completed form, in the same way as by the API.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::error_pages;
use super::submitted_step::SubmittedStep;
use super::survey_request::SurveyRequest;
use crate::app::authoring::preview;
use crate::app::submissions::form_token::FormToken;
use crate::app::submissions::{RawSubmission, StoredSubmission};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::submission::AdmittedSubmission;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::page_response::{BrowserCache, PageResponse};

/// Stores the answers as the submission of the form token, and redirects to the receipt.
pub(super) async fn send(
    state: &HttpState,
    request: &HttpRequest,
    survey_request: &SurveyRequest,
    step: &SubmittedStep,
    form_token: FormToken,
) -> Result<HttpResponse, Problem> {
    if survey_request.mode == DisplayMode::Preview {
        return store_preview(state, request, survey_request, step).await;
    }
    let field = |name: &str| step.fields.get(name).map(str::to_owned);
    let raw = RawSubmission {
        // A form of a retired version names none, so that a response stored under that version is looked up.
        version: (!step.is_moved).then_some(step.version.number),
        language: Some(survey_request.language.as_str().to_owned()),
        placement: Some(survey_request.placement().to_owned()),
        token: survey_request.token.clone(),
        form_token: field("_opening"),
        proof_of_work: field("_work"),
        is_honeypot_filled: step.fields.get("_url").is_some(),
        ..RawSubmission::new(form_token.submission_id, step.answers.clone())
    };
    let placement = Some(survey_request.placement());
    let admitted = AdmittedSubmission::enter(
        state,
        request,
        &survey_request.published,
        placement,
        survey_request.sender(),
    )?;
    let stored = admitted.submit(raw).await?;
    if !stored.again {
        step.count_start(state, survey_request);
        if survey_request.counts_visits() {
            let (published, placement) = (&survey_request.published, survey_request.placement());
            let today = survey_request.today(state);
            state.app.visits.submitted(published, placement, today);
        }
    }
    let mut response = redirect_to_receipt(survey_request, &stored);
    admitted.insert_headers(&mut response);
    Ok(response.finish())
}

/// Stores a preview response, which is separate from responses and has no receipt.
async fn store_preview(
    state: &HttpState,
    request: &HttpRequest,
    survey_request: &SurveyRequest,
    step: &SubmittedStep,
) -> Result<HttpResponse, Problem> {
    let (app, path) = (state.app.clone(), survey_request.published.path.clone());
    let (definition, answers) = (std::sync::Arc::clone(&step.version.definition), step.answers.clone());
    let language = survey_request.language.as_str().to_owned();
    block(move || preview::store(&app, &path, &definition, &language, &answers)).await?;
    let texts = urbivox_core::i18n::for_language(survey_request.language.as_str());
    let (title, text) = (
        texts.get("thanks-title").into_owned(),
        texts.get("thanks-text").into_owned(),
    );
    let page_response = PageResponse::new(survey_request.framing(), BrowserCache::Never);
    Ok(error_pages::message(
        request,
        survey_request.frame(title.clone()),
        page_response,
        &title,
        &text,
    ))
}

/// Redirects to the receipt with 303, so that a reload shows it again instead of resending the form (RFC 9110 §15.4.4).
fn redirect_to_receipt(survey_request: &SurveyRequest, stored: &StoredSubmission) -> HttpResponseBuilder {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("thanks", "1")
        .append_pair("lang", survey_request.language.as_str());
    if stored.masked {
        query.append_pair("masked", "1");
    }
    match (survey_request.mode, &survey_request.key) {
        (DisplayMode::Embed, _) => {
            query.append_pair("in", "embed");
        }
        (DisplayMode::Staff, Some(key)) => {
            query.append_pair("in", "staff").append_pair("k", key);
        }
        (DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview, _) => {}
    }
    let address = format!("/r/{}?{}", stored.receipt, query.finish());
    let mut response = HttpResponse::SeeOther();
    response
        .insert_header((LOCATION, address))
        .insert_header((CACHE_CONTROL, "no-store"));
    response
}
