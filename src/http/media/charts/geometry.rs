//! Geometry of charts: scales, ticks, labels and the plot area. Lengths are in SVG units, from the upper left corner.

use std::fmt;

use crate::http::web::number_format::NumberFormat;
use urbivox_core::measure::value::Unit;

/// Width of charts with many positions side by side. Pages scroll them horizontally where they would become too small.
pub(super) const WIDTH: u32 = 760;
/// Width of charts that stay readable on a phone.
pub(super) const NARROW_WIDTH: u32 = 480;
/// Height of upright charts.
pub(super) const HEIGHT: u32 = 280;
/// Font size of upright charts.
pub(super) const FONT_SIZE: f64 = 14.0;

/// Edges of the plot area of upright charts.
const LEFT_MIN: f64 = 52.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 244.0;
/// Distance of the plot area from the right edge of the chart.
const RIGHT_MARGIN: f64 = 36.0;
/// Bottom of the plot area above an axis with a title.
const BOTTOM_OVER_TITLE: f64 = 224.0;
/// Distance of the labels of the axis of values from the plot area.
const LABEL_GAP: f64 = 8.0;
/// Distance of the baselines of labels and title from the lower edge of the plot area.
const LABELS_BELOW: f64 = 23.0;
const TITLE_BELOW: f64 = 47.0;

/// Approximate width of a character, in font sizes: slightly more than the mean of system fonts.
const CHAR_WIDTH: f64 = 0.58;
/// Smallest gap between two neighbouring labels, in font sizes.
const LABEL_GAP_MIN: f64 = 0.9;
/// Largest number of intervals between ticks.
const INTERVALS_MAX: f64 = 6.0;
/// Widest scale of points with a tick at every point.
const POINTS_MAX: f64 = 10.0;
/// Largest number of ticks, one more than of intervals on the widest scale of points.
const TICKS_MAX: usize = 11;
/// Tolerance of comparisons of ticks, in steps: rounding errors are smaller.
const TOLERANCE: f64 = 1e-6;

/// Coordinate or length in SVG units. Written with at most one decimal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Coordinate(pub(super) f64);

impl fmt::Display for Coordinate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding 0 turns −0 into 0.
        let tenths = (self.0 * 10.0).round() / 10.0 + 0.0;
        write!(formatter, "{tenths}")
    }
}

/// Point of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: Coordinate,
    pub(super) y: Coordinate,
}

impl Point {
    /// Creates a point.
    pub(super) fn new(x: f64, y: f64) -> Point {
        Point {
            x: Coordinate(x),
            y: Coordinate(y),
        }
    }
}

/// Labelled position on an axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) at: Coordinate,
    pub(super) label: String,
}

/// Linear scale from values to SVG units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    values: (f64, f64),
    units: (f64, f64),
}

impl Scale {
    /// Creates a scale that maps the first value to the first unit and the second value to the second unit.
    pub(super) fn new(values: (f64, f64), units: (f64, f64)) -> Scale {
        Scale { values, units }
    }

    /// Returns the position of a value. Values outside of the scale are moved to its nearest end, and values that are not
    /// finite to its start.
    pub(super) fn at(self, value: f64) -> f64 {
        let ((low, high), (start, end)) = (self.values, self.units);
        let part = (value - low) / (high - low);
        if value.is_finite() && part.is_finite() {
            start + part.clamp(0.0, 1.0) * (end - start)
        } else {
            start
        }
    }
}

/// Returns a count as a float; saturates at `u32::MAX`.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Returns the approximate width of a text.
pub(super) fn text_width(text: &str, font_size: f64) -> f64 {
    float(text.chars().count()) * font_size * CHAR_WIDTH
}

