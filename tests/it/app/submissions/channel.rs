//! The channels of submissions, as their senders use them.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions::form_token::FormToken;
use uuid::Uuid;

use crate::world::{Answer, World, key};

const SURVEYS: &str = "/api/v1/cities/tampere/services/day-care/surveys";

/// Channel of a submission.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Channel {
    /// API without a key.
    Api,
    /// API with an editor's key.
    CityKey,
    /// Citizen page.
    Page,
    /// Embedded form, as in the widget.
    Embed,
    /// Registered kiosk.
    Kiosk,
    /// Page of a staff placement.
    StaffPage,
    /// API with an interviewer's key, at a staff placement.
    StaffKey,
}

impl Channel {
    /// Channels that share the quota of their network.
    pub(crate) const PUBLIC: [Channel; 4] = [Channel::Api, Channel::Page, Channel::Embed, Channel::Kiosk];
    /// Authenticated channels, each with its own quota.
    pub(crate) const AUTHENTICATED: [Channel; 3] = [Channel::CityKey, Channel::StaffPage, Channel::StaffKey];

    pub(crate) fn all() -> impl Iterator<Item = Channel> {
        Channel::PUBLIC.into_iter().chain(Channel::AUTHENTICATED)
    }

    pub(crate) fn is_page(self) -> bool {
        matches!(self, Channel::Page | Channel::Embed | Channel::StaffPage)
    }
}

/// A survey of one question, with everything that one channel needs.
pub(crate) struct ChannelSurvey<'a> {
    pub(crate) world: &'a World,
    pub(crate) channel: Channel,
    pub(crate) survey: String,
    /// API key of the request.
    pub(crate) key: Option<String>,
    /// Key in the address of the staff placement.
    pub(crate) staff_key: Option<String>,
    pub(crate) definition: Value,
}

/// One submission.
#[derive(Clone)]
pub(crate) struct SentSubmission {
    pub(crate) id: Uuid,
    /// Form token of a page.
    pub(crate) form: String,
    pub(crate) score: u8,
    pub(crate) version: Option<u32>,
    pub(crate) token: Option<String>,
    pub(crate) placement: Option<String>,
    /// Sends the form token through the API too.
    pub(crate) sends_form_token: bool,
    pub(crate) work: Option<String>,
}

/// Response to a submission.
#[derive(Debug)]
pub(crate) struct SubmissionResponse {
    pub(crate) status: u16,
    pub(crate) receipt: Option<String>,
    /// Remaining submissions in the quota.
    pub(crate) left: Option<u32>,
    pub(crate) answer: Answer,
}

impl<'a> ChannelSurvey<'a> {
    /// Publishes a new survey; `more` is merged into its definition.
    pub(crate) fn new(world: &'a World, channel: Channel, survey: &str, more: &Value) -> ChannelSurvey<'a> {
        let mut definition = json!({
            "title": {"en": "Visit"}, "languages": ["en"], "default_language": "en",
            "pages": [{"questions": [{"code": "satisfaction", "kind": "rating", "required": true, "prompt": {"en": "How?"},
                                      "scale": {"from": 1, "to": 5}}]}]
        });
        definition
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap_or_default());
        if world.get("/api/v1/cities/tampere").status == 404 {
            world.settle("tampere", "day-care");
        }
        let made = world.call("POST", SURVEYS, &json!({"slug": survey, "definition": definition}));
        assert_eq!(made.status, 201, "{made:?}");
        let mut setting = ChannelSurvey {
            world,
            channel,
            survey: survey.to_owned(),
            key: None,
            staff_key: None,
            definition,
        };
        setting.publish();
        setting.place("hall", "kiosk");
        let url = setting.place("paper", "staff")["url"].as_str().unwrap().to_owned();
        match channel {
            Channel::CityKey => setting.key = Some(key(&world.server, Role::Editor, Some("tampere"))),
            Channel::StaffKey => setting.key = Some(key(&world.server, Role::Interviewer, Some("tampere"))),
            Channel::StaffPage => setting.staff_key = url.rsplit_once("&k=").map(|(_, key)| key.to_owned()),
            Channel::Api | Channel::Page | Channel::Embed | Channel::Kiosk => {}
        }
        setting
    }

    pub(crate) fn publish(&self) {
        let published = self.world.call("POST", &self.api("/publish"), &Value::Null);
        assert_eq!(published.status, 200, "{published:?}");
    }

    /// Publishes another version, with `more` merged in.
    pub(crate) fn publish_with(&self, more: &Value) {
        let mut next = self.definition.clone();
        next.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let put = self.world.call("PUT", &self.api("/draft"), &next);
        assert_eq!(put.status, 200, "{put:?}");
        self.publish();
    }

    pub(crate) fn api(&self, rest: &str) -> String {
        format!("{SURVEYS}/{}{rest}", self.survey)
    }

