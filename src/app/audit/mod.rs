//! The audit log: who changed what, and when. Append-only.
//!
//! The hash of each entry covers the previous one, and an HMAC under the installation's secret covers that hash
//! (`chain`), so that changed, missing, inserted or cut-off entries are detected (`check`). Persons are recorded by number,
//! never by name or address (`names`), so that entries remain when a person is removed.

mod chain;
mod check;
mod names;
mod position;
mod pseudonym;
mod reading;
mod record;
mod seal;
mod signature;

pub use chain::{begin, check_head, head, prepare_head};
pub use check::{ChainReport, Problem, ProblemKind, verify};
pub use names::{DisplayName, person, person_by_email};
pub(in crate::app) use names::{Resolver, candidate_names};
pub use position::ChainPosition;
pub(in crate::app) use pseudonym::Pseudonym;
pub use reading::{AuditEntry, AuditFilter, BadFilter, Scope, list, of_city};
pub use record::{note, record_alone, was_just_recorded};
pub use seal::{SealRefusal, seal};
