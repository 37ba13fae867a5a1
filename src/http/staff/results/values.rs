//! Measures, changes and shares in words, in the user's language.

use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::visitor::Visitor;
use urbivox_core::i18n::Value;
use urbivox_core::measure::change::{Change, Direction};
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::moments::nearest_integer;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Headline measure: that of the first question that has one.
pub(super) fn headline(report: &Report) -> Option<(&str, &MeasureValue)> {
    report
        .questions
        .iter()
        .find_map(|question| Some((question.code.as_str(), question.measure.as_ref()?)))
}

/// Change in words; only a significant one is called a change.
pub(super) fn changed(user: &CurrentUser, unit: Unit, change: &Change) -> String {
    let size = change_size(change, unit);
    let points = nearest_integer(size);
    let shown = points.map_or_else(|| user.numbers().decimal(size, 0).into(), Value::Number);
    let values = [("points", shown)];
    match (change.direction(), points) {
        (Direction::Open, _) => user.text("summary-unchanged"),
        // A significant change may still round to zero.
        (Direction::Up, Some(0)) => user.text("summary-up-slightly"),
        (Direction::Down, Some(0)) => user.text("summary-down-slightly"),
        (Direction::Up, _) => user.texts.with("summary-up", &values),
        (Direction::Down, _) => user.texts.with("summary-down", &values),
    }
}

/// Size of a change in points, without its sign. Shares are counted in percentage points, other measures in their own
/// unit.
fn change_size(change: &Change, unit: Unit) -> f64 {
    let factor = if unit == Unit::Share { 100.0 } else { 1.0 };
    change.difference.abs() * factor
}

/// Localized name of a measure.
pub(super) fn measured(visitor: &Visitor, measure: &MeasureValue) -> String {
    // Rates have no localized name and are shown by their id.
    if matches!(
        measure.family,
        MeasureFamily::CompletionRate | MeasureFamily::ResponseRate
    ) {
        return measure.id.clone();
    }
    let name = visitor.text(&format!("measure-{}", measure.family.name()));
    match measure.id.as_str() {
        "govuk-0-to-100" | "nps-0-to-10" | "sus" | "umux-lite" | "sdg-found-yes" | "sdg-rating-1-to-5" => name,
        id => format!("{name} ({id})"),
    }
}

/// Value formatted in its unit.
pub(in crate::http::staff) fn formatted_value(visitor: &Visitor, unit: Unit, value: f64) -> String {
    visitor.numbers().measure(unit, value)
}

/// Ends of the interval of a measure: `74% – 88%`.
pub(super) fn interval(visitor: &Visitor, measure: &MeasureValue) -> String {
    let end = |value: f64| formatted_value(visitor, measure.unit, value);
    format!("{} – {}", end(measure.low), end(measure.high))
}

/// Share as a whole percentage. Pages round, measures never do.
pub(in crate::http::staff) fn percent(visitor: &Visitor, share: f64) -> String {
    visitor.numbers().percent(share)
}

/// Count as a value of a text, in which it is grouped.
pub(super) fn number(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_rounded_to_whole_points_without_sign() {
        let of = |difference: f64, unit: Unit| {
            let change = Change {
                difference,
                low: difference,
                high: difference,
            };
            nearest_integer(change_size(&change, unit))
        };
        assert_eq!(of(-0.125, Unit::Share), Some(13));
        assert_eq!(of(0.01, Unit::Share), Some(1));
        assert_eq!(of(0.004, Unit::Share), Some(0));
        assert_eq!(of(-33.4, Unit::Points), Some(33));
        assert_eq!(of(0.4, Unit::Score), Some(0));
        assert_eq!(of(f64::NAN, Unit::Share), None);
    }
}
