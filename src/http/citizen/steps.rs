//! `POST /s/…`: submits a page of a survey. Answers are checked page by page, with the same rules as in the API.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

use super::form_body::Form;
use super::survey_page::{PageContent, SurveyPage};
use super::survey_request::SurveyRequest;
use super::violation_text::{FieldError, field_error};
use super::{error_pages, submit, survey_access};
use crate::app::catalogue::{PublishedVersion, VersionLookup};
use crate::app::submissions::form_token::FormToken;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::submission;
use crate::http::web::page_frame::DisplayMode;
use crate::http::web::page_response::{BrowserCache, PageResponse};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::violation::{Violation, Violations};

/// `POST /s/…`: accepts a page of the survey.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, DisplayMode::Page).await
}

/// `POST /embed/…`: accepts a page of the embedded survey.
pub async fn embedded(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, DisplayMode::Embed).await
}

/// `POST /try/…`: accepts a page of a draft's preview.
pub async fn preview(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, DisplayMode::Preview).await
}

async fn take(site: &HttpState, request: &HttpRequest, form: Form, mode: DisplayMode) -> HttpResponse {
    let mut visit = match survey_access::open_submitted_form(site, request, mode).await {
        Ok(visit) => visit,
        Err(refused) => return refused,
    };
    let fields = match form.read().await {
        Ok(fields) => fields,
        Err(problem) => {
            let (published, placement) = (&visit.published, Some(visit.placement()));
            let problem = submission::unreadable_form(site, request, published, placement, &visit.sender(), problem);
            return error_pages::by(request, &problem, Some(&visit));
        }
    };
    if let Some(tag) = fields.get("_to").or_else(|| fields.get("_lang")) {
        visit.set_language(tag);
    }
    let step = match SubmittedStep::of(site, &visit, fields) {
        Ok(step) => step,
        Err(problem) => return error_pages::by(request, &problem, Some(&visit)),
    };
    // The page may be of an older version, with a language that the current version does not have.
    if let Some(tag) = step.fields.get("_to").or_else(|| step.fields.get("_lang")) {
        visit.set_language_in(tag, &step.version.definition);
    }
    let switches = step.fields.get("_to").is_some();
    let next = if switches {
        NextPage::Show(step.page)
    } else {
        step.next(&visit)
    };
    // A complete form is checked and counted when its answers are submitted.
    if !(matches!(next, NextPage::Send) && step.opening.is_some()) {
        if let Err(problem) = survey_access::check_may_answer(site, request, &visit).await {
            return survey_access::unanswerable_page(request, &problem, &visit);
        }
        step.count_start(site, &visit);
    }
    match next {
        NextPage::Show(page) => step.show(request, &visit, page, PageError::default()),
        NextPage::ShowErrors(page, complaints) => {
            let trouble = PageError {
                errors: complaints,
                ..PageError::default()
            };
            step.show(request, &visit, page, trouble)
        }
        NextPage::Send => send(site, request, &visit, &step).await,
    }
}

/// Version and page that a form was sent from.
struct FormPosition {
    version: Option<u32>,
    page: u32,
}

impl FormPosition {
    /// Reads the position. Fails on values that no page of ours sends: a button other than `next` and `back` (Enter sends
    /// none), or a version or page that is no number.
    fn of(fields: &FormFields) -> Result<FormPosition, Problem> {
        if !matches!(fields.get("_do"), None | Some("next" | "back")) {
            return Err(Problem::unclear_form());
        }
        let number = |name: &str| match fields.get(name).map(str::parse::<u32>) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => Err(Problem::unclear_form()),
        };
        Ok(FormPosition {
            version: number("_version")?,
            // A form without a page number is from the first page.
            page: number("_step")?.unwrap_or(0),
        })
    }
}

async fn send(site: &HttpState, request: &HttpRequest, visit: &SurveyRequest, step: &SubmittedStep) -> HttpResponse {
    let Some(opening) = step.opening else {
        return step.show_with_new_token(request, visit);
    };
    match submit::send(site, request, visit, step, opening).await {
        Ok(answer) => answer,
        Err(problem) => step.show_failure(request, visit, &problem),
    }
}

