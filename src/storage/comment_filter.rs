//! Filter of a survey's comments.

use super::comment_state::State;

/// A filter of comments; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words and parts of words in the text: see [`urbivox_core::survey::answers::search_terms`].
    pub words: Option<String>,
    /// State.
    pub state: Option<State>,
    /// One tag.
    pub tag: Option<String>,
    /// Slug of the placement.
    pub placement: Option<String>,
    /// First civil day, included.
    pub from: Option<i32>,
    /// Last civil day, included.
    pub to: Option<i32>,
}
