//! An installation: a new database with one city, and the server in a separate process.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use serde_json::{Value, json};
use urbivox::config::Config;
use uuid::Uuid;

use crate::browser::Browser;
use crate::surveys;

/// Secret of the installation.
const SECRET: &str = "the secret of a benchmark, long enough to be taken";
/// Password of the city's owner.
const PASSWORD: &str = "kolme pientä porsasta";
/// Processor time in a second below which a server is at rest, in ticks of 10 ms.
const REST_TICKS: u64 = 2;
/// Consecutive seconds without work after which a server is at rest.
const REST_SECONDS: usize = 3;
/// Longest wait for a server at rest.
const REST_PATIENCE: Duration = Duration::from_secs(600);
const SERVICE: &str = "/api/v1/cities/bench/services/bench";

/// A city on a new database.
pub(crate) struct Installation {
    /// URL of the database.
    pub(crate) url: String,
    address: String,
    key: String,
    folder: tempfile::TempDir,
    /// Deletes the database. Dropped after the servers have ended.
    _database: Option<PostgresDatabase>,
}

/// A running server; it ends when this is dropped.
pub(crate) struct Server {
    process: Child,
}

/// A database of a PostgreSQL server, deleted when this is dropped.
struct PostgresDatabase {
    server_url: String,
    name: String,
}

impl Installation {
    /// Creates the city and publishes its surveys. `database_url` is that of a PostgreSQL server or of a folder for an SQLite
    /// file; without one, the file is in the target directory.
    pub(crate) fn new(database_url: Option<&str>) -> anyhow::Result<Installation> {
        let folder_url = database_url.and_then(|url| url.strip_prefix("sqlite://"));
        let folder = tempfile::tempdir_in(folder_url.unwrap_or(env!("CARGO_TARGET_TMPDIR")))?;
        let (url, database) = match database_url.filter(|_| folder_url.is_none()) {
            None => (format!("sqlite://{}", folder.path().join("scale.db").display()), None),
            Some(server_url) => {
                let name = format!("scale_{}", Uuid::new_v4().simple());
                PgConnection::establish(server_url)?.batch_execute(&format!("create database {name}"))?;
                let (host, _) = server_url.rsplit_once('/').context("a URL without a database")?;
                let database = PostgresDatabase {
                    server_url: server_url.to_owned(),
                    name: name.clone(),
                };
                (format!("{host}/{name}"), Some(database))
            }
        };
        let mut installation = Installation {
            url,
            address: TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string(),
            key: String::new(),
            folder,
            _database: database,
        };
        installation.key = installation.told(&["key", "create", "--role", "admin"])?;
        let server = installation.serve()?;
        installation.publish()?;
        drop(server);
        Ok(installation)
    }

    /// Returns the configuration of an application on the same database.
    pub(crate) fn config(&self) -> anyhow::Result<Config> {
        Ok(Config::from_lookup(|name| self.setting(name))?)
    }

    fn setting(&self, name: &str) -> Option<String> {
        match name {
            "DATABASE_URL" => Some(self.url.clone()),
            "URBIVOX_SECRET" => Some(SECRET.to_owned()),
            "URBIVOX_LISTEN" => Some(self.address.clone()),
            "URBIVOX_METRICS_LISTEN" => Some("off".to_owned()),
            "URBIVOX_LETTERS" => Some(self.folder.path().join("letters").display().to_string()),
            "URBIVOX_SUBMISSIONS_PER_MINUTE" => Some("4000000000".to_owned()),
            _other => None,
        }
    }

    fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_urbivox"));
        for name in [
            "DATABASE_URL",
            "URBIVOX_SECRET",
            "URBIVOX_LISTEN",
            "URBIVOX_METRICS_LISTEN",
            "URBIVOX_LETTERS",
            "URBIVOX_SUBMISSIONS_PER_MINUTE",
        ] {
            command.envs(self.setting(name).map(|value| (name, value)));
        }
        command.env("RUST_LOG", "warn");
        command
    }

    /// Runs a command of the program and returns its output.
    pub(crate) fn told(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output = self.program().args(arguments).output()?;
        if !output.status.success() {
            let (told, errors) = (
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr),
            );
            bail!("urbivox {} failed: {told}{errors}", arguments.join(" "));
        }
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// Starts a server and waits until it is ready.
    pub(crate) fn serve(&self) -> anyhow::Result<Server> {
        let process = self.program().arg("serve").stdout(Stdio::null()).spawn()?;
        let mut server = Server { process };
        let deadline = Instant::now() + Duration::from_secs(600); // The first start after a load may build an index.
        while !self.visitor().get("/readyz").is_ok_and(|answer| answer.status == 200) {
            if server.process.try_wait()?.is_some() || Instant::now() > deadline {
                bail!("the server did not start");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Returns a client without a key.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::new(&format!("http://{}", self.address))
    }

    /// Returns a client with the admin's key.
    pub(crate) fn admin(&self) -> Browser {
        let mut admin = self.visitor();
        admin.headers.push(("authorization", format!("Bearer {}", self.key)));
        admin
    }

    /// Returns a client that is signed in as the city's owner. The server must run.
    pub(crate) fn owner(&self) -> anyhow::Result<Browser> {
        // Signs in with a password alone; by default, owners must set up a second factor first.
        self.told(&["staff", "require-factor", "--none"])?;
        let invitation = self.told(&[
            "staff",
            "add",
            "owner@bench.example",
            "--city",
            "bench",
            "--role",
            "owner",
        ])?;
        let at = invitation
            .find("/staff/join/")
            .context("no address in the invitation")?;
        let path = invitation.get(at..).unwrap_or_default().to_owned();
        let mut owner = self.visitor();
        let csrf = owner.hidden(&path, "_csrf")?;
        let fields = [
            ("_csrf", csrf.as_str()),
            ("name", "Owner"),
            ("password", PASSWORD),
            ("language", "en"),
        ];
        let joined = owner.post_form(&path, &fields)?;
        if joined.status != 303 {
            bail!("the account was not created: {} {}", joined.status, joined.text);
        }
        Ok(owner)
    }

    /// Calls the API with the admin's key.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let answer = self.admin().send(method, path, "application/json", body.as_bytes())?;
        if answer.status >= 300 {
            bail!("{method} {path} answered {}: {}", answer.status, answer.text);
        }
        Ok(serde_json::from_str(&answer.text).unwrap_or_default())
    }

    /// Opens a download with the admin's key.
    pub(crate) fn download(&self, path: &str) -> anyhow::Result<ureq::Body> {
        let request = ureq::get(format!("http://{}{path}", self.address));
        let answer = request.header("authorization", format!("Bearer {}", self.key)).call()?;
        Ok(answer.into_body())
    }

    fn publish(&self) -> anyhow::Result<()> {
        let city = json!({"slug": "bench", "name": "Bench", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]});
        self.call("POST", "/api/v1/cities", &city)?;
        let service = json!({"slug": "bench", "name": {"en": "Bench"}});
        self.call("POST", "/api/v1/cities/bench/services", &service)?;
        for slug in surveys::slugs() {
            let survey = json!({"slug": slug, "definition": surveys::definition()});
            self.call("POST", &format!("{SERVICE}/surveys"), &survey)?;
            self.call("POST", &format!("{SERVICE}/surveys/{slug}/publish"), &Value::Null)?;
        }
        Ok(())
    }

    /// Returns the number of responses in the reports of all surveys.
    pub(crate) fn counted(&self) -> anyhow::Result<u64> {
        let mut sum = 0;
        for slug in surveys::slugs() {
            let results = self.call("GET", &api(&slug, "/results"), &Value::Null)?;
            let count = results.get("responses").and_then(Value::as_u64);
            sum += count.context("a report without responses")?;
        }
        Ok(sum)
    }
}

/// Returns a path of the API below a survey.
pub(crate) fn api(slug: &str, rest: &str) -> String {
    format!("{SERVICE}/surveys/{slug}{rest}")
}

impl Server {
    /// Returns the id of the server's process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// Waits until the server does nothing: it may tidy up after a load.
    pub(crate) fn wait_until_at_rest(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        let mut quiet = 0;
        while quiet < REST_SECONDS && began.elapsed() < REST_PATIENCE {
            let before = self.cpu_ticks()?;
            std::thread::sleep(Duration::from_secs(1));
            let is_quiet = self.cpu_ticks()? - before <= REST_TICKS;
            quiet = if is_quiet { quiet + 1 } else { 0 };
        }
        Ok(())
    }

    /// Returns the processor time used so far, in ticks (proc(5), `stat`).
    fn cpu_ticks(&self) -> anyhow::Result<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // The first field after the name is the third of all; user and system time are the fourteenth and fifteenth.
        let (_, rest) = stat.rsplit_once(')').context("no name")?;
        let times: Result<Vec<u64>, _> = rest.split_ascii_whitespace().skip(11).take(2).map(str::parse).collect();
        Ok(times?.iter().sum())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let gone = self.process.kill().and_then(|()| self.process.wait().map(drop));
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
