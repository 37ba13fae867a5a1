//! The OpenAPI document: the operations of [`super::api::operations`] with their problem responses, completed so that
//! validators and client generators accept it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use serde_json::Value;
use utoipa::OpenApi;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{HttpMethod, Operation, Parameter, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Header, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder, Schema, Type};

use super::api::operations;
use super::api::operations::{Declaration, Interface};
use super::media::posters;
use super::problem::ProblemCode;

/// Adds the authentication by API key.
fn add_security_scheme(document: &mut utoipa::openapi::OpenApi) {
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("API key: `Authorization: Bearer uvx_…`"))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("key", SecurityScheme::Http(bearer));
}

/// Removes the operations that this program does not have. Adds to each other one the problems that it is declared with,
/// its quota headers, and the descriptions of its parameters.
fn complete_operations(document: &mut utoipa::openapi::OpenApi) {
    document.paths.paths.retain(|path, _item| !posters::is_missing(path));
    for declaration in operations::declarations() {
        let Some(item) = document.paths.paths.get_mut(&declaration.path) else {
            continue;
        };
        for method in &declaration.methods {
            if let Some(operation) = operation_of(item, method) {
                complete(operation, &declaration);
            }
        }
    }
}

fn operation_of<'a>(item: &'a mut PathItem, method: &HttpMethod) -> Option<&'a mut Operation> {
    match method {
        HttpMethod::Get => item.get.as_mut(),
        HttpMethod::Post => item.post.as_mut(),
        HttpMethod::Put => item.put.as_mut(),
        HttpMethod::Delete => item.delete.as_mut(),
        HttpMethod::Options => item.options.as_mut(),
        HttpMethod::Head => item.head.as_mut(),
        HttpMethod::Patch => item.patch.as_mut(),
        HttpMethod::Trace => item.trace.as_mut(),
    }
}

fn complete(operation: &mut Operation, declaration: &Declaration) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter {
            describe(parameter);
        }
    }
    // An empty requirement means that no key is needed.
    operation
        .security
        .get_or_insert_with(|| vec![SecurityRequirement::default()]);
    // Quota headers are sent below `/api` only.
    let has_quota = declaration.rule.is_some() && declaration.path.starts_with("/api/");
    let responses = &mut operation.responses.responses;
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response {
            if response.description.is_empty() {
                response.description = reason(status);
            }
            if has_quota {
                add_quota_headers(response);
            }
        }
    }
    let mut by_status: BTreeMap<u16, Vec<ProblemCode>> = BTreeMap::new();
    for code in declaration.problems() {
        by_status.entry(code.status().as_u16()).or_default().push(code);
    }
    for (status, codes) in by_status {
        let response = problem_response(status, &codes);
        responses.insert(status.to_string(), RefOr::T(response));
    }
}

/// Describes a parameter of the path or a header by its name, and limits slugs. Parameters of the query are described
/// where they are defined.
fn describe(parameter: &mut Parameter) {
    if parameter.description.is_some() {
        return;
    }
    let description = match parameter.name.as_str() {
        "city" => "Slug of the city.",
        "service" => "Slug of the service, unique in its city.",
        "survey" => "Slug of the survey, unique in its service.",
        "placement" => "Slug of the placement, unique in its survey.",
        "framework" => "Id of the framework, from `/api/v1/frameworks`, such as `ucc-2023`.",
        "indicator" => "Id of the indicator in its framework.",
        "segment" => "Code of the segment question.",
        "version" => "Number of the version, from 1.",
        "receipt" => "Receipt code, as the submission returned it. Case and hyphens are ignored.",
        "held" => "Id of the held response, from the list of held responses.",
        "id" => "Id, as the list returns it.",
        "If-Match" => {
            "Entity tag of the revision that the change is based on, from `ETag`. A different current revision is answered with 412. \
             Without this header, or with `*`, the change applies to any revision."
        }
        "If-None-Match" => "Entity tag of a stored copy, from `ETag`. A copy that is current is answered with 304.",
        _ => return,
    };
    parameter.description = Some(description.to_owned());
    if ["city", "service", "survey", "placement"].contains(&parameter.name.as_str()) {
        let slug = ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^[a-z0-9-]{1,64}$"))
            .build();
        parameter.schema = Some(RefOr::T(Schema::Object(slug)));
    }
}

