//! Change of shares, means and points, several comparisons, control charts and alarms.

use serde_json::{Value, json};
use urbivox_core::measure::bounded_mean::bounded_mean;
use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::change::alarm::{AlarmState, alarm_states};
use urbivox_core::measure::change::control_chart::{Signal, SignalRule, chart_of_means, chart_of_shares};
use urbivox_core::measure::change::{difference_of_means, difference_of_points, difference_of_shares, holm};
use urbivox_core::measure::points::{PointsCounts, points};

use super::{Case, cells, float, floats, pair, pairs, range_of, whole, wholes};

pub(super) fn run(Case { given, .. }: &Case) -> Value {
    let has = |key: &str| given.get(key).is_some();
    if has("windows") {
        let states = alarm_states(&pairs(&given["windows"]), float(&given["bar"]));
        let words = states
            .iter()
            .map(|state| if *state == AlarmState::Fallen { "fell" } else { "ok" });
        return json!({"states": words.collect::<Vec<_>>()});
    }
    if has("p") {
        let adjusted = holm(&floats(&given["p"]));
        let changed: Vec<bool> = adjusted.iter().map(|p| *p < 0.05).collect();
        return json!({"adjusted": adjusted, "changed": changed});
    }
    if has("baseline") {
        return chart(given);
    }
    if has("points") {
        let of = |counts: &Value| {
            bounded_mean(
                &cells(&given["points"], counts),
                range_of(&given["points"]),
                CellRounding::EXACT,
            )
            .unwrap()
        };
        let found = difference_of_means(&of(&given["before"]), &of(&given["after"])).unwrap();
        return json!({"difference": found.value, "low": found.low, "high": found.high, "df": found.freedom, "p": found.p});
    }
    if has("form") {
        let of = |counts: &Value| {
            let counts = wholes(counts);
            points(PointsCounts {
                plus: counts[0],
                minus: counts[1],
                n: counts[2],
            })
            .unwrap()
        };
        let found = difference_of_points(&of(&given["before"]), &of(&given["after"])).unwrap();
        return json!({"difference": found.value, "low": found.low, "high": found.high, "p": found.p});
    }
    let found = difference_of_shares(pair(&given["before"]), pair(&given["after"])).unwrap();
    json!({
        "difference": found.value, "low": found.low, "high": found.high, "p": found.p, "changed": found.p < 0.05,
        "low_90": found.interval_90.0, "high_90": found.interval_90.1,
        "unchanged_within_5_points": found.is_unchanged_within_5_points(),
    })
}

fn chart(given: &Value) -> Value {
    let baseline = usize::try_from(whole(&given["baseline"])).unwrap();
    if given.get("values").is_some() {
        let found = chart_of_means(&floats(&given["values"]), baseline).unwrap();
        let (low, high) = found.limits[0];
        return json!({"centre": found.centre, "low": low, "high": high, "signals": signals(&found.signals)});
    }
    let months = given["hits"].as_array().unwrap().len();
    let trials = if given["n"].is_array() {
        wholes(&given["n"])
    } else {
        vec![whole(&given["n"]); months]
    };
    let points: Vec<(u64, u64)> = wholes(&given["hits"]).into_iter().zip(trials).collect();
    let found = chart_of_shares(&points, baseline).unwrap();
    let low: Vec<f64> = found.limits.iter().map(|limits| limits.0).collect();
    let high: Vec<f64> = found.limits.iter().map(|limits| limits.1).collect();
    json!({"centre": found.centre, "sigma_z": found.sigma_z, "low": low, "high": high, "signals": signals(&found.signals)})
}

fn signals(signals: &[Signal]) -> Value {
    let word = |signal: &Signal| {
        if signal.rule == SignalRule::BeyondLimits {
            "beyond"
        } else {
            "eight"
        }
    };
    Value::Array(
        signals
            .iter()
            .map(|signal| json!([signal.point, word(signal)]))
            .collect(),
    )
}
