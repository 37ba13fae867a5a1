//! Profile of a city in the benchmark: gains, peers and the indicators that would raise its score most.

use serde_json::Value;

use super::editions;
use super::entries;
use super::entries::CountedEdition;
use super::error::{BenchmarkError, corrupt};
use super::lookup::framework;
use super::ranking::{CityRanking, RankingRow};
use crate::app::App;
use urbivox_core::indicator::improvement::{by_dimension, by_indicator};
use urbivox_core::indicator::{DimensionGain, Edition, Framework, Score, score};
use urbivox_core::survey::slug::Slug;

/// Peers per profile.
const PEERS: usize = 3;

/// Profile of a city.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Row of the city in the ranking.
    pub line: RankingRow,
    /// Cities most similar in values and size, nearest first.
    pub peers: Vec<PeerCity>,
    /// Gain of one more yes by dimension, largest first.
    pub gains: Vec<DimensionGain>,
    /// Indicators without a yes that would add most: id, statement, points.
    pub next: Vec<(String, String, f64)>,
    /// Total of every year, oldest first.
    pub years: Vec<(u16, Score)>,
}

/// City that is similar to another.
#[derive(Clone, Debug)]
pub struct PeerCity {
    /// Name.
    pub name: String,
    /// Name in addresses, if it is a city of this installation.
    pub city: Option<Slug>,
    /// Inhabitants, if the city gave them.
    pub population: Option<u32>,
    /// Distance, 0 to 1: half the root mean square difference over all dimensions plus half the difference in size.
    pub distance: f64,
}

/// Returns the profile of a city in a ranking; `None` when it is not ranked.
pub fn profile(app: &App, id: &str, ranking: &CityRanking, city: &Slug) -> Result<Option<Profile>, BenchmarkError> {
    let framework = framework(app, id)?;
    let Some(line) = ranking.lines.iter().find(|line| line.city.as_ref() == Some(city)) else {
        return Ok(None);
    };
    let all = app.storage.read(|db| entries::current(db, framework, None))?;
    let own: Vec<&CountedEdition> = all.iter().filter(|entry| entry.is_of(city)).collect();
    let years = own
        .iter()
        .map(|entry| Ok((editions::year_of(entry.row.year)?, score(&entry.tally))))
        .collect::<Result<_, BenchmarkError>>()?;
    let edition = match own.iter().find(|entry| entry.row.year == i32::from(ranking.year)) {
        Some(entry) => edition_of(framework, entry, ranking.year)?,
        None => None,
    };
    let edition = edition.filter(|edition| !edition.answers.is_empty());
    let next = edition.iter().flat_map(|edition| {
        let gains = by_indicator(framework, edition).into_iter();
        gains.map(|gain| (gain.indicator.id.clone(), gain.indicator.statement.clone(), gain.points))
    });
    Ok(Some(Profile {
        line: line.clone(),
        peers: peers(line, ranking),
        gains: by_dimension(&line.tally),
        next: next.take(5).collect(),
        years,
    }))
}

/// Parses the answers of an edition; `None` when they no longer fit the framework.
fn edition_of(framework: &Framework, entry: &CountedEdition, year: u16) -> Result<Option<Edition>, BenchmarkError> {
    let answers: Value = serde_json::from_str(&entry.row.answers).map_err(corrupt)?;
    match Edition::parse(&serde_json::json!({"year": year, "answers": answers}), framework) {
        Ok(edition) => Ok(Some(edition)),
        Err(violations) => {
            // The operator changed the file under the same id; the profile is shown without suggestions.
            tracing::warn!(
                framework = framework.id,
                edition = entry.row.id,
                why = violations.join(" "),
                "the answers of an edition do not fit its framework; give the changed framework another id"
            );
            Ok(None)
        }
    }
}

/// Returns the nearest cities by values and size, both 0 to 1 and of equal weight (a mean of such parts is Gower's
/// coefficient, 1971). An unknown size counts as 0.5.
fn peers(line: &RankingRow, ranking: &CityRanking) -> Vec<PeerCity> {
    let others = ranking.lines.iter().filter(|other| !std::ptr::eq(*other, line));
    let mut peers: Vec<PeerCity> = others
        .map(|other| PeerCity {
            name: other.name.clone(),
            city: other.city.clone(),
            population: other.population,
            distance: score_distance(&line.score, &other.score)
                .midpoint(size_distance(line.population, other.population)),
        })
        .collect();
    peers.sort_by(|one, other| one.distance.total_cmp(&other.distance));
    peers.truncate(PEERS);
    peers
}

/// Returns the difference in size, 0 to 1; a factor of ten or more is 1.
fn size_distance(one: Option<u32>, other: Option<u32>) -> f64 {
    match (one, other) {
        (Some(one), Some(other)) => {
            let orders = f64::from(one.max(1)).log10() - f64::from(other.max(1)).log10();
            orders.abs().min(1.0)
        }
        _ => 0.5,
    }
}

fn score_distance(one: &Score, other: &Score) -> f64 {
    let squares: Vec<f64> = one
        .dimensions
        .iter()
        .zip(&other.dimensions)
        .map(|(one, other)| {
            let apart = f64::from(one.value.per_cent()) - f64::from(other.value.per_cent());
            (apart / 100.0).powi(2)
        })
        .collect();
    let count = f64::from(u32::try_from(squares.len()).unwrap_or(u32::MAX)).max(1.0);
    (squares.iter().sum::<f64>() / count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_is_compared_by_orders_of_magnitude() {
        let near = size_distance(Some(240_000), Some(250_000));
        assert!(near < 0.02, "{near}");
        assert!((size_distance(Some(30_000), Some(300_000)) - 1.0).abs() < 1e-9);
        assert!((size_distance(Some(30_000), Some(1_000_000)) - 1.0).abs() < 1e-9);
        assert!((size_distance(None, Some(30_000)) - 0.5).abs() < 1e-9);
        assert!(size_distance(Some(0), Some(1)).abs() < 1e-9);
    }
}
