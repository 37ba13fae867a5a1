//! Submissions: every refusal is the same on all channels.

mod channel;
mod quota;
mod suspicions;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;
use urbivox_core::i18n;

use channel::{Channel, ChannelSurvey, SentSubmission, SubmissionResponse};

use crate::world::{Database, World, key};

const NOW: &str = "2026-03-01T10:00:00Z";
/// Quota of one network for one survey, per minute; a key has a hundred times as much.
const NETWORK_QUOTA: u32 = 60;
/// Repetitions of a refusal: more than the quota regains meanwhile, so that its cost shows.
const REPETITIONS: u32 = 20;

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A refusal: its response, its cost, and whether a retry of a stored submission gets its receipt instead.
struct Row {
    code: &'static str,
    status: u16,
    /// Key of the text on the page.
    page: &'static str,
    keeps_quota: bool,
    retry_gets_receipt: bool,
    /// Stores a submission if needed, then prepares the survey so that the second one is refused.
    arrange: Arrange,
}

type Arrange = fn(&mut ChannelSurvey<'_>) -> (Option<(SentSubmission, SubmissionResponse)>, SentSubmission);

const TABLE: [Row; 8] = [
    Row {
        code: "closed",
        status: 409,
        page: "closed-title",
        keeps_quota: false,
        retry_gets_receipt: true,
        arrange: |setting| {
            let stored = store(setting, setting.fresh());
            let closed = setting.world.call("POST", &setting.api("/close"), &Value::Null);
            assert_eq!(closed.status, 200, "{closed:?}");
            (Some(stored), setting.fresh())
        },
    },
    Row {
        code: "not-open-yet",
        status: 409,
        page: "soon-title",
        keeps_quota: false,
        retry_gets_receipt: true,
        arrange: |setting| {
            let stored = store(setting, setting.fresh());
            setting.publish_with(&json!({"opens_on": "2026-05-01"}));
            (Some(stored), setting.fresh())
        },
    },
    Row {
        code: "submission-differs",
        status: 409,
        page: "error-differs",
        keeps_quota: true,
        retry_gets_receipt: true,
        arrange: |setting| {
            let stored = store(setting, setting.fresh());
            let other = SentSubmission {
                score: 1,
                ..stored.0.clone()
            };
            (Some(stored), other)
        },
    },
    Row {
        code: "withdrawn",
        status: 410,
        page: "withdrawn-title",
        keeps_quota: true,
        retry_gets_receipt: false,
        arrange: |setting| {
            let (sent, told) = store(setting, setting.fresh());
            let address = format!("/api/v1/responses/{}", told.receipt.unwrap());
            assert_eq!(setting.world.call("DELETE", &address, &Value::Null).status, 204);
            (None, sent)
        },
    },
    Row {
        code: "link-used",
        status: 410,
        page: "link-used-title",
        keeps_quota: true,
        retry_gets_receipt: true,
        arrange: |setting| {
            let token = Some(setting.link("application-1", now() + SignedDuration::from_secs(60)));
            let with_link = |sent: SentSubmission| SentSubmission {
                token: token.clone(),
                ..sent
            };
            let stored = store(setting, with_link(setting.fresh()));
            (Some(stored), with_link(setting.fresh()))
        },
    },
    Row {
        code: "link-expired",
        status: 410,
        page: "link-late-title",
        keeps_quota: true,
        // Retries after the link expired have their own test, because the time must pass.
        retry_gets_receipt: false,
        arrange: |setting| {
            let key = link_key(setting);
            let claims = json!({"aud": "tampere/day-care", "jti": "x", "exp": now().as_second()});
            let token = crate::app::signed_links::token(&key, &json!({"alg": "HS256", "kid": key["id"]}), &claims);
            let late = SentSubmission {
                token: Some(token),
                ..setting.fresh()
            };
            (None, late)
        },
    },
    Row {
        code: "link-invalid",
        status: 403,
        page: "link-broken-title",
        keeps_quota: true,
        retry_gets_receipt: true,
        arrange: |setting| {
            let key = link_key(setting);
            let claims = json!({"aud": "tampere/day-care", "jti": "x", "exp": now().as_second() + 60});
            let token = crate::app::signed_links::token(&key, &json!({"alg": "HS256", "kid": key["id"]}), &claims);
            let with_link = |sent: SentSubmission| SentSubmission {
                token: Some(token.clone()),
                ..sent
            };
            let stored = store(setting, with_link(setting.fresh()));
            let path = format!("/api/v1/cities/tampere/link-keys/{}", key["id"].as_str().unwrap());
            assert_eq!(setting.world.call("DELETE", &path, &Value::Null).status, 204);
            (Some(stored), with_link(setting.fresh()))
        },
    },
    Row {
        code: "forbidden",
        status: 403,
        page: "link-broken-title",
        keeps_quota: true,
        retry_gets_receipt: true,
        arrange: |setting| {
            let at_desk = |sent: SentSubmission| SentSubmission {
                placement: Some("desk".to_owned()),
                ..sent
            };
            let (staff_key, api_key) = (setting.staff_key.take(), setting.key.take());
            let stored = store(setting, at_desk(setting.fresh()));
            setting.place("desk", "staff");
            // Staff with the key of another placement, or of a role that only reads.
            setting.staff_key = staff_key;
            setting.key = api_key.map(|_| key(&setting.world.server, Role::Viewer, Some("tampere")));
            (Some(stored), at_desk(setting.fresh()))
        },
    },
];

fn link_key(setting: &ChannelSurvey<'_>) -> Value {
    let made = setting
        .world
        .call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null);
    assert_eq!(made.status, 201, "{made:?}");
    made.json()
}

