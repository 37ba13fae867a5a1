//! PostgreSQL: a batch in one call of the function `store_batch`, and what it refuses.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use serde_json::{Value, json};
use urbivox::clock::Clock;
use urbivox::server::Server;
use uuid::Uuid;

use crate::storage::committer_statements::Recorder;
use crate::storage::migrations::{known, open};
use crate::world::{Answer, Database, SURVEY, World, agent, config, submission, visit};

const CALL: &str = "select response_ids, revision from store_batch(";
const CLIENTS: usize = 16;
/// Operations of all clients together.
const OPERATIONS: usize = 1_200;

fn post(world: &World, body: &Value) -> Answer {
    world.post(&format!("{SURVEY}/responses"), body)
}

/// A server that stored two responses, so that its counters are known, with the events of its committer.
fn warmed(database: Database) -> (World, Recorder) {
    let (world, recorder) = Recorder::start(database);
    world.publish(&visit());
    for _ in 0..2 {
        assert_eq!(
            world.submit(&json!({"satisfaction": 3, "district": "north"})).status,
            201
        );
    }
    recorder.take();
    (world, recorder)
}

/// Asserts that the next response is stored in one call.
fn assert_one_call(world: &World, recorder: &Recorder) {
    recorder.take();
    let answer = world.submit(&json!({"satisfaction": 3, "district": "north", "comment": "words"}));
    assert_eq!(answer.status, 201, "{answer:?}");
    let sent = recorder.take_sent();
    assert!(sent.len() == 1 && sent[0].starts_with(CALL), "{sent:#?}");
}

/// Asserts that the last batch was refused by the function and then stored or refused statement by statement.
fn assert_refused(recorder: &Recorder) {
    let sent = recorder.take_sent();
    assert!(sent[0].starts_with(CALL) && sent[1].starts_with("BEGIN"), "{sent:#?}");
}

/// SQL of the bytes of a submission's id.
fn bytes_of(body: &Value) -> String {
    let id: Uuid = body["submission_id"].as_str().unwrap().parse().unwrap();
    format!("'\\x{}'::bytea", id.simple())
}

#[test]
fn a_batch_is_one_call_when_nobody_else_counts() {
    let (world, recorder) = warmed(Database::postgres());
    for _ in 0..3 {
        assert_one_call(&world, &recorder);
    }
    assert_eq!(world.verify(), 5);
}

#[test]
fn a_submission_that_was_stored_before_has_its_receipt_again() {
    let (world, recorder) = warmed(Database::postgres());
    let mut body = submission(&json!({"satisfaction": 5}));
    let first = post(&world, &body);
    assert_eq!(first.status, 201);
    recorder.take();
    let again = post(&world, &body);
    assert_eq!((again.status, again.json()), (200, first.json()));
    assert_refused(&recorder);
    body["answers"]["satisfaction"] = json!(1);
    assert_eq!(post(&world, &body).problem(), "submission-differs");
    assert_one_call(&world, &recorder);
    assert_eq!(world.verify(), 4);
}

#[test]
fn a_withdrawn_submission_is_not_stored_again() {
    let (world, recorder) = warmed(Database::postgres());
    let body = submission(&json!({"satisfaction": 5, "comment": "gone"}));
    let receipt = post(&world, &body).json()["receipt"].as_str().unwrap().to_owned();
    let gone = world.send("DELETE", &format!("/api/v1/responses/{receipt}"), &[], b"");
    assert_eq!(gone.status, 204);
    // Learns the counters again, which the withdrawal has changed.
    assert_eq!(world.submit(&json!({"satisfaction": 3})).status, 201);
    recorder.take();
    let again = post(&world, &body);
    assert_eq!((again.status, again.problem().as_str()), (410, "withdrawn"));
    assert_refused(&recorder);
    assert_one_call(&world, &recorder);
    assert_eq!(world.verify(), 4);
}

/// Waits until a call of the function waits for a lock, and runs this on it: SQL with `pid`.
fn on_waiting_call(database: &Database, what: &str) {
    let sql = format!(
        "select ({what})::text as what from pg_stat_activity where datname = current_database() \
         and wait_event_type = 'Lock' and query like '%store_batch%' and pid <> pg_backend_pid()"
    );
    let mut watcher = open(database);
    let deadline = Instant::now() + Duration::from_secs(15);
    while known(&mut watcher, &sql).is_empty() {
        assert!(Instant::now() < deadline, "no call waits");
        thread::yield_now();
    }
}

