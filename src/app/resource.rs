//! The kinds of things that a request may name.

use std::fmt;

/// The kind of something that was looked for, or whose slug is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// A tenant.
    City,
    /// A digital service of a city.
    Service,
    /// A questionnaire of a service.
    Survey,
    /// A published version of a survey.
    Version,
    /// Where a survey is offered.
    Placement,
    /// A survey template.
    Template,
    /// A framework of indicators.
    Framework,
    /// An indicator of a framework.
    Indicator,
    /// A key that a city signs links with.
    SigningKey,
    /// A response that waits for a decision.
    HeldResponse,
    /// A threshold on a measure.
    AlertRule,
    /// A day from which on a control chart has a new centre line.
    Baseline,
    /// A free-text answer.
    Comment,
    /// "You said, we did".
    ImprovementAction,
}

impl Resource {
    /// Returns the variable of a route's path that holds this resource, as in `{city}`; `None` for resources without a
    /// route of their own.
    pub fn path_parameter(self) -> Option<&'static str> {
        match self {
            Resource::City => Some("city"),
            Resource::Service => Some("service"),
            Resource::Survey => Some("survey"),
            Resource::Version => Some("version"),
            Resource::Placement => Some("placement"),
            Resource::Framework => Some("framework"),
            Resource::Indicator => Some("indicator"),
            Resource::Template
            | Resource::SigningKey
            | Resource::HeldResponse
            | Resource::AlertRule
            | Resource::Baseline
            | Resource::Comment
            | Resource::ImprovementAction => None,
        }
    }

    /// Returns the kind in words, for a sentence: lower case, without an article.
    pub fn name(self) -> &'static str {
        match self {
            Resource::City => "city",
            Resource::Service => "service",
            Resource::Survey => "survey",
            Resource::Version => "version",
            Resource::Placement => "placement",
            Resource::Template => "template",
            Resource::Framework => "framework",
            Resource::Indicator => "indicator",
            Resource::SigningKey => "signing key",
            Resource::HeldResponse => "held response",
            Resource::AlertRule => "alert rule",
            Resource::Baseline => "baseline",
            Resource::Comment => "comment",
            Resource::ImprovementAction => "improvement action",
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
