//! Exports: every cell as submitted, in survey order.

mod filters;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use urbivox::app::access::Role;

use crate::world::{Answer, SURVEY, World, key, submission, visit};

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn answered(world: &World) {
    world.publish(&visit());
    for answers in [
        json!({"satisfaction": 2, "why": ["slow", {"code": "other", "text": "=HYPERLINK(\"x\")"}], "district": "north",
               "minutes": 12.5, "parts": {"clarity": 4}, "comment": "Line one\nline \"two\", and a comma"}),
        json!({"satisfaction": 5, "comment": "-2 degrees"}),
    ] {
        let mut body = submission(&answers);
        body["language"] = json!("fi");
        body["placement"] = json!("qr-desk");
        let sent = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!(sent.status, 201, "{}", sent.text());
    }
}

#[test]
fn responses_come_in_survey_order_with_a_column_for_each_option() {
    World::on_each(|world| {
        answered(world);
        let taken = world.get(&format!("{SURVEY}/export.csv?of=responses"));
        assert_eq!(
            (taken.status, taken.header("content-type")),
            (200, "text/csv; charset=utf-8")
        );
        let rows = rows(&taken.text());
        let header = [
            "_response",
            "_submitted_at",
            "_submitted_local",
            "_day",
            "_version",
            "_language",
            "_placement",
            "_verified",
            "_status",
            "_corrected_at",
            "satisfaction",
            "why/slow",
            "why/other",
            "why/none",
            "why/other/text",
            "district",
            "minutes",
            "parts/clarity",
            "parts/speed",
            "comment",
        ];
        assert_eq!(rows[0], header);
        assert_eq!(
            rows[1][4..],
            [
                "1",
                "fi",
                "qr-desk",
                "false",
                "counted",
                "",
                "2",
                "1",
                "1",
                "0",
                "'=HYPERLINK(\"x\")",
                "north",
                "12.5",
                "4",
                "",
                "Line one\nline \"two\", and a comma",
            ]
        );
        assert_eq!(rows[2][10..], ["5", "", "", "", "", "", "", "", "", "'-2 degrees"]);
        // UTC, and the local time of the city with its offset.
        assert!(rows[1][1].len() == 20 && rows[1][1].ends_with('Z'), "{:?}", rows[1]);
        assert!(
            rows[1][2].len() == 25 && (rows[1][2].ends_with("+02:00") || rows[1][2].ends_with("+03:00")),
            "{:?}",
            rows[1]
        );
        assert!(taken.text().contains("\r\n") && !taken.text().starts_with('\u{feff}'));

        let labelled = world
            .get(&format!("{SURVEY}/export.csv?of=responses&labels=fi&bom=true"))
            .text();
        assert!(labelled.starts_with("\u{feff}_response,"), "{labelled}");
        assert!(
            labelled.contains("Miten meni?") && labelled.contains("Pohjoinen"),
            "{labelled}"
        );
        assert_eq!(
            world
                .get(&format!(
                    "{SURVEY}/export.csv?of=responses&from=2020-01-01&to=2020-01-31"
                ))
                .text()
                .lines()
                .count(),
            1
        );
    });
}

#[test]
fn exported_lines_contain_the_answers_as_sent() {
    World::on_each(|world| {
        answered(world);
        let taken = world.get(&format!("{SURVEY}/export.ndjson?of=responses")).text();
        let lines: Vec<Value> = taken.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["answers"]["parts"], json!({"clarity": 4}));
        assert_eq!(lines[0]["answers"]["minutes"], 12.5);
        assert_eq!(
            (&lines[1]["_language"], &lines[1]["_version"]),
            (&json!("fi"), &json!(1))
        );
        assert_eq!(
            (&lines[1]["_verified"], &lines[1]["_status"], &lines[1]["_corrected_at"]),
            (&json!(false), &json!("counted"), &Value::Null)
        );
        assert!(!taken.contains("receipt"));
    });
}

#[test]
fn an_export_of_several_pages_is_complete() {
    let world = World::on_sqlite();
    world.publish(
        &json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}}]}]}),
    );
    for _ in 0..1_203 {
        assert_eq!(world.submit(&json!({"q": 3})).status, 201);
    }
    let taken = world.get(&format!("{SURVEY}/export.csv?of=responses"));
    assert_eq!(rows(&taken.text()).len(), 1_204);
}

/// The rows of a table by the names of its columns.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = rows(text).into_iter();
    let header = rows.next().unwrap();
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

