//! Encryption of the client secrets of cities' identity providers at rest.

use serde_json::Value;

use crate::app::ops::encryption;
use crate::app::ops::encryption::EncryptionError;
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, Storage, cities, providers};

/// Name of the encrypted setting.
const FIELD: &str = "client_secret";

/// Encrypts the client secret in the settings, for storage.
pub(super) fn seal(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, EncryptionError> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str()
    {
        *secret = Value::from(encryption::seal(keyring, &context(city_id), text)?);
    }
    Ok(settings)
}

/// Decrypts the client secret in stored settings. A secret stored in plain text by an older version is returned as it is.
pub(super) fn open(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, EncryptionError> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str().filter(|text| encryption::is_sealed(text))
    {
        *secret = Value::from(encryption::open(keyring, &context(city_id), text)?);
    }
    Ok(settings)
}

/// Returns the settings with the client secret set to null.
pub(super) fn without(settings: &Value) -> Value {
    let mut settings = settings.clone();
    if let Some(secret) = settings.get_mut(FIELD) {
        *secret = Value::Null;
    }
    settings
}

/// Encrypts stored client secrets that are in plain text or under a previous secret with the current one, so that
/// the previous secret can be removed. A secret that cannot be decrypted is left as it is and logged as an error.
/// Errors: the settings of a city are damaged; they may hold a secret in plain text.
pub(in crate::app) fn seal_stored(storage: &Storage, keyring: &Keyring) -> Result<(), storage::Error> {
    let is_current = |settings: &Value| {
        let secret = settings.get(FIELD).and_then(Value::as_str);
        secret.is_none_or(|text| encryption::is_current(keyring, text))
    };
    let stored = storage.read(all)?;
    if stored.iter().all(|(_, settings)| is_current(settings)) {
        return Ok(());
    }
    storage.write(|db| {
        for (city_id, settings) in all(db)? {
            if is_current(&settings) {
                continue;
            }
            let sealed = open(keyring, city_id, settings).and_then(|plain| seal(keyring, city_id, plain));
            match sealed {
                Ok(sealed) => providers::set(db, city_id, Some(&sealed.to_string()))?,
                Err(cause) => tracing::error!(
                    city.id = city_id,
                    %cause,
                    "the client secret of a city's identity provider cannot be used; enter it again"
                ),
            }
        }
        Ok(())
    })
}

/// Returns the settings of every city's provider by city id. Errors: the settings of a city are damaged.
fn all(db: &mut Db) -> Result<Vec<(i64, Value)>, storage::Error> {
    let mut read = Vec::new();
    for (city_id, text) in providers::all_settings(db)? {
        match serde_json::from_str::<Value>(&text) {
            Ok(settings) if settings.is_object() => read.push((city_id, settings)),
            Ok(_no_object) => return Err(damaged(db, city_id, "they are not a JSON object")),
            Err(cause) => return Err(damaged(db, city_id, &cause.to_string())),
        }
    }
    Ok(read)
}

/// Builds the error for unreadable settings. It leaves the settings out, because they may hold a secret.
fn damaged(db: &mut Db, city_id: i64, cause: &str) -> storage::Error {
    let city = match cities::slug_of(db, city_id) {
        Ok(slug) => slug.unwrap_or_else(|| format!("number {city_id}")),
        Err(failure) => return failure,
    };
    let what = format!(
        "the settings of the identity provider of the city {city} are damaged ({cause}); restore a backup with \
         `urbivox restore`, or remove them with the SQL statement `delete from providers where city_id = {city_id}`, \
         restart, and enter them again"
    );
    storage::Error::corrupt("providers", what)
}

fn context(city_id: i64) -> Vec<u8> {
    [&b"identity provider, client secret, city "[..], &city_id.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;
    use crate::storage::Backend;

    #[test]
    fn damaged_settings_stop_the_start_and_name_their_city() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Storage::open(&Backend::Sqlite(folder.path().join("urbivox.db"))).unwrap();
        let keyring = Keyring::from(Secret::from_bytes([1; 32]));
        let city = cities::Row {
            id: 7,
            slug: "tampere".to_owned(),
            name: "Tampere".to_owned(),
            country: None,
            timezone: "Europe/Helsinki".to_owned(),
            languages: r#"["fi"]"#.to_owned(),
            created_at: 0,
            settings: "{}".to_owned(),
        };
        storage.write(|db| cities::insert(db, &city)).unwrap();
        let set = |text: &str| storage.write(|db| providers::set(db, city.id, Some(text))).unwrap();
        for text in [r#"{"client_secret": "hunter2""#, r#"["hunter2"]"#, r#""hunter2""#] {
            set(text);
            let message = seal_stored(&storage, &keyring).unwrap_err().to_string();
            assert!(message.contains("the city tampere are damaged"), "{message}");
            assert!(
                message.contains("`urbivox restore`") && message.contains("city_id = 7"),
                "{message}"
            );
            assert!(!message.contains("hunter2"), "{message}");
        }
        set(r#"{"client_secret": "hunter2"}"#);
        seal_stored(&storage, &keyring).unwrap();
        let kept = storage.read(providers::all_settings).unwrap();
        assert!(kept.len() == 1 && !kept[0].1.contains("hunter2"), "{kept:?}");
    }
}
