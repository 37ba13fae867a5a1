//! The city that a role, an invitation or a domain belongs to.

use crate::storage;
use crate::storage::{Db, cities};
use urbivox_core::survey::slug::Slug;

/// Finds the city by slug; returns `no_such` if there is none.
pub(super) fn find_city<E: From<storage::Error>>(db: &mut Db, slug: &Slug, no_such: E) -> Result<cities::Row, E> {
    cities::find(db, slug.as_str())?.ok_or(no_such)
}
