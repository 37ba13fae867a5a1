//! The rows of the old database, as each version wrote them.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use urbivox::clock::Clock;
use urbivox::storage::Db;
use urbivox_core::survey::{Definition, RawAnswers, Submission};
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;
use uuid::Uuid;

use crate::world::visit;

/// Time of everything in the old database: 2026-01-15 12:00 UTC, in milliseconds since 1970.
pub(super) const THEN: i64 = 1_768_478_400_000;
/// The civil day of [`THEN`], as days since 1970-01-01.
pub(super) const DAY: i32 = 20_468;
/// A time at which nothing has expired: the year 2100, in milliseconds since 1970.
const LATER: i64 = 4_102_444_800_000;

/// An API key that the old version gave to the city.
pub(super) const OLD_KEY: &str = "uvx_0123456789abcdefghjkmnpqrstvwxyz";
/// The token of a session that the old version began.
pub(super) const OLD_SESSION: &str = "b2xkLXNlc3Npb24tb2xkLXNlc3Npb24tb2xkLXM";

/// A response of the old database.
pub(super) struct Response {
    pub(super) answers: Value,
    placement: &'static str,
    pub(super) language: &'static str,
    is_verified: bool,
}

fn response(answers: Value, placement: &'static str, language: &'static str) -> Response {
    Response {
        answers,
        placement,
        language,
        is_verified: false,
    }
}

/// The responses of the first version, in the order of their identities from 1.
pub(super) fn first_responses() -> [Response; 4] {
    [
        response(
            json!({"satisfaction": 4, "district": "north", "comment": "Ευγενικός υπάλληλος, kiitos Åsa"}),
            "web",
            "fi",
        ),
        response(
            json!({"satisfaction": 2, "why": ["slow"], "district": "south", "comment": "Jono oli pitkä: дуже довго"}),
            "web",
            "fi",
        ),
        response(json!({"satisfaction": 5, "minutes": 12.5}), "qr-desk-2", "en"),
        response(
            json!({"satisfaction": 3, "why": ["none"], "comment": "كانت الخدمة جيدة"}),
            "qr-desk-2",
            "en",
        ),
    ]
}

/// A response by a signed link, which the first version did not have; identity 5.
fn verified_response() -> Response {
    Response {
        is_verified: true,
        ..response(json!({"satisfaction": 1}), "letter", "fi")
    }
}

/// The identity of a submission; those of responses have the same number as the response.
pub(super) fn submission_id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn definition() -> Value {
    let mut definition = visit();
    definition["title"]["fi"] = json!("Käyntisi päiväkodissa – ваш візит");
    definition
}

pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

pub(super) fn bytes(db: &Db, bytes: &[u8]) -> String {
    let hex = HEXLOWER.encode(bytes);
    match db {
        Db::Sqlite(_) => format!("x'{hex}'"),
        Db::Postgres(_) => format!("'\\x{hex}'"),
    }
}

fn hash(db: &Db, secret: &str) -> String {
    bytes(db, &Sha256::digest(secret.as_bytes()))
}

pub(super) fn submission(db: &Db, number: u128) -> String {
    bytes(db, submission_id(number).as_bytes())
}

/// The delta of a response and its answers as they are stored.
fn counted(response: &Response) -> (CounterDelta, String) {
    let definition = Definition::parse(&definition()).unwrap();
    let layout = CounterLayout::of(&definition);
    let raw: RawAnswers = serde_json::from_value(response.answers.clone()).unwrap();
    let submission = Submission::parse(&definition, &raw).unwrap();
    let delta = CounterDelta::of(&layout, &definition, &submission);
    let delta = if response.is_verified {
        delta.verified(&layout)
    } else {
        delta
    };
    (delta, submission.to_json(&definition).to_string())
}

