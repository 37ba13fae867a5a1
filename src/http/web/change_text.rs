//! Changes of measures in words: the difference and the interval that decides about it, in the decimals of the measure.

use super::number_format::NumberFormat;
use urbivox_core::i18n::{Texts, Value};
use urbivox_core::measure::change::{Change, ChangeFinding};
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Returns the variables of a text about a change: `change` is its size, `difference` has a sign, `margin` is the largest
/// difference that counts as unchanged, and `low` and `high` are the ends of the 95 % interval; of the 90 % interval when the
/// measure is unchanged, because that one is within the margin.
///
/// Shares are written in percentage points and points in points, by the texts `percentage-points` and `points` of the page;
/// other measures as a number.
pub fn values(texts: &Texts, measure: &MeasureValue, change: &Change) -> [(&'static str, Value); 5] {
    let numbers = NumberFormat::of(texts.language());
    let with_unit = |count: i64, shown: String| {
        let id = match measure.unit {
            Unit::Share => "percentage-points",
            Unit::Points => "points",
            Unit::Score | Unit::Minutes => return Value::Text(shown),
        };
        let values = [("count", Value::Number(count)), ("shown", shown.into())];
        Value::Text(texts.with(id, &values))
    };
    let found = &change.difference;
    let (count, size) = numbers.difference(measure, found.value);
    let (margin_count, margin) = numbers.difference(measure, change.margin);
    let signed = |value: f64| numbers.signed_difference(measure, value);
    let (low, high) = match change.finding {
        ChangeFinding::Unchanged => found.interval_90,
        ChangeFinding::Up | ChangeFinding::Down | ChangeFinding::TooFewAnswers => (found.low, found.high),
    };
    [
        ("change", with_unit(count, size)),
        ("difference", with_unit(count, signed(found.value))),
        ("margin", with_unit(margin_count, margin)),
        ("low", signed(low).into()),
        ("high", signed(high).into()),
    ]
}
