//! Languages of a page, and the texts of a survey in them.

use crate::http::web::date_format::DateFormat;
use crate::http::web::number_format::NumberFormat;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;

/// Languages of a page: that of the interface and that of the survey.
#[derive(Clone, Copy)]
pub struct Locale<'a> {
    /// Texts of the interface.
    pub texts: &'static Texts,
    /// Language of the survey's texts: one that it is offered in.
    pub language: &'a Language,
    /// Default language of the survey, for texts without a translation.
    pub fallback: &'a Language,
}

impl Locale<'_> {
    /// Returns the text in the citizen's language, else in the survey's default language, else in any.
    pub fn text<'t>(&self, text: &'t Localized) -> &'t str {
        let own = text.text(self.language).or_else(|| text.text(self.fallback));
        own.or_else(|| text.iter().next().map(|(_, text)| text))
            .unwrap_or_default()
    }

    /// Returns the text, or the code where there is none.
    pub fn label<'t>(&self, text: Option<&'t Localized>, code: &'t str) -> &'t str {
        text.map_or(code, |text| self.text(text))
    }

    /// Returns the format of numbers in the language of the interface.
    pub fn numbers(&self) -> NumberFormat {
        NumberFormat::of(self.texts.language())
    }

    /// Returns the format of dates in the language of the interface.
    pub fn dates(&self) -> DateFormat {
        DateFormat::of(self.texts.language())
    }
}
