//! Frameworks: indicators, grouped in dimensions and pillars.

use serde::Serialize;

/// Set of indicators in one version, built by [`Framework::parse`]. Its JSON form is what `parse` accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Framework {
    /// Slug in URLs, version included, such as `ucc-2023`.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Version, as the publisher writes it.
    pub version: String,
    /// Source of the framework.
    pub source: String,
    /// Pillars, in the order shown; each has at least one dimension.
    pub pillars: Vec<Pillar>,
    /// Dimensions, in the order shown; each has at least one indicator.
    pub dimensions: Vec<Dimension>,
    /// Indicators, in the order asked.
    pub indicators: Vec<Indicator>,
}

/// Group of dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pillar {
    /// Code, such as `1`; unique among the pillars.
    pub key: String,
    /// Display name.
    pub name: String,
}

/// Group of indicators. A city's total is the mean over dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dimension {
    /// Code, such as `1.1`; unique among the dimensions.
    pub key: String,
    /// Display name.
    pub name: String,
    /// Key of the pillar.
    pub pillar: String,
}

/// Statement that a city answers with yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Code, such as `sati_share2y`; unique among the indicators.
    pub id: String,
    /// Key of the dimension.
    pub dimension: String,
    /// Statement that a yes affirms.
    pub statement: String,
    /// Evidence that a yes requires.
    pub evidence_asked: String,
    /// Survey result that answers the indicator; `None` when a survey cannot answer it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fed_by: Option<SurveySource>,
    /// Contribution of a survey that does not answer the indicator by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_by: Option<String>,
    /// Code of the question with which a survey contributes; only surveys that ask it do. `None` when every survey does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_as: Option<String>,
}

/// Survey result that answers an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurveySource {
    /// Satisfaction is measured, with any result.
    SatisfactionMeasured,
    /// The share of satisfied users is above the threshold of the indicator.
    SatisfactionShare,
    /// Users have a structured way to give feedback.
    Feedback,
    /// Usability is assessed with a standard tool.
    Usability,
    /// The time that citizens save is measured, with any result.
    TimeSaved,
}

impl SurveySource {
    /// All variants.
    pub const ALL: [SurveySource; 5] = [
        SurveySource::SatisfactionMeasured,
        SurveySource::SatisfactionShare,
        SurveySource::Feedback,
        SurveySource::Usability,
        SurveySource::TimeSaved,
    ];

    /// Returns the name in JSON and URLs.
    pub fn name(self) -> &'static str {
        match self {
            SurveySource::SatisfactionMeasured => "satisfaction-measured",
            SurveySource::SatisfactionShare => "satisfaction-share",
            SurveySource::Feedback => "feedback",
            SurveySource::Usability => "usability",
            SurveySource::TimeSaved => "time-saved",
        }
    }

    /// Parses a name; `None` when it is unknown.
    pub fn parse(name: &str) -> Option<SurveySource> {
        SurveySource::ALL.into_iter().find(|fed_by| fed_by.name() == name)
    }
}

impl Framework {
    /// Returns the indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// Returns the dimension with this key.
    pub fn dimension(&self, key: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.key == key)
    }

    /// Returns the pillar with this key.
    pub fn pillar(&self, key: &str) -> Option<&Pillar> {
        self.pillars.iter().find(|pillar| pillar.key == key)
    }

    /// Returns the indicators of a dimension, in the order asked.
    pub fn indicators_of<'a>(&'a self, dimension: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators
            .iter()
            .filter(move |indicator| indicator.dimension == dimension)
    }

    /// Returns the indicators that a survey can answer, in the order asked.
    pub fn survey_indicators(&self) -> impl Iterator<Item = (&Indicator, SurveySource)> {
        self.indicators
            .iter()
            .filter_map(|indicator| Some((indicator, indicator.fed_by?)))
    }
}
