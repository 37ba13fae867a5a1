//! The cases of the statistical specification: every formula gives the value that was computed apart.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reads a known file"
)]

mod change;
mod comparison;
mod intervals;
mod planning;
mod releases;
mod representativeness;

use std::collections::BTreeMap;

use serde_json::{Value, json};

const VECTORS: &str = include_str!("../../../../data/statistics_vectors.json");
/// Greatest difference of a number: absolute below 1, relative above.
const TOLERANCE: f64 = 1e-6;

/// Case of the specification.
struct Case {
    given: Value,
    expect: Value,
}

#[test]
fn every_case_of_the_specification_holds() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let mut faults: Vec<String> = Vec::new();
    let mut topics: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, case) in file["cases"].as_array().unwrap().iter().enumerate() {
        let topic = case["topic"].as_str().unwrap();
        *topics.entry(topic).or_default() += 1;
        let own = Case {
            given: case["given"].clone(),
            expect: case["expect"].clone(),
        };
        let found = match topic {
            "releases" => releases::run(&own),
            "versions" => planning::versions(&own),
            "intervals" => intervals::run(&own),
            "change" => change::run(&own),
            "comparison" => comparison::run(&own),
            "proposals" => planning::proposals(&own),
            "representativeness" => representativeness::run(&own),
            "priorities" => planning::priorities(&own),
            "planner" => planning::planner(&own),
            "norms" => planning::norms(&own),
            other => panic!("no formula for the topic {other}"),
        };
        compare(&found, &own.expect, &format!("{index} {}", case["name"]), &mut faults);
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let counted: Vec<usize> = topics.values().copied().collect();
    // change, comparison, intervals, norms, planner, priorities, proposals, releases, representativeness, versions.
    assert_eq!(counted, [20, 9, 48, 3, 9, 3, 12, 12, 10, 6]);
}

/// Compares both ways, and collects every difference.
fn compare(found: &Value, expect: &Value, path: &str, faults: &mut Vec<String>) {
    match (found, expect) {
        (Value::Object(found), Value::Object(expect)) => {
            for key in found.keys().filter(|key| !expect.contains_key(*key)) {
                faults.push(format!("{path}/{key} is not expected"));
            }
            for (key, value) in expect {
                compare(
                    found.get(key).unwrap_or(&Value::Null),
                    value,
                    &format!("{path}/{key}"),
                    faults,
                );
            }
        }
        (Value::Array(found), Value::Array(expect)) if found.len() == expect.len() => {
            for (place, (found, expect)) in found.iter().zip(expect).enumerate() {
                compare(found, expect, &format!("{path}/{place}"), faults);
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            if (one - other).abs() > TOLERANCE * other.abs().max(1.0) {
                faults.push(format!("{path}: {one} instead of {other}"));
            }
        }
        _ if found == expect => {}
        _ => faults.push(format!("{path}: {found} instead of {expect}")),
    }
}

fn float(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn whole(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn floats(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(float).collect()
}

fn wholes(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(whole).collect()
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// Pairs such as hits and trials.
fn pairs(value: &Value) -> Vec<(u64, u64)> {
    value.as_array().unwrap().iter().map(pair).collect()
}

fn pair(value: &Value) -> (u64, u64) {
    (whole(&value[0]), whole(&value[1]))
}

/// Cells of a histogram.
fn cells(points: &Value, counts: &Value) -> Vec<(f64, u64)> {
    floats(points).into_iter().zip(wholes(counts)).collect()
}

/// Ends of the scale that the points span.
fn range_of(points: &Value) -> urbivox_core::measure::bounded_mean::ScaleRange {
    let points = floats(points);
    urbivox_core::measure::bounded_mean::ScaleRange {
        low: points[0],
        high: points[points.len() - 1],
    }
}

fn ends(interval: urbivox_core::measure::interval::Interval) -> Value {
    json!([interval.low, interval.high])
}
