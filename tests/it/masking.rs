//! How much personal data is found in free text, and how much of what is masked was personal data.

use std::collections::BTreeMap;

use serde_json::json;
use urbivox::survey::masking::mask;

use crate::world::{World, submission, visit};

const CORPUS: &str = include_str!("../fixtures/personal_data.tsv");
/// Least share of personal data that is found, and of masked places that held some.
const RECALL_MIN: f64 = 0.95;
const PRECISION_MIN: f64 = 0.97;

#[derive(Default)]
struct Found {
    hit: f64,
    missed: f64,
    wrong: f64,
}

#[test]
fn personal_data_is_found_and_little_else() {
    let mut kinds: BTreeMap<&str, Found> = BTreeMap::new();
    let mut lines = 0;
    for line in CORPUS.lines().filter(|line| !line.starts_with('#')) {
        let [kind, _language, text] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        lines += 1;
        let found = kinds.entry(kind).or_default();
        let plain = text.replace("[[", "").replace("]]", "");
        let masked = mask(&plain).into_owned();
        let (before, rest) = text.split_once("[[").unwrap_or((text, ""));
        let (secret, after) = rest.split_once("]]").unwrap_or(("", ""));
        let tags = ["[@]", "[iban]", "[card]", "[id]", "[tel]"];
        if secret.is_empty() && masked != plain {
            println!("wrong: {plain} -> {masked}");
            found.wrong += 1.0;
        } else if !secret.is_empty() && tags.iter().any(|tag| masked == format!("{before}{tag}{after}")) {
            found.hit += 1.0;
        } else if !secret.is_empty() {
            println!("missed: {plain} -> {masked}");
            found.missed += 1.0;
        }
    }
    assert!(lines > 250, "the corpus is gone");
    let wrong: f64 = kinds.values().map(|found| found.wrong).sum();
    let (mut hit, mut missed) = (0.0, 0.0);
    for (kind, found) in kinds.iter().filter(|(kind, _)| **kind != "none") {
        let recall = found.hit / (found.hit + found.missed);
        println!("{kind}: recall {recall:.3} of {}", found.hit + found.missed);
        assert!(recall >= RECALL_MIN, "{kind}: {recall}");
        hit += found.hit;
        missed += found.missed;
    }
    let (recall, precision) = (hit / (hit + missed), hit / (hit + wrong));
    println!("all: recall {recall:.3}, precision {precision:.3} on {lines} texts");
    assert!(
        recall >= RECALL_MIN && precision >= PRECISION_MIN,
        "{recall} {precision}"
    );
}

#[test]
fn what_is_masked_is_never_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let answers = json!({"satisfaction": 1, "why": [{"code": "other", "text": "Call 040 123 4567"}],
            "comment": "Write to maija@example.org, id 131052-308T"});
        let body = submission(&answers);
        let responses = format!("{}/responses", crate::world::SURVEY);
        let sent = world.post(&responses, &body);
        assert_eq!(sent.status, 201, "{sent:?}");
        let stored = world.stored(sent.json()["receipt"].as_str().unwrap());
        assert_eq!(stored["answers"]["comment"], "Write to [@], id [id]");
        assert_eq!(stored["answers"]["why"][0]["text"], "Call [tel]");
        assert_eq!(world.post(&responses, &body).status, 200, "sent again it is the same");
        world.verify();
    });
}
