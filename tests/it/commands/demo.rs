//! The demo, as somebody meets it who has five minutes.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{command, run};
use crate::world::{self, Process};

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
    assert!(out.contains("Proposed to Copenhagen for sati_share2y: no"), "{out}");
    assert!(out.contains("668 of 1681 answers were satisfied: 39.7 %"), "{out}");
    assert!(!out.contains("DIFFERS"));
    assert_eq!(err, "");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "the temporary folder is gone"
    );
}

#[cfg(unix)]
#[test]
fn the_demo_serves_on_at_the_addresses_it_prints_until_ctrl_c() {
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
    assert_eq!(addresses.len(), 8, "{shown:?}");
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
fn the_demo_can_keep_its_database_and_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let words = ["demo", "--exit", "--keep", kept.to_str().unwrap()];
    assert!(
        run("looks at no setting", &words)
            .succeeded()
            .contains("The database stays in")
    );
    let url = format!("sqlite://{}", Path::new(&kept).join("urbivox.db").display());
    assert_eq!(
        run(&url, &["verify"]).succeeded(),
        "2 surveys, 1891 responses, 0 differences\n"
    );
    run("looks at no setting", &words).failed_saying(&["is there already", "name another folder"]);
}
