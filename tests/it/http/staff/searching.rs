//! Full-text search of comments, in every script and alike on both databases.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;
use urbivox::storage::{Error, comment_blocks, unindexed_batches};

use super::{StaffClient, clerk};
use crate::world::{Database, World, visit};

const COMMENTS: &str = "/staff/surveys/tampere/day-care/visit/comments";

const COMMENT_TEXTS: [&str; 6] = [
    "Odotusjono oli pitkä, JÄRJESTELMÄ hidas",
    "Η ουρά ήταν μεγάλη, ευγενικός υπάλληλος",
    "كانت الخِدْمَة جيدة وساعدني أحمد",
    "Die Hauptstraße ist zu laut",
    "100 % good_service \\ at desk A1",
    "It's the queue; staff: friendly",
];

/// Runs a test on each database twice: while all comments wait for the indexer, and with an index that the test completes
/// by the function that it receives.
fn unindexed_and_indexed(test: impl Fn(&World, &dyn Fn())) {
    World::on_each(|world| {
        let paused = world.server.app().indexer.pause();
        test(world, &|| {});
        drop(paused);
    });
    World::on_each(|world| {
        test(world, &|| {
            world.server.app().indexer.index_all().unwrap();
        });
    });
}

fn found(world: &World, editor: &mut StaffClient, query: &[(&str, &str)]) -> Vec<usize> {
    let mut asked = form_urlencoded::Serializer::new(String::new());
    query.iter().for_each(|(name, value)| {
        asked.append_pair(name, value);
    });
    let page = editor.get(world, &format!("{COMMENTS}?{}", asked.finish()));
    assert_eq!(page.status, 200, "{query:?}");
    let shown = page.page().texts("blockquote");
    (0..COMMENT_TEXTS.len())
        .filter(|at| shown.iter().any(|text| text == COMMENT_TEXTS[*at]))
        .collect()
}

#[test]
fn words_and_parts_of_words_are_found_whatever_their_case_accents_and_script() {
    unindexed_and_indexed(|world, index| {
        world.publish(&visit());
        for said in COMMENT_TEXTS {
            assert_eq!(world.submit(&json!({"satisfaction": 2, "comment": said})).status, 201);
        }
        index();
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let expected: [(&str, &[usize]); 25] = [
            ("jono", &[0]),
            ("ODOTUS", &[0]),
            ("järjestelmä", &[0]),
            ("jarjestelma", &[0]),
            ("hidas pitkä", &[0]),
            ("ΟΥΡΑ", &[1]),
            ("υπάλληλος", &[1]),
            ("ΥΠΑΛΛΗΛΟΣ", &[1]),
            ("γενικο", &[1]),
            ("خدمة", &[2]),
            ("احمد", &[2]),
            ("أحمد", &[2]),
            ("STRASSE", &[3]),
            ("straße", &[3]),
            ("queue", &[5]),
            ("friendly queue", &[5]),
            ("friendly jono", &[]),
            ("at", &[4]),
            ("a1", &[4]),
            ("100", &[4]),
            ("it's", &[5]),
            ("' or ''='", &[]),
            ("\" OR \"", &[]),
            ("%", &[]),
            ("qeue", &[]),
        ];
        for (search, places) in expected {
            assert_eq!(
                found(world, &mut editor, &[("words", search)]),
                places,
                "{search} on {}",
                world.database.url()
            );
        }
        for strange in [
            "\u{0}",
            "*",
            "NEAR(a b)",
            "parts:queue",
            "-queue",
            &"x ".repeat(2_000),
            &"y".repeat(5_000),
        ] {
            found(world, &mut editor, &[("words", strange), ("tag", strange)]);
        }
        assert_eq!(
            found(world, &mut editor, &[("placement", "api")]).len(),
            COMMENT_TEXTS.len()
        );
        assert_eq!(found(world, &mut editor, &[("placement", "ap")]), [0_usize; 0]);
        assert_eq!(
            found(world, &mut editor, &[("words", "queue"), ("to", "2020-01-01")]),
            [0_usize; 0]
        );
    });
}

