//! Positions of a version's figures in its counter blocks.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use urbivox_core::release::RESPONSES;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::condition::Condition;
use urbivox_core::survey::definition::decimal::Decimal;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::measure::Measure;
use urbivox_core::survey::definition::number::Number;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::definition::score::{Score, ScoreKind, scores};
use urbivox_core::survey::definition::shape::ShapeKey;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Cell of people to whom a question was shown and who left it blank.
pub const SKIPPED: &str = "skipped";
/// Cell of people who answered, where the other cells do not add up to them.
pub const ANSWERED: &str = "answered";
/// Cell of the sum of a number or score.
const SUM: &str = "sum";
/// Slots `answered` and `skipped`, before the cells of a question or row.
const HEADER_SLOTS: usize = 2;
/// Slots of the sum and the sum of squares of a number or score.
const SUM_SLOTS: usize = 2;
/// Lower edges of the classes in which minutes are told, besides those below 0.
const MINUTE_CLASSES: [i64; 7] = [0, 5, 15, 30, 60, 120, 480];
/// Lower edges of the classes in which scores from 0 to 100 are told.
const SCORE_CLASSES: [i64; 5] = [0, 25, 50, 70, 85];
/// Lower edges of the classes of a number without two bounds, besides those below 0.
const OPEN_CLASSES: [i64; 7] = [0, 1, 10, 100, 1_000, 10_000, 100_000];
/// Class of numbers below 0.
const NEGATIVE: &str = "<0";
/// Classes of a number with two bounds.
const EVEN_CLASSES: i64 = 8;
/// Thousandths of a unit.
const THOUSANDTHS: i64 = 1_000;

/// Figure of a survey, over all its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) cells: Vec<String>,
    /// Places of the figures on whose answers it depends, in any version.
    pub(super) parents: BTreeSet<usize>,
    pub(super) is_segment: bool,
    /// Distance of the largest from the smallest possible value, where the sum is told.
    pub(super) sum_range: Option<u64>,
    /// Versions that ask it, by their identity.
    pub(super) versions: Vec<i64>,
}

/// Positions of all figures of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VersionSlots {
    /// Slot of credited responses.
    pub(super) credited: usize,
    /// Section of verified responses.
    pub(super) verified: usize,
    pub(super) figures: Vec<FigureSlots>,
    /// Code of each segment question, with the section of each option.
    pub(super) segments: Vec<(String, Vec<(String, usize)>)>,
}

/// Positions of a figure in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FigureSlots {
    /// Place of the figure among those of the survey.
    pub(super) figure: usize,
    /// Slots whose sum is the number of people who answered.
    pub(super) answered: Range<usize>,
    /// Slots with the place of the cell that they are added to.
    pub(super) cells: Vec<(usize, usize)>,
    /// Slot of the sum in thousandths, where it is told.
    pub(super) sum: Option<usize>,
}

/// Figures of a survey while its versions are read, the oldest first.
#[derive(Debug, Default)]
pub(super) struct FigureList {
    pub(super) figures: Vec<Figure>,
    /// Shapes of each figure; the first has the bare name for ever.
    shapes: HashMap<String, Vec<String>>,
}

/// Reader of one version.
struct VersionReader<'a> {
    list: &'a mut FigureList,
    version_id: i64,
    definition: &'a Definition,
    /// First position of each name of a slot.
    positions: HashMap<String, usize>,
    slots: Vec<FigureSlots>,
    /// Figures of each question in this version, with the row or option.
    of_question: HashMap<String, Vec<(Option<String>, usize)>>,
}

