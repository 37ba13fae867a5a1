//! Control chart: values of a measure over time, with the centre line and the limits of each phase.

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, Plot, Point, Scale, WIDTH, float};
use super::trend::Axis;

/// Space between the ends of the plot area and the first and the last point.
const INSET: f64 = 12.0;

/// Point of a control chart.
#[derive(Clone, Debug)]
pub struct ControlPoint {
    /// Label on the axis.
    pub label: String,
    /// Value of the measure.
    pub value: f64,
    /// Lower and upper limit; `None` without a baseline.
    pub limits: Option<(f64, f64)>,
    /// Whether it is a signal.
    pub is_signal: bool,
}

/// Points with limits of their own.
#[derive(Clone, Debug)]
pub struct ControlPhase {
    /// Centre line; `None` without a baseline.
    pub centre: Option<f64>,
    /// Points, in order of time.
    pub points: Vec<ControlPoint>,
}

/// Drawn phase.
struct DrawnPhase {
    /// Outline of the band between the limits: upper limits from left to right, then lower limits back.
    band: Vec<Point>,
    /// Ends of the centre line.
    centre: Vec<Point>,
    line: Vec<Point>,
    dots: Vec<Point>,
    signals: Vec<Point>,
}

#[derive(Template)]
#[template(path = "charts/control.html")]
struct ControlTemplate<'a> {
    frame: ChartFrame<'a>,
    plot: Plot,
    phases: Vec<DrawnPhase>,
    /// Horizontal positions at which a phase begins, without the first.
    starts: Vec<Coordinate>,
}

/// Returns the chart as SVG; empty when there is nothing to draw.
pub fn control(chart_text: &ChartText, phases: &[ControlPhase], axis: Axis) -> String {
    let count: usize = phases.iter().map(|phase| phase.points.len()).sum();
    if count == 0 {
        return String::new();
    }
    let plot = Plot::new(
        WIDTH,
        chart_text.numbers,
        axis.unit(),
        axis.ends(),
        !chart_text.axis.is_empty(),
    );
    let last = float(count - 1);
    // A single point is in the centre.
    let ends = if last > 0.0 { (0.0, last) } else { (-1.0, 1.0) };
    let scale = plot.horizontal(ends, INSET);
    let spacing = scale.at(ends.0 + 1.0) - scale.at(ends.0);
    let points = phases.iter().flat_map(|phase| &phase.points);
    let labels = points.enumerate();
    let labels = labels.map(|(index, point)| (scale.at(float(index)), point.label.clone()));
    let plot = plot.with_labels(labels, spacing);
    let (mut drawn, mut starts, mut first) = (Vec::new(), Vec::new(), 0);
    for phase in phases.iter().filter(|phase| !phase.points.is_empty()) {
        if first > 0 {
            // A phase begins between the point before and its own first.
            starts.push(Coordinate(scale.at(float(first) - 0.5)));
        }
        drawn.push(drawn_phase(phase, first, &plot, scale));
        first += phase.points.len();
    }
    svg_or_empty(&ControlTemplate {
        frame: ChartFrame::upright(chart_text, WIDTH),
        plot,
        phases: drawn,
        starts,
    })
}

/// Places a phase whose first point has this index in the chart.
fn drawn_phase(phase: &ControlPhase, first: usize, plot: &Plot, scale: Scale) -> DrawnPhase {
    let placed = || phase.points.iter().enumerate();
    let x = |index: usize| scale.at(float(first + index));
    let place = |index: usize, value: f64| Point::new(x(index), plot.y(value));
    let limits = || placed().filter_map(|(index, point)| Some((index, point.limits?)));
    let upper = limits().map(|(index, (_, high))| place(index, high));
    let mut lower: Vec<Point> = limits().map(|(index, (low, _))| place(index, low)).collect();
    lower.reverse();
    let is_signal = |wanted: bool| {
        placed()
            .filter(move |(_, point)| point.is_signal == wanted)
            .map(move |(index, point)| place(index, point.value))
            .collect::<Vec<Point>>()
    };
    let ends = [0, phase.points.len().saturating_sub(1)];
    DrawnPhase {
        band: upper.chain(lower).collect(),
        centre: phase
            .centre
            .map(|centre| ends.map(|index| place(index, centre)).to_vec())
            .unwrap_or_default(),
        line: placed().map(|(index, point)| place(index, point.value)).collect(),
        dots: is_signal(false),
        signals: is_signal(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::number_format::NumberFormat;
    use urbivox_core::measure::value::Unit;

    fn point(value: f64, is_signal: bool) -> ControlPoint {
        ControlPoint {
            label: "May 2026".to_owned(),
            value,
            limits: Some((0.4, 0.6)),
            is_signal,
        }
    }

    #[test]
    fn signals_differ_in_shape_and_phases_are_apart() {
        let text = ChartText {
            id: "c".to_owned(),
            title: "1 <signal>".to_owned(),
            description: "By month".to_owned(),
            axis: String::new(),
            numbers: NumberFormat::of("en"),
        };
        let axis = Axis::of(Unit::Share, (0.0, 1.0));
        let phase = ControlPhase {
            centre: Some(0.5),
            points: vec![point(0.5, false), point(0.3, true)],
        };
        let young = ControlPhase {
            centre: None,
            points: vec![ControlPoint {
                limits: None,
                ..point(0.7, false)
            }],
        };
        let svg = control(&text, &[phase, young], axis);
        let count = |class: &str| svg.matches(&format!("class=\"{class}\"")).count();
        assert_eq!((count("fill-line"), count("fill-warn")), (2, 1), "{svg}");
        assert_eq!((count("fill-band"), count("stroke-warn")), (1, 1), "{svg}");
        assert!(svg.contains("1 &#60;signal&#62;") && !svg.contains("style="), "{svg}");
        assert_eq!(control(&text, &[], axis), "");
    }
}
