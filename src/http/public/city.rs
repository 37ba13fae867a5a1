//! `/cities/{city}`: satisfaction with each service of a city, its indicators, improvement actions and shared templates.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};

use super::cities::{counted, service, survey_comparison_cells};
use super::frame::{PublicPage, PublicReader, number};
use super::{practices, profile};
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::benchmark;
use crate::app::benchmark::{Profile, Ranking};
use crate::app::improvement_actions::practices::Practice;
use crate::app::improvement_actions::practices::practices_of;
use crate::app::reports::comparison;
use crate::app::reports::comparison::Overview;
use crate::app::resource::Resource;
use crate::http::media::logo;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use urbivox_core::indicator::Framework;
use urbivox_core::survey::slug::Slug;

/// Data of the page.
struct CityPage {
    name: String,
    /// Address of the city's logo.
    logo: Option<String>,
    overview: Arc<Overview>,
    benchmark: Option<(Framework, Ranking, Profile)>,
    practices: Vec<Practice>,
    shared: Vec<SharedTemplate>,
}

/// `GET /cities/{city}`: shows the city.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let reader = PublicReader::of(&request);
    let Some(slug) = request.match_info().get("city").and_then(Slug::parse) else {
        return reader.refuse(&Problem::no_such(Resource::City));
    };
    let (app, city) = (site.app.clone(), slug.clone());
    let work = move || find(&app, &city);
    let found = match site.gates.reports.run(site.network(&request), work).await {
        Ok(Some(found)) => found,
        Ok(None) => return reader.refuse(&Problem::no_such(Resource::City)),
        Err(problem) => return reader.refuse(&problem),
    };
    let blocks = match blocks(&reader, &slug, &found, site.answers_min) {
        Ok(blocks) => blocks,
        Err(problem) => return reader.refuse(&problem),
    };
    reader.send(&PublicPage {
        title: found.name.clone(),
        picture: None,
        blocks,
    })
}

fn find(app: &crate::app::App, city: &Slug) -> Result<Option<CityPage>, Problem> {
    let Some(facts) = app.catalogue.city(app, city)? else {
        return Ok(None);
    };
    let mut benchmark = None;
    for framework in app.frameworks.iter() {
        let Some(standings) = benchmark::ranking_of_year(app, &framework.id, None)? else {
            continue;
        };
        if let Some(profile) = benchmark::profile(app, &framework.id, &standings, city)? {
            benchmark = Some((framework.clone(), standings, profile));
            break;
        }
    }
    let shared = sharing::list(app)?;
    Ok(Some(CityPage {
        name: facts.name.clone(),
        logo: facts.settings.logo.as_ref().map(|logo| logo::address(city, logo)),
        overview: comparison::overview(app)?,
        benchmark,
        practices: practices_of(app, city)?,
        shared: shared
            .into_iter()
            .filter(|shared| shared.city_slug == city.as_str())
            .collect(),
    }))
}

fn blocks(reader: &PublicReader, slug: &Slug, found: &CityPage, min: u64) -> Result<Vec<Block>, Problem> {
    let line = found.overview.city(slug);
    let mut blocks = Vec::new();
    if let Some(address) = &found.logo {
        blocks.push(Block::Picture {
            address: address.clone(),
            alt: String::new(),
        });
    }
    let compared = line.and_then(|line| line.compared);
    match compared.zip(found.overview.measure.as_deref()) {
        Some((compared, measure)) => {
            let values = [
                ("percent", reader.percent(compared.share).into()),
                ("answers", number(compared.part.1)),
            ];
            let (low, high) = (compared.interval.low, compared.interval.high);
            let interval = format!(
                "{}: {} – {}",
                reader.say("interval"),
                reader.percent(low),
                reader.percent(high)
            );
            blocks.push(Block::Lead(reader.with("city-lead", &values)));
            blocks.push(Block::Quiet(format!(
                "{interval}. {}",
                counted(reader, &found.overview, measure, min)
            )));
        }
        None => blocks.push(Block::Lead(reader.with("city-few", &[("min", number(min))]))),
    }
    if line.is_some() {
        blocks.push(surveys(reader, slug, &found.overview, min));
    }
    if let Some((framework, standings, own)) = &found.benchmark {
        blocks.extend(profile::blocks(reader, framework, standings, own)?);
    }
    if !found.practices.is_empty() {
        blocks.push(Block::Heading(reader.say("actions-title")));
        blocks.extend(
            found
                .practices
                .iter()
                .map(|practice| practices::card(reader, practice, false)),
        );
    }
    if !found.shared.is_empty() {
        blocks.push(Block::Heading(reader.say("shared-title")));
        blocks.extend(
            found
                .shared
                .iter()
                .map(|shared| practices::shared(reader, shared, false)),
        );
    }
    blocks.push(Block::Links(vec![Link::new("/cities", reader.say("cities"))]));
    Ok(blocks)
}

fn surveys(reader: &PublicReader, slug: &Slug, overview: &Overview, min: u64) -> Block {
    let rows = overview.surveys_of(slug).map(|line| {
        let title = &line.published.current().definition.title;
        let title = title
            .iter()
            .next()
            .map_or(line.published.path.survey.as_str(), |(_, text)| text);
        let answers = match line.responses {
            Some(count) => Cell::number(count),
            None => Cell::Quiet(reader.with("withheld", &[("min", number(min))])),
        };
        let mut row = vec![service(reader, line), Cell::text(title), answers];
        row.extend(survey_comparison_cells(reader, line, min));
        row
    });
    let head = reader.text_list(&[
        "service",
        "survey",
        "answers",
        "satisfied",
        "interval",
        "expected",
        "standing",
    ]);
    Block::Table(Table::new(reader.say("city-surveys"), head, rows.collect()))
}
