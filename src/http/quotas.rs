//! What strangers may make the server do, how often, and whom each quota protects.
//!
//! An action has a quota for one network and, where it aims at something, one for that target from all networks together.
//! A network is a whole town hall or a school class behind one address, so that the quotas are far above what people do.
//! Whoever shows a good key, or is signed in, has a quota of their own instead: [`Action::Keyed`].

use std::num::NonZeroU32;
use std::time::Duration;

/// How many requests may come at once, and how fast more may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// Requests that may come at once.
    pub burst: NonZeroU32,
    /// How long it takes until one more may come.
    pub interval: Duration,
}

impl Quota {
    /// `burst` at once, then one each `millis` milliseconds.
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

    /// `rate` at once, then `rate` a minute: the quota of submissions.
    pub fn of_minute(rate: NonZeroU32) -> Quota {
        Quota {
            burst: rate,
            interval: Duration::from_secs(60) / rate.get(),
        }
    }

    /// Seconds in which an empty quota fills again, rounded up.
    pub fn window_seconds(&self) -> u64 {
        let nanos = self.interval.as_nanos().saturating_mul(self.burst.get().into());
        u64::try_from(nanos.div_ceil(1_000_000_000)).unwrap_or(u64::MAX)
    }
}

/// Something that a stranger can make the server do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitedAction {
    /// To read a page or a document that everybody may read. Protects the database from programs that read without a pause; a
    /// crawler with ten requests a second is never refused.
    PublicRead,
    /// To read figures of a survey by the API. Protects the database: each is summed up anew.
    Figures,
    /// To take figures away as a file, without a key. Protects the database and the connection.
    Export,
    /// To have a code, a poster or a picture drawn. Protects the processor: a poster takes a tenth of a second.
    Picture,
    /// To look at a preview. Protects the database: drafts are read anew each time.
    Preview,
    /// To send a page of a preview. Protects the list of preview answers, which is read by those who work on the survey.
    PreviewAnswer,
    /// To look up, correct or withdraw the response of one receipt from one network. Protects the database from a program that has a
    /// receipt.
    ReceiptUse,
    /// To ask for a receipt that does not exist; the target is a range of 4,096 receipts. Protects receipts from being guessed.
    ReceiptMiss,
    /// To ask for a new password. Protects the outbox; letters to one address are bounded beside this.
    ResetRequest,
    /// To ask to join. Protects the list of applications and the outbox; what waits for one address is bounded beside this.
    Application,
    /// To open a link of a letter that is good for nothing. Protects invitations, resets and confirmations from being guessed.
    LetterLinkMiss,
    /// To begin a sign-on with a city's identity provider; the target is the city. Protects the provider and the connections to it.
    SignOn,
    /// To come back from an identity provider. Protects the database: each is looked up.
    SignOnReturn,
    /// Any of these with a good key or session; the target is the key or the session. Protects everybody else from a program
    /// with a key.
    Keyed,
}

/// The quotas of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Its name in `RateLimit` headers.
    pub name: &'static str,
    /// For one network.
    pub network: Option<Quota>,
    /// For one target, from all networks.
    pub target: Option<Quota>,
}

impl LimitedAction {
    /// All of them.
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

    /// Its quotas.
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
