//! Proposals: answers to indicators derived from a city's surveys, with evidence, for staff to accept or reject.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::error::BenchmarkError;
use super::lookup::framework;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure;
use crate::app::resource::Resource;
use crate::app::{App, reports};
use crate::storage;
use urbivox_core::indicator::SurveySource;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::{Interval, share, wilson};
use urbivox_core::measure::pooling::trials_to_settle;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// Threshold of `sati_share2y`: the share must exceed it.
pub const SATISFIED_SHARE_THRESHOLD: f64 = 0.8;
/// Quarters with a usability score from which on assessment counts as habitual.
pub const HABIT_QUARTERS: usize = 2;
/// Families of measures that assess usability with a standard tool.
const USABILITY_FAMILIES: [MeasureFamily; 2] = [MeasureFamily::Sus, MeasureFamily::UmuxLite];
/// Surveys read per city. Protects the server.
const SURVEYS_MAX: i64 = 1_000;

/// Proposed answer to an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Id of the indicator.
    pub indicator: String,
    /// Proposed answer; `None` when the surveys do not decide it.
    pub answer: Option<bool>,
    /// Evidence; `None` when the surveys give none.
    pub evidence: Option<Evidence>,
    /// Figure on which it is based.
    pub figure: Option<EvidenceFigure>,
    /// Warnings for the person who decides.
    pub warnings: Vec<ProposalWarning>,
}

/// Evidence for an answer: what was measured, when, and where it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What was measured, and how.
    pub finding: Finding,
    /// First and last day of the period.
    pub period: (Date, Date),
    /// Address of the city's public results.
    pub results_url: String,
}

/// What the surveys of a city show.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Satisfaction is measured.
    SatisfactionMeasured {
        /// Number of surveys.
        surveys: usize,
        /// Number of answers.
        answers: u64,
        /// Ids of the measures.
        methods: Vec<String>,
        /// Measure of the survey with the most answers.
        largest: MeasureValue,
    },
    /// Share of satisfied citizens.
    SatisfiedShare {
        /// Number of answers that were satisfied.
        hits: u64,
        /// Number of answers.
        n: u64,
        /// Share, 0 to 1.
        share: f64,
        /// Its 95 % Wilson interval.
        interval: Interval,
        /// Id of the measure.
        definition: String,
    },
    /// Users give feedback through surveys.
    FeedbackGiven {
        /// Number of services.
        services: usize,
        /// Kinds of the placements.
        channels: Vec<String>,
        /// Number of answers.
        answers: u64,
    },
    /// Usability is assessed with a standard tool.
    UsabilityAssessed {
        /// Number of surveys.
        surveys: usize,
        /// Measure of the survey with the most answers.
        largest: MeasureValue,
    },
    /// The time that citizens save is measured.
    TimeSavedMeasured {
        /// Number of surveys.
        surveys: usize,
        /// Measure of the survey with the most answers.
        largest: MeasureValue,
    },
    /// Surveys support an indicator that no measure decides.
    Supported {
        /// How they support it, a sentence of the framework.
        statement: String,
        /// Number of answers.
        answers: u64,
    },
}

/// Warning about a proposal, or why there is no evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposalWarning {
    /// No survey with enough answers measures this.
    NotMeasured(SurveySource),
    /// There are no answers.
    NoAnswers,
    /// The interval of a share above [`SATISFIED_SHARE_THRESHOLD`] begins below it.
    IntervalBelowThreshold {
        /// Lower end, 0 to 1.
        low: f64,
        /// Further answers that would settle it at the same share.
        answers_needed: Option<u64>,
    },
    /// The interval of a share up to [`SATISFIED_SHARE_THRESHOLD`] ends above it.
    IntervalAboveThreshold {
        /// Upper end, 0 to 1.
        high: f64,
    },
    /// Surveys that measure in another way are left out.
    OtherMeasures {
        /// Id of the measure that counts.
        definition: String,
    },
    /// Fewer than [`HABIT_QUARTERS`] quarters have answers.
    FewQuarters {
        /// Number of quarters with answers.
        quarters: usize,
    },
}

