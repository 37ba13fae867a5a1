//! No address of a citizen is in a table or in the log, on both databases; of a network a number is kept for a while, and the
//! privacy notice says so.

use std::io::Read as _;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use urbivox::clock::Clock;
use urbivox_core::i18n;
use uuid::Uuid;

use crate::http::pages::form_token_of_age;
use crate::storage::migrations::{known, open};
use crate::world::{Database, SECRET, World, agent, visit};

/// Addresses of citizens, IPv4 and IPv6.
const ADDRESSES: [&str; 2] = ["203.0.113.77", "2001:db8:cafe:beef:1234:5678:9abc:def0"];
/// Numbers of which one is kept for a network.
const BUCKETS: i64 = 65_536;

/// Every spelling of these addresses, and of the networks that credits are given to: text, hexadecimal, a number.
const SPELLINGS: [&str; 6] = [
    "203.0.113",
    "cb00714d",
    "3405803853",
    "2001:db8",
    "2001:0db8",
    "20010db8cafe",
];

/// Every row of every table, as text in small letters; bytes in hexadecimal.
fn every_row(database: &Database) -> Vec<(String, String)> {
    let mut db = open(database);
    let tables = match &db {
        urbivox::storage::Db::Postgres(_) => {
            "select table_name::text as what from information_schema.tables where table_schema = 'public'"
        }
        urbivox::storage::Db::Sqlite(_) => {
            "select name as what from sqlite_master where type = 'table' and name not like 'sqlite%'"
        }
    };
    let mut all = Vec::new();
    for table in known(&mut db, tables) {
        let select = match &db {
            urbivox::storage::Db::Postgres(_) => format!("select t::text as what from \"{table}\" t"),
            urbivox::storage::Db::Sqlite(_) => {
                let columns = format!("select 'quote(\"' || name || '\")' as what from pragma_table_info('{table}')");
                let columns = known(&mut db, &columns).join(" || '|' || ");
                format!("select {columns} as what from \"{table}\"")
            }
        };
        let rows = known(&mut db, &select).into_iter();
        all.extend(rows.map(|row| (table.clone(), row.to_lowercase())));
    }
    all
}

/// Sends requests of all kinds from each address: answers that are credited, not credited, held and refused, a kiosk, guesses.
fn use_everything(base: &str, tokens: &[[String; 2]; 2], kiosk: &str) {
    let agent = agent();
    let send = |address: &str, method: &str, path: &str, kind: &str, body: &str| {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{base}{path}"))
            .header("x-forwarded-for", address)
            .header("forwarded", format!("for=\"[{address}]\""))
            .header("content-type", kind)
            .body(body.to_owned())
            .unwrap();
        agent.run(request).unwrap().status().as_u16()
    };
    let page = "/s/tampere/day-care/visit?lang=en";
    let form = |fields: &[(&str, &str)]| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([
            ("_version", "1"),
            ("_step", "0"),
            ("_do", "next"),
            ("satisfaction", "5"),
        ]);
        form.extend_pairs(["satisfaction", "district", "minutes", "parts", "comment"].map(|code| ("_shown", code)));
        form.extend_pairs(fields).finish()
    };
    let kind = "application/x-www-form-urlencoded";
    for (address, [in_time, too_fast]) in ADDRESSES.iter().zip(tokens) {
        assert_eq!(send(address, "GET", page, kind, ""), 200);
        for token in [in_time, too_fast] {
            let body = form(&[("_opening", token)]);
            assert_eq!(send(address, "POST", page, kind, &body), 200);
        }
        send(address, "GET", "/s/tampere/day-care/visit?t=a.b.c", kind, "");
        send(address, "GET", kiosk, kind, "");
        send(address, "GET", "/r/00000-00000-00000-00000", kind, "");
        send(address, "GET", "/nowhere", kind, "");
        send(
            address,
            "POST",
            "/staff/sign-in",
            kind,
            "email=somebody%40example.org&password=a+guess",
        );
        send(address, "POST", "/join", kind, "name=Oulu");
        let responses = "/api/v1/cities/tampere/services/day-care/surveys/visit/responses";
        for satisfaction in [4, 9] {
            let body = json!({"submission_id": Uuid::now_v7(), "answers": {"satisfaction": satisfaction}});
            let status = send(address, "POST", responses, "application/json", &body.to_string());
            assert_eq!(status, if satisfaction == 4 { 201 } else { 422 });
        }
        send(address, "GET", "/api/v1/cities/tampere/audit", "application/json", "");
    }
}

