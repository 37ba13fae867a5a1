//! Mix of placements: whether people answered at other kinds of placements than in a fixed period, the reference.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::json;

use super::disclosure::Audience;
use super::error::ReportError;
use super::placement_counts;
use super::placement_counts::KindCounts;
use super::report_query::ReportQuery;
use super::told_placements::{KIND_UNKNOWN, told_by_day};
use crate::app::App;
use crate::app::audit;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::storage;
use crate::storage::{Db, cities, mix_references, placements};
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::weighting::mix::{MixChange, mix_change};
use urbivox_core::release::ReleaseRow;
use urbivox_core::tally::civil_day::Day;

/// Calendar quarters of the reference that is used unless a city chooses a year.
const DEFAULT_QUARTERS: usize = 4;
/// Fewest days from the first told day to the last one with which the default reference can be complete: one day of the first
/// of four quarters, and three quarters.
const DEFAULT_DAYS_MIN: i32 = 270;

/// Responses by kind of placement in the reference period: a year that the city chose, or the first four calendar quarters of
/// which placements are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Responses by kind; all above 0.
    pub counts: BTreeMap<String, u64>,
}

impl Reference {
    /// Returns each kind with its share, 0 to 1.
    pub fn shares(&self) -> impl Iterator<Item = (String, f64)> {
        let total: u64 = self.counts.values().sum();
        let total = to_f64(i128::from(total));
        let share = move |count: &u64| to_f64(i128::from(*count)) / total;
        self.counts
            .iter()
            .map(move |(kind, count)| (kind.clone(), share(count)))
    }

    /// Returns the year, if the period is one whole calendar year.
    pub fn year(&self) -> Option<i16> {
        let year = self.from.year();
        (self.from == date(year, 1, 1) && self.to == date(year, 12, 31)).then_some(year)
    }

    /// Returns the year or the years of the period, as `2025` or `2025–2026`.
    pub fn years(&self) -> String {
        match (self.from.year(), self.to.year()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        }
    }
}

/// Mix of a period beside its reference.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementMix {
    /// The reference.
    pub reference: Reference,
    /// Responses of the period by kind.
    pub now: BTreeMap<String, u64>,
    /// Difference of both.
    pub change: MixChange,
}

impl PlacementMix {
    /// Compares a period with the reference; `None` when one of them has no responses, or both have one kind only.
    pub(super) fn of(reference: &Reference, now: &KindCounts) -> Option<PlacementMix> {
        Some(PlacementMix {
            reference: reference.clone(),
            now: now.clone(),
            change: change_between(&reference.counts, now)?,
        })
    }
}

/// Returns the difference of two mixes; `None` when one has no responses, or both have one kind only.
fn change_between(before: &KindCounts, after: &KindCounts) -> Option<MixChange> {
    let kinds: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let counts = |of: &KindCounts| -> Vec<u64> {
        let count = |kind: &&String| of.get(*kind).copied().unwrap_or_default();
        kinds.iter().map(count).collect()
    };
    mix_change(&counts(before), &counts(after))
}

/// Returns whether people answered at other kinds of placements in the period of one query than in that of the other. Then
/// their figures are not compared.
pub(in crate::app) fn placements_differ(
    app: &App,
    published: &PublishedSurvey,
    (before, after): (&ReportQuery, &ReportQuery),
    audience: Audience,
) -> Result<bool, ReportError> {
    let mix = |query: &ReportQuery| placement_counts::count(app, published, query, audience);
    let (before, after) = (mix(before)?.whole, mix(after)?.whole);
    Ok(change_between(&before, &after).is_some_and(|change| change.has_changed))
}

/// Reads the stored reference of a survey.
fn stored(db: &mut Db, survey_id: i64) -> Result<Option<Reference>, storage::Error> {
    let Some(row) = mix_references::find(db, survey_id)? else {
        return Ok(None);
    };
    let corrupt = |what: String| storage::Error::Corrupt {
        table: "mix_references",
        what,
    };
    let day = |number| Day::from_number(number).ok_or_else(|| corrupt("a day".to_owned()));
    Ok(Some(Reference {
        from: day(row.first_day)?.date(),
        to: day(row.last_day)?.date(),
        counts: serde_json::from_str(&row.mix).map_err(|cause| corrupt(cause.to_string()))?,
    }))
}

