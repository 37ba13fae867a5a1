//! The staff pages in a real browser.

use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::people::{domains, federation, second_factor};
use urbivox_core::survey::Slug;

use super::accessibility::assert_accessible;
use super::answering::{ENTER, Keyboard};
use super::pictures::shoot_as;
use super::{Browser, BrowserOptions, DESKTOP, with_browser};
use crate::app::sign_on::city::City;
use crate::http::staff::{PASSWORD, invite};
use crate::world::{World, submission};

const BASE: &str = "/staff/surveys/tampere/day-care/satisfaction";
const NARROW: BrowserOptions = BrowserOptions { width: 360, ..DESKTOP };

/// A city with a survey that has responses, and an owner account.
fn answered() -> World {
    let world = World::on_sqlite();
    world.settle("tampere", "day-care");
    world.call(
        "PATCH",
        "/api/v1/cities/tampere",
        &json!({"name": "Tampere", "languages": ["en", "fi"]}),
    );
    world.call(
        "PATCH",
        "/api/v1/cities/tampere/services/day-care",
        &json!({"name": {"en": "Day care", "fi": "Päivähoito"}}),
    );
    let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
    let made = json!({"slug": "satisfaction", "template": "short-satisfaction", "languages": ["en", "fi"]});
    assert_eq!(world.call("POST", surveys, &made).status, 201);
    assert_eq!(
        world
            .call("POST", &format!("{surveys}/satisfaction/publish"), &Value::Null)
            .status,
        200
    );
    for (score, comment) in [
        (5, "Quick and friendly"),
        (4, ""),
        (4, ""),
        (5, ""),
        (2, "I had to come twice"),
        (5, ""),
        (4, ""),
        (3, ""),
    ] {
        let mut answers = json!({"satisfaction": score});
        if !comment.is_empty() {
            answers["comment"] = json!(comment);
        }
        let sent = world.post(&format!("{surveys}/satisfaction/responses"), &submission(&answers));
        assert_eq!(sent.status, 201, "{}", sent.text());
    }
    world
}

async fn join(browser: &Browser, world: &World, role: Role, city: Option<&str>) {
    let path = invite(world, &format!("{role}@example.org"), role, city);
    browser.go(&format!("{}{path}", world.base)).await;
    browser.find("#f-name").await.clear().await.unwrap();
    browser.write("#f-name", "Aino Laine").await;
    browser.write("#f-password", PASSWORD).await;
    browser.press("button.main").await;
    browser.find(".own").await;
}

