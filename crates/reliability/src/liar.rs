//! A proxy that treats a small share of the requests wrongly. The checker must notice each lie.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context;
use parking_lot::Mutex;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::{Answer, Client, Reader, Request, Response};

/// One of so many requests that the lie concerns is treated wrongly: two percent.
const ONE_OF: u32 = 50;
/// Age of a stale report.
const STALE: Duration = Duration::from_secs(1);
/// Time after which an idle connection is closed.
const IDLE: Duration = Duration::from_secs(60);

/// What is done wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Lie {
    /// Acknowledges a submission without storing it.
    AcknowledgeUnstored,
    /// Stores a submission twice, under a second id.
    StoreTwice,
    /// Withdraws a response behind the citizen's back.
    WithdrawSecretly,
    /// Acknowledges a withdrawal without doing it.
    SwallowWithdrawal,
    /// Acknowledges a correction without doing it.
    SwallowCorrection,
    /// Sends a report that is one second old.
    StaleReport,
    /// Sends another receipt to a client that sends its submission again.
    OtherReceipt,
    /// Counts one response too few.
    CountTooLow,
    /// Leaves a comment out of a search.
    HideComment,
    /// Shows a comment twice in a search.
    RepeatComment,
}

impl Lie {
    /// Every lie.
    pub const ALL: [Lie; 10] = [
        Lie::AcknowledgeUnstored,
        Lie::StoreTwice,
        Lie::WithdrawSecretly,
        Lie::SwallowWithdrawal,
        Lie::SwallowCorrection,
        Lie::StaleReport,
        Lie::OtherReceipt,
        Lie::CountTooLow,
        Lie::HideComment,
        Lie::RepeatComment,
    ];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Lie::AcknowledgeUnstored => "acknowledge-unstored",
            Lie::StoreTwice => "store-twice",
            Lie::WithdrawSecretly => "withdraw-secretly",
            Lie::SwallowWithdrawal => "swallow-withdrawal",
            Lie::SwallowCorrection => "swallow-correction",
            Lie::StaleReport => "stale-report",
            Lie::OtherReceipt => "other-receipt",
            Lie::CountTooLow => "count-too-low",
            Lie::HideComment => "hide-comment",
            Lie::RepeatComment => "repeat-comment",
        }
    }

    /// Whether it concerns this request.
    fn concerns(self, request: &Request) -> bool {
        let method = request.method.as_str();
        match self {
            Lie::AcknowledgeUnstored | Lie::StoreTwice | Lie::WithdrawSecretly | Lie::OtherReceipt => {
                method == "POST" && request.path.ends_with("/responses")
            }
            Lie::SwallowWithdrawal => method == "DELETE",
            Lie::SwallowCorrection => method == "PUT",
            Lie::StaleReport | Lie::CountTooLow => request.path.contains("/results"),
            Lie::HideComment | Lie::RepeatComment => request.path.contains("/comments"),
        }
    }
}

/// A report with the time at which it was sent.
type OldReport = (Instant, Response);

struct Liar {
    lie: Lie,
    target: SocketAddr,
    random: Mutex<fastrand::Rng>,
    concerned: AtomicU32,
    reports: Mutex<HashMap<String, Vec<OldReport>>>,
}

/// Starts a proxy in front of a server and returns its address. It runs until this process ends.
///
/// # Errors
///
/// No port is free.
pub fn start(lie: Lie, target: SocketAddr, seed: u64) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let liar = Arc::new(Liar {
        lie,
        target,
        random: Mutex::new(fastrand::Rng::with_seed(seed)),
        concerned: AtomicU32::new(0),
        reports: Mutex::default(),
    });
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let liar = Arc::clone(&liar);
            // Ends when a side closes its connection.
            std::thread::spawn(move || liar.serve(stream));
        }
    });
    Ok(address)
}

