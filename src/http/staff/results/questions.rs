//! Figures of each question: number of answers, measures, chart and table.

use super::data::ResultsData;
use super::figures::QuestionFigures;
use super::labels::localized_text;
use super::values::{changed, measured, number};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;

/// Blocks of all questions, in the order of the survey.
pub(super) fn blocks(user: &CurrentUser, definition: &Definition, data: &ResultsData) -> Vec<Block> {
    let mut blocks = Vec::new();
    for question in definition.questions().filter(|question| question.takes_answer()) {
        let code = question.code.as_str();
        // A question that was asked on two scales has two reports.
        let reports = data.now.questions.iter().enumerate();
        for (at, report) in reports.filter(|(_, report)| report.code == code) {
            blocks.extend(of(user, definition, question, (at, report)));
            let measure = report.measure.as_ref();
            let change = measure.and_then(|measure| changed(user, data.comparison.as_ref(), code, measure));
            blocks.extend(change.map(Block::Quiet));
        }
    }
    blocks
}

fn of(
    user: &CurrentUser,
    definition: &Definition,
    question: &Question,
    (at, report): (usize, &QuestionReport),
) -> Vec<Block> {
    let prompt = localized_text(user, definition, question.prompt.as_ref()).unwrap_or(question.code.as_str());
    let mut blocks = vec![Block::Heading(prompt.to_owned())];
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
