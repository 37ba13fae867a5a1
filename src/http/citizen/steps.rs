//! `POST /s/…`: submits a page of a survey. Answers are checked page by page, with the same rules as in the API.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

use super::error_pages::{error_page, unanswerable_page};
use super::submitted_step::{NextPage, SubmittedStep};
use super::survey_page::{PageContent, SurveyPage};
use super::survey_request::SurveyRequest;
use super::violation_text::FieldError;
use super::{submit, survey_access};
use crate::http::problem::{Problem, ProblemCode};
use crate::http::state::HttpState;
use crate::http::submission;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::form_body::FormBody;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_response::{BrowserCache, PageResponse};
use urbivox_core::i18n;

/// `POST /s/…`: accepts a page of the survey.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest, form: FormBody) -> PageResult {
    receive(&state, &request, form, DisplayMode::Page).await
}

/// `POST /embed/…`: accepts a page of the embedded survey.
pub async fn embedded(state: web::Data<HttpState>, request: HttpRequest, form: FormBody) -> PageResult {
    receive(&state, &request, form, DisplayMode::Embed).await
}

/// `POST /try/…`: accepts a page of a draft's preview.
pub async fn preview(state: web::Data<HttpState>, request: HttpRequest, form: FormBody) -> PageResult {
    receive(&state, &request, form, DisplayMode::Preview).await
}

async fn receive(state: &HttpState, request: &HttpRequest, form: FormBody, mode: DisplayMode) -> PageResult {
    let mut survey_request = survey_access::open_submitted_form(state, request, mode).await?;
    let fields = form.read().await.map_err(|problem| {
        let (published, placement) = (&survey_request.published, Some(survey_request.placement()));
        let sender = survey_request.sender();
        let problem = submission::unreadable_form(state, request, published, placement, &sender, problem);
        error_page(request, &problem, Some(&survey_request))
    })?;
    if let Some(tag) = fields.get("_to").or_else(|| fields.get("_lang")) {
        survey_request.set_language(tag);
    }
    let step = SubmittedStep::of(state, &survey_request, fields)
        .map_err(|problem| error_page(request, &problem, Some(&survey_request)))?;
    // The page may be of an older version, with a language that the current version does not have.
    if let Some(tag) = step.fields.get("_to").or_else(|| step.fields.get("_lang")) {
        survey_request.set_language_in(tag, &step.version.definition);
    }
    let switches_language = step.fields.get("_to").is_some();
    let next = if switches_language {
        NextPage::Show(step.page)
    } else {
        step.next(&survey_request)
    };
    // A complete form is checked and counted when its answers are submitted.
    if !(matches!(next, NextPage::Send) && step.form_token.is_some()) {
        survey_access::check_may_answer(state, request, &survey_request)
            .await
            .map_err(|problem| unanswerable_page(request, &problem, &survey_request))?;
        step.count_start(state, &survey_request);
    }
    match next {
        NextPage::Show(page) => show(request, &survey_request, &step, page, Remarks::default()),
        NextPage::ShowErrors(page, errors) => {
            let remarks = Remarks {
                errors,
                ..Remarks::default()
            };
            show(request, &survey_request, &step, page, remarks)
        }
        NextPage::Send => send(state, request, &survey_request, &step).await,
    }
}

async fn send(
    state: &HttpState,
    request: &HttpRequest,
    survey_request: &SurveyRequest,
    step: &SubmittedStep,
) -> PageResult {
    let Some(form_token) = step.form_token else {
        return show_with_new_token(request, survey_request, step);
    };
    match submit::send(state, request, survey_request, step, form_token).await {
        Ok(response) => Ok(response),
        Err(problem) => show_failure(request, survey_request, step, &problem),
    }
}

/// Errors, notice and status of a page that is shown again.
struct Remarks {
    errors: Vec<FieldError>,
    notice: Option<String>,
    status: StatusCode,
}

impl Default for Remarks {
    fn default() -> Remarks {
        Remarks {
            errors: Vec::new(),
            notice: None,
            status: StatusCode::OK,
        }
    }
}

impl Remarks {
    fn with_notice(survey_request: &SurveyRequest, text: &'static str, status: StatusCode) -> Remarks {
        let texts = i18n::for_language(survey_request.language.as_str());
        Remarks {
            notice: Some(texts.get(text).into_owned()),
            status,
            ..Remarks::default()
        }
    }
}

/// Shows a page of the form with everything that was typed.
fn show(
    request: &HttpRequest,
    survey_request: &SurveyRequest,
    step: &SubmittedStep,
    page: usize,
    remarks: Remarks,
) -> PageResult {
    let page = SurveyPage::of(PageContent {
        survey_request,
        version: &step.version,
        page,
        fields: &step.fields,
        visibility: &step.visibility,
        page_errors: remarks.errors,
        notice: remarks.notice,
        form_token: step.next_form_token.clone(),
        is_started: true,
    });
    let page = page.map_err(|problem| error_page(request, &problem, Some(survey_request)))?;
    let response = PageResponse::new(survey_request.framing(), BrowserCache::Never).with_status(remarks.status);
    Ok(response.render(request, &page))
}

/// Shows the same page with a new form token, because the one that was sent is invalid or expired.
fn show_with_new_token(request: &HttpRequest, survey_request: &SurveyRequest, step: &SubmittedStep) -> PageResult {
    let remarks = Remarks::with_notice(survey_request, "error-send-again", StatusCode::OK);
    show(request, survey_request, step, step.page, remarks)
}

/// Shows the same page with everything that was typed, and why it was not accepted.
fn show_failure(
    request: &HttpRequest,
    survey_request: &SurveyRequest,
    step: &SubmittedStep,
    problem: &Problem,
) -> PageResult {
    let code = problem.code();
    if code == ProblemCode::FormExpired {
        return show_with_new_token(request, survey_request, step);
    }
    let text = if code == ProblemCode::TooManySubmissions {
        "error-too-often"
    } else if matches!(
        code,
        ProblemCode::Busy | ProblemCode::Unavailable | ProblemCode::WrongClock | ProblemCode::Internal
    ) {
        "error-unavailable"
    } else if code == ProblemCode::InvalidAnswers {
        "error-other"
    } else {
        return Err(error_page(request, problem, Some(survey_request)).into());
    };
    let remarks = Remarks::with_notice(survey_request, text, problem.status_code());
    let mut response: HttpResponse = show(request, survey_request, step, step.page, remarks)?;
    problem
        .headers()
        .for_each(|(name, value)| response.headers_mut().append(name.clone(), value.clone()));
    Ok(response)
}