impl FigureList {
    /// Adds a version and returns its positions.
    pub(super) fn add(&mut self, version_id: i64, definition: &Definition, layout: &CounterLayout) -> VersionSlots {
        let mut positions = HashMap::new();
        for (slot, name) in layout.names(definition).into_iter().enumerate() {
            positions.entry(name).or_insert(slot);
        }
        let mut reader = VersionReader {
            list: self,
            version_id,
            definition,
            positions,
            slots: Vec::new(),
            of_question: HashMap::new(),
        };
        for page in &definition.pages {
            for question in page.questions.iter().filter(|question| question.takes_answer()) {
                reader.question(question, page.show_if.as_ref());
            }
        }
        for score in scores(definition.questions()) {
            reader.score(&score);
        }
        let figures = reader.slots;
        let segments = definition.segments().map(|(question, choice)| {
            let code = question.code.as_str();
            let options = choice.options.iter().filter_map(|option| {
                let section = layout.segment(code, option.code.as_str())?;
                Some((option.code.to_string(), section))
            });
            (code.to_owned(), options.collect())
        });
        VersionSlots {
            credited: layout.credited(),
            verified: layout.verified(),
            figures,
            segments: segments.collect(),
        }
    }

    /// Returns the place of the figure with this name and shape. The first shape has the bare name for ever, because the
    /// secret offsets depend on the name.
    fn place(&mut self, figure: &str, shape: String) -> usize {
        let shapes = self.shapes.entry(figure.to_owned()).or_default();
        let bare = if figure == RESPONSES {
            format!("={RESPONSES}")
        } else {
            figure.to_owned()
        };
        let name = match shapes.iter().position(|known| *known == shape) {
            Some(0) => bare,
            Some(_) => format!("{bare}#{shape}"),
            None if shapes.is_empty() => {
                shapes.push(shape);
                bare
            }
            None => {
                let name = format!("{bare}#{shape}");
                shapes.push(shape);
                name
            }
        };
        if let Some(place) = self.figures.iter().position(|known| known.name == name) {
            return place;
        }
        self.figures.push(Figure {
            name,
            ..Figure::default()
        });
        self.figures.len() - 1
    }
}

