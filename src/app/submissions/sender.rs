//! Senders of submissions: their permission and their quota.

use std::num::NonZeroU32;

use super::error::SubmissionError;
use super::raw_submission::DEFAULT_PLACEMENT;
use crate::app::access::{Permission, Principal};
use crate::app::catalogue::{PublishedSurvey, SurveyPhase};
use crate::app::placements::signed_links;
use crate::app::placements::signed_links::VerifiedLink;
use crate::app::{App, placements};

/// Multiple of a network's quota that an API key (over all surveys) or a staff placement gets. Protects the server against
/// a runaway program; the city knows its keys, so they get far more than a stranger's network.
pub const KEY_QUOTA_FACTOR: u32 = 100;

/// Sender of a submission.
#[derive(Clone, Copy, Debug)]
pub enum Sender<'a> {
    /// A citizen, or a program without an API key.
    Public,
    /// A program with an API key.
    ApiKey(&'a Principal),
    /// A user of a staff placement, with the key in its address.
    StaffAddress(&'a str),
    /// An operator command, which has the database anyway: demonstration data, import of history.
    Operator,
}

/// An owned [`Sender`], to move to another thread.
#[derive(Clone, Debug)]
pub enum OwnedSender {
    /// See [`Sender::Public`].
    Public,
    /// See [`Sender::ApiKey`].
    ApiKey(Principal),
    /// See [`Sender::StaffAddress`].
    StaffAddress(String),
    /// See [`Sender::Operator`].
    Operator,
}

impl OwnedSender {
    /// Borrows the sender.
    pub fn as_sender(&self) -> Sender<'_> {
        match self {
            OwnedSender::Public => Sender::Public,
            OwnedSender::ApiKey(principal) => Sender::ApiKey(principal),
            OwnedSender::StaffAddress(key) => Sender::StaffAddress(key),
            OwnedSender::Operator => Sender::Operator,
        }
    }
}

impl<'a> Sender<'a> {
    /// Clones into an owned sender.
    pub fn to_owned(&self) -> OwnedSender {
        match *self {
            Sender::Public => OwnedSender::Public,
            Sender::ApiKey(principal) => OwnedSender::ApiKey(principal.clone()),
            Sender::StaffAddress(key) => OwnedSender::StaffAddress(key.to_owned()),
            Sender::Operator => OwnedSender::Operator,
        }
    }

    /// Sender with or without an API key.
    pub fn with_key(principal: Option<&'a Principal>) -> Sender<'a> {
        principal.map_or(Sender::Public, Sender::ApiKey)
    }

    /// Sender at a page with or without the key of a staff placement in its address.
    pub fn at_page(staff_key: Option<&'a str>) -> Sender<'a> {
        staff_key.map_or(Sender::Public, Sender::StaffAddress)
    }

    /// Whether the city vouches for each of this sender's answers, so that each counts towards the minimum behind what is
    /// published. The address of a staff placement is not enough: whoever has it, as from the history of a browser, could
    /// send any number.
    fn is_vouched_for(&self, published: &PublishedSurvey) -> bool {
        match self {
            Sender::Public | Sender::StaffAddress(_) => false,
            Sender::ApiKey(principal) => principal.may(Permission::EnterAnswers, Some(&published.path.city)),
            Sender::Operator => true,
        }
    }

    /// Whether the city trusts the sender to enter answers for others at this placement.
    fn is_trusted(&self, app: &App, published: &PublishedSurvey, placement: &str) -> bool {
        match self {
            Sender::StaffAddress(key) => placements::is_staff_key(app, published, placement, Some(key)),
            Sender::Public | Sender::ApiKey(_) | Sender::Operator => self.is_vouched_for(published),
        }
    }
}

/// Whose submissions share a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotaOwner<'a> {
    /// The sender's network, for the survey with this id.
    Network(i64),
    /// An API key of the city, by its name in the audit log, for all surveys.
    ApiKey(&'a str),
    /// A staff placement, by its id.
    StaffPlacement(i64),
}

/// A limit on submissions per minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota<'a> {
    /// Whose submissions it limits.
    pub owner: QuotaOwner<'a>,
    /// Submissions per minute.
    pub per_minute: NonZeroU32,
}

/// Returns the quota of a submission. `of_network` is the installation's limit per network, which a survey may only lower.
/// Trusted senders have a quota of their own, which others in their network cannot use up.
pub fn quota<'a>(
    app: &App,
    published: &PublishedSurvey,
    placement: Option<&str>,
    sender: &Sender<'a>,
    of_network: NonZeroU32,
) -> Quota<'a> {
    let placement = placement.unwrap_or(DEFAULT_PLACEMENT);
    let own = match sender {
        Sender::Public | Sender::Operator => None,
        _ if !sender.is_trusted(app, published, placement) => None,
        Sender::ApiKey(principal) => Some(QuotaOwner::ApiKey(&principal.name)),
        Sender::StaffAddress(_) => published
            .offered(placement)
            .map(|offered| QuotaOwner::StaffPlacement(offered.id)),
    };
    match own {
        Some(owner) => Quota {
            owner,
            per_minute: of_network.saturating_mul(KEY_QUOTA_FACTOR_NONZERO),
        },
        None => Quota {
            owner: QuotaOwner::Network(published.survey_id),
            per_minute: published
                .submissions_per_minute
                .map_or(of_network, |own| own.min(of_network)),
        },
    }
}

