//! A response that is not stored yet.

use uuid::Uuid;

/// A response to be inserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// Idempotency key, chosen by the sender.
    pub submission_id: Uuid,
    /// The answered version.
    pub version_id: i64,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON.
    pub answers: String,
}
