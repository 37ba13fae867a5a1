//! Answers of past days, and the releases of days that are over.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::releases::job::{Summary, close_due};
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender};
use urbivox::clock::Clock;
use urbivox::storage::releases;
use urbivox_core::survey::slug::Slug;
use uuid::Uuid;

use super::World;

/// Time by which every civil day that has begun anywhere is over, and the first hour of the next one too.
const A_DAY_LATER: SignedDuration = SignedDuration::from_hours(26);

/// The path of the survey at [`SURVEY`](super::SURVEY).
pub(crate) fn visit_path() -> SurveyPath {
    survey_path("tampere", "day-care", "visit")
}

pub(crate) fn survey_path(city: &str, service: &str, survey: &str) -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug(city),
        service: slug(service),
        survey: slug(survey),
    }
}

/// This hour of a day in Helsinki.
pub(crate) fn hour_of(day: Date, hour: i8) -> Timestamp {
    let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
    day.at(hour, 0, 0, 0).to_zoned(helsinki).unwrap().timestamp()
}

impl World {
    /// The application of the server at another time; it has the server's caches.
    pub(crate) fn app_at(&self, time: Timestamp) -> App {
        App {
            clock: Clock::Fixed(time),
            ..self.server.app().clone()
        }
    }

    /// Registers placements of the survey at [`SURVEY`](super::SURVEY): releases tell no others apart.
    pub(crate) fn add_placements(&self, slugs: &[&str]) {
        for slug in slugs {
            let body = json!({"slug": slug, "kind": "link"});
            let made = self.call("POST", &format!("{}/placements", super::SURVEY), &body);
            assert_eq!(made.status, 201, "{made:?}");
        }
    }

    /// Stores answers to the survey at [`SURVEY`](super::SURVEY) on this day, at noon. Each is credited: it counts towards
    /// the answers that a release needs.
    pub(crate) fn answers_on(&self, day: Date, answers: &[Value]) {
        let bodies: Vec<Value> = answers.iter().map(|answers| json!({"answers": answers})).collect();
        self.submissions_on(day, &visit_path(), &Sender::Operator, &bodies);
    }

    /// Stores submissions to a survey on this day, at noon, and returns their receipts. A body may have everything that the
    /// API accepts; a missing identity is added. Those of [`Sender::Operator`] are credited, those of [`Sender::Public`] are
    /// not, unless they have the token of a signed link.
    pub(crate) fn submissions_on(
        &self,
        day: Date,
        path: &SurveyPath,
        sender: &Sender<'_>,
        bodies: &[Value],
    ) -> Vec<String> {
        let app = self.app_at(hour_of(day, 12));
        let published = app.catalogue.find(&app.storage, path).unwrap().unwrap();
        let waiting = bodies.iter().map(|body| {
            let mut body = body.clone();
            if body["submission_id"].is_null() {
                body["submission_id"] = json!(Uuid::now_v7());
            }
            let raw: RawSubmission = serde_json::from_value(body).unwrap();
            submissions::submit(&app, &published, &(*sender).into(), raw)
        });
        let waiting: Vec<_> = waiting.collect();
        waiting
            .into_iter()
            .map(|step| step.wait(&app).unwrap().receipt)
            .collect()
    }

    /// The server's present day in Helsinki.
    pub(crate) fn today(&self) -> Date {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        self.server.app().clock.today(&helsinki)
    }

    /// Fixes the secret offsets of a survey, so that the same answers are told alike in every run of a test. Does nothing
    /// after the first release.
    pub(crate) fn fix_offsets(&self, path: &SurveyPath) {
        let app = self.server.app();
        let published = app.catalogue.find(&app.storage, path).unwrap().unwrap();
        let seed = [7; 16];
        app.storage
            .write(|db| releases::set_seed_if_absent(db, published.survey_id, &seed))
            .unwrap();
    }

    /// Releases all days up to the present one of the server, as if it were over.
    pub(crate) fn close_days(&self) -> Summary {
        let now = self.server.app().clock.now();
        self.close_days_at(now + A_DAY_LATER)
    }

    /// Releases all days that are over at this time.
    pub(crate) fn close_days_at(&self, time: Timestamp) -> Summary {
        let summary = close_due(&self.app_at(time)).unwrap();
        assert_eq!(summary.failures, 0, "on {}", self.database.url());
        summary
    }

    /// Releases the days up to this one, on the morning after it.
    pub(crate) fn close_days_until(&self, day: Date) -> Summary {
        self.close_days_at(hour_of(day.tomorrow().unwrap(), 2))
    }
}
