//! Concurrent expensive requests stay within their limits and block nobody else.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use urbivox::app::access::Role;

use crate::html::Page;
use crate::http::staff::{StaffClient, clerk};
use crate::process::Process;
use crate::world::{Answer, Database, SURVEY, World, agent, visit};

/// Number of concurrent requests.
const AT_ONCE: usize = 48;

/// Calls a function from many threads at once.
fn all_at_once(count: usize, press: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let start = std::sync::Barrier::new(count);
    std::thread::scope(|scope| {
        let (start, press) = (&start, &press);
        let presses: Vec<_> = (0..count)
            .map(|number| {
                scope.spawn(move || {
                    start.wait();
                    press(number)
                })
            })
            .collect();
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    })
}

/// Peak memory of a process in MiB.
fn peak_mib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_024
}

#[test]
fn forty_eight_sign_ins_at_once_take_no_more_memory_than_two() {
    let database = Database::sqlite();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Process::serve(&database, port);
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the server does not start");
    }
    let base = format!("http://127.0.0.1:{port}");
    let page = agent().get(format!("{base}/staff/sign-in")).call().unwrap();
    let cookie = page.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let csrf = Page::parse(&page.into_body().read_to_string().unwrap()).csrf();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let (base, cookie, csrf) = (&base, &cookie, csrf.as_str());
        let presses: Vec<_> = (0..AT_ONCE)
            .map(|number| {
                scope.spawn(move || {
                    let email = format!("somebody-{number}@example.org");
                    let fields = [
                        ("_csrf", csrf),
                        ("email", &email),
                        ("password", "a guess of a stranger"),
                    ];
                    let sent = agent()
                        .post(format!("{base}/staff/sign-in"))
                        .header("cookie", cookie)
                        .send_form(fields);
                    let answer = sent.unwrap();
                    let status = answer.status().as_u16();
                    assert!(status != 503 || answer.headers().contains_key("retry-after"));
                    status
                })
            })
            .collect();
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    });
    assert!(
        statuses.iter().all(|status| [401, 429, 503].contains(status)),
        "{statuses:?}"
    );
    assert!(statuses.contains(&401), "some of them were checked: {statuses:?}");
    let peak = peak_mib(server.0.id());
    assert!(peak < 128, "{peak} MiB");
}

#[test]
fn a_sign_in_beyond_the_queue_gets_retry_after_and_other_requests_work() {
    for database in Database::each() {
        let world = &World::with_metrics(database);
        world.settle("tampere", "day-care");
        let mikko = clerk(world, Role::Owner, Some("tampere"));
        // Each guest has the page open already, so that all of them send it at the same time.
        let guests: Vec<(StaffClient, String)> = (0..AT_ONCE)
            .map(|number| {
                let mut guest = StaffClient::default();
                let csrf = guest.get(world, "/staff/sign-in").page().csrf();
                let body = form_urlencoded::Serializer::new(String::new())
                    .append_pair("_csrf", &csrf)
                    .append_pair("email", &format!("somebody-{number}@example.org"))
                    .append_pair("password", "a guess of a stranger")
                    .finish();
                (guest, body)
            })
            .collect();
        let answers = all_at_once(AT_ONCE, |number| {
            if number % 8 == 0 {
                // Other users are not affected meanwhile.
                let page = mikko.clone().get(world, "/staff/cities/tampere");
                assert_eq!(page.status, 200, "{}", page.page().text());
                assert_eq!(world.send("GET", "/readyz", &[], b"").status, 200);
            }
            let (guest, body) = &guests[number];
            guest.clone().send(world, "POST", "/staff/sign-in", body)
        });
        for answer in &answers {
            match answer.status {
                401 | 429 => {}
                503 => {
                    assert_eq!(answer.header("retry-after"), "1");
                    assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
                    assert!(
                        answer.page().text().contains("Try again in a moment"),
                        "{}",
                        answer.page().text()
                    );
                }
                other => panic!("{other}: {}", answer.page().text()),
            }
        }
        for (status, what) in [(401, "checked"), (503, "refused at once")] {
            let found = answers.iter().filter(|answer| answer.status == status).count();
            assert!(found > 0, "none of them was {what}");
        }
        // The operator sees how many were refused.
        let refused = answers.iter().filter(|answer| answer.status == 503).count();
        let metrics = world.metrics();
        let line = format!("urbivox_gate_refused_total{{gate=\"passwords\"}} {refused}");
        assert!(
            metrics.lines().any(|known| known == line),
            "{line} is not in: {metrics}"
        );
        let mut again = StaffClient::default();
        let response = again.sign_in(world, "owner.tampere@example.org");
        assert!(
            [303, 429].contains(&response.status),
            "requests are accepted again: {}",
            response.page().text()
        );
    }
}

