//! Quotas of actions that unauthenticated clients can trigger, and what each protects.
//!
//! An action has a quota for one network and, where it has a target, one for the target from all networks together. A
//! network may be a town hall or a school class behind one address, so quotas are far above normal use. A valid API key
//! or session has a quota of its own instead: [`LimitedAction::Keyed`].

use std::num::NonZeroU32;
use std::time::Duration;

/// Token bucket: its size and refill interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// Requests that a full quota admits at once.
    pub burst: NonZeroU32,
    /// Time until one more request is admitted.
    pub interval: Duration,
}

impl Quota {
    /// Creates a quota of `burst` at once, then one every `millis` milliseconds.
    const fn new(burst: u32, millis: u64) -> Quota {
        let burst = match NonZeroU32::new(burst) {
            Some(burst) => burst,
            None => NonZeroU32::MIN,
        };
        Quota {
            burst,
            interval: Duration::from_millis(millis),
        }
    }

    /// Creates a quota of submissions: `rate` at once, then `rate` per minute.
    pub fn of_minute(rate: NonZeroU32) -> Quota {
        Quota {
            burst: rate,
            interval: Duration::from_secs(60) / rate.get(),
        }
    }

    /// Returns the time in which an empty quota refills, in seconds, rounded up.
    pub fn window_seconds(&self) -> u64 {
        let nanos = self.interval.as_nanos().saturating_mul(self.burst.get().into());
        u64::try_from(nanos.div_ceil(1_000_000_000)).unwrap_or(u64::MAX)
    }
}

/// Action that an unauthenticated client can trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitedAction {
    /// Reading of a public page or document. Protects the database from programs that read without a pause; a crawler
    /// with ten requests per second is never refused.
    PublicRead,
    /// Reading of a survey's figures by the API. Protects the database, which sums them up for each request.
    Figures,
    /// Download of figures as a file, without a key. Protects the database and the connection.
    Export,
    /// Drawing of a QR code, poster or picture. Protects the processor: a poster takes 0.1 s.
    Picture,
    /// Opening of a preview. Protects the database: drafts are not cached.
    Preview,
    /// Submission of a page of a preview. Protects the list of preview responses, which the authors of the survey read.
    PreviewAnswer,
    /// Look-up, correction or withdrawal of one receipt's response from one network. Protects the database from a
    /// program that has a receipt.
    ReceiptUse,
    /// Request for a receipt that does not exist; the target is a range of 4,096 receipts. Protects receipts from being
    /// guessed.
    ReceiptMiss,
    /// Request for a password reset. Protects the outbox; emails to one address have a limit of their own.
    ResetRequest,
    /// Application of a city. Protects the list of applications and the outbox; pending ones of one address have their
    /// own limit.
    Application,
    /// Opening of an invalid link from an email. Protects invitations, resets and confirmations from being guessed.
    LetterLinkMiss,
    /// Start of a sign-on with a city's identity provider; the target is the city. Protects the provider and
    /// connections to it.
    SignOn,
    /// Return from an identity provider. Protects the database: each is looked up.
    SignOnReturn,
    /// Any of these with a valid key or session; the target is the key or the session. Protects others from a program with a
    /// key.
    Keyed,
}

/// Quotas of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Name in `RateLimit` headers.
    pub name: &'static str,
    /// Quota of one network.
    pub network: Option<Quota>,
    /// Quota of one target, from all networks.
    pub target: Option<Quota>,
}

impl LimitedAction {
    /// All actions.
    pub const ALL: [LimitedAction; 14] = [
        LimitedAction::PublicRead,
        LimitedAction::Figures,
        LimitedAction::Export,
        LimitedAction::Picture,
        LimitedAction::Preview,
        LimitedAction::PreviewAnswer,
        LimitedAction::ReceiptUse,
        LimitedAction::ReceiptMiss,
        LimitedAction::ResetRequest,
        LimitedAction::Application,
        LimitedAction::LetterLinkMiss,
        LimitedAction::SignOn,
        LimitedAction::SignOnReturn,
        LimitedAction::Keyed,
    ];

    /// Returns the quotas of the action.
    pub const fn limit(self) -> Limit {
        match self {
            LimitedAction::PublicRead => limit("public-read", Quota::new(600, 50), Quota::new(6_000, 5)),
            LimitedAction::Figures => limit("figures", Quota::new(300, 100), Quota::new(3_000, 10)),
            LimitedAction::Export => limit("export", Quota::new(60, 200), Quota::new(600, 50)),
            LimitedAction::Picture => limit("picture", Quota::new(200, 100), Quota::new(600, 50)),
            LimitedAction::Preview => limit("preview", Quota::new(120, 500), Quota::new(600, 100)),
            LimitedAction::PreviewAnswer => limit("preview-answer", Quota::new(60, 1_000), Quota::new(300, 200)),
            LimitedAction::ReceiptUse => of_target("receipt", Quota::new(60, 1_000)),
            LimitedAction::ReceiptMiss => limit("receipt-miss", Quota::new(60, 1_000), Quota::new(600, 100)),
            LimitedAction::ResetRequest => of_network("reset-request", Quota::new(30, 20_000)),
            LimitedAction::Application => of_network("application", Quota::new(10, 180_000)),
            LimitedAction::LetterLinkMiss => of_network("letter-link-miss", Quota::new(30, 2_000)),
            LimitedAction::SignOn => limit("sign-on", Quota::new(60, 1_000), Quota::new(300, 200)),
            LimitedAction::SignOnReturn => of_network("sign-on-return", Quota::new(60, 1_000)),
            LimitedAction::Keyed => of_target("key", Quota::new(6_000, 10)),
        }
    }
}

const fn limit(name: &'static str, network: Quota, target: Quota) -> Limit {
    Limit {
        name,
        network: Some(network),
        target: Some(target),
    }
}

const fn of_network(name: &'static str, network: Quota) -> Limit {
    Limit {
        name,
        network: Some(network),
        target: None,
    }
}

const fn of_target(name: &'static str, target: Quota) -> Limit {
    Limit {
        name,
        network: None,
        target: Some(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crawler_of_a_few_requests_a_second_is_never_refused() {
        let per_second = |quota: Quota| 1.0 / quota.interval.as_secs_f64();
        for action in [
            LimitedAction::PublicRead,
            LimitedAction::Figures,
            LimitedAction::Export,
            LimitedAction::Picture,
        ] {
            let limit = action.limit();
            assert!(per_second(limit.network.unwrap()) >= 5.0, "{action:?}");
            assert!(per_second(limit.target.unwrap()) >= 20.0, "{action:?}");
        }
    }

    #[test]
    fn a_school_class_behind_one_address_is_not_refused() {
        for action in LimitedAction::ALL {
            if let Some(network) = action.limit().network
                && action != LimitedAction::Application
            {
                assert!(network.burst.get() >= 30, "{action:?}");
            }
        }
    }

    #[test]
    fn a_target_has_room_for_many_networks() {
        for action in LimitedAction::ALL {
            if let (Some(network), Some(target)) = (action.limit().network, action.limit().target) {
                assert!(
                    target.burst > network.burst && target.interval < network.interval,
                    "{action:?}"
                );
            }
        }
    }
}