    pub(crate) fn place(&self, slug: &str, kind: &str) -> Value {
        let body = json!({"slug": slug, "kind": kind});
        let made = self.world.call("POST", &self.api("/placements"), &body);
        assert_eq!(made.status, 201, "{made:?}");
        made.json()
    }

    /// A signed link for this survey.
    pub(crate) fn link(&self, transaction: &str, expires_at: Timestamp) -> String {
        let wish = json!({"transaction": transaction, "expires_at": expires_at.to_string()});
        let made = self.world.call("POST", &self.api("/links"), &wish);
        assert_eq!(made.status, 201, "{made:?}");
        made.json()["token"].as_str().unwrap().to_owned()
    }

    /// A completed form that was opened half a minute ago.
    pub(crate) fn fresh(&self) -> SentSubmission {
        self.opened(SignedDuration::from_secs(30))
    }

    /// A completed form of this age.
    pub(crate) fn opened(&self, ago: SignedDuration) -> SentSubmission {
        let app = self.world.server.app();
        let path = SurveyPath::parse(&format!("tampere/day-care/{}", self.survey)).unwrap();
        let published = app.catalogue.find(&app.storage, &path).unwrap().unwrap();
        let opening = FormToken::fresh(app.clock.now() - ago);
        SentSubmission {
            id: opening.submission_id,
            form: opening.text(&app.keyring, published.survey_id),
            score: 5,
            version: None,
            token: None,
            placement: None,
            sends_form_token: false,
            work: None,
        }
    }

    fn placement<'s>(&self, sent: &'s SentSubmission) -> Option<&'s str> {
        sent.placement.as_deref().or(match self.channel {
            Channel::Kiosk => Some("hall"),
            Channel::StaffPage | Channel::StaffKey => Some("paper"),
            Channel::Api | Channel::CityKey | Channel::Page | Channel::Embed => None,
        })
    }

    pub(crate) fn send(&self, sent: &SentSubmission) -> SubmissionResponse {
        let answer = if self.channel.is_page() {
            self.send_form(sent, &[("_do", "next")])
        } else {
            self.send_json(sent, "/responses")
        };
        let location = answer.header("location").to_owned();
        let by_page = location.strip_prefix("/r/").and_then(|rest| rest.split('?').next());
        let receipt = by_page.map(str::to_owned);
        let receipt = receipt.or_else(|| answer.json()["receipt"].as_str().map(str::to_owned));
        let left = answer.header("ratelimit").split(";r=").nth(1);
        SubmissionResponse {
            status: answer.status,
            receipt,
            left: left.and_then(|left| left.split(';').next()?.parse().ok()),
            answer,
        }
    }

    pub(crate) fn send_json(&self, sent: &SentSubmission, rest: &str) -> Answer {
        let mut body = json!({"submission_id": sent.id, "answers": {"satisfaction": sent.score}});
        let more = [
            ("placement", self.placement(sent).map(Value::from)),
            ("version", sent.version.map(Value::from)),
            ("token", sent.token.as_deref().map(Value::from)),
            (
                "form_token",
                sent.sends_form_token.then(|| Value::from(sent.form.as_str())),
            ),
            ("proof_of_work", sent.work.as_deref().map(Value::from)),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                body[name] = value;
            }
        }
        match &self.key {
            Some(key) => self.world.call_as(key, "POST", &self.api(rest), &body),
            None => self.world.post(&self.api(rest), &body),
        }
    }

    pub(crate) fn address(&self, sent: &SentSubmission) -> String {
        let first = if self.channel == Channel::Embed { "embed" } else { "s" };
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("lang", "en");
        let more = [
            ("p", self.placement(sent)),
            ("k", self.staff_key.as_deref()),
            ("t", sent.token.as_deref()),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        format!("/{first}/tampere/day-care/{}?{}", self.survey, query.finish())
    }

    pub(crate) fn send_form(&self, sent: &SentSubmission, more: &[(&str, &str)]) -> Answer {
        let version = sent.version.unwrap_or(1).to_string();
        let score = sent.score.to_string();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("_opening", sent.form.as_str()), ("_version", &version), ("_step", "0")]);
        form.extend_pairs([("_shown", "satisfaction"), ("satisfaction", &score)]);
        if let Some(work) = &sent.work {
            form.append_pair("_work", work);
        }
        form.extend_pairs(more);
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.world
            .send_without_redirects("POST", &self.address(sent), &kind, form.finish().as_bytes())
    }

    /// Numbers of counted and of held responses.
    pub(crate) fn counts(&self) -> (u64, u64) {
        let results = self.world.get(&self.api("/results")).json();
        let number = |name: &str| results[name].as_u64().unwrap();
        (number("responses"), number("held"))
    }
}
