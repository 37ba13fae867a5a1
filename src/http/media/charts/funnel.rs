//! Funnel plot: shares against the number of answers, with 99.8 % limits that allow for the usual differences.

use std::f64::consts::LOG10_2;

use askama::Template;

use super::frame::{ChartFrame, ChartText, svg_or_empty};
use super::geometry::{Coordinate, FONT_SIZE, Plot, Point, Scale, WIDTH, float, text_width};
use crate::http::web::number_format::NumberFormat;
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::pooling::Funnel;
use urbivox_core::measure::value::Unit;

/// Number of segments of a limit.
const STEPS: usize = 120;
/// Largest number of labelled points: more labels would overlap.
const NAMES_MAX: usize = 12;
/// Decimal logarithms of 1, 2 and 5, which times a power of ten are the ends of the axis.
const MARKS: [f64; 3] = [0.0, LOG10_2, 1.0 - LOG10_2];
/// Widest axis, in decades, with labels at 1, 2 and 5; a wider one has labels at powers of ten.
const DECADES_MAX: f64 = 3.0;
/// Tolerance of comparisons of logarithms.
const TOLERANCE: f64 = 1e-9;
/// Space between the ends of the plot area and the ends of the axis.
const INSET: f64 = 12.0;
/// Distance of a name from the centre of its point.
const NAME_GAP: f64 = 11.0;
/// Half the size of a point, including some space around it.
const POINT_HALF: f64 = 8.0;
/// Distance of the baseline of a name from its centre.
const BASELINE: f64 = 5.0;

/// City or service in a funnel plot.
#[derive(Clone, Debug)]
pub struct FunnelPoint {
    /// Name.
    pub label: String,
    /// Number of answers.
    pub answers: u64,
    /// Share, 0 to 1.
    pub share: f64,
    /// Whether the share is outside the limits.
    pub stands_out: bool,
}

/// Name of an outlier next to its point.
struct Name {
    text: String,
    start: Coordinate,
    baseline: Coordinate,
}

#[derive(Template)]
#[template(path = "charts/funnel.html")]
struct FunnelChart<'a> {
    frame: ChartFrame<'a>,
    plot: Plot,
    /// Lower and upper limit.
    limits: [Vec<Point>; 2],
    /// Height of the common share.
    target: Coordinate,
    within: Vec<Point>,
    outside: Vec<Point>,
    names: Vec<Name>,
}

/// Returns the chart as SVG; empty when there is nothing to draw. The axis of the number of answers is logarithmic.
pub fn funnel(chart_text: &ChartText, dots: &[FunnelPoint], funnel: &Funnel) -> String {
    let answers = || dots.iter().map(|dot| dot.answers);
    let (Some(least), Some(most)) = (answers().filter(|answers| *answers > 0).min(), answers().max()) else {
        return String::new();
    };
    let (left, right) = axis_ends(log10(least), log10(most));
    let has_title = !chart_text.axis.is_empty();
    let plot = Plot::new(WIDTH, chart_text.numbers, Unit::Share, (0.0, 1.0), has_title);
    let scale = plot.horizontal((left, right), INSET);
    let labels = axis_marks(left, right);
    let labels = labels
        .into_iter()
        .map(|at| (scale.at(at), count_text(chart_text.numbers, at)));
    let plot = plot.with_labels(labels, label_spacing((left, right), scale));
    let place = |dot: &FunnelPoint| Point::new(scale.at(log10(dot.answers.max(1))), plot.y(dot.share));
    let within: Vec<Point> = dots.iter().filter(|dot| !dot.stands_out).map(place).collect();
    let outliers: Vec<(&str, Point)> = dots
        .iter()
        .filter(|dot| dot.stands_out)
        .map(|dot| (dot.label.as_str(), place(dot)))
        .collect();
    svg_or_empty(&FunnelChart {
        frame: ChartFrame::upright(chart_text, WIDTH),
        limits: limits(funnel, (left, right)).map(|limit| placed_limit(&limit, &plot, scale)),
        target: Coordinate(plot.y(funnel.target)),
        outside: outliers.iter().map(|(_, point)| *point).collect(),
        names: names(&outliers, &within, &plot),
        within,
        plot,
    })
}

