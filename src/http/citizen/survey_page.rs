//! Page of a survey: its questions with current values and errors.

use std::collections::HashMap;

use askama::Template;
use serde_json::{Value, json};

use super::locale::Locale;
use super::question::{Control, QuestionState, QuestionView, paragraphs};
use super::scale_points::Picture;
use super::survey_request::SurveyRequest;
use super::violation_text::FieldError;
use crate::app::catalogue::PublishedVersion;
use crate::http::problem::Problem;
use crate::http::web::assets;
use crate::http::web::page_frame::PageFrame;
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::code::Code;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::page::Page;
use urbivox_core::survey::definition::question::Question;

/// Largest number of languages that are shown side by side; more are collapsed.
const FEW: usize = 6;

/// Template of a survey page.
#[derive(Template)]
#[template(path = "survey.html")]
pub struct SurveyPage {
    frame: PageFrame,
    texts: &'static Texts,
    languages: Vec<LanguageLink>,
    form_token: String,
    version: u32,
    step: usize,
    is_started: bool,
    carried: Vec<(String, String)>,
    /// Value of the honeypot field, which is carried from page to page.
    trapped: Option<String>,
    work: u8,
    progress: Option<String>,
    heading: String,
    notice: Option<String>,
    errors_title: String,
    errors: Vec<FieldError>,
    intro: Vec<String>,
    has_faces: bool,
    questions: Vec<QuestionView>,
    forward: String,
    back: Option<String>,
}

/// Entry of the language switcher.
pub struct LanguageLink {
    /// Language tag.
    pub tag: String,
    /// Name of the language in that language.
    pub name: String,
    /// Writing direction: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Whether the page is in this language.
    pub is_current: bool,
}

/// Input for building a survey page.
pub struct PageContent<'a> {
    /// Request for the survey.
    pub survey_request: &'a SurveyRequest,
    /// Version of the survey.
    pub version: &'a PublishedVersion,
    /// Index of the page in the definition.
    pub page: usize,
    /// Form fields of all questions so far.
    pub fields: &'a FormFields,
    /// Visibility of pages and questions with the answers so far.
    pub visibility: &'a Visibility,
    /// Errors on this page.
    pub page_errors: Vec<FieldError>,
    /// Error that concerns no question, as a sentence.
    pub notice: Option<String>,
    /// Signed form token.
    pub form_token: String,
    /// Whether a page of this form was sent before, and so was counted as started.
    pub is_started: bool,
}

impl SurveyPage {
    /// Builds a page.
    pub fn of(content: PageContent<'_>) -> Result<SurveyPage, Problem> {
        let PageContent {
            survey_request,
            version,
            visibility,
            ..
        } = content;
        let definition = &version.definition;
        let locale = survey_request.locale(definition);
        let texts = locale.texts;
        let none = Page {
            title: None,
            show_if: None,
            questions: Vec::new(),
        };
        let page = match definition.pages.get(content.page) {
            Some(page) => page,
            // A draft may be previewed before it has a page.
            None if definition.pages.is_empty() => &none,
            None => return Err(Problem::broken(&format!("a survey has no page {}", content.page))),
        };
        let questions = question_views(&content, page, locale)?;
        let (number, count) = visibility.step(content.page);
        let count_of = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
        let progress =
            (count > 1).then(|| texts.with("step-of", &[("step", count_of(number)), ("steps", count_of(count))]));
        let title = locale.text(&definition.title).to_owned();
        let heading = page
            .title
            .as_ref()
            .map_or(title.as_str(), |title| locale.text(title))
            .to_owned();
        let is_first = visibility.previous_page(content.page).is_none();
        let intro = definition.intro.as_ref().filter(|_| is_first);
        let intro = intro.map(|intro| paragraphs(locale.text(intro)).into_iter().map(str::to_owned).collect());
        let is_last = visibility.next_page(content.page).is_none();
        let forward = if is_last { "send" } else { "next" };
        Ok(SurveyPage {
            frame: frame(
                survey_request,
                &title,
                progress.as_deref(),
                !content.page_errors.is_empty() || content.notice.is_some(),
            ),
            texts,
            languages: offered(survey_request, &definition.languages),
            form_token: content.form_token,
            version: version.number,
            step: content.page,
            is_started: content.is_started,
            carried: hidden_fields(version, content.page, visibility, content.fields),
            trapped: content.fields.get("_url").map(str::to_owned),
            work: definition.proof_of_work,
            progress,
            heading,
            notice: content.notice,
            errors_title: texts.with("errors-title", &[("count", count_of(content.page_errors.len()))]),
            errors: content.page_errors,
            intro: intro.unwrap_or_default(),
            has_faces: questions.iter().any(QuestionView::has_faces),
            questions,
            forward: texts.get(forward).into_owned(),
            back: (!is_first).then(|| texts.get("back").into_owned()),
        })
    }
}

