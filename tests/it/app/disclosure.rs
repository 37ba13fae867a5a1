//! Disclosure control: a differencing attack on the public figures, with all available filters and periods.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::reports::ReportQuery;
use urbivox::app::reports::disclosure;
use urbivox::app::reports::disclosure::Audience;
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender};
use urbivox::clock::Clock;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;
use uuid::Uuid;

use crate::app::signed_links::token;
use crate::world::{Database, SURVEY, World, config, visit};

/// Number of days with responses.
const DAYS: u32 = 12;
const MIN: u64 = 10;

/// One respondent, whose answers must not be recovered.
#[derive(Clone, Debug)]
struct Person {
    day: u32,
    placement: &'static str,
    language: &'static str,
    district: Option<&'static str>,
    verified: bool,
    satisfaction: i64,
    why: bool,
    clarity: bool,
}

/// Linear congruential generator with Knuth's multiplier, of which the upper bits are used: failures can be reproduced.
struct Generator(u64);

impl Generator {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Population of a small town: few on most days, and some values that are rare.
fn people(seed: u64) -> Vec<Person> {
    let mut chance = Generator(seed);
    let mut people = Vec::new();
    for day in 1..=DAYS {
        for _ in 0..chance.below(if day % 4 == 0 { 40 } else { 9 }) {
            let satisfaction = 1 + i64::try_from(chance.below(5)).unwrap();
            people.push(Person {
                day,
                placement: ["link", "link", "link", "qr-desk", "qr-desk", "kiosk-hall"][chance.below(6) as usize],
                language: if chance.below(12) == 0 { "fi" } else { "en" },
                district: [Some("north"), Some("north"), Some("south"), None][chance.below(4) as usize],
                verified: chance.below(3) == 0,
                satisfaction,
                why: satisfaction <= 3 && chance.below(3) > 0,
                clarity: chance.below(4) == 0,
            });
        }
    }
    people
}

fn date(day: u32) -> jiff::civil::Date {
    jiff::civil::date(2026, 3, i8::try_from(day).unwrap())
}

fn path() -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

/// Submits every response on its day, through the ordinary submission.
fn answer(world: &World, people: &[Person]) {
    let config = config(&world.database, u32::MAX);
    let key = world
        .call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null)
        .json();
    for day in 1..=DAYS {
        let moment: jiff::Timestamp = format!("2026-03-{day:02}T09:00:00Z").parse().unwrap();
        let app = App::with_clock(&config, Clock::Fixed(moment)).unwrap();
        let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
        let mut waiting = Vec::new();
        for person in people.iter().filter(|person| person.day == day) {
            let mut answers = json!({"satisfaction": person.satisfaction});
            if person.why {
                answers["why"] = json!(["slow"]);
            }
            if let Some(district) = person.district {
                answers["district"] = json!(district);
            }
            if person.clarity {
                answers["parts"] = json!({"clarity": 4});
            }
            let claims = json!({"aud": "tampere/day-care", "jti": Uuid::now_v7(), "exp": moment.as_second() + 60});
            let link = person
                .verified
                .then(|| token(&key, &json!({"alg": "HS256", "kid": key["id"]}), &claims));
            let raw: RawSubmission = serde_json::from_value(json!({
                "submission_id": Uuid::now_v7(), "language": person.language, "placement": person.placement, "answers": answers,
                "token": link
            }))
            .unwrap();
            waiting.push(submissions::submit(&app, &published, &Sender::Public.into(), raw));
        }
        for step in waiting {
            step.wait(&app).unwrap();
        }
    }
}

/// All filters that the public report accepts: none, or one.
fn filters() -> Vec<ReportQuery> {
    let mut filters = vec![ReportQuery::default()];
    filters.extend(["link", "qr-desk", "kiosk-hall"].map(|placement| ReportQuery {
        placement: Some(placement.to_owned()),
        ..ReportQuery::default()
    }));
    filters.extend(["en", "fi"].map(|language| ReportQuery {
        language: Some(language.to_owned()),
        ..ReportQuery::default()
    }));
    filters.extend(["north", "south"].map(|district| ReportQuery {
        segment: Some(("district".to_owned(), district.to_owned())),
        ..ReportQuery::default()
    }));
    filters.push(ReportQuery {
        verified: true,
        ..ReportQuery::default()
    });
    filters
}

/// Partitions of the responses: each response matches one filter of the group, or none.
const DIMENSIONS: [&[usize]; 4] = [&[1, 2, 3], &[4, 5], &[6, 7], &[8]];

fn answered(report: &QuestionReport) -> Option<u64> {
    (!report.is_withheld).then_some(report.answered)
}

/// All counts of people in a report by name; withheld figures are left out.
fn figures(report: &Report) -> BTreeMap<String, u64> {
    let mut figures = BTreeMap::new();
    figures.extend(report.responses.map(|count| (String::from("responses"), count)));
    for question in &report.questions {
        figures.extend(answered(question).map(|count| (question.code.clone(), count)));
        for row in question
            .rows
            .iter()
            .filter(|row| !row.is_withheld && !question.is_withheld)
        {
            figures.insert(format!("{}/{}", question.code, row.code), row.answered);
        }
    }
    figures
}

/// All public figures by filter (index) and period (days).
type PublicFigures = BTreeMap<(usize, (u32, u32)), BTreeMap<String, u64>>;

fn all_public_figures(app: &App) -> PublicFigures {
    let mut seen = PublicFigures::new();
    for (at, filter) in filters().into_iter().enumerate() {
        for from in 1..=DAYS {
            for to in from..=DAYS {
                let ask = ReportQuery {
                    from: Some(date(from)),
                    to: Some(date(to)),
                    ..filter.clone()
                };
                let report = disclosure::report(app, &path(), &ask, Audience::Public).unwrap();
                seen.insert((at, (from, to)), figures(&report));
            }
        }
    }
    seen
}

