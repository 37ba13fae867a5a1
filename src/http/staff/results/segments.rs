//! Headline measure by each option of the segment questions, and of those who named none.

use super::data::ResultsData;
use super::filters::{OfferedSegment, ResultsQuery};
use super::labels::{label, localized_text};
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::by_segment;
use crate::app::reports::by_segment::{SegmentOption, SegmentResults};
use crate::http::staff::components::{Block, Cell, Table};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::release::figures::BLANK;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;

/// Segment questions with their texts: those of the newest version that has them. After the options, each offers the people
/// who named none.
pub(super) fn offered(user: &CurrentUser, published: &PublishedSurvey) -> Vec<OfferedSegment> {
    let blank = || (BLANK.to_owned(), user.text("segment-blank"));
    let segments = by_segment::segments(published).into_iter();
    let segments = segments.map(|(code, options)| {
        let asked: Vec<(&Definition, &Question)> = published
            .versions()
            .filter_map(|version| {
                let definition = version.definition.as_ref();
                Some((definition, definition.question(&code)?))
            })
            .collect();
        let prompt = asked
            .iter()
            .find_map(|(definition, question)| localized_text(user, definition, question.prompt.as_ref()));
        let option_label = |option: String| {
            let offers = |question: &Question| {
                let choice = question.segment();
                choice.is_some_and(|choice| choice.options.iter().any(|known| known.code.as_str() == option))
            };
            let version = asked.iter().find(|(_, question)| offers(question));
            let label = version.map(|(definition, question)| label(user, definition, question, &option));
            (option.clone(), label.unwrap_or(option))
        };
        OfferedSegment {
            prompt: prompt.unwrap_or(code.as_str()).to_owned(),
            options: options.into_iter().map(option_label).chain([blank()]).collect(),
            question: code,
        }
    });
    segments.collect()
}

/// Table of each segment question: its options with the headline measure, the lowest value first. Those who named none are
/// last, if there are any.
pub(super) fn blocks(
    user: &CurrentUser,
    survey: &SurveyContext,
    query: &ResultsQuery,
    data: &ResultsData,
    offered: &[OfferedSegment],
) -> Vec<Block> {
    let measured = data
        .segments
        .iter()
        .filter(|results| results.options.iter().any(has_figures));
    let mut blocks: Vec<Block> = measured
        .map(|results| Block::Table(table(user, survey, query, (results, offered))))
        .collect();
    if !blocks.is_empty() {
        blocks.push(Block::Quiet(user.text("segment-note")));
    }
    blocks
}

fn has_figures(option: &SegmentOption) -> bool {
    option.measure.is_some() || option.is_withheld
}

fn table(
    user: &CurrentUser,
    survey: &SurveyContext,
    query: &ResultsQuery,
    (results, offered): (&SegmentResults, &[OfferedSegment]),
) -> Table {
    let known = offered.iter().find(|segment| segment.question == results.question);
    let prompt = known.map_or(results.question.as_str(), |segment| segment.prompt.as_str());
    let name = |option: &str| {
        let labels = known.into_iter().flat_map(|segment| &segment.options);
        let mut labels = labels.filter(|(code, _)| code == option);
        labels
            .next()
            .map_or_else(|| option.to_owned(), |(_, label)| label.clone())
    };
    let (blank, mut options): (Vec<&SegmentOption>, Vec<&SegmentOption>) =
        results.options.iter().partition(|option| option.option == BLANK);
    let value = |option: &SegmentOption| option.measure.as_ref().map_or(f64::INFINITY, |measure| measure.value);
    // The sort is stable: options without a value stay in the order of the survey, at the end.
    options.sort_by(|one, other| value(one).total_cmp(&value(other)));
    let has_several = options.iter().filter(|option| option.measure.is_some()).count() > 1;
    let blank = blank.into_iter().filter(|option| has_figures(option));
    let rows = options.into_iter().chain(blank).zip(0_usize..).map(|(option, rank)| {
        let code = option.option.as_str();
        let first = if query.has_segment(&results.question, code) {
            Cell::text(name(code))
        } else {
            let address = query.segment_address(&survey.base(), &results.question, code);
            Cell::Link(address, name(code))
        };
        let is_lowest = rank == 0 && has_several;
        let [answers, value, interval] = figures(user, option, is_lowest);
        vec![first, answers, value, interval]
    });
    let head = ["answer", "answers", "measure-value", "interval"].map(|id| user.text(id));
    let title = user
        .texts
        .with("segment-title", &[("question", prompt.to_owned().into())]);
    Table::new(title, head.to_vec(), rows.collect())
}

/// Number of answers, value and interval of an option.
fn figures(user: &CurrentUser, option: &SegmentOption, is_lowest: bool) -> [Cell; 3] {
    let Some(measure) = &option.measure else {
        // The count may be withheld, which is not the same as zero.
        let answers = if option.is_withheld {
            Cell::text("–")
        } else {
            user.count_cell(0)
        };
        return [answers, Cell::text("–"), Cell::Quiet(String::new())];
    };
    let value = user.numbers().value_of(measure);
    let value = if is_lowest {
        format!("{value} · {}", user.text("segment-lowest"))
    } else {
        value
    };
    [
        user.count_cell(measure.n),
        Cell::text(value),
        Cell::Quiet(user.numbers().interval_of(measure)),
    ]
}
