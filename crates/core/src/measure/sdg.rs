//! The questions of the Single Digital Gateway: whether people found what they looked for, and how they rate the page.

use super::value::{LinearScale, MeasureValue, Unit, moments_of};
use crate::survey::Measure;
use crate::tally::counts::QuestionCounts;

/// The share of “yes” among yes, partly and no; or the mean of one to five stars.
///
/// Source: Implementing Regulation (EU) 2020/1121, annex III, part 1; what is made of the answers is our own.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let value = if counts.measure == Some(Measure::SdgFound) {
        let yes = counts.cells.iter().find(|(option, _)| option == "yes");
        yes.and_then(|(_, count)| MeasureValue::share("sdg-found-yes", *count, counts))
    } else {
        let line = LinearScale {
            factor: 1.0,
            offset: 0.0,
            range: (1.0, 5.0),
        };
        MeasureValue::mean(
            "sdg-rating-1-to-5",
            Unit::Score,
            moments_of(counts),
            line,
            counts.skipped,
        )
    };
    value.into_iter().collect()
}
