//! Restores a PostgreSQL dump with PostgreSQL's client programs, in one transaction. The earlier tables stay in a
//! separate schema.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

use super::{MIGRATION_LOCK, known_migrations};
use crate::storage::error::Error;
use crate::storage::postgres_tools::ASIDE;
use crate::storage::restore::{BackupKind, RestoreError, file_failure};
use crate::storage::{files, postgres_tools};

/// Comment at the end of every complete dump.
const END_MARKER: &str = "PostgreSQL database dump complete";
/// Bytes at the end of a dump that are searched for this comment.
const TAIL_BYTES: u64 = 4_096;
/// Bytes of a line that are checked for a psql meta-command.
const COMMAND_BYTES: u64 = 64;
/// Attempts to count other sessions, and the pause between them: sessions of a server that just ended take a moment to go.
const COUNTS_MAX: u32 = 20;
const COUNT_PAUSE: std::time::Duration = std::time::Duration::from_millis(100);

/// SQL count of other sessions on this database, without those that wait for the advisory lock.
const OTHERS: &str = "(select count(*) from pg_stat_activity a where a.datname = current_database() \
     and a.pid <> pg_backend_pid() and a.usesysid is not null \
     and not exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and not l.granted))";

#[derive(QueryableByName)]
struct DatabaseFacts {
    #[diesel(sql_type = BigInt)]
    others: i64,
    #[diesel(sql_type = BigInt)]
    tables: i64,
    #[diesel(sql_type = Nullable<Text>)]
    schema: Option<String>,
}

/// A loaded dump, which can be undone.
pub struct LoadedDump {
    url: String,
    /// The schema with the earlier tables; `None` when there were none.
    pub aside: Option<String>,
}

/// Checks and loads a dump. `stamp` is the suffix of the schema for the earlier tables.
pub fn load(url: &str, dump: &Path, stamp: &str) -> Result<LoadedDump, RestoreError> {
    let kind = BackupKind::of(dump)?;
    let (found, wanted) = (kind.name(), BackupKind::CustomDump.name());
    let converted = match kind {
        BackupKind::PlainDump => None,
        BackupKind::CustomDump => Some(SqlDump::of(dump)?),
        BackupKind::Sqlite | BackupKind::Unknown => return Err(RestoreError::WrongKind { found, wanted }),
    };
    let script = converted.as_ref().map_or(dump, |converted| &converted.0);
    check_script(script)?;
    let aside = earlier_schema(url, stamp)?;
    let mut command = postgres_tools::program("psql", url);
    command
        .args([
            "--no-psqlrc",
            "--quiet",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
        ])
        .arg(argument("--command=", before(aside.as_deref())))
        .arg(argument("--file=", script))
        .arg(argument("--command=", after()?));
    let instead = format!(
        "psql --single-transaction --set=ON_ERROR_STOP=1 --dbname=\"$DATABASE_URL\" --file={}, into an empty database",
        postgres_tools::quoted(dump)
    );
    postgres_tools::run("psql", &mut command, &instead)?;
    let url = url.to_owned();
    Ok(LoadedDump { url, aside })
}

impl LoadedDump {
    /// Removes the loaded dump and restores the earlier tables.
    pub fn undo(&self) -> Result<(), RestoreError> {
        let mut conn = connect(&self.url)?;
        let back = match &self.aside {
            Some(aside) => format!("alter schema {aside} rename to public"),
            None => "create schema public".to_owned(),
        };
        let undone = conn.batch_execute(&format!("begin; drop schema public cascade; {back}; commit"));
        Ok(undone.map_err(Error::from)?)
    }
}

fn argument(name: &str, value: impl AsRef<std::ffi::OsStr>) -> std::ffi::OsString {
    let mut argument = std::ffi::OsString::from(name);
    argument.push(value);
    argument
}

/// A custom-format dump converted to SQL, in a file that is removed on drop. No pipe: psql would run the first half of a
/// truncated dump as if it were complete.
struct SqlDump(PathBuf);

impl SqlDump {
    fn of(dump: &Path) -> Result<SqlDump, RestoreError> {
        let path = std::env::temp_dir().join(format!("urbivox-restore-{}.sql", uuid::Uuid::new_v4()));
        files::create_private(&path).map_err(|cause| file_failure(&path, cause))?;
        let converted = SqlDump(path);
        let instead = format!(
            "pg_restore --no-owner --no-privileges --single-transaction --dbname=\"$DATABASE_URL\" {}, into an empty database",
            postgres_tools::quoted(dump)
        );
        let mut command = std::process::Command::new("pg_restore");
        command
            .args(["--no-owner", "--no-privileges"])
            .arg(argument("--file=", &converted.0))
            .arg(dump);
        match postgres_tools::run("pg_restore", &mut command, &instead) {
            Err(postgres_tools::ToolError::Failed { messages, .. }) => Err(RestoreError::Damaged(messages)),
            outcome => outcome.map(|()| converted).map_err(RestoreError::Tool),
        }
    }
}

