//! `/logo/{city}`: the picture that a city put above its pages.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::authoring::logo;
use crate::app::authoring::logo::Logo;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::CityAt;
use urbivox_core::survey::slug::Slug;

/// Under its mark the bytes are always the same; without one they may change.
const FOREVER: &str = "public, max-age=31536000, immutable";
const A_WHILE: &str = "public, max-age=300";

/// Where a logo is found: another one has another address.
pub fn address(city: &Slug, logo: &Logo) -> String {
    format!("/logo/{city}?v={}", logo.mark)
}

/// Answers with the picture.
pub async fn picture(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> Result<HttpResponse, Problem> {
    let app = site.app.clone();
    let (kind, bytes) = block(move || logo::logo_find(&app, &at.0))
        .await?
        .ok_or_else(Problem::no_such_page)?;
    // It was looked at when it came: what is no logo any more was damaged.
    let (found, _) = logo::look_at(&bytes).map_err(|unfit| Problem::broken(&unfit))?;
    let is_named = request.query_string() == format!("v={}", found.mark);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, if is_named { FOREVER } else { A_WHILE }))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'"))
        .body(bytes))
}
