//! Printable QR codes of survey addresses, alone and on A4 posters.
//!
//! Without the feature `posters`, the program draws nothing with a font and no PNG: then there is only the QR code as SVG,
//! and neither the addresses nor the pages name the other pictures.

#[cfg(feature = "posters")]
pub mod picture;
#[cfg(not(feature = "posters"))]
#[path = "without_picture.rs"]
pub mod picture;
pub mod ruler;
pub mod sheet;

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::qr_code::QrCode;
use crate::app::ServiceError;
use crate::app::catalogue::PublishedSurvey;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::assets::ACCENT;
use crate::http::web::extract::{Params, SurveyAt};
use urbivox_core::survey::{Language, Slug};

use sheet::PosterSheet;

/// Whether this program draws posters and PNG files: the feature `posters`.
pub const AVAILABLE: bool = cfg!(feature = "posters");

/// Returns whether an address is that of a picture which this program does not draw.
pub fn is_missing(path: &str) -> bool {
    let is_drawn = path.starts_with("/poster/") || (path.starts_with("/qr/") && path.ends_with(".png"));
    !AVAILABLE && is_drawn
}

/// Largest number of languages on a poster, so that it stays readable.
const LANGUAGES_MAX: usize = 4;
/// A4 at 150 dpi, in pixels.
const POSTER_PIXELS: (u16, u16) = (1_240, 1_754);
/// Approximate side of a QR code in pixels: enough for a print of some 10 cm.
const QR_CODE_PIXELS: u16 = 1_024;

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// Query of a QR code.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CodeParams {
    /// The placement, a slug.
    p: Option<String>,
}

/// Query of a poster.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PosterParams {
    /// The placement, a slug.
    p: Option<String>,
    /// Up to four languages of the survey, separated by commas; by default the city's languages that the survey has.
    lang: Option<String>,
}

/// QR code of a survey's address, as SVG.
#[utoipa::path(
    get, operation_id = "get_qr_code_svg", path = "/qr/{city}/{service}/{survey}.svg", tag = "placements",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), CodeParams),
    responses((status = 200, content_type = "image/svg+xml"))
)]
pub async fn code_svg(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    params: Params<CodeParams>,
) -> Result<HttpResponse, Problem> {
    let (svg, _) = code(&state, at, &request, params.0).await?;
    Ok(image_response(&state, SVG, svg))
}

/// QR code of a survey's address, as PNG.
#[utoipa::path(
    get, operation_id = "get_qr_code_png", path = "/qr/{city}/{service}/{survey}.png", tag = "placements",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), CodeParams),
    responses((status = 200, content_type = "image/png"))
)]
pub async fn code_png(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    params: Params<CodeParams>,
) -> Result<HttpResponse, Problem> {
    let (svg, size) = code(&state, at, &request, params.0).await?;
    // A whole number of pixels per module keeps the edges sharp.
    let side = size * (QR_CODE_PIXELS / size.max(1)).max(1);
    let png = draw(&state, &request, move || picture::render_png(&svg, side, side)).await?;
    Ok(image_response(&state, PNG, png))
}

/// A4 poster with the QR code, as SVG.
#[utoipa::path(
    get, operation_id = "get_poster_svg", path = "/poster/{city}/{service}/{survey}.svg", tag = "placements",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PosterParams),
    responses((status = 200, content_type = "image/svg+xml"))
)]
pub async fn poster_svg(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    params: Params<PosterParams>,
) -> Result<HttpResponse, Problem> {
    let poster = Poster::of(&state, at, &request, params.0).await?;
    let svg = draw(&state, &request, move || poster.svg()).await?;
    Ok(image_response(&state, SVG, svg))
}

/// A4 poster with the QR code, as PNG of 1240 × 1754 pixels.
#[utoipa::path(
    get, operation_id = "get_poster_png", path = "/poster/{city}/{service}/{survey}.png", tag = "placements",
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PosterParams),
    responses((status = 200, content_type = "image/png"))
)]
pub async fn poster_png(
    state: web::Data<HttpState>,
    at: SurveyAt,
    request: HttpRequest,
    params: Params<PosterParams>,
) -> Result<HttpResponse, Problem> {
    let poster = Poster::of(&state, at, &request, params.0).await?;
    let (width, height) = POSTER_PIXELS;
    let png = draw(&state, &request, move || {
        picture::render_png(&poster.svg()?, width, height)
    })
    .await?;
    Ok(image_response(&state, PNG, png))
}

/// Returns the QR code as SVG, and its side in modules.
async fn code(
    state: &HttpState,
    at: SurveyAt,
    request: &HttpRequest,
    params: CodeParams,
) -> Result<(String, u16), Problem> {
    let published = state.published(at.0).await?;
    let url = url(state, request, &published, placement(params.p)?.as_ref());
    let too_long = || Problem::broken(&"the address is too long for a QR code");
    let code = QrCode::of(&url).ok_or_else(too_long)?;
    let size = u16::try_from(code.size).map_err(|cause| Problem::broken(&cause))?;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{}\"/></svg>",
        code.path
    );
    Ok((svg, size))
}

