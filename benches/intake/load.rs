//! Load of submissions: keep-alive connections over loopback, each in a closed loop.

use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

/// Concurrent connections.
pub(crate) const CONNECTIONS: usize = 128;

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
        f64::from(u32::try_from(self.answered).unwrap_or(u32::MAX)) / self.elapsed.as_secs_f64()
    }

    /// Returns the 99th percentile of the latency, in milliseconds.
    pub(crate) fn p99_ms(&self) -> f64 {
        let place = self.latencies_us.len().saturating_mul(99) / 100;
        let us = self.latencies_us.get(place).copied().unwrap_or_default();
        f64::from(u32::try_from(us).unwrap_or(u32::MAX)) / 1_000.0
    }
}

/// Posts submissions to the paths in turn for the given time. Fails on a status other than `status`.
pub(crate) fn run(address: &str, paths: &[String], status: u16, time: Duration) -> anyhow::Result<Load> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let started = Instant::now();
    let deadline = started + time;
    let mut load = runtime.block_on(async {
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|number| tokio::spawn(connection(address.to_owned(), paths.to_vec(), number, status, deadline)))
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

async fn connection(
    address: String,
    paths: Vec<String>,
    number: usize,
    status: u16,
    deadline: Instant,
) -> anyhow::Result<Vec<u64>> {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let mut latencies = Vec::with_capacity(100_000);
    let mut answer = Vec::with_capacity(2_048);
    let mut turn = number;
    while Instant::now() < deadline {
        let path = paths.get(turn % paths.len()).context("no path")?;
        let request = request(path, turn);
        let started = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        let found = read_answer(&mut stream, &mut answer).await?;
        if found != status {
            bail!("answered {found}: {}", String::from_utf8_lossy(&answer));
        }
        latencies.push(u64::try_from(started.elapsed().as_micros())?);
        turn += 1;
    }
    Ok(latencies)
}

/// Returns a request with four answers and a new UUIDv7, as from a survey's page.
fn request(path: &str, turn: usize) -> String {
    let id = Uuid::now_v7();
    let reason = ["slow", "unclear", "rude", "dear"]
        .get(turn / 5 % 4)
        .copied()
        .unwrap_or("slow");
    let district = ["north", "south", "east", "west", "centre"]
        .get(turn / 3 % 5)
        .copied()
        .unwrap_or("north");
    let body = format!(
        r#"{{"submission_id":"{id}","version":1,"language":"en","placement":"link","answers":{{"satisfaction":{},"reason":"{reason}","district":"{district}","comment":"The form asked twice for the same thing."}}}}"#,
        turn % 5 + 1
    );
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
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
