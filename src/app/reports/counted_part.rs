//! Class of a segment as a part of a counter block: the responses with an option, or those that name none.

use std::ops::Range;

use urbivox_core::release::figures::BLANK;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Part of a counter block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CountedPart {
    /// One section.
    Section(usize),
    /// All responses, less those of these sections.
    AllBut(Range<usize>),
}

impl CountedPart {
    /// Returns the part of a class of the segment `question`: of an option, or [`BLANK`] for people who left it blank or were
    /// not asked. `None` when a version has no such option.
    pub(super) fn of_class(layout: &CounterLayout, question: &str, class: &str) -> Option<CountedPart> {
        if class == BLANK {
            Some(CountedPart::AllBut(layout.segment_sections(question)))
        } else {
            layout.segment(question, class).map(CountedPart::Section)
        }
    }

    /// Adds the counters of the part to `totals`.
    pub(super) fn add_to(&self, block: &CounterBlock, totals: &mut Vec<i128>) {
        match self {
            CountedPart::Section(section) => block.add_section_to(*section, totals),
            CountedPart::AllBut(sections) => block.add_rest_to(sections.clone(), totals),
        }
    }
}
