//! The checker accepts a possible history, and refuses one for each thing that must not happen.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeMap;

use urbivox_reliability::checker::{Verdict, check};
use urbivox_reliability::history::{Call, Event, Line, Outcome, Row, Rows, Term};
use urbivox_reliability::marks;

/// A correct server in one thread, which records its own history. Each operation takes 10 µs.
struct Model {
    lines: Vec<Line>,
    now: u64,
    stored: BTreeMap<u64, u8>,
}

impl Model {
    fn new() -> Model {
        let mut model = Model {
            lines: Vec::new(),
            now: 0,
            stored: BTreeMap::new(),
        };
        let database = "sqlite".to_owned();
        model.add(Event::Run {
            database,
            replicas: 1,
            seconds: 5,
            seed: 1,
            has_faults: false,
        });
        model
    }

    /// A history that is long enough, without its end.
    fn filled() -> Model {
        let mut model = Model::new();
        for number in 0..100 {
            model.submit(number, 201);
            if number % 5 == 0 {
                model.correct(number, 5, 200);
            }
            if number % 9 == 0 {
                model.withdraw(number, 204);
            }
            if number % 4 == 0 {
                model.look(number);
                model.report();
                model.search(number);
            }
        }
        model.export();
        model
    }

    fn add(&mut self, event: Event) {
        self.add_at(self.now + 1, self.now + 10, event);
    }

    fn add_at(&mut self, start: u64, end: u64, event: Event) {
        self.lines.push(Line { start, end, event });
        self.now = self.now.max(end) + 1;
    }

    fn submit(&mut self, number: u64, status: u16) {
        let score = 1 + u8::try_from(number % 5).unwrap();
        if status == 201 {
            self.stored.insert(number, score);
        }
        let receipt = (status < 300).then(|| format!("receipt-{number}"));
        self.add(Event::Submit {
            call: call(number, status),
            score,
            receipt,
        });
    }

    fn correct(&mut self, number: u64, score: u8, status: u16) {
        if status == 200 {
            self.stored.insert(number, score);
        }
        self.add(Event::Correct {
            call: call(number, status),
            score,
        });
    }

    fn withdraw(&mut self, number: u64, status: u16) {
        if status == 204 {
            self.stored.remove(&number);
        }
        self.add(Event::Withdraw {
            call: call(number, status),
        });
    }

    fn look(&mut self, number: u64) {
        let rows: Vec<Row> = self
            .stored
            .get(&number)
            .map(|score| Row(number, *score))
            .into_iter()
            .collect();
        let status = if rows.is_empty() { 404 } else { 200 };
        self.add(Event::Look {
            call: call(number, status),
            found: found(rows),
        });
    }

    fn report(&mut self) {
        let total = u64::try_from(self.stored.len()).unwrap();
        let count = |score: u8| self.stored.values().filter(|own| **own == score).count();
        let counts = [1, 2, 3, 4, 5].map(|score| u64::try_from(count(score)).unwrap());
        self.add(Event::Results {
            placement: None,
            total,
            counts,
        });
    }

    fn rows(&self) -> Vec<Row> {
        self.stored.iter().map(|(number, score)| Row(*number, *score)).collect()
    }

    fn search(&mut self, number: u64) {
        let rows = self.rows().into_iter().filter(|row| row.0 == number).collect();
        self.add(Event::Search {
            term: Term::Submission(number),
            found: found(rows),
        });
    }

    fn export(&mut self) {
        self.add(Event::Export {
            found: found(self.rows()),
        });
    }

    fn finish(mut self) -> Verdict {
        self.report();
        self.export();
        self.add(Event::Recount {
            differences: Some(0),
            output: String::new(),
        });
        self.add(Event::End { unsent: 0 });
        check(&self.lines)
    }
}

fn call(submission: u64, status: u16) -> Call {
    Call {
        submission,
        client: 0,
        replica: 0,
        outcome: Outcome::of_status(status),
        status,
    }
}

fn found(rows: Vec<Row>) -> Rows {
    Rows {
        rows,
        strange: Vec::new(),
    }
}

