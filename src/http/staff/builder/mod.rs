//! Survey builder: pages and questions of a draft in order, and advice on it.

pub mod advice;
pub mod condition_text;
mod conflict;
mod list;
mod new_question;
mod parse_question;
pub mod question;
mod survey_form;

pub(super) use conflict::conflict;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

use super::auth::{PageResult, RefusedPage, Staff, see_other, sent};
use super::components::{Block, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::authoring::{Draft, Refusal};
use crate::http::citizen::form_body::Form;
use crate::http::state::HttpState;
use urbivox_core::i18n;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::authoring::editing::Edit;
use urbivox_core::survey::authoring::translation;
use urbivox_core::survey::definition::language::Language;

/// Question kinds, in the order in which the form offers them.
pub const KINDS: [&str; 9] = [
    "rating",
    "choice",
    "text",
    "matrix",
    "ranking",
    "number",
    "date",
    "email",
    "statement",
];

/// `GET …/build`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            Ok(show(&site, &staff, &work, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

/// `POST …/build`: applies one change to the draft.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    let action = staff.action(&fields)?;
    let document = &work.draft.definition;
    let wish = match requested_edit(&staff, &work, &fields, action)? {
        Ok(wish) => wish,
        Err(wrong) => return Ok(show(site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    };
    let Some(changed) = wish.of(document) else {
        let gone = vec![(String::new(), staff.say("question-gone"))];
        return Ok(show(site, &staff, &work, StatusCode::CONFLICT, gone));
    };
    let kept = save_draft(&staff, &work, &changed, &fields).await?;
    if fields.has("_auto") {
        return Ok(question::autosave_response(&staff, kept));
    }
    match (kept, action) {
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
                Some(code) => Ok(see_other(&format!("{}/build/{code}", work.base()))),
                None => Ok(see_other(&format!("{}/build", work.base()))),
            }
        }
        (SaveOutcome::Saved(_), _) => Ok(see_other(&format!("{}/build", work.base()))),
        (SaveOutcome::Conflict, _) => Ok(conflict(&staff, &work, &changed)),
        (SaveOutcome::Invalid(faults), _) => Ok(show(site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults)),
    }
}

/// Actions of the builder forms.
#[derive(Clone, Copy)]
enum BuilderAction {
    Up,
    Down,
    Remove,
    Before,
    Add,
    AddPage,
    RemovePage,
    PageTitle,
    Survey,
    Languages,
}

impl FormAction for BuilderAction {
    const ALL: &'static [(&'static str, BuilderAction)] = &[
        ("up", BuilderAction::Up),
        ("down", BuilderAction::Down),
        ("remove", BuilderAction::Remove),
        ("before", BuilderAction::Before),
        ("add", BuilderAction::Add),
        ("add-page", BuilderAction::AddPage),
        ("remove-page", BuilderAction::RemovePage),
        ("page-title", BuilderAction::PageTitle),
        ("survey", BuilderAction::Survey),
        ("languages", BuilderAction::Languages),
    ];
}

/// Change that a form makes to the draft.
enum DraftEdit {
    One(Edit),
    Languages(Vec<Language>),
}

impl DraftEdit {
    fn of(&self, document: &Value) -> Option<Value> {
        match self {
            DraftEdit::One(edit) => editing::apply_edit(document, edit),
            DraftEdit::Languages(languages) => Some(translation::with_languages(document, languages)),
        }
    }
}

