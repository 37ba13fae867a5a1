//! The cases of the statistical specification through the API, from ordinary submissions on both databases, and what was
//! wrong before there was one.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;
use urbivox_core::measure::interval::wilson;

use crate::http::staff::clerk;
use crate::world::{Database, SURVEY, World};

const VECTORS: &str = include_str!("../../../data/statistics_vectors.json");
const BASE: &str = "/staff/surveys/tampere/day-care/visit";
/// Threads that submit: their responses share commits.
const THREADS: usize = 16;

/// Case of the specification.
struct Case {
    name: String,
    given: Value,
    expect: Value,
}

/// Cases of a topic. Names are not unique, so each has its position in the file.
fn cases(topic: &str) -> Vec<Case> {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let all = file["cases"].as_array().unwrap().iter().enumerate();
    let own = all.filter(|(_, case)| case["topic"] == topic);
    own.map(|(index, case)| Case {
        name: format!("{index} {}", case["name"].as_str().unwrap()),
        given: case["given"].clone(),
        expect: case["expect"].clone(),
    })
    .collect()
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// Question of a case, with the answers to it in one or two periods.
struct Asked {
    case: Case,
    question: Value,
    periods: Vec<Vec<Value>>,
}

fn rating(from: i64, to: i64, measure: &str) -> Value {
    json!({"kind": "rating", "scale": {"from": from, "to": to}, "measure": measure})
}

/// A satisfaction question on three points, of which only the best is satisfied.
fn share() -> Value {
    json!({"kind": "rating", "scale": {"from": 1, "to": 3}, "measure": "csat", "satisfied_from": 3})
}

fn hits_of(hits: usize, n: usize) -> Vec<Value> {
    (0..n).map(|at| json!(if at < hits { 3 } else { 1 })).collect()
}

fn groups(plus: usize, minus: usize, n: usize) -> Vec<Value> {
    let answer = |at: usize| {
        if at < plus {
            9
        } else if at < plus + minus {
            6
        } else {
            7
        }
    };
    (0..n).map(|at| json!(answer(at))).collect()
}

/// Answers of a histogram whose first point is `first`.
fn histogram(counts: &Value, first: usize) -> Vec<Value> {
    let counts = counts.as_array().unwrap().iter().enumerate();
    counts
        .flat_map(|(at, count)| vec![json!(first + at); whole(count)])
        .collect()
}

/// The ten answers of a person with this score: every second item is worded in reverse.
fn sus_answers(score: f64) -> Value {
    let steps = (score / 2.5).round();
    let row = |at: usize| {
        let own = (0..40)
            .filter(|step| step % 10 == at && f64::from(u32::try_from(*step).unwrap()) < steps)
            .count();
        let answer = if at.is_multiple_of(2) { 1 + own } else { 5 - own };
        (format!("r{at}"), json!(answer))
    };
    Value::Object((0..10).map(row).collect())
}

fn asked(case: Case) -> Option<Asked> {
    let given = &case.given;
    let has = |key: &str| given.get(key).is_some();
    let (question, periods) = if has("scores") {
        let rows: Vec<Value> = (0..10_usize)
            .map(|at| json!({"code": format!("r{at}"), "reversed": !at.is_multiple_of(2)}))
            .collect();
        let question = json!({"kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"});
        let scores = given["scores"].as_array().unwrap().iter();
        (
            question,
            vec![scores.map(|score| sus_answers(score.as_f64().unwrap())).collect()],
        )
    } else if has("rounding_variance") || has("cells_satisfied") || has("cells_plus") || has("edges") {
        // Told counts are of releases. Medians are of time saved, which a survey has once.
        return None;
    } else if has("counts") {
        // The scale from 0 to 100 is that of GOV.UK's score.
        let points: Vec<usize> = given["points"].as_array().unwrap().iter().map(whole).collect();
        let question = match (points[0], points.len()) {
            (1, 5) => rating(1, 5, "sdg-rating"),
            (0, 5) => rating(1, 5, "csat"),
            _ => rating(1, 7, "ces"),
        };
        (question, vec![histogram(&given["counts"], 1)])
    } else if has("plus") {
        let counts = ["plus", "minus", "n"].map(|name| whole(&given[name]));
        (rating(0, 10, "nps"), vec![groups(counts[0], counts[1], counts[2])])
    } else if has("hits") && !has("baseline") {
        (share(), vec![hits_of(whole(&given["hits"]), whole(&given["n"]))])
    } else if has("before") && has("points") {
        let of = |name: &str| histogram(&given[name], 1);
        (rating(1, 5, "sdg-rating"), vec![of("before"), of("after")])
    } else if has("before") && has("form") {
        let of = |name: &str| groups(whole(&given[name][0]), whole(&given[name][1]), whole(&given[name][2]));
        (rating(0, 10, "nps"), vec![of("before"), of("after")])
    } else if has("before") {
        let of = |name: &str| hits_of(whole(&given[name][0]), whole(&given[name][1]));
        (share(), vec![of("before"), of("after")])
    } else {
        return None;
    };
    Some(Asked {
        case,
        question,
        periods,
    })
}

/// A survey that asks every question, each under its position.
fn survey(asked: &[Asked]) -> Value {
    let questions = asked.iter().enumerate().map(|(at, asked)| {
        let mut question = asked.question.clone();
        question["code"] = json!(format!("q{at}"));
        question
    });
    let questions: Vec<Value> = questions.collect();
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

/// Submits the answers of a period: each person answers the questions that have an answer left.
fn submit(world: &World, asked: &[Asked], period: usize) {
    let people = asked.iter().map(|asked| asked.periods[period].len()).max().unwrap();
    let next = AtomicUsize::new(0);
    let send = || {
        loop {
            let person = next.fetch_add(1, Ordering::Relaxed);
            if person >= people {
                return;
            }
            let answers = asked.iter().enumerate().filter_map(|(at, asked)| {
                let answer = asked.periods[period].get(person)?;
                Some((format!("q{at}"), answer.clone()))
            });
            let answers = Value::Object(answers.collect::<Map<_, _>>());
            assert_eq!(world.submit(&answers).status, 201);
        }
    };
    std::thread::scope(|scope| {
        (0..THREADS).for_each(|_| {
            scope.spawn(send);
        });
    });
}

/// Compares the numbers that both have; returns how many.
fn compare(case: &Case, found: &Value, faults: &mut Vec<String>) -> usize {
    let mut compared = 0;
    for (key, expect) in case.expect.as_object().unwrap() {
        let Some(own) = found.get(key) else { continue };
        compared += 1;
        let is_same = match (own.as_f64(), expect.as_f64()) {
            (Some(own), Some(expect)) => (own - expect).abs() <= 1e-6 * expect.abs().max(1.0),
            _ => own == expect,
        };
        if !is_same {
            faults.push(format!("{}: {key} is {own}, not {expect}", case.name));
        }
    }
    compared
}

#[test]
fn intervals_are_those_of_the_specification_through_the_api() {
    let asked: Vec<Asked> = cases("intervals").into_iter().filter_map(asked).collect();
    World::on_each(|world| {
        world.publish(&survey(&asked));
        submit(world, &asked, 0);
        let results = world.results("");
        let page = clerk(world, Role::Viewer, Some("tampere"))
            .get(world, BASE)
            .page()
            .text();
        let (mut faults, mut compared, mut percentages) = (Vec::new(), 0, 0);
        for (at, asked) in asked.iter().enumerate() {
            let measures = &results["questions"][at]["measures"];
            let is_govuk = asked.case.given["points"][0] == 0;
            let mut found = measures[usize::from(is_govuk)].clone();
            found["mean"] = found["value"].clone();
            compared += compare(&asked.case, &found, &mut faults);
            if let Some(percent) = asked.case.expect["percent"].as_u64() {
                let (hits, n) = (&asked.case.given["hits"], &asked.case.given["n"]);
                let interval = wilson(hits.as_u64().unwrap(), n.as_u64().unwrap()).unwrap();
                // 0% and 100% are for an end that is exactly there.
                let ends = [interval.low, interval.high].map(|end| {
                    let is_inside = end > 0.0 && end < 1.0;
                    let end = if is_inside { end.clamp(0.01, 0.99) } else { end };
                    format!("{:.0}%", end * 100.0)
                });
                let n = n.as_u64().unwrap();
                let n = if n >= 1_000 {
                    format!("{},{:03}", n / 1_000, n % 1_000)
                } else {
                    n.to_string()
                };
                let told = format!("{percent}% {} – {} {n}", ends[0], ends[1]);
                percentages += 1;
                if !page.contains(&told) {
                    faults.push(format!("{}: the page does not tell {told}", asked.case.name));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
        // Eleven plain means and two of SUS with three numbers each, six shares with two, five differences with three.
        assert_eq!((compared, percentages), (13 * 3 + 6 * 2 + 5 * 3, 10));
    });
}

#[test]
fn medians_are_those_of_the_specification_through_the_api() {
    let number = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 1440, "unit": "min", "measure": "time-saved"});
    let definition = json!({"title": {"en": "T"}, "languages": ["en"],
        "pages": [{"questions": [number("before"), number("online")]}]});
    let of = |name: &str| {
        cases("intervals")
            .into_iter()
            .find(|case| case.name.contains(name))
            .unwrap()
    };
    for (case, minutes) in [
        // The median is not the lower edge of its bin.
        (of("seven of 505 to 509"), vec![505, 505, 506, 507, 508, 509, 509]),
        (of("six single minutes"), vec![3, 4, 4, 5, 6, 7]),
    ] {
        World::on_each(|world| {
            world.publish(&definition);
            for saved in &minutes {
                assert_eq!(world.submit(&json!({"before": saved, "online": 0})).status, 201);
            }
            let results = world.results("");
            let measures = &results["questions"][0]["measures"];
            assert_eq!(
                (&measures[0]["id"], &measures[1]["id"]),
                (&json!("time-saved-median"), &json!("time-saved-mean"))
            );
            assert_eq!(
                results["questions"][0]["measure"]["value"], measures[0]["value"],
                "the median is the headline"
            );
            let mut faults = Vec::new();
            assert_eq!(compare(&case, &measures[0], &mut faults), 4);
            assert!(faults.is_empty(), "{faults:#?}");
            // The mean of fewer than thirty has no interval.
            assert_eq!(
                (&measures[1]["low"], &measures[1]["high"]),
                (&Value::Null, &Value::Null)
            );
            assert_eq!(measures[1]["interval"], "student-t-approximate");
        });
    }
}

/// Runs a test on each database with answers of two days: those of `before`, then those of `after`.
fn on_two_days(definition: &Value, before: impl Fn(&World), after: impl Fn(&World), test: impl Fn(&World)) {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let world = World::on(database, Clock::Fixed(now - SignedDuration::from_hours(24)), u32::MAX);
        world.publish(definition);
        before(&world);
        let world = World::on(world.into_database(), Clock::Fixed(now), u32::MAX);
        after(&world);
        test(&world);
    }
}

const DAY: &str = "?from=2026-06-30&to=2026-06-30";

#[test]
fn changes_are_those_of_the_specification_through_the_api() {
    let asked: Vec<Asked> = cases("change").into_iter().filter_map(asked).collect();
    let test = |world: &World| {
        let results = world.results(&format!("{DAY}&compare=2026-06-29..2026-06-29"));
        assert_eq!(
            results["compared_with"],
            json!({"from": "2026-06-29", "to": "2026-06-29"})
        );
        assert_eq!(
            world.results(&format!("{DAY}&compare=previous"))["changes"],
            results["changes"]
        );
        assert_eq!(world.results(&format!("{DAY}&compare=year"))["changes"], json!([]));
        let changes = results["changes"].as_array().unwrap();
        assert_eq!(changes.len(), asked.len());
        let (mut faults, mut compared) = (Vec::new(), 0);
        for (at, (asked, change)) in asked.iter().zip(changes).enumerate() {
            assert_eq!(
                (&change["question"], &change["primary"]),
                (&json!(format!("q{at}")), &json!(at == 0))
            );
            let number = |name: &str| change[name].as_f64().unwrap();
            let mut found = change.clone();
            found["changed"] = json!(number("p") < 0.05);
            found["unchanged_within_5_points"] = json!(number("low_90") > -0.05 && number("high_90") < 0.05);
            compared += compare(&asked.case, &found, &mut faults);
            assert!(
                number("adjusted_p") >= number("p") && number("margin") > 0.0,
                "{change}"
            );
        }
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(compared, 5 * 8 + 4 * 4 + 2 * 4);
        // The primary measure is tested by itself, the ten others together.
        assert_eq!(
            (&changes[0]["finding"], &changes[0]["adjusted_p"]),
            (&json!("up"), &changes[0]["p"])
        );
        assert_eq!(
            changes[1]["finding"], "too-few",
            "p = 0.0497 is not significant among ten"
        );
        assert_eq!(changes[2]["finding"], "unchanged");
    };
    on_two_days(
        &survey(&asked),
        |world| submit(world, &asked, 0),
        |world| submit(world, &asked, 1),
        test,
    );
}

#[test]
fn a_comparison_needs_two_periods_that_do_not_overlap() {
    let world = World::on_sqlite();
    world.publish(&crate::world::visit());
    for query in [
        "?compare=previous",
        "?from=2026-06-30&compare=previous",
        "?from=2026-06-30&to=2026-06-30&compare=yesterday",
        "?from=2026-06-30&to=2026-06-30&compare=2026-06-01..2026-06-30",
        "?from=2026-06-30&to=2026-06-30&compare=2026-06-02..2026-06-01",
        "?from=2026-06-30&to=2026-06-30&compare=2026-6-1..2026-06-02",
        "?from=2024-01-01&to=2026-06-30&compare=year",
    ] {
        let answer = world.get(&format!("{SURVEY}/results{query}"));
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, "bad-query"),
            "{query}"
        );
    }
    assert_eq!(world.results("").get("changes"), None);
}

