//! Clients that submit, correct and withdraw comments, and what a search must find of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::comments as app_comments;

use super::{found, path};
use crate::world::{Database, SURVEY, agent, submission};

/// Sets the flag when it is dropped, also by a failed assertion, so that no client goes on for ever.
pub(super) struct SetOnDrop<'a>(pub(super) &'a AtomicBool);

impl Drop for SetOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// What is known of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It was acknowledged with this comment, and nothing was sent since.
    Stored(String),
    /// Its withdrawal was acknowledged.
    Withdrawn,
    /// A request has no answer yet, or lost it.
    InDoubt,
}

/// Everything that the clients sent and know.
#[derive(Debug, Default)]
pub(super) struct History {
    /// Each receipt and what is known of it.
    known: Mutex<BTreeMap<String, Known>>,
    /// Comments that must not be found any more: their correction or withdrawal was acknowledged.
    pub(super) gone: Mutex<BTreeSet<String>>,
    sent: AtomicUsize,
    pub(super) operations: AtomicUsize,
}

impl History {
    fn set(&self, receipt: &str, known: Known) {
        self.known.lock().unwrap().insert(receipt.to_owned(), known);
    }

    fn word(&self) -> String {
        format!("word{:06}", self.sent.fetch_add(1, Ordering::SeqCst))
    }

    /// Submits, then corrects or withdraws some, until `is_over`.
    pub(super) fn run(&self, base: &str, is_over: &AtomicBool) {
        let agent = agent();
        let mut turn = 0_usize;
        while !is_over.load(Ordering::SeqCst) {
            turn += 1;
            let word = self.word();
            let body = submission(&json!({"satisfaction": 4, "comment": word}));
            let Ok(mut answer) = agent.post(format!("{base}{SURVEY}/responses")).send_json(&body) else {
                continue;
            };
            let Ok(stored) = answer.body_mut().read_json::<Value>() else {
                continue;
            };
            if answer.status() != 201 {
                continue;
            }
            self.operations.fetch_add(1, Ordering::SeqCst);
            let receipt = stored["receipt"].as_str().unwrap();
            self.set(receipt, Known::Stored(word.clone()));
            if turn.is_multiple_of(3) {
                self.correct(&agent, base, receipt, &word);
            } else if turn % 3 == 1 {
                self.withdraw(&agent, base, receipt, &word);
            }
        }
    }

    fn correct(&self, agent: &ureq::Agent, base: &str, receipt: &str, word: &str) {
        self.set(receipt, Known::InDoubt);
        let other = self.word();
        let body = json!({"answers": {"satisfaction": 2, "comment": other}});
        let sent = agent.put(format!("{base}/api/v1/responses/{receipt}")).send_json(&body);
        if sent.is_ok_and(|answer| answer.status() == 200) {
            self.gone.lock().unwrap().insert(word.to_owned());
            self.set(receipt, Known::Stored(other));
            self.operations.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn withdraw(&self, agent: &ureq::Agent, base: &str, receipt: &str, word: &str) {
        self.set(receipt, Known::InDoubt);
        let sent = agent.delete(format!("{base}/api/v1/responses/{receipt}")).call();
        if sent.is_ok_and(|answer| answer.status() == 204) {
            self.gone.lock().unwrap().insert(word.to_owned());
            self.set(receipt, Known::Withdrawn);
            self.operations.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Comments that a search begun now must find.
    pub(super) fn required(&self) -> BTreeSet<String> {
        let known = self.known.lock().unwrap();
        let stored = known.values().filter_map(|known| match known {
            Known::Stored(word) => Some(word.clone()),
            Known::Withdrawn | Known::InDoubt => None,
        });
        stored.collect()
    }

    /// Asserts that nothing is found twice, nothing that is gone, and everything that is required, while nobody writes.
    pub(super) fn assert_found(&self, app: &App, database: &Database) {
        let all = found(app, None);
        let distinct: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(all.len(), distinct.len(), "found twice on {}", database.url());
        let lost: Vec<_> = self.required().difference(&distinct).cloned().collect();
        assert!(lost.is_empty(), "lost on {}: {lost:?}", database.url());
        let gone = self.gone.lock().unwrap();
        let back: Vec<_> = gone.intersection(&distinct).collect();
        assert!(back.is_empty(), "back on {}: {back:?}", database.url());
        assert_eq!(found(app, Some("word")), all, "the index differs on {}", database.url());
        let [new, acknowledged, done] = app_comments::count(app, &path()).unwrap();
        assert_eq!(usize::try_from(new + acknowledged + done).unwrap(), all.len());
    }
}
