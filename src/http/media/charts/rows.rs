//! Row chart: label and value of each answer, and below them a bar or a dot with the interval as a whisker.

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, NARROW_WIDTH, Scale, Tick, float, thinned, tick_values};
use super::trend::Axis;
use crate::http::web::number_format::NumberFormat;

const FONT_SIZE: f64 = 15.0;
/// Left and right end of the axis.
const LEFT: f64 = 20.0;
const RIGHT: f64 = 456.0;
/// Upper edge of the first row.
const TOP: f64 = 8.0;
/// Height of a row, and of the axis with the margins.
const ROW_HEIGHT: u32 = 46;
const AXIS_HEIGHT: u32 = 44;
/// Distance of the labels of the axis from the lower edge of the chart.
const AXIS_LABELS_ABOVE: f64 = 12.0;
/// Largest number of characters of a label; the table next to the chart has all of them.
const LABEL_CHARS_MAX: usize = 48;
/// Positions within a row: baseline of the label, upper edge and height of a bar.
const LABEL_BASELINE: f64 = 15.0;
const BAR_TOP: f64 = 22.0;
const BAR_HEIGHT: f64 = 18.0;
/// Length of the ends of a whisker.
const CAP: f64 = 10.0;

/// Mark of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueMark {
    /// Bar from the left, for values that start at zero.
    Bar,
    /// Dot, for values without a zero, such as a mean score.
    Dot,
}

/// Row of the chart.
#[derive(Clone, Debug)]
pub struct Row {
    /// Label.
    pub label: String,
    /// Formatted value.
    pub value_text: String,
    /// Value on the axis.
    pub value: f64,
    /// 95 % interval, where there is one.
    pub interval: Option<(f64, f64)>,
}

/// Drawn row.
struct PlacedRow<'a> {
    label: String,
    value_text: &'a str,
    label_y: Coordinate,
    /// Upper edge of the bar.
    top: Coordinate,
    /// Vertical centre of bar, dot and whisker.
    middle: Coordinate,
    value: Coordinate,
    whisker: Option<Whisker>,
}

/// Interval of a row.
struct Whisker {
    low: Coordinate,
    high: Coordinate,
    /// Upper edge of its ends.
    top: Coordinate,
}

#[derive(Template)]
#[template(path = "charts/rows.html")]
struct RowsChart<'a> {
    frame: ChartFrame<'a>,
    is_bar: bool,
    rows: Vec<PlacedRow<'a>>,
    ticks: Vec<Tick>,
    ticks_y: Coordinate,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn rows(chart_text: &ChartText, rows: &[Row], (mark, axis): (ValueMark, Axis)) -> String {
    if rows.is_empty() {
        return String::new();
    }
    // Saturates at the largest possible height.
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let height = count.saturating_mul(ROW_HEIGHT).saturating_add(AXIS_HEIGHT);
    let scale = Scale::new(axis.ends(), (LEFT, RIGHT));
    let placed = rows.iter().enumerate();
    svg_or_empty(&RowsChart {
        frame: ChartFrame {
            chart_text,
            width: NARROW_WIDTH,
            height,
            font_size: FONT_SIZE,
        },
        is_bar: mark == ValueMark::Bar,
        rows: placed.map(|(index, row)| placed_row(row, index, scale)).collect(),
        ticks: ticks(chart_text.numbers, axis, scale),
        ticks_y: Coordinate(f64::from(height) - AXIS_LABELS_ABOVE),
    })
}

/// Returns the label, shortened when it is too long.
fn cut(label: &str) -> String {
    if label.chars().count() <= LABEL_CHARS_MAX {
        return label.to_owned();
    }
    let mut cut: String = label.chars().take(LABEL_CHARS_MAX - 1).collect();
    cut.push('…');
    cut
}

/// Places a row; the first is at the top.
fn placed_row(row: &Row, index: usize, scale: Scale) -> PlacedRow<'_> {
    let top = TOP + float(index) * f64::from(ROW_HEIGHT);
    let middle = top + BAR_TOP + BAR_HEIGHT / 2.0;
    PlacedRow {
        label: cut(&row.label),
        value_text: &row.value_text,
        label_y: Coordinate(top + LABEL_BASELINE),
        top: Coordinate(top + BAR_TOP),
        middle: Coordinate(middle),
        value: Coordinate(scale.at(row.value)),
        whisker: row.interval.map(|(low, high)| Whisker {
            low: Coordinate(scale.at(low)),
            high: Coordinate(scale.at(high)),
            top: Coordinate(middle - CAP / 2.0),
        }),
    }
}

/// Returns the ticks of the axis, with as many labels as fit.
fn ticks(numbers: NumberFormat, axis: Axis, scale: Scale) -> Vec<Tick> {
    let values = tick_values(axis.unit(), axis.ends());
    let spacing = match values.as_slice() {
        [first, second, ..] => scale.at(*second) - scale.at(*first),
        _ => RIGHT - LEFT,
    };
    let ticks = values.into_iter().map(|value| Tick {
        at: Coordinate(scale.at(value)),
        label: numbers.measure(axis.unit(), value),
    });
    thinned(ticks.collect(), spacing, FONT_SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::measure::value::Unit;

    fn chart_text() -> ChartText {
        ChartText {
            id: "rows".to_owned(),
            title: "Most often: <5>".to_owned(),
            description: "d".to_owned(),
            axis: String::new(),
            numbers: NumberFormat::of("en"),
        }
    }

    fn row(label: &str, value: f64, interval: Option<(f64, f64)>) -> Row {
        Row {
            label: label.to_owned(),
            value_text: "82 %".to_owned(),
            value,
            interval,
        }
    }

    #[test]
    fn each_row_has_its_label_value_and_whisker() {
        let axis = Axis::of(Unit::Share, (0.0, 1.0));
        let some = [
            row("Sehr gut & schnell", 0.82, Some((0.7, 0.9))),
            row(&"ä".repeat(60), 0.0, None),
        ];
        let svg = rows(&chart_text(), &some, (ValueMark::Bar, axis));
        assert!(
            svg.starts_with("<svg") && svg.contains("viewBox=\"0 0 480 136\""),
            "{svg}"
        );
        assert!(svg.contains("Sehr gut &#38; schnell") && svg.contains(&format!("{}…", "ä".repeat(47))));
        assert_eq!(svg.matches("class=\"fill-band stroke-line\"").count(), 2);
        let bare = rows(&chart_text(), &[row("a", 0.5, None)], (ValueMark::Bar, axis));
        assert!(!bare.contains("stroke-ink"), "{bare}");
        assert!(svg.contains("stroke-ink"), "{svg}");
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        let dots = rows(&chart_text(), &some, (ValueMark::Dot, axis));
        assert_eq!(dots.matches("<circle").count(), 2, "{dots}");
    }

    #[test]
    fn nothing_breaks_it() {
        let axis = Axis::of(Unit::Points, (f64::NAN, 1.0));
        assert_eq!(rows(&chart_text(), &[], (ValueMark::Bar, axis)), "");
        let odd = [
            row("", f64::NAN, Some((f64::NAN, f64::INFINITY))),
            row("x", -9.0, Some((2.0, 1.0))),
        ];
        for mark in [ValueMark::Bar, ValueMark::Dot] {
            assert!(rows(&chart_text(), &odd, (mark, axis)).starts_with("<svg"));
        }
    }
}
