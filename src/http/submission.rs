//! Submissions over HTTP, in the same way for the API and all pages: quota, decision, metrics.
//!
//! [`crate::app::submissions`] decides. This module takes from the quotas, waits for the decision, gives back what a
//! refusal does not cost, and counts the outcome.

use std::sync::Arc;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponseBuilder};

use super::headers::quota_value;
use super::limit::Allowance;
use super::network::Network;
use super::problem::{Problem, ProblemCode};
use super::state::{HttpState, block};
use super::web::json_body::INLINE_BYTES_MAX;
use crate::app::App;
use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions;
use crate::app::submissions::{
    Arrival, CheckOutcome, CheckStep, PendingLookup, Progress, QuotaOwner, RawSubmission, Sender, StoredSubmission,
    SubmissionError,
};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// Submission that was admitted by its quota.
pub struct AdmittedSubmission<'a> {
    state: &'a HttpState,
    published: &'a Arc<PublishedSurvey>,
    sender: Sender<'a>,
    network: Network,
    allowance: Allowance,
}

impl<'a> AdmittedSubmission<'a> {
    /// Takes one submission from the sender's quota.
    pub fn enter(
        state: &'a HttpState,
        request: &HttpRequest,
        published: &'a Arc<PublishedSurvey>,
        placement: Option<&str>,
        sender: Sender<'a>,
    ) -> Result<AdmittedSubmission<'a>, Problem> {
        let taken = take(state, request, published, placement, &sender);
        let allowance = taken.inspect_err(|problem| state.metrics.refuse(problem.code()))?;
        Ok(AdmittedSubmission {
            state,
            published,
            sender,
            network: state.network(request),
            allowance,
        })
    }

    /// Submits, and returns the stored submission or the problem.
    pub async fn submit(&self, raw: RawSubmission) -> Result<StoredSubmission, Problem> {
        let mut step = if is_large(&raw) {
            self.run_large(raw, submissions::submit).await?
        } else {
            submissions::submit(&self.state.app, self.published, &self.arrival(), raw)
        };
        let result = loop {
            step = match step {
                Progress::Settled(result) => break result,
                Progress::Committing(committing) => committing.settled().await,
                Progress::Waiting(waiting) => Progress::Settled(self.wait(waiting).await?),
            };
        };
        let stored = result.map_err(|refusal| self.refuse(refusal))?;
        if !stored.again {
            self.state.metrics.accept();
        }
        Ok(stored)
    }

    fn arrival(&self) -> Arrival<'a> {
        Arrival {
            sender: self.sender,
            network: Some(self.network.wide()),
        }
    }

    /// Returns what [`AdmittedSubmission::submit`] would decide, and stores nothing.
    pub async fn check(&self, raw: RawSubmission) -> Result<CheckOutcome, Problem> {
        let step = if is_large(&raw) {
            self.run_large(raw, submissions::check).await?
        } else {
            submissions::check(&self.state.app, self.published, &self.arrival(), raw)
        };
        let result = match step {
            CheckStep::Settled(result) => result,
            CheckStep::Waiting(waiting) => self.wait(*waiting).await?.map(CheckOutcome::from),
        };
        result.map_err(|refusal| self.refuse(refusal))
    }

    /// Starts a large submission behind the gate for large bodies, because searching long texts for personal data takes
    /// time.
    async fn run_large<T: Send + 'static>(
        &self,
        raw: RawSubmission,
        begin: fn(&App, &Arc<PublishedSurvey>, &Arrival<'_>, RawSubmission) -> T,
    ) -> Result<T, Problem> {
        let (app, published, sender) = (
            self.state.app.clone(),
            Arc::clone(self.published),
            self.sender.to_owned(),
        );
        let network = Some(self.network.wide());
        let work = move || {
            let sender = sender.as_sender();
            Ok::<_, Problem>(begin(&app, &published, &Arrival { sender, network }, raw))
        };
        let done = self.state.gates.large_bodies.run(self.network, work).await;
        done.map_err(|problem| {
            self.state.give_back(&self.allowance);
            self.with_quota_headers(problem)
        })
    }

    async fn wait(&self, waiting: PendingLookup) -> Result<Result<StoredSubmission, SubmissionError>, Problem> {
        let app = self.state.app.clone();
        let done = block(move || Ok::<_, Problem>(waiting.run(&app))).await;
        done.map_err(|problem| {
            self.state.give_back(&self.allowance);
            self.with_quota_headers(problem)
        })
    }

    fn refuse(&self, refusal: SubmissionError) -> Problem {
        if !refusal.keeps_quota() {
            self.state.give_back(&self.allowance);
        }
        self.with_quota_headers(refusal.into())
    }

    /// Counts a body that could not be read, and returns its problem with quota headers.
    pub fn unreadable_body(&self, problem: Problem) -> Problem {
        if !has_cost(&problem) {
            self.state.give_back(&self.allowance);
        }
        self.with_quota_headers(problem)
    }

    /// Counts the refusal, and adds the quota headers to its problem.
    fn with_quota_headers(&self, problem: Problem) -> Problem {
        self.state.metrics.refuse(problem.code());
        problem
            .with_header(POLICY, policy(self.allowance.limit))
            .with_header(LIMIT, self.left())
    }

    /// Adds the quota headers.
    pub fn insert_headers(&self, answer: &mut HttpResponseBuilder) {
        answer
            .insert_header((POLICY, policy(self.allowance.limit)))
            .insert_header((LIMIT, self.left()));
    }

    fn left(&self) -> HeaderValue {
        left(self.allowance.remaining, self.allowance.reset_seconds)
    }
}