impl VersionReader<'_> {
    fn question(&mut self, question: &Question, page: Option<&Condition>) {
        let mut parents = BTreeSet::new();
        for condition in [page, question.show_if.as_ref()].into_iter().flatten() {
            self.add_tested(condition, &mut parents);
        }
        let code = question.code.as_str();
        let Some(first) = self.positions.get(&format!("{code} answered")).copied() else {
            return;
        };
        let key = ShapeKey::of_question(question);
        let cells = first + HEADER_SLOTS;
        let sum = if let QuestionKind::Number(number) = &question.kind {
            range_of(number).map(|range| (cells, range))
        } else {
            None
        };
        let answered = (first, ANSWERED.to_owned());
        let named: Vec<(usize, String)> = match &question.kind {
            QuestionKind::Rating(rating) => (cells..)
                .zip(rating.scale.points().map(|point| point.to_string()))
                .collect(),
            QuestionKind::Choice(choice) => {
                let options = choice.options.iter().map(|option| cell_of_option(option.code.as_str()));
                let own = choice.multiple.then_some(answered);
                (cells..).zip(options).chain(own).collect()
            }
            QuestionKind::Matrix(_) => return self.rows(question, &parents),
            QuestionKind::Ranking(_) => return self.ranked(question, (first, &key), &parents),
            QuestionKind::Number(number) => (cells + SUM_SLOTS..).zip(classes_of(question, number)).collect(),
            QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email => vec![answered],
            QuestionKind::Statement => return,
        };
        let named = named.into_iter().chain([(first + 1, SKIPPED.to_owned())]).collect();
        let figure = self.figure((key.figure(), key.shape()), first..first + 1, named, sum);
        self.belong(question, None, figure, &parents);
        if let Some(figure) = self.list.figures.get_mut(figure) {
            figure.is_segment |= question.segment().is_some();
        }
    }

    fn rows(&mut self, question: &Question, parents: &BTreeSet<usize>) {
        let QuestionKind::Matrix(matrix) = &question.kind else {
            return;
        };
        for row in &matrix.rows {
            let Some(first) = self
                .positions
                .get(&format!("{}/{} answered", question.code, row.code))
                .copied()
            else {
                continue;
            };
            let key = ShapeKey::of_row(question, matrix, row);
            let points = matrix.scale.points().map(|point| point.to_string());
            let named = (first + HEADER_SLOTS..).zip(points);
            let named = named.chain([(first + 1, SKIPPED.to_owned())]).collect();
            let figure = self.figure((key.figure(), key.shape()), first..first + 1, named, None);
            self.belong(question, Some(row.code.as_str()), figure, parents);
        }
    }

    /// Options of a ranking: each counts its positions.
    fn ranked(&mut self, question: &Question, (first, key): (usize, &ShapeKey), parents: &BTreeSet<usize>) {
        let QuestionKind::Ranking(ranking) = &question.kind else {
            return;
        };
        let width = ranking.options.len();
        for (place, option) in ranking.options.iter().enumerate() {
            let cells = first + HEADER_SLOTS + place * width;
            let named = (cells..cells + width).zip((1..).map(|position: usize| position.to_string()));
            let named = named.chain([(first + 1, SKIPPED.to_owned())]).collect();
            let name = format!("{}/{}", question.code, option.code);
            let figure = self.figure((&name, key.shape()), cells..cells + width, named, None);
            self.belong(question, Some(option.code.as_str()), figure, parents);
        }
    }

    /// Score of several answers. Its sum is told in thousandths of a step.
    fn score(&mut self, score: &Score) {
        let Some(first) = self.positions.get(&format!("{} score sum", score.question)).copied() else {
            return;
        };
        let mut parents = BTreeSet::new();
        for code in [Some(&score.question), score.other.as_ref()].into_iter().flatten() {
            parents.extend(self.figures_of(code, None));
        }
        let key = ShapeKey::of_score(self.definition, score);
        let bins = first + SUM_SLOTS..first + SUM_SLOTS + score.bin_edges().len();
        let named = bins.clone().zip(
            score
                .bin_edges()
                .into_iter()
                .map(|edge| class_of_score(score.kind, edge)),
        );
        let sum = range_of_score(self.definition, score).map(|range| (first, range));
        let figure = self.figure((key.figure(), key.shape()), bins, named.collect(), sum);
        if let Some(figure) = self.list.figures.get_mut(figure) {
            figure.parents.extend(parents);
        }
    }

    /// Adds a figure of this version with its cells, and returns its place.
    fn figure(
        &mut self,
        (name, shape): (&str, String),
        answered: Range<usize>,
        named: Vec<(usize, String)>,
        sum: Option<(usize, u64)>,
    ) -> usize {
        let place = self.list.place(name, shape);
        let mut cells = Vec::with_capacity(named.len());
        if let Some(figure) = self.list.figures.get_mut(place) {
            figure.versions.push(self.version_id);
            if let Some((_, range)) = sum {
                figure.sum_range = Some(range);
            }
            for (slot, cell) in named {
                let known = figure.cells.iter().position(|known| *known == cell);
                let at = known.unwrap_or_else(|| {
                    figure.cells.push(cell);
                    figure.cells.len() - 1
                });
                cells.push((slot, at));
            }
        }
        self.slots.push(FigureSlots {
            figure: place,
            answered,
            cells,
            sum: sum.map(|(slot, _)| slot),
        });
        place
    }

    fn belong(&mut self, question: &Question, part: Option<&str>, place: usize, parents: &BTreeSet<usize>) {
        let own = self.of_question.entry(question.code.to_string()).or_default();
        own.push((part.map(str::to_owned), place));
        if let Some(figure) = self.list.figures.get_mut(place) {
            figure.parents.extend(parents.iter().filter(|parent| **parent != place));
        }
    }

    /// Adds the figures whose answers a condition looks at.
    fn add_tested(&self, condition: &Condition, tested: &mut BTreeSet<usize>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.add_tested(part, tested));
            }
            Condition::Not(part) => self.add_tested(part, tested),
            Condition::Test(test) => {
                let row = test.row.as_ref().map(|row| row.as_str());
                tested.extend(self.figures_of(test.question.as_str(), row));
            }
        }
    }

    /// Returns the figures of a question, or of one of its rows.
    fn figures_of(&self, code: &str, part: Option<&str>) -> impl Iterator<Item = usize> {
        let all = self.of_question.get(code).into_iter().flatten();
        let wanted = all.filter(move |(own, _)| part.is_none() || own.as_deref() == part);
        wanted.map(|(_, place)| *place).collect::<Vec<_>>().into_iter()
    }
}

