//! Disclosure control: attacks on what the public sees, with all available filters and periods, day by day.

mod networks;
mod outputs;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::releases::job::close_due;
use urbivox::app::reports::ReportQuery;
use urbivox::app::reports::disclosure;
use urbivox::app::reports::disclosure::Audience;
use urbivox::app::submissions::Sender;
use urbivox::clock::Clock;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::release::Rules;
use uuid::Uuid;

use crate::app::signed_links::token;
use crate::world::{Database, SURVEY, World, hour_of, visit, visit_path};

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
    /// Sent through the API without a key: in the figures, and opens none.
    is_stranger: bool,
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
                is_stranger: chance.below(10) == 0,
                satisfaction,
                why: satisfaction <= 3 && chance.below(3) > 0,
                clarity: chance.below(4) == 0,
            });
        }
    }
    people
}

fn date(day: u32) -> Date {
    jiff::civil::date(2026, 3, i8::try_from(day).unwrap())
}

/// A server on the morning of the first day: its own job closes none of the days that a test plays.
fn world(database: Database) -> World {
    World::on(database, Clock::Fixed(hour_of(date(1), 0)), u32::MAX)
}

/// The rules with shorter runs, so that some end within the days, and with exact counts, so that differences are those of sets
/// of people and not of rounding.
fn rules() -> Rules {
    Rules {
        run_days_min: 3,
        run_answers_factor: 4,
        ..Rules::new(MIN, 1)
    }
}

/// Releases the day, on the morning after it.
fn close(world: &World, day: u32, rules: Rules) {
    let app = App {
        release_rules: rules,
        ..world.app_at(hour_of(date(day).tomorrow().unwrap(), 2))
    };
    assert_eq!(close_due(&app).unwrap().failures, 0);
}

