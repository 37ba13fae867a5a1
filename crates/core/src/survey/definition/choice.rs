//! A question that is answered by choosing.

use super::code::Code;
use super::coded_list;
use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{OPTIONS_MAX, SEGMENT_OPTIONS_MAX};

/// A question that is answered with one of its options, or with several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What may be chosen, in the order shown; never empty.
    pub options: Vec<ChoiceOption>,
    /// Whether several options may be chosen.
    pub multiple: bool,
    /// Whether counts are also kept for each option of this question. Never together with `multiple`.
    pub segment: bool,
    /// The fewest options that may be chosen, when any is; only with `multiple`.
    pub min_choices: Option<usize>,
    /// The most options that may be chosen; only with `multiple`.
    pub max_choices: Option<usize>,
}

/// Something that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Its name in answers and counts, unique in the question.
    pub code: Code,
    /// What the citizen reads; without it, the code.
    pub label: Option<Localized>,
    /// Whether the citizen may write a text beside it.
    pub other_text: bool,
    /// Whether nothing else may be chosen together with it.
    pub exclusive: bool,
}

impl Choice {
    pub(crate) const FIELDS: &'static [&'static str] =
        &["options", "multiple", "segment", "min_choices", "max_choices"];

    /// The place of an option in the list, from 0.
    pub fn index_of(&self, code: &str) -> Option<usize> {
        self.options.iter().position(|option| option.code.as_str() == code)
    }

    pub(crate) fn read(object: &JsonObject<'_>, reader: &mut ParseContext) -> Option<Choice> {
        let multiple = object.flag("multiple", reader);
        let segment = object.flag("segment", reader);
        let count_max = if segment { SEGMENT_OPTIONS_MAX } else { OPTIONS_MAX };
        let more = &["other_text", "exclusive"];
        let options = coded_list::read_list(
            object,
            "options",
            count_max,
            more,
            reader,
            |entry, code, label, reader| ChoiceOption {
                code,
                label,
                other_text: entry.flag("other_text", reader),
                exclusive: entry.flag("exclusive", reader),
            },
        );
        let offered = options.as_ref().map_or(OPTIONS_MAX, Vec::len).max(1);
        let mut bound = |name| choices(object, name, multiple, offered, reader);
        let (min_choices, max_choices) = (bound("min_choices"), bound("max_choices"));
        if let (Some(min), Some(max), Some(node)) = (min_choices, max_choices, object.optional("max_choices"))
            && min > max
        {
            node.fault(
                reader,
                "out-of-order",
                "Let \"max_choices\" be \"min_choices\" or more.",
            );
        }
        if let Some(node) = object.optional("segment").filter(|_| segment && multiple) {
            node.fault(
                reader,
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
    reader: &mut ParseContext,
) -> Option<usize> {
    let node = object.optional(name)?;
    if !multiple {
        node.fault(reader, "bad-value", "Remove this, or let the question be \"multiple\".");
        return None;
    }
    node.count(1..=offered, reader)
}
