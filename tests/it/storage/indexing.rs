//! The search index of comments while it is written: a search finds every stored comment once, and none that is withdrawn.

mod history;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::comments as app_comments;
use urbivox::app::comments::{CommentFilter, CommentUpdate, State};
use urbivox::app::ops::verify;
use urbivox::clock::Clock;
use urbivox::server::Server;
use urbivox::storage::{Error, comment_blocks, comments, unindexed_batches};
use urbivox_core::survey::slug::Slug;

use crate::process::Process;
use crate::world::{Database, SURVEY, World, agent, config, submission, visit};

use history::{History, SetOnDrop};

const CLIENTS: usize = 8;
const KILLS: usize = 5;
/// Responses that wait for a paused indexer.
const BACKLOG: usize = 1_600;
/// Operations between two kills.
const OPERATIONS_BETWEEN_KILLS: usize = 120;
/// More than any test stores.
const ALL: usize = 100_000;
/// Maximum wait for a background thread.
const WAIT_MAX: Duration = Duration::from_secs(60);

fn path() -> SurveyPath {
    let slug = |text| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

/// The texts that a search finds; everything without words.
fn found(app: &App, words: Option<&str>) -> Vec<String> {
    let filter = CommentFilter {
        words: words.map(str::to_owned),
        ..CommentFilter::default()
    };
    let list = app_comments::list(app, &path(), &filter, None, ALL).unwrap();
    list.into_iter().map(|comment| comment.words).collect()
}

fn unindexed(app: &App) -> usize {
    app.storage.read(unindexed_batches::all).unwrap().len()
}

fn blocks(app: &App) -> usize {
    let all = |db: &mut urbivox::storage::Db| comment_blocks::after(db, i64::MIN, 100_000);
    app.storage.read(all).unwrap().len()
}

fn submit(base: &str, comment: &str) -> String {
    let body = submission(&json!({"satisfaction": 4, "comment": comment}));
    let sent = agent().post(format!("{base}{SURVEY}/responses")).send_json(&body);
    let mut answer = sent.unwrap();
    assert_eq!(answer.status(), 201);
    let stored: Value = answer.body_mut().read_json().unwrap();
    stored["receipt"].as_str().unwrap().to_owned()
}

fn correct(world: &World, receipt: &str, comment: &str) {
    let body = json!({"answers": {"satisfaction": 3, "comment": comment}});
    let done = world.call("PUT", &format!("/api/v1/responses/{receipt}"), &body);
    assert_eq!(done.status, 200, "{done:?}");
}

fn withdraw(world: &World, receipt: &str) {
    let done = world.call("DELETE", &format!("/api/v1/responses/{receipt}"), &Value::Null);
    assert_eq!(done.status, 204, "{done:?}");
}

#[test]
fn what_is_changed_before_it_is_indexed_is_found_as_it_is_now() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let paused = app.indexer.pause();
        let receipts: Vec<String> = (0..4)
            .map(|number| submit(&world.base, &format!("first{number}")))
            .collect();
        correct(world, &receipts[1], "second1");
        withdraw(world, &receipts[2]);
        correct(world, &receipts[3], "second3");
        correct(world, &receipts[3], "");
        let expected = ["second1", "first0"].map(str::to_owned);
        let sorted = || found(app, None).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(sorted(), expected.clone().into());
        assert_eq!(app_comments::count(app, &path()).unwrap(), [2, 0, 0]);
        assert_eq!(world.verify(), 3);
        drop(paused);
        app.indexer.index_all().unwrap();
        assert_eq!((unindexed(app), sorted()), (0, expected.into()));
        for (words, expected) in [
            ("first", vec!["first0"]),
            ("second", vec!["second1"]),
            ("first2", vec![]),
        ] {
            assert_eq!(found(app, Some(words)), expected, "{words} on {}", world.database.url());
        }
        assert_eq!(app_comments::count(app, &path()).unwrap(), [2, 0, 0]);
        assert_eq!(world.verify(), 3);
    });
}

