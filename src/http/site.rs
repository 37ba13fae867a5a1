//! What every handler shares, and the way from an actix thread to one that may wait.

use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::{HttpRequest, web};
use ipnet::IpNet;
use jiff::tz::TimeZone;

use super::limit::{Allowance, Limits, Wait};
use super::meter::Meter;
use super::network::Network;
use super::problem::Problem;
use crate::config::Config;
use crate::flow::App;
use crate::flow::authoring::SurveyPath;
use crate::flow::catalogue::Published;

/// The application, and what stands between it and the network.
pub struct Site {
    /// The verbs' own state.
    pub app: App,
    /// What `/metrics` shows.
    pub meter: Meter,
    limits: Limits,
    trusted_proxies: Vec<IpNet>,
    submissions_per_minute: NonZeroU32,
}

impl Site {
    /// A site with nothing counted yet.
    pub fn new(app: App, config: &Config) -> Site {
        Site {
            app,
            meter: Meter::default(),
            limits: Limits::new(governor::clock::DefaultClock::default()),
            trusted_proxies: config.trusted_proxies.clone(),
            submissions_per_minute: config.submissions_per_minute,
        }
    }

    /// Lets one request of this client through, or says how long it has to wait.
    ///
    /// A survey may only tighten the limit of the installation.
    pub fn admit(&self, request: &HttpRequest, survey: i64, own: Option<NonZeroU32>) -> Result<Allowance, Wait> {
        let peer = request.peer_addr().map(|address| address.ip());
        let hops = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok());
        let mut hops: Vec<&str> = hops.flat_map(|value| value.split(',')).collect();
        hops.reverse();
        let network = Network::of(peer, hops.into_iter(), &self.trusted_proxies);
        self.limits
            .take(self.app.clock.today(&TimeZone::UTC), survey, network, self.quota(own))
    }

    /// Submissions of one network in a minute to a survey with such a limit of its `own`.
    pub fn limit(&self, own: Option<NonZeroU32>) -> u32 {
        self.quota(own).get()
    }

    fn quota(&self, own: Option<NonZeroU32>) -> NonZeroU32 {
        own.map_or(self.submissions_per_minute, |own| own.min(self.submissions_per_minute))
    }

    /// The published survey: from memory, and only if it is not there from the database.
    pub async fn published(&self, path: SurveyPath) -> Result<Arc<Published>, Problem> {
        if let Some(published) = self.app.catalogue.cached(&path) {
            return Ok(published);
        }
        let app = self.app.clone();
        let found = block(move || app.catalogue.find(&app, &path)).await?;
        found.ok_or_else(|| Problem::no_such("survey"))
    }

    /// Forgets one request that [`Site::admit`] let through.
    pub fn give_back(&self, allowance: &Allowance) {
        self.limits.give_back(allowance);
    }
}

/// Runs `work` where waiting harms nobody.
pub async fn block<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, Problem>
where
    T: Send + 'static,
    E: Send + 'static,
    Problem: From<E>,
{
    match web::block(work).await {
        Ok(outcome) => outcome.map_err(Problem::from),
        Err(cause) => Err(Problem::unavailable(&cause)),
    }
}
