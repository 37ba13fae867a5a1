//! Cost of parsing, counting and masking in the core: `cargo bench --bench pure`.
#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use urbivox::app::submissions::RawSubmission;
use urbivox_core::privacy::masking::mask;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Ten questions of every kind, with a condition and a segment.
fn definition() -> Definition {
    let options = |codes: &[&str]| -> Value { codes.iter().map(|code| json!({"code": code})).collect() };
    let json = json!({
        "title": {"en": "Your visit"}, "languages": ["en"],
        "pages": [{"questions": [
            {"code": "satisfaction", "kind": "rating", "required": true, "scale": {"from": 1, "to": 5}, "measure": "csat"},
            {"code": "why", "kind": "choice", "multiple": true, "options": options(&["slow", "unclear", "rude", "dear"]),
             "show_if": {"question": "satisfaction", "is": "<=", "value": 3}},
            {"code": "district", "kind": "choice", "segment": true, "options": options(&["north", "south", "east", "west", "centre"])},
            {"code": "parts", "kind": "matrix", "scale": {"from": 1, "to": 5}, "rows": options(&["clarity", "speed", "staff"])},
            {"code": "order", "kind": "ranking", "options": options(&["a", "b", "c"])},
            {"code": "minutes", "kind": "number", "min": 0, "max": 600, "unit": "min"},
            {"code": "day", "kind": "date"},
            {"code": "comment", "kind": "text", "multiline": true},
            {"code": "contact", "kind": "email"},
            {"code": "recommend", "kind": "rating", "scale": {"from": 0, "to": 10}, "measure": "nps"}
        ]}]
    });
    Definition::parse(&json).unwrap()
}

const BODY: &str = r#"{"submission_id": "0190f5a2-0000-7000-8000-000000000001", "version": 1, "language": "en", "placement": "link",
  "answers": {"satisfaction": 2, "why": ["slow", "dear"], "district": "north", "parts": {"clarity": 4, "speed": 2, "staff": 5},
  "order": ["b", "a", "c"], "minutes": 25, "day": "2026-03-01", "comment": "It took three visits to the same desk.",
  "contact": "someone@example.org", "recommend": 4}}"#;

fn pure(criterion: &mut Criterion) {
    let definition = definition();
    let layout = CounterLayout::of(&definition);
    let raw: RawSubmission = serde_json::from_str(BODY).unwrap();
    let submission = Submission::parse(&definition, &raw.answers).unwrap();
    let delta = CounterDelta::of(&layout, &definition, &submission);
    let mut counter_block = CounterBlock::empty();
    counter_block.add(&delta).unwrap();
    let bytes = counter_block.encode();

    criterion.bench_function("parse and check a submission of ten questions", |bench| {
        bench.iter(|| {
            let raw: RawSubmission = serde_json::from_str(black_box(BODY)).unwrap();
            Submission::parse(&definition, &raw.answers).unwrap()
        });
    });
    criterion.bench_function("count a submission of ten questions", |bench| {
        bench.iter(|| CounterDelta::of(&layout, &definition, black_box(&submission)));
    });
    criterion.bench_function("add a submission of ten questions to a counter block", |bench| {
        bench.iter(|| {
            let mut counter_block = CounterBlock::decode(black_box(&bytes)).unwrap();
            counter_block.add(&delta).unwrap();
            counter_block.encode()
        });
    });
    // 8 kB is the maximum that is masked on the threads of the HTTP server.
    for (name, piece) in [
        (
            "usual words",
            "The form asked twice for the same thing, and nobody told me why. ",
        ),
        ("numbers", "tel 12 34 567 89 01 1 "),
        ("digits", "1 "),
        ("addresses that are none", "a.b.c.d.e.f.g.h@b.cc1"),
    ] {
        let text = piece.repeat(8_192 / piece.len());
        criterion.bench_function(&format!("mask 8 kB of {name}"), |bench| {
            bench.iter(|| mask(black_box(&text)).len());
        });
    }
}

criterion_group!(benches, pure);
criterion_main!(benches);
