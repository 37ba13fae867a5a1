//! Management of cities, services and surveys: adding, changing, publishing, closing, copying.

pub mod accent;
pub mod cities;
mod city;
mod error;
pub mod logo;
mod logo_image;
mod lookup;
pub mod overview;
pub mod preview;
pub mod publishing;
mod service;
pub mod services;
pub mod settings;
pub mod sharing;
mod survey_path;
pub mod surveys;

pub use cities::{CityChange, city_add, city_change, city_find, city_list};
pub(in crate::app) use cities::{insert_city, note_added_city};
pub use city::City;
pub(in crate::app) use city::parse as parse_city;
pub use error::AuthoringError;
pub(in crate::app) use lookup::{city_row, resolve_survey};
pub use overview::{ServiceOverview, SurveyOverview, overview, title_of};
pub use publishing::{WordingAnswer, WordingAnswers, changed_prompts, publish, publish_answered};
pub use service::{Service, ServiceChange};
pub(in crate::app) use service::{name_of, type_of};
pub(in crate::app) use services::insert_service;
pub use services::{service_add, service_change, service_find, service_list};
pub use survey_path::SurveyPath;
pub(in crate::app) use surveys::insert_survey;
pub use surveys::{
    Draft, DraftSource, PastVersion, SurveyHead, SurveyState, check_definition, close, copy, draft_autosave,
    draft_find, draft_replace, history, survey_add, survey_head, survey_list, survey_state,
};
