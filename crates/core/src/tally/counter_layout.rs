//! Counter layout: the section and slot of each counter.

use std::ops::Range;

use super::pairs::{PairCounters, PartCounts};
use super::scores::{ScoreCounters, ScoreCounts};
use super::slots::{HEADER_SLOTS, SUM_SLOTS};
use crate::survey::definition::shape::ShapeKey;
use crate::survey::{Code, Decimal, Definition, Question, QuestionKind};

/// Positions of all counters of one version.
///
/// All sections have the same slots. Section 0 counts all responses, each option of each segment question has a section
/// for the responses that chose it, and the last section counts verified responses (by signed link). Slot 0 of a section
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
/// a step, sum of squares, one slot for each bin. Then, in the order in which they were added:
///
/// 1. responses that count towards the minimum of a release (credited),
/// 2. time saved beyond a day: one slot for each bin of [`Score::far_edges`]. The bins at both ends of the day, which are
///    older, still count these answers too,
/// 3. pairs with the primary measure: both, part only, overall only, neither, for each row of a matrix and each other rating
///    that has satisfied points.
///
/// Blocks that were stored before an addition have no such slots, which is read as zero.
///
/// **A layout may only grow at the end of a section.** Counter blocks are stored without names, so a moved counter
/// would silently count something else.
///
/// [`Number::bin_edges`]: crate::survey::Number::bin_edges
/// [`Score::far_edges`]: crate::survey::definition::score::Score::far_edges
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterLayout {
    question_counters: Vec<QuestionCounters>,
    segments: Vec<Segment>,
    scores: Vec<ScoreCounters>,
    credited: usize,
    pairs: PairCounters,
    len: usize,
    sections: usize,
}

/// Positions of the counters of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuestionCounters {
    /// Slot of the first counter, `answered`.
    pub(super) first_slot: usize,
    /// Segment question: the section of its first option.
    pub(super) section: Option<usize>,
    /// Number: the lower edges of its bins.
    pub(super) edges: Vec<Decimal>,
    /// Shape key.
    pub(super) shape: ShapeKey,
    /// Shape keys of the rows of a matrix or the options of a ranking.
    pub(super) parts: Vec<ShapeKey>,
}

/// Segment question with its options; option `i` has section `section + i`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    question: Code,
    options: Vec<Code>,
    section: usize,
}

/// Number of slots before the first question: responses.
const RESPONSE_SLOTS: usize = 1;
/// Number of slots for credited responses.
const CREDITED_SLOTS: usize = 1;

impl CounterLayout {
    /// Computes the layout of a version. Deterministic: equal definitions have equal layouts.
    pub fn of(definition: &Definition) -> CounterLayout {
        let mut layout = CounterLayout {
            question_counters: Vec::new(),
            segments: Vec::new(),
            scores: Vec::new(),
            credited: 0,
            pairs: PairCounters::none(),
            len: RESPONSE_SLOTS,
            sections: 1,
        };
        for question in answerable_questions(definition) {
            let section = layout.add_segment(question);
            let edges = if let QuestionKind::Number(number) = &question.kind {
                number.bin_edges()
            } else {
                Vec::new()
            };
            let width = width(&question.kind, edges.len());
            layout.question_counters.push(QuestionCounters {
                first_slot: layout.len,
                section,
                edges,
                shape: ShapeKey::of_question(question),
                parts: parts_of(question),
            });
            layout.len += width;
        }
        (layout.scores, layout.len) = ScoreCounters::all(definition, layout.len);
        layout.credited = layout.len;
        layout.len += CREDITED_SLOTS;
        for score in &mut layout.scores {
            layout.len = score.lay_out_far(layout.len);
        }
        (layout.pairs, layout.len) = PairCounters::all(definition, layout.len);
        layout.sections += 1;
        layout
    }

    /// Returns the section of the responses that chose `option` of the segment `question`; `None` when there is no such
    /// segment or option.
    pub fn segment(&self, question: &str, option: &str) -> Option<usize> {
        let segment = self
            .segments
            .iter()
            .find(|segment| segment.question.as_str() == question)?;
        let at = segment.options.iter().position(|code| code.as_str() == option)?;
        Some(segment.section + at)
    }

