//! `…/retention`: what would be deleted today under given retention periods, before a city sets them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{Staff, sent};
use super::components::{Block, Button, Field, FormView, Link};
use super::forms::FormReader;
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::authoring;
use crate::app::ops::retention;
use crate::http::citizen::survey_request::query;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::i18n::Value;

/// Longest retention period, in days, as in the settings.
const DAYS_MAX: i64 = 3_650;

/// `GET /staff/cities/{city}/retention`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.require(Permission::ChangeSettings, Some(&at.0))?;
            let own = at.0.clone();
            let city = staff.run(move |app| authoring::city_find(app, &own)).await?;
            let asked = query(&request);
            let mut reader = FormReader::new(&staff, &asked);
            let mut days = |name: &str, usual: Option<u16>| match asked.has(name) {
                true if reader.text(name).is_empty() => None,
                true => reader.whole(name, 1..=DAYS_MAX),
                false => usual,
            };
            let comment_days = days("comment_days", city.settings.comment_days);
            let retention_days = days("retention_days", city.settings.retention_days);
            let wrong = reader.wrong();
            if !wrong.is_empty() {
                let blocks = [
                    Block::Errors(staff.say("errors-title"), wrong),
                    form(&staff, None, None),
                ];
                let desk = StaffLayout::of_city(&staff, &at.0, &city.name, staff.say("tab-retention"));
                return Ok(desk.render_with_status(StatusCode::UNPROCESSABLE_ENTITY, &blocks));
            }
            let own = at.0.clone();
            let swept = staff
                .run(move |app| retention::count_deletable(app, &own, comment_days, retention_days))
                .await?;
            let number = |count: u64| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
            let values = [
                ("responses", number(swept.responses)),
                ("comments", number(swept.comments)),
            ];
            let blocks = [
                Block::Lead(staff.say("retention-lead")),
                form(&staff, comment_days, retention_days),
                Block::Text(staff.texts.with("retention-found", &values)),
                Block::Quiet(staff.say("retention-stays")),
                Block::Links(vec![Link::button(
                    format!("/staff/cities/{}/settings", at.0),
                    staff.say("retention-set"),
                )]),
            ];
            Ok(StaffLayout::of_city(&staff, &at.0, &city.name, staff.say("tab-retention")).send(&blocks))
        }
        .await,
    )
}

/// Form for the retention periods of comments and responses.
fn form(staff: &Staff, comment_days: Option<u16>, retention_days: Option<u16>) -> Block {
    let field = |name: &str, days: Option<u16>| {
        let typed = days.map(|days| days.to_string()).unwrap_or_default();
        Field::input("number", name, staff.say(&format!("city-{name}")), typed)
    };
    let fields = vec![
        field("comment_days", comment_days),
        field("retention_days", retention_days),
    ];
    let buttons = vec![Button::main(staff.say("retention-rehearse"))];
    Block::Form(FormView::question("", fields, buttons))
}
