//! Funnel plot: shares against the number of answers, with control limits.

use plotters::prelude::*;

use super::drawing::{ChartText, DrawOutcome, GRID, HEIGHT, INK, LINE, WARN, WIDTH, finish, svg_or_empty};
use crate::http::web::numbers::written;
use urbivox_core::measure::pooling::{PooledEstimate, Z_95, Z_998};
use urbivox_core::measure::value::Unit;

/// Number of segments of a control limit.
const STEPS: u32 = 120;
/// Largest number of labelled points: more labels would overlap.
const NAMES_MAX: usize = 12;

/// City or service in a funnel plot.
#[derive(Clone, Debug)]
pub struct FunnelPoint {
    /// Name.
    pub label: String,
    /// Number of answers.
    pub answers: u64,
    /// Share, 0 to 1.
    pub share: f64,
    /// Whether the share differs by more than chance.
    pub stands_out: bool,
}

/// Returns the chart as SVG; empty when there is nothing to draw. The axis of the number of answers is logarithmic.
pub fn funnel(words: &ChartText, dots: &[FunnelPoint], common: PooledEstimate) -> String {
    let mut drawn = String::new();
    let outcome = draw(&mut drawn, words, dots, common);
    svg_or_empty(outcome, || finish(&drawn, words))
}

fn power(answers: u64) -> f64 {
    format!("{answers}").parse::<f64>().map_or(0.0, f64::log10)
}

/// Returns the lower and the upper control limit, from left to right.
fn limits(common: PooledEstimate, z: f64, (left, right): (f64, f64)) -> [Vec<(f64, f64)>; 2] {
    // Counts above `u64::MAX` have the narrowest limits, not those of one answer.
    let count = |at: f64| format!("{:.0}", 10_f64.powf(at)).parse::<u64>();
    let answers = |at: f64| count(at).unwrap_or(u64::MAX).max(1);
    let steps = (0..=STEPS).map(|step| left + (right - left) * f64::from(step) / f64::from(STEPS));
    let both: Vec<(f64, (f64, f64))> = steps.map(|at| (at, common.control_limits(answers(at), z))).collect();
    let low = both.iter().map(|(at, (low, _))| (*at, *low)).collect();
    let high = both.iter().map(|(at, (_, high))| (*at, *high)).collect();
    [low, high]
}

fn draw(drawn: &mut String, words: &ChartText, dots: &[FunnelPoint], common: PooledEstimate) -> DrawOutcome {
    let answers = || dots.iter().map(|dot| dot.answers);
    let (Some(least), Some(most)) = (answers().filter(|answers| *answers > 0).min(), answers().max()) else {
        return Ok(false);
    };
    let (left, right) = (power(least).floor(), power(most).ceil().max(power(least).floor() + 1.0));
    let root = SVGBackend::with_string(drawn, (WIDTH, HEIGHT)).into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(64)
        .x_label_area_size(36)
        .y_label_area_size(52)
        .build_cartesian_2d(left..right, 0.0..1.0)?;
    let label = |at: &f64| {
        let whole = at.round();
        if (at - whole).abs() < 0.01 {
            format!("{:.0} {}", 10_f64.powf(whole), words.axis)
        } else {
            String::new()
        }
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .y_labels(5)
        .x_labels(8)
        .x_label_formatter(&label)
        .y_label_formatter(&|share: &f64| written(Unit::Share, *share))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .draw()?;
    for (z, width) in [(Z_95, 1), (Z_998, 2)] {
        for line in limits(common, z, (left, right)) {
            chart.draw_series(LineSeries::new(line, INK.stroke_width(width)))?;
        }
    }
    let middle = [(left, common.share), (right, common.share)];
    chart.draw_series(LineSeries::new(middle, GRID.stroke_width(2)))?;
    let place = |dot: &FunnelPoint| (power(dot.answers.max(1)), dot.share.clamp(0.0, 1.0));
    let within = dots.iter().filter(|dot| !dot.stands_out);
    chart.draw_series(within.map(|dot| Circle::new(place(dot), 4, LINE.filled())))?;
    // Outliers differ in shape as well as in colour.
    let outside: Vec<&FunnelPoint> = dots.iter().filter(|dot| dot.stands_out).collect();
    chart.draw_series(
        outside
            .iter()
            .map(|dot| TriangleMarker::new(place(dot), 7, WARN.filled())),
    )?;
    let style = ("sans-serif", 12).into_font().color(&INK);
    let names = outside.iter().take(NAMES_MAX);
    chart.draw_series(names.map(|dot| {
        let (x, y) = place(dot);
        Text::new(dot.label.clone(), (x + (right - left) * 0.012, y + 0.02), style.clone())
    }))?;
    root.present()?;
    drop(chart);
    drop(root);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_funnel_is_drawn_of_whatever_there_is() {
        let words = ChartText {
            id: "f".to_owned(),
            title: "1 of 3 <differs>".to_owned(),
            description: "d".to_owned(),
            axis: "answers".to_owned(),
        };
        let common = PooledEstimate {
            share: 0.7,
            between_variance: 0.01,
        };
        let dot = |answers: u64, share: f64| FunnelPoint {
            label: "Aalborg & Årup".to_owned(),
            answers,
            share,
            stands_out: share > 0.9,
        };
        let svg = funnel(&words, &[dot(12, 0.5), dot(4_000, 0.95), dot(u64::MAX, 0.7)], common);
        assert!(
            svg.starts_with("<svg") && svg.contains("1 of 3 &lt;differs&gt;") && svg.contains("&amp; Årup"),
            "{svg}"
        );
        assert!(!svg.contains("style=") && !svg.contains("\"#"), "{svg}");
        assert_eq!(funnel(&words, &[], common), "");
        assert!(funnel(&words, &[dot(1, f64::NAN)], common).starts_with("<svg"));
    }
}