#[test]
fn staff_pages_have_no_accessibility_violation() {
    let world = answered();
    with_browser(NARROW, |browser| async move {
        for page in [
            "/staff/sign-in",
            "/staff/sign-in/code",
            "/staff/forgot",
            "/staff/sign-on",
            "/join",
            "/staff/join/nothing",
        ] {
            browser.go(&format!("{}{page}", world.base)).await;
            assert_accessible(&browser).await;
        }
        let path = invite(&world, "mikko@example.org", Role::Viewer, Some("tampere"));
        browser.go(&format!("{}{path}", world.base)).await;
        assert_accessible(&browser).await;
        join(&browser, &world, Role::Admin, None).await;
        let provider = json!({
            "issuer": "https://id.example.eu", "client_id": "urbivox", "domains": ["tampere.fi", "example.eu"],
            "default_role": "viewer",
        });
        let tampere = Slug::parse("tampere").unwrap();
        federation::set(world.server.app(), &tampere, Some(&provider)).unwrap();
        domains::confirm(world.server.app(), &tampere, "tampere.fi").unwrap();
        world.call(
            "POST",
            "/api/v1/cities/tampere/services/day-care/surveys/satisfaction/placements",
            &json!({"slug": "counter", "kind": "qr"}),
        );
        let app = world.server.app();
        let id = urbivox::app::people::accounts::person_of_email(app, "admin@example.org").unwrap();
        let own_account = format!("/staff/people/{id}");
        let of_survey = [
            "",
            "/build",
            "/build/satisfaction",
            "/build/why",
            "/translate",
            "/publish",
            "/placements",
            "/preview",
            "/paper",
            "/comments",
            "/held",
            "/actions",
            "/alerts",
            "/chart",
            "/share",
            "/build/nothing",
        ];
        let of_city = [
            "",
            "/people",
            "/keys",
            "/settings",
            "/indicators",
            "/templates",
            "/retention",
            "/sign-on",
            "/audit",
        ];
        let pages = of_survey
            .iter()
            .map(|page| format!("{BASE}{page}"))
            .chain(of_city.iter().map(|page| format!("/staff/cities/tampere{page}")))
            .chain(
                [
                    "/staff",
                    "/staff/account",
                    "/staff/account/sign-on",
                    "/staff/people",
                    "/staff/applications",
                    "/staff/domains",
                    "/staff/audit",
                    "/staff/security",
                    "/staff/second-factor",
                ]
                .map(str::to_owned),
            )
            .chain([own_account]);
        for page in pages {
            browser.go(&format!("{}{page}", world.base)).await;
            assert_accessible(&browser).await;
            let wide = browser
                .measure("return document.documentElement.scrollWidth - innerWidth")
                .await;
            assert!(wide.as_i64().unwrap() <= 0, "{page} scrolls sideways by {wide}");
        }
        // Sensitive pages ask for confirmation again.
        world.execute("update sessions set verified_at = 0");
        browser.go(&format!("{}/staff/cities/tampere/keys", world.base)).await;
        browser.write("#f-name", "Web site").await;
        browser.click("button.main").await;
        browser.find("#f--password").await;
        assert_accessible(&browser).await;
        browser.write("#f--password", PASSWORD).await;
        browser.click("button.main").await;
        browser
            .until("document.querySelector('.code')?.textContent.startsWith('uvx_')")
            .await;
        let complaints = browser.logged_errors().await.into_iter();
        // The browser itself logs the two missing addresses and the form that asks for confirmation.
        let others: Vec<String> = complaints
            .filter(|told| !told.contains("/nothing - Failed to load") && !told.contains("status of 401"))
            .collect();
        assert_eq!(others, Vec::<String>::new());
    });
}

#[test]
fn the_keyboard_alone_builds_a_survey() {
    let world = answered();
    with_browser(DESKTOP, |browser| async move {
        join(&browser, &world, Role::Editor, Some("tampere")).await;
        browser.go(&format!("{}{BASE}/build", world.base)).await;
        let keys = Keyboard(&browser);
        keys.tab_to("kind").await;
        keys.press("nnn").await;
        keys.press("Number").await;
        keys.tab_to("do").await;
        keys.press(ENTER).await;
        browser.until("location.pathname.endsWith('/build/number')").await;
        keys.tab_to("prompt").await;
        keys.press("How many minutes did it take?").await;
        keys.tab_to("max").await;
        keys.press("600").await;
        keys.press(ENTER).await;
        browser.until("location.pathname.endsWith('/build')").await;
        let order = "return [...document.querySelectorAll('.ordered [data-order]')].map(item => item.dataset.order)";
        let before = browser.run(order).await;
        assert_eq!(before.as_array().unwrap().last().unwrap(), "number");
        // The arrow buttons have the same effect as dragging.
        let up = "const button = document.querySelector('[data-order=number] .tools button'); button.focus(); return button.textContent";
        assert!(browser.run(up).await.as_str().unwrap().contains("Up"));
        keys.press(ENTER).await;
        browser
            .until("[...document.querySelectorAll('.ordered [data-order]')].at(-1).dataset.order !== 'number'")
            .await;
    });
}

#[test]
fn typed_text_is_saved_automatically() {
    let world = answered();
    with_browser(DESKTOP, |browser| async move {
        join(&browser, &world, Role::Editor, Some("tampere")).await;
        browser.go(&format!("{}{BASE}/build/comment", world.base)).await;
        browser.write("#f-hint", "Please no names.").await;
        browser
            .until("[...document.querySelectorAll('form [role=status]')].some(told => told.textContent === 'Saved.')")
            .await;
        let draft = world.get("/api/v1/cities/tampere/services/day-care/surveys/satisfaction/draft");
        assert!(draft.text().contains("Please no names."));
        browser.press("form button.main").await;
        browser.until("location.search === '?done=saved'").await;
    });
}

