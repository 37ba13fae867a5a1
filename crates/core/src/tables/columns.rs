//! Columns of the responses to a survey.

use std::collections::{BTreeSet, HashMap};

use super::column_names::ColumnNames;
use super::distinct_headers::{HeaderAndCode, distinct};
use crate::survey::definition::shape::ShapeKey;
use crate::survey::{Choice, Definition, Matrix, Question, QuestionKind, Row};

/// A column of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Header of the column, different from that of every other column.
    pub header: String,
    /// Name by codes: `why`, `why/slow`, `why/other/text`, `parts/clarity`; with `@3` after the code of the question, or of a
    /// row that was worded in reverse, for a later shape, which version 3 had first.
    pub code: String,
    /// Code of the question.
    pub question: String,
    /// Part of the answer in this column.
    pub part: AnswerPart,
    /// Versions that offered this part in this shape. The column is empty for all others.
    pub versions: BTreeSet<u32>,
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

/// Columns of all versions of a survey: questions in survey order, those that only older versions have last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub Vec<Column>);

/// A question of a version.
#[derive(Clone, Copy)]
struct Asked<'a> {
    version: u32,
    definition: &'a Definition,
    question: &'a Question,
}

impl Columns {
    /// Collects the columns of these versions, each with its number, in any order.
    ///
    /// The first shape of a question has the code of the question as its name, each later one `code@VERSION`. So the name of a
    /// column stays when a version is added.
    pub fn of<'a>(versions: impl IntoIterator<Item = (u32, &'a Definition)>, naming: &ColumnNames) -> Columns {
        let mut newest_first: Vec<(u32, &Definition)> = versions.into_iter().collect();
        newest_first.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        let mut columns = Vec::new();
        for (_, asked) in by_code(&newest_first) {
            for (first, asked) in by_shape(asked) {
                columns.extend(shape_columns(&asked, first, naming));
            }
        }
        let headers = columns.iter().map(|column: &Column| HeaderAndCode {
            header: column.header.clone(),
            code: column.code.clone(),
        });
        let headers = distinct(headers.collect());
        for (column, header) in columns.iter_mut().zip(headers) {
            column.header = header;
        }
        Columns(columns)
    }
}

/// Returns the questions by their code, each newest first.
fn by_code<'a>(newest_first: &[(u32, &'a Definition)]) -> Vec<(&'a str, Vec<Asked<'a>>)> {
    let mut codes: Vec<(&str, Vec<Asked<'_>>)> = Vec::new();
    for (version, definition) in newest_first {
        for question in definition.questions().filter(|question| question.takes_answer()) {
            let asked = Asked {
                version: *version,
                definition,
                question,
            };
            let code = question.code.as_str();
            match codes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, all)) => all.push(asked),
                None => codes.push((code, vec![asked])),
            }
        }
    }
    codes
}

/// Divides a question by its shapes, the first one first, each newest first; with the version that had a later shape first.
fn by_shape(asked: Vec<Asked<'_>>) -> Vec<(Option<u32>, Vec<Asked<'_>>)> {
    let mut shapes: Vec<(ShapeKey, Vec<Asked<'_>>)> = Vec::new();
    for asked in asked.into_iter().rev() {
        let shape = ShapeKey::of_question(asked.question);
        match shapes.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, all)) => all.insert(0, asked),
            None => shapes.push((shape, vec![asked])),
        }
    }
    let shapes = shapes.into_iter().zip(0_usize..);
    shapes
        .map(|((_, asked), at)| {
            let first = asked.last().map(|asked| asked.version);
            (first.filter(|_| at > 0), asked)
        })
        .collect()
}

/// Returns the columns of one shape of a question, asked newest first.
fn shape_columns(asked: &[Asked<'_>], first: Option<u32>, naming: &ColumnNames) -> Vec<Column> {
    let rows = RowShapes::of(asked);
    let mut columns: Vec<Column> = Vec::new();
    for asked in asked {
        for column in question_columns(asked, first, &rows, naming) {
            add(&mut columns, column);
        }
    }
    // After the options of all versions.
    columns.sort_by_key(|column| matches!(column.part, AnswerPart::OtherText(_)));
    columns
}

/// Adds a column of an older version. A known column gets its versions and its options.
fn add(columns: &mut Vec<Column>, column: Column) {
    let Some(known) = columns.iter_mut().find(|known| known.code == column.code) else {
        columns.push(column);
        return;
    };
    known.versions.extend(column.versions);
    if let (AnswerPart::Whole(names), AnswerPart::Whole(more)) = (&mut known.part, column.part) {
        for (code, name) in more {
            if !names.iter().any(|(known, _)| *known == code) {
                names.push((code, name));
            }
        }
    }
}

/// Directions that the rows of a matrix had, by code; with the version that had a direction first, the oldest first.
struct RowShapes<'a>(HashMap<&'a str, Vec<(bool, u32)>>);

