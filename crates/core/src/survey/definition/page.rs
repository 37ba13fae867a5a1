//! One page of a survey.

use super::condition::Condition;
use super::localized::Localized;
use super::question::Question;

/// Questions that are shown together.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The heading of the page.
    pub title: Option<Localized>,
    /// When the page is shown; always, without one. Looks only at questions of earlier pages.
    pub show_if: Option<Condition>,
    /// The questions, in the order shown.
    pub questions: Vec<Question>,
}

impl Page {
    pub(crate) const FIELDS: &'static [&'static str] = &["title", "show_if", "questions"];
}
