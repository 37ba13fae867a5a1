//! The layout of the code as in ARCHITECTURE.md: the imports of each module, and names restricted to some modules.

mod import_cycles;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The modules that each module of the service may import. The pure core needs no entry: `crates/core` depends on no other
/// crate of this workspace, so the compiler enforces its boundary.
const IMPORTS: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("telemetry", &[]),
    ("outgoing", &[]),
    ("storage", &[]),
    ("mail", &["storage"]),
    ("config", &["storage", "outgoing"]),
    ("identity_provider", &["outgoing", "config"]),
    ("app", &["storage", "clock", "config", "outgoing", "identity_provider"]),
    ("http", &["app", "clock", "config", "storage"]),
    (
        "server",
        &["http", "app", "mail", "clock", "config", "storage", "telemetry"],
    ),
    (
        "cli",
        &[
            "server",
            "app",
            "storage",
            "outgoing",
            "config",
            "clock",
            "http",
            "telemetry",
        ],
    ),
    // Access to private parsers for the fuzz targets.
    ("fuzzing", &["app", "http", "config", "outgoing"]),
];

/// Names that only some modules may use.
const RESTRICTED: &[(&str, &[&str])] = &[
    ("diesel", &["storage"]),
    ("actix_web", &["http", "server"]),
    ("async fn", &["http", "server", "mail", "cli"]),
    ("async move", &["http", "server", "mail", "cli"]),
    ("async {", &["http", "server", "mail", "cli"]),
    ("use crate::{", &[]), // One `use` line for each module, so that this test can read the imports.
    // The demo reads its own server through the HTTP API.
    ("ureq", &["outgoing", "cli"]),
    ("TcpStream", &["outgoing"]),
    ("anyhow", &["cli", "main"]),
    ("std::env::var", &["config"]),
    ("Timestamp::now()", &["clock"]),
    ("SystemTime::now()", &["clock"]),
    ("StatusCode::", &["http"]),
];

/// The permitted dependencies of `crates/core`: libraries without a runtime, database, HTTP, clock or file access.
const CORE_DEPENDENCIES: &[&str] = &[
    "any_ascii",
    "crc32fast",
    "csv",
    "email_address",
    "fluent-bundle",
    "fluent-syntax",
    "icu_normalizer",
    "jiff",
    "regex",
    "serde",
    "serde_json",
    "statrs",
    "thiserror",
    "unic-langid",
];

/// Import cycles that may stay: their files in alphabetical order, and the reason. ARCHITECTURE.md names the same ones.
const PERMITTED_CYCLES: &[(&[&str], &str)] = &[];

#[test]
fn a_module_imports_only_permitted_modules() {
    for file in sources("src") {
        let Some((_, imports)) = IMPORTS.iter().find(|(module, _)| *module == file.module) else {
            let is_root = ["main", "lib"].contains(&file.module.as_str());
            assert!(is_root, "{}: `{}` is not on the plan", file.path, file.module);
            continue;
        };
        for line in file.code.lines() {
            for (at, found) in line.match_indices("crate::") {
                let after = &line[at + found.len()..];
                let other: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_module = IMPORTS.iter().any(|(module, _)| *module == other);
                let is_allowed = other == file.module || imports.contains(&other.as_str()) || !is_module;
                assert!(is_allowed, "{}: `{}` may not import `{other}`", file.path, file.module);
            }
        }
    }
}

#[test]
fn there_are_no_import_cycles_but_permitted_ones() {
    let mut files = import_cycles::Sources::default();
    for (crate_name, folder) in [("urbivox", "src"), ("urbivox_core", "crates/core/src")] {
        for file in sources(folder) {
            files.add(crate_name, folder, &file.path, &file.code);
        }
    }
    let imports = files.imports();
    let mut found = imports.cycles();
    let plan = std::fs::read_to_string("ARCHITECTURE.md").unwrap();
    for (cycle, reason) in PERMITTED_CYCLES {
        let cycle: import_cycles::Cycle = cycle.iter().map(|file| (*file).to_owned()).collect();
        assert!(
            found.remove(&cycle),
            "no import cycle, though permitted ({reason}): {cycle:?}"
        );
        let is_named = cycle.iter().all(|file| plan.contains(file.as_str()));
        assert!(is_named, "ARCHITECTURE.md does not name {cycle:?}");
    }
    let found: Vec<String> = found.iter().map(|cycle| imports.describe(cycle)).collect();
    assert!(found.is_empty(), "{} import cycles:\n{}", found.len(), found.join("\n"));
}