impl<'a> RowShapes<'a> {
    fn of(newest_first: &[Asked<'a>]) -> RowShapes<'a> {
        let mut rows: HashMap<&str, Vec<(bool, u32)>> = HashMap::new();
        for asked in newest_first.iter().rev() {
            let QuestionKind::Matrix(matrix) = &asked.question.kind else {
                continue;
            };
            for row in &matrix.rows {
                let known = rows.entry(row.code.as_str()).or_default();
                if !known.iter().any(|(is_reversed, _)| *is_reversed == row.reversed) {
                    known.push((row.reversed, asked.version));
                }
            }
        }
        RowShapes(rows)
    }

    /// Returns the mark of a later direction, such as `@3`.
    fn mark(&self, row: &Row) -> String {
        let known = self.0.get(row.code.as_str()).map(Vec::as_slice).unwrap_or_default();
        let later = known
            .iter()
            .skip(1)
            .find(|(is_reversed, _)| *is_reversed == row.reversed);
        version_mark(later.map(|(_, version)| *version))
    }
}

/// Returns the mark of a shape that is not the first: the version that had it first.
fn version_mark(first: Option<u32>) -> String {
    first.map(|version| format!("@{version}")).unwrap_or_default()
}

/// Maker of the columns of a question in one version.
struct QuestionNames<'a> {
    asked: &'a Asked<'a>,
    naming: &'a ColumnNames,
    /// Code of the question, with the first version of a later shape.
    code: String,
    /// Name of the question, likewise.
    name: String,
}

impl QuestionNames<'_> {
    fn whole(&self, names: Vec<(String, String)>) -> Column {
        self.column(self.code.clone(), self.name.clone(), AnswerPart::Whole(names))
    }

    /// Returns the column of an option or a row; `end` follows its name.
    fn part(&self, code: &str, name: &str, end: &str, part: AnswerPart) -> Column {
        let mark = self.naming.mark();
        let (code_end, name_end) = if end.is_empty() {
            (String::new(), String::new())
        } else {
            (format!("/{end}"), format!("{mark}{end}"))
        };
        self.column(
            format!("{}/{code}{code_end}", self.code),
            format!("{}{mark}{name}{name_end}", self.name),
            part,
        )
    }

    fn column(&self, code: String, header: String, part: AnswerPart) -> Column {
        Column {
            header,
            code,
            question: self.asked.question.code.to_string(),
            part,
            versions: BTreeSet::from([self.asked.version]),
        }
    }
}

