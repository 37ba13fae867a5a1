//! Counter blocks: bytes of the database, which may be damaged.

use urbivox_core::survey::{RawAnswers, Submission};
use urbivox_core::tally::counter_block::{CounterBlock, SECTIONS_MAX, SLOTS_MAX};
use urbivox_core::tally::counter_block_error::CounterBlockError;
use urbivox_core::tally::counter_delta::CounterDelta;

use super::surveys::survey;

/// Bytes are refused, or are a block that is written and read again unchanged, within its limits, and that takes a
/// response and its withdrawal without a trace.
pub fn check(data: &[u8]) {
    let Ok(block) = CounterBlock::decode(data) else {
        return;
    };
    let bytes = block.encode();
    assert!(bytes.len() <= data.len(), "empty sections at the end are dropped");
    let again = CounterBlock::decode(&bytes).unwrap();
    assert_eq!(again, block);
    assert_eq!(again.encode(), bytes);
    assert_eq!(block.is_zero(), block == CounterBlock::empty());
    let mut slots = 0;
    for section in 0..SECTIONS_MAX {
        let mut totals = Vec::new();
        block.add_section_to(section, &mut totals);
        slots += totals.len();
    }
    assert!(slots <= SLOTS_MAX);
    add_and_take(block);
}

fn add_and_take(before: CounterBlock) {
    let (definition, layout) = survey(0);
    let Ok(raw) = serde_json::from_str::<RawAnswers>(r#"{"satisfaction": 5, "district": "north"}"#) else {
        return;
    };
    let submission = Submission::parse(definition, &raw).unwrap();
    let delta = CounterDelta::of(layout, definition, &submission).verified(layout);
    let mut block = before.clone();
    match block.add(&delta) {
        Ok(()) => {
            // A section that was opened is written in its shortest form.
            let mut block = CounterBlock::decode(&block.encode()).unwrap();
            assert_ne!(block, before);
            block.add(&delta.negated()).unwrap();
            assert_eq!(block, before);
        }
        Err(cause) => assert!(
            matches!(cause, CounterBlockError::TooLarge | CounterBlockError::Overflow),
            "{cause:?}"
        ),
    }
}
