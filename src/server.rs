//! Composition root: starts application, HTTP servers and background threads, and shuts them down.

mod listeners;

use std::fmt::Display;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{rt, web};

pub use self::listeners::ListenError;
use self::listeners::{Listening, serve};
use crate::app::audit::{ProblemKind, SealRefusal};
use crate::app::ops::clock_check::ClockCheck;
use crate::app::ops::{embedded_data, installation_secret, retention};
use crate::app::people::{password_reset, roster};
use crate::app::releases::job::ReleaseJob;
use crate::app::{App, ServiceError, alerts, applications, audit};
use crate::clock::Clock;
use crate::config::{Config, RedactedText};
use crate::http::readiness::Readiness;
use crate::http::state::HttpState;
use crate::mail::{MailSettingsError, Transport, courier};
use crate::storage;
use crate::storage::{Backend, file_modes};

/// Interval of the checks for surveys that other processes published, in seconds.
const REFRESH_SECONDS: u64 = 1;
/// Interval of the job that closes days, in seconds.
const RELEASE_SECONDS: u64 = 60;
/// Interval of the courier, in seconds.
const COURIER_SECONDS: u64 = 1;
/// Interval of the deletion of expired data, in seconds: one hour.
const SWEEP_SECONDS: u64 = 3_600;
/// Rounds of the courier between two checks of the audit log's head, and of the alert rules: one minute.
const AUDIT_ROUNDS: u64 = 60;

