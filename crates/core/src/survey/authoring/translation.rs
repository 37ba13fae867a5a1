//! Texts of a draft by language, and CSV files for translators.

use std::collections::{BTreeMap, HashSet};
use std::io;

use serde_json::{Map, Value};

use crate::survey::definition::language::Language;

/// Maximum number of rows read from a translator's file. Protects the memory.
const ROWS_MAX: usize = 20_000;
/// Names of the fields that contain a text in several languages.
const TEXT_FIELDS: [&str; 6] = ["title", "intro", "thanks", "prompt", "hint", "label"];

/// A text of a draft with all its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntry {
    /// Key of the text: a JSON pointer that uses codes where possible, such as `/questions/satisfaction/prompt`, so
    /// that it remains valid when questions move.
    pub key: String,
    /// Translations by language tag.
    pub texts: BTreeMap<String, String>,
}

/// Returns all texts of a draft, in the order in which a citizen sees them.
pub fn entries(document: &Value) -> Vec<TextEntry> {
    let mut found = Vec::new();
    for field in ["title", "intro"] {
        add(&mut found, field, document.get(field));
    }
    let pages = document.get("pages").and_then(Value::as_array);
    for (at, page) in pages.into_iter().flatten().enumerate() {
        add(&mut found, &format!("pages/{at}/title"), page.get("title"));
        let questions = page.get("questions").and_then(Value::as_array);
        for question in questions.into_iter().flatten() {
            of_question(&mut found, question);
        }
    }
    add(&mut found, "thanks", document.get("thanks"));
    found
}

fn add(found: &mut Vec<TextEntry>, key: &str, text: Option<&Value>) {
    let Some(texts) = text.and_then(Value::as_object) else {
        return;
    };
    let texts = texts
        .iter()
        .filter_map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned())));
    found.push(TextEntry {
        key: format!("/{key}"),
        texts: texts.collect(),
    });
}

fn of_question(found: &mut Vec<TextEntry>, question: &Value) {
    let code = code_of(question);
    for field in ["prompt", "hint"] {
        add(found, &format!("questions/{code}/{field}"), question.get(field));
    }
    for list in ["options", "rows"] {
        let entries = question.get(list).and_then(Value::as_array);
        for entry in entries.into_iter().flatten() {
            let key = format!("questions/{code}/{list}/{}/label", code_of(entry));
            add(found, &key, entry.get("label"));
        }
    }
    let labels = question.get("labels").and_then(Value::as_object);
    let mut labels: Vec<(&String, &Value)> = labels.into_iter().flatten().collect();
    labels.sort_by_key(|(point, _)| point.parse::<i64>().unwrap_or(i64::MAX));
    for (point, label) in labels {
        add(found, &format!("questions/{code}/labels/{point}"), Some(label));
    }
}

fn code_of(value: &Value) -> &str {
    value.get("code").and_then(Value::as_str).unwrap_or_default()
}

/// Sets the translation of a text; an empty text removes it. Returns false if the key does not exist.
pub fn set_text(document: &mut Value, key: &str, language: &str, text: &str) -> bool {
    let Some(texts) = find(document, key) else {
        return false;
    };
    if text.trim().is_empty() {
        texts.remove(language);
    } else {
        texts.insert(language.to_owned(), Value::from(text.trim()));
    }
    true
}

fn find<'a>(document: &'a mut Value, key: &str) -> Option<&'a mut Map<String, Value>> {
    let mut steps = key.strip_prefix('/')?.split('/');
    let first = steps.next()?;
    if first != "questions" {
        let mut at = document.get_mut(first)?;
        for step in steps {
            at = match step.parse::<usize>() {
                Ok(index) => at.get_mut(index)?,
                Err(_name) => at.get_mut(step)?,
            };
        }
        return at.as_object_mut();
    }
    let code = steps.next()?;
    let pages = document.get_mut("pages")?.as_array_mut()?;
    let questions = pages
        .iter_mut()
        .filter_map(|page| page.get_mut("questions")?.as_array_mut())
        .flatten();
    let mut at = { questions }.find(|question| code_of(question) == code)?;
    let field = steps.next()?;
    at = at.get_mut(field)?;
    if matches!(field, "options" | "rows") {
        let entry = steps.next()?;
        at = at.as_array_mut()?.iter_mut().find(|option| code_of(option) == entry)?;
    }
    for step in steps {
        at = at.get_mut(step)?;
    }
    at.as_object_mut()
}

/// Number of texts without a translation in a language.
pub fn missing_count(document: &Value, language: &str) -> usize {
    let lacks = |entry: &TextEntry| entry.texts.get(language).is_none_or(|text| text.trim().is_empty());
    entries(document).iter().filter(|entry| lacks(entry)).count()
}

/// Restricts a draft to these languages, the first as the default; removes the texts in other languages.
pub fn with_languages(document: &Value, languages: &[Language]) -> Value {
    let mut document = document.clone();
    let tags: Vec<&str> = languages.iter().map(Language::as_str).collect();
    keep_only(&mut document, &tags);
    if let Some(fields) = document.as_object_mut() {
        fields.insert("languages".to_owned(), tags.clone().into());
        fields.insert("default_language".to_owned(), tags.first().copied().into());
    }
    document
}

