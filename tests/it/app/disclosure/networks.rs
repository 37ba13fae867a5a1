//! An attacker with networks and false answers: everything that is told rests on others too.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use serde_json::json;
use urbivox::app::submissions;
use urbivox::app::submissions::form_token::FormToken;
use urbivox::app::submissions::{Arrival, RawSubmission, Sender, WideNetwork};
use urbivox_core::release::ReleaseRow;

use super::{Generator, MIN};
use crate::world::{Database, World, hour_of, visit, visit_path};

const FIRST: Date = Date::constant(2026, 3, 1);
/// Days of the attack: long enough for runs to end.
const DAYS: i32 = 70;
const DISTRICTS: [&str; 2] = ["north", "south"];

/// Sends one answer from each network, by the page, and four through the API, each day.
fn attack(world: &World, day: Date, networks: u8) {
    let app = world.app_at(hour_of(day, 12));
    let published = app.catalogue.find(&app.storage, &visit_path()).unwrap().unwrap();
    let answers = json!({"satisfaction": 1, "district": "south"});
    let by_page = (0..networks).map(|network| {
        let form = FormToken::fresh(app.clock.now() - SignedDuration::from_secs(30));
        let text = form.text(&app.keyring, published.survey_id);
        let body = json!({"submission_id": form.submission_id, "form_token": text, "answers": answers});
        let raw: RawSubmission = serde_json::from_value(body).unwrap();
        let arrival = Arrival {
            sender: Sender::Public,
            network: Some(WideNetwork::from_bytes([4, 192, 0, network, 0, 0, 0])),
        };
        submissions::submit(&app, &published, &arrival, raw)
    });
    for step in by_page.collect::<Vec<_>>() {
        step.wait(&app).unwrap();
    }
    let strangers = vec![json!({"answers": answers}); 4];
    world.submissions_on(day, &visit_path(), &Sender::Public, &strangers);
}

/// The fewest other people in what is told of a figure, of those sets in which anybody answered.
fn fewest_others(rows: &[ReleaseRow], others: &BTreeMap<(Date, &str), u64>) -> (u64, usize) {
    let mut fewest = u64::MAX;
    let mut classes = 0;
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let name = atom.figure.as_str();
        let district = match name.split_once('@') {
            None if ["responses", "satisfaction"].contains(&name) => None,
            Some(("responses" | "satisfaction", class)) => match class.strip_prefix("district:") {
                Some(district) => Some(district),
                None => continue,
            },
            None | Some(_) => continue,
        };
        let days = atom.spans.iter().map(|span| rows[*span as usize].span);
        let days: Vec<_> = days.map(|span| span.first.date()..=span.last.date()).collect();
        let own = others.iter().filter(|((day, own), _)| {
            district.is_none_or(|district| *own == district) && days.iter().any(|days| days.contains(day))
        });
        fewest = fewest.min(own.map(|(_, count)| count).sum());
        classes += usize::from(district.is_some());
    }
    (fewest, classes)
}

#[test]
fn who_has_some_networks_faces_the_minimum_of_others_less_these() {
    for (networks, database) in [
        (0, Database::sqlite()),
        (1, Database::sqlite()),
        (3, Database::postgres()),
        (9, Database::sqlite()),
    ] {
        let world = super::world(database);
        world.publish(&visit());
        let mut chance = Generator(u64::from(networks) + 1);
        let mut others = BTreeMap::new();
        for number in 0..DAYS {
            let day = FIRST + number.days();
            for _ in 0..chance.below(4) {
                let district = DISTRICTS[usize::from(chance.below(3) == 0)];
                world.answers_on(day, &[json!({"satisfaction": 5, "district": district})]);
                *others.entry((day, district)).or_insert(0) += 1;
            }
            attack(&world, day, networks);
            world.close_days_until(day);
        }
        let app = world.server.app();
        let published = app.catalogue.find(&app.storage, &visit_path()).unwrap().unwrap();
        let rows = app.releases.rows(&app.storage, published.survey_id).unwrap();
        let (fewest, classes) = fewest_others(&rows, &others);
        assert!(rows.len() > 4, "{networks} networks: {} releases", rows.len());
        assert!(classes > 0, "{networks} networks");
        assert!(
            fewest >= MIN - u64::from(networks) && fewest < u64::MAX,
            "{networks} networks: {fewest} others, {classes} classes"
        );
    }
}
