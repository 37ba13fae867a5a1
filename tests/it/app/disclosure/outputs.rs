//! Everything that the public gets is of the last release: the same for everybody, and unchanged until the next.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::civil::date;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender, correction, withdrawal};
use urbivox::clock::Clock;
use urbivox_core::survey::answers::answer::RawAnswers;
use uuid::Uuid;

use super::MIN;
use crate::world::{Answer, Database, SURVEY, World, agent, hour_of, key, visit, visit_path};

/// Addresses of figures, below no key.
const OUTPUTS: [&str; 28] = [
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?by=day",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?from=2026-03-01&to=2026-03-31&compare=previous",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?placement=api",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?placement=nowhere",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?language=en",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?segment=district:north",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?verified=true",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results/chart",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results/priorities",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/funnel",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/export.csv",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/export.csv?by=month&segment=district:north",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/export.ndjson?by=day",
    "/api/v1/cities/tampere/services/day-care/surveys/visit",
    "/api/v1/results?measure=csat",
    "/api/v1/results.csv?measure=csat",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results?from=2026-03-01&by=week",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/results/chart?question=satisfaction",
    "/api/v1/cities/tampere/services/day-care/surveys/visit/export.csv?from=2026-03-01&to=2026-03-04",
    "/cities",
    "/cities/tampere",
    "/cities/tampere/day-care",
    "/badge/tampere/day-care.svg",
    "/card/tampere/day-care",
    "/indicators",
    "/practices",
    "/s/tampere/day-care",
];

/// What an address answers: its status, the headers that can tell of a change, and the body. The form of the survey has a token
/// of its own in each answer.
fn seen(world: &World) -> BTreeMap<&'static str, (u16, Vec<String>, String)> {
    // Each look comes from a network of its own, so that no limit for one network is reached.
    static LOOKS: AtomicU32 = AtomicU32::new(0);
    let network = Ipv4Addr::from_bits(0x0A00_0001 + (LOOKS.fetch_add(1, Ordering::Relaxed) << 8)).to_string();
    let of = |path: &'static str| {
        let answer = world.send("GET", path, &[("x-forwarded-for", network.as_str())], b"");
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        let headers = ["etag", "last-modified", "cache-control", "vary"].map(|name| answer.header(name).to_owned());
        let is_form = path.starts_with("/s/");
        let body = if is_form { String::new() } else { answer.text() };
        (path, (answer.status, headers.to_vec(), body))
    };
    OUTPUTS.into_iter().map(of).collect()
}

/// What every address answers once the values that are computed in the background are those of the last release.
fn settled(world: &World) -> BTreeMap<&'static str, (u16, Vec<String>, String)> {
    let mut before = seen(world);
    for _ in 0..50 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        let now = seen(world);
        if now == before {
            return now;
        }
        before = now;
    }
    panic!("the outputs change without an answer");
}

/// Answers of some people, who live in the north, in the south, or do not say where.
fn answers(count: usize, score: i64) -> Vec<Value> {
    let one = |number: usize| match number % 3 {
        0 => json!({"satisfaction": score, "district": "north"}),
        1 => json!({"satisfaction": score, "district": "south", "minutes": 20}),
        _ => json!({"satisfaction": score}),
    };
    (0..count).map(one).collect()
}

#[test]
fn nothing_changes_for_the_public_while_answers_arrive() {
    for database in Database::each() {
        // The server's own job closes none of the days that are played.
        let world = World::behind_proxy(database, Clock::Fixed(hour_of(date(2026, 3, 1), 0)));
        world.publish(&visit());
        let mut before = settled(&world);
        for (day, count) in [(1, 40), (2, 4), (3, 3), (4, 50), (20, 30)] {
            let day = date(2026, 3, day);
            for answer in answers(count, 4) {
                world.answers_on(day, &[answer]);
            }
            assert_eq!(
                world.submit(&json!({"satisfaction": 1, "comment": "A new one"})).status,
                201
            );
            assert_eq!(seen(&world), before, "something changed before {day} was over");
            let released = world.close_days_until(day).releases;
            let after = settled(&world);
            let is_changed = after != before;
            // Days with too few answers wait; then nothing may change either.
            assert_eq!(is_changed, released > 0, "{day}: {released} releases");
            before = after;
        }
        for (path, (_, headers, _)) in &before {
            assert_eq!(headers[1], "", "{path} has a time of change");
        }
    }
}

