//! Reads the log: of a city for its owners, of the whole installation for admins and on the command line.

use jiff::Timestamp;

use super::names::{DisplayName, Resolver, names_like};
use crate::app::App;
use crate::app::authoring::{Refusal, city_row};
use crate::storage;
use crate::storage::{Db, audit, cities};
use urbivox_core::survey::slug::Slug;

/// Characters of what a filter begins with. Protects the database.
const ACTION_CHARS_MAX: usize = 40;

/// One entry, with the names of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// The city it is about.
    pub city: Option<String>,
    /// Who.
    pub actor: DisplayName,
    /// What was done, `noun.verb`.
    pub action: String,
    /// To what.
    pub object: DisplayName,
    /// More of it, JSON.
    pub detail: String,
}

/// What entries are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// A city, or the installation.
    #[default]
    Everything,
    /// The installation: no city.
    Installation,
    /// This city.
    City(Slug),
}

/// Which entries are wanted.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// What they are about.
    pub scope: Scope,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// Done by or to whoever has this e-mail address, number or name; anybody when empty.
    pub who: String,
    /// The beginning of what was done, such as `person` or `person.role`; anything when empty.
    pub action: String,
    /// Below this number.
    pub before: Option<i64>,
}

/// The beginning of a name of an action is letters, hyphens and dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadFilter;

impl AuditFilter {
    /// What was done, as the database looks for it; `None` for anything.
    pub(in crate::app) fn action_of(text: &str) -> Result<Option<String>, BadFilter> {
        let text = text.trim();
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte == b'-' || byte == b'.';
        if text.len() > ACTION_CHARS_MAX || !text.bytes().all(fits) {
            return Err(BadFilter);
        }
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    /// Whether the filter can be answered.
    pub fn check(&self) -> Result<(), BadFilter> {
        AuditFilter::action_of(&self.action).map(|_action| ())
    }
}

/// The newest entries that fit, the newest first.
pub fn list(app: &App, filter: &AuditFilter, limit: i64) -> Result<Vec<AuditEntry>, Refusal> {
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
                Some(names_like(app, db, who)?)
            },
            // What no entry can begin with finds none.
            action: match AuditFilter::action_of(&filter.action) {
                Ok(action) => action,
                Err(BadFilter) => return Ok(Vec::new()),
            },
            before: filter.before,
        };
        let rows = audit::list(db, &rows, limit)?;
        Ok(entries(app, db, rows)?)
    })
}

/// Entries about the city before number `before`, the newest first.
pub fn of_city(app: &App, city: &Slug, before: Option<i64>, limit: i64) -> Result<Vec<AuditEntry>, Refusal> {
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
