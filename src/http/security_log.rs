//! Middleware that records refused requests in the security log, whichever handler refused them.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::AUTHORIZATION;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};

use super::state::HttpState;
use crate::app::access::{Permission, Principal};
use crate::app::security_log;
use crate::app::security_log::SecurityEvent;
use urbivox_core::survey::slug::Slug;

/// Principal that sent a request.
struct RequestPrincipal(Principal);

/// Reason of a refusal that the status alone does not show.
struct RefusalReason(SecurityEvent);

/// Attaches the principal to the request.
pub fn attach_principal(request: &HttpRequest, principal: &Principal) {
    request.extensions_mut().insert(RequestPrincipal(principal.clone()));
}

/// Marks a request whose form has no valid CSRF token.
pub fn mark_form_refused(request: &HttpRequest) {
    request
        .extensions_mut()
        .insert(RefusalReason(SecurityEvent::FormRefused));
}

/// Marks a request with an invalid key that was answered as if it had none.
pub fn mark_key_refused(request: &HttpRequest) {
    request.extensions_mut().insert(RefusalReason(SecurityEvent::KeyWrong));
}

/// Middleware: calls the handler, then records a refusal.
pub async fn record_refusals<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let response = next.call(request).await?;
    note(&response);
    Ok(response)
}

fn note<B>(response: &ServiceResponse<B>) {
    let request = response.request();
    let extensions = request.extensions();
    let sender = extensions.get::<RequestPrincipal>().map(|sender| &sender.0);
    let reason = extensions.get::<RefusalReason>().map(|reason| reason.0);
    let event = match (response.status(), reason) {
        (_, Some(event)) => event,
        (StatusCode::FORBIDDEN, None) => SecurityEvent::PermissionRefused,
        (StatusCode::UNAUTHORIZED, None) if request.headers().contains_key(AUTHORIZATION) => SecurityEvent::KeyWrong,
        (StatusCode::NOT_FOUND, None) if sender.is_some_and(|sender| is_hidden(request, sender)) => {
            SecurityEvent::PermissionRefused
        }
        _honest => return,
    };
    let name = sender.map_or("", |sender| sender.name.as_str());
    if let Some(state) = request.app_data::<web::Data<HttpState>>() {
        security_log::record(&state.app, event, name, &route_of(request));
    }
}

/// Whether a 404 hides a city that the sender may not see.
fn is_hidden(request: &HttpRequest, sender: &Principal) -> bool {
    let city = request.match_info().get("city").and_then(Slug::parse);
    city.is_some_and(|city| !sender.may(Permission::SeeCity, Some(&city)))
}

/// Returns the method and the route pattern: a bounded set, whatever a client sends.
fn route_of(request: &HttpRequest) -> String {
    let known = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
    ];
    let method = known.iter().find(|known| *known == request.method());
    let method = method.map_or("OTHER", Method::as_str);
    let pattern = request.match_pattern().unwrap_or_default();
    format!("{method} {pattern}")
}
