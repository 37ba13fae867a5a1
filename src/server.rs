//! Puts the rooms together, and keeps them going until somebody says stop.

use std::fmt::Display;
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use actix_web::dev::{ServerHandle, Service as _};
use actix_web::middleware::from_fn;
use actix_web::{App as Router, HttpServer, rt, web};
use futures_util::future::Either;

use crate::app::audit::{ProblemKind, SealRefusal};
use crate::app::ops::{embedded_data, installation_secret, retention};
use crate::app::people::{password_reset, roster};
use crate::app::{App, ServiceError, applications, audit, expensive_work};
use crate::clock::Clock;
use crate::config::{Config, RedactedText};
use crate::http::health::Readiness;
use crate::http::state::HttpState;
use crate::http::{headers, network, routes, security_log};
use crate::mail::{MailSettingsError, Transport, courier};
use crate::storage;
use crate::storage::{Backend, file_modes};

/// How long an idle connection is kept, in seconds: longer than the 60 of usual proxies, so that they close first.
const KEEP_ALIVE_SECONDS: u64 = 75;
/// How long the head of a request may take to arrive, in seconds: a slow client must not hold a connection.
const HEAD_SECONDS_MAX: u64 = 10;
/// How long a stop waits for the requests under way, in seconds. Together with its announcement less than the ten after
/// which orchestrators kill: the database is to be closed before.
const STOP_SECONDS_MAX: u64 = 8;
/// How often other processes on the same database are asked what they published, in seconds.
const REFRESH_SECONDS: u64 = 1;
/// How often the courier looks into the outbox, in seconds.
const COURIER_SECONDS: u64 = 1;
/// How often what is over is deleted, in seconds: once an hour.
const SWEEP_SECONDS: u64 = 3_600;
/// In how many rounds of the courier the end of the audit log is looked at once: a minute.
const AUDIT_ROUNDS: u64 = 60;
/// Threads of a worker that may wait for the database: twice its readers, so that short work is not stuck behind long.
const WAITING_THREADS_MAX: usize = 16;

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database did not open.
    #[error("{0}")]
    Storage(#[from] storage::Error),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}: {cause}; choose another address with URBIVOX_LISTEN")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        cause: io::Error,
    },
    /// The mail server is named wrongly.
    #[error("URBIVOX_SMTP_URL: {0}")]
    Mail(#[from] MailSettingsError),
    /// Something that is part of the program cannot be used: without it, personal data would be stored, or pages be empty.
    #[error("a part of this program is broken: {0}; please report it with this line")]
    Part(#[from] embedded_data::InvalidEmbeddedData),
    /// The system has no thread for us.
    #[error("cannot start a thread: {0}")]
    Thread(#[source] io::Error),
}

/// Whether the settings name a way out for letters: the same reading as at start.
pub fn check_mail(config: &Config) -> Result<(), MailSettingsError> {
    transport_of(config).map(drop)
}

fn transport_of(config: &Config) -> Result<Transport, MailSettingsError> {
    Transport::of(
        config.smtp_url.as_ref().map(RedactedText::reveal),
        config.mail_from.as_deref(),
        config.smtp_ca.as_deref(),
        config.letters_folder(),
    )
}

/// A server that runs until it is stopped, dropped, or told to stop by SIGINT or SIGTERM.
pub struct Server {
    address: SocketAddr,
    app: App,
    readiness: Arc<Readiness>,
    handle: ServerHandle,
    serving: Option<JoinHandle<()>>,
    watching: Option<JoinHandle<()>>,
    keeping: Option<JoinHandle<()>>,
    /// Dropped to end the watching and the keeping.
    bells: Vec<Sender<()>>,
}

impl From<ServiceError> for Error {
    fn from(fault: ServiceError) -> Error {
        match fault {
            ServiceError::Away(cause) | ServiceError::Broken(cause) => Error::Storage(cause),
        }
    }
}

impl Server {
    /// Opens the database and listens. Returns when connections are taken.
    pub fn start(config: Config, clock: Clock) -> Result<Server, Error> {
        embedded_data::check()?;
        let app = App::with_clock(&config, clock)?;
        if config.adopt_secret {
            seal_log(&app)?;
        }
        let transport = transport_of(&config)?;
        warn(&app, &config);
        let site = web::Data::new(HttpState::new(app.clone(), &config).map_err(Error::Thread)?);
        let readiness = Arc::clone(&site.readiness);
        let stop_delay = config.stop_delay;
        let (report, started) = mpsc::channel();
        let address = config.listen;
        let serving = thread::Builder::new()
            .name("http".to_owned())
            .spawn(move || rt::System::new().block_on(serve(site, address, stop_delay, report)))
            .map_err(Error::Thread)?;
        let ended = || io::Error::other("the server ended before it began");
        let (address, handle) = started
            .recv()
            .unwrap_or_else(|_closed| Err(ended()))
            .map_err(|cause| Error::Listen { address, cause })?;

        let (bell, rung) = mpsc::channel();
        let (watched, watched_readiness) = (app.clone(), Arc::clone(&readiness));
        let watching = thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch(&watched, &watched_readiness, &rung));
        let (broom_bell, broom_rung) = mpsc::channel();
        let kept = app.clone();
        let keeping = thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(move || keep(&kept, &transport, &broom_rung));
        let mut server = Server {
            address,
            app,
            readiness,
            handle,
            serving: Some(serving),
            watching: None,
            keeping: None,
            bells: vec![bell, broom_bell],
        };
        server.watching = Some(watching.map_err(Error::Thread)?);
        server.keeping = Some(keeping.map_err(Error::Thread)?);
        tell_head(&server.app);
        tracing::info!(%address, "listening");
        Ok(server)
    }

    /// Where it listens: the port that was found when port 0 was asked for.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The application behind it.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Blocks until SIGINT or SIGTERM, and until the requests under way are answered.
    pub fn wait(mut self) {
        join(self.serving.take());
    }

    /// Stops taking connections, answers the requests under way, and ends.
    pub fn stop(self) {}
}

impl Drop for Server {
    fn drop(&mut self) {
        self.readiness.stop();
        if self.serving.is_some() {
            // The command is sent by the call; the thread's end tells that it was followed.
            drop(self.handle.stop(true));
            join(self.serving.take());
        }
        self.bells.clear();
        join(self.watching.take());
        join(self.keeping.take());
        match self.app.close() {
            Ok(()) => tracing::info!("stopped, and the database is closed"),
            Err(cause) => tracing::warn!(%cause, "stopped; the log beside the database is not folded into it"),
        }
    }
}

fn join(thread: Option<JoinHandle<()>>) {
    if thread.is_some_and(|thread| thread.join().is_err()) {
        tracing::error!("a thread of the server panicked");
    }
}

type Started = io::Result<(SocketAddr, ServerHandle)>;

async fn serve(site: web::Data<HttpState>, address: SocketAddr, stop_delay: Duration, report: Sender<Started>) {
    let readiness = Arc::clone(&site.readiness);
    let server = HttpServer::new(move || {
        // Called on each thread that serves requests.
        expensive_work::never_here();
        Router::new()
            .app_data(site.clone())
            .wrap(from_fn(security_log::watch))
            .wrap(headers::defaults(site.secure_url().is_some()))
            .wrap_fn(|request, service| {
                network::notice_ignored_headers(&request);
                service.call(request)
            })
            .configure(routes::configure)
    })
    .workers(thread::available_parallelism().map_or(1, NonZeroUsize::get))
    .worker_max_blocking_threads(WAITING_THREADS_MAX)
    .keep_alive(Duration::from_secs(KEEP_ALIVE_SECONDS))
    .client_request_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
    .shutdown_timeout(STOP_SECONDS_MAX)
    .shutdown_signal(told_to_stop(readiness, stop_delay))
    .bind(address);
    let server = match server {
        Ok(server) => server,
        Err(cause) => return tell(&report, Err(cause)),
    };
    let Some(bound) = server.addrs().first().copied() else {
        return tell(&report, Err(io::Error::other("the server has no address")));
    };
    let server = server.run();
    tell(&report, Ok((bound, server.handle())));
    if let Err(cause) = server.await {
        tracing::error!(%cause, "the server failed");
    }
}

fn tell(report: &Sender<Started>, started: Started) {
    if report.send(started).is_err() {
        tracing::debug!("nobody waits for the start");
    }
}

/// Resolves when the server is to stop: both signals let the requests under way be answered. SIGTERM comes from an
/// orchestrator: `/readyz` says 503 for a while before connections are refused, so that a balancer sends requests elsewhere.
async fn told_to_stop(readiness: Arc<Readiness>, delay: Duration) {
    use rt::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        tracing::warn!("signals cannot be heard: stop the process with SIGKILL");
        return std::future::pending().await;
    };
    let first = futures_util::future::select(Box::pin(interrupt.recv()), Box::pin(terminate.recv())).await;
    readiness.stop();
    tracing::info!("stopping: requests under way are answered");
    if matches!(first, Either::Right(_)) {
        rt::time::sleep(delay).await;
    }
}

