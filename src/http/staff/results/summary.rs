//! Summary of the results: satisfaction and its change, in a sentence.

use super::Results;
use super::filters::ResultsQuery;
use crate::app::access::Permission;
use crate::http::staff::auth::{Staff, Visitor};
use crate::http::staff::components::{Block, Link};
use crate::http::staff::survey::SurveyContext;
use crate::http::web::numbers::written;
use urbivox_core::i18n::Value;
use urbivox_core::measure::change::{Change, changes};
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Headline, interval, number of responses, open work, and trend.
pub(super) fn blocks(staff: &Staff, work: &SurveyContext, asked: &ResultsQuery, found: &Results) -> Vec<Block> {
    // The number of responses may be withheld, which is not the same as zero.
    let told = |id: &str| match found.now.responses {
        Some(count) => {
            let values = [
                ("count", number(count)),
                ("from", asked.from.to_string().into()),
                ("to", asked.to.to_string().into()),
            ];
            staff.texts.with(id, &values)
        }
        None => staff.say("withheld"),
    };
    let mut blocks = Vec::new();
    match headline(&found.now) {
        Some((code, measure)) => {
            blocks.push(Block::Lead(sentence(staff, found, code, measure)));
            let values = [
                ("low", formatted_value(staff, measure.unit, measure.low).into()),
                ("high", formatted_value(staff, measure.unit, measure.high).into()),
                ("count", number(measure.n)),
                ("from", asked.from.to_string().into()),
                ("to", asked.to.to_string().into()),
            ];
            blocks.push(Block::Quiet(staff.texts.with("found-interval", &values)));
            blocks.push(Block::Text(told("found-count")));
        }
        None => {
            blocks.push(Block::Lead(told("found-responses")));
            if found.now.responses.is_some() {
                blocks.push(Block::Text(told("found-count")));
            }
        }
    }
    let mut links = Vec::new();
    let [new, _, _] = found.comments;
    if staff.may(Permission::ReadResponses, Some(&work.path.city)) {
        if new > 0 {
            let told = staff.texts.with("found-comments", &[("count", Value::Number(new))]);
            links.push(Link::new(format!("{}/comments", work.base()), told));
        }
        if let Some(beside) = found.beside.as_ref().filter(|beside| beside.held > 0) {
            let told = staff.texts.with("found-held", &[("count", number(beside.held))]);
            links.push(Link::new(format!("{}/held", work.base()), told));
        }
    }
    if !links.is_empty() {
        blocks.push(Block::Links(links));
    }
    if let Some(verified) = found.now.verified.filter(|verified| *verified > 0) {
        let told = staff.texts.with("found-verified", &[("count", number(verified))]);
        blocks.push(Block::Quiet(told));
    }
    blocks.extend(super::trend::blocks(staff, found));
    blocks
}

/// Headline measure: that of the first question that has one.
pub(super) fn headline(report: &Report) -> Option<(&str, &MeasureValue)> {
    report
        .questions
        .iter()
        .find_map(|question| Some((question.code.as_str(), question.measure.as_ref()?)))
}

fn sentence(staff: &Staff, found: &Results, code: &str, now: &MeasureValue) -> String {
    let satisfied = if now.id.starts_with("csat-") {
        let value = [("percent", percent(staff, now.value).into())];
        staff.texts.with("found-satisfied", &value)
    } else {
        format!(
            "{}: {}.",
            measured(staff, now),
            formatted_value(staff, now.unit, now.value)
        )
    };
    let changes = found.before.as_ref().map(|before| changes(before, &found.now));
    let changes = changes.unwrap_or_default();
    let Some((_, change)) = changes.iter().find(|(of, _)| of == code) else {
        return satisfied;
    };
    format!("{satisfied} {}", changed(staff, now.unit, change))
}

/// Change in words; only a significant one is called a change.
pub(super) fn changed(staff: &Staff, unit: Unit, change: &Change) -> String {
    let factor = if unit == Unit::Share { 100.0 } else { 1.0 };
    let points = (change.difference.abs() * factor).round();
    let points = [("points", format!("{points:.0}").into())];
    if !change.is_significant() {
        staff.say("found-unchanged")
    } else if change.difference > 0.0 {
        staff.texts.with("found-up", &points)
    } else {
        staff.texts.with("found-down", &points)
    }
}

/// Localized name of a measure.
pub(super) fn measured(visitor: &Visitor, measure: &MeasureValue) -> String {
    let names = [
        "govuk",
        "nps",
        "ces",
        "sus",
        "umux-lite",
        "time-saved",
        "sdg-found",
        "sdg-rating",
        "csat",
    ];
    // A measure without a localized name is shown by its id, never by the name of another.
    let Some(name) = names.into_iter().find(|name| measure.id.starts_with(name)) else {
        return measure.id.clone();
    };
    let name = visitor.say(&format!("measure-{name}"));
    match measure.id.as_str() {
        "govuk-0-to-100" | "nps-0-to-10" | "sus" | "umux-lite" | "sdg-found-yes" | "sdg-rating-1-to-5" => name,
        id => format!("{name} ({id})"),
    }
}

/// Value formatted in its unit.
pub(in crate::http::staff) fn formatted_value(visitor: &Visitor, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Share => percent(visitor, value),
        Unit::Points | Unit::Score | Unit::Minutes => written(unit, value),
    }
}

/// Share as a rounded percentage. Pages round, measures never do.
pub(in crate::http::staff) fn percent(visitor: &Visitor, share: f64) -> String {
    let whole = format!("{:.0}", share * 100.0);
    match whole.parse::<i64>() {
        Ok(number) => visitor.texts.with("percent", &[("number", Value::Number(number))]),
        Err(cause) => {
            tracing::error!(share, %cause, "a share is not a number");
            "–".to_owned()
        }
    }
}

pub(super) fn number(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
