//! Views, starts and submissions at the pages of a survey, told as cells of its responses.

use std::collections::BTreeMap;

use crate::storage::visits;
use urbivox_core::release::Span;
use urbivox_core::release::figures::PLACEMENT;

/// Cell of the views.
pub const SEEN: &str = "seen";
/// Cell of the starts.
pub const STARTED: &str = "started";
/// Cell of the submitted forms.
pub const SUBMITTED: &str = "submitted";

/// Counts of views, starts and submissions, by cell.
type Cells = [(&'static str, u64); 3];

/// Views, starts and submissions of a survey, by placement and day. Days before submissions were counted are left out, because
/// views without them lead to no rate.
#[derive(Debug, Default)]
pub struct PageVisits(BTreeMap<String, BTreeMap<i32, Cells>>);

impl PageVisits {
    /// Reads the visits of a survey.
    pub fn of(rows: Vec<visits::Row>) -> PageVisits {
        let mut visits = PageVisits::default();
        for row in rows {
            let Some(submitted) = row.submitted else { continue };
            let count = |number: i64| u64::try_from(number).unwrap_or_default();
            let cells = [
                (SEEN, count(row.seen)),
                (STARTED, count(row.started)),
                (SUBMITTED, count(submitted)),
            ];
            visits.0.entry(row.placement).or_default().insert(row.day, cells);
        }
        visits
    }

    /// Adds the counts of a class over these days to the cells of its responses: of all placements, or of one. By other
    /// dimensions visits are not counted.
    pub fn add_to(&self, class: Option<(&str, &str)>, days: &[Span], cells: &mut BTreeMap<String, u64>) {
        let placements = self.0.iter().filter(|(placement, _)| match class {
            None => true,
            Some((dimension, class)) => dimension == PLACEMENT && *placement == class,
        });
        for (_, by_day) in placements {
            let within = days
                .iter()
                .flat_map(|span| by_day.range(span.first.number()..=span.last.number()));
            for (cell, count) in within.flat_map(|(_, cells)| cells) {
                if *count > 0 {
                    let sum = cells.entry((*cell).to_owned()).or_default();
                    *sum = sum.saturating_add(*count);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::release::figures::LANGUAGE;
    use urbivox_core::tally::civil_day::Day;

    #[test]
    fn visits_are_summed_over_whole_days_by_placement_only() {
        let row = |placement: &str, day, submitted| visits::Row {
            survey_id: 1,
            day,
            placement: placement.to_owned(),
            seen: 10,
            started: 5,
            submitted,
        };
        let visits = PageVisits::of(vec![
            row("a", 1, None),
            row("a", 2, Some(2)),
            row("a", 4, Some(3)),
            row("b", 3, Some(0)),
        ]);
        let span = |first, last| {
            let [first, last] = [first, last].map(|day| Day::from_number(day).unwrap());
            Span { first, last }
        };
        let told = |class, days: &[Span]| {
            let mut cells = BTreeMap::new();
            visits.add_to(class, days, &mut cells);
            [SEEN, STARTED, SUBMITTED].map(|cell| cells.get(cell).copied().unwrap_or_default())
        };
        assert_eq!(
            told(None, &[span(1, 3)]),
            [20, 10, 2],
            "submissions were not counted on day 1"
        );
        assert_eq!(told(None, &[span(1, 2), span(4, 9)]), [20, 10, 5]);
        assert_eq!(told(Some((PLACEMENT, "a")), &[span(0, 9)]), [20, 10, 5]);
        assert_eq!(told(Some((PLACEMENT, "c")), &[span(0, 9)]), [0, 0, 0]);
        assert_eq!(told(Some((LANGUAGE, "fi")), &[span(0, 9)]), [0, 0, 0]);
    }
}
