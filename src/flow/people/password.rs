//! Passwords: which are good enough, and how they are kept (argon2id, RFC 9106).

use std::collections::HashSet;
use std::io::Read;
use std::sync::LazyLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use flate2::read::GzDecoder;

/// Fewest characters. Protects accounts without a second factor.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Most characters. Protects the server: hashing reads all of them.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// The twenty thousand commonest passwords of known breaches, in small letters: the list that Django 5.2 ships (BSD-3-Clause).
const COMMON: &[u8] = include_bytes!("common_passwords.txt.gz");

static COMMON_ONES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut text = String::new();
    // A list that cannot be read refuses nothing; the test below finds that.
    let read = GzDecoder::new(COMMON).read_to_string(&mut text);
    let lines = text.lines().filter(|_| read.is_ok());
    lines.map(|line| line.trim().to_lowercase()).collect()
});

/// Why a password is not good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Under [`PASSWORD_CHARS_MIN`] characters.
    TooShort,
    /// Over [`PASSWORD_CHARS_MAX`] characters.
    TooLong,
    /// Among the commonest of known breaches, with or without digits at its end.
    Common,
    /// The address of its owner, or a part of it.
    Personal,
    /// One or two characters again and again.
    Repeated,
}

impl Weak {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Weak::TooShort => "too-short",
            Weak::TooLong => "too-long",
            Weak::Common => "common",
            Weak::Personal => "personal",
            Weak::Repeated => "repeated",
        }
    }
}

/// Whether the password will do for the owner of this address.
pub fn check(password: &str, email: &str) -> Result<(), Weak> {
    let chars = password.chars().count();
    if chars < PASSWORD_CHARS_MIN {
        return Err(Weak::TooShort);
    }
    if chars > PASSWORD_CHARS_MAX {
        return Err(Weak::TooLong);
    }
    let small = password.to_lowercase();
    let distinct: HashSet<char> = small.chars().collect();
    if distinct.len() <= 2 {
        return Err(Weak::Repeated);
    }
    let bare = small.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    if COMMON_ONES.contains(&small) || COMMON_ONES.contains(bare) || bare.starts_with("urbivox") {
        return Err(Weak::Common);
    }
    let email = email.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    if small == email || (local.chars().count() >= 4 && small.contains(local)) {
        return Err(Weak::Personal);
    }
    Ok(())
}

/// The password as it is kept.
pub fn hash(password: &str) -> Option<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).ok()?;
    Some(hash.to_string())
}

/// A hash of no password: who is not known is made to wait as long as who is.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password"));

/// Whether the password is the one that was kept. Takes as long without one.
pub fn verify(password: &str, kept: Option<&str>) -> bool {
    let cut: String = password.chars().take(PASSWORD_CHARS_MAX).collect();
    let against = kept.or(NOBODY.as_deref()).unwrap_or_default();
    let fits = Argon2::default().verify_password(cut.as_bytes(), against).is_ok();
    fits && kept.is_some() && cut.len() == password.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_uses_is_refused() {
        assert!(COMMON_ONES.len() > 19_000);
        for (password, why) in [
            ("short", Weak::TooShort),
            ("1234567890", Weak::Common),
            ("Password123!", Weak::Common),
            ("qwertyuiop", Weak::Common),
            ("urbivox-2026", Weak::Common),
            ("aaaaaaaaaaaa", Weak::Repeated),
            ("mikko.virtanen1", Weak::Personal),
        ] {
            assert_eq!(check(password, "mikko.virtanen@tampere.fi"), Err(why), "{password}");
        }
        assert_eq!(check("kolme pientä porsasta", "mikko@tampere.fi"), Ok(()));
    }

    #[test]
    fn a_password_is_kept_as_a_hash_that_only_it_fits() {
        let kept = hash("kolme pientä porsasta").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify("kolme pientä porsasta", Some(&kept)));
        assert!(!verify("kolme pientä porsast", Some(&kept)) && !verify("nobody has this password", None));
    }
}
