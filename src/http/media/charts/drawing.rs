//! Conversion of a plotters SVG in marker colours to one with classes of the style sheet.

use plotters::style::RGBColor;

use crate::http::web::escape::escaped;

/// Texts of a chart.
#[derive(Clone, Debug)]
pub struct ChartText {
    /// Identifier, unique in the page.
    pub id: String,
    /// Title: the finding.
    pub title: String,
    /// Description, for screen readers.
    pub description: String,
    /// Label or unit of the horizontal axis; may be empty.
    pub axis: String,
}

/// Marker colours of the drawing. Each is replaced by a class of the style sheet.
pub(super) const INK: RGBColor = RGBColor(1, 1, 1);
pub(super) const GRID: RGBColor = RGBColor(2, 2, 2);
pub(super) const LINE: RGBColor = RGBColor(3, 3, 3);
pub(super) const BAND: RGBColor = RGBColor(4, 4, 4);
pub(super) const WARN: RGBColor = RGBColor(5, 5, 5);

const CLASSES: [(&str, &str); 5] = [
    ("#010101", "ink"),
    ("#020202", "grid"),
    ("#030303", "line"),
    ("#040404", "band"),
    ("#050505", "warn"),
];

/// Whether there was anything to draw, or the error of the drawing.
pub(super) type DrawOutcome = Result<bool, Box<dyn std::error::Error>>;

/// Finished SVG of a chart, or the error of the drawing.
pub(super) type ChartSvg = Result<String, Box<dyn std::error::Error>>;

/// Returns the finished SVG; empty when there was nothing to draw. Drawing into memory should not fail; an error is logged
/// and the chart left out, because the table next to it has the same numbers.
pub(super) fn svg_or_empty(outcome: DrawOutcome, finish: impl FnOnce() -> ChartSvg) -> String {
    let finished = outcome.and_then(|is_drawn| if is_drawn { finish() } else { Ok(String::new()) });
    finished.unwrap_or_else(|cause| {
        tracing::error!(%cause, "a chart could not be drawn");
        String::new()
    })
}

/// Finishes a drawing of the usual size.
pub(super) fn finish(drawn: &str, words: &ChartText) -> ChartSvg {
    finish_with_size(drawn, words, (WIDTH, HEIGHT))
}

/// Finishes a drawing: replaces marker colours by classes, and adds title and description. No attribute is left that a
/// strict Content-Security-Policy forbids.
pub(super) fn finish_with_size(drawn: &str, words: &ChartText, (width, height): (u32, u32)) -> ChartSvg {
    let (_, start) = drawn.split_once("<svg").ok_or("the drawing is not an SVG")?;
    let (_, body) = start.split_once('>').ok_or("the drawing is truncated")?;
    let mut body = body.to_owned();
    for (colour, class) in CLASSES {
        body = body
            .replace(&format!("fill=\"{colour}\""), &format!("class=\"fill-{class}\""))
            .replace(&format!("stroke=\"{colour}\""), &format!("class=\"stroke-{class}\""));
    }
    let body = body
        .replace("font-family=\"sans-serif\"", "font-family=\"inherit\"")
        // Screen readers skip the texts of the drawing, because the table next to it has the same values.
        .replace("<text ", "<text aria-hidden=\"true\" ");
    let (id, title, description) = (escaped(&words.id), escaped(&words.title), escaped(&words.description));
    Ok(format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {width} {height}\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-title\">{title}</title>\
         <desc id=\"{id}-desc\">{description}</desc>{body}"
    ))
}

/// Returns the index at a position on a categorical axis; `None` between two indices.
pub(super) fn index_of(at: f64) -> Option<usize> {
    // `abs` makes -0 the first index, too.
    let whole = at.round().abs();
    let index = format!("{whole:.0}").parse().ok();
    index.filter(|_| (at - whole).abs() < 0.01)
}

/// Usual size of a drawing, in SVG units.
pub(super) const WIDTH: u32 = 760;
pub(super) const HEIGHT: u32 = 280;
