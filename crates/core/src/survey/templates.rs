//! Ready-made surveys: established question sets in many languages.
//!
//! The file of a template contains a definition with text names in place of texts, and the texts by name for each
//! language. Translators therefore see one language at a time and no structure.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::definition::Definition;
use super::definition::language::Language;

/// A ready-made survey.
pub struct Template {
    /// Identifier in URLs.
    pub id: &'static str,
    /// Name shown to staff.
    pub name: &'static str,
    /// Purpose and source of the template, in one or two sentences for staff.
    pub description: &'static str,
    definition: Value,
    /// Texts by name, for each language, English first.
    texts: Vec<(Language, Map<String, Value>)>,
}

/// Description of a template and its JSON source.
struct TemplateCard {
    id: &'static str,
    name: &'static str,
    description: &'static str,
    source: &'static str,
}

macro_rules! card {
    ($id:literal, $name:literal, $description:literal) => {
        TemplateCard {
            id: $id,
            name: $name,
            description: $description,
            source: include_str!(concat!("templates/", $id, ".json")),
        }
    };
}

const CARDS: &[TemplateCard] = &[
    card!(
        "short-satisfaction",
        "Short satisfaction",
        "Five faces, why not, and a comment: the survey to begin with. Share of satisfied citizens (CSAT)."
    ),
    card!(
        "nps",
        "Recommendation",
        "Would you recommend it, from 0 to 10, and why. Net promoter score."
    ),
    card!(
        "ces",
        "Effort",
        "Was it made easy, from 1 to 7, and what was hard. Customer effort score."
    ),
    card!(
        "sus",
        "System usability scale",
        "Ten statements about how a service can be used. SUS, 0 to 100."
    ),
    card!(
        "umux-lite",
        "Usability in two questions",
        "Does it do what is needed, and is it easy. UMUX-Lite, 0 to 100."
    ),
    card!(
        "time-saved",
        "Time saved",
        "Minutes it took, and minutes it would have taken without the digital service."
    ),
    card!(
        "sdg-information",
        "Single Digital Gateway: information",
        "For a page of information: found or not, one to five stars. Regulation (EU) 2020/1121, annex III."
    ),
    card!(
        "sdg-procedure",
        "Single Digital Gateway: procedure",
        "After an online procedure: how easy it was, one to five stars. Regulation (EU) 2020/1121, annex III."
    ),
    card!(
        "sdg-assistance",
        "Single Digital Gateway: assistance",
        "After help from staff: how good the service was, one to five stars, and how to improve it. Regulation (EU) \
         2020/1121, annex III."
    ),
    card!(
        "four-questions",
        "Four questions",
        "Experience, clarity, help and a comment, after France's \"Je donne mon avis\"."
    ),
    card!(
        "municipality",
        "Municipality",
        "Stars, then what went well or what was difficult, after the model of Italy's municipalities."
    ),
    card!(
        "trust-and-drivers",
        "Trust and drivers",
        "Trust, and what drove it, after section 280 of the US circular A-11."
    ),
];

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| CARDS.iter().filter_map(read).collect());

/// Iterates over all templates, in display order.
pub fn all() -> impl Iterator<Item = &'static Template> {
    TEMPLATES.iter()
}

/// Template with this identifier.
pub fn find(id: &str) -> Option<&'static Template> {
    all().find(|template| template.id == id)
}

/// Returns whether every template can be parsed and is ready to publish. Verified at start-up.
pub fn check() -> bool {
    let is_whole = |template: &Template| {
        let definition = Definition::parse(&template.document(&[]));
        definition.is_ok_and(|definition| definition.publication_violations().is_empty())
    };
    TEMPLATES.len() == CARDS.len() && all().all(is_whole)
}

/// Parses a template. An invalid file is skipped here; [`check`] prevents the start-up.
fn read(card: &TemplateCard) -> Option<Template> {
    let file: Value = serde_json::from_str(card.source).ok()?;
    let texts = file.get("texts")?.as_object()?.iter();
    let texts = texts.map(|(tag, texts)| Some((Language::parse(tag)?, texts.as_object()?.clone())));
    let mut texts: Vec<(Language, Map<String, Value>)> = texts.collect::<Option<_>>()?;
    // English first: the default if no language is requested.
    texts.sort_by_key(|(language, _)| language.as_str() != "en");
    Some(Template {
        id: card.id,
        name: card.name,
        description: card.description,
        definition: file.get("definition")?.clone(),
        texts,
    })
}

impl Template {
    /// Iterates over the languages of the template, English first.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.texts.iter().map(|(language, _)| language)
    }

    /// Requested languages that the template has, in the order requested.
    pub fn supported_languages(&self, asked: &[Language]) -> Vec<Language> {
        let is_offered = |language: &&Language| self.languages().any(|own| own == *language);
        asked.iter().filter(is_offered).cloned().collect()
    }

    /// Survey definition in the requested languages, the first as the default; in all languages if none is requested.
    pub fn document(&self, asked: &[Language]) -> Value {
        let languages = if asked.is_empty() {
            self.languages().cloned().collect()
        } else {
            self.supported_languages(asked)
        };
        let texts: BTreeMap<&str, &Map<String, Value>> = self
            .texts
            .iter()
            .filter(|(language, _)| languages.contains(language))
            .map(|(language, texts)| (language.as_str(), texts))
            .collect();
        let mut document = with_translations(&self.definition, &texts);
        if let Some(fields) = document.as_object_mut() {
            let tags: Vec<&str> = languages.iter().map(Language::as_str).collect();
            fields.insert("default_language".to_owned(), tags.first().copied().into());
            fields.insert("languages".to_owned(), tags.into());
        }
        document
    }

    /// Names of the measures of its questions, without consecutive duplicates.
    pub fn measures(&self) -> Vec<&'static str> {
        let definition = Definition::parse(&self.document(&[])).ok();
        let mut measures: Vec<&'static str> = definition
            .iter()
            .flat_map(Definition::questions)
            .filter_map(|question| question.measure.map(|measure| measure.name()))
            .collect();
        measures.dedup();
        measures
    }
}

/// Replaces every text name in a definition by the texts in each language.
fn with_translations(value: &Value, texts: &BTreeMap<&str, &Map<String, Value>>) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| {
                let field = match (name.as_str(), field) {
                    ("title" | "intro" | "thanks" | "prompt" | "hint" | "label", Value::String(text)) => {
                        localized_text(text, texts)
                    }
                    ("labels", Value::Object(labels)) => {
                        let labels = labels.iter().map(|(point, label)| {
                            // A label that is not a text name is unchanged; the definition is refused for it.
                            let label = label
                                .as_str()
                                .map_or_else(|| label.clone(), |text| localized_text(text, texts));
                            (point.clone(), label)
                        });
                        Value::Object(labels.collect())
                    }
                    _ => with_translations(field, texts),
                };
                (name.clone(), field)
            });
            Value::Object(fields.collect())
        }
        Value::Array(list) => list.iter().map(|entry| with_translations(entry, texts)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

fn localized_text(name: &str, texts: &BTreeMap<&str, &Map<String, Value>>) -> Value {
    let texts = texts
        .iter()
        .filter_map(|(language, texts)| Some(((*language).to_owned(), texts.get(name)?.clone())));
    Value::Object(texts.collect())
}
