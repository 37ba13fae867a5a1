//! `POST /s/…`: a page of a survey was filled in. Checked with the same engine as the API, page by page.

use std::collections::HashSet;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

use super::form_body::Form;
use super::survey_page::{Content, Paper};
use super::survey_request::Visit;
use super::violation_text::{Complaint, complaint};
use super::{error_pages, submit, survey_access};
use crate::app::catalogue::{Lookup, Version};
use crate::app::submissions::form_token::Opening;
use crate::http::problem::Problem;
use crate::http::state::Site;
use crate::http::submission;
use crate::http::web::page_frame::Mode;
use crate::http::web::page_response::{Keeping, Sending};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::Fields;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::answers::visibility::Walk;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::violation::{Fault, Faults};

/// The survey in a window of its own.
pub async fn page(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, Mode::Page).await
}

/// The survey inside another page.
pub async fn embedded(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, Mode::Embed).await
}

/// A draft, for those who work on it.
pub async fn trial(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    take(&site, &request, form, Mode::Trial).await
}

async fn take(site: &Site, request: &HttpRequest, form: Form, mode: Mode) -> HttpResponse {
    let mut visit = match survey_access::enter_again(site, request, mode).await {
        Ok(visit) => visit,
        Err(refused) => return refused,
    };
    let fields = match form.read().await {
        Ok(fields) => fields,
        Err(problem) => {
            let (published, placement) = (&visit.published, Some(visit.placement()));
            let problem = submission::unread_form(site, request, published, placement, &visit.sender(), problem);
            return error_pages::by(request, &problem, Some(&visit));
        }
    };
    if let Some(tag) = fields.get("_to").or_else(|| fields.get("_lang")) {
        visit.speak(tag);
    }
    let step = match Step::of(site, &visit, fields) {
        Ok(step) => step,
        Err(problem) => return error_pages::by(request, &problem, Some(&visit)),
    };
    // The page may be of an older version, which spoke a language that the newest does not.
    if let Some(tag) = step.fields.get("_to").or_else(|| step.fields.get("_lang")) {
        visit.speak_of(tag, &step.version.definition);
    }
    let switches = step.fields.get("_to").is_some();
    let next = if switches {
        Next::Show(step.page)
    } else {
        step.next(&visit)
    };
    // A form that is whole is decided, and counted, with its answers.
    if !(matches!(next, Next::Send) && step.opening.is_some()) {
        if let Err(problem) = survey_access::may_answer(site, request, &visit).await {
            return survey_access::shut(request, &problem, &visit);
        }
        step.count_start(site, &visit);
    }
    match next {
        Next::Show(page) => step.show(request, &visit, page, Trouble::default()),
        Next::Mend(page, complaints) => {
            let trouble = Trouble {
                complaints,
                ..Trouble::default()
            };
            step.show(request, &visit, page, trouble)
        }
        Next::Send => send(site, request, &visit, &step).await,
    }
}

/// The page that a form was on.
struct Place {
    version: Option<u32>,
    page: u32,
}

impl Place {
    /// Reads a form that says what it wants in a way that a page of ours could: a button that there is, or none, as when Enter is
    /// pressed; and numbers that are numbers.
    fn of(fields: &Fields) -> Result<Place, Problem> {
        if !matches!(fields.get("_do"), None | Some("next" | "back")) {
            return Err(Problem::unclear_form());
        }
        let number = |name: &str| match fields.get(name).map(str::parse::<u32>) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => Err(Problem::unclear_form()),
        };
        Ok(Place {
            version: number("_version")?,
            // A form that names no page is of the first.
            page: number("_step")?.unwrap_or(0),
        })
    }
}

async fn send(site: &Site, request: &HttpRequest, visit: &Visit, step: &Step) -> HttpResponse {
    let Some(opening) = step.opening else {
        return step.ask_again(request, visit);
    };
    match submit::send(site, request, visit, step, opening).await {
        Ok(answer) => answer,
        Err(problem) => step.apologise(request, visit, &problem),
    }
}

