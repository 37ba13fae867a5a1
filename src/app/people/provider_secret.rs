//! The client secrets of cities' identity providers: encrypted where they are stored.

use serde_json::Value;

use crate::app::ops::encryption;
use crate::app::ops::encryption::EncryptionError;
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, Storage, cities, providers};

/// The setting that is encrypted.
const FIELD: &str = "client_secret";

/// The settings as they are stored.
pub(super) fn seal(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, EncryptionError> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str()
    {
        *secret = Value::from(encryption::seal(keyring, &context(city_id), text)?);
    }
    Ok(settings)
}

/// Stored settings as they were written. Those of before secrets were encrypted are read as they are.
pub(super) fn open(keyring: &Keyring, city_id: i64, mut settings: Value) -> Result<Value, EncryptionError> {
    if let Some(secret) = settings.get_mut(FIELD)
        && let Some(text) = secret.as_str().filter(|text| encryption::is_sealed(text))
    {
        *secret = Value::from(encryption::open(keyring, &context(city_id), text)?);
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
/// secret can be taken out of the ring. One that cannot be opened any more stays, and is told in the log. Fails when the
/// settings of a city are damaged: they may hold a secret in the clear.
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
                Err(cause) => tracing::error!(city.id = city_id, %cause, "the secret of a city's identity provider cannot be used"),
            }
        }
        Ok(())
    })
}

/// The settings of every city's provider, with the city. Errors: those of one city are damaged.
fn all(db: &mut Db) -> Result<Vec<(i64, Value)>, storage::Error> {
    let mut read = Vec::new();
    for (city_id, text) in providers::all_settings(db)? {
        match serde_json::from_str::<Value>(&text) {
            Ok(settings) if settings.is_object() => read.push((city_id, settings)),
            Ok(_no_object) => return Err(damaged(db, city_id, "they are no JSON object")),
            Err(cause) => return Err(damaged(db, city_id, &cause.to_string())),
        }
    }
    Ok(read)
}

/// What the operator is told of settings that cannot be read. They themselves are left out: they may hold a secret.
fn damaged(db: &mut Db, city_id: i64, cause: &str) -> storage::Error {
    let city = match cities::slug_of(db, city_id) {
        Ok(slug) => slug.unwrap_or_else(|| format!("number {city_id}")),
        Err(failure) => return failure,
    };
    let what = format!(
        "the settings of the identity provider of the city {city} are damaged ({cause}); put a backup back with \
         `urbivox restore`, or remove them with the SQL statement `delete from providers where city_id = {city_id}`, \
         start again, and enter them anew"
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
            let told = seal_stored(&storage, &keyring).unwrap_err().to_string();
            assert!(told.contains("the city tampere are damaged"), "{told}");
            assert!(
                told.contains("`urbivox restore`") && told.contains("city_id = 7"),
                "{told}"
            );
            assert!(!told.contains("hunter2"), "{told}");
        }
        set(r#"{"client_secret": "hunter2"}"#);
        seal_stored(&storage, &keyring).unwrap();
        let kept = storage.read(providers::all_settings).unwrap();
        assert!(kept.len() == 1 && !kept[0].1.contains("hunter2"), "{kept:?}");
    }
}
