//! The clients: each submits, corrects and withdraws its own responses over one connection, one request after another.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::history::{Action, Request};
use crate::http::{Answer, Connection};
use crate::marks::Mark;
use crate::product::SURVEY;
use crate::random::Random;

/// Concurrent clients.
const CLIENTS: usize = 6;
/// Numbers of responses and marks of one client; those of two clients never meet.
const NUMBERS_OF_CLIENT: usize = 1_000_000;

/// A response of a client, as the client knows it.
struct Own {
    number: usize,
    submission: Uuid,
    receipt: Option<String>,
    is_withdrawn: bool,
}

/// A client, which goes on after a restart of the server.
struct Client {
    random: Random,
    number: usize,
    marks: usize,
    responses: Vec<Own>,
    /// Place of the response and action whose outcome is unknown: sent again first.
    in_doubt: Option<(usize, Action)>,
    requests: Vec<Request>,
}

/// All clients.
pub(crate) struct Load {
    clients: Vec<Client>,
}

impl Load {
    /// Creates the clients.
    pub(crate) fn new(seed: u64) -> Load {
        let client = |number: usize| Client {
            random: Random::new(seed, u64::try_from(number).unwrap_or_default()),
            number,
            marks: 0,
            responses: Vec::new(),
            in_doubt: None,
            requests: Vec::new(),
        };
        Load {
            clients: (0..CLIENTS).map(client).collect(),
        }
    }

    /// Lets the clients work until the number of their answers is enough; then calls `end` while they go on, and waits for
    /// them.
    pub(crate) fn run(
        &mut self,
        address: SocketAddr,
        process: usize,
        is_enough: impl Fn(usize) -> bool,
        end: impl FnOnce() -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let answered = AtomicUsize::new(0);
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let clients: Vec<_> = self
                .clients
                .iter_mut()
                .map(|client| {
                    let work = || client.work(address, process, &answered, &is_over);
                    scope.spawn(work)
                })
                .collect();
            while !is_enough(answered.load(Ordering::Relaxed)) && !clients.iter().all(|client| client.is_finished()) {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            let ended = end();
            is_over.store(true, Ordering::Relaxed);
            for client in clients {
                match client.join() {
                    Ok(worked) => worked?,
                    Err(_panic) => bail!("a client panicked"),
                }
            }
            ended
        })
    }

    /// Returns all requests, those of each client in their order.
    pub(crate) fn into_requests(self) -> Vec<Request> {
        self.clients.into_iter().flat_map(|client| client.requests).collect()
    }
}

impl Client {
    /// Sends requests until it is told to stop or the connection breaks.
    fn work(
        &mut self,
        address: SocketAddr,
        process: usize,
        answered: &AtomicUsize,
        is_over: &AtomicBool,
    ) -> anyhow::Result<()> {
        let Ok(mut connection) = Connection::open(address) else {
            return Ok(());
        };
        while !is_over.load(Ordering::Relaxed) {
            let again = self.in_doubt.take();
            let is_repeated = again.is_some();
            let (place, action) = again.unwrap_or_else(|| self.choose());
            if !self.send(&mut connection, process, (place, action, is_repeated))? {
                return Ok(());
            }
            answered.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Chooses the next request: three of five are new responses, the others correct or withdraw an own one.
    fn choose(&mut self) -> (usize, Action) {
        let living: Vec<usize> = self
            .responses
            .iter()
            .enumerate()
            .filter(|(_, own)| !own.is_withdrawn && own.receipt.is_some())
            .map(|(place, _)| place)
            .collect();
        let turn = self.random.below(5);
        if let (0 | 1, Some(place)) = (turn, self.random.choose(&living).copied()) {
            let action = if turn == 0 {
                Action::Withdraw
            } else {
                Action::Correct(self.next_mark())
            };
            return (place, action);
        }
        let mark = self.next_mark();
        self.responses.push(Own {
            number: self.number * NUMBERS_OF_CLIENT + self.responses.len(),
            submission: Uuid::now_v7(),
            receipt: None,
            is_withdrawn: false,
        });
        (self.responses.len() - 1, Action::Submit(mark))
    }

    fn next_mark(&mut self) -> Mark {
        self.marks += 1;
        Mark::new(self.number * NUMBERS_OF_CLIENT + self.marks)
    }

    /// Sends one request: the place of its response, its action, and whether it was sent before. Returns whether the
    /// connection can be used further.
    fn send(
        &mut self,
        connection: &mut Connection,
        process: usize,
        (place, action, is_repeated): (usize, Action, bool),
    ) -> anyhow::Result<bool> {
        let own = self.responses.get_mut(place).context("no such response")?;
        let receipt = own.receipt.clone().unwrap_or_default();
        let (method, path, body) = match &action {
            Action::Submit(mark) => {
                let body = json!({"submission_id": own.submission, "answers": mark.answers()});
                ("POST", format!("{SURVEY}/responses"), body.to_string())
            }
            Action::Correct(mark) => {
                let body = json!({"answers": mark.answers()});
                ("PUT", format!("/api/v1/responses/{receipt}"), body.to_string())
            }
            Action::Withdraw => ("DELETE", format!("/api/v1/responses/{receipt}"), String::new()),
        };
        // Each request comes from another network, so that no quota of one is used up.
        let [a, b, c] = [250, 250, 250].map(|limit| self.random.below(limit));
        let network = format!("10.{a}.{b}.{c}");
        let headers = [
            ("Content-Type", "application/json"),
            ("X-Forwarded-For", network.as_str()),
        ];
        let mut request = Request {
            response: own.number,
            action: action.clone(),
            process,
            port: connection.port(),
            sent_at: now()?,
            status: None,
            receipt: own.receipt.clone(),
        };
        let answer = connection.send(method, &path, &headers, &body);
        let is_open = match answer {
            Err(_broken) => false,
            Ok(answer) if answer.status >= 500 => false,
            Ok(answer) => {
                request.status = Some(answer.status);
                learn(own, &action, &answer, is_repeated)?;
                request.receipt.clone_from(&own.receipt);
                true
            }
        };
        if !is_open {
            self.in_doubt = Some((place, action));
        }
        self.requests.push(request);
        Ok(is_open)
    }
}

/// Takes from an answer what the client knows now. Fails on an answer that no honest server gives.
fn learn(own: &mut Own, action: &Action, answer: &Answer, is_repeated: bool) -> anyhow::Result<()> {
    match (action, answer.status) {
        (Action::Submit(_), 200 | 201) => {
            let told: Value = serde_json::from_str(&answer.body)?;
            let receipt = told.get("receipt").and_then(Value::as_str).context("no receipt")?;
            own.receipt = Some(receipt.to_owned());
        }
        (Action::Correct(_), 200) => {}
        (Action::Withdraw, 204) => own.is_withdrawn = true,
        // The first request had withdrawn it, and its answer was lost.
        (Action::Withdraw, 404 | 410) if is_repeated => own.is_withdrawn = true,
        _other => bail!("{action:?} was answered with {}: {}", answer.status, answer.body),
    }
    Ok(())
}

/// Returns the time in microseconds since 1970, on the clock that strace uses.
#[expect(clippy::disallowed_methods, reason = "compared with the times that strace writes")]
fn now() -> anyhow::Result<u64> {
    Ok(u64::try_from(
        SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros(),
    )?)
}
