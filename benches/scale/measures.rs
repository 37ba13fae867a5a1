//! What is measured on a loaded installation.

use std::io::Read;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use clap::ValueEnum;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use urbivox::app::App;
use urbivox::app::ops::retention;
use urbivox::clock::Clock;

use crate::browser::Browser;
use crate::installation::{Installation, Server, api};
use crate::load::{RARE_COMMENTS, RARE_WORD};
use crate::memory;
use crate::surveys;
use crate::surveys::{DAYS, LARGE, SMALL};
use crate::words::Vocabulary;

/// Requests of a page or a report after the first one.
const REPEATS: usize = 20;
/// Language of the words that are searched for.
const LANGUAGE: usize = 0;
/// Rank of the second of two words.
const SECOND_RANK: usize = 200;
/// Bytes read from a download at once.
const PART_BYTES: usize = 65_536;

/// A search: its name in the table, its words, and whether the number of hits is as expected.
type Search<'a> = (&'a str, &'a str, &'a dyn Fn(usize) -> bool);

/// A group of measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Group {
    /// Public pages: the survey, cities, results and badge.
    Pages,
    /// Results of the large survey and of a small one, in total and by day.
    Results,
    /// Search in the comments of the large survey.
    Search,
    /// CSV exports of the large survey and of a small one.
    Export,
    /// Deletion of the first day's responses.
    Retention,
    /// Recount of all tallies.
    Verify,
}

/// The groups in the order of their measurement. Retention deletes responses.
pub(crate) const GROUPS: [Group; 6] = [
    Group::Pages,
    Group::Results,
    Group::Search,
    Group::Export,
    Group::Retention,
    Group::Verify,
];

/// A measurement.
pub(crate) struct Measurement {
    pub(crate) what: String,
    pub(crate) time: Duration,
    /// Peak memory of the process that did it, in MiB; `None` if it was a command that has ended.
    pub(crate) peak_mib: Option<f64>,
}

/// A loaded installation with its server.
pub(crate) struct Subject<'a> {
    pub(crate) installation: &'a Installation,
    pub(crate) server: &'a Server,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) responses: u64,
    pub(crate) today: Timestamp,
}