const KEY_QUOTA_FACTOR_NONZERO: NonZeroU32 = match NonZeroU32::new(KEY_QUOTA_FACTOR) {
    Some(factor) => factor,
    None => NonZeroU32::MIN,
};

/// Facts about a submission that are known before its answers are parsed.
pub(super) struct AdmittedSender {
    /// Signed link of the submission, or why it is invalid.
    pub(super) link: Option<Result<VerifiedLink, SubmissionError>>,
    /// Whether the city trusts the sender.
    pub(super) is_trusted: bool,
    /// Whether the city vouches for each of the sender's answers.
    pub(super) is_vouched_for: bool,
}

/// Checks that the sender may answer at this placement and that the survey is open today. Reads no database.
pub(super) fn admit(
    app: &App,
    published: &PublishedSurvey,
    placement: Option<&str>,
    token: Option<&str>,
    sender: &Sender<'_>,
) -> Result<AdmittedSender, SubmissionError> {
    let link = token.map(|token| signed_links::read(app, published, token));
    let linked = link.as_ref().and_then(|link| link.as_ref().ok()?.placement.as_deref());
    let named = placement.or(linked).unwrap_or(DEFAULT_PLACEMENT);
    let is_trusted = sender.is_trusted(app, published, named);
    // A staff key that matches no placement is always refused, even where no key is needed.
    let needs_staff = matches!(sender, Sender::StaffAddress(_)) || placements::is_staff_only(published, named);
    if needs_staff && !is_trusted {
        // A link to a staff placement is not valid for citizens.
        let is_by_link = placement.is_none() && linked.is_some();
        return Err(if is_by_link {
            SubmissionError::LinkInvalid
        } else {
            SubmissionError::StaffOnly
        });
    }
    let today = app.clock.today(&published.timezone);
    let window = published.open_days();
    match window.phase(published.is_closed, today) {
        SurveyPhase::Closed => Err(SubmissionError::Closed),
        SurveyPhase::Scheduled => Err(SubmissionError::NotOpenYet(window.opens_on.unwrap_or(today))),
        SurveyPhase::Draft | SurveyPhase::Open => Ok(AdmittedSender {
            link,
            is_trusted,
            is_vouched_for: sender.is_vouched_for(published),
        }),
    }
}

/// Checks whether the form may be opened: the decisions of [`super::submit()`] before the answers. A signed link that is
/// returned still has to pass [`require_unused`].
pub fn may_open(
    app: &App,
    published: &PublishedSurvey,
    placement: Option<&str>,
    token: Option<&str>,
    sender: &Sender<'_>,
) -> Result<Option<VerifiedLink>, SubmissionError> {
    admit(app, published, placement, token, sender)?.link.transpose()
}

/// Refuses a signed link whose transaction already has a response. Reads the database; records nothing.
pub fn require_unused(app: &App, link: &VerifiedLink) -> Result<(), SubmissionError> {
    if signed_links::is_used(app, link)? {
        return Err(SubmissionError::LinkUsed);
    }
    Ok(())
}
