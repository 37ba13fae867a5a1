//! From a drawing in marking colours to one in the colours of the page.

use plotters::style::RGBColor;

use crate::http::web::escape::escaped;

/// What a chart says in words.
#[derive(Clone, Debug)]
pub struct ChartText {
    /// Names the chart in the page, unique there.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is drawn, for whoever cannot see it.
    pub description: String,
    /// What the upright axis counts.
    pub axis: String,
}

/// The colours that the drawing is made in. Each is replaced by a class of the style sheet.
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

/// Whether something was drawn: there may be nothing to draw.
pub(super) type DrawOutcome = Result<bool, Box<dyn std::error::Error>>;

/// A drawing for the page, or why there is none.
pub(super) type ChartSvg = Result<String, Box<dyn std::error::Error>>;

/// The finished drawing; empty when there was nothing to draw. A drawing into memory does not fail; one that does all the same
/// is left out whole, loudly: the numbers stand in the table beside it.
pub(super) fn settled(outcome: DrawOutcome, finish: impl FnOnce() -> ChartSvg) -> String {
    let finished = outcome.and_then(|is_drawn| if is_drawn { finish() } else { Ok(String::new()) });
    finished.unwrap_or_else(|cause| {
        tracing::error!(%cause, "a chart could not be drawn");
        String::new()
    })
}

/// [`finished_as`] of a drawing of the usual size.
pub(super) fn finished(drawn: &str, words: &ChartText) -> ChartSvg {
    finished_as(drawn, words, (WIDTH, HEIGHT))
}

/// The drawing with classes for colours, a title and a description. No attribute is left that a strict
/// Content-Security-Policy forbids.
pub(super) fn finished_as(drawn: &str, words: &ChartText, (width, height): (u32, u32)) -> ChartSvg {
    let (_, start) = drawn.split_once("<svg").ok_or("the drawing is no SVG")?;
    let (_, body) = start.split_once('>').ok_or("the drawing is cut off")?;
    let mut body = body.to_owned();
    for (colour, class) in CLASSES {
        body = body
            .replace(&format!("fill=\"{colour}\""), &format!("class=\"fill-{class}\""))
            .replace(&format!("stroke=\"{colour}\""), &format!("class=\"stroke-{class}\""));
    }
    let body = body
        .replace("font-family=\"sans-serif\"", "font-family=\"inherit\"")
        // What is drawn must not be read out word by word: the table beside it is for that.
        .replace("<text ", "<text aria-hidden=\"true\" ");
    let (id, title, description) = (escaped(&words.id), escaped(&words.title), escaped(&words.description));
    Ok(format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {width} {height}\" \
         xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}-title\">{title}</title>\
         <desc id=\"{id}-desc\">{description}</desc>{body}"
    ))
}

/// The thing that a place on a counted axis is: none between two of them.
pub(super) fn index_of(at: f64) -> Option<usize> {
    // Without a sign: a nought that came out as -0 is the first place all the same.
    let whole = at.round().abs();
    let index = format!("{whole:.0}").parse().ok();
    index.filter(|_| (at - whole).abs() < 0.01)
}

/// The usual size of a drawing, in its own units.
pub(super) const WIDTH: u32 = 760;
pub(super) const HEIGHT: u32 = 280;
