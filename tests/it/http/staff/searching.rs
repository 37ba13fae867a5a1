//! Full-text search of comments, in every script and alike on both databases.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;
use urbivox::storage::Db;
use urbivox::storage::backend::Connector;

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
    World::on_each(|world| {
        world.publish(&visit());
        for said in COMMENT_TEXTS {
            assert_eq!(world.submit(&json!({"satisfaction": 2, "comment": said})).status, 201);
        }
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
    World::on_each(|world| {
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 2, "comment": COMMENT_TEXTS[5]}));
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
fn the_list_goes_on_where_the_page_before_ended() {
    World::on_each(|world| {
        world.publish(&visit());
        for number in 10..40 {
            world.submit(&json!({"satisfaction": 2, "comment": format!("number{number}")}));
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

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Number of words and word parts in the index.
fn indexed(world: &World) -> i64 {
    let backend = world.database.backend();
    let mut db = Connector {
        backend,
        cache_kib: 1_024,
    }
    .open()
    .unwrap();
    let count: Count = match &mut db {
        Db::Postgres(conn) => diesel::sql_query("select count(*) from comment_words, unnest(parts)").get_result(conn),
        Db::Sqlite(conn) => {
            conn.batch_execute("create virtual table temp.known using fts5vocab(main, comment_words, row)")
                .unwrap();
            diesel::sql_query("select count(*) as count from temp.known").get_result(conn)
        }
    }
    .unwrap();
    count.count
}

#[test]
fn nothing_of_a_withdrawn_comment_stays_in_the_index() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipts = COMMENT_TEXTS.map(|said| {
            let sent = world.submit(&json!({"satisfaction": 2, "comment": said}));
            sent.json()["receipt"].as_str().unwrap().to_owned()
        });
        assert!(indexed(world) > 60);
        let corrected = json!({"answers": {"satisfaction": 2, "comment": "something else"}});
        let address = format!("/api/v1/responses/{}", receipts[0]);
        assert_eq!(world.call("PUT", &address, &corrected).status, 200);
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        assert_eq!(found(world, &mut editor, &[("words", "jono")]), [0_usize; 0]);
        assert!(
            editor
                .get(world, &format!("{COMMENTS}?words=thing"))
                .page()
                .text()
                .contains("something else")
        );
        for receipt in receipts {
            let gone = world.call("DELETE", &format!("/api/v1/responses/{receipt}"), &Value::Null);
            assert_eq!(gone.status, 204);
        }
        assert_eq!(indexed(world), 0, "on {}", world.database.url());
    });
}

#[test]
fn comments_from_before_the_index_are_found_after_the_next_start() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 10_000);
        world.publish(&visit());
        for said in COMMENT_TEXTS {
            world.submit(&json!({"satisfaction": 2, "comment": said}));
        }
        let whole = indexed(&world);
        world.execute("delete from installation where name = 'comment_words'");
        world.execute(match world.database.backend() {
            urbivox::storage::Backend::Postgres(_) => "truncate comment_words",
            urbivox::storage::Backend::Sqlite(_) => "insert into comment_words (comment_words) values ('delete-all')",
        });
        assert_eq!(indexed(&world), 0);
        let world = World::on(world.into_database(), Clock::System, 10_000);
        assert_eq!(indexed(&world), whole);
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        assert_eq!(found(&world, &mut editor, &[("words", "jono")]), [0]);
    }
}
