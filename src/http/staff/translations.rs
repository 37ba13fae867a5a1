//! `…/translate`: all texts in two languages in parallel, and CSV files for translators.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use encoding_rs::{Encoding, UTF_8};
use serde_json::Value;

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::builder::{SaveOutcome, conflict, hidden_revision, language_name, question, save_draft};
use super::components::{Block, Button, Field, FormView, Link, counted};
use super::survey::SurveyContext;
use super::upload::Upload;
use crate::app::access::Permission;
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::i18n::Value as Word;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::translation;
use urbivox_core::survey::authoring::translation::ImportOutcome;

/// `GET …/translate`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            let to = wanted(&staff, &work, query(&request).get("to"))?;
            Ok(show(&staff, &work, &to, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

/// Language to translate into: the requested one, or else the first with missing texts.
fn wanted(staff: &Staff, work: &SurveyContext, asked: Option<&str>) -> Result<String, RefusedPage> {
    if asked.is_some() {
        return work.requested_language(staff, asked).map(str::to_owned);
    }
    let own = work.languages();
    let document = &work.draft.definition;
    let others = || own.iter().copied().filter(|tag| *tag != work.language());
    let lacking = others().find(|tag| translation::missing_count(document, tag) > 0);
    let first = lacking.or_else(|| others().next());
    Ok(first.unwrap_or(work.language()).to_owned())
}

/// Target language of the form; a missing or unknown one is refused, so that texts are not stored under another.
fn form_target_language(staff: &Staff, work: &SurveyContext, fields: &FormFields) -> Result<String, RefusedPage> {
    let own = fields.get("to").filter(|to| work.languages().contains(to));
    own.map(str::to_owned).ok_or_else(|| staff.unclear_form())
}

fn show(staff: &Staff, work: &SurveyContext, to: &str, status: StatusCode, mut blocks: Vec<Block>) -> HttpResponse {
    let from = work.language().to_owned();
    let others: Vec<(String, String)> = work
        .languages()
        .into_iter()
        .map(|tag| {
            let missing = translation::missing_count(&work.draft.definition, tag);
            let name = language_name(tag);
            let told = if missing == 0 {
                name
            } else {
                format!("{name}: {missing}")
            };
            (tag.to_owned(), told)
        })
        .collect();
    if others.len() < 2 {
        blocks.push(Block::Lead(staff.say("translate-alone")));
        blocks.push(Block::Links(vec![Link::button(
            format!("{}/build", work.base()),
            staff.say("tab-build"),
        )]));
        return work
            .desk(staff, staff.texts.get("tab-translate"))
            .render_with_status(status, &blocks);
    }
    let missing = translation::missing_count(&work.draft.definition, to);
    let values = [("language", Word::from(language_name(to))), ("count", counted(missing))];
    blocks.push(Block::Lead(staff.texts.with("translate-lead", &values)));
    blocks.push(Block::Form(FormView::question(
        "",
        vec![Field::select("to", staff.say("translate-to"), to, others)],
        vec![Button::main(staff.say("show"))],
    )));
    if staff.may(Permission::EditSurveys, Some(&work.path.city)) {
        blocks.push(Block::Form(form(staff, work, &from, to)));
        blocks.push(Block::Card(
            staff.say("translator-title"),
            vec![
                Block::Text(staff.say("translator-lead")),
                Block::Links(vec![Link::button(
                    format!("{}/translate/file?to={to}", work.base()),
                    staff.say("translator-out"),
                )]),
                Block::Form(FormView::new(
                    format!("{}/translate/file", work.base()),
                    vec![
                        hidden_revision(work),
                        Field::hidden("to", to),
                        Field::file("file", staff.say("translator-in"), ".csv,text/csv"),
                        Field::area(4, "text", staff.say("translator-text"), "")
                            .with_hint(staff.say("translator-in-hint")),
                    ],
                    vec![Button::main(staff.say("translator-take"))],
                )),
            ],
        ));
    }
    work.desk(staff, staff.texts.get("tab-translate"))
        .render_with_status(status, &blocks)
}

fn form(staff: &Staff, work: &SurveyContext, from: &str, to: &str) -> FormView {
    let mut fields = vec![hidden_revision(work), Field::hidden("to", to)];
    for entry in translation::entries(&work.draft.definition) {
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
            field = field.with_hint(staff.say("translate-missing"));
        }
        fields.push(field);
    }
    let mut form = FormView::new("", fields, vec![Button::main(staff.say("save"))]);
    form.saves = "1".to_owned();
    form
}

/// `POST …/translate`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    staff.only_action(&fields, "save")?;
    let to = form_target_language(&staff, &work, &fields)?;
    let mut document = work.draft.definition.clone();
    let mut is_empty = true;
    for entry in translation::entries(&work.draft.definition) {
        let name = format!("t{}", entry.key);
        let Some(typed) = fields.get_all(&name).last() else {
            continue;
        };
        is_empty = false;
        translation::set_text(&mut document, &entry.key, &to, typed);
    }
    if is_empty {
        return Err(staff.unclear_form());
    }
    let kept = save_draft(&staff, &work, &document, &fields).await?;
    if fields.get("_auto").is_some() {
        return Ok(question::autosave_response(&staff, kept));
    }
    settle(&staff, &work, &document, kept, &to, Vec::new())
}

