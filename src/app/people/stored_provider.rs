//! Settings of cities' identity providers in the database, with the client secret encrypted.

use serde_json::Value;

use super::provider_secret;
use crate::app::App;
use crate::app::sign_on::provider::{ProviderSettings, domain_of};
use crate::storage;
use crate::storage::{Db, providers};

/// Loads the settings of the city's provider as stored, with the client secret encrypted.
pub(super) fn load(db: &mut Db, city_id: i64) -> Result<Option<Value>, storage::Error> {
    let Some(text) = providers::find(db, city_id)? else {
        return Ok(None);
    };
    let document = serde_json::from_str(&text).map_err(|cause| storage::Error::Corrupt {
        table: "providers",
        what: cause.to_string(),
    })?;
    Ok(Some(document))
}

/// Stores the settings of the city's provider, with the client secret encrypted; `None` removes them.
pub(super) fn store(
    app: &App,
    db: &mut Db,
    city_id: i64,
    settings: Option<&ProviderSettings>,
) -> Result<(), storage::Error> {
    let sealed = settings.map(|settings| {
        let sealed = provider_secret::seal(&app.keyring, city_id, settings.to_json());
        sealed.map_err(|cause| storage::Error::Unavailable(cause.to_string()))
    });
    let text = sealed.transpose()?.map(|sealed| sealed.to_string());
    providers::set(db, city_id, text.as_deref())
}

/// Returns the domains in the stored settings of the city's provider.
pub(super) fn configured_domains(db: &mut Db, city_id: i64) -> Result<Vec<String>, storage::Error> {
    let document = load(db, city_id)?.unwrap_or(Value::Null);
    let named = document.get("domains").and_then(Value::as_array).into_iter().flatten();
    let read = named.filter_map(|domain| {
        let domain = domain.as_str().and_then(domain_of);
        if domain.is_none() {
            tracing::warn!(
                city.id = city_id,
                "the stored settings of a city's identity provider contain an invalid domain; save them again"
            );
        }
        domain
    });
    Ok(read.collect())
}
