//! Participation: views, starts and submissions at the pages of a survey, by placement and day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::ReportError;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements::PlacementKind;
use crate::storage;
use crate::storage::{tallies, visits};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Counts of one day, or their sum. Views, starts and submissions are counted at survey pages only; answers by the API, from
/// kiosks, on paper and entered by staff are in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunnelDay {
    /// Views.
    pub seen: i64,
    /// Starts.
    pub started: i64,
    /// Submitted forms, also those that were held or withdrawn later; `None` when it includes days before they were counted.
    pub submitted: Option<i64>,
    /// Responses stored and not withdrawn, whichever way they came.
    pub responses: i64,
    /// Responses in the moderation queue.
    pub held: i64,
}

/// Views, starts and submissions of the days on which all three were counted: what rates are calculated from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageCounts {
    /// Views.
    pub seen: i64,
    /// Starts.
    pub started: i64,
    /// Submitted forms.
    pub submitted: i64,
}

impl PageCounts {
    /// Adds the counts of a day, if all three were counted on it.
    fn add(&mut self, day: FunnelDay) {
        let Some(submitted) = day.submitted else { return };
        self.add_all(PageCounts {
            seen: day.seen,
            started: day.started,
            submitted,
        });
    }

    /// Adds other counts.
    pub fn add_all(&mut self, more: PageCounts) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
        self.submitted = self.submitted.saturating_add(more.submitted);
    }
}

impl Default for FunnelDay {
    fn default() -> FunnelDay {
        FunnelDay {
            seen: 0,
            started: 0,
            submitted: Some(0),
            responses: 0,
            held: 0,
        }
    }
}

impl FunnelDay {
    /// Adds the counts of another day or placement.
    pub fn add(&mut self, more: FunnelDay) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
        let submitted = self.submitted.zip(more.submitted);
        self.submitted = submitted.map(|(own, more)| own.saturating_add(more));
        self.responses = self.responses.saturating_add(more.responses);
        self.held = self.held.saturating_add(more.held);
    }
}

/// Funnel of one placement.
#[derive(Clone, Debug)]
pub struct PlacementFunnel {
    /// Name of the placement in addresses.
    pub placement: String,
    /// Kind, if the placement is registered.
    pub kind: Option<PlacementKind>,
    /// Name for staff.
    pub name: Option<String>,
    /// Days with activity, in order.
    pub days: Vec<(Date, FunnelDay)>,
    /// Sum of the days.
    pub total: FunnelDay,
    /// Sum of the days on which submissions were counted.
    pub rated: PageCounts,
}

/// Counts by placement and day.
type FunnelDays = BTreeMap<String, BTreeMap<i32, FunnelDay>>;

/// Returns the funnel of a survey for a period, both days inclusive, by placement. Registered placements are included
/// even without activity.
pub fn report(
    app: &App,
    path: &SurveyPath,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<Vec<PlacementFunnel>, ReportError> {
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let (from, to) = (
        from.map(|day| Day::of(day).number()),
        to.map(|day| Day::of(day).number()),
    );
    let filter = tallies::BlockFilter {
        from,
        to,
        ..tallies::BlockFilter::default()
    };
    let versions: Vec<i64> = published.versions().map(|version| version.id).collect();
    let (visits, counter_blocks, held) = app.storage.read(|db| {
        let visits = visits::within(db, published.survey_id, from, to)?;
        let held = visits::count_held(db, published.survey_id, from, to)?;
        Ok::<_, storage::Error>((visits, tallies::matching(db, &versions, &filter)?, held))
    })?;

    let mut steps = FunnelDays::new();
    for (placement, _) in published.registered_placements() {
        steps.entry(placement.to_owned()).or_default();
    }
    for row in visits {
        let step = at(&mut steps, row.placement, row.day);
        step.seen = row.seen;
        step.started = row.started;
        step.submitted = row.submitted;
    }
    for row in counter_blocks {
        let responses = response_count(&row.counts)?;
        if responses != 0 {
            at(&mut steps, row.placement, row.day).responses += responses;
        }
    }
    for (placement, day, held) in held {
        at(&mut steps, placement, day).held = held;
    }
    let branches = steps
        .into_iter()
        .map(|(placement, days)| placement_funnel(&published, placement, days));
    Ok(branches.collect::<Result<_, _>>()?)
}

fn at(steps: &mut FunnelDays, placement: String, day: i32) -> &mut FunnelDay {
    steps.entry(placement).or_default().entry(day).or_default()
}

fn placement_funnel(
    published: &PublishedSurvey,
    placement: String,
    steps: BTreeMap<i32, FunnelDay>,
) -> Result<PlacementFunnel, storage::Error> {
    let mut days = Vec::with_capacity(steps.len());
    let mut total = FunnelDay::default();
    let mut rated = PageCounts::default();
    for (day, step) in steps {
        let day = Day::from_number(day).ok_or_else(|| corrupt("a day"))?.date();
        total.add(step);
        rated.add(step);
        days.push((day, step));
    }
    let offered = published.offered(&placement);
    Ok(PlacementFunnel {
        kind: offered.map(|offered| offered.kind),
        name: offered.and_then(|offered| offered.name.clone()),
        placement,
        days,
        total,
        rated,
    })
}

/// Returns the number of responses in a counter block: the first counter of its first section.
pub(crate) fn response_count(counts: &[u8]) -> Result<i64, storage::Error> {
    let counter_block = CounterBlock::decode(counts).map_err(|cause| corrupt(&cause.to_string()))?;
    let mut totals = Vec::new();
    counter_block.add_section_to(0, &mut totals);
    let responses = totals.first().copied().unwrap_or_default();
    i64::try_from(responses).map_err(|cause| corrupt(&cause.to_string()))
}

fn corrupt(what: &str) -> storage::Error {
    storage::Error::Corrupt {
        table: "tallies",
        what: what.to_owned(),
    }
}
