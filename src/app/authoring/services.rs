//! Digital services of a city.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Refusal, city_row, conflict_as_exists, corrupt, service_row};
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::installation;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::slug::Slug;

/// A digital service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Name in addresses, unique in the city.
    pub slug: Slug,
    /// Name for people.
    pub name: Localized,
}

/// Adds a service to the city.
pub fn service_add(app: &App, city: &Slug, service: &Service) -> Result<(), Refusal> {
    let name = json_of(&service.name)?;
    app.storage.write(|db| {
        let row = storage::services::Row {
            id: storage::identity::fresh(),
            city_id: city_row(db, city)?.id,
            slug: service.slug.as_str().to_owned(),
            name: name.clone(),
            created_at: app.clock.now().as_millisecond(),
        };
        storage::services::insert(db, &row).map_err(conflict_as_exists(Resource::Service))?;
        let detail = json!({"name": name});
        Ok(audit::note(
            app,
            db,
            Some(row.city_id),
            "service.add",
            &row.slug,
            &detail,
        )?)
    })
}

/// Returns the service of this slug.
pub fn service_find(app: &App, city: &Slug, slug: &Slug) -> Result<Service, Refusal> {
    parse(app.storage.read(|db| service_row(db, city, slug))?)
}

/// Returns services of the city after `after`, by slug.
pub fn service_list(app: &App, city: &Slug, after: Option<&str>, limit: i64) -> Result<Vec<Service>, Refusal> {
    let rows = app.storage.read(|db| {
        let city = city_row(db, city)?;
        Ok::<_, Refusal>(storage::services::list(db, city.id, after.unwrap_or_default(), limit)?)
    })?;
    rows.into_iter().map(parse).collect()
}

/// Renames a service.
pub fn service_rename(app: &App, city: &Slug, slug: &Slug, name: Localized) -> Result<Service, Refusal> {
    let json = json_of(&name)?;
    app.storage.write(|db| {
        let row = service_row(db, city, slug)?;
        storage::services::rename(db, row.id, &json)?;
        audit::note(
            app,
            db,
            Some(row.city_id),
            "service.rename",
            slug,
            &json!({"name": json}),
        )?;
        Ok::<_, Refusal>(installation::raise_catalogue_revision(db)?)
    })?;
    app.catalogue.invalidate_all();
    Ok(Service {
        slug: slug.clone(),
        name,
    })
}

fn json_of(name: &Localized) -> Result<String, Refusal> {
    let texts: BTreeMap<&str, &str> = name.iter().map(|(language, text)| (language.as_str(), text)).collect();
    Ok(serde_json::to_string(&texts).map_err(|cause| corrupt("services", cause))?)
}

fn parse(row: storage::services::Row) -> Result<Service, Refusal> {
    Ok(Service {
        slug: Slug::parse(&row.slug).ok_or_else(|| corrupt("services", "slug"))?,
        name: name_of(&row.name)?,
    })
}

/// Parses a stored name.
pub(in crate::app) fn name_of(document: &str) -> Result<Localized, storage::Error> {
    let texts: BTreeMap<String, String> = serde_json::from_str(document).map_err(|cause| corrupt("services", cause))?;
    let texts: Option<_> = texts
        .into_iter()
        .map(|(tag, text)| Some((Language::parse(&tag)?, text)))
        .collect();
    texts
        .and_then(Localized::from_texts)
        .ok_or_else(|| corrupt("services", "name"))
}
