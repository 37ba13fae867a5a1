//! Secrets that a file holds: `URBIVOX_SECRET_FILE=/run/secrets/urbivox` instead of `URBIVOX_SECRET=…`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::mistakes::ConfigErrors;
use super::variable::FILES;

/// Bytes of such a file. Protects the memory from a wrong name; ours have some hundred.
const BYTES_MAX: u64 = 64 * 1_024;

/// Whether these settings decide what `name` decides: under this name, or as its counterpart that names a file.
pub(super) fn is_decided(settings: &BTreeMap<&'static str, String>, name: &str) -> bool {
    let pair = FILES.iter().find(|(setting, file)| *setting == name || *file == name);
    settings.contains_key(name)
        || pair.is_some_and(|(setting, file)| settings.contains_key(setting) || settings.contains_key(file))
}

/// The secrets that files hold, by setting. A file that cannot be read is a mistake, and so is one that is named beside
/// the secret itself: nobody could tell which of the two is meant.
pub(super) fn read(
    told: impl Fn(&'static str) -> Option<String>,
    mistakes: &mut ConfigErrors,
) -> BTreeMap<&'static str, String> {
    let mut secrets = BTreeMap::new();
    for (setting, file) in FILES {
        let Some(path) = told(file) else { continue };
        if told(setting).is_some() {
            mistakes.push(file, format!("and {setting} are both given; give only one of them"));
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
    // The bytes themselves are left out of the message: they may be a password.
    String::from_utf8(bytes).map_err(|_secret| invalid("it is not UTF-8 text"))
}
