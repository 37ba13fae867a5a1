//! Checks whether an acknowledged response survives a power cut.
//!
//! SQLite follows the pragmas of each connection. A PostgreSQL server may be configured otherwise by its operator.

use diesel::sql_types::Text;
use diesel::{QueryResult, QueryableByName, RunQueryDsl};

use crate::storage::db::Db;

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    setting: String,
    /// The value without this session's own setting.
    #[diesel(sql_type = Text)]
    reset_val: String,
}

const SETTINGS: &str = "select name, setting, coalesce(reset_val, setting) as reset_val from pg_settings \
                        where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name";

/// Returns a sentence for each server setting that can lose acknowledged responses.
pub(in crate::storage) fn warnings(db: &mut Db) -> QueryResult<Vec<String>> {
    let Db::Postgres(conn) = db else { return Ok(Vec::new()) };
    let settings: Vec<Setting> = diesel::sql_query(SETTINGS).load(conn)?;
    Ok(settings.iter().filter_map(warning).collect())
}

fn warning(setting: &Setting) -> Option<String> {
    let Setting {
        name,
        setting,
        reset_val,
    } = setting;
    if setting == "off" {
        return Some(format!(
            "PostgreSQL runs with {name} = off: a power cut can lose acknowledged responses, or the whole \
             database; set {name} = on and reload the server"
        ));
    }
    (reset_val == "off").then(|| {
        format!(
            "PostgreSQL is set to {name} = off; Urbivox turns it on for its own connections, but a power cut can lose \
             the last changes of other programs; set {name} = on and reload the server"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_that_is_off_has_a_warning_with_its_remedy() {
        let warning_of = |name: &str, setting: &str, reset_val: &str| {
            let [name, setting, reset_val] = [name, setting, reset_val].map(str::to_owned);
            warning(&Setting {
                name,
                setting,
                reset_val,
            })
        };
        for name in ["fsync", "full_page_writes", "synchronous_commit"] {
            let off = warning_of(name, "off", "off").unwrap();
            assert!(
                off.contains(&format!("runs with {name} = off"))
                    && off.ends_with(&format!("set {name} = on and reload the server"))
            );
            assert_eq!(warning_of(name, "on", "on"), None);
        }
        assert!(
            warning_of("synchronous_commit", "on", "off")
                .unwrap()
                .contains("for its own connections")
        );
        assert_eq!(warning_of("synchronous_commit", "on", "remote_apply"), None);
    }
}
