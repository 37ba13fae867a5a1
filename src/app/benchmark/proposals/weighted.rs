//! The share of satisfied citizens as if the groups of the population had answered in their true proportions.

use super::proposal::{ProposalPeriod, ProposalWarning, WeightedShare};
use super::share::SatisfiedShare;
use super::sources::{SourceSurvey, public_report, query_of, visible_measure};
use crate::app::App;
use crate::app::benchmark::error::BenchmarkError;
use crate::app::margins::Margins;
use crate::app::reports::ReportQuery;
use crate::app::reports::newest_shape::newest_shapes;
use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::weighting::strata::{Stratum, Values, WeightingError, post_stratify};

/// Public reports of single options that are read for one figure. Protects the server.
const CLASSES_MAX: usize = 2_000;

/// Returns the share weighted by the first segment of the city's margins for which there is one, and a warning for each
/// segment before it whose groups have too few answers. A segment is used only when every survey of the figure asks it.
pub(super) fn weighted_share(
    app: &App,
    margins: &[Margins],
    found: &SatisfiedShare<'_>,
    period: &ProposalPeriod,
    answers_min: u64,
) -> Result<(Option<WeightedShare>, Vec<ProposalWarning>), BenchmarkError> {
    let mut warnings = Vec::new();
    for margins in margins {
        let is_asked = found.surveys.iter().all(|source| asks(source, &margins.segment));
        let options: usize = margins.groups.iter().map(|group| group.options.len()).sum();
        if !is_asked || options.saturating_mul(found.surveys.len()) > CLASSES_MAX {
            continue;
        }
        let strata = strata(app, margins, found, period)?;
        match post_stratify(&strata, Values::Share, rounding(&found.surveys), answers_min) {
            Ok(weighted) => {
                let share = WeightedShare {
                    value: weighted.value,
                    interval: weighted.interval,
                    n: weighted.n,
                    kish: weighted.kish,
                    effective_answers: weighted.effective_answers.unwrap_or(weighted.kish),
                    segment: margins.segment.clone(),
                    source: margins.source.clone(),
                    year: margins.year,
                };
                return Ok((Some(share), warnings));
            }
            Err(WeightingError::TooFewAnswers(small)) => {
                let groups = small.into_iter().filter_map(|at| margins.groups.get(at));
                warnings.push(ProposalWarning::GroupsTooSmall {
                    segment: margins.segment.clone(),
                    groups: groups.map(|group| group.name()).collect(),
                });
            }
            // Fewer answers than groups: nothing to show.
            Err(WeightingError::NotWeightable) => {}
        }
    }
    Ok((None, warnings))
}

/// Whether some version of the survey asks a segment question of this code.
fn asks(source: &SourceSurvey, segment: &str) -> bool {
    source.published.versions().any(|version| {
        let mut segments = version.definition.segments();
        segments.any(|(question, _)| question.code.as_str() == segment)
    })
}

/// Returns how the counts of the surveys are told; the coarser way when they differ.
fn rounding(surveys: &[&SourceSurvey]) -> CellRounding {
    let told = surveys
        .iter()
        .filter_map(|source| source.report.release.as_ref())
        .map(|release| release.told_in);
    CellRounding::told_in(told.max().unwrap_or(1))
}

/// Returns the groups with the told counts of their options.
fn strata(
    app: &App,
    margins: &Margins,
    found: &SatisfiedShare<'_>,
    period: &ProposalPeriod,
) -> Result<Vec<Stratum>, BenchmarkError> {
    let mut strata = Vec::new();
    for group in &margins.groups {
        let mut cells = Vec::new();
        for option in &group.options {
            for source in &found.surveys {
                let query = ReportQuery {
                    segment: Some((margins.segment.clone(), option.clone())),
                    ..query_of(period)
                };
                let report = public_report(app, &source.published.path, &query)?;
                let questions = report.iter().flat_map(|report| newest_shapes(&report.questions));
                let mut own = questions
                    .filter(|question| visible_measure(question).is_some_and(|measure| measure.id == found.measure));
                cells.extend(
                    own.next()
                        .map(|question| cells_of(question, &found.measure))
                        .unwrap_or_default(),
                );
            }
        }
        strata.push(Stratum {
            weight: group.share,
            cells,
        });
    }
    Ok(strata)
}

/// Returns the counts of a question's points: 1 for satisfied ones, 0 for the others.
fn cells_of(question: &QuestionReport, measure: &str) -> Vec<(f64, u64)> {
    let Some(from) = satisfied_from(measure) else {
        return Vec::new();
    };
    let points = question.shares.iter().map(|(point, _)| point);
    points
        .map(|point| {
            let is_satisfied = point.parse::<i64>().is_ok_and(|point| point >= from);
            (f64::from(u8::from(is_satisfied)), question.count_of(point))
        })
        .collect()
}

/// Returns the lowest satisfied point that the id of a measure names: 4 of `csat-4-of-5`.
fn satisfied_from(measure: &str) -> Option<i64> {
    let (from, _) = measure.strip_prefix("csat-")?.split_once("-of-")?;
    from.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_measure_names_its_lowest_satisfied_point() {
        assert_eq!(satisfied_from("csat-4-of-5"), Some(4));
        assert_eq!(satisfied_from("csat-8-of-0-to-10"), Some(8));
        assert_eq!(satisfied_from("csat--1-of--2-to-2"), Some(-1));
        assert_eq!(satisfied_from("nps"), None);
    }
}
