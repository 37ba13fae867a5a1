//! Newest shape of each question: comparisons, proposals and norms use no other.

use std::collections::HashSet;

use urbivox_core::measure::question::QuestionReport;

/// Returns the figures of a question under its newest shape key; `None` when no version asks it. Earlier shapes are other
/// questions, also where they have more answers.
pub fn newest_shape<'a>(questions: &'a [QuestionReport], code: &str) -> Option<&'a QuestionReport> {
    questions.iter().find(|question| question.code == code)
}

/// Returns each question of a report, or of a point of its series, under its newest shape key, in their order. A report holds
/// the newest shape of a code first.
pub fn newest_shapes(questions: &[QuestionReport]) -> impl Iterator<Item = &QuestionReport> {
    let mut codes = HashSet::new();
    questions
        .iter()
        .filter(move |question| codes.insert(question.code.as_str()))
}
