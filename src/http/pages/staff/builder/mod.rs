//! The builder: a survey's pages and questions in order, and what is known of it before it is published.

pub mod advice;
mod conflict;
mod list;
pub mod question;
mod reading;
mod shape;
mod survey_form;
pub mod words;

pub(super) use conflict::conflict;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

use super::door::{Answer, Refused, Staff, see_other, sent};
use super::survey::Work;
use super::view::{Block, Field, Form as FormView, Link, Tone};
use crate::flow::authoring::{self, Draft, Refusal};
use crate::http::pages::citizen::form::Form;
use crate::http::site::Site;
use crate::survey::editing::{self, Edit};
use crate::survey::form::Fields;
use crate::survey::language::Language;
use crate::survey::translation;
use crate::texts;

/// Kinds of questions, in the order they are offered.
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
pub async fn page(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = Work::of(&staff, &request).await?;
            Ok(show(&site, &staff, &work, StatusCode::OK, Vec::new()))
        }
        .await,
    )
}

/// `POST …/build`: one change of the draft.
pub async fn change(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &Site, request: &HttpRequest, form: Form) -> Answer {
    let staff = Staff::of(site, request).await?;
    let work = Work::to_edit(&staff, request).await?;
    let fields = staff.read(form).await?;
    let document = &work.draft.definition;
    let Some(changed) = wished(&work, &fields).and_then(|wish| wish.of(document)) else {
        let gone = vec![(String::new(), staff.say("question-gone"))];
        return Ok(show(site, &staff, &work, StatusCode::CONFLICT, gone));
    };
    let added = fields.get("do") == Some("add");
    match keep(&staff, &work, &changed, &fields).await? {
        Kept::Saved(draft) if added => {
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
            let code = codes.into_iter().find(is_new).unwrap_or_default().to_owned();
            Ok(see_other(&format!("{}/build/{code}", work.base())))
        }
        Kept::Saved(_) => Ok(see_other(&format!("{}/build", work.base()))),
        Kept::Conflict => Ok(conflict(&staff, &work, &changed)),
        Kept::Faulty(faults) => Ok(show(site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults)),
    }
}

/// What a form asks for.
enum Wish {
    One(Edit),
    Languages(Vec<Language>),
}

impl Wish {
    fn of(&self, document: &Value) -> Option<Value> {
        match self {
            Wish::One(edit) => editing::edited(document, edit),
            Wish::Languages(languages) => Some(translation::with_languages(document, languages)),
        }
    }
}

fn wished(work: &Work, fields: &Fields) -> Option<Wish> {
    let document = &work.draft.definition;
    let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let page = || field("page").parse().unwrap_or(0_usize);
    Some(Wish::One(match fields.get("do")? {
        "up" => Edit::Up(field("question")),
        "down" => Edit::Down(field("question")),
        "remove" => Edit::Remove(field("question")),
        "before" => Edit::Before {
            code: field("question"),
            other: field("before"),
        },
        "add-page" => Edit::AddPage,
        "remove-page" => Edit::RemovePage(page()),
        "page-title" => {
            let title = document.pointer(&format!("/pages/{}/title", page()));
            let title = localized(title, work.language(), &field("title"));
            Edit::SetPage(page(), Map::from_iter([("title".to_owned(), title)]))
        }
        "add" => {
            let kind = field("kind");
            let kind = KINDS.into_iter().find(|known| *known == kind)?;
            let code = editing::fresh_code(document, kind);
            let question = shape::fresh(kind, &code, work.language());
            Edit::Add { page: page(), question }
        }
        "survey" => {
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
            Edit::Set(changes)
        }
        "languages" => {
            let mut tags = vec![field("first")];
            tags.extend(fields.all("language").map(str::to_owned));
            let mut languages: Vec<Language> = Vec::new();
            for language in tags.iter().filter_map(|tag| Language::parse(tag.trim())) {
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
            return (!languages.is_empty()).then_some(Wish::Languages(languages));
        }
        _unknown => return None,
    }))
}

/// A text with another wording in one language; `null` when nothing is left of it.
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

/// What became of a changed draft.
pub enum Kept {
    /// It is stored.
    Saved(Draft),
    /// Somebody else changed it meanwhile.
    Conflict,
    /// It cannot be stored so: the field of each fault, and what to do.
    Faulty(Vec<(String, String)>),
}

/// The revision that a form was made of.
pub(super) fn revision_of(fields: &Fields) -> Option<i64> {
    fields.get("_revision").and_then(|text| text.parse().ok())
}

/// Stores a changed draft, unless somebody else changed it since `revision`.
pub(super) async fn keep(staff: &Staff, work: &Work, changed: &Value, fields: &Fields) -> Result<Kept, Refused> {
    let revision = revision_of(fields);
    let save = if fields.get("_auto").is_some() {
        authoring::draft_autosave
    } else {
        authoring::draft_replace
    };
    let (path, changed) = (work.path.clone(), changed.clone());
    let revision = revision.or(Some(work.draft.revision));
    let stored = staff.attempt(move |app| save(app, &path, &changed, revision)).await?;
    match stored {
        Ok(draft) => Ok(Kept::Saved(draft)),
        Err(Refusal::Changed) => Ok(Kept::Conflict),
        Err(Refusal::Invalid(faults)) => Ok(Kept::Faulty(
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

/// `POST …/build/whole`: one's own version of a draft that two people changed.
pub async fn whole(site: web::Data<Site>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = Work::to_edit(&staff, &request).await?;
            let fields = staff.read(form).await?;
            let mine = fields
                .get("definition")
                .and_then(|text| serde_json::from_str::<Value>(text).ok());
            let mine = mine.unwrap_or_default();
            match keep(&staff, &work, &mine, &fields).await? {
                Kept::Saved(_) => Ok(see_other(&format!("{}/build?done=saved", work.base()))),
                Kept::Conflict => Ok(conflict(&staff, &work, &mine)),
                Kept::Faulty(faults) => Ok(show(&site, &staff, &work, StatusCode::UNPROCESSABLE_ENTITY, faults)),
            }
        }
        .await,
    )
}

fn show(site: &Site, staff: &Staff, work: &Work, status: StatusCode, errors: Vec<(String, String)>) -> HttpResponse {
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(advice::summary(staff, work)));
    let edits = staff.holder().may_edit_city(&work.path.city);
    let base = work.base();
    blocks.push(Block::Links(vec![
        Link::button(advice::trial_address(site, work, &staff.request), staff.say("try")),
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
        .send_with(status, &blocks)
}

pub(super) fn hidden_revision(work: &Work) -> Field {
    Field::hidden("_revision", work.draft.revision.to_string())
}

/// A language in its own words, with its tag: "suomi (fi)".
pub(super) fn language_name(tag: &str) -> String {
    let texts = texts::of(tag);
    let is_known = texts.language() == tag.split('-').next().unwrap_or_default();
    if is_known {
        format!("{} ({tag})", texts.get("language-name"))
    } else {
        tag.to_owned()
    }
}
