//! `/cities/{city}`: satisfaction with each service of a city, its indicators, improvement actions and shared templates.

use std::sync::Arc;

use actix_web::{HttpRequest, web};

use super::cities::{counted, service, survey_comparison_cells};
use super::frame::{PublicPage, PublicReader, count_value};
use super::{practices, profile};
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::benchmark;
use crate::app::benchmark::{CityRanking, Profile};
use crate::app::improvement_actions::practice::Practice;
use crate::app::improvement_actions::practices::practices_of;
use crate::app::reports::comparison;
use crate::app::reports::overview::Overview;
use crate::app::resource::Resource;
use crate::http::media::logo;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::page_error::PageResult;
use urbivox_core::indicator::Framework;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;

/// Data of the page.
struct CityPage {
    name: String,
    /// Address of the city's logo.
    logo: Option<String>,
    overview: Arc<Overview>,
    benchmark: Option<(Framework, CityRanking, Profile)>,
    practices: Vec<Practice>,
    shared: Vec<SharedTemplate>,
}

/// `GET /cities/{city}`: shows the city.
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let refuse = |problem: Problem| reader.error_page(&problem);
    let no_such_city = || Problem::no_such(Resource::City);
    let slug = request.match_info().get("city").and_then(Slug::parse);
    let slug = slug.ok_or_else(no_such_city).map_err(refuse)?;
    let (app, city) = (state.app.clone(), slug.clone());
    let work = move || find(&app, &city);
    let city = state.gates.reports.run(state.network(&request), work).await;
    let city = city.and_then(|city| city.ok_or_else(no_such_city)).map_err(refuse)?;
    let blocks = blocks(&reader, &slug, &city, state.answers_min).map_err(refuse)?;
    Ok(reader.send(&PublicPage {
        title: city.name.clone(),
        picture: None,
        blocks,
    }))
}

fn find(app: &crate::app::App, city: &Slug) -> Result<Option<CityPage>, Problem> {
    let Some(facts) = app.catalogue.city(&app.storage, city)? else {
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

fn blocks(reader: &PublicReader, slug: &Slug, city: &CityPage, min: u64) -> Result<Vec<Block>, Problem> {
    let line = city.overview.city(slug);
    let mut blocks = Vec::new();
    if let Some(address) = &city.logo {
        blocks.push(Block::Picture {
            address: address.clone(),
            alt: String::new(),
        });
    }
    let compared = line.and_then(|line| line.compared);
    match compared.zip(city.overview.measure.as_deref()) {
        Some((compared, measure)) => {
            let values = [
                (
                    "percent",
                    reader.numbers().percent_of(compared.part.0, compared.part.1).into(),
                ),
                ("answers", count_value(compared.part.1)),
            ];
            let range = reader.percent_range(compared.interval.low, compared.interval.high);
            let interval = format!("{}: {range}", reader.text("interval"));
            blocks.push(Block::Lead(reader.text_with("city-lead", &values)));
            blocks.push(Block::Quiet(format!(
                "{interval}. {}",
                counted(reader, &city.overview, measure, min)
            )));
        }
        None => blocks.push(Block::Lead(reader.text_with("city-few", &[("min", count_value(min))]))),
    }
    if line.is_some() {
        blocks.push(surveys(reader, slug, &city.overview, min));
    }
    if let Some((framework, standings, own)) = &city.benchmark {
        blocks.extend(profile::blocks(reader, framework, standings, own)?);
    }
    if !city.practices.is_empty() {
        blocks.push(Block::Heading(reader.text("actions-title")));
        blocks.push(Block::Quiet(reader.text("actions-caution")));
        blocks.extend(
            city.practices
                .iter()
                .map(|practice| practices::card(reader, practice, false)),
        );
    }
    if !city.shared.is_empty() {
        blocks.push(Block::Heading(reader.text("shared-title")));
        blocks.extend(
            city.shared
                .iter()
                .map(|shared| practices::shared(reader, shared, false)),
        );
    }
    let all = format!("/cities?lang={}", reader.texts.language());
    blocks.push(Block::Links(vec![Link::new(all, reader.text("cities"))]));
    Ok(blocks)
}

fn surveys(reader: &PublicReader, slug: &Slug, overview: &Overview, min: u64) -> Block {
    let language = Language::parse(reader.texts.language());
    let rows = overview.surveys_of(slug).map(|line| {
        let title = &line.published.current().definition.title;
        let own = language.as_ref().and_then(|language| title.text(language));
        let any = || title.iter().next().map(|(_, text)| text);
        let title = own.or_else(any).unwrap_or(line.published.path.survey.as_str());
        let answers = match line.responses {
            Some(count) => reader.count_cell(count),
            None => Cell::Quiet(reader.text_with("withheld", &[("min", count_value(min))])),
        };
        let mut row = vec![service(reader, line), Cell::text(title), answers];
        row.extend(survey_comparison_cells(reader, line, min));
        row
    });
    let head = reader.text_list(&[
        "service",
        "survey",
        "responses",
        "satisfied",
        "interval",
        "expected",
        "compared-with-average",
    ]);
    Block::Table(Table::new(reader.text("city-surveys"), head, rows.collect()))
}
