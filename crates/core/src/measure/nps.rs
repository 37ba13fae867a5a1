//! Net promoter score. A trademark of F. Reichheld, Bain & Company and Satmetrix.

use super::family::MeasureFamily;
use super::value::{MeasureValue, between};
use crate::tally::counts::QuestionCounts;

/// Returns the share of promoters (9 and 10) minus the share of detractors (0 to 6), times 100: −100 to 100 points, with
/// the adjusted Wald interval; empty without answers. 40 promoters and 30 detractors of 100 give 10 (−6.3 to 25.7).
///
/// Source: <https://help.retently.com/en/articles/431320-what-is-nps-and-how-does-it-work>.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let groups = between(counts, 9, 10).zip(between(counts, 0, 6));
    let score = groups.and_then(|groups| MeasureValue::points(MeasureFamily::Nps, "nps-0-to-10", groups, counts));
    score.into_iter().collect()
}
