//! The group commit under load, on both databases.

use std::sync::mpsc::channel;
use std::thread;

use diesel::connection::SimpleConnection;
use serde_json::json;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions;
use urbivox::app::submissions::{Progress, RawSubmission, Sender, SubmissionError};
use urbivox::clock::Clock;
use urbivox::storage::{Db, Error};
use urbivox_core::survey::slug::Slug;
use uuid::Uuid;

use crate::world::{Database, SURVEY, World, submission, visit};

/// More than the queue holds, and more than one transaction takes.
const FLOOD: usize = 6_000;

pub(crate) fn execute(db: &mut Db, sqlite: &str, postgres: &str) -> Result<(), Error> {
    match db {
        Db::Sqlite(conn) => conn.batch_execute(sqlite)?,
        Db::Postgres(conn) => conn.batch_execute(postgres)?,
    }
    Ok(())
}

#[test]
fn a_full_queue_refuses_and_loses_no_accepted_submission() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let app = world.server.app();
        let slug = |text| Slug::parse(text).unwrap();
        let path = SurveyPath {
            city: slug("tampere"),
            service: slug("day-care"),
            survey: slug("visit"),
        };
        let published = app.catalogue.find(&app.storage, &path).unwrap().unwrap();

        let (held, is_held) = channel();
        let (release, is_released) = channel::<()>();
        let mut taken = Vec::new();
        let mut refused = 0;
        thread::scope(|scope| {
            // A slow writer holds the lock.
            scope.spawn(move || {
                let work = |db: &mut Db| {
                    execute(db, "select 1", "lock table responses in exclusive mode")?;
                    held.send(()).unwrap();
                    is_released.recv().unwrap();
                    Ok::<_, Error>(())
                };
                app.storage.write(work).unwrap();
            });
            is_held.recv().unwrap();
            for _ in 0..FLOOD {
                let answers = serde_json::from_value(json!({"satisfaction": 5})).unwrap();
                let raw = RawSubmission::new(Uuid::now_v7(), answers);
                match submissions::submit(app, &published, &Sender::Public.into(), raw) {
                    step @ Progress::Committing(_) => taken.push(step),
                    Progress::Settled(Err(SubmissionError::Busy)) => refused += 1,
                    Progress::Settled(other) => panic!("{other:?}"),
                    Progress::Waiting(_) => panic!("nothing is held or refused here"),
                }
            }
            let ready = world.send("GET", "/readyz", &[], b"");
            assert_eq!(ready.status, 503, "a full server is not ready");
            let told = world.submit(&json!({"satisfaction": 5}));
            assert_eq!((told.status, told.problem().as_str()), (503, "busy"));
            assert!(!told.header("retry-after").is_empty());
            release.send(()).unwrap();
        });
        assert!(
            refused > 0 && !taken.is_empty(),
            "{} taken, {refused} refused",
            taken.len()
        );
        let stored = taken.len();
        for step in taken {
            step.wait(app).unwrap();
        }
        assert_eq!(world.verify(), u64::try_from(stored).unwrap());
    }
}

#[test]
fn one_bad_row_does_not_fail_its_neighbours() {
    World::on_each(|world| {
        world.publish(&visit());
        let poison = |db: &mut Db| {
            execute(
                db,
                "create trigger poison before insert on responses when new.answers like '%poison%' \
                 begin select raise(abort, 'a secret of the database'); end",
                "alter table responses add constraint a_secret_of_the_database check (answers not like '%poison%')",
            )
        };
        world.server.app().storage.write(poison).unwrap();
        let statuses: Vec<(bool, u16)> = thread::scope(|scope| {
            let hands: Vec<_> = (0..24)
                .map(|hand| {
                    scope.spawn(move || {
                        let is_bad = hand % 8 == 3;
                        let comment = if is_bad { "poison" } else { "fine" };
                        let body = submission(&json!({"satisfaction": 5, "comment": comment}));
                        let answer = world.post(&format!("{SURVEY}/responses"), &body);
                        assert!(!answer.text.contains("secret"), "a 5xx carries no cause: {answer:?}");
                        (is_bad, answer.status)
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        for (is_bad, status) in statuses {
            assert_eq!(status, if is_bad { 500 } else { 201 });
        }
        assert_eq!(world.verify(), 21);
    });
}
