//! Public pages: page, API, table, badge and picture show the same figures.

use serde_json::{Value, json};
use urbivox::app::access::Role;

use super::staff::clerk;
use crate::html::Page;
use crate::world::{SURVEY, World, agent, visit};

/// Stores credited answers of today; they are told once the day is closed.
fn answer(world: &World, score: i64, times: usize) {
    world.answers_on(world.today(), &vec![json!({"satisfaction": score}); times]);
}

fn open(world: &World, path: &str) -> String {
    let answer = world.send("GET", path, &[("accept-language", "en")], b"");
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.text()
}

#[test]
fn page_api_table_badge_and_picture_show_the_same_figures() {
    World::on_each(|world| {
        world.publish(&visit());
        answer(world, 5, 31);
        answer(world, 2, 11);
        world.close_days();
        let public = world.send("GET", &format!("{SURVEY}/results"), &[], b"").json();
        let question = &public["questions"][0];
        let measure = &question["measure"];
        let told = |score: &str| question["counts"][score].as_u64().unwrap();
        let (hits, n) = (told("5"), told("5") + told("2"));
        for (told, live) in [(hits, 31), (told("2"), 11)] {
            assert!(told.is_multiple_of(3) && told.abs_diff(live) <= 2, "{told} of {live}");
        }
        assert_eq!(measure["n"], n);
        let value = measure["value"].as_f64().unwrap();
        let share = f64::from(u32::try_from(hits).unwrap()) / f64::from(u32::try_from(n).unwrap());
        assert!((value - share).abs() < 1e-8, "{measure}");
        assert_eq!(
            world.results("")["questions"][0]["measure"]["n"],
            42,
            "staff see each answer"
        );
        let csv = world.send("GET", &format!("{SURVEY}/export.csv"), &[], b"").text();
        assert!(csv.contains(&format!("measure,csat-4-of-5,{value}")), "{csv}");
        let percent = |share: &Value| format!("{:.0}%", share.as_f64().unwrap() * 100.0);
        let interval = format!("{} – {}", percent(&measure["low"]), percent(&measure["high"]));
        for path in [
            "/cities",
            "/cities/tampere",
            "/cities/tampere/day-care",
            "/badge/tampere/day-care.svg",
            "/card/tampere/day-care",
        ] {
            let shown = Page::parse(&open(world, path)).text();
            assert!(shown.contains(&percent(&measure["value"])), "{path}: {shown}");
            assert!(shown.contains(&n.to_string()), "{path}: {shown}");
        }
        let badge = open(world, "/badge/tampere/day-care.svg");
        assert!(badge.contains(&interval));
        let title = badge.split("<title>").nth(1).unwrap();
        let title = title.split("</title>").next().unwrap();
        assert!(
            title.ends_with("The interval covers chance only, not people who did not answer."),
            "{title}"
        );
        let evidence = world.get("/api/v1/cities/tampere/indicators/ucc-2023").json();
        let share = evidence["proposals"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["indicator"] == "sati_share2y")
            .cloned()
            .unwrap();
        assert_eq!(
            (&share["value"], &share["n"]),
            (&measure["value"], &measure["n"]),
            "the indicator too"
        );
        let picture = agent()
            .get(format!("{}/social/tampere/day-care.png", world.base))
            .call()
            .unwrap();
        assert_eq!(picture.headers()["content-type"], "image/png");
    });
}

#[test]
fn staff_pages_with_intervals_say_whose_views_they_are() {
    const NOTE: &str = "These are the views of the people who chose to answer.";
    World::on_each(|world| {
        // Nothing is measured: there is no headline, and shares have intervals.
        let question = json!({"code": "how", "kind": "choice", "options": [{"code": "web"}, {"code": "desk"}]});
        world.publish(&json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]}));
        let results = "/staff/surveys/tampere/day-care/visit";
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let text = viewer.get(world, results).page().text();
        assert!(!text.contains(NOTE), "nobody has answered: {text}");
        world.answers_on(world.today(), &vec![json!({"how": "web"}); 12]);
        let text = viewer.get(world, results).page().text();
        assert_eq!(text.matches(NOTE).count(), 1, "{text}");
        world.publish(&visit());
        answer(world, 5, 40);
        world.close_days();
        let text = viewer.get(world, "/staff/cities/tampere/indicators").page().text();
        assert_eq!(text.matches(NOTE).count(), 1, "{text}");
    });
}

#[test]
fn few_answers_are_withheld_on_every_public_page() {
    World::on_each(|world| {
        world.publish(&visit());
        answer(world, 5, 9);
        world.close_days();
        for path in [
            "/cities",
            "/cities/tampere",
            "/cities/tampere/day-care",
            "/badge/tampere/day-care.svg",
            "/card/tampere/day-care",
        ] {
            let page = open(world, path);
            assert!(!page.contains("100%") && !page.contains("n ≈"), "{path}: {page}");
        }
        assert!(open(world, "/badge/tampere/day-care.svg").contains("at least 10 answers"));
    });
}

/// The text of a page.
fn words(world: &World, path: &str) -> String {
    Page::parse(&open(world, path)).text()
}