/// Parses the requested change, or lists the invalid fields with a message each.
fn requested_edit(
    staff: &Staff,
    work: &SurveyContext,
    fields: &FormFields,
    action: BuilderAction,
) -> Result<Result<DraftEdit, Vec<(String, String)>>, RefusedPage> {
    let document = &work.draft.definition;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let page = || usize::try_from(staff.id(fields, "page")?).map_err(|_negative| staff.unclear_form());
    Ok(Ok(DraftEdit::One(match action {
        BuilderAction::Up => Edit::MoveUp(field("question")),
        BuilderAction::Down => Edit::MoveDown(field("question")),
        BuilderAction::Remove => Edit::RemoveQuestion(field("question")),
        BuilderAction::Before => Edit::MoveBefore {
            code: field("question"),
            other: field("before"),
        },
        BuilderAction::AddPage => Edit::AddPage,
        BuilderAction::RemovePage => Edit::RemovePage(page()?),
        BuilderAction::PageTitle => {
            staff.require_fields(fields, &["title"])?;
            let page = page()?;
            let title = document.pointer(&format!("/pages/{page}/title"));
            let title = localized(title, work.language(), &field("title"));
            Edit::SetPageFields(page, Map::from_iter([("title".to_owned(), title)]))
        }
        BuilderAction::Add => {
            let mut reader = FormReader::new(staff, fields);
            let kind = reader.choice("kind", |kind| KINDS.into_iter().find(|known| *known == kind));
            let Some(kind) = kind else {
                return Ok(Err(reader.wrong()));
            };
            let code = editing::unused_code(document, kind);
            let question = new_question::fresh(kind, &code, work.language());
            Edit::AddQuestion {
                page: page()?,
                question,
            }
        }
        BuilderAction::Survey => {
            staff.require_fields(fields, &["title", "intro", "thanks", "opens_on", "closes_on"])?;
            let mut changes = Map::new();
            for name in ["title", "intro", "thanks"] {
                let text = localized(document.get(name), work.language(), &field(name));
                changes.insert(name.to_owned(), text);
            }
            for name in ["opens_on", "closes_on"] {
                let day = field(name);
                let day = day.trim();
                changes.insert(name.to_owned(), if day.is_empty() { Value::Null } else { day.into() });
            }
            Edit::SetFields(changes)
        }
        BuilderAction::Languages => return Ok(languages(staff, fields).map(DraftEdit::Languages)),
    })))
}

/// Languages of the form, the default language first; invalid tags are errors.
fn languages(staff: &Staff, fields: &FormFields) -> Result<Vec<Language>, Vec<(String, String)>> {
    let mut reader = FormReader::new(staff, fields);
    let mut languages: Vec<Language> = Vec::new();
    if !fields.has("language") {
        // Browsers always send the field for another language, empty or not: without it the form is incomplete.
        reader.refuse("language", "bad-languages");
    }
    let first = reader.choice("first", Language::parse);
    languages.extend(first);
    for tag in fields.get_all("language").map(str::trim).filter(|tag| !tag.is_empty()) {
        match Language::parse(tag) {
            Some(language) if languages.contains(&language) => {}
            Some(language) => languages.push(language),
            None => reader.refuse("language", "bad-languages"),
        }
    }
    let wrong = reader.wrong();
    if wrong.is_empty() { Ok(languages) } else { Err(wrong) }
}

/// Replaces one language of a localized text; `null` if no text is left.
pub(super) fn localized(before: Option<&Value>, language: &str, text: &str) -> Value {
    let mut texts = before.and_then(Value::as_object).cloned().unwrap_or_default();
    let text = text.trim();
    if text.is_empty() {
        texts.remove(language);
    } else {
        texts.insert(language.to_owned(), Value::from(text));
    }
    if texts.is_empty() {
        Value::Null
    } else {
        Value::Object(texts)
    }
}

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
pub(super) fn revision_of(staff: &Staff, fields: &FormFields) -> Result<Option<i64>, RefusedPage> {
    match fields.get("_revision") {
        None => Ok(None),
        Some(_) => staff.id(fields, "_revision").map(Some),
    }
}

