//! Receipt pages: show and withdraw the stored response, for anybody who has the receipt code.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use askama::Template;

use super::error_pages;
use super::error_pages::error_page;
use super::locale::Locale;
use super::question::paragraphs;
use super::stored_answers::{AnswerText, answer_texts};
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::app::submissions::withdrawal;
use crate::app::submissions::withdrawal::StoredResponse;
use crate::http::media::qr_code::QrCode;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::assets;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::form_body::FormBody;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use crate::http::web::query::query;
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::language::Language;

/// Largest number of characters of an invalid code that are shown again for correction. Protects the page.
const TYPED_CHARS_MAX: usize = 60;

/// Template of the receipt page.
#[derive(Template)]
#[template(path = "receipt.html")]
struct Receipt {
    frame: PageFrame,
    texts: &'static Texts,
    title: String,
    code: String,
    query: String,
    is_thanks: bool,
    was_masked: bool,
    is_held: bool,
    thanks: Vec<String>,
    qr: Option<QrCode>,
    stored_on: String,
    answers: Vec<AnswerText>,
    results: String,
    again: Option<String>,
}

/// Template of the confirmation before a withdrawal.
#[derive(Template)]
#[template(path = "withdraw.html")]
struct Withdraw {
    frame: PageFrame,
    texts: &'static Texts,
    code: String,
    query: String,
}

/// Template of the form for a receipt code.
#[derive(Template)]
#[template(path = "enter.html")]
struct ReceiptForm {
    frame: PageFrame,
    texts: &'static Texts,
    typed: String,
    is_unknown: bool,
}

/// Stored response of a receipt, with its survey and language.
pub struct FoundReceipt {
    pub(crate) code: String,
    pub(crate) stored: StoredResponse,
    pub(crate) published: Arc<PublishedSurvey>,
    /// Version of the survey that was answered.
    pub(crate) version: Arc<PublishedVersion>,
    pub(crate) language: Language,
    pub(crate) mode: DisplayMode,
}

impl FoundReceipt {
    /// Finds the response of the code in the address. Its language is the query's `lang`, else the one it was answered in.
    pub async fn of(state: &HttpState, request: &HttpRequest) -> Result<FoundReceipt, PageError> {
        let code = request.match_info().get("receipt").unwrap_or_default().to_owned();
        let receipt = FoundReceipt::find(state, request, &code).await;
        match receipt.map_err(|problem| error_page(request, &problem, None))? {
            Some(receipt) => Ok(receipt),
            None => Err(missing(state, request, &code).await.into()),
        }
    }

    async fn find(state: &HttpState, request: &HttpRequest, code: &str) -> Result<Option<FoundReceipt>, Problem> {
        let (app, typed) = (state.app.clone(), code.to_owned());
        let find = move || withdrawal::find(&app, &typed);
        let Some(stored) = state.gates.look_ups.run(state.network(request), find).await? else {
            return Ok(None);
        };
        let path = SurveyPath::parse(&stored.survey)
            .ok_or_else(|| Problem::broken(&format!("{} is not the path of a survey", stored.survey)))?;
        let published = state.published(path).await?;
        let version = published.versions().find(|version| version.number == stored.version);
        // Another process may have just published the version; the catalogue of this process is refreshed soon.
        let version = version.map(Arc::clone).ok_or_else(|| {
            let (number, survey) = (stored.version, &stored.survey);
            Problem::unavailable(&format!("version {number} of {survey} is not in the catalogue"))
        })?;
        let code = withdrawal::canonical(code)
            .ok_or_else(|| Problem::broken(&"the code of a stored response has no canonical form"))?;
        let query = query(request);
        let languages = &version.definition.languages;
        let find = |tag: &str| languages.iter().find(|language| language.as_str() == tag).cloned();
        let language = query.get("lang").and_then(find).or_else(|| find(&stored.language));
        let language = language.unwrap_or_else(|| version.definition.default_language.clone());
        let mode = match query.get("in") {
            Some("embed") => DisplayMode::Embed,
            Some("staff") => DisplayMode::Staff,
            _ => DisplayMode::Page,
        };
        Ok(Some(FoundReceipt {
            code,
            stored,
            published,
            version,
            language,
            mode,
        }))
    }

    pub(crate) fn locale(&self) -> Locale<'_> {
        Locale {
            texts: i18n::for_language(self.language.as_str()),
            language: &self.language,
            fallback: &self.version.definition.default_language,
        }
    }

    pub(crate) fn frame(&self, title: &str) -> PageFrame {
        let title = format!("{title} – {}", self.published.city.name);
        PageFrame::of_survey(&self.published, &self.language, title)
            .in_mode(self.mode)
            .with_script(assets::script())
    }

    pub(crate) fn page_response(&self) -> PageResponse {
        let framing = match self.mode {
            DisplayMode::Embed => Framing::Anybody,
            DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview => Framing::Nobody,
        };
        PageResponse::new(framing, BrowserCache::Never)
    }

    /// Returns the query that keeps the language and, for embedded pages, the display mode.
    pub(crate) fn query(&self) -> String {
        let mode = match self.mode {
            DisplayMode::Embed => "&in=embed",
            DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview => "",
        };
        format!("?lang={}{mode}", self.language)
    }

    /// Returns the address where staff enter the next response: that of the staff placement, with its key.
    fn again(&self, query: &FormFields) -> Option<String> {
        let key = query.get("k").filter(|_| self.mode == DisplayMode::Staff)?;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("p", &self.stored.placement).append_pair("k", key);
        query.append_pair("lang", self.language.as_str());
        let path = &self.published.path;
        Some(format!(
            "/s/{}/{}/{}?{}",
            path.city,
            path.service,
            path.survey,
            query.finish()
        ))
    }
}

