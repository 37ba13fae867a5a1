//! Verification of the whole audit log.
//!
//! A seal is an entry made by `urbivox audit seal` or by a migration. It accepts earlier problems: the breaks and secrets
//! that it names, and entries without a code up to a number. It is signed and covers all entries before it, so only
//! a holder of the installation's secret can accept anything.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;

use super::chain::{BREAK, SEAL, hash};
use super::position::ChainPosition;
use super::signature::{SignatureStatus, SignedObject, verify as verify_code, verify_head};
use crate::app::ServiceError;
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, Storage, audit};

/// Entries read per query. Bounds memory.
const CHUNK: i64 = 1_000;
/// Problems written to the process log. Protects it against a database full of forgeries.
const LOGGED_PROBLEMS_MAX: usize = 100;

/// Kind of a problem in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Entries before it are missing.
    Gap,
    /// The entry or its predecessor was changed.
    Changed,
    /// The code does not verify under the secret that it names.
    Forged,
    /// The entry has no code, and no seal accepts that.
    Unsigned,
    /// The code names a secret that is not in the ring; holds its fingerprint.
    UnknownSecret(String),
    /// The head was tampered with before this entry was written.
    Break,
    /// The head is missing, unsigned, or does not name the last entry.
    Head,
    /// A head stored elsewhere is not in the log.
    MissingHead,
}

/// A problem and the entry it is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Number of the entry.
    pub at: i64,
    /// Kind of the problem.
    pub what: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match &self.what {
            ProblemKind::Gap => write!(formatter, "entries before number {at} are missing"),
            ProblemKind::Changed => write!(formatter, "entry {at} does not follow from the one before"),
            ProblemKind::Forged => write!(formatter, "the code of entry {at} was not made with the secret"),
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
            ProblemKind::Head => write!(formatter, "the recorded end of the log is not entry {at}, the last one"),
            ProblemKind::MissingHead => write!(formatter, "the log has no entry {at} with the stored hash"),
        }
    }
}

/// Result of a verification.
#[derive(Clone, Debug, Default)]
pub struct ChainReport {
    /// Number of entries.
    pub entries: u64,
    /// Problems not accepted by a seal.
    pub problems: Vec<Problem>,
    /// Number of problems accepted by seals, without those of unsigned entries.
    pub accepted: usize,
    /// Number up to which a seal accepts entries without a code, and the time of that seal.
    pub unsigned_until: Option<(i64, Timestamp)>,
    /// Number and hash of the last entry.
    pub head: Option<ChainPosition>,
}

impl ChainReport {
    /// Returns what a seal has to name to accept all problems: entries, fingerprints, and the last entry without a code.
    pub(super) fn to_accept(&self) -> Seal {
        let mut seal = Seal::default();
        for problem in &self.problems {
            match &problem.what {
                ProblemKind::Gap | ProblemKind::Changed | ProblemKind::Forged | ProblemKind::Break => {
                    seal.breaks.insert(problem.at);
                }
                ProblemKind::UnknownSecret(by) => {
                    seal.secrets.insert(by.clone());
                }
                ProblemKind::Unsigned => {
                    seal.unsigned_until = seal.unsigned_until.max(Some(problem.at));
                }
                // A seal writes a new head; a head stored elsewhere is outside the log.
                ProblemKind::Head | ProblemKind::MissingHead => {}
            }
        }
        seal
    }
}

/// Details of a seal: what it accepts.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Seal {
    /// Numbers of entries with breaks.
    #[serde(default)]
    pub(super) breaks: BTreeSet<i64>,
    /// Fingerprints of secrets that are not in the ring.
    #[serde(default)]
    pub(super) secrets: BTreeSet<String>,
    /// Number up to which entries may have no code.
    #[serde(default)]
    pub(super) unsigned_until: Option<i64>,
}

struct SealEntry {
    id: i64,
    at: i64,
    seal: Seal,
    /// Fingerprint of the secret, if it is not in the ring.
    stranger: Option<String>,
}

/// Verifies the whole log. `known_heads` were stored elsewhere; each of them must still be in the log. Without a keyring,
/// codes are not verified: for a copy of a database without its secret.
pub fn verify(
    storage: &Storage,
    keyring: Option<&Keyring>,
    known_heads: &[ChainPosition],
) -> Result<ChainReport, ServiceError> {
    let report = storage.read(|db| check_log(db, keyring, known_heads))?;
    for problem in report.problems.iter().take(LOGGED_PROBLEMS_MAX) {
        tracing::warn!(entry = problem.at, "the audit log is broken: {problem}");
    }
    Ok(report)
}