fn settle(
    staff: &Staff,
    work: &SurveyContext,
    document: &Value,
    kept: SaveOutcome,
    to: &str,
    told: Vec<Block>,
) -> PageResult {
    match kept {
        SaveOutcome::Saved(_) if told.is_empty() => {
            Ok(see_other(&format!("{}/translate?to={to}&done=saved", work.base())))
        }
        SaveOutcome::Saved(draft) => {
            let work = SurveyContext {
                path: work.path.clone(),
                city: work.city.clone(),
                state: work.state.clone(),
                today: work.today,
                draft,
            };
            Ok(show(staff, &work, to, StatusCode::OK, told))
        }
        SaveOutcome::Conflict => Ok(conflict(staff, work, document)),
        SaveOutcome::Invalid(faults) => {
            let errors = vec![Block::Errors(staff.say("errors-title"), faults)];
            Ok(show(staff, work, to, StatusCode::UNPROCESSABLE_ENTITY, errors))
        }
    }
}

/// `GET …/translate/file`: exports the CSV file for translators.
pub async fn file(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            let to = wanted(&staff, &work, query(&request).get("to"))?;
            // Byte order mark, by which spreadsheet programs recognise UTF-8.
            let mut bytes = b"\xef\xbb\xbf".to_vec();
            let written = translation::to_csv(&work.draft.definition, work.language(), &to);
            bytes.extend(written.map_err(|cause| staff.refuse(&Problem::broken(&cause)))?);
            let name = format!("attachment; filename=\"{}-{to}.csv\"", work.path.survey);
            Ok(HttpResponse::Ok()
                .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
                .insert_header((CONTENT_DISPOSITION, name))
                .body(bytes))
        }
        .await,
    )
}

/// `POST …/translate/file`: imports the translated CSV file.
pub async fn take(site: web::Data<HttpState>, request: HttpRequest, form: Upload) -> HttpResponse {
    sent(try_import_file(&site, &request, form).await)
}

async fn try_import_file(site: &HttpState, request: &HttpRequest, form: Upload) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let brought = form.read().await.map_err(|problem| staff.refuse(&problem))?;
    let fields = &brought.fields;
    staff.check(fields)?;
    staff.only_action(fields, "take")?;
    let to = form_target_language(&staff, &work, fields)?;
    let typed = fields.get("text").unwrap_or_default();
    if brought.file("file").is_none() && typed.trim().is_empty() {
        let wrong = vec![("f-file".to_owned(), staff.say("translator-none"))];
        let told = vec![Block::Errors(staff.say("errors-title"), wrong)];
        return Ok(show(&staff, &work, &to, StatusCode::UNPROCESSABLE_ENTITY, told));
    }
    let Some(text) = brought.file("file").map_or(Some(typed.into()), decode_text) else {
        let wrong = vec![("f-file".to_owned(), staff.say("translator-letters"))];
        let told = vec![Block::Errors(staff.say("errors-title"), wrong)];
        return Ok(show(&staff, &work, &to, StatusCode::UNPROCESSABLE_ENTITY, told));
    };
    let (document, returned) = translation::from_csv(&work.draft.definition, text.as_bytes(), &to);
    let kept = save_draft(&staff, &work, &document, fields).await?;
    let told = report(&staff, &returned);
    settle(&staff, &work, &document, kept, &to, told)
}

/// Text of a file in UTF-8, or UTF-16 with a byte order mark as spreadsheets write it; `None` if it is in another encoding.
fn decode_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let (text, _, is_broken) = encoding.decode(bytes);
    (!is_broken).then_some(text)
}

fn report(staff: &Staff, returned: &ImportOutcome) -> Vec<Block> {
    let taken = staff
        .texts
        .with("translator-taken", &[("count", counted(returned.imported))]);
    let mut blocks = vec![Block::Notice(super::components::Tone::Main, taken)];
    let mut wrong: Vec<(String, String)> = Vec::new();
    for (line, key) in returned.unknown_keys.iter().take(20) {
        let values = [("line", counted(*line)), ("key", key.as_str().into())];
        wrong.push((String::new(), staff.texts.with("translator-unknown", &values)));
    }
    if let Some(line) = returned.unreadable_line {
        wrong.push((
            String::new(),
            staff.texts.with("translator-broken", &[("line", counted(line))]),
        ));
    }
    if !wrong.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), wrong));
    }
    blocks
}