impl Drop for SqlDump {
    fn drop(&mut self) {
        if let Err(cause) = files::remove_if_exists(&self.0) {
            tracing::warn!(
                %cause,
                path = %self.0.display(),
                "a temporary file with the whole dump could not be removed; remove it by hand"
            );
        }
    }
}

/// Checks that a dump is complete and has no psql meta-command, which could switch the database or run programs.
fn check_script(script: &Path) -> Result<(), RestoreError> {
    let failed = |cause| file_failure(script, cause);
    let mut file = File::open(script).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))
        .map_err(failed)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).map_err(failed)?;
    if !String::from_utf8_lossy(&tail).contains(END_MARKER) {
        return Err(RestoreError::Damaged("it ends before it is complete".to_owned()));
    }
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    loop {
        line.clear();
        // A row of a table may be long; only its beginning is read.
        let read = reader.by_ref().take(COMMAND_BYTES).read_until(b'\n', &mut line);
        if read.map_err(failed)? == 0 {
            return Ok(());
        }
        if is_command(&line) {
            let command = String::from_utf8_lossy(&line).trim_end().to_owned();
            return Err(RestoreError::Damaged(format!(
                "it contains the command {command}, which a dump of one database does not need; make the dump without --create"
            )));
        }
        if line.last() != Some(&b'\n') {
            reader.skip_until(b'\n').map_err(failed)?;
        }
    }
}

/// Returns whether a line is a psql meta-command other than `\restrict`. Rows of tables begin with other escapes.
fn is_command(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"\\") else {
        return false;
    };
    let is_escape = rest.first().is_some_and(|next| b"\\N.bfnrtv\n".contains(next));
    !is_escape && !rest.starts_with(b"restrict ") && !rest.starts_with(b"unrestrict ")
}

fn connect(url: &str) -> Result<PgConnection, RestoreError> {
    let connected = PgConnection::establish(url);
    connected.map_err(|cause| RestoreError::Storage(Error::Unavailable(cause.to_string())))
}

/// Returns the schema name for the present tables; `None` without tables. Fails while others use the database.
fn earlier_schema(url: &str, stamp: &str) -> Result<Option<String>, RestoreError> {
    let mut conn = connect(url)?;
    let sql = format!(
        "select {OTHERS} as others, current_schema()::text as schema, \
         (select count(*) from pg_tables where schemaname = 'public') as tables"
    );
    let mut facts: DatabaseFacts = diesel::sql_query(&sql).get_result(&mut conn).map_err(Error::from)?;
    for _ in 1..COUNTS_MAX {
        if facts.others == 0 {
            break;
        }
        std::thread::sleep(COUNT_PAUSE);
        facts = diesel::sql_query(&sql).get_result(&mut conn).map_err(Error::from)?;
    }
    if facts.others > 0 {
        return Err(RestoreError::InUse);
    }
    match facts.schema {
        Some(schema) if schema != "public" => Err(RestoreError::Schema(schema)),
        Some(_) | None => Ok((facts.tables > 0).then(|| format!("{ASIDE}{stamp}"))),
    }
}

/// Returns the SQL to run before the dump: takes the lock of migrations, for which starting processes wait, and moves the
/// present tables.
fn before(aside: Option<&str>) -> String {
    let lock = format!("select pg_advisory_xact_lock({})", MIGRATION_LOCK);
    match aside {
        Some(aside) => format!("{lock}; alter schema public rename to {aside}; create schema public"),
        None => lock,
    }
}

/// Returns the SQL to run after the dump: rolls back unless it is urbivox's, not newer, and nobody else is connected.
fn after() -> Result<String, RestoreError> {
    let known: Vec<String> = known_migrations()?
        .iter()
        .map(|version| format!("'{version}'"))
        .collect();
    Ok(format!(
        "do $restore$ begin \
         if to_regclass('public.installation') is null or to_regclass('public.responses') is null \
         or to_regclass('public.versions') is null or to_regclass('public.__diesel_schema_migrations') is null \
         then raise exception 'it is not a database of urbivox'; end if; \
         if exists (select from public.__diesel_schema_migrations where version not in ({})) \
         then raise exception 'it is newer than this program: restore it with the newer urbivox'; end if; \
         if {OTHERS} > 0 \
         then raise exception 'another process uses the database: stop it and run this again'; end if; \
         end $restore$",
        known.join(", ")
    ))
}