/// The bytes of the picture for social networks.
fn picture(world: &World) -> Vec<u8> {
    let path = format!("{}/social/tampere/day-care.png", world.base);
    agent().get(path).call().unwrap().body_mut().read_to_vec().unwrap()
}

#[test]
fn nothing_changes_for_the_public_while_answers_are_withdrawn_corrected_and_accepted_and_pages_are_viewed() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::Fixed(hour_of(date(2026, 3, 1), 0)));
        world.publish(&visit());
        let (first, second) = (date(2026, 3, 1), date(2026, 3, 2));
        let bodies: Vec<Value> = answers(40, 4)
            .into_iter()
            .map(|answers| json!({"answers": answers}))
            .collect();
        let receipts = world.submissions_on(first, &visit_path(), &Sender::Operator, &bodies);
        assert_eq!(world.close_days_until(first).releases, 1);
        let before = (settled(&world), picture(&world));

        let app = world.app_at(hour_of(second, 12));
        assert!(withdrawal::withdraw(&app, &receipts[0]).unwrap());
        let corrected: RawAnswers = serde_json::from_value(json!({"satisfaction": 1, "district": "south"})).unwrap();
        correction::correct(&app, &receipts[1], &corrected).unwrap();
        let published = app.catalogue.find(&app.storage, &visit_path()).unwrap().unwrap();
        let mut held: RawSubmission =
            serde_json::from_value(json!({"submission_id": Uuid::now_v7(), "answers": {"satisfaction": 2}})).unwrap();
        held.is_honeypot_filled = true;
        let held = submissions::submit(&app, &published, &Sender::Public.into(), held);
        assert!(held.wait(&app).unwrap().held);
        let waiting = world.get(&format!("{SURVEY}/held")).json();
        let accept = format!("{SURVEY}/held/{}/accept", waiting["items"][0]["id"]);
        assert!(world.call("POST", &accept, &Value::Null).status < 300);
        for _ in 0..20 {
            app.visits.seen(&published, "link", second);
            app.visits.started(&published, "link", second);
        }
        app.visits.flush(&app.storage).unwrap();
        assert_eq!((seen(&world), picture(&world)), before);

        // The next day has too few answers, so nothing of it is told either.
        assert_eq!(world.close_days_until(second).releases, 0);
        assert_eq!((settled(&world), picture(&world)), before);

        // An entity tag of the release before is answered with the new one.
        let results = format!("{SURVEY}/results");
        let tag = world.send("GET", &results, &[], b"").header("etag").to_owned();
        world.answers_on(date(2026, 3, 3), &answers(30, 5));
        assert_eq!(world.close_days_until(date(2026, 3, 3)).releases, 1);
        let new = world.send("GET", &results, &[("if-none-match", &tag)], b"");
        assert_eq!(new.status, 200);
        assert_ne!(new.header("etag"), tag);
        assert_ne!(seen(&world), before.0);
    }
}

/// A number of people as it is told, of answers of so many scores: each is within two.
fn is_told(found: &Value, count: u64, scores: u64) {
    let found = found.as_u64().unwrap_or_else(|| panic!("{found} for {count}"));
    assert!(
        found.is_multiple_of(3) && found.abs_diff(count) <= 2 * scores,
        "{found} for {count}"
    );
}

