//! Forms and their fields.

use askama::Template;

use urbivox_core::i18n;

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The one thing to do, or good news.
    Main,
    /// As anything else.
    Plain,
    /// Takes something away, or bad news.
    Danger,
}

impl Tone {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Main => "main",
            Tone::Plain => "plain",
            Tone::Danger => "danger",
        }
    }
}

/// How a field is filled in.
pub enum Control {
    /// On one line: the type of the input.
    Line(&'static str),
    /// On several lines.
    Area(u8),
    /// One of several: values with their names.
    Select(Vec<(String, String)>),
    /// One of several, all of them seen.
    Radios(Vec<(String, String)>),
    /// Yes or no.
    Check,
    /// A file.
    File(&'static str),
    /// Not at all.
    Hidden,
}

/// A field of a form.
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub label: String,
    /// Help.
    pub hint: String,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: String,
    /// How it is filled in.
    pub control: Control,
    /// What the browser may fill in by itself.
    pub autocomplete: &'static str,
    /// Whether it has to be filled in.
    pub is_required: bool,
    /// The language of what is written in it.
    pub language: String,
    /// Stands beside its neighbours.
    pub is_short: bool,
}

impl Field {
    fn new(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>, control: Control) -> Field {
        Field {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            value: value.into(),
            error: String::new(),
            control,
            autocomplete: "off",
            is_required: false,
            language: String::new(),
            is_short: false,
        }
    }

    /// A line of text.
    pub fn line(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, label, value, Control::Line("text"))
    }

    /// A line of another type of input.
    pub fn input(
        kind: &'static str,
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Field {
        Field::new(name, label, value, Control::Line(kind))
    }

    /// Several lines of text.
    pub fn area(rows: u8, name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, label, value, Control::Area(rows))
    }

    /// One of several.
    pub fn select(
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
        options: Vec<(String, String)>,
    ) -> Field {
        Field::new(name, label, value, Control::Select(options))
    }

    /// One of several, all of them seen.
    pub fn radios(
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
        options: Vec<(String, String)>,
    ) -> Field {
        Field::new(name, label, value, Control::Radios(options))
    }

    /// Yes or no.
    pub fn check(name: impl Into<String>, label: impl Into<String>, is_on: bool) -> Field {
        Field::new(name, label, if is_on { "1" } else { "" }, Control::Check)
    }

    /// A file.
    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: &'static str) -> Field {
        Field::new(name, label, "", Control::File(accept))
    }

    /// Not seen.
    pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, "", value, Control::Hidden)
    }

    /// The same with help.
    pub fn with_hint(self, hint: impl Into<String>) -> Field {
        Field {
            hint: hint.into(),
            ..self
        }
    }

    /// The same, filled in by the browser as this.
    pub fn filled(self, autocomplete: &'static str) -> Field {
        Field { autocomplete, ..self }
    }

    /// The same, to be filled in.
    pub fn required(self) -> Field {
        Field {
            is_required: true,
            ..self
        }
    }

    /// The same, with what is wrong.
    pub fn with_error(self, error: impl Into<String>) -> Field {
        Field {
            error: error.into(),
            ..self
        }
    }

    /// The same, beside its neighbours.
    pub fn short(self) -> Field {
        Field { is_short: true, ..self }
    }

    /// The same, written in this language.
    pub fn spoken(self, language: impl Into<String>) -> Field {
        Field {
            language: language.into(),
            ..self
        }
    }

    /// Names it in the page.
    pub fn id(&self) -> String {
        id_of(&self.name)
    }

    /// What a box sends when it is ticked.
    fn sends(&self) -> &str {
        if self.value.is_empty() { "1" } else { &self.value }
    }

    fn direction(&self) -> &'static str {
        i18n::direction(&self.language)
    }

    fn described_by(&self) -> String {
        match (self.hint.is_empty(), self.error.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!("{}-hint", self.id()),
            (true, false) => format!("{}-error", self.id()),
            (false, false) => format!("{0}-error {0}-hint", self.id()),
        }
    }
}

/// Names the field of this name in its page.
pub fn id_of(name: &str) -> String {
    let fits = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    format!("f-{}", name.chars().map(fits).collect::<String>())
}

/// A button.
pub struct Button {
    /// The name of what it sends; nothing when empty.
    pub name: String,
    /// What it sends.
    pub value: String,
    /// What it says: a verb.
    pub label: String,
    /// How much it matters.
    pub tone: Tone,
}

impl Button {
    /// The one thing to do.
    pub fn main(label: impl Into<String>) -> Button {
        Button {
            name: String::new(),
            value: String::new(),
            label: label.into(),
            tone: Tone::Main,
        }
    }

    /// One of several things to do.
    pub fn named(name: impl Into<String>, value: impl Into<String>, label: impl Into<String>, tone: Tone) -> Button {
        Button {
            name: name.into(),
            value: value.into(),
            label: label.into(),
            tone,
        }
    }
}

/// A form.
pub struct FormView {
    /// Where it is sent; here when empty.
    pub action: String,
    /// It asks, and changes nothing.
    pub is_question: bool,
    /// It carries a file.
    pub has_file: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Its buttons.
    pub buttons: Vec<Button>,
    /// Fields beside each other.
    pub is_narrow: bool,
    /// Saves itself with a script; the text says when.
    pub saves: String,
}

impl FormView {
    /// A form that changes something.
    pub fn new(action: impl Into<String>, fields: Vec<Field>, buttons: Vec<Button>) -> FormView {
        FormView {
            action: action.into(),
            is_question: false,
            has_file: fields.iter().any(|field| matches!(field.control, Control::File(_))),
            fields,
            buttons,
            is_narrow: false,
            saves: String::new(),
        }
    }

    /// A form that only asks.
    pub fn question(action: impl Into<String>, fields: Vec<Field>, buttons: Vec<Button>) -> FormView {
        FormView {
            is_question: true,
            is_narrow: true,
            ..FormView::new(action, fields, buttons)
        }
    }

    /// A button by itself that changes something.
    pub fn button(action: impl Into<String>, hidden: Vec<Field>, label: impl Into<String>, tone: Tone) -> FormView {
        let button = Button {
            tone,
            ..Button::main(label)
        };
        FormView {
            is_narrow: true,
            ..FormView::new(action, hidden, vec![button])
        }
    }

    /// The same with its fields beside each other.
    pub fn narrow(self) -> FormView {
        FormView {
            is_narrow: true,
            ..self
        }
    }
}

/// A form on its way to HTML.
#[derive(Template)]
#[template(path = "staff/form.html")]
pub(super) struct Drawn<'a> {
    pub(super) form: &'a FormView,
    pub(super) csrf: &'a str,
}
