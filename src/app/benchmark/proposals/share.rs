//! Share of satisfied citizens over all surveys of a city that measure it in the same way.

use std::collections::{BTreeMap, HashSet};

use super::sources::SourceSurvey;
use urbivox_core::indicator::{AnswerEvidence, MeasuredShare, SurveyRelease};
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::{Interval, wilson};
use urbivox_core::measure::pooling::{joint_interval, probability_above, trials_to_settle};
use urbivox_core::measure::value::{ChangeBasis, MeasureValue};
use urbivox_core::measure::verdict::answers_to_settle;

/// Threshold of `sati_share2y`: the share must exceed it.
pub const SATISFIED_SHARE_THRESHOLD: f64 = 0.8;

/// Share over all surveys with one measure.
pub(in crate::app::benchmark) struct SatisfiedShare<'a> {
    /// Id of the measure: that with the most answers in the city.
    pub(super) measure: String,
    pub(super) hits: u64,
    pub(super) n: u64,
    pub(super) interval: Interval,
    /// Effective number of answers: `n`, or fewer when counts are told in multiples.
    effective_answers: Option<f64>,
    /// Surveys that have it.
    pub(super) surveys: Vec<&'a SourceSurvey>,
    /// Whether other surveys measure satisfaction in another way.
    pub(super) has_other_measures: bool,
}

/// Returns the share over the surveys with the measure that has the most answers; `None` when none measures satisfaction.
pub(in crate::app::benchmark) fn satisfied_share(sources: &[SourceSurvey]) -> Option<SatisfiedShare<'_>> {
    let found: Vec<(&SourceSurvey, &MeasureValue)> = sources
        .iter()
        .flat_map(|source| {
            let values = source.values(&[MeasureFamily::Csat]);
            values.into_iter().map(move |measure| (source, measure))
        })
        .collect();
    let mut answers: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, measure) in &found {
        let sum = answers.entry(&measure.id).or_default();
        *sum = sum.saturating_add(measure.n);
    }
    let (most, _) = answers.iter().max_by_key(|(_, sum)| **sum)?;
    let most = (*most).to_owned();
    let same: Vec<&(&SourceSurvey, &MeasureValue)> = found.iter().filter(|(_, measure)| measure.id == most).collect();
    let (mut hits, mut n) = (0_u64, 0_u64);
    let mut parts = Vec::new();
    for (_, measure) in &same {
        let own = measure.hits?;
        hits = hits.saturating_add(own);
        n = n.saturating_add(measure.n);
        parts.push(((own, measure.n), measure.interval?));
    }
    let bases = same.iter().map(|(_, measure)| measure.basis);
    let is_exact = bases.clone().all(|basis| matches!(basis, ChangeBasis::Share(..)));
    let interval = match same.as_slice() {
        [(_, only)] => only.interval?,
        _ if is_exact => wilson(hits, n)?,
        _ => joint_interval(&parts).or_else(|| wilson(hits, n))?,
    };
    // The effective numbers of the surveys, as if each answer lost as much everywhere.
    let effective = bases.map(|basis| match basis {
        ChangeBasis::ToldShare(_, _, answers) => answers,
        ChangeBasis::Share(..)
        | ChangeBasis::Mean(_)
        | ChangeBasis::Points(_)
        | ChangeBasis::Median(_)
        | ChangeBasis::Untested => 0.0,
    });
    let effective: f64 = effective.sum();
    Some(SatisfiedShare {
        hits,
        n,
        interval,
        effective_answers: (!is_exact).then_some(effective),
        has_other_measures: answers.len() > 1,
        surveys: same.iter().map(|(source, _)| *source).collect(),
        measure: most,
    })
}

impl SatisfiedShare<'_> {
    /// Returns the number of further answers that would give a yes at the same share; `None` when it is not above the
    /// threshold.
    pub(super) fn answers_needed(&self, share: f64) -> Option<u64> {
        let all = match self.effective_answers {
            None => trials_to_settle((self.hits, self.n), SATISFIED_SHARE_THRESHOLD),
            Some(effective) => answers_to_settle(share, effective, self.n, SATISFIED_SHARE_THRESHOLD),
        };
        all.and_then(|all| all.checked_sub(self.n)).filter(|more| *more > 0)
    }

    /// Returns the evidence that is stored with an edition. Fewer answers than `answers_min` measure nothing.
    pub(in crate::app::benchmark) fn frozen(&self, indicator: &str, answers_min: u64) -> AnswerEvidence {
        if self.n < answers_min {
            return AnswerEvidence::not_measured(indicator);
        }
        let mut seen = HashSet::new();
        let releases = self.surveys.iter().filter_map(|source| {
            let release = source.report.release.as_ref()?;
            Some(SurveyRelease {
                survey: source.report.survey.clone(),
                number: release.number,
            })
        });
        AnswerEvidence {
            indicator: indicator.to_owned(),
            probability: probability_above((self.hits, self.n), SATISFIED_SHARE_THRESHOLD),
            measured: Some(MeasuredShare {
                measure: self.measure.clone(),
                hits: self.hits,
                n: self.n,
                bar: SATISFIED_SHARE_THRESHOLD,
                releases: releases.filter(|release| seen.insert(release.survey.clone())).collect(),
            }),
        }
    }
}
