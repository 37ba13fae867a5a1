//! Texts in several languages.

use std::collections::BTreeMap;

use super::language::Language;
use super::parse_context::{JsonNode, JsonObject, ParseContext};

/// A text in one or more of the languages of the survey. Never empty; no translation is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized(BTreeMap<Language, String>);

impl Localized {
    /// Creates a text from translations; `None` if there are none or one is blank.
    pub fn from_texts(texts: BTreeMap<Language, String>) -> Option<Localized> {
        let is_whole = !texts.is_empty() && texts.values().all(|text| !text.trim().is_empty());
        is_whole.then_some(Localized(texts))
    }

    /// Text in `language`, if it is translated.
    pub fn text(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Iterates over the translations with their language tags.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }

    /// Parses the translations in the field `name`, each at most `chars_max` characters long; `None` if it is absent.
    pub(crate) fn read_field(
        object: &JsonObject<'_>,
        name: &str,
        chars_max: usize,
        context: &mut ParseContext,
    ) -> Option<Localized> {
        Localized::read(&object.optional(name)?, chars_max, context)
    }

    /// Parses the translations at `node`, each at most `chars_max` characters long.
    pub(crate) fn read(node: &JsonNode<'_>, chars_max: usize, context: &mut ParseContext) -> Option<Localized> {
        let object = node.object(context)?;
        if object.is_empty() {
            node.report(
                context,
                "empty",
                "Write the text in one language at least, or leave it out.",
            );
            return None;
        }
        let mut texts = BTreeMap::new();
        for (tag, text) in object.fields() {
            let Some(language) = Language::parse(tag) else {
                text.report(
                    context,
                    "bad-language",
                    "Name each text by its language, such as \"fi\".",
                );
                continue;
            };
            if !context.offers(&language) {
                text.report(
                    context,
                    "unknown-language",
                    "Add this language to \"languages\", or remove the text.",
                );
            } else if let Some(text) = text.plain_text(chars_max, context) {
                texts.insert(language, text.to_owned());
            }
        }
        (!texts.is_empty()).then_some(Localized(texts))
    }
}
