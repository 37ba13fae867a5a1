//! Changes of a report's measures from an earlier period.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::placement_mix::placements_differ;
use super::released_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::change::{
    MeasureChange, MissingChange, changes, missing_across_placements, missing_changes,
};
use urbivox_core::measure::report::Report;
use urbivox_core::tally::civil_day::Day;

/// Period with which a report is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedWith {
    /// The days before, as many as in the period.
    Previous,
    /// The same days a year before.
    YearBefore,
    /// These days, the last one included.
    Period(Date, Date),
}

/// Changes of the measures from an earlier period.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// First day of the earlier period.
    pub from: Date,
    /// Last day of the earlier period.
    pub to: Date,
    /// Changes by question, in the order of the report.
    pub changes: Vec<MeasureChange>,
    /// Measures without a change, in the order of the report.
    pub missing: Vec<MissingChange>,
}

impl ComparedWith {
    /// Returns the first and the last day of the earlier period; `None` when it overlaps with the period `from` to `to`, or
    /// is not in the calendar.
    ///
    /// A period that ends with a month is compared with one that does so too.
    pub fn period(self, from: Date, to: Date) -> Option<(Date, Date)> {
        let (first, last) = match self {
            ComparedWith::Previous => {
                let last = from.yesterday().ok()?;
                (last.checked_sub(Span::new().days((to - from).get_days())).ok()?, last)
            }
            ComparedWith::YearBefore => {
                let first = from.checked_sub(1.year()).ok()?;
                let last = to.checked_sub(1.year()).ok()?;
                let ends_month = to == to.last_of_month();
                (first, if ends_month { last.last_of_month() } else { last })
            }
            ComparedWith::Period(first, last) => (first, last),
        };
        (first <= last && (last < from || first > to)).then_some((first, last))
    }

    /// Returns the usual choice for a period: the same days a year before when the reader sees responses of them, otherwise
    /// the days before.
    pub fn usual(
        app: &App,
        published: &PublishedSurvey,
        (from, to): (Date, Date),
        audience: Audience,
    ) -> Result<ComparedWith, ReportError> {
        let Some((first, _)) = ComparedWith::YearBefore.period(from, to) else {
            return Ok(ComparedWith::Previous);
        };
        let oldest = match audience {
            Audience::Staff => first_day(app, published)?,
            Audience::Public => released_report::released_from(app, published)?,
        };
        Ok(if oldest.is_some_and(|oldest| oldest <= first) {
            ComparedWith::YearBefore
        } else {
            ComparedWith::Previous
        })
    }
}

/// Returns the day of the first response; `None` without responses.
fn first_day(app: &App, published: &PublishedSurvey) -> Result<Option<Date>, storage::Error> {
    let ids: Vec<i64> = published.versions().map(|version| version.id).collect();
    let oldest = app.storage.read(|db| tallies::first_day(db, &ids))?;
    let day = |day| Day::from_number(day).ok_or_else(|| storage::Error::corrupt("tallies", "a day"));
    Ok(oldest.map(day).transpose()?.map(Day::date))
}

/// Returns the changes of the measures of `report` from the period `from` to `to`, with the filters of `query`. Nothing is
/// tested when people answered at other kinds of placements then.
pub fn comparison(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    report: &Report,
    (from, to): (Date, Date),
    audience: Audience,
) -> Result<Comparison, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let earlier = ReportQuery {
        from: Some(from),
        to: Some(to),
        by: None,
        ..query.clone()
    };
    let before = disclosure::report(app, path, &earlier, audience)?;
    if placements_differ(app, &published, (&earlier, query), audience)? {
        return Ok(Comparison {
            from,
            to,
            changes: Vec::new(),
            missing: missing_across_placements(&before, report),
        });
    }
    let primary = published.current().definition.primary_question();
    let primary = primary.map(|question| question.code.as_str());
    Ok(Comparison {
        from,
        to,
        changes: changes(&before, report, primary),
        missing: missing_changes(&before, report),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_before_are_as_long_and_do_not_overlap() {
        let (from, to) = (date(2026, 1, 1), date(2026, 2, 28));
        let of = |compared: ComparedWith| compared.period(from, to);
        assert_eq!(
            of(ComparedWith::Previous),
            Some((date(2025, 11, 3), date(2025, 12, 31)))
        );
        assert_eq!(
            of(ComparedWith::YearBefore),
            Some((date(2025, 1, 1), date(2025, 2, 28)))
        );
        assert_eq!(of(ComparedWith::Period(date(2025, 12, 1), date(2026, 1, 1))), None);
        let february = ComparedWith::YearBefore.period(date(2025, 2, 1), date(2025, 2, 28));
        assert_eq!(february, Some((date(2024, 2, 1), date(2024, 2, 29))));
        let long = ComparedWith::YearBefore.period(date(2024, 1, 1), date(2025, 12, 31));
        assert_eq!(long, None);
        assert_eq!(
            ComparedWith::Previous.period(date(-9999, 1, 1), date(2025, 12, 31)),
            None
        );
    }
}
