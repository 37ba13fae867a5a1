//! Validation of JSON bodies by the `validator` crate: lengths and characters. The meaning of a value is checked by the
//! use cases.
//!
//! All violations of a body are reported at once, in the order of the names of its fields.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::http::problem::Problem;
use urbivox_core::survey::name::{InvalidName, NAME_CHARS_MAX, check};
use urbivox_core::survey::{Language, Localized, Slug, Violations};

/// Most languages of a city or a name. Keeps a row small.
const LANGUAGES_MAX: usize = 40;
/// Detail of a violation without a text of its own.
const OTHER_VALUE: &str = "Write another value.";
/// Key by which `validator` reports errors of a structure as a whole.
const WHOLE: &str = "__all__";

/// Validates a body, then converts it. `convert` returns `None` only for values that validation refuses.
pub fn validated<B: Validate, T>(body: B, convert: impl FnOnce(B) -> Option<T>) -> Result<T, Problem> {
    validated_with(body, Violations::none(), convert)
}

/// As [`validated`], and reports the violations that a use case found in the same body after those of its shape.
pub fn validated_with<B: Validate, T>(
    body: B,
    further: Violations,
    convert: impl FnOnce(B) -> Option<T>,
) -> Result<T, Problem> {
    let mut violations = violations_of(&body);
    violations.extend(further);
    if !violations.is_empty() {
        return Err(Problem::invalid_body(violations));
    }
    convert(body).ok_or_else(|| Problem::broken(&"a validated body could not be converted"))
}

fn violations_of(body: &impl Validate) -> Violations {
    let mut violations = Violations::none();
    if let Err(errors) = body.validate() {
        collect("", errors, &mut violations);
    }
    violations
}

/// Converts errors below `pointer` into violations.
fn collect(pointer: &str, errors: ValidationErrors, violations: &mut Violations) {
    let mut fields: Vec<_> = errors.into_errors().into_iter().collect();
    // The items of a list are keyed by their position.
    fields.sort_by_cached_key(|(field, _)| (field.parse::<usize>().ok(), field.clone()));
    for (field, kind) in fields {
        let pointer = if field == WHOLE {
            pointer.to_owned()
        } else {
            format!("{pointer}/{field}")
        };
        match kind {
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    push(&pointer, error, violations);
                }
            }
            ValidationErrorsKind::Struct(errors) => collect(&pointer, *errors, violations),
            ValidationErrorsKind::List(items) => {
                for (index, errors) in items {
                    collect(&format!("{pointer}/{index}"), *errors, violations);
                }
            }
        }
    }
}

fn push(pointer: &str, error: ValidationError, violations: &mut Violations) {
    let code = match error.code {
        Cow::Borrowed(code) => code,
        Cow::Owned(_) => "invalid",
    };
    let detail = error.message.unwrap_or(Cow::Borrowed(OTHER_VALUE));
    violations.push(pointer, code, detail);
}

/// Returns an error with a stable code and a detail for people.
pub fn error(code: &'static str, detail: impl Into<Cow<'static, str>>) -> ValidationError {
    ValidationError::new(code).with_message(detail.into())
}

/// Checks a slug.
pub fn slug(text: &str) -> Result<(), ValidationError> {
    match Slug::parse(text) {
        Some(_) => Ok(()),
        None => Err(error("bad-slug", "Write 1 to 64 small letters a-z, digits or hyphens.")),
    }
}

/// Checks a time zone. Only names of the IANA database are valid, because anything else would depend on files of the
/// server.
pub fn timezone(name: &str) -> Result<(), ValidationError> {
    match TimeZone::get(name) {
        Ok(_) => Ok(()),
        Err(_unknown) => Err(error(
            "bad-timezone",
            "Write a zone of the IANA database, such as Europe/Helsinki.",
        )),
    }
}

/// Checks a display name.
pub fn name(text: &str) -> Result<(), ValidationError> {
    match check(text, NAME_CHARS_MAX) {
        Err(InvalidName::BadLength) => Err(error("bad-length", "Write 1 to 200 characters that can be seen.")),
        Err(InvalidName::ControlCharacter) => Err(error(
            "control-character",
            "Write the name on one line, without control characters and those that turn its direction.",
        )),
        Ok(()) => Ok(()),
    }
}

/// Checks a country: two capital letters.
pub fn country(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits {
        Ok(())
    } else {
        Err(error("bad-country", "Write two letters, such as FI."))
    }
}

/// Language tags as sent: valid when there are 1 to 40 and each occurs once.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct LanguageTags(Vec<String>);

