//! Who sends a submission: what they may do, and whose quota it takes from.

use std::num::NonZeroU32;

use super::raw_submission::DEFAULT_PLACEMENT;
use super::refusal::Refusal;
use crate::app::access::{Permission, Principal};
use crate::app::catalogue::PublishedSurvey;
use crate::app::placements::signed_links;
use crate::app::placements::signed_links::VerifiedLink;
use crate::app::{App, placements};

/// How many times the submissions of one network a sender with a city's key may send in a minute, over all surveys. Protects
/// the server from a program that runs wild; a key is known to the city, so it gets far more than a stranger's network.
pub const KEY_QUOTA_FACTOR: u32 = 100;

/// Who sends a submission, as far as it matters.
#[derive(Clone, Copy, Debug)]
pub enum Sender<'a> {
    /// Anybody: a citizen, or a program that shows no key.
    Public,
    /// A program that shows an API key.
    ApiKey(&'a Principal),
    /// Somebody who opened the address of a placement for staff, with the key that stands in it.
    StaffAddress(&'a str),
    /// A command of the operator, who has the database anyway: demonstration data, history.
    Operator,
}

/// A sender that can be handed to another thread.
#[derive(Clone, Debug)]
pub enum OwnedSender {
    /// As [`Sender::Public`].
    Public,
    /// As [`Sender::ApiKey`].
    ApiKey(Principal),
    /// As [`Sender::StaffAddress`].
    StaffAddress(String),
    /// As [`Sender::Operator`].
    Operator,
}

impl OwnedSender {
    /// The sender itself.
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
    /// The same, for another thread.
    pub fn to_owned(&self) -> OwnedSender {
        match *self {
            Sender::Public => OwnedSender::Public,
            Sender::ApiKey(principal) => OwnedSender::ApiKey(principal.clone()),
            Sender::StaffAddress(key) => OwnedSender::StaffAddress(key.to_owned()),
            Sender::Operator => OwnedSender::Operator,
        }
    }

    /// A program that may have shown an API key.
    pub fn with_key(principal: Option<&'a Principal>) -> Sender<'a> {
        principal.map_or(Sender::Public, Sender::ApiKey)
    }

    /// Somebody at a page whose address may hold the key of a placement for staff.
    pub fn at_page(staff_key: Option<&'a str>) -> Sender<'a> {
        staff_key.map_or(Sender::Public, Sender::StaffAddress)
    }

    /// Whether the city trusts the sender to enter answers for others at this placement.
    fn is_trusted(&self, app: &App, published: &PublishedSurvey, placement: &str) -> bool {
        match self {
            Sender::Public => false,
            Sender::ApiKey(principal) => principal.may(Permission::EnterAnswers, Some(&published.path.city)),
            Sender::StaffAddress(key) => placements::is_staff(app, published, placement, Some(key)),
            Sender::Operator => true,
        }
    }
}

/// Whose submissions are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotaOwner<'a> {
    /// The sender's network, in this survey.
    Network(i64),
    /// An API key of the city, by its name in the audit log, in all surveys.
    ApiKey(&'a str),
    /// A placement for staff, by its identity.
    StaffPlacement(i64),
}

/// How many submissions may come in a minute, and whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota<'a> {
    /// Whose they are.
    pub owner: QuotaOwner<'a>,
    /// Submissions in a minute.
    pub per_minute: NonZeroU32,
}

/// The quota that a submission takes from. `of_network` is what the installation grants one network; a survey may only
/// tighten it. Whoever enters answers for the city has a quota of their own, so that no neighbour in their network uses
/// it up.
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
            per_minute: of_network.saturating_mul(FACTOR),
        },
        None => Quota {
            owner: QuotaOwner::Network(published.survey_id),
            per_minute: published
                .submissions_per_minute
                .map_or(of_network, |own| own.min(of_network)),
        },
    }
}

const FACTOR: NonZeroU32 = match NonZeroU32::new(KEY_QUOTA_FACTOR) {
    Some(factor) => factor,
    None => NonZeroU32::MIN,
};

/// What is known of a submission before its answers are looked at.
pub(super) struct Envelope {
    /// The signed link by which the sender came, or what is wrong with it.
    pub(super) link: Option<Result<VerifiedLink, Refusal>>,
    /// The city trusts the sender.
    pub(super) is_trusted: bool,
}

/// Whether the sender may answer at this placement, and the survey takes answers today. Asks no database.
pub(super) fn enter(
    app: &App,
    published: &PublishedSurvey,
    placement: Option<&str>,
    token: Option<&str>,
    sender: &Sender<'_>,
) -> Result<Envelope, Refusal> {
    let link = token.map(|token| signed_links::read(app, published, token));
    let linked = link.as_ref().and_then(|link| link.as_ref().ok()?.placement.as_deref());
    let named = placement.or(linked).unwrap_or(DEFAULT_PLACEMENT);
    let is_trusted = sender.is_trusted(app, published, named);
    // A key in the address that opens nothing is a wrong address, wherever it leads.
    let needs_staff = matches!(sender, Sender::StaffAddress(_)) || placements::needs_staff(published, named);
    if needs_staff && !is_trusted {
        // A link that names a placement for staff was not made for citizens.
        let is_by_link = placement.is_none() && linked.is_some();
        return Err(if is_by_link {
            Refusal::LinkInvalid
        } else {
            Refusal::StaffOnly
        });
    }
    let today = app.clock.today(&published.timezone);
    let window = published.window();
    match window.state(published.is_closed, today) {
        "closed" => Err(Refusal::Closed),
        "scheduled" => Err(Refusal::NotOpenYet(window.opens_on.unwrap_or(today))),
        _ => Ok(Envelope { link, is_trusted }),
    }
}

/// What a page asks before it shows the questions: the same as [`super::submit`] will decide before it looks at the answers.
/// The link, if the sender came by one, is still to be looked up: [`require_unused`].
pub fn may_open(
    app: &App,
    published: &PublishedSurvey,
    placement: Option<&str>,
    token: Option<&str>,
    sender: &Sender<'_>,
) -> Result<Option<VerifiedLink>, Refusal> {
    enter(app, published, placement, token, sender)?.link.transpose()
}

/// Refuses a link whose transaction was answered about. Asks the database; records nothing.
pub fn require_unused(app: &App, link: &VerifiedLink) -> Result<(), Refusal> {
    if signed_links::is_used(app, link)? {
        return Err(Refusal::LinkUsed);
    }
    Ok(())
}
