//! Test environment: a new database, and the server in a separate process.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::sql_types::Integer;
use diesel::{Connection, PgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::case::Database;
use crate::cpu;

/// Secret of the server, which everything that opens its database needs as well.
pub(crate) const SECRET: &str = "the secret of a benchmark, long enough to be taken";
const SERVICE: &str = "/api/v1/cities/bench/services/bench";

/// A server on a new database.
pub(crate) struct TestServer {
    /// Address of the server.
    pub(crate) address: String,
    /// URL of the database.
    pub(crate) url: String,
    /// PostgreSQL's main process.
    pub(crate) postmaster: Option<u32>,
    key: String,
    server: Child,
    _folder: tempfile::TempDir,
    /// Deletes the database. Dropped after the server has ended.
    _database: Option<PostgresDatabase>,
}

/// A database of the test command's PostgreSQL, deleted when this is dropped.
struct PostgresDatabase {
    server_url: String,
    name: String,
}

impl TestServer {
    /// Starts a server on a new database; `None` on PostgreSQL if the test command's is not running.
    pub(crate) fn start(database: Database) -> anyhow::Result<Option<TestServer>> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?; // On a disk, not in memory.
        if database == Database::Sqlite {
            let url = format!("sqlite://{}", folder.path().join("bench.db").display());
            return TestServer::on(url, folder, None, None).map(Some);
        }
        let Some((_, server_url)) = std::env::vars().find(|(name, _)| name == "URBIVOX_TEST_POSTGRES") else {
            return Ok(None);
        };
        let name = format!("bench_{}", Uuid::new_v4().simple());
        let mut conn = PgConnection::establish(&server_url)?;
        conn.batch_execute(&format!("create database {name}"))?;
        let backend: i32 = diesel::select(sql::<Integer>("pg_backend_pid()")).get_result(&mut conn)?;
        let postmaster = cpu::postmaster_of(u32::try_from(backend)?)?;
        let (host, _) = server_url.rsplit_once('/').context("a URL without a database")?;
        let url = format!("{host}/{name}");
        let database = PostgresDatabase { server_url, name };
        TestServer::on(url, folder, Some(postmaster), Some(database)).map(Some)
    }

    fn on(
        url: String,
        folder: tempfile::TempDir,
        postmaster: Option<u32>,
        database: Option<PostgresDatabase>,
    ) -> anyhow::Result<TestServer> {
        let program = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
            command.env("DATABASE_URL", &url).env("RUST_LOG", "warn");
            command.env("URBIVOX_LETTERS", folder.path().join("letters"));
            command.env("URBIVOX_SECRET", SECRET);
            command.env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000");
            command
        };
        let made = program().args(["key", "create", "--role", "admin"]).output()?;
        let key = String::from_utf8(made.stdout)?.trim().to_owned();
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let server = program()
            .arg("serve")
            .env("URBIVOX_LISTEN", &address)
            .env("URBIVOX_METRICS_LISTEN", "off")
            .stdout(Stdio::null())
            .spawn()?;
        let ground = TestServer {
            address,
            url,
            postmaster,
            key,
            server,
            _folder: folder,
            _database: database,
        };
        ground.await_ready()?;
        let city = json!({"slug": "bench", "name": "Bench", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]});
        ground.call("POST", "/api/v1/cities", &city)?;
        ground.call(
            "POST",
            "/api/v1/cities/bench/services",
            &json!({"slug": "bench", "name": {"en": "Bench"}}),
        )?;
        Ok(ground)
    }

    fn await_ready(&self) -> anyhow::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while ureq::get(format!("http://{}/readyz", self.address)).call().is_err() {
            if Instant::now() > deadline {
                bail!("the server did not start");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Publishes surveys; returns the API paths for their responses.
    pub(crate) fn publish(&self, prefix: &str, count: usize) -> anyhow::Result<Vec<String>> {
        let mut paths = Vec::with_capacity(count);
        for number in 0..count {
            let slug = format!("{prefix}-{number:03}");
            let survey = json!({"slug": slug, "definition": definition()});
            self.call("POST", &format!("{SERVICE}/surveys"), &survey)?;
            self.call("POST", &format!("{SERVICE}/surveys/{slug}/publish"), &Value::Null)?;
            paths.push(format!("{SERVICE}/surveys/{slug}/responses"));
        }
        Ok(paths)
    }

    /// Runs `urbivox verify` and returns the number of stored responses. Fails if tallies differ from the recount.
    pub(crate) fn verified(&self) -> anyhow::Result<u64> {
        let verified = Command::new(env!("CARGO_BIN_EXE_urbivox"))
            .arg("verify")
            .env("DATABASE_URL", &self.url)
            .output()?;
        let told = String::from_utf8(verified.stdout)?;
        let rows = told.split(", ").find_map(|part| part.strip_suffix(" responses"));
        if !verified.status.success() {
            bail!("the recount found differences: {told}");
        }
        Ok(rows.context("a recount without responses")?.parse()?)
    }

    /// Returns the number of responses in the reports of these surveys.
    pub(crate) fn counted(&self, paths: &[String]) -> anyhow::Result<u64> {
        let mut sum = 0;
        for path in paths {
            let results = self.call("GET", &path.replace("/responses", "/results"), &Value::Null)?;
            sum += results
                .get("responses")
                .and_then(Value::as_u64)
                .context("a report without responses")?;
        }
        Ok(sum)
    }

    /// Calls the API with the admin's key.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", "application/json")
            .body(if body.is_null() {
                String::new()
            } else {
                body.to_string()
            })?;
        let mut answer = ureq::run(request).with_context(|| format!("{method} {path}"))?;
        Ok(answer.body_mut().read_json()?)
    }

    /// Returns the id of the server's process.
    pub(crate) fn process(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        let gone = self.server.kill().and_then(|()| self.server.wait().map(drop));
        if let Err(cause) = gone {
            eprintln!("the server could not be stopped: {cause}");
        }
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        let conn = PgConnection::establish(&self.server_url).map_err(anyhow::Error::from);
        if let Err(cause) = conn.and_then(|mut conn| Ok(conn.batch_execute(&drop)?)) {
            eprintln!("the database could not be deleted: {cause}");
        }
    }
}

/// Returns a definition with four questions, one of them a segment, as in a city's short survey.
pub(crate) fn definition() -> Value {
    let options = |codes: &[&str]| -> Value {
        codes
            .iter()
            .map(|code| json!({"code": code, "label": {"en": code}}))
            .collect()
    };
    json!({"title": {"en": "Your visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "prompt": {"en": "How was it?"}, "required": true,
         "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"},
        {"code": "reason", "kind": "choice", "prompt": {"en": "Why?"}, "options": options(&["slow", "unclear", "rude", "dear"])},
        {"code": "district", "kind": "choice", "segment": true, "prompt": {"en": "Where do you live?"},
         "options": options(&["north", "south", "east", "west", "centre"])},
        {"code": "comment", "kind": "text", "prompt": {"en": "Anything else?"}}]}]})
}
