//! `/indicators`: an edition of the benchmark, counted as on the official dashboard, with the uncertainty of each rank.

use actix_web::{HttpRequest, web};

use super::frame::{PublicPage, PublicReader, count_of, count_value};
use crate::app::benchmark;
use crate::app::benchmark::{BenchmarkError, CityRanking, RankingRow};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::page_error::PageResult;
use urbivox_core::indicator::{Colour, Framework, Thresholds};

/// `GET /indicators…`: shows the newest edition of the first framework, unless the address names others.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let refuse = |problem: Problem| reader.error_page(&problem);
    let segment = |name: &str| request.match_info().get(name).map(str::to_owned);
    let first = || state.app.frameworks.first().map(|framework| framework.id.clone());
    let id = segment("framework").or_else(first);
    let id = id.ok_or_else(|| refuse(Problem::no_such(Resource::Framework)))?;
    let year = match segment("edition").map(|year| year.parse::<u16>()) {
        None => None,
        Some(Ok(year)) => Some(year),
        Some(Err(_)) => return Err(refuse(Problem::no_such_page())),
    };
    let (app, framework_id) = (state.app.clone(), id.clone());
    let work = move || {
        let years = benchmark::years(&app, &framework_id)?;
        Ok::<_, BenchmarkError>((benchmark::ranking_of_year(&app, &framework_id, year)?, years))
    };
    let rankings = state.gates.reports.run(state.network(&request), work).await;
    let (ranking, years) = rankings.map_err(refuse)?;
    let framework = benchmark::framework(&state.app, &id).map_err(|refusal| refuse(refusal.into()))?;
    Ok(reader.send(&PublicPage {
        title: reader.text("benchmark-title"),
        picture: None,
        blocks: blocks(&reader, framework, ranking.as_ref(), &years),
    }))
}

fn blocks(reader: &PublicReader, framework: &Framework, ranking: Option<&CityRanking>, years: &[u16]) -> Vec<Block> {
    let Some((ranking, first)) = ranking.and_then(|all| Some((all, all.lines.first()?))) else {
        return vec![Block::Lead(reader.text("benchmark-none"))];
    };
    let numbers = reader.numbers();
    // Lines are in order of rank; equal percentages share one.
    let first_ranks = ranking.lines.iter().take_while(|line| line.rank == first.rank);
    let values = [
        ("cities", count_value(ranking.lines.len())),
        ("first", count_value(first_ranks.count())),
        ("year", ranking.year.to_string().into()),
        ("best", first.name.as_str().into()),
        (
            "percent",
            numbers.whole_percent(first.score.total.shown_per_cent()).into(),
        ),
    ];
    let mut blocks = vec![
        Block::Lead(reader.text_with("benchmark-lead", &values)),
        Block::Quiet(format!("{} · {}", framework.name, reader.text("benchmark-how"))),
        pillar_table(reader, framework, ranking),
        table(reader, framework, ranking),
        Block::Quiet(reader.text("benchmark-frozen")),
    ];
    if ranking.lines.iter().any(RankingRow::is_unmeasured) {
        blocks.push(Block::Quiet(reader.text("benchmark-not-measured")));
    }
    let csv = format!(
        "/api/v1/frameworks/{}/ranking.csv?edition={}",
        framework.id, ranking.year
    );
    let mut links = vec![Link::button(csv, reader.text("csv"))];
    links.extend(years.iter().filter(|year| **year != ranking.year).map(|year| {
        let address = format!("/indicators/{}/{year}?lang={}", framework.id, reader.texts.language());
        Link::new(address, format!("{} {year}", reader.text("edition")))
    }));
    blocks.push(Block::Links(links));
    blocks
}

fn pillar_table(reader: &PublicReader, framework: &Framework, ranking: &CityRanking) -> Block {
    let numbers = reader.numbers();
    let rows = ranking.pillars.iter().filter_map(|pooled| {
        let value = pooled.value?;
        let pillar = framework.pillar(&pooled.pillar);
        let name = pillar.map_or(pooled.pillar.as_str(), |pillar| pillar.name.as_str());
        let name = reader.text_with("pillar-average", &[("name", name.into())]);
        let bar = Cell::Bar(value.share(), numbers.whole_percent(value.per_cent()));
        Some(vec![
            Cell::text(name),
            bar,
            Cell::text(format!("{}/{}", numbers.count(pooled.yes), numbers.count(pooled.of))),
        ])
    });
    let head = reader.text_list(&["indicators", "total", "answers"]);
    Block::Table(Table::new(reader.text("total"), head, rows.collect()))
}

fn table(reader: &PublicReader, framework: &Framework, ranking: &CityRanking) -> Block {
    let mut head = reader.text_list(&["city", "rank", "ranks", "total"]);
    head.extend(
        framework
            .dimensions
            .iter()
            .map(|dimension| format!("{} {}", dimension.key, dimension.name)),
    );
    let rows = ranking.lines.iter().map(|line| row(reader, line)).collect();
    Block::Table(Table::new(
        format!("{} {}", reader.text("benchmark-title"), ranking.year),
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
    let rank_text = |rank: usize| reader.numbers().count(count_of(rank));
    let mut range = if best == worst {
        rank_text(best)
    } else {
        let ends = [("best", rank_text(best).into()), ("worst", rank_text(worst).into())];
        reader.text_with("rank-range", &ends)
    };
    if line.is_unmeasured() {
        range = format!("{range} · {}", reader.text("not-measured"));
    }
    let (numbers, total) = (reader.numbers(), line.score.total);
    let mut row = vec![
        name,
        reader.count_cell(count_of(line.rank)),
        Cell::Quiet(range),
        Cell::Bar(total.shown_share(), numbers.whole_percent(total.shown_per_cent())),
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
            Cell::State(state, format!("{}/{} {}", count.yes, count.of, reader.text(word)))
        });
    row.extend(cells);
    row
}
