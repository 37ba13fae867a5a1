//! Lookup of frameworks and cities.

use super::error::BenchmarkError;
use crate::app::App;
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::Db;
use urbivox_core::indicator::Framework;
use urbivox_core::survey::slug::Slug;

/// Returns the framework of this id.
pub fn framework<'a>(app: &'a App, id: &str) -> Result<&'a Framework, BenchmarkError> {
    let found = app.frameworks.iter().find(|framework| framework.id == id);
    found.ok_or(BenchmarkError::NoSuch(Resource::Framework))
}

/// Returns the city of this slug.
pub(super) fn city_row(db: &mut Db, slug: &Slug) -> Result<storage::cities::Row, BenchmarkError> {
    storage::cities::find(db, slug.as_str())?.ok_or(BenchmarkError::NoSuch(Resource::City))
}