/// What else is wrong with a page.
struct Trouble {
    complaints: Vec<Complaint>,
    notice: Option<String>,
    status: StatusCode,
}

impl Default for Trouble {
    fn default() -> Trouble {
        Trouble {
            complaints: Vec::new(),
            notice: None,
            status: StatusCode::OK,
        }
    }
}

impl Trouble {
    fn saying(visit: &Visit, text: &'static str, status: StatusCode) -> Trouble {
        let texts = urbivox_core::i18n::of(visit.language.as_str());
        Trouble {
            notice: Some(texts.get(text).into_owned()),
            status,
            ..Trouble::default()
        }
    }
}

/// Where a form leads.
enum Next {
    Show(usize),
    Mend(usize, Vec<Complaint>),
    Send,
}

/// A form that was sent, understood.
pub struct Step {
    /// The form that was filled in; `None` when it was not made here, for this survey.
    opening: Option<Opening>,
    /// The form that is shown next: the same, or a fresh one when it cannot be sent any more.
    opening_text: String,
    pub(super) version: Arc<Version>,
    /// The form is of a version that is gone: it goes on in the newest.
    pub(super) is_moved: bool,
    pub(super) fields: Fields,
    pub(super) answers: RawAnswers,
    faults: Faults,
    walk: Walk,
    page: usize,
}

impl Step {
    fn of(site: &Site, visit: &Visit, fields: Fields) -> Result<Step, Problem> {
        let place = Place::of(&fields)?;
        let (app, published) = (&site.app, &visit.published);
        let now = app.clock.now();
        // A page of a version that is gone goes on in the newest: codes that are still there keep their answers.
        let (version, is_moved) = match published.version(place.version, now) {
            Lookup::Found(version) => (version, false),
            Lookup::Retired | Lookup::Unknown => (Arc::clone(published.current()), true),
        };
        let text = fields.get("_opening").unwrap_or_default();
        let opening = Opening::read(&app.keyring, published.survey_id, text);
        let opening_text = match opening {
            Some(opening) if !opening.is_over(now) => text.to_owned(),
            _ => Opening::fresh(now).text(&app.keyring, published.survey_id),
        };
        let definition = &version.definition;
        let (all, _) = fields.answers(definition, |_| true);
        let walk = Walk::of(definition, &all);
        // What was answered and then hidden by another answer is not sent: the citizen does not see it any more.
        let (answers, faults) = fields.answers(definition, |code| walk.shows_code(definition, code));
        let is_reached = |page: &usize| u32::try_from(*page).is_ok_and(|page| page <= place.page);
        let reached = walk.pages().rfind(is_reached).or_else(|| walk.pages().next());
        // Only a draft may have no page with questions.
        let page = reached.unwrap_or_default();
        Ok(Step {
            opening,
            opening_text,
            fields,
            answers,
            faults,
            walk,
            page,
            version,
            is_moved,
        })
    }

    fn next(&self, visit: &Visit) -> Next {
        if self.fields.get("_do") == Some("back") {
            return Next::Show(self.walk.before(self.page).unwrap_or(self.page));
        }
        let seen: HashSet<&str> = self.fields.all("_shown").collect();
        let wrong = self.wrong(visit);
        let first = |complaint: &Complaint| self.page_of(&complaint.code);
        let on_earlier = wrong.iter().map(first).min().filter(|page| *page < self.page);
        if let Some(page) = on_earlier {
            return Next::Mend(page, on(page, wrong, first));
        }
        let on_this = on(self.page, wrong, first);
        let of_seen: Vec<Complaint> = on_this
            .into_iter()
            .filter(|wrong| seen.contains(wrong.code.as_str()))
            .collect();
        if !of_seen.is_empty() {
            return Next::Mend(self.page, of_seen);
        }
        let shown = self.questions_shown();
        if shown.into_iter().any(|question| !seen.contains(question.code.as_str())) {
            // An answer on this page asks for more on the same page: without a script only the server can tell.
            return Next::Show(self.page);
        }
        self.walk.after(self.page).map_or(Next::Send, Next::Show)
    }

