//! Test fixtures: a fresh database of each kind, with the real server on it.

mod days;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use serde_json::{Value, json};
use urbivox::clock::Clock;
use urbivox::config::{Config, Secret};
use urbivox::outgoing::{AllowedHosts, Resolve};
use urbivox::server::Server;
use urbivox::storage::Backend;
use uuid::Uuid;

use crate::html::Page;

pub(crate) use days::{hour_of, survey_path, visit_path};

/// A database for one test, removed afterwards.
pub(crate) struct Database {
    url: String,
    server: Option<(String, String)>,
    _folder: Option<tempfile::TempDir>,
}

impl Database {
    /// A fresh database of each kind.
    pub(crate) fn each() -> Vec<Database> {
        vec![Database::sqlite(), Database::postgres()]
    }

    pub(crate) fn sqlite() -> Database {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("urbivox.db").display());
        Database {
            url,
            server: None,
            _folder: Some(folder),
        }
    }

    pub(crate) fn postgres() -> Database {
        #[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
        let server = std::env::var("URBIVOX_TEST_POSTGRES").expect("run ./tests/run, which starts a PostgreSQL");
        let name = format!("test_{}", Uuid::new_v4().simple());
        PgConnection::establish(&server)
            .unwrap()
            .batch_execute(&format!("create database {name}"))
            .unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        Database {
            url: format!("{host}/{name}"),
            server: Some((server, name)),
            _folder: None,
        }
    }

    /// The folder to which a server on this database delivers e-mails.
    pub(crate) fn letters(&self) -> std::path::PathBuf {
        let name = self.url.rsplit('/').nth(usize::from(self.server.is_none())).unwrap();
        match &self._folder {
            Some(folder) => folder.path().join("letters"),
            None => std::env::temp_dir().join(format!("urbivox-letters-{name}")),
        }
    }

    /// An SQLite file that the test manages itself.
    pub(crate) fn at(path: &std::path::Path) -> Database {
        Database {
            url: format!("sqlite://{}", path.display()),
            server: None,
            _folder: None,
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The file of an SQLite database.
    pub(crate) fn path(&self) -> std::path::PathBuf {
        match self.backend() {
            Backend::Sqlite(path) => path,
            Backend::Postgres(_) => panic!("PostgreSQL has no file"),
        }
    }

    pub(crate) fn backend(&self) -> Backend {
        self.url.parse().unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server
            && let Ok(mut conn) = PgConnection::establish(server)
        {
            let _ = conn.batch_execute(&format!("drop database {name} with (force)"));
        }
        if self._folder.is_none() {
            let _ = std::fs::remove_dir_all(self.letters());
        }
    }
}

/// [`agent`] without following redirects.
fn agent_without_redirects() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

/// An HTTP response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        self.text.clone()
    }

    /// The HTML page in the body.
    pub(crate) fn page(&self) -> Page {
        Page::parse(&self.text)
    }

    /// Every value of a header.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let values = self.headers.get_all(name).iter();
        values.map(|value| value.to_str().unwrap().to_owned()).collect()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The code of a problem document, which is checked to be complete.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let body = self.json();
        assert_eq!(body["status"], self.status, "{self:?}");
        assert!(body["request_id"].is_string() && body["title"].is_string(), "{self:?}");
        body["code"].as_str().unwrap().to_owned()
    }

    /// The pointers and codes of a problem's errors.
    pub(crate) fn errors(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let errors = self.json()["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| (text(&error["pointer"]), text(&error["code"])))
            .collect()
    }
}

/// The real server on a fresh database, with an admin's API key.
pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) key: String,
    pub(crate) base: String,
    agent: ureq::Agent,
    still: ureq::Agent,
    // Dropped last, after the server.
    pub(crate) database: Database,
}

/// Signing secret of all servers and commands, except in tests of secrets.
pub(crate) const SECRET: &str = "a secret of this test, long enough to be taken";