/// Errors, notice and status of a page that is shown again.
struct PageError {
    errors: Vec<FieldError>,
    notice: Option<String>,
    status: StatusCode,
}

impl Default for PageError {
    fn default() -> PageError {
        PageError {
            errors: Vec::new(),
            notice: None,
            status: StatusCode::OK,
        }
    }
}

impl PageError {
    fn with_notice(visit: &SurveyRequest, text: &'static str, status: StatusCode) -> PageError {
        let texts = urbivox_core::i18n::for_language(visit.language.as_str());
        PageError {
            notice: Some(texts.get(text).into_owned()),
            status,
            ..PageError::default()
        }
    }
}

/// Next step after a form.
enum NextPage {
    Show(usize),
    ShowErrors(usize, Vec<FieldError>),
    Send,
}

/// Parsed form of one page of a survey.
pub struct SubmittedStep {
    /// Form token that was sent; `None` when it is not valid for this survey.
    opening: Option<FormToken>,
    /// Form token of the next page: the same one, or a new one when it is invalid or expired.
    form_token_text: String,
    pub(super) version: Arc<PublishedVersion>,
    /// Whether the form's version is retired or unknown, so that the form continues in the current version.
    pub(super) is_moved: bool,
    pub(super) fields: FormFields,
    pub(super) answers: RawAnswers,
    faults: Violations,
    visibility: Visibility,
    page: usize,
}

impl SubmittedStep {
    fn of(site: &HttpState, visit: &SurveyRequest, fields: FormFields) -> Result<SubmittedStep, Problem> {
        let place = FormPosition::of(&fields)?;
        let (app, published) = (&site.app, &visit.published);
        let now = app.clock.now();
        // A form of a retired version continues in the current one; codes that still exist keep their answers.
        let (version, is_moved) = match published.version(place.version, now) {
            VersionLookup::Found(version) => (version, false),
            VersionLookup::Retired | VersionLookup::Unknown => (Arc::clone(published.current()), true),
        };
        let text = fields.get("_opening").unwrap_or_default();
        let opening = FormToken::read(&app.keyring, published.survey_id, text);
        let opening_text = match opening {
            Some(opening) if !opening.is_expired(now) => text.to_owned(),
            _ => FormToken::fresh(now).text(&app.keyring, published.survey_id),
        };
        let definition = &version.definition;
        let (all, _) = fields.to_raw_answers(definition, |_| true);
        let walk = Visibility::evaluate(definition, &all);
        // Answers to questions that another answer has hidden are dropped: the citizen no longer sees them.
        let (answers, faults) = fields.to_raw_answers(definition, |code| walk.is_code_shown(definition, code));
        let is_reached = |page: &usize| u32::try_from(*page).is_ok_and(|page| page <= place.page);
        let reached = walk.pages().rfind(is_reached).or_else(|| walk.pages().next());
        // Only a draft may have no page with questions.
        let page = reached.unwrap_or_default();
        Ok(SubmittedStep {
            opening,
            form_token_text: opening_text,
            fields,
            answers,
            faults,
            visibility: walk,
            page,
            version,
            is_moved,
        })
    }

    fn next(&self, visit: &SurveyRequest) -> NextPage {
        if self.fields.get("_do") == Some("back") {
            return NextPage::Show(self.visibility.previous_page(self.page).unwrap_or(self.page));
        }
        let seen: HashSet<&str> = self.fields.get_all("_shown").collect();
        let wrong = self.wrong(visit);
        let first = |complaint: &FieldError| self.page_of(&complaint.code);
        let on_earlier = wrong.iter().map(first).min().filter(|page| *page < self.page);
        if let Some(page) = on_earlier {
            return NextPage::ShowErrors(page, on(page, wrong, first));
        }
        let on_this = on(self.page, wrong, first);
        let of_seen: Vec<FieldError> = on_this
            .into_iter()
            .filter(|wrong| seen.contains(wrong.code.as_str()))
            .collect();
        if !of_seen.is_empty() {
            return NextPage::ShowErrors(self.page, of_seen);
        }
        let shown = self.visible_questions();
        if shown.into_iter().any(|question| !seen.contains(question.code.as_str())) {
            // An answer has made another question on this page visible; without JavaScript only the server notices.
            return NextPage::Show(self.page);
        }
        self.visibility
            .next_page(self.page)
            .map_or(NextPage::Send, NextPage::Show)
    }

