//! Profile chart: a city's values as bars, with the mean of all cities as a line and the best as a dot.

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, Plot, Point, WIDTH, float};
use urbivox_core::measure::value::Unit;

/// Half the width of a bar, and of the line of the mean, as part of the space of a dimension.
const BAR_HALF: f64 = 0.32;
const MEAN_HALF: f64 = 0.42;

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

/// Drawn dimension.
struct Dimension {
    bar_left: Coordinate,
    bar_right: Coordinate,
    bar_top: Coordinate,
    mean_left: Coordinate,
    mean_right: Coordinate,
    mean: Coordinate,
    best: Point,
}

#[derive(Template)]
#[template(path = "charts/profile.html")]
struct ProfileChart<'a> {
    frame: ChartFrame<'a>,
    plot: Plot,
    dimensions: Vec<Dimension>,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn profile(chart_text: &ChartText, beams: &[RangeBar]) -> String {
    if beams.is_empty() {
        return String::new();
    }
    let has_title = !chart_text.axis.is_empty();
    let plot = Plot::new(WIDTH, chart_text.numbers, Unit::Share, (0.0, 1.0), has_title);
    let count = float(beams.len());
    let scale = plot.horizontal((0.0, count), 0.0);
    // Each dimension has a space of one unit, in whose centre it is drawn.
    let centre = |index: usize| float(index) + 0.5;
    let labels = beams.iter().enumerate();
    let labels = labels.map(|(index, beam)| (scale.at(centre(index)), beam.label.clone()));
    let plot = plot.with_labels(labels, (scale.at(count) - scale.at(0.0)) / count);
    let x = |index: usize, offset: f64| Coordinate(scale.at(centre(index) + offset));
    let dimensions = beams.iter().enumerate().map(|(index, beam)| Dimension {
        bar_left: x(index, -BAR_HALF),
        bar_right: x(index, BAR_HALF),
        bar_top: Coordinate(plot.y(beam.own)),
        mean_left: x(index, -MEAN_HALF),
        mean_right: x(index, MEAN_HALF),
        mean: Coordinate(plot.y(beam.mean)),
        best: Point::new(scale.at(centre(index)), plot.y(beam.best)),
    });
    let dimensions = dimensions.collect();
    let frame = ChartFrame::upright(chart_text, WIDTH);
    svg_or_empty(&ProfileChart {
        frame,
        plot,
        dimensions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::number_format::NumberFormat;

    #[test]
    fn each_dimension_has_a_bar_a_line_and_a_dot() {
        let chart_text = ChartText {
            id: "p".to_owned(),
            title: "Lyon & the mean".to_owned(),
            description: "d".to_owned(),
            axis: String::new(),
            numbers: NumberFormat::of("en"),
        };
        let beam = |own: f64| RangeBar {
            label: "D1".to_owned(),
            own,
            mean: 0.5,
            best: 0.9,
        };
        let svg = profile(&chart_text, &[beam(0.4), beam(f64::NAN), beam(7.0)]);
        assert!(svg.starts_with("<svg") && svg.contains("Lyon &#38; the mean"), "{svg}");
        assert_eq!(svg.matches("class=\"fill-band stroke-line\"").count(), 3, "{svg}");
        assert_eq!(svg.matches("<circle").count(), 3, "{svg}");
        assert!(
            !svg.contains("NaN") && !svg.contains("style=") && !svg.contains("\"#"),
            "{svg}"
        );
        assert_eq!(profile(&chart_text, &[]), "");
    }
}
