//! Installation setting: the roles that require a second factor.

use serde_json::json;

use crate::app::access::{Grant, Role};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation};

/// Roles that require one by default: those that can grant roles.
const DEFAULT: [Role; 2] = [Role::Admin, Role::Owner];
/// Stored value for "no role requires one".
const NOBODY: &str = "none";

/// Returns the roles that require a second factor.
pub fn required_roles(app: &App) -> Result<Vec<Role>, ServiceError> {
    Ok(app.storage.read(read)?)
}

/// Sets the roles that require a second factor. Holders without one have to set it up at their next request.
pub fn require_for(app: &App, roles: &[Role]) -> Result<(), ServiceError> {
    // In canonical order without duplicates.
    let chosen = Role::ALL.into_iter().filter(|role| roles.contains(role));
    let names: Vec<&str> = chosen.map(Role::name).collect();
    let text = if names.is_empty() {
        NOBODY.to_owned()
    } else {
        names.join(",")
    };
    Ok(app.storage.write(|db| {
        installation::set_factor_roles(db, &text)?;
        audit::note(app, db, None, "factor.require", &text, &json!({"roles": names}))
    })?)
}

fn read(db: &mut Db) -> Result<Vec<Role>, storage::Error> {
    let Some(text) = installation::factor_roles(db)? else {
        return Ok(DEFAULT.to_vec());
    };
    if text == NOBODY {
        return Ok(Vec::new());
    }
    let parse = |name: &str| name.parse::<Role>().map_err(corrupt);
    text.split(',').map(parse).collect()
}

fn corrupt(what: String) -> storage::Error {
    storage::Error::Corrupt {
        table: "installation",
        what,
    }
}

/// Whether one of these roles requires a second factor.
pub(super) fn applies_to(db: &mut Db, grants: &[Grant]) -> Result<bool, storage::Error> {
    let required = read(db)?;
    Ok(grants.iter().any(|grant| required.contains(&grant.role)))
}