/// Figure on which a proposal is based.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceFigure {
    /// Id of the measure.
    pub definition: String,
    /// Unit.
    pub unit: Unit,
    /// Value.
    pub value: f64,
    /// 95 % interval; `None` where there is none.
    pub interval: Option<Interval>,
    /// Number of answers.
    pub n: u64,
    /// Further answers that would settle it at the same share; `None` when it is settled or cannot be.
    pub answers_needed: Option<u64>,
}

/// Survey with its public report.
struct SourceSurvey {
    path: SurveyPath,
    report: Report,
    channels: Vec<String>,
}

/// Returns the proposals of a city from the public reports of its surveys for the twelve months to today, so that the
/// evidence agrees with the public page. `base` is the address of the service.
pub fn proposals(app: &App, city: &Slug, id: &str, base: &str) -> Result<Vec<Proposal>, BenchmarkError> {
    let framework = framework(app, id)?;
    let facts = app
        .catalogue
        .city(&app.storage, city)?
        .ok_or(BenchmarkError::NoSuch(Resource::City))?;
    let to = app.clock.today(&facts.timezone);
    let from = to.saturating_sub(1.year());
    let sources = sources(app, city, (from, to))?;
    let about = ProposalContext {
        period: (from, to),
        results_url: format!("{base}/cities/{city}"),
        sources: &sources,
    };
    let fed = framework.survey_indicators().map(|(indicator, fed)| Proposal {
        indicator: indicator.id.clone(),
        ..about.of(fed)
    });
    let supported = framework
        .indicators
        .iter()
        .filter(|indicator| indicator.fed_by.is_none());
    let suggested = supported.filter_map(|indicator| {
        let what = indicator.supported_by.as_deref()?;
        Some(Proposal {
            indicator: indicator.id.clone(),
            ..about.suggestion(what)
        })
    });
    Ok(fed.chain(suggested).collect())
}

fn sources(app: &App, city: &Slug, (from, to): (Date, Date)) -> Result<Vec<SourceSurvey>, BenchmarkError> {
    let places = app.storage.read(|db| {
        let row = storage::cities::find(db, city.as_str())?.ok_or(BenchmarkError::NoSuch(Resource::City))?;
        Ok::<_, BenchmarkError>(storage::surveys::published(db, Some(row.id), SURVEYS_MAX)?)
    })?;
    let ask = ReportQuery {
        from: Some(from),
        to: Some(to),
        by: Some(Bucket::Month),
        ..ReportQuery::default()
    };
    let mut sources = Vec::new();
    for (_, service, survey) in places {
        let (Some(service), Some(survey)) = (Slug::parse(&service), Slug::parse(&survey)) else {
            return Err(storage::Error::corrupt("surveys", "a slug").into());
        };
        let path = SurveyPath {
            city: city.clone(),
            service,
            survey,
        };
        let Some(published) = app.catalogue.find(&app.storage, &path)? else {
            continue;
        };
        match disclosure::public(app, &path, &ask) {
            Ok(report) => sources.push(SourceSurvey {
                channels: channels(&published),
                path,
                report,
            }),
            Err(reports::ReportError::Fault(fault)) => return Err(fault.into()),
            // The survey is no longer available to the public.
            Err(reports::ReportError::NoSuchSurvey) => {}
            Err(
                other @ (reports::ReportError::NotASegment
                | reports::ReportError::UnknownOption
                | reports::ReportError::OneFilter
                | reports::ReportError::BadPeriod
                | reports::ReportError::TooLong),
            ) => return Err(storage::Error::corrupt("tallies", other).into()),
        }
    }
    Ok(sources)
}

fn channels(published: &PublishedSurvey) -> Vec<String> {
    let mut kinds: Vec<String> = published
        .registered_placements()
        .map(|(_, offered)| offered.kind.name().to_owned())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Common basis of a city's proposals.
struct ProposalContext<'a> {
    period: (Date, Date),
    results_url: String,
    sources: &'a [SourceSurvey],
}

