//! Ranking of cities by their totals.

use std::cmp::Reverse;

use serde::Serialize;

use super::rounding::Thousandths;

/// Rank of one city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RankedCity<'a> {
    /// Rank, from 1. Cities with the same shown per cent share a rank, and the next rank is skipped: 1, 1, 3.
    pub rank: usize,
    /// Name of the city.
    pub name: &'a str,
    /// Total that determines the rank.
    pub total: Thousandths,
}

/// Ranks cities, best first. Cities that share a rank are ordered by total, then by name.
///
/// Ranks follow the shown per cents: 86.6 % and 87.4 % are both shown as 87 % and share a rank.
pub fn ranking<'a>(totals: impl IntoIterator<Item = (&'a str, Thousandths)>) -> Vec<RankedCity<'a>> {
    let mut totals: Vec<_> = totals.into_iter().collect();
    totals.sort_by_key(|(name, total)| (Reverse(*total), *name));

    let mut above: Option<(u32, usize)> = None;
    let places = totals.into_iter().zip(1..).map(|((name, total), position)| {
        let shown = total.shown_per_cent();
        let shared = above.filter(|(other, _)| *other == shown);
        let rank = shared.map_or(position, |(_, rank)| rank);
        above = Some((shown, rank));
        RankedCity { rank, name, total }
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::built_in;
    use crate::indicator::scoring::score;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    /// Other cities among the first fifteen, of which only the total is published, in thousandths.
    const ONLY_TOTALS: [(&str, u32); 5] = [
        ("Bratislava", 792),
        ("Ghent", 749),
        ("Madrid", 743),
        ("Kyiv", 653),
        ("Porto", 582),
    ];

    fn total(thousandths: u32) -> Thousandths {
        Thousandths::new(thousandths).unwrap()
    }

    #[test]
    fn equal_percentages_share_a_rank_and_the_next_rank_is_skipped() {
        let totals = [("Zug", 874), ("Aar", 866), ("Bie", 866), ("Cod", 864), ("Dia", 0)];
        let places = ranking(totals.map(|(name, thousandths)| (name, total(thousandths))));
        let places: Vec<_> = places.iter().map(|place| (place.rank, place.name)).collect();
        assert_eq!(places, [(1, "Zug"), (1, "Aar"), (1, "Bie"), (4, "Cod"), (5, "Dia")]);
        assert!(ranking([]).is_empty());
    }

    #[test]
    fn the_published_rows_have_the_published_ranks_among_the_first_fifteen() {
        let rows = table::import(PUBLISHED, &built_in()[0]).unwrap();
        let known = rows.iter().map(|row| (row.name.as_str(), score(&row.tally).total));
        let others = ONLY_TOTALS.map(|(name, thousandths)| (name, total(thousandths)));
        let places = ranking(known.chain(others));

        let mut checked = 0;
        for record in csv::Reader::from_reader(PUBLISHED.as_bytes()).records() {
            let record = record.unwrap();
            let place = places.iter().find(|place| place.name == &record[0]).unwrap();
            assert_eq!(place.rank.to_string(), record[14], "{}", place.name);
            checked += 1;
        }
        assert_eq!((checked, places.len()), (10, 15));
    }
}
