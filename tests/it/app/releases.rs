//! Releases on both databases: the history of the specification from end to end, and the job on several replicas.

use std::collections::BTreeMap;
use std::thread;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::ops::verify::verify;
use urbivox::app::releases::job::{Summary, close_due};
use urbivox::app::releases::stored::{StoredReleases, row_of};
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender, withdrawal};
use urbivox::clock::Clock;
use urbivox::storage::releases;
use urbivox_core::release::{Atom, FigureName, ReleaseRow, Rules, Span, period_of_figure};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;
use uuid::Uuid;

use crate::storage::migrations::{known, open};
use crate::world::{Database, World, hour_of, visit, visit_path};

const VECTORS: &str = include_str!("../../../data/statistics_vectors.json");

fn history() -> Value {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["cases"].as_array().unwrap();
    cases.iter().find(|case| case["name"] == "a history").unwrap().clone()
}

/// The date of a day of the history: day 1 is 1 March 2026.
fn date(day: i32) -> Date {
    Day::from_number(number(day)).unwrap().date()
}

fn number(day: i32) -> i32 {
    Day::of(jiff::civil::date(2026, 2, 28)).number() + day
}

fn moment(day: i32, hour: i8) -> Timestamp {
    let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
    date(day).at(hour, 0, 0, 0).to_zoned(helsinki).unwrap().timestamp()
}

/// The application at this moment, with the rules of the history.
fn app_at(world: &World, given: &Value, day: i32, hour: i8) -> App {
    let whole = |name: &str| given[name].as_u64().unwrap();
    App {
        clock: Clock::Fixed(moment(day, hour)),
        release_rules: Rules {
            run_days_min: whole("run_days"),
            run_answers_factor: whole("run_answers_times_min"),
            ..Rules::new(whole("min"), 3)
        },
        ..world.server.app().clone()
    }
}

fn definition() -> Value {
    let option = |code: &str| json!({"code": code, "label": {"en": code}});
    json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        {"code": "why", "kind": "choice", "options": [option("slow"), option("rude")],
         "show_if": {"question": "sat", "is": "<=", "value": 3}},
        {"code": "district", "kind": "choice", "segment": true,
         "options": [option("north"), option("south"), option("east")]},
    ]}]})
}

fn path() -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

fn survey_id(app: &App) -> i64 {
    app.catalogue.find(&app.storage, &path()).unwrap().unwrap().survey_id
}

/// A server on which the survey of the history is published, before its first day.
fn published(database: Database, given: &Value) -> World {
    let world = World::on(database, Clock::Fixed(moment(0, 12)), u32::MAX);
    world.publish(&definition());
    let app = world.server.app();
    let seed = data_encoding::HEXLOWER
        .decode(given["seed"].as_str().unwrap().as_bytes())
        .unwrap();
    let id = survey_id(app);
    app.storage
        .write(|db| releases::set_seed_if_absent(db, id, &seed))
        .unwrap();
    world
}

/// Sends the answers of a day; an answer is `id/credited/sat/why/district`. Operators are credited, strangers are not.
fn answer(app: &App, answers: &Value, receipts: &mut BTreeMap<u64, String>) {
    let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
    let mut waiting = Vec::new();
    for text in answers.as_array().unwrap() {
        let parts: Vec<&str> = text.as_str().unwrap().split('/').collect();
        let mut answers = json!({"sat": parts[2].parse::<i64>().unwrap(), "district": parts[4]});
        if !parts[3].is_empty() {
            answers["why"] = json!(parts[3]);
        }
        let raw: RawSubmission =
            serde_json::from_value(json!({"submission_id": Uuid::now_v7(), "answers": answers})).unwrap();
        let sender = if parts[1] == "c" {
            Sender::Operator
        } else {
            Sender::Public
        };
        let step = submissions::submit(app, &published, &sender.into(), raw);
        waiting.push((parts[0].parse().unwrap(), step));
    }
    for (id, step) in waiting {
        receipts.insert(id, step.wait(app).unwrap().receipt);
    }
}

