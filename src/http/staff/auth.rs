//! Authentication of staff: the session cookie, CSRF tokens of forms, and permission checks.

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

/// Session cookie; `__Host-` forces Secure, Path=/ and no Domain (RFC 6265bis).
const SESSION_COOKIE: &str = "__Host-urbivox";
/// Pre-session cookie: binds the CSRF token of the sign-in form to the browser that requested it.
const PRE_SESSION_COOKIE: &str = "__Host-urbivox-door";

/// Known-device cookie: login failures of a known device are counted apart from those of others. It grants no access.
const DEVICE_COOKIE: &str = "__Host-urbivox-device";
/// Characters of the device cookie that are read. Protects the server: each entry costs a MAC.
const DEVICE_CHARS_MAX: usize = 600;

/// Error response of a handler. Boxed, to keep `Result` small.
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

/// Result of a staff page handler.
pub type PageResult = Result<HttpResponse, RefusedPage>;

/// Returns the response of a handler, whether a page or a refusal.
pub fn sent(answer: PageResult) -> HttpResponse {
    answer.unwrap_or_else(HttpResponse::from)
}

/// Browser on the staff pages, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// Its request.
    pub request: HttpRequest,
    /// UI texts in its language.
    pub texts: &'static Texts,
    /// CSRF token of its forms.
    pub csrf: String,
    /// CSRF tokens accepted from it: one per signing key, so that forms survive a key rotation.
    csrf_accepted: Vec<String>,
    /// Value of the pre-session cookie to set; `None` if the browser has one or is signed in.
    new_pre_session: Option<String>,
    /// Value of the pre-session cookie.
    held: String,
    /// Client network, the key under which gates count it.
    pub network: Network,
    /// Gates in front of expensive work.
    pub gates: Arc<Gates>,
}

impl Visitor {
    /// Creates a visitor without a session, with the pre-session cookie of the browser or a new one.
    pub fn of(site: &HttpState, request: &HttpRequest) -> Visitor {
        let kept = request
            .cookie(PRE_SESSION_COOKIE)
            .map(|cookie| cookie.value().to_owned());
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
            texts: negotiated_texts(request),
            csrf: csrf_accepted.first().cloned().unwrap_or_default(),
            csrf_accepted,
            new_pre_session: door,
            held,
            network: site.network(request),
            gates: Arc::clone(&site.gates),
        }
    }

    /// Origin of a sign-in: network, user agent and known-device cookie.
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

    /// Reads a form and checks its CSRF token.
    pub async fn read(&self, form: Form) -> Result<FormFields, RefusedPage> {
        let fields = form.read().await.map_err(|problem| self.refuse(&problem))?;
        self.check(&fields)?;
        Ok(fields)
    }

    /// Refuses fields without a valid CSRF token; compares in constant time.
    pub fn check(&self, fields: &FormFields) -> Result<(), RefusedPage> {
        let shown = fields.get("_csrf").unwrap_or_default();
        let is_ours = |token: &String| bool::from(token.as_bytes().ct_eq(shown.as_bytes()));
        if self.csrf_accepted.iter().any(is_ours) {
            Ok(())
        } else {
            security_log::mark_form_refused(&self.request);
            let blocks = vec![
                Block::Lead(self.texts.get("refused-form-text").into_owned()),
                Block::Links(vec![Link::button("/staff", self.texts.get("refused-back"))]),
            ];
            let desk = StaffLayout::new(self, self.texts.get("refused-form"));
            Err(desk.render_with_status(StatusCode::FORBIDDEN, &blocks).into())
        }
    }

    /// Error page for a problem, with its status and headers.
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
            Block::Quiet(format!("{} · {}", problem.code().name(), problem.request_id())),
            Block::Links(vec![Link::button("/staff", self.texts.get("refused-back"))]),
        ];
        let mut answer = StaffLayout::new(self, self.texts.get(title)).render_with_status(status, &blocks);
        problem
            .headers()
            .for_each(|(name, value)| answer.headers_mut().append(name.clone(), value.clone()));
        answer.into()
    }

    /// Sets the pre-session cookie that the next form's CSRF token is bound to.
    pub(super) fn set_pre_session_cookie(&self, answer: &mut HttpResponse) {
        if let Some(value) = &self.new_pre_session {
            add(answer, cookie(PRE_SESSION_COOKIE, value.clone()));
        }
    }

    /// Value of the pre-session cookie; binds the callback of a sign-on to the browser that started it.
    pub fn held(&self) -> &str {
        &self.held
    }

    /// Text of this id in the visitor's language.
    pub fn say(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }
}

/// Signed-in user.
#[derive(Clone)]
pub struct Staff {
    visitor: Visitor,
    /// The user and their session.
    pub present: CurrentUser,
    /// Application acting on behalf of the user.
    pub app: App,
}

impl Deref for Staff {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl Staff {
    /// Authenticates a user with a valid session and, if their role requires it, a second factor. Without the factor it
    /// redirects to its setup, without a session to the sign-in page, which returns here.
    pub async fn of(site: &HttpState, request: &HttpRequest) -> Result<Staff, RefusedPage> {
        let staff = Staff::signed_in(site, request).await?;
        if staff.present.needs_second_factor {
            return Err(see_other("/staff/second-factor").into());
        }
        Ok(staff)
    }

