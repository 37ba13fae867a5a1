//! Answers that the public does not see yet, and how many of them count towards the minimum.

use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::{ReportError, disclosure};
use crate::storage;
use crate::storage::tallies::BlockFilter;
use crate::storage::{Db, installation, releases, tallies};
use urbivox_core::tally::counter_block::CounterBlock;

/// Section of all responses.
const ALL: usize = 0;
/// Slot of the number of responses.
const RESPONSES: usize = 0;

/// Numbers of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerNumbers {
    /// Answers.
    pub answers: u64,
    /// Those that count towards the minimum.
    pub credited: u64,
}

/// Answers of a survey after its last release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingAnswers {
    /// Their numbers.
    pub numbers: AnswerNumbers,
    /// Answers that the next release needs, of those that count.
    pub answers_min: u64,
}

/// Returns the answers of a published survey after its last release, with those of today: for its staff only.
pub fn waiting(app: &App, path: &SurveyPath) -> Result<WaitingAnswers, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let numbers = app.storage.read(|db| {
        let last = releases::last_day(db, published.survey_id)?;
        let from = last.map(|last| last.saturating_add(1));
        numbers(db, &published, from, None)
    })?;
    Ok(WaitingAnswers {
        numbers,
        answers_min: disclosure::answers_min(app, &published),
    })
}

/// Returns the numbers of answers within these days, as days since 1970-01-01.
pub fn numbers(
    db: &mut Db,
    published: &PublishedSurvey,
    from: Option<i32>,
    to: Option<i32>,
) -> Result<AnswerNumbers, storage::Error> {
    let until = installation::fact(db, installation::CREDITS_SINCE)?.and_then(|day| day.parse().ok());
    let until = until.unwrap_or(i32::MIN);
    let filter = BlockFilter {
        from,
        to,
        ..BlockFilter::default()
    };
    let mut sum = AnswerNumbers::default();
    for version in published.versions() {
        for block in tallies::matching(db, &[version.id], &filter)? {
            let corrupt = |cause| storage::Error::corrupt("tallies", cause);
            let counters = CounterBlock::decode(&block.counts).map_err(corrupt)?;
            let mut totals: Vec<i128> = Vec::new();
            counters.add_section_to(ALL, &mut totals);
            let at = |slot: usize| {
                totals
                    .get(slot)
                    .map_or(0, |count| u64::try_from(*count).unwrap_or_default())
            };
            let answers = at(RESPONSES);
            // Credits were not counted yet.
            let credited = if block.day <= until {
                answers
            } else {
                at(version.layout.credited())
            };
            sum.answers = sum.answers.saturating_add(answers);
            sum.credited = sum.credited.saturating_add(credited);
        }
    }
    Ok(sum)
}
