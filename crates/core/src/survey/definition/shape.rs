//! Shape keys: which counts of two versions of a survey may be added.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::Definition;
use super::choice::Choice;
use super::kind::QuestionKind;
use super::matrix::{Matrix, Row};
use super::measure::Measure;
use super::number::Number;
use super::question::Question;
use super::rating::Rating;
use super::scale::Scale;
use super::score::{Score, ScoreKind};

/// Kind of a choice of several options.
const SEVERAL: &str = "several";
/// Number of points of the scales on which the two best points count as satisfied by default.
const DEFAULT_POINTS: usize = 5;

/// Everything that the counts of a figure depend on. Counts of versions are added only under the same shape key; each key is
/// a figure with a value of its own.
///
/// Labels, translations, order of options or rows, condition and `required` are no part of it. Cloning is cheap.
///
/// Written `sat#1-5/4/1`: code, then the parts of its kind.
///
/// | figure | parts |
/// |---|---|
/// | rating | scale, lowest satisfied point (the default written out, `-` if there is none), wording class; measure, unless it is `csat` |
/// | choice | `one` or `several`, wording class; measure, if any |
/// | matrix and each of its rows (`parts/clarity`) | scale, wording class; `reversed`, if the row is |
/// | ranking | `ranking:` and the options by the alphabet, wording class |
/// | number | unit, bounds (`0..600`), wording class; measure, if any |
/// | date, text, email | kind, wording class |
/// | score (`sus~score`) | measure, scale or unit with bounds, rows by the alphabet with `!` behind the reversed ones, wording class |
///
/// ```
/// use urbivox_core::survey::Definition;
/// use urbivox_core::survey::definition::shape::ShapeKey;
///
/// let definition = Definition::parse(&serde_json::json!({
///     "title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
///         {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}]}]
/// })).unwrap();
/// let question = definition.question("sat").unwrap();
/// assert_eq!(ShapeKey::of_question(question).to_string(), "sat#1-5/4/1");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeKey {
    figure: Arc<str>,
    parts: Arc<[(ShapePart, String)]>,
}

/// Part of a shape key. The names are those of the marks that results give to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShapePart {
    /// Kind of question; written only where the other parts do not tell it.
    Kind,
    /// Scale, or bounds of a number.
    Scale,
    /// Direction of the scale: rows that are worded in reverse.
    Polarity,
    /// Lowest satisfied point.
    Bar,
    /// Unit of a number.
    Unit,
    /// Options of a ranking, or the items of a score.
    Options,
    /// Wording class.
    Wording,
    /// Measure.
    Measure,
}

impl ShapePart {
    /// Returns the name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            ShapePart::Kind => "kind",
            ShapePart::Scale => "scale",
            ShapePart::Polarity => "polarity",
            ShapePart::Bar => "bar",
            ShapePart::Unit => "unit",
            ShapePart::Options => "options",
            ShapePart::Wording => "wording",
            ShapePart::Measure => "measure",
        }
    }
}

impl ShapeKey {
    /// Returns the key of a question; for a matrix that of the whole, see [`of_row`](ShapeKey::of_row).
    pub fn of_question(question: &Question) -> ShapeKey {
        let wording = (ShapePart::Wording, question.wording.to_string());
        let measure = |usual: Option<Measure>| {
            let named = question.measure.map_or("-", |measure| measure.name());
            (question.measure != usual).then(|| (ShapePart::Measure, named.to_owned()))
        };
        let (mut parts, last) = match &question.kind {
            QuestionKind::Rating(rating) => (of_rating(rating), measure(Some(Measure::Csat))),
            QuestionKind::Choice(choice) => (of_choice(choice), measure(None)),
            // The measure of a matrix is that of a score, which has a key of its own.
            QuestionKind::Matrix(matrix) => (vec![of_scale(matrix.scale)], None),
            QuestionKind::Ranking(ranking) => {
                let codes: BTreeSet<&str> = ranking.options.iter().map(|option| option.code.as_str()).collect();
                let codes = codes.into_iter().collect::<Vec<_>>().join(",");
                (vec![(ShapePart::Options, format!("ranking:{codes}"))], None)
            }
            QuestionKind::Number(number) => (of_number(number), measure(None)),
            QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => {
                (vec![(ShapePart::Kind, question.kind.name().to_owned())], None)
            }
        };
        parts.push(wording);
        parts.extend(last);
        ShapeKey {
            figure: question.code.as_str().into(),
            parts: parts.into(),
        }
    }

    /// Returns the key of one row of a matrix.
    pub fn of_row(question: &Question, matrix: &Matrix, row: &Row) -> ShapeKey {
        let mut parts = vec![
            of_scale(matrix.scale),
            (ShapePart::Wording, question.wording.to_string()),
        ];
        if row.reversed {
            parts.push((ShapePart::Polarity, "reversed".to_owned()));
        }
        ShapeKey {
            figure: format!("{}/{}", question.code, row.code).into(),
            parts: parts.into(),
        }
    }