/// Submits the responses of a day, through the ordinary submission.
fn answer(world: &World, key: &Value, people: &[Person], day: u32) {
    let expires = hour_of(date(day), 12).as_second() + 60;
    let body = |person: &Person| {
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
        let claims = json!({"aud": "tampere/day-care", "jti": Uuid::now_v7(), "exp": expires});
        let link = person
            .verified
            .then(|| token(key, &json!({"alg": "HS256", "kid": key["id"]}), &claims));
        json!({"language": person.language, "placement": person.placement, "answers": answers, "token": link})
    };
    for (is_stranger, sender) in [(false, Sender::Operator), (true, Sender::Public)] {
        let own = people
            .iter()
            .filter(|person| person.day == day && person.is_stranger == is_stranger);
        let bodies: Vec<Value> = own.map(body).collect();
        world.submissions_on(date(day), &visit_path(), &sender, &bodies);
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

/// Figures by filter (index) and period (days).
type Figures = BTreeMap<(usize, (u32, u32)), BTreeMap<String, u64>>;

/// Reads all periods that begin with the first day, or all periods at all.
fn read(world: &World, last: u32, begins: std::ops::RangeInclusive<u32>, audience: Audience) -> Figures {
    let app = world.server.app();
    let mut seen = Figures::new();
    for (at, filter) in filters().into_iter().enumerate() {
        for from in begins.clone() {
            for to in from..=last {
                let query = ReportQuery {
                    from: Some(date(from)),
                    to: Some(date(to)),
                    ..filter.clone()
                };
                let report = disclosure::report(app, &visit_path(), &query, audience).unwrap();
                seen.insert((at, (from, to)), figures(&report));
            }
        }
    }
    seen
}

/// Differences that are about few people.
#[derive(Default)]
struct Leaks(Vec<String>);

impl Leaks {
    fn look(&mut self, what: impl FnOnce() -> String, left: Option<u64>) {
        // A negative difference means that the smaller set is no subset.
        if left.is_none_or(|left| (1..MIN).contains(&left)) {
            self.0.push(format!("{}: {left:?}", what()));
        }
    }

    /// Subtracts what was seen earlier from what is seen later: each set of the first is in one of the second. Both have
    /// periods that begin with the first day.
    fn between(&mut self, (earlier, then): (&Figures, u32), (later, now): (&Figures, u32)) {
        for ((filter, (from, to)), outer) in later {
            for ((other, (start, end)), inner) in earlier {
                let is_part = (*filter == 0 || filter == other) && from == start && end <= to;
                for (name, part) in inner.iter().filter(|_| is_part) {
                    let what =
                        || format!("{name}: filter {filter} to {to} on {now} less filter {other} to {end} on {then}");
                    // What is told once is told for ever.
                    let whole = outer.get(name).copied().unwrap_or_default();
                    self.look(what, whole.checked_sub(*part));
                }
            }
        }
    }

    /// Subtracts all classes of a dimension together from the whole.
    fn rests(&mut self, seen: &Figures) {
        for ((_, (from, to)), whole) in seen.iter().filter(|((filter, _), _)| *filter == 0) {
            for (name, count) in whole {
                for dimension in DIMENSIONS {
                    let parts = dimension
                        .iter()
                        .filter_map(|value| seen.get(&(*value, (*from, *to)))?.get(name));
                    let what = || format!("{name}: {from} to {to} less all of {dimension:?}");
                    self.look(what, count.checked_sub(parts.sum()));
                }
            }
        }
    }

    /// Subtracts periods within periods, of the same filter. The responses are left out: they are at least the answers to
    /// any question, so they are the size of no one set.
    fn periods(&mut self, seen: &Figures) {
        for ((filter, (from, to)), outer) in seen {
            for ((_, (start, end)), inner) in seen.iter().filter(|((other, _), _)| filter == other) {
                let is_part = start >= from && end <= to;
                for (name, part) in inner.iter().filter(|(name, _)| is_part && *name != "responses") {
                    let what = || format!("{name}: filter {filter}, {from} to {to} less {start} to {end}");
                    let whole = outer.get(name).copied().unwrap_or_default();
                    self.look(what, whole.checked_sub(*part));
                }
            }
        }
    }
}

/// Plays the days and looks each morning; returns what is seen on each.
fn watched(world: &World, people: &[Person], audience: Audience) -> Vec<(Figures, u32)> {
    world.publish(&visit());
    world.add_placements(&["qr-desk", "kiosk-hall"]);
    let key = world
        .call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null)
        .json();
    let mut mornings: Vec<(Figures, u32)> = Vec::new();
    for day in 1..=DAYS {
        answer(world, &key, people, day);
        if let Some((before, _)) = mornings.last().filter(|_| audience == Audience::Public) {
            let now = read(world, day - 1, 1..=1, audience);
            assert_eq!(&now, before, "something changed before the day was over");
        }
        close(world, day, rules());
        mornings.push((read(world, day, 1..=1, audience), day));
    }
    mornings
}

fn leaks(mornings: &[(Figures, u32)]) -> Vec<String> {
    let mut leaks = Leaks::default();
    for (at, (later, now)) in mornings.iter().enumerate() {
        for (earlier, then) in &mornings[..=at] {
            leaks.between((earlier, *then), (later, *now));
        }
        leaks.rests(later);
    }
    leaks.0
}

#[test]
fn no_difference_of_two_public_figures_is_about_few_people() {
    for (database, seeds) in [(Database::sqlite(), 1..4), (Database::postgres(), 4..5)] {
        let mut database = Some(database);
        for seed in seeds {
            let kind = database.take().unwrap_or_else(Database::sqlite);
            let world = world(kind);
            let people = people(seed);
            let mornings = watched(&world, &people, Audience::Public);
            assert_eq!(leaks(&mornings), Vec::<String>::new(), "seed {seed}");
            let mut periods = Leaks::default();
            periods.periods(&read(&world, DAYS, 1..=DAYS, Audience::Public));
            assert_eq!(periods.0, Vec::<String>::new(), "seed {seed}");
            // Withholding everything would pass too: the days that are told must be there, and so must some classes.
            let (seen, _) = mornings.last().unwrap();
            let query = ReportQuery::default();
            let report = disclosure::report(world.server.app(), &visit_path(), &query, Audience::Public).unwrap();
            let through = report.release.unwrap().as_of;
            let told = people.iter().filter(|person| date(person.day) <= through).count();
            assert_eq!(report.responses, Some(told as u64), "seed {seed}");
            let classes = seen
                .iter()
                .filter(|((filter, _), figures)| *filter > 0 && figures.contains_key("satisfaction"));
            assert!(classes.count() > 3, "seed {seed}");
        }
    }
}

#[test]
fn the_differencing_attack_finds_live_figures() {
    let world = world(Database::sqlite());
    let mornings = watched(&world, &people(1), Audience::Staff);
    assert!(leaks(&mornings).len() > 50);
}

/// Of linked questions, the one that is asked of some is told only for days on which the other is told, and never for nine.
#[test]
fn a_linked_question_is_told_with_its_parent_or_waits() {
    for database in Database::each() {
        let world = world(database);
        world.publish(&visit());
        let unhappy = json!({"satisfaction": 2, "why": ["slow"], "district": "north"});
        let happy = json!({"satisfaction": 5, "district": "north"});
        for (day, low, high) in [(1, 9, 5), (2, 1, 0), (3, 12, 4)] {
            let answers = [vec![unhappy.clone(); low], vec![happy.clone(); high]].concat();
            world.answers_on(date(day), &answers);
            world.close_days_until(date(day));
        }
        let of = |query: &str, code: &str| {
            let report = world.send("GET", &format!("{SURVEY}/results{query}"), &[], b"").json();
            let mut questions = report["questions"].as_array().unwrap().clone().into_iter();
            questions.find(|question| question["code"] == code).unwrap()
        };
        let first = "?from=2026-03-01&to=2026-03-01";
        let next = "?from=2026-03-02&to=2026-03-03";
        assert_eq!(of(first, "why")["withheld"], true);
        let told = |question: &Value, count: u64| {
            let found = question["answered"].as_u64().unwrap_or_else(|| panic!("{question}"));
            assert!(found.abs_diff(count) <= 4, "{question} for {count}");
        };
        told(&of(first, "satisfaction"), 14);
        told(&of(next, "satisfaction"), 17);
        told(&of(next, "why"), 13);
        assert_eq!(of("", "why"), of(next, "why"), "the nine wait");
    }
}

/// Inside a class of one segment no other segment is told: its options would be the cross table.
#[test]
fn two_segments_are_never_crossed() {
    let segment = |code: &str, options: [&str; 2]| {
        let options = options.map(|option| json!({"code": option, "label": {"en": option}}));
        json!({"code": code, "kind": "choice", "segment": true, "options": options})
    };
    let definition = json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        segment("district", ["north", "south"]),
        segment("age", ["young", "old"]),
    ]}]});
    for database in Database::each() {
        let world = world(database);
        world.publish(&definition);
        let person = |district: &str, age: &str| json!({"satisfaction": 4, "district": district, "age": age});
        let people = [
            vec![person("north", "young"); 14],
            vec![person("north", "old"); 1],
            vec![person("south", "young"); 11],
            vec![person("south", "old"); 14],
        ];
        world.answers_on(date(1), &people.concat());
        world.close_days_until(date(1));
        let of = |query: &str, code: &str| {
            let path = format!("{SURVEY}/results{query}");
            let report = world.send("GET", &path, &[], b"").json();
            let mut questions = report["questions"].as_array().unwrap().clone().into_iter();
            questions.find(|question| question["code"] == code).unwrap()
        };
        for (query, other) in [("?segment=district:north", "age"), ("?segment=age:old", "district")] {
            assert_eq!(of(query, other)["withheld"], true, "{query}");
            assert_eq!(of(query, "satisfaction")["withheld"], Value::Null, "{query}");
        }
        assert_eq!(of("", "age")["withheld"], Value::Null);
    }
}
