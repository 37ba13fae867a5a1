//! Customer effort score: ease of use on a scale from 1 to 7. No single standard exists, so the id names the variant.

use super::family::MeasureFamily;
use super::value::{LinearScale, MeasureValue, between};
use crate::tally::counts::QuestionCounts;

/// Returns the variants of the measure; empty without answers. Counts 3, 2, 3, 7, 15, 30, 40 give:
///
/// 1. `ces-mean-1-to-7`, headline: mean score, 1 to 7; 5.79.
/// 2. `ces-5-to-7`: share of the scores 5 to 7, 0 to 1; 0.85.
/// 3. `ces-index`: share of 6 and 7 minus share of 1 to 3, times 100, −100 to 100; 62.
///
/// Sources: mean <https://support.nicereply.com/article/267-how-is-ces-calculated>; share
/// <https://www.zonkafeedback.com/guides/customer-effort-score-guide/how-to-measure-customer-effort-score>; index
/// <https://support.cys.group/support/solutions/articles/3000095531-customer-effort-score-7-point-scale-to-index>.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let line = LinearScale {
        factor: 1.0,
        offset: 0.0,
        range: (1.0, 7.0),
    };
    let mean = MeasureValue::mean_of_rating(MeasureFamily::Ces, "ces-mean-1-to-7", line, counts);
    let easy =
        between(counts, 5, 7).and_then(|easy| MeasureValue::share(MeasureFamily::Ces, "ces-5-to-7", easy, counts));
    let groups = between(counts, 6, 7).zip(between(counts, 1, 3));
    let index = groups.and_then(|groups| MeasureValue::points(MeasureFamily::Ces, "ces-index", groups, counts));
    mean.into_iter().chain(easy).chain(index).collect()
}
