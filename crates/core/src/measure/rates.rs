//! Rates of a survey: participation and completion.

use super::family::MeasureFamily;
use super::interval::share;
use super::value::{ChangeBasis, MeasureValue, Method, Unit};

/// Returns the completion rate: submitted forms as a share of those that were started, 0 to 1, without an interval:
/// the counts are complete. `None` when nothing was started or submitted.
///
/// Source: <https://github.com/alphagov/government-service-design-manual>, completion rate.
///
/// ```
/// use urbivox_core::measure::rates::completion_rate;
///
/// let rate = completion_rate(11, 10).unwrap();
/// assert_eq!((format!("{:.3}", rate.value), rate.interval), ("0.909".to_owned(), None));
/// ```
pub fn completion_rate(started: u64, submitted: u64) -> Option<MeasureValue> {
    rate(MeasureFamily::CompletionRate, started, submitted)
}

/// Returns the participation rate: submitted forms as a share of the views of the survey's first page, 0 to 1, without an
/// interval: the counts are complete. `None` when nobody saw or submitted it.
///
/// Not a response rate, a term for samples that were drawn. Source: AAPOR, *Standard Definitions*, 10th edition 2023.
///
/// ```
/// use urbivox_core::measure::rates::participation_rate;
///
/// let rate = participation_rate(1_200, 300).unwrap();
/// assert_eq!((rate.value, rate.interval), (0.25, None));
/// ```
pub fn participation_rate(seen: u64, submitted: u64) -> Option<MeasureValue> {
    rate(MeasureFamily::ParticipationRate, seen, submitted)
}

/// Returns the share `hits / trials`. More hits than trials are read as trials that were not
/// counted, so the rate is at most 1.
fn rate(family: MeasureFamily, trials: u64, hits: u64) -> Option<MeasureValue> {
    let trials = trials.max(hits);
    Some(MeasureValue {
        id: family.name().to_owned(),
        family,
        unit: Unit::Share,
        value: share(hits, trials)?,
        interval: None,
        n: trials,
        missing: 0,
        hits: Some(hits),
        range: (0.0, 1.0),
        method: Method::None,
        basis: ChangeBasis::Untested,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_at_most_one() {
        let rate = completion_rate(11, 10).unwrap();
        assert_eq!((rate.id.as_str(), rate.n, rate.hits), ("completion-rate", 11, Some(10)));
        assert_eq!((rate.interval, rate.method.name()), (None, "none"));
        assert_eq!(participation_rate(3, 5).unwrap().value, 1.0);
        assert_eq!(participation_rate(0, 0), None);
    }
}
