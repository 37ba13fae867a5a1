//! Queries of the audit log: of one city for its owners, of the installation for admins and the command line.

use jiff::Timestamp;

use super::names::{DisplayName, Resolver, candidate_names};
use crate::app::App;
use crate::app::authoring::{AuthoringError, city_row};
use crate::storage;
use crate::storage::{Db, audit, cities};
use urbivox_core::survey::slug::Slug;

/// Longest action prefix of a filter, in characters. Protects the database.
const ACTION_CHARS_MAX: usize = 40;

/// An entry, with the current names of persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Number of the entry.
    pub id: i64,
    /// Time of the action.
    pub at: Timestamp,
    /// Slug of the city; none for the installation.
    pub city: Option<String>,
    /// Actor.
    pub actor: DisplayName,
    /// Action, `noun.verb`.
    pub action: String,
    /// Object of the action.
    pub object: DisplayName,
    /// Details, JSON.
    pub detail: String,
}

/// Subject of entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All cities and the installation.
    #[default]
    Everything,
    /// The installation: entries without a city.
    Installation,
    /// One city.
    City(Slug),
}

/// Filter for entries.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Subject.
    pub scope: Scope,
    /// Earliest time, inclusive.
    pub from: Option<Timestamp>,
    /// Latest time, exclusive.
    pub until: Option<Timestamp>,
    /// E-mail address, number or name of the actor or object; empty for anybody.
    pub who: String,
    /// Prefix of the action, such as `person` or `person.role`; empty for any.
    pub action: String,
    /// Upper bound of the number, exclusive.
    pub before: Option<i64>,
}

/// The action prefix has other characters than lower-case letters, hyphens and dots, or is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadFilter;

impl AuditFilter {
    /// Parses an action prefix; `None` for any action.
    pub(in crate::app) fn parse_action(text: &str) -> Result<Option<String>, BadFilter> {
        let text = text.trim();
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.';
        if text.len() > ACTION_CHARS_MAX || !text.bytes().all(fits) {
            return Err(BadFilter);
        }
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    /// Checks that the filter is valid.
    pub fn check(&self) -> Result<(), BadFilter> {
        AuditFilter::parse_action(&self.action).map(|_action| ())
    }
}

/// Lists the newest matching entries, newest first.
pub fn list(app: &App, filter: &AuditFilter, limit: i64) -> Result<Vec<AuditEntry>, AuthoringError> {
    app.storage.read(|db| {
        let scope = match &filter.scope {
            Scope::Everything => audit::Scope::Everything,
            Scope::Installation => audit::Scope::Installation,
            Scope::City(slug) => audit::Scope::City(city_row(db, slug)?.id),
        };
        let who = filter.who.trim();
        let rows = audit::Filter {
            scope,
            from: filter.from.map(Timestamp::as_millisecond),
            until: filter.until.map(Timestamp::as_millisecond),
            names: if who.is_empty() {
                None
            } else {
                Some(candidate_names(app, db, who)?)
            },
            // An invalid prefix matches no entry.
            action: match AuditFilter::parse_action(&filter.action) {
                Ok(action) => action,
                Err(BadFilter) => return Ok(Vec::new()),
            },
            before: filter.before,
        };
        let rows = audit::list(db, &rows, limit)?;
        Ok(entries(app, db, rows)?)
    })
}

/// Lists entries of the city with numbers below `before`, newest first.
pub fn of_city(app: &App, city: &Slug, before: Option<i64>, limit: i64) -> Result<Vec<AuditEntry>, AuthoringError> {
    let filter = AuditFilter {
        scope: Scope::City(city.clone()),
        before,
        ..AuditFilter::default()
    };
    list(app, &filter, limit)
}

fn entries(app: &App, db: &mut Db, rows: Vec<audit::Row>) -> Result<Vec<AuditEntry>, storage::Error> {
    let mut resolver = Resolver::new(&app.keyring);
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let city = match row.city_id {
            Some(id) => cities::slug_of(db, id)?,
            None => None,
        };
        entries.push(AuditEntry {
            id: row.id,
            at: storage::stored_time("audit_log", row.at)?,
            city,
            actor: resolver.name(db, &row.actor)?,
            action: row.action,
            object: resolver.name(db, &row.object)?,
            detail: row.detail,
        });
    }
    Ok(entries)
}
