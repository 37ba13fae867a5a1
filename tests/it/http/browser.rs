//! Driver for Chromium: navigation, input, measurements and logs for tests of pages.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

mod accessibility;
mod answering;
mod kiosk;
mod pictures;
mod public_pages;
mod staff;
mod weight;
mod widget;
mod work;

/// Options of a browser session.
#[derive(Clone, Copy, Debug)]
struct BrowserOptions {
    script: bool,
    width: u32,
    height: u32,
}

const DESKTOP: BrowserOptions = BrowserOptions {
    script: true,
    width: 1_100,
    height: 900,
};
const PHONE: BrowserOptions = BrowserOptions {
    script: true,
    width: 390,
    height: 844,
};
const PLAIN: BrowserOptions = BrowserOptions { script: false, ..PHONE };

/// Longest wait for a page to show something; generous, so that a slow machine does not fail a test.
const WAIT_MAX: Duration = Duration::from_secs(20);

/// Returns `at rest`, or `moving` after some frames; the caller repeats it if the page is replaced.
const AT_REST: &str = r#"
const answer = arguments[arguments.length - 1];
const frame = () => new Promise(next => requestAnimationFrame(next));
const size = () => { const page = document.documentElement; return `${page.scrollWidth} ${page.scrollHeight}`; };
(async () => {
  let before = '', same = 0;
  for (let frames = 0; frames < 60; frames += 1) {
    await frame();
    const still = document.readyState === 'complete' && document.fonts.status === 'loaded'
      && document.getAnimations().every(animation => animation.playState !== 'running');
    same = still && size() === before ? same + 1 : 0;
    before = size();
    if (same === 3) return answer('at rest');
  }
  answer('moving');
})();
"#;

/// A separate Chromium process that ends with the test.
struct Browser {
    client: Client,
    _driver: Driver,
}

/// chromedriver in its own process group: killing only the driver would leave its browsers running.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

impl Driver {
    /// Starts chromedriver on a free port. It takes one port for IPv6 and then wants the same for IPv4, which another test may
    /// have taken in between: it then exits, and is started again.
    fn start() -> (Driver, String) {
        let started = (0..5).find_map(|_attempt| Driver::try_start());
        let (driver, port) = started.expect("chromedriver did not report its port");
        (driver, format!("http://127.0.0.1:{port}"))
    }

    /// `None` if it exits without reporting a port.
    fn try_start() -> Option<(Driver, u16)> {
        let child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .expect("chromedriver is missing: run ./tests/run, which installs it");
        let mut driver = Driver(child);
        let lines = BufReader::new(driver.0.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let mut ports = lines.filter_map(|line| {
            let port = line.split("successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse().ok()
        });
        let port = ports.next()?;
        Some((driver, port))
    }
}

/// chromedriver's own endpoints: the log, and the Chrome DevTools Protocol.
#[derive(Debug)]
struct DriverCommand(&'static str, Value);

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// Runs a test in a new browser.
fn with_browser<F: Future<Output = ()>>(wanted: BrowserOptions, test: impl FnOnce(Browser) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let limit = Duration::from_secs(240);
        let whole = async { test(Browser::open(wanted).await).await };
        tokio::time::timeout(limit, whole)
            .await
            .expect("the browser took too long");
    });
}

impl Browser {
    async fn open(wanted: BrowserOptions) -> Browser {
        let (driver, address) = Driver::start();
        let size = format!("--window-size={},{}", wanted.width, wanted.height);
        let mut options = json!({"args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1", size]});
        if !wanted.script {
            options["prefs"] = json!({"profile.managed_default_content_settings.javascript": 2});
        }
        let wishes =
            json!({"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}});
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector)
            .capabilities(wishes.as_object().unwrap().clone())
            .connect(&address)
            .await
            .expect("no session: is chromium installed? ./tests/run installs it");
        let browser = Browser {
            client,
            _driver: driver,
        };
        // A headless window cannot be narrower than 500 pixels; the viewport can.
        let metrics = json!({"width": wanted.width, "height": wanted.height, "deviceScaleFactor": 1, "mobile": wanted.width < 500});
        browser
            .send_devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        browser.emulate(false).await;
        browser
    }

    async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    async fn address(&self) -> String {
        self.client.current_url().await.unwrap().to_string()
    }

    /// Waits for the element: the driver does not wait until a frame has loaded.
    async fn find(&self, selector: &str) -> Element {
        let found = self.client.wait().at_most(WAIT_MAX).every(Duration::from_millis(20));
        let found = found.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|cause| panic!("no {selector}: {cause}"))
    }

