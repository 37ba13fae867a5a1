//! Alerts, control charts and results by segment on the staff pages.

use jiff::Timestamp;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::alerts;
use urbivox::clock::Clock;

use super::clerk;
use crate::world::{Database, World, visit};

const BASE: &str = "/staff/surveys/tampere/day-care/visit";

/// Answers on these days at noon, in order; each is satisfied or not.
fn answered_on(database: Database, days: &[(&str, usize, usize)]) -> World {
    let at = |day: &str| Clock::Fixed(format!("{day}T10:00:00Z").parse().unwrap());
    let mut database = Some(database);
    for (place, (day, hits, n)) in days.iter().enumerate() {
        let world = World::on(database.take().unwrap(), at(day), u32::MAX);
        if place == 0 {
            world.publish(&visit());
        }
        for person in 0..*n {
            let satisfaction = if person < *hits { 5 } else { 1 };
            assert_eq!(world.submit(&json!({"satisfaction": satisfaction})).status, 201);
        }
        database = Some(world.into_database());
    }
    World::on(database.unwrap(), at("2026-06-30"), u32::MAX)
}

#[test]
fn an_alert_is_told_with_the_day_on_which_it_began() {
    for database in Database::each() {
        let world = answered_on(database, &[("2026-05-10", 10, 40), ("2026-06-10", 12, 40)]);
        // Two windows of thirty days, of which the first began on 1 May.
        world.execute(&format!(
            "insert into thresholds (id, survey_id, question, bar, days, answers_min, created_at)
                select 1, id, 'satisfaction', 0.7, 30, 20, {} from surveys",
            "2026-05-01T10:00:00Z".parse::<Timestamp>().unwrap().as_millisecond()
        ));
        alerts::judge_due(world.server.app()).unwrap();
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        let told = editor.get(&world, &format!("{BASE}/alerts")).page().text();
        assert!(
            told.contains(
                "Below since 29 June 2026 · 28% (n = 80) · 1 May 2026 – 29 June 2026 · next check after 29 July 2026"
            ),
            "{told}"
        );
    }
}

/// Nine months of about twenty satisfied of thirty, then a bad one, and an unfinished one.
fn months_of_answers(database: Database) -> World {
    let days = [
        "2025-08-15",
        "2025-09-15",
        "2025-10-15",
        "2025-11-15",
        "2025-12-15",
        "2026-01-15",
        "2026-02-15",
        "2026-03-15",
    ];
    let steady = [20, 18, 21, 17, 20, 18, 21, 17];
    let mut answers: Vec<_> = days.iter().zip(steady).map(|(day, hits)| (*day, hits, 30)).collect();
    answers.push(("2026-04-15", 19, 30));
    answers.push(("2026-05-15", 2, 30));
    answers.push(("2026-06-15", 30, 30));
    answered_on(database, &answers)
}

#[test]
fn a_control_chart_tells_its_signals() {
    for database in Database::each() {
        let world = months_of_answers(database);
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        let results = editor.get(&world, BASE).page().text();
        assert!(
            results.contains("Control chart: has it changed from month to month?"),
            "{results}"
        );
        let chart = format!("{BASE}/chart");
        let page = editor.get(&world, &chart).page();
        let told = page.text();
        assert!(
            told.contains("1 signal since the last baseline, in months up to 31 May 2026."),
            "{told}"
        );
        assert!(
            told.contains("May 2026 30 7%") && told.contains("Outside the limits"),
            "{told}"
        );
        assert!(
            !told.contains("Jun 2026"),
            "a month that is not over is not in the chart: {told}"
        );
        assert!(page.has("svg[role=img] .fill-warn"), "the signal is drawn");
    }
}

