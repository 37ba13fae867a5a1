//! Reading of the security log, with current names of persons.

use jiff::Timestamp;

use super::record::typed;
use crate::app::audit;
use crate::app::audit::{BadFilter, DisplayName, Resolver};
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::security_events;

/// Refused attempts of one kind, subject and place within an hour, with current names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityLogEntry {
    /// Primary key; ascending.
    pub id: i64,
    /// Kind, see [`super::SecurityEvent::name`].
    pub kind: String,
    /// Person, key or typed name.
    pub subject: DisplayName,
    /// HTTP method and route pattern; may be empty.
    pub place: String,
    /// Number of attempts.
    pub count: i64,
    /// Time of the first attempt.
    pub first_at: Timestamp,
    /// Time of the last attempt.
    pub last_at: Timestamp,
}

/// Lists the newest matching events, newest first. The scope of the filter is ignored: events belong to no city.
pub fn list(app: &App, filter: &audit::AuditFilter, limit: i64) -> Result<Vec<SecurityLogEntry>, ServiceError> {
    app.security.flush(app)?;
    let listed = app.storage.read(|db| {
        let who = filter.who.trim();
        let names = if who.is_empty() {
            None
        } else {
            let [text, number, ..] = audit::candidate_names(app, db, who)?;
            Some([text.clone(), number, typed(app, who), text])
        };
        let rows = security_events::Filter {
            from: filter.from.map(Timestamp::as_millisecond),
            until: filter.until.map(Timestamp::as_millisecond),
            names,
            kind: match audit::AuditFilter::parse_action(&filter.action) {
                Ok(kind) => kind,
                Err(BadFilter) => return Ok(Vec::new()),
            },
            before: filter.before,
        };
        let mut resolver = Resolver::new(&app.keyring);
        let mut entries = Vec::new();
        for row in security_events::list(db, &rows, limit)? {
            entries.push(SecurityLogEntry {
                id: row.id,
                kind: row.kind,
                subject: resolver.name(db, &row.subject)?,
                place: row.place,
                count: row.count,
                first_at: storage::stored_time("security_events", row.first_at)?,
                last_at: storage::stored_time("security_events", row.last_at)?,
            });
        }
        Ok::<_, storage::Error>(entries)
    })?;
    Ok(listed)
}