/// Saves a changed draft, unless another person changed it since the form's revision.
pub(super) async fn save_draft(
    staff: &Staff,
    work: &SurveyContext,
    changed: &Value,
    fields: &FormFields,
) -> Result<SaveOutcome, RefusedPage> {
    let revision = revision_of(staff, fields)?;
    let save = if fields.get("_auto").is_some() {
        authoring::draft_autosave
    } else {
        authoring::draft_replace
    };
    let (path, changed) = (work.path.clone(), changed.clone());
    let revision = revision.or(Some(work.draft.revision));
    let stored = staff.attempt(move |app| save(app, &path, &changed, revision)).await?;
    match stored {
        Ok(draft) => Ok(SaveOutcome::Saved(draft)),
        Err(Refusal::Changed) => Ok(SaveOutcome::Conflict),
        Err(Refusal::Invalid(faults)) => Ok(SaveOutcome::Invalid(
            faults
                .iter()
                .map(|fault| {
                    let last = fault.pointer.rsplit('/').next().unwrap_or_default();
                    let is_field = last.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
                    let at = if is_field {
                        format!("f-{}", last.replace('_', "-"))
                    } else {
                        String::new()
                    };
                    (at, format!("{} ({})", fault.detail, fault.pointer))
                })
                .collect(),
        )),
        Err(refusal @ (Refusal::NoSuch(_) | Refusal::Exists(_) | Refusal::NotPublished | Refusal::Fault(_))) => {
            Err(staff.refuse(&refusal.into()))
        }
    }
}

/// `POST …/build/whole`: replaces the draft by the user's own version after a conflict.
pub async fn whole(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::for_editing(&staff, &request).await?;
            let fields = staff.read(form).await?;
            staff.only_action(&fields, "whole")?;
            let mine = fields
                .get("definition")
                .and_then(|text| serde_json::from_str::<Value>(text).ok());
            let mine = mine.ok_or_else(|| staff.unclear_form())?;
            match save_draft(&staff, &work, &mine, &fields).await? {
                SaveOutcome::Saved(_) => Ok(see_other(&format!("{}/build?done=saved", work.base()))),
                SaveOutcome::Conflict => Ok(conflict(&staff, &work, &mine)),
                SaveOutcome::Invalid(faults) => {
                    Ok(show(&site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults))
                }
            }
        }
        .await,
    )
}

fn show(
    site: &HttpState,
    staff: &Staff,
    work: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(advice::summary(staff, work)));
    let edits = staff.may(Permission::EditSurveys, Some(&work.path.city));
    let base = work.base();
    blocks.push(Block::Links(vec![
        Link::button(advice::preview_url(site, work, &staff.request), staff.say("try")),
        Link::new(format!("{base}/preview"), staff.say("preview")),
        Link::new(format!("{base}/paper"), staff.say("paper")),
        Link::new(format!("{base}/translate"), staff.say("tab-translate")),
        Link::new(format!("{base}/publish"), staff.say("tab-publish")),
    ]));
    let pages = editing::pages(&work.draft.definition);
    let count = pages.len().max(1);
    for at in 0..count {
        blocks.extend(list::page_blocks(staff, work, &pages, at, edits));
    }
    if edits {
        blocks.push(Block::Form(FormView::button(
            "",
            vec![hidden_revision(work), Field::hidden("do", "add-page")],
            staff.say("page-add"),
            Tone::Plain,
        )));
        blocks.push(Block::Card(
            staff.say("survey-texts"),
            vec![Block::Form(survey_form::texts(staff, work))],
        ));
        blocks.push(Block::Card(
            staff.say("languages-title"),
            vec![Block::Form(survey_form::languages(staff, work))],
        ));
    }
    blocks.extend(advice::blocks(staff, work));
    work.desk(staff, staff.texts.get("tab-build"))
        .render_with_status(status, &blocks)
}

pub(super) fn hidden_revision(work: &SurveyContext) -> Field {
    Field::hidden("_revision", work.draft.revision.to_string())
}

/// Name of a language in that language, with its tag: "suomi (fi)".
pub(super) fn language_name(tag: &str) -> String {
    let texts = i18n::for_language(tag);
    let is_known = texts.language() == tag.split('-').next().unwrap_or_default();
    if is_known {
        format!("{} ({tag})", texts.get("language-name"))
    } else {
        tag.to_owned()
    }
}
