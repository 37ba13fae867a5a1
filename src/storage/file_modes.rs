//! Which files hold answers or secrets and may be read by others on the machine.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file or a folder that others may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadableByOthers {
    /// Where it is.
    pub path: PathBuf,
    /// Its permissions, the lowest nine bits.
    pub mode: u32,
    /// Whether it is a folder.
    pub is_folder: bool,
}

impl ReadableByOthers {
    /// The command that closes it to others; of a folder, with all that is in it.
    pub fn advice(&self) -> String {
        let mode = if self.is_folder { "-R go=" } else { "600" };
        format!("chmod {mode} {}", quoted(&self.path))
    }
}

impl fmt::Display for ReadableByOthers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, mode) = (self.path.display(), self.mode);
        write!(formatter, "others on this machine may read {path} (mode {mode:03o})")
    }
}

/// The path as a shell reads it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+@%:,".contains(&byte);
    if text.bytes().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// What others may read of the database (its log, its secret and what was put aside included), and of the folder of letters.
/// What is not there is left out.
pub fn exposed(database: Option<&Path>, letters: &Path) -> io::Result<Vec<ReadableByOthers>> {
    let mut paths = Vec::new();
    if let Some(database) = database {
        paths.extend(beside(database)?);
    }
    // A closed folder closes what is in it.
    match fs::metadata(letters) {
        Ok(facts) if facts.is_dir() => paths.push(letters.to_owned()),
        Ok(_no_folder) => {}
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
        Err(cause) => return Err(cause),
    }
    let mut found = Vec::new();
    for path in paths {
        if let Some(mode) = mode_of(&path)? {
            let is_folder = path.is_dir();
            found.push(ReadableByOthers { path, mode, is_folder });
        }
    }
    Ok(found)
}

/// The database and the files whose names begin with its name: log, shared memory, secret, lock, what was put aside.
fn beside(database: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = match database.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let Some(name) = database.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return Ok(Vec::new());
    };
    let is_ours = |other: &str| {
        let rest = other.strip_prefix(&name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
    };
    match entries(folder, is_ours) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        found => found,
    }
}

/// Files in a folder by their names, in order.
fn entries(folder: &Path, is_meant: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_meant(&entry.file_name().to_string_lossy()) {
            found.push(entry.path());
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The mode of what others than its owner may read or write; `None` when they may not, or when it is not there.
#[cfg(unix)]
fn mode_of(path: &Path) -> io::Result<Option<u32>> {
    use std::os::unix::fs::PermissionsExt;
    match fs::metadata(path) {
        Ok(facts) => {
            let mode = facts.permissions().mode() & 0o777;
            Ok((mode & 0o077 != 0).then_some(mode))
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

/// Modes are known on Unix only.
#[cfg(not(unix))]
fn mode_of(_path: &Path) -> io::Result<Option<u32>> {
    Ok(None)
}
