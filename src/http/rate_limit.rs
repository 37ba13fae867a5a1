//! Rate limits of routes: a request over the limit gets 429 with `Retry-After`, as a page for people and a problem for
//! programs.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{HttpServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::{Next, from_fn};
use actix_web::{Error, HttpRequest, HttpResponse, Resource, ResponseError, web};
use jiff::tz::TimeZone;

use super::headers::quota_value;
use super::limit::{Allowance, RetryAfter, Side};
use super::page_paths::{error_page, is_page};
use super::problem::Problem;
use super::quotas::{LimitedAction, Quota};
use super::staff::cookies::session_token;
use super::state::{HttpState, block};
use super::web::extract::principal;
use crate::app::people::session;
use crate::app::submissions::receipt::Receipt;

/// Low bits of a receipt's number that its range ignores: a range has 4,096 receipts.
const RANGE_BITS: u32 = 12;

/// Actions as which the requests to a route are counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct RouteRule {
    /// For requests with a safe method.
    read: Option<LimitedAction>,
    /// For other requests.
    change: Option<LimitedAction>,
    /// For requests answered with 404 or 410.
    miss: Option<LimitedAction>,
}

impl RouteRule {
    /// Counts every request as one action.
    pub const fn every(action: LimitedAction) -> RouteRule {
        RouteRule::split(Some(action), Some(action))
    }

    /// Counts requests with a safe method and other requests as different actions.
    pub const fn split(read: Option<LimitedAction>, change: Option<LimitedAction>) -> RouteRule {
        RouteRule {
            read,
            change,
            miss: None,
        }
    }

    /// Counts only requests answered with 404 or 410: a valid link costs nothing.
    pub const fn misses(miss: LimitedAction) -> RouteRule {
        RouteRule {
            read: None,
            change: None,
            miss: Some(miss),
        }
    }

    /// Adds an action for requests answered with 404 or 410.
    pub const fn and_misses(self, miss: LimitedAction) -> RouteRule {
        RouteRule {
            miss: Some(miss),
            ..self
        }
    }
}

/// Wraps a resource with a rate limit.
pub fn limited(rule: RouteRule, resource: Resource) -> impl HttpServiceFactory {
    resource.wrap(from_fn(move |request, next| guard(rule, request, next)))
}

async fn guard<B: MessageBody>(
    rule: RouteRule,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let Some(state) = request.app_data::<web::Data<HttpState>>().cloned() else {
        let problem = Problem::broken(&"the HTTP state is missing");
        return Ok(request.into_response(problem.error_response()).map_into_right_body());
    };
    let is_for_programs = request.path().starts_with("/api/");
    match admit(&state, request.request(), rule).await {
        Ok(admitted) => {
            let mut response = next.call(request).await?;
            let report = admitted.settle(&state, response.status());
            if let Some(allowance) = report.filter(|_| is_for_programs) {
                insert_headers(response.headers_mut(), &allowance);
            }
            Ok(response.map_into_left_body())
        }
        Err(refused) => {
            let answer = refusal(request.request(), refused);
            Ok(request.into_response(answer).map_into_right_body())
        }
    }
}

/// Reason why a request was not admitted.
enum LimitExceeded {
    /// Quota used up.
    Wait(RetryAfter, Option<(LimitedAction, Quota)>),
    /// Failure of the check itself.
    Problem(Problem),
}

/// Admitted request.
#[derive(Default)]
struct Admitted {
    /// Quota to report in the headers.
    report: Option<QuotaHeaders>,
    /// Action, network and target to count when the answer is 404 or 410.
    miss: Option<(LimitedAction, super::network::Network, Option<String>)>,
}

/// Quota and its rest, for the headers of the answer.
#[derive(Clone, Copy)]
struct QuotaHeaders {
    action: LimitedAction,
    quota: Quota,
    allowance: Allowance,
}

impl Admitted {
    /// Counts a miss, and returns the quota to report.
    fn settle(self, state: &HttpState, status: StatusCode) -> Option<QuotaHeaders> {
        let is_miss = matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE);
        let Some((action, network, target)) = self.miss.filter(|_| is_miss) else {
            return self.report;
        };
        let today = state.app.clock.today(&TimeZone::UTC);
        // A miss over the quota has already been answered; the next request is refused.
        let own = state.limits.take_action(today, action, Side::Network, network);
        if let Some(target) = target {
            let _counted = state.limits.take_action(today, action, Side::Target, target);
        }
        self.report
            .or_else(|| quota_headers(action, Side::Network, own.ok().flatten()))
    }
}

fn quota_headers(action: LimitedAction, side: Side, allowance: Option<Allowance>) -> Option<QuotaHeaders> {
    let quota = side.quota(action)?;
    Some(QuotaHeaders {
        action,
        quota,
        allowance: allowance?,
    })
}

async fn admit(state: &HttpState, request: &HttpRequest, rule: RouteRule) -> Result<Admitted, LimitExceeded> {
    if request.headers().contains_key(AUTHORIZATION) {
        let known = principal(request, state).await.map_err(LimitExceeded::Problem)?;
        if let Some(known) = known {
            // The key's name identifies it, because the header can be written in several ways.
            return take_keyed(state, known.name.as_bytes());
        }
    }
    match by_network(state, request, rule) {
        // A signed-in user is not limited by others in the network.
        Err(refused) => match signed_in(state, request).await? {
            Some(token) => take_keyed(state, token.as_bytes()),
            None => Err(refused),
        },
        admitted => admitted,
    }
}

