//! One city among the others: what it does well, who is like it, and what would raise its score most.

use serde_json::Value;

use super::{Line, Refusal, Standings, editions, framework};
use crate::flow::App;
use crate::indicator::points::{by_dimension, by_indicator};
use crate::indicator::{DimensionGain, Edition, Score, score};
use crate::survey::slug::Slug;

/// Cities that are named as peers.
const PEERS: usize = 3;

/// One city among the others.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Where it stands.
    pub line: Line,
    /// The cities with the most similar values, the nearest first.
    pub peers: Vec<Peer>,
    /// What one more yes adds, by dimension, the most first.
    pub gains: Vec<DimensionGain>,
    /// The indicators without a yes that would add most: id, statement, points.
    pub next: Vec<(String, String, f64)>,
    /// Its total in every year, the oldest first.
    pub years: Vec<(u16, Score)>,
}

/// A city that is like another.
#[derive(Clone, Debug)]
pub struct Peer {
    /// Its name.
    pub name: String,
    /// Its name in addresses, when it is one of ours.
    pub city: Option<Slug>,
    /// The root of the mean square of the differences in all dimensions, 0 to 1.
    pub distance: f64,
}

/// The profile of the city of this name in the standings; `None` when it is not among them.
pub fn profile(app: &App, id: &str, standings: &Standings, name: &str) -> Result<Option<Profile>, Refusal> {
    let framework = framework(app, id)?;
    let Some(line) = standings.lines.iter().find(|line| editions::is_same(&line.name, name)) else {
        return Ok(None);
    };
    let all = app.storage.read(|db| editions::current(db, framework, None))?;
    let own = |row: &&(crate::storage::editions::Row, crate::indicator::Tally)| editions::is_same(&row.0.name, name);
    let years = all
        .iter()
        .filter(own)
        .filter_map(|(row, tally)| Some((u16::try_from(row.year).ok()?, score(tally))));
    let answers = all
        .iter()
        .filter(own)
        .find(|(row, _)| row.year == i32::from(standings.year));
    let edition = answers.and_then(|(row, _)| {
        let answers: Value = serde_json::from_str(&row.answers).ok()?;
        Edition::parse(
            &serde_json::json!({"year": standings.year, "answers": answers}),
            framework,
        )
        .ok()
    });
    let edition = edition.filter(|edition| !edition.answers.is_empty());
    let next = edition.iter().flat_map(|edition| {
        let gains = by_indicator(framework, edition).into_iter();
        gains.map(|gain| (gain.indicator.id.clone(), gain.indicator.statement.clone(), gain.points))
    });
    Ok(Some(Profile {
        line: line.clone(),
        peers: peers(line, standings),
        gains: by_dimension(&line.tally),
        next: next.take(5).collect(),
        years: years.collect(),
    }))
}

fn peers(line: &Line, standings: &Standings) -> Vec<Peer> {
    let others = standings.lines.iter().filter(|other| other.name != line.name);
    let mut peers: Vec<Peer> = others
        .map(|other| Peer {
            name: other.name.clone(),
            city: other.city.clone(),
            distance: distance(&line.score, &other.score),
        })
        .collect();
    peers.sort_by(|one, other| one.distance.total_cmp(&other.distance));
    peers.truncate(PEERS);
    peers
}

fn distance(one: &Score, other: &Score) -> f64 {
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