/// After another secret was adopted: seals the audit log, so that `urbivox verify` accepts the entries that the lost secret
/// signed, and only these. A log with any other break is left as it is: somebody has to look at it first.
fn seal_log(app: &App) -> Result<(), Error> {
    let found = audit::verify(&app.storage, Some(&app.keyring), &[])?;
    if found.problems.is_empty() {
        return Ok(());
    }
    // The recorded end is signed with the lost secret as well. It must still name the last entry.
    let end = app.storage.read(storage::audit::find_head)?;
    let is_whole = end
        .zip(found.head)
        .is_some_and(|(end, last)| end.id == last.id && end.hash == last.hash);
    let is_of_secret = |what: &ProblemKind| matches!(what, ProblemKind::UnknownSecret(_) | ProblemKind::Head);
    if !is_whole || !found.problems.iter().all(|problem| is_of_secret(&problem.what)) {
        tracing::error!(
            "the audit log was not sealed under the adopted secret: it has breaks that a lost secret does not explain; \
             `urbivox verify` names them, and `urbivox audit seal` accepts the log as it stands"
        );
        return Ok(());
    }
    match audit::seal(&app.acting(&roster::operator()), "another secret was adopted") {
        Ok(head) => tracing::info!(%head, "the audit log was sealed under the adopted secret"),
        Err(SealRefusal::Fault(fault)) => return Err(fault.into()),
        Err(refusal @ (SealRefusal::NoReason | SealRefusal::TooMany)) => {
            tracing::error!(%refusal, "the audit log was not sealed under the adopted secret");
        }
    }
    Ok(())
}

