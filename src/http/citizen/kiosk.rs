//! `/kiosk/…`: the whole survey in one page, for a screen that many people use and that may lose its connection.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde_json::Value;

use super::error_pages;
use super::question::{Control, Locale, QuestionState, QuestionView, paragraphs};
use super::scale_points::Picture;
use super::survey_access;
use super::survey_page::{Conditions, LanguageLink, offered};
use super::survey_request::SurveyRequest;
use crate::app::catalogue::PublishedVersion;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::assets;
use crate::http::web::page_frame::{DisplayMode, PageFrame};
use crate::http::web::page_response::{BrowserCache, PageResponse};
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::question::{Kind, Question};

/// Seconds without a touch after which the screen starts again, so that nobody sees what another began to write.
const IDLE_SECONDS: u32 = 60;
/// Seconds that the thanks stay.
const THANKS_SECONDS: u32 = 8;
/// Waiting answers whose sentence is sent along; beyond, the number in the last one is replaced.
const COUNTED_MAX: i64 = 20;

/// The whole survey.
#[derive(Template)]
#[template(path = "kiosk.html")]
struct Kiosk {
    frame: PageFrame,
    texts: &'static Texts,
    script: String,
    languages: Vec<LanguageLink>,
    address: String,
    version: u32,
    /// Zero bits of the proof of work that the survey asks for; 0 when it asks for none.
    work: u8,
    placement: String,
    idle: u32,
    rest: u32,
    heading: String,
    intro: Vec<String>,
    thanks: Vec<String>,
    waiting: String,
    has_faces: bool,
    pages: Vec<KioskPage>,
}

/// One page of the survey.
struct KioskPage {
    title: Option<String>,
    condition: Option<String>,
    questions: Vec<KioskQuestion>,
}

/// One question, with what the script must know of it.
struct KioskQuestion {
    view: QuestionView,
    kind: &'static str,
    is_required: bool,
}

/// The page.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let visit = match survey_access::enter(&site, &request, DisplayMode::Kiosk).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let page = match kiosk(&visit) {
        Ok(page) => page,
        Err(problem) => return error_pages::by(&request, &problem, Some(&visit)),
    };
    // Once for each start of the screen: what happens on it afterwards needs no connection, and is known when it is sent.
    site.app
        .visits
        .seen(&visit.published, visit.placement(), visit.today(&site));
    PageResponse::new(visit.framing(), BrowserCache::Form).render(&request, &page)
}

fn kiosk(visit: &SurveyRequest) -> Result<Kiosk, Problem> {
    let published = &visit.published;
    let version = published.current();
    let definition = &version.definition;
    let speech = visit.speech(definition);
    let texts = speech.texts;
    let title = speech.say(&definition.title).to_owned();
    let pages = parts(version, speech)?;
    let path = &published.path;
    let lines = |text: Option<&str>| -> Vec<String> {
        let paragraphs = text.map(paragraphs).unwrap_or_default();
        paragraphs.into_iter().map(str::to_owned).collect()
    };
    let waiting: Vec<String> = (1..=COUNTED_MAX)
        .map(|count| texts.with("kiosk-waiting", &[("count", count.into())]))
        .collect();
    Ok(Kiosk {
        frame: visit
            .frame(format!("{title} – {}", published.city.name))
            .with_script(assets::script()),
        texts,
        script: assets::kiosk_script(),
        languages: offered(visit, &definition.languages),
        address: format!(
            "/api/v1/cities/{}/services/{}/surveys/{}/responses",
            path.city, path.service, path.survey
        ),
        version: version.number,
        work: definition.proof_of_work,
        placement: visit.placement().to_owned(),
        idle: IDLE_SECONDS,
        rest: THANKS_SECONDS,
        heading: title,
        intro: lines(definition.intro.as_ref().map(|intro| speech.say(intro))),
        thanks: lines(definition.thanks.as_ref().map(|thanks| speech.say(thanks))),
        waiting: Value::from(waiting).to_string(),
        has_faces: pages
            .iter()
            .flat_map(|part| &part.questions)
            .any(|asked| asked.view.has_faces()),
        pages,
    })
}

fn parts(version: &PublishedVersion, speech: Locale<'_>) -> Result<Vec<KioskPage>, Problem> {
    let definition = &version.definition;
    let walk = Visibility::of(definition, &RawAnswers::default());
    let fields = FormFields::default();
    let conditions = Conditions::of(version)?;
    let pages = definition.pages.iter().enumerate().map(|(number, page)| {
        let questions = page.questions.iter().enumerate().map(|(at, question)| {
            let situation = QuestionState {
                fields: &fields,
                complaints: &[],
                is_shown: walk.shows(number, at),
                condition: conditions.of_question(&question.code),
            };
            KioskQuestion {
                view: QuestionView::of(question, speech, &situation),
                kind: kind(question),
                is_required: question.required,
            }
        });
        KioskPage {
            title: page.title.as_ref().map(|title| speech.say(title).to_owned()),
            condition: conditions.of_page(number).map(Value::to_string),
            questions: questions.collect(),
        }
    });
    Ok(pages.collect())
}

/// How the script reads the answer.
fn kind(question: &Question) -> &'static str {
    let is_multiple = matches!(&question.kind, Kind::Choice(choice) if choice.multiple);
    if is_multiple { "choices" } else { question.kind.name() }
}
