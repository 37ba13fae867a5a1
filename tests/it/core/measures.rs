//! Every measure against its published examples, from ordinary submissions.

use serde_json::{Value, json};

use crate::world::World;

fn survey(questions: Value) -> Value {
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

fn rating(code: &str, from: i64, to: i64, measure: &str) -> Value {
    json!({"code": code, "kind": "rating", "scale": {"from": from, "to": to}, "measure": measure})
}

fn rows(count: usize) -> Vec<Value> {
    (1..=count).map(|row| json!({"code": format!("r{row}")})).collect()
}

fn answered(scores: &[i64]) -> Value {
    let rows = scores
        .iter()
        .zip(1..)
        .map(|(score, row)| (format!("r{row}"), json!(score)));
    Value::Object(rows.collect())
}

/// Every variant of a question's measure: id, value, low, high (0 without an interval), n, missing. Values and ends have two
/// decimals.
fn measures(results: &Value, question: usize) -> Vec<(String, f64, f64, f64, u64, u64)> {
    let found = results["questions"][question]["measures"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let number = |value: &Value| (value.as_f64().unwrap_or_default() * 100.0).round() / 100.0;
    let one = |measure: &Value| {
        let text = measure["id"].as_str().unwrap().to_owned();
        let counts = [&measure["n"], &measure["missing"]].map(|count| count.as_u64().unwrap());
        (
            text,
            number(&measure["value"]),
            number(&measure["low"]),
            number(&measure["high"]),
            counts[0],
            counts[1],
        )
    };
    found.iter().map(one).collect()
}

#[test]
fn satisfaction_and_the_score_of_govuk_are_those_of_the_published_example() {
    World::on_each(|world| {
        world.publish(&survey(json!([rating("q", 1, 5, "csat")])));
        for (score, times) in [(1, 1), (2, 1), (3, 2), (4, 8), (5, 8)] {
            (0..times).for_each(|_| assert_eq!(world.submit(&json!({"q": score})).status, 201));
        }
        let results = world.results("");
        let found = measures(&results, 0);
        assert_eq!((found[0].0.as_str(), found[0].1, found[0].4), ("csat-4-of-5", 0.8, 20));
        assert_eq!((found[1].0.as_str(), found[1].1), ("govuk-0-to-100", 76.25));
        assert_eq!(results["questions"][0]["measures"][1]["unit"], "score");
        assert_eq!(results["questions"][0]["measures"][1]["interval"], "bounded-mean");
    });
}

#[test]
fn recommendation_and_effort_are_counted_by_their_groups() {
    World::on_each(|world| {
        world.publish(&survey(json!([
            rating("nps", 0, 10, "nps"),
            rating("ces", 1, 7, "ces")
        ])));
        for (nps, ces) in [(10, 7), (9, 6), (9, 6), (8, 5), (7, 4), (6, 3), (0, 1)] {
            assert_eq!(world.submit(&json!({"nps": nps, "ces": ces})).status, 201);
        }
        assert_eq!(world.submit(&json!({"nps": 10})).status, 201);
        let results = world.results("");
        // Four promoters and two detractors of eight.
        let nps = measures(&results, 0);
        assert_eq!((nps[0].0.as_str(), nps[0].1, nps[0].4), ("nps-0-to-10", 25.0, 8));
        assert!(nps[0].2 < 25.0 && nps[0].3 > 25.0 && nps[0].2 >= -100.0, "{nps:?}");
        let ces = measures(&results, 1);
        let told: Vec<(&str, f64)> = ces.iter().map(|found| (found.0.as_str(), found.1)).collect();
        assert_eq!(
            told,
            [("ces-mean-1-to-7", 4.57), ("ces-5-to-7", 0.57), ("ces-index", 14.29)]
        );
        assert!(
            ces.iter().all(|found| (found.4, found.5) == (7, 1)),
            "one left it blank: {ces:?}"
        );
    });
}

/// The ten rows of the system usability scale, of which every second is worded in reverse.
fn sus_rows() -> Vec<Value> {
    let mut rows = rows(10);
    for row in rows.iter_mut().skip(1).step_by(2) {
        row["reversed"] = json!(true);
    }
    rows
}

#[test]
fn usability_is_scored_per_person() {
    World::on_each(|world| {
        let scale = |to: i64| json!({"from": 1, "to": to});
        world.publish(&survey(json!([
            {"code": "sus", "kind": "matrix", "rows": sus_rows(), "scale": scale(5), "measure": "sus"},
            {"code": "umux", "kind": "matrix", "rows": rows(2), "scale": scale(7), "measure": "umux-lite"}])));
        for scores in [
            [5, 1, 5, 1, 5, 1, 5, 1, 5, 1],
            [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
            [4, 2, 4, 2, 4, 2, 4, 2, 4, 2],
            [4, 1, 5, 2, 4, 2, 5, 1, 4, 3],
        ] {
            let answers = json!({"sus": answered(&scores), "umux": answered(&[6, 5])});
            assert_eq!(world.submit(&answers).status, 201);
        }
        // An incomplete answer counts in the rows and is missing in the score.
        assert_eq!(world.submit(&json!({"sus": answered(&[5, 1, 5])})).status, 201);
        let results = world.results("");
        let sus = measures(&results, 0);
        assert_eq!((sus[0].0.as_str(), sus[0].1, sus[0].4, sus[0].5), ("sus", 76.88, 4, 1));
        let umux = measures(&results, 1);
        let told: Vec<(&str, f64, u64)> = umux.iter().map(|found| (found.0.as_str(), found.1, found.4)).collect();
        assert_eq!(told, [("umux-lite", 75.0, 4), ("umux-lite-r", 71.65, 4)]);
        assert_eq!(world.verify(), 5, "the recount counts scores as well");
    });
}

#[test]
fn time_saved_is_minutes_without_less_minutes_with() {
    World::on_each(|world| {
        let number = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 1440, "unit": "min", "measure": "time-saved"});
        world.publish(&survey(json!([number("before"), number("online")])));
        for (online, before) in [(10, 40), (5, 20), (12, 10), (3, 63), (10, 30)] {
            let receipt = world.submit(&json!({"online": online, "before": before})).json();
            assert!(receipt["receipt"].is_string(), "{receipt}");
        }
        let kept = world.submit(&json!({"online": 1, "before": 1400})).json();
        let path = format!("/api/v1/responses/{}", kept["receipt"].as_str().unwrap());
        assert_eq!(world.call("DELETE", &path, &Value::Null).status, 204);
        let results = world.results("");
        let found = measures(&results, 0);
        // 30, 15, −2, 60 and 20 minutes.
        let told: Vec<(&str, f64, u64)> = found.iter().map(|found| (found.0.as_str(), found.1, found.4)).collect();
        assert_eq!(told, [("time-saved-median", 20.0, 5), ("time-saved-mean", 24.6, 5)]);
        let reported = &results["questions"][0]["measures"][0];
        assert_eq!(
            (&reported["low"], &reported["high"]),
            (&Value::Null, &Value::Null),
            "five answers are too few to bound a median"
        );
        assert!(measures(&results, 1).is_empty(), "the measure is reported once");
        assert_eq!(world.verify(), 5);
    });
}

#[test]
fn another_definition_breaks_the_series() {
    let world = World::on_sqlite();
    world.publish(&survey(json!([rating("q", 1, 5, "csat")])));
    assert_eq!(world.submit(&json!({"q": 5})).status, 201);
    let series = world.results("?by=day")["series"][0]["questions"][0].clone();
    assert_eq!(
        series.get("breaks"),
        None,
        "the first point cannot break a series: {series}"
    );
}

#[test]
fn every_reported_measure_is_in_the_catalogue() {
    let world = World::on_sqlite();
    let listed = world.get("/api/v1/measures").json();
    let ids: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    for id in [
        "nps-0-to-10",
        "ces-mean-1-to-7",
        "ces-5-to-7",
        "ces-index",
        "sus",
        "sus-positive",
        "umux-lite",
        "time-saved-median",
        "govuk-0-to-100",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
    for item in listed["items"].as_array().unwrap() {
        for name in ["formula", "interval", "interval_source", "change"] {
            assert!(item[name].as_str().unwrap().len() > 3, "{name}: {item}");
        }
    }
    let methods = listed["methods"].as_array().unwrap();
    for (id, author) in [
        ("holm", "Holm"),
        ("equivalence", "Schuirmann"),
        ("control-chart-p-prime", "Laney"),
        ("control-chart-xmr", "Making Data Count"),
        ("alarm", "our own"),
    ] {
        let found = methods.iter().find(|method| method["id"] == id).unwrap();
        assert!(found["source"].as_str().unwrap().contains(author), "{found}");
        assert!(found["what"].as_str().unwrap().len() > 40, "{found}");
    }
}
