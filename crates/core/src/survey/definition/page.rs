//! Pages of a survey.

use super::condition::Condition;
use super::localized::Localized;
use super::question::Question;

/// A group of questions that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Heading of the page.
    pub title: Option<Localized>,
    /// Condition for showing the page; `None` shows it always. Refers only to questions of earlier pages.
    pub show_if: Option<Condition>,
    /// Questions, in the order shown.
    pub questions: Vec<Question>,
}

impl Page {
    pub(crate) const FIELDS: &'static [&'static str] = &["title", "show_if", "questions"];
}
