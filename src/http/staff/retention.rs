//! `…/retention`: what would be deleted today under given retention periods, before a city sets them.

use super::access::CityAccess;
use super::current_user::CurrentUser;
use crate::app::access::required::ChangeSettings;
use crate::http::web::page_error::PageResult;
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Link};
use super::forms::FormReader;
use super::layout::StaffLayout;
use crate::app::authoring;
use crate::app::ops::retention;
use crate::http::web::query::query;
use urbivox_core::i18n::Value;

/// Longest retention period, in days, as in the settings.
const DAYS_MAX: i64 = 3_650;

/// `GET /staff/cities/{city}/retention`.
pub async fn page(access: CityAccess<ChangeSettings>) -> PageResult {
    let CityAccess { user, city: slug, .. } = access;
    let own = slug.clone();
    let city = user.run(move |app| authoring::city_find(app, &own)).await?;
    let query = query(&user.request);
    let mut reader = FormReader::new(&user, &query);
    let mut days = |name: &str, usual: Option<u16>| match query.has(name) {
        true if reader.text(name).is_empty() => None,
        true => reader.whole(name, 1..=DAYS_MAX),
        false => usual,
    };
    let comment_days = days("comment_days", city.settings.comment_days);
    let retention_days = days("retention_days", city.settings.retention_days);
    let wrong = reader.wrong();
    if !wrong.is_empty() {
        let blocks = [Block::Errors(user.text("errors-title"), wrong), form(&user, None, None)];
        let layout = StaffLayout::of_city(&user, &slug, &city.name, user.text("tab-retention"));
        return Ok(layout.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
    }
    let own = slug.clone();
    let deletable = user
        .run(move |app| retention::count_deletable(app, &own, comment_days, retention_days))
        .await?;
    let number = |count: u64| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let values = [
        ("responses", number(deletable.responses)),
        ("comments", number(deletable.comments)),
    ];
    let blocks = [
        Block::Lead(user.text("retention-lead")),
        form(&user, comment_days, retention_days),
        Block::Text(user.texts.with("retention-preview", &values)),
        Block::Quiet(user.text("retention-stays")),
        Block::Links(vec![Link::button(
            format!("/staff/cities/{slug}/settings"),
            user.text("retention-set"),
        )]),
    ];
    Ok(StaffLayout::of_city(&user, &slug, &city.name, user.text("tab-retention")).send(&blocks))
}

/// Form for the retention periods of comments and responses.
fn form(user: &CurrentUser, comment_days: Option<u16>, retention_days: Option<u16>) -> Block {
    let field = |name: &str, days: Option<u16>| {
        let typed = days.map(|days| days.to_string()).unwrap_or_default();
        Field::input("number", name, user.text(&format!("city-{name}")), typed)
    };
    let fields = vec![
        field("comment_days", comment_days),
        field("retention_days", retention_days),
    ];
    let buttons = vec![Button::primary(user.text("retention-rehearse"))];
    Block::Form(FormView::query("", fields, buttons))
}
