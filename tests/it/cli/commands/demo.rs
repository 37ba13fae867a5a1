//! `urbivox demo`, as in a five-minute trial.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{command, counts, run, run_with_own_secret};
use crate::process::Process;
use crate::world;

#[test]
fn the_demo_counts_what_was_published_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let output = command("looks at no setting", &["demo", "--exit"])
        .env("TMPDIR", folder.path())
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert_eq!(output.status.code(), Some(0), "{out}{err}");
    let row = |name: &str| -> Vec<String> {
        let line = out
            .lines()
            .find(|line| line.trim_start().starts_with(name) && line.contains("equal"));
        let line = line.unwrap_or_else(|| panic!("{name} is not equal: {out}"));
        line.split_whitespace()
            .filter(|word| word.parse::<u64>().is_ok())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(row("All housing"), ["668", "446", "567", "668", "446", "567"]);
    assert_eq!(row("Tower blocks"), ["200", "101", "99", "200", "101", "99"]);
    assert_eq!(row("Apartments"), ["302", "192", "271", "302", "192", "271"]);
    assert_eq!(row("Atrium houses"), ["96", "79", "64", "96", "79", "64"]);
    assert_eq!(row("Terraced houses"), ["70", "74", "133", "70", "74", "133"]);
    assert!(out.contains("39.7 %   37.4 to 42.1 %"), "{out}");
    assert_eq!(row("By train"), ["63", "63"]);
    assert!(
        out.contains("41.72") && out.contains("23.06"),
        "the incomes are shown: {out}"
    );
    assert_eq!(row("Rotterdam"), ["86", "3", "86", "3"]);
    assert_eq!(row("Murcia"), ["52", "15", "52", "10"]);
    assert!(out.contains("Proposed to Copenhagen for sati_share2y in 20"), "{out}");
    assert!(!out.contains("DIFFERS"), "{out}");
    // Everybody sees all of it, in threes, as the last answers are of a day that is over.
    let told = out.lines().filter(|line| line.ends_with("within two"));
    let told: Vec<Vec<u64>> = told
        .map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect())
        .collect();
    assert_eq!(told.len(), 5, "{out}");
    assert!(
        told.iter()
            .flatten()
            .all(|count| count.is_multiple_of(3) && *count > 60),
        "{out}"
    );
    assert!(told[0].iter().sum::<u64>().abs_diff(1_681) <= 6, "{out}");
    assert_eq!(err, "");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "the temporary folder is gone"
    );
}

#[cfg(unix)]
#[test]
fn the_demo_serves_the_printed_addresses_until_ctrl_c() {
    let folder = tempfile::tempdir().unwrap();
    let mut demo = command("looks at no setting", &["demo", "--listen", "127.0.0.1:0"]);
    let child = demo
        .env("TMPDIR", folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut process = Process(child);
    let lines = BufReader::new(process.0.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let shown: Vec<String> = lines
        .take_while(|line| !line.contains("Serving until Ctrl-C"))
        .collect();

    let words: Vec<&str> = shown.iter().flat_map(|line| line.split([' ', '\''])).collect();
    let addresses: Vec<&&str> = words
        .iter()
        .filter(|word| word.starts_with("http://127.0.0.1:"))
        .collect();
    assert_eq!(addresses.len(), 9, "{shown:?}");
    let key = words.iter().find(|word| word.starts_with("uvx_")).unwrap();
    for address in addresses {
        let answer = world::agent()
            .get(*address)
            .header("authorization", format!("Bearer {key}"))
            .call()
            .unwrap();
        assert_eq!(answer.status(), 200, "{address}");
    }
    assert!(
        Command::new("kill")
            .args(["-INT", &process.0.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(process.0.wait().unwrap().code(), Some(0));
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "the temporary folder is gone"
    );
}

#[test]
fn the_demo_can_keep_its_database_and_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let words = ["demo", "--exit", "--keep", kept.to_str().unwrap()];
    assert!(
        run("looks at no setting", &words)
            .succeeded()
            .contains("The database is kept in")
    );
    let url = format!("sqlite://{}", Path::new(&kept).join("urbivox.db").display());
    let verified = counts(&run_with_own_secret(&url, &["verify"]).succeeded());
    assert!(
        verified.starts_with("2 surveys, 1891 responses, 0 differences\n"),
        "{verified}"
    );
    run("looks at no setting", &words).assert_failed_with(&["already exists", "choose another folder"]);
}

#[test]
fn figures_of_a_generated_installation_agree_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("world");
    let kept_text = kept.display().to_string();
    let size = ["--cities", "50", "--services", "100", "--responses", "4000"];
    let mut arguments = vec!["demo", "--world", "--exit", "--keep", &kept_text];
    arguments.extend(size);
    let output = command("looks at no setting", &arguments).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );

    let url = format!("sqlite://{}", kept.join("urbivox.db").display());
    let verified = run_with_own_secret(&url, &["verify"]).succeeded();
    assert!(
        verified.contains("100 surveys") && verified.contains(" 0 differences"),
        "{verified}"
    );

    let mut config = world::config(&world::Database::sqlite(), u32::MAX);
    config.backend = url.parse().unwrap();
    config.secret = None; // Uses the secret file next to the database.
    config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let server = world::World::configured(world::Database::sqlite(), config);
    let (mut compared, mut networks) = (0, 0);
    for city in server.get("/api/v1/cities?limit=100").json()["items"]
        .as_array()
        .unwrap()
    {
        let city = city["slug"].as_str().unwrap();
        // A separate network for each city, so that no rate limit is reached.
        networks += 1;
        let network = format!("198.51.100.{networks}");
        let everybody = [("X-Forwarded-For", network.as_str())];
        let page = server.send("GET", &format!("/cities/{city}"), &everybody, b"").page();
        let counts = page.texts("tbody .number");
        let services = server.get(&format!("/api/v1/cities/{city}/services")).json();
        for service in services["items"].as_array().unwrap() {
            let service = service["slug"].as_str().unwrap();
            let surveys = server
                .get(&format!("/api/v1/cities/{city}/services/{service}/surveys"))
                .json();
            let survey = surveys["items"][0]["slug"].as_str().unwrap().to_owned();
            let base = format!("/api/v1/cities/{city}/services/{service}/surveys/{survey}");
            let public = server.send("GET", &format!("{base}/results"), &everybody, b"").json();
            let csv = server
                .send("GET", &format!("{base}/export.csv"), &everybody, b"")
                .text();
            let badge = server
                .send("GET", &format!("/badge/{city}/{service}.svg"), &everybody, b"")
                .text();
            let asked = public["questions"].as_array().unwrap();
            let Some(question) = asked.iter().find(|question| question["measure"]["id"] == "csat-4-of-5") else {
                assert!(!badge.contains("Satisfied"), "{city}/{service}: {badge}");
                continue;
            };
            let measure = &question["measure"];
            let (value, n) = (measure["value"].as_f64().unwrap(), &measure["n"]);
            assert!(
                csv.contains(&format!("measure,csat-4-of-5,{},", measure["value"])),
                "{csv}"
            );
            assert!(badge.contains(&format!("n ≈ {n})")), "{badge}");
            // The badge rounds the exact value, not the rounded value of the API.
            let shown = [value - 0.000_05, value + 0.000_05].map(|value| format!("{:.0}%", value * 100.0));
            assert!(shown.iter().any(|shown| badge.contains(shown)), "{value}: {badge}");
            assert!(counts.contains(&n.to_string()), "{city}/{service}: {n}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}
