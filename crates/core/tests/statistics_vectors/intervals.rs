//! Shares, means, points and medians.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use urbivox_core::measure::binned_median::{Bin, binned_median};
use urbivox_core::measure::bounded_mean::{MeanEstimate, ScaleRange, bounded_mean};
use urbivox_core::measure::cell_rounding::{CellRounding, effective_answers};
use urbivox_core::measure::interval::{share, whole_per_cent, wilson, wilson_of_real};
use urbivox_core::measure::numeric::Z_95;
use urbivox_core::measure::points::{PointsCells, PointsCounts, points, points_of_told_counts};

use super::{Case, cells, float, floats, range_of, whole, wholes};

pub(super) fn run(Case { given, expect }: &Case) -> Value {
    let has = |key: &str| given.get(key).is_some();
    if has("scores") {
        return mean_of_scores(given);
    }
    if has("points") {
        let rounding = if has("rounding_variance") {
            CellRounding::THREES
        } else {
            CellRounding::EXACT
        };
        return mean(
            &bounded_mean(
                &cells(&given["points"], &given["counts"]),
                range_of(&given["points"]),
                rounding,
            )
            .unwrap(),
        );
    }
    if has("plus") {
        return difference(given);
    }
    if has("edges") {
        return median(given);
    }
    let (hits, n) = (whole(&given["hits"]), whole(&given["n"]));
    if has("cells_satisfied") {
        let (own, other) = (whole(&given["cells_satisfied"]), whole(&given["cells_other"]));
        let effective = effective_answers(hits, n, own, other, CellRounding::THREES).unwrap();
        let share = share(hits, n).unwrap();
        let interval = wilson_of_real(share * effective, effective, Z_95).unwrap();
        return json!({"n_effective": effective, "share": share, "low": interval.low, "high": interval.high});
    }
    if expect.get("percent").is_some() {
        return json!({"percent": whole_per_cent(hits, n)});
    }
    let interval = wilson(hits, n).unwrap();
    json!({"low": interval.low, "high": interval.high})
}

fn mean(found: &MeanEstimate) -> Value {
    json!({"mean": found.value, "low": found.interval.low, "high": found.interval.high})
}

fn mean_of_scores(given: &Value) -> Value {
    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    for score in floats(&given["scores"]) {
        *counts.entry(score.to_bits()).or_default() += 1;
    }
    let cells: Vec<(f64, u64)> = counts
        .into_iter()
        .map(|(bits, count)| (f64::from_bits(bits), count))
        .collect();
    let range = ScaleRange {
        low: float(&given["range"][0]),
        high: float(&given["range"][1]),
    };
    mean(&bounded_mean(&cells, range, CellRounding::EXACT).unwrap())
}

fn difference(given: &Value) -> Value {
    let counts = PointsCounts {
        plus: whole(&given["plus"]),
        minus: whole(&given["minus"]),
        n: whole(&given["n"]),
    };
    if given.get("cells_plus").is_none() {
        let found = points(counts).unwrap();
        return json!({"value": found.value, "low": found.low, "high": found.high});
    }
    let cells = PointsCells {
        plus: whole(&given["cells_plus"]),
        minus: whole(&given["cells_minus"]),
        other: whole(&given["cells_other"]),
    };
    let found = points_of_told_counts(counts, cells, CellRounding::THREES).unwrap();
    json!({"value": found.value, "low": found.low, "high": found.high, "n_effective": found.effective_answers})
}

fn median(given: &Value) -> Value {
    let edges = floats(&given["edges"]);
    let single: Vec<bool> = given["one_value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| flag.as_bool().unwrap())
        .collect();
    let bins = wholes(&given["counts"])
        .into_iter()
        .enumerate()
        .map(|(place, count)| Bin {
            from: edges[place],
            to: edges.get(place + 1).copied().unwrap_or(edges[place]),
            count,
            is_single_value: single[place],
        });
    let found = binned_median(&bins.collect::<Vec<_>>()).unwrap();
    let interval = found.interval;
    json!({"n": found.n, "value": found.value, "low": interval.map(|own| own.low), "high": interval.map(|own| own.high)})
}
