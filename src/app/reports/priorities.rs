//! Priorities: which part of a service to improve first, of the parts that its newest version rates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::disclosure::Audience;
use super::error::ReportError;
use super::released_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::priorities::{PairCounts, Priority, RankedPriority, rank};
use urbivox_core::measure::report::ReleaseNote;
use urbivox_core::release::report::{ReleasedQuery, ReleasedVersion, released_pairs};
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counts::QuestionCounts;

/// Section of a counter block that counts all responses.
const ALL_RESPONSES: usize = 0;

/// Priorities of a survey for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Priorities {
    /// Release from which the counts are; `None` for live counts, and before the first release.
    pub release: Option<ReleaseNote>,
    /// Code of the question with the primary measure; `None` when the newest version counts no pairs with it.
    pub overall: Option<String>,
    /// Parts by gain, the largest first; then those without figures, in the order of the survey.
    pub parts: Vec<PartPriority>,
}

/// Priority of a rating, or of a row of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct PartPriority {
    /// Code of the question.
    pub question: String,
    /// Code of the row; `None` for a rating.
    pub row: Option<String>,
    /// Counts; `None` when too few are told.
    pub counts: Option<PairCounts>,
    /// Figures; `None` unless somebody is satisfied with the part, and somebody is not.
    pub ranked: Option<RankedPriority>,
}

/// Identity of a pair: question, row, and the shapes of the part and of the primary measure. Counts of several versions are
/// added where it is equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct PairKey {
    question: String,
    row: Option<String>,
    shape: String,
}

/// Counts by pair.
type Pairs = BTreeMap<PairKey, PairCounts>;

/// Returns the priorities of a published survey for a period, both days inclusive: from live counts for its staff, from those
/// of the last release for all others.
pub fn priorities(
    app: &App,
    path: &SurveyPath,
    (from, to): (Option<Date>, Option<Date>),
    audience: Audience,
) -> Result<Priorities, ReportError> {
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let newest = newest_parts(&published);
    let query = ReportQuery {
        from,
        to,
        ..ReportQuery::default()
    };
    let (release, pairs) = match audience {
        Audience::Staff if newest.is_empty() => (None, None),
        Audience::Staff => (None, Some(live(app, &published, &query)?)),
        Audience::Public => released(app, path, &published, &query)?,
    };
    let primary = published.current().definition.primary_question();
    let overall = primary.filter(|_| !newest.is_empty());
    let rounding = CellRounding::told_in(release.as_ref().map_or(1, |release| release.told_in));
    let counts = newest.into_iter().map(|key| {
        let counts = pairs.as_ref().and_then(|pairs| pairs.get(&key).copied());
        (key, counts)
    });
    Ok(Priorities {
        release,
        overall: overall.map(|question| question.code.to_string()),
        parts: by_gain(counts.collect(), rounding),
    })
}

/// Returns the pairs that the newest version counts, in the order of the survey.
fn newest_parts(published: &PublishedSurvey) -> Vec<PairKey> {
    let newest = published.current();
    keyed_pairs(QuestionCounts::read(&newest.layout, &newest.definition, &[]).1)
        .map(|(key, _)| key)
        .collect()
}

fn keyed_pairs(questions: Vec<QuestionCounts>) -> impl Iterator<Item = (PairKey, PairCounts)> {
    questions.into_iter().flat_map(|question| {
        let code = question.code;
        question.pairs.into_iter().map(move |part| {
            let key = PairKey {
                question: code.clone(),
                row: part.row,
                shape: part.shape,
            };
            (key, part.counts)
        })
    })
}

/// Returns the counts of all versions now; pairs without answers are zero.
fn live(app: &App, published: &PublishedSurvey, query: &ReportQuery) -> Result<Pairs, ReportError> {
    let ids: Vec<i64> = published.versions().map(|version| version.id).collect();
    let filter = query.block_filter();
    let blocks = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;
    let mut totals: BTreeMap<i64, Vec<i128>> = BTreeMap::new();
    for row in &blocks {
        let block = CounterBlock::decode(&row.counts).map_err(|cause| storage::Error::corrupt("tallies", cause))?;
        block.add_section_to(ALL_RESPONSES, totals.entry(row.version_id).or_default());
    }
    let mut pairs = Pairs::new();
    for version in published.versions() {
        let totals = totals.get(&version.id).map(Vec::as_slice).unwrap_or_default();
        let (_, questions) = QuestionCounts::read(&version.layout, &version.definition, totals);
        for (key, counts) in keyed_pairs(questions) {
            pairs.entry(key).or_default().add(counts);
        }
    }
    Ok(pairs)
}

/// Returns the last release, and the counts that are told by it; `None` before the first release. Pairs of too few people are
/// missing.
fn released(
    app: &App,
    path: &SurveyPath,
    published: &PublishedSurvey,
    query: &ReportQuery,
) -> Result<(Option<ReleaseNote>, Option<Pairs>), ReportError> {
    let Some(release) = released_report::report(app, path, query)?.release else {
        return Ok((None, None));
    };
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    // A release that was stored since is not told yet: the note must name the one that the counts are from.
    let end = rows.partition_point(|row| row.number <= release.number);
    let versions = published.versions().map(|version| ReleasedVersion {
        number: version.number,
        definition: version.definition.clone(),
        layout: version.layout.clone(),
    });
    let versions: Vec<ReleasedVersion> = versions.collect();
    let released_query = ReleasedQuery {
        from: query.from,
        to: query.to,
        ..ReleasedQuery::default()
    };
    let told = released_pairs(&versions, rows.get(..end).unwrap_or_default(), &released_query);
    let pairs = told.into_iter().map(|pair| {
        let key = PairKey {
            question: pair.question,
            row: pair.part.row,
            shape: pair.part.shape,
        };
        (key, pair.part.counts)
    });
    Ok((Some(release), Some(pairs.collect())))
}

/// Orders the parts by gain; those without figures come last, in the order given.
fn by_gain(parts: Vec<(PairKey, Option<PairCounts>)>, rounding: CellRounding) -> Vec<PartPriority> {
    let mut parts: Vec<PartPriority> = parts
        .into_iter()
        .map(|(PairKey { question, row, .. }, counts)| PartPriority {
            question,
            row,
            counts,
            ranked: None,
        })
        .collect();
    let figures = |(at, part): (usize, &PartPriority)| Some((at, part.counts?.priority_of_told(rounding)?));
    let (places, priorities): (Vec<usize>, Vec<Priority>) = parts.iter().enumerate().filter_map(figures).unzip();
    for ranked in rank(&priorities) {
        let part = places.get(ranked.place).and_then(|at| parts.get_mut(*at));
        if let Some(part) = part {
            part.ranked = Some(ranked);
        }
    }
    let gain = |part: &PartPriority| {
        part.ranked
            .map_or(f64::NEG_INFINITY, |ranked| ranked.priority.gain.value)
    };
    // The sort is stable, like that of the ranks.
    parts.sort_by(|first, second| gain(second).total_cmp(&gain(first)));
    parts
}