pub(crate) const SURVEY: &str = "/api/v1/cities/tampere/services/day-care/surveys/visit";

impl World {
    /// Stops the server, and returns its database.
    pub(crate) fn into_database(self) -> Database {
        let World { server, database, .. } = self;
        server.stop();
        database
    }

    /// Runs the test on each database.
    pub(crate) fn on_each(test: impl Fn(&World)) {
        for database in Database::each() {
            test(&World::on(database, Clock::System, u32::MAX));
        }
    }

    pub(crate) fn on(database: Database, clock: Clock, submissions_per_minute: u32) -> World {
        let config = config(&database, submissions_per_minute);
        World::started(database, config, clock)
    }

    /// A server with metrics.
    pub(crate) fn with_metrics(database: Database) -> World {
        let mut config = config(&database, u32::MAX);
        config.metrics_listen = urbivox::config::MetricsListen::At("127.0.0.1:0".parse().unwrap());
        World::configured(database, config)
    }

    /// The metrics, from their own listener.
    pub(crate) fn metrics(&self) -> String {
        let address = self.server.metrics_address().unwrap();
        let mut answer = agent().get(format!("http://{address}/metrics")).call().unwrap();
        assert_eq!(answer.status(), 200);
        answer.body_mut().read_to_string().unwrap()
    }

    /// A server behind a trusted proxy: `X-Forwarded-For` determines the network.
    pub(crate) fn behind_proxy(database: Database, clock: Clock) -> World {
        let mut config = config(&database, u32::MAX);
        config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
        World::started(database, config, clock)
    }

    pub(crate) fn configured(database: Database, config: Config) -> World {
        World::started(database, config, Clock::System)
    }

    /// [`World::configured`] with this clock.
    pub(crate) fn configured_at(database: Database, config: Config, clock: Clock) -> World {
        World::started(database, config, clock)
    }

    /// A server on SQLite with the system clock, for tests of pages that do not depend on the database.
    pub(crate) fn on_sqlite() -> World {
        World::on(Database::sqlite(), Clock::System, 10_000)
    }

    /// The stored response of a receipt.
    pub(crate) fn stored(&self, receipt: &str) -> Value {
        let answer = self.get(&format!("/api/v1/responses/{receipt}"));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    fn started(database: Database, config: Config, clock: Clock) -> World {
        let server = Server::start(config, clock).unwrap();
        // No role requires a second factor, except in tests of it.
        let nobody =
            |db: &mut urbivox::storage::Db| urbivox::storage::installation::set_second_factor_roles(db, "none");
        server.app().storage.write(nobody).unwrap();
        let key = key(&server, urbivox::app::access::Role::Admin, None);
        let base = format!("http://{}", server.address());
        World {
            server,
            key,
            base,
            agent: agent(),
            still: agent_without_redirects(),
            database,
        }
    }

    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.sent(&self.agent, request, body)
    }

    /// [`World::send`] without following redirects.
    pub(crate) fn send_without_redirects(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.sent(&self.still, request, body)
    }

