//! A real browser, and what a test asks of it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

mod accessibility;
mod answering;
mod kiosk;
mod pictures;
mod weight;
mod widget;

/// What a browser is started for.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    script: bool,
    width: u32,
    height: u32,
}

const DESKTOP: Wanted = Wanted {
    script: true,
    width: 1_100,
    height: 900,
};
const PHONE: Wanted = Wanted {
    script: true,
    width: 390,
    height: 844,
};
const PLAIN: Wanted = Wanted { script: false, ..PHONE };

/// A Chromium of its own, that is gone with the test.
struct Browser {
    client: Client,
    _driver: Driver,
}

/// chromedriver in a process group of its own: killing the driver alone would leave its browsers.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

impl Driver {
    fn start() -> (Driver, String) {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver is missing: run ./tests/run, which installs it");
        let lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let port = lines
            .filter_map(|line| {
                let port = line
                    .split("successfully on port ")
                    .nth(1)?
                    .trim_end_matches('.')
                    .parse::<u16>();
                port.ok()
            })
            .next()
            .expect("chromedriver did not say its port");
        (Driver(child), format!("http://127.0.0.1:{port}"))
    }
}

/// chromedriver's own endpoints: the log, and the browser's debugging protocol.
#[derive(Debug)]
struct Vendor(&'static str, Value);

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// Runs a test of pages in a browser.
fn browse<F: Future<Output = ()>>(wanted: Wanted, test: impl FnOnce(Browser) -> F) {
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
    async fn open(wanted: Wanted) -> Browser {
        let (driver, address) = Driver::start();
        let size = format!("--window-size={},{}", wanted.width, wanted.height);
        let mut options = json!({"args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", size]});
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
        // The window of a browser without a screen cannot be narrower than 500 points: the page can.
        let metrics = json!({"width": wanted.width, "height": wanted.height, "deviceScaleFactor": 1, "mobile": wanted.width < 500});
        browser.tell("Emulation.setDeviceMetricsOverride", metrics).await;
        browser
    }

    async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    async fn address(&self) -> String {
        self.client.current_url().await.unwrap().to_string()
    }

    async fn find(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|cause| panic!("no {selector}: {cause}"))
    }

    async fn has(&self, selector: &str) -> bool {
        !self.client.find_all(Locator::Css(selector)).await.unwrap().is_empty()
    }

    async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.unwrap()
    }

    async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        element
            .click()
            .await
            .unwrap_or_else(|cause| panic!("{selector} cannot be pressed: {cause}"));
    }

    async fn write(&self, selector: &str, text: &str) {
        self.find(selector).await.send_keys(text).await.unwrap();
    }

    async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until the page says so. Bounded, so that a fault is a failure and not a hang.
    async fn until(&self, script: &str) {
        let holds = async {
            while self.run(&format!("return Boolean({script})")).await != json!(true) {
                tokio::task::yield_now().await;
            }
        };
        let limit = Duration::from_secs(20);
        tokio::time::timeout(limit, holds)
            .await
            .unwrap_or_else(|_| panic!("never: {script}"));
    }

    async fn tell(&self, command: &str, parameters: Value) -> Value {
        let command = Vendor("goog/cdp/execute", json!({"cmd": command, "params": parameters}));
        self.client.issue_cmd(command).await.unwrap()
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let log = self
            .client
            .issue_cmd(Vendor("se/log", json!({"type": kind})))
            .await
            .unwrap();
        log.as_array().unwrap().clone()
    }

    /// What the browser complained about: faults of scripts, and everything that a policy refused.
    async fn complaints(&self) -> Vec<String> {
        let log = self.log("browser").await;
        let severe = log.iter().filter(|entry| entry["level"] == "SEVERE");
        severe
            .map(|entry| entry["message"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn dark(&self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.tell("Emulation.setEmulatedMedia", features).await;
    }
}
