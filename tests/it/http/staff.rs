//! The staff pages over HTTP, as a browser without scripts uses them.

mod accounts;
mod building;
mod charts;
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

use urbivox::app::access::Role;
use urbivox::app::people::invitation;
use urbivox::app::people::invitation::Invitation;
use urbivox::app::people::roster;
use urbivox_core::survey::Slug;

use crate::html::Page;
use crate::world::{Answer, World};

/// Password of all test accounts.
pub(crate) const PASSWORD: &str = "kolme pientä porsasta";

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
        let shown = self.get(world, page).page();
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_state(&shown) {
            if !fields.iter().any(|(own, _)| *own == name) {
                form.append_pair(&name, &value);
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
        let shown = self.get(world, page).page();
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend(format!("--x-boundary-x\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        };
        for (name, value) in form_state(&shown) {
            part(format!("name=\"{name}\""), value.as_bytes());
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
        form.extend_pairs(shown.page().hidden_fields("main"));
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        let body = form.finish();
        self.send(world, "POST", path, &body)
    }

    /// Whether staff pages redirect to the sign-in page, because there is no complete session.
    pub(crate) fn is_signed_out(&mut self, world: &World) -> bool {
        let answer = self.get(world, "/staff");
        answer.header("location").starts_with("/staff/sign-in")
    }

    pub(crate) fn sign_in(&mut self, world: &World, email: &str) -> Answer {
        self.post(world, "/staff/sign-in", &[("email", email), ("password", PASSWORD)])
    }
}

/// The CSRF token and the revision of the forms of a page, as far as it has them.
fn form_state(page: &Page) -> Vec<(String, String)> {
    let hidden = page.hidden_fields("body");
    let first = |name: &str| hidden.iter().find(|(own, _)| own == name).cloned();
    ["_csrf", "_revision"].into_iter().filter_map(first).collect()
}

/// A new client in this network, without cookies.
pub(crate) fn browser(network: &str) -> StaffClient {
    StaffClient {
        network: network.to_owned(),
        ..StaffClient::default()
    }
}

/// The path of a ticket in an e-mail: of an invitation or a password reset.
pub(crate) fn ticket_path(letter: &str) -> String {
    let token = letter
        .split("/staff/join/")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    format!("/staff/join/{}", token.unwrap_or_else(|| panic!("{letter}")))
}

/// The paths in the password reset e-mails to this address, the oldest first.
pub(crate) fn reset_paths(world: &World, email: &str) -> Vec<String> {
    let letters = world.letters().into_iter();
    let resets = letters.filter(|(to, text)| to == email && text.contains("new password"));
    resets.map(|(_, text)| ticket_path(&text)).collect()
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
        let salt = clerk.get(world, page).page().value("salt");
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
        assert_eq!(codes.status, 200, "{}", codes.page().text());
        factor.recovery = codes.page().lines("pre.code");
        factor
    }

    /// The code of this number of steps after the set-up, which consumed step 0; the code of step 1 is valid already.
    pub(crate) fn code(&self, world: &World, steps: i64) -> String {
        let at = self.set_at + jiff::SignedDuration::from_secs(30 * steps);
        urbivox::app::people::second_factor::code_at(&world.server.app().keyring, &self.salt, at).unwrap()
    }
}
