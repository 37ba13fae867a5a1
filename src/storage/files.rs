//! Files that nobody but their owner may read, that are there whole or not at all, and that a restore can lock.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// The name of a file with something added to it.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Makes a file that is not there, for its owner alone from its first moment.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes the file when it is not there, for its owner alone. One that is there is not even opened: closing it again would
/// take away the locks that SQLite holds on it in this process.
pub fn ensure_private(path: &Path) -> io::Result<()> {
    match create_private(path) {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(cause) => Err(cause),
        Ok(_empty) => Ok(()),
    }
}

/// Makes the folder, and those above it, for their owner alone; those that are there stay as they are.
pub fn ensure_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A name beside `path` that nothing else has, for a file that is not complete yet.
pub fn unfinished(path: &Path) -> PathBuf {
    with_ending(path, &format!(".{}.unfinished", Uuid::new_v4()))
}

/// Writes a new file that is there whole and on disk, or not at all. Fails when there is one already.
pub fn create_whole(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let draft = unfinished(path);
    let written = create_private(&draft).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()?;
        publish(&draft, path)
    });
    // The first failure is the one to tell.
    if written.is_err()
        && let Err(cause) = remove_if_there(&draft)
    {
        tracing::warn!(%cause, path = %draft.display(), "an unfinished file could not be removed");
    }
    written
}

/// Gives a finished file its name, unless there is such a file already, and makes the name last.
pub fn publish(draft: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft)?,
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => return Err(cause),
        // Some file systems have no links: there the name is looked for first, and then taken.
        Err(_no_links) => match path.symlink_metadata() {
            Ok(_there) => return Err(io::Error::from(io::ErrorKind::AlreadyExists)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => fs::rename(draft, path)?,
            Err(cause) => return Err(cause),
        },
    }
    sync_folder_of(path)
}

/// Removes a file; that it is not there is no failure.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Makes the names in the folder of this file last: a file's bytes may be on disk, and its name not.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

/// The file `<database>.lock`: everybody who uses the database has a share of it, a restore needs it whole.
fn lock_file(database: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let path = with_ending(database, ".lock");
    options
        .open(&path)
        .map_err(|cause| io::Error::new(cause.kind(), format!("{}: {cause}", path.display())))
}

/// What is told to whoever opens a database that is being restored.
const RESTORED: &str = "a restore of this database is under way";
/// What is told to whoever restores a database that is in use.
const IN_USE: &str = "another process uses this database";

/// A share of the database's lock, until it is dropped; `None` on a file system that has no locks.
pub fn lock_shared(database: &Path) -> io::Result<Option<File>> {
    let file = lock_file(database)?;
    let locked = file.try_lock_shared();
    outcome(file, locked, RESTORED)
}

/// The database's lock for oneself, until it is dropped; `None` on a file system that has no locks.
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
            tracing::warn!(%cause, "the database cannot be locked: this file system seems to have no locks");
            Ok(None)
        }
    }
}
