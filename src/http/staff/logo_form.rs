//! Section of a city's settings page that shows its logo and forms to replace or remove it.

use super::components::{Block, Button, Field, FormView, Tone};
use super::current_user::CurrentUser;
use crate::app::authoring::logo::Logo;
use crate::http::media::logo::address;
use urbivox_core::survey::slug::Slug;

/// Logo section of the settings page.
pub(super) fn card(user: &CurrentUser, slug: &Slug, logo: Option<&Logo>, error: &str) -> Block {
    let action = format!("/staff/cities/{slug}/logo");
    let file = Field::file("logo", user.text("city-logo"), "image/png,image/jpeg,image/webp")
        .with_hint(user.text("city-logo-hint"))
        .with_error(error);
    let mut blocks = Vec::new();
    if let Some(logo) = logo {
        blocks.push(Block::Picture {
            address: address(slug, logo),
            alt: user.text("city-logo-now"),
        });
    }
    blocks.push(Block::Form(FormView::new(
        action.clone(),
        vec![file],
        vec![Button::named("do", "use", user.text("city-logo-use"), Tone::Primary)],
    )));
    if logo.is_some() {
        let remove = vec![Field::hidden("do", "remove")];
        blocks.push(Block::Form(FormView::button(
            action,
            remove,
            user.text("remove"),
            Tone::Danger,
        )));
    }
    Block::Card(user.text("city-logo"), blocks)
}