#[test]
fn restricted_crates_are_used_only_in_their_modules() {
    for file in sources("src") {
        for (name, modules) in RESTRICTED {
            let uses = file.code.lines().any(|line| line.contains(name));
            let is_allowed = modules.contains(&file.module.as_str());
            assert!(!uses || is_allowed, "{}: uses `{name}`", file.path);
        }
    }
}

#[test]
fn the_core_depends_on_no_runtime_database_http_or_clock() {
    let manifest: toml::Table = std::fs::read_to_string("crates/core/Cargo.toml")
        .unwrap()
        .parse()
        .unwrap();
    let named: Vec<_> = manifest["dependencies"].as_table().unwrap().keys().collect();
    assert_eq!(named, CORE_DEPENDENCIES);
    // Civil days need a calendar, not the time: without `std`, jiff cannot read the clock.
    let features = &manifest["dependencies"]["jiff"];
    assert_eq!(features["default-features"].as_bool(), Some(false));
    let impure = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "Instant::now",
        "std::thread",
    ];
    for file in sources("crates/core/src") {
        for name in impure {
            // `IpAddr` is a value type; parsing it opens no connection.
            let uses = file.code.replace("std::net::IpAddr", "").contains(name);
            assert!(!uses, "{}: uses `{name}`", file.path);
        }
    }
}

#[test]
fn statuses_of_errors_are_chosen_without_a_wildcard() {
    let files = sources("src")
        .into_iter()
        .filter(|file| file.path.contains("http/problem"));
    let files: Vec<_> = files.collect();
    assert!(files.len() >= 2, "{}", files.len());
    for file in files {
        let has_wildcard = file.code.lines().any(|line| line.trim_start().starts_with("_ =>"));
        assert!(!has_wildcard, "{}: a new refusal must choose its status", file.path);
    }
}

#[test]
fn no_file_has_more_than_500_lines() {
    for file in sources("src").into_iter().chain(sources("crates/core/src")) {
        assert!(file.lines <= 500, "{} has {} lines", file.path, file.lines);
    }
}

#[test]
fn file_names_are_specific() {
    const EMPTY_NAMES: [&str; 9] = [
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
    for file in sources("src").into_iter().chain(sources("crates/core/src")) {
        let name = Path::new(&file.path)
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert!(!EMPTY_NAMES.contains(&name.as_str()), "{}", file.path);
    }
}

#[test]
fn code_after_a_test_module_is_read_too() {
    let text =
        "use a;\n#[cfg(test)]\nmod tests {\n    use hidden;\n}\n// use comment;\nuse b;\n#[cfg(test)]\nfn c() {}\n";
    assert_eq!(code_of(text), "use a;\nuse b;\n");
}

struct Source {
    path: String,
    module: String,
    lines: usize,
    code: String,
}

/// The code that the service runs: without comments and without items behind `#[cfg(test)]`.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        if line.trim() != "#[cfg(test)]" {
            code.push_str(line);
            code.push('\n');
            continue;
        }
        // An item ends with a semicolon, or with the closing brace at the indent of its attribute.
        let indent = &line[..line.len() - line.trim_start().len()];
        let mut item = lines.next().unwrap_or_default();
        if item.trim_end().ends_with(';') || item.trim_end().ends_with("{}") {
            continue;
        }
        while item != format!("{indent}}}") {
            let Some(next) = lines.next() else { break };
            item = next;
        }
    }
    code
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(&root).unwrap().display().to_string();
                let text = std::fs::read_to_string(&path).unwrap();
                let module = inner.split(['/', '.']).next().unwrap().to_owned();
                let source = Source {
                    path: inner.clone(),
                    module,
                    lines: text.lines().count(),
                    code: code_of(&text),
                };
                files.insert(inner, source);
            }
        }
    }
    assert!(files.len() > 30, "no sources in {folder}");
    files.into_values().collect()
}
