//! A response that is not stored yet, and the credit that it claims.

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
    /// Whether it counts towards the minimum of what is published.
    pub claim: CreditClaim,
}

/// Whether a response counts towards the minimum number of answers behind what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditClaim {
    /// It does.
    Always,
    /// It does if no earlier response has taken the credit of this bucket.
    Once(CreditBucket),
    /// It does not.
    Never,
}

/// What has one credit in each run of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditBucket {
    /// The survey.
    pub survey_id: i64,
    /// Number of the bucket.
    pub bucket: i64,
}
