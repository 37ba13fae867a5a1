//! Control charts of the specification through the API, from ordinary submissions, and their baselines.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};
use urbivox::app::authoring::AuthoringError;
use urbivox::app::baselines;
use urbivox::app::baselines::Baseline;
use urbivox::clock::Clock;

use super::alerts::{app_on, path, submit};
use crate::world::{Database, SURVEY, World};

/// A month of answers on each day that is used.
const FIRST: Date = date(2024, 3, 15);

/// Answers of each month to a question, with what the specification expects.
struct Charted {
    code: String,
    question: Value,
    months: Vec<Vec<i64>>,
    expect: Value,
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_f64().unwrap())
        .collect()
}

/// Forty answers from 1 to 5 with this mean, which has one decimal and is within 3 to 5.
fn with_mean(mean: f64) -> Vec<i64> {
    let sum = (mean * 40.0).round() as i64;
    let fours = 160;
    (0..40)
        .map(|at| match sum - fours {
            more if at < more => 5,
            less if at < -less => 3,
            _ => 4,
        })
        .collect()
}

fn charted() -> Vec<Charted> {
    let file: Value = serde_json::from_str(include_str!("../../../data/statistics_vectors.json")).unwrap();
    let cases = file["cases"].as_array().unwrap().iter().enumerate();
    let own = cases.filter(|(_, case)| case["given"].get("baseline").is_some());
    own.map(|(index, case)| {
        let given = &case["given"];
        assert_eq!(given["baseline"], 8);
        let (question, months) = match given.get("values") {
            Some(values) => (
                json!({"kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "sdg-rating"}),
                numbers(values).into_iter().map(with_mean).collect(),
            ),
            None => {
                let counts = numbers(&given["hits"]).into_iter().zip(numbers(&given["n"]));
                let month = |(hits, n): (f64, f64)| {
                    let answer = |at: i64| if at < hits as i64 { 3 } else { 1 };
                    (0..n as i64).map(answer).collect()
                };
                (
                    json!({"kind": "rating", "scale": {"from": 1, "to": 3}, "measure": "csat", "satisfied_from": 3}),
                    counts.map(month).collect(),
                )
            }
        };
        Charted {
            code: format!("q{index}"),
            question,
            months,
            expect: case["expect"].clone(),
        }
    })
    .collect()
}

fn definition(charted: &[Charted]) -> Value {
    let questions = charted.iter().map(|charted| {
        let mut question = charted.question.clone();
        question["code"] = json!(charted.code);
        question
    });
    let questions: Vec<Value> = questions.collect();
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

fn at(day: Date) -> Clock {
    let noon: Timestamp = format!("{day}T10:00:00Z").parse().unwrap();
    Clock::Fixed(noon)
}

/// Submits the answers of all months, the first in the month of [`FIRST`]; returns the first day after them.
fn answer(world: &World, charted: &[Charted]) -> Date {
    answer_from(world, charted, FIRST)
}

/// Submits the answers of all months, the first in the month of this day; returns the first day after them.
fn answer_from(world: &World, charted: &[Charted], first: Date) -> Date {
    let months = charted.iter().map(|charted| charted.months.len()).max().unwrap();
    for month in 0..months {
        let app = app_on(&world.database, first + i32::try_from(month).unwrap().months());
        let people = charted
            .iter()
            .filter_map(|charted| Some(charted.months.get(month)?.len()));
        let answers = (0..people.max().unwrap()).map(|person| {
            let own = charted.iter().filter_map(|charted| {
                let answer = charted.months.get(month)?.get(person)?;
                Some((charted.code.clone(), json!(answer)))
            });
            Value::Object(own.collect::<Map<_, _>>())
        });
        submit(&app, answers);
    }
    first.first_of_month() + i32::try_from(months).unwrap().months()
}

fn near(found: &Value, expected: f64) -> bool {
    (found.as_f64().unwrap() - expected).abs() <= 1e-6 * expected.abs().max(1.0)
}

#[test]
fn the_charts_of_the_specification_through_the_api() {
    let charted = charted();
    assert_eq!(charted.len(), 4);
    for database in Database::each() {
        let world = World::on(database, at(FIRST), u32::MAX);
        world.publish(&definition(&charted));
        let end = answer(&world, &charted);
        let world = World::on(world.into_database(), at(end), u32::MAX);
        for charted in &charted {
            let query = format!("{SURVEY}/results/chart?question={}&baseline=8", charted.code);
            let found = world.get(&query);
            assert_eq!(found.status, 200, "{found:?}");
            let found = found.json();
            assert_eq!(found["through"], end.yesterday().unwrap().to_string());
            let phases = found["phases"].as_array().unwrap();
            assert_eq!(phases.len(), 1, "{found}");
            let (phase, expect) = (&phases[0], &charted.expect);
            let points = phase["points"].as_array().unwrap();
            assert_eq!(points.len(), charted.months.len());
            assert!(near(&phase["centre"], expect["centre"].as_f64().unwrap()), "{phase}");
            if let Some(sigma) = expect["sigma_z"].as_f64() {
                assert!(near(&phase["sigma_z"], sigma), "{phase}");
            }
            for name in ["low", "high"] {
                let limits = match &expect[name] {
                    Value::Array(_) => numbers(&expect[name]),
                    one => vec![one.as_f64().unwrap(); points.len()],
                };
                for (point, limit) in points.iter().zip(limits) {
                    assert!(near(&point[name], limit), "{}: {point} {name} {limit}", charted.code);
                }
            }
            let signals = phase["signals"].as_array().unwrap().iter();
            let signals: Vec<Value> = signals.map(|signal| json!([signal["point"], signal["rule"]])).collect();
            assert_eq!(Value::Array(signals), expect["signals"], "{}", charted.code);
        }
        for bad in [
            "?baseline=7",
            "?baseline=13",
            "?baseline=x",
            "?question=nothing",
            "?colour=red",
        ] {
            let refused = world.get(&format!("{SURVEY}/results/chart{bad}"));
            assert_eq!(
                (refused.status, refused.problem()),
                (400, "bad-query".to_owned()),
                "{bad}"
            );
        }
    }
}

#[test]
fn a_baseline_begins_a_phase_of_its_own() {
    for database in Database::each() {
        let world = World::on(database, at(FIRST), u32::MAX);
        let charted = [Charted {
            code: "satisfaction".to_owned(),
            question: json!({"kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "sdg-rating"}),
            months: (0..20_i32)
                .map(|month| with_mean(4.0 + f64::from(month % 3) / 10.0))
                .collect(),
            expect: Value::Null,
        }];
        world.publish(&definition(&charted));
        let end = answer(&world, &charted);
        let app = app_on(&world.database, end);
        let baseline = |first_day: Date| Baseline {
            id: 0,
            question: "satisfaction".to_owned(),
            first_day,
            reason: "A second desk".to_owned(),
        };
        // Ten months, then one in which the baseline begins, then nine.
        let middle = FIRST + 10.months();
        baselines::set(&app, &path(), &baseline(middle)).unwrap();
        let again = baselines::set(&app, &path(), &baseline(middle));
        assert!(matches!(again, Err(AuthoringError::Exists(_))), "{again:?}");
        let world = World::on(world.into_database(), at(end), u32::MAX);
        let chart = world.get(&format!("{SURVEY}/results/chart")).json();
        let phases = chart["phases"].as_array().unwrap();
        let lengths: Vec<usize> = phases
            .iter()
            .map(|phase| phase["points"].as_array().unwrap().len())
            .collect();
        assert_eq!(lengths, [10, 9], "{chart}");
        assert_eq!(phases[1]["baseline_from"], middle.to_string());
        assert_eq!(phases[1]["reason"], "A second desk");
        assert!(phases.iter().all(|phase| phase["centre"].is_number()), "{chart}");
        let everybody = world.send("GET", &format!("{SURVEY}/results/chart"), &[], b"");
        assert_eq!(everybody.status, 200, "{everybody:?}");
        assert!(!everybody.text().contains("A second desk"), "{everybody:?}");
        let id = baselines::of_question(&app, survey_id(&app), "satisfaction").unwrap()[0].id;
        baselines::remove(&app, &path(), id).unwrap();
        let missing = baselines::remove(&app, &path(), id);
        assert!(matches!(missing, Err(AuthoringError::NoSuch(_))), "{missing:?}");
    }
}

#[test]
fn months_before_a_new_wording_are_a_phase_of_their_own() {
    for database in Database::each() {
        let world = World::on(database, at(FIRST), u32::MAX);
        let charted = |wording: u64, months: i32| {
            [Charted {
                code: "satisfaction".to_owned(),
                question: json!({"kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "sdg-rating",
                                 "wording": wording}),
                months: (0..months)
                    .map(|month| with_mean(4.0 + f64::from(month % 3) / 10.0))
                    .collect(),
                expect: Value::Null,
            }]
        };
        let before = charted(1, 10);
        world.publish(&definition(&before));
        answer(&world, &before);
        let after = charted(2, 9);
        world.publish(&definition(&after));
        let end = answer_from(&world, &after, FIRST + 10.months());
        let world = World::on(world.into_database(), at(end), u32::MAX);
        let chart = world.get(&format!("{SURVEY}/results/chart")).json();
        let phases = chart["phases"].as_array().unwrap();
        let lengths: Vec<usize> = phases
            .iter()
            .map(|phase| phase["points"].as_array().unwrap().len())
            .collect();
        assert_eq!(lengths, [10, 9], "{chart}");
        for phase in phases {
            assert!(phase["centre"].is_number(), "{chart}");
            assert_eq!(phase["baseline_from"], Value::Null);
        }
    }
}

fn survey_id(app: &urbivox::app::App) -> i64 {
    app.catalogue.find(&app.storage, &path()).unwrap().unwrap().survey_id
}
