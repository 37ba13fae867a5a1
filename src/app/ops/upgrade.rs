//! Upgrade of the data that an earlier version stored, once and before anything is served: what SQL alone cannot do.
//!
//! Layout 2 of the counters adds slots at the end of each section, so stored counter blocks need no new form; their new
//! slots are counted once from the stored responses. Archived blocks of deleted responses have none: their pairs and their
//! times beyond a day begin with the upgrade.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

use super::verify;
use crate::app::catalogue::parse_definition;
use crate::storage;
use crate::storage::{Db, Storage, installation, shared_templates, surveys, tallies, versions};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Fact of the installation: layout of its counters.
const LAYOUT: &str = "counter_layout";
/// Newest layout of the counters.
const NEWEST_LAYOUT: &str = "2";

/// Least offset from UTC that a zone has.
const WESTERNMOST: Offset = Offset::constant(-12);
/// Drafts read at once; bounds memory.
const CHUNK: i64 = 500;
/// Responses between two lines of the log.
const LOG_EVERY: u64 = 200_000;

/// Upgrades the stored data in one transaction, if an earlier version wrote it. Other replicas must be stopped; one that
/// starts at the same time waits.
///
/// There is no way back except a backup: an earlier version cannot read the marks of the rows.
pub fn run(storage: &Storage, now: Timestamp) -> Result<(), storage::Error> {
    if storage.read(is_done)? {
        return Ok(());
    }
    storage.write(|db| {
        // Before anything is read: a replica that waited here sees what the other one did.
        tallies::lock(db)?;
        if is_done(db)? {
            return Ok(());
        }
        let is_new = surveys::count(db)? == 0;
        let marked = mark_versions(db)?;
        mark_drafts(db)?;
        mark_templates(db)?;
        if !is_new {
            recount(db, marked)?;
        }
        let credits_since = if is_new { 0 } else { day_before(now) };
        installation::set_fact(db, installation::CREDITS_SINCE, &credits_since.to_string())?;
        installation::set_fact(db, LAYOUT, NEWEST_LAYOUT)
    })
}

fn is_done(db: &mut Db) -> Result<bool, storage::Error> {
    Ok(installation::fact(db, LAYOUT)?.as_deref() == Some(NEWEST_LAYOUT))
}

/// Returns the civil day before that of `now` in the westernmost zone: in every zone all of it was before. Answers of the
/// day of the upgrade are not credited, because some of them are from after it, when anybody can send such that only count.
fn day_before(now: Timestamp) -> i32 {
    let westernmost = TimeZone::fixed(WESTERNMOST);
    Day::of(now.to_zoned(westernmost).date()).number().saturating_sub(1)
}

