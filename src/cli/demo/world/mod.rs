//! The demo's world: many cities and services, with two years of responses, indicators and improvement actions, and their
//! releases. Public for the tests, which compare the figures of its surveys on each database.

mod calendar;
mod chance;
mod load;
mod loaded_survey;
mod people;
mod places;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::ToSpan;
use serde_json::{Value, json};

use crate::app::App;
use crate::app::authoring;
use crate::app::authoring::sharing;
use crate::app::authoring::{DraftSource, SurveyPath};
use crate::app::benchmark;
use crate::app::improvement_actions;
use crate::app::improvement_actions::ImprovementAction;
use crate::app::placements;
use crate::app::releases::job::ReleaseJob;
use chance::Random;
use loaded_survey::LoadedSurvey;
use places::{ACTIONS, CITIES, DemoCity, SERVICES};
use urbivox_core::services::service_types;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates;

/// Size of the world.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Cities, at most 50.
    pub cities: usize,
    /// Services of all cities together, at most ten in each.
    pub services: usize,
    /// Approximate number of responses.
    pub responses: u64,
    /// Seed; the same seed creates the same world.
    pub seed: u64,
}

/// Summary of a created world.
#[derive(Clone, Copy, Debug, Default)]
pub struct WorldSummary {
    /// Number of cities.
    pub cities: usize,
    /// Number of surveys, one for each service.
    pub surveys: usize,
    /// Number of stored responses.
    pub responses: u64,
    /// Time to store the responses.
    pub taken: Duration,
    /// Number of releases.
    pub releases: u64,
    /// Time of the job that made them.
    pub released_in: Duration,
}

/// Creates the world and releases its days.
pub fn make(app: &App, size: Size) -> Result<WorldSummary> {
    let filled = fill(app, size)?;
    let begun = Instant::now();
    let releases = release(app, filled.surveys)?;
    Ok(WorldSummary {
        releases,
        released_in: begun.elapsed(),
        ..filled
    })
}

/// Releases all days that are over, with a progress bar; returns the number of releases.
fn release(app: &App, surveys: usize) -> Result<u64> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} surveys released")?;
    let progress = ProgressBar::new(u64::try_from(surveys)?).with_style(style.progress_chars("━━╌"));
    let mut job = ReleaseJob::default();
    let summary = job.run(app, || {
        progress.inc(1);
        true
    })?;
    progress.finish_and_clear();
    if summary.failures > 0 {
        bail!(
            "{} surveys could not be released; this is a fault of the program, please report it",
            summary.failures
        );
    }
    Ok(summary.releases)
}

/// Creates the world without releases.
pub fn fill(app: &App, size: Size) -> Result<WorldSummary> {
    let cities = CITIES.get(..size.cities.clamp(1, CITIES.len())).unwrap_or_default();
    let each = size.services.div_ceil(cities.len()).clamp(1, SERVICES.len());
    let mut surveys = Vec::new();
    for (place, number) in cities.iter().zip(0_u64..) {
        let mut chance = Random::new(size.seed, 1_000 + number);
        // Average quality of the city's services.
        let level = 0.62 + 0.3 * chance.part();
        settle(app, place)?;
        for service in SERVICES.iter().take(each) {
            if surveys.len() >= size.services {
                break;
            }
            surveys.push(ask(app, place, service, level, &mut chance)?);
        }
        publish_editions(app, place, level, &mut chance)?;
    }
    let loaded = load::load(app, &surveys, size.responses, size.seed)?;
    add_improvement_actions(app, &surveys, size.seed)?;
    Ok(WorldSummary {
        cities: cities.len(),
        surveys: surveys.len(),
        responses: loaded.responses,
        taken: loaded.taken,
        ..WorldSummary::default()
    })
}

fn slug(text: &str) -> Result<Slug> {
    Slug::parse(text).ok_or_else(|| anyhow!("{text} is no slug"))
}

fn languages_of(place: &DemoCity) -> Result<Vec<Language>> {
    let tags = place.4.iter();
    tags.map(|tag| Language::parse(tag).ok_or_else(|| anyhow!("{tag} is no language")))
        .collect()
}

fn settle(app: &App, place: &DemoCity) -> Result<()> {
    let (name, at, country, timezone, _) = place;
    let city = authoring::City {
        slug: slug(at)?,
        name: (*name).to_owned(),
        country: Some((*country).to_owned()),
        timezone: (*timezone).to_owned(),
        languages: languages_of(place)?,
        created_at: app.clock.now(),
        settings: authoring::settings::CitySettings::default(),
    };
    authoring::city_add(app, &city)?;
    Ok(())
}

