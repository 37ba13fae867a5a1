//! Quotas of submissions, and the cost of other requests.

use std::sync::mpsc::channel;

use serde_json::{Value, json};
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions;
use urbivox::app::submissions::{KEY_QUOTA_FACTOR, Progress, RawSubmission, Sender, SubmissionError};
use urbivox::clock::Clock;
use urbivox::storage::{Db, Error};
use urbivox_core::i18n;
use uuid::Uuid;

use super::channel::{Channel, ChannelSurvey, SentSubmission};
use super::now;
use crate::storage::committer::execute;
use crate::world::{Database, World};

fn on_each(of_network: u32, test: impl Fn(&World)) {
    for database in Database::each() {
        test(&World::on(database, Clock::Fixed(now()), of_network));
    }
}

#[test]
fn authenticated_channels_have_their_own_quota() {
    on_each(1, |world| {
        for channel in Channel::AUTHENTICATED {
            let named = format!("{channel:?}").to_lowercase();
            let setting = ChannelSurvey::new(world, channel, &named, &Value::Null);
            let mut stranger = ChannelSurvey::new(world, Channel::Api, &format!("{named}-beside"), &Value::Null);
            stranger.survey.clone_from(&setting.survey);
            assert_eq!(stranger.send(&stranger.fresh()).status, 201);
            assert_eq!(
                stranger.send(&stranger.fresh()).status,
                429,
                "the quota of the network is used up"
            );
            let told = setting.send(&setting.fresh());
            assert!([201, 303].contains(&told.status), "{channel:?}: {told:?}");
            let policy = told.answer.header("ratelimit-policy");
            assert!(policy.contains(&format!("q={KEY_QUOTA_FACTOR};")), "{policy}");
            // It is limited too, in case a program runs wild.
            let refused = (0..2 * KEY_QUOTA_FACTOR)
                .map(|_| setting.send(&setting.fresh()))
                .find(|told| told.status == 429);
            let refused = refused.unwrap_or_else(|| panic!("{channel:?} has no limit"));
            assert!(
                refused.answer.header("retry-after").parse::<u32>().unwrap() >= 1,
                "{refused:?}"
            );
        }
    });
}

#[test]
fn an_exhausted_quota_is_reported_on_all_channels_and_nothing_is_stored() {
    on_each(1, |world| {
        for channel in Channel::PUBLIC {
            let setting = ChannelSurvey::new(world, channel, &format!("{channel:?}").to_lowercase(), &Value::Null);
            let first = setting.send(&setting.fresh());
            assert!([201, 303].contains(&first.status), "{first:?}");
            let told = setting.send(&setting.fresh());
            assert_eq!(told.status, 429, "{channel:?}: {told:?}");
            if channel.is_page() {
                assert!(
                    told.answer
                        .text
                        .contains(&*i18n::for_language("en").get("error-too-often"))
                );
            } else {
                assert_eq!(told.answer.problem(), "too-many");
            }
            assert!(told.answer.header("retry-after").parse::<u32>().unwrap() >= 1);
            assert_eq!(setting.counts(), (1, 0));
        }
    });
}

