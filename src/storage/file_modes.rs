//! Finds files with answers or secrets that other users of the machine may read.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that others may read or write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadableByOthers {
    /// Path of the file or folder.
    pub path: PathBuf,
    /// Permissions, the lowest nine bits.
    pub mode: u32,
    /// Whether it is a folder.
    pub is_folder: bool,
}

impl ReadableByOthers {
    /// Returns the shell command that removes access of others, for a folder recursively.
    pub fn advice(&self) -> String {
        let mode = if self.is_folder { "-R go=" } else { "600" };
        format!("chmod {mode} {}", quoted(&self.path))
    }
}

impl fmt::Display for ReadableByOthers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, mode) = (self.path.display(), self.mode);
        write!(
            formatter,
            "other users of this machine can read {path} (mode {mode:03o})"
        )
    }
}

/// Quotes a path for a POSIX shell.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+@%:,".contains(&byte);
    if text.bytes().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Returns which of the database's files (log, secret and earlier databases included) and the folder of letters others may
/// read. Missing files are skipped.
pub fn readable_by_others(database: Option<&Path>, letters: &Path) -> io::Result<Vec<ReadableByOthers>> {
    let mut paths = Vec::new();
    if let Some(database) = database {
        paths.extend(beside(database)?);
    }
    // A private folder protects its content.
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

/// Returns the database and its companion files: log, shared memory, secret, lock, databases replaced by a restore.
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

/// Returns the files of a folder whose names match, sorted.
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

/// Returns the mode if group or others have any access; `None` if they have none or the file is missing.
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

/// Returns `None`: modes exist on Unix only.
#[cfg(not(unix))]
fn mode_of(_path: &Path) -> io::Result<Option<u32>> {
    Ok(None)
}
