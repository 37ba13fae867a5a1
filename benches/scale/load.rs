//! Loads the responses through the ordinary path of a submission, in this process: checked, counted and committed, with
//! the clock of their day.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::catalogue::PublishedSurvey;
use urbivox::app::submissions;
use urbivox::app::submissions::{Progress, RawSubmission, Sender};
use urbivox::clock::Clock;
use urbivox_core::survey::slug::Slug;
use uuid::Uuid;

use crate::installation::Installation;
use crate::surveys;
use crate::surveys::{DAYS, SMALL_RESPONSES};
use crate::words::{Random, Vocabulary};

/// Submissions in progress; fewer than the committer's queue.
const IN_FLIGHT_MAX: usize = 3_500;
/// Languages of the comments.
const LANGUAGES: usize = 4;
/// Seed of the comments.
const SEED: u64 = 2_026;
/// A word that is in [`RARE_COMMENTS`] comments of the large survey.
pub(crate) const RARE_WORD: &str = "zyxomma";
/// Comments with the rare word, spread over the days.
pub(crate) const RARE_COMMENTS: u64 = 3;
/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// Loads `responses` responses over the [`DAYS`] days until today.
pub(crate) fn load(
    installation: &Installation,
    vocabulary: &Vocabulary,
    responses: u64,
    today: Timestamp,
) -> anyhow::Result<()> {
    let began = Instant::now();
    let app = App::with_clock(&installation.config()?, Clock::Fixed(today))?;
    let mut loader = Loader {
        surveys: find_surveys(&app)?,
        vocabulary,
        responses,
        random: Random::new(SEED),
        in_flight: VecDeque::with_capacity(IN_FLIGHT_MAX),
        progress: bar(responses)?,
        app,
    };
    for day in 0..DAYS {
        let age = SignedDuration::from_hours(24 * i64::try_from(DAYS - 1 - day)?);
        loader.day(day, today - age)?;
    }
    loader.settle(0)?;
    loader.progress.finish_and_clear();
    eprintln!("{responses} responses stored in {:.0} s", began.elapsed().as_secs_f64());
    Ok(loader.app.close()?)
}

fn find_surveys(app: &App) -> anyhow::Result<Vec<Arc<PublishedSurvey>>> {
    let slug = |text: &str| Slug::parse(text).context("a slug");
    let published = surveys::slugs().into_iter().map(|survey| {
        let path = SurveyPath {
            city: slug("bench")?,
            service: slug("bench")?,
            survey: slug(&survey)?,
        };
        app.catalogue.find(&app.storage, &path)?.context("not published")
    });
    published.collect()
}

struct Loader<'a> {
    app: App,
    surveys: Vec<Arc<PublishedSurvey>>,
    vocabulary: &'a Vocabulary,
    responses: u64,
    random: Random,
    in_flight: VecDeque<Progress>,
    progress: ProgressBar,
}

impl Loader<'_> {
    /// Submits the responses of a day, evenly over its hours, so that ids ascend with time.
    fn day(&mut self, day: u64, noon: Timestamp) -> anyhow::Result<()> {
        let app = App {
            clock: Clock::Fixed(noon),
            ..self.app.clone()
        };
        let (from, until) = (
            surveys::until(self.responses, day),
            surveys::until(self.responses, day + 1),
        );
        let mut small_left = surveys::until(SMALL_RESPONSES, day + 1) - surveys::until(SMALL_RESPONSES, day);
        let first_ms = u64::try_from(noon.as_millisecond())? - DAY_MS / 2;
        for number in from..until {
            let at_ms = first_ms + DAY_MS * (number - from) / (until - from);
            let place = usize::try_from(surveys::survey_of(number, &mut small_left))?;
            let published = Arc::clone(self.surveys.get(place).context("no survey")?);
            let raw = self.submission(number, at_ms)?;
            self.settle(IN_FLIGHT_MAX - 1)?;
            self.in_flight
                .push_back(submissions::submit(&app, &published, &Sender::Operator.into(), raw));
        }
        self.progress.set_position(until);
        Ok(())
    }

    fn submission(&mut self, number: u64, at_ms: u64) -> anyhow::Result<RawSubmission> {
        let choice = |from: &[&'static str], step: u64| {
            let place = usize::try_from(number / step).unwrap_or_default() % from.len();
            from.get(place).copied()
        };
        let mut answers = json!({
            "satisfaction": number / 7 % 5 + 1,
            "reason": choice(&["slow", "unclear", "rude", "dear"], 5),
            "district": choice(&["north", "south", "east", "west", "centre"], 3),
        });
        if surveys::has_comment(number)
            && let Some(answers) = answers.as_object_mut()
        {
            answers.insert("comment".to_owned(), self.comment(number)?.into());
        }
        let millis = u32::try_from(at_ms % 1_000)?;
        let time = uuid::Timestamp::from_unix_time(at_ms / 1_000, millis * 1_000_000, 0, 0);
        Ok(RawSubmission::new(Uuid::new_v7(time), serde_json::from_value(answers)?))
    }

    /// Returns a comment in one of the languages. A few of the large survey contain the rare word.
    fn comment(&mut self, number: u64) -> anyhow::Result<String> {
        let language = usize::try_from(number / 20)? % LANGUAGES;
        let mut comment = self.vocabulary.comment(language, &mut self.random);
        let (ordinal, of_large) = (number / 20, self.responses / 20);
        let mut rare = (1..=RARE_COMMENTS).map(|part| of_large * part / (RARE_COMMENTS + 1));
        if number.is_multiple_of(2) && rare.any(|at| at == ordinal) {
            comment.push(' ');
            comment.push_str(RARE_WORD);
        }
        Ok(comment)
    }

    /// Waits until at most `left` submissions are not on disk yet.
    fn settle(&mut self, left: usize) -> anyhow::Result<()> {
        while self.in_flight.len() > left
            && let Some(first) = self.in_flight.pop_front()
        {
            first.wait(&self.app)?;
        }
        Ok(())
    }
}

/// Drawn on standard error if that is a terminal.
fn bar(len: u64) -> anyhow::Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} responses, {eta} to go")?;
    Ok(ProgressBar::new(len).with_style(style.progress_chars("━━╌")))
}