#[test]
fn the_table_contains_every_figure_of_the_report() {
    World::on_each(|world| {
        answered(world);
        let report = world.results("");
        let text = world.get(&format!("{SURVEY}/export.csv")).text();
        let whole = table(&text);
        let find = |question: &str, row: &str, figure: &str, key: &str| {
            let wanted = [("question", question), ("row", row), ("figure", figure), ("key", key)];
            let found = whole
                .iter()
                .find(|cells| wanted.iter().all(|(name, value)| cells[*name] == *value));
            found
                .unwrap_or_else(|| panic!("{question} {row} {figure} {key}"))
                .clone()
        };
        assert_eq!(find("", "", "responses", "")["value"], "2");
        let csat = find("satisfaction", "", "measure", "csat-4-of-5");
        let told = &report["questions"][0]["measures"][0];
        for name in ["value", "low", "high", "n"] {
            assert_eq!(csat[name], told[name].to_string(), "{name}");
        }
        let explained =
            ["part", "kind", "shape", "versions", "unit", "filter", "withheld"].map(|name| csat[name].as_str());
        assert_eq!(
            explained,
            ["whole", "rating", "satisfaction#1-5/4/1", "1", "share", "", "false"]
        );
        assert_eq!(find("satisfaction", "", "count", "2")["value"], "1");
        let row = find("parts", "clarity", "answered", "");
        assert_eq!(
            (row["value"].as_str(), row["shape"].as_str()),
            ("1", "parts/clarity#1-5/1")
        );
        let mean = find("minutes", "", "mean", "");
        assert_eq!((mean["value"].as_str(), mean["unit"].as_str()), ("12.5", "min"));
        // Once in each file: what an interval does not say.
        assert!(
            whole[0]["note"].contains("people who chose to answer"),
            "{:?}",
            whole[0]
        );
        assert!(whole[1..].iter().all(|row| row["note"].is_empty()));
        let series = table(&world.get(&format!("{SURVEY}/export.csv?by=day")).text());
        let (series, same): (Vec<_>, Vec<_>) = series.into_iter().partition(|row| row["part"] == "series");
        assert_eq!(same, whole);
        assert!(series.iter().all(|row| !row["start"].is_empty()));
        assert!(series.iter().any(|row| row["figure"] == "responses"));
        let lines = world.get(&format!("{SURVEY}/export.ndjson")).text();
        assert_eq!(lines.lines().count(), whole.len());
    });
}

#[test]
fn a_withheld_score_is_a_row_of_the_table_and_named_in_the_report() {
    World::on_each(|world| {
        let rows: Vec<Value> = (1..=10)
            .map(|row| json!({"code": format!("s{row}"), "reversed": row % 2 == 0}))
            .collect();
        world.publish(
            &json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
                {"code": "sus", "kind": "matrix", "scale": {"from": 1, "to": 5}, "measure": "sus", "rows": rows},
            ]}]}),
        );
        let points = |rows: i32| {
            let points = (1..=rows).map(|row| (format!("s{row}"), json!(4)));
            json!({"sus": points.collect::<serde_json::Map<_, _>>()})
        };
        // A score needs all ten items.
        let answers = [vec![points(9); 30], vec![points(10); 5]].concat();
        world.answers_on(world.today(), &answers);
        world.close_days();
        let public = |path: &str| world.send("GET", &format!("{SURVEY}/{path}"), &[], b"");
        let report = public("results").json();
        let question = &report["questions"][0];
        assert_eq!(
            (
                &question["score_withheld"],
                question.get("measure"),
                question.get("withheld")
            ),
            (&json!(true), None, None),
            "{question}"
        );
        let told = table(&public("export.csv").text());
        let measures: Vec<_> = told.iter().filter(|row| row["figure"] == "measure").collect();
        let [score] = measures[..] else { panic!("{measures:?}") };
        let cells = ["question", "key", "value", "withheld"].map(|name| score[name].as_str());
        assert_eq!(cells, ["sus", "", "", "true"]);
        // Staff see it.
        let own = world.results("")["questions"][0].clone();
        assert_eq!((&own["measure"]["n"], own.get("score_withheld")), (&json!(5), None));
    });
}

fn column(answer: &Answer, name: &str) -> Vec<String> {
    assert_eq!(answer.status, 200, "{answer:?}");
    table(&answer.text())
        .into_iter()
        .map(|mut row| row.remove(name).unwrap())
        .collect()
}

#[test]
fn the_form_of_a_csv_file_and_its_name_are_chosen() {
    World::on_each(|world| {
        answered(world);
        let query = "of=responses&separator=semicolon&decimal=comma&guard=off&from=2026-01-01&placement=qr-desk";
        let taken = world.get(&format!("{SURVEY}/export.csv?{query}"));
        assert_eq!(
            taken.header("content-disposition"),
            "attachment; filename=\"tampere-day-care-visit-responses_from-2026-01-01_placement-qr-desk.csv\""
        );
        let text = taken.text();
        assert!(text.starts_with("_response;_submitted_at;"), "{text}");
        assert!(
            text.contains(";12,5;") && text.contains(";\"=HYPERLINK(\"\"x\"\")\";"),
            "{text}"
        );
        let figures = world
            .get(&format!("{SURVEY}/export.csv?separator=tab&decimal=comma"))
            .text();
        assert!(figures.contains("\tmean\t\t12,5\t"), "{figures}");
        let whole = world.get(&format!("{SURVEY}/export.ndjson?by=week"));
        assert_eq!(
            whole.header("content-disposition"),
            "attachment; filename=\"tampere-day-care-visit_by-week.ndjson\""
        );
    });
}

