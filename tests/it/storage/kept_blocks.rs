//! Counters that the committer keeps between batches, while others change them in the database.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::json;
use urbivox::app::ops::verify::mend;
use urbivox::clock::Clock;
use urbivox::server::Server;
use urbivox::storage::Db;

use crate::world::{Database, SURVEY, World, agent, config, submission, visit};

/// Submissions of the clients together.
const SUBMISSIONS: usize = 1_600;
const CLIENTS: usize = 8;

/// Submits to a server and returns the receipt.
fn submit(base: &str, score: usize) -> String {
    let body = submission(&json!({"satisfaction": score % 5 + 1, "district": "north", "comment": "words"}));
    let sent = agent().post(format!("{base}{SURVEY}/responses")).send_json(&body);
    let mut answer = sent.unwrap();
    assert_eq!(answer.status(), 201);
    let stored: serde_json::Value = answer.body_mut().read_json().unwrap();
    stored["receipt"].as_str().unwrap().to_owned()
}

fn withdraw(base: &str, receipt: &str) {
    let sent = agent().delete(format!("{base}/api/v1/responses/{receipt}")).call();
    assert_eq!(sent.unwrap().status(), 204);
}

/// Returns the identity of the newest response.
fn newest_response(world: &World) -> i64 {
    #[derive(QueryableByName)]
    struct Newest {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let newest = |db: &mut Db| {
        let query = diesel::sql_query("select id from responses order by id desc limit 1");
        Ok::<_, urbivox::storage::Error>(query.get_result::<Newest>(db)?.id)
    };
    world.server.app().storage.read(newest).unwrap()
}

#[test]
fn the_identity_of_a_withdrawn_response_is_never_used_again() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipt = submit(&world.base, 1);
        let withdrawn = newest_response(world);
        withdraw(&world.base, &receipt);
        submit(&world.base, 2);
        assert!(newest_response(world) > withdrawn);
    });
}

#[test]
fn counters_changed_by_others_are_read_again() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let replica = Server::start(config(&world.database, u32::MAX), Clock::System).unwrap();
        let bases = [world.base.clone(), format!("http://{}", replica.address())];
        let mut stored = 0;
        for turn in 0..12 {
            // Twice, so that the counters are kept.
            let receipts: Vec<String> = (0..2).map(|_| submit(&bases[turn % 2], turn)).collect();
            stored += 2;
            assert_eq!(world.verify(), stored);
            match turn % 4 {
                0 => drop(submit(&bases[(turn + 1) % 2], turn)),
                1 => {
                    let corrected = json!({"answers": {"satisfaction": 1, "district": "south"}});
                    let sent = agent()
                        .put(format!("{}/api/v1/responses/{}", bases[turn % 2], receipts[0]))
                        .send_json(&corrected);
                    assert_eq!(sent.unwrap().status(), 200);
                    continue;
                }
                2 => withdraw(&bases[(turn + 1) % 2], &receipts[1]),
                _ => {
                    // A program with a mistake of its own, and the command that repairs its counts.
                    world.execute("update tallies set counts = (select counts from tallies order by id limit 1)");
                    world.execute("delete from responses where id = (select max(id) from responses)");
                    mend(&world.server.app().storage, |_| {}).unwrap();
                }
            }
            stored = if turn % 4 == 0 { stored + 1 } else { stored - 1 };
        }
        submit(&bases[0], 1);
        submit(&bases[1], 1);
        assert_eq!(world.verify(), stored + 2);
    }
}

#[test]
fn counters_of_a_failed_batch_are_not_cached() {
    World::on_each(|world| {
        world.publish(&visit());
        for turn in 0..3 {
            submit(&world.base, turn);
        }
        // Fails after the counters were changed.
        match world.database.backend() {
            urbivox::storage::Backend::Sqlite(_) => world.execute(
                "create trigger poison before insert on unindexed_batches begin select raise(abort, 'poison'); end",
            ),
            urbivox::storage::Backend::Postgres(_) => {
                world.execute("alter table unindexed_batches add constraint poison check (responses = '') not valid")
            }
        }
        for _ in 0..2 {
            let failed = world.submit(&json!({"satisfaction": 5, "comment": "not stored"}));
            assert_eq!(failed.status, 500, "{failed:?}");
            assert_eq!(world.submit(&json!({"satisfaction": 2})).status, 201);
        }
        assert_eq!(world.verify(), 5);
    });
}

#[test]
fn withdrawals_under_load_leave_exact_counts() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipts = Mutex::new(Vec::new());
        let submitted = AtomicUsize::new(0);
        let withdrawn = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| {
                    while submitted.fetch_add(1, Ordering::SeqCst) < SUBMISSIONS {
                        let receipt = submit(&world.base, submitted.load(Ordering::SeqCst));
                        receipts.lock().unwrap().push(receipt);
                    }
                });
            }
            scope.spawn(|| {
                while submitted.load(Ordering::SeqCst) < SUBMISSIONS {
                    let receipt = receipts.lock().unwrap().pop();
                    if let Some(receipt) = receipt {
                        withdraw(&world.base, &receipt);
                        withdrawn.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        });
        let withdrawn = withdrawn.into_inner();
        assert!(withdrawn > 0, "nothing was withdrawn");
        assert_eq!(world.verify(), u64::try_from(SUBMISSIONS - withdrawn).unwrap());
    });
}
