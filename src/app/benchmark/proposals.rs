//! Proposals: answers to indicators derived from a city's surveys, with evidence, for staff to accept or reject.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::lookup::framework;
use super::refusal::Refusal;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure;
use crate::app::resource::Resource;
use crate::app::{App, reports};
use crate::storage;
use urbivox_core::indicator::SurveySource;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::{share, wilson};
use urbivox_core::measure::pooling::trials_to_settle;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::{MeasureValue, Unit};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// Threshold of `sati_share2y`: the share must exceed it.
const SATISFIED_SHARE_THRESHOLD: f64 = 0.8;
/// Quarters with a usability score from which on assessment counts as habitual.
const HABIT_QUARTERS: usize = 2;
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
    /// Evidence: what was measured, how, when, and where it is published.
    pub evidence: String,
    /// Figure on which it is based.
    pub figure: Option<EvidenceFigure>,
    /// Warnings for the person who decides.
    pub warnings: Vec<String>,
}

/// Figure on which a proposal is based.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceFigure {
    /// Id of the measure.
    pub definition: String,
    /// Unit.
    pub unit: Unit,
    /// Value and the bounds of its 95 % interval.
    pub value: (f64, f64, f64),
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
pub fn proposals(app: &App, city: &Slug, id: &str, base: &str) -> Result<Vec<Proposal>, Refusal> {
    let framework = framework(app, id)?;
    let facts = app
        .catalogue
        .city(&app.storage, city)?
        .ok_or(Refusal::NoSuch(Resource::City))?;
    let to = app.clock.today(&facts.timezone);
    let from = to.saturating_sub(1.year());
    let sources = sources(app, city, (from, to))?;
    let about = ProposalContext {
        period: format!("{from} to {to}"),
        link: format!("{base}/cities/{city}"),
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

fn sources(app: &App, city: &Slug, (from, to): (Date, Date)) -> Result<Vec<SourceSurvey>, Refusal> {
    let places = app.storage.read(|db| {
        let row = storage::cities::find(db, city.as_str())?.ok_or(Refusal::NoSuch(Resource::City))?;
        Ok::<_, Refusal>(storage::surveys::published(db, Some(row.id), SURVEYS_MAX)?)
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
            Err(reports::Refusal::Fault(fault)) => return Err(fault.into()),
            // The survey is no longer available to the public.
            Err(reports::Refusal::NoSuchSurvey) => {}
            Err(
                other @ (reports::Refusal::NotASegment
                | reports::Refusal::UnknownOption
                | reports::Refusal::OneFilter
                | reports::Refusal::BadPeriod
                | reports::Refusal::TooLong),
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
    period: String,
    link: String,
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

    /// Returns the closing sentence of every evidence.
    fn closing_sentence(&self) -> String {
        format!("Period: {}. Results: {}", self.period, self.link)
    }

    fn nothing(&self, warning: &str) -> Proposal {
        Proposal {
            indicator: String::new(),
            answer: None,
            evidence: String::new(),
            figure: None,
            warnings: vec![warning.to_owned()],
        }
    }

    fn yes(&self, what: &str, figure: Option<EvidenceFigure>) -> Proposal {
        Proposal {
            indicator: String::new(),
            answer: Some(true),
            evidence: format!("{what} {}", self.closing_sentence()),
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
        let Some((_, first)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing("No survey with enough answers measures satisfaction in this period.");
        };
        let answers: u64 = found.iter().map(|(_, measure)| measure.n).sum();
        let mut methods: Vec<&str> = found.iter().map(|(_, measure)| measure.id.as_str()).collect();
        methods.sort_unstable();
        methods.dedup();
        let what = format!(
            "Satisfaction is measured after use of the service in {} surveys with {answers} answers; methods: {}. {}",
            found.len(),
            methods.join(", "),
            describe(first)
        );
        self.yes(&what, Some(figure(first)))
    }

    fn share(&self) -> Proposal {
        let found: Vec<_> = self.values(&[MeasureFamily::Csat]).collect();
        let Some((_, most)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self
                .nothing("No survey with enough answers measures the share of satisfied citizens in this period.");
        };
        let same = found.iter().filter(|(_, measure)| measure.id == most.id);
        let parts = same.filter_map(|(_, measure)| Some((measure.hits?, measure.n)));
        let (hits, n) = parts.fold((0_u64, 0_u64), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        let (Some(value), Some(interval)) = (share(hits, n), wilson(hits, n)) else {
            return self.nothing("There are no answers.");
        };
        let is_above = value > SATISFIED_SHARE_THRESHOLD;
        let needed = trials_to_settle((hits, n), SATISFIED_SHARE_THRESHOLD)
            .and_then(|all| all.checked_sub(n))
            .filter(|more| *more > 0);
        let percent = |share: f64| format!("{:.1} %", share * 100.0);
        let mut warnings = Vec::new();
        if is_above && interval.low <= SATISFIED_SHARE_THRESHOLD {
            let more = needed.map_or_else(String::new, |more| {
                format!(" About {more} more answers at the same share would settle it.")
            });
            warnings.push(format!(
                "The interval reaches below the threshold of 80 %, to {}.{more}",
                percent(interval.low)
            ));
        }
        if !is_above && interval.high > SATISFIED_SHARE_THRESHOLD {
            warnings.push(format!(
                "The interval reaches above the threshold of 80 %, to {}.",
                percent(interval.high)
            ));
        }
        if found.iter().any(|(_, measure)| measure.id != most.id) {
            warnings.push(format!(
                "Surveys that measure in another way than {} are left out.",
                most.id
            ));
        }
        let evidence = format!(
            "{hits} of {n} answers were satisfied: {} (95 % interval {} to {}, Wilson; definition {}). {}",
            percent(value),
            percent(interval.low),
            percent(interval.high),
            most.id,
            self.closing_sentence()
        );
        Proposal {
            indicator: String::new(),
            answer: Some(is_above),
            evidence,
            figure: Some(EvidenceFigure {
                definition: most.id.clone(),
                unit: Unit::Share,
                value: (value, interval.low, interval.high),
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
            return self.nothing("No survey has enough answers in this period.");
        }
        let answers: u64 = answered.iter().filter_map(|source| source.report.responses).sum();
        let mut channels: Vec<&str> = answered
            .iter()
            .flat_map(|source| &source.channels)
            .map(String::as_str)
            .collect();
        channels.sort_unstable();
        channels.dedup();
        let by = if channels.is_empty() {
            "link".to_owned()
        } else {
            channels.join(", ")
        };
        let mut services: Vec<&str> = answered.iter().map(|source| source.path.service.as_str()).collect();
        services.dedup();
        let what = format!(
            "Users give feedback on {} services through structured surveys (by {by}): {answers} answers.",
            services.len()
        );
        self.yes(&what, None)
    }

    fn usability(&self) -> Proposal {
        let found: Vec<_> = self.values(&USABILITY_FAMILIES).collect();
        let Some((_, most)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing(
                "No survey with enough answers uses a standard tool of usability (SUS, UMUX-Lite) in this period.",
            );
        };
        let quarters = quarters(self.sources, &USABILITY_FAMILIES);
        let what = format!(
            "Usability is assessed with a standard tool in {} surveys. {}",
            found.len(),
            describe(most)
        );
        let mut proposal = self.yes(&what, Some(figure(most)));
        if quarters < HABIT_QUARTERS {
            proposal.answer = None;
            proposal.warnings.push(format!(
                "“Habitually” is proposed from {HABIT_QUARTERS} quarters with answers on; there are {quarters} so far."
            ));
        }
        proposal
    }

    fn time_saved(&self) -> Proposal {
        let found: Vec<_> = self.values(&[MeasureFamily::TimeSaved]).collect();
        let Some((_, most)) = found.iter().max_by_key(|(_, measure)| measure.n) else {
            return self.nothing("No survey with enough answers asks for the time saved in this period.");
        };
        self.yes(
            &format!(
                "The time that citizens save is measured in {} surveys. {}",
                found.len(),
                describe(most)
            ),
            Some(figure(most)),
        )
    }

    /// Returns a proposal with evidence but without an answer.
    fn suggestion(&self, what: &str) -> Proposal {
        let answers: u64 = self.sources.iter().filter_map(|source| source.report.responses).sum();
        Proposal {
            indicator: String::new(),
            answer: None,
            evidence: if answers > 0 {
                format!("{what} {answers} answers. {}", self.closing_sentence())
            } else {
                String::new()
            },
            figure: None,
            warnings: Vec::new(),
        }
    }
}

fn figure(measure: &MeasureValue) -> EvidenceFigure {
    EvidenceFigure {
        definition: measure.id.clone(),
        unit: measure.unit,
        value: (measure.value, measure.low, measure.high),
        n: measure.n,
        answers_needed: None,
    }
}

fn describe(measure: &MeasureValue) -> String {
    let (factor, unit) = match measure.unit {
        Unit::Share => (100.0, " %"),
        Unit::Minutes => (1.0, " minutes"),
        Unit::Points | Unit::Score => (1.0, ""),
    };
    let text = |value: f64| format!("{:.1}{unit}", value * factor);
    format!(
        "Largest survey: {} (95 % interval {} to {}, {}; n = {}; definition {}).",
        text(measure.value),
        text(measure.low),
        text(measure.high),
        measure.method.name(),
        measure.n,
        measure.id
    )
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
