//! Frameworks: indicators, grouped in dimensions and pillars.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;

use super::parse_framework;

/// Set of indicators in one version, built by [`Framework::parse`]. Its JSON form is the input of `parse`.
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
}

/// Survey result that answers an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurveySource {
    /// Satisfaction is measured, with any result.
    SatisfactionMeasured,
    /// The share of satisfied users is above the bar.
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
    /// Parses a framework.
    ///
    /// # Errors
    ///
    /// All errors of the document, at most [`ERRORS_MAX`](super::limits::ERRORS_MAX), each as a JSON pointer with the
    /// correction to make.
    pub fn parse(document: &Value) -> Result<Framework, Vec<String>> {
        parse_framework::read(document)
    }

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

const BUILT_IN_FILES: [&str; 2] = [
    include_str!("frameworks/ucc-2023.json"),
    include_str!("frameworks/ucc-2022.json"),
];

static BUILT_IN: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    // Files that fail to parse are left out; the check at startup reports them.
    let documents = BUILT_IN_FILES.iter().filter_map(|file| serde_json::from_str(file).ok());
    documents
        .filter_map(|document| Framework::parse(&document).ok())
        .collect()
});

/// Returns the built-in frameworks of `UserCentriCities`, newest first.
///
/// Source of keys and structure: <https://github.com/lisboncouncil/ucdashboard>; the texts are our own.
pub fn built_in() -> &'static [Framework] {
    &BUILT_IN
}

/// Returns whether every built-in framework parses. Called at startup of the server.
pub fn check() -> bool {
    built_in().len() == BUILT_IN_FILES.len()
}

/// Returns the built-in framework with this id.
pub fn find(id: &str) -> Option<&'static Framework> {
    built_in().iter().find(|framework| framework.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_41_indicators_in_2023_and_39_in_2022() {
        let sizes: Vec<_> = built_in()
            .iter()
            .map(|f| (f.id.as_str(), f.indicators.len(), f.dimensions.len(), f.pillars.len()))
            .collect();
        assert_eq!(sizes, [("ucc-2023", 41, 12, 3), ("ucc-2022", 39, 12, 3)]);
    }

    #[test]
    fn the_order_and_the_sizes_of_the_dimensions_are_kept() {
        let framework = find("ucc-2023").unwrap();
        let sizes: Vec<_> = framework
            .dimensions
            .iter()
            .map(|dimension| framework.indicators_of(&dimension.key).count())
            .collect();
        assert_eq!(sizes, [4, 6, 3, 5, 5, 4, 3, 2, 3, 2, 2, 2]);
        assert_eq!(framework.indicators[0].id, "sk_locauth_pos_serv_des");
        assert_eq!(framework.indicators[40].id, "sati_share2y");
    }

    #[test]
    fn the_older_one_has_an_environment_and_no_interoperability() {
        let framework = find("ucc-2022").unwrap();
        assert!(framework.dimension("2.6").is_none() && framework.indicator("inter_opensrc").is_none());
        assert_eq!(framework.indicators_of("3.4").next().unwrap().id, "env_co2");
    }

    #[test]
    fn a_survey_feeds_five_indicators_and_supports_twelve() {
        let framework = find("ucc-2023").unwrap();
        let fed: Vec<_> = framework
            .survey_indicators()
            .map(|(i, fed_by)| (i.id.as_str(), fed_by))
            .collect();
        assert_eq!(
            fed,
            [
                ("usa_auth_assessment", SurveySource::Usability),
                ("citi_feedback", SurveySource::Feedback),
                ("redu_timesaved", SurveySource::TimeSaved),
                ("sati_servprovision", SurveySource::SatisfactionMeasured),
                ("sati_share2y", SurveySource::SatisfactionShare),
            ]
        );
        let supported = framework.indicators.iter().filter(|i| i.supported_by.is_some());
        assert_eq!(supported.count(), 12);
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for framework in built_in() {
            let written = serde_json::to_value(framework).unwrap();
            assert_eq!(Framework::parse(&written).as_ref(), Ok(framework));
        }
    }
}
