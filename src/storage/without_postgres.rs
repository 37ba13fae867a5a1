//! Takes the place of the module `postgres` in a program without PostgreSQL (feature `postgres`), with those of its names
//! that code for both databases uses. A URL of PostgreSQL is refused when the settings are read.

use diesel::{ConnectionError, QueryResult, r2d2};

use super::db::Db;

/// End of a sentence that begins with the name of the setting.
const UNSUPPORTED: &str = "names a PostgreSQL server, but this program was built without PostgreSQL: use a program \
                           built with the feature postgres, or an SQLite file, such as sqlite://urbivox.db";

/// Checks that this program supports PostgreSQL: never, with this module.
pub(super) fn check_supported() -> Result<(), String> {
    Err(UNSUPPORTED.to_owned())
}

/// Refuses to open a connection.
pub(super) fn connect(_url: &str) -> Result<Db, r2d2::Error> {
    let refused = ConnectionError::BadConnection(format!("DATABASE_URL {UNSUPPORTED}"));
    Err(r2d2::Error::ConnectionError(refused))
}

/// Does nothing: SQLite has one writer and needs no such lock.
pub(super) fn lock_until_commit(_db: &mut Db, _key: i64) -> QueryResult<()> {
    Ok(())
}

/// Returns true: SQLite has one writer and needs no such lock.
pub(super) fn try_lock_until_commit(_db: &mut Db, _key: i64) -> QueryResult<bool> {
    Ok(true)
}

/// A batch in one call of a function of the database: never, as SQLite has none.
pub(super) mod batch {
    use std::collections::{BTreeMap, HashMap};

    use uuid::Uuid;

    use crate::storage::credit_claims::{Claims, KnownCredits};
    use crate::storage::db::Db;
    use crate::storage::error::Error;
    use crate::storage::new_response::NewRow;
    use crate::storage::tallies::{BlockKey, KnownBlocks};
    use urbivox_core::tally::counter_delta::CounterDelta;

    /// Decides whether a call is worth trying: never.
    #[derive(Debug, Default)]
    pub(in crate::storage) struct OneCall {}

    impl OneCall {
        /// Returns false.
        pub(in crate::storage) fn is_worth_trying(&mut self, _db: &Db) -> bool {
            false
        }

        /// Does nothing.
        pub(in crate::storage) fn drop_taken(
            _db: &mut Db,
            _claims: &mut Claims,
            _known: &mut KnownCredits,
        ) -> Result<(), Error> {
            Ok(())
        }

        /// Stores nothing.
        pub(in crate::storage) fn store(
            &mut self,
            _db: &mut Db,
            _rows: &[&NewRow],
            _surveys: &[Option<i64>],
            _changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>,
            _claims: &Claims,
            _known: &mut KnownBlocks,
        ) -> Result<Option<HashMap<Uuid, i64>>, Error> {
            Ok(None)
        }
    }
}

/// Settings of a PostgreSQL server: none.
pub(super) mod durability {
    use diesel::QueryResult;

    use crate::storage::db::Db;

    /// Returns no warnings: SQLite follows the pragmas of each connection.
    pub(in crate::storage) fn warnings(_db: &mut Db) -> QueryResult<Vec<String>> {
        Ok(Vec::new())
    }
}

/// Restore of a PostgreSQL dump: refused.
pub mod restore {
    use std::path::Path;

    use super::UNSUPPORTED;
    use crate::storage::error::Error;
    use crate::storage::restore::RestoreError;

    /// A loaded dump; there is none in this program.
    pub struct LoadedDump {
        /// The schema with the earlier tables; `None` when there were none.
        pub aside: Option<String>,
    }

    /// Refuses to load a dump.
    pub fn load(_url: &str, _dump: &Path, _stamp: &str) -> Result<LoadedDump, RestoreError> {
        let refused = Error::Unavailable(format!("DATABASE_URL {UNSUPPORTED}"));
        Err(RestoreError::Storage(refused))
    }

    impl LoadedDump {
        /// Does nothing.
        pub fn undo(&self) -> Result<(), RestoreError> {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::storage::Backend;

    #[test]
    fn a_postgresql_url_is_refused_with_advice() {
        for url in ["postgres://me@db/surveys", "postgresql://db/surveys"] {
            let refusal = url.parse::<Backend>().unwrap_err();
            assert!(refusal.contains("was built without PostgreSQL: use"), "{refusal}");
        }
    }
}
