//! Comparison of units, and ranks.

use serde_json::{Value, json};
use urbivox_core::indicator::rank_simulation::{SplitMix64, simulate_ranks};
use urbivox_core::measure::pooling::{FunnelPosition, common_share, funnel, probability_above, shrinkage};

use super::{Case, float, pairs, whole};

pub(super) fn run(Case { given, expect }: &Case) -> Value {
    if given.get("parts").is_some() {
        return units(given, expect);
    }
    if given.get("cities").is_some() {
        return ranks(given);
    }
    if given.get("seed").is_some() {
        let mut sequence = SplitMix64::new(whole(&given["seed"]));
        return json!({"units": (0..4).map(|_| sequence.next_unit()).collect::<Vec<f64>>()});
    }
    json!({"probability": probability_above((whole(&given["hits"]), whole(&given["n"])), float(&given["bar"]))})
}

fn units(given: &Value, expect: &Value) -> Value {
    let units = pairs(&given["parts"]);
    let common = common_share(&units).unwrap();
    let found = funnel(&units).unwrap();
    let shrinkage = shrinkage(&units).unwrap();
    let city = |unit: &(u64, u64)| {
        let own = shrinkage.shrunken_share(*unit).unwrap();
        json!({"value": own.value, "low": own.low, "high": own.high})
    };
    let word = |unit: &(u64, u64)| match found.position(*unit) {
        FunnelPosition::Above => "above",
        FunnelPosition::Within => "within",
        FunnelPosition::Below => "below",
    };
    let limits = |unit: &(u64, u64)| found.limits(f64::from(u32::try_from(unit.1).unwrap()));
    let all = json!({
        "share": common.share, "between": common.between_variance, "weight": shrinkage.weight,
        "cities": units.iter().map(city).collect::<Vec<_>>(), "first": city(&units[0]),
        "target": found.target, "phi": found.dispersion, "tau2": found.between_variance,
        "z": units.iter().map(|unit| found.distance(*unit)).collect::<Vec<f64>>(),
        "low": units.iter().map(|unit| limits(unit).0).collect::<Vec<f64>>(),
        "high": units.iter().map(|unit| limits(unit).1).collect::<Vec<f64>>(),
        "standing": units.iter().map(word).collect::<Vec<_>>(),
    });
    let wanted = expect.as_object().unwrap().keys();
    Value::Object(wanted.map(|key| (key.clone(), all[key].clone())).collect())
}

/// Total in shown per cent: dimensions in hundredths, half up, and their mean in thousandths, half up.
fn shown_per_cent(counts: &[(u64, u64)]) -> u64 {
    let dimensions: u64 = counts.iter().map(|(yes, of)| (200 * yes + of) / (2 * of)).sum();
    let all = u64::try_from(counts.len()).unwrap();
    (2 * ((20 * dimensions + all) / (2 * all)) + 10) / 20
}

fn ranks(given: &Value) -> Value {
    let cities = given["cities"].as_array().unwrap();
    let doubts = |city: &Value| city["doubts"].as_array().unwrap().clone();
    let probabilities: Vec<Vec<f64>> = cities
        .iter()
        .map(|city| doubts(city).iter().map(|doubt| float(&doubt[1])).collect())
        .collect();
    let draws = usize::try_from(whole(&given["draws"])).unwrap();
    let ranges = simulate_ranks(&probabilities, whole(&given["seed"]), draws, |city, decided| {
        let mut counts = pairs(&cities[city]["counts"]);
        for (doubt, is_yes) in doubts(&cities[city]).iter().zip(decided) {
            counts[usize::try_from(whole(&doubt[0])).unwrap()].0 += u64::from(*is_yes);
        }
        u32::try_from(shown_per_cent(&counts)).unwrap()
    });
    json!({"ranges": ranges.iter().map(|range| json!([range.best, range.worst])).collect::<Vec<_>>()})
}
