//! Parameters of a request for a survey: display mode, language, placement, signed link and staff key.

use std::sync::Arc;

use actix_web::HttpRequest;
use jiff::civil::Date;

use super::locale::Locale;
use crate::app::catalogue::{OTHER_PLACEMENT, PublishedSurvey};
use crate::app::submissions::{Sender, is_placement};
use crate::http::state::HttpState;
use crate::http::web::display_mode::DisplayMode;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::Framing;
use crate::http::web::query::{accepted_languages, query};
use urbivox_core::i18n;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;

/// Request for a page of a survey.
pub struct SurveyRequest {
    /// Requested survey.
    pub published: Arc<PublishedSurvey>,
    /// Display mode.
    pub mode: DisplayMode,
    /// Language of the page: one that the survey has.
    pub language: Language,
    /// Placement in the address or in the signed link.
    pub placement: Option<String>,
    /// Token of the signed link.
    pub token: Option<String>,
    /// Key of the staff placement.
    pub key: Option<String>,
    /// Key of the kiosk's device link.
    pub device_key: Option<String>,
    /// Whether the address has a language.
    has_language: bool,
}

/// Returns the placement to count under. An invalid one is counted as "other", because citizens cannot correct an address.
pub fn counted_placement(placement: String) -> String {
    if is_placement(&placement) {
        placement
    } else {
        OTHER_PLACEMENT.to_owned()
    }
}

impl SurveyRequest {
    /// Reads mode, language, placement, signed link and staff key of a request.
    pub fn of(request: &HttpRequest, published: Arc<PublishedSurvey>, mode: DisplayMode) -> SurveyRequest {
        let query = query(request);
        let parameter = |name: &str| query.get(name).map(str::to_owned);
        let language = language_of(&published, query.get("lang"), accepted_languages(request));
        let (key, device_key) = match mode {
            // Letters and digits, as they are made, so that it can be part of an address.
            DisplayMode::Kiosk => (
                None,
                parameter("k").filter(|key| key.bytes().all(|byte| byte.is_ascii_alphanumeric())),
            ),
            DisplayMode::Page | DisplayMode::Embed | DisplayMode::Staff | DisplayMode::Preview => {
                (parameter("k"), None)
            }
        };
        SurveyRequest {
            mode: if key.is_some() && mode != DisplayMode::Preview {
                DisplayMode::Staff
            } else {
                mode
            },
            language,
            placement: parameter("p").map(counted_placement),
            token: parameter("t"),
            key,
            device_key,
            has_language: query.get("lang").is_some(),
            published,
        }
    }

    /// Returns the placement under which the response is counted.
    pub fn placement(&self) -> &str {
        self.placement.as_deref().unwrap_or(match self.mode {
            DisplayMode::Page => "link",
            DisplayMode::Embed => "iframe",
            DisplayMode::Kiosk => "kiosk",
            DisplayMode::Staff => "staff",
            DisplayMode::Preview => "trial",
        })
    }

    /// Returns the sender of the response.
    pub fn sender(&self) -> Sender<'_> {
        Sender::at_page(self.key.as_deref())
    }

    /// Sets the language, if the current version of the survey has it.
    pub fn set_language(&mut self, tag: &str) {
        let published = Arc::clone(&self.published);
        self.set_language_in(tag, &published.current().definition);
    }

    /// Sets the language, if the given definition has it: that of the version on the citizen's screen.
    pub fn set_language_in(&mut self, tag: &str, definition: &Definition) {
        let languages = &definition.languages;
        if let Some(language) = languages.iter().find(|language| language.as_str() == tag) {
            self.language = language.clone();
        }
    }

    /// Sets the language of a signed link, unless the address has one.
    pub fn set_link_language(&mut self, tag: &str) {
        if !self.has_language {
            self.set_language(tag);
        }
    }

    /// Returns the locale for the texts of a definition.
    pub fn locale<'a>(&'a self, definition: &'a Definition) -> Locale<'a> {
        Locale {
            texts: i18n::for_language(self.language.as_str()),
            language: &self.language,
            fallback: &definition.default_language,
        }
    }

    /// Returns the frame of a page of this survey with the given title.
    pub fn frame(&self, title: String) -> PageFrame {
        let frame = PageFrame::of_survey(&self.published, &self.language, title).in_mode(self.mode);
        let languages = &self.published.current().definition.languages;
        frame.in_public(languages.iter().map(Language::as_str))
    }

    /// Returns who may embed these pages.
    pub fn framing(&self) -> Framing {
        match self.mode {
            DisplayMode::Embed => Framing::Anybody,
            DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff => Framing::Nobody,
            DisplayMode::Preview => Framing::SameOrigin,
        }
    }

    /// Whether views, starts and submissions of this page are counted: a page that people open and send themselves. A kiosk is
    /// loaded once for all its visitors and sends through the API, and what staff enter was answered elsewhere.
    pub fn counts_visits(&self) -> bool {
        match self.mode {
            DisplayMode::Page | DisplayMode::Embed => true,
            DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview => false,
        }
    }

    /// Returns the current day in the city's time zone.
    pub fn today(&self, state: &HttpState) -> Date {
        state.app.clock.today(&self.published.timezone)
    }
}

/// Returns the language of a page: the requested one, one that the browser accepts, the first of the city's that the survey
/// has, or the survey's default.
fn language_of(published: &PublishedSurvey, requested: Option<&str>, accepted: &str) -> Language {
    let definition = &published.current().definition;
    let offered: Vec<&str> = definition.languages.iter().map(Language::as_str).collect();
    let at = |tag: &str| offered.iter().position(|offered| *offered == tag);
    let chosen = requested
        .and_then(at)
        .or_else(|| i18n::negotiate(accepted, &offered))
        .or_else(|| {
            published
                .city
                .languages
                .iter()
                .find_map(|language| at(language.as_str()))
        });
    let chosen = chosen.and_then(|at| definition.languages.get(at));
    chosen.unwrap_or(&definition.default_language).clone()
}
