//! Passwords: strength check, and hashing with argon2id (RFC 9106).

use std::collections::HashSet;
use std::io::Read;
use std::sync::LazyLock;

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use flate2::read::GzDecoder;
use parking_lot::{Condvar, Mutex};
use subtle::ConstantTimeEq;

use crate::app::{ServiceError, expensive_work};
use crate::storage;

/// Shortest password, in characters. Protects accounts without a second factor.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Longest password, in characters. Protects the server: hashing reads all of them.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// The 20,000 most common passwords of known breaches, lower case, gzip: the list of Django 5.2 (BSD-3-Clause).
const COMMON_PASSWORDS_GZ: &[u8] = include_bytes!("common_passwords.txt.gz");

static COMMON_PASSWORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut text = String::new();
    // An unreadable list counts as empty: [`check`] then refuses every password, and the server does not start.
    let read = GzDecoder::new(COMMON_PASSWORDS_GZ).read_to_string(&mut text);
    let lines = text.lines().filter(|_| read.is_ok());
    lines.map(|line| line.trim().to_lowercase()).collect()
});

/// Whether the list of common passwords is readable. Checked when the server starts.
pub(in crate::app) fn has_common_passwords() -> bool {
    !COMMON_PASSWORDS.is_empty()
}

/// Why a password is too weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Shorter than [`PASSWORD_CHARS_MIN`] characters.
    TooShort,
    /// Longer than [`PASSWORD_CHARS_MAX`] characters.
    TooLong,
    /// Among the most common passwords, with or without digits and punctuation at its end, or based on the product's name.
    Common,
    /// The owner's e-mail address, or contains its local part.
    Personal,
    /// At most two different characters.
    Repeated,
}

impl WeakPassword {
    /// Stable code, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            WeakPassword::TooShort => "too-short",
            WeakPassword::TooLong => "too-long",
            WeakPassword::Common => "common",
            WeakPassword::Personal => "personal",
            WeakPassword::Repeated => "repeated",
        }
    }
}

/// Checks that the password is strong enough for the owner of this address.
pub fn check(password: &str, email: &str) -> Result<(), WeakPassword> {
    let chars = password.chars().count();
    if chars < PASSWORD_CHARS_MIN {
        return Err(WeakPassword::TooShort);
    }
    if chars > PASSWORD_CHARS_MAX {
        return Err(WeakPassword::TooLong);
    }
    let small = password.to_lowercase();
    let distinct: HashSet<char> = small.chars().collect();
    if distinct.len() <= 2 {
        return Err(WeakPassword::Repeated);
    }
    let bare = small.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let is_common = !has_common_passwords() || COMMON_PASSWORDS.contains(&small) || COMMON_PASSWORDS.contains(bare);
    if is_common || bare.starts_with("urbivox") {
        return Err(WeakPassword::Common);
    }
    let email = email.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    if small == email || (local.chars().count() >= 4 && small.contains(local)) {
        return Err(WeakPassword::Personal);
    }
    Ok(())
}

/// Concurrent hash computations. Protects memory: each takes 19 MiB.
const CONCURRENT_HASHES_MAX: usize = 2;
/// Length of a salt, in bytes (RFC 9106 §3.1).
const SALT_BYTES: usize = 16;
/// Highest memory cost accepted from a stored hash, in KiB. Protects against a hash inserted into the database.
const MEMORY_KIB_MAX: u32 = 64 * 1_024;
/// Highest time cost accepted from a stored hash, in passes.
const PASSES_MAX: u32 = 10;

/// Working memory of the concurrent hash computations, reused: blocks of this size freed by many threads would stay in the
/// allocator's arena of each of them.
struct HashMemory {
    free: Mutex<Vec<Vec<Block>>>,
    returned: Condvar,
}

static MEMORY: LazyLock<HashMemory> = LazyLock::new(|| HashMemory {
    free: Mutex::new(vec![Vec::new(); CONCURRENT_HASHES_MAX]),
    returned: Condvar::new(),
});

/// Working memory of one hash computation; returned to the pool on drop.
struct HashMemoryGuard<'a> {
    memory: &'a HashMemory,
    blocks: Vec<Block>,
}

impl HashMemory {
    /// Takes working memory from the pool; blocks until some is free.
    fn take(&self) -> HashMemoryGuard<'_> {
        let mut free = self.free.lock();
        loop {
            match free.pop() {
                Some(blocks) => return HashMemoryGuard { memory: self, blocks },
                None => self.returned.wait(&mut free),
            }
        }
    }
}

impl HashMemoryGuard<'_> {
    /// Returns `count` blocks of it.
    fn blocks(&mut self, count: usize) -> &mut [Block] {
        if self.blocks.len() < count {
            self.blocks.resize(count, Block::new());
        }
        self.blocks.get_mut(..count).unwrap_or_default()
    }
}

impl Drop for HashMemoryGuard<'_> {
    fn drop(&mut self) {
        self.memory.free.lock().push(std::mem::take(&mut self.blocks));
        self.memory.returned.notify_one();
    }
}

