//! Number of counters that a survey needs.

use super::Definition;
use super::page::Page;
use super::parse_context::ParseContext;
use super::question::Kind;
use super::score;
use crate::survey::limits::COUNTERS_MAX;

/// Reports a survey that needs more counters than [`COUNTERS_MAX`].
pub(crate) fn check(definition: &Definition, reader: &mut ParseContext) {
    let segment_options: usize = definition.segments().map(|(_, choice)| choice.options.len()).sum();
    let scores: usize = score::scores(definition)
        .iter()
        .map(|score| 2 + score.bin_edges().len())
        .sum();
    let total = base(&definition.pages)
        .saturating_add(scores)
        .saturating_mul(1 + segment_options);
    if total > COUNTERS_MAX {
        let detail = format!(
            "This survey needs {total} counters; the limit is {COUNTERS_MAX}. Use fewer questions, options or segments."
        );
        reader.violations.push("/pages", "too-many-counters", detail);
    }
}

/// Counters without segments: one for the responses, and those of each question.
fn base(pages: &[Page]) -> usize {
    let questions = pages.iter().flat_map(|page| &page.questions);
    questions
        .map(|question| slots(&question.kind))
        .fold(1, usize::saturating_add)
}

/// Counters of one question: answered, skipped, and one for each possible value.
fn slots(kind: &Kind) -> usize {
    match kind {
        Kind::Rating(rating) => 2 + rating.scale.len(),
        Kind::Choice(choice) => 2 + choice.options.len(),
        Kind::Matrix(matrix) => matrix.rows.len() * (2 + matrix.scale.len()) + 2,
        Kind::Ranking(ranking) => 2 + ranking.options.len() * ranking.options.len(),
        Kind::Number(number) => 2 + number.bin_edges().len() + 2,
        Kind::Date | Kind::Text(_) | Kind::Email => 2,
        Kind::Statement => 0,
    }
}
