//! Measures and changes in words, in the user's language.

use super::data::ResultsData;
use crate::app::reports::compared::Comparison;
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::visitor::Visitor;
use crate::http::web::change_text;
use urbivox_core::i18n::Value;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Headline measure: the primary one, or that of the first question that has one.
pub(super) fn headline(data: &ResultsData) -> Option<(&str, &MeasureValue)> {
    headline_of(&data.now, data.primary.as_deref())
}

/// Headline measure of a report, see [`headline`]. `primary`: code of the question with the primary measure.
pub(super) fn headline_of<'a>(report: &'a Report, primary: Option<&str>) -> Option<(&'a str, &'a MeasureValue)> {
    let measured = || {
        report
            .questions
            .iter()
            .filter_map(|question| Some((question.code.as_str(), question.measure.as_ref()?)))
    };
    let own = measured().find(|(code, _)| Some(*code) == primary);
    own.or_else(|| measured().next())
}

/// Change of a question's measure in words, with the interval that decides about it; `None` when it is not compared. Only a
/// significant one is called a change.
pub(super) fn changed(
    user: &CurrentUser,
    comparison: Option<&Comparison>,
    code: &str,
    measure: &MeasureValue,
) -> Option<String> {
    let comparison = comparison?;
    let found = comparison
        .changes
        .iter()
        .find(|change| change.question == code && change.after.id == measure.id)?;
    let mut values = change_text::values(user.texts, measure, &found.change).to_vec();
    values.push(("from", user.day(comparison.from).into()));
    values.push(("to", user.day(comparison.to).into()));
    let id = format!("summary-{}", found.change.finding.name());
    Some(user.texts.with(&id, &values))
}

/// Why a question's measure is not compared; `None` when it is, or when no period was chosen to compare with.
pub(super) fn not_compared(
    user: &CurrentUser,
    comparison: Option<&Comparison>,
    code: &str,
    measure: &MeasureValue,
) -> Option<String> {
    let comparison = comparison?;
    let mut missing = comparison.missing.iter();
    let found = missing.find(|missing| missing.question == code && missing.measure == measure.id)?;
    let period = [
        ("from", user.day(comparison.from).into()),
        ("to", user.day(comparison.to).into()),
    ];
    Some(
        user.texts
            .with(&format!("not-compared-{}", found.reason.name()), &period),
    )
}

/// Localized name of a measure.
pub(super) fn measured(visitor: &Visitor, measure: &MeasureValue) -> String {
    // Rates have no localized name and are shown by their id.
    if matches!(
        measure.family,
        MeasureFamily::CompletionRate | MeasureFamily::ParticipationRate
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

/// Count as a value of a text, in which it is grouped.
pub(super) fn number(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
