//! Filters of exports: honoured by responses, figures and the links of the desk, or refused by name.

use serde_json::{Value, json};
use urbivox::app::access::Role;

use super::column;
use crate::app::moderation;
use crate::http::staff::clerk;
use crate::world::{SURVEY, World, submission, visit};

/// Three counted responses and a held one: by link, by placement, by language and by district.
fn different_responses(world: &World) {
    world.publish(&visit());
    let keys = world.call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null);
    assert_eq!(keys.status, 201, "{keys:?}");
    let links = format!("{SURVEY}/links");
    let signed = world.call(
        "POST",
        &links,
        &json!({"transaction": "a-1", "placement": "mail", "language": "fi"}),
    );
    assert_eq!(signed.status, 201, "{signed:?}");
    let mut by_link = submission(&json!({"satisfaction": 5, "district": "north"}));
    by_link["token"] = signed.json()["token"].clone();
    let mut by_code = submission(&json!({"satisfaction": 4, "district": "south"}));
    by_code["placement"] = json!("qr-desk");
    by_code["language"] = json!("en");
    let mut plain = submission(&json!({"satisfaction": 1}));
    plain["placement"] = json!("leaflet");
    plain["language"] = json!("fi");
    for body in [by_link, by_code, plain] {
        let sent = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!(sent.status, 201, "{sent:?}");
    }
    let mut second = visit();
    second["title"]["en"] = json!("Your visit again");
    assert_eq!(world.publish(&second), 2);
    moderation::send(
        world,
        &moderation::open(world),
        &[("satisfaction", "4"), ("_do", "next")],
    );
}

#[test]
fn each_filter_selects_the_same_responses_in_both_subjects() {
    World::on_each(|world| {
        different_responses(world);
        let responses = |query: &str| {
            let path = format!("{SURVEY}/export.csv?of=responses{query}");
            column(&world.get(&path), "satisfaction")
        };
        let counted = |query: &str| {
            let answer = world.get(&format!("{SURVEY}/export.csv?of=aggregates{query}"));
            column(&answer, "value")[0].clone()
        };
        let cases: [(&str, &[&str]); 10] = [
            ("", &["5", "4", "1"]),
            ("&placement=mail", &["5"]),
            ("&placement=nowhere", &[]),
            ("&language=fi", &["5", "1"]),
            ("&language=fi&placement=leaflet", &["1"]),
            ("&version=1", &["5", "4", "1"]),
            ("&version=2", &[]),
            ("&segment=district:south", &["4"]),
            ("&verified=true", &["5"]),
            ("&from=2020-01-01&to=2020-01-31", &[]),
        ];
        for (query, expected) in cases {
            assert_eq!(responses(query), expected, "{query}");
            assert_eq!(counted(query), expected.len().to_string(), "{query}");
        }
        assert_eq!(responses("&verified=false"), ["4", "1"]);
        assert_eq!(responses("&verified=true&segment=district:south"), [""; 0]);
        assert_eq!(responses("&status=counted"), ["5", "4", "1"]);
        assert_eq!(responses("&status=held"), ["4"]);
        assert_eq!(responses("&status=held&version=1"), [""; 0]);
        let held = world.get(&format!("{SURVEY}/export.csv?of=responses&status=held"));
        assert_eq!(column(&held, "_status"), ["held"]);
        let all = world.get(&format!("{SURVEY}/export.csv?of=responses"));
        assert_eq!(column(&all, "_verified"), ["true", "false", "false"]);
        let filtered = world.get(&format!("{SURVEY}/export.csv?language=fi&placement=leaflet"));
        assert!(
            column(&filtered, "filter")
                .iter()
                .all(|filter| filter == "placement=leaflet&language=fi")
        );
    });
}

#[test]
fn what_does_not_apply_is_refused_by_name() {
    World::on_each(|world| {
        different_responses(world);
        let refused = |file: &str, query: &str, parameter: &str| {
            let answer = world.get(&format!("{SURVEY}/{file}?{query}"));
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (400, "bad-query"),
                "{file} {query}"
            );
            let detail = answer.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.starts_with(&format!("{parameter}: ")), "{query}: {detail}");
        };
        let (csv, ndjson) = ("export.csv", "export.ndjson");
        for file in [csv, ndjson] {
            refused(file, "of=responses&by=day", "by");
            refused(file, "status=counted", "status");
            refused(file, "verified=false", "verified");
            refused(file, "verified=true&segment=district:north", "verified");
            refused(file, "labels=fi", "labels");
            for of in ["of=responses", "of=aggregates"] {
                for (query, parameter) in [
                    ("from=2026-1-1", "from"),
                    ("to=2026-01-01T00:00", "to"),
                    ("from=2026-02-01&to=2026-01-01", "to"),
                    ("placement=", "placement"),
                    ("language=%00", "language"),
                    ("version=3", "version"),
                    ("version=%2B1", "version"),
                    ("segment=north", "segment"),
                    ("verified=yes", "verified"),
                ] {
                    refused(file, &format!("{of}&{query}"), parameter);
                }
                for query in ["segment=why:slow", "segment=district:west", "unknown=1"] {
                    let answer = world.get(&format!("{SURVEY}/{file}?{of}&{query}"));
                    assert_eq!(
                        (answer.status, answer.problem().as_str()),
                        (400, "bad-query"),
                        "{query}"
                    );
                }
            }
        }
        refused(csv, "by=year", "by");
        refused(csv, "of=responses&status=rejected", "status");
        refused(csv, "of=responses&labels=Suomi!", "labels");
        refused(csv, "separator=%3B", "separator");
        refused(csv, "decimal=comma", "decimal");
        refused(csv, "guard=no", "guard");
        refused(csv, "bom=1", "bom");
        for query in [
            "separator=tab",
            "decimal=point",
            "guard=off",
            "bom=true",
            "of=responses&labels=true",
        ] {
            let parameter = query.rsplit('&').next().unwrap().split('=').next().unwrap();
            refused(ndjson, query, parameter);
        }
        let public = world.send("GET", &format!("{SURVEY}/{csv}?version=1"), &[], b"");
        assert_eq!(public.status, 400);
        assert!(public.text().contains("version: "), "{}", public.text());
    });
}

#[test]
fn the_links_of_the_desk_carry_the_filters_of_the_page() {
    World::on_each(|world| {
        different_responses(world);
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let base = "/staff/surveys/tampere/day-care/visit";
        let page = viewer
            .get(world, &format!("{base}?language=fi&placement=leaflet&version=1"))
            .page();
        for (text, of) in [("Responses (CSV)", "responses"), ("Figures (CSV)", "aggregates")] {
            let link = page.link(text);
            assert!(
                link.contains(&format!("of={of}&from=")) && link.ends_with("&placement=leaflet&language=fi&version=1"),
                "{link}"
            );
            let taken = viewer.get(world, &link);
            assert_eq!(taken.status, 200, "{taken:?}");
            assert!(
                taken
                    .header("content-disposition")
                    .ends_with("_placement-leaflet_language-fi_version-1.csv\"")
            );
        }
        let taken = viewer.get(world, &page.link("Responses (CSV)"));
        assert_eq!(column(&taken, "satisfaction"), ["1"]);
        let labelled = viewer.get(world, &page.link("Responses (CSV for Excel)"));
        assert!(labelled.text().starts_with("\u{feff}_response,"), "{labelled:?}");
        let all = viewer.get(world, base).page();
        assert!(
            all.text().contains("Period and filters as above: "),
            "the ninety days are named"
        );
        assert!(!all.link("Figures (NDJSON)").contains("placement"));
    });
}