/// Reasons why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database did not open.
    #[error("{0}")]
    Storage(#[from] storage::Error),
    /// The address is in use or not an address of this machine.
    #[error("{0}")]
    Listen(#[from] ListenError),
    /// The mail settings are invalid.
    #[error("URBIVOX_SMTP_URL: {0}")]
    Mail(#[from] MailSettingsError),
    /// Embedded data, such as masking rules or texts, is invalid: personal data could be stored, or pages could be empty.
    #[error("embedded data of this program is invalid: {0}; please report it with this line")]
    EmbeddedData(#[from] embedded_data::InvalidEmbeddedData),
    /// The system could not start a thread.
    #[error("cannot start a thread: {0}; check the limits on processes and memory")]
    Thread(#[source] io::Error),
}

/// Checks the mail settings as at start.
pub fn check_mail(config: &Config) -> Result<(), MailSettingsError> {
    mail_transport(config).map(drop)
}

fn mail_transport(config: &Config) -> Result<Transport, MailSettingsError> {
    Transport::of(
        config.smtp_url.as_ref().map(RedactedText::reveal),
        config.mail_from.as_deref(),
        config.smtp_ca.as_deref(),
        config.letters_folder(),
    )
}

/// A running server, which ends when it is stopped or dropped, or on SIGINT or SIGTERM.
pub struct Server {
    address: SocketAddr,
    metrics_address: Option<SocketAddr>,
    app: App,
    readiness: Arc<Readiness>,
    handle: ServerHandle,
    http_thread: Option<JoinHandle<()>>,
    refresh_thread: Option<JoinHandle<()>>,
    maintenance_thread: Option<JoinHandle<()>>,
    release_thread: Option<JoinHandle<()>>,
    /// Shutdown channels of the background threads; dropping the senders ends them.
    shutdown: Vec<Sender<()>>,
}

impl From<ServiceError> for Error {
    fn from(fault: ServiceError) -> Error {
        match fault {
            ServiceError::Unavailable(cause) | ServiceError::Internal(cause) => Error::Storage(cause),
        }
    }
}

impl Server {
    /// Opens the database and starts listening. Returns once connections are accepted.
    pub fn start(config: Config, clock: Clock) -> Result<Server, Error> {
        embedded_data::check()?;
        let app = App::with_clock(&config, clock)?;
        if config.adopt_secret {
            seal_log(&app)?;
        }
        let transport = mail_transport(&config)?;
        log_startup_warnings(&app, &config);
        let state = web::Data::new(HttpState::new(app.clone(), &config).map_err(Error::Thread)?);
        let readiness = Arc::clone(&state.readiness);
        let listening = Listening {
            address: config.listen,
            metrics: config.metrics_listen,
            stop_delay: config.stop_delay,
        };
        let (report, started) = mpsc::channel();
        let serving = thread::Builder::new()
            .name("http".to_owned())
            .spawn(move || rt::System::new().block_on(serve(state, listening, report)))
            .map_err(Error::Thread)?;
        let ended = || listening.failed(io::Error::other("the server ended before it started"));
        let (address, metrics_address, handle) = started.recv().unwrap_or_else(|_closed| Err(ended()))?;

        let (refresh_shutdown, refresh_receiver) = mpsc::channel();
        let (refresh_app, refresh_readiness) = (app.clone(), Arc::clone(&readiness));
        let refresh_thread = thread::Builder::new()
            .name("refresh".to_owned())
            .spawn(move || run_refresh(&refresh_app, &refresh_readiness, &refresh_receiver));
        let (maintenance_shutdown, maintenance_receiver) = mpsc::channel();
        let maintenance_app = app.clone();
        let maintenance_thread = thread::Builder::new()
            .name("maintenance".to_owned())
            .spawn(move || run_maintenance(&maintenance_app, &transport, &maintenance_receiver));
        let (release_shutdown, release_receiver) = mpsc::channel();
        let release_app = app.clone();
        let release_thread = thread::Builder::new()
            .name("releases".to_owned())
            .spawn(move || run_releases(&release_app, &release_receiver));
        let mut server = Server {
            address,
            metrics_address,
            app,
            readiness,
            handle,
            http_thread: Some(serving),
            refresh_thread: None,
            maintenance_thread: None,
            release_thread: None,
            shutdown: vec![refresh_shutdown, maintenance_shutdown, release_shutdown],
        };
        server.refresh_thread = Some(refresh_thread.map_err(Error::Thread)?);
        server.maintenance_thread = Some(maintenance_thread.map_err(Error::Thread)?);
        server.release_thread = Some(release_thread.map_err(Error::Thread)?);
        log_audit_head(&server.app);
        tracing::info!(%address, "listening");
        if let Some(address) = metrics_address {
            tracing::info!(%address, "metrics at /metrics");
        }
        Ok(server)
    }

    /// Returns the bound address, with the actual port if port 0 was configured.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the bound address of the metrics; `None` when they are not served.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics_address
    }

    /// Returns the application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Blocks until SIGINT or SIGTERM and until the requests in progress are answered.
    pub fn wait(mut self) {
        join(self.http_thread.take());
    }

    /// Stops accepting connections, answers the requests in progress, and ends.
    pub fn stop(self) {}
}

impl Drop for Server {
    fn drop(&mut self) {
        self.readiness.stop();
        if self.http_thread.is_some() {
            // The call sends the command; the thread ends once it is done.
            drop(self.handle.stop(true));
            join(self.http_thread.take());
        }
        self.shutdown.clear();
        join(self.refresh_thread.take());
        join(self.maintenance_thread.take());
        join(self.release_thread.take());
        match self.app.close() {
            Ok(()) => tracing::info!("stopped; the database is closed"),
            Err(cause) => tracing::warn!(%cause, "stopped; the database's write-ahead log was not merged into it"),
        }
    }
}

fn join(thread: Option<JoinHandle<()>>) {
    if thread.is_some_and(|thread| thread.join().is_err()) {
        tracing::error!("a thread of the server panicked");
    }
}

/// Seals the audit log after another secret was adopted, so that `urbivox verify` accepts the entries signed by the lost
/// secret, and only these. Leaves a log with any other break unchanged for the operator to inspect.
fn seal_log(app: &App) -> Result<(), Error> {
    let found = audit::verify(&app.storage, Some(&app.keyring), &[])?;
    if found.problems.is_empty() {
        return Ok(());
    }
    // The recorded head is also signed with the lost secret. It must still identify the last entry.
    let end = app.storage.read(storage::audit::find_head)?;
    let is_whole = end
        .zip(found.head)
        .is_some_and(|(end, last)| end.id == last.id && end.hash == last.hash);
    let is_of_secret = |what: &ProblemKind| matches!(what, ProblemKind::UnknownSecret(_) | ProblemKind::Head);
    if !is_whole || !found.problems.iter().all(|problem| is_of_secret(&problem.what)) {
        tracing::error!(
            "the audit log was not sealed under the adopted secret: it has breaks that a lost secret does not explain; \
             `urbivox verify` lists them, and `urbivox audit seal` accepts the log as it is"
        );
        return Ok(());
    }
    match audit::seal(&app.on_behalf_of(&roster::operator()), "another secret was adopted") {
        Ok(head) => tracing::info!(%head, "the audit log was sealed under the adopted secret"),
        Err(SealRefusal::Fault(fault)) => return Err(fault.into()),
        Err(refusal @ (SealRefusal::NoReason | SealRefusal::TooMany)) => {
            tracing::error!(%refusal, "the audit log was not sealed under the adopted secret");
        }
    }
    Ok(())
}

/// Logs files that others may read, and database settings that can lose data.
fn log_startup_warnings(app: &App, config: &Config) {
    let database = match &config.backend {
        Backend::Sqlite(path) => Some(path.as_path()),
        Backend::Postgres(_) => None,
    };
    match file_modes::readable_by_others(database, &config.letters_folder()) {
        Ok(exposed) => {
            for file in exposed {
                tracing::warn!("{file}; run: {}", file.advice());
            }
        }
        Err(cause) => tracing::warn!(%cause, "the permissions of the database's files cannot be read"),
    }
    match app.storage.durability_warnings() {
        Ok(warnings) => warnings.iter().for_each(|warning| tracing::error!("{warning}")),
        Err(cause) => tracing::warn!(%cause, "the durability settings of the database cannot be read"),
    }
}

/// Checks every second what other processes published and which secret they use, and writes the visits counted since.
/// Ends when the sender of `shutdown` is dropped.
fn run_refresh(app: &App, readiness: &Readiness, shutdown: &Receiver<()>) {
    let mut was_away = false;
    let mut is_behind = false;
    let mut had_other_secret = false;
    let mut was_unknown = false;
    let mut clock_check = ClockCheck::default();
    let mut clock_fails = false;
    while shutdown.recv_timeout(Duration::from_secs(REFRESH_SECONDS)) == Err(RecvTimeoutError::Timeout) {
        let checked = clock_check.run(app);
        warn_once(&checked, "the time of the clock cannot be recorded", &mut clock_fails);
        let refreshed = app.catalogue.refresh(&app.storage);
        if let Err(cause) = &refreshed
            && !was_away
        {
            tracing::warn!(
                %cause,
                "the database does not respond; published surveys are served from the cache, and submissions are answered \
                 with 503"
            );
        }
        was_away = refreshed.is_err();
        let is_ours = installation_secret::is_current_secret_known(app);
        if !was_away {
            warn_once(
                &is_ours,
                "the fingerprint of the installation's secret cannot be read",
                &mut was_unknown,
            );
        }
        if let Ok(is_ours) = is_ours {
            if !is_ours && !had_other_secret {
                tracing::error!(
                    "another process adopted a secret that this one does not have: receipts and links of one are refused \
                     by the other; start this one again with the same secrets"
                );
            }
            had_other_secret = !is_ours;
            readiness.set_other_secret(had_other_secret);
        }
        flush(app, &mut is_behind);
    }
    // All requests are answered by now, so nothing is counted any more.
    flush(app, &mut is_behind);
    log_audit_head(app);
}

/// Logs the head of the audit log; the process's log is often stored on another machine.
fn log_audit_head(app: &App) {
    match audit::check_head(app) {
        Ok(head) => tracing::info!(%head, "the audit log ends here"),
        Err(cause) => tracing::warn!(%cause, "the audit log cannot be read"),
    }
}

/// Delivers letters, answers requests for password resets, judges alert rules every minute, and deletes expired data every
/// hour. Ends when the sender of `shutdown` is dropped. Has its own thread, because a slow mail server must not keep a
/// closed survey open.
fn run_maintenance(app: &App, transport: &Transport, shutdown: &Receiver<()>) {
    let mut rounds: u64 = 0;
    let (mut resets_fail, mut letters_fail, mut watch_fails, mut alerts_fail) = (false, false, false, false);
    while shutdown.recv_timeout(Duration::from_secs(COURIER_SECONDS)) == Err(RecvTimeoutError::Timeout) {
        let answered = password_reset::process_requests(app);
        warn_once(
            &answered,
            "requests for a password reset cannot be processed",
            &mut resets_fail,
        );
        let delivered = courier::deliver_due(&app.storage, transport, app.clock.now());
        warn_once(&delivered, "the outbox cannot be processed", &mut letters_fail);
        rounds += 1;
        if rounds.is_multiple_of(AUDIT_ROUNDS) {
            warn_once(
                &audit::check_head(app),
                "the audit log cannot be read",
                &mut watch_fails,
            );
            warn_once(
                &alerts::judge_due(app),
                "the alert rules cannot be judged",
                &mut alerts_fail,
            );
        }
        if (rounds * COURIER_SECONDS).is_multiple_of(SWEEP_SECONDS) {
            log_audit_head(app);
            delete_expired(app);
        }
    }
}

/// Closes the days that are over, once a minute. Ends when the sender of `shutdown` is dropped. Has its own thread, because a
/// slow mail server must not delay what is published, and the first run of a large installation takes a while.
fn run_releases(app: &App, shutdown: &Receiver<()>) {
    let mut job = ReleaseJob::default();
    let mut fails = false;
    loop {
        // With a clock that is ahead, days would be closed that are not over.
        if app.clock_fault().is_none() {
            let is_over = || matches!(shutdown.try_recv(), Err(TryRecvError::Disconnected));
            let closed = job.run(app, || !is_over());
            warn_once(
                &closed,
                "days cannot be closed; the next attempt is in a minute",
                &mut fails,
            );
        }
        if shutdown.recv_timeout(Duration::from_secs(RELEASE_SECONDS)) != Err(RecvTimeoutError::Timeout) {
            break;
        }
    }
}

/// Deletes expired data, unless the clock is wrong: with one that is years ahead, everything would have expired.
fn delete_expired(app: &App) {
    if app.clock_fault().is_some() {
        return;
    }
    let swept = retention::sweep(app).map(drop);
    if let Err(cause) = swept.and_then(|()| applications::delete_unconfirmed(app)) {
        tracing::warn!(%cause, "expired data could not be deleted; the next attempt is in an hour");
    }
}

/// Writes the counted visits and refused attempts; logs a failure once.
fn flush(app: &App, is_behind: &mut bool) {
    let flushed = app.visits.flush(&app.storage).and(app.security.flush(app));
    warn_once(
        &flushed,
        "views, starts and refused attempts cannot be written; they stay in memory",
        is_behind,
    );
}

/// Logs a failure once until the next success.
fn warn_once<T, E: Display>(outcome: &Result<T, E>, what: &str, is_failing: &mut bool) {
    if let Err(cause) = outcome
        && !*is_failing
    {
        tracing::warn!(%cause, "{what}");
    }
    *is_failing = outcome.is_err();
}
