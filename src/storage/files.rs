//! Private files, atomic creation, and the lock that a restore takes.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// Appends `ending` to a path.
pub fn with_suffix(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Creates a new file with mode 0600. Fails when it exists.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Creates the file with mode 0600 if it is missing. Never opens an existing one, because closing it would
/// release the POSIX locks that SQLite holds on it in this process.
pub fn ensure_private(path: &Path) -> io::Result<()> {
    match create_private(path) {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(cause) => Err(cause),
        Ok(_empty) => Ok(()),
    }
}

/// Creates the folder and missing parents with mode 0700; existing ones stay unchanged.
pub fn ensure_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Returns a unique temporary path in the folder of `path`.
pub fn temporary_path(path: &Path) -> PathBuf {
    with_suffix(path, &format!(".{}.unfinished", Uuid::new_v4()))
}

/// Creates a file atomically and syncs it to disk. Fails when it exists.
pub fn create_atomically(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let draft = temporary_path(path);
    let written = create_private(&draft).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()?;
        publish(&draft, path)
    });
    // The first failure is the one to report.
    if written.is_err()
        && let Err(cause) = remove_if_exists(&draft)
    {
        tracing::warn!(%cause, path = %draft.display(), "an unfinished file could not be removed; remove it by hand");
    }
    written
}

/// Moves a finished file to its final path without replacing an existing one, and syncs the folder.
pub fn publish(draft: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft)?,
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Err(cause),
        // Some file systems have no hard links: there, check and rename are two steps.
        Err(_no_links) => match path.symlink_metadata() {
            Ok(_there) => return Err(io::Error::from(io::ErrorKind::AlreadyExists)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => fs::rename(draft, path)?,
            Err(cause) => return Err(cause),
        },
    }
    sync_folder_of(path)
}

/// Removes a file if it exists.
pub fn remove_if_exists(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Syncs the folder of this file, so that its directory entry is on disk as well as its content.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// Opens `<database>.lock`: users of the database hold a shared lock on it, a restore an exclusive one.
fn lock_file(database: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let path = with_suffix(database, ".lock");
    options
        .open(&path)
        .map_err(|cause| io::Error::new(cause.kind(), format!("{}: {cause}", path.display())))
}

/// Error message when opening a database that is being restored.
const RESTORE_IN_PROGRESS: &str = "a restore of this database is in progress";
/// Error message when restoring a database that is in use.
const IN_USE: &str = "another process uses this database";

/// Takes a shared lock on the database, held until dropped; `None` on a file system without locks.
pub fn lock_shared(database: &Path) -> io::Result<Option<File>> {
    let file = lock_file(database)?;
    let locked = file.try_lock_shared();
    outcome(file, locked, RESTORE_IN_PROGRESS)
}

/// Takes an exclusive lock on the database, held until dropped; `None` on a file system without locks.
pub fn lock_exclusive(database: &Path) -> io::Result<Option<File>> {
    let file = lock_file(database)?;
    let locked = file.try_lock();
    outcome(file, locked, IN_USE)
}

fn outcome(file: File, locked: Result<(), TryLockError>, refused: &str) -> io::Result<Option<File>> {
    match locked {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(io::Error::new(io::ErrorKind::WouldBlock, refused.to_owned())),
        Err(TryLockError::Error(cause)) => {
            tracing::warn!(
                %cause,
                "the database cannot be locked, because this file system does not support locks; do not run a restore while \
                 the service runs"
            );
            Ok(None)
        }
    }
}