fn store(setting: &ChannelSurvey<'_>, sent: SentSubmission) -> (SentSubmission, SubmissionResponse) {
    let told = setting.send(&sent);
    assert!([201, 303].contains(&told.status), "{told:?}");
    (sent, told)
}

fn assert_refused(told: &SubmissionResponse, setting: &ChannelSurvey<'_>, code: &str, status: u16, page: &str) {
    let what = format!("{code} by {:?}: {told:?}", setting.channel);
    assert_eq!((told.status, &told.receipt), (status, &None), "{what}");
    if setting.channel.is_page() {
        let text = i18n::for_language("en").get(page);
        assert!(told.answer.page().text().contains(&*text), "{what}");
    } else {
        assert_eq!(told.answer.problem(), code, "{what}");
    }
}

/// On each database, a world whose network quota is below the repetitions, and one for the quota of a key.
fn worlds() -> impl Iterator<Item = (World, bool)> {
    let each = |of_network: u32| {
        let worlds = Database::each().into_iter();
        worlds.map(move |database| {
            let world = World::on(database, Clock::Fixed(now()), of_network);
            (world, of_network == NETWORK_QUOTA)
        })
    };
    each(NETWORK_QUOTA).chain(each(1))
}

#[test]
fn every_refusal_is_the_same_on_all_channels() {
    for (world, is_of_networks) in worlds() {
        world.settle("tampere", "day-care");
        link_key(&ChannelSurvey::new(&world, Channel::Api, "spare", &Value::Null));
        for channel in Channel::all() {
            for row in &TABLE {
                // Without a valid key, a submission uses the quota of its network.
                let is_of_network = Channel::PUBLIC.contains(&channel) || row.code == "forbidden";
                if is_of_network != is_of_networks {
                    continue;
                }
                let survey = format!("{}-{channel:?}", row.code).to_lowercase();
                let mut setting = ChannelSurvey::new(&world, channel, &survey, &Value::Null);
                let (stored, refused) = (row.arrange)(&mut setting);
                let before = setting.counts();
                let mut told = Vec::new();
                for _ in 0..REPETITIONS {
                    let one = setting.send(&refused);
                    assert_refused(&one, &setting, row.code, row.status, row.page);
                    told.push(one.left.expect("no remaining quota in the response"));
                }
                let used = told[0].saturating_sub(*told.last().unwrap());
                assert_eq!(
                    used > REPETITIONS / 2,
                    row.keeps_quota,
                    "{} by {channel:?}: remaining quota {told:?}",
                    row.code
                );
                assert_eq!(setting.counts(), before, "{} by {channel:?} stored something", row.code);
                if let Some((sent, first)) = stored {
                    let again = setting.send(&sent);
                    let status = if channel.is_page() { 303 } else { 200 };
                    assert_eq!(
                        (again.status, again.receipt) == (status, first.receipt),
                        row.retry_gets_receipt,
                        "{} by {channel:?}: {:?}",
                        row.code,
                        again.answer
                    );
                }
                assert_eq!(setting.counts(), before);
            }
        }
        world.verify();
    }
}

