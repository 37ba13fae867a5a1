//! Parser of frameworks.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::framework::{Dimension, Framework, Indicator, Pillar, SurveySource};
use super::limits::{
    DIMENSIONS_MAX, INDICATORS_MAX, NAME_CHARS_MAX, PILLARS_MAX, STATEMENT_CHARS_MAX, VERSION_CHARS_MAX,
};
use super::parse_context::{ParseContext, quoted};
use crate::survey::Code;
use crate::survey::Slug;

const FIELDS: &[&str] = &["id", "name", "version", "source", "pillars", "dimensions", "indicators"];

const INDICATOR_FIELDS: &[&str] = &[
    "id",
    "dimension",
    "statement",
    "evidence_asked",
    "fed_by",
    "supported_by",
    "asked_as",
];

impl Framework {
    /// Parses a framework.
    ///
    /// # Errors
    ///
    /// All errors of the document, at most [`ERRORS_MAX`](super::limits::ERRORS_MAX), each as a JSON pointer with the
    /// correction to make.
    pub fn parse(document: &Value) -> Result<Framework, Vec<String>> {
        let mut context = ParseContext::default();
        let framework = framework(document, &mut context);
        context.finish(framework)
    }
}

/// Reads every part before it fails, so that all errors are reported at once.
fn framework(document: &Value, context: &mut ParseContext) -> Option<Framework> {
    let fields = context.object(document, "", FIELDS)?;
    let id = slug(fields, context);
    let name = context.text(fields, "name", "", NAME_CHARS_MAX);
    let version = context.text(fields, "version", "", VERSION_CHARS_MAX);
    let source = context.text(fields, "source", "", STATEMENT_CHARS_MAX);

    let pillars = pillars(fields, context);
    let (dimensions, used_pillars) = dimensions(fields, &keys(&pillars), context);
    let (indicators, used_dimensions) = indicators(fields, &keys(&dimensions), context);
    report_unused(&pillars, &used_pillars, "/pillars", "dimension", context);
    report_unused(&dimensions, &used_dimensions, "/dimensions", "indicator", context);

    Some(Framework {
        id: id?,
        name: name?,
        version: version?,
        source: source?,
        pillars: whole(pillars)?,
        dimensions: whole(dimensions)?,
        indicators: whole(indicators)?,
    })
}

/// Entry of a list: its key where it is valid, and the entry where all of it is valid. An error in another field of the
/// entry then does not make every reference to its key an error.
type ParsedEntry<T> = (Option<String>, Option<T>);

fn pillars(fields: &Map<String, Value>, context: &mut ParseContext) -> Vec<ParsedEntry<Pillar>> {
    let mut seen = HashSet::new();
    let members = context.list(fields, "pillars", PILLARS_MAX);
    let read = members.into_iter().map(|(place, member)| {
        let Some(fields) = context.object(member, &place, &["key", "name"]) else {
            return (None, None);
        };
        let key = unique_code(fields, "key", &place, &mut seen, context);
        let name = context.text(fields, "name", &place, NAME_CHARS_MAX);
        let pillar = key.clone().zip(name).map(|(key, name)| Pillar { key, name });
        (key, pillar)
    });
    read.collect()
}

fn dimensions(
    fields: &Map<String, Value>,
    pillars: &HashSet<String>,
    context: &mut ParseContext,
) -> (Vec<ParsedEntry<Dimension>>, HashSet<String>) {
    let (mut seen, mut used) = (HashSet::new(), HashSet::new());
    let members = context.list(fields, "dimensions", DIMENSIONS_MAX);
    let read = members.into_iter().map(|(place, member)| {
        let Some(fields) = context.object(member, &place, &["key", "name", "pillar"]) else {
            return (None, None);
        };
        let key = unique_code(fields, "key", &place, &mut seen, context);
        let name = context.text(fields, "name", &place, NAME_CHARS_MAX);
        let pillar = reference(fields, "pillar", &place, pillars, context);
        used.extend(pillar.clone());
        let dimension = (|| {
            Some(Dimension {
                key: key.clone()?,
                name: name?,
                pillar: pillar?,
            })
        })();
        (key, dimension)
    });
    (read.collect(), used)
}