#[test]
fn a_rise_of_a_quarter_of_a_point_is_not_written_as_zero_points() {
    let stars = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "stars", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "sdg-rating"}]}]});
    let send = |world: &World, fives: usize| {
        for at in 0..100 {
            assert_eq!(
                world.submit(&json!({"stars": if at < fives { 5 } else { 4 }})).status,
                201
            );
        }
    };
    on_two_days(
        &stars,
        |world| send(world, 0),
        |world| send(world, 27),
        |world| {
            let page = clerk(world, Role::Viewer, Some("tampere"))
                .get(world, &format!("{BASE}{DAY}"))
                .page()
                .text();
            assert!(
                page.contains("4.27. Up 0.27 compared with 29 June 2026 to 29 June 2026 (95% confidence"),
                "{page}"
            );
            assert!(
                page.contains("This is a significant change.") && !page.contains("0 points"),
                "{page}"
            );
        },
    );
}

#[test]
fn the_primary_measure_is_named_by_the_definition() {
    let world = World::on_sqlite();
    let survey = |primary: Value| {
        json!({"title": {"en": "T"}, "languages": ["en"], "primary": primary, "pages": [{"questions": [
            {"code": "nps", "kind": "rating", "scale": {"from": 0, "to": 10}, "measure": "nps"},
            {"code": "csat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
            {"code": "why", "kind": "text"}]}]})
    };
    for (primary, code) in [
        (json!("why"), "no-measure"),
        (json!("gone"), "unknown-question"),
        (json!(7), "wrong-type"),
    ] {
        let answer = world.post("/api/v1/definitions/validate", &survey(primary));
        assert_eq!(
            answer.errors(),
            [("/primary".to_owned(), code.to_owned())],
            "{answer:?}"
        );
    }
    assert_eq!(
        world.post("/api/v1/definitions/validate", &survey(json!("nps"))).status,
        200
    );
}

#[test]
fn the_score_of_one_person_is_that_of_the_specification() {
    let all = cases("versions").into_iter();
    let scored: Vec<Case> = all.filter(|case| case.given.get("reversed").is_some()).collect();
    let questions = scored.iter().enumerate().map(|(at, case)| {
        let marks = case.given["reversed"].as_array().unwrap().iter().enumerate();
        let rows: Vec<Value> = marks.map(|(row, mark)| json!({"code": format!("r{row}"), "reversed": mark})).collect();
        json!({"code": format!("q{at}"), "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"})
    });
    let questions: Vec<Value> = questions.collect();
    let answers = scored.iter().enumerate().map(|(at, case)| {
        let items = case.given["items"].as_array().unwrap().iter().enumerate();
        let items: Map<_, _> = items.map(|(row, answer)| (format!("r{row}"), answer.clone())).collect();
        (format!("q{at}"), Value::Object(items))
    });
    let answers = Value::Object(answers.collect());
    World::on_each(|world| {
        world.publish(&json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]}));
        assert_eq!(world.submit(&answers).status, 201);
        let results = world.results("");
        for (at, case) in scored.iter().enumerate() {
            assert_eq!(
                results["questions"][at]["measure"]["value"], case.expect["sus"],
                "{}",
                case.name
            );
            let is_positive = !case.given["reversed"].as_array().unwrap().contains(&json!(true));
            let id = if is_positive { "sus-positive" } else { "sus" };
            assert_eq!(results["questions"][at]["measure"]["id"], id, "{}", case.name);
        }
        assert_eq!(scored.len(), 5);
    });
}

#[test]
fn with_a_year_of_responses_the_desk_compares_with_the_year_before() {
    let mut database = Database::sqlite();
    let survey = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}]}]});
    for (day, score) in [
        ("2025-03-01", 5),
        ("2025-05-01", 1),
        ("2026-03-20", 5),
        ("2026-06-30", 5),
    ] {
        let now: Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
        let world = World::on(database, Clock::Fixed(now), u32::MAX);
        if day == "2025-03-01" {
            world.publish(&survey);
        }
        for _ in 0..40 {
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        if day == "2026-06-30" {
            let page = clerk(&world, Role::Viewer, Some("tampere"))
                .get(&world, BASE)
                .page()
                .text();
            assert!(
                page.contains("Up 100 points compared with 2 April 2025 to 30 June 2025"),
                "{page}"
            );
        }
        database = world.into_database();
    }
}
