//! kill -9 under load: what was acknowledged is there, and the counts are right.

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use urbivox::flow::access::{Role, create_key};
use urbivox::flow::verifying::verify;
use urbivox::storage::Storage;

use crate::world::{Database, Process, SURVEY, agent, submission, visit};

const KILLS: u64 = 10;
const HANDS: usize = 8;
/// Acknowledgements between two kills.
const BETWEEN: u64 = 60;

#[test]
fn nothing_acknowledged_is_lost_in_ten_kills() {
    for database in Database::each() {
        let storage = Storage::open(&database.backend()).unwrap();
        let key = create_key(&storage, Role::Admin, None, "2026-01-01T00:00:00Z".parse().unwrap()).unwrap();
        drop(storage);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://127.0.0.1:{port}");
        let acknowledged = AtomicU64::new(0);

        for kill in 1..=KILLS {
            let process = Process::serve(&database, port);
            await_ready(&base);
            if kill == 1 {
                set_up(&base, &key);
            }
            let over = AtomicBool::new(false);
            std::thread::scope(|scope| {
                for _ in 0..HANDS {
                    scope.spawn(|| submit_until(&base, &over, &acknowledged));
                }
                let deadline = Instant::now() + Duration::from_secs(60);
                while acknowledged.load(Ordering::SeqCst) < kill * BETWEEN {
                    assert!(Instant::now() < deadline, "the server took no answers");
                    std::thread::yield_now();
                }
                drop(process); // SIGKILL, in the middle of the load.
                over.store(true, Ordering::SeqCst);
            });
        }

        let storage = Storage::open(&database.backend()).unwrap();
        let recount = verify(&storage, |_| {}).unwrap();
        assert_eq!(recount.differences, 0, "on {}", database.url());
        let acknowledged = acknowledged.load(Ordering::SeqCst);
        assert!(
            recount.responses >= acknowledged,
            "{} of {acknowledged} on {}",
            recount.responses,
            database.url()
        );
    }
}

fn await_ready(base: &str) {
    let agent = agent();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !agent
        .get(format!("{base}/readyz"))
        .call()
        .is_ok_and(|answer| answer.status() == 200)
    {
        assert!(Instant::now() < deadline, "the server did not start");
        std::thread::yield_now();
    }
}

fn set_up(base: &str, key: &str) {
    let agent = agent();
    let services = "/api/v1/cities/tampere/services";
    for (path, body) in [
        (
            "/api/v1/cities".to_owned(),
            json!({"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["fi"]}),
        ),
        (
            services.to_owned(),
            json!({"slug": "day-care", "name": {"en": "Day care"}}),
        ),
        (
            format!("{services}/day-care/surveys"),
            json!({"slug": "visit", "definition": visit()}),
        ),
        (format!("{SURVEY}/publish"), json!({})),
    ] {
        let answer = agent
            .post(format!("{base}{path}"))
            .header("authorization", format!("Bearer {key}"))
            .send_json(&body);
        let status = answer.unwrap().status().as_u16();
        assert!([200, 201].contains(&status), "{path}: {status}");
    }
}

fn submit_until(base: &str, over: &AtomicBool, acknowledged: &AtomicU64) {
    let agent = agent();
    while !over.load(Ordering::SeqCst) {
        let body = submission(&json!({"satisfaction": 4, "district": "north", "comment": "ok"}));
        match agent.post(format!("{base}{SURVEY}/responses")).send_json(&body) {
            Ok(answer) if answer.status() == 201 => {
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            _ => {} // Killed: nothing was promised.
        }
    }
}