/// Content of a poster.
struct Poster {
    published: Arc<PublishedSurvey>,
    languages: Vec<Language>,
    url: String,
    address: String,
}

impl Poster {
    async fn of(
        state: &HttpState,
        at: SurveyAt,
        request: &HttpRequest,
        params: PosterParams,
    ) -> Result<Poster, Problem> {
        let published = state.published(at.0).await?;
        let languages = languages(&published, params.lang.as_deref())?;
        let url = url(state, request, &published, placement(params.p)?.as_ref());
        // The address to type is short: no scheme, no placement, and no survey slug for the default survey of the service.
        let app = state.app.clone();
        let path = published.path.clone();
        let (city, service) = (path.city.clone(), path.service.clone());
        let meant = block(move || app.catalogue.default_survey(&app.storage, &app.clock, &city, &service)).await?;
        let public = state.public_url(request);
        let host = public.split_once("://").map_or(public.as_str(), |(_, host)| host);
        let address = if meant.as_ref() == Some(&path) {
            format!("{host}/s/{}/{}", path.city, path.service)
        } else {
            format!("{host}/s/{path}")
        };
        Ok(Poster {
            published,
            languages,
            url,
            address,
        })
    }

    fn svg(&self) -> Result<String, String> {
        let definition = &self.published.current().definition;
        let first = definition.questions().find(|question| question.takes_answer());
        let prompt = first.and_then(|question| question.prompt.as_ref());
        let question = prompt.unwrap_or(&definition.title);
        let own = self.languages.first().ok_or("a poster has no language")?.as_str();
        // A published survey has each text in all of its languages.
        let languages = self.languages.iter();
        let questions: Option<Vec<_>> = languages
            .map(|language| Some((language.as_str(), question.text(language)?)))
            .collect();
        let accent = self.published.city.accent();
        let standard = format!("#{ACCENT}");
        let sheet = PosterSheet {
            city: &self.published.city.name,
            service: self.published.service_name(own),
            accent: accent.as_deref().unwrap_or(&standard),
            questions: questions.ok_or("the question of a poster is not in all of its languages")?,
            url: &self.url,
            address: &self.address,
        };
        sheet.svg()
    }
}

fn placement(slug: Option<String>) -> Result<Option<Slug>, Problem> {
    let wrong = || Problem::bad_query("p is a placement: 1 to 64 small letters a-z, digits or hyphens.");
    slug.map(|text| Slug::parse(&text).ok_or_else(wrong)).transpose()
}

fn url(state: &HttpState, request: &HttpRequest, published: &PublishedSurvey, placement: Option<&Slug>) -> String {
    let url = format!("{}/s/{}", state.public_url(request), published.path);
    match placement {
        Some(placement) => format!("{url}?p={placement}"),
        None => url,
    }
}

/// Returns the requested languages, else the city's that the survey has, else the survey's default.
fn languages(published: &PublishedSurvey, tags: Option<&str>) -> Result<Vec<Language>, Problem> {
    let definition = &published.current().definition;
    let offered = &definition.languages;
    let mut languages: Vec<Language> = Vec::new();
    match tags {
        Some(tags) => {
            for tag in tags.split(',') {
                let language = offered.iter().find(|language| language.as_str() == tag.trim());
                let wrong = || Problem::bad_query("lang lists languages that the survey has: fi,sv.");
                languages.push(language.ok_or_else(wrong)?.clone());
            }
        }
        None => languages.extend(
            published
                .city
                .languages
                .iter()
                .filter(|own| offered.contains(own))
                .cloned(),
        ),
    }
    let mut seen = Vec::new();
    languages.retain(|language| {
        let is_new = !seen.contains(language);
        seen.push(language.clone());
        is_new
    });
    languages.truncate(LANGUAGES_MAX);
    if languages.is_empty() {
        languages.push(definition.default_language.clone());
    }
    Ok(languages)
}

/// Runs drawing work behind the gate for drawing.
async fn draw<T: Send + 'static>(
    state: &HttpState,
    request: &HttpRequest,
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, Problem> {
    let drawn = state
        .gates
        .drawing
        .run(state.network(request), || Ok::<_, ServiceError>(work()));
    drawn.await?.map_err(|cause| Problem::broken(&cause))
}

/// Sends a picture. With a configured public address it is the same for everybody and may be cached. Otherwise its address
/// comes from the client's request, and it must not be cached: a shared cache that ignores host and scheme could serve a
/// poster with a stranger's address.
fn image_response<B: actix_web::body::MessageBody + 'static>(
    state: &HttpState,
    kind: &'static str,
    picture: B,
) -> HttpResponse {
    let keeping = if state.has_public_url() {
        "public, max-age=3600"
    } else {
        "no-store"
    };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, keeping))
        .body(picture)
}
