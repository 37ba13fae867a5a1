//! Summary of the results: satisfaction and its change, in a sentence.

use super::data::ResultsData;
use super::filters::ResultsQuery;
use super::values::{changed, formatted_value, headline, measured, number, percent};
use crate::app::access::Permission;
use crate::http::staff::components::{Block, Link};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::i18n::Value;
use urbivox_core::measure::change::changes;
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
    match headline(&data.now) {
        Some((code, measure)) => {
            blocks.push(Block::Lead(sentence(user, data, code, measure)));
            let values = [
                ("low", formatted_value(user, measure.unit, measure.low).into()),
                ("high", formatted_value(user, measure.unit, measure.high).into()),
                ("count", number(measure.n)),
                ("from", user.day(query.from).into()),
                ("to", user.day(query.to).into()),
            ];
            blocks.push(Block::Quiet(user.texts.with("summary-interval", &values)));
            blocks.push(Block::Text(responses_text("summary-count")));
        }
        None => {
            blocks.push(Block::Lead(responses_text("summary-responses")));
            if data.now.responses.is_some() {
                blocks.push(Block::Text(responses_text("summary-count")));
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

fn sentence(user: &CurrentUser, data: &ResultsData, code: &str, now: &MeasureValue) -> String {
    let satisfied = if now.family == MeasureFamily::Csat {
        let value = [("percent", percent(user, now.value).into())];
        user.texts.with("summary-satisfied", &value)
    } else {
        format!(
            "{}: {}.",
            measured(user, now),
            formatted_value(user, now.unit, now.value)
        )
    };
    let changes = data.before.as_ref().map(|before| changes(before, &data.now));
    let changes = changes.unwrap_or_default();
    let Some((_, change)) = changes.iter().find(|(of, _)| of == code) else {
        return satisfied;
    };
    format!("{satisfied} {}", changed(user, now.unit, change))
}
