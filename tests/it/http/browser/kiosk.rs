//! Kiosk screen: many people, and a connection that drops and returns.

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::{Browser, DESKTOP, with_browser};
use crate::http::citizen_survey::{every_kind, publish_every};
use crate::world::World;

#[test]
fn a_kiosk_keeps_answers_while_offline_and_sends_each_once() {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    let line = CuttableProxy::to(&world.base);
    with_browser(DESKTOP, |browser| async move {
        browser
            .go(&format!("{}/kiosk/tampere/day-care/every?lang=en&p=hall", line.base))
            .await;
        answer(&browser, 5).await;
        browser.until("!document.getElementById('thanks').hidden").await;
        counted(&world, 1).await;
        browser.until("navigator.serviceWorker.controller").await;
        browser.client.refresh().await.unwrap();
        line.cut();
        for score in [1, 4] {
            if browser.find("#thanks").await.is_displayed().await.unwrap() {
                browser.click("#thanks button").await;
            }
            answer(&browser, score).await;
            browser.until("!document.getElementById('thanks').hidden").await;
        }
        browser.until("!document.getElementById('waiting').hidden").await;
        assert!(
            browser
                .text("#waiting")
                .await
                .contains("2 answers are stored on this device")
        );
        // A reload without a connection keeps the stored answers.
        browser.client.refresh().await.unwrap();
        browser
            .until("document.querySelector('h1')?.textContent === 'Your visit'")
            .await;
        counted(&world, 1).await;
        line.reconnect();
        browser.run("dispatchEvent(new Event('online'))").await;
        browser
            .until("document.getElementById('waiting').hidden && localStorage.length > 0")
            .await;
        counted(&world, 3).await;
        browser.run("dispatchEvent(new Event('online'))").await;
        counted(&world, 3).await;
        let report = world
            .get("/api/v1/cities/tampere/services/day-care/surveys/every/results?placement=hall")
            .json();
        assert_eq!(report["responses"], 3);
        world.verify();
    });
}

#[test]
fn a_kiosk_restarts_for_the_next_person() {
    let world = World::on_sqlite();
    publish_every(&world, &every_kind());
    with_browser(DESKTOP, |browser| async move {
        browser
            .go(&format!("{}/kiosk/tampere/day-care/every?lang=fi", world.base))
            .await;
        browser.write("#f-comment", "left behind").await;
        browser.click("button[data-next]").await;
        assert!(browser.has(".error").await, "a score is missing");
        browser.click("[data-again].quiet").await;
        assert_eq!(
            browser.find("#f-comment").await.prop("value").await.unwrap().unwrap(),
            ""
        );
        assert!(!browser.has(".error").await);
        answer(&browser, 2).await;
        browser.until("!document.getElementById('thanks').hidden").await;
        browser.click("#thanks button").await;
        assert_eq!(
            browser.run("return document.querySelectorAll(':checked').length").await,
            json!(2),
            "only the selects"
        );
    });
}

#[test]
fn a_registered_kiosk_proves_work_when_required() {
    let world = World::on_sqlite();
    let mut flooded = every_kind();
    flooded["proof_of_work"] = json!(10);
    publish_every(&world, &flooded);
    let placements = "/api/v1/cities/tampere/services/day-care/surveys/every/placements";
    let made = world.call("POST", placements, &json!({"slug": "hall", "kind": "kiosk"}));
    assert_eq!(made.status, 201, "{made:?}");
    with_browser(DESKTOP, |browser| async move {
        browser
            .go(&format!("{}/kiosk/tampere/day-care/every?lang=en&p=hall", world.base))
            .await;
        answer(&browser, 5).await;
        browser.until("!document.getElementById('thanks').hidden").await;
        counted(&world, 1).await;
        assert_eq!(browser.logged_errors().await, Vec::<String>::new());
    });
}

/// A proxy between the kiosk and the server, whose connections can be cut and restored.
struct CuttableProxy {
    base: String,
    is_cut: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl CuttableProxy {
    fn to(base: &str) -> CuttableProxy {
        let server = base.strip_prefix("http://").unwrap().to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = CuttableProxy {
            base: format!("http://{}", listener.local_addr().unwrap()),
            is_cut: Arc::default(),
            open: Arc::default(),
        };
        let (is_cut, open) = (Arc::clone(&line.is_cut), Arc::clone(&line.open));
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                if is_cut.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(far) = TcpStream::connect(&server) else { continue };
                open.lock()
                    .unwrap()
                    .extend([near.try_clone().unwrap(), far.try_clone().unwrap()]);
                copy_stream(near.try_clone().unwrap(), far.try_clone().unwrap());
                copy_stream(far, near);
            }
        });
        line
    }

    fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    fn reconnect(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

fn copy_stream(mut from: TcpStream, mut to: TcpStream) {
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}

async fn answer(browser: &Browser, score: u8) {
    let id = if score == 1 {
        "#f-satisfaction".to_owned()
    } else {
        format!("#f-satisfaction-{score}")
    };
    browser.click(&format!("label:has({id})")).await;
    if score <= 3 {
        browser.click("label:has(#f-why)").await;
    }
    browser.click("button[data-next]").await;
    browser.click("label:has([id='f-parts:clarity-3'])").await;
    browser.click("label:has([id='f-parts:speed-3'])").await;
    browser.click("button[data-next]").await;
}

/// Waits until exactly this number of responses is counted.
async fn counted(world: &World, count: u64) {
    let results = "/api/v1/cities/tampere/services/day-care/surveys/every/results";
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while world.get(results).json()["responses"] != count {
        assert!(std::time::Instant::now() < limit, "the count is never {count}");
        tokio::task::yield_now().await;
    }
}
