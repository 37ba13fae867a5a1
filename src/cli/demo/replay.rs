//! Stores published answers as if they had been given on the days before today, so that these days can be released at once.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::Value;
use uuid::Uuid;

use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::submissions;
use crate::app::submissions::{Progress, RawSubmission, Sender};
use crate::clock::Clock;

/// Placement of all responses.
const PLACEMENT: &str = "link";
/// Hour of the city's day from which the day before can be released.
const CLOSING_HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Submits each of `answers` to `survey`, a path of the API, on one of the `days` before today, alternating the languages;
/// returns the elapsed time. The answers are dealt to the days like cards, so that all days are alike. They are those of an
/// operator, who vouches for them, so each counts towards the answers that a release needs.
pub(super) fn replay(app: &App, survey: &str, languages: &[&str], answers: &[Value], days: usize) -> Result<Duration> {
    let path = path_of(survey).with_context(|| format!("{survey} is no path of a survey"))?;
    let published = app.catalogue.find(&app.storage, &path)?;
    let published = published.with_context(|| format!("{path} was not published"))?;
    let progress = bar(answers.len())?;
    let begun = Instant::now();
    for day in 0..days {
        let back = i64::try_from(days - day)?;
        let on_day = App {
            clock: Clock::Fixed(noon(app.clock.now(), &published.timezone, back)?),
            ..app.clone()
        };
        let of_day = answers.iter().skip(day).step_by(days);
        let sent: Result<Vec<Progress>> = of_day
            .zip(languages.iter().cycle())
            .map(|(answers, language)| {
                let raw = submission(language, answers)?;
                Ok(submissions::submit(&on_day, &published, &Sender::Operator.into(), raw))
            })
            .collect();
        for one in sent? {
            one.wait(&on_day)?;
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    Ok(begun.elapsed())
}

/// Returns the path of a survey from that of the API, `/api/v1/cities/…/services/…/surveys/…`.
fn path_of(survey: &str) -> Option<SurveyPath> {
    let path = survey.strip_prefix("/api/v1/cities/")?;
    SurveyPath::parse(&path.replacen("/services/", "/", 1).replacen("/surveys/", "/", 1))
}

/// Returns noon of the civil day in `zone` that is `back` days before the first day that cannot be released yet: usually
/// today, and yesterday in the first hour after midnight.
fn noon(now: Timestamp, zone: &TimeZone, back: i64) -> Result<Timestamp> {
    let open = (now - CLOSING_HOUR).to_zoned(zone.clone()).date();
    let day = open.checked_sub(back.days())?;
    Ok(day.at(12, 0, 0, 0).to_zoned(zone.clone())?.timestamp())
}

fn submission(language: &str, answers: &Value) -> Result<RawSubmission> {
    let answers =
        serde_json::from_value(answers.clone()).map_err(|cause| anyhow!("answers cannot be read: {cause}"))?;
    Ok(RawSubmission {
        language: Some(language.to_owned()),
        placement: Some(PLACEMENT.to_owned()),
        ..RawSubmission::new(Uuid::now_v7(), answers)
    })
}

/// Creates a progress bar, drawn on standard error if that is a terminal.
fn bar(len: usize) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} people")?;
    Ok(ProgressBar::new(u64::try_from(len)?).with_style(style.progress_chars("━━╌")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_can_be_released_at_any_hour() {
        let sydney = TimeZone::get("Australia/Sydney").unwrap();
        let noon = |now: &str, back| {
            let noon = noon(now.parse().unwrap(), &sydney, back).unwrap();
            noon.to_zoned(sydney.clone()).datetime().to_string()
        };
        // 00:59 and 01:00 on 11 March.
        assert_eq!(noon("2026-03-10T13:59:00Z", 1), "2026-03-09T12:00:00");
        assert_eq!(noon("2026-03-10T14:00:00Z", 1), "2026-03-10T12:00:00");
        assert_eq!(noon("2026-03-10T14:00:00Z", 28), "2026-02-11T12:00:00");
    }

    #[test]
    fn the_path_of_the_api_names_the_survey() {
        let path = path_of(crate::cli::demo::questionnaire::SURVEY).unwrap();
        assert_eq!(path.to_string(), "copenhagen/housing/satisfaction");
        assert_eq!(path_of("/api/v1/cities/copenhagen"), None);
    }
}