/// Returns the reference of a survey for an audience; `None` while there is none. For the public its counts are those that
/// are told of the period.
pub(super) fn reference(
    app: &App,
    published: &PublishedSurvey,
    audience: Audience,
) -> Result<Option<Reference>, ReportError> {
    let found = app.storage.read(|db| stored(db, published.survey_id))?;
    match (found, audience) {
        (Some(reference), Audience::Public) => counted(app, published, (reference.from, reference.to), audience),
        (found, _) => Ok(found),
    }
}

/// Counts the responses of a period by kind of placement; `None` without any.
fn counted(
    app: &App,
    published: &PublishedSurvey,
    (from, to): (Date, Date),
    audience: Audience,
) -> Result<Option<Reference>, ReportError> {
    let query = ReportQuery {
        from: Some(from),
        to: Some(to),
        ..ReportQuery::default()
    };
    let counts = placement_counts::count(app, published, &query, audience)?.whole;
    Ok((!counts.is_empty()).then_some(Reference { from, to, counts }))
}

/// Returns the reference of a survey, as its staff see it; `None` while there is none.
pub fn find(app: &App, path: &SurveyPath) -> Result<Option<Reference>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    reference(app, &published, Audience::Staff)
}

/// Stores the mix of a year as the reference; without a year, the default one. Returns the new reference; `None` when there is
/// none, also because the year has no responses: then nothing is changed.
pub fn choose(app: &App, path: &SurveyPath, year: Option<i16>) -> Result<Option<Reference>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let chosen = match year {
        Some(year) => {
            let days = (date(year, 1, 1), date(year, 12, 31));
            match counted(app, &published, days, Audience::Staff)? {
                Some(reference) => Some(reference),
                None => return Ok(None),
            }
        }
        None => default_reference(app, published.survey_id)?,
    };
    app.storage.write(|db| {
        let city = cities::find(db, path.city.as_str())?.ok_or(ReportError::NoSuchSurvey)?;
        match &chosen {
            Some(reference) => mix_references::replace(db, &row_of(app, published.survey_id, reference)?)?,
            None => mix_references::remove(db, published.survey_id)?,
        }
        let object = path.within_city();
        audit::note(app, db, Some(city.id), "mix.choose", object, &json!({"year": year}))?;
        Ok::<_, ReportError>(())
    })?;
    Ok(chosen)
}

fn row_of(app: &App, survey_id: i64, reference: &Reference) -> Result<mix_references::Row, storage::Error> {
    let mix = serde_json::to_string(&reference.counts);
    Ok(mix_references::Row {
        survey_id,
        first_day: Day::of(reference.from).number(),
        last_day: Day::of(reference.to).number(),
        mix: mix.map_err(|cause| storage::Error::corrupt("mix_references", cause))?,
        made_at: app.clock.now().as_millisecond(),
    })
}

/// Stores the default reference of a survey that has none, as soon as four quarters are told. It is never changed afterwards,
/// so that figures of later periods are standardised to the same mix.
pub(in crate::app) fn store_default(app: &App, survey_id: i64) -> Result<(), storage::Error> {
    if app.storage.read(|db| mix_references::find(db, survey_id))?.is_some() {
        return Ok(());
    }
    let Some(reference) = default_reference(app, survey_id)? else {
        return Ok(());
    };
    let row = row_of(app, survey_id, &reference)?;
    app.storage.write(|db| mix_references::insert_if_absent(db, &row))
}

/// Returns the told mix of the first four quarters; `None` until they are told.
fn default_reference(app: &App, survey_id: i64) -> Result<Option<Reference>, storage::Error> {
    let rows = app.releases.rows(&app.storage, survey_id)?;
    let Some(period) = default_period(&rows) else {
        return Ok(None);
    };
    let registered = app.storage.read(|db| placements::list(db, survey_id, "", i64::MAX))?;
    let kinds: BTreeMap<&str, &str> = registered
        .iter()
        .map(|placement| (placement.slug.as_str(), placement.kind.name()))
        .collect();
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for (day, placement, added) in told_by_day(&rows) {
        if (period.0..=period.1).contains(&day.date()) {
            let kind = kinds.get(placement).copied().unwrap_or(KIND_UNKNOWN);
            let sum = sums.entry(kind).or_default();
            *sum = sum.saturating_add(added);
        }
    }
    let counts = sums.into_iter().filter_map(|(kind, sum)| {
        let count = u64::try_from(sum).ok().filter(|count| *count > 0)?;
        Some((kind.to_owned(), count))
    });
    let counts: BTreeMap<String, u64> = counts.collect();
    let (from, to) = period;
    Ok((!counts.is_empty()).then_some(Reference { from, to, counts }))
}