#[test]
fn public_reports_need_no_key_and_are_of_the_last_release() {
    for database in Database::each() {
        let noon = hour_of(date(2026, 3, 3), 12);
        let world = &World::on(database, Clock::Fixed(noon), u32::MAX);
        world.publish(&visit());
        let public = |query: &str| world.send("GET", &format!("{SURVEY}/results{query}"), &[], b"");
        let early = public("").json();
        assert_eq!(
            (&early["release"], &early["released_through"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(
            (&early["responses"], &early["answers_min"]),
            (&Value::Null, &json!(MIN))
        );
        assert_eq!(
            (&early["withheld"], &early["questions"][0]["withheld"]),
            (&json!(true), &json!(true))
        );

        let people = [
            vec![json!({"satisfaction": 5, "district": "north"}); 16],
            vec![json!({"satisfaction": 1}); 14],
        ];
        world.answers_on(date(2026, 3, 3), &people.concat());
        assert_eq!(public("").json(), early, "the day is not over");
        world.close_days_until(date(2026, 3, 3));

        let answer = public("");
        let report = answer.json();
        let release =
            json!({"no": 0, "as_of": "2026-03-03", "first_day": "2026-03-03", "told_in": 3, "answers_min": MIN});
        assert_eq!(
            (&report["release"], &report["released_through"]),
            (&release, &json!("2026-03-03"))
        );
        is_told(&report["responses"], 30, 2);
        let satisfaction = &report["questions"][0];
        is_told(&satisfaction["counts"]["5"], 16, 1);
        is_told(&satisfaction["counts"]["1"], 14, 1);
        assert_eq!(satisfaction["answered"], satisfaction["measure"]["n"]);
        assert_eq!(report.get("held"), None);
        assert_eq!(report.get("withheld"), None);

        // Caches: an hour, and an entity tag with the number of the release.
        let (caching, tag) = (answer.header("cache-control"), answer.header("etag"));
        assert_eq!((caching, &tag[..5]), ("public, max-age=3600", "W/\"0-"));
        let again = world.send("GET", &format!("{SURVEY}/results"), &[("if-none-match", tag)], b"");
        assert_eq!((again.status, again.text()), (304, String::new()));

        filters_of(&public);
        let file = |query: &str| {
            world
                .send("GET", &format!("{SURVEY}/export.csv{query}"), &[], b"")
                .text()
        };
        assert!(
            file("?segment=district:north").contains(",1/1,"),
            "the runs in which a class was told"
        );
        assert!(file("?placement=nowhere").contains(",0/1,"));
        assert!(!file("").contains(",1/1,"), "a file without a filter has none");
        readers_of(world, &answer);
    }
}

/// One filter at a time; what nobody gave is like what is not told.
fn filters_of(public: &dyn Fn(&str) -> Answer) {
    let runs = |told: u32| json!({"told": told, "of": 1});
    let north = public("?segment=district:north").json();
    is_told(&north["responses"], 16, 1);
    assert_eq!((&north["runs"], north.get("withheld")), (&runs(1), None));
    let blank = public("?segment=district:").json();
    is_told(&blank["responses"], 14, 1);
    is_told(&public("?placement=api").json()["responses"], 30, 2);
    is_told(&public("?language=en").json()["responses"], 30, 2);
    let nothing = public("?placement=nowhere").json();
    for query in [
        "?segment=district:south",
        "?segment=district:moon",
        "?language=xx",
        "?verified=true",
    ] {
        assert_eq!(public(query).json(), nothing, "{query}");
    }
    assert_eq!(
        (&nothing["responses"], &nothing["withheld"], &nothing["runs"]),
        (&Value::Null, &json!(true), &runs(0))
    );
    for query in [
        "?placement=api&language=en",
        "?segment=district:north&placement=api",
        "?segment=district:north&verified=true",
        "?language=en&verified=true",
    ] {
        let refused = public(query);
        assert_eq!(
            (refused.status, refused.problem()),
            (400, "one-filter".to_owned()),
            "{query}"
        );
    }
    assert_eq!(public("?segment=satisfaction:5").problem(), "bad-query");
}

/// Analysts, and staff who ask for it, get the bytes that everybody gets.
fn readers_of(world: &World, everybody: &Answer) {
    let path = format!("{SURVEY}/results");
    let analyst = key(&world.server, Role::Analyst, None);
    assert_eq!(
        world.call_as(&analyst, "GET", &path, &Value::Null).text(),
        everybody.text()
    );
    let staff = world.get(&format!("{path}?as=public"));
    assert_eq!(
        (staff.text(), staff.header("etag")),
        (everybody.text(), everybody.header("etag"))
    );
    let live = world.get(&path);
    assert_eq!(live.header("cache-control"), "no-store");
    assert_eq!(
        (&live.json()["release"], &live.json()["responses"]),
        (&Value::Null, &json!(30))
    );
    assert_eq!(world.get(&format!("{path}?as=staff")).problem(), "bad-query");
    let public = world.send("GET", &format!("{SURVEY}/export.csv"), &[], b"");
    let of_staff = world.get(&format!("{SURVEY}/export.csv?as=public"));
    let rows = |answer: &Answer| answer.text().lines().count();
    assert_eq!(rows(&of_staff), rows(&public));
    assert!(public.text().contains(",2026-03-03,"), "{}", public.text());
    let refused = world.get(&format!("{SURVEY}/export.csv?of=responses&as=public"));
    assert_eq!((refused.status, refused.problem()), (400, "bad-query".to_owned()));
}