#[test]
fn versions_are_served_and_explain_the_columns() {
    World::on_each(|world| {
        let survey =
            |questions: Value| json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
        let why = |codes: [&str; 2]| {
            let options = codes.map(|code| json!({"code": code}));
            json!({"code": "why", "kind": "choice", "multiple": true, "options": options})
        };
        let sat = |to: u8| json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": to}});
        world.publish(&survey(json!([sat(5), why(["slow", "rude"])])));
        assert_eq!(world.submit(&json!({"sat": 4, "why": ["slow"]})).status, 201);
        world.publish(&survey(json!([sat(7), why(["slow", "late"])])));
        assert_eq!(world.submit(&json!({"sat": 6, "why": ["late"]})).status, 201);
        let taken = rows(&world.get(&format!("{SURVEY}/export.csv?of=responses")).text());
        assert_eq!(taken[0][10..], ["sat", "sat@2", "why/slow", "why/late", "why/rude"]);
        assert_eq!(taken[1][10..], ["4", "", "1", "", "0"]);
        assert_eq!(taken[2][10..], ["", "6", "0", "1", ""]);

        let nobody = |path: &str| world.send("GET", path, &[], b"");
        let listed = nobody(&format!("{SURVEY}/versions")).json();
        let numbers: Vec<_> = listed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["version"].clone())
            .collect();
        assert_eq!(numbers, [2, 1]);
        assert!(
            listed["items"][0]["published_at"].as_str().unwrap().ends_with('Z'),
            "{listed}"
        );
        assert!(listed["next"].is_null());
        let first = nobody(&format!("{SURVEY}/versions/1"));
        assert_eq!((first.status, first.header("etag")), (200, "\"version-1\""));
        let first = first.json();
        assert_eq!(first["version"], 1);
        assert_eq!(first["definition"]["pages"][0]["questions"][0]["scale"]["to"], 5);
        let known = [("If-None-Match", "\"version-1\"")];
        assert_eq!(
            world.send("GET", &format!("{SURVEY}/versions/1"), &known, b"").status,
            304
        );
        for none in ["3", "0", "01", "x"] {
            let answer = nobody(&format!("{SURVEY}/versions/{none}"));
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (404, "no-such-version"),
                "{none}"
            );
        }
        let unknown = SURVEY.replace("visit", "draft-only");
        assert_eq!(nobody(&format!("{unknown}/versions")).problem(), "no-such-survey");
    });
}

#[test]
fn a_correction_is_marked_with_its_time() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipts: Vec<String> = [2, 4]
            .map(|score| {
                world.submit(&json!({"satisfaction": score})).json()["receipt"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .into();
        let body = json!({"answers": {"satisfaction": 3}}).to_string();
        let headers = [("content-type", "application/json")];
        let path = format!("/api/v1/responses/{}", receipts[0]);
        assert_eq!(world.send("PUT", &path, &headers, body.as_bytes()).status, 200);
        let taken = world.get(&format!("{SURVEY}/export.csv?of=responses"));
        assert_eq!(column(&taken, "satisfaction"), ["3", "4"]);
        let corrected = column(&taken, "_corrected_at");
        assert!(corrected[0].ends_with('Z') && corrected[1].is_empty(), "{corrected:?}");
        world.verify();
    });
}

#[test]
fn responses_are_exported_to_staff_and_public_figures_to_everybody() {
    World::on_each(|world| {
        answered(world);
        let path = format!("{SURVEY}/export.csv");
        let nobody = |query: &str| world.send("GET", &format!("{path}{query}"), &[], b"");
        assert_eq!(nobody("?of=responses").status, 401);
        let public = nobody("");
        assert_eq!(public.status, 200);
        assert!(
            public.text().contains("withheld") && !public.text().contains(",2,"),
            "{}",
            public.text()
        );
        let analyst = key(&world.server, Role::Analyst, None);
        assert_eq!(
            world
                .call_as(&analyst, "GET", &format!("{path}?of=responses"), &Value::Null)
                .status,
            403
        );
        assert!(
            world
                .call_as(&analyst, "GET", &path, &Value::Null)
                .text()
                .contains("withheld")
        );
        // Once a day with enough answers is closed, both read what was released of it, and staff what is counted.
        world.answers_on(world.today(), &vec![json!({"satisfaction": 4}); 20]);
        world.close_days();
        let released = world.call_as(&analyst, "GET", &path, &Value::Null).text();
        assert_eq!(released, nobody("").text());
        let found = |text: &str| {
            let rows = table(text);
            let fours = rows.iter().find(|row| row["figure"] == "count" && row["key"] == "4");
            fours.unwrap()["value"].parse::<u64>().unwrap()
        };
        assert_eq!(found(&world.get(&path).text()), 20);
        assert!(
            found(&released).is_multiple_of(3) && found(&released).abs_diff(20) <= 2,
            "{released}"
        );
        assert_eq!(world.get(&format!("{path}?of=responses")).status, 200);
        let app = world.server.app();
        let audit = urbivox::app::audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
        assert!(audit.entries > 0 && audit.problems.is_empty(), "{audit:?}");
    });
}
