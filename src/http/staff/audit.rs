//! Audit pages: `/staff/audit` (actions) and `/staff/security` (refusals) of the whole installation for administrators, and
//! the audit log of one city for its owners.

use super::access::CityAccess;
use super::access::InstallationAccess;
use super::current_user::CurrentUser;
use crate::app::access::required::{ReadAuditLog, ReadInstallationLog};
use actix_web::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::components::{Block, Button, Cell, Field, FormView, Link, Table};
use super::layout::StaffLayout;
use crate::app::audit;
use crate::app::audit::{AuditEntry, AuditFilter, DisplayName, Scope};
use crate::app::authoring;
use crate::app::authoring::AuthoringError;
use crate::app::security_log;
use crate::app::security_log::{RETENTION_DAYS, SecurityLogEntry};
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::i18n::Value;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;
use urbivox_core::survey::slug::Slug;

/// Entries per page.
const PAGE: i64 = 100;
/// Query parameters of the filters.
const FILTERS: [&str; 5] = ["scope", "from", "to", "who", "action"];

/// `GET /staff/audit`.
pub async fn page(access: InstallationAccess<ReadInstallationLog>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let query = query(&user.request);
    let (filter, errors) = filter_of(&user, &query);
    let status = status_of(&errors);
    let is_good = errors.is_empty();
    let (entries, head) = user
        .run(move |app| {
            let entries = if is_good {
                audit::list(app, &filter, PAGE)?
            } else {
                Vec::new()
            };
            Ok::<_, AuthoringError>((entries, audit::head(app)?))
        })
        .await?;
    let scopes = [
        ("installation", "audit-installation"),
        ("everything", "audit-everything"),
    ];
    let mut scopes: Vec<(String, String)> = scopes.map(|(value, text)| (value.to_owned(), user.text(text))).to_vec();
    let scope = query.get("scope").unwrap_or("installation").to_owned();
    if !scopes.iter().any(|(value, _)| *value == scope) {
        scopes.push((scope.clone(), scope.clone()));
    }
    let scope = Field::select("scope", user.text("audit-scope"), scope, scopes);
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("audit-lead")));
    blocks.push(form(&user, "/staff/audit", &query, Some(scope)));
    blocks.push(table(&user, &entries, true));
    blocks.extend(next_page_link(
        &user,
        &query,
        entries.last().map(|entry| entry.id),
        entries.len(),
    ));
    blocks.push(Block::Details(
        user.text("audit-head"),
        vec![Block::Text(user.text("audit-head-text")), Block::Code(head.to_string())],
    ));
    Ok(StaffLayout::of_installation(&user, user.text("tab-audit")).render_with_status(status, &blocks))
}

/// `GET /staff/security`.
pub async fn security(access: InstallationAccess<ReadInstallationLog>) -> PageResult {
    let InstallationAccess { user, .. } = access;
    let query = query(&user.request);
    let (filter, errors) = filter_of(&user, &query);
    let status = status_of(&errors);
    let is_good = errors.is_empty();
    let refused = user
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
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    let days = [("days", Value::Number(RETENTION_DAYS))];
    blocks.push(Block::Lead(user.texts.with("security-lead", &days)));
    blocks.push(form(&user, "/staff/security", &query, None));
    let rows = refused.iter().map(|row| refused_row(&user, row)).collect();
    let head = [
        "when",
        "security-last",
        "what",
        "who",
        "security-where",
        "security-count",
    ];
    let head = head.map(|id| user.text(id)).to_vec();
    blocks.push(Block::Table(Table::new(user.text("tab-security"), head, rows)));
    blocks.extend(next_page_link(
        &user,
        &query,
        refused.last().map(|row| row.id),
        refused.len(),
    ));
    Ok(StaffLayout::of_installation(&user, user.text("tab-security")).render_with_status(status, &blocks))
}

