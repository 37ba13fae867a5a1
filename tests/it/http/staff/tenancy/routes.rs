//! Every route: those that the server serves, those of the OpenAPI document, and those of the table of capabilities.

use std::collections::BTreeSet;

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

/// The routes that the server serves.
pub(super) fn served() -> Routes {
    let endpoints = urbivox::http::routes::endpoints();
    let routes = endpoints.iter().flat_map(|endpoint| {
        let methods = endpoint.methods().iter();
        methods.map(|method| (method.as_str().to_owned(), endpoint.path().to_owned()))
    });
    routes.collect()
}
