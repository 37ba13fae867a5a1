//! Choice questions.

use super::code::Code;
use super::coded_list;
use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{OPTIONS_MAX, SEGMENT_OPTIONS_MAX};

/// A question answered with one or several of its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Options, in the order shown; never empty.
    pub options: Vec<ChoiceOption>,
    /// Whether several options may be chosen.
    pub multiple: bool,
    /// Whether results are also counted for each option of this question. Never combined with `multiple`.
    pub segment: bool,
    /// Minimum number of options to choose, if any is chosen; only with `multiple`.
    pub min_choices: Option<usize>,
    /// Maximum number of options to choose; only with `multiple`.
    pub max_choices: Option<usize>,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Stable code in answers and counts, unique in the question.
    pub code: Code,
    /// Label shown to citizens; the code if there is none.
    pub label: Option<Localized>,
    /// Whether the citizen can add a text to this option.
    pub other_text: bool,
    /// Whether this option cannot be combined with others.
    pub exclusive: bool,
}

impl Choice {
    pub(crate) const FIELDS: &'static [&'static str] =
        &["options", "multiple", "segment", "min_choices", "max_choices"];

    /// Index of an option in the list, from 0.
    pub fn index_of(&self, code: &str) -> Option<usize> {
        self.options.iter().position(|option| option.code.as_str() == code)
    }

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Choice> {
        let multiple = object.flag("multiple", context);
        let segment = object.flag("segment", context);
        let count_max = if segment { SEGMENT_OPTIONS_MAX } else { OPTIONS_MAX };
        let more = &["other_text", "exclusive"];
        let options = coded_list::read_list(
            object,
            "options",
            count_max,
            more,
            context,
            |entry, code, label, context| ChoiceOption {
                code,
                label,
                other_text: entry.flag("other_text", context),
                exclusive: entry.flag("exclusive", context),
            },
        );
        let offered = options.as_ref().map_or(OPTIONS_MAX, Vec::len).max(1);
        let mut bound = |name| choices(object, name, multiple, offered, context);
        let (min_choices, max_choices) = (bound("min_choices"), bound("max_choices"));
        if let (Some(min), Some(max), Some(node)) = (min_choices, max_choices, object.optional("max_choices"))
            && min > max
        {
            node.report(
                context,
                "out-of-order",
                "Set \"max_choices\" to at least \"min_choices\".",
            );
        }
        if let Some(node) = object.optional("segment").filter(|_| segment && multiple) {
            node.report(
                context,
                "segment-not-single",
                "Make this a single choice, or no segment.",
            );
        }
        Some(Choice {
            options: options?,
            multiple,
            segment,
            min_choices,
            max_choices,
        })
    }
}

fn choices(
    object: &JsonObject<'_>,
    name: &str,
    multiple: bool,
    offered: usize,
    context: &mut ParseContext,
) -> Option<usize> {
    let node = object.optional(name)?;
    if !multiple {
        node.report(context, "bad-value", "Remove this, or make the question \"multiple\".");
        return None;
    }
    node.count(1..=offered, context)
}
