//! Audit pages: `/staff/audit` (actions) and `/staff/security` (refusals) of the whole installation for administrators, and
//! the audit log of one city for its owners.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::auth::{PageResult, Staff, sent};
use super::components::{Block, Button, Cell, Field, FormView, Link, Table};
use super::layout::StaffLayout;
use crate::app::access::Permission;
use crate::app::audit;
use crate::app::audit::{AuditEntry, AuditFilter, DisplayName, Scope};
use crate::app::authoring;
use crate::app::authoring::Refusal;
use crate::app::security_log;
use crate::app::security_log::{RETENTION_DAYS, SecurityLogEntry};
use crate::http::citizen::survey_request::query;
use crate::http::state::HttpState;
use crate::http::web::extract::CityAt;
use urbivox_core::i18n::Value;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// Entries per page.
const PAGE: i64 = 100;
/// Query parameters of the filters.
const FILTERS: [&str; 5] = ["scope", "from", "to", "who", "action"];

/// `GET /staff/audit`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_page(&site, &request).await)
}

async fn try_page(site: &HttpState, request: &HttpRequest) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ReadInstallationLog, None)?;
    let asked = query(request);
    let (filter, errors) = filter_of(&staff, &asked);
    let status = status_of(&errors);
    let is_good = errors.is_empty();
    let (entries, head) = staff
        .run(move |app| {
            let entries = if is_good {
                audit::list(app, &filter, PAGE)?
            } else {
                Vec::new()
            };
            Ok::<_, Refusal>((entries, audit::head(app)?))
        })
        .await?;
    let scopes = [
        ("installation", "audit-installation"),
        ("everything", "audit-everything"),
    ];
    let mut scopes: Vec<(String, String)> = scopes.map(|(value, text)| (value.to_owned(), staff.say(text))).to_vec();
    let scope = asked.get("scope").unwrap_or("installation").to_owned();
    if !scopes.iter().any(|(value, _)| *value == scope) {
        scopes.push((scope.clone(), scope.clone()));
    }
    let scope = Field::select("scope", staff.say("audit-scope"), scope, scopes);
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say("audit-lead")));
    blocks.push(form(&staff, "/staff/audit", &asked, Some(scope)));
    blocks.push(table(&staff, &entries, true));
    blocks.extend(next_page_link(
        &staff,
        &asked,
        entries.last().map(|entry| entry.id),
        entries.len(),
    ));
    blocks.push(Block::Details(
        staff.say("audit-head"),
        vec![Block::Text(staff.say("audit-head-text")), Block::Code(head.to_string())],
    ));
    Ok(StaffLayout::of_installation(&staff, staff.say("tab-audit")).render_with_status(status, &blocks))
}

/// `GET /staff/security`.
pub async fn security(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(try_security(&site, &request).await)
}

