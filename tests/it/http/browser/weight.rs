//! Size of the first view of the default survey, as measured by the browser.

use serde_json::{Value, json};

use super::{PHONE, with_browser};
use crate::world::World;

/// Upper bound in bytes for everything: HTML, CSS, script and their headers.
const BYTES_MAX: f64 = 14.0 * 1_024.0;

#[test]
fn the_first_view_of_the_default_survey_is_14_kb_in_three_requests_to_one_host() {
    let world = World::on_sqlite();
    world.settle("tampere", "day-care");
    let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
    let template = json!({"slug": "default", "template": "short-satisfaction", "languages": ["fi", "en", "sv"]});
    let made = world.call("POST", surveys, &template);
    assert_eq!(made.status, 201, "{made:?}");
    world.call("POST", &format!("{surveys}/default/publish"), &Value::Null);
    with_browser(PHONE, |browser| async move {
        browser.log("performance").await;
        browser.go(&format!("{}/s/tampere/day-care", world.base)).await;
        let log = browser.log("performance").await;
        let events = log.iter().map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            event["message"].clone()
        });
        let events: Vec<Value> = events.collect();
        let of = |method: &'static str| events.iter().filter(move |event| event["method"] == method);
        let asked: Vec<&str> = of("Network.requestWillBeSent")
            .map(|event| event["params"]["request"]["url"].as_str().unwrap())
            .filter(|address| !address.starts_with("data:"))
            .collect();
        assert!(
            asked.iter().all(|address| address.starts_with(&world.base)),
            "a third party: {asked:?}"
        );
        assert!((1..=3).contains(&asked.len()), "{asked:?}");
        let bytes: f64 = of("Network.loadingFinished")
            .map(|event| event["params"]["encodedDataLength"].as_f64().unwrap())
            .sum();
        println!("first view: {bytes} bytes in {} requests", asked.len());
        assert!(bytes > 1_000.0 && bytes <= BYTES_MAX, "{bytes} bytes");
        assert_eq!(browser.logged_errors().await, Vec::<String>::new());
        assert_eq!(browser.client.get_all_cookies().await.unwrap().len(), 0);
    });
}