pub(super) fn check_log(
    db: &mut Db,
    keyring: Option<&Keyring>,
    known_heads: &[ChainPosition],
) -> Result<ChainReport, storage::Error> {
    let mut entries = 0;
    let mut problems = Vec::new();
    let mut seals = Vec::new();
    let mut missing: Vec<&ChainPosition> = known_heads.iter().filter(|head| head.id != 0).collect();
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
            let sealed = check_entry(keyring, &previous, &row, &mut problems);
            seals.extend(sealed);
            previous = ChainPosition {
                id: row.id,
                hash: row.hash,
            };
            missing.retain(|head| **head != previous);
        }
    }
    problems.extend(missing.into_iter().map(|head| Problem {
        at: head.id,
        what: ProblemKind::MissingHead,
    }));
    let head = audit::find_head(db)?;
    let is_right = match head.filter(|head| ChainPosition::from(head) == previous) {
        None => false,
        Some(head) => match verify_head(keyring, &head) {
            SignatureStatus::Good | SignatureStatus::Unchecked => true,
            // A database that was created and never used.
            SignatureStatus::Unsigned => audit::is_untouched(db)?,
            SignatureStatus::UnknownSecret(_) | SignatureStatus::Forged => false,
        },
    };
    if !is_right {
        problems.push(Problem {
            at: previous.id,
            what: ProblemKind::Head,
        });
    }
    let SealedProblems {
        open: problems,
        accepted,
        unsigned_until,
    } = apply_seals(problems, seals);
    let unsigned_until = match unsigned_until {
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

/// Checks one entry and collects its problems. Returns its details if it is a seal.
fn check_entry(
    keyring: Option<&Keyring>,
    previous: &ChainPosition,
    row: &audit::Row,
    problems: &mut Vec<Problem>,
) -> Option<SealEntry> {
    let mut wrong = |what| problems.push(Problem { at: row.id, what });
    if row.id != previous.id + 1 {
        wrong(ProblemKind::Gap);
    }
    let is_changed = row.hash != hash(&previous.hash, row);
    if is_changed {
        wrong(ProblemKind::Changed);
    }
    let position = ChainPosition {
        id: row.id,
        hash: row.hash.clone(),
    };
    let signature = row.signed_by.as_deref().zip(row.code.as_deref());
    let trust = verify_code(keyring, SignedObject::Entry, &position, signature);
    match &trust {
        SignatureStatus::Good | SignatureStatus::Unchecked => {}
        SignatureStatus::Unsigned => wrong(ProblemKind::Unsigned),
        SignatureStatus::Forged => wrong(ProblemKind::Forged),
        SignatureStatus::UnknownSecret(by) => wrong(ProblemKind::UnknownSecret(by.clone())),
    }
    if row.action == BREAK {
        wrong(ProblemKind::Break);
    }
    let stranger = match trust {
        SignatureStatus::UnknownSecret(by) => Some(by),
        SignatureStatus::Good | SignatureStatus::Unchecked => None,
        SignatureStatus::Unsigned | SignatureStatus::Forged => return None,
    };
    // A seal after a gap may accept that gap.
    let seal = serde_json::from_str(&row.detail)
        .ok()
        .filter(|_| row.action == SEAL && !is_changed)?;
    Some(SealEntry {
        id: row.id,
        at: row.at,
        seal,
        stranger,
    })
}

/// Problems after the seals were applied.
struct SealedProblems {
    /// Problems that no seal accepts.
    open: Vec<Problem>,
    /// Number of accepted problems, without those of unsigned entries.
    accepted: usize,
    /// Number up to which entries may have no code, and the time of that seal in milliseconds since 1970.
    unsigned_until: Option<(i64, i64)>,
}

/// Applies the seals.
fn apply_seals(problems: Vec<Problem>, seals: Vec<SealEntry>) -> SealedProblems {
    // Newest first: a seal under an unknown secret is valid if a later valid seal accepts that secret.
    let mut good: Vec<SealEntry> = Vec::new();
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
            ProblemKind::Head | ProblemKind::MissingHead => false,
        }
    };
    let unsigned_until = good
        .iter()
        .filter_map(|sealed| Some((sealed.seal.unsigned_until?, sealed.at)))
        .max_by_key(|(until, _)| *until);
    let (accepted, open): (Vec<Problem>, Vec<Problem>) = problems.into_iter().partition(is_accepted);
    let signed = accepted.iter().filter(|problem| problem.what != ProblemKind::Unsigned);
    SealedProblems {
        open,
        accepted: signed.count(),
        unsigned_until,
    }
}
