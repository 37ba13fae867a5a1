//! The two HTTP servers: the public one, and one for operators with the metrics, because their exact counts are not public.

use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use actix_web::dev::{Server as ActixServer, ServerHandle, Service as _};
use actix_web::middleware::from_fn;
use actix_web::{App as Router, HttpServer, rt, web};
use futures_util::future::Either;

use crate::app::expensive_work;
use crate::config::MetricsListen;
use crate::http::readiness::Readiness;
use crate::http::state::HttpState;
use crate::http::{forwarded_headers, headers, routes, security_log};

/// Keep-alive of idle connections, in seconds: longer than the usual 60 of proxies, so that these close first.
const KEEP_ALIVE_SECONDS: u64 = 75;
/// Timeout of a request's head, in seconds: a slow client must not hold a connection.
const HEAD_SECONDS_MAX: u64 = 10;
/// Timeout of the graceful shutdown, in seconds. With the default delay less than the 10 s after which orchestrators kill,
/// so that the database is closed before.
const STOP_SECONDS_MAX: u64 = 8;
/// Blocking threads of a worker: twice the database's connections, so that short work does not wait behind long work.
const WAITING_THREADS_MAX: usize = 16;
/// Timeout of the graceful shutdown, in seconds; the page is written in a moment.
const METRICS_STOP_SECONDS_MAX: u64 = 1;

/// Bound addresses, public and of the metrics, with the handle that stops the public server.
pub(super) type StartResult = Result<(SocketAddr, Option<SocketAddr>, ServerHandle), ListenError>;

/// The address is in use or not an address of this machine.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {cause}; choose another address with {setting}")]
pub struct ListenError {
    /// The address.
    pub address: SocketAddr,
    /// Setting of the address.
    pub setting: &'static str,
    /// The operating system's error.
    pub cause: io::Error,
}

/// Where and how the servers listen.
#[derive(Clone, Copy)]
pub(super) struct Listening {
    /// Public address.
    pub(super) address: SocketAddr,
    /// Where the metrics are served.
    pub(super) metrics: MetricsListen,
    /// Time between SIGTERM and the shutdown.
    pub(super) stop_delay: Duration,
}

impl Listening {
    /// Returns the error when the public address cannot be listened on.
    pub(super) fn failed(self, cause: io::Error) -> ListenError {
        ListenError {
            address: self.address,
            setting: "URBIVOX_LISTEN",
            cause,
        }
    }
}

/// Serves until the end of the process, and reports the start.
pub(super) async fn serve(state: web::Data<HttpState>, listening: Listening, report: Sender<StartResult>) {
    let metrics_state = state.clone();
    let readiness = Arc::clone(&state.readiness);
    let server = HttpServer::new(move || {
        // Called on each thread that serves requests.
        expensive_work::forbid_on_this_thread();
        Router::new()
            .app_data(state.clone())
            .wrap(from_fn(security_log::record_refusals))
            .wrap(headers::defaults(state.secure_url().is_some()))
            .wrap_fn(|request, service| {
                forwarded_headers::notice_ignored_headers(&request);
                service.call(request)
            })
            .configure(routes::configure)
    })
    .workers(thread::available_parallelism().map_or(1, NonZeroUsize::get))
    .worker_max_blocking_threads(WAITING_THREADS_MAX)
    .keep_alive(Duration::from_secs(KEEP_ALIVE_SECONDS))
    .client_request_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
    .shutdown_timeout(STOP_SECONDS_MAX)
    .shutdown_signal(shutdown_signal(readiness, listening.stop_delay))
    .bind(listening.address);
    let server = match server {
        Ok(server) => server,
        Err(cause) => return report_start(&report, Err(listening.failed(cause))),
    };
    let Some(bound) = server.addrs().first().copied() else {
        let cause = io::Error::other("the server has no address");
        return report_start(&report, Err(listening.failed(cause)));
    };
    let metrics = match serve_metrics(&metrics_state, listening.metrics) {
        Ok(metrics) => metrics,
        Err(cause) => return report_start(&report, Err(cause)),
    };
    let server = server.run();
    let metrics_address = metrics.as_ref().map(|(address, _)| *address);
    let metrics = metrics.map(|(_, server)| (server.handle(), rt::spawn(server)));
    report_start(&report, Ok((bound, metrics_address, server.handle())));
    if let Err(cause) = server.await {
        tracing::error!(%cause, "the server failed");
    }
    // Last, so that a stop can be watched.
    if let Some((handle, running)) = metrics {
        handle.stop(false).await;
        if !matches!(running.await, Ok(Ok(()))) {
            tracing::error!("the server of the metrics failed");
        }
    }
}

fn report_start(report: &Sender<StartResult>, started: StartResult) {
    if report.send(started).is_err() {
        tracing::debug!("the thread that started the server has ended");
    }
}

/// Resolves on SIGINT or SIGTERM, after which requests in progress are still answered. After SIGTERM, which orchestrators
/// send, `/readyz` answers 503 for `delay` before connections are refused, so that a load balancer can react.
async fn shutdown_signal(readiness: Arc<Readiness>, delay: Duration) {
    use rt::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        tracing::warn!("signal handlers cannot be installed; the process can be stopped with SIGKILL only");
        return std::future::pending().await;
    };
    let first = futures_util::future::select(Box::pin(interrupt.recv()), Box::pin(terminate.recv())).await;
    readiness.stop();
    tracing::info!("stopping: requests in progress are answered");
    if matches!(first, Either::Right(_)) {
        rt::time::sleep(delay).await;
    }
}

/// Starts to serve the metrics, and returns the bound address with the server; `None` when they are off, or when the default
/// address is in use. Fails when a configured address cannot be listened on.
fn serve_metrics(
    state: &web::Data<HttpState>,
    listen: MetricsListen,
) -> Result<Option<(SocketAddr, ActixServer)>, ListenError> {
    let (address, is_optional) = match listen {
        MetricsListen::Off => return Ok(None),
        MetricsListen::IfFree(address) => (address, true),
        MetricsListen::At(address) => (address, false),
    };
    match bind_metrics(state, address) {
        Ok(bound) => Ok(Some(bound)),
        Err(cause) if is_optional => {
            tracing::warn!(
                %address, %cause,
                "the metrics are not served, because their default address cannot be used, probably by another server on this \
                 machine; give each its own URBIVOX_METRICS_LISTEN, or turn them off with URBIVOX_METRICS_LISTEN=off"
            );
            Ok(None)
        }
        Err(cause) => Err(ListenError {
            address,
            setting: "URBIVOX_METRICS_LISTEN",
            cause,
        }),
    }
}

fn bind_metrics(state: &web::Data<HttpState>, address: SocketAddr) -> io::Result<(SocketAddr, ActixServer)> {
    let state = state.clone();
    let server = HttpServer::new(move || {
        // Called on each thread that serves requests.
        expensive_work::forbid_on_this_thread();
        Router::new()
            .app_data(state.clone())
            .wrap(headers::defaults(false))
            .configure(routes::configure_metrics)
    })
    .workers(1)
    .worker_max_blocking_threads(1)
    .keep_alive(Duration::from_secs(KEEP_ALIVE_SECONDS))
    .client_request_timeout(Duration::from_secs(HEAD_SECONDS_MAX))
    .shutdown_timeout(METRICS_STOP_SECONDS_MAX)
    // The public server reacts to signals; its end ends this one.
    .disable_signals()
    .bind(address)?;
    let bound = server.addrs().first().copied();
    let bound = bound.ok_or_else(|| io::Error::other("the server has no address"))?;
    Ok((bound, server.run()))
}
