//! `…/margins` of a city: its population by the options of segment questions, by which figures are weighted.

use std::borrow::Cow;

use actix_web::http::StatusCode;

use super::access::CityAccess;
use super::components::field::element_id;
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::current_user::CurrentUser;
use super::forms::FormAction;
use super::layout::StaffLayout;
use super::redirect::see_other;
use super::translations::decode_text;
use super::upload::{Upload, UploadedForm};
use crate::app::access::required::EditSurveys;
use crate::app::authoring;
use crate::app::authoring::AuthoringError;
use crate::app::margins;
use crate::app::margins::{MarginGroup, Margins, RawMargins};
use crate::http::web::page_error::{PageError, PageResult};
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::{Violation, Violations};

/// Actions of the forms.
#[derive(Clone, Copy)]
pub enum MarginsAction {
    /// Replaces the margins of a segment.
    Set,
    /// Removes the margins of a segment.
    Remove,
}

impl FormAction for MarginsAction {
    const ALL: &'static [(&'static str, MarginsAction)] =
        &[("set", MarginsAction::Set), ("remove", MarginsAction::Remove)];
}

/// `GET /staff/cities/{city}/margins`.
pub async fn page(access: CityAccess<EditSurveys>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, &city, StatusCode::OK, (Vec::new(), &FormFields::default())).await
}

/// `POST /staff/cities/{city}/margins`: replaces or removes the margins of a segment.
pub async fn change(access: CityAccess<EditSurveys>, form: Upload) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let upload = form.read().await.map_err(|problem| user.refuse(&problem))?;
    user.check_csrf(&upload.fields)?;
    let at = city.clone();
    let done = match user.action(&upload.fields)? {
        MarginsAction::Remove => {
            user.require_fields(&upload.fields, &["segment"])?;
            let segment = upload.fields.get("segment").unwrap_or_default().to_owned();
            user.run(move |app| margins::remove(app, &at, &segment)).await?;
            Ok("removed")
        }
        MarginsAction::Set => set(&user, at, &upload).await?,
    };
    match done {
        Ok(done) => Ok(see_other(&format!("/staff/cities/{city}/margins?done={done}"))),
        Err(wrong) => {
            let wrong = messages(&user, &wrong);
            show(&user, &city, StatusCode::UNPROCESSABLE_ENTITY, (wrong, &upload.fields)).await
        }
    }
}

/// Stores the margins of a form.
async fn set(
    user: &CurrentUser,
    city: Slug,
    upload: &UploadedForm,
) -> Result<Result<&'static str, Violations>, PageError> {
    let margins = match read(user, upload)? {
        Ok(margins) => margins,
        Err(wrong) => return Ok(Err(wrong)),
    };
    match user.attempt(move |app| margins::replace(app, &city, &margins)).await? {
        Ok(()) => Ok(Ok("saved")),
        Err(AuthoringError::Invalid(wrong)) => Ok(Err(wrong)),
        Err(
            refusal @ (AuthoringError::NoSuch(_)
            | AuthoringError::Exists(_)
            | AuthoringError::Changed
            | AuthoringError::WordingUnanswered(_)
            | AuthoringError::NotPublished
            | AuthoringError::Fault(_)),
        ) => Err(user.refuse(&refusal.into())),
    }
}

/// Parses the form: the file if there is one, else the typed or pasted table.
fn read(user: &CurrentUser, upload: &UploadedForm) -> Result<Result<Margins, Violations>, PageError> {
    let fields = &upload.fields;
    user.require_fields(fields, &["segment", "source", "year", "table"])?;
    let own = |name: &str| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = own("table");
    let Some(text) = upload.file("file").map_or(Some(Cow::from(&typed)), decode_text) else {
        let mut wrong = Violations::none();
        wrong.push("/lines", "bad-letters", "The file is not text in UTF-8 or UTF-16.");
        return Ok(Err(wrong));
    };
    Ok(margins::read_table(&text).and_then(|groups| {
        Margins::parse(RawMargins {
            segment: own("segment"),
            groups,
            source: own("source"),
            year: own("year").parse().unwrap_or_default(),
        })
    }))
}