fn indicators(
    fields: &Map<String, Value>,
    dimensions: &HashSet<String>,
    context: &mut ParseContext,
) -> (Vec<ParsedEntry<Indicator>>, HashSet<String>) {
    let (mut seen, mut used) = (HashSet::new(), HashSet::new());
    let members = context.list(fields, "indicators", INDICATORS_MAX);
    let read = members.into_iter().map(|(place, member)| {
        let Some(fields) = context.object(member, &place, INDICATOR_FIELDS) else {
            return (None, None);
        };
        let id = unique_code(fields, "id", &place, &mut seen, context);
        let dimension = reference(fields, "dimension", &place, dimensions, context);
        used.extend(dimension.clone());
        let statement = context.text(fields, "statement", &place, STATEMENT_CHARS_MAX);
        let evidence_asked = context.text(fields, "evidence_asked", &place, STATEMENT_CHARS_MAX);
        let fed_by = fed_by(fields, &place, context);
        let supported_by = context.optional_text(fields, "supported_by", &place, STATEMENT_CHARS_MAX);
        let asked_as = asked_as(fields, &place, context);
        let indicator = (|| {
            Some(Indicator {
                id: id.clone()?,
                dimension: dimension?,
                statement: statement?,
                evidence_asked: evidence_asked?,
                fed_by,
                supported_by,
                asked_as,
            })
        })();
        (id, indicator)
    });
    (read.collect(), used)
}

fn fed_by(fields: &Map<String, Value>, place: &str, context: &mut ParseContext) -> Option<SurveySource> {
    let name = context.optional_text(fields, "fed_by", place, NAME_CHARS_MAX)?;
    let fed_by = SurveySource::parse(&name);
    if fed_by.is_none() {
        let known = SurveySource::ALL.map(SurveySource::name).join(", ");
        let detail = format!("{} is not known. Known here: {known}.", quoted(&name));
        context.report(&format!("{place}/fed_by"), detail);
    }
    fed_by
}

fn asked_as(fields: &Map<String, Value>, place: &str, context: &mut ParseContext) -> Option<String> {
    let code = context.optional_text(fields, "asked_as", place, NAME_CHARS_MAX)?;
    if Code::parse(&code).is_none() {
        context.report(&format!("{place}/asked_as"), "Write the code of a question.");
    }
    Some(code)
}

fn slug(fields: &Map<String, Value>, context: &mut ParseContext) -> Option<String> {
    let id = context.text(fields, "id", "", NAME_CHARS_MAX)?;
    if Slug::parse(&id).is_none() {
        context.report("/id", "Use 1 to 64 of a-z, 0-9 and \"-\".");
        return None;
    }
    Some(id)
}

/// Reads a code that must be unique in its list.
fn unique_code(
    fields: &Map<String, Value>,
    name: &str,
    place: &str,
    seen: &mut HashSet<String>,
    context: &mut ParseContext,
) -> Option<String> {
    let code = context.text(fields, name, place, NAME_CHARS_MAX)?;
    let place = format!("{place}/{name}");
    if Code::parse(&code).is_none() {
        let detail = "Use 1 to 64 of A-Z, a-z, 0-9, \"_\", \".\" and \"-\"; begin with a letter or a digit.";
        context.report(&place, detail);
        return None;
    }
    if !seen.insert(code.clone()) {
        context.report(&place, format!("{} is there twice; choose another.", quoted(&code)));
    }
    Some(code)
}

/// Reads the key of an entry in another list. Not checked when that list has no valid key: its own errors are reported
/// already.
fn reference(
    fields: &Map<String, Value>,
    name: &str,
    place: &str,
    known: &HashSet<String>,
    context: &mut ParseContext,
) -> Option<String> {
    let key = context.text(fields, name, place, NAME_CHARS_MAX)?;
    if !known.is_empty() && !known.contains(&key) {
        let detail = format!("There is no {name} {}.", quoted(&key));
        context.report(&format!("{place}/{name}"), detail);
    }
    Some(key)
}

/// Reports every entry without members: its score would divide by zero.
fn report_unused<T>(
    entries: &[ParsedEntry<T>],
    used: &HashSet<String>,
    list: &str,
    member: &str,
    context: &mut ParseContext,
) {
    for (at, (key, _)) in entries.iter().enumerate() {
        if key.as_ref().is_some_and(|key| !used.contains(key)) {
            let detail = format!("It is empty: give it at least one {member}, or remove it.");
            context.report(&format!("{list}/{at}"), detail);
        }
    }
}

