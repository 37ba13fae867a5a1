//! `/kiosk/…`: the whole survey in one page, for a shared screen that may lose its connection.

use actix_web::{HttpRequest, web};
use askama::Template;
use serde_json::Value;

use super::error_pages::error_page;
use super::locale::Locale;
use super::question::{Control, QuestionState, QuestionView, paragraphs};
use super::scale_points::Picture;
use super::survey_access;
use super::survey_page::{Conditions, LanguageLink, offered};
use super::survey_request::SurveyRequest;
use crate::app::catalogue::PublishedVersion;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::assets;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, PageResponse};
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::question::Question;

/// Idle time after which the screen is reset, in seconds, so that nobody sees another person's unfinished answers.
const IDLE_SECONDS: u32 = 60;
/// How long the thank-you screen is shown, in seconds.
const THANKS_SECONDS: u32 = 8;
/// Number of queued responses with a translated sentence each; above it, the script changes the number in the last one.
const TRANSLATED_COUNT_MAX: i64 = 20;

/// Template of the kiosk page.
#[derive(Template)]
#[template(path = "kiosk.html")]
struct Kiosk {
    frame: PageFrame,
    texts: &'static Texts,
    script: String,
    languages: Vec<LanguageLink>,
    address: String,
    version: u32,
    /// Leading zero bits of the proof of work that the survey requires; 0 for none.
    work: u8,
    placement: String,
    device_key: Option<String>,
    idle: u32,
    rest: u32,
    heading: String,
    intro: Vec<String>,
    thanks: Vec<String>,
    waiting: String,
    has_faces: bool,
    pages: Vec<KioskPage>,
}

/// Page of the survey.
struct KioskPage {
    title: Option<String>,
    condition: Option<String>,
    questions: Vec<KioskQuestion>,
}

/// Question with the metadata that the script needs.
struct KioskQuestion {
    view: QuestionView,
    kind: &'static str,
    is_required: bool,
}

/// Handles `GET /kiosk/…`.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let survey_request = survey_access::open_survey(&state, &request, DisplayMode::Kiosk).await?;
    let page = kiosk(&survey_request).map_err(|problem| error_page(&request, &problem, Some(&survey_request)))?;
    let response = PageResponse::new(survey_request.framing(), BrowserCache::Form);
    Ok(response.render(&request, &page))
}

fn kiosk(survey_request: &SurveyRequest) -> Result<Kiosk, Problem> {
    let published = &survey_request.published;
    let version = published.current();
    let definition = &version.definition;
    let locale = survey_request.locale(definition);
    let texts = locale.texts;
    let title = locale.text(&definition.title).to_owned();
    let pages = kiosk_pages(version, locale)?;
    let path = &published.path;
    let lines = |text: Option<&str>| -> Vec<String> {
        let paragraphs = text.map(paragraphs).unwrap_or_default();
        paragraphs.into_iter().map(str::to_owned).collect()
    };
    let waiting: Vec<String> = (1..=TRANSLATED_COUNT_MAX)
        .map(|count| texts.with("kiosk-waiting", &[("count", count.into())]))
        .collect();
    Ok(Kiosk {
        frame: survey_request
            .frame(format!("{title} – {}", published.city.name))
            .with_script(assets::script()),
        texts,
        script: assets::kiosk_script(),
        languages: offered(survey_request, &definition.languages),
        address: format!(
            "/api/v1/cities/{}/services/{}/surveys/{}/responses",
            path.city, path.service, path.survey
        ),
        version: version.number,
        work: definition.proof_of_work,
        placement: survey_request.placement().to_owned(),
        device_key: survey_request.device_key.clone(),
        idle: IDLE_SECONDS,
        rest: THANKS_SECONDS,
        heading: title,
        intro: lines(definition.intro.as_ref().map(|intro| locale.text(intro))),
        thanks: lines(definition.thanks.as_ref().map(|thanks| locale.text(thanks))),
        waiting: Value::from(waiting).to_string(),
        has_faces: pages
            .iter()
            .flat_map(|page| &page.questions)
            .any(|question| question.view.has_faces()),
        pages,
    })
}

fn kiosk_pages(version: &PublishedVersion, locale: Locale<'_>) -> Result<Vec<KioskPage>, Problem> {
    let definition = &version.definition;
    let visibility = Visibility::evaluate(definition, &RawAnswers::default());
    let fields = FormFields::default();
    let conditions = Conditions::of(version)?;
    let pages = definition.pages.iter().enumerate().map(|(number, page)| {
        let questions = page.questions.iter().enumerate().map(|(at, question)| {
            let question_state = QuestionState {
                fields: &fields,
                errors: &[],
                is_shown: visibility.is_shown(number, at),
                condition: conditions.of_question(&question.code),
            };
            KioskQuestion {
                view: QuestionView::of(question, locale, &question_state),
                kind: kind(question),
                is_required: question.required,
            }
        });
        KioskPage {
            title: page.title.as_ref().map(|title| locale.text(title).to_owned()),
            condition: conditions.of_page(number).map(Value::to_string),
            questions: questions.collect(),
        }
    });
    Ok(pages.collect())
}

/// Returns the kind by which the script reads the answer.
fn kind(question: &Question) -> &'static str {
    let is_multiple = matches!(&question.kind, QuestionKind::Choice(choice) if choice.multiple);
    if is_multiple { "choices" } else { question.kind.name() }
}
