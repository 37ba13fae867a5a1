//! Effects of a change on time series, and the marks that it leaves.

use crate::survey::definition::shape::ShapePart;

/// Effect of a new version on the time series of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesEffect {
    /// The series continues: the figures are comparable.
    Continues,
    /// The series continues, but the figures may not be comparable and need a review.
    NeedsReview,
    /// The figures before and after measure different things.
    Breaks,
    /// The series starts with the new version.
    Starts,
    /// The series ends with the old version.
    Ends,
}

impl SeriesEffect {
    /// Stable name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            SeriesEffect::Continues => "continues",
            SeriesEffect::NeedsReview => "with-care",
            SeriesEffect::Breaks => "breaks",
            SeriesEffect::Starts => "starts",
            SeriesEffect::Ends => "ends",
        }
    }
}

/// What a mark in a series stands for. Parts of a shape key break the series, unless only the text of the question or the
/// options of a choice changed; all others call for care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// Part of the shape key, the text of the question, or the options of a choice.
    Shape(ShapePart),
    /// Condition of the question or of its page.
    Condition,
    /// Whether an answer is required.
    Required,
    /// Place of the question among the others.
    Position,
    /// Mix of placements, which differs from its reference.
    PlacementMix,
    /// Something that the city did about the results.
    Action,
}

impl MarkKind {
    /// Returns the stable name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Shape(part) => part.name(),
            MarkKind::Condition => "condition",
            MarkKind::Required => "required",
            MarkKind::Position => "position",
            MarkKind::PlacementMix => "placement-mix",
            MarkKind::Action => "action",
        }
    }
}
