//! Placements: where a survey is offered, and who may answer as staff.

pub mod registered;
pub mod signed_links;
pub mod signing_keys;

use jiff::Timestamp;
use subtle::{Choice, ConstantTimeEq};

use super::access::{Permission, Principal};
use super::authoring;
use super::authoring::{SurveyPath, resolve_survey};
use super::catalogue::PublishedSurvey;
use super::{App, ServiceError, audit};
use crate::app::resource::Resource;
use crate::config::{Digest, Keyring, MacPurpose};
use crate::storage;
use crate::storage::paths::ResolvedSurvey;
pub use crate::storage::placement_kind::PlacementKind;
use crate::storage::{Db, installation, placements};
use urbivox_core::survey::slug::Slug;

/// Placements per survey. Protects the readers of the funnel, and memory: each is counted separately.
pub const PLACEMENTS_MAX: i64 = 200;
/// Bytes of the key of a staff placement or kiosk: 80 bits, 16 symbols; cannot be guessed over a network.
const KEY_BYTES: usize = 10;

/// Registered placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Name in addresses and in reports, unique in the survey.
    pub slug: Slug,
    /// Kind.
    pub kind: PlacementKind,
    /// Name for staff.
    pub name: Option<String>,
    /// Time of registration.
    pub created_at: Timestamp,
    /// Key with which staff enter answers; only for kind `staff`.
    pub staff_key: Option<String>,
    /// Key of the device link that a kiosk is opened with; only for kind `kiosk`.
    pub device_key: Option<String>,
}

