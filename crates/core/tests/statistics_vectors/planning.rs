//! Versions, proposals, priorities, the planner and norms.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use urbivox_core::measure::norms::quartiles;
use urbivox_core::measure::offered::{OfferedOptions, count_options};
use urbivox_core::measure::planner::{answers_for_change_of_mean, answers_for_change_of_share, answers_for_half_width};
use urbivox_core::measure::priorities::{Estimate, PairCounts};
use urbivox_core::measure::sus::score_of_items;
use urbivox_core::measure::verdict::{Answer, verdict};

use super::{Case, ends, float, floats, texts, whole, wholes};

pub(super) fn versions(Case { given, expect }: &Case) -> Value {
    if given.get("items").is_some() {
        let reversed = given["reversed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|flag| flag.as_bool().unwrap());
        let items: Vec<(u8, bool)> = wholes(&given["items"])
            .into_iter()
            .map(|item| u8::try_from(item).unwrap())
            .zip(reversed)
            .collect();
        return json!({"sus": score_of_items(&items)});
    }
    let version = |(number, version): (u32, &Value)| OfferedOptions {
        version: number,
        options: texts(&version["options"]).into_iter().collect::<BTreeSet<String>>(),
        answered: whole(&version["answered"]),
        counts: version["counts"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(code, count)| (code.clone(), whole(count)))
            .collect::<BTreeMap<_, _>>(),
    };
    let versions: Vec<OfferedOptions> = (1..).zip(given["versions"].as_array().unwrap()).map(version).collect();
    let counted = count_options(&versions).into_iter().map(|option| {
        let (share, interval) = option.share.unwrap();
        let mut found = json!({"count": option.count, "base": option.base, "share": share, "low": interval.low, "high": interval.high});
        if expect[&option.option].get("versions").is_some() {
            found["versions"] = json!(option.versions);
        }
        (option.option, found)
    });
    Value::Object(counted.collect())
}

pub(super) fn proposals(Case { given, .. }: &Case) -> Value {
    let found = verdict(
        whole(&given["hits"]),
        whole(&given["n"]),
        float(&given["bar"]),
        whole(&given["min"]),
    )
    .unwrap();
    let word = match found.answer {
        Answer::TooFewAnswers => "none",
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Open => "open",
    };
    json!({"answer": word, "low": found.interval.low, "high": found.interval.high})
}

pub(super) fn priorities(Case { given, .. }: &Case) -> Value {
    let counts = PairCounts {
        both: whole(&given["both"]),
        part_only: whole(&given["row_only"]),
        overall_only: whole(&given["overall_only"]),
        neither: whole(&given["neither"]),
    };
    let found = counts.priority().unwrap();
    let mut all = serde_json::Map::new();
    for (name, Estimate { value, interval }) in [
        ("performance", found.performance),
        ("importance", found.importance),
        ("gain", found.gain),
    ] {
        all.insert(name.to_owned(), json!(value));
        all.insert(format!("{name}_interval"), ends(interval));
    }
    Value::Object(all)
}

pub(super) fn planner(Case { given, .. }: &Case) -> Value {
    if given.get("to").is_some() {
        let each = answers_for_change_of_share(float(&given["from"]), float(&given["to"]), float(&given["power"]));
        return json!({"answers_each": each});
    }
    if given.get("sd").is_some() {
        return json!({"answers_each": answers_for_change_of_mean(float(&given["sd"]), float(&given["difference"]), 0.8)});
    }
    json!({"answers": answers_for_half_width(float(&given["share"]), float(&given["half_width"]))})
}

pub(super) fn norms(Case { given, .. }: &Case) -> Value {
    json!({"quartiles": quartiles(&floats(&given["values"]))})
}
