//! Indicator profile of a city: its values against mean and best, its strengths, its peers and its largest possible gains.

use super::frame::{PublicReader, count_of, count_value};
use crate::app::benchmark::{CityRanking, NextStep, PeerCity, Profile};
use crate::http::media::charts;
use crate::http::media::charts::{ChartText, RangeBar};
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use urbivox_core::indicator::Framework;

/// Returns the blocks of a city's page about its indicators.
pub(super) fn blocks(
    reader: &PublicReader,
    framework: &Framework,
    ranking: &CityRanking,
    profile: &Profile,
) -> Result<Vec<Block>, Problem> {
    let (line, numbers) = (&profile.line, reader.numbers());
    let values = [
        ("rank", numbers.count(count_of(line.rank)).into()),
        (
            "percent",
            numbers.whole_percent(line.score.total.shown_per_cent()).into(),
        ),
    ];
    let year = [("year", ranking.year.to_string().into())];
    let mut blocks = vec![
        Block::Heading(reader.text_with("profile-title", &year)),
        Block::Text(reader.text_with("profile-lead", &values)),
    ];
    blocks.extend(comparison(reader, framework, ranking, profile)?);
    blocks.extend(strengths(reader, framework, profile));
    blocks.extend(gains(reader, framework, profile));
    let peers = profile.peers.iter().map(|peer| {
        let address = match &peer.city {
            Some(slug) => format!("/cities/{slug}?lang={}", reader.texts.language()),
            None => format!(
                "/indicators/{}/{}?lang={}",
                framework.id,
                ranking.year,
                reader.texts.language()
            ),
        };
        Link::new(address, named(reader, peer))
    });
    let peers: Vec<Link> = peers.collect();
    if !peers.is_empty() {
        blocks.push(Block::Heading(reader.text("peers")));
        blocks.push(Block::Links(peers));
        blocks.push(Block::Quiet(reader.text("peers-method")));
    }
    if profile.years.len() > 1 {
        let rows = profile.years.iter().map(|(year, score)| {
            let percent = numbers.whole_percent(score.total.shown_per_cent());
            vec![Cell::number(year), Cell::Bar(score.total.shown_share(), percent)]
        });
        let head = reader.text_list(&["year", "total"]);
        blocks.push(Block::Table(Table::new(
            reader.text("over-years"),
            head,
            rows.collect(),
        )));
    }
    Ok(blocks)
}

/// Returns a peer's name, with its population where that is known.
fn named(reader: &PublicReader, peer: &PeerCity) -> String {
    let Some(population) = peer.population else {
        return peer.name.clone();
    };
    let values = [
        ("city", peer.name.as_str().into()),
        ("population", count_value(population)),
    ];
    reader.text_with("peer-size", &values)
}

fn name_of(framework: &Framework, key: &str) -> String {
    framework
        .dimension(key)
        .map_or_else(|| key.to_owned(), |dimension| format!("{key} {}", dimension.name))
}

fn comparison(
    reader: &PublicReader,
    framework: &Framework,
    ranking: &CityRanking,
    profile: &Profile,
) -> Result<Vec<Block>, Problem> {
    let mut bars: Vec<RangeBar> = Vec::new();
    for own in &profile.line.score.dimensions {
        let all = ranking.means.iter().find(|mean| mean.dimension == own.dimension);
        // The city itself counts towards the means, so each of its dimensions has one.
        let all = all.ok_or_else(|| Problem::broken(&format!("no mean of dimension {}", own.dimension)))?;
        bars.push(RangeBar {
            label: own.dimension.clone(),
            own: own.value.share(),
            mean: all.mean,
            best: all.best.share(),
        });
    }
    let title = reader.text_with("profile-chart", &[("city", profile.line.name.as_str().into())]);
    let chart_text = ChartText {
        id: "profile".to_owned(),
        title: title.clone(),
        description: reader.text("profile-description"),
        axis: String::new(),
        numbers: reader.numbers(),
    };
    let rows = bars.iter().map(|bar| {
        let shown = |share: f64| Cell::text(reader.percent(share));
        vec![
            Cell::text(name_of(framework, &bar.label)),
            Cell::Bar(bar.own, reader.percent(bar.own)),
            shown(bar.mean),
            shown(bar.best),
        ]
    });
    let head = reader.text_list(&["dimension", "own", "mean", "best"]);
    let table = Table::new(title, head, rows.collect());
    Ok(vec![
        Block::Chart(charts::profile(&chart_text, &bars)),
        Block::Quiet(chart_text.description),
        Block::Details(reader.text("show-numbers"), vec![Block::Table(table)]),
    ])
}

fn strengths(reader: &PublicReader, framework: &Framework, profile: &Profile) -> Vec<Block> {
    let strengths = profile.strengths().into_iter();
    let names: Vec<String> = strengths.map(|key| name_of(framework, key)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(reader.text("strengths")), Block::Text(names.join(" · "))]
}

fn gains(reader: &PublicReader, framework: &Framework, profile: &Profile) -> Vec<Block> {
    let rows = profile.next_steps().into_iter().map(|(step, points)| {
        let name = match step {
            NextStep::Dimension(key) => name_of(framework, key),
            NextStep::Statement(statement) => statement.to_owned(),
        };
        vec![Cell::text(name), Cell::text(reader.numbers().signed(points, 1))]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = reader.text_list(&["statement", "gain"]);
    vec![
        Block::Heading(reader.text("gains-title")),
        Block::Table(Table::new(reader.text("gains-title"), head, rows)),
    ]
}