/// Returns the reason phrase of a status, such as `Not Found`.
fn reason(status: &str) -> String {
    let status_code = StatusCode::from_bytes(status.as_bytes()).ok();
    let phrase = status_code.as_ref().and_then(StatusCode::canonical_reason);
    phrase.unwrap_or(status).to_owned()
}

/// Returns the response for the problems of one status; its description lists their codes.
fn problem_response(status: u16, codes: &[ProblemCode]) -> Response {
    let lines: Vec<_> = codes
        .iter()
        .map(|code| format!("- `{}`: {}", code.name(), code.meaning()))
        .collect();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("ProblemBody")))
        .build();
    let mut response = ResponseBuilder::new()
        .description(format!(
            "{}. Codes:\n\n{}",
            reason(&status.to_string()),
            lines.join("\n")
        ))
        .content("application/problem+json", content)
        .header(
            "X-Request-Id",
            header("The `request_id` of the problem, a UUID.", Type::String),
        )
        .build();
    let own = match status {
        401 => Some(("WWW-Authenticate", "Authentication scheme (RFC 9110).", Type::String)),
        429 | 503 => Some(("Retry-After", "Time to wait, in seconds.", Type::Integer)),
        _other => None,
    };
    if let Some((name, description, kind)) = own {
        response
            .headers
            .insert(name.to_owned(), RefOr::T(header(description, kind)));
    }
    if status == 429 {
        add_quota_headers(&mut response);
    }
    response
}

/// Adds the headers of draft-ietf-httpapi-ratelimit-headers.
fn add_quota_headers(response: &mut Response) {
    let policy = "Quota: its name, requests (`q`) and window in seconds (`w`).";
    let left = "Name of the quota, requests left (`r`), and seconds until it is full again (`t`).";
    for (name, description) in [("RateLimit-Policy", policy), ("RateLimit", left)] {
        let header = header(description, Type::String);
        response.headers.insert(name.to_owned(), RefOr::T(header));
    }
}

fn header(description: &str, kind: Type) -> Header {
    HeaderBuilder::new()
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(kind)))
        .build()
}

/// Replaces each inline schema that equals a component by a reference to it: utoipa inlines the parameter of a generic
/// type (<https://github.com/juhaku/utoipa/issues/1586>).
fn refer_to_components(value: &mut Value, components: &BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for inner in fields.values_mut() {
                refer_to_components(inner, components);
            }
            if fields.get("type").and_then(Value::as_str) == Some("object")
                && let Some(name) = components.get(&Value::Object(fields.clone()).to_string())
            {
                *value = serde_json::json!({ "$ref": format!("#/components/schemas/{name}") });
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|inner| refer_to_components(inner, components)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns the document as indented JSON.
pub fn json() -> serde_json::Result<String> {
    let mut document = Interface::openapi();
    add_security_scheme(&mut document);
    complete_operations(&mut document);
    let mut document = serde_json::to_value(document)?;
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    let schemas = schemas.into_iter().flatten();
    let known: BTreeMap<String, String> = schemas
        .map(|(name, schema)| (schema.to_string(), name.clone()))
        .collect();
    if let Some(paths) = document.get_mut("paths") {
        refer_to_components(paths, &known);
    }
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        for schema in schemas.values_mut() {
            // Only its fields: a component must not become a reference to itself.
            if let Value::Object(fields) = schema {
                fields.values_mut().for_each(|inner| refer_to_components(inner, &known));
            }
        }
    }
    serde_json::to_string_pretty(&document)
}

/// Returns the document for the command line; empty if it cannot be written, and the cause is logged.
pub fn document() -> String {
    json().unwrap_or_else(|cause| {
        tracing::error!(%cause, "the OpenAPI document could not be written");
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_of_3_1_and_names_every_path_of_the_contract() {
        let document: serde_json::Value = serde_json::from_str(&json().unwrap()).unwrap();
        assert!(
            document["openapi"].as_str().unwrap().starts_with("3.1"),
            "{}",
            document["openapi"]
        );
        let survey = "/api/v1/cities/{city}/services/{service}/surveys/{survey}";
        for path in [
            "",
            "/draft",
            "/publish",
            "/close",
            "/copy",
            "/responses",
            "/responses/check",
            "/results",
        ] {
            assert!(document["paths"][format!("{survey}{path}")].is_object(), "{path}");
        }
        assert_eq!(document["components"]["securitySchemes"]["key"]["scheme"], "bearer");
    }
}
