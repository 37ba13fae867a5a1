//! Error and message pages in the citizen's language, with a next step where there is one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use super::survey_request::{SurveyRequest, accepted, query};
use crate::http::problem::Problem;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;

#[derive(Template)]
/// Template of a page with a title, one sentence and optional next steps.
#[template(path = "message.html")]
struct ErrorPage {
    frame: PageFrame,
    title: String,
    text: String,
    ways: Vec<NextStep>,
}

/// Link offered on an error page.
struct NextStep {
    address: String,
    text: String,
}

/// Renders the page for a problem, with the problem's status.
pub fn by(request: &HttpRequest, problem: &Problem, visit: Option<&SurveyRequest>) -> HttpResponse {
    for_problem_with_status(request, problem, visit, problem.status_code())
}

/// Renders the page for a problem, with the given status.
pub fn for_problem_with_status(
    request: &HttpRequest,
    problem: &Problem,
    visit: Option<&SurveyRequest>,
    status: StatusCode,
) -> HttpResponse {
    let tag = visit.map_or_else(|| language(request), |visit| visit.language.as_str().to_owned());
    let texts = i18n::for_language(&tag);
    let (title, text) = words(problem.code().name());
    let day = problem.day().unwrap_or_default();
    let title = texts.get(title).into_owned();
    let is_busy = matches!(problem.code().name(), "busy" | "unavailable");
    let text = if is_busy && request.method().is_safe() {
        // The text promises that typed answers are kept; a request that only reads has none, so the title is enough.
        String::new()
    } else {
        texts.with(text, &[("day", day.into())])
    };
    let framing = visit.map_or(Framing::Nobody, SurveyRequest::framing);
    let frame = visit.map_or_else(
        || PageFrame::new(texts.language(), title.clone()),
        |visit| visit.frame(format!("{title} – {}", visit.published.city.name)),
    );
    let sending = PageResponse::new(framing, BrowserCache::Never).with_status(status);
    let page = ErrorPage {
        frame,
        title,
        text,
        ways: next_steps(request, problem.code().name(), texts),
    };
    let mut answer = sending.render(request, &page);
    problem
        .headers()
        .for_each(|(name, value)| answer.headers_mut().append(name.clone(), value.clone()));
    answer
}

/// Renders a page with a title and one sentence.
pub fn message(
    request: &HttpRequest,
    frame: PageFrame,
    sending: PageResponse,
    title: &str,
    text: &str,
) -> HttpResponse {
    let (title, text) = (title.to_owned(), text.to_owned());
    let page = ErrorPage {
        frame,
        title,
        text,
        ways: Vec::new(),
    };
    sending.render(request, &page)
}

/// Returns the language of a page outside any survey: the query's `lang`, else from `Accept-Language`, else English.
pub fn language(request: &HttpRequest) -> String {
    let offered: Vec<&str> = i18n::languages().collect();
    let asked = query(request).get("lang").map(str::to_owned);
    let asked = asked.filter(|tag| offered.contains(&tag.as_str()));
    let accepted = || i18n::negotiate(accepted(request), &offered).and_then(|at| offered.get(at));
    asked.unwrap_or_else(|| (*accepted().unwrap_or(&"en")).to_owned())
}

/// Returns links to the stored response and to an empty form, for a form that was sent twice with different answers.
fn next_steps(request: &HttpRequest, code: &str, texts: &Texts) -> Vec<NextStep> {
    if code != "submission-differs" {
        return Vec::new();
    }
    let way = |address: String, text: &str| NextStep {
        address,
        text: texts.get(text).into_owned(),
    };
    vec![
        way(format!("/r?lang={}", texts.language()), "receipt-enter-title"),
        way(request.uri().to_string(), "kiosk-restart"),
    ]
}

fn words(code: &str) -> (&'static str, &'static str) {
    match code {
        "closed" => ("closed-title", "closed-text"),
        "not-open-yet" => ("soon-title", "soon-text"),
        "link-used" => ("link-used-title", "link-used-text"),
        "link-expired" => ("link-late-title", "link-late-text"),
        // A staff placement without its key: part of the address is missing.
        "link-invalid" | "forbidden" => ("link-broken-title", "link-broken-text"),
        "unavailable" | "busy" | "internal" => ("trouble-title", "error-unavailable"),
        "too-many-requests" => ("trouble-title", "requests-too-many"),
        "too-many" => ("trouble-title", "error-too-often"),
        "submission-differs" => ("stored-title", "error-differs"),
        "too-large" => ("too-large-title", "too-large-text"),
        "too-slow" | "malformed" | "unclear-form" | "changed-meanwhile" => ("trouble-title", "lost-text"),
        "withdrawn" => ("withdrawn-title", "withdrawn-text"),
        _ => ("missing-title", "missing-text"),
    }
}
