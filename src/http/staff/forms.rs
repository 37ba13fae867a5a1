//! What a form asks for, and the values in its fields. Nothing here has a default: what is missing, unknown or cannot be read
//! is refused, and nothing is changed.

use std::ops::RangeInclusive;

use super::auth::{RefusedPage, Visitor};
use super::components::field::id_of;
use crate::http::problem::Problem;
use crate::http::security_log;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;

/// What the forms of one page can ask for: the values of their field `do`.
pub trait FormAction: Copy + 'static {
    /// Every action with its name.
    const ALL: &'static [(&'static str, Self)];
}

/// The names of all actions that a form asks for: one, if it is clear.
fn asked(fields: &FormFields) -> impl Iterator<Item = &str> {
    fields.all("do").filter(|name| !name.is_empty())
}

/// The action that a form names; `None` when it names none, several, or one that the page does not have.
fn action_of<A: FormAction>(fields: &FormFields) -> Option<A> {
    let first = asked(fields).next()?;
    let asked = asked(fields).all(|name| name == first).then_some(first)?;
    let known = A::ALL.iter().find(|(name, _)| *name == asked);
    known.map(|(_, action)| *action)
}

impl Visitor {
    /// The action that a form names. One that names none, or an unknown one, is refused.
    pub fn action<A: FormAction>(&self, fields: &FormFields) -> Result<A, RefusedPage> {
        action_of(fields).ok_or_else(|| self.not_understood())
    }

    /// For an address whose forms ask for one thing only, so that they need not name it: refuses any other name.
    pub fn only_action(&self, fields: &FormFields, name: &str) -> Result<(), RefusedPage> {
        if asked(fields).all(|asked| asked == name) {
            Ok(())
        } else {
            Err(self.not_understood())
        }
    }

    /// The identity that a hidden field of a form carries.
    pub fn id(&self, fields: &FormFields, name: &str) -> Result<i64, RefusedPage> {
        let id = fields.get(name).and_then(|text| text.parse().ok());
        id.ok_or_else(|| self.not_understood())
    }

    /// Refuses a form that lacks one of the fields that every form of its page has.
    pub fn complete(&self, fields: &FormFields, names: &[&str]) -> Result<(), RefusedPage> {
        if names.iter().all(|name| fields.has(name)) {
            Ok(())
        } else {
            Err(self.not_understood())
        }
    }

    /// The page that says that a form was not understood, and that nothing was changed.
    pub fn not_understood(&self) -> RefusedPage {
        security_log::form_refused(&self.request);
        self.refuse(&Problem::unclear_form())
    }
}

/// Reads the fields of a form, and collects what is wrong with them.
pub struct FormReader<'a> {
    visitor: &'a Visitor,
    fields: &'a FormFields,
    wrong: Vec<(String, String)>,
}

impl<'a> FormReader<'a> {
    /// A reader of these fields.
    pub fn new(visitor: &'a Visitor, fields: &'a FormFields) -> FormReader<'a> {
        FormReader {
            visitor,
            fields,
            wrong: Vec::new(),
        }
    }

    /// What is typed in a field, without the space around it; empty when nothing is.
    pub fn text(&self, name: &str) -> &'a str {
        self.fields.get(name).unwrap_or_default().trim()
    }

    /// A box: not ticked when the field is absent.
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

    /// One of the languages of the staff pages.
    pub fn language(&mut self, name: &str) -> Option<String> {
        self.choice(name, |tag| {
            let known = i18n::staff_languages().find(|known| *known == tag);
            known.map(str::to_owned)
        })
    }

    /// A whole number in this range, and in that of its type.
    pub fn whole<T: TryFrom<i64>>(&mut self, name: &str, range: RangeInclusive<i64>) -> Option<T> {
        let number = self.text(name).parse::<i64>().ok();
        let number = number.filter(|number| range.contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        if number.is_none() {
            let ends = [("low", (*range.start()).into()), ("high", (*range.end()).into())];
            let told = self.visitor.texts.with("bad-whole-number", &ends);
            self.wrong.push((id_of(name), told));
        }
        number
    }

    /// Notes that a field is wrong, with the text of this name.
    pub fn refuse(&mut self, name: &str, text: &str) {
        self.wrong.push((id_of(name), self.visitor.say(text)));
    }

    /// Everything that is wrong: the field of each, and what to do.
    pub fn wrong(self) -> Vec<(String, String)> {
        self.wrong
    }
}

/// Whether a box is ticked; `None` when the field holds what no browser sends.
pub fn flag(fields: &FormFields, name: &str) -> Option<bool> {
    match fields.get(name) {
        None => Some(false),
        Some("1" | "on" | "true") => Some(true),
        Some(_) => None,
    }
}
