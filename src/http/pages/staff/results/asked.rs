//! What a reader asks of the results: a period, and which answers.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Results;
use crate::flow::reporting::Ask;
use crate::http::pages::staff::door::Staff;
use crate::http::pages::staff::survey::Work;
use crate::http::pages::staff::view::{Block, Button, Field, Form};
use crate::survey::form::Fields;
use crate::tally::period::Bucket;

/// Days of the trend that are shown one by one; longer periods go by week, then by month.
const DAYS_MAX: i32 = 31;
const WEEKS_MAX: i32 = 200;
/// Days that are looked at when nobody says which.
const DAYS_USUAL: i32 = 90;

/// A reader's question.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) from: Date,
    pub(super) to: Date,
    placement: Option<String>,
    language: Option<String>,
    version: Option<u32>,
    verified: bool,
}

impl Asked {
    /// Reads the address; what cannot be read counts as not asked.
    pub(super) fn read(query: &Fields, today: Date) -> Asked {
        let day = |name: &str| query.get(name).and_then(|text| text.parse::<Date>().ok());
        let to = day("to").unwrap_or(today);
        let from = day("from").or_else(|| to.checked_sub((DAYS_USUAL - 1).days()).ok());
        let from = from.filter(|from| *from <= to).unwrap_or(to);
        let own = |name: &str| query.get(name).map(str::to_owned);
        Asked {
            from,
            to,
            placement: own("placement"),
            language: own("language"),
            version: query.get("version").and_then(|text| text.parse().ok()),
            verified: query.get("verified").is_some_and(|text| text == "true"),
        }
    }

    /// It, for the report.
    pub(super) fn ask(&self) -> Ask {
        Ask {
            from: Some(self.from),
            to: Some(self.to),
            placement: self.placement.clone(),
            language: self.language.clone(),
            version: self.version,
            verified: self.verified,
            ..Ask::default()
        }
    }

    fn days(&self) -> i32 {
        self.from.until(self.to).map_or(0, |span| span.get_days()) + 1
    }

    /// The same of the period before, as long as this one.
    pub(super) fn before(&self) -> Option<Ask> {
        let to = self.from.yesterday().ok()?;
        let from = to.checked_sub((self.days() - 1).days()).ok()?;
        Some(Ask {
            from: Some(from),
            to: Some(to),
            ..self.ask()
        })
    }

    /// The steps of the trend.
    pub(super) fn bucket(&self) -> Bucket {
        let days = self.days();
        if days <= DAYS_MAX {
            Bucket::Day
        } else if days <= WEEKS_MAX {
            Bucket::Week
        } else {
            Bucket::Month
        }
    }
}

/// The filters.
pub(super) fn form(staff: &Staff, work: &Work, asked: &Asked, found: &Results) -> Block {
    let all = (String::new(), staff.say("all"));
    let mut placements = vec![all.clone()];
    placements.extend(found.branches.iter().map(|branch| {
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
    Block::Form(Form::question(
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
