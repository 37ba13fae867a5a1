//! Counters of an earlier version: definitions without marks of reversed rows, and blocks without what is counted since.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde_json::{Value, json};
use urbivox::clock::Clock;
use urbivox::storage::tallies::{BlockFilter, matching};
use urbivox::storage::{Db, installation, versions};
use urbivox_core::survey::{Definition, RawAnswers, Submission};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;
use urbivox_core::tally::counts::QuestionCounts;
use urbivox_core::tally::pairs::PairCounts;

use super::rows::{DAY, THEN, bytes, quoted, submission};
use super::{FIRST_OF_PROGRAM, age};
use crate::storage::migrations::{execute, known, open};
use crate::world::{Database, World};

const PATH: &str = "/api/v1/cities/tampere/services/day-care/surveys/later";
/// Identity of the version; those of surveys are smaller.
const VERSION: i64 = 2_000;

/// A survey with a system usability scale, time saved of up to a week and a primary measure.
fn definition(is_marked: bool) -> Value {
    let minutes = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 10_080, "unit": "min", "measure": "time-saved"});
    let row = |at: usize| {
        if is_marked && !at.is_multiple_of(2) {
            json!({"code": format!("r{at}"), "reversed": true})
        } else {
            json!({"code": format!("r{at}")})
        }
    };
    let rows: Vec<Value> = (0..10).map(row).collect();
    json!({"title": {"en": "Later"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        {"code": "sus", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"},
        minutes("before"), minutes("online")]}]})
}

/// Three people: one saved two days, one rated no row.
fn answers() -> [Value; 3] {
    let rows = |items: [i64; 10]| -> Value {
        let rows = items.into_iter().enumerate();
        Value::Object(rows.map(|(at, item)| (format!("r{at}"), json!(item))).collect())
    };
    [
        json!({"satisfaction": 5, "sus": rows([5, 1, 5, 1, 5, 1, 5, 1, 5, 1]), "before": 2_900, "online": 10}),
        json!({"satisfaction": 2, "sus": rows([4, 1, 5, 2, 4, 2, 5, 1, 4, 3]), "before": 30, "online": 20}),
        json!({"satisfaction": 4, "before": 5_000, "online": 0}),
    ]
}

/// The answers as they are stored, and their counts.
fn counted(answers: &Value) -> (String, CounterDelta) {
    let definition = Definition::parse(&definition(true)).unwrap();
    let raw: RawAnswers = serde_json::from_value(answers.clone()).unwrap();
    let submission = Submission::parse(&definition, &raw).unwrap();
    let delta = CounterDelta::of(&CounterLayout::of(&definition), &definition, &submission);
    (submission.to_json(&definition).to_string(), delta)
}

fn write_number(mut number: u128, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A block as an earlier version wrote it: without the slots from `credited` on.
fn old_block(answers: &[Value]) -> Vec<u8> {
    let layout = CounterLayout::of(&Definition::parse(&definition(true)).unwrap());
    let mut block = CounterBlock::empty();
    for answers in answers {
        block.add(&counted(answers).1).unwrap();
    }
    let mut slots = Vec::new();
    block.add_section_to(0, &mut slots);
    slots.truncate(layout.credited());
    while slots.last() == Some(&0) {
        slots.pop();
    }
    let (mut section, mut zeros) = (Vec::new(), 0);
    for slot in slots {
        if slot == 0 {
            zeros += 1;
            continue;
        }
        if zeros > 0 {
            section.push(0);
            write_number(zeros, &mut section);
            zeros = 0;
        }
        write_number(((slot << 1) ^ (slot >> 127)).cast_unsigned(), &mut section);
    }
    let mut out = vec![1, 1];
    write_number(section.len() as u128, &mut out);
    out.extend(section);
    out
}

/// Rows of the earlier version: two stored responses, and one that was deleted and archived on another day.
fn old_rows(db: &Db) -> String {
    let definition = quoted(&definition(false).to_string());
    let all = answers();
    let responses = all[..2].iter().zip(700..).map(|(answers, number)| {
        format!(
            "({}, {VERSION}, 'web', 'en', {DAY}, {THEN}, {})",
            submission(db, number),
            quoted(&counted(answers).0)
        )
    });
    let responses = responses.collect::<Vec<_>>().join(", ");
    let (stored, archived) = (bytes(db, &old_block(&all[..2])), bytes(db, &old_block(&all[2..])));
    format!(
        "insert into surveys (id, service_id, slug, draft, draft_revision, created_at) values
            (200, 10, 'later', {definition}, 3, {THEN});
        insert into versions (id, survey_id, number, definition, published_at) values
            ({VERSION}, 200, 1, {definition}, {THEN});
        insert into shared_templates (id, city_id, name, note, definition, created_at) values
            (5, 1, 'Later', '', {definition}, {THEN});
        insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers) values {responses};
        insert into tallies (version_id, day, placement, language, counts) values
            ({VERSION}, {DAY}, 'web', 'en', {stored}), ({VERSION}, {DAY} - 400, 'web', 'en', {archived});
        insert into archived_tallies (version_id, day, placement, language, counts) values
            ({VERSION}, {DAY} - 400, 'web', 'en', {archived});"
    )
}

