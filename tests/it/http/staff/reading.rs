//! Results, comments, actions, settings, the audit log and retention.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use urbivox::app::access::Role;
use urbivox::app::audit;
use urbivox::app::ops::retention;
use urbivox::clock::Clock;

use super::clerk;
use crate::world::{Database, SURVEY, World, config, visit};

const BASE: &str = "/staff/surveys/tampere/day-care/visit";

#[test]
fn results_begin_with_a_summary_that_names_significance() {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let then = Clock::Fixed(now - SignedDuration::from_hours(24 * 100));
        let world = World::on(database, then, 10_000);
        world.publish(&visit());
        for score in [5, 5, 5, 5, 1, 1] {
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        let world = World::on(world.into_database(), Clock::Fixed(now), 10_000);
        for score in [5, 5, 5, 5, 5, 1] {
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        let mut viewer = clerk(&world, Role::Viewer, Some("tampere"));
        let few = viewer.get(&world, BASE).page().text();
        assert!(
            few.contains(
                "83% of those who answered were satisfied. There are too few answers to say whether this changed compared with \
                 2 January 2026 to 1 April 2026: difference +17 points (95% confidence interval −30 to +56)."
            ),
            "{few}"
        );
        assert!(few.contains("95% confidence interval 44% to 97%"), "{few}");
        for _ in 0..200 {
            assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
        }
        let many = viewer.get(&world, BASE).page().text();
        assert!(
            many.contains("99% of those who answered were satisfied. Up 33 points compared with 2 January 2026"),
            "{many}"
        );
        let page = viewer
            .get(&world, &format!("{BASE}?from=2026-03-01&to=2026-06-30"))
            .page();
        assert!(page.has("svg[role=img] .fill-band"), "the trend is drawn");
        // An analyst reads the same figures, and no comments.
        let mut analyst = clerk(&world, Role::Analyst, None);
        assert_eq!(analyst.get(&world, BASE).status, 200);
        assert_eq!(analyst.get(&world, &format!("{BASE}/comments")).status, 403);
    }
}

#[test]
fn a_comparison_shows_the_interval_that_decides_or_says_why_there_is_none() {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let world = World::on(database, Clock::Fixed(now), 10_000);
        let mut definition = visit();
        world.publish(&definition);
        let people = [
            vec![json!({"satisfaction": 5}); 270],
            vec![json!({"satisfaction": 1}); 30],
        ];
        world.answers_on(date(2026, 6, 1), &people.concat());
        let mut viewer = clerk(&world, Role::Viewer, Some("tampere"));
        let alone = viewer.get(&world, BASE).page().text();
        assert!(
            alone.contains("Not compared: there are no figures from 2 January 2026 to 1 April 2026."),
            "{alone}"
        );
        world.answers_on(date(2026, 3, 1), &people.concat());
        let same = viewer.get(&world, BASE).page().text();
        assert!(
            same.contains("Unchanged within 5 points compared with 2 January 2026 to 1 April 2026: difference"),
            "{same}"
        );
        // The 95 % interval is −5 to +5.
        assert!(same.contains("(90% confidence interval −4 to +4)"), "{same}");
        assert!(!same.contains("Not compared"), "{same}");
        definition["pages"][0]["questions"][0]["satisfied_from"] = json!(5);
        world.publish(&definition);
        world.answers_on(date(2026, 6, 2), &people.concat());
        let differently = viewer.get(&world, BASE).page().text();
        assert!(
            differently.contains("Not compared: the question was asked differently before."),
            "{differently}"
        );
    }
}

#[test]
fn each_question_has_a_chart_and_a_table_with_the_same_figures() {
    World::on_each(|world| {
        world.publish(&visit());
        let all = json!({"satisfaction": 2, "why": ["slow"], "district": "south", "minutes": 12.5,
            "parts": {"clarity": 5, "speed": 2}, "comment": "Kiitos!"});
        world.submit(&all);
        world.submit(&json!({"satisfaction": 4, "minutes": 3, "parts": {"clarity": 4, "speed": 4}}));
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let answer = viewer.get(world, BASE);
        let (page, told) = (answer.page(), answer.page().text());
        // Charts for satisfaction, why, district, minutes and parts; none for comments.
        let charts = page.select("svg[role=img]");
        assert_eq!(charts.len(), 5, "{}", answer.text());
        let names = charts.iter().map(|chart| chart.attribute("aria-labelledby"));
        let names: std::collections::BTreeSet<&str> = names.filter(|name| name.starts_with("question-")).collect();
        assert_eq!(names.len(), 5, "each chart is named by itself");
        assert!(told.contains("Most common answer"), "{told}");
        assert!(
            told.contains("Answer Count Percentage 95% confidence interval"),
            "{told}"
        );
        let withheld = clerk(world, Role::Analyst, None).get(world, BASE);
        assert_eq!(withheld.status, 200);
        assert!(!withheld.page().has("svg[role=img]"), "few answers are not drawn");
    });
}

