//! Screenshots of the default survey for the documentation.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Browser, BrowserOptions, DESKTOP, PHONE, with_browser};
use crate::world::World;

/// Directory for screenshots: in the build directory, or in docs/ if they are to be renewed.
fn folder() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let is_renewed = std::env::var_os("URBIVOX_RENEW_PICTURES").is_some();
    let folder = if is_renewed {
        root.join("docs/pictures")
    } else {
        root.join("target/pictures")
    };
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_default_survey_looks_right_on_phone_and_desktop_in_the_dark_and_in_arabic() {
    for (name, wanted, language, is_dark) in [
        ("phone", PHONE, "en", false),
        ("desktop", DESKTOP, "en", false),
        ("dark", PHONE, "en", true),
        ("arabic", PHONE, "ar", false),
    ] {
        picture(name, wanted, language, is_dark);
    }
}

fn picture(name: &'static str, wanted: BrowserOptions, language: &'static str, is_dark: bool) {
    let world = World::on_sqlite();
    world.settle("tampere", "day-care");
    let named = json!({"name": {"en": "Day care", "fi": "Päivähoito", "ar": "رعاية الأطفال"}});
    world.call("PATCH", "/api/v1/cities/tampere/services/day-care", &named);
    world.call("PATCH", "/api/v1/cities/tampere", &json!({"name": "Tampere"}));
    let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
    let template = json!({"slug": "default", "template": "short-satisfaction", "languages": ["en", "fi", "sv", "ar"]});
    world.call("POST", surveys, &template);
    world.call("POST", &format!("{surveys}/default/publish"), &Value::Null);
    with_browser(wanted, |browser| async move {
        browser.set_dark(is_dark).await;
        browser
            .go(&format!("{}/s/tampere/day-care?lang={language}", world.base))
            .await;
        browser.click("label:has(#f-satisfaction-2)").await;
        shoot(&browser, name, is_dark).await;
    });
}

async fn shoot(browser: &Browser, name: &str, is_dark: bool) {
    shoot_as(browser, &format!("survey-{name}"), is_dark).await;
}

/// Takes a screenshot of the whole page with this name.
pub(super) async fn shoot_as(browser: &Browser, name: &str, is_dark: bool) {
    browser.rest().await;
    let whole = browser
        .send_devtools(
            "Page.captureScreenshot",
            json!({"format": "png", "captureBeyondViewport": true}),
        )
        .await;
    let png = data_encoding::BASE64
        .decode(whole["data"].as_str().unwrap().as_bytes())
        .unwrap();
    assert!(png.len() > 5_000, "{name} is empty");
    let paper = browser
        .run("return getComputedStyle(document.body).backgroundColor")
        .await;
    assert_eq!(paper == json!("rgb(255, 255, 255)"), !is_dark, "{name}: {paper}");
    std::fs::write(folder().join(format!("{name}.png")), png).unwrap();
}
