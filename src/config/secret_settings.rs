//! Secrets read from files: `URBIVOX_SECRET_FILE=/run/secrets/urbivox` instead of `URBIVOX_SECRET=…`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::config_error::ConfigErrors;
use super::variable::FILES;

/// Maximum bytes of such a file. Protects the memory from a wrong path; real ones have some hundred.
const BYTES_MAX: u64 = 64 * 1_024;

/// Returns whether these settings contain `name` or its counterpart that names a file.
pub(super) fn is_set(settings: &BTreeMap<&'static str, String>, name: &str) -> bool {
    let pair = FILES.iter().find(|(setting, file)| *setting == name || *file == name);
    settings.contains_key(name)
        || pair.is_some_and(|(setting, file)| settings.contains_key(setting) || settings.contains_key(file))
}

/// Reads secrets from files, by setting. Adds an error for an unreadable file, and when both the file and the secret
/// itself are given, which is ambiguous.
pub(super) fn read(
    direct: impl Fn(&'static str) -> Option<String>,
    mistakes: &mut ConfigErrors,
) -> BTreeMap<&'static str, String> {
    let mut secrets = BTreeMap::new();
    for (setting, file) in FILES {
        let Some(path) = direct(file) else { continue };
        if direct(setting).is_some() {
            mistakes.push(file, format!("and {setting} are both set; set only one of them"));
            continue;
        }
        match text_of(Path::new(&path)) {
            Ok(text) if text.trim().is_empty() => mistakes.push(file, format!("names {path}, which is empty")),
            Ok(text) => {
                secrets.insert(*setting, text.trim().to_owned());
            }
            Err(cause) => mistakes.push(file, format!("names {path}, which cannot be read: {cause}")),
        }
    }
    secrets
}

fn text_of(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    let invalid = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    if u64::try_from(bytes.len()).map_or(true, |length| length > BYTES_MAX) {
        return Err(invalid("it has more than 64 kB"));
    }
    // The message leaves out the bytes, which may be a password.
    String::from_utf8(bytes).map_err(|_secret| invalid("it is not UTF-8 text"))
}
