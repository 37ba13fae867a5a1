//! Settings of a city's identity provider, parsed and validated.

use std::collections::BTreeMap;

use openidconnect::url::{Host, Url};
use serde_json::{Map, Value, json};

use crate::app::access::Role;
use crate::config::RedactedText;
use crate::identity_provider::Registration;
use crate::outgoing;
use urbivox_core::survey::violation::Violations;

/// Longest issuer, client id or client secret, in characters. Protects the database.
const TEXT_CHARS_MAX: usize = 500;
/// Domains per city. Protects the page.
const DOMAINS_MAX: usize = 50;
/// Role mappings per city. Protects the page.
const ROLES_MAX: usize = 100;
/// Longest domain, in characters (RFC 1035 §2.3.4).
const DOMAIN_CHARS_MAX: usize = 253;
const FIELDS: [&str; 8] = [
    "issuer",
    "client_id",
    "client_secret",
    "domains",
    "trust_email",
    "role_claim",
    "roles",
    "default_role",
];

/// Settings of an identity provider, and whom of its users the city admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderSettings {
    /// Issuer: the URL below which the provider's metadata is found. Compared literally.
    pub issuer: String,
    /// Client id, 1 to 500 characters.
    pub client_id: String,
    /// Client secret; none for a public client, which only PKCE protects.
    pub client_secret: Option<RedactedText>,
    /// Admitted e-mail domains, 1 to 50, normalised by [`domain_of`]. Sub-domains are not included, and a domain has to be
    /// confirmed for the city.
    pub domains: Vec<String>,
    /// Whether an address counts as verified if the provider does not say. One stated as unverified never does.
    pub trust_email: bool,
    /// Claim that holds roles or groups.
    pub role_claim: Option<String>,
    /// Role by value of that claim, at most 100. Only roles of one city.
    pub roles: BTreeMap<String, Role>,
    /// Role of everybody else; without one they are not admitted.
    pub default_role: Option<Role>,
}

impl ProviderSettings {
    /// Parses settings as written by [`ProviderSettings::to_json`]. Errors: all violations.
    pub fn parse(document: &Value) -> Result<ProviderSettings, Violations> {
        let Some(object) = document.as_object() else {
            let mut violations = Violations::none();
            violations.push("", "not-an-object", "Write an object.");
            return Err(violations);
        };
        let mut reader = SettingsParser {
            object,
            violations: Violations::none(),
        };
        for name in object.keys().filter(|name| !FIELDS.contains(&name.as_str())) {
            reader.fault(
                &below("", name),
                "unknown-field",
                "There is no such setting; leave it out.",
            );
        }
        let issuer = reader.issuer();
        let client_id = reader.text("client_id");
        if client_id.is_none() && !reader.has_reported("client_id") {
            reader.fault("/client_id", "required", "Write what the provider calls this service.");
        }
        let settings = ProviderSettings {
            issuer: issuer.unwrap_or_default(),
            client_id: client_id.unwrap_or_default(),
            client_secret: reader.text("client_secret").map(RedactedText::new),
            domains: reader.domains(),
            trust_email: reader.yes("trust_email"),
            role_claim: reader.text("role_claim"),
            roles: reader.roles(),
            default_role: reader.default_role(),
        };
        reader.check_roles(&settings);
        if reader.violations.is_empty() {
            Ok(settings)
        } else {
            Err(reader.violations)
        }
    }

    /// Registration of this service at the provider.
    pub fn registration(&self) -> Registration {
        Registration {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
            role_claim: self.role_claim.clone(),
        }
    }

    /// Serialises all settings, with the client secret: for storage, never for a page.
    pub fn to_json(&self) -> Value {
        let roles: BTreeMap<&str, &str> = self
            .roles
            .iter()
            .map(|(value, role)| (value.as_str(), role.name()))
            .collect();
        json!({
            "issuer": self.issuer,
            "client_id": self.client_id,
            "client_secret": self.client_secret.as_ref().map(RedactedText::reveal),
            "domains": self.domains,
            "trust_email": self.trust_email,
            "role_claim": self.role_claim,
            "roles": roles,
            "default_role": self.default_role.map(Role::name),
        })
    }
}

struct SettingsParser<'a> {
    object: &'a Map<String, Value>,
    violations: Violations,
}

impl<'a> SettingsParser<'a> {
    fn fault(&mut self, pointer: &str, code: &'static str, detail: &str) {
        self.violations.push(pointer, code, detail);
    }

