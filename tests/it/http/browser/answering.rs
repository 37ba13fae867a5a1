//! Answering a survey with and without scripts, by mouse, touch and keyboard.

use serde_json::json;

use super::{Browser, BrowserOptions, DESKTOP, PHONE, PLAIN, with_browser};
use crate::http::citizen_survey::{EVERY, every_kind, publish_every};
use crate::world::World;

fn world() -> World {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    world
}

#[test]
fn every_kind_of_question_works_without_scripts() {
    let world = world();
    with_browser(PLAIN, |browser| async move {
        browser.go(&format!("{}{EVERY}?lang=en&p=qr-hall", world.base)).await;
        // Nothing selected: the page lists what is missing, with links.
        browser.press("button.main").await;
        assert!(browser.client.title().await.unwrap().starts_with("Error: Page 1 of 2"));
        browser.click(".errors a").await;
        assert!(browser.address().await.ends_with("#f-satisfaction"));
        browser.write("#f-comment", "Kept while I choose").await;
        browser.click("label:has(#f-satisfaction-2)").await;
        browser.press("button.main").await;
        // After a low score, the page asks for the reason.
        assert_eq!(
            browser.text("#q-why legend").await.split('\n').next().unwrap(),
            "What went wrong?"
        );
        assert_eq!(value(&browser, "#f-comment").await, "Kept while I choose");
        browser.click("label:has(#f-why)").await;
        browser.press("button.main").await;
        assert!(browser.client.title().await.unwrap().starts_with("Page 2 of 2"));
        // Back keeps the answers.
        browser.press("button.quiet").await;
        assert_eq!(value(&browser, "#f-comment").await, "Kept while I choose");
        browser.press("button.main").await;
        second_page(&browser).await;
        browser.press("button.main").await;
        assert_eq!(browser.text("h1").await, "Thank you");
        let receipt = browser.text(".receipt").await;
        // A refresh does not send the form again.
        browser.client.refresh().await.unwrap();
        assert_eq!(browser.text(".receipt").await, receipt);
        assert_eq!(world.stored(&receipt)["answers"], sent());
        assert_eq!(world.stored(&receipt)["placement"], "qr-hall");
        browser.follow("See my answers").await;
        assert!(browser.text("dl").await.contains("Kept while I choose"));
        browser.follow("Correct my answers").await;
        browser.click("label:has(#f-satisfaction-5)").await;
        browser.press("button.main").await;
        assert_eq!(browser.text("h1").await, "Your answers have been changed");
        assert_eq!(world.stored(&receipt)["answers"]["satisfaction"], 5);
        assert!(
            world.stored(&receipt)["answers"]["why"].is_null(),
            "the answer to a hidden question is removed"
        );
        browser.follow("Withdraw my answers").await;
        browser.press("button.danger").await;
        assert_eq!(browser.text("h1").await, "Your answers have been withdrawn");
        assert_eq!(world.get(&format!("/api/v1/responses/{receipt}")).status, 404);
    });
}

#[test]
fn a_script_shows_the_next_question_without_a_round_trip() {
    let world = world();
    with_browser(PHONE, |browser| async move {
        browser.go(&format!("{}{EVERY}?lang=en", world.base)).await;
        let address = browser.address().await;
        assert!(!browser.find("#q-why").await.is_displayed().await.unwrap());
        browser.click("label:has(#f-satisfaction)").await;
        browser.until("!document.getElementById('q-why').hidden").await;
        browser.click("label:has(#f-why-none)").await;
        browser.click("label:has(#f-why)").await;
        assert_eq!(
            browser
                .run("return document.getElementById('f-why-none').checked")
                .await,
            json!(false)
        );
        browser.click("label:has(#f-satisfaction-5)").await;
        browser.until("document.getElementById('q-why').hidden").await;
        browser.write("#f-comment", "äö").await;
        assert_eq!(browser.text("#f-comment + .hint").await, "2 / 500");
        assert_eq!(browser.address().await, address);
        browser.press("button.main").await;
        second_page(&browser).await;
        browser.press("button.main").await;
        assert_eq!(browser.text("h1").await, "Thank you");
        assert!(browser.find("[data-print]").await.is_displayed().await.unwrap());
        assert_eq!(browser.logged_errors().await, Vec::<String>::new());
    });
}

