//! `kill -9` under load: everything acknowledged is stored, and the counts are right.

use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use urbivox::app::access::{Role, create_key};
use urbivox::app::ops::verify::verify;
use urbivox::storage::Storage;

use crate::process::Process;
use crate::world::{Database, SURVEY, agent, submission, visit};

const KILLS: usize = 10;
const CLIENTS: usize = 8;
/// Acknowledgements between two kills.
const ACKNOWLEDGED_BETWEEN_KILLS: usize = 60;

#[test]
fn nothing_acknowledged_is_lost_in_ten_kills() {
    for database in Database::each() {
        let storage = Storage::open(&database.backend()).unwrap();
        let key = create_key(&storage, Role::Admin, None, "2026-01-01T00:00:00Z".parse().unwrap()).unwrap();
        drop(storage);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://127.0.0.1:{port}");
        let acknowledged = Mutex::new(Vec::new());

        for kill in 1..=KILLS {
            let process = Process::serve(&database, port);
            await_ready(&base);
            if kill == 1 {
                set_up(&base, &key);
            }
            let over = AtomicBool::new(false);
            std::thread::scope(|scope| {
                for _ in 0..CLIENTS {
                    scope.spawn(|| submit_until(&base, &over, &acknowledged));
                }
                let deadline = Instant::now() + Duration::from_secs(60);
                while acknowledged.lock().unwrap().len() < kill * ACKNOWLEDGED_BETWEEN_KILLS {
                    assert!(Instant::now() < deadline, "the server accepted no submissions");
                    std::thread::yield_now();
                }
                drop(process); // Sends SIGKILL under load.
                over.store(true, Ordering::SeqCst);
            });
        }

        let storage = Storage::open(&database.backend()).unwrap();
        let recount = verify(&storage, |_| {}).unwrap();
        assert_eq!(recount.differences, 0, "on {}", database.url());
        let process = Process::serve(&database, port);
        await_ready(&base);
        let agent = agent();
        for receipt in acknowledged.into_inner().unwrap() {
            let stored = agent.get(format!("{base}/api/v1/responses/{receipt}")).call().unwrap();
            assert_eq!(
                stored.status(),
                200,
                "{receipt} was acknowledged and is lost on {}",
                database.url()
            );
        }
        drop(process);
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

fn submit_until(base: &str, over: &AtomicBool, acknowledged: &Mutex<Vec<String>>) {
    let agent = agent();
    while !over.load(Ordering::SeqCst) {
        let body = submission(&json!({"satisfaction": 4, "district": "north", "comment": "ok"}));
        match agent.post(format!("{base}{SURVEY}/responses")).send_json(&body) {
            Ok(mut answer) if answer.status() == 201 => {
                if let Ok(body) = answer.body_mut().read_json::<serde_json::Value>() {
                    acknowledged
                        .lock()
                        .unwrap()
                        .push(body["receipt"].as_str().unwrap().to_owned());
                }
            }
            _ => {} // Killed: no acknowledgement.
        }
    }
}