    /// Like [`Staff::of`], but does not require a second factor: for the pages that set it up and sign out.
    pub async fn signed_in(site: &HttpState, request: &HttpRequest) -> Result<Staff, RefusedPage> {
        let visitor = Visitor::of(site, request);
        let Some(token) = session_token(request) else {
            return Err(redirect_to_sign_in(request));
        };
        let (app, held) = (site.app.clone(), token.clone());
        let present = block(move || session::authenticate(&app, &held)).await;
        let present = present.map_err(|problem| visitor.refuse(&problem))?;
        let Some(present) = present.filter(|present| present.is_complete) else {
            return Err(redirect_to_sign_in(request));
        };
        security_log::attach_principal(request, &present.person.principal);
        let csrf_accepted = csrf_tokens(&site.app, "session", &token);
        Ok(Staff {
            app: site.app.on_behalf_of(&present.person.principal),
            visitor: Visitor {
                texts: i18n::staff(&present.person.language),
                csrf: csrf_accepted.first().cloned().unwrap_or_default(),
                csrf_accepted,
                new_pre_session: None,
                ..visitor
            },
            present,
        })
    }

    /// Principal that permissions are checked for.
    pub fn principal(&self) -> &Principal {
        &self.present.person.principal
    }

    /// Whether the user has the permission in the city, or, without one, in the whole installation.
    pub fn may(&self, permission: Permission, city: Option<&Slug>) -> bool {
        self.principal().may(permission, city)
    }

    /// Requires the permission in the city, or, without one, in the whole installation; 404 to principals of other cities,
    /// 403 to those of this one.
    pub fn require(&self, permission: Permission, city: Option<&Slug>) -> Result<(), RefusedPage> {
        let required = self.principal().require(permission, city);
        required.map_err(|denied| self.refuse(&denied.into()))
    }

    /// Requires a session of the account itself (403 otherwise): an identity provider's session may not change an account.
    pub fn require_own_account(&self) -> Result<(), RefusedPage> {
        if self.present.is_account_session() {
            Ok(())
        } else {
            Err(self.refuse(&Problem::forbidden()))
        }
    }

    /// Runs an application function on a thread that may block; an error becomes an error page.
    pub async fn run<T, E>(&self, work: impl FnOnce(&App) -> Result<T, E> + Send + 'static) -> Result<T, RefusedPage>
    where
        T: Send + 'static,
        E: Send + 'static,
        Problem: From<E>,
    {
        let app = self.app.clone();
        block(move || work(&app)).await.map_err(|problem| self.refuse(&problem))
    }

    /// Runs an application function that hashes a password, behind the password gate; its error is left to the caller.
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

    /// Runs an application function that reads a city's reports, behind the gate for staff reports.
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

    /// Like [`Staff::run`], but leaves the function's error to the caller.
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

/// Session token from the cookie; `None` unless it has 20 to 100 bytes.
pub fn session_token(request: &HttpRequest) -> Option<String> {
    let cookie = request.cookie(SESSION_COOKIE)?;
    let fits = (20..=100).contains(&cookie.value().len());
    fits.then(|| cookie.value().to_owned())
}

/// Redirects with a session cookie, or clears the cookie if there is no token.
pub fn redirect_with_session(to: &str, token: Option<&str>) -> HttpResponse {
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

/// Redirects with a new session, and marks the browser as a known device.
pub fn redirect_signed_in(to: &str, begun: &NewSession) -> HttpResponse {
    let mut answer = redirect_with_session(to, Some(&begun.token));
    if let Some(device) = &begun.device {
        let mut known = cookie(DEVICE_COOKIE, device.clone());
        known.set_same_site(SameSite::Strict);
        known.set_max_age(Duration::days(DEVICE_DAYS));
        add(&mut answer, known);
    }
    answer
}

/// Redirects with 303 after a form, so that a reload does not submit it again.
pub fn see_other(to: &str) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((LOCATION, to)).finish()
}

/// Returns a path of the staff pages other than sign-in and sign-on, or else `/staff`: prevents open redirects.
pub fn return_path(text: &str) -> &str {
    let is_ours = text.starts_with("/staff") && !text.contains(['\\', '\r', '\n']) && !text.starts_with("/staff/sign");
    if is_ours { text } else { "/staff" }
}

fn redirect_to_sign_in(request: &HttpRequest) -> RefusedPage {
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
        tracing::warn!(%cause, "a cookie could not be set");
    }
}

/// Texts for a visitor without a session: the language of `?lang=`, else of `Accept-Language`.
fn negotiated_texts(request: &HttpRequest) -> &'static Texts {
    if let Some(tag) = query(request).get("lang") {
        return i18n::staff(tag);
    }
    let offered: Vec<&str> = i18n::staff_languages().collect();
    let header = request.headers().get(ACCEPT_LANGUAGE);
    let asked = header.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let at = i18n::negotiate(asked, &offered).unwrap_or_default();
    i18n::staff(offered.get(at).copied().unwrap_or("en"))
}

/// CSRF tokens bound to this cookie value: one per signing key, the current one first.
fn csrf_tokens(app: &App, cookie: &str, value: &str) -> Vec<String> {
    let digests = app
        .keyring
        .each(MacPurpose::Csrf, &[cookie.as_bytes(), value.as_bytes()]);
    digests
        .map(|digest| data_encoding::BASE64URL_NOPAD.encode(&digest))
        .collect()
}
