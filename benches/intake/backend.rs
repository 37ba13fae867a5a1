//! The databases that the program is measured on, made fresh for each case.

use anyhow::Context;
use diesel::{Connection, PgConnection, connection::SimpleConnection};
use tempfile::TempDir;
use uuid::Uuid;

/// What to say when PostgreSQL cannot be measured.
pub(crate) const SKIPPED: &str = "POSTGRESQL WAS SKIPPED: URBIVOX_TEST_POSTGRES is not set. \
    Run: tests/with-postgres cargo bench --bench intake";

/// Which database stores the responses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file on the disk that holds the build.
    Sqlite,
    /// A server elsewhere.
    Postgres,
}

/// A way to get fresh databases.
pub(crate) enum Backend {
    /// Files in a temporary directory.
    Sqlite,
    /// A server, by the URL of a database in which one may create others.
    Postgres(String),
}

/// A database that is removed when dropped. `url` is what the program gets as `DATABASE_URL`.
pub(crate) struct Database {
    /// Where it is.
    pub(crate) url: String,
    /// A directory for the program to run in; SQLite's file lies here.
    pub(crate) dir: TempDir,
    /// The server's own URL and the name to drop there.
    server: Option<(String, String)>,
}

impl Backend {
    /// SQLite always, PostgreSQL where the environment names a server.
    #[expect(
        clippy::disallowed_methods,
        reason = "a benchmark has no config.rs; the variable is for tests and benches alone"
    )]
    pub(crate) fn available() -> Vec<Self> {
        let mut backends = vec![Self::Sqlite];
        match std::env::var("URBIVOX_TEST_POSTGRES") {
            Ok(url) if !url.is_empty() => backends.push(Self::Postgres(url)),
            Ok(_) | Err(_) => eprintln!("== {SKIPPED}"),
        }
        backends
    }

    /// Which one this is.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Sqlite => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }

    /// An empty database. Files go below the build directory and not to /tmp, which may be memory that never waits for a disk.
    pub(crate) fn fresh(&self) -> anyhow::Result<Database> {
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        match self {
            Self::Sqlite => {
                let url = format!("sqlite://{}", dir.path().join("bench.db").display());
                Ok(Database { url, dir, server: None })
            }
            Self::Postgres(server) => {
                let name = format!("bench_{}", Uuid::new_v4().simple());
                execute(server, &format!("CREATE DATABASE {name}"))?;
                Ok(Database {
                    url: beside(server, &name)?,
                    dir,
                    server: Some((server.clone(), name)),
                })
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server
            && let Err(error) = execute(server, &format!("DROP DATABASE {name} WITH (FORCE)"))
        {
            eprintln!("{name} stays behind: {error:#}");
        }
    }
}

/// Runs one statement on the server.
fn execute(server: &str, statement: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::establish(server).context("URBIVOX_TEST_POSTGRES does not answer")?;
    connection
        .batch_execute(statement)
        .with_context(|| statement.to_owned())
}

/// The URL of another database on the same server.
fn beside(server: &str, name: &str) -> anyhow::Result<String> {
    let (path, query) = server
        .split_once('?')
        .map_or((server, None), |(path, query)| (path, Some(query)));
    let (host, _) = path
        .rsplit_once('/')
        .context("URBIVOX_TEST_POSTGRES names no database")?;
    Ok(query.map_or_else(|| format!("{host}/{name}"), |query| format!("{host}/{name}?{query}")))
}
