//! Tests of the storage: committer, migrations, crashes, backup and restore.

pub(crate) mod addresses;
pub(crate) mod committer;
pub(crate) mod committer_statements;
pub(crate) mod crash;
pub(crate) mod credits;
pub(crate) mod explain;
pub(crate) mod indexing;
pub(crate) mod kept_blocks;
pub(crate) mod migrations;
pub(crate) mod one_call;
pub(crate) mod restore;
pub(crate) mod upgrade;
