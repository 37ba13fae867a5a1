//! `/logo/{city}`: the logo on a city's pages.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::authoring::logo;
use crate::app::authoring::logo::Logo;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::CityAt;
use urbivox_core::survey::slug::Slug;

/// Cache lifetime of an address with the logo's mark, whose bytes never change, and of one without it.
const FOREVER: &str = "public, max-age=31536000, immutable";
const FIVE_MINUTES: &str = "public, max-age=300";

/// Returns the address of a logo, which contains the logo's mark and so changes with it.
pub fn address(city: &Slug, logo: &Logo) -> String {
    format!("/logo/{city}?v={}", logo.mark)
}

/// `GET /logo/{city}`: sends the logo.
pub async fn picture(state: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let (kind, bytes) = block(move || logo::logo_find(&app, &at.0))
        .await?
        .ok_or_else(Problem::no_such_page)?;
    // The logo was validated on upload: an invalid one was damaged since.
    let (logo, _) = logo::examine(&bytes).map_err(|invalid| Problem::broken(&invalid))?;
    let is_named = request.query_string() == format!("v={}", logo.mark);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, if is_named { FOREVER } else { FIVE_MINUTES }))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'"))
        .body(bytes))
}
