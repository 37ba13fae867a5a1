//! Identities of rows, unique without a query.

use uuid::Uuid;

/// Returns a new identity: 42 bits of milliseconds since 1970, then 21 random bits.
///
/// Time-ordered, so that an index grows at its end; valid until the year 2109. Two of the same
/// millisecond collide once in two million; the insert then fails with a conflict.
pub fn fresh() -> i64 {
    let uuid = Uuid::now_v7().as_u128();
    let millis = (uuid >> 80) & ((1 << 42) - 1);
    let random = uuid & ((1 << 21) - 1);
    i64::try_from(millis << 21 | random).unwrap_or(i64::MAX)
}
