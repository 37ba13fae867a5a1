//! Frame that all charts share: the SVG element with its texts for screen readers.

use askama::Template;

use crate::http::web::number_format::NumberFormat;

use super::geometry::{FONT_SIZE, HEIGHT, NARROW_WIDTH};

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
    /// Format of the numbers at the axes.
    pub numbers: NumberFormat,
}

/// Texts and size of a chart, in SVG units. Read by `templates/charts/frame.html`.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChartFrame<'a> {
    pub(super) chart_text: &'a ChartText,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) font_size: f64,
}

impl ChartFrame<'_> {
    /// Creates the frame of an upright chart of this width.
    pub(super) fn upright(chart_text: &ChartText, width: u32) -> ChartFrame<'_> {
        ChartFrame {
            chart_text,
            width,
            height: HEIGHT,
            font_size: FONT_SIZE,
        }
    }

    /// Returns whether narrow screens scroll the chart. It can then be focused, so that a keyboard can scroll it.
    pub(super) fn is_scrolled(&self) -> bool {
        self.width > NARROW_WIDTH
    }
}

/// Returns a chart as SVG. Rendering should not fail; an error is logged and the chart left out, because the table next to
/// it has the same numbers.
pub(super) fn svg_or_empty(chart: &impl Template) -> String {
    chart.render().unwrap_or_else(|cause| {
        tracing::error!(%cause, "a chart could not be drawn");
        String::new()
    })
}