    /// Returns the sections of all options of the segment `question`; none when there is no such segment.
    pub fn segment_sections(&self, question: &str) -> Range<usize> {
        let mut segments = self.segments.iter();
        let segment = segments.find(|segment| segment.question.as_str() == question);
        segment.map_or(0..0, |segment| segment.section..segment.section + segment.options.len())
    }

    /// Returns the section of verified responses (by signed link). It is the last section: counter blocks that were
    /// stored before this section existed have none, and their other sections keep their numbers.
    pub fn verified(&self) -> usize {
        self.sections - 1
    }

    /// Returns the slot of a section that counts credited responses: those that count towards the minimum of a release. It
    /// is the same in every section.
    pub fn credited(&self) -> usize {
        self.credited
    }

    /// Returns the number of sections, at least two.
    pub fn sections(&self) -> usize {
        self.sections
    }

    /// Returns the number of slots of a section, at least one.
    #[expect(clippy::len_without_is_empty, reason = "a section always counts responses")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns the name of every slot of a section, such as `parts/clarity answered`, for the inspection of stored
    /// counters.
    pub fn names(&self, definition: &Definition) -> Vec<String> {
        let mut names = vec!["responses".to_owned()];
        for (question, counters) in self.questions(definition) {
            name(question, counters, &mut names);
        }
        names.extend(self.scores.iter().flat_map(ScoreCounters::names));
        names.push("credited".to_owned());
        names.extend(self.scores.iter().flat_map(ScoreCounters::far_names));
        names.extend(self.pairs.names());
        names
    }

    /// Returns the positions of the scores.
    pub(super) fn scores(&self) -> &[ScoreCounters] {
        &self.scores
    }

    /// Returns the counts of a question's score; `None` when the question has no score.
    pub(super) fn score(&self, question: &str, totals: &[i128]) -> Option<ScoreCounts> {
        let counters = self
            .scores
            .iter()
            .find(|counters| counters.score.question == question)?;
        Some(counters.counts(totals))
    }

    /// Returns the shape key of the score that is reported under a question.
    pub(super) fn score_shape(&self, question: &str) -> Option<ShapeKey> {
        let counters = self
            .scores
            .iter()
            .find(|counters| counters.score.question == question)?;
        Some(counters.shape.clone())
    }

    /// Returns the positions of the pairs with the primary measure.
    pub(super) fn pairs(&self) -> &PairCounters {
        &self.pairs
    }

    /// Returns the pair counts of a question, by row; empty when it is not paired with the primary measure.
    pub(super) fn pair_counts(&self, question: &str, totals: &[i128]) -> Vec<PartCounts> {
        self.pairs.counts(question, totals)
    }

    /// Returns every question except statements with its positions. `definition` must be the one that the layout was
    /// built from.
    pub(super) fn questions<'a>(
        &'a self,
        definition: &'a Definition,
    ) -> impl Iterator<Item = (&'a Question, &'a QuestionCounters)> {
        answerable_questions(definition).zip(&self.question_counters)
    }

    fn add_segment(&mut self, question: &Question) -> Option<usize> {
        let choice = question.segment()?;
        let section = self.sections;
        let options: Vec<Code> = choice.options.iter().map(|option| option.code.clone()).collect();
        self.sections += options.len();
        self.segments.push(Segment {
            question: question.code.clone(),
            options,
            section,
        });
        Some(section)
    }
}

fn answerable_questions(definition: &Definition) -> impl Iterator<Item = &Question> {
    definition.questions().filter(|question| question.takes_answer())
}

/// Returns the shape keys of the rows of a matrix or the options of a ranking.
fn parts_of(question: &Question) -> Vec<ShapeKey> {
    match &question.kind {
        QuestionKind::Matrix(matrix) => {
            let rows = matrix.rows.iter();
            rows.map(|row| ShapeKey::of_row(question, matrix, row)).collect()
        }
        QuestionKind::Ranking(ranking) => {
            let shape = ShapeKey::of_question(question);
            let options = ranking.options.iter();
            options.map(|option| shape.of_part(option.code.as_str())).collect()
        }
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => Vec::new(),
    }
}

fn width(kind: &QuestionKind, bins: usize) -> usize {
    HEADER_SLOTS
        + match kind {
            QuestionKind::Rating(rating) => rating.scale.len(),
            QuestionKind::Choice(choice) => choice.options.len(),
            QuestionKind::Matrix(matrix) => matrix.rows.len() * (HEADER_SLOTS + matrix.scale.len()),
            QuestionKind::Ranking(ranking) => ranking.options.len() * ranking.options.len(),
            QuestionKind::Number(_) => SUM_SLOTS + bins,
            QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => 0,
        }
}