    fn sent(&self, agent: &ureq::Agent, request: ureq::http::request::Builder, body: &[u8]) -> Answer {
        let response = agent.run(request.body(body.to_vec()).unwrap()).unwrap();
        let (parts, mut body) = response.into_parts();
        let text = String::from_utf8_lossy(&body.read_to_vec().unwrap()).into_owned();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text,
        }
    }

    /// Sends a request with the admin's key.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.call_as(&self.key, method, path, body)
    }

    pub(crate) fn call_as(&self, key: &str, method: &str, path: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {key}");
        let mut headers = vec![("authorization", bearer.as_str())];
        let text = body.to_string();
        if body.is_null() {
            return self.send(method, path, &headers, b"");
        }
        headers.push(("content-type", "application/json"));
        self.send(method, path, &headers, text.as_bytes())
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &Value::Null)
    }

    /// Sends a request without a key, as a citizen.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(
            "POST",
            path,
            &[("content-type", "application/json")],
            body.to_string().as_bytes(),
        )
    }

    /// Creates a city with one service.
    pub(crate) fn settle(&self, city: &str, service: &str) {
        let body = json!({"slug": city, "name": city, "country": "FI", "timezone": "Europe/Helsinki", "languages": ["fi", "en"]});
        assert_eq!(self.call("POST", "/api/v1/cities", &body).status, 201);
        let body = json!({"slug": service, "name": {"en": service}});
        assert_eq!(
            self.call("POST", &format!("/api/v1/cities/{city}/services"), &body)
                .status,
            201
        );
    }

    /// Publishes a survey at [`SURVEY`]. Questions with a new text are the same ones as before.
    pub(crate) fn publish(&self, definition: &Value) -> u64 {
        if self.get("/api/v1/cities/tampere").status == 404 {
            self.settle("tampere", "day-care");
        }
        let body = json!({"slug": "visit", "definition": definition});
        let made = self.call("POST", "/api/v1/cities/tampere/services/day-care/surveys", &body);
        if made.status == 409 {
            let put = self.call("PUT", &format!("{SURVEY}/draft"), definition);
            assert_eq!(put.status, 200, "{put:?}");
        } else {
            assert_eq!(made.status, 201, "{made:?}");
        }
        let mut published = self.call("POST", &format!("{SURVEY}/publish"), &Value::Null);
        if published.status == 409 {
            let asked = published.errors().into_iter();
            let same = asked.map(|(pointer, _)| (pointer["/wording/".len()..].to_owned(), json!("same")));
            let body = json!({"wording": same.collect::<serde_json::Map<_, _>>()});
            published = self.call("POST", &format!("{SURVEY}/publish"), &body);
        }
        assert_eq!(published.status, 200, "{published:?}");
        published.json()["version"].as_u64().unwrap()
    }

    pub(crate) fn submit(&self, answers: &Value) -> Answer {
        self.post(&format!("{SURVEY}/responses"), &submission(answers))
    }

    pub(crate) fn results(&self, query: &str) -> Value {
        let answer = self.get(&format!("{SURVEY}/results{query}"));
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// Executes SQL on the database, past the running server.
    pub(crate) fn execute(&self, sql: &str) {
        let mut db = urbivox::storage::backend::Connector {
            backend: self.database.backend(),
            cache_kib: 1_024,
        }
        .open()
        .unwrap();
        match &mut db {
            urbivox::storage::Db::Postgres(conn) => conn.batch_execute(sql).unwrap(),
            urbivox::storage::Db::Sqlite(conn) => conn.batch_execute(sql).unwrap(),
        }
    }

    /// All e-mails, delivered or not: address and text.
    pub(crate) fn letters(&self) -> Vec<(String, String)> {
        // Queued requests for password resets are processed first.
        urbivox::app::people::password_reset::process_requests(self.server.app()).unwrap();
        // The mail worker may be sending one; the list is complete when none is being sent.
        loop {
            let rows = self.server.app().storage.read(urbivox::storage::letters::all).unwrap();
            let read = |row: urbivox::storage::letters::Row| {
                if !row.body.is_empty() {
                    return Some((row.recipient, format!("{}\n{}", row.subject, row.body)));
                }
                let path = self.database.letters().join(format!("{}.eml", row.id));
                let text = std::fs::read_to_string(path).ok()?;
                Some((row.recipient, text.replace("=\r\n", "").replace("=3D", "=")))
            };
            let found: Option<Vec<_>> = rows.into_iter().map(read).collect();
            if let Some(found) = found {
                return found;
            }
        }
    }

    /// Recounts the responses, which must match the tallies; returns their number.
    pub(crate) fn verify(&self) -> u64 {
        let recount = urbivox::app::ops::verify::verify(&self.server.app().storage, |_| {}).unwrap();
        assert_eq!(recount.differences, 0, "on {}", self.database.url());
        recount.responses
    }
}

pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into()
}

/// Resolves no name, so that no test asks a DNS server.
#[derive(Debug)]
pub(crate) struct OfflineResolver;

impl Resolve for OfflineResolver {
    fn resolve(&self, host: &str, _within: Duration) -> std::io::Result<Vec<IpAddr>> {
        Err(std::io::Error::new(
            std::io::ErrorKind::NotFound,
            format!("no test asks a name server for {host}"),
        ))
    }
}

pub(crate) fn config(database: &Database, submissions_per_minute: u32) -> Config {
    Config {
        backend: database.backend(),
        listen: "127.0.0.1:0".parse().unwrap(),
        metrics_listen: urbivox::config::MetricsListen::Off,
        public_url: None,
        secret: Some(Secret::parse(SECRET).unwrap()),
        secret_previous: Vec::new(),
        adopt_secret: false,
        stop_delay: std::time::Duration::ZERO,
        trusted_proxies: Vec::new(),
        submissions_per_minute: NonZeroU32::new(submissions_per_minute).unwrap(),
        answers_min: urbivox::config::ANSWERS_MIN,
        public_rounding: urbivox::config::PUBLIC_ROUNDING,
        smtp_url: None,
        mail_from: None,
        letters: Some(database.letters()),
        smtp_ca: None,
        security_contacts: Vec::new(),
        frameworks: Vec::new(),
        dns_servers: Vec::new(),
        // Identity providers of the tests are on this machine.
        outgoing_allow: AllowedHosts::parse("127.0.0.1, localhost").unwrap(),
        resolver: Arc::new(OfflineResolver),
    }
}

pub(crate) fn key(server: &Server, role: urbivox::app::access::Role, city: Option<&str>) -> String {
    let city = city.map(|slug| urbivox_core::survey::slug::Slug::parse(slug).unwrap());
    let app = server.app();
    urbivox::app::access::create_key(&app.storage, role, city.as_ref(), app.clock.now()).unwrap()
}

pub(crate) fn submission(answers: &Value) -> Value {
    json!({"submission_id": Uuid::now_v7(), "answers": answers})
}

/// A survey of a visit: five faces, reasons after a low score, a district as segment, and a comment.
pub(crate) fn visit() -> Value {
    let text = |en: &str, fi: &str| json!({"en": en, "fi": fi});
    json!({
        "title": text("Your visit", "Käyntisi"), "languages": ["en", "fi"], "default_language": "en",
        "pages": [{"questions": [
            {"code": "satisfaction", "kind": "rating", "prompt": text("How was it?", "Miten meni?"), "required": true,
             "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"},
            {"code": "why", "kind": "choice", "multiple": true, "prompt": text("What went wrong?", "Mikä meni vikaan?"),
             "options": [{"code": "slow", "label": text("Slow", "Hidas")},
                         {"code": "other", "label": text("Other", "Muu"), "other_text": true},
                         {"code": "none", "label": text("Nothing", "Ei mikään"), "exclusive": true}],
             "show_if": {"question": "satisfaction", "is": "<=", "value": 3}},
            {"code": "district", "kind": "choice", "segment": true, "prompt": text("Where do you live?", "Missä asut?"),
             "options": [{"code": "north", "label": text("North", "Pohjoinen")}, {"code": "south", "label": text("South", "Etelä")}]},
            {"code": "minutes", "kind": "number", "min": 0, "max": 600, "unit": "min", "prompt": text("How long?", "Kauanko?")},
            {"code": "parts", "kind": "matrix", "prompt": text("And its parts?", "Entä osat?"), "scale": {"from": 1, "to": 5},
             "rows": [{"code": "clarity", "label": text("Clarity", "Selkeys")}, {"code": "speed", "label": text("Speed", "Nopeus")}]},
            {"code": "comment", "kind": "text", "multiline": true, "max_chars": 2000, "prompt": text("Anything else?", "Muuta?")}
        ]}]
    })
}
