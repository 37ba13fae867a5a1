//! Proposed answers, with typed evidence that pages and the API write in the reader's language.

use jiff::civil::Date;

use urbivox_core::indicator::SurveySource;
use urbivox_core::measure::interval::Interval;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Proposed answer to an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Id of the indicator.
    pub indicator: String,
    /// Proposed answer; `None` when the surveys give none, or the year of a share with a bar is not over.
    pub answer: Option<ProposedAnswer>,
    /// Evidence; `None` when the surveys give none.
    pub evidence: Option<Evidence>,
    /// Figure on which it is based.
    pub figure: Option<EvidenceFigure>,
    /// The same figure weighted by the population; the answer then follows from it.
    pub weighted: Option<WeightedShare>,
    /// Warnings for the person who decides.
    pub warnings: Vec<ProposalWarning>,
}

/// What the surveys say about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposedAnswer {
    /// The statement is true.
    Yes,
    /// The statement is not true.
    No,
    /// There are too few answers to say.
    Open,
}

impl ProposedAnswer {
    /// Returns the name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            ProposedAnswer::Yes => "yes",
            ProposedAnswer::No => "no",
            ProposedAnswer::Open => "open",
        }
    }

    /// Returns the answer as yes or no; `None` when it is open.
    pub fn is_yes(self) -> Option<bool> {
        match self {
            ProposedAnswer::Yes => Some(true),
            ProposedAnswer::No => Some(false),
            ProposedAnswer::Open => None,
        }
    }
}

/// Calendar year of the surveys behind a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposalPeriod {
    /// Year.
    pub year: u16,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Whether the year is over in the city.
    pub is_over: bool,
}

impl ProposalPeriod {
    /// Returns the period of a year; `None` when it is not in the calendar. It is over before `today`.
    pub(in crate::app::benchmark) fn of(year: u16, today: Date) -> Option<ProposalPeriod> {
        let number = i16::try_from(year).ok()?;
        let (from, to) = (Date::new(number, 1, 1).ok()?, Date::new(number, 12, 31).ok()?);
        Some(ProposalPeriod {
            year,
            from,
            to,
            is_over: today > to,
        })
    }
}

/// Evidence for an answer: what was measured, when, and where it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What was measured, and how.
    pub finding: Finding,
    /// Year of the surveys.
    pub period: ProposalPeriod,
    /// Last day of the year that is published.
    pub until: Date,
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
        /// The same weighted by the population; `None` without margins.
        weighted: Option<WeightedShare>,
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

/// Share weighted by the population of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedShare {
    /// Value, 0 to 1.
    pub value: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// Number of answers that are weighted.
    pub n: u64,
    /// Effective number of answers by weights alone (Kish).
    pub kish: f64,
    /// Effective number of answers that the interval counts on.
    pub effective_answers: f64,
    /// Code of the segment question.
    pub segment: String,
    /// Source of the population.
    pub source: String,
    /// Year of the population.
    pub year: i32,
}

/// Warning about a proposal, or why there is no evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposalWarning {
    /// No survey with enough answers measures this.
    NotMeasured(SurveySource),
    /// There are fewer answers than may be told.
    TooFewAnswers {
        /// Number of answers that are needed at least.
        min: u64,
    },
    /// The year is not over, so there is no answer yet.
    YearNotOver {
        /// Year.
        year: u16,
    },
    /// The interval holds the threshold.
    Open {
        /// Further answers that would give a yes at the same share; `None` when the share is not above the threshold.
        answers_needed: Option<u64>,
    },
    /// The figure is not weighted, because these groups have too few answers.
    GroupsTooSmall {
        /// Code of the segment question.
        segment: String,
        /// Names of the groups.
        groups: Vec<String>,
    },
    /// Surveys that measure in another way are left out.
    OtherMeasures {
        /// Id of the measure that counts.
        definition: String,
    },
    /// Fewer than [`HABIT_QUARTERS`](super::HABIT_QUARTERS) quarters have answers.
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
    /// Further answers that would give a yes at the same share; `None` when it is settled or cannot be.
    pub answers_needed: Option<u64>,
}

impl EvidenceFigure {
    pub(super) fn of(measure: &MeasureValue) -> EvidenceFigure {
        EvidenceFigure {
            definition: measure.id.clone(),
            unit: measure.unit,
            value: measure.value,
            interval: measure.interval,
            n: measure.n,
            answers_needed: None,
        }
    }
}
