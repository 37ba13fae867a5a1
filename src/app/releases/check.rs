//! Check of the stored releases: each survey's are a whole chain, and what is told of a cell never falls.

use super::stored::StoredReleases;
use crate::storage;
use crate::storage::{Db, releases};

/// Result of the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReleaseCheck {
    /// Number of releases.
    pub releases: u64,
    /// Surveys whose releases are not a whole chain.
    pub broken: u64,
}

/// Checks the releases of all surveys.
pub fn check(db: &mut Db) -> Result<ReleaseCheck, storage::Error> {
    let mut found = ReleaseCheck {
        releases: releases::count(db)?,
        broken: 0,
    };
    for survey_id in releases::released_surveys(db)? {
        match StoredReleases::read(db, survey_id) {
            Ok(stored) if is_monotonous(&stored) => {}
            Ok(_) => {
                tracing::warn!(
                    survey.id = survey_id,
                    "a release tells fewer answers than the one before"
                );
                found.broken += 1;
            }
            Err(cause @ storage::Error::Corrupt { .. }) => {
                tracing::warn!(survey.id = survey_id, %cause, "the releases of a survey are damaged");
                found.broken += 1;
            }
            Err(cause) => return Err(cause),
        }
    }
    Ok(found)
}

/// Whether every count that is told is a multiple of its base, and none falls. Only sums may.
fn is_monotonous(stored: &StoredReleases) -> bool {
    let base = i64::try_from(stored.history.told_in().unwrap_or(1).max(1)).unwrap_or(i64::MAX);
    let mut added = stored
        .rows
        .iter()
        .flat_map(|row| &row.atoms)
        .flat_map(|atom| &atom.added);
    added.all(|(cell, more)| cell == "sum" || (*more > 0 && more % base == 0))
}