/// Inserts responses, numbered from `first`, and their counter blocks.
fn insert_responses(db: &Db, first: u128, responses: &[Response]) -> String {
    let mut blocks: BTreeMap<(&str, &str), CounterBlock> = BTreeMap::new();
    let mut rows = Vec::new();
    for (response, number) in responses.iter().zip(first..) {
        let (delta, answers) = counted(response);
        let (placement, language) = (response.placement, response.language);
        let block = blocks.entry((placement, language)).or_insert_with(CounterBlock::empty);
        block.add(&delta).unwrap();
        rows.push(format!(
            "({}, 1000, '{placement}', '{language}', {DAY}, {THEN}, {})",
            submission(db, number),
            quoted(&answers)
        ));
    }
    let blocks = blocks.iter().map(|((placement, language), block)| {
        let counts = bytes(db, &block.encode());
        format!("(1000, {DAY}, '{placement}', '{language}', {counts})")
    });
    format!(
        "insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers) values {}; \
         insert into tallies (version_id, day, placement, language, counts) values {};",
        rows.join(", "),
        blocks.collect::<Vec<_>>().join(", ")
    )
}

/// Entries of the audit log from before its entries had codes, and the head that names the last of them.
fn insert_audit(db: &Db) -> String {
    let mut head = Vec::new();
    let mut sql = String::new();
    let entries = [
        (1, "survey.publish", "{\"version\":1}"),
        (2, "city.change", "{\"nimi\":\"Tampere – Тампере\"}"),
    ];
    for (id, action, detail) in entries {
        let entry = json!([id, THEN, 1, "Aino Ylä-Öystilä", action, "tampere", detail]);
        head = Sha256::new()
            .chain_update(&head)
            .chain_update(entry.to_string())
            .finalize()
            .to_vec();
        sql += &format!(
            "insert into audit (id, at, city_id, actor, action, object, detail, hash) values \
             ({id}, {THEN}, 1, 'Aino Ylä-Öystilä', '{action}', 'tampere', {}, {});",
            quoted(detail),
            bytes(db, &head)
        );
    }
    let head = HEXLOWER.encode(&head);
    format!("{sql} update installation set value = '2:{head}' where name = 'audit_head';")
}

fn rows_of_core(db: &Db) -> String {
    let definition = quoted(&definition().to_string());
    format!(
        "insert into cities (id, slug, name, country, timezone, languages, created_at) values
            (1, 'tampere', 'Tampere – Тампере', 'FI', 'Europe/Helsinki', '[\"fi\",\"en\"]', {THEN}),
            (2, 'tromso', 'Tromsø · Romsa', null, 'Europe/Oslo', '[\"no\"]', {THEN});
        insert into services (id, city_id, slug, name, created_at) values
            (10, 1, 'day-care', '{{\"en\":\"Day care\",\"fi\":\"Päiväkoti\"}}', {THEN});
        insert into surveys (id, service_id, slug, draft, draft_revision, created_at) values
            (100, 10, 'visit', {definition}, 3, {THEN});
        insert into versions (id, survey_id, number, definition, published_at) values (1000, 100, 1, {definition}, {THEN});
        {}
        insert into withdrawals (submission_id, withdrawn_at) values ({}, {THEN});
        insert into keys (id, hash, role, city_id, created_at) values (7, {}, 'owner', 1, {THEN});",
        insert_responses(db, 1, &first_responses()),
        submission(db, 90),
        hash(db, OLD_KEY)
    )
}

fn rows_of_links(db: &Db) -> String {
    format!(
        "insert into link_keys (id, city_id, created_at) values ('AbCdEf12', 1, {THEN});
        {}
        insert into verifications (transaction_hash, submission_id, version_id, placement, language, day, is_withdrawn)
            values ({}, {}, 1000, 'letter', 'fi', {DAY}, 0), ({}, {}, 1000, 'letter', 'fi', {DAY}, 1);
        insert into holds (submission_id, survey_id, version_id, placement, language, day, submitted_at, answers, doubt,
            state, response_id) values
            ({}, 100, 1000, 'web', 'fi', {DAY}, {THEN}, '{{\"satisfaction\":5,\"comment\":\"Ääni\"}}', 'too-fast', 0, null),
            ({}, 100, 1000, 'web', 'fi', {DAY}, {THEN}, '', 'too-fast', 1, 1);",
        insert_responses(db, 5, &[verified_response()]),
        hash(db, "transaction 1"),
        submission(db, 5),
        hash(db, "transaction 2"),
        submission(db, 91),
        submission(db, 60),
        submission(db, 1)
    )
}

