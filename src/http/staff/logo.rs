//! `…/logo` of a city: sets, replaces or removes it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent};
use super::city::show_stored;
use super::components::{Block, Button, Field, FormView, Tone};
use super::forms::FormAction;
use super::upload::Upload;
use crate::app::access::Permission;
use crate::app::authoring::logo;
use crate::app::authoring::logo::{InvalidImage, Logo};
use crate::http::media::logo::address;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::survey::slug::Slug;

/// Actions of the logo forms.
#[derive(Clone, Copy)]
enum LogoAction {
    Use,
    Remove,
}

impl FormAction for LogoAction {
    const ALL: &'static [(&'static str, LogoAction)] = &[("use", LogoAction::Use), ("remove", LogoAction::Remove)];
}

/// `POST /staff/cities/{city}/logo`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, at: CityAt, form: Upload) -> HttpResponse {
    sent(try_change(&site, &request, at.0, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, slug: Slug, form: Upload) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ChangeSettings, Some(&slug))?;
    let brought = form.read().await.map_err(|problem| staff.refuse(&problem))?;
    staff.check(&brought.fields)?;
    let own = slug.clone();
    match staff.action(&brought.fields)? {
        LogoAction::Remove => {
            staff.run(move |app| logo::logo_set(app, &own, None)).await?;
            return Ok(see_other(&format!("/staff/cities/{slug}/settings?done=removed")));
        }
        LogoAction::Use => {}
    }
    let file = brought.file("logo").map(<[u8]>::to_vec).ok_or("bad-logo-none");
    let seen = file.and_then(|bytes| {
        let seen = logo::examine(&bytes).map_err(|unfit| match unfit {
            InvalidImage::Kind => "bad-logo-kind",
            InvalidImage::Bytes => "bad-logo-bytes",
            InvalidImage::Pixels => "bad-logo-pixels",
        });
        seen.map(|(seen, kind)| (seen, kind, bytes))
    });
    match seen {
        Ok((seen, kind, bytes)) => {
            let keep = move |app: &crate::app::App| logo::logo_set(app, &own, Some((seen, kind, &bytes)));
            staff.run(keep).await?;
            Ok(see_other(&format!("/staff/cities/{slug}/settings?done=saved")))
        }
        Err(why) => {
            let wrong = vec![("f-logo".to_owned(), staff.say(why))];
            show_stored(&staff, &slug, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
    }
}

/// Logo section of the settings page.
pub(super) fn card(staff: &Staff, slug: &Slug, logo: Option<&Logo>, error: &str) -> Block {
    let action = format!("/staff/cities/{slug}/logo");
    let file = Field::file("logo", staff.say("city-logo"), "image/png,image/jpeg,image/webp")
        .with_hint(staff.say("city-logo-hint"))
        .with_error(error);
    let mut blocks = Vec::new();
    if let Some(logo) = logo {
        blocks.push(Block::Picture {
            address: address(slug, logo),
            alt: staff.say("city-logo-now"),
        });
    }
    blocks.push(Block::Form(FormView::new(
        action.clone(),
        vec![file],
        vec![Button::named("do", "use", staff.say("city-logo-use"), Tone::Main)],
    )));
    if logo.is_some() {
        let remove = vec![Field::hidden("do", "remove")];
        blocks.push(Block::Form(FormView::button(
            action,
            remove,
            staff.say("remove"),
            Tone::Danger,
        )));
    }
    Block::Card(staff.say("city-logo"), blocks)
}
