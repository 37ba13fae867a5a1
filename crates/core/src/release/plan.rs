//! What a survey's releases are made of: its figures, its dimensions, the rules, and the sources of counts and offsets.

use std::collections::BTreeMap;

use super::atom::{FigureName, Span};
use crate::tally::civil_day::Day;

/// Name of the figure that counts responses, and of its only cell.
pub const RESPONSES: &str = "responses";

/// Figures and dimensions of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Questions, matrix rows and scores of all versions, in the order of the definition: parents before their children.
    pub figures: Vec<PlannedFigure>,
    /// Dimensions by which answers can be filtered.
    pub dimensions: Vec<Dimension>,
}

/// Figure of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFigure {
    /// Name, such as `sat` or `parts/clarity`.
    pub name: String,
    /// Names of the figures on whose answers this one depends. While one of them is not in the plan, this one is not told.
    pub parents: Vec<String>,
    /// The figure is a segment question: it is not told inside another segment, because that would be the cross table.
    pub is_segment: bool,
    /// The figure is a pair of a part with the primary measure: it is told by run, of all answers only, when both groups of
    /// the part have enough answers.
    pub is_pair: bool,
    /// Name of the choice of whose people this figure tells which options they were offered. It is told when the people of
    /// each set of options are none or enough.
    pub option_sets_of: Option<String>,
    /// No question of the newest version is counted in it, so its waiting list may never have enough answers.
    pub is_retired: bool,
    /// Names of the other figures of a circle of conditions, which are told together or not at all.
    pub circle: Vec<String>,
    /// First day on which the question was asked. In spans that end before it, it is neither told nor does it wait. `None`
    /// when it was asked from the start.
    pub since: Option<Day>,
    /// Distance of the largest from the smallest possible value, in the unit, for numbers and scores whose sum is told.
    pub sum_range: Option<u64>,
}

/// Dimension by which answers can be filtered: placement, language, verified, or a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Name.
    pub name: String,
    /// Classes, with the empty one of people who left a segment blank. Answers in no class of the list are never told in
    /// one, and hide like a class that is too small.
    pub classes: Vec<String>,
}

/// Rules of releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Minimum number of credited answers of everything that is told; 0 is read as 1. A change counts from the next span.
    pub answers_min: u64,
    /// Days after which a run can be closed although something in it has too few answers.
    pub run_days_min: u64,
    /// Credited answers, in multiples of `answers_min`, that such a run needs.
    pub run_answers_factor: u64,
    /// Base of which counts are multiples: 3, or 1 for exact counts; 0 is read as 1. The first release of a survey fixes it:
    /// a later change would tell what the first rounding hid.
    pub told_in: u64,
    /// Classes are hidden in company, so that no small rest can be worked out. Only tests switch it off.
    pub hides_companions: bool,
    /// Figures are told only where their parents are. Only tests switch it off.
    pub waits_for_parents: bool,
}

impl PlannedFigure {
    /// Returns whether the question was asked on some day of a span.
    pub(super) fn is_asked_in(&self, span: Span) -> bool {
        self.since.is_none_or(|since| span.last >= since)
    }
}

impl Rules {
    /// Returns the rules in force: runs of at least 28 days and ten times the minimum.
    pub fn new(answers_min: u64, told_in: u64) -> Rules {
        Rules {
            answers_min,
            run_days_min: 28,
            run_answers_factor: 10,
            told_in,
            hides_companions: true,
            waits_for_parents: true,
        }
    }
}

/// Present counts of a figure over some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureCounts {
    /// Count of each cell.
    pub cells: BTreeMap<String, u64>,
    /// Sum of the values, in thousandths of the unit, for numbers and scores.
    pub sum: Option<i64>,
    /// Number of people who answered.
    pub answers: u64,
    /// Number of responses in the same set that are not credited.
    pub uncredited_responses: u64,
}

impl FigureCounts {
    /// Returns the size of the set.
    pub fn size(&self) -> SetSize {
        SetSize {
            answers: self.answers,
            uncredited_responses: self.uncredited_responses,
        }
    }

    /// Returns the careful base: see [`SetSize::base`].
    pub fn base(&self) -> u64 {
        self.size().base()
    }
}

/// Size of a set of answers to a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetSize {
    /// Number of people who answered.
    pub answers: u64,
    /// Number of responses in the same set that are not credited.
    pub uncredited_responses: u64,
}

impl SetSize {
    /// Returns the careful base: answers minus responses that are not credited, at least 0. At least so many credited
    /// answers are in the set; an attacker's answers can only make it smaller.
    pub fn base(self) -> u64 {
        self.answers.saturating_sub(self.uncredited_responses)
    }

    /// Returns whether the figure may be told: its base is at least the minimum, or nobody answered.
    pub(super) fn is_tellable(self, answers_min: u64) -> bool {
        self.answers == 0 || self.base() >= answers_min
    }

    /// Returns whether the figure can neither be told now nor is it empty: its base is above 0 and below the minimum.
    pub(super) fn is_small(self, answers_min: u64) -> bool {
        self.base() > 0 && self.base() < answers_min
    }
}

/// Source of the valid answers as they are counted now.
pub trait Counts {
    /// Returns the day of the first response; `None` without responses.
    fn first_day(&self) -> Option<Day>;

    /// Returns the counts of a figure over days that are disjoint and ascending: of all answers, or of the class of a
    /// dimension. `figure` is [`RESPONSES`] or the name of a planned figure.
    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts;

    /// Returns the size of the same set. Most sets are only measured, so a source that need not build the cells for it
    /// closes days faster.
    fn size(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> SetSize {
        self.of(figure, class, days).size()
    }
}

/// Source of the secret offsets of a survey.
pub trait Offsets {
    /// Returns the offset of a cell, from 0 to `modulus` − 1: the same for a figure and cell for ever.
    fn offset(&self, figure: &FigureName, cell: &str, modulus: u64) -> u64;
}
