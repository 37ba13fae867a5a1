//! axe-core on every citizen page (WCAG 2.0 to 2.2, levels A and AA).

use serde_json::{Value, json};

use super::{Browser, PHONE, with_browser};
use crate::http::citizen_survey::{EVERY, every_kind, publish_every};
use crate::world::World;

const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/a11y/node_modules/axe-core/axe.min.js"
);

/// Rule sets of axe-core.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']";

#[test]
fn no_page_has_accessibility_violations_in_any_theme_or_direction() {
    every_page(true);
}

#[test]
fn no_page_has_accessibility_violations_without_scripts() {
    every_page(false);
}

fn every_page(is_scripted: bool) {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    let mut closed = every_kind();
    closed["closes_on"] = json!("2020-01-01");
    let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
    world.call("POST", surveys, &json!({"slug": "closed", "definition": closed}));
    world.call("POST", &format!("{surveys}/closed/publish"), &Value::Null);
    with_browser(PHONE, |browser| async move {
        if !is_scripted {
            // axe is a script itself: the page's scripts are blocked instead of disabling JavaScript.
            browser.send_devtools("Network.enable", json!({})).await;
            browser
                .send_devtools("Network.setBlockedURLs", json!({"urls": ["*/assets/*.js"]}))
                .await;
        }
        for language in ["en", "ar"] {
            survey(&browser, &world, language).await;
            for page in [
                format!("/embed/tampere/day-care/every?lang={language}"),
                format!("/kiosk/tampere/day-care/every?lang={language}"),
                format!("/s/tampere/day-care/closed?lang={language}"),
                format!("/s/tampere/nothing?lang={language}"),
                format!("/cities/tampere/day-care/every?lang={language}"),
                format!("/about/tampere/privacy?lang={language}"),
                format!("/about/tampere/accessibility?lang={language}"),
                format!("/r?lang={language}"),
                format!("/r/00000-00000-00000-00000?lang={language}"),
            ] {
                browser.go(&format!("{}{page}", world.base)).await;
                assert_accessible(&browser).await;
            }
        }
    });
}

async fn survey(browser: &Browser, world: &World, language: &str) {
    browser.go(&format!("{}{EVERY}?lang={language}", world.base)).await;
    assert_accessible(browser).await;
    browser.press("button.main").await;
    assert_accessible(browser).await;
    browser.click("label:has(#f-satisfaction)").await;
    browser.press("button.main").await;
    assert_accessible(browser).await;
    browser.click("label:has(#f-why)").await;
    browser.press("button.main").await;
    assert_accessible(browser).await;
    browser.write("#f-minutes", "soon").await;
    browser.press("button.main").await;
    assert_accessible(browser).await;
    browser.find("#f-minutes").await.clear().await.unwrap();
    browser.click("label:has([id='f-parts:clarity'])").await;
    browser.click("label:has([id='f-parts:speed'])").await;
    browser.press("button.main").await;
    assert_accessible(browser).await;
    let receipt = browser.text(".receipt").await;
    for page in ["", "/correct", "/withdraw"] {
        browser
            .go(&format!("{}/r/{receipt}{page}?lang={language}", world.base))
            .await;
        assert_accessible(browser).await;
    }
}

/// Asserts that axe finds no violation, in the light and in the dark colour scheme.
pub(super) async fn assert_accessible(browser: &Browser) {
    for is_dark in [false, true] {
        browser.set_dark(is_dark).await;
        let found = violations(browser).await;
        assert!(
            found.is_empty(),
            "{} (dark: {is_dark}): {found:#?}",
            browser.address().await
        );
    }
    browser.set_dark(false).await;
}

async fn violations(browser: &Browser) -> Vec<String> {
    for _ in 0..5 {
        if let Ok(text) = ask_axe(browser).await {
            return violations_in(&text);
        }
        // The page was replaced during the analysis: the new page is analysed.
    }
    violations_in(&ask_axe(browser).await.unwrap())
}

async fn ask_axe(browser: &Browser) -> Result<String, String> {
    let tell = async |command: &str, parameters: Value| {
        let answer = browser.try_send_devtools(command, parameters).await;
        answer.map_err(|cause| cause.to_string())
    };
    let source = std::fs::read_to_string(AXE).expect("axe-core is missing: run ./tests/run, which installs it");
    // An isolated world of the debugger, which runs whatever the page's policy is.
    let tree = tell("Page.getFrameTree", json!({})).await?;
    let frame = &tree["frameTree"]["frame"]["id"];
    let world = tell("Page.createIsolatedWorld", json!({"frameId": frame})).await?;
    let context = world["executionContextId"].clone();
    let ask = |expression: String| json!({"expression": expression, "contextId": context, "awaitPromise": true, "returnByValue": true});
    tell("Runtime.evaluate", ask(source)).await?;
    let run = format!(
        "axe.run(document, {{runOnly: {RULES}}}).then(found => JSON.stringify({{passes: found.passes.length, violations: found.violations}}))"
    );
    let answer = tell("Runtime.evaluate", ask(run)).await?;
    let text = answer["result"]["value"].as_str();
    text.map(str::to_owned)
        .ok_or_else(|| format!("axe did not run: {answer}"))
}

fn violations_in(text: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(text).unwrap();
    assert!(report["passes"].as_u64().unwrap() > 5, "axe saw nothing");
    let found = report["violations"].as_array().unwrap().iter();
    let nodes = found.flat_map(|violation| {
        let nodes = violation["nodes"].as_array().unwrap().iter();
        nodes.map(move |node| format!("{} {}: {}", violation["id"], node["target"], node["failureSummary"]))
    });
    nodes.collect()
}

#[test]
fn axe_finds_a_known_violation() {
    with_browser(PHONE, |browser| async move {
        browser.go("data:text/html,<html lang=en><title>x</title><main><h1>x</h1><img src=x><p style='color:%23ccc'>pale</p><p>a<p>b<p>c").await;
        let found = violations(&browser).await.join("\n");
        assert!(
            found.contains("image-alt") && found.contains("color-contrast"),
            "{found}"
        );
    });
}
