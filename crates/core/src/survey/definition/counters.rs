//! Number of counters that a survey needs.

use super::kind::QuestionKind;
use super::page::Page;
use super::parse_context::ParseContext;
use super::question::Question;
use super::score;
use crate::survey::limits::COUNTERS_MAX;

/// Reports a survey that needs more counters than [`COUNTERS_MAX`].
pub(crate) fn check(pages: &[Page], context: &mut ParseContext) {
    let questions = || pages.iter().flat_map(|page| &page.questions);
    let segments = questions().filter_map(Question::segment);
    let segment_options: usize = segments.map(|choice| choice.options.len()).sum();
    let scores: usize = score::scores(questions())
        .iter()
        .map(|score| 2 + score.bin_edges().len())
        .sum();
    let total = base(questions())
        .saturating_add(scores)
        .saturating_mul(1 + segment_options);
    if total > COUNTERS_MAX {
        let detail = format!(
            "This survey needs {total} counters; the limit is {COUNTERS_MAX}. Use fewer questions, options or segments."
        );
        context.violations.push("/pages", "too-many-counters", detail);
    }
}

/// Counters without segments: one for the responses, and those of each question.
fn base<'a>(questions: impl Iterator<Item = &'a Question>) -> usize {
    questions
        .map(|question| slots(&question.kind))
        .fold(1, usize::saturating_add)
}

/// Counters of one question: answered, skipped, and one for each possible value.
fn slots(kind: &QuestionKind) -> usize {
    match kind {
        QuestionKind::Rating(rating) => 2 + rating.scale.len(),
        QuestionKind::Choice(choice) => 2 + choice.options.len(),
        QuestionKind::Matrix(matrix) => matrix.rows.len() * (2 + matrix.scale.len()) + 2,
        QuestionKind::Ranking(ranking) => 2 + ranking.options.len() * ranking.options.len(),
        QuestionKind::Number(number) => 2 + number.bin_edges().len() + 2,
        QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email => 2,
        QuestionKind::Statement => 0,
    }
}