async fn try_security(site: &HttpState, request: &HttpRequest) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ReadInstallationLog, None)?;
    let asked = query(request);
    let (filter, errors) = filter_of(&staff, &asked);
    let status = status_of(&errors);
    let is_good = errors.is_empty();
    let refused = staff
        .run(move |app| {
            if is_good {
                security_log::list(app, &filter, PAGE)
            } else {
                Ok(Vec::new())
            }
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    let days = [("days", Value::Number(RETENTION_DAYS))];
    blocks.push(Block::Lead(staff.texts.with("security-lead", &days)));
    blocks.push(form(&staff, "/staff/security", &asked, None));
    let rows = refused.iter().map(|row| refused_row(&staff, row)).collect();
    let head = [
        "when",
        "security-last",
        "what",
        "who",
        "security-where",
        "security-count",
    ];
    let head = head.map(|id| staff.say(id)).to_vec();
    blocks.push(Block::Table(Table::new(staff.say("tab-security"), head, rows)));
    blocks.extend(next_page_link(
        &staff,
        &asked,
        refused.last().map(|row| row.id),
        refused.len(),
    ));
    Ok(StaffLayout::of_installation(&staff, staff.say("tab-security")).render_with_status(status, &blocks))
}

/// `GET /staff/cities/{city}/audit`.
pub async fn city_page(site: web::Data<HttpState>, request: HttpRequest, at: CityAt) -> HttpResponse {
    sent(try_of_city(&site, &request, &at.0).await)
}

async fn try_of_city(site: &HttpState, request: &HttpRequest, city: &Slug) -> PageResult {
    let staff = Staff::of(site, request).await?;
    staff.require(Permission::ReadAuditLog, Some(city))?;
    let asked = query(request);
    let before = asked.get("before").map(str::parse::<i64>).transpose();
    let mut blocks = Vec::new();
    if before.is_err() {
        let wrong = vec![(String::new(), staff.say("audit-bad-page"))];
        blocks.push(Block::Errors(staff.say("errors-title"), wrong));
    }
    let status = if before.is_err() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let before = before.ok().flatten();
    let own = city.clone();
    let (name, entries) = staff
        .run(move |app| {
            let name = authoring::city_find(app, &own)?.name;
            Ok::<_, Refusal>((name, audit::of_city(app, &own, before, PAGE)?))
        })
        .await?;
    blocks.push(Block::Lead(staff.say("audit-lead")));
    blocks.push(table(&staff, &entries, false));
    blocks.extend(next_page_link(
        &staff,
        &asked,
        entries.last().map(|entry| entry.id),
        entries.len(),
    ));
    Ok(StaffLayout::of_city(&staff, city, &name, staff.say("tab-audit")).render_with_status(status, &blocks))
}

/// Id of an invalid field, and its message.
type FieldError = (String, String);

fn status_of(errors: &[FieldError]) -> StatusCode {
    if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

fn filter_of(staff: &Staff, asked: &FormFields) -> (AuditFilter, Vec<FieldError>) {
    let mut errors = Vec::new();
    let scope = match asked.get("scope") {
        None | Some("installation") => Scope::Installation,
        Some("everything") => Scope::Everything,
        Some(city) => Slug::parse(city).map_or_else(
            || {
                errors.push(("f-scope".to_owned(), staff.say("audit-bad-scope")));
                Scope::Installation
            },
            Scope::City,
        ),
    };
    let mut day = |name: &str, is_end: bool| {
        let text = asked.get(name)?;
        let found = text.parse::<Date>().ok().and_then(|day| start_of(day, is_end));
        if found.is_none() {
            errors.push((format!("f-{name}"), staff.say("audit-bad-day")));
        }
        found
    };
    let (from, until) = (day("from", false), day("to", true));
    let before = asked.get("before").map(str::parse::<i64>).transpose();
    if before.is_err() {
        errors.push((String::new(), staff.say("audit-bad-page")));
    }
    let filter = AuditFilter {
        scope,
        from,
        until,
        who: asked.get("who").unwrap_or_default().to_owned(),
        action: asked.get("action").unwrap_or_default().to_owned(),
        before: before.ok().flatten(),
    };
    if filter.check().is_err() {
        errors.push(("f-action".to_owned(), staff.say("audit-bad-action")));
    }
    (filter, errors)
}

/// Start of the day in UTC, or of the following day if `is_end`.
fn start_of(day: Date, is_end: bool) -> Option<Timestamp> {
    let day = if is_end { day.tomorrow().ok()? } else { day };
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn form(staff: &Staff, action: &str, asked: &FormFields, scope: Option<Field>) -> Block {
    let value = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let mut fields: Vec<Field> = scope.into_iter().collect();
    fields.extend([
        Field::input("date", "from", staff.say("from"), value("from")),
        Field::input("date", "to", staff.say("to"), value("to")),
        Field::line("who", staff.say("audit-who"), value("who")),
        Field::line("action", staff.say("audit-action"), value("action")),
    ]);
    Block::Form(FormView::question(
        action,
        fields,
        vec![Button::main(staff.say("show"))],
    ))
}

fn table(staff: &Staff, entries: &[AuditEntry], has_city: bool) -> Block {
    let rows = entries.iter().map(|entry| {
        let mut cells = vec![
            Cell::number(entry.id),
            Cell::Quiet(entry.at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
            Cell::text(named(staff, &entry.actor)),
            Cell::text(entry.action.clone()),
            Cell::text(named(staff, &entry.object)),
            Cell::Quiet(entry.detail.clone()),
        ];
        if has_city {
            cells.push(Cell::text(entry.city.clone().unwrap_or_default()));
        }
        cells
    });
    let mut head = vec!["number", "when", "who", "what", "object", "detail"];
    if has_city {
        head.push("city");
    }
    let head = head.into_iter().map(|id| staff.say(id)).collect();
    Block::Table(Table::new(staff.say("tab-audit"), head, rows.collect()))
}

fn refused_row(staff: &Staff, row: &SecurityLogEntry) -> Vec<Cell> {
    let time = |at: Timestamp| Cell::Quiet(at.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let id = format!("security-{}", row.kind.replace('.', "-"));
    let told = staff.say(&id);
    // A kind written by a newer version has no text: its name is shown.
    let kind = if told == id { row.kind.clone() } else { told };
    vec![
        time(row.first_at),
        time(row.last_at),
        Cell::text(kind),
        Cell::text(subject(staff, &row.subject)),
        Cell::Quiet(row.place.clone()),
        Cell::number(row.count),
    ]
}

/// Subject of a refusal, in the reader's language.
fn subject(staff: &Staff, name: &DisplayName) -> String {
    match name {
        DisplayName::Text(text) if text.is_empty() => staff.say("security-nobody"),
        DisplayName::Text(text) if text == security_log::OTHERS => staff.say("security-others"),
        DisplayName::Text(text) => match text.strip_prefix(security_log::TYPED) {
            Some(hash) => staff
                .texts
                .with("security-typed", &[("id", Value::Text(hash.to_owned()))]),
            None => text.clone(),
        },
        DisplayName::Person(_) | DisplayName::Removed(_) | DisplayName::Unknown(_) => named(staff, name),
    }
}

/// Name of a person or object, in the reader's language.
fn named(staff: &Staff, name: &DisplayName) -> String {
    match name {
        DisplayName::Text(text) | DisplayName::Person(text) => text.clone(),
        DisplayName::Removed(id) => staff.texts.with("audit-removed", &[("id", Value::Text(id.clone()))]),
        DisplayName::Unknown(hash) => staff.texts.with("audit-unknown", &[("id", Value::Text(hash.clone()))]),
    }
}

/// Link to the next page with the same filters; none if this page is not full.
fn next_page_link(staff: &Staff, asked: &FormFields, last: Option<i64>, count: usize) -> Option<Block> {
    let last = last.filter(|_| i64::try_from(count).is_ok_and(|count| count == PAGE))?;
    let mut address = form_urlencoded::Serializer::new(String::new());
    for name in FILTERS {
        if let Some(value) = asked.get(name) {
            address.append_pair(name, value);
        }
    }
    address.append_pair("before", &last.to_string());
    let link = Link::button(format!("?{}", address.finish()), staff.say("older"));
    Some(Block::Links(vec![link]))
}