#[test]
fn invalid_answers_are_shown_on_pages_refused_by_the_api_and_not_charged() {
    for database in Database::each() {
        let world = World::on(database, Clock::Fixed(now()), NETWORK_QUOTA);
        for channel in Channel::all() {
            let setting = ChannelSurvey::new(&world, channel, &format!("{channel:?}").to_lowercase(), &Value::Null);
            let wrong = SentSubmission {
                score: 9,
                ..setting.fresh()
            };
            let unknown = SentSubmission {
                version: Some(99),
                ..setting.fresh()
            };
            for _ in 0..REPETITIONS {
                let told = setting.send(&wrong);
                if channel.is_page() {
                    assert_eq!((told.status, told.receipt), (200, None));
                    continue;
                }
                assert_refused(&told, &setting, "invalid-answers", 422, "");
                let told = setting.send(&unknown);
                assert_refused(&told, &setting, "unknown-version", 422, "");
                assert!(told.left.unwrap() > NETWORK_QUOTA - 5, "{told:?}");
            }
            assert_eq!(setting.counts(), (0, 0));
            // A page with an unknown version redirects to the newest.
            let told = setting.send(&unknown);
            assert_eq!(told.status, if channel.is_page() { 303 } else { 422 }, "{told:?}");
        }
    }
}

#[test]
fn a_retry_gets_its_receipt_after_version_link_and_form_have_expired() {
    for database in Database::each() {
        let world = World::on(database, Clock::Fixed(now()), u32::MAX);
        world.settle("tampere", "day-care");
        link_key(&ChannelSurvey::new(&world, Channel::Api, "spare", &Value::Null));
        let mut before = Vec::new();
        for channel in Channel::all() {
            let named = format!("{channel:?}").to_lowercase();
            let setting = ChannelSurvey::new(&world, channel, &named, &Value::Null);
            let sent = SentSubmission {
                version: Some(1),
                sends_form_token: true,
                ..setting.fresh()
            };
            let (sent, told) = store(&setting, sent);
            let linked = SentSubmission {
                token: Some(setting.link(&named, now() + SignedDuration::from_secs(60))),
                version: Some(1),
                ..setting.fresh()
            };
            let (linked, by_link) = store(&setting, linked);
            setting.publish_with(&json!({"title": {"en": "Another"}}));
            before.push((
                (channel, named, setting.key, setting.staff_key, setting.definition),
                [(sent, told), (linked, by_link)],
            ));
        }
        let later = now() + SignedDuration::from_hours(8 * 24);
        let world = World::on(world.into_database(), Clock::Fixed(later), u32::MAX);
        for ((channel, survey, key, staff_key, definition), stored) in before {
            let setting = ChannelSurvey {
                world: &world,
                channel,
                survey,
                key,
                staff_key,
                definition,
            };
            for (sent, first) in stored {
                let again = setting.send(&sent);
                assert_eq!(again.receipt, first.receipt, "{channel:?}: {:?}", again.answer);
                assert_eq!(again.status, if channel.is_page() { 303 } else { 200 });
                let other = SentSubmission { score: 1, ..sent };
                let told = setting.send(&other);
                assert_eq!(told.receipt, None, "{channel:?}: {:?}", told.answer);
                match (channel.is_page(), &other.token) {
                    // A page asks to send again, in the newest version; with an expired link it is refused.
                    (true, None) => assert!(
                        told.answer
                            .text
                            .contains(&*i18n::for_language("en").get("error-send-again"))
                    ),
                    (true, Some(_)) => assert_refused(&told, &setting, "link-expired", 410, "link-late-title"),
                    (false, _) => assert_refused(&told, &setting, "retired-version", 409, ""),
                }
            }
            assert_eq!(setting.counts(), (2, 0));
        }
        world.verify();
    }
}
