//! Parsing of the answer to a choice.

use serde_json::Value;

use super::answer::{Answer, ChosenOption};
use super::parse_answer::{AnswerContext, ParsedAnswer, check_text};
use crate::survey::definition::choice::{Choice, ChoiceOption};
use crate::survey::limits::{OPTIONS_MAX, OTHER_TEXT_CHARS_MAX};

impl Choice {
    pub(crate) fn read_answer(&self, value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
        if self.multiple {
            return self.read_several(value, context);
        }
        match self.read_one(value, &[], context) {
            Some((_, chosen)) => ParsedAnswer::Answer(Answer::Choice(vec![chosen])),
            None => ParsedAnswer::Invalid,
        }
    }

    fn read_several(&self, value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
        let Some(sent) = value.as_array() else {
            context.report(&[], "wrong-type", "Give a list of options.");
            return ParsedAnswer::Invalid;
        };
        if sent.len() > OPTIONS_MAX {
            let detail = format!("Choose at most {}.", self.max_choices.unwrap_or(self.options.len()));
            return context.report(&[], "too-many-choices", detail);
        }
        let violations_before = context.violations.seen();
        let mut chosen: Vec<(usize, ChosenOption)> = Vec::with_capacity(sent.len());
        for (at, value) in sent.iter().enumerate() {
            let step = at.to_string();
            let Some((index, choice)) = self.read_one(value, &[&step], context) else {
                continue;
            };
            if chosen.iter().any(|(other, _)| *other == index) {
                context.report(&[&step], "duplicate-choice", "Choose each option once.");
            }
            chosen.push((index, choice));
        }
        if context.violations.seen() > violations_before {
            return ParsedAnswer::Invalid;
        }
        // The order in which options were chosen has no meaning; equal choices are stored equally.
        chosen.sort_by_key(|(index, _)| *index);
        if !self.check_together(&chosen, context) {
            return ParsedAnswer::Invalid;
        }
        ParsedAnswer::Answer(Answer::Choice(chosen.into_iter().map(|(_, choice)| choice).collect()))
    }

    /// Verifies that these options can be chosen together; reports a violation otherwise.
    fn check_together(&self, chosen: &[(usize, ChosenOption)], context: &mut AnswerContext<'_>) -> bool {
        let count = chosen.len();
        let is_exclusive =
            |(index, _): &(usize, ChosenOption)| self.options.get(*index).is_some_and(|option| option.exclusive);
        if chosen.iter().any(is_exclusive) {
            // An exclusive option such as “none of these” is exempt from `min_choices`.
            if count > 1 {
                context.report(&[], "exclusive", "Choose this option alone, or only others.");
            }
            return count == 1;
        }
        if let Some(max) = self.max_choices.filter(|max| count > *max) {
            context.report(&[], "too-many-choices", format!("Choose at most {max}."));
            return false;
        }
        if let Some(min) = self.min_choices.filter(|min| count < *min) {
            context.report(&[], "too-few-choices", format!("Choose at least {min}."));
            return false;
        }
        true
    }

    /// Parses one chosen option, `"code"` or `{"code", "text"}`, with its index in the list.
    fn read_one(
        &self,
        value: &Value,
        steps: &[&str],
        context: &mut AnswerContext<'_>,
    ) -> Option<(usize, ChosenOption)> {
        let object = value.as_object();
        let named = object.map_or(Some(value), |object| object.get("code"));
        let Some(code) = named.and_then(Value::as_str) else {
            context.report(steps, "wrong-type", "Give the code of an option.");
            return None;
        };
        let unknown = object.into_iter().flat_map(serde_json::Map::keys);
        let unknown = unknown.filter(|name| !matches!(name.as_str(), "code" | "text"));
        let mut is_known = true;
        for name in unknown {
            is_known = false;
            if context.violations.is_full() {
                break;
            }
            context.report(
                &[steps, &[name]].concat(),
                "unknown-field",
                "Remove this field. Known here: code, text.",
            );
        }
        let Some(index) = self.index_of(code) else {
            context.report(steps, "not-offered", "Choose one of the options that are offered.");
            return None;
        };
        let option = self.options.get(index)?;
        let text = object.and_then(|object| object.get("text"));
        let text = read_text(option, text, steps, context)?;
        is_known.then(|| {
            (
                index,
                ChosenOption {
                    code: option.code.clone(),
                    text,
                },
            )
        })
    }
}

/// Parses the text of an option. `None` reports a violation; `Some(None)` means a blank text.
fn read_text(
    option: &ChoiceOption,
    text: Option<&Value>,
    steps: &[&str],
    context: &mut AnswerContext<'_>,
) -> Option<Option<String>> {
    let Some(value) = text.filter(|value| !value.is_null()) else {
        return Some(None);
    };
    let steps = [steps, &["text"]].concat();
    let Some(text) = value.as_str() else {
        context.report(&steps, "wrong-type", "Write a text.");
        return None;
    };
    if text.trim().is_empty() {
        return Some(None);
    }
    if !option.other_text {
        context.report(
            &steps,
            "text-not-offered",
            "Remove the text: this option does not take one.",
        );
        return None;
    }
    check_text(text, OTHER_TEXT_CHARS_MAX, &steps, context).then(|| Some(text.to_owned()))
}
