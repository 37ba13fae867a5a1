//! Names of columns: codes, or labels as citizens read them.

use crate::survey::{Definition, Language, Localized};

/// Naming of columns and options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ColumnNames {
    /// Codes, which do not depend on translations.
    #[default]
    Codes,
    /// Labels in this language, or in the default language of the survey if one is missing.
    Labels(Option<Language>),
}

impl ColumnNames {
    /// Returns the name of a question, option or row.
    pub(super) fn name(&self, label: Option<&Localized>, code: &str, definition: &Definition) -> String {
        let label = match self {
            ColumnNames::Codes => None,
            ColumnNames::Labels(language) => label_text(label, language.as_ref(), definition),
        };
        label.unwrap_or(code).to_owned()
    }

    /// Mark between the name of a question and that of its option or row.
    pub(super) fn mark(&self) -> &'static str {
        match self {
            ColumnNames::Codes => "/",
            ColumnNames::Labels(_) => " – ",
        }
    }
}

fn label_text<'a>(
    label: Option<&'a Localized>,
    language: Option<&Language>,
    definition: &Definition,
) -> Option<&'a str> {
    let label = label?;
    let in_language = language.and_then(|language| label.text(language));
    in_language.or_else(|| label.text(&definition.default_language))
}
