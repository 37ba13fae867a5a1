//! Requests of other users during a flood, and their latencies.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;
use uuid::Uuid;

use crate::browser::Browser;
use crate::test_server::{OTHER, TestServer, api};

/// Names of the probes.
pub(crate) const NAMES: [&str; 4] = [
    "/readyz",
    "a survey's page",
    "a submission",
    "another city's staff pages",
];
/// Pause between two requests of a probe.
const PAUSE: Duration = Duration::from_millis(10);

/// Latencies, sorted.
pub(crate) struct Latencies(Vec<Duration>);

impl Latencies {
    /// Formats the median and the 99th percentile.
    pub(crate) fn summary(&self) -> String {
        let at = |percent: usize| {
            let place = self.0.len().saturating_mul(percent) / 100;
            let time = self.0.get(place).or(self.0.last()).copied().unwrap_or_default();
            time.as_secs_f64() * 1_000.0
        };
        format!("{:.0} / {:.0} ms", at(50), at(99))
    }
}

/// Sends the probe's request until `is_over`. Fails on any unexpected status.
pub(crate) fn watch(server: &TestServer, probe: usize, is_over: &AtomicBool) -> anyhow::Result<Latencies> {
    let mut staff = server
        .staff
        .lock()
        .ok()
        .filter(|_| probe == 3)
        .and_then(|mut staff| staff.take());
    let mut citizen = Browser::new(&server.base);
    citizen.headers.push(("x-forwarded-for", format!("198.51.100.{probe}")));
    let mut seen = Vec::new();
    while !is_over.load(Ordering::SeqCst) {
        let browser = staff.as_mut().unwrap_or(&mut citizen);
        let begun = Instant::now();
        let (status, expected) = request(browser, probe)?;
        seen.push(begun.elapsed());
        if status != expected {
            bail!("{} answered {status}", NAMES.get(probe).context("a probe")?);
        }
        std::thread::sleep(PAUSE);
    }
    if let (Some(staff), Ok(mut kept)) = (staff, server.staff.lock()) {
        *kept = Some(staff);
    }
    seen.sort_unstable();
    Ok(Latencies(seen))
}

fn request(browser: &mut Browser, probe: usize) -> anyhow::Result<(u16, u16)> {
    Ok(match probe {
        0 => (browser.get("/readyz")?.status, 200),
        1 => (browser.get(&format!("/s/{OTHER}"))?.status, 200),
        2 => {
            let body = json!({"submission_id": Uuid::now_v7(), "answers": {"satisfaction": 4, "district": "north"}});
            let path = format!("{}/responses", api(OTHER));
            (
                browser
                    .send("POST", &path, "application/json", body.to_string().as_bytes())?
                    .status,
                201,
            )
        }
        _staff => (browser.get("/staff/cities/other")?.status, 200),
    })
}
