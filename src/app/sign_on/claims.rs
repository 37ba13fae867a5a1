//! The decision whether a person that the provider identified is admitted.

use super::provider::{ProviderSettings, domain_of};
use crate::app::access::Role;
use crate::app::people;
use crate::app::people::NAME_CHARS_MAX;
use crate::identity_provider::Claims;

/// Longest subject, in characters (OpenID Connect Core §2).
const SUBJECT_CHARS_MAX: usize = 255;

/// An admitted person, as described by the city's provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// The provider's id of the person, the only identifier.
    pub subject: String,
    /// E-mail address, lower case. A label only: it may be reassigned.
    pub email: String,
    /// Domain of the address, one of those in the settings. Whether it is confirmed is not checked here.
    pub domain: String,
    /// Name, 1 to 120 characters; the local part of the address if the provider gives none.
    pub name: String,
    /// Role in the city; none if the provider gives none.
    pub role: Option<Role>,
}

/// Why an authenticated person is not admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimsRefused {
    /// The subject is missing or invalid.
    #[error("the provider does not identify this person")]
    NoSubject,
    /// The e-mail address is missing or invalid.
    #[error("the provider gives no e-mail address")]
    NoEmail,
    /// The address is not verified.
    #[error("the provider does not say that this e-mail address was verified")]
    Unverified,
    /// The address is of a domain outside the settings.
    #[error("this e-mail address does not belong to a domain of the city")]
    OtherDomain,
    /// The domain is not confirmed for the city.
    #[error("nobody has confirmed that the domain of this e-mail address belongs to the city")]
    UnconfirmedDomain,
    /// No claim gives a role, and there is no default role.
    #[error("the provider gives this person no role here")]
    NoRole,
    /// The identity to connect is connected to another account.
    #[error("this sign-in is connected to another account")]
    ConnectedElsewhere,
}

impl ClaimsRefused {
    /// Stable code, in kebab case.
    pub fn code(self) -> &'static str {
        match self {
            ClaimsRefused::NoSubject => "no-subject",
            ClaimsRefused::NoEmail => "no-email",
            ClaimsRefused::Unverified => "unverified-email",
            ClaimsRefused::OtherDomain => "other-domain",
            ClaimsRefused::UnconfirmedDomain => "unconfirmed-domain",
            ClaimsRefused::NoRole => "no-role",
            ClaimsRefused::ConnectedElsewhere => "connected-elsewhere",
        }
    }
}

/// Decides whether the claims admit the person: subject, verified address, domain, and the role.
pub fn admit(settings: &ProviderSettings, claims: &Claims) -> Result<Admission, ClaimsRefused> {
    let subject = claims.subject.as_str();
    if subject.is_empty() || subject.chars().count() > SUBJECT_CHARS_MAX || subject.chars().any(char::is_control) {
        return Err(ClaimsRefused::NoSubject);
    }
    let claimed = claims.email.as_deref().unwrap_or_default().trim();
    let email = people::normalize_email(claimed).ok_or(ClaimsRefused::NoEmail)?;
    // Lower case maps some non-ASCII letters to ASCII: another person's address must not become this one.
    if email != claimed.to_ascii_lowercase() {
        return Err(ClaimsRefused::NoEmail);
    }
    if !claims.email_verified.unwrap_or(settings.trust_email) {
        return Err(ClaimsRefused::Unverified);
    }
    let (before, domain) = email.rsplit_once('@').ok_or(ClaimsRefused::NoEmail)?;
    let domain = domain_of(domain).ok_or(ClaimsRefused::OtherDomain)?;
    if !settings.domains.contains(&domain) {
        return Err(ClaimsRefused::OtherDomain);
    }
    let name = claims.name.as_deref().and_then(name_of).or_else(|| name_of(before));
    Ok(Admission {
        subject: subject.to_owned(),
        name: name.ok_or(ClaimsRefused::NoEmail)?,
        role: role_of(settings, claims),
        domain,
        email,
    })
}

/// Returns the strongest role among those the claim maps to, or else the default role.
fn role_of(settings: &ProviderSettings, claims: &Claims) -> Option<Role> {
    let claim = settings.role_claim.as_ref().and_then(|name| claims.extra.get(name));
    let values = claim.map_or(&[][..], |claim| {
        claim.as_array().map_or(std::slice::from_ref(claim), Vec::as_slice)
    });
    let named: Vec<Role> = values
        .iter()
        .filter_map(|value| settings.roles.get(value.as_str()?).copied())
        .collect();
    // `Role::ALL` is ordered by what the roles allow.
    let widest = Role::ALL.into_iter().find(|role| named.contains(role));
    widest.or(settings.default_role)
}

