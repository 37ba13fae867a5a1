//! What every page has around its words: language, title, look, whose page it is.

use crate::app::catalogue::{CityFacts, PublishedSurvey};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::definition::language::Language;

use super::assets;
use crate::http::media::logo;

/// How a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisplayMode {
    /// In a window of its own.
    Page,
    /// Inside another page.
    Embed,
    /// On a screen that many people use.
    Kiosk,
    /// By staff, who enter what was said on paper or on the phone.
    Staff,
    /// A draft, by those who work on it.
    Trial,
}

impl DisplayMode {
    /// The class of the page's body.
    pub fn name(self) -> &'static str {
        match self {
            DisplayMode::Page => "page",
            DisplayMode::Embed => "embed",
            DisplayMode::Kiosk => "kiosk",
            DisplayMode::Staff => "staff",
            DisplayMode::Trial => "trial",
        }
    }
}

/// A picture whose size is known, so that nothing moves when it comes.
pub(crate) struct Picture {
    pub(crate) address: String,
    pub(crate) width: u16,
    pub(crate) height: u16,
}

/// What every page has around its words.
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
    /// Where privacy and accessibility are told, without the last step.
    pub(crate) about: Option<String>,
    /// Languages that the same address may be asked for in.
    pub(crate) alternates: Vec<String>,
    /// Not for search engines.
    pub(crate) is_private: bool,
    /// The city's logo.
    pub(crate) logo: Option<Picture>,
    /// The picture that social networks show, an address.
    pub(crate) picture: Option<String>,
}

impl PageFrame {
    /// A page in this language with this title.
    pub fn new(language: &str, title: String) -> PageFrame {
        PageFrame {
            language: language.to_owned(),
            direction: i18n::direction(language),
            texts: i18n::of(language),
            title,
            place: "Urbivox".to_owned(),
            mode: DisplayMode::Page.name(),
            style: assets::look(None),
            script: assets::script(),
            is_scripted: false,
            about: None,
            alternates: Vec::new(),
            is_private: true,
            logo: None,
            picture: None,
        }
    }

    /// A page of a survey: whose service it is about, in the city's colour.
    pub fn of_survey(published: &PublishedSurvey, language: &Language, title: String) -> PageFrame {
        let city = &published.city;
        let place = format!("{} · {}", city.name, published.service_name(language.as_str()));
        PageFrame::new(language.as_str(), title).of_city(city, place)
    }

    /// The same for a city: its name above, its colour, its notices below.
    pub fn of_city(mut self, city: &CityFacts, place: String) -> PageFrame {
        self.place = place;
        self.style = assets::look(city.settings.accent.map(|accent| accent.to_string()).as_deref());
        self.about = Some(format!("/about/{}", city.slug));
        self.logo = city.settings.logo.as_ref().map(|logo| Picture {
            address: logo::address(&city.slug, logo),
            width: logo.width,
            height: logo.height,
        });
        self
    }

    /// The same, shown in another way.
    pub fn in_mode(mut self, mode: DisplayMode) -> PageFrame {
        self.mode = mode.name();
        self
    }

    /// The same with a script.
    pub fn with_script(mut self, script: String) -> PageFrame {
        self.script = script;
        self.is_scripted = true;
        self
    }

    /// The same, for search engines, in these languages.
    pub fn in_public<'a>(mut self, languages: impl Iterator<Item = &'a str>) -> PageFrame {
        self.is_private = false;
        self.alternates = languages.map(str::to_owned).collect();
        self
    }
}
