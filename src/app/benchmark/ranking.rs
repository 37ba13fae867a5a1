//! Where cities stand: the ranking of a year, with how sure it is.

use std::collections::BTreeMap;

use super::entries;
use super::entries::CountedEdition;
use super::{Refusal, editions, framework};
use crate::app::App;
use crate::app::reports::comparison;
use crate::app::reports::comparison::Overview;
use crate::storage;
use urbivox_core::indicator::comparison::{dimension_means, pillar_boxes};
use urbivox_core::indicator::{
    DimensionMean, Framework, PillarBox, RankRange, Row, Score, SurveySource, UncertainAnswer, UncertainCity,
    YesCounts, rank_ranges, ranking, score,
};
use urbivox_core::measure::pooling::probability_above;
use urbivox_core::survey::slug::Slug;

/// The bar that a share of satisfied citizens must be above.
const BAR: f64 = 0.8;

/// The ranking of a year.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The year.
    pub year: u16,
    /// The cities, the best first.
    pub lines: Vec<RankingRow>,
    /// All cities together, by pillar.
    pub pillars: Vec<PillarBox>,
    /// What is reached in each dimension: the mean and the best.
    pub means: Vec<DimensionMean>,
}

/// A city in the ranking.
#[derive(Clone, Debug)]
pub struct RankingRow {
    /// Its name.
    pub name: String,
    /// Its name in addresses, when it is one of ours.
    pub city: Option<Slug>,
    /// Its inhabitants, where the city has told.
    pub population: Option<u32>,
    /// Its rank, from 1; equal per cents share one.
    pub rank: usize,
    /// The best and the worst rank that the sampling error of its survey and of the others' leaves.
    pub ranks: (usize, usize),
    /// Whether its own satisfaction is measured here.
    pub is_measured: bool,
    /// Its values and total.
    pub score: Score,
    /// Its yes by dimension.
    pub tally: YesCounts,
}

/// The ranking of a year; the newest one when none is named. `None` when nothing was published.
pub fn standings(app: &App, id: &str, year: Option<u16>) -> Result<Option<Ranking>, Refusal> {
    let framework = framework(app, id)?;
    let year = match year {
        Some(year) => Some(year),
        None => editions::years(app, id)?.first().copied(),
    };
    let Some(year) = year else {
        return Ok(None);
    };
    let overview = comparison::overview(app)?;
    let cities = app.storage.read(|db| entries::current(db, framework, Some(year)))?;
    Ok(Some(ranked(framework, year, &cities, &overview)?))
}

fn ranked(
    framework: &Framework,
    year: u16,
    cities: &[CountedEdition],
    overview: &Overview,
) -> Result<Ranking, storage::Error> {
    let keys: Vec<String> = cities.iter().map(CountedEdition::key).collect();
    let scores: Vec<Score> = cities.iter().map(|city| score(&city.tally)).collect();
    let uncertain: Vec<UncertainCity<'_>> = cities
        .iter()
        .zip(&keys)
        .map(|(city, key)| {
            Ok(UncertainCity {
                name: key,
                tally: &city.tally,
                doubts: doubts(framework, city, overview)?,
            })
        })
        .collect::<Result<_, storage::Error>>()?;
    // Without ranges every rank would look certain.
    let unfit = |faults: Vec<String>| storage::Error::corrupt("editions", faults.join(" "));
    let ranges: BTreeMap<String, RankRange<'_>> = rank_ranges(&uncertain)
        .map_err(unfit)?
        .into_iter()
        .map(|range| (range.name.to_owned(), range))
        .collect();
    let totals = keys.iter().zip(&scores).map(|(key, score)| (key.as_str(), score.total));
    let places = ranking(totals);
    let lines = places.iter().map(|place| {
        let mut known = cities.iter().zip(&scores).zip(&uncertain);
        let known = known.find(|(_, uncertain)| uncertain.name == place.name);
        let ((city, own), uncertain) = known.ok_or_else(|| storage::Error::corrupt("editions", "a city is gone"))?;
        let range = ranges.get(place.name);
        Ok(RankingRow {
            name: city.name().to_owned(),
            city: city.owner.as_ref().map(|owner| owner.slug.clone()),
            population: city.owner.as_ref().and_then(|owner| owner.population),
            rank: place.rank,
            // The rank by its own answers is always possible, even where its survey speaks against them.
            ranks: range.map_or((place.rank, place.rank), |range| {
                (range.best.min(place.rank), range.worst.max(place.rank))
            }),
            is_measured: !uncertain.doubts.is_empty(),
            score: own.clone(),
            tally: city.tally.clone(),
        })
    });
    Ok(Ranking {
        year,
        lines: lines.collect::<Result<_, storage::Error>>()?,
        pillars: pillar_boxes(framework, cities.iter().map(|city| &city.tally)),
        means: dimension_means(framework, &scores),
    })
}

/// What the sampling error of the city's survey leaves open. Only of what the city answered with yes or no itself: a
/// table of numbers does not say which indicators they are.
fn doubts<'a>(
    framework: &'a Framework,
    city: &CountedEdition,
    overview: &Overview,
) -> Result<Vec<UncertainAnswer<'a>>, storage::Error> {
    let Some(part) = measured(city, overview) else {
        return Ok(Vec::new());
    };
    let answers: serde_json::Value = storage::stored_json("editions", &city.row.answers)?;
    let doubt = |(indicator, fed): (&'a urbivox_core::indicator::Indicator, SurveySource)| {
        let answer = answers.get(&indicator.id)?;
        (fed == SurveySource::SatisfactionShare).then(|| UncertainAnswer {
            dimension: &indicator.dimension,
            counted: answer.get("yes").and_then(serde_json::Value::as_bool) == Some(true),
            probability: probability_above(part, BAR),
        })
    };
    Ok(framework.fed().filter_map(doubt).collect())
}

fn measured(city: &CountedEdition, overview: &Overview) -> Option<(u64, u64)> {
    overview
        .city(&city.owner.as_ref()?.slug)?
        .compared
        .map(|compared| compared.part)
}

/// The rows of a year in the form of the dashboard's table, by rank.
pub fn tallies_of(standings: &Ranking) -> Vec<Row> {
    let row = |line: &RankingRow| Row {
        name: line.name.clone(),
        tally: line.tally.clone(),
    };
    standings.lines.iter().map(row).collect()
}
