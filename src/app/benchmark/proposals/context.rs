//! Derivation of proposals from the surveys of a city.

use std::collections::BTreeSet;

use super::proposal::{
    Evidence, EvidenceFigure, Finding, Proposal, ProposalPeriod, ProposalWarning, ProposedAnswer, WeightedShare,
};
use super::share::{SATISFIED_SHARE_THRESHOLD, SatisfiedShare, satisfied_share};
use super::sources::{SourceSurvey, visible_measure};
use super::weighted::weighted_share;
use crate::app::App;
use crate::app::benchmark::error::BenchmarkError;
use crate::app::margins::Margins;
use urbivox_core::indicator::SurveySource;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::share;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::measure::verdict::{Answer, answer_by, answers_to_settle};

/// Quarters with a usability score from which on assessment counts as habitual.
pub const HABIT_QUARTERS: usize = 2;
/// Families of measures of satisfaction.
const SATISFACTION_FAMILIES: [MeasureFamily; 4] = [
    MeasureFamily::Csat,
    MeasureFamily::Nps,
    MeasureFamily::Ces,
    MeasureFamily::SdgRating,
];
/// Families of measures that assess usability with a standard tool.
const USABILITY_FAMILIES: [MeasureFamily; 2] = [MeasureFamily::Sus, MeasureFamily::UmuxLite];

/// Common basis of a city's proposals.
pub(super) struct ProposalContext<'a> {
    pub(super) app: &'a App,
    pub(super) period: ProposalPeriod,
    /// Fewest answers of a share with a bar.
    pub(super) answers_min: u64,
    pub(super) results_url: String,
    pub(super) margins: &'a [Margins],
    pub(super) sources: &'a [SourceSurvey],
}

impl ProposalContext<'_> {
    /// Returns the proposal of an indicator that a survey answers; its id is left blank.
    pub(super) fn of(&self, fed: SurveySource) -> Result<Proposal, BenchmarkError> {
        match fed {
            SurveySource::SatisfactionMeasured => Ok(self.measured()),
            SurveySource::SatisfactionShare => self.share(),
            SurveySource::Feedback => Ok(self.feedback()),
            SurveySource::Usability => Ok(self.usability()),
            SurveySource::TimeSaved => Ok(self.time_saved()),
        }
    }

    /// Returns a proposal with evidence but without an answer. With the code of a question, only surveys that ask it count.
    pub(super) fn suggestion(&self, statement: &str, question: Option<&str>) -> Proposal {
        let sources = self.sources.iter();
        let answers: u64 = match question {
            None => sources.filter_map(|source| source.report.responses).sum(),
            Some(code) => sources.filter_map(|source| source.answers_to(code)).sum(),
        };
        let finding = Finding::Supported {
            statement: statement.to_owned(),
            answers,
        };
        Proposal {
            evidence: Some(self.evidence(finding)).filter(|_| answers > 0),
            ..blank()
        }
    }

    /// Returns the visible measures of these families, with their surveys.
    fn values(&self, families: &[MeasureFamily]) -> Vec<(&SourceSurvey, &MeasureValue)> {
        let of_source = |source| {
            let values: Vec<&MeasureValue> = SourceSurvey::values(source, families);
            values.into_iter().map(move |measure| (source, measure))
        };
        self.sources.iter().flat_map(of_source).collect()
    }

    fn evidence(&self, finding: Finding) -> Evidence {
        let told = self.sources.iter().filter_map(|source| source.report.release.as_ref());
        let until = told.map(|release| release.as_of).max();
        Evidence {
            finding,
            until: until.map_or(self.period.to, |until| until.clamp(self.period.from, self.period.to)),
            period: self.period,
            results_url: self.results_url.clone(),
        }
    }

    fn yes(&self, finding: Finding, figure: Option<EvidenceFigure>) -> Proposal {
        Proposal {
            answer: Some(ProposedAnswer::Yes),
            evidence: Some(self.evidence(finding)),
            figure,
            ..blank()
        }
    }

    fn measured(&self) -> Proposal {
        let found = self.values(&SATISFACTION_FAMILIES);
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return nothing(ProposalWarning::NotMeasured(SurveySource::SatisfactionMeasured));
        };
        let mut methods: Vec<String> = found.iter().map(|(_, measure)| measure.id.clone()).collect();
        methods.sort_unstable();
        methods.dedup();
        let finding = Finding::SatisfactionMeasured {
            surveys: surveys(&found),
            answers: found.iter().map(|(_, measure)| measure.n).sum(),
            methods,
            largest: (*largest).clone(),
        };
        self.yes(finding, Some(EvidenceFigure::of(largest)))
    }

    /// Returns the proposal about the share with the bar: yes, no or open by the interval of the whole year, that of the
    /// weighted share where there is one.
    fn share(&self) -> Result<Proposal, BenchmarkError> {
        let Some((found, value)) =
            satisfied_share(self.sources).and_then(|found| share(found.hits, found.n).map(|value| (found, value)))
        else {
            return Ok(nothing(ProposalWarning::NotMeasured(SurveySource::SatisfactionShare)));
        };
        let (weighted, mut warnings) = weighted_share(self.app, self.margins, &found, &self.period, self.answers_min)?;
        let interval = weighted.as_ref().map_or(found.interval, |weighted| weighted.interval);
        let judged = answer_by(interval, found.n, SATISFIED_SHARE_THRESHOLD, self.answers_min);
        let needed = (judged == Answer::Open)
            .then(|| answers_needed(&found, value, weighted.as_ref()))
            .flatten();
        let answer = match judged {
            Answer::TooFewAnswers => {
                let min = self.answers_min;
                warnings.push(ProposalWarning::TooFewAnswers { min });
                None
            }
            Answer::Yes => Some(ProposedAnswer::Yes),
            Answer::No => Some(ProposedAnswer::No),
            Answer::Open => {
                warnings.push(ProposalWarning::Open { answers_needed: needed });
                Some(ProposedAnswer::Open)
            }
        };
        if !self.period.is_over {
            let year = self.period.year;
            warnings.push(ProposalWarning::YearNotOver { year });
        }
        if found.has_other_measures {
            let definition = found.measure.clone();
            warnings.push(ProposalWarning::OtherMeasures { definition });
        }
        Ok(Proposal {
            answer: answer.filter(|_| self.period.is_over),
            evidence: Some(self.evidence(Finding::SatisfiedShare {
                hits: found.hits,
                n: found.n,
                share: value,
                interval: found.interval,
                definition: found.measure.clone(),
                weighted: weighted.clone(),
            })),
            figure: Some(EvidenceFigure {
                definition: found.measure.clone(),
                unit: Unit::Share,
                value,
                interval: Some(found.interval),
                n: found.n,
                answers_needed: needed,
            }),
            weighted,
            warnings,
            ..blank()
        })
    }

    fn feedback(&self) -> Proposal {
        let answered: Vec<&SourceSurvey> = self
            .sources
            .iter()
            .filter(|source| source.report.responses.is_some_and(|n| n > 0))
            .collect();
        if answered.is_empty() {
            return nothing(ProposalWarning::NotMeasured(SurveySource::Feedback));
        }
        let mut channels: Vec<String> = answered.iter().flat_map(|source| source.channels()).collect();
        channels.sort_unstable();
        channels.dedup();
        // Surveys without placements are reached by their address.
        if channels.is_empty() {
            channels.push("link".to_owned());
        }
        let services: BTreeSet<&str> = answered
            .iter()
            .map(|source| source.published.path.service.as_str())
            .collect();
        let finding = Finding::FeedbackGiven {
            services: services.len(),
            channels,
            answers: answered.iter().filter_map(|source| source.report.responses).sum(),
        };
        self.yes(finding, None)
    }

    fn usability(&self) -> Proposal {
        let found = self.values(&USABILITY_FAMILIES);
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return nothing(ProposalWarning::NotMeasured(SurveySource::Usability));
        };
        let finding = Finding::UsabilityAssessed {
            surveys: surveys(&found),
            largest: (*largest).clone(),
        };
        let mut proposal = self.yes(finding, Some(EvidenceFigure::of(largest)));
        let quarters = quarters(self.sources, &USABILITY_FAMILIES);
        if quarters < HABIT_QUARTERS {
            proposal.answer = Some(ProposedAnswer::Open);
            proposal.warnings.push(ProposalWarning::FewQuarters { quarters });
        }
        proposal
    }

    fn time_saved(&self) -> Proposal {
        let found = self.values(&[MeasureFamily::TimeSaved]);
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return nothing(ProposalWarning::NotMeasured(SurveySource::TimeSaved));
        };
        let finding = Finding::TimeSavedMeasured {
            surveys: surveys(&found),
            largest: (*largest).clone(),
        };
        self.yes(finding, Some(EvidenceFigure::of(largest)))
    }
}

