//! All routes: from the source of the route tables, and from the OpenAPI document.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::Value;

use super::capabilities::CAPABILITIES;

/// Pairs of method and path.
pub(super) type Routes = BTreeSet<(String, String)>;

/// The routes in the table of capabilities.
pub(super) fn in_table() -> Routes {
    let all = CAPABILITIES.iter().flat_map(|can| can.pages.iter().chain(can.api));
    all.map(|(method, path)| ((*method).to_owned(), path.split('?').next().unwrap().to_owned()))
        .collect()
}

/// The routes in the OpenAPI document.
pub(super) fn documented(document: &Value) -> Routes {
    let paths = document["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().keys();
        methods.map(|method| (method.to_uppercase(), path.clone()))
    });
    routes.collect()
}

/// The routes that the source of the server registers.
pub(super) fn served() -> Routes {
    let mut routes = Routes::new();
    // `at(address, "GET, HEAD, POST")`
    let single = r#"(?s)\bat\(\s*("[^"]*"|[A-Z]+|\w+!?\("[^"]*"\)|path),\s*"([A-Z, ]+)""#;
    let single = Regex::new(single).unwrap();
    // `for path in survey("s")`: the page of the default survey of a service, and of any survey.
    let both = Regex::new(
        r#"(?s)for path in survey\("(\w+)"\) \{\s*config\.service\(\s*(?:limited\(\s*\w+,\s*)?(\w+)\(\s*path"#,
    )
    .unwrap();
    for file in ["src/http/routes.rs", "src/http/staff_routes.rs"] {
        let source = std::fs::read_to_string(file).unwrap();
        let source = source.split("/// An address with the methods it knows").next().unwrap();
        for found in single.captures_iter(source) {
            add(&mut routes, source, &found[1], &found[2]);
        }
        // `answering(address)`, `form(address, …)`, `page(config, address, …)` and `both(config, address, …)`
        for (pattern, methods) in [
            (r#"(?s)\banswering\(\s*("/[^"]+")"#, "GET, POST"),
            (r#"(?s)\bform\(\s*("/[^"]+")"#, "GET, POST"),
            (r"(?s)\bpage\(\s*config,\s*([^,]+),", "GET"),
            (r"(?s)\bboth\(\s*config,\s*([^,]+),", "GET, POST"),
        ] {
            for found in Regex::new(pattern).unwrap().captures_iter(source) {
                add(&mut routes, source, &found[1], methods);
            }
        }
        for found in both.captures_iter(source) {
            let methods = if &found[2] == "answering" { "GET, POST" } else { "GET" };
            for end in ["{city}/{service}", "{city}/{service}/{survey}"] {
                add(&mut routes, source, &format!("\"/{}/{end}\"", &found[1]), methods);
            }
        }
    }
    routes
}

fn add(routes: &mut Routes, source: &str, address: &str, methods: &str) {
    // The functions themselves and their loops.
    if matches!(address.trim(), "path" | "path: &str" | "path: String") {
        return;
    }
    let path = path_of(source, address.trim());
    for method in methods.split(", ").filter(|method| *method != "HEAD") {
        routes.insert((method.to_owned(), path.clone()));
    }
}

/// Evaluates an address expression of the route tables.
fn path_of(source: &str, expression: &str) -> String {
    let constant = |name: &str| -> String {
        let pattern = format!(r#"const {name}: &str = "([^"]+)""#);
        let found = Regex::new(&pattern).unwrap().captures(source);
        found.unwrap_or_else(|| panic!("no address: {expression}"))[1].to_owned()
    };
    let expression = expression.trim_start_matches('&').trim_end_matches(".to_owned()");
    let literal = |text: &str| text.trim_matches('"').to_owned();
    if expression.starts_with('"') {
        return literal(expression);
    }
    let called = Regex::new(r#"^(\w+!?)\((".*")\)$"#).unwrap();
    let Some(call) = called.captures(expression) else {
        return constant(expression);
    };
    let rest = literal(&call[2]);
    match &call[1] {
        "survey" | "at_survey" => constant("SURVEY") + &rest,
        "at_city" if source.contains("/staff/cities") => format!("/staff/cities/{{city}}{rest}"),
        "at_city" => format!("{}/{{city}}/indicators/{{framework}}{rest}", constant("CITIES")),
        "format!" => {
            let names = Regex::new(r"\{([A-Z]+)\}").unwrap();
            let filled = names.replace_all(&rest, |found: &regex::Captures<'_>| {
                constant(&found[1]).replace('{', "{{").replace('}', "}}")
            });
            filled.replace("{{", "{").replace("}}", "}")
        }
        other => panic!("an address that this test cannot read: {other}"),
    }
}