#[test]
fn the_way_from_an_invitation_to_a_published_action_works() {
    let world = World::on_sqlite();
    world.settle("tampere", "day-care");
    world.call("PATCH", "/api/v1/cities/tampere", &json!({"languages": ["en", "fi"]}));
    with_browser(DESKTOP, |browser| async move {
        join(&browser, &world, Role::Owner, Some("tampere")).await;
        // Sets up a second factor.
        browser.go(&format!("{}/staff/account", world.base)).await;
        let salt = browser.run("return document.querySelector('[name=salt]').value").await;
        let salt = data_encoding::BASE64URL_NOPAD
            .decode(salt.as_str().unwrap().as_bytes())
            .unwrap();
        let app = world.server.app();
        let code = second_factor::code_at(&app.keyring, &salt[..16], app.clock.now()).unwrap();
        browser.write("#f-code", &code).await;
        browser.press("form:has(#f-code) button.main").await;
        browser.find("pre.code").await;
        // Adds a survey from a template, with another language to translate.
        browser.go(&format!("{}/staff/cities/tampere", world.base)).await;
        browser.press("form:has(#f-template) button.main").await;
        let base = format!("{}/staff/surveys/tampere/day-care/short-satisfaction", world.base);
        browser.until("location.pathname.endsWith('/build')").await;
        browser.write("form:has(#f-first) input[type=text]", "ca").await;
        browser.press("form:has(#f-first) button").await;
        browser.go(&format!("{base}/translate?to=ca")).await;
        let fill = "for (const area of document.querySelectorAll('textarea[name^=\"t/\"]')) area.value = 'Text en català'; \
             document.querySelector('form[data-autosave] button.main').click()";
        browser.run(fill).await;
        browser.until("location.search.includes('done=saved')").await;
        browser.go(&format!("{base}/publish")).await;
        browser.press("button[value=publish]").await;
        browser.until("location.pathname.endsWith('/placements')").await;
        // Answers as a citizen.
        browser
            .go(&format!("{}/s/tampere/day-care/short-satisfaction?lang=ca", world.base))
            .await;
        browser
            .until("document.body.textContent.includes('Text en català')")
            .await;
        let api = "/api/v1/cities/tampere/services/day-care/surveys/short-satisfaction/responses";
        let sent = world.post(api, &submission(&json!({"satisfaction": 5, "comment": "Quick"})));
        assert_eq!(sent.status, 201);
        // Staff read the result and record an action.
        browser.go(&base).await;
        assert_eq!(
            browser.text(".lead").await,
            "100% of those who answered were satisfied."
        );
        browser.go(&format!("{base}/comments")).await;
        assert_eq!(browser.text("blockquote").await, "Quick");
        browser.go(&format!("{base}/actions")).await;
        browser.write("#f-said", "It was quick").await;
        browser.write("#f-did", "We keep it so").await;
        browser.click("label:has(#f-public)").await;
        browser.press("form:has(#f-said) button.main").await;
        browser.until("location.search === '?done=saved'").await;
        browser
            .go(&format!("{}/cities/tampere/day-care/short-satisfaction", world.base))
            .await;
        browser
            .until("document.body.textContent.includes('We keep it so')")
            .await;
    });
}

#[test]
fn builder_and_results_look_right() {
    let world = answered();
    with_browser(DESKTOP, |browser| async move {
        join(&browser, &world, Role::Owner, Some("tampere")).await;
        for (name, page) in [("desk-builder", "/build"), ("desk-results", "")] {
            browser.go(&format!("{}{BASE}{page}", world.base)).await;
            shoot_as(&browser, name, false).await;
        }
    });
}

#[test]
fn the_buttons_of_single_sign_on_lead_to_the_provider() {
    let world = answered();
    let tampere = City::set_up(&world, "tampere", "tampere.fi");
    with_browser(DESKTOP, |browser| async move {
        join(&browser, &world, Role::Viewer, Some("tampere")).await;
        for page in ["/staff/sign-on", "/staff/account/sign-on"] {
            browser.go(&format!("{}{page}", world.base)).await;
            browser.click("main button.main").await;
            let there = json!(tampere.fake.base).to_string();
            browser.until(&format!("location.href.startsWith({there})")).await;
        }
    });
}
