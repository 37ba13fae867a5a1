//! Trend of the headline measure.

use super::Results;
use super::summary::{formatted_value, headline, measured, percent};
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, TrendPoint};
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Cell, Table};

/// Chart of the headline measure over time with its intervals, and a table of the same figures.
pub(super) fn blocks(staff: &Staff, found: &Results) -> Vec<Block> {
    let Some((code, headline)) = headline(&found.now) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for step in &found.series.series {
        let question = step.questions.iter().find(|question| question.code == code);
        let measure = question
            .and_then(|question| question.measure.as_ref())
            .filter(|measure| measure.n > 0);
        points.push(TrendPoint {
            label: step.start.to_string(),
            value: measure.map(|measure| measure.value),
            low: measure.map_or(0.0, |measure| measure.low),
            high: measure.map_or(0.0, |measure| measure.high),
            breaks_here: question.is_some_and(|question| question.breaks),
        });
        let told = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| formatted_value(staff, headline.unit, value))
        };
        let is_withheld = step.responses.is_none() || question.is_some_and(|question| question.is_withheld);
        let answers = match measure {
            Some(measure) => Cell::number(measure.n),
            // The count may be withheld, which is not the same as zero.
            None if is_withheld => Cell::text("–"),
            None => Cell::number(0),
        };
        rows.push(vec![
            Cell::text(step.start.to_string()),
            answers,
            Cell::text(told(measure.map(|measure| measure.value))),
            Cell::Quiet(measure.map_or_else(String::new, |measure| {
                let (low, high) = (measure.low, measure.high);
                format!(
                    "{} – {}",
                    formatted_value(staff, measure.unit, low),
                    formatted_value(staff, measure.unit, high)
                )
            })),
        ]);
    }
    if points.len() < 2 {
        return Vec::new();
    }
    let title = if headline.id.starts_with("csat-") {
        let value = [("percent", percent(staff, headline.value).into())];
        staff.texts.with("trend-title", &value)
    } else {
        format!(
            "{}: {}",
            measured(staff, headline),
            formatted_value(staff, headline.unit, headline.value)
        )
    };
    let words = ChartText {
        id: "trend".to_owned(),
        title: title.clone(),
        description: staff.say("trend-description"),
        axis: String::new(),
    };
    let head = ["begins-on", "answers", "proportion", "interval"]
        .map(|id| staff.say(id))
        .to_vec();
    vec![
        Block::Heading(title.clone()),
        Block::Chart(charts::trend(&words, &points, Axis::of(headline.unit, headline.range))),
        Block::Details(
            staff.say("show-numbers"),
            vec![Block::Table(Table::new(title, head, rows))],
        ),
    ]
}
