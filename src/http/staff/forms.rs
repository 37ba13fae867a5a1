//! Form actions, and the parsing of form fields. There are no defaults: a missing, unknown or unreadable value is refused,
//! and nothing is changed.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::ops::RangeInclusive;

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

use super::components::field::element_id;
use super::visitor::Visitor;
use crate::http::web::form_body::FormBody;
use crate::http::web::page_error::PageError;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the forms on one page: the values of their field `do`.
pub trait FormAction: Copy + 'static {
    /// Every action with its name.
    const ALL: &'static [(&'static str, Self)];
}

/// Names of the actions in a form; several different ones are ambiguous.
fn action_names(fields: &FormFields) -> impl Iterator<Item = &str> {
    fields.get_all("do").filter(|name| !name.is_empty())
}

/// Action that a form names; `None` if it names none, several, or one that the page does not have.
fn action_of<A: FormAction>(fields: &FormFields) -> Option<A> {
    let first = action_names(fields).next()?;
    let only = action_names(fields).all(|name| name == first).then_some(first)?;
    let known = A::ALL.iter().find(|(name, _)| *name == only);
    known.map(|(_, action)| *action)
}

/// Unread form of a page with the actions `A`; `()` for a page with a single action.
pub struct Form<A> {
    body: FormBody,
    actions: PhantomData<A>,
}

impl<A> FromRequest for Form<A> {
    type Error = Error;
    type Future = Ready<Result<Form<A>, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = FormBody::from_request(request, payload).into_inner();
        ready(body.map(|body| Form {
            body,
            actions: PhantomData,
        }))
    }
}

impl<A> Form<A> {
    /// Reads the fields of a form that asks for no action, and checks the CSRF token.
    pub async fn read_fields(self, visitor: &Visitor) -> Result<FormFields, PageError> {
        let fields = self.body.read().await.map_err(|problem| visitor.refuse(&problem))?;
        visitor.check_csrf(&fields)?;
        Ok(fields)
    }
}

impl<A: FormAction> Form<A> {
    /// Reads the form: its action and its fields. A wrong CSRF token is a 403; a missing, ambiguous or unknown action a 400.
    pub async fn read(self, visitor: &Visitor) -> Result<(A, FormFields), PageError> {
        let fields = self.read_fields(visitor).await?;
        Ok((visitor.action(&fields)?, fields))
    }

    /// Like [`Form::read`], for forms that are also sent automatically, without a button: `None` if no action is named.
    pub async fn read_optional(self, visitor: &Visitor) -> Result<(Option<A>, FormFields), PageError> {
        let fields = self.read_fields(visitor).await?;
        let action = fields.has("do").then(|| visitor.action(&fields)).transpose()?;
        Ok((action, fields))
    }
}

impl Form<()> {
    /// Reads a form with the only action `name`, which it need not name. A wrong CSRF token is a 403; another action a 400.
    pub async fn read_only(self, visitor: &Visitor, name: &str) -> Result<FormFields, PageError> {
        let fields = self.read_fields(visitor).await?;
        visitor.only_action(&fields, name)?;
        Ok(fields)
    }
}

impl Visitor {
    /// Action that a form names; a missing, ambiguous or unknown one is refused.
    pub fn action<A: FormAction>(&self, fields: &FormFields) -> Result<A, PageError> {
        action_of(fields).ok_or_else(|| self.unclear_form())
    }

    /// Refuses any action but `name`, for pages with a single action, whose forms need not name it.
    pub(super) fn only_action(&self, fields: &FormFields, name: &str) -> Result<(), PageError> {
        if action_names(fields).all(|action| action == name) {
            Ok(())
        } else {
            Err(self.unclear_form())
        }
    }

    /// Numeric id in a hidden field.
    pub fn id(&self, fields: &FormFields, name: &str) -> Result<i64, PageError> {
        let id = fields.get(name).and_then(|text| text.parse().ok());
        id.ok_or_else(|| self.unclear_form())
    }

    /// Refuses a form that lacks one of these fields, which every form of the page has.
    pub fn require_fields(&self, fields: &FormFields, names: &[&str]) -> Result<(), PageError> {
        if names.iter().all(|name| fields.has(name)) {
            Ok(())
        } else {
            Err(self.unclear_form())
        }
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
            let message = self.visitor.texts.with("bad-whole-number", &ends);
            self.wrong.push((element_id(name), message));
        }
        number
    }

    /// Records an error of a field, with the text of this id.
    pub fn refuse(&mut self, name: &str, text: &str) {
        self.wrong.push((element_id(name), self.visitor.text(text)));
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
