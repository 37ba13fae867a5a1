//! Path of a survey.

use urbivox_core::survey::slug::Slug;

/// Path of a survey: `city/service/survey`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SurveyPath {
    /// City that runs the survey.
    pub city: Slug,
    /// Service that the survey is about.
    pub service: Slug,
    /// The survey.
    pub survey: Slug,
}

impl SurveyPath {
    /// Parses `city/service/survey`.
    pub fn parse(text: &str) -> Option<SurveyPath> {
        let mut slugs = text.split('/').map(Slug::parse);
        let path = SurveyPath {
            city: slugs.next()??,
            service: slugs.next()??,
            survey: slugs.next()??,
        };
        slugs.next().is_none().then_some(path)
    }

    /// Returns `service/survey`, by which the audit log of a city names its surveys.
    pub fn within_city(&self) -> String {
        format!("{}/{}", self.service, self.survey)
    }
}

impl std::fmt::Display for SurveyPath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}/{}", self.city, self.service, self.survey)
    }
}
