//! The file beside an SQLite database that holds the installation's secret, when the operator gives none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::secret::{SECRET_CHARS_MIN, Secret};
use crate::storage::files;

/// `<database>.secret`: the current secret on the first line, earlier ones on the lines after it, the newest first.
/// The text of a line may be given as `URBIVOX_SECRET` instead, and means the same.
#[derive(Clone, Debug)]
pub struct SecretFile(PathBuf);

impl SecretFile {
    /// The file beside this database or backup.
    pub fn beside(database: &Path) -> SecretFile {
        SecretFile(files::with_ending(database, ".secret"))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The secrets in it, the current one first; `None` when there is no such file.
    pub fn load(&self) -> io::Result<Option<(Secret, Vec<Secret>)>> {
        let told = |cause: io::Error| io::Error::new(cause.kind(), format!("{}: {cause}", self.0.display()));
        match fs::read_to_string(&self.0) {
            Ok(text) => SecretFile::parse(&text).map(Some).map_err(told),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(told(cause)),
        }
    }

    /// The secrets in such a text.
    pub fn parse(text: &str) -> io::Result<(Secret, Vec<Secret>)> {
        let short = || {
            let what = format!("holds fewer than {SECRET_CHARS_MIN} characters in a line; restore it from a backup");
            io::Error::new(io::ErrorKind::InvalidData, what)
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let secrets: Option<Vec<Secret>> = lines.map(Secret::parse).collect();
        let mut secrets = secrets.ok_or_else(short)?.into_iter();
        let current = secrets.next().ok_or_else(short)?;
        Ok((current, secrets.collect()))
    }

    /// The secrets in it; made with a fresh one when it is not there, for its owner's eyes only.
    pub fn load_or_create(&self) -> io::Result<(Secret, Vec<Secret>)> {
        if let Some(secrets) = self.load()? {
            return Ok(secrets);
        }
        self.create()?;
        let missing = || io::Error::other(format!("{} was made and is gone", self.0.display()));
        self.load()?.ok_or_else(missing)
    }

    /// Puts the secrets of another file in the place of these. What was there before is kept under a name with this
    /// ending: returns where; `None` when nothing was there.
    pub fn replace_with(&self, other: &SecretFile, ending: &str) -> io::Result<Option<PathBuf>> {
        let text = fs::read(&other.0)?;
        let draft = files::unfinished(&self.0);
        files::create_whole(&draft, |file| file.write_all(&text))?;
        let mut aside = None;
        if self.0.exists() {
            let kept = files::with_ending(&self.0, ending);
            fs::rename(&self.0, &kept)?;
            aside = Some(kept);
        }
        fs::rename(&draft, &self.0)?;
        files::sync_folder_of(&self.0)?;
        Ok(aside)
    }

    /// Writes a whole file elsewhere and then gives it its name, unless another process was first:
    /// nobody ever reads half a secret, and nobody's secret is replaced.
    fn create(&self) -> io::Result<()> {
        let text = Secret::fresh_text()?;
        let made = files::create_whole(&self.0, |file| writeln!(file, "{text}"));
        match made {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(cause) => Err(io::Error::new(
                cause.kind(),
                format!("{} cannot be made: {cause}", self.0.display()),
            )),
            Ok(()) => Ok(()),
        }
    }
}
