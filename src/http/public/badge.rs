//! Satisfaction with a service as a badge, an embeddable card and a social media image: the figure of its public page.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use super::frame::{PublicReader, count_value};
use crate::app::ServiceError;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::ReportQuery;
use crate::app::reports::{comparison, disclosure};
use crate::http::citizen::survey_access;
use crate::http::media::posters::picture;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::assets;
use crate::http::web::escape::escaped;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::measure::value::MeasureValue;

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";
/// Cache lifetime of badge and image: five minutes.
const CACHE_FIVE_MINUTES: &str = "public, max-age=300";
/// Approximate widths of a character of the badge and of a bold one, in half SVG units. Each text is drawn in exactly this
/// width, because fonts differ.
const CHAR_WIDTH: usize = 14;
const BOLD_CHAR_WIDTH: usize = 15;
/// Space on both sides of a text of the badge, in SVG units.
const BADGE_PADDING: usize = 8;
/// Largest number of characters of a name. Protects the layout of pages that embed the badge.
const NAME_CHARS_MAX: usize = 40;

/// Texts and colour of a badge, card or image.
struct Figure {
    city: String,
    service: String,
    value: String,
    detail: String,
    accent: String,
    path: String,
}

async fn figure(state: &HttpState, request: &HttpRequest, reader: &PublicReader) -> Result<Figure, Problem> {
    let published = survey_access::find(state, request).await?;
    let (app, path) = (state.app.clone(), published.path.clone());
    let work = move || disclosure::public(&app, &path, &ReportQuery::default());
    let report = state.gates.reports.run(state.network(request), work).await?;
    let min = disclosure::answers_min(&state.app, &published);
    Ok(of(reader, &published, comparison::satisfaction(&report), min))
}

fn of(
    reader: &PublicReader,
    published: &Arc<PublishedSurvey>,
    satisfaction: Option<&MeasureValue>,
    min: u64,
) -> Figure {
    let cut = |text: &str| text.chars().take(NAME_CHARS_MAX).collect::<String>();
    let (value, detail) = match satisfaction {
        Some(measure) => (
            reader.numbers().value_of(measure),
            format!(
                "{} · n = {}",
                reader.numbers().interval_of(measure),
                reader.numbers().count(measure.n)
            ),
        ),
        None => (
            reader.text_with("withheld", &[("min", count_value(min))]),
            String::new(),
        ),
    };
    Figure {
        city: cut(&published.city.name),
        service: cut(published.service_name(reader.texts.language())),
        value,
        detail,
        accent: published
            .city
            .accent()
            .unwrap_or_else(|| format!("#{}", assets::ACCENT)),
        path: published.path.to_string(),
    }
}

/// `GET /badge/{city}/{service}.svg`: draws the badge.
pub async fn badge(state: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await?;
    let left = format!("{} · {}", figure.city, figure.service);
    let right = match figure.detail.as_str() {
        "" => figure.value.clone(),
        detail => format!("{} {} ({detail})", reader.text("satisfied"), figure.value),
    };
    let left_width = (left.chars().count() * CHAR_WIDTH).div_ceil(2);
    let right_width = (right.chars().count() * BOLD_CHAR_WIDTH).div_ceil(2);
    let first = left_width + 2 * BADGE_PADDING;
    let all = first + right_width + 2 * BADGE_PADDING;
    let (left, right, accent) = (escaped(&left), escaped(&right), &figure.accent);
    let middle = first + BADGE_PADDING;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"28\" viewBox=\"0 0 {all} 28\" role=\"img\" \
         aria-label=\"{left}: {right}\"><title>{left}: {right}</title><rect width=\"{all}\" height=\"28\" rx=\"4\" \
         fill=\"{accent}\"/><path d=\"M0 4a4 4 0 0 1 4-4h{body}v28H4a4 4 0 0 1-4-4z\" fill=\"#24292f\"/>\
         <g fill=\"#fff\" font-family=\"system-ui,sans-serif\" font-size=\"13\"><text x=\"{BADGE_PADDING}\" y=\"19\" \
         textLength=\"{left_width}\" lengthAdjust=\"spacingAndGlyphs\">{left}</text><text x=\"{middle}\" y=\"19\" \
         textLength=\"{right_width}\" lengthAdjust=\"spacingAndGlyphs\" font-weight=\"600\">{right}</text></g></svg>",
        body = first.saturating_sub(4),
    );
    Ok(image_response(SVG, svg))
}

/// `GET /card/{city}/{service}`: shows a card for embedding in a city's own page.
pub async fn card(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await;
    let figure = figure.map_err(|problem| reader.error_page(&problem))?;
    let [city, service, value, detail] =
        [&figure.city, &figure.service, &figure.value, &figure.detail].map(|text| escaped(text));
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{service} – {city}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" href=\"{style}\"></head>\
         <body class=\"embed\"><main><h1>{service}</h1><p class=\"banner\"><strong>{satisfied}: {value}</strong><br>\
         <span class=\"hint\">{detail}</span></p><p><a href=\"/cities/{path}\" target=\"_blank\" rel=\"noopener\">{city}</a></p>\
         </main></body></html>",
        language = reader.texts.language(),
        style = assets::citizen_style(Some(&figure.accent)),
        satisfied = escaped(&reader.text("satisfied")),
        path = escaped(&figure.path),
    );
    Ok(PageResponse::new(Framing::Anybody, BrowserCache::Minutes).page(&request, html))
}

/// `GET /social/{city}/{service}.png`: draws the preview image for social networks.
pub async fn social(state: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await?;
    let [city, service, value, detail] =
        [&figure.city, &figure.service, &figure.value, &figure.detail].map(|text| escaped(text));
    let big = if figure.detail.is_empty() { 56 } else { 200 };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\">\
         <rect width=\"1200\" height=\"630\" fill=\"{accent}\"/><g fill=\"#fff\" font-family=\"{font}\">\
         <text x=\"80\" y=\"120\" font-size=\"52\" font-weight=\"700\">{city}</text>\
         <text x=\"80\" y=\"190\" font-size=\"44\">{service}</text>\
         <text x=\"80\" y=\"410\" font-size=\"{big}\" font-weight=\"700\">{value}</text>\
         <text x=\"80\" y=\"490\" font-size=\"44\">{satisfied}</text>\
         <text x=\"80\" y=\"560\" font-size=\"34\">{detail}</text></g></svg>",
        accent = figure.accent,
        font = picture::FONT,
        satisfied = escaped(&reader.text("satisfied")),
    );
    let drawn = state.gates.drawing.run(state.network(&request), move || {
        Ok::<_, ServiceError>(picture::render_png(&svg, 1_200, 630))
    });
    let drawn = drawn.await?.map_err(|cause| Problem::broken(&cause))?;
    Ok(image_response(PNG, drawn))
}

fn image_response<B: actix_web::body::MessageBody + 'static>(kind: &'static str, picture: B) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, CACHE_FIVE_MINUTES))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .body(picture)
}
