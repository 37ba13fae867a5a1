//! Readers of reports, exports and comment searches.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::Load;
use super::session::{Session, add_answers};
use crate::client::{Request, Response};
use crate::cluster::{COMMENTS, SURVEY};
use crate::history::{Event, Outcome, Rows, Term};
use crate::marks;

/// Pause between two reads.
const PAUSE: Duration = Duration::from_millis(15);
/// Shortest time between two exports. It grows with the submissions, so that the history stays small.
const EXPORT_EVERY: Duration = Duration::from_secs(1);
/// Submissions for each second between two exports.
const EXPORTED_PER_SECOND: u64 = 5_000;

pub(super) fn run_reports(load: &Load<'_>, number: usize) {
    let mut session = Session::new(load, number);
    let mut export_due = Instant::now() + EXPORT_EVERY;
    while !load.is_over() {
        std::thread::sleep(PAUSE);
        let count = load.count();
        if Instant::now() >= export_due {
            session.export(None);
            export_due = Instant::now() + EXPORT_EVERY.max(Duration::from_secs(count / EXPORTED_PER_SECOND));
        } else {
            // Mostly the placement that is being filled.
            let newest = count / marks::PLACEMENT_LEN;
            let placement = if session.random.u8(0..4) == 0 {
                session.random.u64(0..=newest)
            } else {
                newest
            };
            let placement = session.random.bool().then_some(placement);
            session.results(None, placement);
        }
    }
}

pub(super) fn run_searches(load: &Load<'_>, number: usize) {
    let mut session = Session::new(load, number);
    while !load.is_over() {
        std::thread::sleep(PAUSE);
        let count = load.count();
        if count == 0 {
            continue;
        }
        let back = if session.random.u8(0..3) == 0 {
            count
        } else {
            count.min(60)
        };
        let submission = count - 1 - session.random.u64(0..back);
        let term = match session.random.u8(0..3) {
            0 => Term::Submission(submission),
            1 => {
                let last = load.entry(submission).map_or(1, |entry| entry.last_score);
                let score = if session.random.bool() {
                    last
                } else {
                    session.random.u8(1..=5)
                };
                Term::Version(submission, score)
            }
            _ => Term::Group(submission / marks::GROUP_LEN),
        };
        session.search(None, term);
    }
}

impl Session<'_> {
    /// Sends a read, and returns the response if it is complete and has status 200. One that is refused is recorded.
    fn read(&mut self, replica: Option<usize>, request: Request) -> Option<(u64, Response)> {
        let path = request.path.clone();
        let sent = match replica {
            Some(replica) => self.send_to(replica, request),
            None => self.send(request),
        }?;
        let response = sent.response?;
        match Outcome::of_status(response.status) {
            Outcome::Done => Some((sent.start, response)),
            Outcome::Doubt => None,
            Outcome::Refused => {
                let status = response.status;
                self.load
                    .recorder
                    .write(sent.start, Event::ReadRefused { path, status });
                None
            }
        }
    }

    fn as_staff(&self, path: &str) -> Request {
        Request::new("GET", path).header("authorization", &format!("Bearer {}", self.load.target.key))
    }

    /// Reads a report.
    pub(super) fn results(&mut self, replica: Option<usize>, placement: Option<u64>) -> Option<()> {
        let query = placement.map(|number| format!("?placement={}", marks::placement(number)));
        let path = format!("{SURVEY}/results{}", query.unwrap_or_default());
        let (start, response) = self.read(replica, self.as_staff(&path))?;
        let end = self.load.recorder.now();
        let body = response.json();
        let total = body.get("responses").and_then(Value::as_u64).unwrap_or(u64::MAX);
        let question = body
            .get("questions")
            .and_then(Value::as_array)
            .and_then(|questions| questions.first());
        let counted = question.and_then(|question| question.get("counts"));
        let count = |score: &str| {
            counted
                .and_then(|counts| counts.get(score)?.as_u64())
                .unwrap_or_default()
        };
        let counts = ["1", "2", "3", "4", "5"].map(count);
        self.load.recorder.write_until(
            start,
            end,
            Event::Results {
                placement,
                total,
                counts,
            },
        );
        Some(())
    }

    /// Reads the export of all responses.
    pub(super) fn export(&mut self, replica: Option<usize>) -> Option<()> {
        let path = format!("{SURVEY}/export.ndjson?of=responses");
        let (start, response) = self.read(replica, self.as_staff(&path))?;
        let end = self.load.recorder.now();
        let mut found = Rows::default();
        for line in response.text().lines().filter(|line| !line.is_empty()) {
            let row: Value = serde_json::from_str(line).unwrap_or_default();
            add_answers(&mut found, row.get("answers").unwrap_or(&row));
        }
        self.load.recorder.write_until(start, end, Event::Export { found });
        Some(())
    }

    /// Searches for comments.
    pub(super) fn search(&mut self, replica: Option<usize>, term: Term) -> Option<()> {
        let words = match term {
            Term::Submission(number) => marks::of_submission(number),
            Term::Version(number, score) => format!("{}+{}", marks::of_score(score), marks::of_submission(number)),
            Term::Group(group) => marks::of_group(group),
        };
        let request = Request::new("GET", &format!("{COMMENTS}?words={words}"));
        let request = request.header("cookie", &self.load.target.cookies);
        let (start, response) = self.read(replica, request)?;
        let end = self.load.recorder.now();
        let mut found = Rows::default();
        for quote in response.text().split("<blockquote").skip(1) {
            let text = quote.split_once('>').map(|(_, rest)| rest).unwrap_or_default();
            found.add(text.split('<').next().unwrap_or_default(), None);
        }
        self.load
            .recorder
            .write_until(start, end, Event::Search { term, found });
        Some(())
    }
}