    async fn has(&self, selector: &str) -> bool {
        !self.client.find_all(Locator::Css(selector)).await.unwrap().is_empty()
    }

    /// Performs an action on an element, and repeats it if the page was replaced meanwhile.
    async fn act<T>(&self, selector: &str, act: impl AsyncFn(Element) -> Result<T, CmdError>) -> T {
        let deadline = Instant::now() + WAIT_MAX;
        loop {
            match act(self.find(selector).await).await {
                Ok(done) => return done,
                Err(cause) if Instant::now() > deadline || !cause.to_string().contains("stale") => {
                    panic!("{selector}: {cause}")
                }
                Err(_replaced) => tokio::task::yield_now().await,
            }
        }
    }

    async fn text(&self, selector: &str) -> String {
        self.act(selector, async |element| element.text().await).await
    }

    async fn click(&self, selector: &str) {
        self.act(selector, async |element| element.click().await).await;
    }

    /// Clicks a control that leads to another page, and waits until that page is loaded: the driver may return before the
    /// browser leaves the old page.
    async fn press(&self, selector: &str) {
        let before = self.find("html").await;
        self.click(selector).await;
        self.wait_for_next_page(&before, selector).await;
    }

    /// Clicks the link with this text, and waits for the next page.
    async fn follow(&self, text: &str) {
        let before = self.find("html").await;
        let link = self.client.find(Locator::LinkText(text)).await;
        link.unwrap_or_else(|cause| panic!("no link {text}: {cause}"))
            .click()
            .await
            .unwrap();
        self.wait_for_next_page(&before, text).await;
    }

    /// Waits until the page with this root element is gone and the next one has loaded.
    async fn wait_for_next_page(&self, before: &Element, what: &str) {
        let deadline = Instant::now() + WAIT_MAX;
        while before.tag_name().await.is_ok() {
            assert!(Instant::now() < deadline, "{what} led to no other page");
            tokio::task::yield_now().await;
        }
        self.until("document.readyState === 'complete'").await;
    }

    async fn write(&self, selector: &str, text: &str) {
        self.act(selector, async |element| element.send_keys(text).await).await;
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Runs a script once the page is at rest: for scripts that read sizes, positions or colours.
    async fn measure(&self, script: &str) -> Value {
        self.rest().await;
        self.run(script).await
    }

    /// Waits until the script returns true; fails after 20 seconds.
    async fn until(&self, script: &str) {
        let holds = async {
            let asked = format!("return Boolean({script})");
            // The script fails while the page is being replaced; it is then repeated on the next page.
            while self.client.execute(&asked, Vec::new()).await.ok() != Some(json!(true)) {
                tokio::task::yield_now().await;
            }
        };
        let limit = Duration::from_secs(20);
        tokio::time::timeout(limit, holds)
            .await
            .unwrap_or_else(|_| panic!("never: {script}"));
    }

    async fn send_devtools(&self, command: &str, parameters: Value) -> Value {
        self.try_send_devtools(command, parameters).await.unwrap()
    }

    async fn try_send_devtools(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        let command = DriverCommand("goog/cdp/execute", json!({"cmd": command, "params": parameters}));
        self.client.issue_cmd(command).await
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let log = self
            .client
            .issue_cmd(DriverCommand("se/log", json!({"type": kind})))
            .await
            .unwrap();
        log.as_array().unwrap().clone()
    }

    /// Errors in the browser's log: script errors, and everything that a content security policy blocked.
    async fn logged_errors(&self) -> Vec<String> {
        let log = self.log("browser").await;
        let severe = log.iter().filter(|entry| entry["level"] == "SEVERE");
        severe
            .map(|entry| entry["message"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Sets the light or dark colour scheme, and waits until nothing on the page moves.
    async fn set_dark(&self, is_dark: bool) {
        self.emulate(is_dark).await;
        self.rest().await;
    }

    async fn emulate(&self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": value},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.send_devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Waits until the page is at rest: loaded, fonts ready, no running animation, and the same size in three consecutive
    /// frames. Call it before reading colours, positions or screenshots. Repeats if the page is replaced meanwhile.
    async fn rest(&self) {
        let deadline = Instant::now() + WAIT_MAX;
        loop {
            let asked = self.client.execute_async(AT_REST, Vec::new()).await;
            match asked {
                Ok(answer) if answer == json!("at rest") => return,
                answer if Instant::now() > deadline => panic!("the page does not come to rest: {answer:?}"),
                _moving_or_replaced => tokio::task::yield_now().await,
            }
        }
    }
}