#[test]
fn staff_set_and_remove_the_baseline_of_a_control_chart() {
    for database in Database::each() {
        let world = months_of_answers(database);
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        let chart = format!("{BASE}/chart");
        let sent = |day: &'static str, reason: &'static str| {
            [
                ("do", "add"),
                ("question", "satisfaction"),
                ("first_day", day),
                ("reason", reason),
            ]
        };
        for (day, reason, error) in [
            ("", "A second desk", "Enter a real date"),
            ("2026-05-01", " ", "Enter a reason, in 200 characters or fewer"),
        ] {
            let refused = editor.post(&world, &chart, &sent(day, reason));
            assert_eq!(refused.status, 422);
            assert!(refused.page().errors()[0].contains(error), "{}", refused.page().text());
        }
        assert_eq!(
            editor.post(&world, &chart, &sent("2026-05-01", "A second desk")).status,
            303
        );
        let again = editor.post(&world, &chart, &sent("2026-05-01", "Again"));
        assert_eq!(again.status, 422);
        let told = editor.get(&world, &chart).page().text();
        assert!(told.contains("Baseline from 1 May 2026: A second desk"), "{told}");
        assert!(told.contains("There are no limits yet."), "{told}");
        let unknown = [
            ("do", "add"),
            ("question", "comment"),
            ("first_day", "2026-05-01"),
            ("reason", "x"),
        ];
        assert_eq!(editor.post(&world, &chart, &unknown).status, 400);
        assert_eq!(editor.get(&world, &format!("{chart}?question=comment")).status, 404);
        let page = editor.get(&world, &chart).page();
        let baseline = page.value("baseline");
        let remove = [("do", "remove"), ("question", "satisfaction"), ("baseline", &baseline)];
        assert_eq!(editor.post(&world, &chart, &remove).status, 303);
        let mut analyst = clerk(&world, Role::Analyst, None);
        let shown = analyst.get(&world, &chart);
        assert_eq!(shown.status, 200);
        assert!(!shown.page().has("input[name=first_day]"), "analysts set no baselines");
    }
}

#[test]
fn results_are_shown_and_filtered_by_segment() {
    World::on_each(|world| {
        world.publish(&visit());
        for (score, district, count) in [(5, "north", 9), (1, "north", 1), (5, "south", 6), (1, "south", 6)] {
            for _ in 0..count {
                world.submit(&json!({"satisfaction": score, "district": district}));
            }
        }
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let page = viewer.get(world, BASE).page();
        let told = page.text();
        let (south, north) = ("12 50% · Lowest value 25% – 75%", "10 90% 60% – 98%");
        let at = |part: &str| told.find(part).unwrap_or_else(|| panic!("{part} is missing: {told}"));
        assert!(at(south) < at(north), "the lowest value comes first: {told}");
        // Those who named no district are the last row, and a group like the others.
        assert!(!told.contains("Not said 1"), "{told}");
        world.submit(&json!({"satisfaction": 1}));
        let told = viewer.get(world, BASE).page().text();
        let blank = told.find("Not said 1 0%").unwrap_or_else(|| panic!("{told}"));
        assert!(blank > told.find(north).unwrap(), "{told}");
        let blank = viewer.get(world, &format!("{BASE}?segment=district:"));
        assert_eq!(blank.status, 200, "{blank:?}");
        assert!(
            blank.page().text().contains("0% of those who answered were satisfied"),
            "{}",
            blank.page().text()
        );
        let filtered = viewer
            .get(world, &format!("{BASE}?segment=district:south"))
            .page()
            .text();
        assert!(
            filtered.contains("50% of those who answered were satisfied") && filtered.contains(north),
            "{filtered}"
        );
        for bad in ["district:nowhere", "satisfaction:5", "district", ":"] {
            let refused = viewer.get(world, &format!("{BASE}?segment={bad}"));
            assert_eq!(refused.status, 422, "{bad}");
        }
        let both = viewer.get(world, &format!("{BASE}?segment=district:south&verified=true"));
        assert_eq!(both.status, 422);
        assert!(
            both.page()
                .text()
                .contains("Select a group or verified links only, not both"),
            "{}",
            both.page().text()
        );
        let verified = viewer.get(world, &format!("{BASE}?verified=true"));
        assert_eq!(verified.status, 200);
        // Analysts see no more of a group than everybody.
        let mut analyst = clerk(world, Role::Analyst, None);
        let public = analyst.get(world, BASE);
        assert_eq!(public.status, 200);
        assert_eq!(
            analyst.get(world, &format!("{BASE}?segment=district:south")).status,
            200
        );
    });
}

#[test]
fn released_answers_to_a_number_are_shown_in_the_classes_in_which_they_are_told() {
    World::on_each(|world| {
        let question = json!({"code": "wait", "kind": "number", "unit": "min", "min": 0, "max": 600});
        world.publish(&json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]}));
        let answers: Vec<Value> = (0..60)
            .map(|at| json!({"wait": if at < 30 { 10 } else { 20 }}))
            .collect();
        world.answers_on(world.today().yesterday().unwrap(), &answers);
        world.close_days();
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let told = viewer.get(world, &format!("{BASE}?as=public")).page().text();
        for class in ["0 – <12 30 50%", "12 – <24 30 50%"] {
            assert!(told.contains(class), "{class}: {told}");
        }
        let live = viewer.get(world, BASE).page().text();
        assert!(!live.contains("12 – <24"), "{live}");
    });
}