fn rows_of_placements() -> String {
    format!(
        "update cities set settings = '{{\"population\":249009}}' where id = 1;
        insert into placements (id, survey_id, slug, kind, name, created_at) values
            (1, 100, 'qr-desk-2', 'qr', 'Neuvontapiste – Інформація', {THEN});
        insert into visits (survey_id, day, placement, seen, started) values (100, {DAY}, 'qr-desk-2', 20, 10);"
    )
}

fn rows_of_people(db: &Db) -> String {
    let now = Clock::System.now().as_millisecond();
    let until = now + 3_600_000;
    let mut archived = CounterBlock::empty();
    archived
        .add(&counted(&response(json!({"satisfaction": 5}), "web", "fi")).0)
        .unwrap();
    let archived = bytes(db, &archived.encode());
    let [aino, bo, _, dana] = first_responses().map(|response| response.answers["comment"].clone());
    let words = |comment: &Value| quoted(comment.as_str().unwrap());
    let comments = format!(
        "(1, 100, 'comment', 'web', 'fi', {DAY}, {THEN}, {}, 0, '', '[]'), \
         (2, 100, 'comment', 'web', 'fi', {DAY}, {THEN}, {}, 1, 'Åke', '[\"jono\",\"черга\"]'), \
         (4, 100, 'comment', 'qr-desk-2', 'en', {DAY}, {THEN}, {}, 2, '', '[]')",
        words(&aino),
        words(&bo),
        words(&dana)
    );
    format!(
        "insert into people (id, email, name, language, password, totp_step, recovery, created_at) values
            (20, 'aino@example.org', 'Aino Ylä-Öystilä', 'fi', 'a hash', 0, '[]', {THEN});
        insert into roles (id, person_id, city_id, role, created_at) values (30, 20, 1, 'owner', {THEN});
        insert into sessions (id, token_hash, person_id, created_at, seen_at, expires_at, is_complete, client) values
            (40, {}, 20, {now}, {now}, {until}, 1, 'Selain'), (41, {}, 20, {now}, {now}, {until}, 0, 'Selain');
        insert into tickets (token_hash, purpose, email, name, city_id, role, invited_by, created_at, expires_at) values
            ({}, 'invitation', 'uusi@example.org', 'Åke', 1, 'viewer', 'person 20', {THEN}, {LATER});
        insert into letters (id, recipient, subject, body, created_at, attempts, sent_at) values
            (50, 'uusi@example.org', 'Kutsu: Йыхви', '', {THEN}, 1, {THEN});
        update keys set name = 'Старий ключ' where id = 7;
        insert into trials (id, survey_id, submitted_at, language, answers) values (1, 100, {THEN}, 'fi', '{{}}');
        insert into applications (id, slug, name, country, contact, email, timezone, languages, lau, message, state,
            created_at, decided_at) values (1, 'arhus', 'Århus', 'DK', 'Søren', 'soren@example.org', 'Europe/Copenhagen',
            '[\"da\"]', '', 'Kære alle', 1, {THEN}, {THEN});
        insert into logos (city_id, kind, bytes) values (2, 'image/png', {archived});
        insert into comments (response_id, survey_id, question, placement, language, day, submitted_at, words, state,
            owner, tags) values {comments};
        insert into actions (id, survey_id, question, said, did, done_on, is_public, created_at, changed_at) values
            (1, 100, 'satisfaction', 'Jono oli pitkä', 'Зробили нове вікно', {DAY}, 1, {THEN}, {THEN}),
            (2, 100, '', 'Liian pieni', 'Hylättiin', null, 0, {THEN}, {THEN});
        insert into shared_templates (id, city_id, name, note, definition, created_at) values
            (1, 1, 'Käynti', '', '{{}}', {THEN});
        insert into thresholds (id, survey_id, question, bar, days, answers_min, created_at) values
            (1, 100, 'satisfaction', 3.25, 30, 50, {THEN});
        insert into archived_tallies (version_id, day, placement, language, counts) values
            (1000, {DAY} - 400, 'web', 'fi', {archived});
        insert into tallies (version_id, day, placement, language, counts) values
            (1000, {DAY} - 400, 'web', 'fi', {archived});
        {}",
        hash(db, OLD_SESSION),
        hash(db, "a session without its second factor"),
        hash(db, "an invitation"),
        insert_audit(db)
    )
}

