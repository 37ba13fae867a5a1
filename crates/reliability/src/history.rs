//! The history: one JSON line for each operation, fault and final recount.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::marks::Marks;

/// One line of the history. Times are microseconds of one monotonic clock since the start of the run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Time before the request was sent.
    pub start: u64,
    /// Time after the response was received, or after waiting for it ended.
    pub end: u64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What a client knows about a request that it sent. A request that could not be sent is not in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 2xx: it happened.
    Done,
    /// 3xx or 4xx: it did not happen.
    Refused,
    /// Time-out, reset connection or 5xx: it may have happened, or may happen later.
    Doubt,
}

impl Outcome {
    /// Returns the outcome for a status; 0 stands for no response. 408 is in doubt, because proxies send it too.
    pub fn of_status(status: u16) -> Outcome {
        match status {
            200..=299 => Outcome::Done,
            300..=407 | 409..=499 => Outcome::Refused,
            _ => Outcome::Doubt,
        }
    }
}

/// A response as it was read: the number of its submission, and its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(pub u64, pub u8);

/// Responses that a read returned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Responses in the order in which they were read.
    pub rows: Vec<Row>,
    /// Comments that no client wrote, and responses whose score is not the one in their comment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strange: Vec<String>,
}

impl Rows {
    /// Adds a comment, together with the score that is stored beside it, if the read shows one.
    pub fn add(&mut self, comment: &str, score: Option<u64>) {
        match crate::marks::parse(comment) {
            Some(Marks { submission, score: own }) if score.is_none_or(|score| score == u64::from(own)) => {
                self.rows.push(Row(submission, own));
            }
            _ => self.strange.push(format!("{comment} ({score:?})")),
        }
    }
}

/// A search for comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// The word of one submission.
    Submission(u64),
    /// The word of one submission, and the word of a score.
    Version(u64, u8),
    /// The word that the submissions of a group share.
    Group(u64),
}

/// The request and response of one operation on a submission.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Number of the submission.
    pub submission: u64,
    /// Number of the client.
    pub client: usize,
    /// Number of the replica that was asked.
    pub replica: usize,
    /// What the client knows afterwards.
    pub outcome: Outcome,
    /// Status of the response; 0 when there was none.
    pub status: u16,
}

/// Content of a line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// First line: how the history was made.
    Run {
        /// `sqlite` or `postgres`.
        database: String,
        /// Servers.
        replicas: usize,
        /// Planned duration of the load, in seconds.
        seconds: u64,
        /// Seed of the random numbers.
        seed: u64,
        /// Whether faults are injected.
        has_faults: bool,
    },
    /// A fault, from its injection until every server was ready again.
    Fault {
        /// Name of the fault.
        kind: String,
    },
    /// A server ended by itself, or was not ready in time after a fault.
    Breakdown {
        /// What was observed.
        what: String,
    },
    /// A submission that is sent for the first time, or again with the same answers.
    Submit {
        /// Request and response.
        #[serde(flatten)]
        call: Call,
        /// Score that is submitted.
        score: u8,
        /// Receipt, if there was one.
        receipt: Option<String>,
    },
    /// A correction.
    Correct {
        /// Request and response.
        #[serde(flatten)]
        call: Call,
        /// New score.
        score: u8,
    },
    /// A withdrawal.
    Withdraw {
        /// Request and response.
        #[serde(flatten)]
        call: Call,
    },
    /// A look at one response by its receipt.
    Look {
        /// Request and response.
        #[serde(flatten)]
        call: Call,
        /// What was found.
        #[serde(default)]
        found: Rows,
    },
    /// A report with the counts of all scores.
    Results {
        /// Only responses from this placement.
        placement: Option<u64>,
        /// Number of responses.
        total: u64,
        /// Responses for each score from 1 to 5.
        counts: [u64; 5],
    },
    /// An export of all responses.
    Export {
        /// Responses in the file.
        found: Rows,
    },
    /// A search for comments.
    Search {
        /// What was searched for.
        term: Term,
        /// Comments on the page.
        found: Rows,
    },
    /// A read that was refused, though it never may be.
    ReadRefused {
        /// Path of the request.
        path: String,
        /// Status of the response.
        status: u16,
    },
    /// Result of `urbivox verify` after the load.
    Recount {
        /// Counters that differ from the stored responses; `None` when the command failed.
        differences: Option<u64>,
        /// Output of the command.
        output: String,
    },
    /// Last line.
    End {
        /// Requests that could not be sent because no connection was possible.
        unsent: u64,
    },
}

/// Writes a history. Shared by all clients.
pub struct Recorder {
    began: Instant,
    file: Mutex<BufWriter<File>>,
    failed: Mutex<Option<std::io::Error>>,
}

impl Recorder {
    /// Creates the file.
    ///
    /// # Errors
    ///
    /// The file cannot be created.
    pub fn create(path: &Path) -> anyhow::Result<Recorder> {
        let file = File::create(path).with_context(|| format!("{} cannot be created", path.display()))?;
        Ok(Recorder {
            began: Instant::now(),
            file: Mutex::new(BufWriter::new(file)),
            failed: Mutex::new(None),
        })
    }

    /// Returns the time of the history's clock.
    pub fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Writes a line that began at `start` and ends now.
    pub fn write(&self, start: u64, event: Event) {
        self.write_until(start, self.now(), event);
    }

    /// Writes a line. The first failure is returned by [`Recorder::finish`].
    pub fn write_until(&self, start: u64, end: u64, event: Event) {
        let line = Line { start, end, event };
        let mut file = self.file.lock();
        let written = serde_json::to_writer(&mut *file, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| file.write_all(b"\n"));
        if let Err(error) = written {
            self.failed.lock().get_or_insert(error);
        }
    }

    /// Writes what is buffered.
    ///
    /// # Errors
    ///
    /// A line could not be written.
    pub fn finish(&self) -> anyhow::Result<()> {
        self.file.lock().flush()?;
        self.failed.lock().take().map_or(Ok(()), |error| Err(error.into()))
    }
}

/// Reads a history.
///
/// # Errors
///
/// The file cannot be read, or a line is not one of a history.
pub fn read(path: &Path) -> anyhow::Result<Vec<Line>> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    let lines = BufReader::new(file).lines().enumerate();
    lines
        .map(|(number, line)| {
            serde_json::from_str(&line?).with_context(|| format!("{}, line {}", path.display(), number + 1))
        })
        .collect()
}
