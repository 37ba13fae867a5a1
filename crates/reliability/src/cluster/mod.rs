//! A cluster under test: one database, one or two servers as processes of their own, and one published survey.

mod forwarder;
mod link;
mod namespace;
mod postgres;
mod process;
mod replica;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use crate::client::{Client, Request};

pub use link::{Link, Side};
pub use postgres::Postgres;
pub use process::Signal;
pub use replica::Replica;

/// Path of the survey in the API.
pub const SURVEY: &str = "/api/v1/cities/tampere/services/day-care/surveys/visit";
/// Path of the page of comments.
pub const COMMENTS: &str = "/staff/surveys/tampere/day-care/visit/comments";
const SECRET: &str = "the secret of a history check, long enough to be taken";
const PASSWORD: &str = "kolme pientä porsasta";
/// Time in which a server must be ready after its start or after a fault.
pub(crate) const READY_WITHIN: Duration = Duration::from_secs(30);

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum DatabaseKind {
    /// A file in a temporary folder.
    Sqlite,
    /// A private PostgreSQL server in a temporary folder.
    Postgres,
}

impl DatabaseKind {
    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            DatabaseKind::Sqlite => "sqlite",
            DatabaseKind::Postgres => "postgres",
        }
    }
}

/// A cluster. When it is dropped, its processes are killed and its folder is deleted.
pub struct Cluster {
    binary: PathBuf,
    /// The private server, if the database is PostgreSQL.
    pub postgres: Option<Postgres>,
    /// The servers.
    pub replicas: Vec<Replica>,
    /// API key of an administrator.
    pub key: String,
    /// Cookies of a signed-in viewer.
    pub cookies: String,
    database_url: String,
    folder: tempfile::TempDir,
}

impl Cluster {
    /// Starts a cluster and publishes the survey.
    ///
    /// # Errors
    ///
    /// A program is missing or fails, or a server is not ready in time.
    pub fn start(binary: &Path, kind: DatabaseKind, replicas: usize) -> anyhow::Result<Cluster> {
        let binary = binary
            .canonicalize()
            .with_context(|| format!("{} is not there: build it first", binary.display()))?;
        let folder = tempfile::Builder::new().prefix("urbivox-reliability.").tempdir()?;
        let links = (0..replicas)
            .map(|_| Link::create())
            .collect::<anyhow::Result<Vec<_>>>()?;
        let addresses: Vec<String> = links.iter().filter_map(Link::database_address).collect();
        let postgres = match kind {
            DatabaseKind::Sqlite => None,
            DatabaseKind::Postgres => Some(Postgres::start(folder.path(), &addresses)?),
        };
        let database_url = match &postgres {
            Some(postgres) => postgres.url("127.0.0.1"),
            None => format!("sqlite://{}", folder.path().join("urbivox.db").display()),
        };
        let mut cluster = Cluster {
            binary,
            postgres,
            replicas: Vec::new(),
            key: String::new(),
            cookies: String::new(),
            database_url,
            folder,
        };
        cluster.key = cluster.tell(&["key", "create", "--role", "admin"])?;
        // The viewer signs in with a password alone.
        cluster.tell(&["staff", "require-factor", "--none"])?;
        for (number, link) in links.into_iter().enumerate() {
            let log = cluster.folder.path().join(format!("server-{number}.log"));
            let url = match &cluster.postgres {
                Some(postgres) => link.database_url(postgres)?,
                None => cluster.database_url.clone(),
            };
            let mut replica = Replica::new(&cluster.binary, link, log, settings(&url, cluster.folder.path()));
            replica.start()?;
            replica.await_ready(READY_WITHIN)?;
            cluster.replicas.push(replica);
        }
        cluster.publish()?;
        cluster.cookies = cluster.join()?;
        Ok(cluster)
    }

    /// Folder of the database and the logs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Keeps the folder when the cluster is dropped.
    pub fn keep_folder(&mut self) {
        self.folder.disable_cleanup(true);
    }

