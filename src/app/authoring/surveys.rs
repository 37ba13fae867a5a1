//! Surveys: a draft that changes, and versions that never change.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::city;
use super::city::City;
use super::error::{AuthoringError, conflict_as_exists, corrupt};
use super::lookup::{city_row, resolve_service, resolve_survey};
use super::survey_path::SurveyPath;
use crate::app::catalogue::open_days::{OpenDays, SurveyPhase};
use crate::app::catalogue::stored_rows::{parse_definition, time_zone_of};
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{Db, installation, versions};
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::templates::Template;
use urbivox_core::survey::violation::{Violation, Violations};

/// Draft of a definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Definition as written.
    pub definition: Value,
    /// Number of its changes, from 1.
    pub revision: i64,
}

/// State of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyState {
    /// Name in addresses.
    pub slug: Slug,
    /// Newest published version.
    pub version: Option<u32>,
    /// Phase of its life.
    pub state: SurveyPhase,
    /// First day on which it accepts responses.
    pub opens_on: Option<Date>,
    /// Last day on which it accepts responses.
    pub closes_on: Option<Date>,
    /// Revision of the draft.
    pub draft_revision: i64,
}

/// Returns the warnings for the author of a definition, or all violations that prevent its publication.
pub fn check_definition(json: &Value) -> Result<Vec<Violation>, Violations> {
    let definition = Definition::parse(json)?;
    let missing = definition.publication_violations();
    if missing.is_empty() {
        Ok(definition.warnings())
    } else {
        Err(Violations::from(missing))
    }
}

/// Source of a survey's first draft.
#[derive(Clone)]
pub enum DraftSource {
    /// Definition written by the city.
    Definition(Value),
    /// Template in these languages; in the city's own when none is named.
    Template(&'static Template, Vec<Language>),
}

/// Adds a survey with its first draft.
pub fn survey_add(
    app: &App,
    city: &Slug,
    service: &Slug,
    slug: &Slug,
    origin: &DraftSource,
) -> Result<Draft, AuthoringError> {
    let definition = match origin {
        DraftSource::Definition(definition) => definition.clone(),
        DraftSource::Template(template, languages) => {
            let row = app.storage.read(|db| city_row(db, city))?;
            let own = city::parse(row)?.languages;
            let languages = template.supported_languages(if languages.is_empty() { &own } else { languages });
            if languages.is_empty() {
                let mut violations = Violations::none();
                let detail = "The template is in none of these languages; see its `languages`.";
                violations.push("/languages", "not-offered", detail);
                return Err(AuthoringError::Invalid(violations));
            }
            template.document(&languages)
        }
    };
    Definition::parse(&definition).map_err(AuthoringError::Invalid)?;
    app.storage
        .write(|db| insert_survey(app, db, (city, service, slug), definition))
}

/// Adds a survey with this draft, which is valid, in a transaction, and records it in the audit log. `at` are the slugs of
/// city, service and survey.
pub(in crate::app) fn insert_survey(
    app: &App,
    db: &mut Db,
    at: (&Slug, &Slug, &Slug),
    definition: Value,
) -> Result<Draft, AuthoringError> {
    let (city, service, slug) = at;
    let found = resolve_service(db, city, service)?;
    let row = storage::surveys::Row {
        id: storage::identity::fresh(),
        service_id: found.service.id,
        slug: slug.as_str().to_owned(),
        draft: definition.to_string(),
        draft_revision: 1,
        closed_at: None,
        created_at: app.clock.now().as_millisecond(),
    };
    storage::surveys::insert(db, &row).map_err(conflict_as_exists(Resource::Survey))?;
    let object = format!("{service}/{slug}");
    audit::note(app, db, Some(found.city.id), "survey.add", object, &json!({}))?;
    Ok(Draft {
        definition,
        revision: 1,
    })
}

/// Returns surveys of the service after `after`, by slug.
pub fn survey_list(
    app: &App,
    city: &Slug,
    service: &Slug,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<SurveyState>, AuthoringError> {
    app.storage.read(|db| {
        let found = resolve_service(db, city, service)?;
        let rows = storage::surveys::list(db, found.service.id, after.unwrap_or_default(), limit)?;
        let zone = time_zone_of(&found.city)?;
        rows.iter().map(|row| state_of(app, db, &zone, row)).collect()
    })
}

/// Returns the state of a survey.
pub fn survey_state(app: &App, path: &SurveyPath) -> Result<SurveyState, AuthoringError> {
    app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        let zone = time_zone_of(&found.city)?;
        state_of(app, db, &zone, &found.survey)
    })
}

/// City, draft and state of a survey, read together.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyHead {
    /// City of the survey.
    pub city: City,
    /// Draft.
    pub draft: Draft,
    /// State.
    pub state: SurveyState,
}

/// Returns a survey with its city.
pub fn survey_head(app: &App, path: &SurveyPath) -> Result<SurveyHead, AuthoringError> {
    app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        let zone = time_zone_of(&found.city)?;
        Ok(SurveyHead {
            state: state_of(app, db, &zone, &found.survey)?,
            draft: draft_of(&found.survey)?,
            city: city::parse(found.city)?,
        })
    })
}

