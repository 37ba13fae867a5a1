//! Identities of rows that people make: unique without asking the database.

use uuid::Uuid;

/// A new identity: 42 bits of milliseconds since 1970, then 21 random bits.
///
/// Time-ordered, so that an index grows at its end; good until the year 2109. Two made in the
/// same millisecond collide once in two million, and then the insert is refused, not mixed up.
pub fn fresh() -> i64 {
    let uuid = Uuid::now_v7().as_u128();
    let millis = (uuid >> 80) & ((1 << 42) - 1);
    let random = uuid & ((1 << 21) - 1);
    i64::try_from(millis << 21 | random).unwrap_or(i64::MAX)
}