/// Plays the days of the history; `close` is called on the morning after each.
fn play(world: &World, given: &Value, close: impl Fn(&App)) {
    let mut receipts = BTreeMap::new();
    for day in given["days"].as_array().unwrap() {
        let today = i32::try_from(day["day"].as_i64().unwrap()).unwrap();
        let app = app_at(world, given, today, 12);
        answer(&app, &day["answers"], &mut receipts);
        for id in day["withdrawn"].as_array().unwrap() {
            assert!(withdrawal::withdraw(&app, &receipts[&id.as_u64().unwrap()]).unwrap());
        }
        close(&app_at(world, given, today + 1, 2));
    }
}

fn stored(world: &World) -> Vec<ReleaseRow> {
    let app = world.server.app();
    let id = survey_id(app);
    app.storage.read(|db| StoredReleases::read(db, id)).unwrap().rows
}

/// The rows in the form of the case. Figures that the case does not have are left out: the segment's own, and classes of
/// placement, language and signed links.
fn found(rows: &[ReleaseRow]) -> Value {
    let first = number(0);
    let day = |day: i32| Day::from_number(number(day)).unwrap();
    let period = |figure: FigureName, first, last| json!(period_of_figure(rows, &figure, day(first), day(last)));
    let whole = FigureName::whole;
    let atoms = rows.iter().flat_map(|row| {
        let told_on = row.span.last.number() - first;
        let own = row.atoms.iter().filter(|atom| {
            let name = atom.figure.as_str();
            !name.contains("@+") && !name.starts_with("district")
        });
        own.map(move |atom| {
            json!({"figure": atom.figure.as_str(), "spans": atom.spans, "told_on_close_of": told_on, "add": atom.added})
        })
    });
    let spans = rows
        .iter()
        .map(|row| json!([row.span.first.number() - first, row.span.last.number() - first]));
    json!({
        "spans": spans.collect::<Vec<_>>(),
        "atoms": atoms.collect::<Vec<_>>(),
        "sat_all": period(whole("sat"), 0, 99),
        "why_all": period(whole("why"), 0, 99),
        "responses_all": period(whole("responses"), 0, 99),
        "sat_days_4_to_10": period(whole("sat"), 4, 10),
        "why_days_1_to_8": period(whole("why"), 1, 8),
        "why_days_9_to_10": period(whole("why"), 9, 10),
        "sat_north_days_9_to_12": period(FigureName::of_class("sat", "district", "north"), 9, 12),
    })
}

#[test]
fn the_history_of_the_specification_is_released_day_by_day() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        play(&world, given, |app| {
            let summary = close_due(app).unwrap();
            assert_eq!(summary.failures, 0);
            assert_eq!(close_due(app).unwrap().releases, 0, "the day is closed");
        });
        let rows = stored(&world);
        let expected = &case["expect"];
        let found = found(&rows);
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(&found[name], value, "{name} on {}", world.database.url());
        }
        let recount = verify(&world.server.app().storage, |_| {}).unwrap();
        assert_eq!((recount.differences, recount.releases), (0, 6));
    }
}

#[test]
fn replicas_that_close_all_missed_days_at_once_store_the_same_releases() {
    let case = history();
    let given = &case["given"];
    let mut of_each = Vec::new();
    for database in Database::each() {
        let world = published(database, given);
        play(&world, given, |_| {});
        let app = app_at(&world, given, 13, 2);
        let made: u64 = thread::scope(|scope| {
            let replicas: Vec<_> = (0..3)
                .map(|_| {
                    let app = app.clone();
                    scope.spawn(move || close_due(&app).unwrap())
                })
                .collect();
            let summaries = replicas.into_iter().map(|replica| replica.join().unwrap());
            summaries
                .map(|summary: Summary| {
                    assert_eq!(summary.failures, 0);
                    summary.releases
                })
                .sum()
        });
        let rows = stored(&world);
        assert_eq!(made, u64::try_from(rows.len()).unwrap());
        assert_eq!(rows.last().unwrap().span.last.date(), date(12));
        assert_eq!(close_due(&app).unwrap().releases, 0);
        of_each.push(rows);
    }
    assert_eq!(of_each[0], of_each[1], "the databases agree");
}

