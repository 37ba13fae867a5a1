//! Frame of citizen pages and of city notices: language, title, style and city.

use crate::app::catalogue::{CityFacts, PublishedSurvey};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::definition::language::Language;

use super::assets;
use super::display_mode::DisplayMode;
use crate::http::media::logo;

/// Image with its size in pixels, so that the layout does not shift when it loads.
pub(crate) struct Picture {
    pub(crate) address: String,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

/// Frame of a page.
pub struct PageFrame {
    pub(crate) language: String,
    pub(crate) direction: &'static str,
    pub(crate) texts: &'static Texts,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) mode: &'static str,
    pub(crate) style: String,
    pub(crate) script: String,
    pub(crate) is_scripted: bool,
    /// Path of the city's notices, without `/privacy` or `/accessibility`.
    pub(crate) about: Option<String>,
    /// Languages in which the address is available.
    pub(crate) alternates: Vec<String>,
    /// Whether search engines must not index the page.
    pub(crate) is_private: bool,
    /// Logo of the city.
    pub(crate) logo: Option<Picture>,
    /// Address of the preview image for social networks.
    pub(crate) picture: Option<String>,
}

impl PageFrame {
    /// Creates a frame without a city.
    pub fn new(language: &str, title: String) -> PageFrame {
        PageFrame {
            language: language.to_owned(),
            direction: i18n::direction(language),
            texts: i18n::for_language(language),
            title,
            place: "Urbivox".to_owned(),
            mode: DisplayMode::Page.name(),
            style: assets::citizen_style(None),
            script: assets::script(),
            is_scripted: false,
            about: None,
            alternates: Vec::new(),
            is_private: true,
            logo: None,
            picture: None,
        }
    }

    /// Creates the frame of a survey's page, with city, service and the city's colour.
    pub fn of_survey(published: &PublishedSurvey, language: &Language, title: String) -> PageFrame {
        let city = &published.city;
        let place = format!("{} · {}", city.name, published.service_name(language.as_str()));
        PageFrame::new(language.as_str(), title).of_city(city, place)
    }

    /// Sets the city: `place` as heading, colour, logo and notices.
    pub fn of_city(mut self, city: &CityFacts, place: String) -> PageFrame {
        self.place = place;
        self.style = assets::citizen_style(city.settings.accent.map(|accent| accent.to_string()).as_deref());
        self.about = Some(format!("/about/{}", city.slug));
        self.logo = city.settings.logo.as_ref().map(|logo| Picture {
            address: logo::address(&city.slug, logo),
            width: logo.width,
            height: logo.height,
        });
        self
    }

    /// Sets the display mode.
    pub fn in_mode(mut self, mode: DisplayMode) -> PageFrame {
        self.mode = mode.name();
        self
    }

    /// Adds a script.
    pub fn with_script(mut self, script: String) -> PageFrame {
        self.script = script;
        self.is_scripted = true;
        self
    }

    /// Allows search engines to index the page in these languages.
    pub fn in_public<'a>(mut self, languages: impl Iterator<Item = &'a str>) -> PageFrame {
        self.is_private = false;
        self.alternates = languages.map(str::to_owned).collect();
        self
    }
}
