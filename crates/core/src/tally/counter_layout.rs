//! Counter layout: the block and slot of each counter.

use super::scores::ScoreCounters;
use crate::survey::{Code, Decimal, Definition, Kind, Question};

/// Positions of all counters of one version.
///
/// All blocks have the same slots. Block 0 counts all responses, each option of each segment question has a block for
/// the responses that chose it, and the last block counts verified responses (by signed link). Slot 0 of a block
/// counts responses; the questions follow in definition order, without statements:
///
/// | kind | slots |
/// |---|---|
/// | all | answered, skipped, then |
/// | rating | one for each scale point |
/// | choice | one for each option |
/// | matrix | for each row: answered, skipped, one for each scale point |
/// | ranking | for each option: one for each position |
/// | number | sum in thousandths, sum of squares in thousandths², one for each bin of [`Number::bin_edges`] |
/// | date, text, email | none |
///
/// Scores computed from several answers of one person follow all questions, in definition order: sum in thousandths of
/// a step, sum of squares, one slot for each bin.
///
/// **A layout may only grow at the end of a block.** Counter blocks are stored without names, so a moved counter would
/// silently count something else.
///
/// [`Number::bin_edges`]: crate::survey::Number::bin_edges
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterLayout {
    places: Vec<QuestionCounters>,
    segments: Vec<Segment>,
    scores: Vec<ScoreCounters>,
    len: usize,
    blocks: usize,
}

/// Positions of the counters of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuestionCounters {
    /// Slot of the first counter, `answered`.
    pub(super) at: usize,
    /// Segment question: the block of its first option.
    pub(super) block: Option<usize>,
    /// Number: the lower edges of its bins.
    pub(super) edges: Vec<Decimal>,
}

/// Segment question with its options; option `i` has block `block + i`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    question: Code,
    options: Vec<Code>,
    block: usize,
}

/// Number of slots before the first question: responses.
const RESPONSE_SLOTS: usize = 1;
/// Number of slots at the start of every question and every matrix row: answered, skipped.
pub(super) const HEADER_SLOTS: usize = 2;
/// Number of slots before the bins of a number or a score: sum, sum of squares.
pub(super) const SUM_SLOTS: usize = 2;

impl CounterLayout {
    /// Computes the layout of a version. Deterministic: equal definitions have equal layouts.
    pub fn of(definition: &Definition) -> CounterLayout {
        let mut layout = CounterLayout {
            places: Vec::new(),
            segments: Vec::new(),
            scores: Vec::new(),
            len: RESPONSE_SLOTS,
            blocks: 1,
        };
        for question in answerable_questions(definition) {
            let block = layout.add_segment(question);
            let edges = if let Kind::Number(number) = &question.kind {
                number.bin_edges()
            } else {
                Vec::new()
            };
            let width = width(&question.kind, edges.len());
            layout.places.push(QuestionCounters {
                at: layout.len,
                block,
                edges,
            });
            layout.len += width;
        }
        (layout.scores, layout.len) = ScoreCounters::all(definition, layout.len);
        layout.blocks += 1;
        layout
    }

    /// Returns the block of the responses that chose `option` of the segment `question`; `None` when there is no such
    /// segment or option.
    pub fn segment(&self, question: &str, option: &str) -> Option<usize> {
        let segment = self
            .segments
            .iter()
            .find(|segment| segment.question.as_str() == question)?;
        let at = segment.options.iter().position(|code| code.as_str() == option)?;
        Some(segment.block + at)
    }

    /// Returns the block of verified responses (by signed link). It is the last block, so counter blocks stored before
    /// it was introduced stay valid.
    pub fn verified(&self) -> usize {
        self.blocks - 1
    }

    /// Returns the number of blocks, at least two.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// Returns the number of slots of a block, at least one.
    #[expect(clippy::len_without_is_empty, reason = "a block always counts responses")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns the name of every slot of a block, such as `parts/clarity answered`, for the inspection of stored counters.
    pub fn names(&self, definition: &Definition) -> Vec<String> {
        let mut names = vec!["responses".to_owned()];
        for (question, place) in self.questions(definition) {
            name(question, place, &mut names);
        }
        names.extend(self.scores.iter().flat_map(ScoreCounters::names));
        names
    }

    /// Returns the positions of the scores.
    pub(super) fn scores(&self) -> &[ScoreCounters] {
        &self.scores
    }

    /// Returns every question except statements with its positions. `definition` must be the one that the layout was
    /// built from.
    pub(super) fn questions<'a>(
        &'a self,
        definition: &'a Definition,
    ) -> impl Iterator<Item = (&'a Question, &'a QuestionCounters)> {
        answerable_questions(definition).zip(&self.places)
    }

    fn add_segment(&mut self, question: &Question) -> Option<usize> {
        let Kind::Choice(choice) = &question.kind else {
            return None;
        };
        if !choice.segment {
            return None;
        }
        let block = self.blocks;
        let options: Vec<Code> = choice.options.iter().map(|option| option.code.clone()).collect();
        self.blocks += options.len();
        self.segments.push(Segment {
            question: question.code.clone(),
            options,
            block,
        });
        Some(block)
    }
}

