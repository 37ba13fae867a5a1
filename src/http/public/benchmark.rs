//! `/indicators`: an edition of the benchmark, counted as on the official dashboard, with the uncertainty of each rank.

use actix_web::{HttpRequest, HttpResponse, web};

use super::frame::{PublicPage, PublicReader, number};
use crate::app::benchmark;
use crate::app::benchmark::{Ranking, RankingRow, Refusal};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use urbivox_core::indicator::{Colour, Framework, Thresholds};

/// `GET /indicators…`: shows the newest edition of the first framework, unless the address names others.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let reader = PublicReader::of(&request);
    let named = |name: &str| request.match_info().get(name).map(str::to_owned);
    let Some(id) = named("framework").or_else(|| site.app.frameworks.first().map(|framework| framework.id.clone()))
    else {
        return reader.refuse(&Problem::no_such(Resource::Framework));
    };
    let year = match named("edition").map(|year| year.parse::<u16>()) {
        None => None,
        Some(Ok(year)) => Some(year),
        Some(Err(_)) => return reader.refuse(&Problem::no_such_page()),
    };
    let app = site.app.clone();
    let asked = id.clone();
    let found = site.gates.reports.run(site.network(&request), move || {
        let years = benchmark::years(&app, &asked)?;
        Ok::<_, Refusal>((benchmark::ranking_of_year(&app, &asked, year)?, years))
    });
    let (standings, years) = match found.await {
        Ok(found) => found,
        Err(problem) => return reader.refuse(&problem),
    };
    let framework = match benchmark::framework(&site.app, &id) {
        Ok(framework) => framework,
        Err(refusal) => return reader.refuse(&refusal.into()),
    };
    reader.send(&PublicPage {
        title: reader.say("benchmark-title"),
        picture: None,
        blocks: blocks(&reader, framework, standings.as_ref(), &years),
    })
}

fn blocks(reader: &PublicReader, framework: &Framework, standings: Option<&Ranking>, years: &[u16]) -> Vec<Block> {
    let Some((standings, first)) = standings.and_then(|all| Some((all, all.lines.first()?))) else {
        return vec![Block::Lead(reader.say("benchmark-none"))];
    };
    let values = [
        ("cities", number(standings.lines.len())),
        ("year", standings.year.to_string().into()),
        ("best", first.name.as_str().into()),
        ("percent", reader.whole(first.score.total.shown_per_cent()).into()),
    ];
    let mut blocks = vec![
        Block::Lead(reader.with("benchmark-lead", &values)),
        Block::Quiet(format!("{} · {}", framework.name, reader.say("benchmark-how"))),
        pillar_table(reader, framework, standings),
        table(reader, framework, standings),
    ];
    let csv = format!(
        "/api/v1/frameworks/{}/ranking.csv?edition={}",
        framework.id, standings.year
    );
    let mut links = vec![Link::button(csv, reader.say("csv"))];
    links.extend(years.iter().filter(|year| **year != standings.year).map(|year| {
        let address = format!("/indicators/{}/{year}?lang={}", framework.id, reader.texts.language());
        Link::new(address, format!("{} {year}", reader.say("edition")))
    }));
    blocks.push(Block::Links(links));
    blocks
}

fn pillar_table(reader: &PublicReader, framework: &Framework, standings: &Ranking) -> Block {
    let rows = standings.pillars.iter().filter_map(|pooled| {
        let percent = pooled.value?.per_cent();
        let pillar = framework.pillar(&pooled.pillar);
        let name = pillar.map_or(pooled.pillar.as_str(), |pillar| pillar.name.as_str());
        let name = reader.with("pillar-average", &[("name", name.into())]);
        let bar = Cell::Bar(f64::from(percent) / 100.0, reader.whole(percent));
        Some(vec![
            Cell::text(name),
            bar,
            Cell::text(format!("{}/{}", pooled.yes, pooled.of)),
        ])
    });
    let head = reader.text_list(&["indicators", "total", "answers"]);
    Block::Table(Table::new(reader.say("total"), head, rows.collect()))
}

fn table(reader: &PublicReader, framework: &Framework, standings: &Ranking) -> Block {
    let mut head = reader.text_list(&["city", "rank", "ranks", "total"]);
    head.extend(
        framework
            .dimensions
            .iter()
            .map(|dimension| format!("{} {}", dimension.key, dimension.name)),
    );
    let rows = standings.lines.iter().map(|line| row(reader, line)).collect();
    Block::Table(Table::new(
        format!("{} {}", reader.say("benchmark-title"), standings.year),
        head,
        rows,
    ))
}

fn row(reader: &PublicReader, line: &RankingRow) -> Vec<Cell> {
    let name = match &line.city {
        Some(slug) => Cell::Link(
            format!("/cities/{slug}?lang={}", reader.texts.language()),
            line.name.clone(),
        ),
        None => Cell::text(line.name.clone()),
    };
    let (best, worst) = line.ranks;
    let range = if best == worst {
        best.to_string()
    } else {
        format!("{best}–{worst}")
    };
    let percent = line.score.total.shown_per_cent();
    let mut row = vec![
        name,
        Cell::number(line.rank),
        Cell::Quiet(range),
        Cell::Bar(f64::from(percent) / 100.0, reader.whole(percent)),
    ];
    let cells = line
        .tally
        .counts()
        .iter()
        .zip(&line.score.dimensions)
        .map(|(count, own)| {
            let (state, word) = match Thresholds::default().colour(own.value) {
                Colour::Green => ("done", "colour-green"),
                Colour::Orange => ("", "colour-orange"),
                Colour::Red => ("missing", "colour-red"),
            };
            Cell::State(state, format!("{}/{} {}", count.yes, count.of, reader.say(word)))
        });
    row.extend(cells);
    row
}
