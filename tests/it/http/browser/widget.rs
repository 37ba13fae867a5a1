//! The widget and the embedded form on a third-party page with a strict content security policy.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use fantoccini::Locator;
use serde_json::json;

use super::{Browser, DESKTOP, with_browser};
use crate::http::citizen_survey::{every_kind, publish_every};
use crate::world::World;

/// A site of the city on another origin: one page with this policy. Runs until the test ends.
fn host(policy: String, page: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let first = lines.next().unwrap_or_default();
            // A blank line ends the request.
            let _rest = lines.take_while(|line| !line.is_empty()).count();
            let (status, body) = if first.starts_with("GET / ") {
                ("200 OK", page.as_str())
            } else {
                ("404 Not Found", "")
            };
            let _ = write!(
                &stream,
                "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-security-policy: {policy}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    address
}

fn page(tag: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>The city's own page</title><link rel=icon href='data:,'></head><body><main><h1>Day care</h1><p><a href='#' id=before>A link</a></p>{tag}</main></body></html>"
    )
}

async fn answer_inside(browser: &Browser) {
    let frame = browser.find("iframe").await;
    browser.client.enter_frame_by_id_of(frame).await;
    browser.click("label:has(#f-satisfaction-5)").await;
    browser.press("button.main").await;
    browser.click("label:has([id='f-parts:clarity'])").await;
    browser.click("label:has([id='f-parts:speed'])").await;
    browser.press("button.main").await;
    assert_eq!(browser.text("h1").await, "Thank you");
    browser.client.clone().enter_parent_frame().await.unwrap();
}

#[test]
fn the_widget_works_under_a_strict_policy_holds_the_focus_and_remembers() {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    let base = world.base.clone();
    let tag =
        format!("<script src='{base}/embed.js' data-urbivox='tampere/day-care/every' data-lang=en defer></script>");
    let site = host(format!("default-src 'self' {base}; img-src data:"), page(&tag));
    with_browser(DESKTOP, |browser| async move {
        browser.go(&site).await;
        browser.until("document.querySelector('button')").await;
        assert_eq!(browser.text("button").await, "Give feedback");
        browser.run("document.querySelector('button').focus()").await;
        browser.click("button").await;
        browser.until("document.querySelector('dialog').open").await;
        // Escape closes it and restores the focus; one click opens it again.
        browser
            .client
            .active_element()
            .await
            .unwrap()
            .send_keys("\u{e00c}")
            .await
            .unwrap();
        browser.until("!document.querySelector('dialog').open").await;
        assert_eq!(
            browser.run("return document.activeElement.textContent").await,
            json!("Give feedback")
        );
        browser.click("button").await;
        browser.until("document.querySelector('dialog').open").await;
        // While it is open, the page behind it cannot receive the focus.
        let behind = browser
            .run("document.getElementById('before').focus(); return document.activeElement.id")
            .await;
        assert_ne!(behind, json!("before"));
        answer_inside(&browser).await;
        browser.click("dialog button").await;
        browser
            .until("!document.querySelector('button:not(dialog button)')")
            .await;
        // After an answer, the widget shows no button on the next visit.
        browser.go(&site).await;
        browser.until("document.readyState === 'complete'").await;
        assert!(!browser.has("button").await);
        let complaints = browser.logged_errors().await;
        assert!(complaints.is_empty(), "{complaints:?}");
        let report = world
            .get("/api/v1/cities/tampere/services/day-care/surveys/every/results?placement=widget")
            .json();
        assert_eq!(
            report["responses"].as_u64().unwrap() + report["held"].as_u64().unwrap(),
            1
        );
    });
}

#[test]
fn a_frame_shows_the_survey_inside_the_citys_page() {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    let base = world.base.clone();
    let tag = format!(
        "<iframe src='{base}/embed/tampere/day-care/every?lang=en&p=site' title='Your opinion' width=600 height=900></iframe>"
    );
    let site = host(format!("default-src 'self' {base}; img-src data:"), page(&tag));
    with_browser(DESKTOP, |browser| async move {
        browser.go(&site).await;
        answer_inside(&browser).await;
        assert_eq!(browser.logged_errors().await, Vec::<String>::new());
    });
}

#[test]
fn a_survey_in_a_window_of_its_own_cannot_be_framed() {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    let answer = world.get("/s/tampere/day-care/every");
    assert!(
        answer
            .header("content-security-policy")
            .contains("frame-ancestors 'none'")
    );
    let embedded = world.get("/embed/tampere/day-care/every");
    assert!(embedded.header("content-security-policy").contains("frame-ancestors *"));
}

/// Enters a frame, and waits until it shows the survey.
trait Frames {
    async fn enter_frame_by_id_of(&self, frame: fantoccini::elements::Element);
}

impl Frames for fantoccini::Client {
    async fn enter_frame_by_id_of(&self, frame: fantoccini::elements::Element) {
        frame.enter_frame().await.unwrap();
        self.wait()
            .for_element(Locator::Css("#f-satisfaction-5"))
            .await
            .unwrap();
    }
}