/// `GET /staff/cities/{city}/audit`.
pub async fn city_page(access: CityAccess<ReadAuditLog>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let query = query(&user.request);
    let before = query.get("before").map(str::parse::<i64>).transpose();
    let mut blocks = Vec::new();
    if before.is_err() {
        let wrong = vec![(String::new(), user.text("audit-bad-page"))];
        blocks.push(Block::Errors(user.text("errors-title"), wrong));
    }
    let status = if before.is_err() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let before = before.ok().flatten();
    let own = city.clone();
    let (name, entries) = user
        .run(move |app| {
            let name = authoring::city_find(app, &own)?.name;
            Ok::<_, AuthoringError>((name, audit::of_city(app, &own, before, PAGE)?))
        })
        .await?;
    blocks.push(Block::Lead(user.text("audit-lead")));
    blocks.push(table(&user, &entries, false));
    blocks.extend(next_page_link(
        &user,
        &query,
        entries.last().map(|entry| entry.id),
        entries.len(),
    ));
    Ok(StaffLayout::of_city(&user, &city, &name, user.text("tab-audit")).render_with_status(status, &blocks))
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

fn filter_of(user: &CurrentUser, query: &FormFields) -> (AuditFilter, Vec<FieldError>) {
    let mut errors = Vec::new();
    let scope = match query.get("scope") {
        None | Some("installation") => Scope::Installation,
        Some("everything") => Scope::Everything,
        Some(city) => Slug::parse(city).map_or_else(
            || {
                errors.push(("f-scope".to_owned(), user.text("audit-bad-scope")));
                Scope::Installation
            },
            Scope::City,
        ),
    };
    let mut day = |name: &str, is_end: bool| {
        let text = query.get(name)?;
        let start = civil_day::parse(text).and_then(|day| start_of(day, is_end));
        if start.is_none() {
            errors.push((format!("f-{name}"), user.text("audit-bad-day")));
        }
        start
    };
    let (from, until) = (day("from", false), day("to", true));
    let before = query.get("before").map(str::parse::<i64>).transpose();
    if before.is_err() {
        errors.push((String::new(), user.text("audit-bad-page")));
    }
    let filter = AuditFilter {
        scope,
        from,
        until,
        who: query.get("who").unwrap_or_default().to_owned(),
        action: query.get("action").unwrap_or_default().to_owned(),
        before: before.ok().flatten(),
    };
    if filter.check().is_err() {
        errors.push(("f-action".to_owned(), user.text("audit-bad-action")));
    }
    (filter, errors)
}

/// Start of the day in UTC, or of the following day if `is_end`.
fn start_of(day: Date, is_end: bool) -> Option<Timestamp> {
    let day = if is_end { day.tomorrow().ok()? } else { day };
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn form(user: &CurrentUser, action: &str, query: &FormFields, scope: Option<Field>) -> Block {
    let value = |name: &str| query.get(name).unwrap_or_default().to_owned();
    let mut fields: Vec<Field> = scope.into_iter().collect();
    fields.extend([
        Field::input("date", "from", user.text("from"), value("from")),
        Field::input("date", "to", user.text("to"), value("to")),
        Field::line("who", user.text("audit-who"), value("who")),
        Field::line("action", user.text("audit-action"), value("action")),
    ]);
    Block::Form(FormView::query(
        action,
        fields,
        vec![Button::primary(user.text("show"))],
    ))
}

fn table(user: &CurrentUser, entries: &[AuditEntry], has_city: bool) -> Block {
    let rows = entries.iter().map(|entry| {
        // Details are a JSON object; an empty one says nothing.
        let detail = if entry.detail == "{}" {
            ""
        } else {
            entry.detail.as_str()
        };
        let mut cells = vec![
            Cell::number(entry.id),
            Cell::Quiet(user.time(entry.at)),
            Cell::text(named(user, &entry.actor)),
            Cell::text(entry.action.clone()),
            Cell::text(named(user, &entry.object)),
            Cell::Quiet(detail.to_owned()),
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
    let head = head.into_iter().map(|id| user.text(id)).collect();
    Block::Table(Table::new(user.text("tab-audit"), head, rows.collect()))
}

fn refused_row(user: &CurrentUser, row: &SecurityLogEntry) -> Vec<Cell> {
    let time = |at: Timestamp| Cell::Quiet(user.time(at));
    let id = format!("security-{}", row.kind.replace('.', "-"));
    let message = user.text(&id);
    // A kind written by a newer version has no text: its name is shown.
    let kind = if message == id { row.kind.clone() } else { message };
    vec![
        time(row.first_at),
        time(row.last_at),
        Cell::text(kind),
        Cell::text(subject(user, &row.subject)),
        Cell::Quiet(row.place.clone()),
        user.count_cell(row.count),
    ]
}

/// Subject of a refusal, in the reader's language.
fn subject(user: &CurrentUser, name: &DisplayName) -> String {
    match name {
        DisplayName::Text(text) if text.is_empty() => user.text("security-nobody"),
        DisplayName::Text(text) if text == security_log::OTHERS => user.text("security-others"),
        DisplayName::Text(text) => match text.strip_prefix(security_log::TYPED) {
            Some(hash) => user
                .texts
                .with("security-typed", &[("id", Value::Text(hash.to_owned()))]),
            None => text.clone(),
        },
        DisplayName::Person(_) | DisplayName::Removed(_) | DisplayName::Unknown(_) => named(user, name),
    }
}

/// Name of a person or object, in the reader's language.
fn named(user: &CurrentUser, name: &DisplayName) -> String {
    match name {
        DisplayName::Text(text) | DisplayName::Person(text) => text.clone(),
        DisplayName::Removed(id) => user.texts.with("audit-removed", &[("id", Value::Text(id.clone()))]),
        DisplayName::Unknown(hash) => user.texts.with("audit-unknown", &[("id", Value::Text(hash.clone()))]),
    }
}

/// Link to the next page with the same filters; none if this page is not full.
fn next_page_link(user: &CurrentUser, query: &FormFields, last: Option<i64>, count: usize) -> Option<Block> {
    let last = last.filter(|_| i64::try_from(count).is_ok_and(|count| count == PAGE))?;
    let mut address = form_urlencoded::Serializer::new(String::new());
    for name in FILTERS {
        if let Some(value) = query.get(name) {
            address.append_pair(name, value);
        }
    }
    address.append_pair("before", &last.to_string());
    let link = Link::button(format!("?{}", address.finish()), user.text("older"));
    Some(Block::Links(vec![link]))
}
