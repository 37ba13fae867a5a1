//! Feedback questions of the Single Digital Gateway: information found (yes, partly, no) and rating in stars.

use super::family::MeasureFamily;
use super::value::{Hits, LinearScale, MeasureValue};
use crate::survey::Measure;
use crate::tally::counts::QuestionCounts;

/// Returns `sdg-found-yes`, the share of “yes” among yes, partly and no (0 to 1), or `sdg-rating-1-to-5`, the mean of
/// one to five stars (1 to 5); empty without answers.
///
/// Source of the questions: Implementing Regulation (EU) 2020/1121, annex III, part 1. The formulas are our own.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let value = if counts.measure == Some(Measure::SdgFound) {
        let yes = counts.cells.iter().find(|(option, _)| option == "yes");
        yes.and_then(|(_, count)| {
            let yes = Hits {
                count: *count,
                cells: 1,
            };
            MeasureValue::share(MeasureFamily::SdgFound, "sdg-found-yes", yes, counts)
        })
    } else {
        let line = LinearScale {
            factor: 1.0,
            offset: 0.0,
            range: (1.0, 5.0),
        };
        MeasureValue::mean_of_rating(MeasureFamily::SdgRating, "sdg-rating-1-to-5", line, counts)
    };
    value.into_iter().collect()
}