/// Takes from the quota of a valid key or session.
fn take_keyed(state: &HttpState, holder: &[u8]) -> Result<Admitted, LimitExceeded> {
    let report = take(state, LimitedAction::Keyed, Side::Target, holder)?;
    Ok(Admitted { report, miss: None })
}

/// Returns the token of a valid and complete session.
async fn signed_in(state: &HttpState, request: &HttpRequest) -> Result<Option<String>, LimitExceeded> {
    let Some(token) = session_token(request) else {
        return Ok(None);
    };
    let (app, presented_token) = (state.app.clone(), token.clone());
    let present = block(move || session::authenticate(&app, &presented_token)).await;
    let present = present.map_err(LimitExceeded::Problem)?;
    Ok(present.filter(|present| present.is_complete).map(|_| token))
}

fn by_network(state: &HttpState, request: &HttpRequest, rule: RouteRule) -> Result<Admitted, LimitExceeded> {
    let network = state.network(request);
    let mut admitted = Admitted::default();
    let counted = if request.method().is_safe() {
        rule.read
    } else {
        rule.change
    };
    if let Some(action) = counted {
        admitted.report = take(state, action, Side::Network, network)?;
        if let Some(target) = target(request, action) {
            // Counted per network, so that another network cannot block a receipt.
            let by = (action == LimitedAction::ReceiptUse).then_some(network);
            let whole = take(state, action, Side::Target, (target, by));
            let whole = whole.inspect_err(|_| give_back(state, admitted.report))?;
            admitted.report = admitted.report.or(whole);
        }
    }
    if let Some(action) = rule.miss {
        let target = target(request, action);
        // Taken and given back: only a miss is counted.
        let own = take(state, action, Side::Network, network)?;
        give_back(state, own);
        if let Some(target) = &target {
            match take(state, action, Side::Target, target) {
                Ok(whole) => give_back(state, whole),
                // A range that others guess at stays open to networks without recent misses.
                Err(refused) if own.is_some_and(|own| own.has_missed()) => return Err(refused),
                Err(_) => {}
            }
        }
        admitted.miss = Some((action, network, target));
    }
    Ok(admitted)
}

impl QuotaHeaders {
    /// Whether the network missed recently: its quota lacks more than this one request.
    fn has_missed(&self) -> bool {
        self.allowance.remaining.saturating_add(1) < self.allowance.limit
    }
}

fn take(
    state: &HttpState,
    action: LimitedAction,
    side: Side,
    subject: impl std::hash::Hash,
) -> Result<Option<QuotaHeaders>, LimitExceeded> {
    let today = state.app.clock.today(&TimeZone::UTC);
    let taken = state.limits.take_action(today, action, side, subject);
    let taken = taken.map_err(|wait| LimitExceeded::Wait(wait, side.quota(action).map(|quota| (action, quota))))?;
    Ok(quota_headers(action, side, taken))
}

fn give_back(state: &HttpState, quota: Option<QuotaHeaders>) {
    if let Some(quota) = quota {
        state.limits.give_back(&quota.allowance);
    }
}

/// Returns the target of a request: the range of a receipt, the receipt, or the resource in the address.
fn target(request: &HttpRequest, action: LimitedAction) -> Option<String> {
    let segment = |name: &str| request.match_info().get(name);
    if let Some(receipt) = segment("receipt") {
        let receipt = Receipt::parse(receipt)?;
        return Some(if action == LimitedAction::ReceiptMiss {
            (receipt.id >> RANGE_BITS).to_string()
        } else {
            receipt.text()
        });
    }
    let names = ["framework", "city", "service", "survey"];
    let path: Vec<&str> = names.into_iter().filter_map(segment).collect();
    (!path.is_empty()).then(|| path.join("/"))
}

/// Returns the answer to a request that was not admitted.
fn refusal(request: &HttpRequest, refused: LimitExceeded) -> HttpResponse {
    let problem = match refused {
        LimitExceeded::Problem(problem) => problem,
        LimitExceeded::Wait(wait, of) => {
            let problem = Problem::too_many_requests(wait);
            match of {
                Some((action, quota)) => problem
                    .with_header(POLICY, policy(action, quota))
                    .with_header(REMAINING, left(action, 0, wait.seconds)),
                None => problem,
            }
        }
    };
    if !is_for_people(request) {
        return problem.error_response();
    }
    error_page(request, &problem)
}

/// Whether a person expects a page: the address is that of a page, and the client does not ask for JSON.
fn is_for_people(request: &HttpRequest) -> bool {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    let wants_json = accept.is_some_and(|accept| accept.contains("json") && !accept.contains("html"));
    is_page(request.path()) && !wants_json
}

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit");

/// Adds the quota headers (draft-ietf-httpapi-ratelimit-headers).
fn insert_headers(headers: &mut HeaderMap, quota: &QuotaHeaders) {
    headers.insert(POLICY, policy(quota.action, quota.quota));
    let allowance = &quota.allowance;
    headers.insert(
        REMAINING,
        left(quota.action, allowance.remaining, allowance.reset_seconds),
    );
}

fn policy(action: LimitedAction, quota: Quota) -> HeaderValue {
    let (name, burst, window) = (action.limit().name, quota.burst, quota.window_seconds());
    quota_value(format!("\"{name}\";q={burst};w={window}"))
}

fn left(action: LimitedAction, remaining: u32, seconds: u64) -> HeaderValue {
    quota_value(format!("\"{}\";r={remaining};t={seconds}", action.limit().name))
}
