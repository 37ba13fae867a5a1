//! The OpenAPI document: what [`super::api::operations`] lists, completed so that validators and client generators take it.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use serde_json::Value;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder, Type};
use utoipa::{Modify, OpenApi};

use super::api::operations::Interface;
use super::problem::ProblemCode;

/// Names the way in which API keys are sent.
pub(in crate::http) struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("An API key: uvx_…"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(bearer));
    }
}

/// Gives each response a description, and each operation the problems that it may answer with.
pub(in crate::http) struct Completion;

impl Modify for Completion {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let statuses: BTreeSet<u16> = ProblemCode::ALL.iter().map(|code| code.status().as_u16()).collect();
        let components = document.components.get_or_insert_default();
        for status in statuses {
            components
                .responses
                .insert(response_name(status), problems_of(status).into());
        }
        for (path, item) in &mut document.paths.paths {
            let has_parameters = path.contains('{');
            for (operation, changes) in [
                (&mut item.get, false),
                (&mut item.post, true),
                (&mut item.put, true),
                (&mut item.patch, true),
                (&mut item.delete, true),
            ] {
                if let Some(operation) = operation {
                    complete(operation, changes, has_parameters);
                }
            }
        }
    }
}

fn complete(operation: &mut Operation, changes: bool, has_parameters: bool) {
    let responses = &mut operation.responses.responses;
    responses.retain(|status, _| status != "4XX");
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = reason(status);
        }
    }
    // An empty requirement says that no key is needed.
    operation
        .security
        .get_or_insert_with(|| vec![SecurityRequirement::default()]);
    // Probes of the operator answer for themselves.
    if operation.tags.iter().flatten().any(|tag| tag == "operation") {
        return;
    }
    let mut possible = vec![429, 500, 503];
    if operation
        .security
        .iter()
        .flatten()
        .any(|one| *one != SecurityRequirement::default())
    {
        possible.extend([401, 403]);
    }
    if has_parameters {
        possible.push(404);
    }
    if operation.parameters.iter().flatten().any(is_in_query) {
        possible.push(400);
    }
    if operation.request_body.is_some() {
        possible.extend([400, 408, 413, 415, 422]);
    }
    if changes && has_parameters {
        possible.extend([409, 410]);
    }
    for status in possible {
        let known = responses.entry(status.to_string());
        known.or_insert_with(|| RefOr::Ref(Ref::from_response_name(response_name(status))));
    }
}

fn is_in_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query)
}

/// The words of a status, such as `Not Found`.
fn reason(status: &str) -> String {
    let known = StatusCode::from_bytes(status.as_bytes()).ok();
    let words = known.as_ref().and_then(StatusCode::canonical_reason);
    words.unwrap_or(status).to_owned()
}

/// The name of the response for a status among the components, such as `NotFound`.
fn response_name(status: u16) -> String {
    reason(&status.to_string()).replace([' ', '-'], "")
}

/// The problems of a status: their codes, each with what it means.
fn problems_of(status: u16) -> Response {
    let codes = ProblemCode::ALL.iter().filter(|code| code.status().as_u16() == status);
    let lines: Vec<_> = codes
        .map(|code| format!("- `{}`: {}", code.name(), code.meaning()))
        .collect();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("ProblemBody")))
        .build();
    let response = ResponseBuilder::new()
        .description(format!(
            "{}. Codes:\n\n{}",
            reason(&status.to_string()),
            lines.join("\n")
        ))
        .content("application/problem+json", content);
    let text = |description: &str, kind: Type| {
        HeaderBuilder::new()
            .description(Some(description))
            .schema(Some(ObjectBuilder::new().schema_type(kind)))
            .build()
    };
    match status {
        401 => response.header(
            "WWW-Authenticate",
            text("How to authenticate (RFC 9110).", Type::String),
        ),
        405 => response.header("Allow", text("The methods that are served here.", Type::String)),
        429 | 503 => response.header("Retry-After", text("Seconds to wait.", Type::Integer)),
        _other => response,
    }
    .build()
}

/// Replaces each schema that is written out and equal to a component by a reference to it: utoipa writes out the parameter of a
/// generic type (<https://github.com/juhaku/utoipa/issues/1586>).
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

/// The document, as indented JSON.
pub fn json() -> serde_json::Result<String> {
    let mut document = serde_json::to_value(Interface::openapi())?;
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
            // Its own fields: a component is not replaced by a reference to itself.
            if let Value::Object(fields) = schema {
                fields.values_mut().for_each(|inner| refer_to_components(inner, &known));
            }
        }
    }
    serde_json::to_string_pretty(&document)
}

/// The same for the command line; empty, with the cause in the log, when it could not be written.
pub fn document() -> String {
    json().unwrap_or_else(|cause| {
        tracing::error!(%cause, "the description of the HTTP interface could not be written");
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