fn question_columns(asked: &Asked<'_>, first: Option<u32>, rows: &RowShapes<'_>, naming: &ColumnNames) -> Vec<Column> {
    let Asked {
        definition, question, ..
    } = asked;
    let code = question.code.as_str();
    let shape = version_mark(first);
    let named = |label, code: &str| naming.name(label, code, definition);
    let names = QuestionNames {
        asked,
        naming,
        code: format!("{code}{shape}"),
        name: format!("{}{shape}", named(question.prompt.as_ref(), code)),
    };
    match &question.kind {
        QuestionKind::Choice(choice) => choice_columns(choice, &names, definition),
        QuestionKind::Matrix(matrix) => matrix_columns(matrix, &names, rows, definition),
        QuestionKind::Ranking(ranking) => {
            let options = ranking.options.iter().map(|option| {
                let code = option.code.as_str();
                let part = AnswerPart::Rank(code.to_owned());
                names.part(code, &named(option.label.as_ref(), code), "", part)
            });
            options.collect()
        }
        QuestionKind::Rating(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email => vec![names.whole(Vec::new())],
        QuestionKind::Statement => Vec::new(),
    }
}

/// Returns one column for each row.
fn matrix_columns(
    matrix: &Matrix,
    names: &QuestionNames<'_>,
    rows: &RowShapes<'_>,
    definition: &Definition,
) -> Vec<Column> {
    let columns = matrix.rows.iter().map(|row| {
        let (code, mark) = (row.code.as_str(), rows.mark(row));
        let name = names.naming.name(row.label.as_ref(), code, definition);
        let part = AnswerPart::Row(code.to_owned());
        names.part(&format!("{code}{mark}"), &format!("{name}{mark}"), "", part)
    });
    columns.collect()
}

/// Returns one column for a single choice, or one for each option of several, and one for each text of an option.
fn choice_columns(choice: &Choice, names: &QuestionNames<'_>, definition: &Definition) -> Vec<Column> {
    let options = choice.options.iter().map(|option| {
        let code = option.code.as_str();
        let name = names.naming.name(option.label.as_ref(), code, definition);
        (option, code.to_owned(), name)
    });
    let options: Vec<_> = options.collect();
    let mut columns: Vec<Column> = if choice.multiple {
        let of_option = |code: &str, name: &str| names.part(code, name, "", AnswerPart::Option(code.to_owned()));
        options.iter().map(|(_, code, name)| of_option(code, name)).collect()
    } else {
        let named = options.iter().map(|(_, code, name)| (code.clone(), name.clone()));
        vec![names.whole(named.collect())]
    };
    let with_text = options.iter().filter(|(option, ..)| option.other_text);
    columns.extend(with_text.map(|(_, code, name)| {
        let part = AnswerPart::OtherText(code.clone());
        names.part(code, name, "text", part)
    }));
    columns
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn survey(questions: Value) -> Definition {
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
        Definition::parse(&document).unwrap()
    }

    fn headers(versions: &[Definition], naming: &ColumnNames) -> Vec<String> {
        let columns = Columns::of((1..).zip(versions), naming);
        columns.0.into_iter().map(|column| column.header).collect()
    }

    fn rating(to: u8) -> Value {
        json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": to}, "prompt": {"en": "How?"}})
    }

    #[test]
    fn a_later_shape_has_columns_of_its_own_and_the_first_keeps_its_name() {
        let why = |codes: &[&str]| {
            let options: Vec<Value> = codes.iter().map(|code| json!({"code": code})).collect();
            json!({"code": "why", "kind": "choice", "multiple": true, "options": options})
        };
        let versions = [
            survey(json!([rating(5), why(&["slow", "rude"])])),
            survey(json!([why(&["slow", "late"]), rating(7)])),
            survey(json!([why(&["slow", "late"]), rating(5)])),
        ];
        let columns = Columns::of((1..).zip(&versions), &ColumnNames::Codes);
        let found: Vec<(&str, Vec<u32>)> = columns
            .0
            .iter()
            .map(|column| (column.code.as_str(), column.versions.iter().copied().collect()))
            .collect();
        let expected: [(&str, &[u32]); 5] = [
            ("why/slow", &[1, 2, 3]),
            ("why/late", &[2, 3]),
            ("why/rude", &[1]),
            ("sat", &[1, 3]),
            ("sat@2", &[2]),
        ];
        assert_eq!(found, expected.map(|(code, versions)| (code, versions.to_vec())));
    }

    #[test]
    fn a_row_that_is_reversed_has_another_column() {
        let of = |is_reversed: bool| {
            let rows = json!([{"code": "clarity", "reversed": is_reversed}, {"code": "speed"}]);
            survey(json!([{"code": "parts", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}}]))
        };
        let versions = [of(false), of(true), of(false)];
        assert_eq!(
            headers(&versions, &ColumnNames::Codes),
            ["parts/clarity", "parts/speed", "parts/clarity@2"]
        );
    }

    #[test]
    fn equal_labels_are_followed_by_their_code() {
        let ask = |code: &str, prompt: &str| json!({"code": code, "kind": "date", "prompt": {"en": prompt}});
        let versions = [survey(json!([
            ask("a", "Day"),
            ask("b", "Day"),
            ask("c", "_day"),
            ask("d", "Day [b]"),
            ask("e", "=x"),
            ask("f", "'=x"),
            ask("g", "Other")
        ]))];
        let found = headers(&versions, &ColumnNames::Labels(None));
        assert_eq!(
            found,
            [
                "Day [a]",
                "Day [b] [b]",
                "_day [c]",
                "Day [b]",
                "=x [e]",
                "'=x [f]",
                "Other"
            ]
        );
    }

    /// Every name that a code can have, and that a naive mark between codes would make equal to another.
    #[test]
    fn columns_of_random_histories_never_collide() {
        let codes = [
            "a", "a.b", "a-b", "b", "b.text", "text", "a_b", "a.b.text", "response", "version",
        ];
        let mut state = 1_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _history in 0..200 {
            let versions: Vec<Definition> = (0..1 + next(4))
                .map(|_version| {
                    let mut questions = Vec::new();
                    for code in codes.iter().filter(|_| next(2) == 0).collect::<Vec<_>>() {
                        let some = |next: &mut dyn FnMut(usize) -> usize| -> Vec<Value> {
                            let some: Vec<Value> = codes
                                .iter()
                                .filter(|_| next(3) > 0)
                                .map(|code| json!({"code": code}))
                                .collect();
                            if some.len() < 2 {
                                vec![json!({"code": "a"}), json!({"code": "b"})]
                            } else {
                                some
                            }
                        };
                        let to = 5 + next(3);
                        questions.push(match next(5) {
                            0 => json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": to}}),
                            1 => {
                                let mut options = some(&mut next);
                                for option in &mut options {
                                    if next(2) == 0 {
                                        option["other_text"] = json!(true);
                                    }
                                }
                                json!({"code": code, "kind": "choice", "multiple": next(2) == 0, "options": options})
                            }
                            2 => json!({"code": code, "kind": "matrix", "rows": some(&mut next),
                                        "scale": {"from": 1, "to": to}}),
                            3 => json!({"code": code, "kind": "ranking", "options": some(&mut next)}),
                            _ => json!({"code": code, "kind": "date"}),
                        });
                    }
                    questions.push(json!({"code": "last", "kind": "date"}));
                    survey(Value::Array(questions))
                })
                .collect();
            for naming in [ColumnNames::Codes, ColumnNames::Labels(None)] {
                let mut all = headers(&versions, &naming);
                all.extend(super::super::fixed_columns::FIXED.map(str::to_owned));
                let distinct: BTreeSet<&String> = all.iter().collect();
                assert_eq!(distinct.len(), all.len(), "{all:?}");
            }
        }
    }
}
