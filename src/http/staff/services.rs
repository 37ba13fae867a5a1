//! `…/services` of a city: its services and their types.

use actix_web::http::StatusCode;

use super::access::CityAccess;
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::current_user::CurrentUser;
use super::forms::{Form, FormReader};
use super::home::name_in;
use super::layout::StaffLayout;
use super::redirect::see_other;
use super::service_type_field::{TYPE, chosen_type, type_field};
use crate::app::access::required::EditSurveys;
use crate::app::authoring;
use crate::app::authoring::{AuthoringError, Service, ServiceChange};
use crate::http::web::page_error::PageResult;
use urbivox_core::survey::slug::Slug;

/// Services on the page. Protects the page.
const SERVICES_MAX: i64 = 500;

/// `GET /staff/cities/{city}/services`.
pub async fn page(access: CityAccess<EditSurveys>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    show(&user, &city, StatusCode::OK, Vec::new()).await
}

/// `POST /staff/cities/{city}/services`: changes the type of a service.
pub async fn change(access: CityAccess<EditSurveys>, form: Form<()>) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let fields = form.read_only(&user, "classify").await?;
    user.require_fields(&fields, &["service", TYPE])?;
    let mut reader = FormReader::new(&user, &fields);
    let service = reader.choice("service", Slug::parse);
    let service_type = reader.choice(TYPE, chosen_type);
    let (Some(service), Some(service_type)) = (service, service_type) else {
        return show(&user, &city, StatusCode::UNPROCESSABLE_ENTITY, reader.wrong()).await;
    };
    let change = ServiceChange {
        name: None,
        service_type: Some(service_type),
    };
    let at = city.clone();
    user.run(move |app| authoring::service_change(app, &at, &service, change))
        .await?;
    Ok(see_other(&format!("/staff/cities/{city}/services?done=saved")))
}

async fn show(user: &CurrentUser, slug: &Slug, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let at = slug.clone();
    let (city, services) = user
        .run(move |app| {
            let services = authoring::service_list(app, &at, None, SERVICES_MAX)?;
            Ok::<_, AuthoringError>((authoring::city_find(app, &at)?, services))
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("services-lead")));
    if services.is_empty() {
        blocks.push(Block::Text(user.text("survey-needs-service")));
    } else {
        let language = user.session.person.language.as_str();
        blocks.push(Block::Table(table(user, &services, language)));
        blocks.push(form(user, &services, language));
    }
    let mut layout = StaffLayout::of_city(user, slug, &city.name, user.text("services-title"));
    layout.add_breadcrumb(&format!("/staff/cities/{slug}/services"), user.text("services-title"));
    Ok(layout.render_with_status(status, &blocks))
}

fn table(user: &CurrentUser, services: &[Service], language: &str) -> Table {
    let none = user.text("service-type-none");
    let rows = services.iter().map(|service| {
        let known = service.service_type.map(|known| known.name_in(user.texts.language()));
        vec![
            Cell::text(name_in(&service.name, language)),
            Cell::text(known.unwrap_or(&none)),
        ]
    });
    let head = ["service", "service-type"].map(|id| user.text(id)).to_vec();
    Table::new(user.text("services-title"), head, rows.collect())
}

/// Form that changes the type of a service.
fn form(user: &CurrentUser, services: &[Service], language: &str) -> Block {
    let offered = services
        .iter()
        .map(|service| (service.slug.to_string(), name_in(&service.name, language)));
    let form = FormView::new(
        "",
        vec![
            Field::select("service", user.text("service"), "", offered.collect()),
            type_field(user, ""),
        ],
        vec![Button::named("do", "classify", user.text("save"), Tone::Primary)],
    );
    Block::Card(user.text("service-type-change"), vec![Block::Form(form)])
}
