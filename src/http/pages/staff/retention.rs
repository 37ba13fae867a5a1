//! `…/retention`: what would be deleted today, before anybody sets how long data are kept.

use actix_web::{HttpRequest, HttpResponse, web};

use super::door::{Staff, sent};
use super::frame::Desk;
use super::view::{Block, Button, Field, Form, Link};
use crate::flow::authoring;
use crate::flow::retention;
use crate::http::extract::CityAt;
use crate::http::pages::citizen::visit::query;
use crate::http::site::Site;
use crate::texts::Value;

/// `GET /staff/cities/{city}/retention`.
pub async fn page(site: web::Data<Site>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            staff.owns(&at.0)?;
            let own = at.0.clone();
            let city = staff.run(move |app| authoring::city_find(app, &own)).await?;
            let asked = query(&request);
            let days = |name: &str, usual: Option<u16>| match asked.get(name) {
                Some(text) => text.parse::<u16>().ok(),
                None if asked.all(name).next().is_some() => None,
                None => usual,
            };
            let comment_days = days("comment_days", city.settings.comment_days);
            let retention_days = days("retention_days", city.settings.retention_days);
            let own = at.0.clone();
            let swept = staff
                .run(move |app| retention::rehearse(app, &own, comment_days, retention_days))
                .await?;
            let number = |count: u64| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
            let values = [
                ("responses", number(swept.responses)),
                ("comments", number(swept.comments)),
            ];
            let typed = |days: Option<u16>| days.map(|days| days.to_string()).unwrap_or_default();
            let blocks = [
                Block::Lead(staff.say("retention-lead")),
                Block::Form(Form::question(
                    "",
                    vec![
                        Field::input(
                            "number",
                            "comment_days",
                            staff.say("city-comment_days"),
                            typed(comment_days),
                        ),
                        Field::input(
                            "number",
                            "retention_days",
                            staff.say("city-retention_days"),
                            typed(retention_days),
                        ),
                    ],
                    vec![Button::main(staff.say("retention-rehearse"))],
                )),
                Block::Text(staff.texts.with("retention-found", &values)),
                Block::Quiet(staff.say("retention-stays")),
                Block::Links(vec![Link::button(
                    format!("/staff/cities/{}/settings", at.0),
                    staff.say("retention-set"),
                )]),
            ];
            Ok(Desk::of_city(&staff, &at.0, &city.name, staff.say("tab-retention")).send(&blocks))
        }
        .await,
    )
}
