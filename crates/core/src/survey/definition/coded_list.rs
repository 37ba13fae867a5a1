//! Lists of entries with a code and a label: options and rows.

use std::collections::BTreeSet;

use super::code::Code;
use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::LABEL_CHARS_MAX;

/// Fields that every entry has.
const FIELDS: &[&str] = &["code", "label"];

/// Parses the list in the field `name`: 1 to `count_max` entries with unique codes.
///
/// `make` parses the additional fields of an entry, whose names are in `more`.
pub(crate) fn read_list<T>(
    object: &JsonObject<'_>,
    name: &str,
    count_max: usize,
    more: &[&str],
    context: &mut ParseContext,
    mut make: impl FnMut(&JsonObject<'_>, Code, Option<Localized>, &mut ParseContext) -> T,
) -> Option<Vec<T>> {
    let list = object.required(name, context)?;
    let nodes = list.list(count_max, context)?;
    if nodes.is_empty() {
        list.report(context, "empty", "Add one entry at least.");
    }
    let mut seen = BTreeSet::new();
    let mut entries = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(entry) = node.object(context) else {
            continue;
        };
        entry.refuse_unknown_fields(&[FIELDS, more], context);
        let label = Localized::read_field(&entry, "label", LABEL_CHARS_MAX, context);
        let Some(place) = entry.required("code", context) else {
            continue;
        };
        let Some(code) = place.code(context) else {
            continue;
        };
        if !seen.insert(code.clone()) {
            place.report(context, "duplicate-code", "Give each entry of this list its own code.");
        }
        entries.push(make(&entry, code, label, context));
    }
    Some(entries)
}