    fn given(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// Whether the setting is present but invalid, which [`SettingsParser::text`] has reported.
    fn has_reported(&self, name: &str) -> bool {
        self.given(name)
            .is_some_and(|value| value.as_str().is_none_or(|text| !text.trim().is_empty()))
    }

    /// Returns a trimmed text; `None` if it is absent, empty or invalid (which is reported).
    fn text(&mut self, name: &str) -> Option<String> {
        let value = self.given(name)?;
        let Some(text) = value.as_str().map(str::trim) else {
            self.fault(&below("", name), "not-a-text", "Write a text.");
            return None;
        };
        if text.chars().count() > TEXT_CHARS_MAX || text.chars().any(char::is_control) {
            self.fault(
                &below("", name),
                "bad-length",
                "Write at most 500 characters on one line.",
            );
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn issuer(&mut self) -> Option<String> {
        let text = match self.text("issuer") {
            Some(text) => text,
            None if self.has_reported("issuer") => return None,
            None => {
                self.fault(
                    "/issuer",
                    "required",
                    "Write the provider's issuer, such as https://id.example.eu.",
                );
                return None;
            }
        };
        let is_good = Url::parse(&text).is_ok_and(|url| {
            let is_plain = url.query().is_none() && url.fragment().is_none();
            // Whether a host is allowed, also without HTTPS, is decided in `outgoing`.
            is_plain && url.username().is_empty() && url.password().is_none() && outgoing::may_be_requested(&url)
        });
        if !is_good {
            let detail = "Write an https:// address without a name, a password, a query or a fragment.";
            self.fault("/issuer", "bad-url", detail);
        }
        is_good.then_some(text)
    }

    fn yes(&mut self, name: &str) -> bool {
        match self.given(name) {
            None => false,
            Some(value) => value.as_bool().unwrap_or_else(|| {
                self.fault(&below("", name), "not-a-boolean", "Write true or false.");
                false
            }),
        }
    }

    fn domains(&mut self) -> Vec<String> {
        let list = self.given("domains").map(|value| value.as_array().cloned());
        let Some(list) = list.unwrap_or_else(|| Some(Vec::new())) else {
            self.fault("/domains", "not-a-list", "Write a list of domains.");
            return Vec::new();
        };
        if list.is_empty() {
            self.fault("/domains", "required", "Name a domain of the city's e-mail addresses.");
        }
        if list.len() > DOMAINS_MAX {
            self.fault("/domains", "bad-length", "Name at most 50 domains.");
        }
        let mut domains = Vec::new();
        for (index, value) in list.iter().enumerate().take(DOMAINS_MAX) {
            match value.as_str().and_then(domain_of) {
                Some(domain) if domains.contains(&domain) => {}
                Some(domain) => domains.push(domain),
                None => {
                    let detail = "Write what stands after the @, such as example.eu; sub-domains are named one by one.";
                    self.fault(&format!("/domains/{index}"), "bad-domain", detail);
                }
            }
        }
        domains
    }

    fn roles(&mut self) -> BTreeMap<String, Role> {
        let Some(value) = self.given("roles") else {
            return BTreeMap::new();
        };
        let Some(object) = value.as_object() else {
            self.fault(
                "/roles",
                "not-an-object",
                "Write which value of the claim means which role.",
            );
            return BTreeMap::new();
        };
        if object.len() > ROLES_MAX {
            self.fault("/roles", "bad-length", "Name at most 100 values.");
        }
        let mut roles = BTreeMap::new();
        for (name, role) in object.iter().take(ROLES_MAX) {
            if name.is_empty() || name.chars().count() > TEXT_CHARS_MAX {
                self.fault(&below("/roles", name), "bad-length", "Write 1 to 500 characters.");
            }
            if let Some(role) = self.role(&below("/roles", name), role) {
                roles.insert(name.clone(), role);
            }
        }
        roles
    }

    fn default_role(&mut self) -> Option<Role> {
        let value = self.given("default_role").filter(|value| value.as_str() != Some(""))?;
        self.role("/default_role", value)
    }

    /// Parses a role of one city: a provider has no authority over other cities.
    fn role(&mut self, pointer: &str, value: &Value) -> Option<Role> {
        let role = value
            .as_str()
            .and_then(|name| name.parse().ok())
            .filter(|role: &Role| role.needs_city());
        if role.is_none() {
            let detail = "Write a role of one city: owner, editor, viewer or interviewer.";
            self.fault(pointer, "bad-role", detail);
        }
        role
    }

    fn check_roles(&mut self, settings: &ProviderSettings) {
        let names_values = self
            .given("roles")
            .and_then(Value::as_object)
            .is_some_and(|object| !object.is_empty());
        if names_values && self.given("role_claim").is_none_or(|value| value.as_str() == Some("")) {
            self.fault(
                "/role_claim",
                "required",
                "Name the claim that holds the values under roles.",
            );
        }
        if settings.role_claim.is_some() && self.given("roles").is_none() {
            self.fault("/roles", "required", "Write which value of the claim means which role.");
        }
        if !names_values && settings.default_role.is_none() && self.given("default_role").is_none() {
            self.fault("/default_role", "required", "Name a role, or nobody could sign in.");
        }
    }
}

/// Appends a step to a JSON pointer (RFC 6901 §3), cut to 64 characters so that errors repeat no long text.
fn below(pointer: &str, step: &str) -> String {
    let step: String = step.chars().take(64).collect();
    format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
}

/// Normalises a domain for comparison and storage: lower case, ASCII (RFC 5891), so that each has one spelling; `None` if it
/// is not a domain.
pub fn domain_of(text: &str) -> Option<String> {
    let Ok(Host::Domain(domain)) = Host::parse(text.trim()) else {
        return None;
    };
    let is_label = |label: &str| {
        let is_inside = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        !label.is_empty() && label.chars().all(is_inside) && !label.starts_with('-') && !label.ends_with('-')
    };
    let fits = domain.len() <= DOMAIN_CHARS_MAX && domain.contains('.') && domain.split('.').all(is_label);
    fits.then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Value {
        json!({
            "issuer": "https://id.example.eu/realms/city",
            "client_id": "urbivox",
            "client_secret": "not to be shown",
            "domains": ["Example.EU", "example.eu", "town.example.eu"],
            "role_claim": "groups",
            "roles": {"survey team": "editor"},
            "default_role": "viewer",
        })
    }

    fn violations(document: &Value) -> Vec<(String, &'static str)> {
        let violations = ProviderSettings::parse(document).unwrap_err();
        violations
            .iter()
            .map(|violation| (violation.pointer.clone(), violation.code))
            .collect()
    }

    fn with(name: &str, value: Value) -> Value {
        let mut document = good();
        document[name] = value;
        document
    }

    #[test]
    fn settings_survive_storage() {
        let settings = ProviderSettings::parse(&good()).unwrap();
        assert_eq!(settings.domains, ["example.eu", "town.example.eu"]);
        assert_eq!(ProviderSettings::parse(&settings.to_json()).unwrap(), settings);
        assert!(!settings.trust_email);
        assert!(!format!("{settings:?}").contains("not to be shown"));
    }

    #[test]
    fn all_errors_are_reported_together() {
        let document = json!({
            "issuer": "http://id.example.eu", "client_secret": 7, "domains": ["example.eu", "*.example.eu", "a@b.eu"],
            "trust_email": "yes", "roles": {"a/b": "admin", "c": "king"}, "colour": "red",
        });
        let expected = [
            ("/colour", "unknown-field"),
            ("/issuer", "bad-url"),
            ("/client_id", "required"),
            ("/client_secret", "not-a-text"),
            ("/domains/1", "bad-domain"),
            ("/domains/2", "bad-domain"),
            ("/trust_email", "not-a-boolean"),
            ("/roles/a~1b", "bad-role"),
            ("/roles/c", "bad-role"),
            ("/role_claim", "required"),
        ];
        assert_eq!(violations(&document), expected.map(|(at, code)| (at.to_owned(), code)));
    }

    #[test]
    fn a_provider_grants_roles_of_its_city_only() {
        for role in ["admin", "analyst"] {
            assert_eq!(
                violations(&with("default_role", json!(role))),
                [("/default_role".to_owned(), "bad-role")]
            );
        }
    }

    #[test]
    fn an_issuer_is_an_https_address_or_on_this_machine() {
        for bad in [
            "id.example.eu",
            "https://a:b@id.example.eu",
            "https://id.example.eu/?a",
            "ftp://localhost",
            "https://",
        ] {
            assert_eq!(
                violations(&with("issuer", json!(bad))),
                [("/issuer".to_owned(), "bad-url")],
                "{bad}"
            );
        }
        assert!(ProviderSettings::parse(&with("issuer", json!("http://localhost:9400"))).is_ok());
    }

    #[test]
    fn a_domain_has_one_spelling() {
        for spelling in [
            "BÜCHER.example",
            "bu\u{308}cher.example",
            "xn--bcher-kva.Example",
            " bücher。example",
        ] {
            assert_eq!(
                domain_of(spelling).as_deref(),
                Some("xn--bcher-kva.example"),
                "{spelling}"
            );
        }
        for none in [
            "example",
            "example.eu.",
            "*.example.eu",
            "a@example.eu",
            "10.0.0.1",
            "a..eu",
            "-a.eu",
            "a_b.eu",
            "[::1]",
        ] {
            assert_eq!(domain_of(none), None, "{none}");
        }
    }

    #[test]
    fn settings_that_admit_nobody_are_refused() {
        let document = json!({"issuer": "https://id.example.eu", "client_id": "urbivox", "domains": []});
        let expected = [("/domains", "required"), ("/default_role", "required")];
        assert_eq!(violations(&document), expected.map(|(at, code)| (at.to_owned(), code)));
        assert_eq!(violations(&json!([])), [(String::new(), "not-an-object")]);
    }
}
