//! Suspicions: the same evidence has the same result on all channels.

use jiff::SignedDuration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use super::channel::{Channel, ChannelSurvey, SentSubmission};
use super::{link_key, now};
use crate::world::{Database, World, key};

/// Leading zero bits of the proof of work: 256 attempts on average.
const BITS: u8 = 8;

fn on_each(test: impl Fn(&World)) {
    for database in Database::each() {
        test(&World::on(database, Clock::Fixed(now()), u32::MAX));
    }
}

fn flooded<'a>(world: &'a World, channel: Channel, survey: &str) -> ChannelSurvey<'a> {
    ChannelSurvey::new(world, channel, survey, &json!({"proof_of_work": BITS}))
}

/// A proof of work: a text whose hash after the challenge begins with eight zero bits, or with `is_good` unset does not.
fn work(challenge: &str, is_good: bool) -> Option<String> {
    let fits = |text: &String| (Sha256::digest(format!("{challenge}:{text}"))[0] == 0) == is_good;
    (0..).map(|number: u32| number.to_string()).find(fits)
}

/// Sends it; returns the suspicion, or `None` if it is counted. Asserts that the check endpoint agrees.
fn suspicion(setting: &ChannelSurvey<'_>, sent: &SentSubmission) -> Option<String> {
    let checked = (!setting.channel.is_page()).then(|| setting.send_json(sent, "/responses/check"));
    let before = setting.counts();
    let told = setting.send(sent);
    assert!([201, 303].contains(&told.status), "{told:?}");
    let after = setting.counts();
    let held = after.1 > before.1;
    assert_eq!(after.0 + after.1, before.0 + before.1 + 1);
    if let Some(checked) = checked {
        let flag = if held { json!(true) } else { Value::Null };
        assert_eq!((checked.status, &checked.json()["held"]), (200, &flag), "{checked:?}");
        assert_eq!(told.answer.json()["held"], flag, "{told:?}");
    }
    let again = setting.send(sent);
    assert_eq!(again.receipt, told.receipt);
    assert_eq!(setting.counts(), after);
    let list = setting.world.get(&setting.api("/held")).json();
    held.then(|| {
        let items = list["items"].as_array().unwrap();
        items.last().unwrap()["doubt"].as_str().unwrap().to_owned()
    })
}

#[test]
fn proof_of_work_is_required_from_unauthenticated_senders() {
    on_each(|world| {
        for channel in Channel::all() {
            let setting = flooded(world, channel, &format!("{channel:?}").to_lowercase());
            let expected = Channel::PUBLIC.contains(&channel).then(|| "no-work".to_owned());
            assert_eq!(suspicion(&setting, &setting.fresh()), expected, "{channel:?} without");
            let by_form = |is_good: bool| {
                let sent = setting.fresh();
                SentSubmission {
                    work: work(&sent.form, is_good),
                    sends_form_token: true,
                    ..sent
                }
            };
            assert_eq!(suspicion(&setting, &by_form(true)), None, "{channel:?} with");
            assert_eq!(
                suspicion(&setting, &by_form(false)),
                expected,
                "{channel:?} with a wrong one"
            );
        }
        world.verify();
    });
}

#[test]
fn only_a_registered_kiosk_may_prove_work_for_its_submission_id() {
    on_each(|world| {
        let setting = flooded(world, Channel::Kiosk, "kiosk");
        let at = |placement: &str| {
            let sent = setting.fresh();
            SentSubmission {
                work: work(&sent.id.to_string(), true),
                placement: Some(placement.to_owned()),
                ..sent
            }
        };
        assert_eq!(suspicion(&setting, &at("hall")), None);
        assert_eq!(suspicion(&setting, &at("a-name")).as_deref(), Some("no-work"));
        let of_another = SentSubmission {
            work: at("hall").work,
            ..setting.fresh()
        };
        // The proof of another submission is valid by chance in 1 of 256 runs, which are skipped.
        if work(&of_another.id.to_string(), true) != of_another.work {
            assert_eq!(suspicion(&setting, &of_another).as_deref(), Some("no-work"));
        }
    });
}

#[test]
fn a_form_token_works_on_the_api_as_on_pages() {
    on_each(|world| {
        let setting = ChannelSurvey::new(world, Channel::Api, "api", &Value::Null);
        let shown = |ago: SignedDuration| SentSubmission {
            sends_form_token: true,
            ..setting.opened(ago)
        };
        assert_eq!(suspicion(&setting, &setting.fresh()), None, "it is not known when");
        assert_eq!(suspicion(&setting, &shown(SignedDuration::from_secs(30))), None);
        let fast = shown(SignedDuration::from_millis(500));
        assert_eq!(suspicion(&setting, &fast).as_deref(), Some("too-fast"));

        let other = SentSubmission {
            id: uuid::Uuid::now_v7(),
            ..shown(SignedDuration::from_secs(30))
        };
        let told = setting.send(&other);
        assert_eq!(
            (told.status, told.answer.errors()),
            (422, vec![("/form_token".to_owned(), "bad-form-token".to_owned())])
        );
        let late = setting.send(&shown(SignedDuration::from_hours(24 * 8)));
        assert_eq!((late.status, late.answer.problem().as_str()), (409, "form-expired"));
    });
}

#[test]
fn links_and_keys_that_enter_responses_need_no_proof_of_work() {
    on_each(|world| {
        let mut setting = flooded(world, Channel::Api, "api");
        link_key(&setting);
        let linked = SentSubmission {
            token: Some(setting.link("application-1", now() + SignedDuration::from_secs(60))),
            ..setting.fresh()
        };
        assert_eq!(suspicion(&setting, &linked), None);
        world.settle("oulu", "parking");
        for (role, city, expected) in [
            (Role::Interviewer, Some("tampere"), None),
            (Role::Editor, Some("tampere"), None),
            (Role::Owner, Some("tampere"), None),
            (Role::Admin, None, None),
            (Role::Viewer, Some("tampere"), Some("no-work")),
            (Role::Analyst, None, Some("no-work")),
            (Role::Owner, Some("oulu"), Some("no-work")),
        ] {
            setting.key = Some(key(&world.server, role, city));
            let found = suspicion(&setting, &setting.fresh());
            assert_eq!(found.as_deref(), expected, "{role} of {city:?}");
        }
        setting.key = Some("uvx_nobodys".to_owned());
        assert_eq!(suspicion(&setting, &setting.fresh()).as_deref(), Some("no-work"));
    });
}

#[test]
fn the_honeypot_field_exists_on_pages_only() {
    on_each(|world| {
        let setting = ChannelSurvey::new(world, Channel::Page, "page", &Value::Null);
        let trapped = setting.send_form(&setting.fresh(), &[("_url", "https://spam.example"), ("_do", "next")]);
        assert_eq!((trapped.status, setting.counts()), (303, (0, 1)));
        let mut body = crate::world::submission(&json!({"satisfaction": 5}));
        body["is_trapped"] = json!(true);
        assert_eq!(world.post(&setting.api("/responses"), &body).problem(), "malformed");
    });
}

#[test]
fn a_suspicious_submission_sent_concurrently_is_held_once() {
    on_each(|world| {
        let setting = flooded(world, Channel::Api, "api");
        let sent = setting.fresh();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| setting.send_json(&sent, "/responses").status))
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        assert_eq!(
            statuses.iter().filter(|status| **status == 201).count(),
            1,
            "{statuses:?}"
        );
        assert!(
            statuses.iter().all(|status| [200, 201].contains(status)),
            "{statuses:?}"
        );
        assert_eq!(setting.counts(), (0, 1));
    });
}
