//! The queries that matter, as the storage functions that send them.

use std::collections::BTreeSet;

use serde_json::json;
use urbivox::storage::comment_blocks::BlockRange;
use urbivox::storage::comment_state::State;
use urbivox::storage::responses::{CreditBucket, CreditClaim, ResponseFilter};
use urbivox::storage::tallies::{BlockFilter, BlockKey};
use urbivox::storage::unindexed_batches::Unindexed;
use urbivox::storage::verifications::Transaction;
use urbivox::storage::{
    Db, archived_tallies, audit, cities, comment_blocks, comment_notes, comments, credits, held_responses, keys,
    letters, login_failures, paths, people, releases, responses, sessions, surveys, tallies, unindexed_batches,
    verifications, versions, visits, withdrawals,
};
use urbivox_core::search::comment_block::CommentBlockBuilder;
use urbivox_core::search::comment_entry::CommentEntry;
use urbivox_core::survey::{Definition, RawAnswers, Submission};
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;
use uuid::Uuid;

use crate::world::visit;

/// The bytes that `KEY('x')` stands for in the row of this number.
fn key(letter: &str, number: u32) -> Vec<u8> {
    format!("{:.<16}", format!("{letter}{number}")).into_bytes()
}

fn submission(letter: &str, number: u32) -> Uuid {
    Uuid::from_slice(&key(letter, number)).unwrap()
}

fn hash(first: u8) -> [u8; 32] {
    [first; 32]
}

fn delta() -> CounterDelta {
    let definition = Definition::parse(&visit()).unwrap();
    let raw: RawAnswers = serde_json::from_value(json!({"satisfaction": 4})).unwrap();
    let submission = Submission::parse(&definition, &raw).unwrap();
    CounterDelta::of(&CounterLayout::of(&definition), &definition, &submission)
}

fn block() -> BlockKey {
    BlockKey {
        version_id: 7,
        day: 1,
        placement: "web".to_owned(),
        language: "fi".to_owned(),
    }
}

fn new_response(number: u32) -> responses::NewRow {
    responses::NewRow {
        submission_id: submission("n", number),
        version_id: 7,
        placement: "web".to_owned(),
        language: "fi".to_owned(),
        day: 1,
        submitted_at: 0,
        answers: "{}".to_owned(),
        claim: CreditClaim::Once(CreditBucket {
            survey_id: 7,
            bucket: number.into(),
        }),
    }
}

/// A block with the comment of the response of this number.
pub(super) fn block_of(number: i64) -> comment_blocks::NewRow {
    let mut builder = CommentBlockBuilder::default();
    let entry = CommentEntry {
        response_id: number,
        ordinal: 0,
        day: i32::try_from(number / 50).unwrap(),
        question: "comment".into(),
        placement: "web".into(),
        language: "fi".into(),
    };
    builder.push(entry, &format!("sana{number} palaute"));
    comment_blocks::NewRow::of(number % 50 + 1, builder.build())
        .unwrap()
        .unwrap()
}

