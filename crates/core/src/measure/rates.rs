//! How many of those who could answer did.

use super::interval::{share, wilson};
use super::value::{MeasureValue, Method, Unit};

/// Submitted among started: how many finish what they begin. `None` when nobody began.
///
/// Source: <https://github.com/alphagov/government-service-design-manual>, completion rate.
pub fn completion(started: u64, submitted: u64) -> Option<MeasureValue> {
    rate("completion-rate", started, submitted)
}

/// Submitted among seen: how many of those who were asked answer. `None` when nobody was asked.
///
/// Source: AAPOR, *Standard Definitions*, 10th edition 2023: response rate 1, with everybody who saw the first page as
/// eligible.
pub fn response(seen: u64, submitted: u64) -> Option<MeasureValue> {
    rate("response-rate", seen, submitted)
}

/// Never above 1: what was submitted was begun, even where that was not counted.
fn rate(id: &str, trials: u64, hits: u64) -> Option<MeasureValue> {
    let trials = trials.max(hits);
    let (value, interval) = (share(hits, trials)?, wilson(hits, trials)?);
    Some(MeasureValue {
        id: id.to_owned(),
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
    fn a_rate_is_a_share_and_never_more_than_all() {
        let rate = completion(11, 10).unwrap();
        assert_eq!((rate.id.as_str(), rate.n, rate.hits), ("completion-rate", 11, Some(10)));
        assert!(
            (rate.low - 0.622_635).abs() < 1e-4 && (rate.high - 0.983_768).abs() < 1e-4,
            "{rate:?}"
        );
        assert_eq!(response(3, 5).unwrap().value, 1.0);
        assert_eq!(response(0, 0), None);
    }
}
