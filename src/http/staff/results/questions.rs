//! Figures of each question: number of answers, measures, chart and table.

use super::Results;
use super::figures::QuestionFigures;
use super::labels::said;
use super::summary::{changed, formatted_value, measured, number};
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Cell, Table};
use urbivox_core::measure::change::changes;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;

/// Blocks of all questions, in the order of the survey.
pub(super) fn blocks(staff: &Staff, definition: &Definition, found: &Results) -> Vec<Block> {
    let mut blocks = Vec::new();
    let changes = found.before.as_ref().map(|before| changes(before, &found.now));
    let changes = changes.unwrap_or_default();
    for question in definition.questions().filter(|question| question.takes_answer()) {
        let code = question.code.as_str();
        // A question that was asked on two scales has two reports.
        let reports = found.now.questions.iter().enumerate();
        for (at, report) in reports.filter(|(_, report)| report.code == code) {
            blocks.extend(of(staff, definition, question, (at, report)));
            let change = changes.iter().find(|(of, _)| of == code);
            if let (Some((_, change)), Some(measure)) = (change, &report.measure) {
                blocks.push(Block::Quiet(changed(staff, measure.unit, change)));
            }
        }
    }
    blocks
}

fn of(
    staff: &Staff,
    definition: &Definition,
    question: &Question,
    (at, report): (usize, &QuestionReport),
) -> Vec<Block> {
    let prompt = said(staff, definition, question.prompt.as_ref()).unwrap_or(question.code.as_str());
    let mut blocks = vec![Block::Heading(prompt.to_owned())];
    if report.is_withheld {
        blocks.push(Block::Quiet(staff.say("withheld")));
        return blocks;
    }
    let values = [
        ("answered", number(report.answered)),
        ("skipped", number(report.skipped)),
    ];
    let mut line = staff.texts.with("answered", &values);
    line.push_str(&mean_text(staff, report));
    blocks.push(Block::Quiet(line));
    if report.answered > 0 {
        blocks.extend(measures(staff, report));
        let asked = QuestionFigures {
            definition,
            question,
            report,
            at,
            prompt,
        };
        blocks.extend(asked.figures(staff));
    }
    blocks
}

/// Mean and standard deviation, appended to the line of counts.
fn mean_text(staff: &Staff, report: &QuestionReport) -> String {
    let Some(mean) = report.mean else {
        return String::new();
    };
    let deviation = report
        .deviation
        .map(|deviation| format!("{deviation:.2}"))
        .unwrap_or_default();
    let values = [("mean", format!("{mean:.2}").into()), ("deviation", deviation.into())];
    format!(" · {}", staff.texts.with("mean", &values))
}

/// Table of every variant of the question's measure; the summary only shows the headline measure.
fn measures(staff: &Staff, report: &QuestionReport) -> Option<Block> {
    if report.measures.is_empty() {
        return None;
    }
    let row = |measure: &MeasureValue| {
        let written = |value: f64| formatted_value(staff, measure.unit, value);
        vec![
            Cell::text(measured(staff, measure)),
            Cell::text(written(measure.value)),
            Cell::Quiet(format!("{} – {}", written(measure.low), written(measure.high))),
            Cell::number(measure.n),
        ]
    };
    let head = ["measure-name", "measure-value", "interval", "answers"]
        .map(|id| staff.say(id))
        .to_vec();
    let rows = report.measures.iter().map(row).collect();
    Some(Block::Table(Table::new(staff.say("measures"), head, rows)))
}
