//! Response funnel: views, starts and submissions by placement and day.

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

/// Funnel of one day. In reports `seen` ≥ `started` ≥ `submitted`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FunnelDay {
    /// Views.
    pub seen: i64,
    /// Starts.
    pub started: i64,
    /// Responses stored and not withdrawn.
    pub submitted: i64,
    /// Responses in the moderation queue.
    pub held: i64,
}

impl FunnelDay {
    /// Raises each step to at least the next one: responses through the API have no views, and a killed process loses
    /// views.
    fn whole(self) -> FunnelDay {
        let started = self.started.max(self.submitted.saturating_add(self.held));
        FunnelDay {
            seen: self.seen.max(started),
            started,
            ..self
        }
    }

    fn add(&mut self, more: FunnelDay) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
        self.submitted = self.submitted.saturating_add(more.submitted);
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
    }
    for row in counter_blocks {
        let submitted = response_count(&row.counts)?;
        if submitted != 0 {
            at(&mut steps, row.placement, row.day).submitted += submitted;
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
    for (day, step) in steps {
        let day = Day::from_number(day).ok_or_else(|| corrupt("a day"))?.date();
        let step = step.whole();
        total.add(step);
        days.push((day, step));
    }
    let offered = published.offered(&placement);
    Ok(PlacementFunnel {
        kind: offered.map(|offered| offered.kind),
        name: offered.and_then(|offered| offered.name.clone()),
        placement,
        days,
        total,
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