/// `GET /r/{receipt}`: shows the stored response.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let receipt = FoundReceipt::of(&state, &request).await?;
    let query = query(&request);
    let (locale, stored) = (receipt.locale(), &receipt.stored);
    let texts = locale.texts;
    let is_thanks = query.get("thanks").is_some();
    let title = match (is_thanks, query.get("corrected")) {
        (true, _) => "thanks-title",
        (false, Some(_)) => "corrected-title",
        (false, None) => "stored-title",
    };
    let title = texts.get(title).into_owned();
    let definition = &receipt.version.definition;
    let own = definition.thanks.as_ref().filter(|_| is_thanks);
    let thanks = own.map(|own| paragraphs(locale.text(own)).into_iter().map(str::to_owned).collect());
    let address = format!("{}/r/{}", state.public_url(&request), receipt.code);
    let answers =
        answer_texts(definition, &stored.answers, locale).map_err(|problem| error_page(&request, &problem, None))?;
    let day = locale.dates().day_of(stored.submitted_at, &receipt.published.timezone);
    let page = Receipt {
        frame: receipt.frame(&title),
        texts,
        title,
        code: receipt.code.clone(),
        query: receipt.query(),
        is_thanks,
        was_masked: query.get("masked").is_some(),
        is_held: stored.held,
        thanks: thanks.unwrap_or_default(),
        qr: QrCode::of(&address),
        stored_on: texts.with("stored-on", &[("day", day.into())]),
        answers,
        results: {
            let path = &receipt.published.path;
            format!("/cities/{}/{}/{}", path.city, path.service, path.survey)
        },
        again: receipt.again(&query),
    };
    Ok(receipt.page_response().render(&request, &page))
}

/// `GET /r/{receipt}/withdraw`: asks for confirmation.
pub async fn ask(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let receipt = FoundReceipt::of(&state, &request).await?;
    let texts = receipt.locale().texts;
    let page = Withdraw {
        frame: receipt.frame(&texts.get("withdraw-title")),
        texts,
        code: receipt.code.clone(),
        query: receipt.query(),
    };
    Ok(receipt.page_response().render(&request, &page))
}

/// `POST /r/{receipt}/withdraw`: deletes the stored response and updates the tallies.
pub async fn withdraw(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let receipt = FoundReceipt::of(&state, &request).await?;
    let (app, code) = (state.app.clone(), receipt.code.clone());
    let work = move || withdrawal::withdraw(&app, &code);
    let outcome = state.gates.public_writes.run(state.network(&request), work).await;
    // A response that is already withdrawn shows the same page: the button was pressed twice.
    let _was_there = outcome.map_err(|problem| error_page(&request, &problem, None))?;
    let texts = receipt.locale().texts;
    let (title, text) = (texts.get("withdrawn-title"), withdrawn_text(texts));
    let (frame, response) = (receipt.frame(&title), receipt.page_response());
    Ok(error_pages::message(&request, frame, response, &title, &text))
}

/// `GET /r`: shows the form for a receipt code.
pub async fn receipt_form(request: HttpRequest) -> HttpResponse {
    render_receipt_form(
        &request,
        "",
        false,
        PageResponse::new(Framing::Nobody, BrowserCache::Never),
    )
}

/// `POST /r`: redirects to the page of the receipt code.
pub async fn find(request: HttpRequest, form: FormBody) -> PageResult {
    let fields = form.read().await;
    let fields = fields.map_err(|problem| error_page(&request, &problem, None))?;
    let typed = fields.get("receipt").unwrap_or_default();
    let Some(code) = withdrawal::canonical(typed) else {
        let shown: String = typed.chars().take(TYPED_CHARS_MAX).collect();
        return Ok(unknown(&request, &shown));
    };
    let language = error_pages::language(&request);
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, format!("/r/{code}?lang={language}")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}

/// Renders the page for a code without a response: withdrawn, or unknown.
async fn missing(state: &HttpState, request: &HttpRequest, code: &str) -> HttpResponse {
    let (app, typed) = (state.app.clone(), code.to_owned());
    let find = move || withdrawal::was_withdrawn(&app, &typed);
    match state.gates.look_ups.run(state.network(request), find).await {
        Ok(true) => {
            let language = error_pages::language(request);
            let texts = i18n::for_language(&language);
            let title = texts.get("withdrawn-title");
            let framing = match query(request).get("in") {
                Some("embed") => Framing::Anybody,
                _ => Framing::Nobody,
            };
            let status = Problem::withdrawn().status_code();
            let response = PageResponse::new(framing, BrowserCache::Never).with_status(status);
            let frame = PageFrame::new(&language, title.to_string());
            error_pages::message(request, frame, response, &title, &withdrawn_text(texts))
        }
        Ok(false) => unknown(request, code),
        Err(problem) => error_page(request, &problem, None),
    }
}

/// Returns what a withdrawal did, and when the published figures follow.
fn withdrawn_text(texts: &Texts) -> String {
    format!("{} {}", texts.get("withdrawn-text"), texts.get("receipt-release"))
}

fn unknown(request: &HttpRequest, code: &str) -> HttpResponse {
    let status = Problem::no_such_receipt().status_code();
    let response = PageResponse::new(Framing::Nobody, BrowserCache::Never).with_status(status);
    render_receipt_form(request, code, true, response)
}

fn render_receipt_form(request: &HttpRequest, typed: &str, is_unknown: bool, response: PageResponse) -> HttpResponse {
    let language = error_pages::language(request);
    let texts = i18n::for_language(&language);
    let title = texts.get("receipt-enter-title").into_owned();
    let title = if is_unknown {
        texts.with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let page = ReceiptForm {
        frame: PageFrame::new(&language, title),
        texts,
        typed: typed.to_owned(),
        is_unknown,
    };
    response.render(request, &page)
}