/// A survey with as many comments as fit into one request body.
fn comments(count: usize) -> Value {
    let question = |number: usize| json!({"code": format!("comment-{number}"), "kind": "text", "max_chars": 10_000, "prompt": {"en": "What else?"}});
    let questions: Vec<Value> = (0..count).map(question).collect();
    json!({"title": {"en": "Comments"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

fn body(count: usize, piece: &str) -> Value {
    let text = piece.repeat(9_000 / piece.len());
    let answers = (0..count).map(|number| (format!("comment-{number}"), json!(text)));
    json!({"submission_id": uuid::Uuid::now_v7(), "answers": Value::Object(answers.collect())})
}

#[test]
fn large_bodies_are_checked_stored_and_masked_like_small_ones() {
    World::on_each(|world| {
        world.publish(&comments(25));
        let sent = body(25, "call 040 123 4567 or ada@example.eu, she said. ");
        assert!(sent.to_string().len() > 220_000);
        let checked = world.post(&format!("{SURVEY}/responses/check"), &sent);
        assert_eq!(checked.status, 200, "{checked:?}");
        let stored = world.post(&format!("{SURVEY}/responses"), &sent);
        assert_eq!(stored.status, 201, "{stored:?}");
        let kept = world.stored(stored.json()["receipt"].as_str().unwrap());
        let comment = kept["answers"]["comment-24"].as_str().unwrap();
        assert!(
            comment.starts_with("call [tel] or [@], she said. call [tel] or [@]"),
            "{comment}"
        );
        // A retry finds the stored response and is not counted again.
        assert_eq!(world.post(&format!("{SURVEY}/responses"), &sent).status, 200);
        assert_eq!(
            world
                .post(
                    &format!("{SURVEY}/responses"),
                    &json!({"submission_id": 7, "answers": sent["answers"]})
                )
                .problem(),
            "malformed"
        );
    });
}

#[test]
fn hostile_texts_do_not_delay_other_requests() {
    let world = World::on_sqlite();
    world.publish(&comments(25));
    for piece in ["1 ", "12 34 ", "a.b.c.d.e.f@b.cc1", "@ ", "tel 123 456 7 ", "0 4 0 1 "] {
        let sent = body(25, piece);
        let answers = all_at_once(4, |_| world.post(&format!("{SURVEY}/responses/check"), &sent));
        assert!(
            answers.iter().any(|answer| answer.status == 200),
            "{piece}: {answers:?}"
        );
        for answer in answers {
            assert!([200, 503].contains(&answer.status), "{piece}: {answer:?}");
        }
    }
}

#[test]
fn the_length_of_a_series_is_limited_for_the_public_only() {
    World::on_each(|world| {
        world.publish(&visit());
        let answers = json!({"satisfaction": 4, "district": "north", "minutes": 10});
        world.answers_on(world.today(), &vec![answers; 12]);
        // Copies the same counts to every day of six years.
        world.execute(
            "insert into tallies (version_id, day, placement, language, counts) \
             with recursive days(n) as (select 1 union all select n + 1 from days where n < 2200) \
             select version_id, day - n, placement, language, counts from tallies, days",
        );
        world.close_days();
        let stranger = |query: &str| world.send("GET", &format!("{SURVEY}/results?{query}"), &[], b"");
        let refused = stranger("by=day");
        assert_eq!((refused.status, refused.problem()), (400, "bad-query".to_owned()));
        assert!(refused.text.contains("shorter period"), "{}", refused.text);
        assert_eq!(
            world
                .send("GET", &format!("{SURVEY}/export.csv?by=day"), &[], b"")
                .problem(),
            "bad-query"
        );
        for good in ["by=month", "by=week", "by=day&from=2099-01-01", ""] {
            assert_eq!(stranger(good).status, 200, "{good}");
        }
        let all = world.results("?by=day");
        assert_eq!(all["series"].as_array().unwrap().len(), 2_201);
    });
}