    /// Addresses of the servers for clients.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.replicas.iter().map(Replica::address).collect()
    }

    /// Runs a command of the service on the database, and returns what it printed.
    ///
    /// # Errors
    ///
    /// The command failed.
    pub fn tell(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = Command::new(&self.binary);
        command
            .args(arguments)
            .envs(settings(&self.database_url, self.folder.path()));
        let output = command.output()?;
        let printed = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !output.status.success() {
            bail!(
                "{arguments:?}: {printed} {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        Ok(printed)
    }

    fn client(&self) -> anyhow::Result<Client> {
        let address = self.replicas.first().context("no server")?.address();
        Ok(Client::new(address, READY_WITHIN))
    }

    /// Creates the city, its service and its survey.
    fn publish(&self) -> anyhow::Result<()> {
        let mut client = self.client()?;
        let services = "/api/v1/cities/tampere/services";
        for (path, body) in [
            (
                "/api/v1/cities".to_owned(),
                json!({"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]}),
            ),
            (
                services.to_owned(),
                json!({"slug": "day-care", "name": {"en": "Day care"}}),
            ),
            (
                format!("{services}/day-care/surveys"),
                json!({"slug": "visit", "definition": definition()}),
            ),
            (format!("{SURVEY}/publish"), json!({})),
        ] {
            let request = Request::new("POST", &path).header("authorization", &format!("Bearer {}", self.key));
            client.expect(&request.json(&body))?;
        }
        Ok(())
    }

    /// Creates the account of a viewer from its invitation, and returns the cookies of its session.
    fn join(&self) -> anyhow::Result<String> {
        let invitation = [
            "staff",
            "add",
            "viewer@tampere.example",
            "--city",
            "tampere",
            "--role",
            "viewer",
        ];
        let letter = self.tell(&invitation)?;
        let at = letter.find("/staff/join/").context("no address in the invitation")?;
        let path = letter
            .get(at..)
            .and_then(|rest| rest.split_whitespace().next())
            .unwrap_or_default();
        let mut client = self.client()?;
        let page = client.expect(&Request::new("GET", path))?;
        let mut jar = Vec::new();
        let keep = |jar: &mut Vec<String>, headers: &[(String, String)]| {
            let set = headers.iter().filter(|(name, _)| name == "set-cookie");
            jar.extend(set.filter_map(|(_, value)| value.split(';').next()).map(str::to_owned));
        };
        keep(&mut jar, &page.headers);
        let text = page.text();
        let rest = text
            .split_once("name=\"_csrf\" value=\"")
            .context("the invitation has no form")?
            .1;
        let csrf = rest.split('"').next().unwrap_or_default();
        let fields = [
            ("_csrf", csrf),
            ("name", "Viewer"),
            ("password", PASSWORD),
            ("language", "en"),
        ];
        let request = Request::new("POST", path)
            .header("cookie", &jar.join("; "))
            .form(&fields);
        let joined = client.expect(&request)?;
        if joined.status != 303 {
            bail!("the account was not created: {} {}", joined.status, joined.text());
        }
        keep(&mut jar, &joined.headers);
        Ok(jar.join("; "))
    }

    /// Waits until every server is ready.
    ///
    /// # Errors
    ///
    /// A server ended, or is not ready in time.
    pub fn await_ready(&mut self) -> anyhow::Result<()> {
        let deadline = Instant::now() + READY_WITHIN;
        for replica in &mut self.replicas {
            replica.await_ready(deadline.saturating_duration_since(Instant::now()))?;
        }
        Ok(())
    }
}

/// Settings of the program; `folder` takes its e-mails.
fn settings(database_url: &str, folder: &Path) -> Vec<(String, String)> {
    let letters = folder.join("letters").display().to_string();
    let pairs = [
        ("DATABASE_URL", database_url),
        ("URBIVOX_LETTERS", &letters),
        ("URBIVOX_SECRET", SECRET),
        ("URBIVOX_STOP_DELAY_SECONDS", "0"),
        ("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000"),
        // The clients name the network from which a request comes.
        ("URBIVOX_TRUSTED_PROXIES", "127.0.0.0/8,10.0.0.0/8"),
        ("RUST_LOG", "warn"),
    ];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

fn definition() -> Value {
    json!({"title": {"en": "Your visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "score", "kind": "rating", "prompt": {"en": "How was it?"}, "required": true, "scale": {"from": 1, "to": 5}},
        {"code": "comment", "kind": "text", "prompt": {"en": "Anything else?"}}
    ]}]})
}