/// Returns the problem of a page that is not shown, or of a form before its end. A refusal that costs a submission is
/// charged here too, so that signed links and staff keys cannot be guessed without limit.
pub fn refuse_page(
    state: &HttpState,
    request: &HttpRequest,
    published: &PublishedSurvey,
    placement: Option<&str>,
    sender: &Sender<'_>,
    refusal: SubmissionError,
) -> Problem {
    if !refusal.keeps_quota() {
        return refusal.into();
    }
    match take(state, request, published, placement, sender) {
        Ok(_charged) => refusal.into(),
        Err(too_many) => too_many,
    }
}

/// Returns the problem of a form that could not be read; one that was costly to read is charged.
pub fn unreadable_form(
    state: &HttpState,
    request: &HttpRequest,
    published: &PublishedSurvey,
    placement: Option<&str>,
    sender: &Sender<'_>,
    problem: Problem,
) -> Problem {
    if !has_cost(&problem) {
        return problem;
    }
    match take(state, request, published, placement, sender) {
        Ok(_charged) => problem,
        Err(too_many) => too_many,
    }
}

/// Whether the texts of a submission are so long that searching them belongs on another thread.
fn is_large(raw: &RawSubmission) -> bool {
    raw.answers.text_bytes() > INLINE_BYTES_MAX
}

/// Whether a body that could not be read is charged: one that is too large or too slow has used resources, broken
/// JSON has not.
fn has_cost(problem: &Problem) -> bool {
    matches!(problem.code(), ProblemCode::TooLarge | ProblemCode::TooSlow)
}

fn take(
    state: &HttpState,
    request: &HttpRequest,
    published: &PublishedSurvey,
    placement: Option<&str>,
    sender: &Sender<'_>,
) -> Result<Allowance, Problem> {
    let quota = state.quota_of(published, placement, sender);
    state.take(request, &quota).map_err(|wait| {
        let problem = match quota.owner {
            QuotaOwner::Network(_) => Problem::from(wait),
            QuotaOwner::ApiKey(_) | QuotaOwner::StaffPlacement(_) => Problem::too_many_of_key(wait),
        };
        problem
            .with_header(POLICY, policy(quota.per_minute.get()))
            .with_header(LIMIT, left(0, wait.seconds))
    })
}

fn policy(limit: u32) -> HeaderValue {
    quota_value(format!("\"submissions\";q={limit};w=60"))
}

fn left(remaining: u32, reset_seconds: u64) -> HeaderValue {
    quota_value(format!("\"submissions\";r={remaining};t={reset_seconds}"))
}
