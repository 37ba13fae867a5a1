//! Frameworks: which indicators there are, and in which dimensions and pillars they stand.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;

use super::parse_framework;

/// A set of indicators in one version. Made only by [`Framework::parse`], and not to be changed afterwards. Written
/// as JSON it has the form it is read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Framework {
    /// Its name in addresses, version included: a slug such as `ucc-2023`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its version, as its makers write it.
    pub version: String,
    /// Where it comes from.
    pub source: String,
    /// The pillars, in the order shown; each has a dimension.
    pub pillars: Vec<Pillar>,
    /// The dimensions, in the order shown; each has an indicator.
    pub dimensions: Vec<Dimension>,
    /// The indicators, in the order asked.
    pub indicators: Vec<Indicator>,
}

/// A group of dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pillar {
    /// Its code, such as `1`; unique in the framework.
    pub key: String,
    /// Its name for people.
    pub name: String,
}

/// A group of indicators: what the total is a mean of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dimension {
    /// Its code, such as `1.1`; unique in the framework.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The key of its pillar.
    pub pillar: String,
}

/// Something a city does, or does not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Its code, such as `sati_share2y`; unique in the framework.
    pub id: String,
    /// The key of its dimension.
    pub dimension: String,
    /// What a city says of itself by a yes.
    pub statement: String,
    /// What a city shows for a yes.
    pub evidence_asked: String,
    /// What a survey measures to answer it; `None` when no survey can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fed_by: Option<SurveySource>,
    /// What a survey contributes without answering it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_by: Option<String>,
}

/// What a survey measures to answer an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurveySource {
    /// Satisfaction is measured, whatever comes out.
    SatisfactionMeasured,
    /// The share of satisfied users is high enough.
    SatisfactionShare,
    /// Users have a structured way to give feedback.
    Feedback,
    /// Usability is assessed with a standard tool.
    Usability,
    /// The time that citizens save is measured, whatever comes out.
    TimeSaved,
}

impl SurveySource {
    /// All of them.
    pub const ALL: [SurveySource; 5] = [
        SurveySource::SatisfactionMeasured,
        SurveySource::SatisfactionShare,
        SurveySource::Feedback,
        SurveySource::Usability,
        SurveySource::TimeSaved,
    ];

    /// Its name in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            SurveySource::SatisfactionMeasured => "satisfaction-measured",
            SurveySource::SatisfactionShare => "satisfaction-share",
            SurveySource::Feedback => "feedback",
            SurveySource::Usability => "usability",
            SurveySource::TimeSaved => "time-saved",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<SurveySource> {
        SurveySource::ALL.into_iter().find(|fed_by| fed_by.name() == name)
    }
}

impl Framework {
    /// Reads a framework.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its place as a JSON pointer and what to do about it.
    pub fn parse(document: &Value) -> Result<Framework, Vec<String>> {
        parse_framework::read(document)
    }

    /// The indicator of this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The dimension of this key.
    pub fn dimension(&self, key: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.key == key)
    }

    /// The pillar of this key.
    pub fn pillar(&self, key: &str) -> Option<&Pillar> {
        self.pillars.iter().find(|pillar| pillar.key == key)
    }

    /// The indicators of a dimension, in the order asked.
    pub fn indicators_of<'a>(&'a self, dimension: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators
            .iter()
            .filter(move |indicator| indicator.dimension == dimension)
    }

    /// The indicators that a survey answers, in the order asked.
    pub fn fed(&self) -> impl Iterator<Item = (&Indicator, SurveySource)> {
        self.indicators
            .iter()
            .filter_map(|indicator| Some((indicator, indicator.fed_by?)))
    }
}

const FILES: [&str; 2] = [
    include_str!("frameworks/ucc-2023.json"),
    include_str!("frameworks/ucc-2022.json"),
];

static BUILT_IN: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    // A file that cannot be read is left out here; `check` stops the start.
    let documents = FILES.iter().filter_map(|file| serde_json::from_str(file).ok());
    documents
        .filter_map(|document| Framework::parse(&document).ok())
        .collect()
});

/// The frameworks of `UserCentriCities` that every installation has, the newest first.
///
/// Source: <https://github.com/lisboncouncil/ucdashboard>, whose keys and structure they keep; the words are ours.
pub fn built_in() -> &'static [Framework] {
    &BUILT_IN
}

/// Whether every built-in framework can be read. Asked at the start of the server.
pub fn check() -> bool {
    built_in().len() == FILES.len()
}

/// The built-in framework of this id.
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
        let fed: Vec<_> = framework.fed().map(|(i, fed_by)| (i.id.as_str(), fed_by)).collect();
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