/// Field id and message of each violation.
fn messages(user: &CurrentUser, wrong: &Violations) -> Vec<(String, String)> {
    let of = |one: &Violation| match one.pointer.as_str() {
        "/segment" if one.code == "too-many" => (element_id("segment"), user.text("margins-too-many")),
        "/segment" => (element_id("segment"), user.text("bad-margins-segment")),
        "/source" => (element_id("source"), user.text("bad-margins-source")),
        "/year" => (element_id("year"), user.text("bad-margins-year")),
        "/groups" => (element_id("table"), user.text("bad-margins-groups")),
        pointer if one.code == "bad-line" => {
            let line = pointer.rsplit('/').next().unwrap_or_default();
            let message = user.texts.with("bad-margins-line", &[("line", line.into())]);
            (element_id("table"), message)
        }
        "/lines" => (element_id("file"), user.text("translator-letters")),
        pointer => {
            // Groups are numbered from 0 in pointers, from 1 for people.
            let group = pointer.split('/').nth(2).and_then(|number| number.parse::<i64>().ok());
            let group = group.unwrap_or_default().saturating_add(1);
            let message = user.texts.with("bad-margins-group", &[("number", group.into())]);
            (element_id("table"), message)
        }
    };
    wrong.iter().map(of).collect()
}

async fn show(
    user: &CurrentUser,
    slug: &Slug,
    status: StatusCode,
    (errors, typed): (Vec<(String, String)>, &FormFields),
) -> PageResult {
    let at = slug.clone();
    let (city, known) = user
        .run(move |app| Ok::<_, AuthoringError>((authoring::city_find(app, &at)?, margins::list(app, &at)?)))
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("margins-lead")));
    for margins in &known {
        blocks.push(Block::Card(margins.segment.clone(), card(user, margins)));
    }
    blocks.push(Block::Card(user.text("margins-new"), vec![form(user, typed)]));
    let title = user.text("margins-title");
    let mut layout = StaffLayout::of_city(user, slug, &city.name, title.clone());
    layout.add_breadcrumb(&format!("/staff/cities/{slug}/margins"), title);
    Ok(layout.render_with_status(status, &blocks))
}

fn card(user: &CurrentUser, margins: &Margins) -> Vec<Block> {
    let row = |group: &MarginGroup| {
        vec![
            Cell::text(group.name()),
            Cell::Number(user.numbers().percent_with_decimal(group.share)),
            Cell::text(group.lau.clone().unwrap_or_default()),
        ]
    };
    let head = ["margins-options", "margins-share", "city-lau"]
        .map(|id| user.text(id))
        .to_vec();
    let rows = margins.groups.iter().map(row).collect();
    let remove = FormView::button(
        "",
        vec![
            Field::hidden("do", "remove"),
            Field::hidden("segment", margins.segment.clone()),
        ],
        user.text("remove"),
        Tone::Danger,
    );
    vec![
        Block::Table(Table::new(margins.segment.clone(), head, rows)),
        Block::Quiet(format!("{}, {}", margins.source, margins.year)),
        Block::Form(remove),
    ]
}

/// Form for the margins of a segment; typed values are kept after an error.
fn form(user: &CurrentUser, typed: &FormFields) -> Block {
    let value = |name: &str| typed.get(name).unwrap_or_default().to_owned();
    let line = |name: &str, id: &str| Field::line(name, user.text(id), value(name)).required();
    let fields = vec![
        line("segment", "margins-segment").with_hint(user.text("margins-segment-hint")),
        line("source", "margins-source").with_hint(user.text("margins-source-hint")),
        Field::input("number", "year", user.text("margins-year"), value("year"))
            .required()
            .short(),
        Field::area(8, "table", user.text("margins-table"), value("table")).with_hint(user.text("margins-table-hint")),
        Field::file("file", user.text("margins-file"), ".csv,text/csv,text/plain"),
    ];
    let buttons = vec![Button::named("do", "set", user.text("save"), Tone::Primary)];
    Block::Form(FormView::new("", fields, buttons))
}