#[test]
fn a_withdrawal_that_is_committed_while_a_call_waits_is_seen() {
    let (world, recorder) = warmed(Database::postgres());
    let body = submission(&json!({"satisfaction": 3, "district": "north"}));
    assert_eq!(post(&world, &body).status, 201);
    recorder.take();
    let mut other = PgConnection::establish(world.database.url()).unwrap();
    let id = bytes_of(&body);
    let withdraw = format!(
        "begin; delete from responses where submission_id = {id}; \
         insert into withdrawals (submission_id, withdrawn_at) values ({id}, 1)"
    );
    other.batch_execute(&withdraw).unwrap();
    let answer = thread::scope(|scope| {
        let resent = scope.spawn(|| post(&world, &body));
        on_waiting_call(&world.database, "pid");
        other.batch_execute("commit").unwrap();
        resent.join().unwrap()
    });
    assert_eq!((answer.status, answer.problem().as_str()), (410, "withdrawn"));
    assert_refused(&recorder);
    let count = format!("select count(*)::text as what from responses where submission_id = {id}");
    assert_eq!(known(&mut open(&world.database), &count), ["0"]);
}

#[test]
fn a_held_submission_is_not_stored_beside_its_held_response() {
    let (world, recorder) = warmed(Database::postgres());
    let body = submission(&json!({"satisfaction": 5}));
    world.execute(&format!(
        "insert into holds (submission_id, survey_id, version_id, placement, language, day, submitted_at, answers, doubt, \
         state) select {}, survey_id, id, 'link', 'en', 1, 1, '{{}}', 'too-fast', 0 from versions",
        bytes_of(&body)
    ));
    let again = post(&world, &body);
    assert_eq!((again.status, again.problem().as_str()), (409, "submission-differs"));
    assert_refused(&recorder);
    assert_one_call(&world, &recorder);
    assert_eq!(world.verify(), 3);
}

#[test]
fn a_counter_block_that_was_changed_is_read_again() {
    let (world, recorder) = warmed(Database::postgres());
    world.execute("update tallies set counts = counts");
    assert_eq!(world.submit(&json!({"satisfaction": 3})).status, 201);
    assert_refused(&recorder);
    assert_one_call(&world, &recorder);
    assert_eq!(world.verify(), 4);
}

#[test]
fn refusals_in_a_row_pause_the_calls() {
    let (world, recorder) = warmed(Database::postgres());
    let body = submission(&json!({"satisfaction": 5}));
    assert_eq!(post(&world, &body).status, 201);
    recorder.take();
    for _ in 0..60 {
        assert_eq!(post(&world, &body).status, 200);
    }
    let sent = recorder.take_sent();
    let calls = sent.iter().filter(|sql| sql.starts_with(CALL)).count();
    assert!((1..60).contains(&calls), "{calls} calls");
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        recorder.take();
        assert_eq!(world.submit(&json!({"satisfaction": 3})).status, 201);
        if recorder.take_sent().iter().any(|sql| sql.starts_with(CALL)) {
            break;
        }
        assert!(Instant::now() < deadline, "the calls are not resumed");
    }
    world.verify();
}

#[test]
fn defaults_of_the_role_change_neither_isolation_nor_durability() {
    let database = Database::postgres();
    let (server, name) = database.url().rsplit_once('/').unwrap();
    let set = format!(
        "alter database {name} set default_transaction_isolation = 'repeatable read'; \
         alter database {name} set synchronous_commit = off; \
         alter database {name} set default_transaction_read_only = on"
    );
    let mut conn = PgConnection::establish(&format!("{server}/postgres")).unwrap();
    conn.batch_execute(&set).unwrap();
    let settings = "select current_setting(name) as what from unnest(array['transaction_isolation', \
                    'synchronous_commit', 'transaction_read_only']) as name";
    let found = known(&mut open(&database), settings);
    assert_eq!(found, ["read committed", "on", "off"]);
    let (world, recorder) = warmed(database);
    assert_one_call(&world, &recorder);
    assert_eq!(world.verify(), 3);
}

#[test]
fn the_function_works_only_in_transactions_that_see_what_others_commit() {
    let (world, _recorder) = warmed(Database::postgres());
    let mut conn = PgConnection::establish(world.database.url()).unwrap();
    let refused = conn.batch_execute(
        "begin isolation level repeatable read; \
         select store_batch('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
    );
    let message = refused.unwrap_err().to_string();
    assert!(message.contains("not read committed"), "{message}");
}

