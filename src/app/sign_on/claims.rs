//! What a provider says of a person, and whether that is enough to let them in.

use serde_json::{Map, Value};

use super::provider::{ProviderSettings, domain_of};
use crate::app::access::Role;
use crate::app::people;
use crate::app::people::NAME_CHARS_MAX;

/// Characters of a subject (OpenID Connect Core §2).
const SUBJECT_CHARS_MAX: usize = 255;

/// What the provider says, its signature checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// Names the person at this provider for ever, unlike the address, which may pass to somebody else.
    pub subject: String,
    /// As the provider writes it.
    pub email: Option<String>,
    /// Whether the provider checked the address; `None` when it does not say.
    pub email_verified: Option<bool>,
    /// As colleagues see it.
    pub name: Option<String>,
    /// Everything that has no meaning in OpenID Connect itself: roles and groups are here.
    pub extra: Map<String, Value>,
}

/// Somebody of the city, as its provider describes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// The provider's name for the person. Nothing else tells who it is.
    pub subject: String,
    /// In small letters. A label: it may pass to somebody else.
    pub email: String,
    /// The domain of the address: one of those that the settings name. Whether it was confirmed is not known here.
    pub domain: String,
    /// 1 to 120 characters; what stands before the @ when the provider says nothing better.
    pub name: String,
    /// A role of one city; none when the provider gives none.
    pub role: Option<Role>,
}

/// Why somebody whom the provider knows is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimsRefused {
    /// The provider does not name the person, or not as OpenID Connect says.
    #[error("the provider does not name this person")]
    NoSubject,
    /// The provider names no address, or none that is one.
    #[error("the provider names no e-mail address")]
    NoEmail,
    /// The address was not verified, or nobody says so.
    #[error("the provider does not say that this e-mail address was verified")]
    Unverified,
    /// The address is of another domain.
    #[error("this e-mail address is not of a domain of the city")]
    OtherDomain,
    /// Nobody confirmed that the domain is the city's own.
    #[error("nobody has confirmed that the domain of this e-mail address belongs to the city")]
    UnconfirmedDomain,
    /// No claim gives a role, and there is none for everybody.
    #[error("the provider gives this person no role here")]
    NoRole,
    /// The identity is to be connected to an account, and signs in another one.
    #[error("this sign-in is connected to another account")]
    ConnectedElsewhere,
}

impl ClaimsRefused {
    /// The stable code, in kebab case.
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

/// Whether the provider says of this person what it must, and of one of the city's domains.
pub fn admit(settings: &ProviderSettings, claims: &Claims) -> Result<Admission, ClaimsRefused> {
    let subject = claims.subject.as_str();
    if subject.is_empty() || subject.chars().count() > SUBJECT_CHARS_MAX || subject.chars().any(char::is_control) {
        return Err(ClaimsRefused::NoSubject);
    }
    let said = claims.email.as_deref().unwrap_or_default().trim();
    let email = people::email_of(said).ok_or(ClaimsRefused::NoEmail)?;
    // Some foreign letters become plain ones when made small: another person's address must not become this one.
    if email != said.to_ascii_lowercase() {
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

/// The role that allows most of those the claim names, or else the one for everybody.
fn role_of(settings: &ProviderSettings, claims: &Claims) -> Option<Role> {
    let claim = settings.role_claim.as_ref().and_then(|name| claims.extra.get(name));
    let values = claim.map_or(&[][..], |claim| {
        claim.as_array().map_or(std::slice::from_ref(claim), Vec::as_slice)
    });
    let named: Vec<Role> = values
        .iter()
        .filter_map(|value| settings.roles.get(value.as_str()?).copied())
        .collect();
    // The roles stand in the order of what they allow.
    let widest = Role::ALL.into_iter().find(|role| named.contains(role));
    widest.or(settings.default_role)
}

/// A name that fits; control characters are left out.
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
    use serde_json::json;

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
    fn somebody_of_the_city_comes_in() {
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
    fn only_the_domain_itself_counts() {
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
    fn an_address_never_becomes_another_ones() {
        // The Kelvin sign becomes a plain k.
        for said in [None, Some(""), Some("ada"), Some("\u{212a}ate@example.eu")] {
            let claims = Claims {
                email: said.map(str::to_owned),
                ..claims()
            };
            assert_eq!(
                admit(&settings(&json!({})), &claims),
                Err(ClaimsRefused::NoEmail),
                "{said:?}"
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
