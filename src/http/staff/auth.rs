//! Who is at the desk: the session in the cookie, the proof in each form, and what they may open.

use std::ops::Deref;
use std::sync::Arc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, LOCATION, USER_AGENT};
use actix_web::{HttpRequest, HttpResponse};

use subtle::ConstantTimeEq;

use super::components::{Block, Link};
use super::layout::StaffLayout;
use crate::app::App;
use crate::app::access::{Permission, Principal};
use crate::app::people::device::DEVICE_DAYS;
use crate::app::people::session;
use crate::app::people::session::{CurrentUser, NewSession, SignInOrigin};
use crate::config::MacPurpose;
use crate::http::citizen::form_body::Form;
use crate::http::citizen::survey_request::query;
use crate::http::gates::Gates;
use crate::http::network::Network;
use crate::http::problem::Problem;
use crate::http::security_log;
use crate::http::state::{HttpState, block};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug::Slug;

/// What browsers send back only over a connection that nobody reads, and only to this host (RFC 6265bis, `__Host-`).
const SESSION_COOKIE: &str = "__Host-urbivox";
/// Ties the form for signing in to the browser that asked for it.
const DOOR_COOKIE: &str = "__Host-urbivox-door";

/// Lets the tries of somebody who signed in in this browser before be counted apart from everybody else's. It opens nothing.
const DEVICE_COOKIE: &str = "__Host-urbivox-device";
/// Characters of the device cookie that are read. Protects the server: each entry costs a code.
const DEVICE_CHARS_MAX: usize = 600;

/// A page that was refused, ready to send. Boxed, so that the good way stays cheap.
pub struct RefusedPage(Box<HttpResponse>);

impl From<HttpResponse> for RefusedPage {
    fn from(answer: HttpResponse) -> RefusedPage {
        RefusedPage(Box::new(answer))
    }
}

impl From<RefusedPage> for HttpResponse {
    fn from(refused: RefusedPage) -> HttpResponse {
        *refused.0
    }
}

/// What a handler of the desk answers with.
pub type PageResult = Result<HttpResponse, RefusedPage>;

/// Turns what a handler answers with into what is sent.
pub fn sent(answer: PageResult) -> HttpResponse {
    answer.unwrap_or_else(HttpResponse::from)
}

/// A browser at the desk, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// The request that it sent.
    pub request: HttpRequest,
    /// The words of its pages.
    pub texts: &'static Texts,
    /// Proves that a form is ours.
    pub csrf: String,
    /// All tokens that a form of this browser may carry.
    csrf_accepted: Vec<String>,
    /// A cookie to be set, for those who are not signed in.
    door: Option<String>,
    /// What the browser keeps while nobody is signed in.
    held: String,
    /// The key by which gates know them.
    pub network: Network,
    /// What stands before expensive work.
    pub gates: Arc<Gates>,
}

impl Visitor {
    /// Whoever comes without having signed in.
    pub fn of(site: &HttpState, request: &HttpRequest) -> Visitor {
        let kept = request.cookie(DOOR_COOKIE).map(|cookie| cookie.value().to_owned());
        let kept = kept.filter(|value| (20..=100).contains(&value.len()));
        let (held, door) = match kept {
            Some(held) => (held, None),
            None => {
                let fresh = uuid::Uuid::new_v4().simple().to_string();
                (fresh.clone(), Some(fresh))
            }
        };
        let csrf_accepted = csrf_tokens(&site.app, "door", &held);
        Visitor {
            request: request.clone(),
            texts: spoken(request),
            csrf: csrf_accepted.first().cloned().unwrap_or_default(),
            csrf_accepted,
            door,
            held,
            network: site.network(request),
            gates: Arc::clone(&site.gates),
        }
    }

    /// From where they come.
    pub fn origin(&self, site: &HttpState) -> SignInOrigin {
        let client = self.request.headers().get(USER_AGENT);
        let client = client.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let device = self.request.cookie(DEVICE_COOKIE);
        let device = device.map(|cookie| cookie.value().to_owned());
        SignInOrigin {
            device: device
                .filter(|value| value.len() <= DEVICE_CHARS_MAX)
                .unwrap_or_default(),
            network: site.network_name(&self.request),
            client: client.chars().filter(|c| !c.is_control()).collect(),
        }
    }

    /// Reads a form, if it is ours.
    pub async fn read(&self, form: Form) -> Result<FormFields, RefusedPage> {
        let fields = form.read().await.map_err(|problem| self.refuse(&problem))?;
        self.check(&fields)?;
        Ok(fields)
    }

    /// Refuses fields that do not prove that they come from a form of ours.
    pub fn check(&self, fields: &FormFields) -> Result<(), RefusedPage> {
        let shown = fields.get("_csrf").unwrap_or_default();
        let is_ours = |token: &String| bool::from(token.as_bytes().ct_eq(shown.as_bytes()));
        if self.csrf_accepted.iter().any(is_ours) {
            Ok(())
        } else {
            security_log::form_refused(&self.request);
            let blocks = vec![
                Block::Lead(self.texts.get("refused-form-text").into_owned()),
                Block::Links(vec![Link::button("/staff", self.texts.get("refused-back"))]),
            ];
            let desk = StaffLayout::new(self, self.texts.get("refused-form"));
            Err(desk.send_with(StatusCode::FORBIDDEN, &blocks).into())
        }
    }

