//! Published surveys and their cities with their figures, as the overview holds them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::comparison_groups::Comparison;
use crate::app::catalogue::{CityFacts, PublishedSurvey};
use urbivox_core::measure::report::ReleaseNote;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;

/// Number of told responses by slug of a placement.
pub(super) type ToldPlacements = BTreeMap<String, i64>;

/// Published survey in the overview, with its figures of all days.
#[derive(Clone, Debug)]
pub struct ListedSurvey {
    /// Survey.
    pub published: Arc<PublishedSurvey>,
    /// Number of responses; `None` when withheld.
    pub responses: Option<u64>,
    /// Measure of the primary question, otherwise the first visible one.
    pub headline: Option<MeasureValue>,
    /// Release that the figures are from.
    pub release: Option<ReleaseNote>,
}

/// City in the overview.
#[derive(Clone, Debug)]
pub struct ListedCity {
    /// City.
    pub city: Arc<CityFacts>,
    /// Number of its published surveys.
    pub surveys: usize,
    /// Sum of the visible numbers of responses.
    pub responses: u64,
}

/// Overview of all published surveys. It changes with releases and settings only.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Last day that is told of any survey; `None` before the first release.
    pub as_of: Option<Date>,
    /// Largest number of whose multiples counts are told, when it is more than 1.
    pub told_in: Option<u64>,
    /// Comparison of the twelve months that end with that day.
    pub comparison: Comparison,
    /// Surveys, by city, service and survey.
    pub surveys: Vec<ListedSurvey>,
    /// Cities, by name in addresses.
    pub cities: Vec<ListedCity>,
    /// What the next overview takes over.
    pub(super) known: KnownFigures,
}

/// Figures of the surveys, which change only with their releases and versions.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownFigures {
    /// Revision of all releases.
    pub(super) revision: String,
    /// Figures by survey.
    pub(super) surveys: HashMap<i64, SurveyFigures>,
    /// Period of the comparison.
    pub(super) period: Option<(Date, Date)>,
    /// Told responses in that period, by survey and placement.
    pub(super) placements: HashMap<i64, ToldPlacements>,
}

/// Figures of a survey.
#[derive(Clone, Debug)]
pub(super) struct SurveyFigures {
    /// Newest version.
    pub(super) version: u32,
    /// Number of responses of all days; `None` when withheld.
    pub(super) responses: Option<u64>,
    /// Measures of all days, that of the primary question first.
    pub(super) measures: Measures,
    /// Release that they are from.
    pub(super) release: Option<ReleaseNote>,
    /// Measures of the last period that was compared.
    pub(super) compared: Option<((Date, Date), Measures)>,
}

/// Measures of a survey with the codes of their questions.
pub(super) type Measures = Vec<(String, MeasureValue)>;

impl Overview {
    /// Returns the surveys of a city.
    pub fn surveys_of<'a>(&'a self, slug: &'a Slug) -> impl Iterator<Item = &'a ListedSurvey> {
        self.surveys
            .iter()
            .filter(move |line| line.published.path.city == *slug)
    }
}
