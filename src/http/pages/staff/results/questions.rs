//! The numbers of each question: a distribution is a table with bars in its cells, readable without sight, colour or script.

use super::Results;
use super::found::{changed, headline, measured, number, percent, worth};
use crate::http::charts::{self, Axis, Point, Words};
use crate::http::pages::staff::door::Staff;
use crate::http::pages::staff::view::{Block, Cell, Table};
use crate::measure::change::changes;
use crate::measure::question::{QuestionReport, Share};
use crate::measure::value::MeasureValue;
use crate::survey::definition::Definition;
use crate::survey::localized::Localized;
use crate::survey::question::{Kind, Question};

/// A table for each question, in the order asked.
pub(super) fn blocks(staff: &Staff, definition: &Definition, found: &Results) -> Vec<Block> {
    let mut blocks = Vec::new();
    let changes = found.before.as_ref().map(|before| changes(before, &found.now));
    let changes = changes.unwrap_or_default();
    for question in definition.questions().filter(|question| question.asks()) {
        let code = question.code.as_str();
        let reports = found.now.questions.iter().filter(|report| report.code == code);
        for report in reports {
            blocks.extend(of(staff, definition, question, report));
            let change = changes.iter().find(|(of, _)| of == code);
            if let (Some((_, change)), Some(measure)) = (change, &report.measure) {
                blocks.push(Block::Quiet(changed(staff, measure.unit, change)));
            }
        }
    }
    blocks
}

fn said<'a>(staff: &Staff, definition: &Definition, text: Option<&'a Localized>) -> Option<&'a str> {
    let text = text?;
    let own = staff.present.person.language.as_str();
    let asked = crate::survey::language::Language::parse(own);
    let own = asked.as_ref().and_then(|language| text.text(language));
    let usual = text.text(&definition.default_language);
    own.or(usual).or_else(|| text.iter().map(|(_, text)| text).next())
}

fn of(staff: &Staff, definition: &Definition, question: &Question, report: &QuestionReport) -> Vec<Block> {
    let prompt = said(staff, definition, question.prompt.as_ref())
        .unwrap_or(question.code.as_str())
        .to_owned();
    let values = [
        ("answered", number(report.answered)),
        ("skipped", number(report.skipped)),
    ];
    let answered = staff.texts.with("answered", &values);
    let mut blocks = vec![Block::Heading(prompt.clone())];
    let mut line = answered;
    line.push_str(&spread(staff, report));
    blocks.push(Block::Quiet(line));
    if report.is_withheld {
        return vec![Block::Heading(prompt), Block::Quiet(staff.say("withheld"))];
    }
    if report.answered == 0 {
        return blocks;
    }
    blocks.extend(measures(staff, report));
    if !report.shares.is_empty() {
        let rows = report.shares.iter().map(|(value, share)| {
            let count = report
                .counts
                .iter()
                .find(|(counted, _)| counted == value)
                .map_or(0, |(_, count)| *count);
            row(staff, label(staff, definition, question, value), count, share)
        });
        blocks.push(Block::Table(Table::new(prompt, head(staff), rows.collect())));
    }
    for part in &report.rows {
        let name = match &question.kind {
            Kind::Matrix(matrix) => {
                let row = matrix.rows.iter().find(|row| row.code.as_str() == part.code);
                row.and_then(|row| said(staff, definition, row.label.as_ref()))
            }
            Kind::Rating(_)
            | Kind::Choice(_)
            | Kind::Ranking(_)
            | Kind::Number(_)
            | Kind::Date
            | Kind::Text(_)
            | Kind::Email
            | Kind::Statement => None,
        };
        let name = name.unwrap_or(part.code.as_str());
        let mean = part.mean.map(|mean| {
            staff.texts.with(
                "mean",
                &[("mean", format!("{mean:.2}").into()), ("deviation", "".into())],
            )
        });
        let caption = mean.map_or_else(|| name.to_owned(), |mean| format!("{name} · {mean}"));
        let rows = part.shares.iter().map(|(value, share)| {
            let count = part
                .counts
                .iter()
                .find(|(counted, _)| counted == value)
                .map_or(0, |(_, count)| *count);
            row(staff, value.clone(), count, share)
        });
        blocks.push(Block::Table(Table::new(caption, head(staff), rows.collect())));
    }
    blocks
}

/// Mean and deviation, after what stands before them.
fn spread(staff: &Staff, report: &QuestionReport) -> String {
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

/// Every variant of the question's measure; the share of satisfied citizens alone stands in the first sentence.
fn measures(staff: &Staff, report: &QuestionReport) -> Option<Block> {
    if report.measures.is_empty() {
        return None;
    }
    let row = |measure: &MeasureValue| {
        let written = |value: f64| worth(staff, measure.unit, value);
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

fn head(staff: &Staff) -> Vec<String> {
    ["answer", "count", "proportion", "interval"]
        .map(|id| staff.say(id))
        .to_vec()
}

fn row(staff: &Staff, label: String, count: u64, share: &Share) -> Vec<Cell> {
    let interval = format!("{} – {}", percent(staff, share.low), percent(staff, share.high));
    vec![
        Cell::text(label),
        Cell::number(count),
        Cell::Bar(share.share, percent(staff, share.share)),
        Cell::Quiet(interval),
    ]
}

fn label(staff: &Staff, definition: &Definition, question: &Question, value: &str) -> String {
    let (label, keeps) = match &question.kind {
        Kind::Rating(rating) => {
            let point = value.parse::<i64>().ok();
            (point.and_then(|point| rating.labels.get(&point)), true)
        }
        Kind::Choice(choice) => {
            let option = choice.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        Kind::Ranking(ranking) => {
            let option = ranking.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        Kind::Matrix(_) | Kind::Number(_) | Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => (None, true),
    };
    match (said(staff, definition, label), keeps) {
        (Some(label), true) => format!("{value} · {label}"),
        (Some(label), false) => label.to_owned(),
        (None, _) => value.to_owned(),
    }
}

/// How the first measure went, with its intervals, and the numbers behind the picture.
pub(super) fn trend(staff: &Staff, found: &Results) -> Vec<Block> {
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
        points.push(Point {
            label: step.start.to_string(),
            value: measure.map(|measure| measure.value),
            low: measure.map_or(0.0, |measure| measure.low),
            high: measure.map_or(0.0, |measure| measure.high),
            breaks_here: question.is_some_and(|question| question.breaks),
        });
        let told =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| worth(staff, headline.unit, value));
        rows.push(vec![
            Cell::text(step.start.to_string()),
            Cell::number(measure.map_or(0, |measure| measure.n)),
            Cell::text(told(measure.map(|measure| measure.value))),
            Cell::Quiet(measure.map_or_else(String::new, |measure| {
                let (low, high) = (measure.low, measure.high);
                format!(
                    "{} – {}",
                    worth(staff, measure.unit, low),
                    worth(staff, measure.unit, high)
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
            worth(staff, headline.unit, headline.value)
        )
    };
    let words = Words {
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