/// Returns the first and the last day of the first four quarters of which placements are told; `None` until the last one is
/// told to its end.
fn default_period(rows: &[ReleaseRow]) -> Option<(Date, Date)> {
    let (first, last) = (rows.first()?.span.first, rows.last()?.span.last);
    if last.number().saturating_sub(first.number()) < DEFAULT_DAYS_MIN {
        return None;
    }
    let told = told_by_day(rows).filter(|(_, _, added)| *added > 0);
    let quarters: BTreeSet<Date> = told.map(|(day, _, _)| quarter_of(day.date())).collect();
    let from = *quarters.first()?;
    let to = quarters.iter().nth(DEFAULT_QUARTERS - 1)?;
    let to = to.checked_add(3.months()).ok()?.yesterday().ok()?;
    // What is told later has a later last day.
    (to <= last.date()).then_some((from, to))
}

/// Returns the first day of the calendar quarter of a day.
fn quarter_of(day: Date) -> Date {
    date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::release::figures::PLACEMENT;
    use urbivox_core::release::{Atom, FigureName, RESPONSES, Span};

    fn counts(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
        pairs.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect()
    }

    #[test]
    fn a_kind_that_is_new_counts_as_a_change() {
        let reference = Reference {
            from: date(2025, 1, 1),
            to: date(2025, 12, 31),
            counts: counts(&[("qr", 500), ("link", 500)]),
        };
        let shares: Vec<f64> = reference.shares().map(|(_, share)| share).collect();
        assert_eq!((shares, reference.year()), (vec![0.5, 0.5], Some(2025)));
        let same = PlacementMix::of(&reference, &counts(&[("qr", 51), ("link", 49)])).unwrap();
        assert!(!same.change.has_changed);
        let other = PlacementMix::of(&reference, &counts(&[("qr", 50), ("link", 50), ("kiosk", 100)])).unwrap();
        assert!(other.change.has_changed && (other.change.distance - 0.5).abs() < 1e-12);
        assert_eq!(PlacementMix::of(&reference, &BTreeMap::new()), None);
        let spring = Reference {
            from: date(2025, 4, 1),
            to: date(2026, 3, 31),
            ..reference
        };
        assert_eq!((spring.year(), spring.years().as_str()), (None, "2025–2026"));
    }

    #[test]
    fn the_default_reference_is_the_first_four_quarters_of_which_placements_are_told() {
        let row = |number: u32, first: Date, last: Date, count: i64| ReleaseRow {
            number,
            span: Span {
                first: Day::of(first),
                last: Day::of(last),
            },
            closes_run: true,
            answers_min: 10,
            told_in: 3,
            atoms: vec![Atom {
                figure: FigureName::of_class(RESPONSES, PLACEMENT, "desk"),
                spans: vec![number],
                added: BTreeMap::from([(RESPONSES.to_owned(), count)]),
            }],
        };
        let mut rows = vec![
            row(0, date(2025, 2, 1), date(2025, 2, 20), 30),
            row(1, date(2025, 2, 21), date(2025, 5, 9), 30),
            // Nothing by placement in this quarter.
            row(2, date(2025, 5, 10), date(2025, 8, 1), 0),
            row(3, date(2025, 8, 2), date(2025, 12, 31), 30),
            row(4, date(2026, 1, 1), date(2026, 3, 30), 30),
        ];
        assert_eq!(default_period(&rows), None, "the fourth quarter has one more day");
        rows.push(row(5, date(2026, 3, 31), date(2026, 6, 2), 30));
        let expected = Some((date(2025, 1, 1), date(2026, 3, 31)));
        assert_eq!(default_period(&rows), expected);
        rows.push(row(6, date(2026, 6, 3), date(2027, 6, 2), 90));
        assert_eq!(default_period(&rows), expected, "it is never another");
    }
}
