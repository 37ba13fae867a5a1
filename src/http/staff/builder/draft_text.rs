//! Localized texts of a draft.

use serde_json::Value;
use urbivox_core::i18n;

/// Replaces one language of a localized text; `null` if no text is left.
pub fn localized(before: Option<&Value>, language: &str, text: &str) -> Value {
    let mut texts = before.and_then(Value::as_object).cloned().unwrap_or_default();
    let text = text.trim();
    if text.is_empty() {
        texts.remove(language);
    } else {
        texts.insert(language.to_owned(), Value::from(text));
    }
    if texts.is_empty() {
        Value::Null
    } else {
        Value::Object(texts)
    }
}

/// Name of a language in that language, with its tag: "suomi (fi)".
pub fn language_name(tag: &str) -> String {
    let texts = i18n::for_language(tag);
    let is_known = texts.language() == tag.split('-').next().unwrap_or_default();
    if is_known {
        format!("{} ({tag})", texts.get("language-name"))
    } else {
        tag.to_owned()
    }
}
