//! Row chart: label and value of each answer, and below them a bar or a dot with the interval as a whisker.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::drawing::{BAND, ChartText, DrawOutcome, GRID, INK, LINE, finish_with_size, svg_or_empty};
use super::trend::Axis;
use crate::http::web::numbers::written;

/// Narrower than the other charts, so that text stays readable on a phone.
const WIDTH: u32 = 480;
/// Height of a row, and of the axis with the margins.
const ROW_HEIGHT: u32 = 46;
const AXIS_HEIGHT: u32 = 44;
/// Largest number of characters of a label; the table next to the chart has all of them.
const LABEL_CHARS_MAX: usize = 48;
/// Vertical positions within a row, from 0 (top) to 1 (bottom).
const LABEL_Y: f64 = 0.08;
const BAR: (f64, f64) = (0.46, 0.86);
const MIDDLE: f64 = 0.66;
/// Half the height of the ends of a whisker, as part of a row.
const CAP: f64 = 0.12;

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
    pub told: String,
    /// Value on the axis.
    pub value: f64,
    /// 95 % interval, where there is one.
    pub interval: Option<(f64, f64)>,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn rows(words: &ChartText, rows: &[Row], (mark, axis): (ValueMark, Axis)) -> String {
    let mut drawn = String::new();
    // Saturates at the largest possible height.
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let height = count.saturating_mul(ROW_HEIGHT).saturating_add(AXIS_HEIGHT);
    let outcome = draw(&mut drawn, rows, (mark, axis), height);
    svg_or_empty(outcome, || finish_with_size(&drawn, words, (WIDTH, height)))
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

fn draw(drawn: &mut String, rows: &[Row], (mark, axis): (ValueMark, Axis), height: u32) -> DrawOutcome {
    let count = i32::try_from(rows.len())?;
    if count == 0 {
        return Ok(false);
    }
    let root = SVGBackend::with_string(drawn, (WIDTH, height)).into_drawing_area();
    let (low, high) = axis.ends();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_left(20)
        .margin_right(24)
        .x_label_area_size(24)
        .build_cartesian_2d(low..high, 0.0..f64::from(count))?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(5)
        .x_label_formatter(&|value: &f64| written(axis.unit(), *value))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 15).into_font().color(&INK))
        .draw()?;
    let style = |side: HPos| {
        let style = ("sans-serif", 15).into_font().color(&INK);
        style.pos(Pos::new(side, VPos::Top))
    };
    for (at, row) in (0..count).map(f64::from).zip(rows) {
        // The first row is at the top.
        let y = |part: f64| f64::from(count) - at - part;
        let within = |value: f64| if value.is_finite() { value.clamp(low, high) } else { low };
        let place = within(row.value);
        let words = [
            Text::new(cut(&row.label), (low, y(LABEL_Y)), style(HPos::Left)),
            Text::new(row.told.clone(), (high, y(LABEL_Y)), style(HPos::Right)),
        ];
        chart.draw_series(words)?;
        if mark == ValueMark::Bar {
            let bar = [(low, y(BAR.0)), (place, y(BAR.1))];
            let bars = [
                Rectangle::new(bar, BAND.filled()),
                Rectangle::new(bar, LINE.stroke_width(2)),
            ];
            chart.draw_series(bars)?;
        }
        if let Some((from, to)) = row.interval {
            let (from, to) = (within(from), within(to));
            let middle = y(MIDDLE);
            let whisker = [
                [(from, middle), (to, middle)],
                [(from, middle - CAP), (from, middle + CAP)],
                [(to, middle - CAP), (to, middle + CAP)],
            ];
            let whisker = whisker.map(|line| PathElement::new(line.to_vec(), INK.stroke_width(2)));
            chart.draw_series(whisker)?;
        }
        if mark == ValueMark::Dot {
            let dot = Circle::new((place, y(MIDDLE)), 6, LINE.filled());
            chart.draw_series(std::iter::once(dot))?;
        }
    }
    root.present()?;
    drop(chart);
    drop(root);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::measure::value::Unit;

    fn words() -> ChartText {
        ChartText {
            id: "rows".to_owned(),
            title: "Most often: <5>".to_owned(),
            description: "d".to_owned(),
            axis: String::new(),
        }
    }

    fn row(label: &str, value: f64, interval: Option<(f64, f64)>) -> Row {
        Row {
            label: label.to_owned(),
            told: "82 %".to_owned(),
            value,
            interval,
        }
    }

    #[test]
    fn each_row_has_its_words_its_number_and_its_whisker() {
        let axis = Axis::of(Unit::Share, (0.0, 1.0));
        let some = [
            row("Sehr gut & schnell", 0.82, Some((0.7, 0.9))),
            row(&"ä".repeat(60), 0.0, None),
        ];
        let svg = rows(&words(), &some, (ValueMark::Bar, axis));
        assert!(
            svg.starts_with("<svg") && svg.contains("viewBox=\"0 0 480 136\""),
            "{svg}"
        );
        assert!(svg.contains("Sehr gut &amp; schnell") && svg.contains(&format!("{}…", "ä".repeat(47))));
        assert_eq!(svg.matches("class=\"fill-band\"").count(), 2);
        let bare = rows(&words(), &[row("a", 0.5, None)], (ValueMark::Bar, axis));
        assert!(!bare.contains("stroke-ink"), "{bare}");
        assert!(svg.contains("stroke-ink"), "{svg}");
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        let dots = rows(&words(), &some, (ValueMark::Dot, axis));
        assert_eq!(dots.matches("<circle").count(), 2, "{dots}");
    }

    #[test]
    fn nothing_breaks_it() {
        let axis = Axis::of(Unit::Points, (f64::NAN, 1.0));
        assert_eq!(rows(&words(), &[], (ValueMark::Bar, axis)), "");
        let odd = [
            row("", f64::NAN, Some((f64::NAN, f64::INFINITY))),
            row("x", -9.0, Some((2.0, 1.0))),
        ];
        for mark in [ValueMark::Bar, ValueMark::Dot] {
            assert!(rows(&words(), &odd, (mark, axis)).starts_with("<svg"));
        }
    }
}
