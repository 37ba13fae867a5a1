//! The secret file next to an SQLite database, used when the operator configures no secret.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::secret::{SECRET_CHARS_MIN, Secret};
use crate::storage::files;

/// The file `<database>.secret`: the current secret on the first line, earlier ones on the next lines, newest first.
/// The text of a line is also valid as `URBIVOX_SECRET`.
#[derive(Clone, Debug)]
pub struct SecretFile(PathBuf);

impl SecretFile {
    /// Returns the secret file of a database or backup.
    pub fn next_to(database: &Path) -> SecretFile {
        SecretFile(files::with_suffix(database, ".secret"))
    }

    /// Returns the path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Reads the current and the earlier secrets; `None` when the file is missing.
    pub fn load(&self) -> io::Result<Option<(Secret, Vec<Secret>)>> {
        let with_path = |cause: io::Error| io::Error::new(cause.kind(), format!("{}: {cause}", self.0.display()));
        match fs::read_to_string(&self.0) {
            Ok(text) => SecretFile::parse(&text).map(Some).map_err(with_path),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(with_path(cause)),
        }
    }

    /// Parses the current and the earlier secrets from the text of such a file.
    pub fn parse(text: &str) -> io::Result<(Secret, Vec<Secret>)> {
        let short = || {
            let what =
                format!("contains a line with fewer than {SECRET_CHARS_MIN} characters; restore it from a backup");
            io::Error::new(io::ErrorKind::InvalidData, what)
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let secrets: Option<Vec<Secret>> = lines.map(Secret::parse).collect();
        let mut secrets = secrets.ok_or_else(short)?.into_iter();
        let current = secrets.next().ok_or_else(short)?;
        Ok((current, secrets.collect()))
    }

    /// Reads the secrets; creates the file with a new secret and mode 0600 if it is missing.
    pub fn load_or_create(&self) -> io::Result<(Secret, Vec<Secret>)> {
        if let Some(secrets) = self.load()? {
            return Ok(secrets);
        }
        self.create()?;
        let missing = || io::Error::other(format!("{} was created and is missing", self.0.display()));
        self.load()?.ok_or_else(missing)
    }

    /// Replaces the file with the content of another. Returns the path of the earlier file, which keeps its name plus
    /// `ending`; `None` when there was none.
    pub fn replace_with(&self, other: &SecretFile, ending: &str) -> io::Result<Option<PathBuf>> {
        let text = fs::read(&other.0)?;
        let draft = files::temporary_path(&self.0);
        files::create_atomically(&draft, |file| file.write_all(&text))?;
        let mut aside = None;
        if self.0.exists() {
            let target = files::with_suffix(&self.0, ending);
            fs::rename(&self.0, &target)?;
            aside = Some(target);
        }
        fs::rename(&draft, &self.0)?;
        files::sync_folder_of(&self.0)?;
        Ok(aside)
    }

    /// Creates the file atomically unless another process was faster, so that no process reads half a secret
    /// or replaces one.
    fn create(&self) -> io::Result<()> {
        let text = Secret::fresh_text()?;
        let made = files::create_atomically(&self.0, |file| writeln!(file, "{text}"));
        match made {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(cause) => Err(io::Error::new(
                cause.kind(),
                format!("{} cannot be created: {cause}", self.0.display()),
            )),
            Ok(()) => Ok(()),
        }
    }
}
