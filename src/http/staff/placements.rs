//! `…/placements`: placements of a survey, with links, QR codes and posters; `…/preview` and `…/paper` of the draft.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::auth::{PageResult, Staff, see_other, sent};
use super::builder::advice;
use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::home::is_same_name;
use super::survey::{SurveyContext, path_of};
use crate::app::access::Permission;
use crate::app::authoring::title_of;
use crate::app::placements;
use crate::app::placements::{Kind, Placement, Refusal};
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::state::HttpState;
use crate::http::web::placement_links::PlacementLinks;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;
use urbivox_core::survey::slug::Slug;

/// Actions of the placement forms.
#[derive(Clone, Copy)]
enum PlacementsAction {
    Add,
    Remove,
}

impl FormAction for PlacementsAction {
    const ALL: &'static [(&'static str, PlacementsAction)] =
        &[("add", PlacementsAction::Add), ("remove", PlacementsAction::Remove)];
}

/// `GET …/placements`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let path = path_of(&staff, &request)?;
            staff.require(Permission::ReadPlacements, Some(&path.city))?;
            let work = SurveyContext::load(&staff, path).await?;
            show(&site, &staff, &work, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST …/placements`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    match staff.action(&fields)? {
        PlacementsAction::Remove => {
            let slug = fields.get("placement").and_then(Slug::parse);
            let slug = slug.ok_or_else(|| staff.unclear_form())?;
            let path = work.path.clone();
            staff
                .run(move |app| placements::placement_delete(app, &path, &slug))
                .await?;
            Ok(see_other(&format!("{}/placements?done=removed", work.base())))
        }
        PlacementsAction::Add => add(site, &staff, &work, &fields).await,
    }
}

async fn add(site: &HttpState, staff: &Staff, work: &SurveyContext, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(staff, fields);
    let name = reader.text("name").to_owned();
    let kind = reader.choice("kind", |kind| kind.parse::<Kind>().ok());
    let named = kind.map(|kind| if name.is_empty() { kind.name() } else { &name });
    let slug = named.and_then(|name| Slug::from_name(name, work.language()));
    if kind.is_some() && slug.is_none() {
        reader.refuse("name", "bad-name");
    }
    let (Some(kind), Some(slug)) = (kind, slug) else {
        return show(site, staff, work, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
    };
    let path = work.path.clone();
    let added = staff
        .attempt(move |app| {
            let named = Some(name.as_str()).filter(|name| !name.is_empty());
            let known = placements::placement_list(app, &path, None, placements::PLACEMENTS_MAX)?;
            let mut names = known.iter().filter_map(|placement| placement.name.as_deref());
            if names.any(|known| is_same_name(known, &name)) {
                return Err(Refusal::Exists);
            }
            let is_taken = |refusal: &Refusal| matches!(refusal, Refusal::Exists);
            slug.create_unique(is_taken, |slug| {
                placements::placement_add(app, &path, slug, kind, named)
            })
            .map(|_placement| ())
        })
        .await?;
    match added {
        Ok(()) => Ok(see_other(&format!("{}/placements?done=saved", work.base()))),
        Err(Refusal::Exists) => {
            let wrong = vec![("f-name".to_owned(), staff.say("name-taken"))];
            show(site, staff, work, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal @ (Refusal::NoSuch(_) | Refusal::Full | Refusal::Fault(_))) => Err(staff.refuse(&refusal.into())),
    }
}

async fn show(
    site: &HttpState,
    staff: &Staff,
    work: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let path = work.path.clone();
    let placements = staff
        .run(move |app| placements::placement_list(app, &path, None, placements::PLACEMENTS_MAX))
        .await?;
    let edits = staff.may(Permission::EditSurveys, Some(&work.path.city));
    let enters = staff.may(Permission::EnterAnswers, Some(&work.path.city));
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    if work.state.version.is_none() {
        blocks.push(Block::Notice(Tone::Danger, staff.say("placements-unpublished")));
    }
    let lead = if placements.is_empty() {
        "placements-none"
    } else {
        "placements-lead"
    };
    blocks.push(Block::Lead(staff.say(lead)));
    if edits {
        let kinds = Kind::ALL.map(|kind| (kind.name().to_owned(), staff.say(&format!("placement-{kind}"))));
        blocks.push(Block::Form(FormView::new(
            "",
            vec![
                Field::select("kind", staff.say("placement-kind"), "qr", kinds.to_vec()),
                Field::line("name", staff.say("placement-name"), "").with_hint(staff.say("placement-name-hint")),
            ],
            vec![Button::named("do", "add", staff.say("add"), Tone::Main)],
        )));
    }
    let public_url = site.public_url(&staff.request);
    let title = work.title();
    let offer = PlacementLinks {
        public_url: &public_url,
        path: &work.path,
        language: work.language(),
        title: &title,
    };
    for placement in &placements {
        blocks.push(card(staff, &offer, placement, (edits, enters)));
    }
    Ok(work
        .desk(staff, staff.texts.get("tab-placements"))
        .render_with_status(status, &blocks))
}

fn card(staff: &Staff, offer: &PlacementLinks<'_>, placement: &Placement, (edits, enters): (bool, bool)) -> Block {
    let name = placement.name.clone().unwrap_or_else(|| placement.slug.to_string());
    let kind = staff.say(&format!("placement-{}", placement.kind));
    let mut inner = vec![Block::Quiet(kind)];
    // The key in the URL of a staff placement opens the form to anyone who has it: only for those who may enter answers.
    let is_shown = enters || placement.kind != Kind::Staff;
    if is_shown {
        inner.push(Block::Code(offer.url(placement)));
    }
    if let Some(snippet) = offer.snippet(placement) {
        inner.push(Block::Text(staff.say("placement-paste")));
        inner.push(Block::Code(snippet));
    }
    let local = |picture: &str, ending: &str| {
        let (path, slug) = (offer.path, &placement.slug);
        format!("/{picture}/{path}.{ending}?p={slug}")
    };
    if matches!(placement.kind, Kind::Qr | Kind::Kiosk) {
        inner.push(Block::Picture {
            address: local("qr", "svg"),
            alt: staff.texts.with("qr-of", &[("name", name.as_str().into())]),
        });
        inner.push(Block::Links(vec![
            Link::button(local("poster", "png"), staff.say("poster-png")),
            Link::new(local("poster", "svg"), staff.say("poster-svg")),
            Link::new(local("qr", "png"), staff.say("qr-png")),
            Link::new(local("qr", "svg"), staff.say("qr-svg")),
        ]));
    }
    if placement.kind == Kind::Staff && is_shown {
        inner.push(Block::Links(vec![Link::button(
            offer.url(placement),
            staff.say("enter-answers"),
        )]));
    }
    if edits {
        let fields = vec![
            Field::hidden("do", "remove"),
            Field::hidden("placement", placement.slug.as_str()),
        ];
        let remove = FormView::button("", fields, staff.say("remove"), Tone::Danger);
        inner.push(Block::Details(
            staff.say("placement-more"),
            vec![Block::Text(staff.say("placement-remove-text")), Block::Form(remove)],
        ));
    }
    Block::Card(name, inner)
}

/// `GET …/preview`: the draft as citizens see it on a telephone, in each language.
pub async fn preview(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            let asked = query(&request);
            let languages = work.languages();
            let chosen = work.requested_language(&staff, asked.get("lang"))?;
            let address = advice::preview_url(&site, &work, &request);
            // The iframe may only show pages of this origin.
            let local = advice::preview_path(&site, &work);
            let mut links: Vec<Link> = languages
                .iter()
                .map(|tag| Link::new(format!("{}/preview?lang={tag}", work.base()), (*tag).to_owned()))
                .collect();
            links.push(Link::button(
                format!("{}/build", work.base()),
                staff.say("back-to-build"),
            ));
            let blocks = [
                Block::Lead(staff.say("preview-lead")),
                Block::Links(links),
                Block::Inset {
                    address: format!("{local}&lang={chosen}"),
                    title: staff.say("preview"),
                },
                Block::Text(staff.say("try-lead")),
                Block::Code(address),
            ];
            Ok(work.desk(&staff, staff.texts.get("preview")).send(&blocks))
        }
        .await,
    )
}

/// `GET …/paper`: the draft as a printable form.
pub async fn paper(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            let asked = query(&request);
            let languages = work.languages();
            let chosen = work.requested_language(&staff, asked.get("lang"))?;
            let links = languages
                .iter()
                .map(|tag| Link::new(format!("{}/paper?lang={tag}", work.base()), (*tag).to_owned()));
            let mut blocks = vec![Block::Links(links.collect())];
            let document = &work.draft.definition;
            if let Some(intro) = document.get("intro").and_then(|intro| title_of(intro, chosen)) {
                blocks.push(Block::Text(intro));
            }
            let questions = editing::pages(document).into_iter().flatten();
            for (number, question) in (1..).zip(questions) {
                blocks.extend(printable_question(&staff, question, number, chosen));
            }
            let title = document
                .get("title")
                .and_then(|title| title_of(title, chosen))
                .unwrap_or_else(|| work.title());
            Ok(work.desk(&staff, title).send(&blocks))
        }
        .await,
    )
}

/// Printable question: boxes to tick and lines to write on.
fn printable_question(staff: &Staff, question: &Value, number: i32, language: &str) -> Vec<Block> {
    let said = |value: Option<&Value>| value.and_then(|text| title_of(text, language));
    let code = |of: &Value| of.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
    let prompt = said(question.get("prompt")).unwrap_or_else(|| code(question));
    let mut blocks = vec![Block::Heading(format!("{number}. {prompt}"))];
    if let Some(hint) = said(question.get("hint")) {
        blocks.push(Block::Quiet(hint));
    }
    if let Some(condition) = question.get("show_if") {
        let words = super::builder::condition_text::sentence(staff, &Value::Null, condition, language);
        blocks.push(Block::Quiet(words));
    }
    let end = |name: &str| question.pointer(&format!("/scale/{name}")).and_then(Value::as_i64);
    let points: Vec<String> = match (end("from"), end("to")) {
        (Some(from), Some(to)) => (from..=to)
            .take(101)
            .map(|point| {
                let label = question.get("labels").and_then(|labels| labels.get(point.to_string()));
                said(label).map_or_else(|| format!("☐ {point}"), |label| format!("☐ {point} {label}"))
            })
            .collect(),
        _no_scale => Vec::new(),
    };
    let rows = question.get("rows").and_then(Value::as_array);
    for row in rows.into_iter().flatten() {
        let label = said(row.get("label")).unwrap_or_else(|| code(row));
        blocks.push(Block::Text(format!("{label}:  {}", points.join("   "))));
    }
    if rows.is_none() && !points.is_empty() {
        blocks.push(Block::Text(points.join("     ")));
    }
    let options = question.get("options").and_then(Value::as_array);
    for option in options.into_iter().flatten() {
        let label = said(option.get("label")).unwrap_or_else(|| code(option));
        let line = if option.get("other_text").is_some() {
            " ______________________"
        } else {
            ""
        };
        blocks.push(Block::Text(format!("☐ {label}{line}")));
    }
    let kind = question.get("kind").and_then(Value::as_str).unwrap_or_default();
    if matches!(kind, "text" | "number" | "date" | "email") {
        let lines = if kind == "text" { 3 } else { 1 };
        let line = "_".repeat(60);
        blocks.extend((0..lines).map(|_| Block::Text(line.clone())));
    }
    blocks
}