/// Figures about few people that subtracting a subset from a larger set reveals.
fn leaks(seen: &PublicFigures) -> Vec<String> {
    let mut leaks = Vec::new();
    let mut look = |what: String, left: Option<u64>| {
        // A negative difference means that the smaller set is no subset.
        if left.is_none_or(|left| (1..MIN).contains(&left)) {
            leaks.push(format!("{what}: {left:?}"));
        }
    };
    for ((filter, (from, to)), outer) in seen {
        for (name, count) in outer {
            look(format!("{name}, filter {filter}, {from} to {to}"), Some(*count));
            for ((other, (start, end)), inner) in seen {
                let is_part = (*filter == 0 || filter == other) && start >= from && end <= to;
                if let (true, Some(part)) = (is_part, inner.get(name)) {
                    let what = format!("{name}: filter {filter}, {from} to {to} less filter {other}, {start} to {end}");
                    look(what, count.checked_sub(*part));
                }
            }
            if *filter == 0 {
                for dimension in DIMENSIONS {
                    let parts = dimension
                        .iter()
                        .filter_map(|value| seen.get(&(*value, (*from, *to)))?.get(name));
                    let what = format!("{name}: {from} to {to} less all of {dimension:?}");
                    look(what, count.checked_sub(parts.sum()));
                }
            }
        }
    }
    leaks
}

#[test]
fn no_difference_of_two_public_figures_is_about_few_people() {
    for (database, seeds) in [(Database::sqlite(), 1..6), (Database::postgres(), 6..7)] {
        let mut database = Some(database);
        for seed in seeds {
            let kind = database.take().unwrap_or_else(Database::sqlite);
            let world = World::on(kind, Clock::System, u32::MAX);
            world.publish(&visit());
            let people = people(seed);
            answer(&world, &people);
            let app = App::with_clock(&config(&world.database, u32::MAX), Clock::System).unwrap();
            let seen = all_public_figures(&app);
            assert_eq!(leaks(&seen), Vec::<String>::new(), "seed {seed}");
            // Withholding everything would pass too: the total must be present and exact, and so must some parts.
            assert_eq!(seen[&(0, (1, DAYS))]["responses"], people.len() as u64, "seed {seed}");
            let parts = seen
                .iter()
                .filter(|((filter, _), figures)| *filter > 0 && figures.contains_key("responses"));
            assert!(parts.count() > 3, "seed {seed}");
        }
    }
}

#[test]
fn the_differencing_attack_finds_unprotected_figures() {
    let world = World::on_sqlite();
    world.publish(&visit());
    answer(&world, &people(1));
    let app = App::with_clock(&config(&world.database, u32::MAX), Clock::System).unwrap();
    let mut seen = PublicFigures::new();
    for (at, filter) in filters().into_iter().enumerate() {
        for to in 1..=DAYS {
            let ask = ReportQuery {
                from: Some(date(1)),
                to: Some(date(to)),
                ..filter.clone()
            };
            let report = disclosure::report(&app, &path(), &ask, Audience::Staff).unwrap();
            seen.insert((at, (1, to)), figures(&report));
        }
    }
    assert!(leaks(&seen).len() > 50);
}

#[test]
fn public_reports_need_no_key_and_withhold_small_numbers() {
    World::on_each(|world| {
        world.publish(&visit());
        let public = |query: &str| world.send("GET", &format!("{SURVEY}/results{query}"), &[], b"");
        for score in [5, 5, 5, 5, 5, 4, 4, 4, 4] {
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        let few = public("").json();
        assert_eq!((&few["responses"], &few["answers_min"]), (&Value::Null, &json!(10)));
        assert_eq!(few["questions"][0]["withheld"], true);
        assert_eq!(few["questions"][0].get("answered"), None, "{few}");
        assert!(few["questions"][0].get("measure").is_none(), "{few}");

        assert_eq!(world.submit(&json!({"satisfaction": 1, "why": ["slow"]})).status, 201);
        let enough = public("?by=day").json();
        assert_eq!(enough["responses"], 10);
        assert_eq!(enough["questions"][0]["counts"], json!({"1": 1, "4": 4, "5": 5}));
        assert_eq!(
            enough["questions"][0],
            world.results("")["questions"][0],
            "the same as staff see"
        );
        assert_eq!(enough["series"][0]["responses"], 10);
        assert_eq!(enough["questions"][1]["withheld"], true, "one person was asked why");
        assert_eq!(enough.get("held"), None);
        assert_eq!(public("?placement=link&language=en").status, 400);
        assert_eq!(public("?placement=api").json()["responses"], 10);
        assert_eq!(public("?placement=link").json()["responses"], Value::Null);
    });
}

#[test]
fn a_series_covers_only_spans_with_enough_answers() {
    let world = World::on_sqlite();
    world.publish(&visit());
    answer(&world, &people(3));
    let app = App::with_clock(&config(&world.database, u32::MAX), Clock::System).unwrap();
    let ask = ReportQuery {
        by: Some(Bucket::Day),
        ..ReportQuery::default()
    };
    let report = disclosure::report(&app, &path(), &ask, Audience::Public).unwrap();
    let told: Vec<Option<u64>> = report.series.iter().map(|point| point.responses).collect();
    assert!(
        told.iter().any(Option::is_some) && told.iter().any(Option::is_none),
        "{told:?}"
    );
    assert!(told.iter().flatten().all(|count| *count >= MIN), "{told:?}");
}
