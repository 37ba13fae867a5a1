//! Releases as they are stored: a chain of rows, each with the hash of the row before.

use sha2::{Digest, Sha256};

use crate::storage::releases::{NewRow, Row};
use crate::storage::{Db, Error, releases};
use urbivox_core::release::codec::{canonical_bytes, decode, encode};
use urbivox_core::release::{History, ReleaseRow, Span};
use urbivox_core::tally::civil_day::Day;

/// Hash of a row.
pub type RowHash = [u8; 32];

/// Releases of a survey, with the state that follows from them.
#[derive(Clone, Debug, Default)]
pub struct StoredReleases {
    /// All rows, in order.
    pub rows: Vec<ReleaseRow>,
    /// State that follows from the rows.
    pub history: History,
    /// Hash of the last row; zeros without rows.
    pub last_hash: RowHash,
}

impl StoredReleases {
    /// Reads the releases of a survey. Errors: [`Error::Corrupt`] when they are not a whole chain.
    pub fn read(db: &mut Db, survey_id: i64) -> Result<StoredReleases, Error> {
        let mut stored = StoredReleases::default();
        for row in releases::of_survey(db, survey_id)? {
            if row.previous_hash != stored.last_hash {
                return Err(Error::corrupt("releases", "a release was changed or deleted"));
            }
            let release = parse(&row)?;
            stored.push(release)?;
        }
        let last = (!stored.rows.is_empty()).then_some(stored.last_hash.as_slice());
        if releases::head(db, survey_id)?.hash.as_deref() != last {
            return Err(Error::corrupt("releases", "the last release was changed or deleted"));
        }
        Ok(stored)
    }

    /// Appends the next release.
    pub fn push(&mut self, release: ReleaseRow) -> Result<(), Error> {
        let broken = |cause| Error::corrupt("releases", cause);
        self.history.add(&release).map_err(broken)?;
        self.last_hash = hash(&self.last_hash, &release);
        self.rows.push(release);
        Ok(())
    }
}

/// Returns the hash of a row: SHA-256 of the hash of the row before and of the row.
fn hash(previous: &RowHash, release: &ReleaseRow) -> RowHash {
    let mut digest = Sha256::new();
    digest.update(previous);
    digest.update(canonical_bytes(release));
    digest.finalize().into()
}

/// Returns the row that stores a release after the row with this hash.
pub fn row_of(survey_id: i64, release: &ReleaseRow, previous_hash: &RowHash, made_at: i64) -> Result<NewRow, Error> {
    let corrupt = |cause: std::num::TryFromIntError| Error::corrupt("releases", cause);
    let row = Row {
        survey_id,
        no: i32::try_from(release.number).map_err(corrupt)?,
        first_day: release.span.first.number(),
        last_day: release.span.last.number(),
        is_run_closed: release.closes_run,
        answers_min: i64::try_from(release.answers_min).map_err(corrupt)?,
        told_in: i64::try_from(release.told_in).map_err(corrupt)?,
        atoms: encode(&release.atoms),
        previous_hash: previous_hash.to_vec(),
        made_at,
    };
    let hash = hash(previous_hash, release).to_vec();
    Ok(NewRow { row, hash })
}

fn parse(row: &Row) -> Result<ReleaseRow, Error> {
    let corrupt = |cause: std::num::TryFromIntError| Error::corrupt("releases", cause);
    let day = |number| Day::from_number(number).ok_or_else(|| Error::corrupt("releases", "a day"));
    Ok(ReleaseRow {
        number: u32::try_from(row.no).map_err(corrupt)?,
        span: Span {
            first: day(row.first_day)?,
            last: day(row.last_day)?,
        },
        closes_run: row.is_run_closed,
        answers_min: u64::try_from(row.answers_min).map_err(corrupt)?,
        told_in: u64::try_from(row.told_in).map_err(corrupt)?,
        atoms: decode(&row.atoms).map_err(|cause| Error::corrupt("releases", cause))?,
    })
}