#[track_caller]
fn assert_refused(model: Model, why: &str) {
    let verdict = model.finish();
    assert!(verdict.violation_count > 0, "it was accepted: {verdict}");
    let is_named = verdict.violations.iter().any(|violation| violation.contains(why));
    assert!(is_named, "{why:?} is not among {:#?}", verdict.violations);
}

#[test]
fn a_correct_history_passes_with_exact_bounds() {
    let verdict = Model::filled().finish();
    assert!(verdict.is_passed(), "{verdict}");
    assert_eq!(verdict.figures.acknowledged, 100);
    assert_eq!(
        verdict.figures.widths.of_totals(),
        0.0,
        "one client at a time leaves no doubt"
    );
}

#[test]
fn a_history_that_proves_too_little_fails() {
    let verdict = Model::new().finish();
    assert_eq!(verdict.violation_count, 0);
    assert!(!verdict.is_passed());
    let mut lines = Model::filled().lines;
    lines.remove(0);
    assert!(!check(&lines).is_passed(), "without its description");
    assert!(!check(&Model::filled().lines).is_passed(), "without its end");
    assert!(!check(&[]).is_passed(), "without anything");
}

#[test]
fn a_response_that_was_acknowledged_is_not_lost() {
    let mut model = Model::filled();
    model.stored.remove(&1);
    model.report();
    assert_refused(model, "counts 87 responses, possible are 88 to 88");
    let mut model = Model::filled();
    model.stored.remove(&1);
    model.look(1);
    assert_refused(model, "it is gone, but no withdrawal was sent");
    let mut model = Model::filled();
    model.stored.remove(&1);
    assert_refused(model, "did not find submission 1");
}

#[test]
fn a_response_is_counted_once() {
    let mut model = Model::filled();
    model.stored.insert(1_000, 3);
    model.report();
    model.stored.remove(&1_000);
    assert_refused(model, "counts 89 responses, possible are 88 to 88");
    let mut model = Model::filled();
    let mut rows = model.rows();
    rows.push(Row(1, 2));
    model.add(Event::Export { found: found(rows) });
    assert_refused(model, "found submission 1 twice");
    let mut model = Model::filled();
    model.submit(1, 201);
    assert_refused(model, "stored as new, though it was acknowledged before");
}

#[test]
fn of_a_double_click_one_stores_the_submission() {
    for (status, is_possible) in [(200, true), (201, false)] {
        let mut model = Model::filled();
        let now = model.now;
        for (start, status) in [(now + 1, status), (now + 2, 201)] {
            let receipt = Some("receipt-500".to_owned());
            let call = call(500, status);
            model.add_at(
                start,
                now + 30,
                Event::Submit {
                    call,
                    score: 1,
                    receipt,
                },
            );
        }
        model.stored.insert(500, 1);
        assert_eq!(model.finish().is_passed(), is_possible, "{status}");
    }
    let mut model = Model::filled();
    model.stored.insert(500, 1);
    model.submit(500, 200);
    assert_refused(model, "stored before, though it was sent for the first time");
}

#[test]
fn a_report_counts_each_score_and_its_own_total() {
    let mut model = Model::filled();
    model.stored.insert(1, 4);
    model.report();
    model.stored.insert(1, 2);
    assert_refused(model, "scores of 4");
    let mut model = Model::filled();
    model.add(Event::Results {
        placement: None,
        total: 88,
        counts: [0; 5],
    });
    assert_refused(model, "counts 88 responses, but 0 scores");
}

#[test]
fn withdrawals_hold() {
    let mut model = Model::filled();
    model.stored.insert(0, 5);
    model.search(0);
    model.stored.remove(&0);
    assert_refused(model, "found submission 0 with score 5, which was not possible");
    let mut model = Model::filled();
    model.withdraw(0, 204);
    assert_refused(model, "withdrawn for the second time");
    let mut model = Model::filled();
    model.submit(0, 200);
    assert_refused(model, "acknowledged after its withdrawal");
    let mut model = Model::filled();
    model.correct(0, 2, 200);
    model.stored.remove(&0);
    assert_refused(model, "corrected after its withdrawal");
}