fn blank() -> Proposal {
    Proposal {
        indicator: String::new(),
        answer: None,
        evidence: None,
        figure: None,
        weighted: None,
        warnings: Vec::new(),
    }
}

fn nothing(warning: ProposalWarning) -> Proposal {
    Proposal {
        warnings: vec![warning],
        ..blank()
    }
}

/// Returns the number of further answers that would give a yes at the same share, that of the weighted one where there is
/// one.
fn answers_needed(found: &SatisfiedShare<'_>, value: f64, weighted: Option<&WeightedShare>) -> Option<u64> {
    let Some(weighted) = weighted else {
        return found.answers_needed(value);
    };
    let all = answers_to_settle(
        weighted.value,
        weighted.effective_answers,
        weighted.n,
        SATISFIED_SHARE_THRESHOLD,
    );
    all.and_then(|all| all.checked_sub(weighted.n)).filter(|more| *more > 0)
}

/// Counts the surveys of measures.
fn surveys(found: &[(&SourceSurvey, &MeasureValue)]) -> usize {
    let ids: BTreeSet<i64> = found.iter().map(|(source, _)| source.published.survey_id).collect();
    ids.len()
}

/// Counts the quarters in which a survey has a visible measure of one of these families.
fn quarters(sources: &[SourceSurvey], families: &[MeasureFamily]) -> usize {
    let has =
        |question: &QuestionReport| visible_measure(question).is_some_and(|measure| families.contains(&measure.family));
    let points = sources.iter().flat_map(|source| &source.report.series);
    let measured = points.filter(|point| point.questions.iter().any(has));
    let quarters: BTreeSet<(i16, i8)> = measured
        .map(|point| (point.start.year(), (point.start.month() - 1) / 3))
        .collect();
    quarters.len()
}