/// Returns the cell of an option; codes never contain `=`, so it is no other cell.
fn cell_of_option(code: &str) -> String {
    if [SKIPPED, ANSWERED, SUM].contains(&code) {
        format!("={code}")
    } else {
        code.to_owned()
    }
}

/// Returns the distance of the bounds of a number, in whole units rounded up; `None` without both.
fn range_of(number: &Number) -> Option<u64> {
    let span = number.max?.thousandths().checked_sub(number.min?.thousandths())?;
    Some(u64::try_from(span).ok()?.div_ceil(THOUSANDTHS.unsigned_abs()))
}

/// Returns the distance of the bounds of a score, in steps; `None` when one of its questions has no bounds.
fn range_of_score(definition: &Definition, score: &Score) -> Option<u64> {
    for code in [Some(&score.question), score.other.as_ref()].into_iter().flatten() {
        if let QuestionKind::Number(number) = &definition.question(code)?.kind {
            range_of(number)?;
        }
    }
    let (low, high) = score.bounds;
    u64::try_from(high.checked_sub(low)?).ok()
}

/// Returns the class of each bin of a number, in order.
fn classes_of(question: &Question, number: &Number) -> Vec<String> {
    let is_minutes = number.unit.as_deref() == Some("min") || question.measure == Some(Measure::TimeSaved);
    let edges = number.bin_edges().into_iter().map(|edge| edge.thousandths());
    let bounds = number
        .min
        .zip(number.max)
        .map(|(min, max)| (min.thousandths(), max.thousandths()));
    let class = |edge: i64| match bounds {
        _ if is_minutes => from_zero(edge.div_euclid(THOUSANDTHS), &MINUTE_CLASSES),
        Some((min, max)) => even_class(edge, min, max),
        None => from_zero(edge.div_euclid(THOUSANDTHS), &OPEN_CLASSES),
    };
    edges.map(class).collect()
}

/// Returns the lower edge of the class that a number is in.
fn from_zero(number: i64, classes: &[i64]) -> String {
    let reached = classes.iter().rev().find(|class| **class <= number);
    reached.map_or_else(|| NEGATIVE.to_owned(), ToString::to_string)
}

/// Returns the lower edge of one of eight equal classes between two bounds, in which a bin begins. All in thousandths.
fn even_class(edge: i64, min: i64, max: i64) -> String {
    let (range, above) = (i128::from(max) - i128::from(min), i128::from(edge) - i128::from(min));
    let classes = i128::from(EVEN_CLASSES);
    let class = if range > 0 {
        (above * classes / range).clamp(0, classes - 1)
    } else {
        0
    };
    let lower = i128::from(min) + class * range / classes;
    let lower = i64::try_from(lower).ok().and_then(Decimal::from_thousandths);
    lower.map_or_else(|| min.to_string(), |lower| lower.to_string())
}

/// Returns the class of a score's bin with this lower edge, in steps.
fn class_of_score(kind: ScoreKind, edge: i64) -> String {
    let points = match kind {
        ScoreKind::Sus | ScoreKind::SusPositive => edge * 5 / 2,
        ScoreKind::UmuxLite => edge * 100 / 12,
        ScoreKind::TimeSaved => return from_zero(edge, &MINUTE_CLASSES),
    };
    from_zero(points, &SCORE_CLASSES)
}
