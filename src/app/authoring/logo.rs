//! Logo of a city, shown above its pages.

use serde_json::json;

pub use super::logo_image::{InvalidImage, LOGO_BYTES_MAX, Logo, examine};

use super::city::{parse, row_of};
use super::error::AuthoringError;
use super::lookup::locked_city_row;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{installation, logos};
use urbivox_core::survey::slug::Slug;

/// Sets the logo of a city, or removes it.
pub fn logo_set(app: &App, slug: &Slug, logo: Option<(Logo, &'static str, &[u8])>) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let row = locked_city_row(db, slug)?;
        let id = row.id;
        let mut city = parse(row)?;
        let detail = match &logo {
            Some((logo, kind, bytes)) => {
                logos::set(db, id, kind, bytes)?;
                json!({"kind": kind, "bytes": bytes.len(), "mark": logo.mark})
            }
            None => {
                logos::delete(db, id)?;
                json!({"kind": null})
            }
        };
        city.settings.logo = logo.as_ref().map(|(logo, _, _)| logo.clone());
        storage::cities::update(db, &storage::cities::Row { id, ..row_of(&city)? })?;
        installation::raise_catalogue_revision(db)?;
        Ok::<_, AuthoringError>(audit::note(app, db, Some(id), "city.logo", slug, &detail)?)
    })?;
    app.catalogue.invalidate_all();
    Ok(())
}

/// Returns the media type and the bytes of a city's logo.
pub fn logo_find(app: &App, slug: &Slug) -> Result<Option<(String, Vec<u8>)>, ServiceError> {
    let found = app.storage.read(|db| match storage::cities::find(db, slug.as_str())? {
        Some(city) => logos::find(db, city.id),
        None => Ok::<_, storage::Error>(None),
    })?;
    Ok(found)
}
