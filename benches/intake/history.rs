//! Loads ninety days of responses through the ordinary committer with a fixed clock, and measures the reports.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender};
use urbivox::clock::Clock;
use urbivox::config::{Config, Secret};
use urbivox_core::survey::slug::Slug;
use uuid::Uuid;

use crate::ground::{SECRET, TestServer};

const DAYS: u64 = 90;
/// Submissions in progress at once.
const IN_FLIGHT: usize = 2_000;
/// Reports requested of each survey in a round.
const READS: u32 = 40;
const ROUNDS: usize = 7;

/// Loads a small and a large survey over the same ninety days; returns the median ratio of the times to read their
/// reports, large to small.
pub(crate) fn ratio(ground: &TestServer, small: u64, large: u64) -> anyhow::Result<f64> {
    let paths = ground.publish("history", 2)?;
    let (few, many) = (path(&paths, 0)?, path(&paths, 1)?);
    for (survey, responses) in [("history-000", small), ("history-001", large)] {
        load(ground, survey, responses)?;
    }
    let counted = (
        ground.counted(std::slice::from_ref(&few))?,
        ground.counted(std::slice::from_ref(&many))?,
    );
    if counted != (small, large) {
        bail!("{counted:?} of {small} and {large} responses were counted");
    }
    let mut ratios = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let (few, many) = (read(ground, &few)?, read(ground, &many)?);
        eprintln!(
            "  results of {small}: {:.2} ms, of {large}: {:.2} ms",
            millis(few),
            millis(many)
        );
        ratios.push(many.as_secs_f64() / few.as_secs_f64());
    }
    Ok(crate::median(&mut ratios))
}

fn path(paths: &[String], place: usize) -> anyhow::Result<String> {
    Ok(paths
        .get(place)
        .context("no such survey")?
        .replace("/responses", "/results?by=day"))
}

fn read(ground: &TestServer, path: &str) -> anyhow::Result<Duration> {
    let started = Instant::now();
    for _ in 0..READS {
        ground.call("GET", path, &Value::Null)?;
    }
    Ok(started.elapsed() / READS)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn load(ground: &TestServer, survey: &str, responses: u64) -> anyhow::Result<()> {
    let slug = |text: &str| Slug::parse(text).context("a slug");
    let path = SurveyPath {
        city: slug("bench")?,
        service: slug("bench")?,
        survey: slug(survey)?,
    };
    let mut stored = 0;
    for day in 0..DAYS {
        let today: jiff::Timestamp = "2026-01-01T12:00:00Z".parse()?;
        let config = Config {
            answers_min: urbivox::config::ANSWERS_MIN,
            public_rounding: urbivox::config::PUBLIC_ROUNDING,
            backend: ground.url.parse().map_err(anyhow::Error::msg)?,
            listen: "127.0.0.1:0".parse()?,
            metrics_listen: urbivox::config::MetricsListen::Off,
            public_url: None,
            secret: Secret::parse(SECRET),
            secret_previous: Vec::new(),
            adopt_secret: false,
            stop_delay: std::time::Duration::ZERO,
            smtp_url: None,
            mail_from: None,
            letters: None,
            smtp_ca: None,
            security_contacts: Vec::new(),
            frameworks: Vec::new(),
            dns_servers: Vec::new(),
            outgoing_allow: urbivox::outgoing::AllowedHosts::default(),
            resolver: std::sync::Arc::new(urbivox::outgoing::SystemResolver::default()),
            trusted_proxies: Vec::new(),
            submissions_per_minute: NonZeroU32::MAX,
        };
        let hours = i64::try_from(day)? * 24;
        let app = App::with_clock(&config, Clock::Fixed(today + jiff::SignedDuration::from_hours(hours)))?;
        let until = responses * (day + 1) / DAYS;
        submit(&app, &path, stored, until)?;
        stored = until;
    }
    eprintln!("  {stored} responses over {DAYS} days are stored");
    Ok(())
}

fn submit(app: &App, path: &SurveyPath, from: u64, until: u64) -> anyhow::Result<()> {
    let published = app.catalogue.find(&app.storage, path)?.context("not published")?;
    let mut pending = Vec::with_capacity(IN_FLIGHT);
    for number in from..until {
        let reason = ["slow", "unclear", "rude", "dear"]
            .get(usize::try_from(number / 5 % 4)?)
            .copied();
        let district = ["north", "south", "east", "west", "centre"]
            .get(usize::try_from(number / 3 % 5)?)
            .copied();
        let answers = json!({"satisfaction": number % 5 + 1, "reason": reason, "district": district});
        let raw = RawSubmission::new(Uuid::now_v7(), serde_json::from_value(answers)?);
        pending.push(submissions::submit(app, &published, &Sender::Operator.into(), raw));
        if pending.len() == IN_FLIGHT || number + 1 == until {
            for submission in pending.drain(..) {
                submission.wait(app)?;
            }
        }
    }
    Ok(())
}