fn keys<T>(entries: &[ParsedEntry<T>]) -> HashSet<String> {
    entries.iter().filter_map(|(key, _)| key.clone()).collect()
}

fn whole<T>(entries: Vec<ParsedEntry<T>>) -> Option<Vec<T>> {
    entries.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn small() -> Value {
        json!({
            "id": "own-2026", "name": "Own", "version": "2026", "source": "The city",
            "pillars": [{"key": "1", "name": "One"}],
            "dimensions": [{"key": "1.1", "name": "First", "pillar": "1"}],
            "indicators": [{"id": "a", "dimension": "1.1", "statement": "Does it", "evidence_asked": "which"}]
        })
    }

    #[test]
    fn a_framework_of_an_operator_is_parsed() {
        let framework = Framework::parse(&small()).unwrap();
        assert_eq!(
            (framework.id.as_str(), framework.indicators[0].fed_by),
            ("own-2026", None)
        );
    }

    #[test]
    fn all_errors_are_reported_together() {
        let mut bad = small();
        bad["id"] = json!("Own 2026");
        bad["colour"] = json!("blue");
        bad["pillars"] = json!([{"key": "1", "name": "One"}, {"key": "2", "name": "Two"}]);
        bad["dimensions"] = json!([
            {"key": "1.1", "name": "First", "pillar": "1"},
            {"key": "1.1", "name": "Again", "pillar": "7"},
            {"key": "1.2", "name": "Nothing in it", "pillar": "1"},
        ]);
        bad["indicators"] = json!([
            {"id": "a", "dimension": "9.9", "statement": "Does it", "evidence_asked": "which"},
            {"id": "a", "dimension": "1.1", "statement": " ", "evidence_asked": 5},
            {"id": "ä", "dimension": "1.1", "statement": "x".repeat(1_001), "evidence_asked": "which", "fed_by": "luck"},
            "none",
        ]);
        assert_eq!(
            Framework::parse(&bad).unwrap_err(),
            [
                "document: Remove the field \"colour\". Known here: id, name, version, source, pillars, dimensions, \
                 indicators.",
                "/id: Use 1 to 64 of a-z, 0-9 and \"-\".",
                "/dimensions/1/key: \"1.1\" is there twice; choose another.",
                "/dimensions/1/pillar: There is no pillar \"7\".",
                "/indicators/0/dimension: There is no dimension \"9.9\".",
                "/indicators/1/id: \"a\" is there twice; choose another.",
                "/indicators/1/statement: Write a text.",
                "/indicators/1/evidence_asked: Write a text here, in quotation marks.",
                "/indicators/2/id: Use 1 to 64 of A-Z, a-z, 0-9, \"_\", \".\" and \"-\"; begin with a letter or a \
                 digit.",
                "/indicators/2/statement: Write at most 1000 characters.",
                "/indicators/2/fed_by: \"luck\" is not known. Known here: satisfaction-measured, satisfaction-share, \
                 feedback, usability, time-saved.",
                "/indicators/3: Write an object here, in braces.",
                "/pillars/1: It is empty: give it at least one dimension, or remove it.",
                "/dimensions/2: It is empty: give it at least one indicator, or remove it.",
            ]
        );
    }

    #[test]
    fn empty_and_oversized_frameworks_are_refused() {
        assert_eq!(
            Framework::parse(&json!([])).unwrap_err(),
            ["document: Write an object here, in braces."]
        );
        assert_eq!(
            Framework::parse(&json!({})).unwrap_err().len(),
            FIELDS.len(),
            "every field is missed"
        );
        let mut bad = small();
        bad["indicators"] = json!([]);
        assert!(Framework::parse(&bad).unwrap_err()[0].starts_with("/indicators: Write at least one."));
        let one = small()["indicators"][0].clone();
        bad["indicators"] = Value::Array(vec![one; INDICATORS_MAX + 1]);
        assert_eq!(Framework::parse(&bad).unwrap_err()[0], "/indicators: Keep at most 500.");
    }
}