/// Returns the questions of a page that are visible, or that an answer on it may make visible.
fn question_views(content: &PageContent<'_>, page: &Page, locale: Locale<'_>) -> Result<Vec<QuestionView>, Problem> {
    let conditions = Conditions::of(content.version)?;
    let views = page.questions.iter().enumerate().map(|(at, question)| {
        let state = QuestionState {
            fields: content.fields,
            errors: &content.page_errors,
            is_shown: content.visibility.is_shown(content.page, at),
            // A condition on earlier pages only cannot change on this page.
            condition: conditions
                .of_question(&question.code)
                .filter(|condition| refers_to(condition, &page.questions)),
        };
        QuestionView::of(question, locale, &state)
    });
    let views = views.filter(|view| view.is_shown || view.condition.is_some());
    Ok(views.collect())
}

fn frame(survey_request: &SurveyRequest, title: &str, progress: Option<&str>, is_faulty: bool) -> PageFrame {
    let texts = i18n::for_language(survey_request.language.as_str());
    let city = &survey_request.published.city.name;
    let whole = match progress {
        Some(progress) => format!("{progress} – {title} – {city}"),
        None => format!("{title} – {city}"),
    };
    let whole = if is_faulty {
        texts.with("error-prefix", &[("title", whole.into())])
    } else {
        whole
    };
    survey_request.frame(whole).with_script(assets::script())
}

/// Returns the entries of the language switcher.
pub fn offered(survey_request: &SurveyRequest, languages: &[Language]) -> Vec<LanguageLink> {
    let offer = |language: &Language| LanguageLink {
        tag: language.as_str().to_owned(),
        name: language_name(language.as_str()),
        direction: i18n::direction(language.as_str()),
        is_current: *language == survey_request.language,
    };
    languages.iter().map(offer).collect()
}

/// Returns the language's name in that language; its tag, where the interface has no translation.
fn language_name(tag: &str) -> String {
    let texts = i18n::for_language(tag);
    let is_spoken = texts.language().split('-').next() == tag.split('-').next() || matches!(tag, "nb" | "nn");
    if is_spoken {
        texts.get("language-name").into_owned()
    } else {
        tag.to_owned()
    }
}

/// Conditions of a version as written in its document (JSON), by which the script shows and hides questions.
pub struct Conditions {
    of_pages: HashMap<usize, Value>,
    /// By code of the question; `all` joins the conditions of its page and its own.
    of_questions: HashMap<String, Value>,
}

impl Conditions {
    /// Reads the conditions from the document. Fails when one is missing: what it hides would be shown to everybody.
    pub fn of(version: &PublishedVersion) -> Result<Conditions, Problem> {
        let document: Value = serde_json::from_str(&version.document).map_err(|cause| Problem::broken(&cause))?;
        let written = |place: String, is_there: bool| {
            if !is_there {
                return Ok(None);
            }
            let condition = document.pointer(&place).filter(|condition| !condition.is_null());
            match condition {
                Some(condition) => Ok(Some(condition)),
                None => Err(Problem::broken(&format!("a definition has no condition at {place}"))),
            }
        };
        let (mut of_pages, mut of_questions) = (HashMap::new(), HashMap::new());
        for (number, page) in version.definition.pages.iter().enumerate() {
            let place = format!("/pages/{number}");
            let of_page = written(format!("{place}/show_if"), page.show_if.is_some())?;
            for (at, question) in page.questions.iter().enumerate() {
                let own = written(format!("{place}/questions/{at}/show_if"), question.show_if.is_some())?;
                let both: Vec<&Value> = of_page.into_iter().chain(own).collect();
                if !both.is_empty() {
                    of_questions.insert(question.code.to_string(), json!({"all": both}));
                }
            }
            if let Some(condition) = of_page {
                of_pages.insert(number, condition.clone());
            }
        }
        Ok(Conditions { of_pages, of_questions })
    }

    /// Returns the condition of the page with this index.
    pub fn of_page(&self, number: usize) -> Option<&Value> {
        self.of_pages.get(&number)
    }

    /// Returns the condition of a question, joined with that of its page.
    pub fn of_question(&self, code: &Code) -> Option<&Value> {
        self.of_questions.get(code.as_str())
    }
}

/// Whether a condition refers to one of these questions.
fn refers_to(condition: &Value, questions: &[Question]) -> bool {
    match condition {
        Value::Object(parts) => parts.iter().any(|(name, part)| match (name.as_str(), part) {
            ("question", Value::String(code)) => questions.iter().any(|question| question.code.as_str() == code),
            _ => refers_to(part, questions),
        }),
        Value::Array(parts) => parts.iter().any(|part| refers_to(part, questions)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Returns the answers of other pages as names and values of hidden fields.
fn hidden_fields(
    version: &PublishedVersion,
    page: usize,
    visibility: &Visibility,
    fields: &FormFields,
) -> Vec<(String, String)> {
    let mut carried = Vec::new();
    for (at, other) in version.definition.pages.iter().enumerate() {
        for question in other.questions.iter().filter(|_| at != page) {
            let is_shown = visibility.is_code_shown(&version.definition, &question.code);
            let own = fields.filled_fields(&question.code).filter(|_| is_shown);
            carried.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }
    carried
}
