//! Frameworks that are part of the program.

use std::sync::LazyLock;

use super::framework::Framework;

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
    use crate::indicator::SurveySource;

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
    fn the_2022_framework_has_environment_and_no_interoperability() {
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
    fn a_written_framework_is_parsed_unchanged() {
        for framework in built_in() {
            let written = serde_json::to_value(framework).unwrap();
            assert_eq!(Framework::parse(&written).as_ref(), Ok(framework));
        }
    }
}