#[test]
fn the_end_of_a_run_deletes_its_credits() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        let app = world.server.app();
        let id = survey_id(app);
        let credits = || {
            known(
                &mut open(&world.database),
                "select cast(day as text) as what from credits order by day",
            )
        };
        world.execute(&format!(
            "insert into credits (survey_id, bucket, day) values ({id}, 1, {}), ({id}, 2, {}), ({}, 1, {})",
            number(10),
            number(11),
            id + 1,
            number(1)
        ));
        play(&world, given, |app| {
            close_due(app).unwrap();
        });
        // The run ends on day 10, and the next is still open.
        assert_eq!(credits(), [number(1).to_string(), number(11).to_string()]);
    }
}

#[test]
fn a_release_that_was_changed_or_deleted_is_a_difference() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        play(&world, given, |app| {
            close_due(app).unwrap();
        });
        let differences = || verify(&world.server.app().storage, |_| {}).unwrap().differences;
        assert_eq!(differences(), 0);
        world.execute("update releases set answers_min = 9 where no = 1");
        assert_eq!(differences(), 1);
        world.execute("update releases set answers_min = 10 where no = 1");
        assert_eq!(differences(), 0);
        world.execute("delete from releases where no = 2");
        assert_eq!(differences(), 1);
        let answers: Vec<Value> = (100..120).map(|id| json!(format!("{id}/c/4//north"))).collect();
        answer(&app_at(&world, given, 13, 12), &json!(answers), &mut BTreeMap::new());
        let app = app_at(&world, given, 14, 2);
        assert_eq!(
            close_due(&app).unwrap().failures,
            1,
            "nothing is added to a broken chain"
        );
    }
}

#[test]
fn the_last_release_cannot_be_changed_or_deleted_unnoticed() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        play(&world, given, |app| {
            close_due(app).unwrap();
        });
        let last = stored(&world).last().unwrap().number;
        let differences = || verify(&world.server.app().storage, |_| {}).unwrap().differences;
        world.execute(&format!(
            "update releases set answers_min = answers_min + 1 where no = {last}"
        ));
        assert_eq!(differences(), 1);
        world.execute(&format!(
            "update releases set answers_min = answers_min - 1 where no = {last}"
        ));
        assert_eq!(differences(), 0);
        world.execute(&format!("delete from releases where no = {last}"));
        assert_eq!(differences(), 1);
        world.execute("delete from releases");
        assert_eq!(differences(), 1, "of a survey without any release, too");
    }
}

#[test]
fn a_release_that_tells_more_than_was_counted_is_a_difference() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        play(&world, given, |app| {
            close_due(app).unwrap();
        });
        let app = world.server.app();
        let id = survey_id(app);
        let before = app.storage.read(|db| StoredReleases::read(db, id)).unwrap();
        let number = u32::try_from(before.rows.len()).unwrap();
        let day = Day::from_number(before.history.last_day().unwrap().number() + 1).unwrap();
        let next = ReleaseRow {
            number,
            span: Span { first: day, last: day },
            closes_run: false,
            atoms: vec![Atom {
                figure: FigureName::whole("sat"),
                spans: vec![number],
                added: BTreeMap::from([("5".to_owned(), 300)]),
            }],
            ..before.rows.last().unwrap().clone()
        };
        let row = row_of(id, &next, &before.last_hash, 0).unwrap();
        assert!(app.storage.write(|db| releases::insert_next(db, &row)).unwrap());
        app.storage.read(|db| StoredReleases::read(db, id)).unwrap();
        assert_eq!(verify(&app.storage, |_| {}).unwrap().differences, 1);
    }
}

