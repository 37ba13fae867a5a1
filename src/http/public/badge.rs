//! Headline figure of a service as a badge, an embeddable card and a social media image: that of its public page, as of the
//! last release.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use super::comparison;
use super::frame::{PublicReader, count_value};
use crate::app::ServiceError;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::public_results::{Headline, headline};
use crate::app::reports::{ReportQuery, disclosure};
use crate::http::citizen::survey_access;
use crate::http::headers::{release_tag, send_with};
use crate::http::media::posters::picture;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::assets;
use crate::http::web::escape::escaped;
use crate::http::web::page_error::PageResult;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::report::{ReleaseNote, Report};
use urbivox_core::measure::value::MeasureValue;

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";
/// Cache lifetime of badge and image before the first release, and after it: figures change with the next release only.
const CACHE_FIVE_MINUTES: &str = "public, max-age=300";
const CACHE_ONE_HOUR: &str = "public, max-age=3600";
/// Approximate widths of a character of the badge and of a bold one, in half SVG units. Each text is drawn in exactly this
/// width, because fonts differ.
const CHAR_WIDTH: usize = 14;
const BOLD_CHAR_WIDTH: usize = 15;
/// Space on both sides of a text of the badge, in SVG units.
const BADGE_PADDING: usize = 8;
/// Largest number of characters of a name. Protects the layout of pages that embed the badge.
const NAME_CHARS_MAX: usize = 40;

/// Largest number of characters in a line of the note on an image.
const NOTE_CHARS_MAX: usize = 85;
/// Vertical distance of two lines of the note on an image.
const NOTE_LINE_HEIGHT: usize = 26;
/// Position of the first line of the note on an image.
const NOTE_TOP: usize = 570;

/// Largest number of characters of a value that fits an image in the largest letters.
const BIG_CHARS_MAX: usize = 6;

/// Texts and colour of a badge, card or image.
struct Figure {
    city: String,
    service: String,
    /// What is measured.
    measure: String,
    /// Value of the measure; why there is none when `detail` is empty.
    value: String,
    /// Interval and number of answers; empty without a value.
    detail: String,
    /// Last day of the figures; `None` before the first release.
    last_day: Option<String>,
    accent: String,
    path: String,
    /// Number of the release; `None` before the first.
    release: Option<u32>,
}

async fn figure(state: &HttpState, request: &HttpRequest, reader: &PublicReader) -> Result<Figure, Problem> {
    let published = survey_access::find(state, request).await?;
    let (app, path) = (state.app.clone(), published.path.clone());
    let work = move || disclosure::public(&app, &path, &ReportQuery::default());
    let report = state.gates.reports.run(state.network(request), work).await?;
    let min = disclosure::answers_min(&state.app, &published);
    Ok(of(reader, &published, &report, min))
}

fn of(reader: &PublicReader, published: &Arc<PublishedSurvey>, report: &Report, min: u64) -> Figure {
    let cut = |text: &str| text.chars().take(NAME_CHARS_MAX).collect::<String>();
    let release = report.release.as_ref();
    let (measure, value, detail) = match headline(report, &published.current().definition) {
        Headline::Measured(_, measure) => (
            measure_name(reader, measure),
            reader.numbers().value_of(measure),
            detail(reader, measure, release),
        ),
        Headline::Unmeasured => (String::new(), responses(reader, report, min), String::new()),
        Headline::TooFew => (String::new(), withheld(reader, min), String::new()),
    };
    Figure {
        city: cut(&published.city.name),
        service: cut(published.service_name(reader.texts.language())),
        measure,
        value,
        detail,
        last_day: release.map(|release| reader.dates().day(release.as_of)),
        accent: published
            .city
            .accent()
            .unwrap_or_else(|| format!("#{}", assets::ACCENT)),
        path: published.path.to_string(),
        release: release.map(|release| release.number),
    }
}

fn withheld(reader: &PublicReader, min: u64) -> String {
    reader.text_with("withheld", &[("min", count_value(min))])
}

