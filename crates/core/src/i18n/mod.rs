//! Interface texts in every supported language. Pure.
//!
//! One Fluent file per language and audience (<https://projectfluent.org>), embedded in the binary and parsed on first
//! use. A test verifies that every language has every text.

mod date_symbols;
mod files;
mod negotiation;
mod number_symbols;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use date_symbols::DateSymbols;
pub use negotiation::negotiate;
pub use number_symbols::NumberSymbols;

use files::{CITIZEN_FILES, PUBLIC_FILES, STAFF_FILES, file_tag};

/// Primary language tags written from right to left.
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "he", "fa", "ur", "ps", "yi", "ckb", "sd", "ug", "dv", "ku-arab"];

/// The texts of one language.
pub struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// Texts without variables, formatted once.
    plain: HashMap<String, String>,
}

/// Value of a variable in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A count, written with the separators of the language; it also selects the plural form. A year is a text.
    Number(i64),
    /// A text, inserted unchanged.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

type TextsLoader = Box<dyn FnOnce() -> Texts + Send>;

static CITIZEN_TEXTS: LazyLock<Vec<LazyLock<Texts, TextsLoader>>> =
    LazyLock::new(|| CITIZEN_FILES.iter().map(lazy_texts).collect());
static PUBLIC_TEXTS: LazyLock<Vec<LazyLock<Texts, TextsLoader>>> =
    LazyLock::new(|| PUBLIC_FILES.iter().map(lazy_texts).collect());
static STAFF_TEXTS: LazyLock<Vec<LazyLock<Texts, TextsLoader>>> =
    LazyLock::new(|| STAFF_FILES.iter().map(lazy_texts).collect());

fn lazy_texts((language, source): &(&'static str, &'static str)) -> LazyLock<Texts, TextsLoader> {
    let (language, source) = (*language, *source);
    LazyLock::new(Box::new(move || Texts::read(language, source)))
}

/// Languages of the staff pages, English first.
pub fn staff_languages() -> impl Iterator<Item = &'static str> {
    STAFF_FILES.iter().map(|(language, _)| *language)
}

/// Texts of the staff pages and staff mail in the language of the tag, or in English.
pub fn staff(tag: &str) -> &'static Texts {
    let primary = tag.split('-').next().unwrap_or_default();
    let at = STAFF_FILES.iter().position(|(language, _)| *language == primary);
    STAFF_TEXTS
        .get(at.unwrap_or_default())
        .map_or_else(|| LazyLock::force(&ENGLISH), |texts| LazyLock::force(texts))
}

/// Languages of the public pages that compare cities, English first.
pub fn public_languages() -> impl Iterator<Item = &'static str> {
    PUBLIC_FILES.iter().map(|(language, _)| *language)
}

/// Texts of the public pages that compare cities, in the language of the tag, or in English.
pub fn public(tag: &str) -> &'static Texts {
    let primary = tag.split('-').next().unwrap_or_default();
    let at = PUBLIC_FILES.iter().position(|(language, _)| *language == primary);
    PUBLIC_TEXTS
        .get(at.unwrap_or_default())
        .map_or_else(|| LazyLock::force(&ENGLISH), |texts| LazyLock::force(texts))
}

/// Every language of the citizen pages: English first, then by tag.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CITIZEN_FILES.iter().map(|(language, _)| *language)
}

/// Citizen texts for a language tag: of the tag itself, else of its primary language, else English.
pub fn for_language(tag: &str) -> &'static Texts {
    let exact = |wanted: &str| CITIZEN_FILES.iter().position(|(language, _)| *language == wanted);
    let at = exact(tag).or_else(|| exact(file_tag(tag))).unwrap_or_default();
    // The list is never empty: English is the first entry.
    CITIZEN_TEXTS
        .get(at)
        .map_or_else(|| LazyLock::force(&ENGLISH), |texts| LazyLock::force(texts))
}

static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::read("en", files::ENGLISH));

/// Verifies at start-up that every Fluent file parses, because a page shows the name of a missing text. Returns the
/// language of the first file that does not parse as the error.
pub fn check() -> Result<(), &'static str> {
    let files = CITIZEN_FILES.iter().chain(PUBLIC_FILES).chain(STAFF_FILES);
    let broken = files.into_iter().find(|(language, source)| {
        FluentResource::try_new((*source).to_owned()).is_err() || language.parse::<LanguageIdentifier>().is_err()
    });
    broken.map_or(Ok(()), |(language, _)| Err(*language))
}

/// Writing direction of a language: `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    let tag = tag.to_ascii_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    let is_arabic_script = tag.split('-').any(|part| part == "arab" || part == "hebr");
    let is_other_script = tag.split('-').any(|part| part == "latn" || part == "cyrl");
    if is_arabic_script || (RIGHT_TO_LEFT.contains(&primary) && !is_other_script) {
        "rtl"
    } else {
        "ltr"
    }
}

impl Texts {
    fn read(language: &'static str, source: &str) -> Texts {
        // Entries that do not parse are skipped here; `check` prevents the start-up.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _faults)| resource);
        let names: Vec<String> = resource
            .entries()
            .filter_map(|entry| {
                let fluent_syntax::ast::Entry::Message(message) = entry else {
                    return None;
                };
                Some(message.id.name.to_owned())
            })
            .collect();
        let tag: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks around variables would be read aloud and copied; the pages set the direction themselves.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(NumberSymbols::of(language).fluent_formatter()));
        bundle.add_resource_overriding(resource);
        let plain = names.into_iter().filter_map(|name| {
            let text = format(&bundle, &name, None)?;
            Some((name, text))
        });
        Texts {
            language,
            plain: plain.collect(),
            bundle,
        }
    }

    /// Language tag of the texts.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Text without variables; its name if there is no such text.
    pub fn get(&self, id: &str) -> Cow<'_, str> {
        match self.plain.get(id) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(id.to_owned()),
        }
    }

    /// Text with its variables filled in; its name if there is no such text.
    pub fn with(&self, id: &str, values: &[(&'static str, Value)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Number(number) => arguments.set(*name, FluentValue::from(*number)),
                Value::Text(text) => arguments.set(*name, text.as_str()),
            }
        }
        format(&self.bundle, id, Some(&arguments)).unwrap_or_else(|| id.to_owned())
    }
}

/// Formats a text; `None` if it does not exist or a variable is missing.
fn format(bundle: &FluentBundle<FluentResource>, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut errors);
    errors.is_empty().then(|| text.into_owned())
}