/// Also when the next response is stored while the withdrawn one waits for the indexer.
#[test]
fn the_words_of_a_withdrawn_response_are_not_those_of_the_next_one() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let paused = app.indexer.pause();
        let receipt = submit(&world.base, "secret");
        withdraw(world, &receipt);
        submit(&world.base, "harmless");
        let receipt = submit(&world.base, "private");
        withdraw(world, &receipt);
        assert_eq!(world.submit(&json!({"satisfaction": 4})).status, 201);
        assert_eq!(world.verify(), 2);
        drop(paused);
        app.indexer.index_all().unwrap();
        assert_eq!(world.verify(), 2);
        for words in ["secret", "private"] {
            assert_eq!(found(app, Some(words)), [""; 0], "{words} on {}", world.database.url());
        }
        assert_eq!(found(app, Some("harmless")), ["harmless"]);
        assert_eq!(found(app, None), ["harmless"]);
    });
}

#[test]
fn notes_belong_to_their_comment_and_go_with_it() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let receipts: Vec<String> = (0..3)
            .map(|number| submit(&world.base, &format!("word{number}")))
            .collect();
        for comment in app_comments::list(app, &path(), &CommentFilter::default(), None, ALL).unwrap() {
            let note = CommentUpdate {
                state: State::Done,
                owner: "Åke".to_owned(),
                tags: vec![comment.words.clone(), "Jono".to_owned()],
            };
            app_comments::change(app, &path(), &comment.id, &note).unwrap();
        }
        let with = |filter: &CommentFilter| {
            let list = app_comments::list(app, &path(), filter, None, ALL).unwrap();
            list.into_iter().map(|comment| comment.words).collect::<Vec<_>>()
        };
        let tagged = CommentFilter {
            tag: Some("jono".to_owned()),
            ..CommentFilter::default()
        };
        let done = CommentFilter {
            state: Some(State::Done),
            words: Some("word".to_owned()),
            ..CommentFilter::default()
        };
        for _ in 0..2 {
            assert_eq!(with(&tagged), ["word2", "word1", "word0"]);
            assert_eq!(with(&done), ["word2", "word1", "word0"]);
            assert_eq!(app_comments::count(app, &path()).unwrap(), [0, 0, 3]);
            app.indexer.index_all().unwrap();
        }
        withdraw(world, &receipts[0]);
        correct(world, &receipts[1], "other");
        assert_eq!(with(&tagged), ["word2"]);
        assert_eq!(app_comments::count(app, &path()).unwrap(), [1, 0, 1]);
        let new = CommentFilter {
            state: Some(State::New),
            ..CommentFilter::default()
        };
        assert_eq!(with(&new), ["other"]);
    });
}

#[test]
fn a_withdrawal_waits_for_the_indexer() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let receipt = submit(&world.base, "gone");
        let (locked, is_locked) = channel();
        let (release, is_released) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                let work = |db: &mut urbivox::storage::Db| {
                    comments::lock(db)?;
                    locked.send(()).unwrap();
                    is_released.recv().unwrap();
                    Ok::<_, Error>(())
                };
                app.storage.write(work).unwrap();
            });
            is_locked.recv().unwrap();
            let withdrawing = scope.spawn(|| withdraw(world, &receipt));
            thread::sleep(Duration::from_millis(300));
            assert!(!withdrawing.is_finished(), "on {}", world.database.url());
            release.send(()).unwrap();
            withdrawing.join().unwrap();
        });
        app.indexer.index_all().unwrap();
        assert_eq!((found(app, None), blocks(app), unindexed(app)), (Vec::new(), 0, 0));
    });
}

