//! Submitted form of one page of a survey, and the page that follows it.

use std::collections::HashSet;
use std::sync::Arc;

use super::survey_request::SurveyRequest;
use super::violation_text::{FieldError, field_error};
use crate::app::catalogue::{PublishedVersion, VersionLookup};
use crate::app::submissions::form_token::FormToken;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::violation::{Violation, Violations};

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

/// Next step after a form.
pub(super) enum NextPage {
    /// Page of this index.
    Show(usize),
    /// Page of this index, with errors.
    ShowErrors(usize, Vec<FieldError>),
    /// The form is complete.
    Send,
}

/// Parsed form of one page of a survey.
pub(super) struct SubmittedStep {
    /// Form token that was sent; `None` when it is not valid for this survey.
    pub(super) form_token: Option<FormToken>,
    /// Text of the next page's form token: the same one, or a new one when it is invalid or expired.
    pub(super) next_form_token: String,
    /// Version that the form continues in.
    pub(super) version: Arc<PublishedVersion>,
    /// Whether the form's version is retired or unknown, so that the form continues in the current version.
    pub(super) is_moved: bool,
    /// Form fields as sent.
    pub(super) fields: FormFields,
    /// Answers to visible questions.
    pub(super) answers: RawAnswers,
    /// Violations found while the fields were read.
    violations: Violations,
    /// Visibility of pages and questions with these answers.
    pub(super) visibility: Visibility,
    /// Index of the page that was sent.
    pub(super) page: usize,
}

impl SubmittedStep {
    /// Parses the form.
    pub(super) fn of(
        state: &HttpState,
        survey_request: &SurveyRequest,
        fields: FormFields,
    ) -> Result<SubmittedStep, Problem> {
        let position = FormPosition::of(&fields)?;
        let (app, published) = (&state.app, &survey_request.published);
        let now = app.clock.now();
        // A form of a retired version continues in the current one; codes that still exist keep their answers.
        let (version, is_moved) = match published.version(position.version, now) {
            VersionLookup::Found(version) => (version, false),
            VersionLookup::Retired | VersionLookup::Unknown => (Arc::clone(published.current()), true),
        };
        let text = fields.get("_opening").unwrap_or_default();
        let form_token = FormToken::read(&app.keyring, published.survey_id, text);
        let next_form_token = match form_token {
            Some(form_token) if !form_token.is_expired(now) => text.to_owned(),
            _ => FormToken::fresh(now).text(&app.keyring, published.survey_id),
        };
        let definition = &version.definition;
        let (all, _) = fields.to_raw_answers(definition, |_| true);
        let visibility = Visibility::evaluate(definition, &all);
        // Answers to questions that another answer has hidden are dropped: the citizen no longer sees them.
        let (answers, violations) =
            fields.to_raw_answers(definition, |code| visibility.is_code_shown(definition, code));
        let is_reached = |page: &usize| u32::try_from(*page).is_ok_and(|page| page <= position.page);
        let reached = visibility
            .pages()
            .rfind(is_reached)
            .or_else(|| visibility.pages().next());
        // Only a draft may have no page with questions.
        let page = reached.unwrap_or_default();
        Ok(SubmittedStep {
            form_token,
            next_form_token,
            fields,
            answers,
            violations,
            visibility,
            page,
            version,
            is_moved,
        })
    }

    /// Returns the page to show next.
    pub(super) fn next(&self, survey_request: &SurveyRequest) -> NextPage {
        if self.fields.get("_do") == Some("back") {
            return NextPage::Show(self.visibility.previous_page(self.page).unwrap_or(self.page));
        }
        let seen: HashSet<&str> = self.fields.get_all("_shown").collect();
        let errors = self.errors(survey_request);
        let page_of = |error: &FieldError| self.page_of(&error.code);
        let on_earlier = errors.iter().map(page_of).min().filter(|page| *page < self.page);
        if let Some(page) = on_earlier {
            return NextPage::ShowErrors(page, on_page(page, errors, page_of));
        }
        let on_this = on_page(self.page, errors, page_of);
        let of_seen: Vec<FieldError> = on_this
            .into_iter()
            .filter(|error| seen.contains(error.code.as_str()))
            .collect();
        if !of_seen.is_empty() {
            return NextPage::ShowErrors(self.page, of_seen);
        }
        let visible = self.visible_questions();
        if visible
            .into_iter()
            .any(|question| !seen.contains(question.code.as_str()))
        {
            // An answer has made another question on this page visible; without JavaScript only the server notices.
            return NextPage::Show(self.page);
        }
        self.visibility
            .next_page(self.page)
            .map_or(NextPage::Send, NextPage::Show)
    }

    /// Returns the errors on this page and on earlier ones.
    fn errors(&self, survey_request: &SurveyRequest) -> Vec<FieldError> {
        let definition = &self.version.definition;
        let locale = survey_request.locale(definition);
        let of_answers = Submission::parse(definition, &self.answers).err().unwrap_or_default();
        // Violations from reading the form are more precise than those from the answers, so they replace them.
        let is_replaced = |violation: &&Violation| self.violations.iter().any(|read| read.pointer == violation.pointer);
        let of_answers = of_answers.iter().filter(|violation| !is_replaced(violation));
        let errors = self.violations.iter().chain(of_answers);
        errors
            .filter_map(|violation| field_error(violation, definition, locale))
            .filter(|error| self.page_of(&error.code) <= self.page)
            .collect()
    }

    fn page_of(&self, code: &str) -> usize {
        let pages = &self.version.definition.pages;
        let contains = |questions: &[Question]| questions.iter().any(|question| question.code.as_str() == code);
        pages
            .iter()
            .position(|page| contains(&page.questions))
            .unwrap_or_default()
    }

    fn visible_questions(&self) -> Vec<&Question> {
        let page = self.version.definition.pages.get(self.page);
        let questions = page.into_iter().flat_map(|page| page.questions.iter().enumerate());
        let visible = questions.filter(|(at, _)| self.visibility.is_shown(self.page, *at));
        visible.map(|(_, question)| question).collect()
    }

    /// Counts a started response, once per form.
    pub(super) fn count_start(&self, state: &HttpState, survey_request: &SurveyRequest) {
        if self.fields.get("_started").is_none() && survey_request.counts_visits() {
            let (published, placement) = (&survey_request.published, survey_request.placement());
            let today = survey_request.today(state);
            state.app.visits.started(published, placement, today);
        }
    }
}

fn on_page(page: usize, errors: Vec<FieldError>, page_of: impl Fn(&FieldError) -> usize) -> Vec<FieldError> {
    errors.into_iter().filter(|error| page_of(error) == page).collect()
}
