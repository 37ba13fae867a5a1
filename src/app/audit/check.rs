//! Walks the whole log, and tells what does not fit.
//!
//! A seal (an entry that a person made with `urbivox audit seal`, or that an update made) accepts what was wrong before it:
//! the breaks that it names, the secrets that it names, and entries without a code up to a number. Since the seal is signed,
//! and covers what stands before it, only whoever has the secret can accept anything.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;

use super::chain;
use super::chain::{BREAK, ChainPosition, ENTRY_CODE, SEAL, Trust};
use crate::app::ServiceError;
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, Storage, audit};

/// Entries read at once: bounds the memory.
const CHUNK: i64 = 1_000;
/// Problems that the log of the process names. Protects it from a database that was filled with forgeries.
const TOLD_MAX: usize = 100;

/// What is wrong with an entry, or with the end of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Entries before it are missing.
    Gap,
    /// It was changed, or the one before it was.
    Changed,
    /// Its code was not made with the secret that it names.
    Forged,
    /// It has no code, and no seal says that it may have none.
    Unsigned,
    /// Its code was made with a secret that is not here: the fingerprint.
    UnknownSecret(String),
    /// When it was written, the end of the log was not the one that was written before.
    Break,
    /// The head does not name the last entry, or is not signed, or is missing.
    Head,
    /// A head that was kept elsewhere is not in the log.
    Kept,
}

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The number of the entry.
    pub at: i64,
    /// What.
    pub what: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match &self.what {
            ProblemKind::Gap => write!(formatter, "entries before number {at} are missing"),
            ProblemKind::Changed => write!(formatter, "entry {at} does not follow from the one before"),
            ProblemKind::Forged => write!(formatter, "entry {at} has a code that the secret did not make"),
            ProblemKind::Unsigned => write!(formatter, "entry {at} has no code"),
            ProblemKind::UnknownSecret(by) => write!(
                formatter,
                "entry {at} was signed with a secret that is not here (fingerprint {by}): give it as URBIVOX_SECRET, \
                 or as URBIVOX_SECRET_PREVIOUS"
            ),
            ProblemKind::Break => write!(
                formatter,
                "before entry {at} was written, the end of the log had been changed"
            ),
            ProblemKind::Head => write!(
                formatter,
                "the recorded end of the log is not entry {at}, the last there is"
            ),
            ProblemKind::Kept => write!(formatter, "the log has no entry {at} of the hash that was kept"),
        }
    }
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct ChainReport {
    /// How many entries there are.
    pub entries: u64,
    /// What is wrong and was not accepted by a seal.
    pub problems: Vec<Problem>,
    /// How many things were wrong and accepted.
    pub accepted: usize,
    /// Entries up to this number have no codes, and when that was sealed.
    pub unsigned_until: Option<(i64, Timestamp)>,
    /// Number and hash of the last entry.
    pub head: Option<ChainPosition>,
}

impl ChainReport {
    /// What a seal has to name so that nothing is wrong: entries, fingerprints, and the last entry without a code.
    pub(super) fn to_accept(&self) -> (Vec<i64>, BTreeSet<String>, Option<i64>) {
        let (mut breaks, mut secrets, mut unsigned_until) = (BTreeSet::new(), BTreeSet::new(), None);
        for problem in &self.problems {
            match &problem.what {
                ProblemKind::Gap | ProblemKind::Changed | ProblemKind::Forged | ProblemKind::Break => {
                    breaks.insert(problem.at);
                }
                ProblemKind::UnknownSecret(by) => {
                    secrets.insert(by.clone());
                }
                ProblemKind::Unsigned => unsigned_until = unsigned_until.max(Some(problem.at)),
                // A seal writes the head anew; and what was kept elsewhere is no matter of the log.
                ProblemKind::Head | ProblemKind::Kept => {}
            }
        }
        (breaks.into_iter().collect(), secrets, unsigned_until)
    }
}

/// What a seal accepts.
#[derive(Debug, Deserialize)]
struct Seal {
    #[serde(default)]
    breaks: BTreeSet<i64>,
    #[serde(default)]
    secrets: BTreeSet<String>,
    #[serde(default)]
    unsigned_until: Option<i64>,
}

struct Sealed {
    id: i64,
    at: i64,
    seal: Seal,
    /// The fingerprint of the secret, when it is not here.
    stranger: Option<String>,
}

/// Walks the whole log. `kept` are heads that were kept elsewhere: the log must still hold each. Without a keyring, codes are
/// not checked: for a copy of a database whose secret is elsewhere.
pub fn verify(
    storage: &Storage,
    keyring: Option<&Keyring>,
    kept: &[ChainPosition],
) -> Result<ChainReport, ServiceError> {
    let found = storage.read(|db| walk(db, keyring, kept))?;
    for problem in found.problems.iter().take(TOLD_MAX) {
        tracing::warn!(entry = problem.at, "the audit log is broken: {problem}");
    }
    Ok(found)
}

