//! Privacy and accessibility notices of a city.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::app::catalogue::CityFacts;
use crate::app::resource::Resource;
use crate::http::citizen::error_pages;
use crate::http::citizen::error_pages::error_page;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::page_error::PageResult;
use crate::http::web::page_frame::PageFrame;
use crate::http::web::page_response::{BrowserCache, Framing, PageResponse};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::slug::Slug;

/// Template of both notices.
#[derive(Template)]
#[template(path = "notice.html")]
struct Notice {
    frame: PageFrame,
    title: String,
    intro: Vec<String>,
    parts: Vec<NoticeSection>,
    contact_title: String,
    contact: Vec<Contact>,
}

/// Section of a notice.
struct NoticeSection {
    title: String,
    paragraphs: Vec<String>,
}

/// Contact detail of the city.
struct Contact {
    text: String,
    link: Option<String>,
}

/// `GET /about/{city}/privacy`: shows the privacy notice.
pub async fn privacy(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let city_and_language = find(&state, &request).await;
    let (city, language) = city_and_language.map_err(|problem| error_page(&request, &problem, None))?;
    let texts = i18n::for_language(&language);
    let text = |id: &str| texts.get(id).into_owned();
    let settings = &city.settings;
    let time = match settings.retention_days {
        Some(days) => texts.with("privacy-time", &[("days", i64::from(days).into())]),
        None => text("privacy-time-open"),
    };
    let part = |title: &str, paragraphs: Vec<String>| NoticeSection {
        title: text(title),
        paragraphs,
    };
    let mut intro = vec![texts.with("privacy-who", &[("city", city.name.as_str().into())])];
    intro.extend(settings.controller.clone());
    let notice = Notice {
        frame: frame(&city, &language, &text("privacy-title")),
        title: text("privacy-title"),
        intro,
        parts: vec![
            part(
                "privacy-stored-title",
                ["privacy-stored", "privacy-not-stored", "privacy-networks"]
                    .map(text)
                    .to_vec(),
            ),
            part("privacy-purpose-title", vec![text("privacy-purpose")]),
            part("privacy-time-title", vec![time]),
            part("privacy-rights-title", vec![text("privacy-rights")]),
        ],
        contact_title: text("contact-title"),
        contact: contact(&city, texts),
    };
    Ok(send(&request, &notice))
}

/// `GET /about/{city}/accessibility`: shows the accessibility notice.
pub async fn accessibility(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let city_and_language = find(&state, &request).await;
    let (city, language) = city_and_language.map_err(|problem| error_page(&request, &problem, None))?;
    let texts = i18n::for_language(&language);
    let text = |id: &str| texts.get(id).into_owned();
    let own = city
        .settings
        .accessibility_contact
        .as_ref()
        .map(|own| contact_of(&own.to_string()));
    let notice = Notice {
        frame: frame(&city, &language, &text("accessibility-title")),
        title: text("accessibility-title"),
        intro: vec![
            text("accessibility-goal"),
            text("accessibility-how"),
            text("accessibility-problem"),
        ],
        parts: Vec::new(),
        contact_title: text("contact-title"),
        contact: own.map_or_else(|| contact(&city, texts), |own| vec![own]),
    };
    Ok(send(&request, &notice))
}

fn send(request: &HttpRequest, notice: &Notice) -> HttpResponse {
    PageResponse::new(Framing::Nobody, BrowserCache::Minutes).render(request, notice)
}

async fn find(state: &HttpState, request: &HttpRequest) -> Result<(std::sync::Arc<CityFacts>, String), Problem> {
    let slug = request.match_info().get("city").and_then(Slug::parse);
    let slug = slug.ok_or_else(|| Problem::no_such(Resource::City))?;
    let app = state.app.clone();
    let city = block(move || app.catalogue.city(&app.storage, &slug)).await?;
    let city = city.ok_or_else(|| Problem::no_such(Resource::City))?;
    Ok((city, error_pages::language(request)))
}

fn frame(city: &CityFacts, language: &str, title: &str) -> PageFrame {
    let frame = PageFrame::new(language, format!("{title} – {}", city.name));
    let frame = frame.of_city(city, city.name.clone());
    frame.in_public(i18n::languages())
}

fn contact(city: &CityFacts, texts: &Texts) -> Vec<Contact> {
    let contact = city.settings.contact.clone().unwrap_or_default();
    let plain = |text: &String| Contact {
        text: text.clone(),
        link: None,
    };
    let phone = |phone: &String| Contact {
        text: phone.clone(),
        link: Some(format!("tel:{}", phone.replace(' ', ""))),
    };
    let entries = contact.name.as_ref().map(plain).into_iter();
    let entries = entries
        .chain(contact.email.as_deref().map(contact_of))
        .chain(contact.url.as_deref().map(contact_of));
    let entries: Vec<Contact> = entries.chain(contact.phone.as_ref().map(phone)).collect();
    if entries.is_empty() {
        vec![plain(&texts.get("contact-none").into_owned())]
    } else {
        entries
    }
}

/// Returns a contact with its link: a web address, which contains `://`, or an email address.
fn contact_of(address: &str) -> Contact {
    let link = if address.contains("://") {
        address.to_owned()
    } else {
        format!("mailto:{address}")
    };
    Contact {
        text: address.to_owned(),
        link: Some(link),
    }
}