/// Returns the number of responses, for a survey that measures nothing.
fn responses(reader: &PublicReader, report: &Report, min: u64) -> String {
    let written = |count: u64| format!("{}: {}", reader.text("responses"), reader.numbers().count(count));
    let responses = report.responses.filter(|count| *count > 0);
    responses.map_or_else(|| withheld(reader, min), written)
}

/// Returns the name of what a headline measures.
fn measure_name(reader: &PublicReader, measure: &MeasureValue) -> String {
    match measure.family == MeasureFamily::Csat {
        true => reader.text("satisfied"),
        false => comparison::measure_name(reader, measure.family, &measure.id),
    }
}

/// Returns the interval of a measure and its number of answers: `60% – 84% · n = 42`, or `n ≈ 42` where counts are rounded.
fn detail(reader: &PublicReader, measure: &MeasureValue, release: Option<&ReleaseNote>) -> String {
    let is_rounded = release.is_some_and(|release| release.told_in > 1);
    let sign = if is_rounded { '≈' } else { '=' };
    let number = format!("n {sign} {}", reader.numbers().count(measure.n));
    match reader.numbers().interval_ends(measure) {
        Some((low, high)) => format!("{low} – {high} · {number}"),
        None => number,
    }
}

impl Figure {
    /// Returns the sentence that names the last day of the figures; empty before the first release.
    fn as_of(&self, reader: &PublicReader) -> String {
        let sentence = |day: &String| reader.text_with("as-of", &[("day", day.as_str().into())]);
        self.last_day.as_ref().map(sentence).unwrap_or_default()
    }

    /// Returns the sentence on whose views the figure is and what its interval covers; empty without a value.
    fn note(&self, reader: &PublicReader) -> String {
        if self.detail.is_empty() {
            return String::new();
        }
        reader.text("views-note")
    }
}

/// Breaks a text into lines at spaces.
fn lines_of(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < NOTE_CHARS_MAX => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `GET /badge/{city}/{service}.svg`: draws the badge.
pub async fn badge(state: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await?;
    let left = format!("{} · {}", figure.city, figure.service);
    let right = match figure.detail.as_str() {
        "" => figure.value.clone(),
        detail => format!("{} {} ({detail})", figure.measure, figure.value),
    };
    let day = figure.last_day.as_ref().map(|day| format!(" · {day}"));
    let right = right + day.as_deref().unwrap_or_default();
    let left_width = (left.chars().count() * CHAR_WIDTH).div_ceil(2);
    let right_width = (right.chars().count() * BOLD_CHAR_WIDTH).div_ceil(2);
    let first = left_width + 2 * BADGE_PADDING;
    let all = first + right_width + 2 * BADGE_PADDING;
    let note = figure.note(&reader);
    let spoken = match note.as_str() {
        "" => format!("{left}: {right}"),
        note => format!("{left}: {right}. {note}"),
    };
    let spoken = escaped(&spoken);
    let (left, right, accent) = (escaped(&left), escaped(&right), &figure.accent);
    let middle = first + BADGE_PADDING;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"28\" viewBox=\"0 0 {all} 28\" role=\"img\" \
         aria-label=\"{spoken}\"><title>{spoken}</title><rect width=\"{all}\" height=\"28\" rx=\"4\" \
         fill=\"{accent}\"/><path d=\"M0 4a4 4 0 0 1 4-4h{body}v28H4a4 4 0 0 1-4-4z\" fill=\"#24292f\"/>\
         <g fill=\"#fff\" font-family=\"system-ui,sans-serif\" font-size=\"13\"><text x=\"{BADGE_PADDING}\" y=\"19\" \
         textLength=\"{left_width}\" lengthAdjust=\"spacingAndGlyphs\">{left}</text><text x=\"{middle}\" y=\"19\" \
         textLength=\"{right_width}\" lengthAdjust=\"spacingAndGlyphs\" font-weight=\"600\">{right}</text></g></svg>",
        body = first.saturating_sub(4),
    );
    Ok(image_response(&request, SVG, figure.release, svg.into_bytes()))
}

