//! The walls of the house, as ARCHITECTURE.md draws them.

use std::path::{Path, PathBuf};

/// Which rooms each room may import. A door that is not listed is a wall.
const DOORS: &[(&str, &[&str])] = &[
    ("survey", &[]),
    ("texts", &[]),
    ("tally", &["survey"]),
    ("measure", &["survey", "tally"]),
    ("storage", &["survey", "tally"]),
    ("indicator", &["survey"]),
    ("export", &["survey"]),
    ("mail", &["storage"]),
    ("clock", &[]),
    ("outgoing", &[]),
    ("config", &["storage", "indicator", "outgoing"]),
    (
        "flow",
        &[
            "survey",
            "texts",
            "tally",
            "measure",
            "indicator",
            "export",
            "storage",
            "clock",
            "config",
            "outgoing",
        ],
    ),
    (
        "http",
        &[
            "survey",
            "texts",
            "tally",
            "measure",
            "indicator",
            "export",
            "flow",
            "clock",
            "config",
            "storage",
        ],
    ),
    (
        "server",
        &["http", "flow", "mail", "clock", "config", "storage", "telemetry"],
    ),
    ("telemetry", &[]),
    (
        "cli",
        &[
            "server",
            "indicator",
            "export",
            "flow",
            "storage",
            "outgoing",
            "survey",
            "config",
            "clock",
            "http",
            "telemetry",
        ],
    ),
];

/// What only some rooms may know.
const SECRETS: &[(&str, &[&str])] = &[
    ("diesel", &["storage"]),
    ("actix_web", &["http", "server"]),
    ("async fn", &["http", "server", "mail", "cli"]),
    ("async move", &["http", "server", "mail", "cli"]),
    ("async {", &["http", "server", "mail", "cli"]),
    ("use crate::{", &[]), // One line a neighbour, so that the doors can be read.
    // The demo fills its own server through the front door.
    ("ureq", &["outgoing", "cli"]),
    ("TcpStream", &["outgoing"]),
    ("anyhow", &["cli", "main"]),
    ("std::env::var", &["config"]),
    ("Timestamp::now()", &["clock"]),
    ("SystemTime::now()", &["clock"]),
    ("StatusCode::", &["http"]),
];

#[test]
fn no_room_opens_a_door_that_is_not_on_the_plan() {
    for file in sources() {
        let Some((_, doors)) = DOORS.iter().find(|(room, _)| *room == file.room) else {
            assert!(
                ["main", "lib"].contains(&file.room.as_str()),
                "{}: `{}` is not on the plan",
                file.path,
                file.room
            );
            continue;
        };
        for line in file.code() {
            for (_, after) in line
                .match_indices("crate::")
                .map(|(at, found)| (at, &line[at + found.len()..]))
            {
                let neighbour: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let open = neighbour == file.room || doors.contains(&neighbour.as_str()) || !is_room(&neighbour);
                assert!(open, "{}: `{}` may not import `{neighbour}`", file.path, file.room);
            }
        }
    }
}

#[test]
fn what_only_some_rooms_may_know_is_not_known_elsewhere() {
    for file in sources() {
        for (secret, rooms) in SECRETS {
            let knows = file.code().any(|line| line.contains(secret));
            assert!(
                !knows || rooms.contains(&file.room.as_str()),
                "{}: knows `{secret}`",
                file.path
            );
        }
    }
}

#[test]
fn statuses_of_errors_are_chosen_without_a_wildcard() {
    let files = sources().into_iter().filter(|file| file.path.contains("http/problem"));
    let files: Vec<_> = files.collect();
    assert_eq!(files.len(), 2, "the problem, and what becomes one");
    for file in files {
        let has_wildcard = file.code().any(|line| line.trim_start().starts_with("_ =>"));
        assert!(!has_wildcard, "{}: a new refusal must choose its status", file.path);
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    for file in sources() {
        let lines = file.text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", file.path);
    }
}

#[test]
fn no_room_is_named_after_nothing() {
    const NAMELESS: [&str; 9] = [
        "utils",
        "helpers",
        "common",
        "misc",
        "models",
        "services_manager",
        "manager",
        "types",
        "prelude",
    ];
    for file in sources() {
        let path = Path::new(&file.path);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !NAMELESS.contains(&name.as_str()),
            "{}: name it after what is inside",
            file.path
        );
    }
}

struct Source {
    path: String,
    room: String,
    text: String,
}

impl Source {
    /// Lines that are code, tests beside it left out.
    fn code(&self) -> impl Iterator<Item = &str> {
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        code.lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn is_room(name: &str) -> bool {
    DOORS.iter().any(|(room, _)| *room == name)
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(&root).unwrap();
                let first = inner
                    .components()
                    .next()
                    .unwrap()
                    .as_os_str()
                    .to_string_lossy()
                    .into_owned();
                let room = first.trim_end_matches(".rs").to_owned();
                files.push(Source {
                    path: inner.display().to_string(),
                    room,
                    text: std::fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    assert!(files.len() > 30, "the house was not found");
    files
}
