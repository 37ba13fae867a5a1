//! Overview of a city's services and surveys.

use serde_json::Value;

use super::error::{AuthoringError, corrupt};
use super::lookup::city_row;
use super::service;
use super::survey_path::SurveyPath;
use super::surveys::state_of;
use crate::app::App;
use crate::app::catalogue::open_days::SurveyPhase;
use crate::app::catalogue::stored_rows::time_zone_of;
use crate::app::comments::count_by_state;
use crate::app::comments::tail::Tail;
use crate::storage;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::slug::Slug;

/// Services, and surveys of each, on one page. Protects the page.
const LISTED_MAX: i64 = 500;

/// A service with its surveys.
#[derive(Clone, Debug)]
pub struct ServiceOverview {
    /// Name in addresses.
    pub slug: Slug,
    /// Name for people.
    pub name: Localized,
    /// Surveys, by slug.
    pub surveys: Vec<SurveyOverview>,
}

/// Survey in the overview.
#[derive(Clone, Debug)]
pub struct SurveyOverview {
    /// Path of the survey.
    pub path: SurveyPath,
    /// Title in the draft, by language.
    pub title: Value,
    /// Newest published version.
    pub version: Option<u32>,
    /// Phase of its life.
    pub state: SurveyPhase,
    /// Comments not seen by staff.
    pub new_comments: i64,
    /// Responses in the moderation queue.
    pub held: u64,
    /// Registered placements.
    pub placements: i64,
}

impl SurveyOverview {
    /// Returns the title in this language, else in any, else the slug.
    pub fn title_in(&self, language: &str) -> String {
        title_of(&self.title, language).unwrap_or_else(|| self.path.survey.to_string())
    }
}

/// Returns a text of a definition in this language, else in any.
pub fn title_of(text: &Value, language: &str) -> Option<String> {
    let texts = text.as_object()?;
    let found = texts.get(language).or_else(|| texts.values().next())?;
    Some(found.as_str()?.to_owned())
}

/// Returns every service of the city with its surveys.
pub fn overview(app: &App, city: &Slug) -> Result<Vec<ServiceOverview>, AuthoringError> {
    app.storage.read(|db| {
        let row = city_row(db, city)?;
        let zone = time_zone_of(&row)?;
        let tail = Tail::read(db)?;
        let mut overview = Vec::new();
        for service in storage::services::list(db, row.id, "", LISTED_MAX)? {
            let slug = Slug::parse(&service.slug).ok_or_else(|| corrupt("services", "slug"))?;
            let mut surveys = Vec::new();
            for survey in storage::surveys::list(db, service.id, "", LISTED_MAX)? {
                let state = state_of(app, db, &zone, &survey)?;
                let draft: Value = serde_json::from_str(&survey.draft).map_err(|cause| corrupt("surveys", cause))?;
                let [new_comments, _, _] = count_by_state(db, &tail, survey.id)?;
                surveys.push(SurveyOverview {
                    path: SurveyPath {
                        city: city.clone(),
                        service: slug.clone(),
                        survey: state.slug,
                    },
                    title: draft.get("title").cloned().unwrap_or_default(),
                    version: state.version,
                    state: state.state,
                    new_comments,
                    held: storage::held_responses::count(db, survey.id, &storage::tallies::BlockFilter::default())?,
                    placements: storage::placements::count(db, survey.id)?,
                });
            }
            overview.push(ServiceOverview {
                name: service::name_of(&service.name)?,
                slug,
                surveys,
            });
        }
        Ok(overview)
    })
}
