//! `…/settings` of a city: name, languages, contact, retention and logo.

use super::access::CityAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::ChangeSettings;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use jiff::tz::TimeZone;

use super::components::{Block, Button, Cell, Field, FormView, Link, Table};
use super::layout::StaffLayout;
use super::logo_form;
use super::people::roles_explained;
use crate::app::authoring;
use crate::app::authoring::settings::{CitySettings, Contact, RawSettings, SettingsChange};
use crate::app::authoring::{City, CityChange};
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::name;
use urbivox_core::survey::name::NAME_CHARS_MAX;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::{Violation, Violations};

/// `GET /staff/cities/{city}/settings`.
pub async fn settings(access: CityAccess<ChangeSettings>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let own = city.clone();
    show_stored(&user, &own, StatusCode::OK, Vec::new()).await
}

/// Settings page with the stored values, and the errors of another form.
pub(super) async fn show_stored(
    user: &CurrentUser,
    slug: &Slug,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let own = slug.clone();
    let city = user.run(move |app| authoring::city_find(app, &own)).await?;
    Ok(show(user, &city, &typed(&city), status, errors))
}

/// `POST /staff/cities/{city}/settings`.
pub async fn change(access: CityAccess<ChangeSettings>, form: Form<()>) -> PageResult {
    let CityAccess { user, city: slug, .. } = access;
    let fields = form.read_only(&user, "save").await?;
    let own = slug.clone();
    let city = user.run(move |app| authoring::city_find(app, &own)).await?;
    match read(&user, &fields) {
        Ok(change) => {
            let after = change.settings.clone().apply_to(city.settings.clone());
            if after.is_less_protective_than(&city.settings) {
                user.require_recent_sign_in(&fields).await?;
            }
            let at = slug.clone();
            user.run(move |app| authoring::city_change(app, &at, change)).await?;
            Ok(see_other(&format!("/staff/cities/{slug}/settings?done=saved")))
        }
        Err(wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(show(
                &user,
                &city,
                &|name| fields.get(name).unwrap_or_default().to_owned(),
                status,
                wrong,
            ))
        }
    }
}