#[test]
fn results_are_filtered_by_verified_links() {
    World::on_each(|world| {
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 2}));
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let told = viewer.get(world, BASE).page().text();
        assert!(
            told.contains("Verified links only") && told.contains("1 response"),
            "{told}"
        );
        let told = viewer.get(world, &format!("{BASE}?verified=true")).page().text();
        assert!(told.contains("No responses in this period"), "{told}");
    });
}

#[test]
fn a_threshold_is_written_in_the_unit_of_its_measure() {
    World::on_each(|world| {
        let mut definition = visit();
        definition["pages"][0]["questions"].as_array_mut().unwrap().push(json!(
            {"code": "recommend", "kind": "rating", "prompt": {"en": "Recommend us?", "fi": "Suosittelisitko?"}, "scale": {"from": 0, "to": 10}, "measure": "nps"}
        ));
        world.publish(&definition);
        for recommend in [9, 9, 10, 0] {
            world.submit(&json!({"satisfaction": 4, "recommend": recommend}));
        }
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let alerts = format!("{BASE}/alerts");
        let form = |bar: &'static str| {
            [
                ("do", "add"),
                ("question", "recommend"),
                ("bar", bar),
                ("days", "30"),
                ("answers_min", "2"),
            ]
        };
        for (bar, is_kept) in [
            ("−20", true),
            ("62,5", true),
            ("101", false),
            ("-100", false),
            ("", false),
            ("x", false),
        ] {
            let sent = editor.post(world, &alerts, &form(bar));
            assert_eq!(sent.status, if is_kept { 303 } else { 422 }, "{bar}");
            if !is_kept {
                let errors = sent.page().errors();
                assert_eq!(errors.len(), 1, "{bar}: {errors:?}");
                assert!(
                    errors[0].contains("Enter a number above −100 and no higher than 100"),
                    "{bar}: {errors:?}"
                );
            }
        }
        let told = editor.get(world, &alerts).page().text();
        assert!(
            told.contains("below −20 over 30 days") && told.contains("below +63 over 30 days"),
            "{told}"
        );
        assert!(
            told.contains("Checked for the first time after"),
            "no window is over: {told}"
        );
        let wrong = [
            ("do", "add"),
            ("question", "comment"),
            ("bar", "70"),
            ("days", "0"),
            ("answers_min", "0"),
        ];
        let errors = editor.post(world, &alerts, &wrong).page().errors();
        assert_eq!(errors.len(), 3, "{errors:?}");
        for (error, told) in errors
            .iter()
            .zip(["Select a question", "between 1 and 366 days", "must be 1 or more"])
        {
            assert!(error.contains(told), "{errors:?}");
        }
    });
}

#[test]
fn comments_are_searched_sorted_and_deleted_with_their_response() {
    World::on_each(|world| {
        world.publish(&visit());
        let first = world.submit(&json!({"satisfaction": 2, "comment": "The queue was too long"}));
        let receipt = first.json()["receipt"].as_str().unwrap().to_owned();
        world.submit(&json!({"satisfaction": 5, "comment": "Friendly staff, call me: +358 40 123 4567"}));
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let comments = format!("{BASE}/comments");
        let all = editor.get(world, &comments);
        assert_eq!(
            all.page().texts("blockquote"),
            ["Friendly staff, call me: [tel]", "The queue was too long"]
        );
        assert!(!all.text.contains("4567"), "{}", all.text);
        let found = editor.get(world, &format!("{comments}?words=QUEUE")).page();
        assert_eq!(found.texts("blockquote"), ["The queue was too long"]);
        assert!(
            editor
                .get(world, &format!("{comments}?words=%25"))
                .page()
                .text()
                .contains("No comments match these filters")
        );
        let id = editor
            .get(world, &format!("{comments}?words=queue"))
            .page()
            .value("comment");
        let noted = editor.post(
            world,
            &comments,
            &[
                ("comment", &id),
                ("state", "done"),
                ("owner", "Mikko"),
                ("tags", "Queue, desk"),
                ("back", "?"),
            ],
        );
        assert_eq!(noted.status, 303);
        let tagged = editor
            .get(world, &format!("{comments}?tag=queue&state=done"))
            .page()
            .text();
        assert!(tagged.contains("Mikko") && tagged.contains("#desk"), "{tagged}");
        assert_eq!(
            world
                .call("DELETE", &format!("/api/v1/responses/{receipt}"), &json!(null))
                .status,
            204
        );
        assert!(
            !editor
                .get(world, &comments)
                .page()
                .text()
                .contains("queue was too long")
        );
    });
}