fn name(question: &Question, counters: &QuestionCounters, names: &mut Vec<String>) {
    let code = &question.code;
    let head = |of: &str| [format!("{of} answered"), format!("{of} skipped")];
    names.extend(head(code.as_str()));
    match &question.kind {
        QuestionKind::Rating(rating) => names.extend(rating.scale.points().map(|point| format!("{code} {point}"))),
        QuestionKind::Choice(choice) => {
            names.extend(choice.options.iter().map(|option| format!("{code} {}", option.code)))
        }
        QuestionKind::Matrix(matrix) => {
            for row in &matrix.rows {
                let row = format!("{code}/{}", row.code);
                names.extend(head(&row));
                names.extend(matrix.scale.points().map(|point| format!("{row} {point}")));
            }
        }
        QuestionKind::Ranking(ranking) => {
            for option in &ranking.options {
                let positions = 1..=ranking.options.len();
                names.extend(positions.map(|position| format!("{code}/{} {position}", option.code)));
            }
        }
        QuestionKind::Number(_) => {
            names.extend([format!("{code} sum"), format!("{code} squares")]);
            names.extend(counters.edges.iter().map(|edge| format!("{code} from {edge}")));
        }
        QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::limits::COUNTERS_MAX;
    use crate::tally::counter_block::SLOTS_MAX;
    use serde_json::{Value, json};

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
        "credited",
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
    fn counter_positions_are_stable() {
        let definition = every_kind();
        let layout = CounterLayout::of(&definition);
        assert_eq!(layout.names(&definition), GOLDEN);
        assert_eq!(layout.len(), GOLDEN.len());
    }

    #[test]
    fn the_largest_survey_fits_into_a_counter_block() {
        let rows: Vec<Value> = (0..50).map(|row| json!({"code": format!("r{row}")})).collect();
        let minutes = |code: &str| json!({"code": code, "kind": "number", "unit": "min", "measure": "time-saved"});
        let options = |count: usize| {
            (0..count)
                .map(|at| json!({"code": format!("o{at}")}))
                .collect::<Vec<_>>()
        };
        // Without a segment, and with as many options as leave each section just the time saved.
        for (matrices, segment) in [(54, None), (1, Some(18)), (0, Some(26))] {
            let mut questions = vec![
                minutes("before"),
                minutes("online"),
                json!({"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}),
            ];
            questions.extend((0..matrices).map(
                |at| json!({"code": format!("m{at}"), "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}}),
            ));
            questions
                .extend(segment.map(
                    |count| json!({"code": "area", "kind": "choice", "segment": true, "options": options(count)}),
                ));
            let definition = Definition::parse(&json!({
                "title": {"en": "Large"}, "languages": ["en"], "primary": "mood", "pages": [{"questions": questions}]
            }))
            .unwrap();
            let layout = CounterLayout::of(&definition);
            assert!(layout.credited() * (layout.sections() - 1) > COUNTERS_MAX * 4 / 5);
            assert!(layout.len() * layout.sections() <= SLOTS_MAX, "{}", layout.len());
        }
    }

    #[test]
    fn each_option_of_a_segment_has_a_section() {
        let layout = CounterLayout::of(&every_kind());
        assert_eq!((layout.sections(), layout.verified()), (6, 5));
        let sections = [("area", "north"), ("area", "south"), ("age", "young"), ("age", "old")];
        assert_eq!(
            sections.map(|(question, option)| layout.segment(question, option)),
            [1, 2, 3, 4].map(Some)
        );
        for (question, option) in [("area", "young"), ("why", "slow"), ("mood", "1"), ("", "")] {
            assert_eq!(layout.segment(question, option), None);
        }
        assert_eq!(
            ["area", "age", "why"].map(|question| layout.segment_sections(question)),
            [1..3, 3..5, 0..0]
        );
    }

    #[test]
    fn counters_are_at_their_documented_positions() {
        let definition = every_kind();
        let layout = CounterLayout::of(&definition);
        for (question, counters) in layout.questions(&definition) {
            assert_eq!(GOLDEN[counters.first_slot], format!("{} answered", question.code));
        }
    }
}
