//! The client secrets of cities' identity providers: encrypted where they are stored.

use serde_json::Value;

use crate::config::Keyring;
use crate::flow::sealed::{self, Failure};
use crate::storage::{self, Storage, providers};

/// The setting that is encrypted.
const FIELD: &str = "client_secret";

/// The settings as they are stored.
pub(super) fn seal(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, Failure> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str()
    {
        *secret = Value::from(sealed::seal(keyring, &context(city_id), text)?);
    }
    Ok(settings)
}

/// Stored settings as they were written. Those of before secrets were encrypted are read as they are.
pub(super) fn open(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, Failure> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str().filter(|text| sealed::is_sealed(text))
    {
        *secret = Value::from(sealed::open(keyring, &context(city_id), text)?);
    }
    Ok(settings)
}

/// The settings without the client secret.
pub(super) fn without(settings: &Value) -> Value {
    let mut settings = settings.clone();
    if let Some(secret) = settings.get_mut(FIELD) {
        *secret = Value::Null;
    }
    settings
}

/// Encrypts what is stored in the clear, and what was encrypted with an earlier secret, with the current one: so an earlier
/// secret can be taken out of the ring. One that cannot be opened any more stays, and is told in the log.
pub(in crate::flow) fn seal_stored(storage: &Storage, keyring: &Keyring) -> Result<(), storage::Error> {
    let is_current = |settings: &Value| {
        let secret = settings.get(FIELD).and_then(Value::as_str);
        secret.is_none_or(|text| sealed::is_current(keyring, text))
    };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    let rows = storage.read(providers::all_settings)?;
    if rows
        .iter()
        .all(|(_, text)| read(text).is_none_or(|settings| is_current(&settings)))
    {
        return Ok(());
    }
    storage.write(|db| {
        for (city_id, text) in providers::all_settings(db)? {
            let Some(settings) = read(&text).filter(|settings| !is_current(settings)) else {
                continue;
            };
            let sealed = open(keyring, city_id, settings).and_then(|plain| seal(keyring, city_id, plain));
            match sealed {
                Ok(sealed) => providers::set(db, city_id, Some(&sealed.to_string()))?,
                Err(cause) => tracing::error!(city.id = city_id, %cause, "the secret of a city's identity provider cannot be used"),
            }
        }
        Ok(())
    })
}

fn context(city_id: i64) -> Vec<u8> {
    [&b"identity provider, client secret, city "[..], &city_id.to_be_bytes()].concat()
}