/// Counts the new slots of all versions that have some, and anew those of the versions `marked`.
fn recount(db: &mut Db, marked: BTreeSet<i64>) -> Result<(), storage::Error> {
    let mut due = marked;
    for id in versions::ids(db)? {
        if let Some(row) = versions::find(db, id)? {
            let layout = CounterLayout::of(&parse_definition(&row.definition)?);
            // No stored response is credited: credits begin with this version.
            if layout.credited() + 1 < layout.len() {
                due.insert(id);
            }
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    tracing::info!(versions = due.len(), "counting what earlier versions did not count");
    let mut logged = 0;
    let changed = verify::recount_versions(db, &due, |responses| {
        if responses >= logged + LOG_EVERY {
            logged = responses;
            tracing::info!(responses, "responses read");
        }
    })?;
    tracing::info!(blocks = changed, "counter blocks were extended");
    Ok(())
}

/// Marks the rows of system usability scales in all versions, and returns the versions that were changed.
fn mark_versions(db: &mut Db) -> Result<BTreeSet<i64>, storage::Error> {
    let mut marked = BTreeSet::new();
    for id in versions::ids(db)? {
        if let Some(row) = versions::find(db, id)?
            && let Some(definition) = with_marks(&row.definition)
        {
            versions::set_definition(db, id, &definition)?;
            marked.insert(id);
        }
    }
    Ok(marked)
}

fn mark_drafts(db: &mut Db) -> Result<(), storage::Error> {
    let mut after = i64::MIN;
    loop {
        let drafts = surveys::drafts(db, after, CHUNK)?;
        let Some((last, _)) = drafts.last() else {
            return Ok(());
        };
        after = *last;
        for (id, draft) in drafts {
            if let Some(draft) = with_marks(&draft) {
                surveys::set_draft(db, id, &draft)?;
            }
        }
    }
}

fn mark_templates(db: &mut Db) -> Result<(), storage::Error> {
    for (row, _, _) in shared_templates::list(db, i64::MAX)? {
        if let Some(definition) = with_marks(&row.definition) {
            shared_templates::set_definition(db, row.id, &definition)?;
        }
    }
    Ok(())
}

/// Returns a stored definition in which every second row of each system usability scale is marked as worded in reverse, as
/// earlier versions scored them by their place. `None` if there is nothing to mark; a draft may be any JSON.
fn with_marks(document: &str) -> Option<String> {
    let mut document: Value = serde_json::from_str(document).ok()?;
    let mut is_marked = false;
    for page in document.get_mut("pages")?.as_array_mut()? {
        let questions = page.get_mut("questions").and_then(Value::as_array_mut);
        for question in questions.into_iter().flatten() {
            is_marked |= mark(question);
        }
    }
    is_marked.then(|| document.to_string())
}

/// Marks the rows of a question if it is a system usability scale without marks.
fn mark(question: &mut Value) -> bool {
    if question.get("measure").and_then(Value::as_str) != Some("sus") {
        return false;
    }
    let Some(rows) = question.get_mut("rows").and_then(Value::as_array_mut) else {
        return false;
    };
    if rows.iter().any(|row| row.get("reversed").is_some()) {
        return false;
    }
    let mut is_marked = false;
    for row in rows.iter_mut().skip(1).step_by(2).filter_map(Value::as_object_mut) {
        row.insert("reversed".to_owned(), Value::Bool(true));
        is_marked = true;
    }
    is_marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(rows: &[Value]) -> String {
        let sus = json!({"code": "sus", "kind": "matrix", "measure": "sus", "rows": rows});
        let plain = json!({"code": "parts", "kind": "matrix", "rows": [{"code": "a"}, {"code": "b"}]});
        json!({"pages": [{"questions": [plain, sus]}, {"questions": []}]}).to_string()
    }

    #[test]
    fn every_second_row_is_marked_once() {
        let rows: Vec<Value> = (1..=10).map(|row| json!({"code": format!("r{row}")})).collect();
        let marked = with_marks(&document(&rows)).unwrap();
        let found: Value = serde_json::from_str(&marked).unwrap();
        let rows = found["pages"][0]["questions"][1]["rows"].as_array().unwrap();
        let marks: Vec<bool> = rows.iter().map(|row| row["reversed"] == json!(true)).collect();
        assert_eq!(marks, [false, true].repeat(5));
        assert_eq!(
            found["pages"][0]["questions"][0]["rows"],
            json!([{"code": "a"}, {"code": "b"}])
        );
        assert_eq!(with_marks(&marked), None);
    }

    #[test]
    fn a_draft_that_is_no_definition_is_left_as_it_is() {
        for draft in [
            "",
            "[]",
            "{}",
            r#"{"pages": 3}"#,
            r#"{"pages": [{"questions": [{"measure": "sus"}, 3]}, 4]}"#,
        ] {
            assert_eq!(with_marks(draft), None, "{draft}");
        }
        assert_eq!(with_marks(&document(&[json!({"code": "only"})])), None);
    }

    #[test]
    fn the_day_before_is_over_in_every_time_zone() {
        for (now, expected) in [
            ("2026-03-12T11:59:59Z", "2026-03-10"),
            ("2026-03-12T12:00:00Z", "2026-03-11"),
            ("2026-03-12T23:59:59Z", "2026-03-11"),
        ] {
            let now: Timestamp = now.parse().unwrap();
            let found = Day::from_number(day_before(now)).unwrap();
            assert_eq!(found.date().to_string(), expected, "{now}");
            for zone in ["Pacific/Niue", "Europe/Helsinki", "Pacific/Kiritimati"] {
                assert!(
                    now.to_zoned(TimeZone::get(zone).unwrap()).date() > found.date(),
                    "{zone} at {now}"
                );
            }
        }
    }
}