/// A name and a storage function with values as they occur.
pub(super) type Query = (&'static str, fn(&mut Db));

pub(super) const QUERIES: &[Query] = &[
    ("a submission is looked up", |db| {
        responses::find_by_submission(db, submission("r", 7)).unwrap();
        responses::is_withdrawn(db, submission("w", 7)).unwrap();
        held_responses::find_by_submission(db, submission("h", 7)).unwrap();
    }),
    ("a response is inserted and counted", |db| {
        responses::insert_one(db, &new_response(1)).unwrap();
        tallies::add_one(db, &block(), &delta()).unwrap();
    }),
    ("the releases of a survey", |db| {
        releases::of_survey(db, 7).unwrap();
        releases::last_day(db, 7).unwrap();
        releases::last_number(db, 7).unwrap();
        releases::seed(db, 7).unwrap();
        releases::set_seed_if_absent(db, 7, &key("s", 7)).unwrap();
        releases::raise_revision(db).unwrap();
    }),
    ("a day is closed", |db| {
        releases::head(db, 7).unwrap();
        releases::set_closed_until(db, 7, 10).unwrap();
        held_responses::pending_before(db, 7, 10, i64::MIN, 1).unwrap();
    }),
    ("the credits of a run are deleted", |db| {
        credits::has_until(db, 7, 10).unwrap();
        credits::delete_until(db, 7, 10).unwrap();
    }),
    ("a comment is indexed", |db| {
        unindexed_batches::insert(db, &[Unindexed::changed(8, 7)]).unwrap();
        let batches = unindexed_batches::after(db, 0, 20).unwrap();
        assert!(unindexed_batches::are_unchanged(db, &batches).unwrap());
        comment_blocks::insert(db, &[block_of(7)]).unwrap();
        unindexed_batches::delete(db, &batches).unwrap();
        assert!(comments::try_lock(db).unwrap());
    }),
    ("a response is held", |db| {
        held_responses::insert(db, 7, &new_response(2), "too-fast").unwrap();
    }),
    ("the transaction of a signed link is looked up", |db| {
        let [current, earlier] = [hash(1), hash(2)];
        let transaction = Transaction {
            current,
            earlier: Vec::new(),
        };
        verifications::submission_of(db, &transaction).unwrap();
        let transaction = Transaction {
            current,
            earlier: vec![earlier],
        };
        verifications::submission_of(db, &transaction).unwrap();
        verifications::is_verified(db, &key("r", 7)).unwrap();
        let submissions = [key("r", 7), key("r", 8)];
        let submissions: Vec<&[u8]> = submissions.iter().map(Vec::as_slice).collect();
        verifications::verified_among(db, &submissions).unwrap();
    }),
    ("a receipt is shown", |db| {
        responses::find(db, 7).unwrap();
        held_responses::find(db, 7).unwrap();
        withdrawals::of_receipt(db, 7).unwrap();
    }),
    ("a response is corrected", |db| {
        let row = responses::find(db, 7).unwrap().unwrap();
        responses::correct(db, &row, "{}", 0).unwrap();
        responses::replace(db, &row, "{}").unwrap();
        tallies::add_one(db, &block(), &delta()).unwrap();
    }),
    ("a response is withdrawn", |db| {
        let row = responses::find(db, 7).unwrap().unwrap();
        comments::lock(db).unwrap();
        responses::withdraw(db, &row, 0).unwrap();
        comments::forget(db, 8, &BTreeSet::from([7])).unwrap();
        held_responses::delete_accepted(db, &key("h", 7)).unwrap();
    }),
    ("a published survey is looked up", |db| {
        cities::find(db, "city-7").unwrap();
        paths::resolve_service(db, "city-7", "desk").unwrap();
        paths::resolve_survey(db, "city-7", "desk", "visit").unwrap();
        surveys::find(db, 7, "visit").unwrap();
        versions::newest(db, 7).unwrap();
        versions::of_survey(db, 7).unwrap();
        surveys::path_of_version(db, 7).unwrap();
    }),
    ("a report of a period", |db| {
        let filter = BlockFilter {
            from: Some(10),
            to: Some(20),
            ..BlockFilter::default()
        };
        tallies::matching(db, &[7, 8], &filter).unwrap();
        tallies::placements(db, 7).unwrap();
        held_responses::count(db, 7, &filter).unwrap();
    }),
    ("a report by placement", |db| {
        let filter = BlockFilter {
            placement: Some("web".to_owned()),
            language: Some("fi".to_owned()),
            ..BlockFilter::default()
        };
        tallies::matching(db, &[7], &filter).unwrap();
        tallies::first_day(db, &[7, 8]).unwrap();
        held_responses::count(db, 7, &filter).unwrap();
    }),
    ("the funnel", |db| {
        visits::within(db, 7, Some(10), Some(20)).unwrap();
        visits::count_held(db, 7, Some(10), Some(20)).unwrap();
    }),
    ("visits are added", |db| {
        let row = visits::Row {
            survey_id: 7,
            day: 1,
            placement: "web".to_owned(),
            seen: 1,
            started: 1,
            submitted: Some(1),
        };
        visits::add(db, &row).unwrap();
    }),
    ("the list of comments", |db| {
        let range = BlockRange::default();
        let heads = comment_blocks::newest(db, 7, &range, 20).unwrap();
        let range = BlockRange {
            before: heads.last().map(comment_blocks::Head::position),
            last_response: Some(50),
            from: Some(0),
            to: Some(20),
        };
        comment_blocks::newest(db, 7, &range, 20).unwrap();
        comment_blocks::entries(db, heads[0].id).unwrap();
        comments::responses(db, &[6, 56]).unwrap();
        comment_notes::of_responses(db, &[6, 56]).unwrap();
        comment_blocks::count(db, 7).unwrap();
        comment_notes::count(db, 7, State::Done).unwrap();
    }),
    ("a search of comments", |db| {
        let words = comment_blocks::words(db, 6).unwrap().unwrap();
        comment_blocks::with_words(db, 6, words).unwrap().unwrap();
        comment_blocks::find(db, 6).unwrap().unwrap();
    }),
    ("comments of a state or a tag", |db| {
        comment_notes::responses_in_state(db, 7, State::Done, 90, 20).unwrap();
        comment_notes::responses_with_tag(db, 7, "jono", 90, 20).unwrap();
    }),
    ("a comment is processed", |db| {
        let row = comment_notes::Row {
            response_id: 6,
            question: "comment".to_owned(),
            survey_id: 7,
            state: State::Done,
            owner: "Åke".to_owned(),
            tags: "[\"jono\"]".to_owned(),
        };
        comment_notes::set(db, &row, &["jono".to_owned()]).unwrap();
    }),
    ("the list of held responses", |db| {
        held_responses::pending(db, 7, 0, 50).unwrap();
        held_responses::release(db, 6).unwrap();
        held_responses::accept(db, 6, 7).unwrap();
    }),
    ("a session by its token", |db| {
        let row = sessions::find(db, &key("s", 7)).unwrap().unwrap();
        sessions::touch(db, row.id, 1).unwrap();
        people::find(db, row.person_id).unwrap();
        sessions::of_person(db, 7).unwrap();
        sessions::delete_by_hash(db, &key("s", 7)).unwrap();
    }),
    ("sessions that ended long ago are deleted", |db| {
        sessions::delete_expired(db, 10_000).unwrap();
    }),
    ("an account by its address", |db| {
        people::find_by_email(db, "7@example.org").unwrap();
    }),
    ("a key by its hash", |db| {
        keys::find(db, &key("k", 7)).unwrap().unwrap();
        keys::touch(db, 7, 1).unwrap();
    }),
    ("attempts to sign in are counted", |db| {
        login_failures::lock(db, &key("f", 7), 0).unwrap();
        login_failures::set(db, &key("f", 7), 2, 0).unwrap();
        login_failures::decrement(db, &key("f", 7)).unwrap();
        login_failures::clear(db, &key("f", 7)).unwrap();
        login_failures::delete_older(db, 5_000, 100).unwrap();
    }),
    ("a page of the audit log of a city", |db| {
        let filter = audit::Filter {
            scope: audit::Scope::City(7),
            before: Some(90),
            ..audit::Filter::default()
        };
        audit::list(db, &filter, 50).unwrap();
        let filter = audit::Filter {
            names: Some(["person 6", "b", "c", "d"].map(str::to_owned)),
            action: Some("city".to_owned()),
            ..filter
        };
        audit::list(db, &filter, 50).unwrap();
    }),
    ("a page of the whole audit log", |db| {
        audit::list(db, &audit::Filter::default(), 50).unwrap();
        let filter = audit::Filter {
            names: Some(["person 6", "b", "c", "d"].map(str::to_owned)),
            ..audit::Filter::default()
        };
        audit::list(db, &filter, 50).unwrap();
        audit::after(db, 50, 10).unwrap();
        audit::last(db).unwrap();
    }),
    ("letters that are due", |db| {
        let due = letters::due(db, 100_000, 20).unwrap();
        letters::claim(db, &due[0], 200_000).unwrap();
        letters::mark_delivered(db, due[0].id, 0).unwrap();
    }),
    ("retention finds what has expired", |db| {
        let filter = BlockFilter {
            to: Some(1),
            ..BlockFilter::default()
        };
        tallies::matching(db, &[7], &filter).unwrap();
        archived_tallies::before(db, 7, 1).unwrap();
        archived_tallies::of_version(db, 7).unwrap();
        responses::heads(db, 10, 20).unwrap();
        let range = BlockRange {
            to: Some(1),
            ..BlockRange::default()
        };
        comment_blocks::newest(db, 7, &range, 20).unwrap();
        held_responses::pending_before(db, 7, 1, 0, 20).unwrap();
    }),
    ("retention deletes what has expired", |db| {
        let row = responses::find(db, 7).unwrap().unwrap();
        responses::delete(db, &row).unwrap();
        comments::forget(db, 8, &BTreeSet::from([7, 57])).unwrap();
        held_responses::delete_accepted(db, &row.submission_id).unwrap();
        held_responses::delete(db, 8).unwrap();
        withdrawals::insert_until(db, &row.submission_id, 0, 1).unwrap();
        withdrawals::delete_ended(db, 10_000).unwrap();
        let counts = archived_tallies::claim(db, &block()).unwrap();
        archived_tallies::set(db, &block(), &counts).unwrap();
    }),
    ("an export and a recount", |db| {
        let filter = ResponseFilter {
            versions: vec![7],
            after: 10,
            last: 40,
            from: Some(0),
            to: Some(1),
        };
        responses::page(db, &filter, 20).unwrap();
        responses::after(db, 10, 20).unwrap();
        responses::last_id(db).unwrap();
        comment_blocks::after(db, 10, 20).unwrap();
    }),
];
