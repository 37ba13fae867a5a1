//! Submissions on both databases.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use urbivox::clock::Clock;
use urbivox::server::Server;
use uuid::Uuid;

use crate::world::{Database, SURVEY, World, agent, config, submission, visit};

#[test]
fn an_answer_sent_twice_is_counted_once_and_has_one_receipt() {
    World::on_each(|world| {
        world.publish(&visit());
        let body = submission(&json!({"satisfaction": 5}));
        let first = world.post(&format!("{SURVEY}/responses"), &body);
        let again = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!((first.status, again.status), (201, 200), "{first:?} {again:?}");
        assert_eq!(first.json(), again.json());
        assert_eq!(first.json()["submission_id"], body["submission_id"]);
        assert_eq!(first.json()["version"], 1);
        assert_eq!(world.results("")["responses"], 1);
        assert_eq!(world.verify(), 1);
    });
}

#[test]
fn the_same_submission_with_other_answers_is_a_conflict() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut body = submission(&json!({"satisfaction": 5}));
        assert_eq!(world.post(&format!("{SURVEY}/responses"), &body).status, 201);
        body["answers"]["satisfaction"] = json!(4);
        let differs = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!(
            (differs.status, differs.problem().as_str()),
            (409, "submission-differs")
        );
        assert_eq!(world.results("")["questions"][0]["counts"], json!({"5": 1}));
    });
}

#[test]
fn a_submission_sent_concurrently_is_stored_once() {
    World::on_each(|world| {
        world.publish(&visit());
        let body = submission(&json!({"satisfaction": 5, "district": "north"}));
        let statuses: Vec<u16> = thread::scope(|scope| {
            let post = || world.post(&format!("{SURVEY}/responses"), &body).status;
            let hands: Vec<_> = (0..16).map(|_| scope.spawn(post)).collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        assert_eq!(
            statuses.iter().filter(|status| **status == 201).count(),
            1,
            "{statuses:?}"
        );
        assert!(
            statuses.iter().all(|status| [200, 201].contains(status)),
            "{statuses:?}"
        );
        assert_eq!(world.verify(), 1);
    });
}

#[test]
fn concurrent_submissions_are_all_counted() {
    World::on_each(|world| {
        world.publish(&visit());
        thread::scope(|scope| {
            for hand in 0..8 {
                scope.spawn(move || {
                    for turn in 0..25 {
                        let score = (hand + turn) % 5 + 1;
                        let district = ["north", "south"][turn % 2];
                        let answer = world.submit(&json!({"satisfaction": score, "district": district}));
                        assert_eq!(answer.status, 201, "{answer:?}");
                    }
                });
            }
        });
        let results = world.results("");
        assert_eq!(results["responses"], 200);
        assert_eq!(
            results["questions"][0]["counts"],
            json!({"1": 40, "2": 40, "3": 40, "4": 40, "5": 40})
        );
        assert_eq!(world.verify(), 200);
    });
}

#[test]
fn an_answer_to_the_previous_version_is_accepted() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut next = visit();
        next["pages"][0]["questions"].as_array_mut().unwrap().pop();
        assert_eq!(world.publish(&next), 2);
        let mut old = submission(&json!({"satisfaction": 4, "comment": "still on my screen"}));
        old["version"] = json!(1);
        let answer = world.post(&format!("{SURVEY}/responses"), &old);
        assert_eq!((answer.status, &answer.json()["version"]), (201, &json!(1)));
        let new = world.submit(&json!({"satisfaction": 5}));
        assert_eq!((new.status, &new.json()["version"]), (201, &json!(2)));
        assert_eq!(world.submit(&json!({"satisfaction": 5, "comment": "x"})).status, 422);
        let results = world.results("");
        assert_eq!(results["responses"], 2);
        assert_eq!(
            results["questions"][0]["counts"],
            json!({"4": 1, "5": 1}),
            "one question over both versions"
        );
        assert_eq!(world.verify(), 2);
    });
}

#[test]
fn all_violations_are_reported_together_and_nothing_is_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let answers =
            json!({"satisfaction": 6, "district": "west", "minutes": 601, "colour": "red", "parts": {"clarity": 9}});
        let mut body = submission(&answers);
        body["language"] = json!("sv");
        let refused = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!((refused.status, refused.problem().as_str()), (422, "invalid-answers"));
        let mut errors = refused.errors();
        errors.sort();
        let expected = [
            ("/answers/colour", "unknown-question"),
            ("/answers/district", "not-offered"),
            ("/answers/minutes", "out-of-range"),
            ("/answers/parts/clarity", "off-scale"),
            ("/answers/satisfaction", "off-scale"),
            ("/language", "not-offered"),
        ];
        assert_eq!(
            errors,
            expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()))
        );
        assert_eq!(world.verify(), 0);
    });
}

#[test]
fn a_check_responds_like_a_submission_and_stores_nothing() {
    World::on_each(|world| {
        world.publish(&visit());
        let path = format!("{SURVEY}/responses/check");
        let fine = world.post(&path, &submission(&json!({"satisfaction": 3, "why": ["slow"]})));
        assert_eq!((fine.status, fine.json()), (200, json!({"violations": 0})));
        let wrong = world.post(&path, &submission(&json!({})));
        assert_eq!(
            (wrong.status, wrong.errors()),
            (422, vec![("/answers/satisfaction".to_owned(), "required".to_owned())])
        );
        assert_eq!(world.verify(), 0);
    });
}