/// Says what an operator may regret: files that others may read, and a database that may forget.
fn warn(app: &App, config: &Config) {
    let database = match &config.backend {
        Backend::Sqlite(path) => Some(path.as_path()),
        Backend::Postgres(_) => None,
    };
    match file_modes::exposed(database, &config.letters_folder()) {
        Ok(exposed) => {
            for file in exposed {
                tracing::warn!("{file}; run: {}", file.advice());
            }
        }
        Err(cause) => tracing::warn!(%cause, "who may read the files of the database is not known"),
    }
    match app.storage.durability_warnings() {
        Ok(warnings) => warnings.iter().for_each(|warning| tracing::error!("{warning}")),
        Err(cause) => tracing::warn!(%cause, "whether the database keeps what it acknowledges is not known"),
    }
}

/// Asks every second what other processes published and which secret they sign with, and writes the visits of that second, until the bell is dropped.
fn watch(app: &App, readiness: &Readiness, bell: &Receiver<()>) {
    let mut was_away = false;
    let mut is_behind = false;
    let mut had_other_secret = false;
    let mut was_unknown = false;
    while bell.recv_timeout(Duration::from_secs(REFRESH_SECONDS)) == Err(RecvTimeoutError::Timeout) {
        let refreshed = app.catalogue.refresh(app);
        if let Err(cause) = &refreshed
            && !was_away
        {
            tracing::warn!(%cause, "the database does not answer; published surveys stay as they are known");
        }
        was_away = refreshed.is_err();
        let is_ours = installation_secret::is_ours(app);
        if !was_away {
            warn_once(
                &is_ours,
                "which secret the installation signs with is not known",
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
    // The last requests are answered: nothing is counted any more.
    flush(app, &mut is_behind);
    tell_head(app);
}

/// The head of the audit log, in the log of the process, which is often kept elsewhere.
fn tell_head(app: &App) {
    match audit::watch(app) {
        Ok(head) => tracing::info!(%head, "the audit log ends here"),
        Err(cause) => tracing::warn!(%cause, "the audit log cannot be read"),
    }
}

/// Delivers letters, and deletes once an hour what is over, until the bell is dropped. Apart from the watching: a slow mail
/// server must not keep a closed survey open.
fn keep(app: &App, transport: &Transport, bell: &Receiver<()>) {
    let mut rounds: u64 = 0;
    let (mut resets_fail, mut letters_fail, mut watch_fails) = (false, false, false);
    while bell.recv_timeout(Duration::from_secs(COURIER_SECONDS)) == Err(RecvTimeoutError::Timeout) {
        let answered = password_reset::answer_requests(app);
        warn_once(
            &answered,
            "requests for a new password cannot be answered",
            &mut resets_fail,
        );
        let delivered = courier::round(&app.storage, transport, app.clock.now());
        warn_once(
            &delivered,
            "letters wait: the outbox cannot be worked off",
            &mut letters_fail,
        );
        rounds += 1;
        if rounds.is_multiple_of(AUDIT_ROUNDS) {
            warn_once(&audit::watch(app), "the audit log cannot be read", &mut watch_fails);
        }
        if (rounds * COURIER_SECONDS).is_multiple_of(SWEEP_SECONDS) {
            tell_head(app);
            let swept = retention::sweep(app).map(drop);
            if let Err(cause) = swept.and_then(|()| applications::forget_unconfirmed(app)) {
                tracing::warn!(%cause, "what is over could not be deleted; it is tried again in an hour");
            }
        }
    }
}

/// Writes the visits and refused attempts that wait; says so once when they have to wait on.
fn flush(app: &App, is_behind: &mut bool) {
    let flushed = app.visits.flush(app).and(app.security.flush(app));
    warn_once(
        &flushed,
        "views, starts and refused attempts cannot be written; they wait in memory",
        is_behind,
    );
}

/// Logs a failure, once until it goes well again.
fn warn_once<T, E: Display>(outcome: &Result<T, E>, what: &str, is_failing: &mut bool) {
    if let Err(cause) = outcome
        && !*is_failing
    {
        tracing::warn!(%cause, "{what}");
    }
    *is_failing = outcome.is_err();
}
