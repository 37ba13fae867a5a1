//! Histogram: the share of answers in each bin.

use plotters::prelude::*;

use super::drawing::{BAND, ChartText, DrawOutcome, GRID, HEIGHT, INK, LINE, WIDTH, finish, index_of, svg_or_empty};
use crate::http::web::numbers::written;
use urbivox_core::measure::value::Unit;

/// Largest number of labels on the axis: more would overlap.
const LABELS_MAX: usize = 12;
/// Height of the axis relative to the highest column.
const HEADROOM: f64 = 1.08;

/// Bin of a histogram.
#[derive(Clone, Debug)]
pub struct Column {
    /// Label: the lower bound of the bin.
    pub label: String,
    /// Share of the answers, 0 to 1.
    pub share: f64,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn columns(words: &ChartText, columns: &[Column]) -> String {
    let mut drawn = String::new();
    let outcome = draw(&mut drawn, words, columns);
    svg_or_empty(outcome, || finish(&drawn, words))
}

fn draw(drawn: &mut String, words: &ChartText, columns: &[Column]) -> DrawOutcome {
    let count = i32::try_from(columns.len())?;
    if count == 0 {
        return Ok(false);
    }
    let highest = columns.iter().map(|column| column.share).fold(0.0, f64::max);
    let top = if highest.is_finite() && highest > 0.0 {
        highest * HEADROOM
    } else {
        1.0
    };
    let root = SVGBackend::with_string(drawn, (WIDTH, HEIGHT)).into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(24)
        .x_label_area_size(if words.axis.is_empty() { 32 } else { 52 })
        .y_label_area_size(52)
        .build_cartesian_2d(0.0..f64::from(count), 0.0..top)?;
    // The label of a bin marks its lower bound.
    let label = |at: &f64| {
        let column = index_of(*at).and_then(|index| columns.get(index));
        column.map(|column| column.label.clone()).unwrap_or_default()
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .y_labels(5)
        .x_labels(LABELS_MAX.min(columns.len() + 1))
        .x_desc(words.axis.clone())
        .x_label_formatter(&label)
        .y_label_formatter(&|share: &f64| written(Unit::Share, *share))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .draw()?;
    for (at, column) in (0..count).map(f64::from).zip(columns) {
        let share = if column.share.is_finite() {
            column.share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        let bar = [(at, 0.0), (at + 1.0, share)];
        let both = [
            Rectangle::new(bar, BAND.filled()),
            Rectangle::new(bar, LINE.stroke_width(1)),
        ];
        chart.draw_series(both)?;
    }
    root.present()?;
    drop(chart);
    drop(root);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_is_drawn_of_whatever_there_is() {
        let words = ChartText {
            id: "c".to_owned(),
            title: "Minutes <all>".to_owned(),
            description: "d".to_owned(),
            axis: "min & more".to_owned(),
        };
        let column = |share: f64| Column {
            label: "5".to_owned(),
            share,
        };
        let svg = columns(&words, &[column(0.25), column(0.0), column(0.75)]);
        assert_eq!(svg.matches("class=\"fill-band\"").count(), 3, "{svg}");
        assert!(
            svg.contains("min &amp; more") && !svg.contains("style=") && !svg.contains("\"#"),
            "{svg}"
        );
        assert_eq!(columns(&words, &[]), "");
        for odd in [vec![column(f64::NAN)], vec![column(0.0)], vec![column(-3.0); 900]] {
            assert!(columns(&words, &odd).starts_with("<svg"));
        }
    }
}