fn ask(
    app: &App,
    place: &DemoCity,
    service: &(&str, &str, &str),
    level: f64,
    chance: &mut Random,
) -> Result<LoadedSurvey> {
    let (name, at, id) = service;
    let path = SurveyPath {
        city: slug(place.1)?,
        service: slug(at)?,
        survey: slug(id)?,
    };
    let names = Language::parse("en").map(|english| (english, (*name).to_owned()));
    let name = Localized::from_texts(names.into_iter().collect()).ok_or_else(|| anyhow!("{at} has no name"))?;
    let service = authoring::Service {
        slug: path.service.clone(),
        name,
        service_type: service_types::find(places::service_type(at)),
    };
    authoring::service_add(app, &path.city, &service)?;
    let template = templates::find(id).ok_or_else(|| anyhow!("there is no template {id}"))?;
    let mut document = template.document(&template.supported_languages(&languages_of(place)?));
    if *id == "short-satisfaction" {
        add_district(&mut document).with_context(|| format!("the template {id} has no page for the district"))?;
    }
    authoring::survey_add(
        app,
        &path.city,
        &path.service,
        &path.survey,
        &DraftSource::Definition(document),
    )?;
    authoring::publish(app, &path, None, "")?;
    for (name, kind) in people::PLACEMENTS {
        placements::placement_add(app, &path, &slug(name)?, kind, None)?;
    }
    let published = app
        .catalogue
        .find(&app.storage, &path)?
        .ok_or_else(|| anyhow!("{path} was not published"))?;
    Ok(LoadedSurvey {
        published,
        quality: (level + (chance.part() - 0.5) * 0.2).clamp(0.1, 0.95),
        drift: (chance.part() - 0.35) * 0.08,
        // The use of services differs by orders of magnitude.
        weight: 0.02 + 2.0 * chance.part().powi(3),
        placement: chance.pick(&people::PLACEMENTS).map_or("link", |(slug, _)| slug),
    })
}

/// Adds a segment question, so that results can be filtered by district; `None` when the survey has no first page.
fn add_district(document: &mut Value) -> Option<()> {
    let languages: Vec<String> = document
        .get("languages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|tag| Some(tag.as_str()?.to_owned()))
        .collect();
    let text = |words: &str| Value::Object(languages.iter().map(|tag| (tag.clone(), json!(words))).collect());
    let option = |code: &str, words: &str| json!({"code": code, "label": text(words)});
    let question = json!({
        "code": "district", "kind": "choice", "segment": true, "prompt": text("District"),
        "options": [option("north", "Nord"), option("centre", "Centrum"), option("south", "Sud")]
    });
    let questions = document.pointer_mut("/pages/0/questions")?.as_array_mut()?;
    questions.push(question);
    Some(())
}

/// Publishes editions for three years, with more "yes" answers in cities with good services.
fn publish_editions(app: &App, place: &DemoCity, level: f64, chance: &mut Random) -> Result<()> {
    let city = slug(place.1)?;
    let framework = app.frameworks.first().context("there is no framework of indicators")?;
    let mut answers = serde_json::Map::new();
    for year in 2024..=2026_u16 {
        for indicator in &framework.indicators {
            let yes = answers.contains_key(&indicator.id) || chance.hits(level * 0.45);
            if yes {
                answers.insert(
                    indicator.id.clone(),
                    json!({"yes": true, "evidence": "Invented for the demo."}),
                );
            }
        }
        benchmark::put_answers(app, &city, &framework.id, &Value::Object(answers.clone()), None)?;
        benchmark::publish(app, &city, &framework.id, year)?;
    }
    Ok(())
}

/// Adds improvement actions and shared templates of some cities.
fn add_improvement_actions(app: &App, surveys: &[LoadedSurvey], seed: u64) -> Result<()> {
    let mut chance = Random::new(seed, 7);
    let today = app.clock.today(&jiff::tz::TimeZone::UTC);
    let measured = surveys
        .iter()
        .filter(|one| one.published.path.survey.as_str() == "short-satisfaction");
    for (one, (said, did)) in measured.step_by(9).zip(ACTIONS.iter().cycle()).take(24) {
        let back = i64::try_from(60 + chance.below(300))?;
        let action = ImprovementAction {
            id: 0,
            question: "satisfaction".to_owned(),
            said: (*said).to_owned(),
            did: (*did).to_owned(),
            done_on: Some(today.checked_sub(back.days())?),
            decided_on: None,
            effective_from: None,
            is_public: true,
        };
        improvement_actions::save(app, &one.published.path, &action)?;
    }
    for one in surveys.iter().step_by(97).take(4) {
        sharing::share(
            app,
            &one.published.path,
            "Short satisfaction",
            "Two questions on one page: most people finish it.",
        )?;
    }
    Ok(())
}
