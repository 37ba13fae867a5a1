//! `/cities/{city}`: satisfaction with each service of a city, its indicators, improvement actions and shared templates.

use std::sync::Arc;

use actix_web::{HttpRequest, web};

use super::cities::{service, told, value_cells};
use super::comparison;
use super::frame::{PublicPage, PublicReader, count_value};
use super::{practices, profile};
use crate::app::authoring::sharing;
use crate::app::authoring::sharing::SharedTemplate;
use crate::app::benchmark;
use crate::app::benchmark::{CityRanking, Profile};
use crate::app::improvement_actions::practice::Practice;
use crate::app::improvement_actions::practices::practices_of;
use crate::app::reports::comparison_groups::{ComparisonGroup, GroupCity};
use crate::app::reports::overview;
use crate::app::reports::overview::{ListedSurvey, Overview};
use crate::app::resource::Resource;
use crate::http::media::logo;
use crate::http::problem::Problem;
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::state::HttpState;
use crate::http::web::page_error::PageResult;
use urbivox_core::indicator::Framework;
use urbivox_core::services::service_types;
use urbivox_core::services::service_types::ServiceType;
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
        overview: overview::overview(app)?,
        benchmark,
        practices: practices_of(app, city)?,
        shared: shared
            .into_iter()
            .filter(|shared| shared.city_slug == city.as_str())
            .collect(),
    }))
}

fn blocks(reader: &PublicReader, slug: &Slug, city: &CityPage, min: u64) -> Result<Vec<Block>, Problem> {
    let mut blocks = Vec::new();
    if let Some(address) = &city.logo {
        blocks.push(Block::Picture {
            address: address.clone(),
            alt: String::new(),
        });
    }
    blocks.extend(results(reader, slug, &city.overview, min));
    if let Some((framework, standings, own)) = &city.benchmark {
        blocks.extend(profile::blocks(reader, framework, standings, own)?);
    }
    if !city.practices.is_empty() {
        blocks.push(Block::Heading(reader.text("actions-title")));
        blocks.push(Block::Quiet(reader.text("actions-caution")));
        let has_results = city.overview.surveys_of(slug).any(|line| line.responses.is_some());
        if !has_results && city.practices.iter().any(|practice| practice.effect.is_some()) {
            blocks.push(Block::Quiet(practices::notes(reader, min)));
        }
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

/// Returns the results of the city's services by type, and how they compare with other cities'. There is no figure of the
/// city as a whole: unlike services have nothing in common.
fn results(reader: &PublicReader, slug: &Slug, overview: &Overview, min: u64) -> Vec<Block> {
    let lines: Vec<&ListedSurvey> = overview.surveys_of(slug).collect();
    let with_results = lines.iter().filter(|line| line.responses.is_some()).count();
    if with_results == 0 {
        let few = reader.text_with("city-few", &[("min", count_value(min))]);
        let mut blocks = vec![Block::Lead(few)];
        if !lines.is_empty() {
            blocks.extend(by_type(reader, &lines, min));
        }
        return blocks;
    }
    let lead = reader.text_with("city-lead", &[("surveys", count_value(with_results))]);
    let mut blocks = vec![Block::Lead(lead), Block::Quiet(told(reader, overview, min))];
    blocks.push(Block::Heading(reader.text("city-surveys")));
    blocks.extend(by_type(reader, &lines, min));
    let of_city = |group: &ComparisonGroup| group.cities.iter().position(|line| line.city.slug == *slug);
    let compared = overview.shown_groups().filter_map(|group| {
        let line = group.cities.get(of_city(group)?)?;
        Some((group, line))
    });
    let compared: Vec<(&ComparisonGroup, &GroupCity)> = compared.collect();
    if !compared.is_empty() {
        blocks.push(Block::Heading(reader.text("city-compared")));
        blocks.push(Block::Quiet(comparison::period(reader, &overview.comparison)));
        blocks.push(Block::Table(comparison::of_city(reader, &compared)));
        if compared.iter().any(|(_, line)| line.placements_differ == Some(true)) {
            blocks.push(Block::Quiet(reader.text("placements-note")));
        }
    }
    blocks
}

/// Returns one table for each type of service, in the order of the list of types; services without a type are last.
fn by_type(reader: &PublicReader, lines: &[&ListedSurvey], min: u64) -> Vec<Block> {
    let of_type = |wanted: Option<&ServiceType>| -> Vec<&ListedSurvey> {
        let own = lines.iter().filter(|line| line.published.service_type == wanted);
        own.copied().collect()
    };
    let types = service_types::all().iter().map(Some).chain([None]);
    let tables = types.map(|service_type| (service_type, of_type(service_type)));
    let tables = tables.filter(|(_, own)| !own.is_empty());
    tables
        .map(|(service_type, own)| {
            let caption = match service_type {
                Some(service_type) => service_type.name_in(reader.texts.language()).to_owned(),
                None => reader.text("service-type-none"),
            };
            Block::Table(surveys(reader, caption, &own, min))
        })
        .collect()
}

fn surveys(reader: &PublicReader, caption: String, lines: &[&ListedSurvey], min: u64) -> Table {
    let language = Language::parse(reader.texts.language());
    let rows = lines.iter().map(|line| {
        let title = &line.published.current().definition.title;
        let own = language.as_ref().and_then(|language| title.text(language));
        let any = || title.iter().next().map(|(_, text)| text);
        let title = own.or_else(any).unwrap_or(line.published.path.survey.as_str());
        let answers = match line.responses {
            Some(count) => reader.count_cell(count),
            None => Cell::Quiet(reader.text_with("withheld", &[("min", count_value(min))])),
        };
        let mut row = vec![service(reader, line), Cell::text(title), answers];
        row.extend(value_cells(reader, line));
        row
    });
    let head = reader.text_list(&[
        "service",
        "survey",
        "responses",
        "measure",
        "answers",
        "value",
        "interval",
    ]);
    Table::new(caption, head, rows.collect())
}