#[test]
fn every_kind_of_question_is_answered_by_keyboard() {
    let world = world();
    with_browser(DESKTOP, |browser| async move {
        browser.go(&format!("{}{EVERY}?lang=en", world.base)).await;
        let keys = Keyboard(&browser);
        keys.tab_to("satisfaction").await;
        keys.press(" ").await;
        keys.press(RIGHT).await;
        assert_eq!(
            browser
                .run("return document.querySelector('[name=satisfaction]:checked').value")
                .await,
            json!("2")
        );
        keys.tab_to("why").await;
        keys.press(" ").await;
        keys.tab_to("comment").await;
        keys.press("By keyboard").await;
        keys.tab_to("_do").await;
        keys.press(ENTER).await;
        for (name, typed) in [
            ("stars", " "),
            ("nps", " "),
            ("agree", " "),
            ("district", " "),
            ("parts:clarity", " "),
        ] {
            keys.tab_to(name).await;
            keys.press(typed).await;
        }
        keys.tab_to("parts:speed").await;
        keys.press(" ").await;
        keys.tab_to("order:time").await;
        keys.press("1").await;
        keys.tab_to("minutes").await;
        keys.press("12").await;
        keys.tab_to("day").await;
        keys.press("03012026").await;
        keys.tab_to("contact").await;
        keys.press("a@example.org").await;
        // Enter in a text field activates the button that continues.
        keys.press(ENTER).await;
        assert_eq!(browser.text("h1").await, "Thank you");
        let stored = world.stored(&browser.text(".receipt").await);
        assert_eq!(stored["answers"]["satisfaction"], 2);
        assert_eq!(stored["answers"]["order"], json!(["time"]));
        assert_eq!(stored["answers"]["day"], "2026-03-01");
        assert_eq!(stored["answers"]["parts"], json!({"clarity": 1, "speed": 1}));
    });
}

#[test]
fn nothing_is_wider_than_a_small_phone_in_either_direction() {
    let world = world();
    let small = BrowserOptions {
        width: 320,
        height: 640,
        ..PHONE
    };
    with_browser(small, |browser| async move {
        for language in ["en", "ar"] {
            browser.go(&format!("{}{EVERY}?lang={language}", world.base)).await;
            fits(&browser).await;
            browser.press("button.main").await;
            fits(&browser).await;
            browser.click("label:has(#f-satisfaction-5)").await;
            browser.press("button.main").await;
            fits(&browser).await;
            browser.click("label:has([id='f-parts:clarity'])").await;
            browser.click("label:has([id='f-parts:speed'])").await;
            browser.press("button.main").await;
            fits(&browser).await;
            let receipt = browser.text(".receipt").await;
            for page in [
                format!("/r/{receipt}?lang={language}"),
                format!("/r/{receipt}/correct?lang={language}"),
                format!("/about/tampere/privacy?lang={language}"),
                format!("/kiosk/tampere/day-care/every?lang={language}"),
            ] {
                browser.go(&format!("{}{page}", world.base)).await;
                fits(&browser).await;
            }
        }
    });
}

