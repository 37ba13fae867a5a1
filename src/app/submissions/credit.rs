//! Credits: which responses count towards the minimum number of answers behind what is published.
//!
//! Every valid answer is in the figures, and credited ones open them. One person could send many answers, so an answer that
//! anybody can send is credited once for each network and run of releases; what the city vouches for always is. See
//! [`urbivox_core::release`].

use std::fmt;

use jiff::Timestamp;

use super::raw_submission::RawSubmission;
use super::sender::Sender;
use crate::app::App;
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements;
use crate::config::{Keyring, MacPurpose};
use crate::storage::responses::{CreditBucket, CreditClaim};

/// Number of buckets for the networks of a survey: so few that a stored number names nobody, because some 256 networks of
/// IPv4 share it.
const NETWORK_BUCKETS: u64 = 65_536;
/// Milliseconds in which a kiosk or a staff placement has one credit: ten minutes.
const KIOSK_MILLIS: i64 = 600_000;
/// Buckets reserved for one kiosk or staff placement, more than there are periods of ten minutes in ten thousand years.
const KIOSK_BUCKETS: i64 = 1 << 32;

/// Arrival of a submission: its sender, and the network it came from.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// Sender.
    pub sender: Sender<'a>,
    /// Network of the sender; `None` when it is unknown or does not matter.
    pub network: Option<WideNetwork>,
}

impl<'a> From<Sender<'a>> for Arrival<'a> {
    fn from(sender: Sender<'a>) -> Arrival<'a> {
        Arrival { sender, network: None }
    }
}

/// A network that has one credit: an IPv4 /24 or an IPv6 /48. It is never stored or logged; only a bucket is stored, whose
/// number is calculated from it with a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct WideNetwork([u8; WideNetwork::BYTES]);

impl WideNetwork {
    /// Bytes of a network: 4 or 6 for the version of the protocol, then the prefix, with zeros at the end.
    pub const BYTES: usize = 7;

    /// Makes a network of its bytes.
    pub fn from_bytes(bytes: [u8; WideNetwork::BYTES]) -> WideNetwork {
        WideNetwork(bytes)
    }

    /// Returns the network's bucket in a survey.
    fn bucket(&self, keyring: &Keyring, survey_id: i64) -> CreditBucket {
        let digest = keyring.sign(MacPurpose::Credit, &[&survey_id.to_be_bytes(), &self.0]);
        let head = digest.first_chunk().copied().map_or(0, u64::from_be_bytes);
        CreditBucket {
            survey_id,
            bucket: i64::try_from(head % NETWORK_BUCKETS).unwrap_or_default(),
        }
    }
}

impl fmt::Debug for WideNetwork {
    /// Hides the address, so that it cannot be logged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WideNetwork(…)")
    }
}

/// Evidence on which the credit of a submission depends.
pub(super) struct Evidence<'a> {
    pub(super) raw: &'a RawSubmission,
    /// Placement of the submission.
    pub(super) placement: &'a str,
    pub(super) network: Option<WideNetwork>,
    /// The city vouches for each answer of the sender, or it came by a signed link.
    pub(super) is_vouched_for: bool,
    /// The address had the key of the staff placement.
    pub(super) is_staff_address: bool,
    /// The submission has a valid form token.
    pub(super) has_form: bool,
    pub(super) now: Timestamp,
}

/// Returns the credit that a submission claims:
///
/// - always, by a signed link, with a key of the city that may enter answers, and from an operator;
/// - one in ten minutes, at a kiosk that was opened with its device link, and at the address of a staff placement;
/// - one for each network and run, with the form token of a page;
/// - never otherwise, such as with the API and without a key.
///
/// A submission that is held claims it when staff accept it.
pub(super) fn claim_of(app: &App, published: &PublishedSurvey, evidence: &Evidence<'_>) -> CreditClaim {
    let survey_id = published.survey_id;
    if evidence.is_vouched_for {
        return CreditClaim::Always;
    }
    if let Some(placement) = keyed_placement(app, published, evidence) {
        let period = evidence.now.as_millisecond().div_euclid(KIOSK_MILLIS);
        return CreditClaim::Once(CreditBucket {
            survey_id,
            bucket: kiosk_bucket(placement, period),
        });
    }
    match evidence.network {
        Some(network) if evidence.has_form => CreditClaim::Once(network.bucket(&app.keyring, survey_id)),
        Some(_) | None => CreditClaim::Never,
    }
}

/// Returns the identity of the placement whose key a submission has: a kiosk's, or that of a staff placement.
fn keyed_placement(app: &App, published: &PublishedSurvey, evidence: &Evidence<'_>) -> Option<i64> {
    if evidence.is_staff_address {
        return published.offered(evidence.placement).map(|offered| offered.id);
    }
    let device_key = evidence.raw.device_key.as_deref();
    placements::kiosk_of_key(app, published, evidence.placement, device_key)
}

/// Returns the bucket of a kiosk or staff placement in a period of ten minutes. It is above those of networks. Identities of
/// placements are large, so they are reduced: two of one survey that share a bucket share a credit.
fn kiosk_bucket(placement_id: i64, period: i64) -> i64 {
    let kiosk = placement_id.rem_euclid(KIOSK_BUCKETS / 4).saturating_add(1);
    kiosk
        .saturating_mul(KIOSK_BUCKETS)
        .saturating_add(period.rem_euclid(KIOSK_BUCKETS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_network_has_one_of_65_536_buckets_in_each_survey() {
        let keyring = Keyring::from(Secret::from_bytes([7; 32]));
        let network = WideNetwork::from_bytes([4, 192, 0, 2, 0, 0, 0]);
        let bucket = network.bucket(&keyring, 1);
        assert_eq!(bucket, network.bucket(&keyring, 1));
        assert!((0..65_536).contains(&bucket.bucket));
        assert_ne!(bucket.bucket, network.bucket(&keyring, 2).bucket);
        assert_eq!(format!("{network:?}"), "WideNetwork(…)");
    }

    #[test]
    fn buckets_of_kiosks_are_never_those_of_networks_or_of_other_periods() {
        for placement in [0, 1, i64::MAX, 1 << 40] {
            let now = kiosk_bucket(placement, 2_970_000);
            assert!(now >= 65_536);
            assert_ne!(now, kiosk_bucket(placement, 2_970_001));
        }
        assert_ne!(kiosk_bucket(1, 5), kiosk_bucket(2, 5));
    }
}
