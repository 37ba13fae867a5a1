//! Summary of the results: satisfaction and its change, in a sentence.

use super::data::ResultsData;
use super::filters::ResultsQuery;
use super::values::{changed, headline, measured, not_compared, number};
use crate::app::access::Permission;
use crate::http::staff::components::{Block, Link};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::i18n::Value;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::value::MeasureValue;

/// Headline, interval, number of responses, open work, and trend.
pub(super) fn blocks(
    user: &CurrentUser,
    survey: &SurveyContext,
    query: &ResultsQuery,
    data: &ResultsData,
) -> Vec<Block> {
    // The number of responses may be withheld, which is not the same as zero.
    let responses_text = |id: &str| match data.now.responses {
        Some(count) => {
            let values = [
                ("count", number(count)),
                ("from", user.day(query.from).into()),
                ("to", user.day(query.to).into()),
            ];
            user.texts.with(id, &values)
        }
        None => user.text("withheld"),
    };
    let mut blocks = Vec::new();
    match headline(data) {
        Some((code, measure)) => {
            blocks.push(Block::Lead(sentence(user, data, code, measure)));
            let interval = interval_text(user, query, measure);
            blocks.push(Block::Quiet(format!("{interval} {}", user.text("figures-note"))));
            blocks.extend(norms_text(user, data, measure).map(Block::Quiet));
            let reason = not_compared(user, data.comparison.as_ref(), code, measure);
            blocks.extend(reason.map(Block::Quiet));
            blocks.push(Block::Text(responses_text("summary-count")));
        }
        None => {
            blocks.push(Block::Lead(responses_text("summary-responses")));
            if data.now.responses.is_some() {
                blocks.push(Block::Text(responses_text("summary-count")));
            }
            // Shares, rows and segments have intervals as well.
            if data.now.responses.is_none_or(|responses| responses > 0) {
                blocks.push(Block::Quiet(user.text("figures-note")));
            }
        }
    }
    let mut links = Vec::new();
    let [new, _, _] = data.comments;
    if user.may(Permission::ReadResponses, Some(&survey.path.city)) {
        if new > 0 {
            let message = user.texts.with("summary-comments", &[("count", Value::Number(new))]);
            links.push(Link::new(format!("{}/comments", survey.base()), message));
        }
        if let Some(operational) = data.operational.as_ref().filter(|operational| operational.held > 0) {
            let message = user.texts.with("summary-held", &[("count", number(operational.held))]);
            links.push(Link::new(format!("{}/held", survey.base()), message));
        }
    }
    if !links.is_empty() {
        blocks.push(Block::Links(links));
    }
    if let Some(verified) = data.now.verified.filter(|verified| *verified > 0) {
        let message = user.texts.with("summary-verified", &[("count", number(verified))]);
        blocks.push(Block::Quiet(message));
    }
    blocks
}

/// Interval of the headline, its number of answers and the period; or that there are too few answers for an interval.
fn interval_text(user: &CurrentUser, query: &ResultsQuery, measure: &MeasureValue) -> String {
    let end = |value: f64| user.numbers().in_unit_of(measure, value);
    let mut values = vec![
        ("count", number(measure.n)),
        ("from", user.day(query.from).into()),
        ("to", user.day(query.to).into()),
    ];
    let Some(interval) = measure.interval else {
        return user.texts.with("summary-no-interval", &values);
    };
    values.extend([("low", end(interval.low).into()), ("high", end(interval.high).into())]);
    user.texts.with("summary-interval", &values)
}

/// Half of the cities that measure the same for the same type of service, and how many they are.
fn norms_text(user: &CurrentUser, data: &ResultsData, measure: &MeasureValue) -> Option<String> {
    let found = data.norms.as_ref()?;
    let shown = |value: f64| -> Value { user.numbers().in_unit_of(measure, value).into() };
    let ([low, median, high], (first, last)) = (found.norms.quartiles, found.period);
    let values = [
        ("cities", number(u64::try_from(found.norms.cities).unwrap_or(u64::MAX))),
        ("from", user.day(first).into()),
        ("to", user.day(last).into()),
        ("low", shown(low)),
        ("median", shown(median)),
        ("high", shown(high)),
    ];
    Some(user.texts.with("norms-text", &values))
}

fn sentence(user: &CurrentUser, data: &ResultsData, code: &str, now: &MeasureValue) -> String {
    let satisfied = if now.family == MeasureFamily::Csat {
        let value = [("percent", user.numbers().value_of(now).into())];
        user.texts.with("summary-satisfied", &value)
    } else {
        format!("{}: {}.", measured(user, now), user.numbers().value_of(now))
    };
    match changed(user, data.comparison.as_ref(), code, now) {
        Some(change) => format!("{satisfied} {change}"),
        None => satisfied,
    }
}
