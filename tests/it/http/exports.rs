//! Exports: every cell as submitted, in survey order.

use serde_json::{Value, json};
use urbivox::app::access::Role;

use crate::world::{SURVEY, World, key, submission, visit};

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
            "response",
            "submitted_at",
            "day",
            "version",
            "language",
            "placement",
            "satisfaction",
            "why.slow",
            "why.other",
            "why.none",
            "why.other.text",
            "district",
            "minutes",
            "parts.clarity",
            "parts.speed",
            "comment",
        ];
        assert_eq!(rows[0], header);
        assert_eq!(
            rows[1][3..],
            [
                "1",
                "fi",
                "qr-desk",
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
        assert_eq!(rows[2][6..], ["5", "", "", "", "", "", "", "", "", "'-2 degrees"]);
        // Local time of the city, with its UTC offset.
        assert!(
            rows[1][1].len() == 25 && (rows[1][1].ends_with("+02:00") || rows[1][1].ends_with("+03:00")),
            "{:?}",
            rows[1]
        );
        assert!(taken.text().contains("\r\n") && !taken.text().starts_with('\u{feff}'));

        let labelled = world
            .get(&format!(
                "{SURVEY}/export.csv?of=responses&labels=true&language=fi&bom=true"
            ))
            .text();
        assert!(labelled.starts_with("\u{feff}response,"), "{labelled}");
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
        assert_eq!((&lines[1]["language"], &lines[1]["version"]), (&json!("fi"), &json!(1)));
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

#[test]
fn the_table_contains_every_figure_of_the_report() {
    World::on_each(|world| {
        answered(world);
        let report = world.results("");
        let table = rows(&world.get(&format!("{SURVEY}/export.csv")).text());
        let find = |question: &str, row: &str, figure: &str, key: &str| {
            let found = table
                .iter()
                .find(|cells| cells[4] == question && cells[5] == row && cells[6] == figure && cells[7] == key);
            found
                .unwrap_or_else(|| panic!("{question} {row} {figure} {key}"))
                .clone()
        };
        assert_eq!(find("", "", "responses", "")[8], "2");
        let csat = find("satisfaction", "", "measure", "csat-4-of-5");
        let told = &report["questions"][0]["measures"][0];
        for (at, name) in [(8, "value"), (9, "low"), (10, "high"), (11, "n")] {
            assert_eq!(csat[at], told[name].to_string(), "{name}");
        }
        assert_eq!(find("satisfaction", "", "count", "2")[8], "1");
        assert_eq!(find("parts", "clarity", "answered", "")[8], "1");
        assert_eq!(find("minutes", "", "mean", "")[8], "12.5");
        let series = rows(&world.get(&format!("{SURVEY}/export.csv?by=day")).text());
        assert!(
            series
                .iter()
                .any(|cells| !cells[3].is_empty() && cells[6] == "responses")
        );
        let lines = world.get(&format!("{SURVEY}/export.ndjson")).text();
        assert_eq!(lines.lines().count(), table.len() - 1);
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
        assert_eq!(world.get(&format!("{path}?of=responses")).status, 200);
        let app = world.server.app();
        let audit = urbivox::app::audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
        assert!(audit.entries > 0 && audit.problems.is_empty(), "{audit:?}");
    });
}
