//! What receipts are signed with.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Fewest characters of a secret. It protects every citizen's receipt: a shorter one could be guessed.
pub const SECRET_CHARS_MIN: usize = 32;
const SECRET_BYTES: usize = 32;

/// 32 bytes that nobody else knows. Never shown, not even by `{:?}`.
#[derive(Clone)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// A secret of known bytes.
    pub fn from_bytes(bytes: [u8; SECRET_BYTES]) -> Secret {
        Secret(bytes)
    }

    /// The bytes to sign with.
    pub fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The SHA-256 of a text of at least [`SECRET_CHARS_MIN`] characters, blanks around it left out; `None` for a shorter one.
    pub fn parse(text: &str) -> Option<Secret> {
        let text = text.trim();
        (text.chars().count() >= SECRET_CHARS_MIN).then(|| Secret(Sha256::digest(text.as_bytes()).into()))
    }

    /// A new text for [`Secret::parse`]: 256 random bits in hexadecimal.
    pub fn fresh_text() -> io::Result<String> {
        let mut bytes = [0_u8; SECRET_BYTES];
        getrandom::fill(&mut bytes).map_err(|cause| io::Error::other(cause.to_string()))?;
        Ok(HEXLOWER.encode(&bytes))
    }

    /// Whether there is a file `<database>.secret`.
    pub fn is_beside(database: &Path) -> io::Result<bool> {
        with_ending(database, ".secret").try_exists()
    }

    /// The secret in the file `<database>.secret`, made when it is not there, for its owner's eyes only.
    ///
    /// Its text may be given as `URBIVOX_SECRET` instead, and means the same.
    pub fn beside(database: &Path) -> io::Result<Secret> {
        let path = with_ending(database, ".secret");
        let text = match fs::read_to_string(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                make(&path)?;
                fs::read_to_string(&path)
            }
            read => read,
        };
        let told = |cause: io::Error| io::Error::new(cause.kind(), format!("{}: {cause}", path.display()));
        Secret::parse(&text.map_err(told)?).ok_or_else(|| {
            told(io::Error::new(
                io::ErrorKind::InvalidData,
                "holds fewer than 32 characters; restore it from a backup",
            ))
        })
    }
}

/// Writes a whole file elsewhere and then gives it its name, unless another process was first:
/// nobody ever reads half a secret, and nobody's secret is replaced.
fn make(path: &Path) -> io::Result<()> {
    let unfinished = with_ending(path, &format!(".{}", uuid::Uuid::new_v4()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text = Secret::fresh_text()?;
    let written = options.open(&unfinished).and_then(|mut file| {
        writeln!(file, "{text}")?;
        file.sync_all()?;
        fs::hard_link(&unfinished, path)
    });
    // A leftover would hold a secret that is in use, or none that matters: either way it should go.
    let removed = fs::remove_file(&unfinished);
    match written {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(cause) => Err(io::Error::new(
            cause.kind(),
            format!("{} cannot be made: {cause}", path.display()),
        )),
        Ok(()) => removed,
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}
/// A setting that holds a password: it shows itself nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub fn new(text: String) -> Hidden {
        Hidden(text)
    }

    /// The text.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hidden(…)")
    }
}
