//! The shape of bodies: lengths and letters. What a value means belongs to the rooms that own it.
//!
//! All faults of a body are reported at once: those of the `validator` crate, and those of slugs, zones and
//! languages that do not parse.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use validator::{Validate, ValidationError, ValidationErrorsKind};

use crate::http::problem::Problem;
use urbivox_core::survey::name::{InvalidName, NAME_CHARS_MAX, check};
use urbivox_core::survey::{Language, Localized, Slug, Violations};

/// Most languages of a city. Keeps a row small.
pub const LANGUAGES_MAX: u64 = 40;
/// What to do about a fault that has no words of its own.
const OTHER_VALUE: &str = "Write another value.";

/// Gathers the faults of a body while its fields are read.
pub struct BodyErrors {
    faults: Violations,
}

impl BodyErrors {
    /// Starts with what `validator` finds.
    pub fn of(body: &impl Validate) -> BodyErrors {
        let mut faults = Violations::none();
        if let Err(found) = body.validate() {
            let fields: BTreeMap<_, _> = found.into_errors().into_iter().collect();
            for (field, kind) in fields {
                match kind {
                    ValidationErrorsKind::Field(errors) => {
                        for error in errors {
                            push(&mut faults, &field, error);
                        }
                    }
                    // Bodies are flat. A fault below a field is one of the field all the same.
                    ValidationErrorsKind::Struct(_) | ValidationErrorsKind::List(_) => {
                        faults.push(format!("/{field}"), "invalid", OTHER_VALUE);
                    }
                }
            }
        }
        BodyErrors { faults }
    }

    /// Reads a slug.
    pub fn slug(&mut self, pointer: &str, text: &str) -> Option<Slug> {
        let slug = Slug::parse(text);
        if slug.is_none() {
            self.faults.push(
                pointer,
                "bad-slug",
                "Write 1 to 64 small letters a-z, digits or hyphens.",
            );
        }
        slug
    }

    /// Reports a fault.
    pub fn fault(&mut self, pointer: &str, code: &'static str, detail: &str) {
        self.faults.push(pointer, code, detail);
    }

    /// Checks that a time zone is one of the world's.
    pub fn timezone(&mut self, pointer: &str, name: &str) {
        // A zone is named by area and place; anything else would depend on the machine's own files.
        if TimeZone::get(name).is_err() {
            self.faults.push(
                pointer,
                "bad-timezone",
                "Write a zone of the IANA database, such as Europe/Helsinki.",
            );
        }
    }

    /// Reads a list of language tags, each once.
    pub fn languages(&mut self, pointer: &str, tags: &[String]) -> Vec<Language> {
        let mut languages = Vec::new();
        for (place, tag) in tags.iter().enumerate() {
            match Language::parse(tag) {
                Some(language) if !languages.contains(&language) => languages.push(language),
                Some(_) => self.faults.push(
                    format!("{pointer}/{place}"),
                    "duplicate-language",
                    "Name each language once.",
                ),
                None => {
                    let detail = "Write a language tag such as \"fi\" or \"pt-BR\".";
                    self.faults.push(format!("{pointer}/{place}"), "bad-language", detail);
                }
            }
        }
        languages
    }

    /// Reads a name in one language or more.
    pub fn localized(&mut self, pointer: &str, texts: BTreeMap<String, String>) -> Option<Localized> {
        let mut read = BTreeMap::new();
        if texts.is_empty() || texts.len() > usize::try_from(LANGUAGES_MAX).unwrap_or(usize::MAX) {
            self.faults
                .push(pointer, "bad-length", "Write the name in 1 to 40 languages.");
        }
        for (tag, text) in texts {
            let Some(language) = Language::parse(&tag) else {
                self.faults.push(
                    pointer,
                    "bad-language",
                    "Name each text by its language, such as \"fi\".",
                );
                continue;
            };
            if let Err(error) = name(&text) {
                let field = format!("{}/{tag}", pointer.trim_start_matches('/'));
                push(&mut self.faults, &field, error);
            }
            read.insert(language, text);
        }
        Localized::from_texts(read)
    }

    /// Takes what another room read, or its faults.
    pub fn take<T>(&mut self, read: Result<T, Violations>) -> Option<T> {
        read.map_err(|faults| self.faults.extend(faults)).ok()
    }

    /// What was read, unless something is wrong.
    pub fn done<T>(self, read: Option<T>) -> Result<T, Problem> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(Problem::invalid_body(self.faults)),
        }
    }
}

fn push(faults: &mut Violations, field: &str, error: ValidationError) {
    let code = match error.code {
        Cow::Borrowed(code) => code,
        Cow::Owned(_) => "invalid",
    };
    let detail = error.message.unwrap_or(Cow::Borrowed(OTHER_VALUE));
    faults.push(format!("/{field}"), code, detail);
}

/// A name for people.
pub fn name(text: &str) -> Result<(), ValidationError> {
    let wrong = |code, detail: &'static str| Err(ValidationError::new(code).with_message(Cow::Borrowed(detail)));
    match check(text, NAME_CHARS_MAX) {
        Err(InvalidName::BadLength) => wrong("bad-length", "Write 1 to 200 characters that can be seen."),
        Err(InvalidName::ControlCharacter) => wrong(
            "control-character",
            "Write the name on one line, without control characters and those that turn its direction.",
        ),
        Ok(()) => Ok(()),
    }
}

/// A country: two capital letters.
pub fn country(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let wrong = || ValidationError::new("bad-country").with_message(Cow::Borrowed("Write two letters, such as FI."));
    if fits { Ok(()) } else { Err(wrong()) }
}