#[test]
fn a_connection_cut_in_a_call_counts_nothing_twice() {
    let (world, _recorder) = warmed(Database::postgres());
    let body = submission(&json!({"satisfaction": 5, "comment": "once"}));
    let mut other = PgConnection::establish(world.database.url()).unwrap();
    // The call waits here, after it has inserted the response.
    other
        .batch_execute("begin; lock table withdrawals in access exclusive mode")
        .unwrap();
    let failed = thread::scope(|scope| {
        let waiting = scope.spawn(|| post(&world, &body));
        on_waiting_call(&world.database, "pg_terminate_backend(pid)");
        waiting.join().unwrap()
    });
    other.batch_execute("rollback").unwrap();
    assert_eq!(failed.status, 503, "{failed:?}");
    let first = post(&world, &body);
    assert_eq!(first.status, 201, "{first:?}");
    assert_eq!(post(&world, &body).json(), first.json());
    assert_eq!(world.verify(), 3);
}

/// Sends until the server answers otherwise than 503, at most for 30 seconds.
fn settled(request: impl Fn() -> ureq::http::Response<ureq::Body>) -> ureq::http::Response<ureq::Body> {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let answer = request();
        if answer.status() != 503 {
            return answer;
        }
        assert!(Instant::now() < deadline, "the server stays unavailable");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Submits, and in a third of the turns withdraws and sends the same submission again, also to the other replica.
fn operate(bases: &[String; 2], turn: usize, stored: &Mutex<Vec<Uuid>>, withdrawn: &Mutex<Vec<Uuid>>) {
    let agent = agent();
    let id = Uuid::now_v7();
    let body = json!({"submission_id": id, "answers": {"satisfaction": turn % 5 + 1, "comment": "words"}});
    let send = |base: &str| {
        let url = format!("{base}{SURVEY}/responses");
        settled(|| agent.post(&url).send_json(&body).unwrap())
    };
    let mut answer = send(&bases[turn % 2]);
    assert!([200, 201].contains(&answer.status().as_u16()), "{answer:?}");
    let receipt: Value = answer.body_mut().read_json().unwrap();
    let receipt = receipt["receipt"].as_str().unwrap();
    if !turn.is_multiple_of(3) {
        stored.lock().unwrap().push(id);
        return;
    }
    thread::scope(|scope| {
        let resent = scope.spawn(|| send(&bases[(turn / 3) % 2]).status().as_u16());
        let url = format!("{}/api/v1/responses/{receipt}", bases[(turn + 1) % 2]);
        let gone = settled(|| agent.delete(&url).call().unwrap());
        // 404: a withdrawal whose answer was lost has happened.
        assert!([204, 404].contains(&gone.status().as_u16()), "{gone:?}");
        let resent = resent.join().unwrap();
        assert!([200, 410].contains(&resent), "{resent}");
    });
    let refused = send(&bases[turn % 2]);
    assert_eq!(refused.status(), 410, "{refused:?}");
    withdrawn.lock().unwrap().push(id);
}

#[test]
fn replicas_that_count_withdraw_and_resend_agree_while_connections_are_cut() {
    let world = World::on(Database::postgres(), Clock::System, u32::MAX);
    world.publish(&visit());
    let replica = Server::start(config(&world.database, u32::MAX), Clock::System).unwrap();
    let bases = [world.base.clone(), format!("http://{}", replica.address())];
    let (stored, withdrawn) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let turns = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let turn = turns.fetch_add(1, Ordering::SeqCst);
                        if turn >= OPERATIONS {
                            break;
                        }
                        operate(&bases, turn, &stored, &withdrawn);
                    }
                })
            })
            .collect();
        let (server, name) = world.database.url().rsplit_once('/').unwrap();
        let mut conn = PgConnection::establish(&format!("{server}/postgres")).unwrap();
        let cut = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        let is_over = &is_over;
        let turns = &turns;
        scope.spawn(move || {
            for part in 1..=3 {
                while turns.load(Ordering::SeqCst) < OPERATIONS * part / 4 && !is_over.load(Ordering::SeqCst) {
                    thread::yield_now();
                }
                conn.batch_execute(&cut).unwrap();
            }
        });
        let outcomes: Vec<_> = clients.into_iter().map(thread::ScopedJoinHandle::join).collect();
        is_over.store(true, Ordering::SeqCst);
        assert!(outcomes.iter().all(Result::is_ok), "a client failed");
    });
    let (stored, withdrawn) = (stored.into_inner().unwrap(), withdrawn.into_inner().unwrap());
    assert_eq!(stored.len() + withdrawn.len(), OPERATIONS);
    assert_eq!(world.verify(), u64::try_from(stored.len()).unwrap());
    let back = "select encode(submission_id, 'hex') as what from responses";
    let there = known(&mut open(&world.database), back);
    assert!(withdrawn.iter().all(|id| !there.contains(&id.simple().to_string())));
}
