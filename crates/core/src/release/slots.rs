//! Positions of a version's figures in its counter blocks.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::plan::RESPONSES;
use super::told_classes::{
    ToldClass, class_of_score, classes_of, range_of, range_of_score, ranges_of, ranges_of_score,
};
use crate::survey::definition::Definition;
use crate::survey::definition::choice::Choice;
use crate::survey::definition::condition::Condition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::question::Question;
use crate::survey::definition::score::{Score, scores};
use crate::survey::definition::shape::ShapeKey;
use crate::tally::counter_layout::CounterLayout;
use crate::tally::counts::QuestionCounts;
use crate::tally::pairs::PartCounts;

/// Cell of people to whom a question was shown and who left it blank.
pub const SKIPPED: &str = "skipped";
/// Cell of people who answered, where the other cells do not add up to them.
pub const ANSWERED: &str = "answered";
/// Cell of the sum of a number or score.
pub(super) const SUM: &str = "sum";
/// End of the name of the figure that counts the people of each set of options. No code has this character.
const OPTION_SETS: &str = "~options";
/// Slots `answered` and `skipped`, before the cells of a question or row.
const HEADER_SLOTS: usize = 2;
/// Slots of the sum and the sum of squares of a number or score.
const SUM_SLOTS: usize = 2;
/// Cells of a pair, in the order of their slots.
pub const PAIR_CELLS: [&str; 4] = ["both", "part only", "overall only", "neither"];

/// Figure of a survey, over all its versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Name.
    pub name: String,
    /// Names of its cells.
    pub cells: Vec<String>,
    /// Places of the figures on whose answers it depends, in any version.
    pub parents: BTreeSet<usize>,
    /// It is a segment question.
    pub is_segment: bool,
    /// Distance of the largest from the smallest possible value, where the sum is told.
    pub sum_range: Option<u64>,
    /// Keys of the versions that ask it; for a figure of sets of options, of those that do not offer the first set.
    pub versions: Vec<i64>,
    /// It is a pair of a part with the primary measure.
    pub is_pair: bool,
    /// Sets of options that versions of a choice offered, the oldest first.
    pub option_sets: Vec<BTreeSet<String>>,
    /// Place of the figure that counts the people of each set of options after the first: the cells `1`, `2` … The people
    /// of the first are all others. `None` where all versions offered the same options.
    pub sets: Option<usize>,
    /// Place of the choice, for the figure that counts the people of its sets of options.
    pub option_sets_of: Option<usize>,
    /// Classes in which a number or score is told, ascending.
    pub classes: Vec<ToldClass>,
}

/// Positions of all figures of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionSlots {
    /// Slot of credited responses.
    pub credited: usize,
    /// Section of verified responses.
    pub verified: usize,
    /// Positions of each figure.
    pub figures: Vec<FigureSlots>,
    /// Code of each segment question, with the section of each option.
    pub segments: Vec<(String, Vec<(String, usize)>)>,
}

/// Positions of a figure in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSlots {
    /// Place of the figure among those of the survey.
    pub figure: usize,
    /// Slots whose sum is the number of people who answered.
    pub answered: Range<usize>,
    /// Slots, each with the place of the cell that it is added to.
    pub cells: Vec<(usize, usize)>,
    /// Slot of the sum in thousandths, where it is told.
    pub sum: Option<usize>,
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

