//! `urbivox export`: the filters and the form of the API.

use serde_json::json;

use super::run;
use crate::world::{SURVEY, World, submission, visit};

const OF: [&str; 6] = ["--city", "tampere", "--service", "day-care", "--survey", "visit"];

fn export(world: &World, words: &[&str]) -> super::CommandOutput {
    let (what, more) = words.split_first().unwrap();
    run(world.database.url(), &[&["export", what], &OF[..], more].concat())
}

#[test]
fn an_export_is_the_file_of_the_api() {
    World::on_each(|world| {
        world.publish(&visit());
        for (placement, language, district) in [("qr-desk", "fi", "north"), ("leaflet", "en", "south")] {
            let mut body = submission(&json!({"satisfaction": 4, "district": district, "minutes": 1.5}));
            body["placement"] = json!(placement);
            body["language"] = json!(language);
            assert_eq!(world.post(&format!("{SURVEY}/responses"), &body).status, 201);
        }
        let cases: [&[&str]; 9] = [
            &["responses"],
            &["responses", "--placement", "qr-desk", "--verified", "false"],
            &[
                "responses",
                "--language",
                "en",
                "--separator",
                "semicolon",
                "--decimal",
                "comma",
            ],
            &[
                "responses",
                "--segment",
                "district:north",
                "--version",
                "1",
                "--guard",
                "off",
                "--status",
                "counted",
            ],
            &[
                "responses",
                "--from",
                "2026-01-01",
                "--to",
                "2099-01-01",
                "--format",
                "ndjson",
            ],
            &["responses", "--status", "held"],
            &["aggregates", "--language", "fi", "--by", "month"],
            &[
                "aggregates",
                "--version",
                "1",
                "--placement",
                "leaflet",
                "--format",
                "ndjson",
            ],
            &["aggregates", "--segment", "district:south", "--separator", "tab"],
        ];
        for words in cases {
            let printed = export(world, words).succeeded();
            let mut query = format!("of={}", words[0]);
            let mut end = "csv";
            for pair in words[1..].chunks(2) {
                match pair {
                    ["--format", format] => end = *format,
                    [name, value] => query.push_str(&format!("&{}={value}", name.trim_start_matches('-'))),
                    _ => panic!("{words:?}"),
                }
            }
            let served = world.get(&format!("{SURVEY}/export.{end}?{query}"));
            assert_eq!((served.status, served.text()), (200, printed), "{words:?}");
        }
        let labelled = export(world, &["responses", "--labels=fi", "--bom"]).succeeded();
        assert!(
            labelled.starts_with("\u{feff}_response,") && labelled.contains("Pohjoinen"),
            "{labelled}"
        );
        let labelled = export(world, &["responses", "--labels"]).succeeded();
        assert!(labelled.contains("North"), "{labelled}");
    });
}

#[test]
fn an_argument_that_does_not_apply_is_refused_by_name() {
    let world = World::on_sqlite();
    world.publish(&visit());
    let cases: [(&[&str], &str); 9] = [
        (&["responses", "--by", "day"], "--by: "),
        (&["responses", "--from", "yesterday"], "--from: "),
        (&["responses", "--year", "2026"], "--year: "),
        (&["responses", "--bom", "--format", "ndjson"], "--bom: "),
        (&["aggregates", "--status", "held"], "--status: "),
        (&["aggregates", "--verified", "false"], "--verified: "),
        (&["aggregates", "--labels"], "--labels: "),
        (&["aggregates", "--decimal", "comma"], "--decimal: "),
        (&["aggregates", "--framework", "ucc-2023"], "--framework: "),
    ];
    for (words, name) in cases {
        let refused = export(&world, words);
        assert!(refused.err.contains(name), "{}", refused.err);
        refused.assert_wrong_usage();
    }
    let edition = run(world.database.url(), &["export", "edition", "--placement", "qr"]);
    assert!(edition.err.contains("--placement: "), "{}", edition.err);
    edition.assert_wrong_usage();
    export(&world, &["responses", "--version", "7"]).assert_failed_with(&["version: the survey has no such version"]);
    export(&world, &["aggregates", "--segment", "why:slow"]).assert_failed_with(&["not a segment"]);
}
