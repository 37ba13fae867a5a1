//! Installation setting: the roles that require a second factor.

use serde_json::json;

use crate::app::access::{Grant, Role};
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{Db, installation};

/// Roles that require one by default: those that can grant roles.
const DEFAULT_ROLES: [Role; 2] = [Role::Admin, Role::Owner];
/// Stored value for "no role requires one".
const NO_ROLES: &str = "none";

/// Returns the roles that require a second factor.
pub fn required_roles(app: &App) -> Result<Vec<Role>, ServiceError> {
    Ok(app.storage.read(read)?)
}

/// Sets the roles that require a second factor. Holders without one have to set it up at their next request.
pub fn set_required_roles(app: &App, roles: &[Role]) -> Result<(), ServiceError> {
    // In canonical order without duplicates.
    let chosen = Role::ALL.into_iter().filter(|role| roles.contains(role));
    let names: Vec<&str> = chosen.map(Role::name).collect();
    let text = if names.is_empty() {
        NO_ROLES.to_owned()
    } else {
        names.join(",")
    };
    Ok(app.storage.write(|db| {
        installation::set_second_factor_roles(db, &text)?;
        audit::note(app, db, None, "factor.require", &text, &json!({"roles": names}))
    })?)
}

fn read(db: &mut Db) -> Result<Vec<Role>, storage::Error> {
    let Some(text) = installation::second_factor_roles(db)? else {
        return Ok(DEFAULT_ROLES.to_vec());
    };
    if text == NO_ROLES {
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