/// What is told of a number or score besides its cells; nothing of other figures.
#[derive(Default)]
struct Numbers {
    /// Slot of the sum, and the distance of the bounds, where the sum is told.
    sum: Option<(usize, u64)>,
    /// Classes with their cells.
    classes: Vec<(String, ToldClass)>,
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
        let (_, counts) = QuestionCounts::read(layout, definition, &[]);
        for question in &counts {
            for part in &question.pairs {
                reader.pair(&question.code, part);
            }
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

    /// Returns the place of the figure with this shape key; `None` when no version has it.
    pub(super) fn place_of(&self, figure: &str, shape: &str) -> Option<usize> {
        let shapes = self.shapes.get(figure)?;
        let at = shapes.iter().position(|known| known == shape)?;
        let name = name_of(figure, shape, at);
        self.figures.iter().position(|known| known.name == name)
    }

    /// Returns the place of the figure that counts the people of each set of options of a choice, which is added if need be.
    fn place_of_sets(&mut self, choice: usize) -> usize {
        let place = self.figures.len();
        let Some(of) = self.figures.get_mut(choice) else {
            return place;
        };
        if let Some(known) = of.sets {
            return known;
        }
        of.sets = Some(place);
        let sets = Figure {
            name: format!("{}{OPTION_SETS}", of.name),
            parents: BTreeSet::from([choice]),
            is_segment: of.is_segment,
            option_sets_of: Some(choice),
            ..Figure::default()
        };
        self.figures.push(sets);
        place
    }

    /// Returns the place of the figure with this name and shape, which is added if need be. The first shape has the bare name for ever, because the
    /// secret offsets depend on the name.
    fn place(&mut self, figure: &str, shape: String) -> usize {
        let shapes = self.shapes.entry(figure.to_owned()).or_default();
        let at = shapes.iter().position(|known| *known == shape).unwrap_or(shapes.len());
        let name = name_of(figure, &shape, at);
        if at == shapes.len() {
            shapes.push(shape);
        }
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

/// Returns the name of a figure in its shape number `at`, from 0. The first shape has the bare name.
fn name_of(figure: &str, shape: &str, at: usize) -> String {
    let mark = if figure == RESPONSES { "=" } else { "" };
    if at == 0 {
        format!("{mark}{figure}")
    } else {
        format!("{mark}{figure}#{shape}")
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
        let numbers = if let QuestionKind::Number(number) = &question.kind {
            Numbers {
                sum: range_of(number).map(|range| (cells, range)),
                classes: ranges_of(question, number),
            }
        } else {
            Numbers::default()
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
        let figure = self.figure((key.figure(), key.shape()), first..first + 1, named, numbers);
        self.belong(question, None, figure, &parents);
        if let Some(figure) = self.list.figures.get_mut(figure) {
            figure.is_segment |= question.segment().is_some();
        }
        if let QuestionKind::Choice(choice) = &question.kind {
            self.offer(choice, figure, first);
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
            let figure = self.figure((key.figure(), key.shape()), first..first + 1, named, Numbers::default());
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
            let figure = self.figure((&name, key.shape()), cells..cells + width, named, Numbers::default());
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
        let numbers = Numbers {
            sum: range_of_score(self.definition, score).map(|range| (first, range)),
            classes: ranges_of_score(score),
        };
        let figure = self.figure((key.figure(), key.shape()), bins, named.collect(), numbers);
        if let Some(figure) = self.list.figures.get_mut(figure) {
            figure.parents.extend(parents);
        }
    }

    /// Pair of a rating or row with the primary measure. Its parents are both.
    fn pair(&mut self, code: &str, part: &PartCounts) {
        let Some(primary) = self.definition.primary_question() else {
            return;
        };
        let primary = primary.code.as_str();
        let name = match &part.row {
            Some(row) => format!("{code}/{row}*{primary}"),
            None => format!("{code}*{primary}"),
        };
        let Some(first) = self.positions.get(&format!("{name} {}", PAIR_CELLS[0])).copied() else {
            return;
        };
        let parents: Vec<usize> = self
            .figures_of(code, part.row.as_deref())
            .chain(self.figures_of(primary, None))
            .collect();
        let named = (first..).zip(PAIR_CELLS.map(str::to_owned)).collect();
        let slots = first..first + PAIR_CELLS.len();
        let figure = self.figure((&name, part.shape.clone()), slots, named, Numbers::default());
        if let Some(figure) = self.list.figures.get_mut(figure) {
            figure.parents.extend(parents);
            figure.is_pair = true;
        }
    }

    /// Notes which options this version of a choice offers. The people who answered under a set other than the first are
    /// counted in a figure of their own, so that each option has its base.
    fn offer(&mut self, choice: &Choice, place: usize, answered: usize) {
        let offered: BTreeSet<String> = choice.options.iter().map(|option| option.code.to_string()).collect();
        let Some(figure) = self.list.figures.get_mut(place) else {
            return;
        };
        let known = figure.option_sets.iter().position(|options| *options == offered);
        let number = known.unwrap_or_else(|| {
            figure.option_sets.push(offered);
            figure.option_sets.len() - 1
        });
        let Some(cell) = number.checked_sub(1) else {
            return;
        };
        let sets = self.list.place_of_sets(place);
        if let Some(figure) = self.list.figures.get_mut(sets) {
            figure.versions.push(self.version_id);
            if figure.cells.len() == cell {
                figure.cells.push(number.to_string());
            }
        }
        self.slots.push(FigureSlots {
            figure: sets,
            answered: answered..answered + 1,
            cells: vec![(answered, cell)],
            sum: None,
        });
    }

    /// Adds a figure of this version with its cells, and returns its place.
    fn figure(
        &mut self,
        (name, shape): (&str, String),
        answered: Range<usize>,
        named: Vec<(usize, String)>,
        numbers: Numbers,
    ) -> usize {
        let Numbers { sum, classes } = numbers;
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
            if figure.classes.is_empty() {
                let told = classes.into_iter().filter_map(|(label, class)| {
                    let cell = figure.cells.iter().position(|known| *known == label)?;
                    Some(ToldClass { cell, ..class })
                });
                figure.classes = told.collect();
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
pub(super) fn cell_of_option(code: &str) -> String {
    if [SKIPPED, ANSWERED, SUM].contains(&code) {
        format!("={code}")
    } else {
        code.to_owned()
    }
}