    /// Returns the key of a score of this definition.
    pub fn of_score(definition: &Definition, score: &Score) -> ShapeKey {
        let questions = [Some(&score.question), score.other.as_ref()];
        let questions: Vec<&Question> = questions
            .into_iter()
            .flatten()
            .filter_map(|code| definition.question(code))
            .collect();
        let measure = match score.kind {
            ScoreKind::Sus => "sus",
            ScoreKind::SusPositive => "sus-positive",
            ScoreKind::UmuxLite => "umux-lite",
            ScoreKind::TimeSaved => "time-saved",
        };
        let mut parts = vec![(ShapePart::Measure, measure.to_owned())];
        for question in &questions {
            match &question.kind {
                QuestionKind::Matrix(matrix) => {
                    parts.push(of_scale(matrix.scale));
                    parts.push((ShapePart::Options, items(matrix)));
                }
                QuestionKind::Number(number) => parts.extend(of_number(number)),
                QuestionKind::Rating(_)
                | QuestionKind::Choice(_)
                | QuestionKind::Ranking(_)
                | QuestionKind::Date
                | QuestionKind::Text(_)
                | QuestionKind::Email
                | QuestionKind::Statement => {}
            }
            parts.push((ShapePart::Wording, question.wording.to_string()));
        }
        ShapeKey {
            figure: format!("{}~score", score.question).into(),
            parts: parts.into(),
        }
    }

    /// Returns the key of one part of this figure with the same shape, such as an option of a ranking.
    pub fn of_part(&self, code: &str) -> ShapeKey {
        ShapeKey {
            figure: format!("{}/{code}", self.figure).into(),
            parts: Arc::clone(&self.parts),
        }
    }

    /// Returns the name of the figure: the code of the question, of a row with its question, or of a score.
    pub fn figure(&self) -> &str {
        &self.figure
    }

    /// Returns the parts as written behind the figure, such as `1-5/4/1`.
    pub fn shape(&self) -> String {
        let values: Vec<&str> = self.parts.iter().map(|(_, value)| value.as_str()).collect();
        values.join("/")
    }

    /// Returns whether this is a choice of several options.
    pub fn is_of_several(&self) -> bool {
        self.parts
            .first()
            .is_some_and(|part| *part == (ShapePart::Kind, SEVERAL.to_owned()))
    }

    /// Returns which parts differ from those of the same figure in another version, without repetition.
    pub fn differences(&self, other: &ShapeKey) -> BTreeSet<ShapePart> {
        let is_in = |key: &ShapeKey, part: &(ShapePart, String)| key.parts.contains(part);
        let own = self.parts.iter().filter(|part| !is_in(other, part));
        let others = other.parts.iter().filter(|part| !is_in(self, part));
        own.chain(others).map(|(part, _)| *part).collect()
    }
}

impl fmt::Display for ShapeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.figure, self.shape())
    }
}

fn of_scale(scale: Scale) -> (ShapePart, String) {
    (ShapePart::Scale, format!("{}-{}", scale.from(), scale.to()))
}

fn of_rating(rating: &Rating) -> Vec<(ShapePart, String)> {
    let default = || (rating.scale.len() == DEFAULT_POINTS).then(|| rating.scale.to() - 1);
    let bar = rating.satisfied_from.or_else(default);
    let bar = bar.map_or_else(|| "-".to_owned(), |bar| bar.to_string());
    vec![of_scale(rating.scale), (ShapePart::Bar, bar)]
}

fn of_choice(choice: &Choice) -> Vec<(ShapePart, String)> {
    let kind = if choice.multiple { SEVERAL } else { "one" };
    vec![(ShapePart::Kind, kind.to_owned())]
}

fn of_number(number: &Number) -> Vec<(ShapePart, String)> {
    let [min, max] = [number.min, number.max].map(|bound| bound.map_or_else(String::new, |bound| bound.to_string()));
    vec![
        (ShapePart::Unit, escaped(number.unit.as_deref().unwrap_or("-"))),
        (ShapePart::Scale, format!("{min}..{max}")),
    ]
}

/// Codes of the rows by the alphabet, with `!` behind those that are worded in reverse.
fn items(matrix: &Matrix) -> String {
    let mark = |row: &Row| format!("{}{}", row.code, if row.reversed { "!" } else { "" });
    let codes: BTreeSet<String> = matrix.rows.iter().map(mark).collect();
    codes.into_iter().collect::<Vec<_>>().join(",")
}

