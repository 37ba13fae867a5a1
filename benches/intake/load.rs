//! Load of submissions: keep-alive connections over loopback, each in a closed loop.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::case::{CommentKind, IdKind};
use crate::words::{Random, Vocabulary};

/// Concurrent connections.
pub(crate) const CONNECTIONS: usize = 128;
/// Different comments. After that many submissions they are sent again, which no index notices.
const COMMENTS: usize = 200_000;
/// Languages of the comments.
const LANGUAGES: usize = 4;
/// Comment of every submission in the cases with a fixed one.
const FIXED_COMMENT: &str = "The form asked twice for the same thing.";
/// Seed of the comments.
const SEED: u64 = 2_026;

/// Result of a load.
#[derive(Debug, Default)]
pub(crate) struct Load {
    /// Responses with the expected status.
    pub(crate) answered: u64,
    /// Microseconds from the first byte sent to the last received, sorted.
    pub(crate) latencies_us: Vec<u64>,
    /// Duration of the load.
    pub(crate) elapsed: Duration,
}

impl Load {
    /// Returns the responses per second.
    pub(crate) fn rate(&self) -> f64 {
        self.count() / self.elapsed.as_secs_f64()
    }

    /// Returns the number of responses.
    pub(crate) fn count(&self) -> f64 {
        f64::from(u32::try_from(self.answered).unwrap_or(u32::MAX))
    }

    /// Returns a percentile of the latency, in milliseconds.
    pub(crate) fn latency_ms(&self, percent: usize) -> f64 {
        let place = self.latencies_us.len().saturating_mul(percent) / 100;
        let us = self.latencies_us.get(place).copied().unwrap_or_default();
        f64::from(u32::try_from(us).unwrap_or(u32::MAX)) / 1_000.0
    }
}

/// The submissions of a case. Comments are made beforehand, so that the load costs the same in all cases, and the same
/// whether submissions are stored or checked.
pub(crate) struct Submissions {
    comments: Vec<String>,
    ids: IdKind,
    next: AtomicUsize,
}

impl Submissions {
    /// Prepares submissions with these comments and ids.
    pub(crate) fn new(comments: CommentKind, ids: IdKind) -> Submissions {
        let comments = match comments {
            CommentKind::None => Vec::new(),
            CommentKind::Fixed => vec![FIXED_COMMENT.to_owned()],
            CommentKind::Own => {
                let mut random = Random::new(SEED);
                let vocabulary = Vocabulary::new(&mut random);
                (0..COMMENTS)
                    .map(|number| vocabulary.comment(number % LANGUAGES, &mut random))
                    .collect()
            }
        };
        Submissions {
            comments,
            ids,
            next: AtomicUsize::new(0),
        }
    }

    /// Writes a request with three or four answers and a new id.
    fn write_request(&self, path: &str, turn: usize, request: &mut String, body: &mut String) -> anyhow::Result<()> {
        let id = match self.ids {
            IdKind::Ordered => Uuid::now_v7(),
            IdKind::Random => Uuid::new_v4(),
        };
        let reason = ["slow", "unclear", "rude", "dear"]
            .get(turn / 5 % 4)
            .context("a reason")?;
        let districts = ["north", "south", "east", "west", "centre"];
        let district = districts.get(turn / 3 % 5).context("a district")?;
        let satisfaction = turn % 5 + 1;
        body.clear();
        write!(
            body,
            r#"{{"submission_id":"{id}","version":1,"language":"en","placement":"link","answers":{{"satisfaction":{satisfaction},"reason":"{reason}","district":"{district}""#
        )?;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        if let Some(comment) = self.comments.get(number % self.comments.len().max(1)) {
            write!(body, r#","comment":"{comment}""#)?; // No comment has a character to be escaped.
        }
        body.push_str("}}");
        request.clear();
        write!(
            request,
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        Ok(())
    }
}

/// Posts submissions to the paths in turn for the given time. Fails on a status other than `status`.
pub(crate) fn run(
    address: &str,
    paths: &[String],
    submissions: &Arc<Submissions>,
    status: u16,
    time: Duration,
) -> anyhow::Result<Load> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let paths: Arc<[String]> = paths.into();
    let started = Instant::now();
    let deadline = started + time;
    let mut load = runtime.block_on(async {
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|turn| {
                let connection = Connection {
                    paths: Arc::clone(&paths),
                    submissions: Arc::clone(submissions),
                    turn,
                    status,
                };
                tokio::spawn(connection.run(address.to_owned(), deadline))
            })
            .collect();
        let mut load = Load::default();
        for task in tasks {
            let latencies = task.await.context("a connection panicked")??;
            load.answered += u64::try_from(latencies.len())?;
            load.latencies_us.extend(latencies);
        }
        anyhow::Ok(load)
    })?;
    load.elapsed = started.elapsed();
    load.latencies_us.sort_unstable();
    Ok(load)
}

struct Connection {
    paths: Arc<[String]>,
    submissions: Arc<Submissions>,
    /// Number of the first submission; determines its path and answers.
    turn: usize,
    status: u16,
}

impl Connection {
    /// Sends submissions one after the other until the deadline; returns their latencies in microseconds.
    async fn run(self, address: String, deadline: Instant) -> anyhow::Result<Vec<u64>> {
        let mut stream = TcpStream::connect(&address).await?;
        stream.set_nodelay(true)?;
        let mut latencies = Vec::with_capacity(8_192);
        let mut answer = Vec::with_capacity(2_048);
        let (mut request, mut body) = (String::with_capacity(1_024), String::with_capacity(1_024));
        let mut turn = self.turn;
        while Instant::now() < deadline {
            let path = self.paths.get(turn % self.paths.len()).context("no path")?;
            self.submissions.write_request(path, turn, &mut request, &mut body)?;
            let started = Instant::now();
            stream.write_all(request.as_bytes()).await?;
            let found = read_answer(&mut stream, &mut answer).await?;
            if found != self.status {
                bail!("answered {found}: {}", String::from_utf8_lossy(&answer));
            }
            latencies.push(u64::try_from(started.elapsed().as_micros())?);
            turn += 1;
        }
        Ok(latencies)
    }
}

/// Reads one complete response and returns its status.
async fn read_answer(stream: &mut TcpStream, answer: &mut Vec<u8>) -> anyhow::Result<u16> {
    answer.clear();
    loop {
        if stream.read_buf(answer).await? == 0 {
            bail!("the server hung up");
        }
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.context("no content-length")?.trim().parse()?;
        if answer.len() >= end + 4 + length {
            let status = head.split(' ').nth(1).context("no status")?;
            return Ok(status.parse()?);
        }
    }
}
