//! Form actions, and the parsing of form fields. There are no defaults: a missing, unknown or unreadable value is refused,
//! and nothing is changed.

use std::ops::RangeInclusive;

use super::auth::{RefusedPage, Visitor};
use super::components::field::element_id;
use crate::http::problem::Problem;
use crate::http::security_log;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the forms on one page: the values of their field `do`.
pub trait FormAction: Copy + 'static {
    /// Every action with its name.
    const ALL: &'static [(&'static str, Self)];
}

/// Names of the actions in a form; several different ones are ambiguous.
fn asked(fields: &FormFields) -> impl Iterator<Item = &str> {
    fields.get_all("do").filter(|name| !name.is_empty())
}

/// Action that a form names; `None` if it names none, several, or one that the page does not have.
fn action_of<A: FormAction>(fields: &FormFields) -> Option<A> {
    let first = asked(fields).next()?;
    let asked = asked(fields).all(|name| name == first).then_some(first)?;
    let known = A::ALL.iter().find(|(name, _)| *name == asked);
    known.map(|(_, action)| *action)
}

impl Visitor {
    /// Action that a form names; a missing, ambiguous or unknown one is refused.
    pub fn action<A: FormAction>(&self, fields: &FormFields) -> Result<A, RefusedPage> {
        action_of(fields).ok_or_else(|| self.unclear_form())
    }

    /// Refuses any action but `name`, for pages with a single action, whose forms need not name it.
    pub fn only_action(&self, fields: &FormFields, name: &str) -> Result<(), RefusedPage> {
        if asked(fields).all(|asked| asked == name) {
            Ok(())
        } else {
            Err(self.unclear_form())
        }
    }

    /// Numeric id in a hidden field.
    pub fn id(&self, fields: &FormFields, name: &str) -> Result<i64, RefusedPage> {
        let id = fields.get(name).and_then(|text| text.parse().ok());
        id.ok_or_else(|| self.unclear_form())
    }

    /// Refuses a form that lacks one of these fields, which every form of the page has.
    pub fn require_fields(&self, fields: &FormFields, names: &[&str]) -> Result<(), RefusedPage> {
        if names.iter().all(|name| fields.has(name)) {
            Ok(())
        } else {
            Err(self.unclear_form())
        }
    }

    /// Error page for an unintelligible form, which is noted in the security log; nothing was changed.
    pub fn unclear_form(&self) -> RefusedPage {
        security_log::mark_form_refused(&self.request);
        self.refuse(&Problem::unclear_form())
    }
}

/// Parses the fields of a form and collects the errors.
pub struct FormReader<'a> {
    visitor: &'a Visitor,
    fields: &'a FormFields,
    wrong: Vec<(String, String)>,
}

impl<'a> FormReader<'a> {
    /// Creates a reader of these fields.
    pub fn new(visitor: &'a Visitor, fields: &'a FormFields) -> FormReader<'a> {
        FormReader {
            visitor,
            fields,
            wrong: Vec::new(),
        }
    }

    /// Trimmed text of a field; empty if it is absent.
    pub fn text(&self, name: &str) -> &'a str {
        self.fields.get(name).unwrap_or_default().trim()
    }

    /// Checkbox: false if the field is absent.
    pub fn flag(&mut self, name: &str) -> bool {
        match flag(self.fields, name) {
            Some(is_on) => is_on,
            None => {
                self.refuse(name, "bad-choice");
                false
            }
        }
    }

    /// One of the options of a field.
    pub fn choice<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let chosen = parse(self.text(name));
        if chosen.is_none() {
            self.refuse(name, "bad-choice");
        }
        chosen
    }

    /// Language of the staff pages.
    pub fn language(&mut self, name: &str) -> Option<String> {
        self.choice(name, |tag| {
            let known = i18n::staff_languages().find(|known| *known == tag);
            known.map(str::to_owned)
        })
    }

    /// Whole number within the range and its type.
    pub fn whole<T: TryFrom<i64>>(&mut self, name: &str, range: RangeInclusive<i64>) -> Option<T> {
        let number = self.text(name).parse::<i64>().ok();
        let number = number.filter(|number| range.contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        if number.is_none() {
            let ends = [("low", (*range.start()).into()), ("high", (*range.end()).into())];
            let told = self.visitor.texts.with("bad-whole-number", &ends);
            self.wrong.push((element_id(name), told));
        }
        number
    }

    /// Records an error of a field, with the text of this id.
    pub fn refuse(&mut self, name: &str, text: &str) {
        self.wrong.push((element_id(name), self.visitor.say(text)));
    }

    /// Errors: the field id and message of each.
    pub fn wrong(self) -> Vec<(String, String)> {
        self.wrong
    }
}

/// Whether a checkbox is ticked; `None` for a value that no browser sends.
pub fn flag(fields: &FormFields, name: &str) -> Option<bool> {
    match fields.get(name) {
        None => Some(false),
        Some("1" | "on" | "true") => Some(true),
        Some(_) => None,
    }
}
