//! Reports: counts, filters, periods and intervals.

use serde_json::{Value, json};
use urbivox::clock::Clock;

use crate::world::{Database, SURVEY, World, submission, visit};

#[test]
fn a_report_counts_answered_and_skipped_separately() {
    World::on_each(|world| {
        world.publish(&visit());
        for (answers, _) in [
            (json!({"satisfaction": 5, "parts": {"clarity": 5}, "minutes": 10}), ()),
            (json!({"satisfaction": 5, "comment": "good", "minutes": 20.5}), ()),
            (
                json!({"satisfaction": 2, "why": ["slow", {"code": "other", "text": "the door"}]}),
                (),
            ),
            (json!({"satisfaction": 3}), ()),
        ] {
            let answer = world.submit(&answers);
            assert_eq!(answer.status, 201, "{answer:?}");
        }
        let results = world.results("");
        assert_eq!(results["survey"], "tampere/day-care/visit");
        let question = |code: &str| {
            let questions = results["questions"].as_array().unwrap();
            questions
                .iter()
                .find(|question| question["code"] == code)
                .unwrap()
                .clone()
        };
        let satisfaction = question("satisfaction");
        assert_eq!(satisfaction["kind"], "rating");
        assert_eq!(
            (&satisfaction["answered"], &satisfaction["skipped"]),
            (&json!(4), &json!(0))
        );
        assert_eq!(satisfaction["counts"], json!({"2": 1, "3": 1, "5": 2}));
        assert_eq!(satisfaction["mean"], 3.75);
        assert_eq!(
            satisfaction["shares"]["5"],
            json!({"count": 2, "base": 4, "versions": [1], "share": 0.5, "low": 0.15003899, "high": 0.84996101})
        );
        assert_eq!(
            satisfaction["measure"],
            json!({"id": "csat-4-of-5", "shape": "satisfaction#1-5/4/1", "value": 0.5, "low": 0.15003899, "high": 0.84996101, "n": 4})
        );
        let why = question("why");
        assert_eq!(
            (&why["answered"], &why["skipped"]),
            (&json!(1), &json!(1)),
            "hidden is neither"
        );
        assert_eq!(why["counts"], json!({"other": 1, "slow": 1}));
        let minutes = question("minutes");
        assert_eq!((&minutes["answered"], &minutes["mean"]), (&json!(2), &json!(15.25)));
        let parts = question("parts");
        assert_eq!(parts["rows"]["clarity"]["counts"], json!({"5": 1}));
        assert_eq!(parts["rows"]["clarity"]["answered"], 1);
        assert_eq!(parts["rows"]["speed"]["answered"], 0);
        assert_eq!(question("comment")["answered"], 1);
    });
}

#[test]
fn a_report_is_filtered_by_placement_language_and_segment() {
    World::on_each(|world| {
        world.publish(&visit());
        for (score, district, placement, language) in [
            (5, "north", "qr-desk-2", "fi"),
            (4, "north", "link", "en"),
            (1, "south", "link", "fi"),
        ] {
            let mut body = submission(&json!({"satisfaction": score, "district": district}));
            body["placement"] = json!(placement);
            body["language"] = json!(language);
            assert_eq!(world.post(&format!("{SURVEY}/responses"), &body).status, 201);
        }
        let counts = |query: &str| world.results(query)["questions"][0]["counts"].clone();
        assert_eq!(counts("?placement=link"), json!({"4": 1, "1": 1}));
        assert_eq!(counts("?language=fi"), json!({"5": 1, "1": 1}));
        assert_eq!(counts("?segment=district:north"), json!({"4": 1, "5": 1}));
        assert_eq!(
            counts("?segment=district:south&language=fi&placement=link"),
            json!({"1": 1})
        );
        assert_eq!(world.results("?segment=district:north")["responses"], 2);
        assert_eq!(world.results("?segment=district:")["responses"], 0);
        world.submit(&json!({"satisfaction": 2}));
        let blank = world.results("?segment=district:&by=month");
        assert_eq!(blank["responses"], 1);
        assert_eq!(blank["questions"][0]["counts"], json!({"2": 1}));
        assert_eq!(blank["series"][0]["responses"], 1);
        // Classes and those who named none make up all responses.
        let parts = ["north", "south", ""].map(|option| {
            let results = world.results(&format!("?segment=district:{option}"));
            results["responses"].as_u64().unwrap()
        });
        assert_eq!(json!(parts.iter().sum::<u64>()), world.results("")["responses"]);
        assert_eq!(world.results("?placement=kiosk")["responses"], 0);
        for bad in [
            "?segment=district",
            "?segment=district:west",
            "?segment=satisfaction:5",
            "?by=year",
            "?from=x",
            "?from=2026-02-02&to=2026-02-01",
            "?colour=red",
            "?from=2026-02-30",
        ] {
            let answer = world.get(&format!("{SURVEY}/results{bad}"));
            assert!((400..=422).contains(&answer.status), "{bad}: {answer:?}");
            answer.problem();
        }
    });
}

