//! `…/build`: pages and questions of a draft in order, and the forms that change them.

use super::advice;
use super::conflict::conflict;
use super::draft_form::{SaveOutcome, autosave_response, hidden_revision, save_draft};
use super::edit_form::{BuilderAction, requested_edit};
use super::{list, survey_form};
use crate::app::access::required::{EditSurveys, ReadDrafts};
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::forms::Form;
use crate::http::staff::redirect::see_other;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::Value;

use crate::app::access::Permission;
use crate::http::staff::components::{Block, Field, FormView, Link, Tone};
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::authoring::editing;

/// `GET …/build`.
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    Ok(show(&user, &survey, StatusCode::OK, Vec::new()))
}

/// `POST …/build`: applies one change to the draft.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<BuilderAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let document = &survey.draft.definition;
    let edit = match requested_edit(&user, &survey, &fields, action)? {
        Ok(edit) => edit,
        Err(wrong) => return Ok(show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    };
    let Some(changed) = edit.apply_to(document) else {
        let gone = vec![(String::new(), user.text("question-gone"))];
        return Ok(show(&user, &survey, StatusCode::CONFLICT, gone));
    };
    let outcome = save_draft(&user, &survey, &changed, &fields).await?;
    if fields.has("_auto") {
        return Ok(autosave_response(&user, outcome));
    }
    match (outcome, action) {
        (SaveOutcome::Saved(draft), BuilderAction::Add) => {
            let old = editing::pages(document).concat();
            let new = editing::pages(&draft.definition);
            let codes = new
                .iter()
                .flatten()
                .filter_map(|question| question.get("code")?.as_str());
            let is_new = |code: &&str| {
                !old.iter()
                    .any(|known| known.get("code").and_then(Value::as_str) == Some(code))
            };
            let code = codes.into_iter().find(is_new);
            match code {
                Some(code) => Ok(see_other(&format!("{}/build/{code}", survey.base()))),
                None => Ok(see_other(&format!("{}/build", survey.base()))),
            }
        }
        (SaveOutcome::Saved(_), _) => Ok(see_other(&format!("{}/build", survey.base()))),
        (SaveOutcome::Conflict, _) => Ok(conflict(&user, &survey, &changed)),
        (SaveOutcome::Invalid(wrong), _) => Ok(show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    }
}

/// `POST …/build/whole`: replaces the draft by the user's own version after a conflict.
pub async fn whole(access: SurveyAccess<EditSurveys>, form: Form<()>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let fields = form.read_only(&user, "whole").await?;
    let mine = fields
        .get("definition")
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    let mine = mine.ok_or_else(|| user.unclear_form())?;
    match save_draft(&user, &survey, &mine, &fields).await? {
        SaveOutcome::Saved(_) => Ok(see_other(&format!("{}/build?done=saved", survey.base()))),
        SaveOutcome::Conflict => Ok(conflict(&user, &survey, &mine)),
        SaveOutcome::Invalid(wrong) => Ok(show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    }
}

fn show(user: &CurrentUser, survey: &SurveyContext, status: StatusCode, errors: Vec<(String, String)>) -> HttpResponse {
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(advice::summary(user, survey)));
    let edits = user.may(Permission::EditSurveys, Some(&survey.path.city));
    let base = survey.base();
    blocks.push(Block::Links(vec![
        Link::button(
            advice::preview_url(&user.state, survey, &user.request),
            user.text("try"),
        ),
        Link::new(format!("{base}/preview"), user.text("preview")),
        Link::new(format!("{base}/paper"), user.text("paper")),
        Link::new(format!("{base}/translate"), user.text("tab-translate")),
        Link::new(format!("{base}/publish"), user.text("tab-publish")),
    ]));
    let pages = editing::pages(&survey.draft.definition);
    let count = pages.len().max(1);
    for at in 0..count {
        blocks.extend(list::page_blocks(user, survey, &pages, at, edits));
    }
    if edits {
        blocks.push(Block::Form(FormView::button(
            "",
            vec![hidden_revision(survey), Field::hidden("do", "add-page")],
            user.text("page-add"),
            Tone::Plain,
        )));
        blocks.push(Block::Card(
            user.text("survey-texts"),
            vec![Block::Form(survey_form::texts(user, survey))],
        ));
        blocks.push(Block::Card(
            user.text("languages-title"),
            vec![Block::Form(survey_form::languages(user, survey))],
        ));
    }
    blocks.extend(advice::blocks(user, survey));
    survey
        .layout(user, user.texts.get("tab-build"))
        .render_with_status(status, &blocks)
}