#[test]
fn a_backlog_is_searched_like_the_index() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let paused = app.indexer.pause();
        thread::scope(|scope| {
            for client in 0..CLIENTS {
                scope.spawn(move || {
                    for number in 0..BACKLOG / CLIENTS {
                        submit(&world.base, &format!("client{client} number{number}"));
                    }
                });
            }
        });
        assert_eq!(unindexed(app), BACKLOG);
        let page = |limit| {
            let filter = CommentFilter {
                words: Some("client3".to_owned()),
                ..CommentFilter::default()
            };
            let list = app_comments::list(app, &path(), &filter, None, limit).unwrap();
            list.into_iter().map(|comment| comment.words).collect::<Vec<_>>()
        };
        let before = (page(26), found(app, Some("number77")), found(app, None));
        assert_eq!((before.0.len(), before.1.len(), before.2.len()), (26, CLIENTS, BACKLOG));
        let backlog = i64::try_from(BACKLOG).unwrap();
        assert_eq!(app_comments::count(app, &path()).unwrap(), [backlog, 0, 0]);
        drop(paused);
        app.indexer.index_all().unwrap();
        assert_eq!(unindexed(app), 0);
        assert!(page(26) == before.0 && found(app, Some("number77")) == before.1 && found(app, None) == before.2);
        assert_eq!(app_comments::count(app, &path()).unwrap(), [backlog, 0, 0]);
    });
}

#[test]
fn small_blocks_are_merged_and_comments_leave_merged_blocks() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let mut receipts = Vec::new();
        for number in 0..20 {
            receipts.push(submit(&world.base, &format!("word{number} common")));
            app.indexer.index_all().unwrap();
        }
        let begun = Instant::now();
        while blocks(app) > 8 {
            assert!(
                begun.elapsed() < WAIT_MAX,
                "{} blocks on {}",
                blocks(app),
                world.database.url()
            );
            thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(found(app, Some("common")).len(), 20);
        assert_eq!(found(app, Some("word7")), ["word7 common"]);
        withdraw(world, &receipts[7]);
        assert_eq!(found(app, Some("word7")), [""; 0]);
        assert_eq!(found(app, Some("common")).len(), 19);
        assert_eq!(world.verify(), 19);
    });
}

#[test]
fn a_damaged_index_is_found_and_rebuilt_by_the_recount() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        for number in 0..3 {
            submit(&world.base, &format!("word{number}"));
        }
        app.indexer.index_all().unwrap();
        let paused = app.indexer.pause();
        world.execute("delete from comment_blocks");
        let differences = |recount: verify::Recount| (recount.differences, recount.mended);
        assert_eq!(differences(verify::verify(&app.storage, |_| {}).unwrap()), (3, 0));
        // One of them twice, and one of no response.
        let storage = &app.storage;
        let queue = |id| unindexed_batches::Unindexed::changed(1, id);
        let twice = [queue(1), queue(1), queue(99)];
        storage.write(|db| unindexed_batches::insert(db, &twice)).unwrap();
        assert_eq!(differences(verify::verify(storage, |_| {}).unwrap()), (4, 0));
        assert_eq!(differences(verify::mend(storage, |_| {}).unwrap()), (4, 4));
        assert_eq!(world.verify(), 3);
        drop(paused);
        app.indexer.index_all().unwrap();
        assert_eq!(world.verify(), 3);
        assert_eq!(found(app, Some("word")).len(), 3);
    });
}

#[test]
fn a_block_that_cannot_be_read_is_a_difference_and_is_made_again() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        for number in 0..3 {
            submit(&world.base, &format!("word{number}"));
        }
        app.indexer.index_all().unwrap();
        let _paused = app.indexer.pause();
        world.execute("update comment_blocks set entries = words");
        let found_differences = verify::verify(&app.storage, |_| {}).unwrap().differences;
        assert!(found_differences >= 3, "on {}", world.database.url());
        verify::mend(&app.storage, |_| {}).unwrap();
        assert_eq!(world.verify(), 3);
        assert_eq!(found(app, Some("word")).len(), 3);
    });
}

#[test]
fn a_withdrawal_removes_every_copy_of_an_index_entry() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let receipt = submit(&world.base, "gone");
        app.indexer.index_all().unwrap();
        let _paused = app.indexer.pause();
        let columns =
            "survey_id, first_response, last_response, first_day, last_day, comments, words, postings, entries";
        let copy = format!("insert into comment_blocks ({columns}) select {columns} from comment_blocks");
        world.execute(&copy);
        let copies = blocks(app);
        assert!(copies > 1);
        withdraw(world, &receipt);
        assert_eq!(blocks(app), 0, "on {}", world.database.url());
    });
}