fn log10(answers: u64) -> f64 {
    to_f64(answers.into()).log10()
}

/// Returns the ends of the axis, as logarithms: 1, 2 or 5 times a power of ten around the least and the most answers. An
/// axis is at least as long as from one such number to the next.
fn axis_ends(least: f64, most: f64) -> (f64, f64) {
    let marks = marks_within((least.floor(), most.floor() + 2.0), &MARKS);
    let left = marks.iter().rev().find(|mark| **mark <= least + TOLERANCE);
    let left = left.copied().unwrap_or(least);
    let right = marks
        .iter()
        .find(|mark| **mark >= most - TOLERANCE && **mark > left + TOLERANCE);
    (left, right.copied().unwrap_or(left + 1.0))
}

/// Returns the logarithms with a label.
fn axis_marks(left: f64, right: f64) -> Vec<f64> {
    if right - left > DECADES_MAX {
        marks_within((left, right), &[0.0])
    } else {
        marks_within((left, right), &MARKS)
    }
}

/// Returns the logarithms between two ends that have one of these fractional parts.
fn marks_within((left, right): (f64, f64), parts: &[f64]) -> Vec<f64> {
    let decades = (0..u16::MAX).map(|index| left.floor() + f64::from(index));
    let marks = decades
        .take_while(|decade| *decade <= right + TOLERANCE)
        .flat_map(|decade| parts.iter().map(move |part| decade + part));
    marks
        .filter(|mark| *mark >= left - TOLERANCE && *mark <= right + TOLERANCE)
        .collect()
}

/// Returns the smallest distance of two labels.
fn label_spacing((left, right): (f64, f64), scale: Scale) -> f64 {
    let decades = if right - left > DECADES_MAX { 1.0 } else { LOG10_2 };
    scale.at(left + decades) - scale.at(left)
}

/// Writes a number of answers, given its logarithm.
fn count_text(numbers: NumberFormat, at: f64) -> String {
    numbers.decimal(10_f64.powf(at), 0)
}

/// Returns the lower and the upper limit, from left to right: the logarithm of the number of answers, and the
/// share.
fn limits(funnel: &Funnel, (left, right): (f64, f64)) -> [Vec<(f64, f64)>; 2] {
    let steps = (0..=STEPS).map(|step| left + (right - left) * float(step) / float(STEPS));
    let both: Vec<(f64, (f64, f64))> = steps.map(|at| (at, funnel.limits(10_f64.powf(at)))).collect();
    let low = both.iter().map(|(at, (low, _))| (*at, *low)).collect();
    let high = both.iter().map(|(at, (_, high))| (*at, *high)).collect();
    [low, high]
}

fn placed_limit(limit: &[(f64, f64)], plot: &Plot, scale: Scale) -> Vec<Point> {
    let points = limit
        .iter()
        .map(|(at, share)| Point::new(scale.at(*at), plot.y(*share)));
    points.collect()
}

/// Rectangle that a name or a point covers.
#[derive(Clone, Copy, Debug)]
struct Covered {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Covered {
    fn around(centre: (f64, f64), half_width: f64, half_height: f64) -> Covered {
        Covered {
            left: centre.0 - half_width,
            right: centre.0 + half_width,
            top: centre.1 - half_height,
            bottom: centre.1 + half_height,
        }
    }