impl Liar {
    fn serve(&self, mut stream: TcpStream) -> anyhow::Result<()> {
        stream.set_nodelay(true)?;
        let mut client = Client::new(self.target, Duration::from_secs(30));
        loop {
            let request = read(&mut stream)?;
            let response = self.respond(&mut client, &request)?;
            write(&mut stream, &response)?;
        }
    }

    /// Whether the present request is the next one to be treated wrongly.
    fn is_due(&self) -> bool {
        self.concerned.fetch_add(1, Ordering::Relaxed) % ONE_OF == ONE_OF - 1
    }

    fn respond(&self, client: &mut Client, request: &Request) -> anyhow::Result<Response> {
        if !self.lie.concerns(request) {
            return forward(client, request);
        }
        match self.lie {
            Lie::AcknowledgeUnstored if self.is_due() => Ok(self.acknowledge(request)),
            Lie::SwallowWithdrawal if self.is_due() => Ok(Response {
                status: 204,
                ..Response::default()
            }),
            Lie::SwallowCorrection if self.is_due() => swallow_correction(client, request),
            Lie::AcknowledgeUnstored | Lie::SwallowWithdrawal | Lie::SwallowCorrection => forward(client, request),
            Lie::StoreTwice
            | Lie::WithdrawSecretly
            | Lie::StaleReport
            | Lie::OtherReceipt
            | Lie::CountTooLow
            | Lie::HideComment
            | Lie::RepeatComment => {
                let response = forward(client, request)?;
                self.distort(client, request, response)
            }
        }
    }

    /// Changes the response, or does something else after it.
    fn distort(&self, client: &mut Client, request: &Request, mut response: Response) -> anyhow::Result<Response> {
        let has_quote = || response.text().contains("<blockquote");
        match self.lie {
            Lie::StoreTwice if response.status == 201 && self.is_due() => {
                let mut body: Value = serde_json::from_slice(&request.body)?;
                if let Some(id) = body.get_mut("submission_id") {
                    *id = json!(Uuid::now_v7());
                }
                let body = body.to_string().into_bytes();
                forward(
                    client,
                    &Request {
                        body,
                        ..request.clone()
                    },
                )?;
            }
            Lie::WithdrawSecretly if response.status == 201 && self.is_due() => {
                forward(client, &Request::new("DELETE", &receipt_path(&response.json())))?;
            }
            Lie::OtherReceipt if response.status == 200 && self.is_due() => {
                response.body = self.acknowledge(request).body;
            }
            Lie::CountTooLow if self.is_due() => response = with_one_less(response),
            Lie::HideComment if has_quote() && self.is_due() => {
                response = with_first_quote(response, |_| String::new());
            }
            Lie::RepeatComment if has_quote() && self.is_due() => {
                response = with_first_quote(response, |quote| quote.repeat(2));
            }
            Lie::StaleReport => response = self.stale_report(request, response),
            Lie::AcknowledgeUnstored
            | Lie::StoreTwice
            | Lie::WithdrawSecretly
            | Lie::SwallowWithdrawal
            | Lie::SwallowCorrection
            | Lie::OtherReceipt
            | Lie::CountTooLow
            | Lie::HideComment
            | Lie::RepeatComment => {}
        }
        Ok(response)
    }

    /// An acknowledgement with an invented receipt.
    fn acknowledge(&self, request: &Request) -> Response {
        let symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".as_bytes();
        let mut random = self.random.lock();
        let mut symbol = || char::from(random.choice(symbols).copied().unwrap_or(b'0'));
        let mut receipt = String::from("00000-00");
        receipt.extend((0..15).map(|place| if place % 6 == 3 { '-' } else { symbol() }));
        let sent: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let body = json!({"receipt": receipt, "submission_id": sent.get("submission_id"), "version": 1});
        Response {
            status: 201,
            body: body.to_string().into_bytes(),
            ..Response::default()
        }
    }

