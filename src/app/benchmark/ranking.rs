//! Ranking of cities for a year, with its uncertainty.

use std::collections::BTreeMap;

use super::editions;
use super::entries;
use super::entries::CountedEdition;
use super::error::BenchmarkError;
use super::lookup::framework;
use crate::app::App;
use crate::app::reports::comparison;
use crate::app::reports::overview::Overview;
use crate::storage;
use urbivox_core::indicator::comparison::{dimension_means, pillar_boxes};
use urbivox_core::indicator::{
    DimensionMean, Framework, PillarBox, RankRange, Row, Score, SurveySource, UncertainAnswer, UncertainCity,
    YesCounts, rank_ranges, ranking, score,
};
use urbivox_core::measure::pooling::probability_above;
use urbivox_core::survey::slug::Slug;

/// Threshold that the share of satisfied citizens must exceed.
const SATISFIED_SHARE_THRESHOLD: f64 = 0.8;

/// Ranking of a year.
#[derive(Clone, Debug)]
pub struct CityRanking {
    /// Year.
    pub year: u16,
    /// Cities, best first.
    pub lines: Vec<RankingRow>,
    /// Distribution over all cities by pillar.
    pub pillars: Vec<PillarBox>,
    /// Mean and best value of each dimension.
    pub means: Vec<DimensionMean>,
}

/// City in the ranking.
#[derive(Clone, Debug)]
pub struct RankingRow {
    /// Name.
    pub name: String,
    /// Name in addresses, if it is a city of this installation.
    pub city: Option<Slug>,
    /// Inhabitants, if the city gave them.
    pub population: Option<u32>,
    /// Rank, from 1; equal percentages share one.
    pub rank: usize,
    /// Best and worst rank within the sampling error of its own survey and of the other cities' surveys.
    pub ranks: (usize, usize),
    /// Whether its satisfaction is measured by surveys of this installation.
    pub is_measured: bool,
    /// Values and total.
    pub score: Score,
    /// Yes counts by dimension.
    pub tally: YesCounts,
}

/// Returns the ranking of a year, by default the newest; `None` when nothing was published.
pub fn ranking_of_year(app: &App, id: &str, year: Option<u16>) -> Result<Option<CityRanking>, BenchmarkError> {
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
    Ok(Some(build_ranking(framework, year, &cities, &overview)?))
}

fn build_ranking(
    framework: &Framework,
    year: u16,
    cities: &[CountedEdition],
    overview: &Overview,
) -> Result<CityRanking, storage::Error> {
    let keys: Vec<String> = cities.iter().map(CountedEdition::key).collect();
    let scores: Vec<Score> = cities.iter().map(|city| score(&city.tally)).collect();
    let uncertain: Vec<UncertainCity<'_>> = cities
        .iter()
        .zip(&keys)
        .map(|(city, key)| {
            Ok(UncertainCity {
                name: key,
                tally: &city.tally,
                uncertain_answers: uncertain_answers(framework, city, overview)?,
            })
        })
        .collect::<Result<_, storage::Error>>()?;
    // An error, because without ranges every rank would look certain.
    let unfit = |violations: Vec<String>| storage::Error::corrupt("editions", violations.join(" "));
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
        let ((city, own), uncertain) =
            known.ok_or_else(|| storage::Error::corrupt("editions", "a ranked city is missing"))?;
        let range = ranges.get(place.name);
        Ok(RankingRow {
            name: city.name().to_owned(),
            city: city.owner.as_ref().map(|owner| owner.slug.clone()),
            population: city.owner.as_ref().and_then(|owner| owner.population),
            rank: place.rank,
            // The rank by its own answers is always possible, even where its survey contradicts them.
            ranks: range.map_or((place.rank, place.rank), |range| {
                (range.best.min(place.rank), range.worst.max(place.rank))
            }),
            is_measured: !uncertain.uncertain_answers.is_empty(),
            score: own.clone(),
            tally: city.tally.clone(),
        })
    });
    Ok(CityRanking {
        year,
        lines: lines.collect::<Result<_, storage::Error>>()?,
        pillars: pillar_boxes(framework, cities.iter().map(|city| &city.tally)),
        means: dimension_means(framework, &scores),
    })
}

/// Returns the answers that the sampling error of the city's survey leaves open. Only answers that the city gave
/// itself: an imported table does not tell which indicators have a yes.
fn uncertain_answers<'a>(
    framework: &'a Framework,
    city: &CountedEdition,
    overview: &Overview,
) -> Result<Vec<UncertainAnswer<'a>>, storage::Error> {
    let Some(part) = measured(city, overview) else {
        return Ok(Vec::new());
    };
    let answers: serde_json::Value = storage::stored_json("editions", &city.row.answers)?;
    let uncertain_answer = |(indicator, fed): (&'a urbivox_core::indicator::Indicator, SurveySource)| {
        let answer = answers.get(&indicator.id)?;
        (fed == SurveySource::SatisfactionShare).then(|| UncertainAnswer {
            dimension: &indicator.dimension,
            counted: answer.get("yes").and_then(serde_json::Value::as_bool) == Some(true),
            probability: probability_above(part, SATISFIED_SHARE_THRESHOLD),
        })
    };
    Ok(framework.survey_indicators().filter_map(uncertain_answer).collect())
}

fn measured(city: &CountedEdition, overview: &Overview) -> Option<(u64, u64)> {
    overview
        .city(&city.owner.as_ref()?.slug)?
        .compared
        .map(|compared| compared.part)
}

/// Returns the rows of a ranking in the dashboard's table format, by rank.
pub fn table_rows(ranking: &CityRanking) -> Vec<Row> {
    let row = |line: &RankingRow| Row {
        name: line.name.clone(),
        tally: line.tally.clone(),
    };
    ranking.lines.iter().map(row).collect()
}
