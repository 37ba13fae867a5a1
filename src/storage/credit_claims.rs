//! Claims on credits, and the buckets that are known to have had theirs.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use super::new_response::{CreditBucket, CreditClaim, NewRow};

/// Maximum buckets that a committer remembers, some 40 bytes each; beyond, it forgets all of them.
const KNOWN_MAX: usize = 100_000;

/// Credits that the responses of a batch claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims(BTreeMap<CreditBucket, Claim>);

/// A claim on the credit of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// Civil day of the response, days since 1970-01-01.
    pub(super) day: i32,
    /// The submission of the response.
    pub(super) submission_id: Uuid,
}

impl Claims {
    /// Collects the claims of these rows on credits that are not known to be taken. Of several rows with one bucket, the
    /// first claims it.
    pub(super) fn of(rows: &[&NewRow], known: &KnownCredits) -> Claims {
        let mut claims = BTreeMap::new();
        for row in rows {
            if let CreditClaim::Once(bucket) = row.claim
                && !known.is_taken(bucket, row.day)
            {
                claims.entry(bucket).or_insert(Claim {
                    day: row.day,
                    submission_id: row.submission_id,
                });
            }
        }
        Claims(claims)
    }

    /// Returns whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the claims, in the order in which all writers insert them, so that two replicas cannot deadlock.
    pub(super) fn iter(&self) -> impl Iterator<Item = (CreditBucket, Claim)> {
        self.0.iter().map(|(bucket, claim)| (*bucket, *claim))
    }

    /// Returns whether there is a claim on this bucket.
    pub(super) fn has(&self, bucket: &CreditBucket) -> bool {
        self.0.contains_key(bucket)
    }

    /// Withdraws the claim on a bucket.
    pub(super) fn remove(&mut self, bucket: &CreditBucket) {
        self.0.remove(bucket);
    }

    /// Keeps the claims on these buckets.
    pub(super) fn retain(&mut self, keeps: impl Fn(&CreditBucket) -> bool) {
        self.0.retain(|bucket, _| keeps(bucket));
    }

    /// Returns whether a response is credited when all of these claims, and no others, are granted.
    pub(super) fn credits(&self, row: &NewRow) -> bool {
        match row.claim {
            CreditClaim::Always => true,
            CreditClaim::Once(bucket) => {
                let claim = self.0.get(&bucket);
                claim.is_some_and(|claim| claim.submission_id == row.submission_id)
            }
            CreditClaim::Never => false,
        }
    }
}

/// Buckets that a committer knows to have had their credit, so that a busy survey costs no statement.
///
/// The day of the response is part of the key: rows are deleted only once their day is over. A bucket that is known wrongly,
/// because its row was deleted since, costs a credit and never gives one too many.
#[derive(Debug, Default)]
pub(super) struct KnownCredits(HashSet<(CreditBucket, i32)>);

impl KnownCredits {
    fn is_taken(&self, bucket: CreditBucket, day: i32) -> bool {
        self.0.contains(&(bucket, day))
    }

    /// Remembers that the credits of these claims are taken, by them or by others. Called once that is committed.
    pub(super) fn add(&mut self, taken: impl Iterator<Item = (CreditBucket, Claim)>) {
        if self.0.len() >= KNOWN_MAX {
            self.clear();
        }
        self.0.extend(taken.map(|(bucket, claim)| (bucket, claim.day)));
    }

    /// Forgets all buckets.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u128, claim: CreditClaim) -> NewRow {
        NewRow {
            submission_id: Uuid::from_u128(number),
            version_id: 1,
            placement: "link".to_owned(),
            language: "fi".to_owned(),
            day: 7,
            submitted_at: 0,
            answers: "{}".to_owned(),
            claim,
        }
    }

    #[test]
    fn the_first_row_of_a_bucket_claims_its_credit_unless_it_is_known_to_be_taken() {
        let bucket = |bucket| CreditBucket { survey_id: 1, bucket };
        let once = |number, at| row(number, CreditClaim::Once(bucket(at)));
        let rows = [
            once(1, 5),
            once(2, 5),
            once(3, 6),
            row(4, CreditClaim::Always),
            row(5, CreditClaim::Never),
        ];
        let rows: Vec<&NewRow> = rows.iter().collect();
        let mut known = KnownCredits::default();
        let credited = |claims: &Claims| rows.iter().map(|row| claims.credits(row)).collect::<Vec<bool>>();
        let mut claims = Claims::of(&rows, &known);
        assert_eq!(credited(&claims), [true, false, true, true, false]);
        known.add(claims.iter());
        claims.retain(|granted| *granted == bucket(6));
        assert_eq!(credited(&claims), [false, false, true, true, false]);
        assert_eq!(credited(&Claims::of(&rows, &known)), [false, false, false, true, false]);
        let next_day = NewRow {
            day: 8,
            ..rows[0].clone()
        };
        assert!(Claims::of(&[&next_day], &known).credits(&next_day), "it is asked again");
    }
}