impl ProposalContext<'_> {
    fn of(&self, fed: SurveySource) -> Proposal {
        match fed {
            SurveySource::SatisfactionMeasured => self.measured(),
            SurveySource::SatisfactionShare => self.share(),
            SurveySource::Feedback => self.feedback(),
            SurveySource::Usability => self.usability(),
            SurveySource::TimeSaved => self.time_saved(),
        }
    }

    /// Returns the visible measures of these families, with their surveys.
    fn values<'s>(
        &'s self,
        families: &'s [MeasureFamily],
    ) -> impl Iterator<Item = (&'s SourceSurvey, &'s MeasureValue)> {
        self.sources.iter().flat_map(move |source| {
            let shown = source.report.questions.iter().filter(|question| !question.is_withheld);
            let headlines = shown.filter_map(|question| question.measure.as_ref());
            headlines
                .filter(move |measure| families.contains(&measure.family))
                .map(move |measure| (source, measure))
        })
    }

    fn evidence(&self, finding: Finding) -> Option<Evidence> {
        Some(Evidence {
            finding,
            period: self.period,
            results_url: self.results_url.clone(),
        })
    }

    fn nothing(&self, warning: ProposalWarning) -> Proposal {
        Proposal {
            indicator: String::new(),
            answer: None,
            evidence: None,
            figure: None,
            warnings: vec![warning],
        }
    }

    fn yes(&self, finding: Finding, figure: Option<EvidenceFigure>) -> Proposal {
        Proposal {
            indicator: String::new(),
            answer: Some(true),
            evidence: self.evidence(finding),
            figure,
            warnings: Vec::new(),
        }
    }

    fn measured(&self) -> Proposal {
        let families = [
            MeasureFamily::Csat,
            MeasureFamily::Nps,
            MeasureFamily::Ces,
            MeasureFamily::SdgRating,
        ];
        let found: Vec<_> = self.values(&families).collect();
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing(ProposalWarning::NotMeasured(SurveySource::SatisfactionMeasured));
        };
        let mut methods: Vec<String> = found.iter().map(|(_, measure)| measure.id.clone()).collect();
        methods.sort_unstable();
        methods.dedup();
        let finding = Finding::SatisfactionMeasured {
            surveys: found.len(),
            answers: found.iter().map(|(_, measure)| measure.n).sum(),
            methods,
            largest: (*largest).clone(),
        };
        self.yes(finding, Some(figure(largest)))
    }

    fn share(&self) -> Proposal {
        let found: Vec<_> = self.values(&[MeasureFamily::Csat]).collect();
        let Some((_, most)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing(ProposalWarning::NotMeasured(SurveySource::SatisfactionShare));
        };
        let same = found.iter().filter(|(_, measure)| measure.id == most.id);
        let parts = same.filter_map(|(_, measure)| Some((measure.hits?, measure.n)));
        let (hits, n) = parts.fold((0_u64, 0_u64), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        let (Some(value), Some(interval)) = (share(hits, n), wilson(hits, n)) else {
            return self.nothing(ProposalWarning::NoAnswers);
        };
        let is_above = value > SATISFIED_SHARE_THRESHOLD;
        let needed = trials_to_settle((hits, n), SATISFIED_SHARE_THRESHOLD)
            .and_then(|all| all.checked_sub(n))
            .filter(|more| *more > 0);
        let mut warnings = Vec::new();
        if is_above && interval.low <= SATISFIED_SHARE_THRESHOLD {
            warnings.push(ProposalWarning::IntervalBelowThreshold {
                low: interval.low,
                answers_needed: needed,
            });
        }
        if !is_above && interval.high > SATISFIED_SHARE_THRESHOLD {
            warnings.push(ProposalWarning::IntervalAboveThreshold { high: interval.high });
        }
        if found.iter().any(|(_, measure)| measure.id != most.id) {
            warnings.push(ProposalWarning::OtherMeasures {
                definition: most.id.clone(),
            });
        }
        Proposal {
            indicator: String::new(),
            answer: Some(is_above),
            evidence: self.evidence(Finding::SatisfiedShare {
                hits,
                n,
                share: value,
                interval,
                definition: most.id.clone(),
            }),
            figure: Some(EvidenceFigure {
                definition: most.id.clone(),
                unit: Unit::Share,
                value,
                interval: Some(interval),
                n,
                answers_needed: needed.filter(|_| is_above),
            }),
            warnings,
        }
    }

    fn feedback(&self) -> Proposal {
        let answered: Vec<&SourceSurvey> = self
            .sources
            .iter()
            .filter(|source| source.report.responses.is_some_and(|n| n > 0))
            .collect();
        if answered.is_empty() {
            return self.nothing(ProposalWarning::NotMeasured(SurveySource::Feedback));
        }
        let mut channels: Vec<String> = answered.iter().flat_map(|source| &source.channels).cloned().collect();
        channels.sort_unstable();
        channels.dedup();
        // Surveys without placements are reached by their address.
        if channels.is_empty() {
            channels.push("link".to_owned());
        }
        let mut services: Vec<&str> = answered.iter().map(|source| source.path.service.as_str()).collect();
        services.dedup();
        let finding = Finding::FeedbackGiven {
            services: services.len(),
            channels,
            answers: answered.iter().filter_map(|source| source.report.responses).sum(),
        };
        self.yes(finding, None)
    }

    fn usability(&self) -> Proposal {
        let found: Vec<_> = self.values(&USABILITY_FAMILIES).collect();
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing(ProposalWarning::NotMeasured(SurveySource::Usability));
        };
        let finding = Finding::UsabilityAssessed {
            surveys: found.len(),
            largest: (*largest).clone(),
        };
        let mut proposal = self.yes(finding, Some(figure(largest)));
        let quarters = quarters(self.sources, &USABILITY_FAMILIES);
        if quarters < HABIT_QUARTERS {
            proposal.answer = None;
            proposal.warnings.push(ProposalWarning::FewQuarters { quarters });
        }
        proposal
    }

    fn time_saved(&self) -> Proposal {
        let found: Vec<_> = self.values(&[MeasureFamily::TimeSaved]).collect();
        let Some((_, largest)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing(ProposalWarning::NotMeasured(SurveySource::TimeSaved));
        };
        let finding = Finding::TimeSavedMeasured {
            surveys: found.len(),
            largest: (*largest).clone(),
        };
        self.yes(finding, Some(figure(largest)))
    }

    /// Returns a proposal with evidence but without an answer.
    fn suggestion(&self, statement: &str) -> Proposal {
        let answers: u64 = self.sources.iter().filter_map(|source| source.report.responses).sum();
        let finding = Finding::Supported {
            statement: statement.to_owned(),
            answers,
        };
        Proposal {
            indicator: String::new(),
            answer: None,
            evidence: self.evidence(finding).filter(|_| answers > 0),
            figure: None,
            warnings: Vec::new(),
        }
    }
}

fn figure(measure: &MeasureValue) -> EvidenceFigure {
    EvidenceFigure {
        definition: measure.id.clone(),
        unit: measure.unit,
        value: measure.value,
        interval: measure.interval,
        n: measure.n,
        answers_needed: None,
    }
}

/// Counts the quarters in which a survey has a visible measure of one of these families.
fn quarters(sources: &[SourceSurvey], families: &[MeasureFamily]) -> usize {
    let has = |question: &QuestionReport| {
        let measure = question.measure.as_ref().filter(|_| !question.is_withheld);
        measure.is_some_and(|measure| families.contains(&measure.family))
    };
    let points = sources.iter().flat_map(|source| &source.report.series);
    let measured = points.filter(|point| point.questions.iter().any(has));
    let quarters: BTreeSet<(i16, i8)> = measured
        .map(|point| (point.start.year(), (point.start.month() - 1) / 3))
        .collect();
    quarters.len()
}