pub(super) fn state_of(
    app: &App,
    db: &mut Db,
    zone: &jiff::tz::TimeZone,
    row: &storage::surveys::Row,
) -> Result<SurveyState, AuthoringError> {
    let newest = versions::newest(db, row.id)?;
    let window = match &newest {
        Some(version) => {
            let definition = parse_definition(&version.definition)?;
            Some(OpenDays {
                opens_on: definition.opens_on,
                closes_on: definition.closes_on,
            })
        }
        None => None,
    };
    let number = newest.map(|version| u32::try_from(version.number)).transpose();
    Ok(SurveyState {
        slug: Slug::parse(&row.slug).ok_or_else(|| corrupt("surveys", "slug"))?,
        version: number.map_err(|cause| corrupt("versions", cause))?,
        state: window.map_or(SurveyPhase::Draft, |window| {
            window.phase(row.closed_at.is_some(), app.clock.today(zone))
        }),
        opens_on: window.and_then(|window| window.opens_on),
        closes_on: window.and_then(|window| window.closes_on),
        draft_revision: row.draft_revision,
    })
}

/// Returns the draft of a survey.
pub fn draft_find(app: &App, path: &SurveyPath) -> Result<Draft, AuthoringError> {
    let found = app.storage.read(|db| resolve_survey(db, path))?;
    draft_of(&found.survey)
}

fn draft_of(row: &storage::surveys::Row) -> Result<Draft, AuthoringError> {
    Ok(Draft {
        definition: serde_json::from_str(&row.draft).map_err(|cause| corrupt("surveys", cause))?,
        revision: row.draft_revision,
    })
}

/// Replaces the draft. [`AuthoringError::Changed`] when it is not at the `expected` revision.
pub fn draft_replace(
    app: &App,
    path: &SurveyPath,
    json: &Value,
    expected: Option<i64>,
) -> Result<Draft, AuthoringError> {
    replace(app, path, json, (expected, false))
}

/// Replaces the draft by automatic saving: the audit log records it once an hour, unless the city has done something
/// else meanwhile.
pub fn draft_autosave(
    app: &App,
    path: &SurveyPath,
    json: &Value,
    expected: Option<i64>,
) -> Result<Draft, AuthoringError> {
    replace(app, path, json, (expected, true))
}

fn replace(
    app: &App,
    path: &SurveyPath,
    json: &Value,
    (expected, is_automatic): (Option<i64>, bool),
) -> Result<Draft, AuthoringError> {
    Definition::parse(json).map_err(AuthoringError::Invalid)?;
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let revision = expected.unwrap_or(found.survey.draft_revision);
        if !storage::surveys::replace_draft(db, found.survey.id, revision, &json.to_string())? {
            return Err(AuthoringError::Changed);
        }
        let city_id = found.city.id;
        let object = path.within_city();
        if !is_automatic || !audit::was_just_recorded(app, db, city_id, ("survey.draft", &object))? {
            let detail = json!({"revision": revision + 1});
            audit::note(app, db, Some(city_id), "survey.draft", object, &detail)?;
        }
        Ok(Draft {
            definition: json.clone(),
            revision: revision + 1,
        })
    })
}

/// Closes a survey until it is published again.
pub fn close(app: &App, path: &SurveyPath, expected: Option<i64>) -> Result<SurveyState, AuthoringError> {
    let (city, survey) = app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let mut row = found.survey;
        if !storage::surveys::claim(db, row.id, expected.unwrap_or(row.draft_revision))? {
            return Err(AuthoringError::Changed);
        }
        versions::newest_number(db, row.id)?.ok_or(AuthoringError::NotPublished)?;
        row.closed_at = Some(app.clock.now().as_millisecond());
        storage::surveys::set_closed(db, row.id, row.closed_at)?;
        let (city_id, object) = (Some(found.city.id), path.within_city());
        audit::note(app, db, city_id, "survey.close", object, &json!({}))?;
        installation::raise_catalogue_revision(db)?;
        Ok::<_, AuthoringError>((found.city, row))
    })?;
    app.catalogue.invalidate(path);
    let zone = time_zone_of(&city)?;
    app.storage.read(|db| state_of(app, db, &zone, &survey))
}

/// Copies the draft into a new survey of the same city. The definition is copied completely, with everything that
/// protects citizens: days, limits, required answers.
pub fn copy(app: &App, path: &SurveyPath, to_service: &Slug, to_survey: &Slug) -> Result<Draft, AuthoringError> {
    app.storage.write(|db| {
        let definition = draft_of(&resolve_survey(db, path)?.survey)?.definition;
        insert_survey(app, db, (&path.city, to_service, to_survey), definition)
    })
}

/// Published version.
#[derive(Clone, Debug)]
pub struct PastVersion {
    /// Number.
    pub number: i32,
    /// Time of publication.
    pub published_at: jiff::Timestamp,
    /// Note on the change, by the person who published it.
    pub note: String,
    /// Definition.
    pub definition: Value,
}

/// Returns every version of the survey, newest first.
pub fn history(app: &App, path: &SurveyPath) -> Result<Vec<PastVersion>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        Ok::<_, AuthoringError>(versions::of_survey(db, found.survey.id)?)
    })?;
    let past = |row: versions::Row| {
        Ok(PastVersion {
            number: row.number,
            published_at: storage::stored_time("versions", row.published_at)?,
            note: row.note,
            definition: serde_json::from_str(&row.definition).map_err(|cause| corrupt("versions", cause))?,
        })
    };
    rows.into_iter().map(past).collect()
}
