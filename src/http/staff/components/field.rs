//! Forms and their fields.

use askama::Template;

use urbivox_core::i18n;

/// Visual emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Primary action, or good news.
    Primary,
    /// No emphasis.
    Plain,
    /// Destructive action, or bad news.
    Danger,
}

impl Tone {
    /// CSS class.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Primary => "main",
            Tone::Plain => "plain",
            Tone::Danger => "danger",
        }
    }
}

/// Control of a form field.
pub enum Control {
    /// `input`: its type.
    Line(&'static str),
    /// `textarea`: its rows.
    Area(u8),
    /// `select`: values and labels.
    Select(Vec<(String, String)>),
    /// Radio buttons: values and labels.
    Radios(Vec<(String, String)>),
    /// Checkbox.
    Check,
    /// File input: its `accept` attribute.
    File(&'static str),
    /// Hidden input.
    Hidden,
}

/// Field of a form.
pub struct Field {
    /// `name` attribute.
    pub name: String,
    /// Label.
    pub label: String,
    /// Hint; empty if there is none.
    pub hint: String,
    /// Current value.
    pub value: String,
    /// Error message; empty if there is none.
    pub error: String,
    /// Control.
    pub control: Control,
    /// `autocomplete` attribute.
    pub autocomplete: &'static str,
    /// `required` attribute.
    pub is_required: bool,
    /// Language tag of the text in it; empty if unknown.
    pub language: String,
    /// Whether it is narrow and may share a line with its neighbours.
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

    /// One-line text field.
    pub fn line(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, label, value, Control::Line("text"))
    }

    /// One-line field with another type of input.
    pub fn input(
        kind: &'static str,
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Field {
        Field::new(name, label, value, Control::Line(kind))
    }

    /// Multi-line text field.
    pub fn area(rows: u8, name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, label, value, Control::Area(rows))
    }

    /// Drop-down list.
    pub fn select(
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
        options: Vec<(String, String)>,
    ) -> Field {
        Field::new(name, label, value, Control::Select(options))
    }

    /// Radio buttons.
    pub fn radios(
        name: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
        options: Vec<(String, String)>,
    ) -> Field {
        Field::new(name, label, value, Control::Radios(options))
    }

    /// Checkbox.
    pub fn check(name: impl Into<String>, label: impl Into<String>, is_on: bool) -> Field {
        Field::new(name, label, if is_on { "1" } else { "" }, Control::Check)
    }

    /// File field.
    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: &'static str) -> Field {
        Field::new(name, label, "", Control::File(accept))
    }

    /// Hidden field.
    pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> Field {
        Field::new(name, "", value, Control::Hidden)
    }

    /// Adds a hint.
    pub fn with_hint(self, hint: impl Into<String>) -> Field {
        Field {
            hint: hint.into(),
            ..self
        }
    }

    /// Sets the `autocomplete` attribute.
    pub fn with_autocomplete(self, autocomplete: &'static str) -> Field {
        Field { autocomplete, ..self }
    }

    /// Marks the field as required.
    pub fn required(self) -> Field {
        Field {
            is_required: true,
            ..self
        }
    }

    /// Adds an error message.
    pub fn with_error(self, error: impl Into<String>) -> Field {
        Field {
            error: error.into(),
            ..self
        }
    }

    /// Makes the field narrow.
    pub fn short(self) -> Field {
        Field { is_short: true, ..self }
    }

    /// Sets the language of the text in it.
    pub fn with_language(self, language: impl Into<String>) -> Field {
        Field {
            language: language.into(),
            ..self
        }
    }

    /// Element id.
    pub fn id(&self) -> String {
        element_id(&self.name)
    }

    /// Value that a ticked checkbox submits.
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

/// Element id of the field with this name.
pub fn element_id(name: &str) -> String {
    let fits = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    format!("f-{}", name.chars().map(fits).collect::<String>())
}

/// Submit button.
pub struct Button {
    /// `name` attribute; none if empty.
    pub name: String,
    /// `value` attribute.
    pub value: String,
    /// Label: a verb.
    pub label: String,
    /// Emphasis.
    pub tone: Tone,
}

impl Button {
    /// Primary button without a name.
    pub fn primary(label: impl Into<String>) -> Button {
        Button {
            name: String::new(),
            value: String::new(),
            label: label.into(),
            tone: Tone::Primary,
        }
    }

    /// Named button, one of several in a form.
    pub fn named(name: impl Into<String>, value: impl Into<String>, label: impl Into<String>, tone: Tone) -> Button {
        Button {
            name: name.into(),
            value: value.into(),
            label: label.into(),
            tone,
        }
    }
}

/// Form.
pub struct FormView {
    /// URL that it is submitted to; the current page if empty.
    pub action: String,
    /// Whether it only queries: sent with GET, without a CSRF token.
    pub is_get: bool,
    /// Whether it has a file field.
    pub has_file: bool,
    /// Fields.
    pub fields: Vec<Field>,
    /// Buttons.
    pub buttons: Vec<Button>,
    /// Whether its fields share a line.
    pub is_inline: bool,
    /// Whether the script saves it automatically (`data-autosave`).
    pub autosave: bool,
}

impl FormView {
    /// POST form, which changes something.
    pub fn new(action: impl Into<String>, fields: Vec<Field>, buttons: Vec<Button>) -> FormView {
        FormView {
            action: action.into(),
            is_get: false,
            has_file: fields.iter().any(|field| matches!(field.control, Control::File(_))),
            fields,
            buttons,
            is_inline: false,
            autosave: false,
        }
    }

    /// GET form, which only queries.
    pub fn query(action: impl Into<String>, fields: Vec<Field>, buttons: Vec<Button>) -> FormView {
        FormView {
            is_get: true,
            is_inline: true,
            ..FormView::new(action, fields, buttons)
        }
    }

    /// POST form with a single button.
    pub fn button(action: impl Into<String>, hidden: Vec<Field>, label: impl Into<String>, tone: Tone) -> FormView {
        let button = Button {
            tone,
            ..Button::primary(label)
        };
        FormView {
            is_inline: true,
            ..FormView::new(action, hidden, vec![button])
        }
    }

    /// Lets the fields share a line.
    pub fn inline(self) -> FormView {
        FormView {
            is_inline: true,
            ..self
        }
    }
}

/// Template data of a form.
#[derive(Template)]
#[template(path = "staff/form.html")]
pub(super) struct FormTemplate<'a> {
    pub(super) form: &'a FormView,
    pub(super) csrf: &'a str,
}
