//! The kinds of requests that flood the server.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::bail;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::browser::Browser;
use crate::test_server::{COMMENTS, FLOODED, TestServer, api};

/// Bytes of all comments of one body, near the limit.
const TEXT_BYTES: usize = 240_000;

/// Sends one request and returns the status.
type SendRequest = fn(&TestServer, &mut Browser, &mut State) -> anyhow::Result<u16>;

/// A kind of flood.
pub(crate) struct Flood {
    /// Name in the table.
    pub(crate) name: &'static str,
    send: SendRequest,
    /// Whether each request comes from another address.
    is_from_many: bool,
}

/// State of a connection between its requests.
#[derive(Default)]
pub(crate) struct State {
    csrf: String,
    body: Vec<u8>,
    number: u64,
}

/// Number of responses by status.
#[derive(Default)]
pub(crate) struct Answers(BTreeMap<u16, u32>);

impl Answers {
    pub(crate) fn add(&mut self, other: Answers) {
        for (status, count) in other.0 {
            *self.0.entry(status).or_default() += count;
        }
    }

    /// Formats the rates per second, such as `1200 × 200, 30 × 503`.
    pub(crate) fn rates(&self, elapsed: Duration) -> String {
        let rates = self.0.iter().map(|(status, count)| {
            let rate = f64::from(*count) / elapsed.as_secs_f64();
            format!("{rate:.1} × {status}")
        });
        let rates: Vec<String> = rates.collect();
        if rates.is_empty() {
            "–".to_owned()
        } else {
            rates.join(", ")
        }
    }
}

/// Returns all floods; the first is idle, as a baseline.
pub(crate) fn all() -> Vec<Flood> {
    let one = |name, send| Flood {
        name,
        send,
        is_from_many: false,
    };
    let many = |name, send| Flood {
        name,
        send,
        is_from_many: true,
    };
    vec![
        one("none", idle),
        one("sign-ins", sign_in),
        many("sign-ins, many addresses", sign_in),
        many("/staff/forgot", forgot),
        many("/join", join),
        one("/staff/sign-on", sign_on),
        many("receipts", receipt),
        many("checks of 240 kB, usual words", check_words),
        many("checks of 240 kB, numbers", check_numbers),
        many("checks of 240 kB, addresses", check_addresses),
        many("results?by=day", by_day),
        many("posters", poster),
    ]
}

/// Sends requests in a closed loop until `is_over`.
pub(crate) fn connection(
    server: &TestServer,
    flood: &Flood,
    number: usize,
    is_over: &AtomicBool,
) -> anyhow::Result<Answers> {
    let mut browser = Browser::new(&server.base);
    browser.headers.push(("x-forwarded-for", "192.0.2.1".to_owned()));
    let mut state = State {
        number: u64::try_from(number)? << 32,
        ..State::default()
    };
    let mut answers = Answers::default();
    while !is_over.load(Ordering::SeqCst) {
        state.number += 1;
        if flood.is_from_many {
            let [_, _, _, a, .., b, c] = state.number.to_be_bytes();
            if let Some((_, address)) = browser.headers.first_mut() {
                *address = format!("10.{a}.{b}.{c}");
            }
        }
        let status = (flood.send)(server, &mut browser, &mut state)?;
        if status > 0 {
            *answers.0.entry(status).or_default() += 1;
        }
    }
    Ok(answers)
}

fn idle(_server: &TestServer, _browser: &mut Browser, _state: &mut State) -> anyhow::Result<u16> {
    std::thread::sleep(Duration::from_millis(50));
    Ok(0)
}

/// Sends a form of the staff pages; reads its CSRF token once.
fn form(browser: &mut Browser, state: &mut State, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<u16> {
    if state.csrf.is_empty() {
        state.csrf = browser.hidden(path, "_csrf")?;
    }
    let csrf = state.csrf.clone();
    let mut all = vec![("_csrf", csrf.as_str())];
    all.extend(fields);
    let answer = browser.post_form(path, &all)?;
    if answer.status == 403 {
        bail!("the form was not taken");
    }
    Ok(answer.status)
}

fn email(state: &State) -> String {
    format!("somebody-{}@flooded.example", state.number)
}

fn sign_in(_server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    let email = email(state);
    form(
        browser,
        state,
        "/staff/sign-in",
        &[("email", &email), ("password", "a guess of a stranger")],
    )
}

fn forgot(_server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    let email = email(state);
    form(browser, state, "/staff/forgot", &[("email", &email)])
}

fn join(_server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    let email = email(state);
    let name = format!("City {}", state.number);
    let fields = [
        ("name", name.as_str()),
        ("country", "FI"),
        ("languages", "fi, en"),
        ("timezone", "Europe/Helsinki"),
        ("contact", "Somebody"),
        ("email", &email),
    ];
    form(browser, state, "/join", &fields)
}

fn sign_on(_server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    form(browser, state, "/staff/sign-on", &[("city", "flooded")])
}

fn receipt(server: &TestServer, browser: &mut Browser, _state: &mut State) -> anyhow::Result<u16> {
    Ok(browser.get(&format!("/r/{}", server.receipt))?.status)
}

fn check_words(server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    check(
        server,
        browser,
        state,
        "The form asked twice for the same thing, and nobody told me why. ",
    )
}

fn check_numbers(server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    check(server, browser, state, "tel 12 34 567 89 01 1 ")
}

fn check_addresses(server: &TestServer, browser: &mut Browser, state: &mut State) -> anyhow::Result<u16> {
    check(server, browser, state, "a.b.c.d.e.f.g.h@b.cc1")
}

fn check(_server: &TestServer, browser: &mut Browser, state: &mut State, piece: &str) -> anyhow::Result<u16> {
    if state.body.is_empty() {
        let length = TEXT_BYTES / COMMENTS;
        let text: String = piece.repeat(length / piece.len());
        let mut answers = serde_json::Map::new();
        answers.insert("satisfaction".to_owned(), json!(3));
        for number in 0..COMMENTS {
            answers.insert(format!("comment-{number}"), json!(text));
        }
        let body = json!({"submission_id": Uuid::now_v7(), "answers": Value::Object(answers)});
        state.body = body.to_string().into_bytes();
    }
    let path = format!("{}/responses/check", api(FLOODED));
    Ok(browser.send("POST", &path, "application/json", &state.body)?.status)
}

fn by_day(server: &TestServer, browser: &mut Browser, _state: &mut State) -> anyhow::Result<u16> {
    // About the longest period that anonymous requests may ask for.
    let path = format!("{}/results?by=day&from={}", api(FLOODED), server.a_year_ago);
    Ok(browser.get(&path)?.status)
}

fn poster(_server: &TestServer, browser: &mut Browser, _state: &mut State) -> anyhow::Result<u16> {
    Ok(browser.get(&format!("/poster/{FLOODED}.png"))?.status)
}
