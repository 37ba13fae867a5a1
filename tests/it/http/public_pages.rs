//! Public pages: page, API, table, badge and picture show the same figures.

use serde_json::json;
use urbivox_core::measure::interval::wilson;

use crate::html::Page;
use crate::world::{SURVEY, World, agent, visit};

fn answer(world: &World, score: i64, times: usize) {
    (0..times).for_each(|_| assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201));
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
        let public = world.send("GET", &format!("{SURVEY}/results"), &[], b"").json();
        let measure = &public["questions"][0]["measure"];
        assert_eq!(measure["value"], 0.738_095_24);
        assert_eq!(
            world.results("")["questions"][0]["measure"],
            *measure,
            "staff and the public"
        );
        let csv = world.send("GET", &format!("{SURVEY}/export.csv"), &[], b"").text();
        assert!(csv.contains("measure,csat-4-of-5,0.73809524"), "{csv}");
        let interval = wilson(31, 42).unwrap();
        let told = format!("{:.0}% – {:.0}%", interval.low * 100.0, interval.high * 100.0);
        for path in [
            "/cities",
            "/cities/tampere",
            "/cities/tampere/day-care",
            "/badge/tampere/day-care.svg",
            "/card/tampere/day-care",
        ] {
            let shown = Page::parse(&open(world, path)).text();
            assert!(shown.contains("74%"), "{path}: {shown}");
            assert!(shown.contains("42"), "{path}: {shown}");
        }
        assert!(open(world, "/badge/tampere/day-care.svg").contains(&told));
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
fn few_answers_are_withheld_on_every_public_page() {
    World::on_each(|world| {
        world.publish(&visit());
        answer(world, 5, 9);
        for path in [
            "/cities",
            "/cities/tampere",
            "/cities/tampere/day-care",
            "/badge/tampere/day-care.svg",
            "/card/tampere/day-care",
        ] {
            let page = open(world, path);
            assert!(!page.contains("100%") && !page.contains("n = 9"), "{path}: {page}");
        }
        assert!(open(world, "/badge/tampere/day-care.svg").contains("fewer than 10"));
    });
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
