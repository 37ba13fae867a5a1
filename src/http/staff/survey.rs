//! Survey that a staff page works on: its draft, state and names.

use actix_web::HttpRequest;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::current_user::CurrentUser;
use super::layout::{StaffLayout, survey_base_path};
use crate::app::alerts;
use crate::app::alerts::MeasureRange;
use crate::app::authoring;
use crate::app::authoring::{Draft, SurveyHead, SurveyPath, SurveyState};
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::web::extract::path_parameter;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::authoring::editing;
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

impl SurveyContext {
    /// Slugs of the survey in the address; anything else is a 404.
    pub(super) fn path_in(user: &CurrentUser, request: &HttpRequest) -> Result<SurveyPath, PageError> {
        let segment = |resource: Resource| path_parameter(request, resource).and_then(Slug::parse);
        let slugs = (
            segment(Resource::City),
            segment(Resource::Service),
            segment(Resource::Survey),
        );
        match slugs {
            (Some(city), Some(service), Some(survey)) => Ok(SurveyPath { city, service, survey }),
            _missing => Err(user.refuse(&Problem::no_such(Resource::Survey))),
        }
    }

    /// Loads a survey without a permission check, which is the caller's.
    pub async fn load(user: &CurrentUser, path: SurveyPath) -> Result<SurveyContext, PageError> {
        let at = path.clone();
        let SurveyHead { city, draft, state } = user.run(move |app| authoring::survey_head(app, &at)).await?;
        let zone = TimeZone::get(&city.timezone).map_err(|cause| user.refuse(&Problem::broken(&cause)))?;
        Ok(SurveyContext {
            path,
            city: city.name,
            draft,
            state,
            today: user.app.clock.today(&zone),
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
    pub fn requested_language<'a>(&'a self, user: &CurrentUser, tag: Option<&'a str>) -> Result<&'a str, PageError> {
        match tag {
            None => Ok(self.language()),
            Some(tag) if self.languages().contains(&tag) => Ok(tag),
            Some(_unknown) => Err(user.refuse(&Problem::no_such_page())),
        }
    }

    /// Prompt of a question of the draft, in the default language; its code if the draft does not have it.
    pub fn prompt(&self, code: &str) -> String {
        let question = editing::question(&self.draft.definition, code);
        let prompt = question.and_then(|question| question.get("prompt"));
        let prompt = prompt.and_then(|prompt| authoring::title_of(prompt, self.language()));
        prompt.unwrap_or_else(|| code.to_owned())
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
            .map(|(question, range)| {
                let prompt = question.prompt.as_ref();
                let prompt = prompt.and_then(|prompt| prompt.iter().find(|(tag, _)| tag.as_str() == self.language()));
                let code = question.code.to_string();
                (code.clone(), prompt.map_or(code, |(_, text)| text.to_owned()), range)
            })
            .collect()
    }

    /// Base path of its staff pages.
    pub fn base(&self) -> String {
        survey_base_path(&self.path)
    }

    /// Layout of a page about it.
    pub fn layout<'a>(&self, user: &'a CurrentUser, title: impl Into<String>) -> StaffLayout<'a> {
        StaffLayout::of_survey(user, &self.path, (&self.city, &self.title()), title)
    }
}
