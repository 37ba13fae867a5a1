//! Trend of the headline measure.

use super::data::ResultsData;
use super::values::{headline, measured};
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, TrendPoint};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use urbivox_core::measure::family::MeasureFamily;

/// Chart of the headline measure over time with its intervals, and a table of the same figures.
pub(super) fn blocks(user: &CurrentUser, data: &ResultsData) -> Vec<Block> {
    let Some((code, headline)) = headline(data) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for step in &data.series.series {
        let question = step.questions.iter().find(|question| question.code == code);
        let measure = question
            .and_then(|question| question.measure.as_ref())
            .filter(|measure| measure.n > 0);
        points.push(TrendPoint {
            label: user.day(step.start),
            value: measure.map(|measure| measure.value),
            interval: measure.and_then(|measure| measure.interval),
            breaks_here: question.is_some_and(|question| question.breaks),
        });
        let is_withheld = step.responses.is_none() || question.is_some_and(|question| question.is_withheld);
        let answers = match measure {
            Some(measure) => user.count_cell(measure.n),
            // The count may be withheld, which is not the same as zero.
            None if is_withheld => Cell::text("–"),
            None => user.count_cell(0),
        };
        rows.push(vec![
            Cell::text(user.day(step.start)),
            answers,
            Cell::text(measure.map_or_else(|| "–".to_owned(), |measure| user.numbers().value_of(measure))),
            Cell::Quiet(measure.map_or_else(String::new, |measure| user.numbers().interval_of(measure))),
        ]);
    }
    if points.len() < 2 {
        return Vec::new();
    }
    let title = if headline.family == MeasureFamily::Csat {
        let value = [("percent", user.numbers().value_of(headline).into())];
        user.texts.with("trend-title", &value)
    } else {
        format!("{}: {}", measured(user, headline), user.numbers().value_of(headline))
    };
    let text = ChartText {
        id: "trend".to_owned(),
        title: title.clone(),
        description: user.text("trend-description"),
        axis: String::new(),
        numbers: user.numbers(),
    };
    let head = ["begins-on", "answers", "proportion", "interval"]
        .map(|id| user.text(id))
        .to_vec();
    vec![
        Block::Heading(title.clone()),
        Block::Chart(charts::trend(&text, &points, Axis::of(headline.unit, headline.range))),
        Block::Details(
            user.text("show-numbers"),
            vec![Block::Table(Table::new(title, head, rows))],
        ),
    ]
}
