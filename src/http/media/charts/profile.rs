//! Profile chart: a city's values as bars, with the mean of all cities as a line and the best as a dot.

use plotters::prelude::*;

use super::drawing::{
    BAND, ChartText, DrawOutcome, GRID, HEIGHT, INK, LINE, WARN, WIDTH, finish, index_of, svg_or_empty,
};
use crate::http::web::numbers::written;
use urbivox_core::measure::value::Unit;

/// Values of one dimension.
#[derive(Clone, Debug)]
pub struct RangeBar {
    /// Key of the dimension.
    pub label: String,
    /// Value of the city, 0 to 1.
    pub own: f64,
    /// Mean of all cities, 0 to 1.
    pub mean: f64,
    /// Best of all cities, 0 to 1.
    pub best: f64,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn profile(words: &ChartText, beams: &[RangeBar]) -> String {
    let mut drawn = String::new();
    let outcome = draw(&mut drawn, beams);
    svg_or_empty(outcome, || finish(&drawn, words))
}

fn draw(drawn: &mut String, beams: &[RangeBar]) -> DrawOutcome {
    let count = i32::try_from(beams.len())?;
    if count == 0 {
        return Ok(false);
    }
    let root = SVGBackend::with_string(drawn, (WIDTH, HEIGHT)).into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .x_label_area_size(32)
        .y_label_area_size(52)
        .build_cartesian_2d(-0.5..f64::from(count) - 0.5, 0.0..1.05)?;
    let label = |at: &f64| {
        index_of(*at)
            .and_then(|index| beams.get(index))
            .map(|beam| beam.label.clone())
            .unwrap_or_default()
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .y_labels(5)
        .x_labels(beams.len().saturating_mul(2))
        .x_label_formatter(&label)
        .y_label_formatter(&|share: &f64| written(Unit::Share, *share))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .draw()?;
    let placed = || (0_i32..).map(f64::from).zip(beams);
    chart.draw_series(
        placed().map(|(at, beam)| Rectangle::new([(at - 0.32, 0.0), (at + 0.32, beam.own)], BAND.filled())),
    )?;
    chart.draw_series(
        placed().map(|(at, beam)| Rectangle::new([(at - 0.32, 0.0), (at + 0.32, beam.own)], LINE.stroke_width(2))),
    )?;
    chart.draw_series(placed().map(|(at, beam)| {
        PathElement::new(
            vec![(at - 0.42, beam.mean), (at + 0.42, beam.mean)],
            INK.stroke_width(3),
        )
    }))?;
    chart.draw_series(placed().map(|(at, beam)| Circle::new((at, beam.best), 5, WARN.filled())))?;
    root.present()?;
    drop(chart);
    drop(root);
    Ok(true)
}
