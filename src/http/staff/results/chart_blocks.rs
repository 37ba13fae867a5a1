//! Blocks of a control chart: the finding, the drawing, and tables of the same figures.

use std::collections::BTreeSet;

use super::values::number;
use crate::app::reports::control_chart::{ChartPhase, QuestionChart};
use crate::http::media::charts;
use crate::http::media::charts::{Axis, ChartText, ControlPhase, ControlPoint};
use crate::http::staff::components::{Block, Cell, Field, FormView, Table, Tone};
use crate::http::staff::current_user::CurrentUser;
use crate::http::web::date_format::DateFormat;
use urbivox_core::measure::change::chart_points::ChartPoint;
use urbivox_core::measure::change::control_chart::SignalRule;
use urbivox_core::measure::value::{Unit, decimals_of};

/// Finding, drawing and tables of a chart. `prompt`: prompt of its question.
pub(super) fn blocks(user: &CurrentUser, chart: &QuestionChart, prompt: &str) -> Vec<Block> {
    let finding = finding(user, chart);
    let mut blocks = vec![Block::Heading(prompt.to_owned()), Block::Lead(finding.clone())];
    let text = ChartText {
        id: "control".to_owned(),
        title: format!("{prompt} {finding}"),
        description: user.text("control-chart-description"),
        axis: String::new(),
        numbers: user.numbers(),
    };
    let phases: Vec<ControlPhase> = chart.phases.iter().map(|phase| drawn(user, phase)).collect();
    let drawing = charts::control(&text, &phases, Axis::of(chart.unit, chart.range));
    if !drawing.is_empty() {
        blocks.push(Block::Chart(drawing));
    }
    blocks.push(Block::Quiet(user.text("control-chart-rules")));
    let shown = chart.phases.iter().enumerate();
    let tables: Vec<Block> = shown
        .filter(|(_, phase)| !phase.points.is_empty())
        .map(|(at, phase)| Block::Table(table(user, chart, phase, at == 0)))
        .collect();
    if !tables.is_empty() {
        blocks.push(Block::Details(user.text("show-numbers"), tables));
    }
    blocks
}

/// Finding of the newest phase in words.
fn finding(user: &CurrentUser, chart: &QuestionChart) -> String {
    let newest = chart.phases.last().and_then(|phase| phase.chart.as_ref());
    let Some(newest) = newest else {
        return user.text("control-chart-few");
    };
    let points: BTreeSet<usize> = newest.signals.iter().map(|signal| signal.point).collect();
    let day = ("day", user.day(chart.through).into());
    if points.is_empty() {
        return user.texts.with("control-chart-none", &[day]);
    }
    let count = u64::try_from(points.len()).unwrap_or(u64::MAX);
    user.texts
        .with("control-chart-signals", &[("count", number(count)), day])
}

/// Rules by which a point of a phase is a signal.
fn rules_of(phase: &ChartPhase, point: usize) -> impl Iterator<Item = SignalRule> {
    let signals = phase.chart.iter().flat_map(|chart| &chart.signals);
    signals
        .filter(move |signal| signal.point == point)
        .map(|signal| signal.rule)
}

fn limits_of(phase: &ChartPhase, point: usize) -> Option<(f64, f64)> {
    phase.chart.as_ref()?.limits.get(point).copied()
}

fn drawn(user: &CurrentUser, phase: &ChartPhase) -> ControlPhase {
    let dates = DateFormat::of(user.texts.language());
    let points = phase.points.iter().enumerate().map(|(at, point)| ControlPoint {
        label: dates.month(point.to),
        value: point.value,
        limits: limits_of(phase, at),
        is_signal: rules_of(phase, at).next().is_some(),
    });
    ControlPhase {
        centre: phase.chart.as_ref().map(|chart| chart.centre),
        points: points.collect(),
    }
}

/// Table of the points of a phase; its caption says how the phase began.
fn table(user: &CurrentUser, chart: &QuestionChart, phase: &ChartPhase, is_first: bool) -> Table {
    let caption = match &phase.baseline {
        Some(baseline) => {
            let values = [
                ("day", user.day(baseline.first_day).into()),
                ("reason", baseline.reason.clone().into()),
            ];
            user.texts.with("phase-baseline", &values)
        }
        None if is_first => user.text("phase-first"),
        None => user.text("phase-measure"),
    };
    let dates = DateFormat::of(user.texts.language());
    let in_unit = |value: f64| match chart.unit {
        Unit::Score => user.numbers().decimal(value, decimals_of(chart.unit, chart.range)),
        Unit::Share | Unit::Points | Unit::Minutes => user.numbers().measure(chart.unit, value),
    };
    let value = |point: &ChartPoint| match point.hits {
        Some(hits) => user.numbers().percent_of(hits, point.n),
        None => in_unit(point.value),
    };
    let rows = phase.points.iter().enumerate().map(|(at, point)| {
        let (first, last) = (dates.month(point.from), dates.month(point.to));
        let months = if first == last {
            first
        } else {
            format!("{first} – {last}")
        };
        let limits = limits_of(phase, at).map(|(low, high)| format!("{} – {}", in_unit(low), in_unit(high)));
        let signals: Vec<String> = rules_of(phase, at)
            .map(|rule| match rule {
                SignalRule::BeyondLimits => user.text("signal-beyond"),
                SignalRule::EightOnOneSide => user.text("signal-eight"),
            })
            .collect();
        let signal = if signals.is_empty() {
            Cell::text("–")
        } else {
            Cell::State("missing", signals.join(" · "))
        };
        vec![
            Cell::text(months),
            user.count_cell(point.n),
            Cell::text(value(point)),
            Cell::Quiet(limits.unwrap_or_else(|| "–".to_owned())),
            signal,
        ]
    });
    let head = ["begins-on", "answers", "measure-value", "control-limits", "signal"].map(|id| user.text(id));
    Table::new(caption, head.to_vec(), rows.collect())
}

/// Table of the baselines that people set, each with a button that removes it.
pub(super) fn baselines(user: &CurrentUser, chart: &QuestionChart) -> Block {
    let rows = chart.baselines.iter().map(|baseline| {
        let hidden = vec![
            Field::hidden("do", "remove"),
            Field::hidden("baseline", baseline.id.to_string()),
            Field::hidden("question", chart.question.clone()),
        ];
        vec![
            Cell::text(user.day(baseline.first_day)),
            Cell::text(&baseline.reason),
            Cell::Forms(vec![FormView::button("", hidden, user.text("remove"), Tone::Danger)]),
        ]
    });
    let head = ["baseline-first-day", "baseline-reason", "do"].map(|id| user.text(id));
    let caption = user.text("baselines-title");
    Block::Table(Table::new(caption, head.to_vec(), rows.collect()))
}