/// Rows for what this migration added, as the version with it wrote them.
pub(super) fn rows_after(migration: &str, db: &Db) -> String {
    let (_, name) = migration.split_once('_').unwrap();
    match name {
        "core" => rows_of_core(db),
        "links_and_doubts" => rows_of_links(db),
        "placements" => rows_of_placements(),
        "people" => rows_of_people(db),
        "editions" => format!(
            "insert into editions (id, city_id, name, framework, year, answers, yes, published_at, published_by, is_current)
                values (60, 1, 'Tampere', 'ucc-2023', 2023, '{{}}', '{{}}', {THEN}, 'Åke', 1),
                (61, null, 'Йыхви', 'ucc-2023', 2022, '', '{{}}', {THEN}, '', 0);
            insert into edition_drafts (city_id, framework, answers, revision, changed_at) values
                (1, 'ucc-2023', '{{}}', 1, {THEN});"
        ),
        "withdrawn_receipts" => format!(
            "insert into withdrawals (submission_id, withdrawn_at, receipt_id) values ({}, {THEN}, 77);",
            submission(db, 92)
        ),
        "search_and_retention" => format!(
            "insert into withdrawals (submission_id, withdrawn_at, until) values ({}, {THEN}, {LATER});",
            submission(db, 93)
        ),
        "identities" => format!(
            "insert into people (id, email, name, language, totp_step, recovery, created_at, city_id) values
                (21, 'nea@tampere.example', 'Nea', 'fi', 0, '[]', {THEN}, 1);
            insert into roles (id, person_id, city_id, role, created_at, given_by) values
                (31, 21, 1, 'viewer', {THEN}, 'provider');
            insert into identities (id, city_id, issuer, subject, person_id, created_at, seen_at) values
                (70, 1, 'https://id.tampere.example', 'sub-ä', 21, {THEN}, {THEN});
            insert into domains (domain, city_id, confirmed_at, confirmed_by) values
                ('tampere.example', 1, {THEN}, 'dns');"
        ),
        "accounts" => format!("update sessions set verified_at = {THEN} where id = 40;"),
        "alarms" => format!(
            "insert into baselines (id, survey_id, question, first_day, reason, created_at, created_by) values
                (1, 100, 'satisfaction', {DAY}, 'Uusi palvelutiski', {THEN}, 'person:20');
            update thresholds set state = 1, judged_to = {DAY}, changed_on = {DAY} - 30;"
        ),
        "service_types" => "update services set service_type = 'day-care';".to_owned(),
        "margins" => format!(
            "insert into margins (city_id, segment, position, options, share, lau, source, year) values
                (1, 'alue', 0, '[\"pohjoinen\"]', 0.25, '837', 'Tilastokeskus', 2025),
                (1, 'alue', 1, '[\"etelä\",\"länsi\"]', 0.75, null, 'Tilastokeskus', 2025);
            insert into mix_references (survey_id, first_day, last_day, mix, made_at) values
                (100, {DAY} - 364, {DAY}, '{{\"qr\":3}}', {THEN});"
        ),
        "edition_evidence" => {
            "update editions set evidence = '[{\"indicator\":\"sati_share2y\",\"measured\":null,\"probability\":0.5}]'
                where id = 60;"
                .to_owned()
        }
        "limits" => "insert into device_marks (person_id, mark) values (20, 3);".to_owned(),
        // A later migration adds no table. One that does needs rows here.
        _later => String::new(),
    }
}
