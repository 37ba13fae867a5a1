//! `…/translate`: all texts in two languages in parallel, and CSV files for translators.

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{EditSurveys, ReadDrafts};
use std::borrow::Cow;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use encoding_rs::{Encoding, UTF_8};
use serde_json::Value;

use super::builder::conflict::conflict;
use super::builder::draft_form::{SaveOutcome, autosave_response, hidden_revision, save_draft};
use super::builder::draft_text::language_name;
use super::components::{Block, Button, Field, FormView, Link, counted};
use super::survey::SurveyContext;
use super::upload::Upload;
use crate::app::access::Permission;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::query::query;
use urbivox_core::i18n::Value as Word;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::translation;
use urbivox_core::survey::authoring::translation::ImportOutcome;

/// `GET …/translate`.
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let to = target_language(&user, &survey, query(&user.request).get("to"))?;
    Ok(show(&user, &survey, &to, StatusCode::OK, Vec::new()))
}

/// Language to translate into: the requested one, or else the first with missing texts.
fn target_language(user: &CurrentUser, survey: &SurveyContext, tag: Option<&str>) -> Result<String, PageError> {
    if tag.is_some() {
        return survey.requested_language(user, tag).map(str::to_owned);
    }
    let own = survey.languages();
    let document = &survey.draft.definition;
    let others = || own.iter().copied().filter(|tag| *tag != survey.language());
    let lacking = others().find(|tag| translation::missing_count(document, tag) > 0);
    let first = lacking.or_else(|| others().next());
    Ok(first.unwrap_or(survey.language()).to_owned())
}

/// Target language of the form; a missing or unknown one is refused, so that texts are not stored under another.
fn form_target_language(user: &CurrentUser, survey: &SurveyContext, fields: &FormFields) -> Result<String, PageError> {
    let own = fields.get("to").filter(|to| survey.languages().contains(to));
    own.map(str::to_owned).ok_or_else(|| user.unclear_form())
}

fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    to: &str,
    status: StatusCode,
    mut blocks: Vec<Block>,
) -> HttpResponse {
    let from = survey.language().to_owned();
    let others: Vec<(String, String)> = survey
        .languages()
        .into_iter()
        .map(|tag| {
            let missing = translation::missing_count(&survey.draft.definition, tag);
            let name = language_name(tag);
            let label = if missing == 0 {
                name
            } else {
                format!("{name}: {missing}")
            };
            (tag.to_owned(), label)
        })
        .collect();
    if others.len() < 2 {
        blocks.push(Block::Lead(user.text("translate-alone")));
        blocks.push(Block::Links(vec![Link::button(
            format!("{}/build", survey.base()),
            user.text("tab-build"),
        )]));
        return survey
            .layout(user, user.texts.get("tab-translate"))
            .render_with_status(status, &blocks);
    }
    let missing = translation::missing_count(&survey.draft.definition, to);
    let values = [("language", Word::from(language_name(to))), ("count", counted(missing))];
    blocks.push(Block::Lead(user.texts.with("translate-lead", &values)));
    blocks.push(Block::Form(FormView::query(
        "",
        vec![Field::select("to", user.text("translate-to"), to, others)],
        vec![Button::primary(user.text("show"))],
    )));
    if user.may(Permission::EditSurveys, Some(&survey.path.city)) {
        blocks.push(Block::Form(form(user, survey, &from, to)));
        blocks.push(Block::Card(
            user.text("translator-title"),
            vec![
                Block::Text(user.text("translator-lead")),
                Block::Links(vec![Link::button(
                    format!("{}/translate/file?to={to}", survey.base()),
                    user.text("translator-out"),
                )]),
                Block::Form(FormView::new(
                    format!("{}/translate/file", survey.base()),
                    vec![
                        hidden_revision(survey),
                        Field::hidden("to", to),
                        Field::file("file", user.text("translator-in"), ".csv,text/csv"),
                        Field::area(4, "text", user.text("translator-text"), "")
                            .with_hint(user.text("translator-in-hint")),
                    ],
                    vec![Button::primary(user.text("translator-take"))],
                )),
            ],
        ));
    }
    survey
        .layout(user, user.texts.get("tab-translate"))
        .render_with_status(status, &blocks)
}

fn form(user: &CurrentUser, survey: &SurveyContext, from: &str, to: &str) -> FormView {
    let mut fields = vec![hidden_revision(survey), Field::hidden("to", to)];
    for entry in translation::entries(&survey.draft.definition) {
        let original = entry.texts.get(from).cloned().unwrap_or_default();
        let own = entry.texts.get(to).cloned().unwrap_or_default();
        let is_missing = own.trim().is_empty();
        let label = if original.is_empty() {
            entry.key.clone()
        } else {
            original
        };
        let rows = if label.chars().count() > 120 { 4 } else { 2 };
        let mut field = Field::area(rows, format!("t{}", entry.key), label, own).with_language(to);
        if is_missing {
            field = field.with_hint(user.text("translate-missing"));
        }
        fields.push(field);
    }
    let mut form = FormView::new("", fields, vec![Button::primary(user.text("save"))]);
    form.autosave = true;
    form
}

