//! Proof of work for a flooded survey: the page's script solves it in the background.

use jiff::SignedDuration;
use serde_json::json;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions::form_token::FormToken;

use super::{Browser, PHONE, PLAIN, with_browser};
use crate::world::{SURVEY, World, visit};

/// Leading zero bits of the proof of work: 16,384 attempts on average.
const BITS: u8 = 14;

fn world() -> World {
    let world = World::on_sqlite();
    let mut definition = visit();
    definition["proof_of_work"] = json!(BITS);
    world.publish(&definition);
    world
}

/// Form token of half a minute ago: a form that is sent within two seconds is suspicious.
fn earlier(world: &World) -> String {
    let app = world.server.app();
    let path = SurveyPath::parse("tampere/day-care/visit").unwrap();
    let published = app.catalogue.find(&app.storage, &path).unwrap().unwrap();
    FormToken::fresh(app.clock.now() - SignedDuration::from_secs(30)).text(&app.keyring, published.survey_id)
}

async fn answer(browser: &Browser) {
    browser.click("label:has(#f-satisfaction-5)").await;
    browser.press("button.main").await;
    assert_eq!(browser.text("h1").await, "Thank you");
}

#[test]
fn the_page_proves_work_and_the_response_is_counted() {
    let world = world();
    with_browser(PHONE, |browser| async move {
        // Replaces the token before the page's own script reads it, as if the page had been open for a while.
        let place = format!(
            "addEventListener('readystatechange', () => {{ const field = document.querySelector('[name=_opening]'); if (field) field.value = '{}'; }}, true)",
            earlier(&world)
        );
        let script = json!({"source": place});
        browser
            .send_devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        browser
            .go(&format!("{}/s/tampere/day-care/visit?lang=en", world.base))
            .await;
        browser.until("document.querySelector('[name=_work]')?.value").await;
        answer(&browser).await;
        let results = world.results("");
        assert_eq!((&results["responses"], &results["held"]), (&json!(1), &json!(0)));
        assert_eq!(browser.logged_errors().await, Vec::<String>::new());
    });
}

#[test]
fn without_a_script_the_response_is_held_and_the_page_says_so() {
    let world = world();
    with_browser(PLAIN, |browser| async move {
        browser
            .go(&format!("{}/s/tampere/day-care/visit?lang=en", world.base))
            .await;
        let place = format!(
            "document.querySelector('[name=_opening]').value = '{}'",
            earlier(&world)
        );
        // The page's scripts are off; the test can still run one through the debugger.
        browser
            .send_devtools("Runtime.evaluate", json!({"expression": place}))
            .await;
        answer(&browser).await;
        assert!(browser.text("main").await.contains("before they are counted"));
        let held = world.get(&format!("{SURVEY}/held")).json();
        assert_eq!(held["items"][0]["doubt"], "no-work", "{held}");
        assert_eq!(world.results("")["responses"], 0);
    });
}