    fn overlaps(self, other: Covered) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_within(self, plot: &Plot) -> bool {
        self.left >= plot.left.0 && self.right <= plot.right.0 && self.top >= plot.top.0 && self.bottom <= plot.bottom.0
    }
}

/// Places the names of the first outliers: right of the point, else left of it, above or below. A name that would cover a
/// point or another name in all of these places is left out; the table next to the chart has it.
fn names(outliers: &[(&str, Point)], within: &[Point], plot: &Plot) -> Vec<Name> {
    let points = outliers.iter().map(|(_, point)| point).chain(within);
    let mut covered: Vec<Covered> = points
        .map(|point| Covered::around((point.x.0, point.y.0), POINT_HALF, POINT_HALF))
        .collect();
    let mut names = Vec::new();
    for (text, point) in outliers.iter().take(NAMES_MAX) {
        let is_free = |place: &Covered| covered.iter().all(|other| !place.overlaps(*other));
        let places = name_places(text, point).into_iter();
        let free = places.filter(|place| place.is_within(plot)).find(is_free);
        if let Some(place) = free {
            covered.push(place);
            names.push(Name {
                text: (*text).to_owned(),
                start: Coordinate(place.left),
                baseline: Coordinate(f64::midpoint(place.top, place.bottom) + BASELINE),
            });
        }
    }
    names
}

/// Returns the places of a name next to its point, best first.
fn name_places(text: &str, point: &Point) -> [Covered; 6] {
    let ((x, y), half_width) = ((point.x.0, point.y.0), text_width(text, FONT_SIZE) / 2.0);
    let aside = NAME_GAP + half_width;
    let above = NAME_GAP + FONT_SIZE / 2.0;
    // At the right edge of the plot area, a name above or below ends at its point.
    let ending = x + POINT_HALF - half_width;
    let centres = [
        (x + aside, y),
        (x - aside, y),
        (x, y - above),
        (x, y + above),
        (ending, y - above),
        (ending, y + above),
    ];
    centres.map(|centre| Covered::around(centre, half_width, FONT_SIZE / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_funnel_is_drawn_for_any_values() {
        let chart_text = ChartText {
            id: "f".to_owned(),
            title: "1 of 3 <differs>".to_owned(),
            description: "d".to_owned(),
            axis: "answers".to_owned(),
            numbers: NumberFormat::of("en"),
        };
        let limits = Funnel {
            target: 0.7,
            dispersion: 2.0,
            between_variance: 0.01,
        };
        let dot = |answers: u64, share: f64| FunnelPoint {
            label: "Aalborg & Årup".to_owned(),
            answers,
            share,
            stands_out: share > 0.9,
        };
        let svg = funnel(
            &chart_text,
            &[dot(12, 0.5), dot(4_000, 0.95), dot(u64::MAX, 0.7)],
            &limits,
        );
        assert!(
            svg.starts_with("<svg") && svg.contains("1 of 3 &#60;differs&#62;") && svg.contains("&#38; Årup"),
            "{svg}"
        );
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        assert_eq!(funnel(&chart_text, &[], &limits), "");
        assert!(funnel(&chart_text, &[dot(1, f64::NAN)], &limits).starts_with("<svg"));
    }

    #[test]
    fn the_axis_ends_at_round_numbers_around_the_answers() {
        let count = |at: f64| count_text(NumberFormat::of("en"), at);
        let ends = [(12, 4_000), (10, 10), (1, 1), (6, 70_000)].map(|(least, most)| {
            let (left, right) = axis_ends(log10(least), log10(most));
            (count(left), count(right))
        });
        let ends = ends.each_ref().map(|(left, right)| (left.as_str(), right.as_str()));
        assert_eq!(ends, [("10", "5,000"), ("10", "20"), ("1", "2"), ("5", "100,000")]);
        let marks = axis_marks(1.0, 3.0).into_iter().map(count).collect::<Vec<_>>();
        assert_eq!(marks, ["10", "20", "50", "100", "200", "500", "1,000"]);
    }

    #[test]
    fn labels_do_not_overlap() {
        let plot = Plot::new(WIDTH, NumberFormat::of("en"), Unit::Share, (0.0, 1.0), true);
        let near = |x: f64, y: f64| ("Aalborg", Point::new(x, y));
        let placed = names(&[near(300.0, 100.0), near(302.0, 101.0), near(720.0, 60.0)], &[], &plot);
        let starts: Vec<f64> = placed.iter().map(|name| name.start.0.round()).collect();
        assert_eq!(starts, [311.0, 234.0, 652.0]);
        let right_is_taken = names(&[near(300.0, 100.0)], &[Point::new(330.0, 100.0)], &plot);
        assert_eq!(right_is_taken[0].start.0.round(), 232.0);
        assert!(names(&[near(400.0, 100.0); 40], &[], &plot).len() <= 4);
    }
}