impl Subject<'_> {
    /// Measures a group.
    pub(crate) fn measure(&self, group: Group) -> anyhow::Result<Vec<Measurement>> {
        match group {
            Group::Pages => self.pages(),
            Group::Results => self.results(),
            Group::Search => self.search(),
            Group::Export => self.exports(),
            Group::Retention => self.retention(),
            Group::Verify => self.verify(),
        }
    }

    fn pages(&self) -> anyhow::Result<Vec<Measurement>> {
        let mut visitor = self.installation.visitor();
        let mut measured = Vec::new();
        for path in [
            format!("/s/bench/bench/{LARGE}"),
            "/cities".to_owned(),
            "/cities/bench".to_owned(),
            format!("/cities/bench/bench/{LARGE}"),
            format!("/cities/bench/bench/{SMALL}"),
            format!("/badge/bench/bench/{LARGE}.svg"),
        ] {
            measured.extend(self.repeated(&mut visitor, &path, &path, |_| Ok(()))?);
        }
        Ok(measured)
    }

    fn results(&self) -> anyhow::Result<Vec<Measurement>> {
        let mut admin = self.installation.admin();
        let mut visitor = self.installation.visitor();
        let mut measured = Vec::new();
        for survey in [LARGE, SMALL] {
            for (name, query) in [("results", "/results"), ("results by day", "/results?by=day")] {
                let path = api(survey, query);
                measured.extend(self.repeated(&mut admin, &format!("{name}, {survey} survey"), &path, |_| Ok(()))?);
                let what = format!("public {name}, {survey} survey");
                measured.extend(self.repeated(&mut visitor, &what, &path, |_| Ok(()))?);
            }
        }
        Ok(measured)
    }

    fn search(&self) -> anyhow::Result<Vec<Measurement>> {
        let mut owner = self.installation.owner()?;
        let frequent = self.frequent_word()?;
        let second = self.vocabulary.word(LANGUAGE, SECOND_RANK);
        let two = format!("{frequent} {second}");
        let is_any = |hits: usize| hits > 0;
        let is_anything = |_hits: usize| true; // Few comments of a small installation have both words.
        let is_rare = |hits: usize| u64::try_from(hits) == Ok(RARE_COMMENTS);
        let is_none = |hits: usize| hits == 0;
        let searches: [Search<'_>; 5] = [
            ("comments, no search", "", &is_any),
            ("comments, frequent word", frequent, &is_any),
            ("comments, rare word", RARE_WORD, &is_rare),
            ("comments, two words", &two, &is_anything),
            ("comments, no hit", "qqqzzyqx", &is_none),
        ];
        let mut measured = Vec::new();
        for (what, words, fits) in searches {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("words", words)
                .finish();
            let path = format!("/staff/surveys/bench/bench/{LARGE}/comments?{query}");
            let check = |text: &str| {
                let hits = text.matches("<blockquote").count();
                anyhow::ensure!(fits(hits), "{what}: {hits} comments on the page");
                Ok(())
            };
            measured.extend(self.repeated(&mut owner, what, &path, check)?);
        }
        Ok(measured)
    }

    /// Returns the most frequent word of at least four letters.
    fn frequent_word(&self) -> anyhow::Result<&str> {
        let mut words = (0..SECOND_RANK).map(|rank| self.vocabulary.word(LANGUAGE, rank));
        words.find(|word| word.len() >= 4).context("no word of four letters")
    }

    fn exports(&self) -> anyhow::Result<Vec<Measurement>> {
        let mut measured = Vec::new();
        for survey in [SMALL, LARGE] {
            let path = api(survey, "/export.csv?of=responses");
            memory::reset_peak(self.server.process())?;
            let began = Instant::now();
            let body = self.installation.download(&path)?;
            let mut reader = body.into_with_config().limit(u64::MAX).reader();
            let mut part = vec![0; PART_BYTES];
            let (mut first, mut lines) = (None, 0_usize);
            loop {
                let read = reader.read(&mut part)?;
                first.get_or_insert_with(|| began.elapsed());
                if read == 0 {
                    break;
                }
                let newlines = part
                    .get(..read)
                    .unwrap_or_default()
                    .iter()
                    .filter(|byte| **byte == b'\n');
                lines += newlines.count();
            }
            let total = began.elapsed();
            self.require_rows(survey, lines)?;
            let peak_mib = Some(memory::peak_mib(self.server.process())?);
            for (name, time) in [("first byte", first.unwrap_or_default()), ("whole", total)] {
                measured.push(Measurement {
                    what: format!("export of the {survey} survey, {name}"),
                    time,
                    peak_mib,
                });
            }
        }
        Ok(measured)
    }

    /// Compares the lines of an export with the responses of its survey. No comment has a line break.
    fn require_rows(&self, survey: &str, lines: usize) -> anyhow::Result<()> {
        let expected = if survey == LARGE {
            self.responses.div_ceil(2)
        } else {
            surveys::SMALL_RESPONSES
        };
        if u64::try_from(lines)? != expected + 1 {
            bail!("the export of the {survey} survey has {lines} lines, not {expected} and the header");
        }
        Ok(())
    }

    /// Deletes the first day's responses, in this process and with tomorrow's clock. Memory is the growth of this process.
    fn retention(&self) -> anyhow::Result<Vec<Measurement>> {
        let days = json!({"retention_days": DAYS - 1});
        self.installation.call("PATCH", "/api/v1/cities/bench", &days)?;
        let tomorrow = Clock::Fixed(self.today + SignedDuration::from_hours(24));
        let app = App::with_clock(&self.installation.config()?, tomorrow)?;
        let process = std::process::id();
        memory::reset_peak(process)?;
        let before = memory::peak_mib(process)?;
        let began = Instant::now();
        let deleted = retention::sweep(&app)?.responses;
        let time = began.elapsed();
        let grown = memory::peak_mib(process)? - before;
        let expected = surveys::until(self.responses, 1);
        if deleted != expected {
            bail!("{deleted} responses of the first day were deleted, not {expected}");
        }
        let each = time / u32::try_from(deleted)?.max(1) * 1_000;
        Ok(vec![
            Measurement {
                what: "retention of a day, whole".to_owned(),
                time,
                peak_mib: Some(grown),
            },
            Measurement {
                what: "retention of a day, for 1,000 responses".to_owned(),
                time: each,
                peak_mib: Some(grown),
            },
        ])
    }

    fn verify(&self) -> anyhow::Result<Vec<Measurement>> {
        let began = Instant::now();
        let told = self.installation.told(&["verify"])?;
        eprintln!("{}", told.lines().next().unwrap_or_default());
        Ok(vec![Measurement {
            what: "recount of everything".to_owned(),
            time: began.elapsed(),
            peak_mib: None,
        }])
    }

    /// Requests a page once and then [`REPEATS`] times. Later requests may be answered from a cache.
    fn repeated(
        &self,
        browser: &mut Browser,
        what: &str,
        path: &str,
        check: impl Fn(&str) -> anyhow::Result<()>,
    ) -> anyhow::Result<[Measurement; 2]> {
        memory::reset_peak(self.server.process())?;
        let mut times = Vec::with_capacity(REPEATS);
        let first = request(browser, path, &check)?;
        for _ in 0..REPEATS {
            times.push(request(browser, path, &check)?);
        }
        times.sort_unstable();
        let median = times.get(REPEATS / 2).copied().unwrap_or_default();
        let peak_mib = Some(memory::peak_mib(self.server.process())?);
        Ok([("first", first), ("median", median)].map(|(name, time)| Measurement {
            what: format!("{what}, {name}"),
            time,
            peak_mib,
        }))
    }
}

fn request(browser: &mut Browser, path: &str, check: &impl Fn(&str) -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let began = Instant::now();
    let answer = browser.get(path)?;
    let time = began.elapsed();
    if answer.status != 200 {
        bail!("{path} answered {}: {}", answer.status, answer.text);
    }
    check(&answer.text)?;
    Ok(time)
}
