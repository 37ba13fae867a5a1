//! Public pages in a browser: accessibility and screenshots.

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::benchmark;
use urbivox::app::submissions::Sender;

use super::accessibility::assert_accessible;
use super::pictures::shoot_as;
use super::{DESKTOP, PHONE, with_browser};
use crate::world::{World, config, survey_path, visit};

/// Cities with the number of satisfied answers and of all answers: ten, so that there is a funnel plot.
const CITIES: [(&str, usize, usize); 10] = [
    ("tampere", 45, 51),
    ("oulu", 58, 81),
    ("turku", 40, 54),
    ("espoo", 128, 162),
    ("helsinki", 239, 303),
    ("kotka", 33, 42),
    ("kuopio", 9, 99),
    ("lahti", 84, 102),
    ("pori", 30, 42),
    ("vaasa", 50, 63),
];

/// Ten cities with answers, and an imported edition in which the given city takes the row of Milan.
fn ten_cities(milan: &str) -> World {
    let world = World::on_sqlite();
    for (city, good, all) in CITIES {
        world.settle(city, "day-care");
        world.call(
            "PATCH",
            &format!("/api/v1/cities/{city}/services/day-care"),
            &json!({"service_type": "day-care"}),
        );
        world.call(
            "PATCH",
            &format!("/api/v1/cities/{city}"),
            &json!({"name": city[..1].to_uppercase() + &city[1..]}),
        );
        let surveys = format!("/api/v1/cities/{city}/services/day-care/surveys");
        world.call("POST", &surveys, &json!({"slug": "visit", "definition": visit()}));
        let published = world.call("POST", &format!("{surveys}/visit/publish"), &json!({}));
        assert_eq!(published.status, 200, "{}", published.text());
        let score = |place: usize| if place < good { 5 } else { 2 };
        let bodies: Vec<Value> = (0..all)
            .map(|place| json!({"answers": {"satisfaction": score(place)}}))
            .collect();
        let path = survey_path(city, "day-care", "visit");
        // The same figures in each picture.
        world.fix_offsets(&path);
        world.submissions_on(world.today(), &path, &Sender::Operator, &bodies);
    }
    world.close_days();
    let app = App::start(&config(&world.database, u32::MAX)).unwrap();
    let table = include_str!("../../../../data/ucc_2022_ranking.csv").replace("Milan", milan);
    benchmark::import(&app, "ucc-2023", 2022, &table).unwrap();
    world
}

const PAGES: [&str; 8] = [
    "/cities?lang=en",
    "/cities/tampere?lang=fi",
    "/cities/turku?lang=de",
    "/cities/tampere/day-care?lang=en",
    "/indicators?lang=fr",
    "/practices?lang=es",
    "/card/tampere/day-care?lang=it",
    "/cities/nowhere?lang=en",
];

#[test]
fn no_public_page_has_accessibility_violations_in_any_theme() {
    let world = ten_cities("Tampere");
    with_browser(PHONE, |browser| async move {
        for page in PAGES {
            browser.go(&format!("{}{page}", world.base)).await;
            assert_accessible(&browser).await;
        }
    });
}

#[test]
fn cities_and_benchmark_look_right() {
    let world = ten_cities("Milan");
    with_browser(DESKTOP, |browser| async move {
        for (page, name) in [
            ("/cities?lang=en", "open-cities"),
            ("/indicators?lang=en", "open-indicators"),
        ] {
            browser.go(&format!("{}{page}", world.base)).await;
            shoot_as(&browser, name, false).await;
        }
    });
}
