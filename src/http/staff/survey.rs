//! Survey that a staff page works on: its draft, state and names.

use actix_web::HttpRequest;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::auth::{RefusedPage, Staff};
use super::layout::{StaffLayout, survey_base_path};
use crate::app::access::Permission;
use crate::app::alerts;
use crate::app::alerts::MeasureRange;
use crate::app::authoring;
use crate::app::authoring::{Draft, Refusal, SurveyPath, SurveyState};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::slug::Slug;

/// Survey that a staff page works on.
pub struct SurveyContext {
    /// Slugs of the city, service and survey.
    pub path: SurveyPath,
    /// Display name of the city.
    pub city: String,
    /// Draft.
    pub draft: Draft,
    /// State of publication.
    pub state: SurveyState,
    /// Today in the city's time zone.
    pub today: Date,
}

/// Survey path of the URL.
pub fn path_of(staff: &Staff, request: &HttpRequest) -> Result<SurveyPath, RefusedPage> {
    let segment = |name: &str| request.match_info().get(name).and_then(Slug::parse);
    match (segment("city"), segment("service"), segment("survey")) {
        (Some(city), Some(service), Some(survey)) => Ok(SurveyPath { city, service, survey }),
        _missing => Err(staff.refuse(&Problem::no_such(Resource::Survey))),
    }
}

impl SurveyContext {
    /// Loads the survey of the URL; requires `ReadDrafts`.
    pub async fn of(staff: &Staff, request: &HttpRequest) -> Result<SurveyContext, RefusedPage> {
        SurveyContext::require(staff, request, Permission::ReadDrafts).await
    }

    /// Loads the survey of the URL; requires `EditSurveys`.
    pub async fn for_editing(staff: &Staff, request: &HttpRequest) -> Result<SurveyContext, RefusedPage> {
        SurveyContext::require(staff, request, Permission::EditSurveys).await
    }

    /// Loads the survey of the URL; requires this permission.
    pub async fn require(
        staff: &Staff,
        request: &HttpRequest,
        permission: Permission,
    ) -> Result<SurveyContext, RefusedPage> {
        let path = path_of(staff, request)?;
        staff.require(permission, Some(&path.city))?;
        SurveyContext::load(staff, path).await
    }

    /// Loads a survey without a permission check, which is the caller's.
    pub async fn load(staff: &Staff, path: SurveyPath) -> Result<SurveyContext, RefusedPage> {
        let at = path.clone();
        let (city, draft, state) = staff
            .run(move |app| {
                Ok::<_, Refusal>((
                    authoring::city_find(app, &at.city)?,
                    authoring::draft_find(app, &at)?,
                    authoring::survey_state(app, &at)?,
                ))
            })
            .await?;
        let zone = TimeZone::get(&city.timezone).map_err(|cause| staff.refuse(&Problem::broken(&cause)))?;
        Ok(SurveyContext {
            path,
            city: city.name,
            draft,
            state,
            today: staff.app.clock.today(&zone),
        })
    }

    /// Title in the default language, or else the slug.
    pub fn title(&self) -> String {
        let title = self.draft.definition.get("title");
        let title = title.and_then(|title| authoring::title_of(title, self.language()));
        title.unwrap_or_else(|| self.path.survey.to_string())
    }

    /// Default language of the draft.
    pub fn language(&self) -> &str {
        let own = self.draft.definition.get("default_language").and_then(Value::as_str);
        own.or_else(|| self.languages().first().copied()).unwrap_or("en")
    }

    /// Languages of the draft.
    pub fn languages(&self) -> Vec<&str> {
        let tags = self.draft.definition.get("languages").and_then(Value::as_array);
        tags.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Requested language, or else the default language; a language that the survey does not have is refused.
    pub fn requested_language<'a>(&'a self, staff: &Staff, asked: Option<&'a str>) -> Result<&'a str, RefusedPage> {
        match asked {
            None => Ok(self.language()),
            Some(tag) if self.languages().contains(&tag) => Ok(tag),
            Some(_unknown) => Err(staff.refuse(&Problem::no_such_page())),
        }
    }

    /// Parsed draft; `None` if it is invalid, which its pages show.
    pub fn definition(&self) -> Option<Definition> {
        Definition::parse(&self.draft.definition).ok()
    }

    /// Questions that have a measure: code, prompt, and range of the measure.
    pub fn measured(&self) -> Vec<(String, String, MeasureRange)> {
        let definition = self.definition();
        let questions = definition.iter().flat_map(|definition| definition.questions());
        let measured = questions.filter_map(|question| Some((question, alerts::measure_range(question)?)));
        measured
            .map(|(question, reach)| {
                let prompt = question.prompt.as_ref();
                let prompt = prompt.and_then(|prompt| prompt.iter().find(|(tag, _)| tag.as_str() == self.language()));
                let code = question.code.to_string();
                (code.clone(), prompt.map_or(code, |(_, text)| text.to_owned()), reach)
            })
            .collect()
    }

    /// Base path of its staff pages.
    pub fn base(&self) -> String {
        survey_base_path(&self.path)
    }

    /// Layout of a page about it.
    pub fn desk<'a>(&self, staff: &'a Staff, title: impl Into<String>) -> StaffLayout<'a> {
        StaffLayout::of_survey(staff, &self.path, (&self.city, &self.title()), title)
    }
}
