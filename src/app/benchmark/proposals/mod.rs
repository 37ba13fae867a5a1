//! Proposals: answers to indicators derived from what everybody sees of a city's surveys in a year, with evidence, for staff
//! to accept or reject.

mod context;
mod proposal;
mod share;
mod sources;
mod weighted;

pub use context::HABIT_QUARTERS;
pub use proposal::{
    Evidence, EvidenceFigure, Finding, Proposal, ProposalPeriod, ProposalWarning, ProposedAnswer, WeightedShare,
};
pub use share::SATISFIED_SHARE_THRESHOLD;
pub(super) use share::satisfied_share;
pub(super) use sources::sources;

use jiff::SignedDuration;

use super::error::BenchmarkError;
use super::lookup::{city_row, framework};
use crate::app::App;
use crate::app::catalogue::CityFacts;
use crate::app::margins;
use crate::app::resource::Resource;
use context::ProposalContext;
use urbivox_core::indicator::limits::{YEAR_MAX, YEAR_MIN};
use urbivox_core::survey::slug::Slug;

/// Time after midnight by which the last day of a year is told: days are closed from one in the morning on.
const LAST_DAY_TOLD_AFTER: SignedDuration = SignedDuration::from_hours(2);

/// Proposals of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposals {
    /// Year of the surveys.
    pub period: ProposalPeriod,
    /// Proposals, first those of indicators that a survey can answer.
    pub proposals: Vec<Proposal>,
}

/// Returns the proposals for the edition of a year, by default the running one in the city. `base` is the address of the
/// service.
pub fn proposals(app: &App, city: &Slug, id: &str, year: Option<u16>, base: &str) -> Result<Proposals, BenchmarkError> {
    let framework = framework(app, id)?;
    let facts = app
        .catalogue
        .city(&app.storage, city)?
        .ok_or(BenchmarkError::NoSuch(Resource::City))?;
    let period = period_of(app, &facts, year)?;
    let sources = sources(app, city, &period)?;
    let known_margins = app.storage.read(|db| {
        let row = city_row(db, city)?;
        Ok::<_, BenchmarkError>(margins::of_city(db, row.id)?)
    })?;
    let about = ProposalContext {
        app,
        period,
        answers_min: answers_min(app, &facts),
        results_url: format!("{base}/cities/{city}"),
        margins: &known_margins,
        sources: &sources,
    };
    let mut found = Vec::new();
    for (indicator, fed) in framework.survey_indicators() {
        found.push(Proposal {
            indicator: indicator.id.clone(),
            ..about.of(fed)?
        });
    }
    for indicator in framework
        .indicators
        .iter()
        .filter(|indicator| indicator.fed_by.is_none())
    {
        if let Some(statement) = indicator.supported_by.as_deref() {
            found.push(Proposal {
                indicator: indicator.id.clone(),
                ..about.suggestion(statement, indicator.asked_as.as_deref())
            });
        }
    }
    Ok(Proposals {
        period,
        proposals: found,
    })
}

/// Returns the period of a year, by default the running one, in the city's civil days. It is over when its last day is told.
pub(super) fn period_of(app: &App, facts: &CityFacts, year: Option<u16>) -> Result<ProposalPeriod, BenchmarkError> {
    let running = u16::try_from(app.clock.today(&facts.timezone).year()).ok();
    let year = year.or(running).filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year));
    let told = (app.clock.now() - LAST_DAY_TOLD_AFTER).to_zoned(facts.timezone.clone());
    let period = year.and_then(|year| ProposalPeriod::of(year, told.date()));
    period.ok_or_else(|| {
        let detail = format!("/year: Write a year from {YEAR_MIN} to {YEAR_MAX}.");
        BenchmarkError::Invalid(vec![detail])
    })
}

/// Returns the fewest answers of a proposal: the installation's number, or the city's when larger.
pub(super) fn answers_min(app: &App, facts: &CityFacts) -> u64 {
    let own = facts.settings.answers_min.map_or(0, u64::from);
    app.answers_min.max(own)
}
