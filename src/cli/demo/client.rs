//! HTTP client of the demo, which uses only the public API.

use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// Timeout of one request, in seconds; long enough for a slow disk.
const TIMEOUT_SECONDS: u64 = 60;

/// Client of one server with one API key.
pub(super) struct Client {
    agent: Agent,
    base: String,
    key: String,
}

impl Client {
    pub(super) fn new(base: &str, key: &str) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(TIMEOUT_SECONDS)))
            // The server is on this machine; ignore any proxy of the environment.
            .proxy(None)
            .build();
        Client {
            agent: config.into(),
            base: base.to_owned(),
            key: key.to_owned(),
        }
    }

    /// Returns the full URL of `path`.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Returns the value of the `Authorization` header.
    pub(super) fn authorization(&self) -> String {
        format!("Bearer {}", self.key)
    }

    /// Sends a GET request as the admin.
    pub(super) fn get(&self, path: &str) -> Result<Value> {
        let request = self
            .agent
            .get(self.address(path))
            .header("authorization", self.authorization());
        answer(path, request.call()?)
    }

    /// Sends a POST request as the admin.
    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self
            .agent
            .post(self.address(path))
            .header("authorization", self.authorization());
        answer(path, request.send_json(body)?)
    }

    /// Sends a GET request as anybody, without a key.
    pub(super) fn get_as_public(&self, path: &str) -> Result<Value> {
        answer(path, self.agent.get(self.address(path)).call()?)
    }
}

fn answer(path: &str, response: Response<Body>) -> Result<Value> {
    let status = response.status();
    let text = response.into_body().read_to_string()?;
    if !status.is_success() {
        bail!("{path} answered {status}: {text}; this is a fault of the program, please report it with this line");
    }
    Ok(serde_json::from_str(&text)?)
}