#[test]
fn you_said_we_did_shows_the_score_before_and_after() {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let world = World::on(
            database,
            Clock::Fixed(now - SignedDuration::from_hours(24 * 30)),
            10_000,
        );
        world.publish(&visit());
        for _ in 0..40 {
            world.submit(&json!({"satisfaction": 1}));
        }
        let world = World::on(world.into_database(), Clock::Fixed(now), 10_000);
        for _ in 0..40 {
            world.submit(&json!({"satisfaction": 5}));
        }
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        let actions = format!("{BASE}/actions");
        assert_eq!(
            editor
                .post(&world, &actions, &[("do", "add"), ("said", ""), ("did", "x")])
                .status,
            422
        );
        let fields = [
            ("do", "add"),
            ("said", "Too slow"),
            ("did", "A second desk"),
            ("done_on", "2026-06-15"),
            ("question", "satisfaction"),
            ("public", "1"),
        ];
        let too_early = [("decided_on", "2026-06-10"), ("effective_from", "2026-06-09")];
        let wrong: Vec<_> = fields.into_iter().chain(too_early).collect();
        assert_eq!(editor.post(&world, &actions, &wrong).status, 422);
        assert_eq!(editor.post(&world, &actions, &fields).status, 303);
        let told = editor.get(&world, &actions).page().text();
        assert!(told.contains("Before (15 June 2025 – 14 June 2026): 0%"), "{told}");
        assert!(told.contains("the people who chose to answer"), "{told}");
        assert!(told.contains("low figures often rise again by themselves"), "{told}");
        assert!(
            told.contains("0% (n = 40). After (15 June 2026 – 30 June 2026): 100% (n = 40). This is a significant increase: 100 points"),
            "{told}"
        );
        assert!(told.contains("Done on: 15 June 2026 · Public"), "{told}");
        let days = [("decided_on", "2026-06-01"), ("effective_from", "2026-06-20")];
        let dated: Vec<_> = fields.into_iter().chain(days).collect();
        assert_eq!(editor.post(&world, &actions, &dated).status, 303);
        let told = editor.get(&world, &actions).page().text();
        let line = "Decided on: 1 June 2026 · Done on: 15 June 2026 · In effect from: 20 June 2026 · Public";
        assert!(told.contains(line), "{told}");
        let alerts = format!("{BASE}/alerts");
        let bar = [
            ("do", "add"),
            ("question", "satisfaction"),
            ("bar", "70"),
            ("days", "60"),
            ("answers_min", "20"),
        ];
        assert_eq!(editor.post(&world, &alerts, &bar).status, 303);
        let waiting = editor.get(&world, &alerts).page().text();
        assert!(
            waiting.contains("Checked for the first time after 28 August 2026"),
            "{waiting}"
        );
    }
}

#[test]
fn every_change_is_logged_and_a_changed_log_is_detected() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let made = owner.post(
            world,
            "/staff/cities/tampere/keys",
            &[("do", "make"), ("name", "web"), ("role", "editor"), ("days", "30")],
        );
        assert!(made.page().first("pre.code").text.starts_with("uvx_"));
        let log = owner.get(world, "/staff/cities/tampere/audit");
        let actions = log.page().texts("tbody td[data-name=Event]");
        for entry in [
            "city.add",
            "service.add",
            "survey.add",
            "survey.publish",
            "person.invite",
            "person.join",
            "key.create",
        ] {
            assert!(actions.contains(&entry.to_owned()), "{entry} is missing: {actions:?}");
        }
        assert!(log.page().text().contains("owner.tampere@example.org"), "{}", log.text);
        assert!(!log.text.contains("uvx_"), "{}", log.text);
        let app = world.server.app();
        let verify = || audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
        let whole = verify();
        assert!(whole.entries >= 7 && whole.problems.is_empty(), "{whole:?}");
        world.execute("update audit set actor = 'somebody else' where action = 'survey.publish'");
        assert_eq!(verify().problems.len(), 1);
        world.execute("delete from audit where id = (select max(id) from audit)");
        assert!(verify().problems.len() >= 2);
    });
}