#[test]
fn every_control_is_large_enough_for_a_thumb() {
    let world = world();
    with_browser(PHONE, |browser| async move {
        browser.go(&format!("{}{EVERY}?lang=ar", world.base)).await;
        let small = "return [...document.querySelectorAll('button:not(.first), a:not(.skip), select, textarea, .option, .points label, input:not([type=hidden]):not([type=radio]):not([type=checkbox])')]
            .filter(one => one.checkVisibility() && !one.closest('.trap'))
            .map(one => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
            .filter(([_, box]) => box.height < 44 || box.width < 44).map(([html, box]) => `${html} ${box.width}x${box.height}`)";
        assert_eq!(browser.measure(small).await, json!([]));
        browser.click("label:has(#f-satisfaction-5)").await;
        browser.press("button.main").await;
        assert_eq!(browser.measure(small).await, json!([]));
    });
}

#[test]
fn another_language_keeps_what_was_typed_and_arabic_runs_from_right_to_left() {
    let world = world();
    with_browser(PLAIN, |browser| async move {
        browser.go(&format!("{}{EVERY}?lang=en", world.base)).await;
        browser.write("#f-comment", "typed before").await;
        browser.press("button[value=ar]").await;
        assert_eq!(value(&browser, "#f-comment").await, "typed before");
        assert!(browser.has("html[lang=ar][dir=rtl]").await);
        let left = |selector: &'static str| {
            let browser = &browser;
            async move { browser.find(selector).await.rectangle().await.unwrap().0 }
        };
        browser.click("label:has(#f-satisfaction-5)").await;
        browser.press("button.main").await;
        // In a right-to-left language the lowest point is on the right.
        assert!(left("label:has(#f-stars)").await > left("label:has(#f-stars-5)").await);
    });
}

async fn fits(browser: &Browser) {
    let wide = "return [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !one.closest('.trap, .skip') && (one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.getBoundingClientRect().left < -1)).map(one => one.outerHTML.slice(0, 80))";
    assert_eq!(browser.measure(wide).await, json!([]), "at {}", browser.address().await);
    assert_eq!(
        browser
            .measure("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            .await,
        json!(true)
    );
}

async fn value(browser: &Browser, selector: &str) -> String {
    browser
        .find(selector)
        .await
        .prop("value")
        .await
        .unwrap()
        .unwrap_or_default()
}

async fn second_page(browser: &Browser) {
    for choice in [
        "#f-stars-4",
        "#f-nps-9",
        "#f-agree-4",
        "#f-district",
        "[id='f-parts:clarity-4']",
        "[id='f-parts:speed-2']",
    ] {
        browser.click(&format!("label:has({choice})")).await;
    }
    for (selector, place) in [("#f-order-time", "1"), ("#f-order", "2")] {
        browser.find(selector).await.select_by_value(place).await.unwrap();
    }
    browser.write("#f-minutes", "12").await;
    browser.write("#f-contact", "a@example.org").await;
}

fn sent() -> serde_json::Value {
    json!({"satisfaction": 2, "why": ["slow"], "comment": "Kept while I choose", "stars": 4, "nps": 9, "agree": 4, "district": "north",
        "parts": {"clarity": 4, "speed": 2}, "order": ["time", "price"], "minutes": 12, "contact": "a@example.org"})
}

const RIGHT: &str = "\u{e014}";
pub(super) const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";

pub(super) struct Keyboard<'a>(pub(super) &'a Browser);

impl Keyboard<'_> {
    /// Presses Tab until a field with this name has the focus, and asserts that the focus is visible.
    pub(super) async fn tab_to(&self, name: &str) {
        for _ in 0..60 {
            let focused = self.0.run("return document.activeElement.name ?? ''").await;
            if focused == json!(name) {
                let outline = "const one = document.activeElement; const box = one.closest('label') ?? one;
                    return [one, box].some(each => getComputedStyle(each).outlineStyle !== 'none' && parseFloat(getComputedStyle(each).outlineWidth) >= 2)";
                assert_eq!(self.0.run(outline).await, json!(true), "{name} has no visible focus");
                return;
            }
            self.press(TAB).await;
        }
        panic!("Tab never reaches {name}");
    }

    pub(super) async fn press(&self, keys: &str) {
        let active = self.0.client.active_element().await.unwrap();
        active.send_keys(keys).await.unwrap();
    }
}
