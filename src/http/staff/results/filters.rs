//! Filters of the results: a period, and a subset of responses.

use crate::http::staff::current_user::CurrentUser;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::reports::ReportQuery;
use crate::app::reports::funnel::PlacementFunnel;
use crate::http::staff::components::{Block, Button, Field, FormView};
use crate::http::staff::forms::FormReader;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;
use urbivox_core::tally::period::Bucket;

/// Longest period whose trend has daily steps, in days.
const DAILY_DAYS_MAX: i32 = 31;
/// Longest period whose trend has weekly steps, in days; longer ones have monthly steps.
const WEEKLY_DAYS_MAX: i32 = 200;
/// Length of the default period, in days.
const DEFAULT_DAYS: i32 = 90;

/// Parsed filters.
#[derive(Clone, Debug)]
pub(super) struct ResultsQuery {
    pub(super) from: Date,
    pub(super) to: Date,
    placement: Option<String>,
    language: Option<String>,
    version: Option<u32>,
    verified: bool,
}

impl ResultsQuery {
    /// Parses the query and lists the invalid fields with a message each. Invalid values count as absent, so that the form
    /// can be shown again; figures are only shown for a query without errors.
    pub(super) fn read(
        user: &CurrentUser,
        survey: &SurveyContext,
        query: &FormFields,
    ) -> (ResultsQuery, Vec<(String, String)>) {
        let mut reader = FormReader::new(user, query);
        let mut day = |name: &str| {
            let day = civil_day::parse(query.get(name)?);
            if day.is_none() {
                reader.refuse(name, "bad-day");
            }
            day
        };
        let (from, to) = (day("from"), day("to"));
        let to = to.unwrap_or(survey.today);
        let from = from.unwrap_or_else(|| to.saturating_sub((DEFAULT_DAYS - 1).days()));
        if from > to {
            reader.refuse("from", "bad-period");
        }
        let newest = survey.state.version.unwrap_or_default();
        let version = query.get("version").and_then(|_any| {
            reader.choice("version", |text| {
                let number = text.parse::<u32>().ok();
                number.filter(|number| (1..=newest).contains(number))
            })
        });
        let verified = match query.get("verified") {
            None => false,
            Some("true") => true,
            Some(_unknown) => {
                reader.refuse("verified", "bad-choice");
                false
            }
        };
        let own = |name: &str| query.get(name).map(str::to_owned);
        let filters = ResultsQuery {
            from,
            to,
            placement: own("placement"),
            language: own("language"),
            version,
            verified,
        };
        (filters, reader.wrong())
    }

    /// Report query of these filters.
    pub(super) fn report_query(&self) -> ReportQuery {
        ReportQuery {
            from: Some(self.from),
            to: Some(self.to),
            placement: self.placement.clone(),
            language: self.language.clone(),
            version: self.version,
            verified: self.verified,
            ..ReportQuery::default()
        }
    }

    fn days(&self) -> i32 {
        (self.to - self.from).get_days() + 1
    }

    /// Step of the trend.
    pub(super) fn bucket(&self) -> Bucket {
        let days = self.days();
        if days <= DAILY_DAYS_MAX {
            Bucket::Day
        } else if days <= WEEKLY_DAYS_MAX {
            Bucket::Week
        } else {
            Bucket::Month
        }
    }
}

/// Filter form; offers the placements that have counts.
pub(super) fn form(
    user: &CurrentUser,
    survey: &SurveyContext,
    filters: &ResultsQuery,
    branches: &[PlacementFunnel],
) -> Block {
    let all = (String::new(), user.text("all"));
    let mut placements = vec![all.clone()];
    placements.extend(branches.iter().map(|branch| {
        let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
        (branch.placement.clone(), name)
    }));
    let mut languages = vec![all.clone()];
    languages.extend(
        survey
            .languages()
            .into_iter()
            .map(|tag| (tag.to_owned(), tag.to_owned())),
    );
    let newest = survey.state.version.unwrap_or_default();
    let came_by = vec![all.clone(), ("true".to_owned(), user.text("came-verified"))];
    let mut versions = vec![all];
    versions.extend(
        (1..=newest)
            .rev()
            .map(|number| (number.to_string(), number.to_string())),
    );
    let chosen = |value: &Option<String>| value.clone().unwrap_or_default();
    let verified = if filters.verified { "true" } else { "" }.to_owned();
    let version = filters.version.map(|number| number.to_string()).unwrap_or_default();
    Block::Form(FormView::query(
        survey.base(),
        vec![
            Field::input("date", "from", user.text("from"), filters.from.to_string()),
            Field::input("date", "to", user.text("to"), filters.to.to_string()),
            Field::select(
                "placement",
                user.text("placement"),
                chosen(&filters.placement),
                placements,
            ),
            Field::select("language", user.text("language"), chosen(&filters.language), languages),
            Field::select("version", user.text("version"), version, versions),
            Field::select("verified", user.text("came-by"), verified, came_by),
        ],
        vec![Button::primary(user.text("show"))],
    ))
}