#[test]
fn the_results_page_names_the_day_of_its_figures_and_the_group_that_they_rest_on() {
    World::on_each(|world| {
        world.publish(&visit());
        answer(world, 5, 31);
        answer(world, 2, 11);
        let path = "/cities/tampere/day-care";
        let before = words(world, path);
        assert!(
            before.contains("at least 10 answers, on the next day at the earliest"),
            "{before}"
        );
        assert!(!before.contains("Figures up to"), "{before}");
        world.close_days();
        let page = words(world, path);
        for sentence in [
            "The interval covers chance only, not people who did not answer.",
            "Figures up to ",
            "Every figure is based on a group of at least 10 answers.",
            "Counts are rounded to multiples of 3 so that nobody can be recognised.",
            "Where do you live? Too few answers to show",
        ] {
            assert!(page.contains(sentence), "{sentence}: {page}");
        }
        let badge = open(world, "/badge/tampere/day-care.svg");
        let year = world.today().year().to_string();
        assert!(badge.contains("n ≈ ") && badge.contains(&year), "{badge}");
        let card = words(world, "/card/tampere/day-care");
        assert!(
            card.contains("Figures up to ") && card.contains("covers chance only"),
            "{card}"
        );
    });
}

#[test]
fn a_survey_without_satisfaction_shows_its_primary_measure() {
    let minutes = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 600, "unit": "min", "measure": "time-saved"});
    let rating = |code: &str, (from, to): (i64, i64), measure: &str| json!({"code": code, "kind": "rating", "scale": {"from": from, "to": to}, "measure": measure});
    let cases = [
        (
            vec![minutes("before"), minutes("online")],
            json!({"before": 60, "online": 10}),
            "Median time saved: ",
        ),
        (
            vec![rating("effort", (1, 7), "ces")],
            json!({"effort": 6}),
            "Ease (Customer Effort Score): 6.00 on a scale from 1 to 7",
        ),
        (
            vec![rating("recommend", (0, 10), "nps"), rating("effort", (1, 7), "ces")],
            json!({"recommend": 10, "effort": 2}),
            "Net Promoter Score: +100 on a scale from −100 to 100",
        ),
    ];
    for (questions, answers, headline) in cases {
        let world = World::on_sqlite();
        world.publish(&json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]}));
        world.answers_on(world.today(), &vec![answers; 30]);
        world.close_days();
        let page = words(&world, "/cities/tampere/day-care");
        assert!(page.contains(headline), "{headline}: {page}");
        let badge = open(&world, "/badge/tampere/day-care.svg");
        assert!(badge.contains("n ≈ ") && !badge.contains("Satisfied"), "{badge}");
    }
}

#[test]
fn released_pages_are_cached_for_an_hour_and_tagged_with_their_release() {
    let world = World::on_sqlite();
    world.publish(&visit());
    let paths = [
        "/cities/tampere/day-care",
        "/badge/tampere/day-care.svg",
        "/card/tampere/day-care",
    ];
    for path in paths {
        let first = world.send("GET", path, &[], b"");
        assert_eq!(first.header("cache-control"), "public, max-age=300", "{path}");
    }
    answer(&world, 5, 30);
    world.close_days();
    for path in paths {
        let first = world.send("GET", path, &[], b"");
        assert_eq!(first.header("cache-control"), "public, max-age=3600", "{path}");
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\"0-"), "{path}: {tag}");
        let again = world.send("GET", path, &[("if-none-match", tag.as_str())], b"");
        assert_eq!((again.status, again.text()), (304, String::new()), "{path}");
    }
}

#[test]
fn notice_and_receipt_say_what_is_stored_for_releases_and_when_they_follow() {
    let world = World::on_sqlite();
    world.publish(&visit());
    let notice = words(&world, "/about/tampere/privacy");
    assert!(notice.contains("one of 65,536 numbers"), "{notice}");
    let sent = world.submit(&json!({"satisfaction": 4}));
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    for path in [format!("/r/{receipt}"), format!("/r/{receipt}/withdraw")] {
        let page = words(&world, &path);
        assert!(
            page.contains("Published figures are updated with the next release."),
            "{path}: {page}"
        );
    }
}

#[test]
fn empty_pages_explain_what_is_missing() {
    let world = World::on_sqlite();
    for (path, words) in [
        ("/cities", "No city has enough answers yet"),
        ("/indicators", "No city has published its indicators yet"),
        ("/practices", "No city has published an action yet"),
    ] {
        let told = Page::parse(&open(&world, path)).text();
        assert!(told.contains(words), "{path}: {told}");
    }
    for path in ["/cities/nowhere", "/indicators/none", "/indicators/ucc-2023/abc"] {
        let lost = world.send("GET", path, &[], b"");
        assert_eq!(lost.status, 404, "{path}");
        assert!(!lost.page().heading().is_empty(), "{path}");
    }
}

#[test]
fn public_pages_are_in_six_languages_and_set_no_cookie() {
    let world = World::on_sqlite();
    let page = world.send("GET", "/cities?lang=fi", &[], b"");
    assert_eq!(page.page().attribute("html", "lang"), "fi");
    let heading = page.page().heading();
    assert!(heading.contains("Kuinka tyytyväisiä asukkaat ovat"), "{heading}");
    let german = world.send("GET", "/indicators", &[("accept-language", "de-AT,de;q=0.9")], b"");
    let heading = german.page().heading();
    assert!(heading.contains("Indikatoren der"), "{heading}");
    assert_eq!(page.all("set-cookie"), Vec::<String>::new());
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
}
