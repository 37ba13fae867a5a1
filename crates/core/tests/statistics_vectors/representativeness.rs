//! Weighting by segments, and the mix of placements.

use serde_json::{Value, json};
use urbivox_core::measure::bounded_mean::ScaleRange;
use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::weighting::mix::mix_change;
use urbivox_core::measure::weighting::raking::{Cell, rake};
use urbivox_core::measure::weighting::strata::{Stratum, Values, post_stratify};

use super::{Case, cells, float, floats, pairs, wholes};

pub(super) fn run(Case { given, .. }: &Case) -> Value {
    if given.get("strata").is_some() {
        return strata(given);
    }
    if given.get("rows").is_some() {
        return raking(given);
    }
    let found = mix_change(&wholes(&given["reference"]), &wholes(&given["now"])).unwrap();
    json!({"distance": found.distance, "p": found.p, "moved": found.has_changed})
}

fn strata(given: &Value) -> Value {
    let strata = given["strata"].as_array().unwrap().iter().map(|stratum| Stratum {
        weight: float(&stratum["weight"]),
        cells: cells(&stratum["points"], &stratum["counts"]),
    });
    let strata: Vec<Stratum> = strata.collect();
    let points: Vec<f64> = strata
        .iter()
        .flat_map(|stratum| &stratum.cells)
        .map(|(value, _)| *value)
        .collect();
    let is_share = points.iter().all(|value| *value == 0.0 || *value == 1.0);
    let range = ScaleRange {
        low: points.iter().copied().fold(f64::INFINITY, f64::min),
        high: points.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    };
    let values = if is_share { Values::Share } else { Values::Mean(range) };
    let found = post_stratify(&strata, values, CellRounding::EXACT, 1).unwrap();
    let mut expected = json!({
        "raw": found.raw, "value": found.value, "variance": found.variance, "n": found.n, "n_kish": found.kish,
        "df": found.freedom, "low": found.interval.low, "high": found.interval.high,
    });
    if let Some(effective) = found.effective_answers {
        expected["n_effective"] = json!(effective);
    }
    expected
}

fn raking(given: &Value) -> Value {
    let row = |row: &Value| {
        pairs(row)
            .into_iter()
            .map(|(missed, hit)| Cell { missed, hit })
            .collect()
    };
    let table: Vec<Vec<Cell>> = given["table_miss_hit"].as_array().unwrap().iter().map(row).collect();
    let found = rake(&table, &floats(&given["rows"]), &floats(&given["columns"])).unwrap();
    json!({
        "raw": found.raw, "value": found.value, "variance": found.variance, "n_kish": found.kish,
        "n_effective": found.effective_answers, "low": found.interval.low, "high": found.interval.high,
        "weights": found.weights, "rounds": found.rounds,
    })
}
