//! Filters of the results: a period, and a subset of responses.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::reports::ReportQuery;
use crate::app::reports::funnel::PlacementFunnel;
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Button, Field, FormView};
use crate::http::staff::forms::FormReader;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::survey::answers::form_fields::FormFields;
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
        staff: &Staff,
        work: &SurveyContext,
        query: &FormFields,
    ) -> (ResultsQuery, Vec<(String, String)>) {
        let mut reader = FormReader::new(staff, query);
        let mut day = |name: &str| {
            let day = query.get(name)?.parse::<Date>().ok();
            if day.is_none() {
                reader.refuse(name, "bad-day");
            }
            day
        };
        let (from, to) = (day("from"), day("to"));
        let to = to.unwrap_or(work.today);
        let from = from.unwrap_or_else(|| to.saturating_sub((DEFAULT_DAYS - 1).days()));
        if from > to {
            // The first day must not be after the last.
            reader.refuse("from", "bad-day");
        }
        let newest = work.state.version.unwrap_or_default();
        let version = query.get("version").and_then(|_asked| {
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
        let asked = ResultsQuery {
            from,
            to,
            placement: own("placement"),
            language: own("language"),
            version,
            verified,
        };
        (asked, reader.wrong())
    }

    /// Report query of these filters.
    pub(super) fn ask(&self) -> ReportQuery {
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

    /// Report query of the preceding period of equal length.
    pub(super) fn before(&self) -> Option<ReportQuery> {
        let to = self.from.yesterday().ok()?;
        let from = to.checked_sub((self.days() - 1).days()).ok()?;
        Some(ReportQuery {
            from: Some(from),
            to: Some(to),
            ..self.ask()
        })
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
pub(super) fn form(staff: &Staff, work: &SurveyContext, asked: &ResultsQuery, branches: &[PlacementFunnel]) -> Block {
    let all = (String::new(), staff.say("all"));
    let mut placements = vec![all.clone()];
    placements.extend(branches.iter().map(|branch| {
        let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
        (branch.placement.clone(), name)
    }));
    let mut languages = vec![all.clone()];
    languages.extend(work.languages().into_iter().map(|tag| (tag.to_owned(), tag.to_owned())));
    let newest = work.state.version.unwrap_or_default();
    let came_by = vec![all.clone(), ("true".to_owned(), staff.say("came-verified"))];
    let mut versions = vec![all];
    versions.extend(
        (1..=newest)
            .rev()
            .map(|number| (number.to_string(), number.to_string())),
    );
    let chosen = |value: &Option<String>| value.clone().unwrap_or_default();
    let verified = if asked.verified { "true" } else { "" }.to_owned();
    let version = asked.version.map(|number| number.to_string()).unwrap_or_default();
    Block::Form(FormView::question(
        work.base(),
        vec![
            Field::input("date", "from", staff.say("from"), asked.from.to_string()),
            Field::input("date", "to", staff.say("to"), asked.to.to_string()),
            Field::select(
                "placement",
                staff.say("placement"),
                chosen(&asked.placement),
                placements,
            ),
            Field::select("language", staff.say("language"), chosen(&asked.language), languages),
            Field::select("version", staff.say("version"), version, versions),
            Field::select("verified", staff.say("came-by"), verified, came_by),
        ],
        vec![Button::main(staff.say("show"))],
    ))
}
