//! Time series of a measure, with its interval as a band.

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, Plot, Point, Scale, WIDTH, float};
use urbivox_core::measure::interval::Interval;
use urbivox_core::measure::value::Unit;

/// Space between the ends of the plot area and the first and the last point.
const INSET: f64 = 12.0;
/// Half the width of the band of a single point.
const SINGLE_BAND_HALF: f64 = 6.0;
/// Smallest distance of two points that are drawn as dots: closer dots would hide the line.
const DOT_SPACING_MIN: f64 = 12.0;

/// Point of the series.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// Label on the axis.
    pub label: String,
    /// Value of the measure; `None` leaves a gap.
    pub value: Option<f64>,
    /// Interval of the value; `None` leaves a gap in the band.
    pub interval: Option<Interval>,
    /// Whether the measure changed here, so that earlier values do not compare with later ones.
    pub breaks_here: bool,
    /// Whether something happened in this part of the series, so that it may not compare with the part before.
    pub is_marked: bool,
}

/// Unit and range of the axis of values.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    unit: Unit,
    low: f64,
    high: f64,
}

impl Axis {
    /// Returns the unit.
    pub(super) fn unit(self) -> Unit {
        self.unit
    }

    /// Returns the lower and the upper end.
    pub(super) fn ends(self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// Creates an axis over the whole range of a measure, so that no difference looks larger than it is. An invalid range
    /// becomes 0 to 1.
    pub fn of(unit: Unit, (low, high): (f64, f64)) -> Axis {
        if low.is_finite() && high.is_finite() && low < high {
            Axis { unit, low, high }
        } else {
            Axis {
                unit,
                low: 0.0,
                high: 1.0,
            }
        }
    }
}

/// Drawn points between two gaps or breaks.
struct Run {
    /// Outline of each part of the band: upper ends from left to right, then lower ends back.
    bands: Vec<Vec<Point>>,
    line: Vec<Point>,
    dots: Vec<Point>,
}

#[derive(Template)]
#[template(path = "charts/trend.html")]
struct TrendChart<'a> {
    frame: ChartFrame<'a>,
    plot: Plot,
    runs: Vec<Run>,
    /// Horizontal positions of the changes of the measure.
    breaks: Vec<Coordinate>,
    /// Horizontal positions of the other marks.
    marks: Vec<Coordinate>,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn trend(chart_text: &ChartText, points: &[TrendPoint], axis: Axis) -> String {
    if points.is_empty() {
        return String::new();
    }
    let has_title = !chart_text.axis.is_empty();
    let plot = Plot::new(WIDTH, chart_text.numbers, axis.unit, axis.ends(), has_title);
    let last = float(points.len() - 1);
    // A single point is in the centre.
    let ends = if last > 0.0 { (0.0, last) } else { (-1.0, 1.0) };
    let scale = plot.horizontal(ends, INSET);
    let spacing = scale.at(ends.0 + 1.0) - scale.at(ends.0);
    let labels = points.iter().enumerate();
    let labels = labels.map(|(index, point)| (scale.at(float(index)), point.label.clone()));
    let plot = plot.with_labels(labels, spacing);
    let runs = runs(points);
    let runs = runs
        .iter()
        .map(|run| placed_run(run, &plot, (scale, spacing)))
        .collect();
    // The change is between the point before and this one; before the first there is nothing to compare.
    let lines = |is_wanted: fn(&TrendPoint) -> bool| -> Vec<Coordinate> {
        let wanted = points.iter().enumerate().skip(1).filter(|(_, point)| is_wanted(point));
        wanted
            .map(|(index, _)| Coordinate(scale.at(float(index) - 0.5)))
            .collect()
    };
    let breaks = lines(|point| point.breaks_here);
    let marks = lines(|point| point.is_marked && !point.breaks_here);
    svg_or_empty(&TrendChart {
        frame: ChartFrame::upright(chart_text, WIDTH),
        plot,
        runs,
        breaks,
        marks,
    })
}

/// Point of a run: index in the series, value and interval. All numbers are finite.
#[derive(Clone, Copy, Debug)]
struct RunPoint {
    index: usize,
    value: f64,
    interval: Option<Interval>,
}

/// Places a run.
fn placed_run(run: &[RunPoint], plot: &Plot, (scale, spacing): (Scale, f64)) -> Run {
    let place = |point: &RunPoint| Point::new(scale.at(float(point.index)), plot.y(point.value));
    let line: Vec<Point> = run.iter().map(place).collect();
    let bands = run.chunk_by(|one, next| one.interval.is_some() == next.interval.is_some());
    let bands = bands.filter_map(|points| {
        let ends = points.iter().map(|point| Some((point.index, point.interval?)));
        Some(placed_band(&ends.collect::<Option<Vec<_>>>()?, plot, scale))
    });
    let bands = bands.collect();
    let dots = if spacing >= DOT_SPACING_MIN || run.len() == 1 {
        line.clone()
    } else {
        Vec::new()
    };
    Run { bands, line, dots }
}

/// Places the band of neighbouring points. That of a single point would have no width, so that it is given one.
fn placed_band(ends: &[(usize, Interval)], plot: &Plot, scale: Scale) -> Vec<Point> {
    if let [(index, interval)] = ends {
        let x = scale.at(float(*index));
        let (left, right) = (x - SINGLE_BAND_HALF, x + SINGLE_BAND_HALF);
        let (low, high) = (plot.y(interval.low), plot.y(interval.high));
        let corners = [(left, high), (right, high), (right, low), (left, low)];
        return corners.map(|(x, y)| Point::new(x, y)).to_vec();
    }
    let place = |index: usize, value: f64| Point::new(scale.at(float(index)), plot.y(value));
    let upper = ends.iter().map(|(index, interval)| place(*index, interval.high));
    let lower = ends.iter().rev().map(|(index, interval)| place(*index, interval.low));
    upper.chain(lower).collect()
}

/// Splits the points at gaps and breaks: a line must not connect values that do not compare.
fn runs(points: &[TrendPoint]) -> Vec<Vec<RunPoint>> {
    let mut runs: Vec<Vec<RunPoint>> = vec![Vec::new()];
    for (index, point) in points.iter().enumerate() {
        let value = point.value.filter(|value| value.is_finite());
        let is_finite = |interval: &Interval| interval.low.is_finite() && interval.high.is_finite();
        let interval = point.interval.filter(is_finite);
        if value.is_none() || point.breaks_here {
            runs.push(Vec::new());
        }
        if let (Some(value), Some(run)) = (value, runs.last_mut()) {
            run.push(RunPoint { index, value, interval });
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::number_format::NumberFormat;

    fn chart_text() -> ChartText {
        ChartText {
            id: "t".to_owned(),
            title: "82 % <satisfied>".to_owned(),
            description: "By week".to_owned(),
            axis: String::new(),
            numbers: NumberFormat::of("en"),
        }
    }

    fn point(value: Option<f64>) -> TrendPoint {
        TrendPoint {
            label: "2026-01-01".to_owned(),
            value,
            interval: Some(Interval { low: 0.4, high: 0.6 }),
            breaks_here: false,
            is_marked: false,
        }
    }

    #[test]
    fn a_break_ends_the_line_and_a_mark_only_has_a_line_of_its_own() {
        let mut points = vec![point(Some(0.5)); 4];
        points[0].is_marked = true;
        points[1].is_marked = true;
        points[2].breaks_here = true;
        points[2].is_marked = true;
        let svg = trend(&chart_text(), &points, Axis::of(Unit::Share, (0.0, 1.0)));
        let count = |class: &str| svg.matches(class).count();
        assert_eq!(
            (count("<polyline"), count("stroke-warn"), count("stroke-dasharray")),
            (2, 1, 1),
            "{svg}"
        );
    }

    #[test]
    fn a_chart_complies_with_the_content_security_policy() {
        let svg = trend(
            &chart_text(),
            &[point(Some(0.5)), point(None), point(Some(0.7)), point(Some(0.6))],
            Axis::of(Unit::Share, (0.0, 1.0)),
        );
        assert!(
            svg.contains("82 % &#60;satisfied&#62;") && svg.ends_with("</svg>\n") || svg.ends_with("</svg>"),
            "{svg}"
        );
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        assert!(
            svg.contains("class=\"fill-band\"") && svg.contains("class=\"stroke-line\""),
            "{svg}"
        );
    }

    #[test]
    fn a_value_without_an_interval_has_a_gap_in_the_band() {
        let alone = TrendPoint {
            interval: None,
            ..point(Some(0.5))
        };
        let bands = |points: &[TrendPoint]| {
            let svg = trend(&chart_text(), points, Axis::of(Unit::Share, (0.0, 1.0)));
            svg.matches("class=\"fill-band\"").count()
        };
        assert_eq!(bands(&[point(Some(0.5)), alone.clone(), point(Some(0.5))]), 2);
        assert_eq!(
            (
                bands(&[alone.clone(), alone]),
                bands(&[point(Some(0.5)), point(Some(0.6))])
            ),
            (0, 1)
        );
    }

    #[test]
    fn nothing_breaks_it() {
        assert_eq!(trend(&chart_text(), &[], Axis::of(Unit::Share, (0.0, 1.0))), "");
        for points in [
            vec![point(None)],
            vec![point(Some(f64::NAN))],
            vec![point(Some(7.0))],
            vec![point(Some(0.5)); 3_000],
        ] {
            assert!(trend(&chart_text(), &points, Axis::of(Unit::Points, (f64::NAN, 1.0))).starts_with("<svg"));
        }
    }
}
