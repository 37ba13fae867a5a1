//! A client that stores cookies and reads the CSRF tokens in the forms of the staff pages.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, bail};
use ureq::http::Request;

/// Timeout of a request.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A client with one connection.
pub(crate) struct Browser {
    base: String,
    agent: ureq::Agent,
    cookies: BTreeMap<String, String>,
    /// Additional headers of each request.
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// A response of the server.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Browser {
    pub(crate) fn new(base: &str) -> Browser {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(TIMEOUT))
            .build();
        Browser {
            base: base.to_owned(),
            agent: config.into(),
            cookies: BTreeMap::new(),
            headers: Vec::new(),
        }
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> anyhow::Result<Answer> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let jar: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header("cookie", jar.join("; "));
        }
        let (head, mut body) = self.agent.run(request.body(body.to_vec())?)?.into_parts();
        for cookie in head.headers.get_all("set-cookie") {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').context("a cookie without a value")?;
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        Ok(Answer {
            status: head.status.as_u16(),
            text: String::from_utf8_lossy(&body.with_config().limit(1 << 30).read_to_vec()?).into_owned(),
        })
    }

    pub(crate) fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.send("GET", path, "", b"")
    }

    pub(crate) fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        self.send(
            "POST",
            path,
            "application/x-www-form-urlencoded",
            form.finish().as_bytes(),
        )
    }

    /// Fetches a page and returns the value of a hidden field.
    pub(crate) fn hidden(&mut self, page: &str, name: &str) -> anyhow::Result<String> {
        let answer = self.get(page)?;
        let mark = format!("name=\"{name}\" value=\"");
        let value = answer.text.split_once(&mark).and_then(|(_, rest)| rest.split_once('"'));
        match value {
            Some((value, _)) => Ok(value.to_owned()),
            None => bail!("{page} answered {} without {name}", answer.status),
        }
    }
}