/// The stored blocks of the version by day, and the definition.
fn stored(db: &mut Db) -> (BTreeMap<i32, Vec<u8>>, Definition) {
    let row = versions::find(db, VERSION).unwrap().unwrap();
    let definition = Definition::parse(&serde_json::from_str(&row.definition).unwrap()).unwrap();
    let rows = matching(db, &[VERSION], &BlockFilter::default()).unwrap();
    (rows.into_iter().map(|row| (row.day, row.counts)).collect(), definition)
}

fn counts_of(block: &[u8], definition: &Definition) -> Vec<QuestionCounts> {
    let mut totals = Vec::new();
    CounterBlock::decode(block).unwrap().add_section_to(0, &mut totals);
    QuestionCounts::read(&CounterLayout::of(definition), definition, &totals).1
}

/// Asserts that the definitions are marked and that the new slots are counted, except of what was archived.
fn assert_upgraded(world: &World) {
    let mut db = open(&world.database);
    let (blocks, found) = stored(&mut db);
    assert_eq!(found, Definition::parse(&definition(true)).unwrap());
    let drafts = "select draft as what from surveys where id = 200 union all \
                  select definition as what from shared_templates where id = 5";
    for text in known(&mut db, drafts) {
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), definition(true));
    }
    let today = counts_of(&blocks[&DAY], &found);
    let row = PairCounts {
        both: 1,
        part_only: 1,
        ..PairCounts::default()
    };
    let first = &today[1].pairs[0];
    assert_eq!((first.row.as_deref(), first.counts), (Some("r0"), row));
    assert_eq!(today[1].pairs.len(), 10);
    let far = |counts: &[QuestionCounts]| -> Vec<(i64, u64)> {
        let bins = counts[2].score.as_ref().unwrap().bins.iter().copied();
        bins.filter(|(_, count)| *count > 0).collect()
    };
    assert_eq!(far(&today), [(10, 1), (2_880, 1)]);
    // The far bins of archived responses are unknown, so they stay in the last bin within a day.
    let archived = counts_of(&blocks[&(DAY - 400)], &found);
    assert_eq!(far(&archived), [(1_440, 1)]);
    assert_eq!(archived[1].pairs[0].counts, PairCounts::default());

    let results = world.get(&format!("{PATH}/results")).json();
    let sus = &results["questions"][1]["measure"];
    assert_eq!((&sus["id"], &sus["value"]), (&json!("sus"), &json!(91.25)), "{results}");
    assert_eq!(results["responses"], 3, "{results}");
}

#[test]
fn an_update_counts_what_earlier_versions_did_not_and_scores_as_before() {
    for database in Database::each() {
        let mut db = open(&database);
        age(&mut db, FIRST_OF_PROGRAM);
        let sql = old_rows(&db);
        execute(&mut db, &sql);
        let head = known(
            &mut db,
            "select cast(draft_revision as text) as what from surveys where id = 200",
        );
        assert_eq!(head, ["3"]);
        drop(db);

        let world = World::on(database, Clock::System, u32::MAX);
        assert_upgraded(&world);
        // Five more of the first survey.
        assert_eq!(world.verify(), 7);
        let mut db = open(&world.database);
        let since = installation::fact(&mut db, "credits_since").unwrap().unwrap();
        assert!(since.parse::<i32>().unwrap() > DAY);
        let today = Clock::System.today(&TimeZone::UTC);
        let today = Day::of(today).number();
        assert!(
            since.parse::<i32>().unwrap() < today,
            "the day of the upgrade opens nothing"
        );
        let before = stored(&mut db);
        drop(db);

        let world = World::on(world.into_database(), Clock::System, u32::MAX);
        let mut db = open(&world.database);
        assert_eq!(stored(&mut db), before, "the second start changes nothing");
        assert_eq!(installation::fact(&mut db, "credits_since").unwrap(), Some(since));
        drop(db);
        assert_upgraded(&world);
        assert_eq!(world.verify(), 7);
    }
}

#[test]
fn a_new_installation_counts_credits_from_its_first_day() {
    let world = World::on_sqlite();
    let mut db = open(&world.database);
    assert_eq!(
        installation::fact(&mut db, "counter_layout").unwrap().as_deref(),
        Some("2")
    );
    assert_eq!(
        installation::fact(&mut db, "credits_since").unwrap().as_deref(),
        Some("0")
    );
}
