//! Readers of reports. Staff of the city read everything, live; all others read the last release, from which no single
//! response can be learnt.

pub use super::released_report::answers_min;

use super::error::ReportError;
use super::report_query::ReportQuery;
use super::{live_report, released_report};
use crate::app::App;
use crate::app::access::{Permission, Principal};
use crate::app::authoring::SurveyPath;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::slug::Slug;

/// Readers of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Staff of the city: everything, live.
    Staff,
    /// The public and analysts: the last release.
    Public,
}

impl Audience {
    /// Returns the audience of a principal: staff if they may read single responses of the city, otherwise the public.
    /// No key and no role shows less than anonymous access.
    pub fn of(principal: Option<&Principal>, city: &Slug) -> Audience {
        match principal.is_some_and(|principal| principal.may(Permission::ReadResponses, Some(city))) {
            true => Audience::Staff,
            false => Audience::Public,
        }
    }

    /// Returns the audience that is asked for: staff may ask for what everybody sees.
    pub fn seen_as(self, is_as_public: bool) -> Audience {
        if is_as_public { Audience::Public } else { self }
    }
}

/// Returns the report for an audience.
pub fn report(app: &App, path: &SurveyPath, query: &ReportQuery, audience: Audience) -> Result<Report, ReportError> {
    match audience {
        Audience::Staff => live_report::report(app, path, query),
        Audience::Public => released_report::report(app, path, query),
    }
}

/// Returns the public report for our own pages, without a limit on the series: they request no more than they show.
pub fn public(app: &App, path: &SurveyPath, query: &ReportQuery) -> Result<Report, ReportError> {
    released_report::limited(app, path, query, usize::MAX)
}