    /// What is wrong on this page and before it.
    fn wrong(&self, visit: &Visit) -> Vec<Complaint> {
        let definition = &self.version.definition;
        let speech = visit.speech(definition);
        let found = Submission::parse(definition, &self.answers).err().unwrap_or_default();
        // What the form got wrong says more than what the engine makes of it.
        let is_told = |fault: &&Fault| self.faults.iter().any(|told| told.pointer == fault.pointer);
        let faults = self.faults.iter().chain(found.iter().filter(|fault| !is_told(fault)));
        let complaints = faults.filter_map(|fault| complaint(fault, definition, speech));
        complaints
            .filter(|complaint| self.page_of(&complaint.code) <= self.page)
            .collect()
    }

    fn page_of(&self, code: &str) -> usize {
        let pages = &self.version.definition.pages;
        let holds = |questions: &[Question]| questions.iter().any(|question| question.code.as_str() == code);
        pages.iter().position(|page| holds(&page.questions)).unwrap_or_default()
    }

    fn questions_shown(&self) -> Vec<&Question> {
        let page = self.version.definition.pages.get(self.page);
        let questions = page.into_iter().flat_map(|page| page.questions.iter().enumerate());
        let shown = questions.filter(|(at, _)| self.walk.shows(self.page, *at));
        shown.map(|(_, question)| question).collect()
    }

    fn show(&self, request: &HttpRequest, visit: &Visit, page: usize, trouble: Trouble) -> HttpResponse {
        let paper = Paper::of(Content {
            visit,
            version: &self.version,
            page,
            fields: &self.fields,
            walk: &self.walk,
            complaints: trouble.complaints,
            notice: trouble.notice,
            opening: self.opening_text.clone(),
            is_started: true,
        });
        let sending = Sending::new(visit.framing(), Keeping::Never).with_status(trouble.status);
        match paper {
            Ok(paper) => sending.render(request, &paper),
            Err(problem) => error_pages::by(request, &problem, Some(visit)),
        }
    }

    /// The same page again with a fresh form token, because the one that came cannot be sent any more.
    fn ask_again(&self, request: &HttpRequest, visit: &Visit) -> HttpResponse {
        let trouble = Trouble::saying(visit, "error-send-again", StatusCode::OK);
        self.show(request, visit, self.page, trouble)
    }

    /// Counts that somebody began to answer, once a form.
    pub(super) fn count_start(&self, site: &Site, visit: &Visit) {
        if self.fields.get("_started").is_none() && visit.mode != Mode::Trial {
            let visits = &site.app.visits;
            visits.started(&visit.published, visit.placement(), visit.today(site));
        }
    }

    /// The same page again, with everything that was typed, and why it was not taken.
    fn apologise(&self, request: &HttpRequest, visit: &Visit, problem: &Problem) -> HttpResponse {
        let text = match problem.code() {
            "too-many" => "error-too-often",
            "busy" | "unavailable" | "internal" => "error-unavailable",
            "invalid-answers" => "error-other",
            "form-expired" => return self.ask_again(request, visit),
            _ => return error_pages::by(request, problem, Some(visit)),
        };
        let trouble = Trouble::saying(visit, text, problem.status_code());
        let mut answer = self.show(request, visit, self.page, trouble);
        problem
            .headers()
            .for_each(|(name, value)| answer.headers_mut().append(name.clone(), value.clone()));
        answer
    }
}

fn on(page: usize, wrong: Vec<Complaint>, page_of: impl Fn(&Complaint) -> usize) -> Vec<Complaint> {
    wrong
        .into_iter()
        .filter(|complaint| page_of(complaint) == page)
        .collect()
}