#[test]
fn no_address_is_in_a_table_or_in_the_log() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::System);
        world.publish(&visit());
        let placement = json!({"slug": "hall", "kind": "kiosk"});
        let made = world
            .call("POST", &format!("{}/placements", crate::world::SURVEY), &placement)
            .json();
        let kiosk = made["url"]
            .as_str()
            .unwrap()
            .strip_prefix(&world.base)
            .unwrap()
            .to_owned();
        let tokens = ADDRESSES.map(|_| [form_token_of_age(&world, 30), form_token_of_age(&world, 0)]);
        let database = world.into_database();

        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Command::new(env!("CARGO_BIN_EXE_urbivox"))
            .arg("serve")
            .env("DATABASE_URL", database.url())
            .env("URBIVOX_LISTEN", format!("127.0.0.1:{port}"))
            .env("URBIVOX_METRICS_LISTEN", "off")
            .env("URBIVOX_SECRET", SECRET)
            .env("URBIVOX_STOP_DELAY_SECONDS", "0")
            .env("URBIVOX_TRUSTED_PROXIES", "127.0.0.1")
            .env("RUST_LOG", "info,urbivox=trace")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = process.stderr.take().unwrap();
        let reading = std::thread::spawn(move || {
            let mut text = String::new();
            log.read_to_string(&mut text).unwrap();
            text
        });
        let base = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        while !agent()
            .get(format!("{base}/readyz"))
            .call()
            .is_ok_and(|answer| answer.status() == 200)
        {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server did not start");
        }
        use_everything(&base, &tokens, &kiosk);
        let stopped = Command::new("kill").args(["-TERM", &process.id().to_string()]).status();
        assert!(stopped.unwrap().success() && process.wait().unwrap().success());
        let log = reading.join().unwrap().to_lowercase();
        assert!(log.contains("listening"), "the log was read: {log}");

        let rows = every_row(&database);
        let of = |table: &str| rows.iter().filter(|(name, _)| name == table).count();
        assert_eq!(
            (of("credits"), of("holds")),
            (2, 2),
            "there are rows in which an address could be"
        );
        let mut db = open(&database);
        for table in ["credits", "holds"] {
            let buckets = known(&mut db, &format!("select cast(bucket as text) as what from {table}"));
            let is_number = |bucket: &String| bucket.parse().is_ok_and(|bucket: i64| (0..BUCKETS).contains(&bucket));
            assert!(
                buckets.len() == 2 && buckets.iter().all(is_number),
                "{table}: {buckets:?}"
            );
        }
        for spelling in SPELLINGS {
            for (table, row) in &rows {
                assert!(!row.contains(spelling), "{spelling} is in {table}: {row}");
            }
            assert!(!log.contains(spelling), "{spelling} is in the log: {log}");
        }
    }
}

#[test]
fn the_privacy_notice_names_the_number_that_is_kept_of_a_network() {
    World::on_each(|world| {
        world.publish(&visit());
        for language in ["en", "fi"] {
            let page = world
                .get(&format!("/about/tampere/privacy?lang={language}"))
                .page()
                .text();
            let sentence = i18n::for_language(language).get("privacy-networks");
            assert!(page.contains(sentence.as_ref()), "{page}");
        }
    });
}

#[test]
fn every_language_names_how_many_numbers_there_are_and_how_many_networks_share_one() {
    let languages: Vec<&str> = i18n::languages().collect();
    assert!(languages.len() >= 31, "{languages:?}");
    for language in languages {
        let sentence = i18n::for_language(language).get("privacy-networks").into_owned();
        let digits: String = sentence.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, "65536256", "{language}: {sentence}");
    }
}
