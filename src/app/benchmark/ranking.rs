//! Ranking of cities for a year, with its uncertainty. It is made of stored editions alone: what surveys measure after an
//! edition was published changes nothing.

use std::collections::BTreeMap;

use super::editions;
use super::entries;
use super::entries::CountedEdition;
use super::error::BenchmarkError;
use super::lookup::framework;
use crate::app::App;
use crate::storage;
use urbivox_core::indicator::comparison::{dimension_means, pillar_boxes};
use urbivox_core::indicator::{
    AnswerEvidence, DimensionMean, DoubtfulCity, Framework, PillarBox, Row, Score, YesCounts, doubtful_indicators,
    ranking, score,
};
use urbivox_core::survey::slug::Slug;

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
    /// Rank by the declared answers, from 1; equal percentages share one.
    pub rank: usize,
    /// Best and worst rank of 95 % of the simulations. The rank lies outside when the city's survey contradicts a declared
    /// answer.
    pub ranks: (usize, usize),
    /// Surveys behind its answers to indicators with a bar, as they stood at publication.
    pub evidence: Vec<AnswerEvidence>,
    /// Values and total.
    pub score: Score,
    /// Yes counts by dimension.
    pub tally: YesCounts,
}

impl RankingRow {
    /// Whether it says something with a bar that no survey measured.
    pub fn is_unmeasured(&self) -> bool {
        self.evidence.iter().any(|evidence| evidence.measured.is_none())
    }
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
    let mut cities = app.storage.read(|db| entries::current(db, framework, Some(year)))?;
    // The simulation goes over the cities in this order, which is the same on both databases.
    cities.sort_by(|one, other| (&one.row.name, one.row.id).cmp(&(&other.row.name, other.row.id)));
    Ok(Some(build_ranking(app, framework, year, &cities)?))
}

fn build_ranking(
    app: &App,
    framework: &Framework,
    year: u16,
    cities: &[CountedEdition],
) -> Result<CityRanking, storage::Error> {
    let keys: Vec<String> = cities.iter().map(CountedEdition::key).collect();
    let scores: Vec<Score> = cities.iter().map(|city| score(&city.tally)).collect();
    let doubts: Vec<Doubts> = cities
        .iter()
        .map(|city| Doubts::of(framework, city))
        .collect::<Result<_, storage::Error>>()?;
    let doubtful = doubts.iter().map(|doubts| doubts.city.clone()).collect();
    let ranges = app.ranks.ranges(&framework.id, year, doubtful);
    let known: BTreeMap<&str, _> = keys
        .iter()
        .map(String::as_str)
        .zip(cities.iter().zip(&scores).zip(doubts.iter().zip(&ranges)))
        .collect();
    let totals = keys.iter().zip(&scores).map(|(key, score)| (key.as_str(), score.total));
    let places = ranking(totals);
    let lines = places.iter().map(|place| {
        let ((city, own), (doubts, range)) = known
            .get(place.name)
            .ok_or_else(|| storage::Error::corrupt("editions", "a ranked city is missing"))?;
        Ok(RankingRow {
            name: city.name().to_owned(),
            city: city.owner.as_ref().map(|owner| owner.slug.clone()),
            population: city.owner.as_ref().and_then(|owner| owner.population),
            rank: place.rank,
            ranks: (range.best, range.worst),
            evidence: doubts.evidence.clone(),
            score: (*own).clone(),
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

/// Answers of a city that are not certain.
struct Doubts {
    city: DoubtfulCity,
    evidence: Vec<AnswerEvidence>,
}

impl Doubts {
    /// Reads the doubts of an edition: every answer to an indicator with a bar. What it says without stored evidence is not
    /// measured. Of an imported edition only the counts are known: a yes in the dimension of such an indicator may be its own.
    fn of(framework: &Framework, city: &CountedEdition) -> Result<Doubts, storage::Error> {
        let mut doubts = Doubts {
            city: DoubtfulCity::new(&city.tally),
            evidence: Vec::new(),
        };
        let stored: Vec<AnswerEvidence> = storage::stored_json("editions", &city.row.evidence)?;
        let answers: serde_json::Value = storage::stored_json("editions", &city.row.answers)?;
        let is_imported = city.row.city_id.is_none();
        let mut possible: BTreeMap<&str, u32> = BTreeMap::new();
        for indicator in doubtful_indicators(framework) {
            let dimension = indicator.dimension.as_str();
            let is_yes = if is_imported {
                let left = possible
                    .entry(dimension)
                    .or_insert_with(|| city.tally.count(dimension).map_or(0, |count| count.yes));
                if *left == 0 {
                    continue;
                }
                *left -= 1;
                true
            } else {
                let Some(answer) = answers.get(&indicator.id) else {
                    continue;
                };
                answer.get("yes").and_then(serde_json::Value::as_bool) == Some(true)
            };
            let known = stored.iter().find(|known| known.indicator == indicator.id);
            let evidence = known
                .cloned()
                .unwrap_or_else(|| AnswerEvidence::not_measured(&indicator.id));
            doubts.city.doubt(dimension, evidence.probability, is_yes);
            doubts.evidence.push(evidence);
        }
        Ok(doubts)
    }
}

/// Returns the rows of a ranking in the dashboard's table format, by rank.
pub fn table_rows(ranking: &CityRanking) -> Vec<Row> {
    let row = |line: &RankingRow| Row {
        name: line.name.clone(),
        tally: line.tally.clone(),
    };
    ranking.lines.iter().map(row).collect()
}