/// Returns a valid name: no control characters, cut to the maximum length.
fn name_of(text: &str) -> Option<String> {
    let shown: String = text
        .trim()
        .chars()
        .filter(|letter| !letter.is_control())
        .take(NAME_CHARS_MAX)
        .collect();
    let name = shown.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Value, json};

    fn settings(changes: &Value) -> ProviderSettings {
        let mut document = json!({
            "issuer": "https://id.example.eu", "client_id": "urbivox", "domains": ["example.eu"],
            "role_claim": "groups", "roles": {"team": "editor", "heads": "owner"}, "default_role": "viewer",
        });
        for (name, value) in changes.as_object().unwrap() {
            document[name] = value.clone();
        }
        ProviderSettings::parse(&document).unwrap()
    }

    fn claims() -> Claims {
        Claims {
            subject: "248289761001".to_owned(),
            email: Some("Ada@Example.EU".to_owned()),
            email_verified: Some(true),
            name: Some(" Ada Byron ".to_owned()),
            extra: Map::new(),
        }
    }

    fn role(groups: Value, changes: &Value) -> Option<Role> {
        let extra = Map::from_iter([("groups".to_owned(), groups)]);
        let admission = admit(&settings(changes), &Claims { extra, ..claims() });
        admission.unwrap().role
    }

    #[test]
    fn a_person_of_the_citys_domain_is_admitted() {
        let expected = Admission {
            subject: "248289761001".to_owned(),
            email: "ada@example.eu".to_owned(),
            domain: "example.eu".to_owned(),
            name: "Ada Byron".to_owned(),
            role: Some(Role::Viewer),
        };
        assert_eq!(admit(&settings(&json!({})), &claims()), Ok(expected));
    }

    #[test]
    fn subdomains_are_not_admitted() {
        for other in [
            "ada@sub.example.eu",
            "ada@badexample.eu",
            "ada@example.eu.evil.com",
            "ada@example.com",
            "ada@example.eu@evil.com",
            "\"ada@example.eu\"@evil.com",
        ] {
            let claims = Claims {
                email: Some(other.to_owned()),
                ..claims()
            };
            assert!(admit(&settings(&json!({})), &claims).is_err(), "{other}");
        }
        let sub = Claims {
            email: Some("ada@sub.example.eu".to_owned()),
            ..claims()
        };
        assert_eq!(admit(&settings(&json!({})), &sub), Err(ClaimsRefused::OtherDomain));
    }

    #[test]
    fn an_address_must_be_verified_unless_the_city_trusts_a_silent_provider() {
        let trusting = settings(&json!({"trust_email": true}));
        let silent = Claims {
            email_verified: None,
            ..claims()
        };
        let denied = Claims {
            email_verified: Some(false),
            ..claims()
        };
        assert_eq!(admit(&settings(&json!({})), &silent), Err(ClaimsRefused::Unverified));
        assert!(admit(&trusting, &silent).is_ok());
        assert_eq!(admit(&settings(&json!({})), &denied), Err(ClaimsRefused::Unverified));
        assert_eq!(admit(&trusting, &denied), Err(ClaimsRefused::Unverified));
    }

    #[test]
    fn an_address_is_never_changed_into_another() {
        // U+212A KELVIN SIGN becomes an ASCII k in lower case.
        for claimed in [None, Some(""), Some("ada"), Some("\u{212a}ate@example.eu")] {
            let claims = Claims {
                email: claimed.map(str::to_owned),
                ..claims()
            };
            assert_eq!(
                admit(&settings(&json!({})), &claims),
                Err(ClaimsRefused::NoEmail),
                "{claimed:?}"
            );
        }
    }

    #[test]
    fn a_role_comes_from_a_text_or_a_list_and_the_widest_counts() {
        assert_eq!(role(json!("team"), &json!({})), Some(Role::Editor));
        assert_eq!(
            role(json!(["other", "team", "heads", 7]), &json!({})),
            Some(Role::Owner)
        );
        assert_eq!(role(json!(["Team"]), &json!({})), Some(Role::Viewer));
        assert_eq!(role(json!({"team": true}), &json!({"default_role": null})), None);
        assert_eq!(role(json!([]), &json!({"default_role": null})), None);
    }

    #[test]
    fn a_person_has_a_name_at_the_provider() {
        for bad in ["", "a\0b", "a\nb", "x".repeat(256).as_str()] {
            let claims = Claims {
                subject: bad.to_owned(),
                ..claims()
            };
            assert_eq!(
                admit(&settings(&json!({})), &claims),
                Err(ClaimsRefused::NoSubject),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn a_missing_name_is_made_from_the_address_and_a_long_one_is_cut() {
        let name = |name: Option<String>| admit(&settings(&json!({})), &Claims { name, ..claims() }).unwrap().name;
        assert_eq!(name(None), "ada");
        assert_eq!(name(Some(" \u{7} ".to_owned())), "ada");
        assert_eq!(name(Some("x".repeat(500))).len(), 120);
    }
}
