//! Requests of one client: each goes to a random server, and each that was sent is recorded.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Doubt, Load, TIMEOUT};
use crate::client::{Answer, Client, Request, Response};
use crate::cluster::SURVEY;
use crate::history::{Call, Event, Outcome, Rows};
use crate::marks;

/// A client with a connection to each server.
pub(super) struct Session<'a> {
    pub(super) load: &'a Load<'a>,
    pub(super) random: fastrand::Rng,
    number: usize,
    clients: Vec<Client>,
}

/// A request that was sent.
pub(super) struct Sent {
    pub(super) start: u64,
    pub(super) replica: usize,
    /// `None` when no complete response arrived.
    pub(super) response: Option<Response>,
}

impl Sent {
    fn status(&self) -> u16 {
        self.response.as_ref().map_or(0, |response| response.status)
    }
}

impl<'a> Session<'a> {
    pub(super) fn new(load: &'a Load<'a>, number: usize) -> Session<'a> {
        let addresses = load.target.addresses.iter();
        Session {
            load,
            random: load.random(number),
            number,
            clients: addresses.map(|address| Client::new(*address, TIMEOUT)).collect(),
        }
    }

    /// The same client with other connections.
    pub(super) fn second(&mut self) -> Session<'a> {
        let mut second = Session::new(self.load, self.number);
        second.random = self.random.fork();
        second
    }

    /// Sends a request to a random server; `None` when it could not be sent.
    pub(super) fn send(&mut self, request: Request) -> Option<Sent> {
        let replica = self.random.usize(0..self.clients.len());
        self.send_to(replica, request)
    }

    /// Sends a request to one server; `None` when it could not be sent.
    pub(super) fn send_to(&mut self, replica: usize, request: Request) -> Option<Sent> {
        // Each request comes from another network, so that the limits for one network do not hold it back.
        let network = format!("198.18.{}.{}", self.random.u8(..), self.random.u8(..));
        let request = request.header("x-forwarded-for", &network);
        let start = self.load.recorder.now();
        match self.clients.get_mut(replica)?.send(&request) {
            Answer::NotSent(_) => {
                self.load.unsent.fetch_add(1, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(self.random.u64(10..50)));
                None
            }
            Answer::Lost(_) => Some(Sent {
                start,
                replica,
                response: None,
            }),
            Answer::Response(response) => Some(Sent {
                start,
                replica,
                response: Some(response),
            }),
        }
    }

    fn call(&self, submission: u64, sent: &Sent) -> Call {
        Call {
            submission,
            client: self.number,
            replica: sent.replica,
            outcome: Outcome::of_status(sent.status()),
            status: sent.status(),
        }
    }

    /// Sends a submission, for the first time or again; `None` when it could not be sent.
    pub(super) fn submit(&mut self, number: u64) -> Option<Outcome> {
        let entry = self.load.entry(number)?;
        let body = json!({
            "submission_id": entry.id, "version": 1, "language": "en", "placement": marks::placement_of(number),
            "answers": answers(number, entry.score),
        });
        let sent = self.send(Request::new("POST", &format!("{SURVEY}/responses")).json(&body))?;
        let call = self.call(number, &sent);
        let outcome = call.outcome;
        let receipt = sent.response.as_ref().filter(|_| outcome == Outcome::Done);
        let receipt = receipt.and_then(|response| Some(response.json().get("receipt")?.as_str()?.to_owned()));
        let event = Event::Submit {
            call,
            score: entry.score,
            receipt: receipt.clone(),
        };
        self.load.recorder.write(sent.start, event);
        if outcome == Outcome::Done && entry.receipt.is_none() {
            self.load.acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        self.load.update(number, |entry| {
            if let Some(receipt) = receipt {
                entry.receipt.get_or_insert(receipt);
            }
            note(&mut entry.doubt, outcome, Doubt::Submit);
        });
        Some(outcome)
    }

    /// Corrects a response; `None` when it could not be sent.
    pub(super) fn correct(&mut self, number: u64, score: u8) -> Option<Outcome> {
        let receipt = self.load.entry(number)?.receipt?;
        let body = json!({"answers": answers(number, score)});
        let sent = self.send(Request::new("PUT", &format!("/api/v1/responses/{receipt}")).json(&body))?;
        let call = self.call(number, &sent);
        let outcome = call.outcome;
        self.load.recorder.write(sent.start, Event::Correct { call, score });
        self.load.update(number, |entry| {
            if outcome == Outcome::Done {
                entry.last_score = score;
            }
            entry.is_final |= outcome == Outcome::Doubt;
            note(&mut entry.doubt, outcome, Doubt::Correct(score));
        });
        Some(outcome)
    }

    /// Withdraws a response; `None` when it could not be sent.
    pub(super) fn withdraw(&mut self, number: u64) -> Option<Outcome> {
        let receipt = self.load.entry(number)?.receipt?;
        self.load.update(number, |entry| entry.is_withdrawal_sent = true);
        let sent = self.send(Request::new("DELETE", &format!("/api/v1/responses/{receipt}")))?;
        let call = self.call(number, &sent);
        let outcome = call.outcome;
        self.load.recorder.write(sent.start, Event::Withdraw { call });
        self.load
            .update(number, |entry| note(&mut entry.doubt, outcome, Doubt::Withdraw));
        Some(outcome)
    }

    /// Looks at a response by its receipt.
    pub(super) fn look(&mut self, number: u64) -> Option<Outcome> {
        let entry = self.load.entry(number)?;
        let sent = self.send(Request::new("GET", &format!("/api/v1/responses/{}", entry.receipt?)))?;
        let call = self.call(number, &sent);
        let mut found = Rows::default();
        if let Some(response) = sent.response.as_ref().filter(|_| call.outcome == Outcome::Done) {
            let body = response.json();
            if body.get("submission_id").and_then(Value::as_str) == Some(&entry.id.to_string()) {
                add_answers(&mut found, body.get("answers").unwrap_or(&Value::Null));
            } else {
                found.strange.push(body.to_string());
            }
        }
        let outcome = call.outcome;
        self.load.recorder.write(sent.start, Event::Look { call, found });
        Some(outcome)
    }
}

/// Keeps what is in doubt until the same request has a definite response.
fn note(doubt: &mut Option<Doubt>, outcome: Outcome, own: Doubt) {
    match outcome {
        // A withdrawal in doubt is settled first: nothing else matters after it.
        Outcome::Doubt if *doubt != Some(Doubt::Withdraw) => *doubt = Some(own),
        Outcome::Doubt => {}
        Outcome::Done | Outcome::Refused if *doubt == Some(own) => *doubt = None,
        Outcome::Done | Outcome::Refused => {}
    }
}

fn answers(number: u64, score: u8) -> Value {
    json!({"score": score, "comment": marks::comment(number, score)})
}

/// Adds the response with these answers to what a read found.
pub(super) fn add_answers(found: &mut Rows, answers: &Value) {
    let comment = answers.get("comment").and_then(Value::as_str).unwrap_or_default();
    // A missing score is 0, which no comment names.
    let score = answers.get("score").and_then(Value::as_u64).unwrap_or_default();
    found.add(comment, Some(score));
}