#[test]
fn corrections_hold() {
    let mut model = Model::filled();
    model.stored.insert(5, 1);
    model.look(5);
    model.stored.insert(5, 5);
    assert_refused(model, "found score 1, which was not possible");
    let mut model = Model::filled();
    model.submit(5, 200);
    assert_refused(model, "the same answers, though a correction was acknowledged before");
    let mut model = Model::filled();
    model.submit(1, 409);
    assert_refused(model, "it differs, but no correction was sent");
    let mut model = Model::filled();
    model.correct(1, 3, 409);
    assert_refused(model, "changed meanwhile, but there was no other change");
    let mut model = Model::filled();
    model.add(Event::Search {
        term: Term::Version(5, 1),
        found: found(vec![Row(5, 1)]),
    });
    assert_refused(model, "which was not possible");
}

#[test]
fn a_submission_has_one_receipt() {
    let mut model = Model::filled();
    let receipt = Some("another".to_owned());
    model.add(Event::Submit {
        call: call(1, 200),
        score: 2,
        receipt,
    });
    assert_refused(model, "has two receipts");
    let mut model = Model::filled();
    model.stored.insert(1_000, 1);
    let receipt = Some("receipt-1".to_owned());
    model.add(Event::Submit {
        call: call(1_000, 201),
        score: 1,
        receipt,
    });
    assert_refused(model, "have the same receipt");
}

#[test]
fn a_search_returns_what_was_asked_for() {
    let mut model = Model::filled();
    model.add(Event::Search {
        term: Term::Group(1),
        found: found(vec![Row(1, 2)]),
    });
    assert_refused(model, "does not match");
    let mut model = Model::filled();
    model.add(Event::Search {
        term: Term::Group(0),
        found: found(Vec::new()),
    });
    assert_refused(model, "did not find submission 1");
    let mut model = Model::filled();
    let mut strange = Rows::default();
    strange.add(&marks::comment(7, 3), Some(4));
    model.add(Event::Search {
        term: Term::Submission(7),
        found: strange,
    });
    assert_refused(model, "found what nobody sent");
}

#[test]
fn other_failures_are_violations() {
    let mut model = Model::filled();
    model.add(Event::ReadRefused {
        path: "/results".to_owned(),
        status: 303,
    });
    assert_refused(model, "answered 303");
    let mut model = Model::filled();
    model.add(Event::Breakdown {
        what: "server 0 ended by itself".to_owned(),
    });
    assert_refused(model, "ended by itself");
    let mut model = Model::filled();
    model.add(Event::Recount {
        differences: Some(2),
        output: "2 differences".to_owned(),
    });
    assert_refused(model, "the recount found differences");
    let mut model = Model::filled();
    model.submit(1, 422);
    assert_refused(model, "unexpected status");
}

#[test]
fn what_is_in_doubt_may_have_happened_or_not() {
    for happened in [false, true] {
        let mut model = Model::filled();
        model.submit(500, 0);
        model.correct(1, 3, 503);
        model.withdraw(2, 0);
        if happened {
            model.stored.insert(500, 1);
            model.stored.insert(1, 3);
            model.stored.remove(&2);
        }
        for number in [1, 2] {
            model.look(number);
        }
        model.report();
        model.search(500);
        let verdict = model.finish();
        assert!(verdict.is_passed(), "happened: {happened}: {verdict}");
        assert_eq!(verdict.figures.in_doubt, 3);
    }
}

#[test]
fn concurrent_reads_may_see_either_state() {
    for (total, is_possible) in [(87, false), (88, true), (89, true), (90, false)] {
        let mut model = Model::filled();
        let now = model.now;
        let receipt = Some("receipt-500".to_owned());
        model.add_at(
            now + 10,
            now + 30,
            Event::Submit {
                call: call(500, 201),
                score: 2,
                receipt,
            },
        );
        let mut counts = [0; 5];
        for score in model.stored.values() {
            counts[usize::from(*score) - 1] += 1;
        }
        counts[1] = counts[1] + total - 88;
        model.add_at(
            now + 20,
            now + 40,
            Event::Results {
                placement: None,
                total,
                counts,
            },
        );
        model.stored.insert(500, 2);
        assert_eq!(model.finish().is_passed(), is_possible, "{total}");
    }
}