/// Computes the argon2 output of `length` bytes. Waits while two others are being computed.
fn compute_hash(argon2: &Argon2<'_>, password: &[u8], salt: &[u8], length: usize) -> Option<Output> {
    expensive_work::check_allowed("hashing a password");
    let mut bytes = [0_u8; Output::MAX_LENGTH];
    let out = bytes.get_mut(..length)?;
    let mut memory = MEMORY.take();
    let blocks = memory.blocks(argon2.params().block_count());
    argon2
        .hash_password_into_with_memory(password, salt, out, blocks)
        .ok()?;
    Output::new(bytes.get(..length)?).ok()
}

/// Hashes a password to a PHC string. Takes about 40 ms of CPU; must run behind the limit for password work.
pub fn hash(password: &str) -> Option<String> {
    let argon2 = Argon2::default();
    let mut salt = [0_u8; SALT_BYTES];
    getrandom::fill(&mut salt).ok()?;
    let made = compute_hash(&argon2, password.as_bytes(), &salt, Params::DEFAULT_OUTPUT_LEN)?;
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: argon2.params().try_into().ok()?,
        salt: Some(Salt::new(&salt).ok()?),
        hash: Some(made),
    };
    Some(hash.to_string())
}

/// Error for the rare case that a credential cannot be made: no randomness, or invalid parameters.
pub(super) fn hashing_failed() -> ServiceError {
    ServiceError::Internal(storage::Error::Unavailable("hashing a password failed".to_owned()))
}

/// Dummy hash, so that unknown accounts take as long as known ones (no user enumeration).
static DUMMY_HASH: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password"));

/// Verifies a password against a stored hash. Takes as long without one; must run behind the limit for password work.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    let cut: String = password.chars().take(PASSWORD_CHARS_MAX).collect();
    let Some(against) = stored.or(DUMMY_HASH.as_deref()) else {
        return false;
    };
    let fits = matches_hash(cut.as_bytes(), against);
    if fits.is_none() {
        tracing::error!("a stored password hash cannot be read; no password matches until the person sets a new one");
    }
    fits == Some(true) && stored.is_some() && cut.len() == password.len()
}

/// Whether the hash was made from this password; `None` if it cannot be parsed or exceeds the accepted costs.
fn matches_hash(password: &[u8], stored: &str) -> Option<bool> {
    let stored = PasswordHash::new(stored).ok()?;
    let (salt, expected) = (stored.salt?, stored.hash?);
    let params = Params::try_from(&stored).ok()?;
    if params.m_cost() > MEMORY_KIB_MAX || params.t_cost() > PASSES_MAX {
        return None;
    }
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
    let version = stored.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let argon2 = Argon2::new(algorithm, version, params);
    let made = compute_hash(&argon2, password, salt.as_ref(), expected.as_ref().len())?;
    Some(made.as_ref().ct_eq(expected.as_ref()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_refused() {
        assert!(COMMON_PASSWORDS.len() > 19_000);
        for (password, why) in [
            ("short", WeakPassword::TooShort),
            ("1234567890", WeakPassword::Common),
            ("Password123!", WeakPassword::Common),
            ("qwertyuiop", WeakPassword::Common),
            ("urbivox-2026", WeakPassword::Common),
            ("aaaaaaaaaaaa", WeakPassword::Repeated),
            ("mikko.virtanen1", WeakPassword::Personal),
        ] {
            assert_eq!(check(password, "mikko.virtanen@tampere.fi"), Err(why), "{password}");
        }
        assert_eq!(check("kolme pientä porsasta", "mikko@tampere.fi"), Ok(()));
    }

    #[test]
    fn a_password_is_stored_as_a_hash_that_only_it_matches() {
        let kept = hash("kolme pientä porsasta").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify("kolme pientä porsasta", Some(&kept)));
        assert!(!verify("kolme pientä porsast", Some(&kept)) && !verify("nobody has this password", None));
    }

    #[test]
    fn older_hashes_are_verified() {
        use argon2::{PasswordHasher, PasswordVerifier};
        let before = Argon2::default()
            .hash_password(b"kolme pient\xc3\xa4 porsasta")
            .unwrap()
            .to_string();
        assert!(verify("kolme pientä porsasta", Some(&before)));
        let now = hash("kolme pientä porsasta").unwrap();
        let verified = Argon2::default().verify_password("kolme pientä porsasta".as_bytes(), now.as_str());
        assert_eq!(verified, Ok(()));
        for broken in [
            "",
            "$argon2id$",
            "secret",
            "$argon2id$v=19$m=4000000,t=2,p=1$c29tZXNhbHQ$c29tZWhhc2g",
        ] {
            assert!(!verify("", Some(broken)), "{broken}");
        }
    }

    #[test]
    fn concurrent_password_hashes_are_limited_in_memory() {
        let kept = hash("kolme pientä porsasta").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(verify("kolme pientä porsasta", Some(&kept))));
            }
        });
        let free = MEMORY.free.lock();
        assert!(free.len() <= CONCURRENT_HASHES_MAX);
    }
}