/// Parses the settings form, or lists the invalid fields with a message each.
fn read(user: &CurrentUser, fields: &FormFields) -> Result<CityChange, Vec<(String, String)>> {
    let own = |name: &str| {
        fields
            .get(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let mut wrong = Vec::new();
    let name = own("name").filter(|name| name::check(name, NAME_CHARS_MAX).is_ok());
    if name.is_none() {
        wrong.push(("f-name".to_owned(), user.text("bad-name")));
    }
    let timezone = own("timezone").filter(|zone| TimeZone::get(zone).is_ok());
    if timezone.is_none() {
        wrong.push(("f-timezone".to_owned(), user.text("bad-timezone")));
    }
    let tags = own("languages").unwrap_or_default();
    let tags: Vec<Option<Language>> = tags
        .split([',', ' '])
        .filter(|tag| !tag.is_empty())
        .map(Language::parse)
        .collect();
    let languages: Option<Vec<Language>> = tags.into_iter().collect();
    let languages = languages.filter(|languages| !languages.is_empty() && languages.len() <= 40);
    if languages.is_none() {
        wrong.push(("f-languages".to_owned(), user.text("bad-languages")));
    }
    let contact = Contact {
        name: own("contact-name"),
        email: own("contact-email"),
        url: own("contact-url"),
        phone: own("contact-phone"),
    };
    let raw = RawSettings {
        accent: own("accent"),
        contact: (contact != Contact::default()).then_some(contact),
        retention_days: own("retention_days").map(|text| text.parse().unwrap_or(-1)),
        comment_days: own("comment_days").map(|text| text.parse().unwrap_or(-1)),
        answers_min: own("answers_min").map(|text| text.parse().unwrap_or(-1)),
        controller: own("controller"),
        accessibility_contact: own("accessibility_contact"),
        population: own("population").map(|text| {
            text.replace([' ', '.', ',', '\u{a0}', '\u{202f}'], "")
                .parse()
                .unwrap_or(-1)
        }),
        lau: own("lau"),
        logo: None,
    };
    let settings = CitySettings::parse(raw).unwrap_or_else(|violations| {
        wrong.extend(violation_messages(user, &violations));
        CitySettings::default()
    });
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(CityChange {
        name,
        country: own("country"),
        timezone,
        languages,
        settings: given(fields, settings),
    })
}

/// Changes to the settings that the form has fields for; all others stay as they are.
fn given(fields: &FormFields, settings: CitySettings) -> SettingsChange {
    let contact = ["contact-name", "contact-email", "contact-url", "contact-phone"];
    SettingsChange {
        accent: fields.has("accent").then_some(settings.accent),
        contact: contact.iter().all(|name| fields.has(name)).then_some(settings.contact),
        retention_days: fields.has("retention_days").then_some(settings.retention_days),
        comment_days: fields.has("comment_days").then_some(settings.comment_days),
        answers_min: fields.has("answers_min").then_some(settings.answers_min),
        lau: fields.has("lau").then_some(settings.lau),
        population: fields.has("population").then_some(settings.population),
        controller: fields.has("controller").then_some(settings.controller),
        accessibility_contact: fields
            .has("accessibility_contact")
            .then_some(settings.accessibility_contact),
    }
}

/// Field id and message of each violation.
fn violation_messages(user: &CurrentUser, violations: &Violations) -> Vec<(String, String)> {
    let one = |violation: &Violation| {
        let field = violation.pointer.trim_start_matches('/').replace(['/', '_'], "-");
        let id = format!("setting-{}", violation.code);
        let text = user.texts.get(&id);
        // A violation without a localized text, or with a number in its detail, shows the English detail.
        let is_plain = text == id.as_str() || violation.code == "low-contrast";
        let text = if is_plain {
            violation.detail.clone()
        } else {
            text.into_owned()
        };
        (format!("f-{field}"), text)
    };
    violations.iter().map(one).collect()
}

fn typed(city: &City) -> impl Fn(&str) -> String + use<> {
    let raw = city.settings.raw();
    let contact = raw.contact.clone().unwrap_or_default();
    let languages: Vec<String> = city.languages.iter().map(Language::to_string).collect();
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let values = [
        ("name", Some(city.name.clone())),
        ("country", city.country.clone()),
        ("timezone", Some(city.timezone.clone())),
        ("languages", Some(languages.join(", "))),
        ("accent", raw.accent),
        ("contact-name", contact.name),
        ("contact-email", contact.email),
        ("contact-url", contact.url),
        ("contact-phone", contact.phone),
        ("retention_days", number(raw.retention_days)),
        ("comment_days", number(raw.comment_days)),
        ("answers_min", number(raw.answers_min)),
        ("controller", raw.controller),
        ("accessibility_contact", raw.accessibility_contact),
        ("lau", raw.lau),
        ("population", number(raw.population)),
    ];
    move |name| {
        let value = values.iter().find(|(own, _)| *own == name);
        value.and_then(|(_, value)| value.clone()).unwrap_or_default()
    }
}

fn show(
    user: &CurrentUser,
    city: &City,
    value: &dyn Fn(&str) -> String,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> HttpResponse {
    let mut blocks = Vec::new();
    let about_logo = errors.iter().find(|(at, _)| at == "f-logo");
    let about_logo = about_logo.map(|(_, text)| text.clone()).unwrap_or_default();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    let line = |name: &str| Field::line(name, user.text(&format!("city-{name}")), value(name));
    let hinted = |name: &str| line(name).with_hint(user.text(&format!("city-{name}-hint")));
    let days = |name: &str| {
        Field::input("number", name, user.text(&format!("city-{name}")), value(name))
            .with_hint(user.text(&format!("city-{name}-hint")))
    };
    let fields = vec![
        line("name").required(),
        hinted("country"),
        hinted("timezone").required(),
        hinted("languages").required(),
        hinted("population"),
        hinted("lau"),
        hinted("accent"),
        line("contact-name"),
        line("contact-email"),
        line("contact-phone"),
        line("contact-url"),
        hinted("controller"),
        hinted("accessibility_contact"),
        days("comment_days"),
        days("retention_days"),
        days("answers_min"),
    ];
    blocks.push(Block::Form(FormView::new(
        "",
        fields,
        vec![Button::primary(user.text("save"))],
    )));
    blocks.push(logo_form::card(
        user,
        &city.slug,
        city.settings.logo.as_ref(),
        &about_logo,
    ));
    blocks.push(Block::Card(
        user.text("notices-title"),
        vec![Block::Links(vec![
            Link::new(format!("/about/{}/privacy", city.slug), user.text("notice-privacy")),
            Link::new(
                format!("/about/{}/accessibility", city.slug),
                user.text("notice-accessibility"),
            ),
            Link::new(
                format!("/staff/cities/{}/retention", city.slug),
                user.text("tab-retention"),
            ),
        ])],
    ));
    let roles = roles_explained(user.texts).into_iter();
    let rows = roles.map(|(name, text)| vec![Cell::text(name), Cell::text(text)]);
    let head = ["role", "role-may"].map(|id| user.text(id)).to_vec();
    blocks.push(Block::Table(Table::new(user.text("roles-title"), head, rows.collect())));
    StaffLayout::of_city(user, &city.slug, &city.name, user.text("tab-settings")).render_with_status(status, &blocks)
}
