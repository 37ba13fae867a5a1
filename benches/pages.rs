//! Throughput of a survey's first page, compared with a bare handler that sends the same bytes from memory.
//!
//! `cargo bench --bench pages` loads both servers, which run in this process, in turn, and prints the median ratio.

use std::time::{Duration, Instant};

use actix_web::{App as Router, HttpResponse, HttpServer, rt, web};
use anyhow::Context;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use urbivox::app::access::{Role, create_key};
use urbivox::clock::Clock;
use urbivox::config::Config;
use urbivox::server::Server;

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 7;
const ROUND: Duration = Duration::from_secs(2);
const PATH: &str = "/s/tampere/day-care?lang=en";

fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite://{}", folder.path().join("bench.db").display());
    let config = Config::from_lookup(|name| match name {
        "DATABASE_URL" => Some(database.clone()),
        "URBIVOX_LISTEN" => Some("127.0.0.1:0".to_owned()),
        "URBIVOX_METRICS_LISTEN" => Some("off".to_owned()),
        _ => None,
    })
    .map_err(|mistakes| anyhow::anyhow!("{mistakes}"))?;
    let server = Server::start(config, Clock::System)?;
    let base = format!("http://{}", server.address());
    publish(&server, &base)?;
    for gzip in [false, true] {
        let (head, body) = fetch(&server.address().to_string(), gzip)?;
        let bare = start_bare_server(body.clone())?;
        let mut ratios = Vec::new();
        for _ in 0..ROUNDS {
            let ceiling = load(&bare, gzip)?;
            let page = load(&server.address().to_string(), gzip)?;
            ratios.push(page / ceiling);
            println!("bare {ceiling:.0}/s, page {page:.0}/s, ratio {:.2}", page / ceiling);
        }
        ratios.sort_by(f64::total_cmp);
        let median = ratios.get(ROUNDS / 2).copied().unwrap_or_default();
        let how = if head.contains("content-encoding: gzip") {
            "gzip"
        } else {
            "plain"
        };
        println!("{how}, {} bytes: median ratio {median:.2}", body.len());
    }
    Ok(())
}

fn publish(server: &Server, base: &str) -> anyhow::Result<()> {
    let app = server.app();
    let key = create_key(&app.storage, Role::Admin, None, app.clock.now())?;
    let post = |path: &str, body: Value| -> anyhow::Result<()> {
        let answer = ureq::post(format!("{base}/api/v1{path}"))
            .header("authorization", format!("Bearer {key}"))
            .send_json(body)
            .with_context(|| path.to_owned())?;
        anyhow::ensure!(answer.status().is_success(), "{path}: {}", answer.status());
        Ok(())
    };
    post(
        "/cities",
        json!({"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["fi", "en", "sv"]}),
    )?;
    post(
        "/cities/tampere/services",
        json!({"slug": "day-care", "name": {"en": "Day care"}}),
    )?;
    let surveys = "/cities/tampere/services/day-care/surveys";
    post(
        surveys,
        json!({"slug": "default", "template": "short-satisfaction", "languages": ["fi", "en", "sv"]}),
    )?;
    post(&format!("{surveys}/default/publish"), json!({}))
}

/// Starts a server that only sends these bytes; returns its address.
fn start_bare_server(body: Vec<u8>) -> anyhow::Result<String> {
    let (sender, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        rt::System::new().block_on(async move {
            let body = web::Bytes::from(body);
            let server = HttpServer::new(move || {
                let body = body.clone();
                Router::new().default_service(web::to(move || {
                    let body = body.clone();
                    async move { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(body) }
                }))
            });
            let Ok(server) = server.workers(2).bind("127.0.0.1:0") else {
                return;
            };
            let _sent = sender.send(server.addrs().first().map(ToString::to_string));
            let _ended = server.run().await;
        });
    });
    address.recv()?.context("no address")
}

fn request(gzip: bool) -> String {
    let accept = if gzip { "Accept-Encoding: gzip\r\n" } else { "" };
    format!("GET {PATH} HTTP/1.1\r\nHost: localhost\r\n{accept}\r\n")
}

fn fetch(address: &str, gzip: bool) -> anyhow::Result<(String, Vec<u8>)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request(gzip).as_bytes()).await?;
        let mut answer = Vec::new();
        let end = read(&mut stream, &mut answer).await?;
        let (head, body) = answer.split_at(end);
        Ok((String::from_utf8_lossy(head).to_ascii_lowercase(), body.to_vec()))
    })
}

/// Returns the pages per second over keep-alive connections in a closed loop.
fn load(address: &str, gzip: bool) -> anyhow::Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let started = Instant::now();
    let count = runtime.block_on(async {
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|_| tokio::spawn(connection(address.to_owned(), gzip, started + ROUND)))
            .collect();
        let mut count: u32 = 0;
        for task in tasks {
            count += task.await.context("a connection panicked")??;
        }
        anyhow::Ok(count)
    })?;
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}

async fn connection(address: String, gzip: bool, deadline: Instant) -> anyhow::Result<u32> {
    let mut stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let request = request(gzip);
    let mut answer = Vec::with_capacity(32_768);
    let mut count = 0;
    while Instant::now() < deadline {
        stream.write_all(request.as_bytes()).await?;
        read(&mut stream, &mut answer).await?;
        count += 1;
    }
    Ok(count)
}

/// Reads one complete response; returns the offset of its body.
async fn read(stream: &mut TcpStream, answer: &mut Vec<u8>) -> anyhow::Result<usize> {
    answer.clear();
    loop {
        anyhow::ensure!(stream.read_buf(answer).await? > 0, "the server hung up");
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_ascii_lowercase();
        anyhow::ensure!(head.starts_with("http/1.1 200"), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.context("no content-length")?.trim().parse()?;
        if answer.len() >= end + 4 + length {
            return Ok(end + 4);
        }
    }
}
