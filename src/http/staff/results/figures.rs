//! Charts of each question, with tables of the same figures.

use super::labels::{label, row_label, versions_text};
use super::values::number;
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, Column, Row, ValueMark};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::value::Unit;
use urbivox_core::release::figures::{NumberClass, number_classes};
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::number::Number;
use urbivox_core::survey::definition::question::Question;

/// Question with its report.
pub(super) struct QuestionFigures<'a> {
    pub(super) definition: &'a Definition,
    pub(super) question: &'a Question,
    pub(super) report: &'a QuestionReport,
    /// Index in the report, used in the ids of its charts.
    pub(super) at: usize,
    pub(super) prompt: &'a str,
    /// Whether the counts are those of a release, which tells numbers in classes.
    pub(super) is_released: bool,
}

/// Bin or class of the answers to a number.
struct Bin {
    /// Name in the counts.
    name: String,
    label: String,
}

impl QuestionFigures<'_> {
    /// Charts with their tables.
    pub(super) fn figures(&self, user: &CurrentUser) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.report.shares.is_empty() {
            blocks.push(self.distribution(user));
        }
        if !self.report.rows.is_empty() {
            blocks.extend(self.parts(user));
        }
        if let QuestionKind::Number(number) = &self.question.kind {
            blocks.extend(self.histogram(user, number));
        }
        blocks
    }

    fn chart_text(&self, user: &CurrentUser, title: String, description: String) -> ChartText {
        ChartText {
            id: format!("question-{}", self.at),
            title: format!("{} {title}", self.prompt),
            description,
            axis: String::new(),
            numbers: user.numbers(),
        }
    }

    /// Percentage of the answers that a score, option or bin holds.
    fn percent(&self, user: &CurrentUser, value: &str) -> String {
        user.numbers()
            .percent_of(self.report.count_of(value), self.report.answered)
    }

    /// Label of an option that not all versions of the question offer, with those that do.
    fn with_versions(&self, user: &CurrentUser, label: String, share: &Share) -> String {
        let all = &self.report.versions;
        let is_since = all.ends_with(&share.versions);
        match share.versions.first() {
            Some(first) if share.versions != *all && is_since => {
                let values = [("label", label.into()), ("version", number(u64::from(*first)))];
                user.texts.with("since-version", &values)
            }
            Some(_) if share.versions != *all => {
                let versions = versions_text(&share.versions);
                let values = [("label", label.into()), ("versions", versions.into())];
                user.texts.with("only-in-versions", &values)
            }
            Some(_) | None => label,
        }
    }

    /// Bar chart of the share of each answer.
    fn distribution(&self, user: &CurrentUser) -> Block {
        let shares = || {
            let label = |value: &str, share: &Share| {
                let label = label(user, self.definition, self.question, value);
                self.with_versions(user, label, share)
            };
            self.report
                .shares
                .iter()
                .map(move |(value, share)| (label(value, share), share))
        };
        let most = shares().max_by(|(_, one), (_, other)| one.share.total_cmp(&other.share));
        let most = most.map_or_else(String::new, |(label, share)| {
            let percent = user.numbers().percent_of(share.count, share.base);
            let values = [("answer", label.into()), ("percent", percent.into())];
            user.texts.with("chart-most", &values)
        });
        let rows: Vec<Row> = shares()
            .map(|(label, share)| Row {
                label,
                value_text: user.numbers().percent_of(share.count, share.base),
                value: share.share,
                interval: Some((share.low, share.high)),
            })
            .collect();
        let text = self.chart_text(user, most, user.text("chart-bars"));
        let lines = shares().map(|(label, share)| line(user, label, share));
        Block::Figure {
            chart: charts::rows(&text, &rows, (ValueMark::Bar, Axis::of(Unit::Share, (0.0, 1.0)))),
            table: Table::new(self.prompt, head(user), lines.collect()),
        }
    }

    /// Mean of each matrix row, or mean rank of each ranking option; below, the distribution of each.
    fn parts(&self, user: &CurrentUser) -> Vec<Block> {
        let range = match &self.question.kind {
            QuestionKind::Matrix(matrix) => (matrix.scale.from(), matrix.scale.to()),
            QuestionKind::Ranking(ranking) => (1, i64::try_from(ranking.options.len()).unwrap_or(i64::MAX)),
            QuestionKind::Rating(_)
            | QuestionKind::Choice(_)
            | QuestionKind::Number(_)
            | QuestionKind::Date
            | QuestionKind::Text(_)
            | QuestionKind::Email
            | QuestionKind::Statement => return Vec::new(),
        };
        let name = |part: &RowReport| row_label(user, self.definition, self.question, &part.code).to_owned();
        let formatted = |value: f64| user.numbers().decimal(value, 2);
        let drawn = |part: &RowReport| {
            let value = part.mean?;
            Some(Row {
                label: name(part),
                value_text: formatted(value),
                value,
                interval: part.interval.map(|interval| (interval.low, interval.high)),
            })
        };
        let rows: Vec<Row> = self.report.rows.iter().filter_map(drawn).collect();
        let lines = self.report.rows.iter().map(|part| {
            let interval = part
                .interval
                .map(|interval| format!("{} – {}", formatted(interval.low), formatted(interval.high)));
            // The count may be withheld, which is not the same as zero.
            let answers = if part.is_withheld {
                Cell::text("–")
            } else {
                user.count_cell(part.answered)
            };
            vec![
                Cell::text(name(part)),
                answers,
                Cell::text(part.mean.map_or_else(|| "–".to_owned(), formatted)),
                Cell::Quiet(interval.unwrap_or_default()),
            ]
        });
        let ends = (to_f64(range.0.into()), to_f64(range.1.into()));
        let text = self.chart_text(user, String::new(), user.text("chart-dots"));
        let columns = ["part", "answers", "mean-value", "interval"]
            .map(|id| user.text(id))
            .to_vec();
        let each = self.report.rows.iter().map(|part| {
            let rows = part.shares.iter();
            let rows = rows.map(|(value, share)| line(user, value.clone(), share));
            Block::Table(Table::new(name(part), head(user), rows.collect()))
        });
        vec![
            Block::Figure {
                chart: charts::rows(&text, &rows, (ValueMark::Dot, Axis::of(Unit::Score, ends))),
                table: Table::new(self.prompt, columns, lines.collect()),
            },
            Block::Details(user.text("show-numbers"), each.collect()),
        ]
    }

    /// Bins of a number, named by their lower edges. The classes of a release are wider and not of one width, so they are
    /// named by both edges.
    fn bins(&self, number: &Number) -> Vec<Bin> {
        if self.is_released {
            let classes = number_classes(self.question).into_iter();
            return classes
                .map(|class| Bin {
                    label: class_label(&class, number),
                    name: class.name,
                })
                .collect();
        }
        let edges = number.bin_edges().into_iter().map(|edge| edge.to_string());
        edges
            .map(|edge| Bin {
                label: edge.clone(),
                name: edge,
            })
            .collect()
    }

    /// Histogram of numbers, from the first to the last bin with a count.
    fn histogram(&self, user: &CurrentUser, number: &Number) -> [Block; 2] {
        let bins = self.bins(number);
        let counted = |bin: &Bin| self.report.count_of(&bin.name);
        let first = bins.iter().position(|bin| counted(bin) > 0).unwrap_or_default();
        let last = bins.iter().rposition(|bin| counted(bin) > 0).unwrap_or_default();
        let bins = bins.get(first..=last).unwrap_or_default();
        let columns: Vec<Column> = bins
            .iter()
            .map(|bin| Column {
                label: bin.label.clone(),
                share: self.report.share_of(&bin.name),
            })
            .collect();
        let rows = bins.iter().map(|bin| {
            vec![
                Cell::text(&bin.label),
                user.count_cell(counted(bin)),
                Cell::text(self.percent(user, &bin.name)),
            ]
        });
        let mut text = self.chart_text(user, String::new(), user.text("chart-columns"));
        text.axis = number.unit.clone().unwrap_or_default();
        let first = if self.is_released { "answer" } else { "from-value" };
        let head = [first, "count", "proportion"].map(|id| user.text(id)).to_vec();
        let table = Table::new(self.prompt, head, rows.collect());
        [
            Block::Chart(charts::columns(&text, &columns)),
            Block::Details(user.text("show-numbers"), vec![Block::Table(table)]),
        ]
    }
}

/// Writes the edges of a class: `5 – <15`; the last one of a number with an upper bound, which it includes, `60 – 100`.
fn class_label(class: &NumberClass, number: &Number) -> String {
    match (&class.from, &class.to) {
        (Some(from), Some(to)) if Some(*to) == number.max => format!("{from} – {to}"),
        (Some(from), Some(to)) => format!("{from} – <{to}"),
        (Some(from), None) => format!("≥{from}"),
        (None, Some(to)) => format!("<{to}"),
        (None, None) => class.name.clone(),
    }
}

fn head(user: &CurrentUser) -> Vec<String> {
    ["answer", "count", "proportion", "interval"]
        .map(|id| user.text(id))
        .to_vec()
}

fn line(user: &CurrentUser, label: String, share: &Share) -> Vec<Cell> {
    let numbers = user.numbers();
    vec![
        Cell::text(label),
        user.count_cell(share.count),
        Cell::text(numbers.percent_of(share.count, share.base)),
        Cell::Quiet(format!(
            "{} – {}",
            numbers.percent(share.low),
            numbers.percent(share.high)
        )),
    ]
}