pub(super) fn walk(
    db: &mut Db,
    keyring: Option<&Keyring>,
    kept: &[ChainPosition],
) -> Result<ChainReport, storage::Error> {
    let mut entries = 0;
    let mut problems = Vec::new();
    let mut seals = Vec::new();
    let mut missing: Vec<&ChainPosition> = kept.iter().filter(|kept| kept.id != 0).collect();
    let mut previous = ChainPosition {
        id: 0,
        hash: Vec::new(),
    };
    loop {
        let rows = audit::after(db, previous.id, CHUNK)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            entries += 1;
            let sealed = look(keyring, &previous, &row, &mut problems);
            seals.extend(sealed);
            previous = ChainPosition {
                id: row.id,
                hash: row.hash,
            };
            missing.retain(|kept| **kept != previous);
        }
    }
    problems.extend(missing.into_iter().map(|kept| Problem {
        at: kept.id,
        what: ProblemKind::Kept,
    }));
    let head = audit::find_head(db)?;
    let is_right = match head.filter(|head| chain::position_of(head) == previous) {
        None => false,
        Some(head) => match chain::head_trust(keyring, &head) {
            Trust::Good | Trust::Unchecked => true,
            // A database that was made and never used.
            Trust::Unsigned => audit::is_untouched(db)?,
            Trust::Stranger(_) | Trust::Forged => false,
        },
    };
    if !is_right {
        problems.push(Problem {
            at: previous.id,
            what: ProblemKind::Head,
        });
    }
    let (problems, accepted, unsigned) = weigh(problems, seals);
    let unsigned_until = match unsigned {
        Some((until, at)) => Some((until, storage::stored_time("audit_log", at)?)),
        None => None,
    };
    Ok(ChainReport {
        entries,
        problems,
        accepted,
        unsigned_until,
        head: Some(previous),
    })
}

/// Looks at one entry. Answers with what it accepts, when it is a seal.
fn look(
    keyring: Option<&Keyring>,
    previous: &ChainPosition,
    row: &audit::Row,
    problems: &mut Vec<Problem>,
) -> Option<Sealed> {
    let mut wrong = |what| problems.push(Problem { at: row.id, what });
    if row.id != previous.id + 1 {
        wrong(ProblemKind::Gap);
    }
    let is_changed = row.hash != chain::hash(&previous.hash, row);
    if is_changed {
        wrong(ProblemKind::Changed);
    }
    let position = ChainPosition {
        id: row.id,
        hash: row.hash.clone(),
    };
    let signature = row.signed_by.as_deref().zip(row.code.as_deref());
    let trust = chain::trust(keyring, ENTRY_CODE, &position, signature);
    match &trust {
        Trust::Good | Trust::Unchecked => {}
        Trust::Unsigned => wrong(ProblemKind::Unsigned),
        Trust::Forged => wrong(ProblemKind::Forged),
        Trust::Stranger(by) => wrong(ProblemKind::UnknownSecret(by.clone())),
    }
    if row.action == BREAK {
        wrong(ProblemKind::Break);
    }
    let stranger = match trust {
        Trust::Stranger(by) => Some(by),
        Trust::Good | Trust::Unchecked => None,
        Trust::Unsigned | Trust::Forged => return None,
    };
    // A seal after a gap may name that gap itself.
    let seal = serde_json::from_str(&row.detail)
        .ok()
        .filter(|_| row.action == SEAL && !is_changed)?;
    Some(Sealed {
        id: row.id,
        at: row.at,
        seal,
        stranger,
    })
}

/// What is left when the seals are heard: problems, how many were accepted, and up to where entries may have no code. With
/// the latter stands when its seal was made, in milliseconds since 1970.
fn weigh(problems: Vec<Problem>, seals: Vec<Sealed>) -> (Vec<Problem>, usize, Option<(i64, i64)>) {
    // From the newest on: a seal of a secret that is not here counts when a later one accepts that secret.
    let mut good: Vec<Sealed> = Vec::new();
    for sealed in seals.into_iter().rev() {
        let is_vouched = |by: &String| good.iter().any(|later| later.seal.secrets.contains(by));
        if sealed.stranger.as_ref().is_none_or(is_vouched) {
            good.push(sealed);
        }
    }
    let is_accepted = |problem: &Problem| {
        let mut later = good.iter().filter(|sealed| sealed.id >= problem.at);
        match &problem.what {
            ProblemKind::Gap | ProblemKind::Changed | ProblemKind::Forged | ProblemKind::Break => {
                later.any(|sealed| sealed.seal.breaks.contains(&problem.at))
            }
            ProblemKind::Unsigned => {
                later.any(|sealed| sealed.seal.unsigned_until.is_some_and(|until| problem.at <= until))
            }
            ProblemKind::UnknownSecret(by) => {
                later.any(|sealed| sealed.id > problem.at && sealed.seal.secrets.contains(by))
            }
            ProblemKind::Head | ProblemKind::Kept => false,
        }
    };
    let unsigned = good
        .iter()
        .filter_map(|sealed| Some((sealed.seal.unsigned_until?, sealed.at)))
        .max_by_key(|(until, _)| *until);
    let (accepted, problems): (Vec<Problem>, Vec<Problem>) = problems.into_iter().partition(is_accepted);
    (
        problems,
        accepted
            .iter()
            .filter(|problem| problem.what != ProblemKind::Unsigned)
            .count(),
        unsigned,
    )
}