/// Returns the distance of two ticks on an axis of this length: 1, 2 or 5 times a power of ten, and never so small that two
/// labels would be equal.
pub(super) fn tick_step(unit: Unit, span: f64) -> f64 {
    let (finest, intervals) = match unit {
        Unit::Share => (0.01, INTERVALS_MAX),
        Unit::Points => (1.0, INTERVALS_MAX),
        Unit::Score if span <= POINTS_MAX => (1.0, POINTS_MAX),
        Unit::Score | Unit::Minutes => (0.1, INTERVALS_MAX),
    };
    let least = span / intervals;
    let power = 10_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0].map(|factor| factor * power);
    let step = steps.into_iter().find(|step| *step >= least * (1.0 - TOLERANCE));
    step.unwrap_or(10.0 * power).max(finest)
}

/// Returns the values with a tick, from low to high.
pub(super) fn tick_values(unit: Unit, (low, high): (f64, f64)) -> Vec<f64> {
    let step = tick_step(unit, high - low);
    let first = (low / step - TOLERANCE).ceil();
    let values = (0..TICKS_MAX).map(|index| (first + float(index)) * step);
    values.take_while(|value| *value <= high + step * TOLERANCE).collect()
}

/// Leaves out labels so that neighbours do not touch: keeps every second one, every third one, and so on. `spacing` is the
/// distance of two labels.
pub(super) fn thinned(labels: Vec<Tick>, spacing: f64, font_size: f64) -> Vec<Tick> {
    let widths = labels.iter().map(|tick| text_width(&tick.label, font_size));
    let needed = widths.fold(0.0, f64::max) + LABEL_GAP_MIN * font_size;
    let fits = |every: &usize| float(*every) * spacing >= needed;
    let every = (1..=labels.len()).find(fits).unwrap_or(labels.len()).max(1);
    labels.into_iter().step_by(every).collect()
}

/// Plot area of an upright chart, with a vertical axis of values.
#[derive(Clone, Debug)]
pub(super) struct Plot {
    pub(super) left: Coordinate,
    pub(super) right: Coordinate,
    pub(super) top: Coordinate,
    pub(super) bottom: Coordinate,
    /// Ticks of the axis of values.
    pub(super) values: Vec<Tick>,
    /// End of the labels of the axis of values.
    pub(super) values_end: Coordinate,
    /// Ticks of the horizontal axis.
    pub(super) labels: Vec<Tick>,
    /// Baseline of the labels of the horizontal axis.
    pub(super) labels_y: Coordinate,
    /// Centre and baseline of the title of the horizontal axis.
    pub(super) title: Point,
    vertical: Scale,
}

impl Plot {
    /// Creates the plot area of a chart of this width. Its left margin has room for the labels of its values. `has_title`:
    /// whether the horizontal axis has a title.
    pub(super) fn new(width: u32, numbers: NumberFormat, unit: Unit, ends: (f64, f64), has_title: bool) -> Plot {
        let bottom = if has_title { BOTTOM_OVER_TITLE } else { BOTTOM };
        let vertical = Scale::new(ends, (bottom, TOP));
        let values: Vec<Tick> = tick_values(unit, ends)
            .into_iter()
            .map(|value| Tick {
                at: Coordinate(vertical.at(value)),
                label: numbers.measure(unit, value),
            })
            .collect();
        let widths = values.iter().map(|tick| text_width(&tick.label, FONT_SIZE));
        let left = widths.fold(LEFT_MIN, f64::max) + LABEL_GAP;
        let right = f64::from(width) - RIGHT_MARGIN;
        Plot {
            left: Coordinate(left),
            right: Coordinate(right),
            top: Coordinate(TOP),
            bottom: Coordinate(bottom),
            values,
            values_end: Coordinate(left - LABEL_GAP),
            labels: Vec::new(),
            labels_y: Coordinate(bottom + LABELS_BELOW),
            title: Point::new(f64::midpoint(left, right), bottom + TITLE_BELOW),
            vertical,
        }
    }

