//! Error and message pages in the citizen's language, with a next step where there is one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;
use jiff::civil::Date;

use super::survey_request::SurveyRequest;
use crate::http::problem::{CitizenPage, Problem, ProblemCode};
use crate::http::web::date_format::DateFormat;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use crate::http::web::query::{accepted_languages, query};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;

/// Template of a page with a title, one sentence and optional next steps.
#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    frame: PageFrame,
    title: String,
    text: String,
    next_steps: Vec<NextStep>,
}

/// Link offered on an error page.
struct NextStep {
    address: String,
    text: String,
}

/// Renders the page for a problem, with the problem's status.
pub fn error_page(request: &HttpRequest, problem: &Problem, survey_request: Option<&SurveyRequest>) -> HttpResponse {
    render(request, problem, survey_request, problem.status_code())
}

/// Renders the page of a survey that cannot be answered now. Opening a closed survey is no error, so its status is 200.
pub fn unanswerable_page(request: &HttpRequest, problem: &Problem, survey_request: &SurveyRequest) -> HttpResponse {
    let is_closed = matches!(problem.code(), ProblemCode::Closed | ProblemCode::NotOpenYet);
    let status = if is_closed {
        StatusCode::OK
    } else {
        problem.status_code()
    };
    render(request, problem, Some(survey_request), status)
}

fn render(
    request: &HttpRequest,
    problem: &Problem,
    survey_request: Option<&SurveyRequest>,
    status: StatusCode,
) -> HttpResponse {
    let tag = survey_request.map_or_else(|| language(request), |survey| survey.language.as_str().to_owned());
    let texts = i18n::for_language(&tag);
    let (title, text) = text_ids(problem.code().citizen_page());
    let title = texts.get(title).into_owned();
    let is_busy = matches!(
        problem.code(),
        ProblemCode::Busy | ProblemCode::Unavailable | ProblemCode::WrongClock
    );
    let text = if is_busy && request.method().is_safe() {
        // The text promises that typed answers are kept; a request that only reads has none, so the title is enough.
        String::new()
    } else {
        texts.with(text, &[("day", day_of(problem, texts).into())])
    };
    let framing = survey_request.map_or(Framing::Nobody, SurveyRequest::framing);
    let frame = survey_request.map_or_else(
        || PageFrame::new(texts.language(), title.clone()),
        |survey| survey.frame(format!("{title} – {}", survey.published.city.name)),
    );
    let page = MessagePage {
        frame,
        title,
        text,
        next_steps: next_steps(request, problem.code(), texts),
    };
    let response = PageResponse::new(framing, BrowserCache::Never).with_status(status);
    let mut response = response.render(request, &page);
    problem
        .headers()
        .for_each(|(name, value)| response.headers_mut().append(name.clone(), value.clone()));
    response
}

/// Returns the civil day that a problem is about, in the language of the page; empty when it is about none.
fn day_of(problem: &Problem, texts: &Texts) -> String {
    let day = problem.day().unwrap_or_default();
    day.parse::<Date>()
        .map_or_else(|_| day.to_owned(), |day| DateFormat::of(texts.language()).day(day))
}

/// Renders a page with a title and one sentence.
pub fn message(
    request: &HttpRequest,
    frame: PageFrame,
    response: PageResponse,
    title: &str,
    text: &str,
) -> HttpResponse {
    let (title, text) = (title.to_owned(), text.to_owned());
    let page = MessagePage {
        frame,
        title,
        text,
        next_steps: Vec::new(),
    };
    response.render(request, &page)
}

/// Returns the language of a page outside any survey: the query's `lang`, else from `Accept-Language`, else English.
pub fn language(request: &HttpRequest) -> String {
    let offered: Vec<&str> = i18n::languages().collect();
    let requested = query(request).get("lang").map(str::to_owned);
    let requested = requested.filter(|tag| offered.contains(&tag.as_str()));
    let accepted = || i18n::negotiate(accepted_languages(request), &offered).and_then(|at| offered.get(at));
    requested.unwrap_or_else(|| (*accepted().unwrap_or(&"en")).to_owned())
}

/// Returns links to the stored response and to an empty form, for a form that was sent twice with different answers.
fn next_steps(request: &HttpRequest, code: ProblemCode, texts: &Texts) -> Vec<NextStep> {
    if code != ProblemCode::SubmissionDiffers {
        return Vec::new();
    }
    let step = |address: String, text: &str| NextStep {
        address,
        text: texts.get(text).into_owned(),
    };
    vec![
        step(format!("/r?lang={}", texts.language()), "receipt-enter-title"),
        step(request.uri().to_string(), "kiosk-restart"),
    ]
}

/// Returns the text ids of a page's title and sentence.
fn text_ids(page: CitizenPage) -> (&'static str, &'static str) {
    match page {
        CitizenPage::Closed => ("closed-title", "closed-text"),
        CitizenPage::NotOpenYet => ("soon-title", "soon-text"),
        CitizenPage::LinkUsed => ("link-used-title", "link-used-text"),
        CitizenPage::LinkExpired => ("link-late-title", "link-late-text"),
        CitizenPage::LinkBroken => ("link-broken-title", "link-broken-text"),
        CitizenPage::Unavailable => ("trouble-title", "error-unavailable"),
        CitizenPage::TooManyRequests => ("trouble-title", "requests-too-many"),
        CitizenPage::TooManySubmissions => ("trouble-title", "error-too-often"),
        CitizenPage::SubmissionDiffers => ("stored-title", "error-differs"),
        CitizenPage::TooLarge => ("too-large-title", "too-large-text"),
        CitizenPage::AnswersLost => ("trouble-title", "lost-text"),
        CitizenPage::Withdrawn => ("withdrawn-title", "withdrawn-text"),
        CitizenPage::Missing => ("missing-title", "missing-text"),
    }
}
