//! Identity of a submission: the sender's UUID, stored as 16 bytes.

use uuid::Uuid;

use super::error::Error;

/// Parses a stored identity. Errors: [`Error::Corrupt`].
pub(super) fn uuid_of(bytes: &[u8]) -> Result<Uuid, Error> {
    Uuid::from_slice(bytes).map_err(|cause| Error::Corrupt {
        table: "responses",
        what: cause.to_string(),
    })
}