    /// A page that tells what went wrong.
    pub fn refuse(&self, problem: &Problem) -> RefusedPage {
        let status = actix_web::ResponseError::status_code(problem);
        let (title, text) = match status {
            StatusCode::BAD_REQUEST => ("refused-unclear", "refused-unclear-text"),
            StatusCode::NOT_FOUND => ("refused-missing", "refused-missing-text"),
            StatusCode::FORBIDDEN => ("refused-forbidden", "refused-forbidden-text"),
            StatusCode::PAYLOAD_TOO_LARGE => ("refused-large", "refused-large-text"),
            StatusCode::TOO_MANY_REQUESTS => ("refused-often", "refused-often-text"),
            StatusCode::SERVICE_UNAVAILABLE => ("refused-away", "refused-away-text"),
            _other => ("refused-broken", "refused-broken-text"),
        };
        let blocks = vec![
            Block::Lead(self.texts.get(text).into_owned()),
            Block::Quiet(format!("{} · {}", problem.code(), problem.request_id())),
            Block::Links(vec![Link::button("/staff", self.texts.get("refused-back"))]),
        ];
        let mut answer = StaffLayout::new(self, self.texts.get(title)).send_with(status, &blocks);
        problem
            .headers()
            .for_each(|(name, value)| answer.headers_mut().append(name.clone(), value.clone()));
        answer.into()
    }

    /// Adds the cookie that the next form is tied to.
    pub(super) fn mark(&self, answer: &mut HttpResponse) {
        if let Some(value) = &self.door {
            add(answer, cookie(DOOR_COOKIE, value.clone()));
        }
    }

    /// What the browser keeps while nobody is signed in: ties what comes back to what was sent.
    pub fn held(&self) -> &str {
        &self.held
    }

    /// A text.
    pub fn say(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }
}

/// Somebody who signed in.
#[derive(Clone)]
pub struct Staff {
    visitor: Visitor,
    /// Who.
    pub present: CurrentUser,
    /// The application, acting for them.
    pub app: App,
}

impl Deref for Staff {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl Staff {
    /// Whoever has a good session, and a second factor if their role must have one; who lacks it is led to the page that sets
    /// it up. Anybody else is led to the page for signing in, and back here afterwards.
    pub async fn of(site: &HttpState, request: &HttpRequest) -> Result<Staff, RefusedPage> {
        let staff = Staff::signed_in(site, request).await?;
        if staff.present.needs_second_factor {
            return Err(see_other("/staff/second-factor").into());
        }
        Ok(staff)
    }

    /// The same without asking for a second factor: for the pages that set it up and sign out.
    pub async fn signed_in(site: &HttpState, request: &HttpRequest) -> Result<Staff, RefusedPage> {
        let visitor = Visitor::of(site, request);
        let Some(token) = token_of(request) else {
            return Err(to_sign_in(request));
        };
        let (app, held) = (site.app.clone(), token.clone());
        let present = block(move || session::recognise(&app, &held)).await;
        let present = present.map_err(|problem| visitor.refuse(&problem))?;
        let Some(present) = present.filter(|present| present.is_complete) else {
            return Err(to_sign_in(request));
        };
        security_log::sent_by(request, &present.person.principal);
        let csrf_accepted = csrf_tokens(&site.app, "session", &token);
        Ok(Staff {
            app: site.app.acting(&present.person.principal),
            visitor: Visitor {
                texts: i18n::staff(&present.person.language),
                csrf: csrf_accepted.first().cloned().unwrap_or_default(),
                csrf_accepted,
                door: None,
                ..visitor
            },
            present,
        })
    }

    /// Who they are, as the table of permissions knows them.
    pub fn principal(&self) -> &Principal {
        &self.present.person.principal
    }

    /// Whether they have the permission in the city, or, without one, in the whole installation.
    pub fn may(&self, permission: Permission, city: Option<&Slug>) -> bool {
        self.principal().may(permission, city)
    }

    /// Requires the permission in the city, or, without one, in the whole installation; 404 to people of other cities,
    /// 403 to those of this one.
    pub fn require(&self, permission: Permission, city: Option<&Slug>) -> Result<(), RefusedPage> {
        let required = self.principal().require(permission, city);
        required.map_err(|denied| self.refuse(&denied.into()))
    }

    /// Lets those through who signed in with their own account: what is an account's own is out of the reach of any provider.
    pub fn signed_in_itself(&self) -> Result<(), RefusedPage> {
        if self.present.signed_in_itself() {
            Ok(())
        } else {
            Err(self.refuse(&Problem::forbidden()))
        }
    }