#[test]
fn a_comment_is_found_by_the_tags_that_it_has_now() {
    unindexed_and_indexed(|world, index| {
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 2, "comment": COMMENT_TEXTS[5]}));
        index();
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let id = editor.get(world, COMMENTS).page().value("comment");
        let mut tag = |tags: &str| {
            let fields = [
                ("comment", id.as_str()),
                ("state", "done"),
                ("owner", ""),
                ("tags", tags),
                ("back", "?"),
            ];
            assert_eq!(editor.post(world, COMMENTS, &fields).status, 303);
            let mut has = |tag: &str| found(world, &mut editor, &[("tag", tag)]) == [5];
            (has("waiting room"), has("päivä"), has("waiting"))
        };
        assert_eq!(tag("Waiting room"), (true, false, false));
        assert_eq!(tag("PÄIVÄ"), (false, true, false));
        assert_eq!(tag(""), (false, false, false));
        assert_eq!(found(world, &mut editor, &[("words", "queue"), ("state", "done")]), [5]);
    });
}

#[test]
fn the_list_continues_after_the_previous_page() {
    unindexed_and_indexed(|world, index| {
        world.publish(&visit());
        for number in 10..40 {
            world.submit(&json!({"satisfaction": 2, "comment": format!("number{number}")}));
            // Some in blocks, the last ones not.
            if number % 10 == 5 {
                index();
            }
        }
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let mut seen = Vec::new();
        let mut address = format!("{COMMENTS}?words=number");
        loop {
            let page = editor.get(world, &address).page();
            seen.push(page.texts("blockquote"));
            if !page.has("a[href*='before=']") {
                break;
            }
            address = format!("{COMMENTS}{}", page.attribute("a[href*='before=']", "href"));
        }
        assert_eq!(seen.len(), 2, "{seen:?}");
        let all: Vec<String> = (10..40).rev().map(|number| format!("number{number}")).collect();
        assert_eq!(seen.concat(), all);
    });
}

/// All words of the search index, and the number of unindexed responses.
fn indexed(world: &World) -> (BTreeSet<String>, usize) {
    let read = |db: &mut urbivox::storage::Db| {
        let mut words = BTreeSet::new();
        for head in comment_blocks::after(db, i64::MIN, 1_000)? {
            let own = comment_blocks::words(db, head.id)?.unwrap();
            let own = String::from_utf8(own).unwrap();
            words.extend(own.split_whitespace().map(str::to_owned));
        }
        Ok::<_, Error>((words, unindexed_batches::all(db)?.len()))
    };
    world.server.app().storage.read(read).unwrap()
}

#[test]
fn nothing_of_a_withdrawn_comment_stays_in_the_index() {
    unindexed_and_indexed(|world, index| {
        world.publish(&visit());
        let receipts = COMMENT_TEXTS.map(|said| {
            let sent = world.submit(&json!({"satisfaction": 2, "comment": said}));
            sent.json()["receipt"].as_str().unwrap().to_owned()
        });
        index();
        let (words, unindexed) = indexed(world);
        assert!(words.contains("odotusjono") || unindexed == COMMENT_TEXTS.len());
        let corrected = json!({"answers": {"satisfaction": 2, "comment": "something else"}});
        let address = format!("/api/v1/responses/{}", receipts[0]);
        assert_eq!(world.call("PUT", &address, &corrected).status, 200);
        let (words, _) = indexed(world);
        assert!(!words.contains("odotusjono"), "{words:?}");
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        for _ in 0..2 {
            assert_eq!(found(world, &mut editor, &[("words", "jono")]), [0_usize; 0]);
            let shown = editor.get(world, &format!("{COMMENTS}?words=thing")).page().text();
            assert!(shown.contains("something else"), "{shown}");
            index();
        }
        assert_eq!(world.verify(), 6);
        for receipt in receipts {
            let gone = world.call("DELETE", &format!("/api/v1/responses/{receipt}"), &Value::Null);
            assert_eq!(gone.status, 204);
        }
        assert_eq!(indexed(world), (BTreeSet::new(), 0), "on {}", world.database.url());
        assert_eq!(world.verify(), 0);
    });
}

#[test]
fn older_comments_are_indexed_at_the_next_start() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 10_000);
        world.publish(&visit());
        for said in COMMENT_TEXTS {
            world.submit(&json!({"satisfaction": 2, "comment": said}));
        }
        world.server.app().indexer.index_all().unwrap();
        let whole = indexed(&world);
        world.execute("delete from installation where name = 'comment_blocks'");
        world.execute("delete from comment_blocks");
        assert_eq!(indexed(&world), (BTreeSet::new(), 0));
        let world = World::on(world.into_database(), Clock::System, 10_000);
        world.server.app().indexer.index_all().unwrap();
        assert_eq!(indexed(&world), whole);
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        assert_eq!(found(&world, &mut editor, &[("words", "jono")]), [0]);
    }
}
