//! Lookup of frameworks and cities.

use super::refusal::Refusal;
use crate::app::App;
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::Db;
use urbivox_core::indicator::Framework;
use urbivox_core::survey::slug::Slug;

/// Returns the framework of this id.
pub fn framework<'a>(app: &'a App, id: &str) -> Result<&'a Framework, Refusal> {
    let found = app.frameworks.iter().find(|framework| framework.id == id);
    found.ok_or(Refusal::NoSuch(Resource::Framework))
}

/// Returns the city of this slug.
pub(super) fn city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, Refusal> {
    storage::cities::find(db, slug.as_str())?.ok_or(Refusal::NoSuch(Resource::City))
}
