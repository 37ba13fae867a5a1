//! Time series of a measure, with its interval as a band.

use plotters::prelude::*;

use crate::http::web::numbers::written;
use urbivox_core::measure::value::Unit;

use super::drawing::{
    BAND, ChartText, DrawOutcome, GRID, HEIGHT, INK, LINE, WARN, WIDTH, finish, index_of, svg_or_empty,
};

/// Largest number of labels on the axis: more would overlap.
const LABELS_MAX: usize = 8;

/// Point of the series.
#[derive(Clone, Debug)]
pub struct TrendPoint {
    /// Label on the axis.
    pub label: String,
    /// Value of the measure; `None` leaves a gap.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Whether the measure changed here, so that earlier values do not compare with later ones.
    pub breaks_here: bool,
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

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn trend(words: &ChartText, points: &[TrendPoint], axis: Axis) -> String {
    let mut drawn = String::new();
    let outcome = draw(&mut drawn, points, axis);
    svg_or_empty(outcome, || finish(&drawn, words))
}

fn draw(drawn: &mut String, points: &[TrendPoint], axis: Axis) -> DrawOutcome {
    let count = i32::try_from(points.len())?;
    if count == 0 {
        return Ok(false);
    }
    let root = SVGBackend::with_string(drawn, (WIDTH, HEIGHT)).into_drawing_area();
    let right = f64::from(count - 1).max(1.0);
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(36)
        .x_label_area_size(32)
        .y_label_area_size(52)
        .build_cartesian_2d(0.0..right, axis.low..axis.high)?;
    let label = |at: &f64| {
        let point = index_of(*at).and_then(|index| points.get(index));
        point.map(|point| point.label.clone()).unwrap_or_default()
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .y_labels(5)
        .x_labels(LABELS_MAX.min(points.len()))
        .x_label_formatter(&label)
        .y_label_formatter(&|value: &f64| written(axis.unit, *value))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .draw()?;
    for run in runs(points) {
        let upper = run
            .iter()
            .map(|(at, point)| (*at, point.high.clamp(axis.low, axis.high)));
        let lower = run
            .iter()
            .rev()
            .map(|(at, point)| (*at, point.low.clamp(axis.low, axis.high)));
        let band: Vec<(f64, f64)> = upper.chain(lower).collect();
        chart.draw_series(std::iter::once(Polygon::new(band, BAND.filled())))?;
        let line = run.iter().filter_map(|(at, point)| Some((*at, point.value?)));
        chart.draw_series(LineSeries::new(line.clone(), LINE.stroke_width(3)))?;
        let dots = line.map(|at| Circle::new(at, 4, LINE.filled()));
        chart.draw_series(dots)?;
    }
    for (at, _) in placed(points).filter(|(_, point)| point.breaks_here) {
        let mark = PathElement::new(vec![(at - 0.5, axis.low), (at - 0.5, axis.high)], WARN.stroke_width(2));
        chart.draw_series(std::iter::once(mark))?;
    }
    root.present()?;
    drop(chart);
    drop(root);
    Ok(true)
}

fn placed(points: &[TrendPoint]) -> impl Iterator<Item = (f64, &TrendPoint)> {
    (0_i32..).map(f64::from).zip(points)
}

/// Splits the points at gaps and breaks: a line must not connect values that do not compare.
fn runs(points: &[TrendPoint]) -> Vec<Vec<(f64, &TrendPoint)>> {
    let mut runs: Vec<Vec<(f64, &TrendPoint)>> = vec![Vec::new()];
    for (at, point) in placed(points) {
        let is_there = point.value.is_some_and(f64::is_finite) && point.low.is_finite() && point.high.is_finite();
        if !is_there || point.breaks_here {
            runs.push(Vec::new());
        }
        if is_there && let Some(run) = runs.last_mut() {
            run.push((at, point));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> ChartText {
        ChartText {
            id: "t".to_owned(),
            title: "82 % <satisfied>".to_owned(),
            description: "By week".to_owned(),
            axis: String::new(),
        }
    }

    fn point(value: Option<f64>) -> TrendPoint {
        TrendPoint {
            label: "2026-01-01".to_owned(),
            value,
            low: 0.4,
            high: 0.6,
            breaks_here: false,
        }
    }

    #[test]
    fn a_chart_keeps_to_the_policy_and_to_the_colours_of_the_page() {
        let svg = trend(
            &words(),
            &[point(Some(0.5)), point(None), point(Some(0.7)), point(Some(0.6))],
            Axis::of(Unit::Share, (0.0, 1.0)),
        );
        assert!(
            svg.contains("82 % &lt;satisfied&gt;") && svg.ends_with("</svg>\n") || svg.ends_with("</svg>"),
            "{svg}"
        );
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        assert!(
            svg.contains("class=\"fill-band\"") && svg.contains("class=\"stroke-line\""),
            "{svg}"
        );
    }

    #[test]
    fn nothing_breaks_it() {
        assert_eq!(trend(&words(), &[], Axis::of(Unit::Share, (0.0, 1.0))), "");
        for points in [
            vec![point(None)],
            vec![point(Some(f64::NAN))],
            vec![point(Some(7.0))],
            vec![point(Some(0.5)); 3_000],
        ] {
            assert!(trend(&words(), &points, Axis::of(Unit::Points, (f64::NAN, 1.0))).starts_with("<svg"));
        }
    }
}