/// Why an operation on placements was refused.
#[derive(Debug, thiserror::Error)]
pub enum PlacementError {
    /// There is no such city, service, survey or placement.
    #[error("there is no such {0}")]
    NoSuch(Resource),
    /// The slug is in use.
    #[error("a placement with this slug already exists")]
    Exists,
    /// The survey has [`PLACEMENTS_MAX`] placements already.
    #[error("the survey already has {PLACEMENTS_MAX} placements, the maximum")]
    Full,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for PlacementError {
    fn from(error: storage::Error) -> PlacementError {
        PlacementError::Fault(error.into())
    }
}

/// Registers a placement.
pub fn placement_add(
    app: &App,
    path: &SurveyPath,
    slug: &Slug,
    kind: PlacementKind,
    name: Option<&str>,
) -> Result<Placement, PlacementError> {
    let row = app.storage.write(|db| {
        let found = resolved(db, path)?;
        let survey_id = found.survey.id;
        if placements::count(db, survey_id)? >= PLACEMENTS_MAX {
            return Err(PlacementError::Full);
        }
        let row = placements::Row {
            id: storage::identity::fresh(),
            survey_id,
            slug: slug.as_str().to_owned(),
            kind,
            name: name.map(str::to_owned),
            created_at: app.clock.now().as_millisecond(),
        };
        placements::insert(db, &row).map_err(|error| match error {
            storage::Error::Conflict => PlacementError::Exists,
            other @ (storage::Error::Unavailable(_)
            | storage::Error::Corrupt { .. }
            | storage::Error::Newer(_)
            | storage::Error::OtherSecret(_)
            | storage::Error::Migration(_)
            | storage::Error::Query(_)) => other.into(),
        })?;
        installation::raise_catalogue_revision(db)?;
        note(app, db, found.city.id, path, ("placement.add", slug))?;
        Ok(row)
    })?;
    app.catalogue.invalidate(path);
    parse(&app.keyring, row)
}

/// Returns the placement of this slug.
pub fn placement_find(app: &App, path: &SurveyPath, slug: &Slug) -> Result<Placement, PlacementError> {
    let row = app.storage.read(|db| {
        let found = resolved(db, path)?;
        row_of(db, found.survey.id, slug)
    })?;
    parse(&app.keyring, row)
}

/// Returns placements of the survey after `after`, by slug.
pub fn placement_list(
    app: &App,
    path: &SurveyPath,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<Placement>, PlacementError> {
    let rows = app.storage.read(|db| {
        let found = resolved(db, path)?;
        Ok::<_, PlacementError>(placements::list(db, found.survey.id, after.unwrap_or_default(), limit)?)
    })?;
    rows.into_iter().map(|row| parse(&app.keyring, row)).collect()
}

/// Deletes a placement. Its counts stay and its answers are still accepted, but its staff key becomes invalid.
pub fn placement_delete(app: &App, path: &SurveyPath, slug: &Slug) -> Result<(), PlacementError> {
    app.storage.write(|db| {
        let found = resolved(db, path)?;
        let row = row_of(db, found.survey.id, slug)?;
        placements::delete(db, row.survey_id, row.id)?;
        note(app, db, found.city.id, path, ("placement.remove", slug))?;
        Ok::<_, PlacementError>(installation::raise_catalogue_revision(db)?)
    })?;
    app.catalogue.invalidate(path);
    Ok(())
}

fn note(
    app: &App,
    db: &mut Db,
    city_id: i64,
    path: &SurveyPath,
    (action, slug): (&str, &Slug),
) -> Result<(), storage::Error> {
    let object = format!("{}: {slug}", path.within_city());
    audit::note(app, db, Some(city_id), action, object, &serde_json::json!({}))
}

/// Returns the key with which staff enter answers at a placement: 16 lower-case letters and digits, part of the
/// address.
///
/// Derived from the placement's identity: a placement that is deleted and registered again has another key, so that a
/// leaked address can be revoked.
pub fn staff_key(keyring: &Keyring, survey_id: i64, placement_id: i64) -> String {
    let parts: [&[u8]; 2] = [&survey_id.to_be_bytes(), &placement_id.to_be_bytes()];
    key_text(keyring.sign(MacPurpose::StaffPlacement, &parts))
}

/// Returns the key of the device link that a kiosk is opened with, in the form of a staff key. It lets the answers of the
/// kiosk count towards the minimum of what is published; answers are accepted without it too.
pub fn device_key(keyring: &Keyring, survey_id: i64, placement_id: i64) -> String {
    let parts: [&[u8]; 2] = [&survey_id.to_be_bytes(), &placement_id.to_be_bytes()];
    key_text(keyring.sign(MacPurpose::KioskPlacement, &parts))
}

fn key_text(digest: Digest) -> String {
    let (head, _rest) = digest.split_at(KEY_BYTES);
    data_encoding::BASE32_NOPAD.encode(head).to_ascii_lowercase()
}

/// Whether `key` is the staff key of this placement. Constant-time.
pub fn is_staff_key(app: &App, published: &PublishedSurvey, placement: &str, key: Option<&str>) -> bool {
    let keyed = (PlacementKind::Staff, MacPurpose::StaffPlacement);
    placement_of_key(app, published, placement, key, keyed).is_some()
}

/// Returns the identity of the kiosk at this placement, if `key` is that of its device link. Constant-time.
pub fn kiosk_of_key(app: &App, published: &PublishedSurvey, placement: &str, key: Option<&str>) -> Option<i64> {
    let keyed = (PlacementKind::Kiosk, MacPurpose::KioskPlacement);
    placement_of_key(app, published, placement, key, keyed)
}

fn placement_of_key(
    app: &App,
    published: &PublishedSurvey,
    placement: &str,
    key: Option<&str>,
    (kind, purpose): (PlacementKind, MacPurpose),
) -> Option<i64> {
    let key = key?;
    let offered = published.offered(placement).filter(|offered| offered.kind == kind)?;
    let parts: [&[u8]; 2] = [&published.survey_id.to_be_bytes(), &offered.id.to_be_bytes()];
    let digests = app.keyring.each(purpose, &parts);
    let any = digests.fold(Choice::from(0), |any, digest| {
        any | key_text(digest).as_bytes().ct_eq(key.as_bytes())
    });
    bool::from(any).then_some(offered.id)
}

/// Whether only staff may answer from this placement.
pub fn is_staff_only(published: &PublishedSurvey, placement: &str) -> bool {
    let offered = published.offered(placement);
    offered.is_some_and(|offered| offered.kind == PlacementKind::Staff)
}

/// Whether a principal, or an anonymous citizen, may answer from this placement. A staff placement requires
/// `EnterAnswers`.
pub fn may_answer_from(published: &PublishedSurvey, placement: &str, principal: Option<&Principal>) -> bool {
    let enters = |principal: &Principal| principal.may(Permission::EnterAnswers, Some(&published.path.city));
    !is_staff_only(published, placement) || principal.is_some_and(enters)
}

fn resolved(db: &mut Db, path: &SurveyPath) -> Result<ResolvedSurvey, PlacementError> {
    match resolve_survey(db, path) {
        Ok(found) => Ok(found),
        Err(authoring::AuthoringError::Fault(fault)) => Err(fault.into()),
        Err(authoring::AuthoringError::NoSuch(what)) => Err(PlacementError::NoSuch(what)),
        Err(
            authoring::AuthoringError::Exists(_)
            | authoring::AuthoringError::Invalid(_)
            | authoring::AuthoringError::Changed
            | authoring::AuthoringError::WordingUnanswered(_)
            | authoring::AuthoringError::NotPublished,
        ) => Err(PlacementError::NoSuch(Resource::Survey)),
    }
}

fn row_of(db: &mut Db, survey_id: i64, slug: &Slug) -> Result<placements::Row, PlacementError> {
    placements::find(db, survey_id, slug.as_str())?.ok_or(PlacementError::NoSuch(Resource::Placement))
}

fn parse(keyring: &Keyring, row: placements::Row) -> Result<Placement, PlacementError> {
    Ok(Placement {
        slug: Slug::parse(&row.slug).ok_or_else(|| storage::Error::corrupt("placements", "slug"))?,
        kind: row.kind,
        created_at: storage::stored_time("placements", row.created_at)?,
        staff_key: (row.kind == PlacementKind::Staff).then(|| staff_key(keyring, row.survey_id, row.id)),
        device_key: (row.kind == PlacementKind::Kiosk).then(|| device_key(keyring, row.survey_id, row.id)),
        name: row.name,
    })
}
