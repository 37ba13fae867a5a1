//! Frame and language of the public pages.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use crate::http::problem::{Problem, ProblemCode};
use crate::http::staff::components::{Block, Blocks, Cell};
use crate::http::web::assets;
use crate::http::web::date_format::DateFormat;
use crate::http::web::number_format::NumberFormat;
use crate::http::web::page_error::PageError;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use crate::http::web::query::{accepted_languages, query};
use urbivox_core::i18n;
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::measure::pooling::FunnelPosition;

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
        let requested = query(request).get("lang").map(str::to_owned);
        let requested = requested.filter(|tag| offered.contains(&tag.as_str()));
        let accepted = i18n::negotiate(accepted_languages(request), &offered);
        let accepted = accepted.and_then(|at| offered.get(at)).map(|tag| (*tag).to_owned());
        let tag = requested.or(accepted).unwrap_or_else(|| "en".to_owned());
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

    /// Returns a text without variables.
    pub(super) fn text(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }

    /// Returns a text with its variables filled in.
    pub(super) fn text_with(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        self.texts.with(id, values)
    }

    /// Returns several texts without variables.
    pub(super) fn text_list(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.text(id)).collect()
    }

    /// Returns the format of numbers in the language of the page.
    pub(super) fn numbers(&self) -> NumberFormat {
        NumberFormat::of(self.texts.language())
    }

    /// Returns the format of dates in the language of the page.
    pub(super) fn dates(&self) -> DateFormat {
        DateFormat::of(self.texts.language())
    }

    /// Formats a share as a percentage.
    pub(super) fn percent(&self, share: f64) -> String {
        self.numbers().percent(share)
    }

    /// Formats both ends of an interval of shares.
    pub(super) fn percent_range(&self, low: f64, high: f64) -> String {
        format!("{} – {}", self.percent(low), self.percent(high))
    }

    /// Returns the cell of a count.
    pub(super) fn count_cell(&self, count: u64) -> Cell {
        Cell::number(self.numbers().count(count))
    }

    /// Returns the cell for a position in the funnel plot.
    pub(super) fn position_cell(&self, position: FunnelPosition) -> Cell {
        match position {
            FunnelPosition::Above => Cell::State("done", self.text("above-average")),
            FunnelPosition::Within => Cell::Quiet(self.text("no-significant-difference")),
            FunnelPosition::Below => Cell::State("missing", self.text("below-average")),
        }
    }

    /// Sends a page that may be cached for some minutes.
    pub(super) fn send(&self, page: &PublicPage) -> HttpResponse {
        self.render(page, StatusCode::OK, BrowserCache::Minutes)
    }

    /// Renders the page for a problem, in place of the requested one.
    pub(super) fn error_page(&self, problem: &Problem) -> PageError {
        let text = if matches!(problem.code(), ProblemCode::Busy | ProblemCode::TooManyRequests) {
            "busy"
        } else if problem.status_code().is_server_error() {
            "trouble"
        } else {
            "not-there"
        };
        let page = PublicPage {
            title: self.text(&format!("{text}-title")),
            picture: None,
            blocks: vec![Block::Lead(self.text(text))],
        };
        let mut response = self.render(&page, problem.status_code(), BrowserCache::Never);
        for (name, value) in problem.headers() {
            response.headers_mut().append(name.clone(), value.clone());
        }
        response.into()
    }

    fn render(&self, page: &PublicPage, status: StatusCode, caching: BrowserCache) -> HttpResponse {
        let content = Blocks {
            blocks: &page.blocks,
            csrf: "",
        };
        let template = PageTemplate {
            texts: self.texts,
            title: &page.title,
            style: assets::staff_style(),
            picture: page.picture.as_deref(),
            path: self.request.path(),
            languages: i18n::public_languages().collect(),
            content,
        };
        let response = PageResponse::new(Framing::Nobody, caching).with_status(status);
        response.render(&self.request, &template)
    }
}

/// Converts a count for a text. A count above `i64::MAX` becomes `i64::MAX`, never zero.
pub(super) fn count_value(count: impl TryInto<i64>) -> Value {
    Value::Number(count.try_into().unwrap_or(i64::MAX))
}

/// Converts a length or a rank for a format of numbers.
pub(super) fn count_of(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
