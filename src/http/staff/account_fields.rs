//! Fields that the pages about accounts share: language and password.

use super::components::counted;
use super::visitor::Visitor;
use crate::app::people::password::{PASSWORD_CHARS_MIN, WeakPassword};
use urbivox_core::i18n;

/// Languages of the staff pages: the tag of each, and its name in that language.
pub(super) fn languages() -> Vec<(String, String)> {
    let name = |tag: &'static str| {
        let name = match tag {
            "de" => "Deutsch",
            "es" => "Español",
            "fi" => "Suomi",
            "fr" => "Français",
            "it" => "Italiano",
            _english => "English",
        };
        (tag.to_owned(), name.to_owned())
    };
    i18n::staff_languages().map(name).collect()
}

/// Message for a weak password.
pub(super) fn weak_password_message(visitor: &Visitor, weak: WeakPassword) -> String {
    let id = format!("password-{}", weak.name());
    visitor.texts.with(&id, &[("min", counted(PASSWORD_CHARS_MIN))])
}
