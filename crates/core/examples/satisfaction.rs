//! Counts answers to one question, and prints its measures with their 95 % intervals.
//!
//! `cargo run -p urbivox-core --example satisfaction`

use std::error::Error;

use serde_json::json;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::{Definition, RawAnswers, Submission};
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;
use urbivox_core::tally::counts::QuestionCounts;

fn main() -> Result<(), Box<dyn Error>> {
    let definition = json!({
        "title": {"en": "Day care"}, "languages": ["en"],
        "pages": [{"questions": [
            {"code": "satisfaction", "kind": "rating", "required": true, "scale": {"from": 1, "to": 5}, "measure": "csat"}
        ]}]
    });
    let definition = Definition::parse(&definition).map_err(|violations| format!("{violations:?}"))?;
    let layout = CounterLayout::of(&definition);
    let mut block = CounterBlock::empty();
    for score in [5, 4, 4, 2, 5, 3, 5] {
        let raw: RawAnswers = serde_json::from_value(json!({"satisfaction": score}))?;
        let submission = Submission::parse(&definition, &raw).map_err(|violations| format!("{violations:?}"))?;
        block.add(&CounterDelta::of(&layout, &definition, &submission))?;
    }
    let mut totals = Vec::new();
    block.add_section_to(0, &mut totals);
    let (responses, questions) = QuestionCounts::read(&layout, &definition, &totals);
    println!("{responses} responses");
    for measure in questions.iter().flat_map(MeasureValue::all) {
        println!("{measure:?}");
    }
    Ok(())
}
