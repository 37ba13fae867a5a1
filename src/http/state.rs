//! State shared by all handlers, and blocking work on threads that may wait.

use std::io;
use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::http::header::{HOST, HeaderName, HeaderValue};
use actix_web::{HttpRequest, web};
use ipnet::IpNet;
use jiff::tz::TimeZone;

use super::forwarded_watch::ForwardedWatch;
use super::gates::Gates;
use super::limit::{Allowance, Limits, RetryAfter, Side};
use super::metrics::Metrics;
use super::network::Network;
use super::problem::Problem;
use super::quota_clock::QuotaClock;
use super::quotas::LimitedAction;
use super::readiness::Readiness;
use super::web::first_pages::FirstPages;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::expensive_work;
use crate::app::resource::Resource;
use crate::app::submissions;
use crate::app::submissions::{Quota, QuotaOwner, Sender};
use crate::config::Config;

/// Application and HTTP state, shared by all handlers.
pub struct HttpState {
    /// State of the application layer.
    pub app: App,
    /// Counters of `/metrics`.
    pub metrics: Metrics,
    /// Whether this server should receive requests.
    pub readiness: Arc<Readiness>,
    /// Smallest number of answers whose results are public.
    pub answers_min: u64,
    /// Cache of rendered first pages of surveys.
    pub first_pages: FirstPages,
    pub(super) limits: Limits<QuotaClock>,
    pub(super) trusted_proxies: Vec<IpNet>,
    pub(super) forwarded_watch: ForwardedWatch,
    submissions_per_minute: NonZeroU32,
    public_url: Option<String>,
    /// Contacts for security reports: URIs, the preferred one first.
    pub security_contacts: Vec<String>,
    /// Folder for emails when there is no mail server.
    pub letters_folder: Option<String>,
    /// Gates in front of expensive work.
    pub gates: Arc<Gates>,
}

impl HttpState {
    /// Creates the state, with all counts zero and all quotas full.
    pub fn new(app: App, config: &Config) -> io::Result<HttpState> {
        Ok(HttpState {
            metrics: Metrics::default(),
            readiness: Arc::default(),
            first_pages: FirstPages::default(),
            answers_min: config.answers_min.get().into(),
            limits: Limits::new(QuotaClock::following(&app.clock)),
            trusted_proxies: config.trusted_proxies.clone(),
            forwarded_watch: ForwardedWatch::default(),
            submissions_per_minute: config.submissions_per_minute,
            public_url: config.public_url.clone(),
            security_contacts: config.security_contacts.clone(),
            letters_folder: config
                .smtp_url
                .is_none()
                .then(|| config.letters_folder().display().to_string()),
            gates: Arc::new(Gates::new()?),
            app,
        })
    }

    /// Whether the public address is configured.
    pub fn has_public_url(&self) -> bool {
        self.public_url.is_some()
    }

    /// Returns the configured public address, if it uses TLS.
    pub fn secure_url(&self) -> Option<&str> {
        self.public_url.as_deref().filter(|url| url.starts_with("https://"))
    }

    /// Returns the public address without a trailing slash: the configured one, else the one by which this client
    /// reached the server. The host that the client sends is used only if it is a valid one.
    pub fn public_url(&self, request: &HttpRequest) -> String {
        if let Some(url) = &self.public_url {
            return url.clone();
        }
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        let named = request.head().uri.authority().map(|authority| authority.as_str());
        let host = named.or_else(|| header(HOST)).filter(|host| is_host(host));
        let host = host.map_or_else(|| request.app_config().local_addr().to_string(), str::to_owned);
        let peer = request.peer_addr().map(|address| address.ip().to_canonical());
        let is_proxied = peer.is_some_and(|peer| self.trusted_proxies.iter().any(|net| net.contains(&peer)));
        let is_secure = is_proxied && header(FORWARDED_PROTO).is_some_and(|scheme| scheme == "https");
        format!("{}://{host}", if is_secure { "https" } else { "http" })
    }

    /// Returns the address for links in emails: the configured one, else the one that this server listens on. It never comes
    /// from a request, because a link that sets a password must lead nowhere else.
    pub fn letter_url(&self, request: &HttpRequest) -> String {
        let own = || format!("http://{}", request.app_config().local_addr());
        self.public_url.clone().unwrap_or_else(own)
    }

    /// Returns the network of this client, which is its key at gates.
    pub fn network(&self, request: &HttpRequest) -> Network {
        let peer = request.peer_addr().map(|address| address.ip());
        let values = request.headers().get_all("x-forwarded-for");
        Network::of_headers(peer, values.map(HeaderValue::as_bytes), &self.trusted_proxies)
    }

    /// Takes one request of this client from the installation's quota for a survey, or returns how long to wait.
    pub fn admit(&self, request: &HttpRequest, survey: i64) -> Result<Allowance, RetryAfter> {
        let today = self.app.clock.today(&TimeZone::UTC);
        let network = self.network(request);
        self.limits.take(today, survey, network, self.submissions_per_minute)
    }

    /// Takes one request from the quota of a `target` that is not in its address, or returns how long to wait.
    pub fn admit_target(&self, action: LimitedAction, target: &str) -> Result<(), RetryAfter> {
        let today = self.app.clock.today(&TimeZone::UTC);
        self.limits.take_action(today, action, Side::Target, target).map(drop)
    }

    /// Takes one submission of this client from a quota, or returns how long to wait.
    pub fn take(&self, request: &HttpRequest, quota: &Quota<'_>) -> Result<Allowance, RetryAfter> {
        let today = self.app.clock.today(&TimeZone::UTC);
        match quota.owner {
            QuotaOwner::Network(survey) => self.limits.take(today, survey, self.network(request), quota.per_minute),
            owner @ (QuotaOwner::ApiKey(_) | QuotaOwner::StaffPlacement(_)) => {
                self.limits.take_for_owner(today, owner, quota.per_minute)
            }
        }
    }

    /// Returns the quota that a submission is taken from.
    pub fn quota_of<'a>(&self, published: &PublishedSurvey, placement: Option<&str>, sender: &Sender<'a>) -> Quota<'a> {
        submissions::quota(&self.app, published, placement, sender, self.submissions_per_minute)
    }

    /// Returns the network of this client as text, for counting its failures; only a keyed hash of it is stored.
    pub fn network_name(&self, request: &HttpRequest) -> String {
        self.network(request).name()
    }

    /// Returns the published survey, from memory or else from the database.
    pub async fn published(&self, path: SurveyPath) -> Result<Arc<PublishedSurvey>, Problem> {
        if let Some(published) = self.app.catalogue.cached(&path) {
            return Ok(published);
        }
        let app = self.app.clone();
        let published = block(move || app.catalogue.find(&app.storage, &path)).await?;
        published.ok_or_else(|| Problem::no_such(Resource::Survey))
    }

    /// Gives back one request that [`HttpState::admit`] or [`HttpState::take`] admitted.
    pub fn give_back(&self, allowance: &Allowance) {
        self.limits.give_back(allowance);
    }
}

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Whether a text can be a host with or without a port, and has no other character with a meaning in HTML or addresses.
fn is_host(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
    (1..=255).contains(&text.len()) && text.bytes().all(fits)
}

/// Runs `work` on a thread that may wait for the database. Expensive work goes through a gate instead: see [`Gates`].
pub async fn block<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, Problem>
where
    T: Send + 'static,
    E: Send + 'static,
    Problem: From<E>,
{
    match web::block(move || expensive_work::without(work)).await {
        Ok(outcome) => outcome.map_err(Problem::from),
        Err(cause) => Err(Problem::unavailable(&cause)),
    }
}
