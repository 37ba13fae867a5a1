//! Columns of the responses to a survey.

use crate::survey::{Definition, Language, Localized, Question, QuestionKind};

/// Naming of columns and options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ColumnNames {
    /// Codes, which do not depend on translations.
    #[default]
    Codes,
    /// Labels in this language, or in the default language of the survey if one is missing.
    Labels(Option<Language>),
}

/// A column of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Header of the column.
    pub header: String,
    /// Code of the question.
    pub question: String,
    /// Part of the answer in this column.
    pub part: AnswerPart,
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerPart {
    /// Whole answer; for a single choice the option, with the names of the options by code.
    Whole(Vec<(String, String)>),
    /// Whether this option of a multiple choice was chosen: 1 or 0.
    Option(String),
    /// Text written for this option.
    OtherText(String),
    /// Score of this row of a matrix.
    Row(String),
    /// Rank of this option, from 1.
    Rank(String),
}

/// Columns of all versions of a survey, in survey order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub Vec<Column>);

impl Columns {
    /// Collects the columns of these versions, the newest first; columns that only older versions have follow.
    pub fn of<'a>(versions: impl IntoIterator<Item = &'a Definition>, naming: &ColumnNames) -> Columns {
        let mut columns = Columns::default();
        for definition in versions {
            for question in definition.questions().filter(|question| question.takes_answer()) {
                for column in question_columns(question, definition, naming) {
                    columns.add(column);
                }
            }
        }
        columns
    }

    /// Adds a column. An existing column gets the options of the older version.
    fn add(&mut self, column: Column) {
        let same = |known: &&mut Column| {
            let is_whole = |part: &AnswerPart| matches!(part, AnswerPart::Whole(_));
            let parts = known.part == column.part || (is_whole(&known.part) && is_whole(&column.part));
            known.question == column.question && parts
        };
        let Some(known) = self.0.iter_mut().find(same) else {
            self.0.push(column);
            return;
        };
        if let (AnswerPart::Whole(names), AnswerPart::Whole(more)) = (&mut known.part, column.part) {
            for (code, name) in more {
                if !names.iter().any(|(known, _)| *known == code) {
                    names.push((code, name));
                }
            }
        }
    }
}

fn question_columns(question: &Question, definition: &Definition, naming: &ColumnNames) -> Vec<Column> {
    let code = question.code.as_str();
    let name = |label: Option<&Localized>, code: &str| match naming {
        ColumnNames::Codes => code.to_owned(),
        ColumnNames::Labels(language) => label_text(label, language.as_ref(), definition)
            .unwrap_or(code)
            .to_owned(),
    };
    let own = name(question.prompt.as_ref(), code);
    let between = if *naming == ColumnNames::Codes { "." } else { " – " };
    let column = |part: AnswerPart, header: String| Column {
        header,
        question: code.to_owned(),
        part,
    };
    let named = |label: Option<&Localized>, code: &str| format!("{own}{between}{}", name(label, code));
    match &question.kind {
        QuestionKind::Choice(choice) => {
            let mut columns = Vec::new();
            if choice.multiple {
                columns.extend(choice.options.iter().map(|option| {
                    let header = named(option.label.as_ref(), option.code.as_str());
                    column(AnswerPart::Option(option.code.to_string()), header)
                }));
            } else {
                let names = choice.options.iter().map(|option| {
                    let code = option.code.as_str();
                    (code.to_owned(), name(option.label.as_ref(), code))
                });
                columns.push(column(AnswerPart::Whole(names.collect()), own.clone()));
            }
            columns.extend(choice.options.iter().filter(|option| option.other_text).map(|option| {
                let header = format!("{}{between}text", named(option.label.as_ref(), option.code.as_str()));
                column(AnswerPart::OtherText(option.code.to_string()), header)
            }));
            columns
        }
        QuestionKind::Matrix(matrix) => {
            let rows = matrix.rows.iter();
            rows.map(|row| {
                column(
                    AnswerPart::Row(row.code.to_string()),
                    named(row.label.as_ref(), row.code.as_str()),
                )
            })
            .collect()
        }
        QuestionKind::Ranking(ranking) => {
            let options = ranking.options.iter();
            options
                .map(|option| {
                    let header = named(option.label.as_ref(), option.code.as_str());
                    column(AnswerPart::Rank(option.code.to_string()), header)
                })
                .collect()
        }
        QuestionKind::Rating(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email => {
            vec![column(AnswerPart::Whole(Vec::new()), own.clone())]
        }
        QuestionKind::Statement => Vec::new(),
    }
}

fn label_text<'a>(
    label: Option<&'a Localized>,
    language: Option<&Language>,
    definition: &Definition,
) -> Option<&'a str> {
    let label = label?;
    let in_language = language.and_then(|language| label.text(language));
    in_language.or_else(|| label.text(&definition.default_language))
}