    /// Returns the vertical position of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.vertical.at(value)
    }

    /// Returns a horizontal scale over the plot area, which leaves `inset` free on both sides.
    pub(super) fn horizontal(&self, ends: (f64, f64), inset: f64) -> Scale {
        Scale::new(ends, (self.left.0 + inset, self.right.0 - inset))
    }

    /// Puts labels below the positions of a horizontal scale, as many as fit. `spacing` is the distance of two labels. A
    /// label that would cross the edge of the chart is moved inwards.
    pub(super) fn with_labels(mut self, labels: impl Iterator<Item = (f64, String)>, spacing: f64) -> Plot {
        let edge = self.right.0 + RIGHT_MARGIN;
        let ticks = labels.map(|(at, label)| {
            let half = text_width(&label, FONT_SIZE) / 2.0;
            let at = Coordinate(at.min(edge - half).max(half));
            Tick { at, label }
        });
        self.labels = thinned(ticks.collect(), spacing, FONT_SIZE);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinate_has_one_decimal_at_most() {
        let written = [12.34, 7.0, -0.04, 0.25, 99.96].map(|units| Coordinate(units).to_string());
        assert_eq!(written, ["12.3", "7", "0", "0.3", "100"]);
    }

    #[test]
    fn a_scale_clamps_values() {
        let scale = Scale::new((0.0, 10.0), (200.0, 100.0));
        let positions = [0.0, 2.5, 10.0, 11.0, -1.0, f64::NAN, f64::INFINITY].map(|value| scale.at(value));
        assert_eq!(positions, [200.0, 175.0, 100.0, 100.0, 200.0, 200.0, 200.0]);
        assert_eq!(Scale::new((1.0, 1.0), (5.0, 9.0)).at(1.0), 5.0);
    }

    fn ticks(unit: Unit, ends: (f64, f64)) -> Vec<String> {
        let values = tick_values(unit, ends);
        // Adding 0 turns −0 into 0.
        values.into_iter().map(|value| format!("{:.2}", value + 0.0)).collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        let shares = ticks(Unit::Share, (0.0, 1.0));
        assert_eq!(shares, ["0.00", "0.20", "0.40", "0.60", "0.80", "1.00"]);
        let points = ticks(Unit::Points, (-100.0, 100.0));
        assert_eq!(points, ["-100.00", "-50.00", "0.00", "50.00", "100.00"]);
        assert_eq!(ticks(Unit::Score, (1.0, 5.0)), ["1.00", "2.00", "3.00", "4.00", "5.00"]);
        assert_eq!(ticks(Unit::Score, (0.0, 100.0)).len(), 6);
        assert_eq!(ticks(Unit::Share, (0.0, 0.004)), ["0.00"]);
        assert!(ticks(Unit::Share, (f64::MIN, f64::MAX)).len() <= TICKS_MAX);
    }

    #[test]
    fn a_label_stays_within_the_chart() {
        let plot = Plot::new(WIDTH, NumberFormat::of("en"), Unit::Share, (0.0, 1.0), false);
        let labels = [(72.0, "5".to_owned()), (712.0, "23 November 2026".to_owned())];
        let plot = plot.with_labels(labels.into_iter(), 640.0);
        let centres: Vec<f64> = plot.labels.iter().map(|tick| tick.at.0.round()).collect();
        assert_eq!(centres, [72.0, 695.0]);
    }

    #[test]
    fn overlapping_labels_are_left_out() {
        let all = |count: usize| -> Vec<Tick> {
            let ticks = (0..count).map(|index| Tick {
                at: Coordinate(float(index)),
                label: "2026-01-01".to_owned(),
            });
            ticks.collect()
        };
        assert_eq!(thinned(all(5), 100.0, 14.0).len(), 5);
        assert_eq!(thinned(all(5), 50.0, 14.0).len(), 3);
        assert_eq!(thinned(all(3_000), 0.2, 14.0).len(), 7);
        assert!(thinned(Vec::new(), 0.0, 14.0).is_empty());
    }
}
