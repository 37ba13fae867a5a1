//! Loading of surveys from the database.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use parking_lot::Mutex;

use super::facts::CityFacts;
use super::published_survey::{PublishedSurvey, PublishedVersion};
use super::stored_rows::parse_definition;
use crate::app::authoring::{SurveyPath, name_of, type_of};
use crate::app::placements::registered;
use crate::storage;
use crate::storage::paths::ResolvedSurvey;
use crate::storage::{Db, paths, signing_keys, tallies, versions};
use urbivox_core::tally::counter_layout::CounterLayout;

fn resolve(db: &mut Db, path: &SurveyPath) -> Result<Option<ResolvedSurvey>, storage::Error> {
    let SurveyPath { city, service, survey } = path;
    Ok(paths::resolve_survey(db, city.as_str(), service.as_str(), survey.as_str())?.found())
}

/// Loads a survey; `None` when there is none or it was never published.
pub(super) fn load(db: &mut Db, path: &SurveyPath) -> Result<Option<PublishedSurvey>, storage::Error> {
    let Some(ResolvedSurvey { city, service, survey }) = resolve(db, path)? else {
        return Ok(None);
    };
    let mut loaded: Vec<Arc<PublishedVersion>> = Vec::new();
    let mut placements = HashSet::new();
    let mut superseded_at = None;
    for row in versions::of_survey(db, survey.id)? {
        placements.extend(tallies::placements(db, row.id)?);
        let published_at = storage::stored_time("versions", row.published_at)?;
        loaded.push(Arc::new(version_of(row, superseded_at)?));
        superseded_at = Some(published_at);
    }
    let mut loaded = loaded.into_iter();
    let Some(current) = loaded.next() else { return Ok(None) };
    let link_keys = signing_keys::of_city(db, city.id)?;
    let link_keys = link_keys.into_iter().filter(|key| key.revoked_at.is_none());
    let city = CityFacts::of(city)?;
    Ok(Some(PublishedSurvey {
        survey_id: survey.id,
        path: path.clone(),
        timezone: city.timezone.clone(),
        city: Arc::new(city),
        service_name: name_of(&service.name)?,
        service_type: type_of(service.service_type.as_deref())?,
        submissions_per_minute: current.definition.submissions_per_minute,
        is_closed: survey.closed_at.is_some(),
        current,
        earlier: loaded.collect(),
        offered: registered::of_survey(db, survey.id)?,
        signing_key_ids: link_keys.map(|key| key.id).collect(),
        placements: Mutex::new(placements),
    }))
}

/// Loads the draft as if it were published, as version 0; `None` when there is no such survey.
pub fn load_draft(db: &mut Db, path: &SurveyPath) -> Result<Option<PublishedSurvey>, storage::Error> {
    let Some(ResolvedSurvey { city, service, survey }) = resolve(db, path)? else {
        return Ok(None);
    };
    let row = versions::Row {
        id: 0,
        survey_id: survey.id,
        number: 0,
        definition: survey.draft,
        published_at: 0,
        note: String::new(),
    };
    let current = Arc::new(version_of(row, None)?);
    let city = CityFacts::of(city)?;
    Ok(Some(PublishedSurvey {
        survey_id: survey.id,
        path: path.clone(),
        timezone: city.timezone.clone(),
        city: Arc::new(city),
        service_name: name_of(&service.name)?,
        service_type: type_of(service.service_type.as_deref())?,
        submissions_per_minute: current.definition.submissions_per_minute,
        is_closed: false,
        current,
        earlier: Vec::new(),
        offered: HashMap::new(),
        signing_key_ids: HashSet::new(),
        placements: Mutex::default(),
    }))
}

fn version_of(row: versions::Row, superseded_at: Option<Timestamp>) -> Result<PublishedVersion, storage::Error> {
    let definition = parse_definition(&row.definition)?;
    let corrupt = |_| storage::Error::Corrupt {
        table: "versions",
        what: format!("number {}", row.number),
    };
    Ok(PublishedVersion {
        id: row.id,
        number: u32::try_from(row.number).map_err(corrupt)?,
        layout: Arc::new(CounterLayout::of(&definition)),
        definition: Arc::new(definition),
        document: row.definition,
        published_at: storage::stored_time("versions", row.published_at)?,
        superseded_at,
    })
}
