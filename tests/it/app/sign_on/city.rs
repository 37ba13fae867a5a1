//! A city with a fake provider, and people who sign in through it.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use urbivox::app::people::{domains, federation, roster};
use urbivox::clock::Clock;
use urbivox_core::survey::Slug;

use super::fake::FakeProvider;
use super::query;
use crate::http::staff::StaffClient;
use crate::world::{Answer, World};

pub(crate) struct City {
    pub(crate) slug: &'static str,
    pub(crate) fake: FakeProvider,
    codes: AtomicU32,
}

impl City {
    /// A city with a confirmed domain: group `team` is editor, `heads` is owner, all others are viewers.
    pub(crate) fn set_up(world: &World, slug: &'static str, domain: &str) -> City {
        let city = City::beside(world, slug, FakeProvider::start());
        city.set(world, domain, &json!({})).unwrap();
        city.confirm(world, domain);
        city
    }

    /// A city with this provider, which is not configured yet.
    pub(crate) fn beside(world: &World, slug: &'static str, fake: FakeProvider) -> City {
        if world.get(&format!("/api/v1/cities/{slug}")).status == 404 {
            world.settle(slug, "day-care");
        }
        City {
            slug,
            fake,
            codes: AtomicU32::new(0),
        }
    }

    pub(crate) fn slug(&self) -> Slug {
        Slug::parse(self.slug).unwrap()
    }

    /// Configures the provider as an owner would, with these changes.
    pub(crate) fn set(
        &self,
        world: &World,
        domain: &str,
        changes: &Value,
    ) -> Result<(), urbivox::app::authoring::AuthoringError> {
        let mut document = json!({
            "issuer": self.fake.base, "client_id": "urbivox", "client_secret": "a password of ours", "domains": [domain],
            "role_claim": "groups", "roles": {"team": "editor", "heads": "owner"}, "default_role": "viewer",
        });
        for (name, value) in changes.as_object().unwrap() {
            document[name] = value.clone();
        }
        federation::set(world.server.app(), &self.slug(), Some(&document))
    }

    pub(crate) fn confirm(&self, world: &World, domain: &str) {
        let app = world.server.app().on_behalf_of(&roster::operator());
        domains::confirm(&app, &self.slug(), domain).unwrap();
    }

    /// Signs in through the provider with these claims.
    pub(crate) fn sign_on(&self, world: &World, clerk: &mut StaffClient, said: Value) -> Answer {
        let sent = self.press(world, clerk);
        self.back(world, clerk, &sent, said)
    }

    /// Starts the sign-on; returns the address of the provider.
    pub(crate) fn press(&self, world: &World, clerk: &mut StaffClient) -> String {
        let sent = clerk.post(world, "/staff/sign-on", &[("city", self.slug)]);
        assert_eq!(sent.status, 303, "{}", sent.text());
        sent.header("location").to_owned()
    }

    /// Opens the callback address with a token that has these claims.
    pub(crate) fn back(&self, world: &World, clerk: &mut StaffClient, sent: &str, said: Value) -> Answer {
        clerk.get(world, &self.callback_address(sent, said))
    }

    /// The callback address to which the provider redirects the browser.
    pub(crate) fn callback_address(&self, sent: &str, said: Value) -> String {
        assert!(sent.starts_with(&self.fake.base), "{sent}");
        let code = format!("code-{}-{}", self.slug, self.codes.fetch_add(1, Ordering::Relaxed));
        let now = Clock::System.now().as_second();
        let mut claims = json!({
            "iss": self.fake.base, "aud": "urbivox", "nonce": query(sent, "nonce"), "iat": now - 1, "exp": now + 300,
            "email_verified": true, "name": "Somebody Else", "groups": [],
        });
        for (name, value) in said.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let challenge = query(sent, "code_challenge");
        self.fake.configure(|speech| {
            speech.claims_by_code.insert(code.clone(), claims);
            speech.codes.insert(code.clone(), challenge);
        });
        format!("/staff/sign-on/return?state={}&code={code}", query(sent, "state"))
    }
}

/// Claims about a person.
pub(crate) fn person(subject: &str, email: &str) -> Value {
    json!({"sub": subject, "email": email})
}

/// Claims about a person in a group.
pub(crate) fn member(subject: &str, email: &str, group: &str) -> Value {
    json!({"sub": subject, "email": email, "groups": [group]})
}

/// A browser that is signed in through the provider.
pub(crate) fn came(world: &World, city: &City, said: Value) -> StaffClient {
    let mut clerk = StaffClient::default();
    let back = city.sign_on(world, &mut clerk, said);
    assert_eq!(
        (back.status, back.header("location")),
        (303, "/staff"),
        "{}",
        back.text()
    );
    clerk
}

/// The members of a city as an admin sees them: address and role.
pub(crate) fn roles(world: &World, city: &City) -> Vec<(String, String)> {
    let (members, _) = roster::list(world.server.app(), Some(&city.slug())).unwrap();
    let mut roles: Vec<_> = members
        .into_iter()
        .map(|member| (member.email, member.role.name().to_owned()))
        .collect();
    roles.sort();
    roles
}
