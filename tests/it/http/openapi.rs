//! The OpenAPI document: it changes only on purpose, validators accept it, and a generated client works.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use serde_json::Value;

use crate::world::{Database, World, visit};

/// A program of the tests' own Python environment.
#[expect(clippy::disallowed_methods, reason = "only the tests are told where their Python is")]
fn python(arguments: &[&str]) -> Output {
    let python = std::env::var("URBIVOX_TEST_PYTHON").expect("run ./tests/run, which prepares a Python");
    let bin = std::path::Path::new(&python).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(&python);
    command.args(arguments).env("PATH", path).output().unwrap()
}

fn document() -> String {
    urbivox::http::openapi::json().unwrap()
}

/// The document in a file of a temporary folder.
fn written() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    std::fs::write(&path, document()).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

fn assert_success(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}

#[test]
fn the_document_matches_its_snapshot() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("openapi", document());
    });
}

#[test]
fn each_operation_has_a_name_of_its_own_and_each_response_a_description() {
    let document: Value = serde_json::from_str(&document()).unwrap();
    let mut names = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            let known = names.insert(name.clone(), format!("{method} {path}"));
            assert_eq!(known, None, "{name} twice");
            assert!(operation["security"].is_array(), "{name} says nothing about keys");
            for (status, response) in operation["responses"].as_object().unwrap() {
                let is_described = response["$ref"].is_string() || response["description"].is_string();
                assert!(is_described, "{name} {status}");
            }
        }
    }
    assert!(names.len() > 50, "{}", names.len());
}

/// Statuses of the problems that every operation with a JSON body can answer with.
const OF_BODY: [&str; 5] = ["400", "408", "413", "415", "503"];

#[test]
fn each_operation_names_its_problems_by_status_and_code() {
    let document: Value = serde_json::from_str(&document()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let place = format!("{method} {path}");
            let responses = operation["responses"].as_object().unwrap();
            for (status, response) in responses {
                let code: u16 = status
                    .parse()
                    .unwrap_or_else(|_| panic!("{place} {status}: no wildcards"));
                if code < 400 {
                    continue;
                }
                let description = response["description"].as_str().unwrap();
                let named = urbivox::http::problem::ProblemCode::ALL
                    .iter()
                    .filter(|problem| description.contains(&format!("`{}`", problem.name())))
                    .collect::<Vec<_>>();
                assert!(!named.is_empty(), "{place} {status} names no problem");
                for problem in named {
                    assert_eq!(problem.status().as_u16(), code, "{place}: {}", problem.name());
                }
                let waits = response["headers"]["Retry-After"].is_object();
                assert_eq!(waits, [429, 503].contains(&code), "{place} {status}");
            }
            if operation["requestBody"].is_object() {
                for status in OF_BODY {
                    assert!(responses.contains_key(status), "{place} has a body and no {status}");
                }
                let limit = operation["requestBody"]["description"].as_str().unwrap_or_default();
                assert!(
                    limit.contains("at most") || limit.contains("At most"),
                    "{place}: no limit of the body"
                );
            }
            let needs_key = operation["security"]
                .as_array()
                .unwrap()
                .iter()
                .all(|requirement| requirement["key"].is_array());
            assert!(
                !needs_key || responses.contains_key("401"),
                "{place} needs a key and has no 401"
            );
        }
    }
}

#[test]
fn each_parameter_and_each_field_has_a_description() {
    let document: Value = serde_json::from_str(&document()).unwrap();
    let mut missing = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                if !parameter["description"].is_string() {
                    missing.push(format!("{method} {path}: {}", parameter["name"]));
                }
            }
        }
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let parts = ["oneOf", "allOf"]
                .into_iter()
                .filter_map(|part| property[part].as_array());
            let is_described = parts.flatten().any(|part| part["description"].is_string());
            if !is_described && !property["description"].is_string() {
                missing.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}

#[test]
fn the_validator_of_the_specification_accepts_the_document() {
    let (_folder, path) = written();
    assert_success(&python(&["-m", "openapi_spec_validator", &path]));
}

#[test]
fn redocly_accepts_the_document() {
    let node = Command::new("node").arg("--version").output().unwrap();
    let version = String::from_utf8_lossy(&node.stdout).into_owned();
    let major: u32 = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    if major < 20 {
        eprintln!("redocly needs Node 20, and this is {version}: the document was not linted by it");
        return;
    }
    let (_folder, path) = written();
    let mut redocly = Command::new("tests/openapi/node_modules/.bin/redocly");
    redocly.args(["lint", "--config", "tests/openapi/redocly.yaml", &path]);
    redocly
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    assert_success(&redocly.output().unwrap());
}

#[test]
fn a_generated_client_submits_an_answer_and_reads_the_results() {
    let (folder, path) = written();
    let client = folder.path().join("client").display().to_string();
    let generate = [
        "-m",
        "openapi_python_client",
        "generate",
        "--path",
        &path,
        "--output-path",
        &client,
        "--meta",
        "none",
    ];
    assert_success(&python(&generate));
    for database in Database::each() {
        let world = World::on(database, urbivox::clock::Clock::System, u32::MAX);
        world.publish(&visit());
        let folder = folder.path().display().to_string();
        let used = python(&["tests/openapi/use_client.py", &folder, &world.base, &world.key]);
        assert_success(&used);
        assert_eq!(
            String::from_utf8_lossy(&used.stdout),
            "cities ['tampere']\nsubmitted 201\nresponses 1\n"
        );
    }
}

#[test]
fn each_problem_code_has_a_page_that_says_what_to_do() {
    let world = World::on_sqlite();
    let list = world.get("/problems");
    assert_eq!(list.status, 200);
    for code in urbivox::http::problem::ProblemCode::ALL {
        assert!(
            list.text().contains(&format!("/problems/{}", code.name())),
            "{}",
            code.name()
        );
    }
    let page = world.get("/problems/link-used");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("410 Gone"), "{}", page.text());
    assert_eq!(world.get("/problems/none-such").status, 404);
    let problem = world.get("/api/v1/cities/none-such").json();
    assert_eq!(world.get(problem["type"].as_str().unwrap()).status, 200, "{problem}");
}
