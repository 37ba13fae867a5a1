//! Submission of a completed form, in the same way as by the API.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::error_pages;
use super::steps::SubmittedStep;
use super::survey_request::SurveyRequest;
use crate::app::authoring::preview;
use crate::app::submissions::form_token::FormToken;
use crate::app::submissions::{RawSubmission, StoredSubmission};
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::submission::AdmittedSubmission;
use crate::http::web::page_frame::DisplayMode;
use crate::http::web::page_response::{BrowserCache, PageResponse};

/// Stores the answers as the submission of the form token, and redirects to the receipt.
pub(super) async fn send(
    site: &HttpState,
    request: &HttpRequest,
    visit: &SurveyRequest,
    step: &SubmittedStep,
    opening: FormToken,
) -> Result<HttpResponse, Problem> {
    if visit.mode == DisplayMode::Preview {
        return store_preview(site, request, visit, step).await;
    }
    let own = |name: &str| step.fields.get(name).map(str::to_owned);
    let raw = RawSubmission {
        // A form of a retired version names none, so that a response stored under that version is looked up.
        version: (!step.is_moved).then_some(step.version.number),
        language: Some(visit.language.as_str().to_owned()),
        placement: Some(visit.placement().to_owned()),
        token: visit.token.clone(),
        form_token: own("_opening"),
        proof_of_work: own("_work"),
        is_honeypot_filled: step.fields.get("_url").is_some(),
        ..RawSubmission::new(opening.submission_id, step.answers.clone())
    };
    let placement = Some(visit.placement());
    let gate = AdmittedSubmission::enter(site, request, &visit.published, placement, visit.sender())?;
    let stored = gate.submit(raw).await?;
    if !stored.again {
        step.count_start(site, visit);
    }
    let mut answer = redirect_to_receipt(visit, &stored);
    gate.insert_headers(&mut answer);
    Ok(answer.finish())
}

/// Stores a preview response, which is separate from responses and has no receipt.
async fn store_preview(
    site: &HttpState,
    request: &HttpRequest,
    visit: &SurveyRequest,
    step: &SubmittedStep,
) -> Result<HttpResponse, Problem> {
    let (app, path) = (site.app.clone(), visit.published.path.clone());
    let (definition, answers) = (std::sync::Arc::clone(&step.version.definition), step.answers.clone());
    let language = visit.language.as_str().to_owned();
    block(move || preview::store(&app, &path, &definition, &language, &answers)).await?;
    let texts = urbivox_core::i18n::for_language(visit.language.as_str());
    let (title, text) = (
        texts.get("thanks-title").into_owned(),
        texts.get("thanks-text").into_owned(),
    );
    let sending = PageResponse::new(visit.framing(), BrowserCache::Never);
    Ok(error_pages::message(
        request,
        visit.frame(title.clone()),
        sending,
        &title,
        &text,
    ))
}

/// Redirects to the receipt with 303, so that a reload shows it again instead of resending the form (RFC 9110 §15.4.4).
fn redirect_to_receipt(visit: &SurveyRequest, stored: &StoredSubmission) -> HttpResponseBuilder {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("thanks", "1")
        .append_pair("lang", visit.language.as_str());
    if stored.masked {
        query.append_pair("masked", "1");
    }
    match (visit.mode, &visit.key) {
        (DisplayMode::Embed, _) => {
            query.append_pair("in", "embed");
        }
        (DisplayMode::Staff, Some(key)) => {
            query.append_pair("in", "staff").append_pair("k", key);
        }
        (DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview, _) => {}
    }
    let address = format!("/r/{}?{}", stored.receipt, query.finish());
    let mut answer = HttpResponse::SeeOther();
    answer
        .insert_header((LOCATION, address))
        .insert_header((CACHE_CONTROL, "no-store"));
    answer
}
