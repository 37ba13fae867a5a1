//! A database that an older version made keeps all its data when it is migrated, on both databases.

mod counters;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use urbivox::app::audit;
use urbivox::app::submissions::receipt::Receipt;
use urbivox::clock::Clock;
use urbivox::storage::Db;

use crate::http::staff::StaffClient;
use crate::storage::migrations::{columns, down_once, execute, known, next, open, up_once};
use crate::world::{Database, SURVEY, World};

use rows::{OLD_KEY, OLD_SESSION, first_responses, rows_after, submission_id};

/// Migrations that the program itself applies at its start; the first of them signs the audit log.
const FIRST_OF_PROGRAM: &str = "_audit_chain";

/// Tables whose rows a migration deletes on purpose (comments are in the answers, what staff set is in `comment_notes`), and
/// the one that the program changes at its start.
const CHANGED_TABLES: [&str; 4] = ["attempts", "comments", "installation", "sign_ons"];

/// The rows of each table as text, with the columns that the table has now.
type Contents = BTreeMap<String, (Vec<String>, BTreeSet<String>)>;

fn contents(db: &mut Db) -> Contents {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in columns(db) {
        let (table, column) = column.split_once('.').unwrap();
        tables.entry(table.to_owned()).or_default().push(column.to_owned());
    }
    let mut found = Contents::new();
    for (table, columns) in tables {
        let rows = rows_of(db, &table, &columns);
        found.insert(table, (columns, rows));
    }
    found
}

fn rows_of(db: &mut Db, table: &str, columns: &[String]) -> BTreeSet<String> {
    let is_sqlite = matches!(db, Db::Sqlite(_));
    let values = columns
        .iter()
        .map(|column| match (is_sqlite, column.starts_with("is_")) {
            (true, _) => format!("quote(\"{column}\")"),
            // Equal as integer and as boolean.
            (false, true) => format!("coalesce(\"{column}\"::int::text, 'null')"),
            (false, false) => format!("coalesce(\"{column}\"::text, 'null')"),
        });
    let values = values.collect::<Vec<_>>().join(" || '|' || ");
    known(db, &format!("select {values} as what from {table}"))
        .into_iter()
        .collect()
}

/// Asserts that every row is still there, in the columns it had before.
fn assert_nothing_is_lost(db: &mut Db, before: &Contents, since: &str) {
    for (table, (columns, rows)) in before {
        if CHANGED_TABLES.contains(&table.as_str()) {
            continue;
        }
        let now = rows_of(db, table, columns);
        let lost: Vec<_> = rows.difference(&now).collect();
        assert!(
            lost.is_empty(),
            "{since} lost rows of {table}: {lost:?}; there are {now:?}"
        );
    }
}

/// Applies the migrations before the one whose name ends with `end`, and adds rows after each, as the versions did.
fn age(db: &mut Db, end: &str) {
    while !next(db).expect("a migration of this name").ends_with(end) {
        let before = contents(db);
        let name = up_once(db).unwrap();
        assert_nothing_is_lost(db, &before, &name);
        let sql = rows_after(&name, db);
        execute(db, &sql);
    }
}

/// Asserts that citizens and staff find what the old version stored: `responses` counted ones with these scores.
fn assert_readable(world: &World, responses: u64, scores: &Value) {
    let app = world.server.app();
    let results = world.results("");
    assert_eq!(results["responses"], responses, "{results}");
    assert_eq!(results["questions"][0]["counts"], *scores, "{results}");
    for (response, number) in first_responses().into_iter().zip(1_u8..) {
        let receipt = Receipt::of(&app.keyring, number.into(), submission_id(number.into()));
        let stored = world.stored(&receipt.text());
        assert_eq!(stored["answers"], response.answers);
        assert_eq!(stored["language"], response.language);
    }
    let send = |number: u128, answers: Value| {
        let body = json!({"submission_id": submission_id(number), "placement": "qr-desk-2", "language": "en",
                          "answers": answers});
        world.post(&format!("{SURVEY}/responses"), &body)
    };
    assert_eq!(send(90, json!({"satisfaction": 5})).problem(), "withdrawn");
    let [_, _, third, _] = first_responses();
    assert_eq!(send(3, third.answers).status, 200, "it is stored already");
    let differs = send(3, json!({"satisfaction": 1}));
    assert_eq!(differs.status, 409, "{differs:?}");
    let results = world.call_as(OLD_KEY, "GET", &format!("{SURVEY}/results"), &Value::Null);
    assert_eq!(results.status, 200, "{results:?}");
    let other = world.call_as(OLD_KEY, "GET", "/api/v1/cities/tromso", &Value::Null);
    assert_eq!(other.status, 404, "{other:?}");
    let city = world.get("/api/v1/cities/tromso").json();
    assert_eq!(city["name"], "Tromsø · Romsa");
}

/// Asserts that new responses get identities after the old ones and are counted.
fn assert_goes_on(world: &World) {
    let stored = world.verify();
    let answers = json!({"satisfaction": 4, "comment": "Uusi sana: väylä"});
    let body = json!({"submission_id": submission_id(500), "answers": answers});
    let sent = world.post(&format!("{SURVEY}/responses"), &body);
    assert_eq!(sent.status, 201, "{sent:?}");
    assert_eq!(world.verify(), stored + 1);
}

