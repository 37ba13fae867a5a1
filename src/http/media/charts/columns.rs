//! Histogram: the share of answers in each bin.

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, NARROW_WIDTH, Plot, float, tick_step};
use urbivox_core::measure::value::Unit;

/// Bin of a histogram.
#[derive(Clone, Debug)]
pub struct Column {
    /// Label: the lower bound of the bin.
    pub label: String,
    /// Share of the answers, 0 to 1.
    pub share: f64,
}

/// Rectangle of a bin, on the lower edge of the plot area.
struct Bar {
    left: Coordinate,
    right: Coordinate,
    top: Coordinate,
}

#[derive(Template)]
#[template(path = "charts/columns.html")]
struct ColumnsChart<'a> {
    frame: ChartFrame<'a>,
    plot: Plot,
    bars: Vec<Bar>,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn columns(chart_text: &ChartText, columns: &[Column]) -> String {
    if columns.is_empty() {
        return String::new();
    }
    let highest = columns.iter().map(valid_share).fold(0.0, f64::max);
    let plot = Plot::new(
        NARROW_WIDTH,
        chart_text.numbers,
        Unit::Share,
        (0.0, axis_end(highest)),
        !chart_text.axis.is_empty(),
    );
    let count = float(columns.len());
    let scale = plot.horizontal((0.0, count), 0.0);
    let edge = |index: usize| scale.at(float(index));
    // The label of a bin marks its lower bound.
    let labels = columns.iter().enumerate();
    let labels = labels.map(|(index, column)| (edge(index), column.label.clone()));
    let plot = plot.with_labels(labels, (scale.at(count) - scale.at(0.0)) / count);
    let bars = columns.iter().enumerate().map(|(index, column)| Bar {
        left: Coordinate(edge(index)),
        right: Coordinate(edge(index + 1)),
        top: Coordinate(plot.y(valid_share(column))),
    });
    let bars = bars.collect();
    let frame = ChartFrame::upright(chart_text, NARROW_WIDTH);
    svg_or_empty(&ColumnsChart { frame, plot, bars })
}

/// Returns the share of a column within 0 to 1; 0 when it is not finite.
fn valid_share(column: &Column) -> f64 {
    if column.share.is_finite() {
        column.share.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// Returns the upper end of the axis: the first tick that is not below the highest column.
fn axis_end(highest: f64) -> f64 {
    if highest > 0.0 {
        let step = tick_step(Unit::Share, highest);
        (highest / step).ceil() * step
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::number_format::NumberFormat;

    #[test]
    fn a_histogram_is_drawn_for_any_counts() {
        let chart_text = ChartText {
            id: "c".to_owned(),
            title: "Minutes <all>".to_owned(),
            description: "d".to_owned(),
            axis: "min & more".to_owned(),
            numbers: NumberFormat::of("en"),
        };
        let column = |share: f64| Column {
            label: "5".to_owned(),
            share,
        };
        let svg = columns(&chart_text, &[column(0.25), column(0.0), column(0.75)]);
        assert_eq!(svg.matches("class=\"fill-band stroke-line\"").count(), 3, "{svg}");
        assert!(
            svg.contains("min &#38; more") && !svg.contains("style=") && !svg.contains("\"#"),
            "{svg}"
        );
        assert_eq!(columns(&chart_text, &[]), "");
        for odd in [vec![column(f64::NAN)], vec![column(0.0)], vec![column(-3.0); 900]] {
            assert!(columns(&chart_text, &odd).starts_with("<svg"));
        }
    }

    #[test]
    fn the_axis_ends_at_a_tick() {
        let ends = [0.31, 0.75, 1.0, 0.004, 0.0].map(|highest| format!("{:.2}", axis_end(highest)));
        assert_eq!(ends, ["0.40", "0.80", "1.00", "0.01", "1.00"]);
    }
}
