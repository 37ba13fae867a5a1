//! Cost of parsing, counting, masking and indexing in the core: `cargo bench --bench pure`.
#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use urbivox::app::submissions::RawSubmission;
use urbivox_core::privacy::masking::mask;
use urbivox_core::search::comment_block::{CommentBlock, CommentBlockBuilder};
use urbivox_core::search::comment_entry::CommentEntry;
use urbivox_core::search::terms::{search_terms, words};
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

/// Comments of one block.
const BLOCK: i64 = 320;

/// The text of a comment: eleven words, of which some are rare.
fn text(number: i64) -> String {
    let words = (1..=11).map(|nth| format!("sana{:x}", number * 7_919 * nth % (37 * nth * nth)));
    words.collect::<Vec<_>>().join(" ")
}

/// A block of comments from the response `first` on.
fn block(first: i64) -> CommentBlock {
    let mut builder = CommentBlockBuilder::default();
    for number in first..first + BLOCK {
        let entry = CommentEntry {
            response_id: number,
            ordinal: 0,
            day: 20_000,
            question: "comment".into(),
            placement: "link".into(),
            language: "fi".into(),
        };
        builder.push(entry, &text(number));
    }
    builder.build()
}

fn search(criterion: &mut Criterion) {
    for (name, text) in [
        ("English", "It took three visits to the same desk."),
        ("Finnish", "Jouduin käymään kolme kertaa samalla pöydällä."),
        ("Greek", "Χρειάστηκαν τρεις επισκέψεις στο ίδιο γραφείο."),
    ] {
        criterion.bench_function(&format!("words of a comment in {name}"), |bench| {
            bench.iter(|| words(black_box(text)));
        });
    }
    criterion.bench_function("index 320 comments", |bench| bench.iter(|| block(black_box(1))));
    let blocks: Vec<CommentBlock> = (0..8).map(|number| block(1 + number * BLOCK)).collect();
    criterion.bench_function("merge eight blocks of 320 comments", |bench| {
        bench.iter(|| CommentBlock::merge(black_box(&blocks)).unwrap());
    });
    let merged = CommentBlock::merge(&blocks).unwrap();
    for (name, sought) in [("a rare part of a word", "zxjkq"), ("two words", "sana1 ana2")] {
        let terms = search_terms(sought);
        criterion.bench_function(&format!("search 2,560 comments for {name}"), |bench| {
            bench.iter(|| merged.matching(black_box(&terms)).unwrap());
        });
    }
}

criterion_group!(benches, pure, search);
criterion_main!(benches);
