//! Digital services of a city.

use serde_json::json;

use super::error::{AuthoringError, conflict_as_exists};
use super::lookup::{city_row, resolve_service};
use super::service::{Service, ServiceChange, json_of, parse};
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{Db, installation};
use urbivox_core::survey::slug::Slug;

/// Adds a service to the city.
pub fn service_add(app: &App, city: &Slug, service: &Service) -> Result<(), AuthoringError> {
    app.storage.write(|db| insert_service(app, db, city, service))
}

/// Adds a service in a transaction, and records it in the audit log.
pub(in crate::app) fn insert_service(
    app: &App,
    db: &mut Db,
    city: &Slug,
    service: &Service,
) -> Result<(), AuthoringError> {
    let row = storage::services::Row {
        id: storage::identity::fresh(),
        city_id: city_row(db, city)?.id,
        slug: service.slug.as_str().to_owned(),
        name: json_of(&service.name)?,
        created_at: app.clock.now().as_millisecond(),
        service_type: service.service_type.map(|service_type| service_type.id.clone()),
    };
    storage::services::insert(db, &row).map_err(conflict_as_exists(Resource::Service))?;
    let mut detail = json!({"name": row.name});
    if let (Some(id), Some(detail)) = (&row.service_type, detail.as_object_mut()) {
        detail.insert("service_type".to_owned(), json!(id));
    }
    let city_id = Some(row.city_id);
    Ok(audit::note(app, db, city_id, "service.add", &row.slug, &detail)?)
}

/// Returns the service of this slug.
pub fn service_find(app: &App, city: &Slug, slug: &Slug) -> Result<Service, AuthoringError> {
    parse(app.storage.read(|db| resolve_service(db, city, slug))?.service)
}

/// Returns services of the city after `after`, by slug.
pub fn service_list(app: &App, city: &Slug, after: Option<&str>, limit: i64) -> Result<Vec<Service>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let city = city_row(db, city)?;
        Ok::<_, AuthoringError>(storage::services::list(db, city.id, after.unwrap_or_default(), limit)?)
    })?;
    rows.into_iter().map(parse).collect()
}

/// Changes a service, and records each changed property in the audit log. Returns the changed service.
pub fn service_change(app: &App, city: &Slug, slug: &Slug, change: ServiceChange) -> Result<Service, AuthoringError> {
    let changed = app.storage.write(|db| {
        let mut row = resolve_service(db, city, slug)?.service;
        let city_id = Some(row.city_id);
        if let Some(name) = &change.name {
            row.name = json_of(name)?;
            storage::services::rename(db, row.id, &row.name)?;
            let detail = json!({"name": row.name});
            audit::note(app, db, city_id, "service.rename", slug, &detail)?;
        }
        if let Some(service_type) = change.service_type {
            row.service_type = service_type.map(|service_type| service_type.id.clone());
            storage::services::classify(db, row.id, row.service_type.as_deref())?;
            let detail = json!({"service_type": row.service_type});
            audit::note(app, db, city_id, "service.classify", slug, &detail)?;
        }
        installation::raise_catalogue_revision(db)?;
        Ok::<_, AuthoringError>(row)
    })?;
    app.catalogue.invalidate_all();
    parse(changed)
}