#[test]
fn the_file_holds_no_withdrawn_word() {
    let world = World::on_sqlite();
    world.publish(&visit());
    let app = world.server.app();
    let word = |number: usize| format!("quicksilver{number:03}x");
    let receipts: Vec<String> = (0..60)
        .map(|number| submit(&world.base, &format!("{} {}", word(number), "filler ".repeat(number))))
        .collect();
    for receipt in receipts.iter().step_by(6) {
        withdraw(&world, receipt);
    }
    app.indexer.index_all().unwrap();
    for receipt in receipts.iter().skip(3).step_by(6) {
        withdraw(&world, receipt);
    }
    let database = world.into_database();
    let bytes = std::fs::read(database.path()).unwrap();
    let is_in_file = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    for number in 0..receipts.len() {
        assert_eq!(is_in_file(&word(number)), number % 3 != 0, "{}", word(number));
    }
}

#[test]
fn every_comment_is_found_once_after_kills() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let mut database = world.into_database();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let base = format!("http://127.0.0.1:{port}");
        let history = History::default();
        for kill in 1..=KILLS {
            let process = Process::serve(&database, port);
            let is_over = AtomicBool::new(false);
            thread::scope(|scope| {
                let _over = SetOnDrop(&is_over);
                for _ in 0..CLIENTS {
                    scope.spawn(|| history.run(&base, &is_over));
                }
                let begun = Instant::now();
                while history.operations.load(Ordering::SeqCst) < kill * OPERATIONS_BETWEEN_KILLS {
                    assert!(begun.elapsed() < WAIT_MAX, "the server accepted no submissions");
                    thread::sleep(Duration::from_millis(1));
                }
                drop(process); // Sends SIGKILL under load.
            });
            let world = World::on(database, Clock::System, u32::MAX);
            let app = world.server.app();
            history.assert_found(app, &world.database);
            world.verify();
            // Every other time, the next process finds responses that are not indexed.
            if kill % 2 == 0 {
                app.indexer.index_all().unwrap();
                history.assert_found(app, &world.database);
                world.verify();
            }
            database = world.into_database();
        }
    }
}

#[test]
fn searches_are_right_while_others_write_and_index() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let app = world.server.app();
        // A second server on the same database.
        let replica = Server::start(config(&world.database, u32::MAX), Clock::System).unwrap();
        let bases = [world.base.clone(), format!("http://{}", replica.address())];
        let history = History::default();
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            let _over = SetOnDrop(&is_over);
            for client in 0..CLIENTS {
                let (history, base, is_over) = (&history, &bases[client % 2], &is_over);
                scope.spawn(move || history.run(base, is_over));
            }
            for server in [app, replica.app()] {
                let is_over = &is_over;
                scope.spawn(move || {
                    while !is_over.load(Ordering::SeqCst) {
                        // SQLite may be busy with the other server.
                        drop(server.indexer.index_all());
                        thread::sleep(Duration::from_millis(20));
                    }
                });
            }
            let begun = Instant::now();
            while history.operations.load(Ordering::SeqCst) < 800 {
                assert!(begun.elapsed() < WAIT_MAX, "few operations");
                let gone = history.gone.lock().unwrap().clone();
                let required = history.required();
                let all = found(app, Some("word"));
                let distinct: BTreeSet<String> = all.iter().cloned().collect();
                assert_eq!(all.len(), distinct.len(), "found twice on {}", world.database.url());
                assert!(gone.is_disjoint(&distinct), "found again on {}", world.database.url());
                // Corrected or withdrawn while the search ran: no longer required.
                let lost: Vec<String> = required.difference(&distinct).cloned().collect();
                let still = history.required();
                let lost: Vec<&String> = lost.iter().filter(|word| still.contains(*word)).collect();
                assert!(lost.is_empty(), "lost on {}: {lost:?}", world.database.url());
            }
        });
        history.assert_found(app, &world.database);
        app.indexer.index_all().unwrap();
        history.assert_found(app, &world.database);
        world.verify();
        replica.stop();
    }
}
