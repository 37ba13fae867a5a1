//! Frame and language of the public pages.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use crate::http::citizen::survey_request::{accepted, query};
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Blocks, Cell};
use crate::http::web::assets;
use crate::http::web::numbers::written;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::i18n;
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::measure::pooling::FunnelPosition;
use urbivox_core::measure::value::Unit;

/// Request for a public page, with its language.
pub(super) struct PublicReader {
    request: HttpRequest,
    pub(super) texts: &'static Texts,
}

/// Content of a public page.
pub(super) struct PublicPage {
    pub(super) title: String,
    /// Address of the preview image for social networks.
    pub(super) picture: Option<String>,
    pub(super) blocks: Vec<Block>,
}

#[derive(Template)]
#[template(path = "public/page.html")]
struct PageTemplate<'a> {
    texts: &'static Texts,
    title: &'a str,
    style: String,
    picture: Option<&'a str>,
    path: &'a str,
    languages: Vec<&'static str>,
    content: Blocks<'a>,
}

impl PublicReader {
    /// Chooses the language: the query's `lang`, else one that the browser accepts, else English.
    pub(super) fn of(request: &HttpRequest) -> PublicReader {
        let offered: Vec<&str> = i18n::public_languages().collect();
        let asked = query(request).get("lang").map(str::to_owned);
        let asked = asked.filter(|tag| offered.contains(&tag.as_str()));
        let accepted = i18n::negotiate(accepted(request), &offered);
        let accepted = accepted.and_then(|at| offered.get(at)).map(|tag| (*tag).to_owned());
        let tag = asked.or(accepted).unwrap_or_else(|| "en".to_owned());
        PublicReader {
            request: request.clone(),
            texts: i18n::public(&tag),
        }
    }

    /// A reader of a page that exists in English only.
    pub(super) fn english(request: &HttpRequest) -> PublicReader {
        PublicReader {
            request: request.clone(),
            texts: i18n::public("en"),
        }
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }

    pub(super) fn with(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        self.texts.with(id, values)
    }

    pub(super) fn text_list(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.say(id)).collect()
    }

    /// Formats a share as a percentage.
    pub(super) fn percent(&self, share: f64) -> String {
        let text = written(Unit::Share, share);
        match text.trim_end_matches(" %").parse() {
            Ok(number) => self.with("percent", &[("number", Value::Number(number))]),
            // Only non-negative numbers parse; others, such as NaN, are shown unchanged, never as zero.
            Err(_) => text,
        }
    }

    /// Formats a whole percentage.
    pub(super) fn whole(&self, percent: u32) -> String {
        self.with("percent", &[("number", Value::Number(percent.into()))])
    }

    /// Returns the cell for a position in the funnel plot.
    pub(super) fn position_cell(&self, standing: FunnelPosition) -> Cell {
        match standing {
            FunnelPosition::Above => Cell::State("done", self.say("standing-above")),
            FunnelPosition::Within => Cell::Quiet(self.say("standing-within")),
            FunnelPosition::Below => Cell::State("missing", self.say("standing-below")),
        }
    }

    /// Sends a page that may be cached for some minutes.
    pub(super) fn send(&self, page: &PublicPage) -> HttpResponse {
        self.send_with(page, StatusCode::OK, BrowserCache::Minutes)
    }

    /// Renders the page for a problem.
    pub(super) fn refuse(&self, problem: &Problem) -> HttpResponse {
        let text = match problem.code().name() {
            "busy" | "too-many-requests" => "busy",
            _ if problem.status_code().is_server_error() => "trouble",
            _ => "not-there",
        };
        let page = PublicPage {
            title: problem.code().name().to_owned(),
            picture: None,
            blocks: vec![Block::Lead(self.say(text))],
        };
        let mut answer = self.send_with(&page, problem.status_code(), BrowserCache::Never);
        for (name, value) in problem.headers() {
            answer.headers_mut().append(name.clone(), value.clone());
        }
        answer
    }

    fn send_with(&self, page: &PublicPage, status: StatusCode, keeping: BrowserCache) -> HttpResponse {
        let blocks = Blocks {
            blocks: &page.blocks,
            csrf: "",
        };
        let drawn = PageTemplate {
            texts: self.texts,
            title: &page.title,
            style: assets::staff_style(),
            picture: page.picture.as_deref(),
            path: self.request.path(),
            languages: i18n::public_languages().collect(),
            content: blocks,
        };
        let sending = PageResponse::new(Framing::Nobody, keeping).with_status(status);
        sending.render(&self.request, &drawn)
    }
}

/// Converts a count for a text. A count above `i64::MAX` becomes `i64::MAX`, never zero.
pub(super) fn number(count: impl TryInto<i64>) -> Value {
    Value::Number(count.try_into().unwrap_or(i64::MAX))
}
