//! Bearer tokens: random texts of which the database stores only the hash. Sessions, tickets and API keys are such tokens.

use sha2::{Digest, Sha256};

use super::ServiceError;
use crate::storage;

/// Random bytes of a token: 256 bits cannot be guessed, so an unsalted hash protects them.
const TOKEN_BYTES: usize = 32;

/// Generates a random token, and its hash for storage.
pub(in crate::app) fn fresh_token() -> Result<(String, Vec<u8>), ServiceError> {
    let mut random = [0_u8; TOKEN_BYTES];
    fill_random(&mut random)?;
    let token = data_encoding::BASE64URL_NOPAD.encode(&random);
    let hash = hash_token(&token);
    Ok((token, hash))
}

/// Computes the hash under which a token is stored: SHA-256.
pub(in crate::app) fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Fills the bytes from the system's random generator.
pub(in crate::app) fn fill_random(bytes: &mut [u8]) -> Result<(), ServiceError> {
    getrandom::fill(bytes)
        .map_err(|cause| ServiceError::Internal(storage::Error::Unavailable(format!("no randomness: {cause}"))))
}
