//! View model of a question: localised texts, controls, current values and errors.

use serde_json::Value;

use super::control_id::control_id;
use super::locale::Locale;
use super::scale_points::{Row, ScalePoint, Style};
use super::violation_text::FieldError;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::choice::Choice;
use urbivox_core::survey::definition::decimal::Decimal;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::matrix::Matrix;
use urbivox_core::survey::definition::number::Number;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::definition::ranking::Ranking;
use urbivox_core::survey::definition::rating::Rating;

/// Question as the template renders it.
pub struct QuestionView {
    pub(in crate::http) code: String,
    pub(in crate::http) prompt: String,
    pub(in crate::http) hints: Vec<String>,
    pub(in crate::http) is_required: bool,
    pub(in crate::http) is_shown: bool,
    /// Condition as JSON, when it refers to questions of the same page: the script shows or hides the question by it.
    pub(in crate::http) condition: Option<String>,
    pub(in crate::http) error: Option<String>,
    pub(in crate::http) control: Control,
}

/// Input control of a question.
pub enum Control {
    /// One point of a scale.
    Points {
        /// Points, lowest first.
        points: Vec<ScalePoint>,
        /// Meanings of the named points, where they are not shown next to the points.
        ends: Vec<String>,
        /// Appearance of the points.
        style: Style,
    },
    /// One point of a scale for each row.
    Rows {
        /// Rows of the matrix.
        rows: Vec<Row>,
        /// Meanings of the named points.
        ends: Vec<String>,
        /// Appearance of the points.
        style: Style,
    },
    /// One option or several.
    Options {
        /// Offered options.
        options: Vec<OptionView>,
        /// Whether several options may be chosen.
        several: bool,
    },
    /// A rank for each option.
    Places {
        /// Offered options.
        options: Vec<RankedOption>,
        /// Ranks to choose from: 1 to the number of options.
        places: Vec<String>,
    },
    /// Single-line input.
    Line {
        /// Type of the `input` element.
        kind: &'static str,
        /// Keyboard of a phone (`inputmode`); empty for the default.
        mode: &'static str,
        /// Current value.
        value: String,
        /// Largest length in characters; 0 for no limit.
        max_length: usize,
        /// Unit of the number, such as `min`.
        unit: Option<String>,
        /// Value of the `autocomplete` attribute.
        autocomplete: &'static str,
    },
    /// Multi-line input.
    Lines {
        /// Current value.
        value: String,
        /// Largest length in characters.
        max_length: usize,
    },
    /// No input: the question is a statement.
    Statement,
}

/// Option of a choice question.
pub struct OptionView {
    pub(in crate::http) id: String,
    pub(in crate::http) code: String,
    pub(in crate::http) label: String,
    pub(in crate::http) is_chosen: bool,
    pub(in crate::http) is_exclusive: bool,
    /// Free text of the option, where it takes one.
    pub(in crate::http) text: Option<String>,
}

/// Option of a ranking question.
pub struct RankedOption {
    pub(in crate::http) id: String,
    pub(in crate::http) code: String,
    pub(in crate::http) label: String,
    pub(in crate::http) place: String,
}

/// State of a question on a page: values, errors, visibility.
pub struct QuestionState<'a> {
    /// Form fields sent so far.
    pub fields: &'a FormFields,
    /// Errors of all questions.
    pub errors: &'a [FieldError],
    /// Whether the question is visible with the answers so far.
    pub is_shown: bool,
    /// Condition as written in the definition, JSON.
    pub condition: Option<&'a Value>,
}

impl QuestionView {
    /// Builds the view of a question in the citizen's language.
    pub fn of(question: &Question, locale: Locale<'_>, state: &QuestionState<'_>) -> QuestionView {
        let code = question.code.as_str();
        let own = state.errors.iter().filter(|error| error.code == code);
        let errors: Vec<&str> = own.map(|error| error.text.as_str()).collect();
        QuestionView {
            code: code.to_owned(),
            prompt: locale.label(question.prompt.as_ref(), code).to_owned(),
            hints: hints(question, locale),
            is_required: question.required,
            is_shown: state.is_shown,
            condition: state.condition.map(Value::to_string),
            error: (!errors.is_empty()).then(|| errors.join(" ")),
            control: control(question, locale, state.fields),
        }
    }

    /// Whether the question may be skipped.
    pub fn is_optional(&self) -> bool {
        !self.is_required
    }

    /// Whether there are hints or an error that describe the control.
    pub fn is_described(&self) -> bool {
        !self.hints.is_empty() || self.error.is_some()
    }

    /// Returns the paragraphs of the prompt.
    pub fn paragraphs(&self) -> Vec<&str> {
        paragraphs(&self.prompt)
    }

    /// Whether the control shows faces.
    pub fn has_faces(&self) -> bool {
        matches!(
            &self.control,
            Control::Points {
                style: Style::Faces,
                ..
            }
        )
    }
}

/// Splits a text into paragraphs at blank lines.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

