//! Weighted figures and the mix of placements as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::change_body::PeriodBody;
use super::decimals::rounded;
use crate::app::reports::placement_mix::PlacementMix;
use crate::app::reports::weighted::{NotWeighted, WeightSource, WeightedFigure, WeightedValue, Weighting};

/// A figure as if the groups of the population, or the kinds of placements, had answered in their true proportions.
#[derive(Serialize, ToSchema)]
pub struct WeightedBody {
    /// Code of the question.
    question: String,
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    measure: String,
    /// `post-stratification`: by one segment; `raking`: by two; `placement-standardisation`: by kinds of placements.
    method: &'static str,
    /// Codes of the segments; empty for placements.
    segments: Vec<String>,
    /// Sources of the proportions, one for each segment.
    sources: Vec<SourceBody>,
    /// Value of all answers, not weighted.
    raw: f64,
    /// Number of all answers.
    raw_n: u64,
    /// Answers that are left out, because there is no proportion for their option or placement.
    left_out: u64,
    /// These options or kinds of placements.
    left_out_names: Vec<String>,
    /// Answers of people who left a segment blank, or were not asked it; of released figures also those whose option is not
    /// told.
    not_said: u64,
    /// The weighted figure; `null` when there is none: see `refused`.
    weighted: Option<WeightedValueBody>,
    /// Why there is no weighted figure; `null` when there is one.
    refused: Option<RefusedBody>,
}

/// Source of proportions.
#[derive(Serialize, ToSchema)]
pub struct SourceBody {
    /// Source of the numbers; `null` for the survey's own mix of placements.
    source: Option<String>,
    /// Year of the numbers, or the first one.
    year: i32,
}

/// A weighted value with its 95 % interval; eight decimals.
#[derive(Serialize, ToSchema)]
pub struct WeightedValueBody {
    /// Value, in the unit of the measure.
    value: f64,
    /// Lower end of the interval.
    low: f64,
    /// Upper end of the interval.
    high: f64,
    /// Number of answers that are weighted.
    n: u64,
    /// Value of these answers without weights.
    raw: f64,
    /// Effective number of answers by weights alone (Kish).
    n_kish: f64,
    /// Effective number of answers that the interval of a share counts on; `null` for means.
    n_effective: Option<f64>,
    /// One answer weighs more than five times another: read the figure with care.
    unequal_weights: bool,
}

/// Why a figure is not weighted.
#[derive(Serialize, ToSchema)]
pub struct RefusedBody {
    /// `too-few-answers`: of the groups in `names`, which the city may join with others; `filtered`: the report has a filter
    /// by segment, placement or signed links, or is released and has any filter; `measure`: this measure is not weighted; `no-margins`: the city has none of the
    /// segments in `names`; `not-weightable`: answers and proportions do not fit.
    reason: &'static str,
    /// Groups or segments that are the reason.
    names: Vec<String>,
}

/// Mix of placements of the period beside that of the reference.
#[derive(Serialize, ToSchema)]
pub struct PlacementMixBody {
    /// Year of the reference, or the first one.
    year: i16,
    /// First and last day of the reference.
    period: PeriodBody,
    /// Responses of the reference by kind of placement.
    reference: BTreeMap<String, u64>,
    /// Responses of the period by kind of placement.
    now: BTreeMap<String, u64>,
    /// Half the sum of the differences of shares, 0 to 1.
    distance: f64,
    /// Probability of such a difference by chance: Pearson's χ².
    p: f64,
    /// The mark `placement-mix`: distance above 0.10, and `p` below 0.01. Compare with caution.
    changed: bool,
}

impl From<WeightedFigure> for WeightedBody {
    fn from(figure: WeightedFigure) -> WeightedBody {
        let (method, segments) = match figure.weighting {
            Weighting::Segment(segment) => ("post-stratification", vec![segment]),
            Weighting::TwoSegments(first, second) => ("raking", vec![first, second]),
            Weighting::Placements => ("placement-standardisation", Vec::new()),
        };
        let (weighted, refused) = match figure.outcome {
            Ok(value) => (Some(WeightedValueBody::from(value)), None),
            Err(reason) => (None, Some(RefusedBody::from(reason))),
        };
        let source = |WeightSource { source, year, .. }: WeightSource| SourceBody { source, year };
        WeightedBody {
            question: figure.question,
            method,
            segments,
            sources: figure.sources.into_iter().map(source).collect(),
            raw: rounded(figure.measure.value),
            raw_n: figure.measure.n,
            measure: figure.measure.id,
            left_out: figure.left_out,
            left_out_names: figure.left_out_names,
            not_said: figure.not_said,
            weighted,
            refused,
        }
    }
}

impl From<WeightedValue> for WeightedValueBody {
    fn from(value: WeightedValue) -> WeightedValueBody {
        WeightedValueBody {
            value: rounded(value.value),
            low: rounded(value.interval.low),
            high: rounded(value.interval.high),
            n: value.n,
            raw: rounded(value.raw),
            n_kish: rounded(value.kish),
            n_effective: value.effective_answers.map(rounded),
            unequal_weights: value.has_unequal_weights,
        }
    }
}

impl From<NotWeighted> for RefusedBody {
    fn from(reason: NotWeighted) -> RefusedBody {
        let (reason, names) = match reason {
            NotWeighted::TooFewAnswers(groups) => ("too-few-answers", groups),
            NotWeighted::Filtered => ("filtered", Vec::new()),
            NotWeighted::Measure => ("measure", Vec::new()),
            NotWeighted::NoMargins(segment) => ("no-margins", vec![segment]),
            NotWeighted::NotWeightable => ("not-weightable", Vec::new()),
        };
        RefusedBody { reason, names }
    }
}

impl From<PlacementMix> for PlacementMixBody {
    fn from(mix: PlacementMix) -> PlacementMixBody {
        PlacementMixBody {
            year: mix.reference.from.year(),
            period: PeriodBody::new(mix.reference.from, mix.reference.to),
            reference: mix.reference.counts,
            now: mix.now,
            distance: rounded(mix.change.distance),
            p: rounded(mix.change.p),
            changed: mix.change.has_changed,
        }
    }
}