/// `POST …/translate`.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<()>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let fields = form.read_only(&user, "save").await?;
    let to = form_target_language(&user, &survey, &fields)?;
    let mut document = survey.draft.definition.clone();
    let mut is_empty = true;
    for entry in translation::entries(&survey.draft.definition) {
        let name = format!("t{}", entry.key);
        let Some(typed) = fields.get_all(&name).last() else {
            continue;
        };
        is_empty = false;
        translation::set_text(&mut document, &entry.key, &to, typed);
    }
    if is_empty {
        return Err(user.unclear_form());
    }
    let saved = save_draft(&user, &survey, &document, &fields).await?;
    if fields.get("_auto").is_some() {
        return Ok(autosave_response(&user, saved));
    }
    settle(&user, &survey, &document, saved, &to, Vec::new())
}

fn settle(
    user: &CurrentUser,
    survey: &SurveyContext,
    document: &Value,
    saved: SaveOutcome,
    to: &str,
    report: Vec<Block>,
) -> PageResult {
    match saved {
        SaveOutcome::Saved(_) if report.is_empty() => {
            Ok(see_other(&format!("{}/translate?to={to}&done=saved", survey.base())))
        }
        SaveOutcome::Saved(draft) => {
            let survey = SurveyContext {
                path: survey.path.clone(),
                city: survey.city.clone(),
                state: survey.state.clone(),
                today: survey.today,
                draft,
            };
            Ok(show(user, &survey, to, StatusCode::OK, report))
        }
        SaveOutcome::Conflict => Ok(conflict(user, survey, document)),
        SaveOutcome::Invalid(wrong) => {
            let errors = vec![Block::Errors(user.text("errors-title"), wrong)];
            Ok(show(user, survey, to, StatusCode::UNPROCESSABLE_ENTITY, errors))
        }
    }
}

/// `GET …/translate/file`: exports the CSV file for translators.
pub async fn file(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let to = target_language(&user, &survey, query(&user.request).get("to"))?;
    // Byte order mark, by which spreadsheet programs recognise UTF-8.
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let written = translation::to_csv(&survey.draft.definition, survey.language(), &to);
    bytes.extend(written.map_err(|cause| user.refuse(&Problem::broken(&cause)))?);
    let name = format!("attachment; filename=\"{}-{to}.csv\"", survey.path.survey);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, name))
        .body(bytes))
}

/// `POST …/translate/file`: imports the translated CSV file.
pub async fn take(access: SurveyAccess<EditSurveys>, form: Upload) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let upload = form.read().await.map_err(|problem| user.refuse(&problem))?;
    let fields = &upload.fields;
    user.check_csrf(fields)?;
    user.only_action(fields, "take")?;
    let to = form_target_language(&user, &survey, fields)?;
    let typed = fields.get("text").unwrap_or_default();
    if upload.file("file").is_none() && typed.trim().is_empty() {
        let wrong = vec![("f-file".to_owned(), user.text("translator-none"))];
        let message = vec![Block::Errors(user.text("errors-title"), wrong)];
        return Ok(show(&user, &survey, &to, StatusCode::UNPROCESSABLE_ENTITY, message));
    }
    let Some(text) = upload.file("file").map_or(Some(typed.into()), decode_text) else {
        let wrong = vec![("f-file".to_owned(), user.text("translator-letters"))];
        let message = vec![Block::Errors(user.text("errors-title"), wrong)];
        return Ok(show(&user, &survey, &to, StatusCode::UNPROCESSABLE_ENTITY, message));
    };
    let (document, returned) = translation::from_csv(&survey.draft.definition, text.as_bytes(), &to);
    let saved = save_draft(&user, &survey, &document, fields).await?;
    let message = report(&user, &returned);
    settle(&user, &survey, &document, saved, &to, message)
}

/// Text of a file in UTF-8, or UTF-16 with a byte order mark as spreadsheets write it; `None` if it is in another encoding.
pub(crate) fn decode_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let (text, _, is_broken) = encoding.decode(bytes);
    (!is_broken).then_some(text)
}

fn report(user: &CurrentUser, returned: &ImportOutcome) -> Vec<Block> {
    let taken = user
        .texts
        .with("translator-taken", &[("count", counted(returned.imported))]);
    let mut blocks = vec![Block::Notice(super::components::Tone::Primary, taken)];
    let mut wrong: Vec<(String, String)> = Vec::new();
    for (line, key) in returned.unknown_keys.iter().take(20) {
        let values = [("line", counted(*line)), ("key", key.as_str().into())];
        wrong.push((String::new(), user.texts.with("translator-unknown", &values)));
    }
    if let Some(line) = returned.unreadable_line {
        wrong.push((
            String::new(),
            user.texts.with("translator-broken", &[("line", counted(line))]),
        ));
    }
    if !wrong.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), wrong));
    }
    blocks
}