/// So many credited answers on a day.
fn answers_on(world: &World, given: &Value, day: i32, count: u64) {
    let answers: Vec<Value> = (0..count).map(|id| json!(format!("{id}/c/4//north"))).collect();
    answer(&app_at(world, given, day, 12), &json!(answers), &mut BTreeMap::new());
}

#[test]
fn a_program_that_starts_again_at_noon_releases_nothing() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        answers_on(&world, given, 1, 4);
        assert_eq!(close_due(&app_at(&world, given, 2, 2)).unwrap().releases, 0);
        // Answers of a closed day, as when staff accept what was held.
        answers_on(&world, given, 1, 20);
        assert_eq!(close_due(&app_at(&world, given, 2, 13)).unwrap().releases, 0);
        assert_eq!(close_due(&app_at(&world, given, 3, 2)).unwrap().releases, 1);
        let span = stored(&world)[0].span;
        assert_eq!((span.first.date(), span.last.date()), (date(1), date(2)));
    }
}

#[test]
fn the_days_up_to_a_restore_are_told_together_once_its_day_is_over() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        answers_on(&world, given, 1, 20);
        assert_eq!(close_due(&app_at(&world, given, 2, 2)).unwrap().releases, 1);
        world.execute(&format!(
            "insert into installation (name, value) values ('restored_at', '{}')",
            moment(4, 12).as_millisecond()
        ));
        for day in 2..=5 {
            answers_on(&world, given, day, 20);
            let released = close_due(&app_at(&world, given, day + 1, 2)).unwrap().releases;
            assert_eq!(released, u64::from(day >= 4), "day {day}");
        }
        let spans = stored(&world);
        let spans: Vec<(Date, Date)> = spans
            .iter()
            .map(|row| (row.span.first.date(), row.span.last.date()))
            .collect();
        assert_eq!(spans, [(date(1), date(1)), (date(2), date(4)), (date(5), date(5))]);
    }
}

#[test]
fn placements_that_nobody_registered_are_told_as_one() {
    for database in Database::each() {
        let world = World::on(database, Clock::Fixed(hour_of(date(1), 0)), u32::MAX);
        world.publish(&visit());
        world.add_placements(&["qr-desk"]);
        let body = |number: usize| {
            let placement = if number.is_multiple_of(2) {
                "qr-desk".to_owned()
            } else {
                format!("x{number}")
            };
            json!({"answers": {"satisfaction": 4}, "placement": placement})
        };
        let bodies: Vec<Value> = (0..60).map(body).collect();
        world.submissions_on(date(1), &visit_path(), &Sender::Operator, &bodies);
        world.close_days_until(date(1));
        let rows = stored(&world);
        let atoms = rows.iter().flat_map(|row| &row.atoms);
        let placements: Vec<&str> = atoms
            .filter_map(|atom| atom.figure.as_str().strip_prefix("responses@+placement:"))
            .collect();
        assert_eq!(placements, ["other", "qr-desk"]);
    }
}

#[test]
fn a_survey_with_too_few_answers_has_no_release_and_its_days_wait() {
    let case = history();
    let given = &case["given"];
    for database in Database::each() {
        let world = published(database, given);
        let mut receipts = BTreeMap::new();
        for day in 1..=3 {
            let answers: Vec<Value> = (0..4).map(|id| json!(format!("{id}/c/4//north"))).collect();
            answer(&app_at(&world, given, day, 12), &json!(answers), &mut receipts);
            let early = close_due(&app_at(&world, given, day + 1, 0)).unwrap();
            assert_eq!(early.releases, 0, "it is not one in the morning yet");
            let closed = close_due(&app_at(&world, given, day + 1, 2)).unwrap();
            assert_eq!(closed.releases, u64::from(day == 3), "day {day}");
        }
        let rows = stored(&world);
        assert_eq!(
            (rows[0].span.first.date(), rows[0].span.last.date()),
            (date(1), date(3))
        );
    }
}