#[test]
fn guesses_of_links_and_staff_keys_are_limited_on_all_pages() {
    on_each(5, |world| {
        type GuessRequest = fn(&ChannelSurvey<'_>, &SentSubmission) -> u16;
        let ways: [(&str, GuessRequest); 3] = [
            ("opened", |setting, sent| {
                setting.world.send("GET", &setting.address(sent), &[], b"").status
            }),
            ("on-its-way", |setting, sent| {
                setting.send_form(sent, &[("_do", "back")]).status
            }),
            ("sent", |setting, sent| setting.send(sent).status),
        ];
        for channel in [Channel::Page, Channel::Embed, Channel::StaffPage] {
            for (way, ask) in ways {
                let survey = format!("{channel:?}-{way}").to_lowercase();
                let mut setting = ChannelSurvey::new(world, channel, &survey, &Value::Null);
                setting.staff_key = setting.staff_key.map(|_| "guessed".to_owned());
                let guess = SentSubmission {
                    token: (channel != Channel::StaffPage).then(|| "a.b.c".to_owned()),
                    ..setting.fresh()
                };
                let statuses: Vec<u16> = (0..12).map(|_| ask(&setting, &guess)).collect();
                assert_eq!(statuses.first(), Some(&403), "{survey}: {statuses:?}");
                assert_eq!(statuses.last(), Some(&429), "{survey}: {statuses:?}");
                // Opening the survey, and valid addresses, are not blocked by it.
                let open = ChannelSurvey {
                    channel: Channel::Page,
                    staff_key: None,
                    ..setting
                };
                let page = open.address(&open.fresh());
                assert_eq!(world.send("GET", &page, &[], b"").status, 200);
            }
        }
    });
}

#[test]
fn a_full_queue_is_reported_on_all_channels_and_not_charged() {
    on_each(60, |world| {
        let settings: Vec<ChannelSurvey<'_>> = Channel::all()
            .map(|channel| ChannelSurvey::new(world, channel, &format!("{channel:?}").to_lowercase(), &Value::Null))
            .collect();
        // One submission each, because the use of a key is recorded once a minute.
        for setting in &settings {
            assert!([201, 303].contains(&setting.send(&setting.fresh()).status));
        }
        let app = world.server.app();
        let published = {
            let path = SurveyPath::parse("tampere/day-care/api").unwrap();
            app.catalogue.find(&app.storage, &path).unwrap().unwrap()
        };
        let (held, is_held) = channel();
        let (release, is_released) = channel::<()>();
        let mut taken = Vec::new();
        std::thread::scope(|scope| {
            // A slow writer holds the lock.
            scope.spawn(move || {
                let work = |db: &mut Db| {
                    execute(db, "select 1", "lock table responses in exclusive mode")?;
                    held.send(()).unwrap();
                    // Released, or the test has failed.
                    let _ = is_released.recv();
                    Ok::<_, Error>(())
                };
                app.storage.write(work).unwrap();
            });
            let release = release;
            is_held.recv().unwrap();
            let mut is_full = false;
            while !is_full {
                let answers = serde_json::from_value(json!({"satisfaction": 5})).unwrap();
                let raw = RawSubmission::new(Uuid::now_v7(), answers);
                let step = submissions::submit(app, &published, &Sender::Operator.into(), raw);
                is_full = matches!(step, Progress::Settled(Err(SubmissionError::Busy)));
                taken.push(step);
            }
            for setting in &settings {
                let told: Vec<_> = (0..2).map(|_| setting.send(&setting.fresh())).collect();
                let [first, second] = &told[..] else { unreachable!() };
                assert_eq!(first.status, 503, "{first:?}");
                assert!(second.left >= first.left, "{first:?} {second:?}");
                assert!(!first.answer.header("retry-after").is_empty());
                if setting.channel.is_page() {
                    assert!(
                        first
                            .answer
                            .text
                            .contains(&*i18n::for_language("en").get("error-unavailable"))
                    );
                } else {
                    assert_eq!(first.answer.problem(), "busy");
                }
            }
            release.send(()).unwrap();
        });
        taken.pop();
        let stored = settings.len() + taken.len();
        taken.into_iter().for_each(|step| assert!(step.wait(app).is_ok()));
        assert_eq!(world.verify(), u64::try_from(stored).unwrap());
    });
}

#[test]
fn a_large_body_is_charged_and_a_malformed_one_is_not() {
    on_each(5, |world| {
        for channel in [Channel::Api, Channel::Page] {
            let setting = ChannelSurvey::new(world, channel, &format!("{channel:?}").to_lowercase(), &Value::Null);
            let (path, kind) = if channel == Channel::Api {
                (setting.api("/responses"), "application/json")
            } else {
                let kind = "application/x-www-form-urlencoded";
                (setting.address(&setting.fresh()), kind)
            };
            let post = |body: &[u8]| world.send("POST", &path, &[("content-type", kind)], body).status;
            for _ in 0..12 {
                assert!([400, 200].contains(&post(b"{")), "{channel:?}");
            }
            let large = vec![b'x'; 300 * 1_024];
            let statuses: Vec<u16> = (0..12).map(|_| post(&large)).collect();
            assert_eq!(
                (statuses.first(), statuses.last()),
                (Some(&413), Some(&429)),
                "{statuses:?}"
            );
        }
    });
}

#[test]
fn a_form_that_is_refused_is_not_counted_as_started() {
    on_each(100, |world| {
        let app = world.server.app();
        let started = |setting: &ChannelSurvey<'_>| {
            app.visits.flush(&app.storage).unwrap();
            let items = world.get(&setting.api("/funnel")).json();
            let items = items["items"].as_array().unwrap().clone();
            items.iter().map(|item| item["started"].as_u64().unwrap()).sum::<u64>()
        };
        let setting = ChannelSurvey::new(world, Channel::Page, "counted", &Value::Null);
        let guess = SentSubmission {
            token: Some("a.b.c".to_owned()),
            ..setting.fresh()
        };
        for _ in 0..3 {
            assert_eq!(setting.send(&guess).status, 403);
        }
        assert_eq!(started(&setting), 0);
        let sent = setting.fresh();
        assert_eq!((setting.send(&sent).status, setting.send(&sent).status), (303, 303));
        assert_eq!(started(&setting), 1, "pressed twice");
        let closed = world.call("POST", &setting.api("/close"), &json!(null));
        assert_eq!(closed.status, 200);
        assert_eq!(setting.send(&setting.fresh()).status, 409);
        assert_eq!(started(&setting), 1);
    });
}