fn control(question: &Question, locale: Locale<'_>, fields: &FormFields) -> Control {
    let code = question.code.as_str();
    let value = || fields.get(code).unwrap_or_default().to_owned();
    match &question.kind {
        QuestionKind::Rating(rating) => points(rating, code, locale, fields),
        QuestionKind::Choice(choice) => options(choice, code, locale, fields),
        QuestionKind::Matrix(matrix) => rows(matrix, code, locale, fields),
        QuestionKind::Ranking(ranking) => ranks(ranking, code, locale, fields),
        QuestionKind::Number(number) => Control::Line {
            kind: "text",
            mode: keyboard(number),
            value: value(),
            max_length: 0,
            unit: number.unit.clone(),
            autocomplete: "off",
        },
        QuestionKind::Date => Control::Line {
            kind: "date",
            mode: "",
            value: value(),
            max_length: 0,
            unit: None,
            autocomplete: "off",
        },
        QuestionKind::Email => Control::Line {
            kind: "email",
            mode: "",
            value: value(),
            max_length: 0,
            unit: None,
            autocomplete: "email",
        },
        QuestionKind::Text(text) if text.multiline => Control::Lines {
            value: value(),
            max_length: text.max_chars,
        },
        QuestionKind::Text(text) => Control::Line {
            kind: "text",
            mode: "",
            value: value(),
            max_length: text.max_chars,
            unit: None,
            autocomplete: "off",
        },
        QuestionKind::Statement => Control::Statement,
    }
}

/// Returns the `inputmode`; empty where negative numbers are allowed, because number keyboards of some phones lack a minus.
fn keyboard(number: &Number) -> &'static str {
    let may_be_negative = number.min.is_none_or(|min| min.thousandths() < 0);
    match (may_be_negative, number.decimals) {
        (true, _) => "",
        (false, 0) => "numeric",
        (false, _) => "decimal",
    }
}

fn points(rating: &Rating, code: &str, locale: Locale<'_>, fields: &FormFields) -> Control {
    let style = Style::of(rating.style, rating.scale, &rating.labels);
    Control::Points {
        points: style.points(rating.scale, &rating.labels, code, locale, fields),
        ends: style.ends(&rating.labels, locale),
        style,
    }
}

fn rows(matrix: &Matrix, code: &str, locale: Locale<'_>, fields: &FormFields) -> Control {
    let style = Style::Numbers;
    let rows = matrix.rows.iter().map(|row| {
        let field = format!("{code}:{}", row.code);
        Row {
            label: locale.label(row.label.as_ref(), row.code.as_str()).to_owned(),
            points: style.points(matrix.scale, &matrix.labels, &field, locale, fields),
        }
    });
    Control::Rows {
        rows: rows.collect(),
        ends: style.ends(&matrix.labels, locale),
        style,
    }
}

fn options(choice: &Choice, code: &str, locale: Locale<'_>, fields: &FormFields) -> Control {
    let chosen: Vec<&str> = fields.get_all(code).collect();
    let options = choice.options.iter().enumerate().map(|(at, option)| {
        let name = option.code.as_str();
        let text = fields.get(&format!("{code}:{name}")).unwrap_or_default();
        OptionView {
            id: control_id(code, (at > 0).then_some(name)),
            code: name.to_owned(),
            label: locale.label(option.label.as_ref(), name).to_owned(),
            is_chosen: chosen.contains(&name),
            is_exclusive: option.exclusive,
            text: option.other_text.then(|| text.to_owned()),
        }
    });
    Control::Options {
        options: options.collect(),
        several: choice.multiple,
    }
}

fn ranks(ranking: &Ranking, code: &str, locale: Locale<'_>, fields: &FormFields) -> Control {
    let options = ranking.options.iter().enumerate().map(|(at, option)| {
        let name = option.code.as_str();
        RankedOption {
            id: control_id(code, (at > 0).then_some(name)),
            code: name.to_owned(),
            label: locale.label(option.label.as_ref(), name).to_owned(),
            place: fields.get(&format!("{code}:{name}")).unwrap_or_default().to_owned(),
        }
    });
    Control::Places {
        options: options.collect(),
        places: (1..=ranking.options.len()).map(|place| place.to_string()).collect(),
    }
}

/// Returns the author's hint and the hints that follow from the kind of question.
fn hints(question: &Question, locale: Locale<'_>) -> Vec<String> {
    let texts = locale.texts;
    let own = question.hint.as_ref().map(|hint| locale.text(hint).to_owned());
    let mut hints: Vec<String> = own.into_iter().collect();
    match &question.kind {
        QuestionKind::Choice(choice) if choice.multiple => {
            let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
            hints.push(match (choice.min_choices, choice.max_choices) {
                (None, None) => texts.get("choose-several").into_owned(),
                (Some(min), None) => texts.with("choose-at-least", &[("min", count(min))]),
                (None, Some(max)) => texts.with("choose-up-to", &[("max", count(max))]),
                (Some(min), Some(max)) => texts.with("choose-between", &[("min", count(min)), ("max", count(max))]),
            });
        }
        QuestionKind::Ranking(_) => hints.push(texts.get("ranking-hint").into_owned()),
        QuestionKind::Number(number) => hints.extend(range(number, locale)),
        QuestionKind::Text(text) => {
            hints.push(texts.get("personal-hint").into_owned());
            let max = i64::try_from(text.max_chars).unwrap_or(i64::MAX).into();
            hints.push(texts.with("characters-max", &[("max", max)]));
        }
        QuestionKind::Email => hints.push(texts.get("email-hint").into_owned()),
        QuestionKind::Choice(_)
        | QuestionKind::Rating(_)
        | QuestionKind::Matrix(_)
        | QuestionKind::Date
        | QuestionKind::Statement => {}
    }
    hints
}

fn range(number: &Number, locale: Locale<'_>) -> Option<String> {
    let (texts, numbers) = (locale.texts, locale.numbers());
    let bound = |bound: Option<Decimal>| bound.map(|bound| numbers.typed(&bound.to_string()));
    match (bound(number.min), bound(number.max)) {
        (Some(min), Some(max)) => Some(texts.with("number-range", &[("min", min.into()), ("max", max.into())])),
        (Some(min), None) => Some(texts.with("number-from", &[("min", min.into())])),
        (None, Some(max)) => Some(texts.with("number-to", &[("max", max.into())])),
        (None, None) => None,
    }
}
