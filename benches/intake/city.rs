//! A city with one service and its published surveys, set up through the API.

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::server::{Server, agent};

/// The service that all surveys belong to.
const SERVICE: &str = "/api/v1/cities/bench/services/bench/surveys";

/// The city's surveys, and the means to ask about them.
pub(crate) struct City {
    /// The surveys' paths below the host.
    pub(crate) surveys: Vec<String>,
    /// The version that every survey is published in.
    pub(crate) version: u64,
    client: Client,
}

/// The API as the city's staff use it.
struct Client {
    agent: ureq::Agent,
    host: String,
    bearer: String,
}

impl City {
    /// Makes the city with this many surveys.
    pub(crate) fn found(server: &Server, surveys: usize) -> anyhow::Result<Self> {
        let client = Client {
            agent: agent(),
            host: format!("http://{}", server.address),
            bearer: format!("Bearer {}", server.key),
        };
        let city = json!({"slug": "bench", "name": "Bench", "country": "DK", "timezone": "Europe/Copenhagen", "languages": ["en"]});
        client.post("/api/v1/cities", None, &city)?;
        client.post(
            "/api/v1/cities/bench/services",
            None,
            &json!({"slug": "bench", "name": {"en": "Bench"}}),
        )?;
        let mut made = Self {
            surveys: Vec::new(),
            version: 1,
            client,
        };
        for number in 0..surveys {
            let slug = if surveys == 1 {
                "busy".to_owned()
            } else {
                format!("s-{number:03}")
            };
            made.publish(&slug)?;
        }
        Ok(made)
    }

    /// All responses that the surveys' results count.
    pub(crate) fn responses(&self) -> anyhow::Result<u64> {
        self.surveys.iter().map(|survey| self.client.responses(survey)).sum()
    }

    /// Makes a survey and publishes it.
    fn publish(&mut self, slug: &str) -> anyhow::Result<()> {
        let (_, etag) = self
            .client
            .post(SERVICE, None, &json!({"slug": slug, "definition": definition()}))?;
        let path = format!("{SERVICE}/{slug}");
        let (published, _) = self
            .client
            .post(&format!("{path}/publish"), etag.as_deref(), &json!({}))?;
        self.version = published
            .get("version")
            .and_then(Value::as_u64)
            .context("publish: no version")?;
        self.surveys.push(path);
        Ok(())
    }
}

impl Client {
    /// Sends a document; the answer and its entity tag.
    fn post(&self, path: &str, if_match: Option<&str>, body: &Value) -> anyhow::Result<(Value, Option<String>)> {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.host))
            .header("Authorization", &self.bearer);
        if let Some(etag) = if_match {
            request = request.header("If-Match", etag);
        }
        let mut answer = request.send_json(body)?;
        let text = answer.body_mut().read_to_string()?;
        ensure!(answer.status().is_success(), "POST {path}: {} {text}", answer.status());
        let etag = answer
            .headers()
            .get("ETag")
            .and_then(|tag| tag.to_str().ok())
            .map(str::to_owned);
        Ok((serde_json::from_str(&text).unwrap_or(Value::Null), etag))
    }

    /// How many responses the results of a survey count.
    fn responses(&self, survey: &str) -> anyhow::Result<u64> {
        let url = format!("{}{survey}/results", self.host);
        let mut answer = self.agent.get(&url).header("Authorization", &self.bearer).call()?;
        let text = answer.body_mut().read_to_string()?;
        ensure!(
            answer.status().is_success(),
            "GET {survey}/results: {} {text}",
            answer.status()
        );
        let results: Value = serde_json::from_str(&text)?;
        results
            .get("responses")
            .and_then(Value::as_u64)
            .context("results without `responses`")
    }
}

/// Four questions like those that Copenhagen asked its tenants.
fn definition() -> Value {
    json!({
        "title": {"en": "Your home"}, "languages": ["en"], "default_language": "en",
        "pages": [{"questions": [
            {"code": "satisfaction", "kind": "rating", "prompt": {"en": "How satisfied are you with your home?"},
             "required": true, "scale": {"from": 1, "to": 5}, "measure": "csat"},
            {"code": "reason", "kind": "choice", "prompt": {"en": "What matters most?"},
             "options": options(&["influence", "contact", "noise", "rent"])},
            {"code": "district", "kind": "choice", "prompt": {"en": "Where do you live?"}, "segment": true,
             "options": options(&["north", "east", "south", "west", "centre"])},
            {"code": "comment", "kind": "text", "prompt": {"en": "Anything else?"}, "multiline": true, "max_chars": 2000},
        ]}],
    })
}

/// Options labelled by their codes.
fn options(codes: &[&str]) -> Vec<Value> {
    codes
        .iter()
        .map(|code| json!({"code": code, "label": {"en": code}}))
        .collect()
}
