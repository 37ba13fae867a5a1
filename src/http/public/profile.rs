//! Indicator profile of a city: its values against mean and best, its strengths, its peers and its largest possible gains.

use super::frame::{PublicReader, number};
use crate::app::benchmark::{PeerCity, Profile, Ranking};
use crate::http::media::charts;
use crate::http::media::charts::{ChartText, RangeBar};
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use urbivox_core::indicator::Framework;

/// Largest number of dimensions named as strengths.
const STRENGTHS_MAX: usize = 3;

/// Returns the blocks of a city's page about its indicators.
pub(super) fn blocks(
    reader: &PublicReader,
    framework: &Framework,
    standings: &Ranking,
    profile: &Profile,
) -> Result<Vec<Block>, Problem> {
    let line = &profile.line;
    let values = [
        ("rank", line.rank.to_string().into()),
        ("percent", reader.whole(line.score.total.shown_per_cent()).into()),
    ];
    let year = [("year", standings.year.to_string().into())];
    let mut blocks = vec![
        Block::Heading(reader.with("profile-title", &year)),
        Block::Text(reader.with("profile-lead", &values)),
    ];
    blocks.extend(beside(reader, framework, standings, profile)?);
    blocks.extend(strengths(reader, framework, profile));
    blocks.extend(gains(reader, framework, profile));
    let peers = profile.peers.iter().map(|peer| {
        let address = match &peer.city {
            Some(slug) => format!("/cities/{slug}"),
            None => format!("/indicators/{}/{}", framework.id, standings.year),
        };
        Link::new(address, named(reader, peer))
    });
    let peers: Vec<Link> = peers.collect();
    if !peers.is_empty() {
        blocks.push(Block::Heading(reader.say("peers")));
        blocks.push(Block::Links(peers));
        blocks.push(Block::Quiet(reader.say("peers-method")));
    }
    if profile.years.len() > 1 {
        let rows = profile.years.iter().map(|(year, score)| {
            let percent = score.total.shown_per_cent();
            vec![
                Cell::number(year),
                Cell::Bar(f64::from(percent) / 100.0, reader.whole(percent)),
            ]
        });
        let head = reader.text_list(&["year", "total"]);
        blocks.push(Block::Table(Table::new(reader.say("over-years"), head, rows.collect())));
    }
    Ok(blocks)
}

/// Returns a peer's name, with its population where that is known.
fn named(reader: &PublicReader, peer: &PeerCity) -> String {
    let Some(population) = peer.population else {
        return peer.name.clone();
    };
    let values = [("city", peer.name.as_str().into()), ("population", number(population))];
    reader.with("peer-size", &values)
}

fn name_of(framework: &Framework, key: &str) -> String {
    framework
        .dimension(key)
        .map_or_else(|| key.to_owned(), |dimension| format!("{key} {}", dimension.name))
}

fn beside(
    reader: &PublicReader,
    framework: &Framework,
    standings: &Ranking,
    profile: &Profile,
) -> Result<Vec<Block>, Problem> {
    let mut beams: Vec<RangeBar> = Vec::new();
    for own in &profile.line.score.dimensions {
        let all = standings.means.iter().find(|mean| mean.dimension == own.dimension);
        // The city itself counts towards the means, so each of its dimensions has one.
        let all = all.ok_or_else(|| Problem::broken(&format!("no mean of dimension {}", own.dimension)))?;
        beams.push(RangeBar {
            label: own.dimension.clone(),
            own: f64::from(own.value.per_cent()) / 100.0,
            mean: all.mean,
            best: f64::from(all.best.per_cent()) / 100.0,
        });
    }
    let title = reader.with("profile-chart", &[("city", profile.line.name.as_str().into())]);
    let words = ChartText {
        id: "profile".to_owned(),
        title: title.clone(),
        description: reader.say("profile-description"),
        axis: String::new(),
    };
    let rows = beams.iter().map(|beam| {
        let shown = |share: f64| Cell::text(reader.percent(share));
        vec![
            Cell::text(name_of(framework, &beam.label)),
            Cell::Bar(beam.own, reader.percent(beam.own)),
            shown(beam.mean),
            shown(beam.best),
        ]
    });
    let head = reader.text_list(&["dimension", "own", "mean", "best"]);
    let table = Table::new(title, head, rows.collect());
    Ok(vec![
        Block::Chart(charts::profile(&words, &beams)),
        Block::Details(reader.say("show-numbers"), vec![Block::Table(table)]),
    ])
}

fn strengths(reader: &PublicReader, framework: &Framework, profile: &Profile) -> Vec<Block> {
    let mut best: Vec<_> = profile
        .line
        .score
        .dimensions
        .iter()
        .filter(|own| own.value.per_cent() > 66)
        .collect();
    best.sort_by_key(|own| std::cmp::Reverse(own.value.per_cent()));
    let names: Vec<String> = best
        .iter()
        .take(STRENGTHS_MAX)
        .map(|own| name_of(framework, &own.dimension))
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(reader.say("strengths")), Block::Text(names.join(" · "))]
}

fn gains(reader: &PublicReader, framework: &Framework, profile: &Profile) -> Vec<Block> {
    let points = |points: f64| Cell::text(format!("+{points:.1}"));
    let rows: Vec<Vec<Cell>> = if profile.next.is_empty() {
        let gains = profile.gains.iter().take(5);
        gains
            .map(|gain| vec![Cell::text(name_of(framework, &gain.dimension)), points(gain.points)])
            .collect()
    } else {
        profile
            .next
            .iter()
            .map(|(_, statement, gain)| vec![Cell::text(statement.clone()), points(*gain)])
            .collect()
    };
    if rows.is_empty() {
        return Vec::new();
    }
    let head = reader.text_list(&["statement", "gain"]);
    vec![
        Block::Heading(reader.say("gains-title")),
        Block::Table(Table::new(reader.say("gains-title"), head, rows)),
    ]
}
