//! Test environment: a new database with two cities and years of tallies, and a server in a separate process.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::browser::Browser;

const PASSWORD: &str = "kolme pientä porsasta";
/// Path of the flooded city's survey.
pub(crate) const FLOODED: &str = "flooded/service/visit";
/// Path of the other city's survey.
pub(crate) const OTHER: &str = "other/service/visit";

/// A server on a new database.
pub(crate) struct TestServer {
    /// Base URL of the server.
    pub(crate) base: String,
    /// Receipt of a response in the flooded city.
    pub(crate) receipt: String,
    /// The day a year ago.
    pub(crate) a_year_ago: String,
    /// Client signed in as staff of the other city, for the probe of the staff pages.
    pub(crate) staff: Mutex<Option<Browser>>,
    server: Child,
    /// The flooded city's identity provider, which accepts connections and never answers.
    _silent: TcpListener,
    _folder: tempfile::TempDir,
}

impl TestServer {
    /// Starts the binary `program` with tallies of `days` days.
    pub(crate) fn on(program: &str, days: u32) -> anyhow::Result<TestServer> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?; // On a disk, not in memory.
        let database = folder.path().join("bench.db");
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let letters = folder.path().join("letters");
        let command = || {
            let mut command = Command::new(program);
            command
                .env("DATABASE_URL", format!("sqlite://{}", database.display()))
                .env("RUST_LOG", "off")
                .env("URBIVOX_LISTEN", &address)
                .env("URBIVOX_METRICS_LISTEN", "off")
                .env("URBIVOX_LETTERS", &letters)
                .env("URBIVOX_SECRET", "the secret of a benchmark, long enough to be taken")
                .env("URBIVOX_SUBMISSIONS_PER_MINUTE", "4000000000")
                .env("URBIVOX_OUTGOING_ALLOW", "127.0.0.1")
                .env("URBIVOX_TRUSTED_PROXIES", "127.0.0.1");
            command
        };
        let run = |arguments: &[&str]| -> anyhow::Result<String> {
            let output = command().args(arguments).output()?;
            if !output.status.success() {
                bail!("{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            }
            Ok(String::from_utf8(output.stdout)?.trim().to_owned())
        };
        // Older servers lack some commands and do not need them.
        let run_if_known = |arguments: &[&str]| match run(arguments) {
            Err(cause) if cause.to_string().contains("unrecognized subcommand") => Ok(String::new()),
            other => other,
        };
        let key = run(&["key", "create", "--role", "admin"])?;
        // Staff sign in with a password alone here; by default, owners must set up a second factor first.
        run_if_known(&["staff", "require-factor", "--none"])?;
        let server = command().arg("serve").stdout(Stdio::null()).spawn()?;
        let silent = TcpListener::bind("127.0.0.1:0")?;
        let mut test_server = TestServer {
            base: format!("http://{address}"),
            receipt: String::new(),
            a_year_ago: a_year_ago()?,
            staff: Mutex::new(None),
            server,
            _silent: silent.try_clone()?,
            _folder: folder,
        };
        test_server.await_ready()?;
        let mut admin = Browser::new(&test_server.base);
        admin.headers.push(("authorization", format!("Bearer {key}")));
        for city in ["flooded", "other"] {
            create_city(&mut admin, city)?;
        }
        test_server.receipt = answer(&mut admin)?;
        copy_tallies(&database, days)?;
        let mut owners = Vec::new();
        for city in ["flooded", "other"] {
            let email = format!("owner@{city}.example");
            let letter = run(&["staff", "add", &email, "--city", city, "--role", "owner"])?;
            owners.push(accept_invitation(&test_server.base, &letter)?);
        }
        let staff = owners.pop().context("no owner")?;
        let mut owner = owners.pop().context("no owner")?;
        let issuer = format!("http://{}", silent.local_addr()?);
        set_provider(&mut owner, &issuer)?;
        // Without a confirmed domain, the server would not redirect to the provider.
        run_if_known(&["domain", "confirm", "flooded.example", "--city", "flooded"])?;
        test_server.staff = Mutex::new(Some(staff));
        Ok(test_server)
    }

    fn await_ready(&self) -> anyhow::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while !Browser::new(&self.base)
            .get("/readyz")
            .is_ok_and(|answer| answer.status == 200)
        {
            if Instant::now() > deadline {
                bail!("the server did not start");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Resets the server's peak resident memory (proc(5), `clear_refs`).
    pub(crate) fn reset_peak(&self) -> anyhow::Result<()> {
        Ok(std::fs::write(format!("/proc/{}/clear_refs", self.server.id()), "5")?)
    }

    /// Returns the server's peak resident memory since the reset, in MiB.
    pub(crate) fn peak_mib(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib: f64 = line.context("no VmHWM")?.trim().trim_end_matches(" kB").parse()?;
        Ok(kib / 1_024.0)
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

fn call(admin: &mut Browser, method: &str, path: &str, body: &Value) -> anyhow::Result<Value> {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let answer = admin.send(method, path, "application/json", body.as_bytes())?;
    if answer.status >= 300 {
        bail!("{method} {path} answered {}: {}", answer.status, answer.text);
    }
    Ok(serde_json::from_str(&answer.text).unwrap_or_default())
}

/// Creates a city with a service and a published survey.
fn create_city(admin: &mut Browser, city: &str) -> anyhow::Result<()> {
    let body = json!({"slug": city, "name": city, "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]});
    call(admin, "POST", "/api/v1/cities", &body)?;
    let services = format!("/api/v1/cities/{city}/services");
    call(
        admin,
        "POST",
        &services,
        &json!({"slug": "service", "name": {"en": "Service"}}),
    )?;
    let surveys = format!("{services}/service/surveys");
    call(
        admin,
        "POST",
        &surveys,
        &json!({"slug": "visit", "definition": definition()}),
    )?;
    call(admin, "POST", &format!("{surveys}/visit/publish"), &Value::Null)?;
    Ok(())
}

/// Text questions in the survey.
pub(crate) const COMMENTS: usize = 25;

/// Returns a definition with three questions of a short survey and [`COMMENTS`] long text questions.
fn definition() -> Value {
    let options = |codes: &[&str]| -> Value {
        codes
            .iter()
            .map(|code| json!({"code": code, "label": {"en": code}}))
            .collect()
    };
    let mut questions = vec![
        json!({"code": "satisfaction", "kind": "rating", "prompt": {"en": "How was it?"}, "required": true,
               "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"}),
        json!({"code": "reason", "kind": "choice", "prompt": {"en": "Why?"}, "options": options(&["slow", "unclear", "rude", "dear"])}),
        json!({"code": "district", "kind": "choice", "segment": true, "prompt": {"en": "Where do you live?"},
               "options": options(&["north", "south", "east", "west", "centre"])}),
    ];
    for number in 0..COMMENTS {
        questions.push(json!({"code": format!("comment-{number}"), "kind": "text", "max_chars": 10_000, "prompt": {"en": "Anything else?"}}));
    }
    json!({"title": {"en": "Your visit"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

/// Submits responses of today in both cities; returns a receipt of the flooded one.
fn answer(admin: &mut Browser) -> anyhow::Result<String> {
    let mut receipt = String::new();
    for survey in [OTHER, FLOODED] {
        for number in 0..60 {
            let district = if number % 2 == 0 { "north" } else { "south" };
            let answers = json!({"satisfaction": number % 5 + 1, "reason": "slow", "district": district});
            let body = json!({"submission_id": Uuid::now_v7(), "answers": answers});
            let stored = call(admin, "POST", &format!("{}/responses", api(survey)), &body)?;
            receipt = stored
                .get("receipt")
                .and_then(Value::as_str)
                .context("no receipt")?
                .to_owned();
        }
    }
    Ok(receipt)
}

/// Returns the API path of a survey.
pub(crate) fn api(survey: &str) -> String {
    let mut parts = survey.split('/');
    let mut next = || parts.next().unwrap_or_default();
    format!("/api/v1/cities/{}/services/{}/surveys/{}", next(), next(), next())
}

fn a_year_ago() -> anyhow::Result<String> {
    let now = urbivox::clock::Clock::System.now();
    let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok(day.checked_sub(jiff::ToSpan::days(365))?.to_string())
}

/// Copies the tallies of today to the days before.
fn copy_tallies(database: &std::path::Path, days: u32) -> anyhow::Result<()> {
    let mut conn = SqliteConnection::establish(&database.display().to_string())?;
    conn.batch_execute(&format!(
        "pragma busy_timeout = 10000; \
         insert into tallies (version_id, day, placement, language, counts) \
         with recursive days(n) as (select 1 union all select n + 1 from days where n < {days}) \
         select version_id, day - n, placement, language, counts from tallies, days;"
    ))?;
    Ok(())
}

/// Opens an account with the link of an invitation.
fn accept_invitation(base: &str, letter: &str) -> anyhow::Result<Browser> {
    let mut browser = Browser::new(base);
    let at = letter.find("/staff/join/").context("no address in the invitation")?;
    let path = letter.get(at..).unwrap_or_default().to_owned();
    let csrf = browser.hidden(&path, "_csrf")?;
    let fields = [
        ("_csrf", csrf.as_str()),
        ("name", "Somebody"),
        ("password", PASSWORD),
        ("language", "en"),
    ];
    let joined = browser.post_form(&path, &fields)?;
    if joined.status != 303 {
        bail!("the account was not created: {} {}", joined.status, joined.text);
    }
    Ok(browser)
}

fn set_provider(owner: &mut Browser, issuer: &str) -> anyhow::Result<()> {
    let page = "/staff/cities/flooded/sign-on";
    let csrf = owner.hidden(page, "_csrf")?;
    let fields = [
        ("_csrf", csrf.as_str()),
        ("do", "save"),
        ("issuer", issuer),
        ("client_id", "urbivox"),
        ("domains", "flooded.example"),
        ("default_role", "viewer"),
    ];
    let set = owner.post_form(page, &fields)?;
    if set.status != 303 {
        bail!("the provider was not set: {} {}", set.status, set.text);
    }
    Ok(())
}
