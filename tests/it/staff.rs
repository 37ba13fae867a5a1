//! The staff pages over HTTP, as a browser without scripts uses them.

mod accounts;
mod building;
mod confirming;
mod files;
mod forms;
mod joining;
mod logs;
mod naming;
mod reading;
mod resetting;
mod retention;
mod searching;
mod sign_in;
mod tenancy;
mod throttling;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use urbivox::app::access::Role;
use urbivox::app::people::invitation;
use urbivox::app::people::invitation::Invitation;
use urbivox::app::people::roster;
use urbivox_core::survey::Slug;

use crate::world::{Answer, World};

/// Password of all test accounts.
pub(crate) const PASSWORD: &str = "kolme pientä porsasta";

static HIDDEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"<input type="hidden" name="([^"]+)" value="([^"]*)">"#).unwrap());

/// An HTTP client with cookies that fills in forms.
#[derive(Clone, Default)]
pub(crate) struct StaffClient {
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) agent: String,
    /// The network that a trusted proxy reports; empty without a proxy.
    pub(crate) network: String,
}

impl StaffClient {
    pub(crate) fn send(&mut self, world: &World, method: &str, path: &str, body: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.send_as(world, (method, path), kind, body.as_bytes())
    }

    fn send_as(&mut self, world: &World, (method, path): (&str, &str), kind: &str, body: &[u8]) -> Answer {
        let jar: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let jar = jar.join("; ");
        let mut headers = vec![("User-Agent", self.agent.as_str())];
        if !jar.is_empty() {
            headers.push(("Cookie", &jar));
        }
        if method == "POST" {
            headers.push(("Content-Type", kind));
        }
        if !self.network.is_empty() {
            headers.push(("X-Forwarded-For", &self.network));
        }
        let answer = world.send_without_redirects(method, path, &headers, body);
        for cookie in answer.all("set-cookie") {
            let (pair, rest) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub(crate) fn get(&mut self, world: &World, path: &str) -> Answer {
        self.send(world, "GET", path, "")
    }

    /// Sends the form on the page, with its CSRF token and revision, and these fields.
    pub(crate) fn post(&mut self, world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(world, path, path, fields)
    }

    /// Sends a form that is on another page than its target.
    pub(crate) fn post_from(&mut self, world: &World, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(world, page).text();
        let mut form = form_urlencoded::Serializer::new(String::new());
        for name in ["_csrf", "_revision"] {
            let found = HIDDEN.captures_iter(&shown).find(|found| &found[1] == name);
            if let Some(found) = found
                && !fields.iter().any(|(own, _)| *own == name)
            {
                form.append_pair(name, &found[2]);
            }
        }
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        let body = form.finish();
        self.send(world, "POST", path, &body)
    }

    /// Sends the form on a page with a file, as multipart/form-data (RFC 7578).
    pub(crate) fn upload(
        &mut self,
        world: &World,
        (page, path): (&str, &str),
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Answer {
        let shown = self.get(world, page).text();
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend(format!("--x-boundary-x\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        };
        for name in ["_csrf", "_revision"] {
            if let Some(found) = HIDDEN.captures_iter(&shown).find(|found| &found[1] == name) {
                part(format!("name=\"{name}\""), found[2].as_bytes());
            }
        }
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        part(format!("name=\"{name}\"; filename=\"Tiedosto ä.csv\""), file);
        body.extend(b"--x-boundary-x--\r\n");
        let kind = "multipart/form-data; boundary=x-boundary-x";
        self.send_as(world, ("POST", path), kind, &body)
    }

    /// Sends the form that a page shows, with all its hidden fields and these.
    pub(crate) fn post_shown(&mut self, world: &World, path: &str, shown: &Answer, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        let main = shown.text.split("<main").nth(1).unwrap();
        for found in HIDDEN.captures_iter(main) {
            form.append_pair(&found[1], &unescaped(&found[2]));
        }
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        let body = form.finish();
        self.send(world, "POST", path, &body)
    }

    pub(crate) fn sign_in(&mut self, world: &World, email: &str) -> Answer {
        self.post(world, "/staff/sign-in", &[("email", email), ("password", PASSWORD)])
    }
}

/// A new client in this network, without cookies.
pub(crate) fn browser(network: &str) -> StaffClient {
    StaffClient {
        network: network.to_owned(),
        ..StaffClient::default()
    }
}

/// Invites a person; returns the path in the e-mail.
pub(crate) fn invite(world: &World, email: &str, role: Role, city: Option<&str>) -> String {
    let app = world.server.app().on_behalf_of(&roster::operator());
    let invitation = Invitation {
        email: email.to_owned(),
        name: "Somebody".to_owned(),
        role,
        city: city.map(|slug| Slug::parse(slug).unwrap()),
        language: "en".to_owned(),
    };
    invitation::invite(&app, &invitation, "").unwrap()
}

/// A signed-in client with this role.
pub(crate) fn clerk(world: &World, role: Role, city: Option<&str>) -> StaffClient {
    let email = format!("{role}.{}@example.org", city.unwrap_or("all"));
    let path = invite(world, &email, role, city);
    let mut clerk = StaffClient::default();
    let fields = [("name", "Somebody"), ("password", PASSWORD), ("language", "en")];
    let joined = clerk.post(world, &path, &fields);
    if joined.header("location").starts_with("/staff/sign-in") {
        // The account exists already: it signs in.
        assert_eq!(clerk.sign_in(world, &email).status, 303);
        return clerk;
    }
    assert_eq!(
        (joined.status, joined.header("location")),
        (303, "/staff?done=joined"),
        "{}",
        joined.text()
    );
    clerk
}

/// A second factor, as an authenticator stores it.
pub(crate) struct Factor {
    salt: Vec<u8>,
    set_at: jiff::Timestamp,
    /// Recovery codes.
    pub(crate) recovery: Vec<String>,
}

impl Factor {
    /// Sets up a second factor on this page.
    pub(crate) fn set_up(world: &World, clerk: &mut StaffClient, page: &str) -> Factor {
        let shown = clerk.get(world, page);
        let salt = HIDDEN.captures_iter(&shown.text).find(|found| &found[1] == "salt");
        let salt = salt.unwrap_or_else(|| panic!("{}", words(&shown)))[2].to_owned();
        let bytes = data_encoding::BASE64URL_NOPAD.decode(salt.as_bytes()).unwrap();
        let set_at = world.server.app().clock.now();
        let mut factor = Factor {
            salt: bytes[..16].to_vec(),
            set_at,
            recovery: Vec::new(),
        };
        let code = factor.code(world, 0);
        let fields = [("do", "factor-on"), ("salt", salt.as_str()), ("code", code.as_str())];
        let codes = clerk.post(world, page, &fields);
        let listed = codes.text.split("<pre class=\"code\" tabindex=\"0\">").nth(1);
        let listed = listed.unwrap_or_else(|| panic!("{} {}", codes.status, words(&codes)));
        factor.recovery = listed
            .split("</pre>")
            .next()
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        factor
    }

    /// The code of this number of steps after the set-up, which consumed step 0; the code of step 1 is valid already.
    pub(crate) fn code(&self, world: &World, steps: i64) -> String {
        let at = self.set_at + jiff::SignedDuration::from_secs(30 * steps);
        urbivox::app::people::second_factor::code_at(&world.server.app().keyring, &self.salt, at).unwrap()
    }
}

/// Text or attribute value with HTML entities decoded.
pub(crate) fn unescaped(text: &str) -> String {
    let marks = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
        ("&quot;", "\""),
    ];
    marks
        .iter()
        .fold(text.to_owned(), |text, (mark, letter)| text.replace(mark, letter))
}

/// The text of a page without tags.
pub(crate) fn words(answer: &Answer) -> String {
    let text = answer.text();
    let main = text.split("<main").nth(1).unwrap_or(&text);
    let bare = Regex::new("<[^>]*>").unwrap().replace_all(main, " ");
    let plain = unescaped(&bare);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
