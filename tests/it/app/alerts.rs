//! Alert rules: windows back to back, judged when they are over, and their stored states.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use urbivox::app::alerts::{AlertRule, AlertStatus};
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions::{RawSubmission, Sender};
use urbivox::app::{App, alerts, submissions};
use urbivox::clock::Clock;
use urbivox_core::measure::change::alarm::AlarmState;
use urbivox_core::survey::slug::Slug;
use uuid::Uuid;

use crate::world::{Database, World, config, visit};

/// Day on which the rules are added.
const FIRST: Date = date(2026, 1, 10);
const DAYS: i32 = 30;

pub(super) fn path() -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

/// Noon in the city.
fn noon(day: Date) -> Timestamp {
    let zone = TimeZone::get("Europe/Helsinki").unwrap();
    day.at(12, 0, 0, 0).to_zoned(zone).unwrap().timestamp()
}

/// The application at noon of a day.
pub(super) fn app_on(database: &Database, day: Date) -> App {
    App::with_clock(&config(database, u32::MAX), Clock::Fixed(noon(day))).unwrap()
}

/// Submits each of these answers.
pub(super) fn submit(app: &App, answers: impl Iterator<Item = Value>) {
    let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
    let submitted: Vec<_> = answers
        .map(|answers| {
            let raw: RawSubmission =
                serde_json::from_value(json!({"submission_id": Uuid::now_v7(), "answers": answers})).unwrap();
            submissions::submit(app, &published, &Sender::Public.into(), raw)
        })
        .collect();
    for step in submitted {
        step.wait(app).unwrap();
    }
}

/// As many answers, of which these are satisfied.
fn share((hits, n): (u64, u64)) -> impl Iterator<Item = Value> {
    (0..n).map(move |at| json!({"satisfaction": if at < hits { 5 } else { 1 }}))
}

fn rule(threshold: f64) -> AlertRule {
    AlertRule {
        id: 0,
        question: "satisfaction".to_owned(),
        threshold,
        days: DAYS,
        answers_min: 1,
    }
}

fn status(app: &App) -> AlertStatus {
    alerts::list(app, &path()).unwrap().remove(0).1
}

fn day_after_window(window: usize) -> Date {
    FIRST + (DAYS * i32::try_from(window + 1).unwrap()).days()
}

fn world(database: Database) -> World {
    let world = World::on(database, Clock::Fixed(noon(FIRST)), u32::MAX);
    world.publish(&visit());
    world
}

/// Hits and answers of windows, and the states after each.
type AlarmCase = (Vec<(u64, u64)>, Vec<AlarmState>);

/// Windows of the specification with the states after each.
fn cases() -> Vec<AlarmCase> {
    let file: Value = serde_json::from_str(include_str!("../../../data/statistics_vectors.json")).unwrap();
    let own = file["cases"].as_array().unwrap().iter();
    let own = own.filter(|case| case["given"].get("windows").is_some());
    own.map(|case| {
        let windows = case["given"]["windows"].as_array().unwrap().iter();
        let windows = windows.map(|window| (window[0].as_u64().unwrap(), window[1].as_u64().unwrap()));
        let states = case["expect"]["states"].as_array().unwrap().iter();
        let states = states.map(|state| match state.as_str().unwrap() {
            "ok" => AlarmState::Clear,
            _fell => AlarmState::Fallen,
        });
        (windows.collect(), states.collect())
    })
    .collect()
}

#[test]
fn the_windows_of_the_specification_have_its_states() {
    let cases = cases();
    assert_eq!(cases.len(), 2);
    for (windows, states) in cases {
        for database in Database::each() {
            let world = world(database);
            alerts::add(&app_on(&world.database, FIRST), &path(), &rule(0.7)).unwrap();
            let (mut before, mut changed_on) = (AlarmState::Clear, None);
            for (at, (window, expected)) in windows.iter().zip(&states).enumerate() {
                let end = day_after_window(at);
                // The last day of a window belongs to it.
                let last = app_on(&world.database, end.yesterday().unwrap());
                submit(&last, share(*window));
                alerts::judge_due(&last).unwrap();
                assert_eq!(status(&last).state, before, "{windows:?}: window {at} is not over");
                let over = app_on(&world.database, end);
                alerts::judge_due(&over).unwrap();
                alerts::judge_due(&over).unwrap();
                let found = status(&over);
                if *expected != before {
                    changed_on = Some(end.yesterday().unwrap());
                }
                assert_eq!(found.state, *expected, "{windows:?}: window {at}");
                assert_eq!(found.changed_on, changed_on, "{windows:?}: window {at}");
                assert_eq!(found.next, day_after_window(at + 1).yesterday().unwrap());
                before = *expected;
            }
        }
    }
}

#[test]
fn windows_that_are_judged_late_have_the_same_states() {
    for database in Database::each() {
        let world = world(database);
        alerts::add(&app_on(&world.database, FIRST), &path(), &rule(0.7)).unwrap();
        let windows = [(60, 100), (58, 100), (75, 100), (70, 100), (55, 100), (50, 100)];
        for (at, window) in windows.into_iter().enumerate() {
            let last = day_after_window(at).yesterday().unwrap();
            submit(&app_on(&world.database, last), share(window));
        }
        let late = app_on(&world.database, day_after_window(6));
        alerts::judge_due(&late).unwrap();
        let found = status(&late);
        // Fallen after the second, recovered after the fourth, fallen again after the sixth; the seventh has no answers.
        let (state, first_judged) = (found.state, day_after_window(4));
        assert_eq!(state, AlarmState::Fallen);
        assert_eq!(found.changed_on, Some(day_after_window(5).yesterday().unwrap()));
        assert_eq!(
            found.judged,
            Some((first_judged, day_after_window(6).yesterday().unwrap()))
        );
        let measure = alerts::judged_measure(&late, &path(), &rule(0.7), &found)
            .unwrap()
            .unwrap();
        assert_eq!((measure.n, measure.value), (100, 0.5));
    }
}

#[test]
fn few_answers_and_surveys_without_answers_raise_no_alert() {
    for database in Database::each() {
        let world = world(database);
        let app = app_on(&world.database, FIRST);
        let few = AlertRule {
            answers_min: 25,
            ..rule(0.9)
        };
        alerts::add(&app, &path(), &few).unwrap();
        let draft = json!({"slug": "draft", "definition": visit()});
        let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
        assert_eq!(world.call("POST", surveys, &draft).status, 201);
        let unpublished = SurveyPath {
            survey: Slug::parse("draft").unwrap(),
            ..path()
        };
        alerts::add(&app, &unpublished, &rule(0.9)).unwrap();
        for at in 0..3 {
            let last = day_after_window(at).yesterday().unwrap();
            submit(&app_on(&world.database, last), share((0, 12)));
        }
        let over = app_on(&world.database, day_after_window(2));
        alerts::judge_due(&over).unwrap();
        assert_eq!(
            status(&over).state,
            AlarmState::Clear,
            "24 answers of two windows are too few"
        );
        let never = alerts::list(&over, &unpublished).unwrap().remove(0).1;
        assert_eq!((never.state, never.judged), (AlarmState::Clear, None));
        submit(&over, share((0, 13)));
        let over = app_on(&world.database, day_after_window(3));
        alerts::judge_due(&over).unwrap();
        assert_eq!(status(&over).state, AlarmState::Fallen);
    }
}
