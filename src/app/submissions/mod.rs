//! The one path of a submission, for all callers: API, page, embedded page, kiosk, widget, staff entry, operator commands.
//! Permission to send, limits, suspicions, signed links, retries and quotas are decided here.
//!
//! [`submit()`] makes every decision that needs no database and returns a [`Progress`]: settled, handed to the committer, or
//! work for a thread that may block. The hot path therefore reads nothing, and nothing here is `async`.

mod assess;
pub mod correction;
mod credit;
mod error;
pub mod form_token;
mod proof_of_work;
mod raw_submission;
pub mod receipt;
mod sender;
mod stored_submission;
mod submit;
mod suspicion;
pub mod withdrawal;

pub(in crate::app) use assess::AcceptedSubmission;
pub use credit::{Arrival, WideNetwork};
pub use error::SubmissionError;
pub use raw_submission::{DEFAULT_PLACEMENT, RawSubmission, is_placement};
pub use sender::{KEY_QUOTA_FACTOR, OwnedSender, Quota, QuotaOwner, Sender, may_open, quota, require_unused};
pub(in crate::app) use stored_submission::StoredAs;
pub use stored_submission::StoredSubmission;
pub use submit::{CheckOutcome, CheckStep, PendingCommit, PendingLookup, Progress, check, submit};
pub use suspicion::Suspicion;