    /// Returns the errors on this page and on earlier ones.
    fn wrong(&self, visit: &SurveyRequest) -> Vec<FieldError> {
        let definition = &self.version.definition;
        let speech = visit.speech(definition);
        let found = Submission::parse(definition, &self.answers).err().unwrap_or_default();
        // Violations from reading the form are more precise than those from the answers, so they replace them.
        let is_told = |fault: &&Violation| self.faults.iter().any(|told| told.pointer == fault.pointer);
        let faults = self.faults.iter().chain(found.iter().filter(|fault| !is_told(fault)));
        let complaints = faults.filter_map(|fault| field_error(fault, definition, speech));
        complaints
            .filter(|complaint| self.page_of(&complaint.code) <= self.page)
            .collect()
    }

    fn page_of(&self, code: &str) -> usize {
        let pages = &self.version.definition.pages;
        let holds = |questions: &[Question]| questions.iter().any(|question| question.code.as_str() == code);
        pages.iter().position(|page| holds(&page.questions)).unwrap_or_default()
    }

    fn visible_questions(&self) -> Vec<&Question> {
        let page = self.version.definition.pages.get(self.page);
        let questions = page.into_iter().flat_map(|page| page.questions.iter().enumerate());
        let shown = questions.filter(|(at, _)| self.visibility.is_shown(self.page, *at));
        shown.map(|(_, question)| question).collect()
    }

    fn show(&self, request: &HttpRequest, visit: &SurveyRequest, page: usize, trouble: PageError) -> HttpResponse {
        let paper = SurveyPage::of(PageContent {
            visit,
            version: &self.version,
            page,
            fields: &self.fields,
            visibility: &self.visibility,
            page_errors: trouble.errors,
            notice: trouble.notice,
            opening: self.form_token_text.clone(),
            is_started: true,
        });
        let sending = PageResponse::new(visit.framing(), BrowserCache::Never).with_status(trouble.status);
        match paper {
            Ok(paper) => sending.render(request, &paper),
            Err(problem) => error_pages::by(request, &problem, Some(visit)),
        }
    }

    /// Shows the same page with a new form token, because the one that was sent is invalid or expired.
    fn show_with_new_token(&self, request: &HttpRequest, visit: &SurveyRequest) -> HttpResponse {
        let trouble = PageError::with_notice(visit, "error-send-again", StatusCode::OK);
        self.show(request, visit, self.page, trouble)
    }

    /// Counts a started response, once per form.
    pub(super) fn count_start(&self, site: &HttpState, visit: &SurveyRequest) {
        if self.fields.get("_started").is_none() && visit.mode != DisplayMode::Preview {
            let visits = &site.app.visits;
            visits.started(&visit.published, visit.placement(), visit.today(site));
        }
    }

    /// Shows the same page with everything that was typed, and why it was not accepted.
    fn show_failure(&self, request: &HttpRequest, visit: &SurveyRequest, problem: &Problem) -> HttpResponse {
        let text = match problem.code().name() {
            "too-many" => "error-too-often",
            "busy" | "unavailable" | "internal" => "error-unavailable",
            "invalid-answers" => "error-other",
            "form-expired" => return self.show_with_new_token(request, visit),
            _ => return error_pages::by(request, problem, Some(visit)),
        };
        let trouble = PageError::with_notice(visit, text, problem.status_code());
        let mut answer = self.show(request, visit, self.page, trouble);
        problem
            .headers()
            .for_each(|(name, value)| answer.headers_mut().append(name.clone(), value.clone()));
        answer
    }
}

fn on(page: usize, wrong: Vec<FieldError>, page_of: impl Fn(&FieldError) -> usize) -> Vec<FieldError> {
    wrong
        .into_iter()
        .filter(|complaint| page_of(complaint) == page)
        .collect()
}
