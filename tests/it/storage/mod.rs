//! Tests of the storage: committer, migrations, crashes, backup and restore.

pub(crate) mod committer;
pub(crate) mod crash;
pub(crate) mod explain;
pub(crate) mod migrations;
pub(crate) mod restore;
pub(crate) mod upgrade;
