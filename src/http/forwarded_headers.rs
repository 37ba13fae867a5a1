//! Forwarded headers that are ignored: the log and `urbivox doctor` tell the operator.

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{FORWARDED, HeaderMap};
use actix_web::web;

use super::forwarded_watch::DueReport;
use super::state::HttpState;
use crate::app::ops::forwarded_headers;
use crate::app::ops::forwarded_headers::IgnoredHeader;

/// Headers in which proxies report the origin of a request. They are ignored unless the peer is a trusted proxy.
const FORWARDED_HEADERS: [&str; 5] = [
    "x-forwarded-for",
    "forwarded",
    "x-forwarded-proto",
    "x-real-ip",
    "x-forwarded-host",
];
/// The header that the network of a client is read from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Detects a forwarded header that is ignored because the peer is no trusted proxy. Logs a warning once per process, and
/// records it for `urbivox doctor` once a day. Behind an untrusted reverse proxy, all visitors look like one network.
pub fn notice_ignored_headers(request: &ServiceRequest) {
    let Some(header) = forwarded_header(request.headers()) else {
        return;
    };
    let (Some(state), Some(peer)) = (request.app_data::<web::Data<HttpState>>(), request.peer_addr()) else {
        return;
    };
    let peer = peer.ip().to_canonical();
    if state.trusted_proxies.iter().any(|net| net.contains(&peer)) {
        warn_of_unread_header(state, request.headers());
        return;
    }
    let at = state.app.clock.now();
    let Some(due) = state.forwarded_watch.take_due(at) else {
        return;
    };
    let ignored = IgnoredHeader {
        at,
        header: header.to_owned(),
        peer: forwarded_headers::kind_of(peer).to_owned(),
        trusted: forwarded_headers::networks(&state.trusted_proxies),
    };
    if due == DueReport::First {
        tracing::warn!(
            header,
            peer = %ignored.peer,
            "a forwarded header was IGNORED, because the peer that sent it is not a trusted proxy. If the peer is your reverse \
             proxy, set URBIVOX_TRUSTED_PROXIES to its address and restart: until then all visitors behind it look like one \
             network and share its limits. If it is a visitor, nothing is wrong. This is logged once; `urbivox doctor` repeats it"
        );
    }
    let app = state.app.clone();
    let noted = web::block(move || {
        if let Err(cause) = forwarded_headers::note(&app, &ignored) {
            tracing::warn!(%cause, "an ignored forwarded header could not be recorded for `urbivox doctor`");
        }
    });
    // The call has started the work; its result is not awaited.
    drop(noted);
}

/// Warns once per process of a trusted proxy that sends `Forwarded` (RFC 7239) without `X-Forwarded-For`, which alone is
/// read.
fn warn_of_unread_header(state: &HttpState, headers: &HeaderMap) {
    let is_unread = headers.contains_key(FORWARDED) && !headers.contains_key(FORWARDED_FOR);
    if is_unread && state.forwarded_watch.take_unread() {
        tracing::warn!(
            header = "forwarded",
            "the header Forwarded of a trusted proxy was IGNORED, because only X-Forwarded-For is read. Let the proxy send \
             X-Forwarded-For: until then all visitors behind it look like one network and share its limits. This is logged once"
        );
    }
}

/// Returns the name of the first forwarded header that is present.
fn forwarded_header(headers: &HeaderMap) -> Option<&'static str> {
    FORWARDED_HEADERS.into_iter().find(|name| headers.contains_key(*name))
}
