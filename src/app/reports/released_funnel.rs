//! Participation as everybody sees it: views, starts and submissions, told with the responses of closed days; by placement with
//! the run.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::ReportError;
use super::released_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::releases::page_counts::{SEEN, STARTED, SUBMITTED};
use urbivox_core::measure::report::ReleaseNote;
use urbivox_core::release::figures::PLACEMENT;
use urbivox_core::release::{FigureName, RESPONSES, ReleaseRow};
use urbivox_core::tally::civil_day::Day;

/// Participation of a period as it is told.
#[derive(Clone, Debug, Default)]
pub struct ReleasedFunnel {
    /// The last release; `None` before the first one.
    pub release: Option<ReleaseNote>,
    /// Counts of all placements; `None` when no responses of the period are told.
    pub total: Option<ToldVisits>,
    /// Counts of the placements that are told, by slug. Those of others are in the total only.
    pub placements: BTreeMap<String, ToldVisits>,
}

/// Views, starts and submissions as they are told. A cell is rounded by itself, so a later step may exceed an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToldVisits {
    /// Views.
    pub seen: i64,
    /// Starts.
    pub started: i64,
    /// Submitted forms.
    pub submitted: i64,
}

impl ToldVisits {
    fn add(&mut self, added: &BTreeMap<String, i64>) {
        let cell = |name: &str| added.get(name).copied().unwrap_or_default();
        self.seen = self.seen.saturating_add(cell(SEEN));
        self.started = self.started.saturating_add(cell(STARTED));
        self.submitted = self.submitted.saturating_add(cell(SUBMITTED));
    }
}

/// Returns what is told of participation in a period, both days inclusive.
pub fn report(
    app: &App,
    path: &SurveyPath,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<ReleasedFunnel, ReportError> {
    let query = ReportQuery {
        from,
        to,
        ..ReportQuery::default()
    };
    // Checks the period, and names the release like every other public figure.
    let release = released_report::report(app, path, &query)?.release;
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    Ok(ReleasedFunnel {
        release,
        ..told(&rows, from, to)
    })
}

/// Returns the sums of the atoms of responses whose last day lies in the period.
fn told(rows: &[ReleaseRow], from: Option<Date>, to: Option<Date>) -> ReleasedFunnel {
    let whole = FigureName::whole(RESPONSES);
    let prefix = FigureName::of_class(RESPONSES, PLACEMENT, "");
    let is_within = |day: Day| from.is_none_or(|from| day.date() >= from) && to.is_none_or(|to| day.date() <= to);
    let mut funnel = ReleasedFunnel::default();
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let newest = atom.spans.iter().max().and_then(|number| usize::try_from(*number).ok());
        let last = newest.and_then(|number| rows.get(number)).map(|row| row.span.last);
        if !last.is_some_and(is_within) {
            continue;
        }
        if atom.figure == whole {
            funnel.total.get_or_insert_default().add(&atom.added);
        } else if let Some(placement) = atom.figure.as_str().strip_prefix(prefix.as_str()) {
            // A placement at which nobody answered in the run is told as none.
            if !atom.added.is_empty() {
                funnel
                    .placements
                    .entry(placement.to_owned())
                    .or_default()
                    .add(&atom.added);
            }
        }
    }
    funnel
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::release::{Atom, Span};

    #[test]
    fn visits_are_summed_by_the_last_day_of_their_atoms() {
        let day = |number| Day::from_number(number).unwrap();
        let atom = |figure: FigureName, spans: &[u32], cells: [i64; 4]| Atom {
            figure,
            spans: spans.to_vec(),
            added: [RESPONSES, SEEN, STARTED, SUBMITTED]
                .into_iter()
                .zip(cells)
                .map(|(cell, count)| (cell.to_owned(), count))
                .filter(|(_, count)| *count > 0)
                .collect(),
        };
        let row = |number: u32, atoms: Vec<Atom>| ReleaseRow {
            number,
            span: Span {
                first: day(10 * i32::try_from(number).unwrap()),
                last: day(10 * i32::try_from(number).unwrap() + 9),
            },
            closes_run: number == 1,
            answers_min: 10,
            told_in: 3,
            atoms,
        };
        let whole = || FigureName::whole(RESPONSES);
        let of = |placement| FigureName::of_class(RESPONSES, PLACEMENT, placement);
        let rows = [
            row(0, vec![atom(whole(), &[0], [12, 60, 30, 12])]),
            row(
                1,
                vec![
                    atom(whole(), &[1], [15, 90, 45, 15]),
                    atom(of("qr-1"), &[0, 1], [18, 99, 48, 18]),
                    atom(of("none"), &[0, 1], [0, 0, 0, 0]),
                    atom(
                        FigureName::of_class(RESPONSES, "+language", "fi"),
                        &[0, 1],
                        [27, 0, 0, 0],
                    ),
                ],
            ),
        ];
        let visits = |seen, started, submitted| ToldVisits {
            seen,
            started,
            submitted,
        };
        let all = told(&rows, None, None);
        assert_eq!(all.total, Some(visits(150, 75, 27)));
        assert_eq!(
            all.placements,
            BTreeMap::from([("qr-1".to_owned(), visits(99, 48, 18))])
        );
        let first = told(&rows, None, Some(day(12).date()));
        assert_eq!((first.total, first.placements.len()), (Some(visits(60, 30, 12)), 0));
        assert_eq!(told(&rows, Some(day(20).date()), None).total, None);
    }
}
