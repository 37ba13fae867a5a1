//! Rates of a survey: completion and response.

use super::family::MeasureFamily;
use super::interval::{share, wilson};
use super::value::{MeasureValue, Method, Unit};

/// Returns the completion rate: the share of started responses that were submitted, 0 to 1, with its Wilson interval.
/// `None` when nothing was started or submitted.
///
/// Source: <https://github.com/alphagov/government-service-design-manual>, completion rate.
///
/// ```
/// use urbivox_core::measure::rates::completion_rate;
///
/// let rate = completion_rate(11, 10).unwrap();
/// assert_eq!(format!("{:.3} ({:.3} to {:.3})", rate.value, rate.low, rate.high), "0.909 (0.623 to 0.984)");
/// ```
pub fn completion_rate(started: u64, submitted: u64) -> Option<MeasureValue> {
    rate(MeasureFamily::CompletionRate, started, submitted)
}

/// Returns the response rate: the share of people who saw the survey that submitted it, 0 to 1, with its Wilson
/// interval. `None` when nobody saw or submitted it.
///
/// Source: AAPOR, *Standard Definitions*, 10th edition 2023: response rate 1, with everybody who saw the first page as
/// eligible.
///
/// ```
/// use urbivox_core::measure::rates::response_rate;
///
/// let rate = response_rate(1_200, 300).unwrap();
/// assert_eq!(format!("{:.3} ({:.3} to {:.3})", rate.value, rate.low, rate.high), "0.250 (0.226 to 0.275)");
/// ```
pub fn response_rate(seen: u64, submitted: u64) -> Option<MeasureValue> {
    rate(MeasureFamily::ResponseRate, seen, submitted)
}

/// Returns the share `hits / trials` with its Wilson interval. More hits than trials are read as trials that were not
/// counted, so the rate is at most 1.
fn rate(family: MeasureFamily, trials: u64, hits: u64) -> Option<MeasureValue> {
    let trials = trials.max(hits);
    let (value, interval) = (share(hits, trials)?, wilson(hits, trials)?);
    Some(MeasureValue {
        id: family.name().to_owned(),
        family,
        unit: Unit::Share,
        value,
        low: interval.low,
        high: interval.high,
        n: trials,
        missing: 0,
        hits: Some(hits),
        deviation: Some((value * (1.0 - value)).sqrt()),
        range: (0.0, 1.0),
        method: Method::Wilson,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_at_most_one() {
        let rate = completion_rate(11, 10).unwrap();
        assert_eq!((rate.id.as_str(), rate.n, rate.hits), ("completion-rate", 11, Some(10)));
        assert!(
            (rate.low - 0.622_635).abs() < 1e-4 && (rate.high - 0.983_768).abs() < 1e-4,
            "{rate:?}"
        );
        assert_eq!(response_rate(3, 5).unwrap().value, 1.0);
        assert_eq!(response_rate(0, 0), None);
    }
}
