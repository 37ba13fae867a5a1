//! Ranking questions.

use super::code::Code;
use super::coded_list;
use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::RANKING_OPTIONS_MAX;

/// A question answered by ordering its options, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Options to order; never empty.
    pub options: Vec<RankOption>,
}

/// An option of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankOption {
    /// Stable code in answers and counts, unique in the question.
    pub code: Code,
    /// Label shown to citizens; the code if there is none.
    pub label: Option<Localized>,
}

impl Ranking {
    pub(crate) const FIELDS: &'static [&'static str] = &["options"];

    /// Index of an option in the list, from 0.
    pub fn index_of(&self, code: &str) -> Option<usize> {
        self.options.iter().position(|option| option.code.as_str() == code)
    }

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Ranking> {
        let make = |_: &JsonObject<'_>, code, label, _: &mut ParseContext| RankOption { code, label };
        let options = coded_list::read_list(object, "options", RANKING_OPTIONS_MAX, &[], context, make)?;
        Some(Ranking { options })
    }
}