#[test]
fn retention_deletes_responses_and_keeps_counts() {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let world = World::on(
            database,
            Clock::Fixed(now - SignedDuration::from_hours(24 * 200)),
            10_000,
        );
        world.publish(&visit());
        for score in [1, 3, 5] {
            assert_eq!(
                world
                    .submit(&json!({"satisfaction": score, "comment": "old words"}))
                    .status,
                201
            );
        }
        let world = World::on(
            world.into_database(),
            Clock::Fixed(now - SignedDuration::from_hours(24 * 40)),
            10_000,
        );
        world.submit(&json!({"satisfaction": 5, "comment": "middle words"}));
        let world = World::on(world.into_database(), Clock::Fixed(now), 10_000);
        world.submit(&json!({"satisfaction": 5, "comment": "new words"}));
        let before = world.results("");
        let mut owner = clerk(&world, Role::Owner, Some("tampere"));
        let rehearsal = owner.get(
            &world,
            "/staff/cities/tampere/retention?comment_days=30&retention_days=100",
        );
        let told = rehearsal.page().text();
        assert!(
            told.contains("Today, 3 responses and the text of 4 comments would be deleted."),
            "{told}"
        );
        assert_eq!(world.results(""), before, "a rehearsal changes nothing");
        let settings = json!({"comment_days": 30, "retention_days": 100});
        assert_eq!(world.call("PATCH", "/api/v1/cities/tampere", &settings).status, 200);
        let swept = retention::sweep(world.server.app()).unwrap();
        assert_eq!((swept.responses, swept.comments), (3, 1));
        assert_eq!(world.results(""), before, "what was counted stays");
        assert_eq!(world.verify(), 2, "and a recount agrees");
        let comments = owner.get(&world, &format!("{BASE}/comments")).page();
        assert_eq!(comments.texts("blockquote"), ["new words"]);
        assert_eq!(
            retention::sweep(world.server.app()).unwrap(),
            retention::DeletionSummary::default()
        );
        assert_eq!(world.verify(), 2);
    }
}

#[test]
fn an_accent_colour_needs_enough_contrast_with_white() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let settings = "/staff/cities/tampere/settings";
        let fields = |accent: &'static str| {
            [
                ("name", "Tampere"),
                ("timezone", "Europe/Helsinki"),
                ("languages", "en"),
                ("accent", accent),
                ("answers_min", "12"),
            ]
        };
        let light = owner.post(world, settings, &fields("#ffee00"));
        assert!(
            light.status == 422 && light.page().text().contains("contrast of 1.2"),
            "{}",
            light.page().text()
        );
        assert_eq!(light.page().value("accent"), "#ffee00", "nothing typed is lost");
        assert_eq!(owner.post(world, settings, &fields("#0a5c36")).status, 303);
        world.answers_on(world.today(), &vec![json!({"satisfaction": 5}); 11]);
        world.close_days();
        assert!(
            world.get("/cities/tampere/day-care").page().text().contains("12"),
            "counts below the city's minimum are not shown"
        );
        assert_eq!(world.get(SURVEY).status, 200);
    });
}

#[test]
fn letters_go_into_a_folder_where_no_mail_server_is_set() {
    let database = Database::sqlite();
    let settings = config(&database, 60);
    let folder = database.letters();
    let world = World::configured(database, settings);
    world.settle("tampere", "day-care");
    drop(clerk(&world, Role::Owner, Some("tampere")));
    let found = || {
        std::fs::read_dir(&folder).map(|files| {
            files
                .filter(|file| {
                    file.as_ref()
                        .unwrap()
                        .path()
                        .extension()
                        .is_some_and(|end| end == "eml")
                })
                .count()
        })
    };
    while found().unwrap_or(0) == 0 {
        std::thread::yield_now();
    }
    let mut owner = super::StaffClient::default();
    owner.sign_in(&world, "owner.tampere@example.org");
    assert!(
        owner
            .get(&world, "/staff/cities/tampere/people")
            .page()
            .text()
            .contains("No mail server is set")
    );
}