/// Asserts that comments are found by their words, in a session from before the update.
fn assert_comments_are_found(world: &World) {
    let mut aino = StaffClient::default();
    aino.cookies.insert("__Host-urbivox".to_owned(), OLD_SESSION.to_owned());
    let [first, second, _, fourth] = first_responses().map(|response| response.answers["comment"].clone());
    for (search, expected) in [
        ("υπαλληλος", &first),
        ("довго", &second),
        ("JONO pitka", &second),
        ("خدمة", &fourth),
    ] {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("words", search)
            .finish();
        let page = aino.get(
            world,
            &format!("/staff/surveys/tampere/day-care/visit/comments?{query}"),
        );
        assert_eq!(page.status, 200, "{search}: {page:?}");
        let shown = page.page().text();
        for comment in [&first, &second, &fourth] {
            let is_shown = shown.contains(comment.as_str().unwrap());
            assert_eq!(is_shown, comment == expected, "{search}: {comment} in {shown}");
        }
    }
}

/// Asserts that comments have the state, assignee and tags that staff set before the update.
fn assert_notes_are_kept(world: &World) {
    let mut db = open(&world.database);
    let notes = "select response_id || ' ' || question || ' ' || survey_id || ' ' || state || ' ' || owner || ' ' || tags as what \
         from comment_notes order by response_id";
    assert_eq!(
        known(&mut db, notes),
        ["2 comment 100 1 Åke [\"jono\",\"черга\"]", "4 comment 100 2  []"]
    );
    let tags = "select survey_id || ' ' || tag || ' ' || response_id || ' ' || question as what from comment_tags order by tag";
    assert_eq!(known(&mut db, tags), ["100 jono 2 comment", "100 черга 2 comment"]);
}

/// Asserts that the audit log is whole, and that it says up to which entry there are no codes.
fn assert_audit_is_whole(world: &World, unsigned_until: Option<i64>) {
    let app = world.server.app();
    let found = audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
    assert!(
        found.problems.is_empty(),
        "{:?} on {}",
        found.problems,
        world.database.url()
    );
    assert_eq!(found.unsigned_until.map(|(until, _)| until), unsigned_until);
}

#[test]
fn a_database_of_the_first_version_is_migrated_with_its_data() {
    for database in Database::each() {
        let mut db = open(&database);
        let name = up_once(&mut db).unwrap();
        let sql = rows_after(&name, &db);
        execute(&mut db, &sql);
        let before = contents(&mut db);
        drop(db);

        let world = World::on(database, Clock::System, u32::MAX);
        assert_eq!(world.server.app().storage.pending_migrations().unwrap(), 0);
        assert_nothing_is_lost(&mut open(&world.database), &before, "the update");
        assert_eq!(world.verify(), 4);
        assert_readable(&world, 4, &json!({"2": 1, "3": 1, "4": 1, "5": 1}));
        assert_audit_is_whole(&world, None);
        assert_goes_on(&world);
    }
}

#[test]
fn data_of_each_version_survives_the_newest_migration() {
    for database in Database::each() {
        let mut db = open(&database);
        age(&mut db, FIRST_OF_PROGRAM);
        let before = contents(&mut db);
        drop(db);

        let world = World::on(database, Clock::System, u32::MAX);
        assert_nothing_is_lost(&mut open(&world.database), &before, "the update");
        assert_notes_are_kept(&world);
        assert_eq!(world.verify(), 5);
        // One of them is archived, and one came by a signed link.
        assert_readable(&world, 6, &json!({"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}));
        assert_audit_is_whole(&world, Some(2));
        assert_comments_are_found(&world);
        let held = world.get(&format!("{SURVEY}/held")).json();
        assert_eq!(held["items"].as_array().map(Vec::len), Some(1), "{held}");
        assert_goes_on(&world);
    }
}

#[test]
fn the_newest_migrations_go_down_and_up_again_without_losing_older_data() {
    for database in Database::each() {
        let mut db = open(&database);
        age(&mut db, "_search_and_retention");
        let before = contents(&mut db);
        let mut steps = 0;
        while let Some(name) = up_once(&mut db) {
            let sql = rows_after(&name, &db);
            execute(&mut db, &sql);
            steps += 1;
        }
        assert!(steps >= 5, "{steps}");
        for _ in 0..steps {
            down_once(&mut db);
        }
        assert_nothing_is_lost(&mut db, &before, "down");
        assert_eq!(
            contents(&mut db).keys().collect::<Vec<_>>(),
            before.keys().collect::<Vec<_>>()
        );
        drop(db);

        let world = World::on(database, Clock::System, u32::MAX);
        assert_nothing_is_lost(&mut open(&world.database), &before, "up again");
        assert_eq!(world.verify(), 5);
        assert_readable(&world, 6, &json!({"1": 1, "2": 1, "3": 1, "4": 1, "5": 2}));
        assert_audit_is_whole(&world, Some(2));
        assert_comments_are_found(&world);
        assert_goes_on(&world);
    }
}
