//! The statements that the committer sends, as diesel reports them.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use serde_json::json;
use urbivox::clock::Clock;

use crate::world::{Database, World, visit};

/// What a connection reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A statement is sent.
    Sent(String),
    /// A statement was prepared, and is not parsed again.
    Prepared(String),
}

type Events = Arc<Mutex<Vec<Event>>>;

thread_local! {
    /// Set while a thread opens connections whose events are recorded.
    static SINK: RefCell<Option<Events>> = const { RefCell::new(None) };
}

/// The events of a server's committer.
pub(crate) struct Recorder(Events);

impl Recorder {
    /// Starts a server and records the events of the connections that this thread opens: the committer's, and one that
    /// migrates the database.
    pub(crate) fn start(database: Database) -> (World, Recorder) {
        set_default_instrumentation(|| {
            let events = SINK.with_borrow(Clone::clone)?;
            let record = move |event: InstrumentationEvent<'_>| {
                let event = match event {
                    InstrumentationEvent::StartQuery { query, .. } => Event::Sent(without_values(&query.to_string())),
                    InstrumentationEvent::CacheQuery { sql, .. } => Event::Prepared(sql.trim().to_owned()),
                    _ => return,
                };
                events.lock().unwrap_or_else(PoisonError::into_inner).push(event);
            };
            Some(Box::new(record) as Box<dyn Instrumentation>)
        })
        .unwrap();
        let events = Events::default();
        SINK.set(Some(Arc::clone(&events)));
        let world = World::on(database, Clock::System, u32::MAX);
        SINK.set(None);
        (world, Recorder(events))
    }

    /// Returns the events since the last call.
    pub(crate) fn take(&self) -> Vec<Event> {
        let mut events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *events)
    }

    /// Returns the statements since the last call.
    pub(crate) fn take_sent(&self) -> Vec<String> {
        let sent = self.take().into_iter().filter_map(|event| match event {
            Event::Sent(sql) => Some(sql),
            Event::Prepared(_) => None,
        });
        sent.collect()
    }
}

/// A statement as it is prepared, without the values that diesel shows after it.
fn without_values(shown: &str) -> String {
    let sql = shown.split_once("-- binds:").map_or(shown, |(sql, _)| sql);
    sql.trim().to_owned()
}

/// Stores a response with a comment and asserts that it is new.
fn submit(world: &World) {
    let answers = json!({"satisfaction": 4, "district": "north", "comment": "Thank you"});
    assert_eq!(world.submit(&answers).status, 201);
}

#[test]
fn no_statement_of_the_committer_is_parsed_again() {
    for database in Database::each() {
        let (world, recorder) = Recorder::start(database);
        world.publish(&visit());
        for _ in 0..3 {
            submit(&world);
        }
        let prepared = recorder.take();
        submit(&world);
        let sent = recorder.take_sent();
        assert!(!sent.is_empty(), "no event of the committer was recorded");
        for sql in sent {
            // Begin and commit have no parameters, and diesel sends them as text.
            let is_control = sql.starts_with("BEGIN") || sql.starts_with("COMMIT");
            assert!(
                is_control || prepared.contains(&Event::Prepared(sql.clone())),
                "{sql} was not prepared before, on {}: {prepared:#?}",
                world.database.url()
            );
            assert!(
                !sql.to_uppercase().contains(" LIMIT "),
                "SQLite parses this again each time: {sql}"
            );
        }
    }
}

#[test]
fn unchanged_counters_are_not_read_again() {
    let (world, recorder) = Recorder::start(Database::sqlite());
    world.publish(&visit());
    submit(&world);
    let reads = |sent: Vec<String>| sent.iter().filter(|sql| sql.starts_with("select counts")).count();
    recorder.take();
    submit(&world);
    assert_eq!(reads(recorder.take_sent()), 0);
    world.execute("update cities set name = 'Another name'");
    submit(&world);
    assert_eq!(reads(recorder.take_sent()), 1, "another connection has committed");
    assert_eq!(world.verify(), 3);
}