impl LanguageTags {
    /// English only.
    pub fn english() -> LanguageTags {
        LanguageTags(vec!["en".to_owned()])
    }

    /// Returns the languages in their order; `None` if a tag is invalid.
    pub fn parse(&self) -> Option<Vec<Language>> {
        self.0.iter().map(|tag| Language::parse(tag)).collect()
    }
}

impl Validate for LanguageTags {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if !(1..=LANGUAGES_MAX).contains(&self.0.len()) {
            errors.add(WHOLE, error("bad-length", "Name 1 to 40 languages."));
        }
        let mut seen = BTreeSet::new();
        for (index, tag) in self.0.iter().enumerate() {
            match Language::parse(tag) {
                Some(language) if seen.contains(&language) => {
                    let duplicate = error("duplicate-language", "Name each language once.");
                    insert(&mut errors, index.to_string(), duplicate);
                }
                Some(language) => {
                    seen.insert(language);
                }
                None => {
                    let invalid = error("bad-language", "Write a language tag such as \"fi\" or \"pt-BR\".");
                    insert(&mut errors, index.to_string(), invalid);
                }
            }
        }
        result(errors)
    }
}

/// Display names by language tag, as sent: valid when there are 1 to 40, and each is a valid name.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalizedNames(BTreeMap<String, String>);

impl LocalizedNames {
    /// Returns the names as one text in several languages; `None` if they are invalid.
    pub fn parse(self) -> Option<Localized> {
        let texts = self.0.into_iter();
        let texts: Option<BTreeMap<Language, String>> =
            texts.map(|(tag, text)| Some((Language::parse(&tag)?, text))).collect();
        Localized::from_texts(texts?)
    }
}

impl From<&Localized> for LocalizedNames {
    fn from(name: &Localized) -> LocalizedNames {
        let texts = name.iter();
        LocalizedNames(
            texts
                .map(|(language, text)| (language.to_string(), text.to_owned()))
                .collect(),
        )
    }
}

impl Validate for LocalizedNames {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if !(1..=LANGUAGES_MAX).contains(&self.0.len()) {
            errors.add(WHOLE, error("bad-length", "Write the name in 1 to 40 languages."));
        }
        for (tag, text) in &self.0 {
            if Language::parse(tag).is_none() {
                // Reported at the name, because the tag may be any text.
                let detail = "Name each text by its language, such as \"fi\".";
                errors.add(WHOLE, error("bad-language", detail));
            } else if let Err(invalid) = name(text) {
                insert(&mut errors, tag.clone(), invalid);
            }
        }
        result(errors)
    }
}

/// Adds the error of an item, keyed by its position or its language.
fn insert(errors: &mut ValidationErrors, key: String, error: ValidationError) {
    let errors = errors.errors_mut();
    errors.insert(Cow::Owned(key), ValidationErrorsKind::Field(vec![error]));
}

fn result(errors: ValidationErrors) -> Result<(), ValidationErrors> {
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Validate)]
    struct CityLike {
        #[validate(custom(function = slug))]
        slug: String,
        #[validate(nested)]
        languages: LanguageTags,
        #[validate(nested)]
        name: Option<LocalizedNames>,
    }

    fn violations(json: &str) -> Vec<(String, &'static str)> {
        let body: CityLike = serde_json::from_str(json).unwrap();
        let violations = violations_of(&body).into_vec();
        violations.into_iter().map(|one| (one.pointer, one.code)).collect()
    }

    #[test]
    fn nested_errors_become_pointers_in_order() {
        let tags: Vec<String> = (0..11).map(|index| format!("\"{index}!\"")).collect();
        let reported = violations(&format!(r#"{{"slug": "A", "languages": [{}]}}"#, tags.join(",")));
        let expected: Vec<_> = (0..11)
            .map(|index| (format!("/languages/{index}"), "bad-language"))
            .chain([("/slug".to_owned(), "bad-slug")])
            .collect();
        assert_eq!(reported, expected);
    }

    #[test]
    fn errors_of_a_whole_field_and_of_its_items_are_reported_together() {
        let reported = violations(r#"{"slug": "a", "languages": ["fi", "fi"], "name": {"fi": "", "!": "x"}}"#);
        let expected = [
            ("/languages/1", "duplicate-language"),
            ("/name", "bad-language"),
            ("/name/fi", "bad-length"),
        ];
        let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code));
        assert_eq!(reported, expected);
        assert_eq!(
            violations(r#"{"slug": "a", "languages": []}"#),
            [("/languages".to_owned(), "bad-length")]
        );
        assert!(violations(r#"{"slug": "a", "languages": ["fi"], "name": {"fi": "A"}}"#).is_empty());
    }
}
