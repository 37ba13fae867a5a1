//! Trend of the headline measure.

use std::collections::BTreeSet;

use super::data::ResultsData;
use super::values::{headline, measured};
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, TrendPoint};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::mark::Mark;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::SeriesPoint;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::authoring::series_effect::MarkKind;
use urbivox_core::survey::definition::shape::ShapePart;

/// Returns the report of a question in a step: that of the newest shape key with a value on the axis of the headline, so that
/// a series that broke is drawn in several lines; otherwise the newest one.
fn asked<'a>(step: &'a SeriesPoint, code: &str, headline: &MeasureValue) -> Option<&'a QuestionReport> {
    let own = || step.questions.iter().filter(|question| question.code == code);
    let fits = |question: &&QuestionReport| {
        let measure = question.measure.as_ref().filter(|measure| measure.n > 0);
        measure.is_some_and(|measure| (measure.unit, measure.range) == (headline.unit, headline.range))
    };
    own().find(fits).or_else(|| own().next())
}

/// Days on which something changed about the question of the headline.
fn marks(user: &CurrentUser, data: &ResultsData, code: &str) -> Vec<Block> {
    let question = data.now.questions.iter().find(|question| question.code == code);
    let mut marks: BTreeSet<Mark> = question.iter().flat_map(|question| &question.marks).copied().collect();
    marks.extend(placement_marks(&data.series.series, code));
    if marks.is_empty() {
        return Vec::new();
    }
    let rows = marks.iter().map(|mark| {
        // A new text has this mark as well when it is the same question.
        let is_text = mark.what == MarkKind::Shape(ShapePart::Wording);
        let name = if is_text { "prompt" } else { mark.what.name() };
        let what = user.text(&format!("change-{name}"));
        vec![Cell::text(user.day(mark.day)), Cell::text(what)]
    });
    let head = ["marks-day", "change"].map(|id| user.text(id)).to_vec();
    let table = Table::new(user.text("marks-title"), head, rows.collect());
    vec![Block::Quiet(user.text("marks-lead")), Block::Table(table)]
}

/// Marks of the steps from which on people answered at other placements than in the reference: the first of each row of such
/// steps.
fn placement_marks(steps: &[SeriesPoint], code: &str) -> Vec<Mark> {
    let of_step = |step: &SeriesPoint| {
        let question = step.questions.iter().find(|question| question.code == code)?;
        let mut marks = question.marks.iter();
        marks.find(|mark| mark.what == MarkKind::PlacementMix).copied()
    };
    let marks: Vec<Option<Mark>> = steps.iter().map(of_step).collect();
    let before = [None].into_iter().chain(marks.clone());
    let begins = marks.into_iter().zip(before);
    let begins = begins.filter_map(|(mark, before)| mark.filter(|_| before.is_none()));
    begins.collect()
}

/// Chart of the headline measure over time with its intervals, and a table of the same figures.
pub(super) fn blocks(user: &CurrentUser, data: &ResultsData) -> Vec<Block> {
    let Some((code, headline)) = headline(data) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for step in &data.series.series {
        let question = asked(step, code, headline);
        let measure = question
            .and_then(|question| question.measure.as_ref())
            .filter(|measure| measure.n > 0);
        points.push(TrendPoint {
            label: user.day(step.start),
            value: measure.map(|measure| measure.value),
            interval: measure.and_then(|measure| measure.interval),
            breaks_here: question.is_some_and(|question| question.breaks),
            is_marked: question.is_some_and(|question| !question.marks.is_empty()),
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
    let mut blocks = vec![
        Block::Heading(title.clone()),
        Block::Chart(charts::trend(&text, &points, Axis::of(headline.unit, headline.range))),
        Block::Details(
            user.text("show-numbers"),
            vec![Block::Table(Table::new(title, head, rows))],
        ),
    ];
    blocks.extend(marks(user, data, code));
    blocks
}