/// Responses on three days, the last an hour after midnight in Helsinki, which is the day before in London.
#[test]
fn days_are_the_citys_own_and_make_weeks_and_months() {
    for database in Database::each() {
        let times = ["2026-01-30T12:00:00Z", "2026-01-31T21:59:00Z", "2026-01-31T22:01:00Z"];
        let mut database = Some(database);
        for time in times {
            let clock = Clock::Fixed(time.parse().unwrap());
            let world = World::on(database.take().unwrap(), clock, u32::MAX);
            if time == times[0] {
                world.publish(&visit());
            }
            assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
            if time == times[2] {
                let starts = |query: &str| -> Vec<(Value, Value)> {
                    let results = world.results(query);
                    let series = results["series"].as_array().unwrap();
                    series
                        .iter()
                        .map(|point| (point["start"].clone(), point["responses"].clone()))
                        .collect()
                };
                let day = |start: &str, responses: u64| (json!(start), json!(responses));
                assert_eq!(
                    starts("?by=day"),
                    [day("2026-01-30", 1), day("2026-01-31", 1), day("2026-02-01", 1)]
                );
                assert_eq!(starts("?by=week"), [day("2026-01-26", 3)]);
                assert_eq!(starts("?by=month"), [day("2026-01-01", 2), day("2026-02-01", 1)]);
                assert_eq!(starts("?by=month&to=2026-01-31"), [day("2026-01-01", 2)]);
                let all = world.results("");
                assert_eq!((&all["from"], &all["to"]), (&json!("2026-01-30"), &json!("2026-02-01")));
                assert_eq!(world.results("?from=2026-01-31")["responses"], 2);
            }
            database = Some(world.into_database());
        }
    }
}

#[test]
fn copenhagens_residents_are_reported_as_published() {
    World::on_each(|world| {
        let definition = json!({
            "title": {"en": "Housing"}, "languages": ["en"],
            "pages": [{"questions": [
                {"code": "satisfaction", "kind": "rating", "scale": {"from": 1, "to": 3}, "measure": "csat", "satisfied_from": 3},
                {"code": "housing", "kind": "choice", "segment": true,
                 "options": [{"code": "Tower"}, {"code": "Apartment"}, {"code": "Atrium"}, {"code": "Terrace"}]}]}]
        });
        world.publish(&definition);
        let table = include_str!("../../../data/copenhagen_housing_1976.csv");
        let mut sent = 0;
        std::thread::scope(|scope| {
            for line in table.lines().skip(1) {
                let cells: Vec<&str> = line.split(',').collect();
                let score = ["Low", "Medium", "High"]
                    .iter()
                    .position(|level| *level == cells[0])
                    .unwrap()
                    + 1;
                let respondents: u32 = cells[4].parse().unwrap();
                sent += respondents;
                scope.spawn(move || {
                    for _ in 0..respondents {
                        assert_eq!(
                            world
                                .submit(&json!({"satisfaction": score, "housing": cells[2]}))
                                .status,
                            201
                        );
                    }
                });
            }
        });
        assert_eq!(sent, 1681);
        let results = world.results("");
        let satisfaction = &results["questions"][0];
        assert_eq!(results["responses"], 1681);
        assert_eq!(satisfaction["counts"], json!({"1": 567, "2": 446, "3": 668}));
        assert_eq!(satisfaction["mean"], 2.060_083_28);
        assert_eq!(
            satisfaction["shares"]["3"],
            json!({"count": 668, "base": 1681, "versions": [1], "share": 0.39738251, "low": 0.3742488, "high": 0.42098416})
        );
        let measure = json!({"id": "csat-3-of-3", "shape": "satisfaction#1-3/3/1", "value": 0.39738251, "low": 0.3742488, "high": 0.42098416, "n": 1681});
        assert_eq!(satisfaction["measure"], measure);
        let tower = world.results("?segment=housing:Tower");
        assert_eq!(tower["questions"][0]["counts"], json!({"1": 99, "2": 101, "3": 200}));
        assert_eq!(world.verify(), 1681);
    });
}

#[test]
fn a_changed_tally_is_found_by_the_recount() {
    use diesel::connection::SimpleConnection;
    World::on_each(|world| {
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 5}));
        let storage = &world.server.app().storage;
        storage
            .write(|db| {
                let sql = "update responses set answers = '{\"satisfaction\":4}'";
                match db {
                    urbivox::storage::Db::Postgres(conn) => conn.batch_execute(sql),
                    urbivox::storage::Db::Sqlite(conn) => conn.batch_execute(sql),
                }
                .map_err(urbivox::storage::Error::from)
            })
            .unwrap();
        let recount = urbivox::app::ops::verify::verify(storage, |_| {}).unwrap();
        assert_eq!((recount.responses, recount.differences), (1, 1));
    });
}