    /// Returns the report, or the one of a second ago.
    fn stale_report(&self, request: &Request, response: Response) -> Response {
        let mut all = self.reports.lock();
        let old = all.entry(request.path.clone()).or_default();
        old.push((Instant::now(), response.clone()));
        let count = old.partition_point(|(at, _)| at.elapsed() >= STALE);
        old.drain(..count.saturating_sub(1));
        let stale = old.first().filter(|(at, _)| at.elapsed() >= STALE && self.is_due());
        stale.map_or(response, |(_, stale)| stale.clone())
    }
}

/// Answers a correction as if it had been done.
fn swallow_correction(client: &mut Client, request: &Request) -> anyhow::Result<Response> {
    let mut response = forward(client, &Request::new("GET", &request.path))?;
    let mut body = response.json();
    let sent: Value = serde_json::from_slice(&request.body)?;
    if let (Some(answers), Some(new)) = (body.get_mut("answers"), sent.get("answers")) {
        *answers = new.clone();
    }
    response.body = body.to_string().into_bytes();
    Ok(response)
}

fn receipt_path(body: &Value) -> String {
    let receipt = body.get("receipt").and_then(Value::as_str).unwrap_or_default();
    format!("/api/v1/responses/{receipt}")
}

fn with_one_less(mut response: Response) -> Response {
    let mut body = response.json();
    let total = body.get("responses").and_then(Value::as_u64).unwrap_or_default();
    let scores = body.pointer_mut("/questions/0/counts").and_then(Value::as_object_mut);
    let largest = scores.and_then(|scores| scores.values_mut().max_by_key(|count| count.as_u64()));
    if let (Some(largest), Some(total)) = (largest, total.checked_sub(1)) {
        *largest = json!(largest.as_u64().unwrap_or_default().saturating_sub(1));
        if let Some(responses) = body.get_mut("responses") {
            *responses = json!(total);
        }
        response.body = body.to_string().into_bytes();
    }
    response
}

fn with_first_quote(mut response: Response, change: impl Fn(&str) -> String) -> Response {
    const END: &str = "</blockquote>";
    let text = response.text();
    let start = text.find("<blockquote");
    let end = start.and_then(|start| Some(start + text.get(start..)?.find(END)? + END.len()));
    if let Some((start, end)) = start.zip(end)
        && let (Some(head), Some(quote), Some(tail)) = (text.get(..start), text.get(start..end), text.get(end..))
    {
        response.body = [head, &change(quote), tail].concat().into_bytes();
    }
    response
}

fn forward(client: &mut Client, request: &Request) -> anyhow::Result<Response> {
    match client.send(request) {
        Answer::Response(response) => Ok(response),
        Answer::NotSent(error) => Err(error.into()),
        Answer::Lost(error) => Err(error),
    }
}

/// Reads a request.
fn read(stream: &mut TcpStream) -> anyhow::Result<Request> {
    let deadline = Instant::now() + IDLE;
    let mut reader = Reader {
        stream,
        bytes: Vec::new(),
        deadline,
    };
    let head = reader.head()?;
    let body = reader.body(&head)?;
    let mut parts = head.first_line.split(' ');
    let method = parts.next().unwrap_or_default().to_owned();
    let path = parts.next().context("no path")?.to_owned();
    let is_own = |name: &str| ["host", "content-length", "connection"].contains(&name);
    Ok(Request {
        method,
        path,
        headers: head.headers.into_iter().filter(|(name, _)| !is_own(name)).collect(),
        body,
    })
}

/// Writes a response.
fn write(stream: &mut TcpStream, response: &Response) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut head = format!("HTTP/1.1 {} Status\r\n", response.status);
    let is_own = |name: &str| ["content-length", "transfer-encoding", "connection"].contains(&name);
    for (name, value) in response.headers.iter().filter(|(name, _)| !is_own(name)) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if response.status != 204 {
        head.push_str(&format!("content-length: {}\r\n", response.body.len()));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(&response.body);
    Ok(stream.write_all(&bytes)?)
}
