//! Charts of each question, with tables of the same figures.

use super::labels::{label, row_label};
use super::summary::percent;
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, Column, Row, ValueMark};
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Cell, Table};
use urbivox_core::measure::interval::share;
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::value::Unit;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::number::Number;
use urbivox_core::survey::definition::question::{Kind, Question};

/// Question with its report.
pub(super) struct QuestionFigures<'a> {
    pub(super) definition: &'a Definition,
    pub(super) question: &'a Question,
    pub(super) report: &'a QuestionReport,
    /// Index in the report, used in the ids of its charts.
    pub(super) at: usize,
    pub(super) prompt: &'a str,
}

impl QuestionFigures<'_> {
    /// Charts with their tables.
    pub(super) fn figures(&self, staff: &Staff) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.report.shares.is_empty() {
            blocks.push(self.distribution(staff));
        }
        if !self.report.rows.is_empty() {
            blocks.extend(self.parts(staff));
        }
        if let Kind::Number(asked) = &self.question.kind {
            blocks.extend(self.histogram(staff, asked));
        }
        blocks
    }

    fn words(&self, title: String, description: String) -> ChartText {
        ChartText {
            id: format!("question-{}", self.at),
            title: format!("{} {title}", self.prompt),
            description,
            axis: String::new(),
        }
    }

    /// Bar chart of the share of each answer.
    fn distribution(&self, staff: &Staff) -> Block {
        let shares = || {
            let label = |value: &str| label(staff, self.definition, self.question, value);
            self.report
                .shares
                .iter()
                .map(move |(value, share)| (label(value), value, share))
        };
        let most = shares().max_by(|(_, _, one), (_, _, other)| one.share.total_cmp(&other.share));
        let most = most.map_or_else(String::new, |(label, _, share)| {
            let values = [
                ("answer", label.into()),
                ("percent", percent(staff, share.share).into()),
            ];
            staff.texts.with("chart-most", &values)
        });
        let rows: Vec<Row> = shares()
            .map(|(label, _, share)| Row {
                label,
                told: percent(staff, share.share),
                value: share.share,
                interval: Some((share.low, share.high)),
            })
            .collect();
        let words = self.words(most, staff.say("chart-bars"));
        let lines = shares().map(|(label, value, share)| line(staff, label, count(&self.report.counts, value), share));
        Block::Figure {
            chart: charts::rows(&words, &rows, (ValueMark::Bar, Axis::of(Unit::Share, (0.0, 1.0)))),
            table: Table::new(self.prompt, head(staff), lines.collect()),
        }
    }

    /// Mean of each matrix row, or mean rank of each ranking option; below, the distribution of each.
    fn parts(&self, staff: &Staff) -> Vec<Block> {
        let range = match &self.question.kind {
            Kind::Matrix(matrix) => (matrix.scale.from(), matrix.scale.to()),
            Kind::Ranking(ranking) => (1, i64::try_from(ranking.options.len()).unwrap_or(i64::MAX)),
            Kind::Rating(_)
            | Kind::Choice(_)
            | Kind::Number(_)
            | Kind::Date
            | Kind::Text(_)
            | Kind::Email
            | Kind::Statement => return Vec::new(),
        };
        let name = |part: &RowReport| row_label(staff, self.definition, self.question, &part.code).to_owned();
        let told = |value: f64| format!("{value:.2}");
        let drawn = |part: &RowReport| {
            let value = part.mean?;
            Some(Row {
                label: name(part),
                told: told(value),
                value,
                interval: part.interval,
            })
        };
        let rows: Vec<Row> = self.report.rows.iter().filter_map(drawn).collect();
        let lines = self.report.rows.iter().map(|part| {
            let interval = part
                .interval
                .map(|(low, high)| format!("{} – {}", told(low), told(high)));
            // The count may be withheld, which is not the same as zero.
            let answers = if part.is_withheld {
                Cell::text("–")
            } else {
                Cell::number(part.answered)
            };
            vec![
                Cell::text(name(part)),
                answers,
                Cell::text(part.mean.map_or_else(|| "–".to_owned(), told)),
                Cell::Quiet(interval.unwrap_or_default()),
            ]
        });
        let ends = (to_f64(range.0.into()), to_f64(range.1.into()));
        let words = self.words(String::new(), staff.say("chart-dots"));
        let columns = ["part", "answers", "mean-value", "interval"]
            .map(|id| staff.say(id))
            .to_vec();
        let each = self.report.rows.iter().map(|part| {
            let rows = part.shares.iter();
            let rows = rows.map(|(value, share)| line(staff, value.clone(), count(&part.counts, value), share));
            Block::Table(Table::new(name(part), head(staff), rows.collect()))
        });
        vec![
            Block::Figure {
                chart: charts::rows(&words, &rows, (ValueMark::Dot, Axis::of(Unit::Score, ends))),
                table: Table::new(self.prompt, columns, lines.collect()),
            },
            Block::Details(staff.say("show-numbers"), each.collect()),
        ]
    }

    /// Histogram of numbers, from the first to the last bin with a count.
    fn histogram(&self, staff: &Staff, asked: &Number) -> [Block; 2] {
        let bins: Vec<String> = asked.bin_edges().iter().map(ToString::to_string).collect();
        let counted = |bin: &str| count(&self.report.counts, bin);
        let first = bins.iter().position(|bin| counted(bin) > 0).unwrap_or_default();
        let last = bins.iter().rposition(|bin| counted(bin) > 0).unwrap_or_default();
        let bins = bins.get(first..=last).unwrap_or_default();
        let part = |bin: &str| share(counted(bin), self.report.answered).unwrap_or_default();
        let columns: Vec<Column> = bins
            .iter()
            .map(|bin| Column {
                label: bin.clone(),
                share: part(bin),
            })
            .collect();
        let rows = bins.iter().map(|bin| {
            vec![
                Cell::text(bin),
                Cell::number(counted(bin)),
                Cell::text(percent(staff, part(bin))),
            ]
        });
        let mut words = self.words(String::new(), staff.say("chart-columns"));
        words.axis = asked.unit.clone().unwrap_or_default();
        let head = ["from-value", "count", "proportion"].map(|id| staff.say(id)).to_vec();
        let table = Table::new(self.prompt, head, rows.collect());
        [
            Block::Chart(charts::columns(&words, &columns)),
            Block::Details(staff.say("show-numbers"), vec![Block::Table(table)]),
        ]
    }
}

fn count(counts: &[(String, u64)], value: &str) -> u64 {
    let found = counts.iter().find(|(counted, _)| counted == value);
    found.map_or(0, |(_, count)| *count)
}

fn head(staff: &Staff) -> Vec<String> {
    ["answer", "count", "proportion", "interval"]
        .map(|id| staff.say(id))
        .to_vec()
}

fn line(staff: &Staff, label: String, count: u64, share: &Share) -> Vec<Cell> {
    vec![
        Cell::text(label),
        Cell::number(count),
        Cell::text(percent(staff, share.share)),
        Cell::Quiet(format!(
            "{} – {}",
            percent(staff, share.low),
            percent(staff, share.high)
        )),
    ]
}
