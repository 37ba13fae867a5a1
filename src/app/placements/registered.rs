//! Registered placements of published surveys, as they are kept in memory.

use std::collections::HashMap;

use crate::storage;
use crate::storage::placement_kind::PlacementKind;
use crate::storage::{Db, placements};

/// Registered placement of a published survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredPlacement {
    /// Database identity.
    pub id: i64,
    /// Kind.
    pub kind: PlacementKind,
    /// Name for staff.
    pub name: Option<String>,
}

/// Returns the registered placements of a survey, by slug.
pub(in crate::app) fn of_survey(
    db: &mut Db,
    survey_id: i64,
) -> Result<HashMap<String, RegisteredPlacement>, storage::Error> {
    let rows = placements::list(db, survey_id, "", i64::MAX)?;
    let registered = rows.into_iter().map(|row| {
        let placement = RegisteredPlacement {
            id: row.id,
            kind: row.kind,
            name: row.name,
        };
        (row.slug, placement)
    });
    Ok(registered.collect())
}
