//! `urbivox key`: API keys that the operator creates and revokes.

use super::run;
use crate::world::World;

#[test]
fn the_audit_log_names_each_key_that_the_operator_creates_or_revokes() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let url = world.database.url();
        run(url, &["key", "create", "--role", "viewer", "--city", "tampere"]).succeeded();
        let listed = run(url, &["key", "list"]).succeeded();
        let line = listed.lines().find(|line| line.contains("viewer")).unwrap();
        let id = line.split_whitespace().next().unwrap();
        run(url, &["key", "revoke", id]).succeeded();
        run(url, &["key", "revoke", id]).assert_failed_with(&["there is no key"]);

        let storage = &world.server.app().storage;
        let log = storage.read(|db| urbivox::storage::audit::after(db, 0, 1_000)).unwrap();
        for action in ["key.create", "key.revoke"] {
            let entries = log.iter().filter(|entry| entry.action == action);
            let own = entries.filter(|entry| entry.object == id && entry.actor == "command line");
            assert_eq!(own.count(), 1, "{action}");
        }
    });
}