/// `GET /card/{city}/{service}`: shows a card for embedding in a city's own page.
pub async fn card(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await;
    let figure = figure.map_err(|problem| reader.error_page(&problem))?;
    let as_of = figure.as_of(&reader);
    let note = figure.note(&reader);
    let value = match figure.measure.as_str() {
        "" => figure.value.clone(),
        measure => format!("{measure}: {}", figure.value),
    };
    let [city, service, value, detail, as_of, note] =
        [&figure.city, &figure.service, &value, &figure.detail, &as_of, &note].map(|text| escaped(text));
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{service} – {city}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" href=\"{style}\"></head>\
         <body class=\"embed\"><main><h1>{service}</h1><p class=\"banner\"><strong>{value}</strong><br>\
         <span class=\"hint\">{detail}</span></p><p class=\"hint\">{as_of}</p><p class=\"hint\">{note}</p>\
         <p><a href=\"/cities/{path}\" target=\"_blank\" rel=\"noopener\">{city}</a></p></main></body></html>",
        language = reader.texts.language(),
        style = assets::citizen_style(Some(&figure.accent)),
        path = escaped(&figure.path),
    );
    let caching = figure.release.map_or(BrowserCache::Minutes, BrowserCache::Release);
    Ok(PageResponse::new(Framing::Anybody, caching).page(&request, html))
}

/// `GET /social/{city}/{service}.png`: draws the preview image for social networks.
pub async fn social(state: web::Data<HttpState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reader = PublicReader::of(&request);
    let figure = figure(&state, &request, &reader).await?;
    let as_of = figure.as_of(&reader);
    let [city, service, measure, value, detail, as_of] = [
        &figure.city,
        &figure.service,
        &figure.measure,
        &figure.value,
        &figure.detail,
        &as_of,
    ]
    .map(|text| escaped(text));
    let big = match figure.detail.as_str() {
        "" => 36,
        _ if figure.value.chars().count() > BIG_CHARS_MAX => 120,
        _ => 200,
    };
    let note = lines_of(&figure.note(&reader));
    let note = note.iter().enumerate().map(|(at, line)| {
        let (y, line) = (NOTE_TOP + at * NOTE_LINE_HEIGHT, escaped(line));
        format!("<text x=\"80\" y=\"{y}\" font-size=\"22\">{line}</text>")
    });
    let note: String = note.collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0 1200 630\">\
         <rect width=\"1200\" height=\"630\" fill=\"{accent}\"/><g fill=\"#fff\" font-family=\"{font}\">\
         <text x=\"80\" y=\"120\" font-size=\"52\" font-weight=\"700\">{city}</text>\
         <text x=\"80\" y=\"190\" font-size=\"44\">{service}</text>\
         <text x=\"80\" y=\"380\" font-size=\"{big}\" font-weight=\"700\">{value}</text>\
         <text x=\"80\" y=\"440\" font-size=\"44\">{measure}</text>\
         <text x=\"80\" y=\"488\" font-size=\"34\">{detail}</text>\
         <text x=\"80\" y=\"530\" font-size=\"34\">{as_of}</text>{note}</g></svg>",
        accent = figure.accent,
        font = picture::FONT,
    );
    let drawn = state.gates.drawing.run(state.network(&request), move || {
        Ok::<_, ServiceError>(picture::render_png(&svg, 1_200, 630))
    });
    let drawn = drawn.await?.map_err(|cause| Problem::broken(&cause))?;
    Ok(image_response(&request, PNG, figure.release, drawn))
}

fn image_response(request: &HttpRequest, kind: &'static str, release: Option<u32>, picture: Vec<u8>) -> HttpResponse {
    let tag = release_tag(release, &picture);
    let caching = release.map_or(CACHE_FIVE_MINUTES, |_| CACHE_ONE_HOUR);
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, caching))
        .insert_header(("cross-origin-resource-policy", "cross-origin"));
    send_with(request, answer, picture, &tag)
}
