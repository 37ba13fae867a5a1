//! Figures of each question: number of answers, measures, chart and table.

use super::data::ResultsData;
use super::figures::QuestionFigures;
use super::labels::{localized_text, versions_text};
use super::values::{changed, measured, not_compared, number};
use crate::app::catalogue::PublishedSurvey;
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;

/// Blocks of all questions, in the order of the survey.
pub(super) fn blocks(user: &CurrentUser, published: &PublishedSurvey, data: &ResultsData) -> Vec<Block> {
    let mut blocks = Vec::new();
    let current = published.current().definition.as_ref();
    for question in current.questions().filter(|question| question.takes_answer()) {
        let code = question.code.as_str();
        // A question whose shape key changed has a report for each, the newest first.
        let reports = data.now.questions.iter().enumerate();
        for (rank, (at, report)) in reports.filter(|(_, report)| report.code == code).enumerate() {
            let is_earlier = rank > 0;
            // Earlier figures have the scale and the labels of the version that they are from.
            let own = is_earlier.then(|| definition_of(published, report)).flatten();
            let own = own.and_then(|definition| Some((definition, definition.question(code)?)));
            let (definition, question) = own.unwrap_or((current, question));
            let is_released = data.now.release.is_some();
            blocks.extend(of(
                user,
                (definition, question),
                (at, report),
                (is_earlier, is_released),
            ));
            let measure = report.measure.as_ref().filter(|_| !is_earlier);
            let comparison = data.comparison.as_ref();
            let change = measure.and_then(|measure| {
                changed(user, comparison, code, measure).or_else(|| not_compared(user, comparison, code, measure))
            });
            blocks.extend(change.map(Block::Quiet));
        }
    }
    blocks
}

/// Returns the definition of the newest version whose answers a report counts.
fn definition_of<'a>(published: &'a PublishedSurvey, report: &QuestionReport) -> Option<&'a Definition> {
    let newest = *report.versions.last()?;
    let version = published.versions().find(|version| version.number == newest)?;
    Some(version.definition.as_ref())
}

fn of(
    user: &CurrentUser,
    (definition, question): (&Definition, &Question),
    (at, report): (usize, &QuestionReport),
    (is_earlier, is_released): (bool, bool),
) -> Vec<Block> {
    let prompt = localized_text(user, definition, question.prompt.as_ref()).unwrap_or(question.code.as_str());
    let mut blocks = vec![Block::Heading(prompt.to_owned())];
    if is_earlier {
        let values = [("versions", versions_text(&report.versions).into())];
        blocks.push(Block::Quiet(user.texts.with("earlier-figures", &values)));
    }
    if report.is_withheld {
        blocks.push(Block::Quiet(user.text("withheld")));
        return blocks;
    }
    let values = [
        ("answered", number(report.answered)),
        ("skipped", number(report.skipped)),
    ];
    let mut line = user.texts.with("answered", &values);
    line.push_str(&mean_text(user, report));
    blocks.push(Block::Quiet(line));
    if report.answered > 0 {
        blocks.extend(measures(user, report));
        let figures = QuestionFigures {
            definition,
            question,
            report,
            at,
            prompt,
            is_released,
        };
        blocks.extend(figures.figures(user));
    }
    blocks
}

/// Mean and standard deviation, appended to the line of counts.
fn mean_text(user: &CurrentUser, report: &QuestionReport) -> String {
    let Some(mean) = report.mean else {
        return String::new();
    };
    let deviation = report
        .deviation
        .map(|deviation| user.numbers().decimal(deviation, 2))
        .unwrap_or_default();
    let values = [
        ("mean", user.numbers().decimal(mean, 2).into()),
        ("deviation", deviation.into()),
    ];
    format!(" · {}", user.texts.with("mean", &values))
}

/// Table of every variant of the question's measure; the summary only shows the headline measure.
fn measures(user: &CurrentUser, report: &QuestionReport) -> Option<Block> {
    if report.measures.is_empty() {
        return None;
    }
    let row = |measure: &MeasureValue| {
        vec![
            Cell::text(measured(user, measure)),
            Cell::text(user.numbers().value_of(measure)),
            Cell::Quiet(user.numbers().interval_of(measure)),
            user.count_cell(measure.n),
        ]
    };
    let head = ["measure-name", "measure-value", "interval", "answers"]
        .map(|id| user.text(id))
        .to_vec();
    let rows = report.measures.iter().map(row).collect();
    Some(Block::Table(Table::new(user.text("measures"), head, rows)))
}
