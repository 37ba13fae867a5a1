//! `…/placements`: placements of a survey, with links, QR codes and posters.

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{EditSurveys, ReadPlacements};
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Link, Tone};
use super::forms::{FormAction, FormReader};
use super::home::is_same_name;
use super::plan_block;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::placements;
use crate::app::placements::{Placement, PlacementError, PlacementKind};
use crate::http::media::posters;
use crate::http::web::page_error::PageResult;
use crate::http::web::placement_links::PlacementLinks;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Actions of the placement forms.
#[derive(Clone, Copy)]
pub enum PlacementsAction {
    /// Adds one.
    Add,
    /// Removes it.
    Remove,
}

impl FormAction for PlacementsAction {
    const ALL: &'static [(&'static str, PlacementsAction)] =
        &[("add", PlacementsAction::Add), ("remove", PlacementsAction::Remove)];
}

/// `GET …/placements`.
pub async fn page(access: SurveyAccess<ReadPlacements>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    show(&user, &survey, StatusCode::OK, Vec::new()).await
}

/// `POST …/placements`.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<PlacementsAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let (action, fields) = form.read(&user).await?;
    match action {
        PlacementsAction::Remove => {
            let slug = fields.get("placement").and_then(Slug::parse);
            let slug = slug.ok_or_else(|| user.unclear_form())?;
            let path = survey.path.clone();
            user.run(move |app| placements::placement_delete(app, &path, &slug))
                .await?;
            Ok(see_other(&format!("{}/placements?done=removed", survey.base())))
        }
        PlacementsAction::Add => add(&user, &survey, &fields).await,
    }
}

async fn add(user: &CurrentUser, survey: &SurveyContext, fields: &FormFields) -> PageResult {
    let mut reader = FormReader::new(user, fields);
    let name = reader.text("name").to_owned();
    let kind = reader.choice("kind", |kind| kind.parse::<PlacementKind>().ok());
    let named = kind.map(|kind| if name.is_empty() { kind.name() } else { &name });
    let slug = named.and_then(|name| Slug::from_name(name, survey.language()));
    if kind.is_some() && slug.is_none() {
        reader.refuse("name", "bad-name");
    }
    let (Some(kind), Some(slug)) = (kind, slug) else {
        return show(user, survey, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
    };
    let path = survey.path.clone();
    let added = user
        .attempt(move |app| {
            let named = Some(name.as_str()).filter(|name| !name.is_empty());
            let known = placements::placement_list(app, &path, None, placements::PLACEMENTS_MAX)?;
            let mut names = known.iter().filter_map(|placement| placement.name.as_deref());
            if names.any(|known| is_same_name(known, &name)) {
                return Err(PlacementError::Exists);
            }
            let is_taken = |refusal: &PlacementError| matches!(refusal, PlacementError::Exists);
            slug.create_unique(is_taken, |slug| {
                placements::placement_add(app, &path, slug, kind, named)
            })
            .map(|_placement| ())
        })
        .await?;
    match added {
        Ok(()) => Ok(see_other(&format!("{}/placements?done=saved", survey.base()))),
        Err(PlacementError::Exists) => {
            let wrong = vec![("f-name".to_owned(), user.text("name-taken"))];
            show(user, survey, StatusCode::CONFLICT, wrong).await
        }
        Err(refusal @ (PlacementError::NoSuch(_) | PlacementError::Full | PlacementError::Fault(_))) => {
            Err(user.refuse(&refusal.into()))
        }
    }
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let path = survey.path.clone();
    let placements = user
        .run(move |app| placements::placement_list(app, &path, None, placements::PLACEMENTS_MAX))
        .await?;
    let edits = user.may(Permission::EditSurveys, Some(&survey.path.city));
    let enters = user.may(Permission::EnterAnswers, Some(&survey.path.city));
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    if survey.state.version.is_none() {
        blocks.push(Block::Notice(Tone::Danger, user.text("placements-unpublished")));
    }
    let lead = if placements.is_empty() {
        "placements-none"
    } else {
        "placements-lead"
    };
    blocks.push(Block::Lead(user.text(lead)));
    if edits {
        let kinds = PlacementKind::ALL.map(|kind| (kind.name().to_owned(), user.text(&format!("placement-{kind}"))));
        blocks.push(Block::Form(FormView::new(
            "",
            vec![
                Field::select("kind", user.text("placement-kind"), "qr", kinds.to_vec()),
                Field::line("name", user.text("placement-name"), "").with_hint(user.text("placement-name-hint")),
            ],
            vec![Button::named("do", "add", user.text("add"), Tone::Primary)],
        )));
    }
    let public_url = user.state.public_url(&user.request);
    let title = survey.title();
    let offer = PlacementLinks {
        public_url: &public_url,
        path: &survey.path,
        language: survey.language(),
        title: &title,
    };
    for placement in &placements {
        blocks.push(card(user, &offer, placement, (edits, enters)));
    }
    blocks.push(Block::Quiet(user.text("who-counts")));
    blocks.extend(plan_block::blocks(user, survey).await?);
    Ok(survey
        .layout(user, user.texts.get("tab-placements"))
        .render_with_status(status, &blocks))
}

fn card(user: &CurrentUser, offer: &PlacementLinks<'_>, placement: &Placement, (edits, enters): (bool, bool)) -> Block {
    let name = placement.name.clone().unwrap_or_else(|| placement.slug.to_string());
    let kind = user.text(&format!("placement-{}", placement.kind));
    let mut inner = vec![Block::Quiet(kind)];
    // The key in the URL of a staff placement opens the form to anyone who has it: only for those who may enter answers.
    let is_shown = enters || placement.kind != PlacementKind::Staff;
    if is_shown {
        inner.push(Block::Code(offer.url(placement)));
    }
    if let Some(snippet) = offer.snippet(placement) {
        inner.push(Block::Text(user.text("placement-paste")));
        inner.push(Block::Code(snippet));
    }
    let local = |picture: &str, ending: &str| {
        let (path, slug) = (offer.path, &placement.slug);
        format!("/{picture}/{path}.{ending}?p={slug}")
    };
    if matches!(placement.kind, PlacementKind::Qr | PlacementKind::Kiosk) {
        inner.push(Block::Picture {
            address: local("qr", "svg"),
            alt: user.texts.with("qr-of", &[("name", name.as_str().into())]),
        });
        let mut links = Vec::new();
        if posters::AVAILABLE {
            links.push(Link::button(local("poster", "png"), user.text("poster-png")));
            links.push(Link::new(local("poster", "svg"), user.text("poster-svg")));
            links.push(Link::new(local("qr", "png"), user.text("qr-png")));
        }
        links.push(Link::new(local("qr", "svg"), user.text("qr-svg")));
        inner.push(Block::Links(links));
    }
    if placement.kind == PlacementKind::Staff && is_shown {
        inner.push(Block::Links(vec![Link::button(
            offer.url(placement),
            user.text("enter-answers"),
        )]));
    }
    if edits {
        let fields = vec![
            Field::hidden("do", "remove"),
            Field::hidden("placement", placement.slug.as_str()),
        ];
        let remove = FormView::button("", fields, user.text("remove"), Tone::Danger);
        inner.push(Block::Details(
            user.text("placement-more"),
            vec![Block::Text(user.text("placement-remove-text")), Block::Form(remove)],
        ));
    }
    Block::Card(name, inner)
}
