//! Who comes to which survey, and how: what the address says.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;
use jiff::civil::Date;

use crate::app::catalogue::{OTHER_PLACEMENT, PublishedSurvey};
use crate::app::submissions::{Sender, is_placement};
use crate::http::state::HttpState;
use crate::http::web::page_frame::{DisplayMode, PageFrame};
use crate::http::web::page_response::Framing;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;

use super::question::Locale;

/// A visit to a survey.
pub struct SurveyRequest {
    /// The survey.
    pub published: Arc<PublishedSurvey>,
    /// How it is shown.
    pub mode: DisplayMode,
    /// The language spoken: one that the survey has.
    pub language: Language,
    /// Where the survey was offered, as the address says.
    pub placement: Option<String>,
    /// The signed link that was followed.
    pub token: Option<String>,
    /// What lets staff in.
    pub key: Option<String>,
    /// The address names a language.
    asked: bool,
}

/// What the query of an address holds. What is not known is left alone: mail programs and social networks add their own.
pub fn query(request: &HttpRequest) -> FormFields {
    let pairs = form_urlencoded::parse(request.query_string().as_bytes());
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// A placement as it is counted: what cannot be one is counted under the others, because a citizen cannot mend an address.
pub fn countable(placement: String) -> String {
    if is_placement(&placement) {
        placement
    } else {
        OTHER_PLACEMENT.to_owned()
    }
}

impl SurveyRequest {
    /// What the address and the browser say.
    pub fn of(request: &HttpRequest, published: Arc<PublishedSurvey>, mode: DisplayMode) -> SurveyRequest {
        let query = query(request);
        let own = |name: &str| query.get(name).map(str::to_owned);
        let language = language_of(&published, query.get("lang"), accepted(request));
        let key = own("k");
        SurveyRequest {
            mode: if key.is_some() && mode != DisplayMode::Trial {
                DisplayMode::Staff
            } else {
                mode
            },
            language,
            placement: own("p").map(countable),
            token: own("t"),
            key,
            asked: query.get("lang").is_some(),
            published,
        }
    }

    /// Where answers are counted.
    pub fn placement(&self) -> &str {
        self.placement.as_deref().unwrap_or(match self.mode {
            DisplayMode::Page => "link",
            DisplayMode::Embed => "iframe",
            DisplayMode::Kiosk => "kiosk",
            DisplayMode::Staff => "staff",
            DisplayMode::Trial => "trial",
        })
    }

    /// Who answers.
    pub fn sender(&self) -> Sender<'_> {
        Sender::at_page(self.key.as_deref())
    }

    /// Speaks another of the survey's languages, if it has it.
    pub fn speak(&mut self, tag: &str) {
        let published = Arc::clone(&self.published);
        self.speak_of(tag, &published.current().definition);
    }

    /// The same of the languages of a version that is on the citizen's screen.
    pub fn speak_of(&mut self, tag: &str, definition: &Definition) {
        let languages = &definition.languages;
        if let Some(language) = languages.iter().find(|language| language.as_str() == tag) {
            self.language = language.clone();
        }
    }

    /// Speaks the language that a signed link names, unless the address names one.
    pub fn speak_by_link(&mut self, tag: &str) {
        if !self.asked {
            self.speak(tag);
        }
    }

    /// The words for a definition in this visit's language.
    pub fn speech<'a>(&'a self, definition: &'a Definition) -> Locale<'a> {
        Locale {
            texts: i18n::of(self.language.as_str()),
            language: &self.language,
            fallback: &definition.default_language,
        }
    }

    /// A page of this survey with this title.
    pub fn frame(&self, title: String) -> PageFrame {
        let frame = PageFrame::of_survey(&self.published, &self.language, title).in_mode(self.mode);
        let languages = &self.published.current().definition.languages;
        frame.in_public(languages.iter().map(Language::as_str))
    }

    /// Who may show these pages inside others.
    pub fn framing(&self) -> Framing {
        match self.mode {
            DisplayMode::Embed => Framing::Anybody,
            DisplayMode::Page | DisplayMode::Kiosk | DisplayMode::Staff => Framing::Nobody,
            DisplayMode::Trial => Framing::Ourselves,
        }
    }

    /// Today in the city.
    pub fn today(&self, site: &HttpState) -> Date {
        site.app.clock.today(&self.published.timezone)
    }
}

/// What the browser asks for.
pub fn accepted(request: &HttpRequest) -> &str {
    let header = request.headers().get(ACCEPT_LANGUAGE);
    header.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The language to speak: the one asked for, one that the browser accepts, the city's first that the survey has, or
/// the survey's own.
fn language_of(published: &PublishedSurvey, asked: Option<&str>, accepted: &str) -> Language {
    let definition = &published.current().definition;
    let offered: Vec<&str> = definition.languages.iter().map(Language::as_str).collect();
    let at = |tag: &str| offered.iter().position(|offered| *offered == tag);
    let found = asked
        .and_then(at)
        .or_else(|| i18n::negotiate(accepted, &offered))
        .or_else(|| {
            published
                .city
                .languages
                .iter()
                .find_map(|language| at(language.as_str()))
        });
    let found = found.and_then(|at| definition.languages.get(at));
    found.unwrap_or(&definition.default_language).clone()
}