    /// Runs a verb where waiting harms nobody; what it refuses becomes a page.
    pub async fn run<T, E>(&self, work: impl FnOnce(&App) -> Result<T, E> + Send + 'static) -> Result<T, RefusedPage>
    where
        T: Send + 'static,
        E: Send + 'static,
        Problem: From<E>,
    {
        let app = self.app.clone();
        block(move || work(&app)).await.map_err(|problem| self.refuse(&problem))
    }

    /// Runs a verb that hashes or verifies a password, behind the gate for that; for refusals that the page itself tells of.
    pub async fn attempt_with_password<T, E>(
        &self,
        work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, RefusedPage>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let app = self.app.clone();
        let work = move || Ok::<_, crate::app::ServiceError>(work(&app));
        let done = self.gates.passwords.run(self.network, work).await;
        done.map_err(|problem| self.refuse(&problem))
    }

    /// Runs a verb that reads a city's reports, behind the gate for that.
    pub async fn report<T, E>(
        &self,
        city: &Slug,
        work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<T, RefusedPage>
    where
        T: Send + 'static,
        E: Send + 'static,
        Problem: From<E>,
    {
        let app = self.app.clone();
        let done = self.gates.staff_reports.run(city, move || work(&app)).await;
        done.map_err(|problem| self.refuse(&problem))
    }

    /// The same, for refusals that the page itself tells of.
    pub async fn attempt<T, E>(
        &self,
        work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, RefusedPage>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let app = self.app.clone();
        let done = block(move || Ok::<_, crate::app::ServiceError>(work(&app))).await;
        done.map_err(|problem| self.refuse(&problem))
    }
}

/// The token in the browser's cookie.
pub fn token_of(request: &HttpRequest) -> Option<String> {
    let cookie = request.cookie(SESSION_COOKIE)?;
    let fits = (20..=100).contains(&cookie.value().len());
    fits.then(|| cookie.value().to_owned())
}

/// Leads on, with a new session in the browser, or with none.
pub fn lead_on(to: &str, token: Option<&str>) -> HttpResponse {
    let mut answer = see_other(to);
    match token {
        Some(token) => add(&mut answer, cookie(SESSION_COOKIE, token.to_owned())),
        None => {
            let mut gone = cookie(SESSION_COOKIE, String::new());
            gone.set_max_age(Duration::ZERO);
            add(&mut answer, gone);
        }
    }
    answer
}

/// Leads on with a session that was begun; the browser is known from now on.
pub fn lead_in(to: &str, begun: &NewSession) -> HttpResponse {
    let mut answer = lead_on(to, Some(&begun.token));
    if let Some(device) = &begun.device {
        let mut known = cookie(DEVICE_COOKIE, device.clone());
        known.set_same_site(SameSite::Strict);
        known.set_max_age(Duration::days(DEVICE_DAYS));
        add(&mut answer, known);
    }
    answer
}

/// Leads on after something was done: a refresh shows the page again instead of doing it again.
pub fn see_other(to: &str) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((LOCATION, to)).finish()
}

/// A place of this desk that a form or an address names; anything else is the desk itself.
pub fn place_of(text: &str) -> &str {
    let is_ours = text.starts_with("/staff") && !text.contains(['\\', '\r', '\n']) && !text.starts_with("/staff/sign");
    if is_ours { text } else { "/staff" }
}

fn to_sign_in(request: &HttpRequest) -> RefusedPage {
    let wanted = request.uri().path_and_query().map_or("/staff", |place| place.as_str());
    let is_reading = request.method().is_safe();
    let next: String = form_urlencoded::byte_serialize(if is_reading { wanted } else { "/staff" }.as_bytes()).collect();
    see_other(&format!("/staff/sign-in?next={next}")).into()
}

fn cookie(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

fn add(answer: &mut HttpResponse, cookie: Cookie<'static>) {
    if let Err(cause) = answer.add_cookie(&cookie) {
        tracing::warn!(%cause, "a cookie was not set");
    }
}

/// The words for whoever has not signed in: as the address asks, or as the browser does.
fn spoken(request: &HttpRequest) -> &'static Texts {
    if let Some(tag) = query(request).get("lang") {
        return i18n::staff(tag);
    }
    let offered: Vec<&str> = i18n::staff_languages().collect();
    let header = request.headers().get(ACCEPT_LANGUAGE);
    let asked = header.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let at = i18n::negotiate(asked, &offered).unwrap_or_default();
    i18n::staff(offered.get(at).copied().unwrap_or("en"))
}

/// The tokens that a form bound to this cookie may carry: under each secret of the ring, the current one first.
fn csrf_tokens(app: &App, cookie: &str, value: &str) -> Vec<String> {
    let digests = app
        .keyring
        .each(MacPurpose::Csrf, &[cookie.as_bytes(), value.as_bytes()]);
    digests
        .map(|digest| data_encoding::BASE64URL_NOPAD.encode(&digest))
        .collect()
}
