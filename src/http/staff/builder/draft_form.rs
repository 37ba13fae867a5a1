//! Saving of a draft from a form, which names the revision that it was rendered from.

use actix_web::HttpResponse;
use serde_json::{Value, json};

use crate::app::authoring;
use crate::app::authoring::{AuthoringError, Draft};
use crate::http::staff::components::Field;
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Outcome of saving a draft.
pub enum SaveOutcome {
    /// The draft was stored.
    Saved(Draft),
    /// Another person changed the draft in the meantime.
    Conflict,
    /// The draft is invalid: field id and message of each violation.
    Invalid(Vec<(String, String)>),
}

/// Draft revision that the form was rendered from.
///
/// A form without a revision changes the newest draft; an unreadable revision is refused, so that it overwrites nothing.
pub fn revision_of(user: &CurrentUser, fields: &FormFields) -> Result<Option<i64>, PageError> {
    match fields.get("_revision") {
        None => Ok(None),
        Some(_) => user.id(fields, "_revision").map(Some),
    }
}

/// Saves a changed draft, unless another person changed it since the form's revision.
pub async fn save_draft(
    user: &CurrentUser,
    survey: &SurveyContext,
    changed: &Value,
    fields: &FormFields,
) -> Result<SaveOutcome, PageError> {
    let revision = revision_of(user, fields)?;
    let save = if fields.get("_auto").is_some() {
        authoring::draft_autosave
    } else {
        authoring::draft_replace
    };
    let (path, changed) = (survey.path.clone(), changed.clone());
    let revision = revision.or(Some(survey.draft.revision));
    let stored = user.attempt(move |app| save(app, &path, &changed, revision)).await?;
    match stored {
        Ok(draft) => Ok(SaveOutcome::Saved(draft)),
        Err(AuthoringError::Changed) => Ok(SaveOutcome::Conflict),
        Err(AuthoringError::Invalid(violations)) => Ok(SaveOutcome::Invalid(
            violations
                .iter()
                .map(|violation| {
                    let last = violation.pointer.rsplit('/').next().unwrap_or_default();
                    let is_field = last.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
                    let at = if is_field {
                        format!("f-{}", last.replace('_', "-"))
                    } else {
                        String::new()
                    };
                    (at, format!("{} ({})", violation.detail, violation.pointer))
                })
                .collect(),
        )),
        Err(
            refusal @ (AuthoringError::NoSuch(_)
            | AuthoringError::Exists(_)
            | AuthoringError::WordingUnanswered(_)
            | AuthoringError::NotPublished
            | AuthoringError::Fault(_)),
        ) => Err(user.refuse(&refusal.into())),
    }
}

/// Hidden field with the revision of the draft that the form is rendered from.
pub fn hidden_revision(survey: &SurveyContext) -> Field {
    Field::hidden("_revision", survey.draft.revision.to_string())
}

/// JSON response to an autosave request: whether it was saved, the revision, and a status text.
pub fn autosave_response(user: &CurrentUser, outcome: SaveOutcome) -> HttpResponse {
    let message = match &outcome {
        SaveOutcome::Saved(_) => user.text("auto-saved"),
        SaveOutcome::Conflict => user.text("auto-conflict"),
        SaveOutcome::Invalid(wrong) => {
            let first = wrong.first().map(|(_, text)| text.clone()).unwrap_or_default();
            format!("{} {first}", user.text("auto-faulty"))
        }
    };
    let revision = match &outcome {
        SaveOutcome::Saved(draft) => Some(draft.revision),
        SaveOutcome::Conflict | SaveOutcome::Invalid(_) => None,
    };
    HttpResponse::Ok().json(json!({"saved": revision.is_some(), "revision": revision, "message": message}))
}