fn keep_only(value: &mut Value, tags: &[&str]) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let is_text = TEXT_FIELDS.contains(&name.as_str());
                match field {
                    Value::Object(texts) if is_text => texts.retain(|tag, _| tags.contains(&tag.as_str())),
                    Value::Object(labels) if name == "labels" => {
                        let texts = labels.values_mut().filter_map(Value::as_object_mut);
                        texts.for_each(|texts| texts.retain(|tag, _| tags.contains(&tag.as_str())));
                    }
                    Value::Object(_) | Value::Array(_) => keep_only(field, tags),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|entry| keep_only(entry, tags)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Writes the file for a translator (CSV, RFC 4180): key, source text, translation.
pub fn to_csv(document: &Value, from: &str, to: &str) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["key", from, to])?;
    for entry in entries(document) {
        let text = |tag: &str| entry.texts.get(tag).map_or("", String::as_str);
        writer.write_record([entry.key.as_str(), text(from), text(to)])?;
    }
    writer.into_inner().map_err(|failed| failed.into_error())
}

/// Result of the import of a translator's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOutcome {
    /// Number of imported texts.
    pub imported: usize,
    /// Line numbers and keys that do not exist in the draft.
    pub unknown_keys: Vec<(usize, String)>,
    /// First line that cannot be read; the import stops there.
    pub unreadable_line: Option<usize>,
}

/// Imports a translator's file: the third column is the text in the language `to`. Accepts a byte order mark, and
/// semicolons or tabs instead of commas.
pub fn from_csv(document: &Value, bytes: &[u8], to: &str) -> (Value, ImportOutcome) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // Spreadsheets write the separator usual in their country, and tabs as “Unicode text”.
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .find(|separator| head.contains(separator))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(bytes);
    // `set_text` also finds objects that hold no text, such as a page.
    let known: HashSet<String> = entries(document).into_iter().map(|entry| entry.key).collect();
    let mut document = document.clone();
    let mut returned = ImportOutcome::default();
    for (at, row) in reader.records().enumerate() {
        let line = at + 2;
        let Some(row) = row.ok().filter(|_| at < ROWS_MAX) else {
            returned.unreadable_line = Some(line);
            break;
        };
        let (Some(key), Some(text)) = (row.get(0), row.get(2)) else {
            continue;
        };
        if text.trim().is_empty() {
            continue;
        }
        if known.contains(key) && set_text(&mut document, key, to, text) {
            returned.imported += 1;
        } else {
            returned.unknown_keys.push((line, key.to_owned()));
        }
    }
    (document, returned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn draft() -> Value {
        json!({
            "title": {"en": "Visit", "fi": "Käynti"}, "languages": ["en", "fi"], "default_language": "en",
            "pages": [{"title": {"en": "Page"}, "questions": [
                {"code": "s", "kind": "rating", "prompt": {"en": "How, was \"it\"?"}, "labels": {"10": {"en": "Best"}, "2": {"en": "Bad"}}},
                {"code": "why", "kind": "choice", "prompt": {"en": "Why?"}, "options": [{"code": "a", "label": {"en": "A"}}]}
            ]}]
        })
    }

    #[test]
    fn every_text_has_a_key_that_stays_when_questions_move() {
        let keys: Vec<String> = entries(&draft()).into_iter().map(|entry| entry.key).collect();
        assert_eq!(
            keys,
            [
                "/title",
                "/pages/0/title",
                "/questions/s/prompt",
                "/questions/s/labels/2",
                "/questions/s/labels/10",
                "/questions/why/prompt",
                "/questions/why/options/a/label",
            ]
        );
        assert_eq!((missing_count(&draft(), "en"), missing_count(&draft(), "fi")), (0, 6));
    }

    #[test]
    fn a_translation_file_survives_export_and_import() {
        let csv = String::from_utf8(to_csv(&draft(), "en", "fi").unwrap()).unwrap();
        assert!(csv.contains("/questions/s/prompt,\"How, was \"\"it\"\"?\",\n"), "{csv}");
        let filled = csv
            .replace(
                "/questions/why/prompt,Why?,",
                "/questions/why/prompt,Why?,\"Miksi,\nmiksi?\"",
            )
            .replace(
                "/title,Visit,Käynti",
                "/title,Visit,Vierailu\n/questions/gone/prompt,x,y",
            );
        let with_mark = [b"\xef\xbb\xbf".as_slice(), filled.as_bytes()].concat();
        let (document, returned) = from_csv(&draft(), &with_mark, "fi");
        assert_eq!(document["title"]["fi"], "Vierailu");
        assert_eq!(document["pages"][0]["questions"][1]["prompt"]["fi"], "Miksi,\nmiksi?");
        assert_eq!(
            (returned.imported, returned.unknown_keys.len(), returned.unreadable_line),
            (2, 1, None)
        );
    }

    #[test]
    fn a_key_of_something_else_than_a_text_is_unknown() {
        for key in ["/pages/0", "/questions/s", "/questions/s/labels", "/pages/00/title"] {
            let (document, returned) = from_csv(&draft(), format!("key,en,fi\n{key},x,y\n").as_bytes(), "fi");
            assert_eq!(
                (returned.imported, returned.unknown_keys),
                (0, vec![(2, key.to_owned())])
            );
            assert_eq!(document, draft());
        }
    }

    #[test]
    fn a_removed_language_loses_its_texts() {
        let english = with_languages(&draft(), &[Language::parse("en").unwrap()]);
        assert_eq!(
            (english["title"].clone(), english["languages"].clone()),
            (json!({"en": "Visit"}), json!(["en"]))
        );
        assert_eq!(english["pages"][0]["questions"][0]["labels"]["2"], json!({"en": "Bad"}));
    }
}