#[test]
fn a_closed_survey_accepts_nothing_until_published_again() {
    World::on_each(|world| {
        world.publish(&visit());
        let closed = world.call("POST", &format!("{SURVEY}/close"), &Value::Null);
        assert_eq!((closed.status, &closed.json()["state"]), (200, &json!("closed")));
        let refused = world.submit(&json!({"satisfaction": 5}));
        assert_eq!((refused.status, refused.problem().as_str()), (409, "closed"));
        world.publish(&visit());
        assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
    });
}

#[test]
fn placements_beyond_the_limit_are_counted_together() {
    World::on_each(|world| {
        world.publish(&visit());
        let send = |placement: &str| {
            let mut body = submission(&json!({"satisfaction": 5}));
            body["placement"] = json!(placement);
            world.post(&format!("{SURVEY}/responses"), &body)
        };
        for number in 0..500 {
            assert_eq!(send(&format!("p-{number}")).status, 201);
        }
        assert_eq!(send("p-500").status, 201);
        assert_eq!(world.results("?placement=p-7")["responses"], 1);
        assert_eq!(world.results("?placement=other")["responses"], 1);
        assert_eq!(send("Not A Slug").problem(), "invalid-answers");
        assert_eq!(world.verify(), 501);
    });
}

#[test]
fn an_unknown_survey_is_not_found() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let body = json!({"submission_id": Uuid::now_v7(), "answers": {}});
        let answer = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!((answer.status, answer.problem().as_str()), (404, "no-such-survey"));
    });
}

#[test]
fn a_retry_gets_its_receipt_whatever_the_state_of_the_survey() {
    World::on_each(|world| {
        world.publish(&visit());
        let path = format!("{SURVEY}/responses");
        let body = submission(&json!({"satisfaction": 5, "comment": "the answer to this got lost"}));
        let first = world.post(&path, &body);
        let mut next = visit();
        next["pages"][0]["questions"].as_array_mut().unwrap().pop();
        next["pages"][0]["questions"].as_array_mut().unwrap().pop();
        world.publish(&next);
        let after_publish = world.post(&path, &body);
        assert_eq!(
            (after_publish.status, after_publish.json()),
            (200, first.json()),
            "{after_publish:?}"
        );
        world.call("POST", &format!("{SURVEY}/close"), &Value::Null);
        let after_close = world.post(&path, &body);
        assert_eq!(
            (after_close.status, after_close.json()),
            (200, first.json()),
            "{after_close:?}"
        );
        let mut other = body.clone();
        other["answers"]["satisfaction"] = json!(1);
        assert_eq!(world.post(&path, &other).problem(), "closed");
        assert_eq!(world.verify(), 1);
    });
}

#[test]
fn a_version_retires_after_the_lifetime_of_its_forms() {
    for database in Database::each() {
        let mut database = Some(database);
        for (time, status) in [
            ("2026-01-01T00:00:00Z", 201),
            ("2026-01-07T23:00:00Z", 201),
            ("2026-01-08T01:00:00Z", 409),
        ] {
            let world = World::on(database.take().unwrap(), Clock::Fixed(time.parse().unwrap()), u32::MAX);
            if time.starts_with("2026-01-01") {
                world.publish(&visit());
                world.publish(&visit());
            }
            let mut body = submission(&json!({"satisfaction": 5}));
            body["version"] = json!(1);
            let answer = world.post(&format!("{SURVEY}/responses"), &body);
            assert_eq!(answer.status, status, "{time}: {answer:?}");
            if status == 409 {
                assert_eq!(answer.problem(), "retired-version");
            }
            database = Some(world.into_database());
        }
    }
}

#[test]
fn counts_of_two_replicas_are_summed() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let replica = Server::start(config(&world.database, u32::MAX), Clock::System).unwrap();
        let bases = [world.base.clone(), format!("http://{}", replica.address())];
        thread::scope(|scope| {
            for hand in 0..8 {
                let base = &bases[hand % 2];
                scope.spawn(move || {
                    let agent = agent();
                    for turn in 0..25 {
                        let mut body = submission(&json!({"satisfaction": turn % 5 + 1, "district": "north"}));
                        body["placement"] = json!(["link", "qr-desk-2", "widget"][turn % 3]);
                        let answer = agent
                            .post(format!("{base}{SURVEY}/responses"))
                            .send_json(&body)
                            .unwrap();
                        assert_eq!(answer.status(), 201);
                    }
                });
            }
        });
        assert_eq!(world.results("")["responses"], 200);
        assert_eq!(world.verify(), 200);

        // A closed survey is seen by other replicas at their next poll of the database.
        world.call("POST", &format!("{SURVEY}/close"), &Value::Null);
        let deadline = Instant::now() + Duration::from_secs(20);
        let refused = || {
            let body = submission(&json!({"satisfaction": 5}));
            agent()
                .post(format!("{}{SURVEY}/responses", bases[1]))
                .send_json(&body)
                .unwrap()
                .status()
                == 409
        };
        while !refused() {
            assert!(Instant::now() < deadline, "the other replica did not see the change");
        }
    }
}