fn answerable_questions(definition: &Definition) -> impl Iterator<Item = &Question> {
    definition.questions().filter(|question| question.takes_answer())
}

fn width(kind: &Kind, bins: usize) -> usize {
    HEADER_SLOTS
        + match kind {
            Kind::Rating(rating) => rating.scale.len(),
            Kind::Choice(choice) => choice.options.len(),
            Kind::Matrix(matrix) => matrix.rows.len() * (HEADER_SLOTS + matrix.scale.len()),
            Kind::Ranking(ranking) => ranking.options.len() * ranking.options.len(),
            Kind::Number(_) => SUM_SLOTS + bins,
            Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => 0,
        }
}

fn name(question: &Question, place: &QuestionCounters, names: &mut Vec<String>) {
    let code = &question.code;
    let head = |of: &str| [format!("{of} answered"), format!("{of} skipped")];
    names.extend(head(code.as_str()));
    match &question.kind {
        Kind::Rating(rating) => names.extend(rating.scale.points().map(|point| format!("{code} {point}"))),
        Kind::Choice(choice) => names.extend(choice.options.iter().map(|option| format!("{code} {}", option.code))),
        Kind::Matrix(matrix) => {
            for row in &matrix.rows {
                let row = format!("{code}/{}", row.code);
                names.extend(head(&row));
                names.extend(matrix.scale.points().map(|point| format!("{row} {point}")));
            }
        }
        Kind::Ranking(ranking) => {
            for option in &ranking.options {
                let positions = 1..=ranking.options.len();
                names.extend(positions.map(|position| format!("{code}/{} {position}", option.code)));
            }
        }
        Kind::Number(_) => {
            names.extend([format!("{code} sum"), format!("{code} squares")]);
            names.extend(place.edges.iter().map(|edge| format!("{code} from {edge}")));
        }
        Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Slot names that stored counter blocks depend on. Lines may only be appended.
    const GOLDEN: &[&str] = &[
        "responses",
        "mood answered",
        "mood skipped",
        "mood 1",
        "mood 2",
        "mood 3",
        "area answered",
        "area skipped",
        "area north",
        "area south",
        "why answered",
        "why skipped",
        "why slow",
        "why other",
        "parts answered",
        "parts skipped",
        "parts/clarity answered",
        "parts/clarity skipped",
        "parts/clarity 0",
        "parts/clarity 1",
        "parts/speed answered",
        "parts/speed skipped",
        "parts/speed 0",
        "parts/speed 1",
        "order answered",
        "order skipped",
        "order/a 1",
        "order/a 2",
        "order/b 1",
        "order/b 2",
        "minutes answered",
        "minutes skipped",
        "minutes sum",
        "minutes squares",
        "minutes from 0",
        "minutes from 1",
        "minutes from 2",
        "day answered",
        "day skipped",
        "comment answered",
        "comment skipped",
        "contact answered",
        "contact skipped",
        "age answered",
        "age skipped",
        "age young",
        "age old",
    ];

    fn every_kind() -> Definition {
        let options = |codes: [&str; 2]| codes.map(|code| json!({"code": code}));
        Definition::parse(&json!({
            "title": {"en": "All"}, "languages": ["en"],
            "pages": [{"questions": [
                {"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 3}},
                {"code": "area", "kind": "choice", "segment": true, "options": options(["north", "south"])},
                {"code": "note", "kind": "statement", "prompt": {"en": "Half done."}},
                {"code": "why", "kind": "choice", "multiple": true, "options": options(["slow", "other"])},
                {"code": "parts", "kind": "matrix", "rows": options(["clarity", "speed"]), "scale": {"from": 0, "to": 1}},
                {"code": "order", "kind": "ranking", "options": options(["a", "b"])}]},
              {"questions": [
                {"code": "minutes", "kind": "number", "min": 0, "max": 2},
                {"code": "day", "kind": "date"},
                {"code": "comment", "kind": "text"},
                {"code": "contact", "kind": "email"},
                {"code": "age", "kind": "choice", "segment": true, "options": options(["young", "old"])}]}]
        }))
        .unwrap()
    }

    #[test]
    fn no_counter_has_moved() {
        let definition = every_kind();
        let layout = CounterLayout::of(&definition);
        assert_eq!(layout.names(&definition), GOLDEN);
        assert_eq!(layout.len(), GOLDEN.len());
    }

    #[test]
    fn each_option_of_a_segment_has_a_block() {
        let layout = CounterLayout::of(&every_kind());
        assert_eq!((layout.blocks(), layout.verified()), (6, 5));
        let blocks = [("area", "north"), ("area", "south"), ("age", "young"), ("age", "old")];
        assert_eq!(
            blocks.map(|(question, option)| layout.segment(question, option)),
            [1, 2, 3, 4].map(Some)
        );
        for (question, option) in [("area", "young"), ("why", "slow"), ("mood", "1"), ("", "")] {
            assert_eq!(layout.segment(question, option), None);
        }
    }

    #[test]
    fn a_place_is_where_the_names_say() {
        let definition = every_kind();
        let layout = CounterLayout::of(&definition);
        for (question, place) in layout.questions(&definition) {
            assert_eq!(GOLDEN[place.at], format!("{} answered", question.code));
        }
    }
}