/// Writes a unit without the characters that separate parts.
fn escaped(unit: &str) -> String {
    unit.replace('%', "%25").replace('/', "%2F").replace('#', "%23")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::definition::score::scores;
    use serde_json::{Value, json};

    fn definition(questions: &Value) -> Definition {
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
        Definition::parse(&document).unwrap()
    }

    fn key(question: Value) -> ShapeKey {
        let definition = definition(&json!([question]));
        ShapeKey::of_question(definition.questions().next().unwrap())
    }

    fn rating(more: &Value) -> Value {
        let mut question = json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"});
        for (name, value) in more.as_object().unwrap() {
            question[name] = value.clone();
        }
        question
    }

    #[test]
    fn keys_are_written_as_documented() {
        let options = |codes: [&str; 2]| codes.map(|code| json!({"code": code}));
        for (question, written) in [
            (rating(&json!({})), "sat#1-5/4/1"),
            (rating(&json!({"satisfied_from": 3, "wording": 2})), "sat#1-5/3/2"),
            (rating(&json!({"measure": "sdg-rating"})), "sat#1-5/4/1/sdg-rating"),
            (
                json!({"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 3}}),
                "mood#1-3/-/1/-",
            ),
            (
                json!({"code": "why", "kind": "choice", "options": options(["b", "a"])}),
                "why#one/1",
            ),
            (
                json!({"code": "why", "kind": "choice", "multiple": true, "options": options(["b", "a"])}),
                "why#several/1",
            ),
            (
                json!({"code": "top", "kind": "ranking", "options": options(["b", "a"])}),
                "top#ranking:a,b/1",
            ),
            (
                json!({"code": "km", "kind": "number", "min": 0, "max": 60, "unit": "km/h"}),
                "km#km%2Fh/0..60/1",
            ),
            (json!({"code": "n", "kind": "number", "min": 0.5}), "n#-/0.5../1"),
            (json!({"code": "day", "kind": "date"}), "day#date/1"),
            (
                json!({"code": "parts", "kind": "matrix", "rows": options(["a", "b"]), "scale": {"from": 1, "to": 5}}),
                "parts#1-5/1",
            ),
        ] {
            assert_eq!(key(question).to_string(), written);
        }
    }

    #[test]
    fn the_default_bar_and_the_same_bar_written_out_are_one_shape() {
        assert_eq!(key(rating(&json!({}))), key(rating(&json!({"satisfied_from": 4}))));
        let labelled = rating(&json!({"labels": {"1": {"en": "Bad"}}, "style": "faces", "required": true}));
        assert_eq!(key(rating(&json!({}))), key(labelled));
    }

    #[test]
    fn each_part_breaks_the_series_and_is_named() {
        let plain = key(rating(&json!({})));
        for (more, part) in [
            (json!({"satisfied_from": 5}), ShapePart::Bar),
            (json!({"wording": 2}), ShapePart::Wording),
            (json!({"measure": "sdg-rating"}), ShapePart::Measure),
        ] {
            assert_eq!(plain.differences(&key(rating(&more))), BTreeSet::from([part]), "{more}");
        }
        let number = |unit: &str| json!({"code": "wait", "kind": "number", "min": 0, "max": 60, "unit": unit});
        let unit = key(number("min")).differences(&key(number("h")));
        assert_eq!(unit, BTreeSet::from([ShapePart::Unit]));
    }

    #[test]
    fn a_row_is_a_figure_with_its_mark() {
        let matrix = |is_reversed: bool| {
            json!([{"code": "parts", "kind": "matrix", "rows": [{"code": "clarity", "reversed": is_reversed}],
                    "scale": {"from": 1, "to": 5}}])
        };
        let row = |is_reversed| {
            let definition = definition(&matrix(is_reversed));
            let question = definition.questions().next().unwrap();
            let QuestionKind::Matrix(matrix) = &question.kind else {
                panic!("{question:?}")
            };
            ShapeKey::of_row(question, matrix, &matrix.rows[0])
        };
        assert_eq!(row(false).to_string(), "parts/clarity#1-5/1");
        assert_eq!(row(true).to_string(), "parts/clarity#1-5/1/reversed");
        assert_eq!(
            row(true).differences(&row(false)),
            BTreeSet::from([ShapePart::Polarity])
        );
    }

    #[test]
    fn a_score_keeps_its_key_when_rows_move_with_their_marks() {
        let score = |rows: &[(usize, bool)]| {
            let rows: Vec<Value> = rows
                .iter()
                .map(|(row, is_reversed)| json!({"code": format!("r{row}"), "reversed": is_reversed}))
                .collect();
            let definition = definition(
                &json!([{"code": "sus", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"}]),
            );
            let score = scores(definition.questions()).remove(0);
            ShapeKey::of_score(&definition, &score)
        };
        let mut rows: Vec<(usize, bool)> = (0..10).map(|row| (row, row % 2 == 1)).collect();
        let before = score(&rows);
        assert_eq!(
            before.to_string(),
            "sus~score#sus/1-5/r0,r1!,r2,r3!,r4,r5!,r6,r7!,r8,r9!/1"
        );
        rows.rotate_left(1);
        assert_eq!(score(&rows), before);
        rows.swap(0, 1);
        assert_eq!(score(&rows), before);
        let (first, second) = (rows[0].1, rows[1].1);
        (rows[0].1, rows[1].1) = (second, first);
        assert_ne!(score(&rows), before);
    }
}
