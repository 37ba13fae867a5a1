//! The TOML file of settings.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Table, Value};

use super::config_error::ConfigErrors;
use super::variable::{CONFIG, SECRET_PREVIOUS, names};

/// Reads the settings of the file; adds errors to `mistakes`.
pub(super) fn read(path: &Path, mistakes: &mut ConfigErrors) -> BTreeMap<&'static str, String> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) => {
            mistakes.push(CONFIG, format!("names {shown}, which cannot be read: {cause}"));
            return BTreeMap::new();
        }
    };
    match text.parse::<Table>() {
        Ok(table) => settings(&shown.to_string(), &table, mistakes),
        Err(cause) => {
            // The parser's full message would show the line, which may contain a password.
            let line = cause.span().map_or(1, |span| {
                text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
            });
            mistakes.push(
                &shown.to_string(),
                format!("is not TOML, line {line}: {}", cause.message()),
            );
            BTreeMap::new()
        }
    }
}

fn settings(path: &str, table: &Table, mistakes: &mut ConfigErrors) -> BTreeMap<&'static str, String> {
    let known = || names().filter(|name| *name != CONFIG);
    let mut settings = BTreeMap::new();
    for (key, value) in table {
        let Some(name) = known().find(|name| name == key) else {
            let names: Vec<&str> = known().collect();
            mistakes.push(
                path,
                format!("has the unknown setting {key}; the known ones are {}", names.join(", ")),
            );
            continue;
        };
        match setting_text(name, value) {
            Some(text) => {
                settings.insert(name, text);
            }
            None => mistakes.push(
                path,
                format!("must give {name} as a text, a whole number or a list of texts"),
            ),
        }
    }
    settings
}

/// Converts a TOML value to the text of an environment variable. Lists of secrets are joined by line breaks, because a
/// secret may contain commas.
fn setting_text(name: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            texts.map(|texts| texts.join(if name == SECRET_PREVIOUS { "\n" } else { "," }))
        }
        Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}
