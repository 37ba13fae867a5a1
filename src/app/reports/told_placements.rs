//! Responses by kind of placement, as the releases of a survey tell them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::listed_surveys::ToldPlacements;
use crate::app::App;
use crate::app::ServiceError;
use crate::app::catalogue::PublishedSurvey;
use urbivox_core::release::figures::PLACEMENT;
use urbivox_core::release::{FigureName, RESPONSES, ReleaseRow};
use urbivox_core::tally::civil_day::Day;

/// Name of the kind of placements that are not registered.
pub(super) const KIND_UNKNOWN: &str = "other";

/// Number of responses by kind of placement.
pub(super) type PlacementMix = BTreeMap<&'static str, u64>;

/// Returns the told responses of a period by placement. Placements that are not told are left out.
pub(super) fn told_placements(
    app: &App,
    published: &PublishedSurvey,
    (from, to): (Date, Date),
) -> Result<ToldPlacements, ServiceError> {
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    Ok(by_placement(&rows, (Day::of(from), Day::of(to))))
}

/// Sums up told responses by kind of placement.
pub(super) fn by_kind(published: &PublishedSurvey, told: &ToldPlacements) -> PlacementMix {
    let mut mix = PlacementMix::new();
    for (placement, count) in told {
        let sum = mix.entry(kind_of(published, placement)).or_default();
        *sum = sum.saturating_add(u64::try_from(*count).unwrap_or_default());
    }
    mix.retain(|_, count| *count > 0);
    mix
}

/// Returns the name of the kind of a placement.
pub(super) fn kind_of(published: &PublishedSurvey, placement: &str) -> &'static str {
    let offered = published.offered(placement);
    offered.map_or(KIND_UNKNOWN, |offered| offered.kind.name())
}

/// Returns the sums of the atoms whose last day lies in the period, by placement.
fn by_placement(rows: &[ReleaseRow], (first, last): (Day, Day)) -> ToldPlacements {
    let mut sums = ToldPlacements::new();
    for (day, placement, added) in told_by_day(rows) {
        if (first..=last).contains(&day) {
            let sum = sums.entry(placement.to_owned()).or_default();
            *sum = sum.saturating_add(added);
        }
    }
    sums
}

/// Returns the told responses of placements, each with the last day of those that are told together and the placement.
pub(super) fn told_by_day(rows: &[ReleaseRow]) -> impl Iterator<Item = (Day, &str, i64)> {
    let prefix = FigureName::of_class(RESPONSES, PLACEMENT, "");
    let atoms = rows.iter().flat_map(|row| &row.atoms);
    atoms.filter_map(move |atom| {
        let placement = atom.figure.as_str().strip_prefix(prefix.as_str())?;
        let newest = usize::try_from(*atom.spans.iter().max()?).ok()?;
        let added = atom.added.get(RESPONSES).copied().unwrap_or_default();
        Some((rows.get(newest)?.span.last, placement, added))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::release::{Atom, Span};

    #[test]
    fn atoms_of_placements_are_summed_by_their_last_day() {
        let day = |number| Day::from_number(number).unwrap();
        let atom = |figure: FigureName, spans: &[u32], count: i64| Atom {
            figure,
            spans: spans.to_vec(),
            added: BTreeMap::from([(RESPONSES.to_owned(), count)]),
        };
        let of = |placement| FigureName::of_class(RESPONSES, PLACEMENT, placement);
        let row = |number: u32, atoms: Vec<Atom>| ReleaseRow {
            number,
            span: Span {
                first: day(10 * i32::try_from(number).unwrap()),
                last: day(10 * i32::try_from(number).unwrap() + 9),
            },
            closes_run: true,
            answers_min: 10,
            told_in: 1,
            atoms,
        };
        let rows = [
            row(0, vec![atom(FigureName::whole(RESPONSES), &[0], 99)]),
            row(1, vec![atom(of("qr-1"), &[0, 1], 30), atom(of("link"), &[0, 1], 12)]),
            row(2, vec![atom(of("qr-1"), &[2], 5)]),
        ];
        let sums = |first, last| by_placement(&rows, (day(first), day(last)));
        let expected = |pairs: &[(&str, i64)]| {
            let pairs = pairs.iter().map(|(name, count)| ((*name).to_owned(), *count));
            pairs.collect::<BTreeMap<_, _>>()
        };
        assert_eq!(sums(0, 99), expected(&[("link", 12), ("qr-1", 35)]));
        assert_eq!(sums(15, 28), expected(&[("link", 12), ("qr-1", 30)]));
        assert_eq!(sums(0, 18), expected(&[]));
    }
}
