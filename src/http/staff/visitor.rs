//! Browser on the staff pages: its request, its language and the CSRF tokens of its forms.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::USER_AGENT;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use subtle::ConstantTimeEq;

use super::cookies;
use crate::app::App;
use crate::app::people::session::SignInOrigin;
use crate::config::MacPurpose;
use crate::http::gates::Gates;
use crate::http::network::Network;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::query::{accepted_languages, query};
use urbivox_core::i18n;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Browser on the staff pages, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// State shared by all handlers.
    pub state: web::Data<HttpState>,
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
    /// Value of the pre-session cookie; binds the callback of a sign-on to the browser that started it.
    pub pre_session: String,
    /// Client network, the key under which gates count it.
    pub network: Network,
    /// Gates in front of expensive work.
    pub gates: Arc<Gates>,
}

impl FromRequest for Visitor {
    type Error = Problem;
    type Future = Ready<Result<Visitor, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Visitor::of(request))
    }
}

impl Visitor {
    /// Creates a visitor without a session, with the pre-session cookie of the browser or a new one.
    pub fn of(request: &HttpRequest) -> Result<Visitor, Problem> {
        let state = request.app_data::<web::Data<HttpState>>();
        let state = state.ok_or_else(|| Problem::broken(&"the state of the server is not registered"))?;
        let known = cookies::pre_session(request);
        let is_new = known.is_none();
        let pre_session = known.unwrap_or_else(|| uuid::Uuid::new_v4().simple().to_string());
        let csrf_accepted = csrf_tokens(&state.app, CsrfCookie::PreSession, &pre_session);
        Ok(Visitor {
            state: state.clone(),
            request: request.clone(),
            texts: negotiated_texts(request),
            csrf: csrf_accepted.first().cloned().unwrap_or_default(),
            csrf_accepted,
            new_pre_session: is_new.then(|| pre_session.clone()),
            pre_session,
            network: state.network(request),
            gates: Arc::clone(&state.gates),
        })
    }

    /// The same browser, signed in: UI texts in the user's language, CSRF tokens of the session.
    pub(super) fn signed_in(self, session_token: &str, language: &str) -> Visitor {
        let csrf_accepted = csrf_tokens(&self.state.app, CsrfCookie::Session, session_token);
        Visitor {
            texts: i18n::staff(language),
            csrf: csrf_accepted.first().cloned().unwrap_or_default(),
            csrf_accepted,
            new_pre_session: None,
            ..self
        }
    }

    /// Origin of a sign-in: network, user agent and known-device cookie.
    pub fn origin(&self) -> SignInOrigin {
        let client = self.request.headers().get(USER_AGENT);
        let client = client.and_then(|value| value.to_str().ok()).unwrap_or_default();
        SignInOrigin {
            device: cookies::known_device(&self.request),
            network: self.state.network_name(&self.request),
            client: client.chars().filter(|c| !c.is_control()).collect(),
        }
    }

    /// Whether the fields contain a valid CSRF token; compares in constant time.
    pub(super) fn has_csrf_token(&self, fields: &FormFields) -> bool {
        let sent = fields.get("_csrf").unwrap_or_default();
        let is_ours = |token: &String| bool::from(token.as_bytes().ct_eq(sent.as_bytes()));
        self.csrf_accepted.iter().any(is_ours)
    }

    /// Sets the pre-session cookie that the next form's CSRF token is bound to.
    pub(super) fn set_pre_session_cookie(&self, response: &mut HttpResponse) {
        if let Some(value) = &self.new_pre_session {
            cookies::set_pre_session(response, value);
        }
    }

    /// Text of this id in the visitor's language.
    pub fn text(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }
}

/// Texts for a visitor without a session: the language of `?lang=`, else of `Accept-Language`.
fn negotiated_texts(request: &HttpRequest) -> &'static Texts {
    if let Some(tag) = query(request).get("lang") {
        return i18n::staff(tag);
    }
    let offered: Vec<&str> = i18n::staff_languages().collect();
    let at = i18n::negotiate(accepted_languages(request), &offered).unwrap_or_default();
    i18n::staff(offered.get(at).copied().unwrap_or("en"))
}

/// Cookie that a CSRF token is bound to.
#[derive(Clone, Copy)]
enum CsrfCookie {
    PreSession,
    Session,
}

/// CSRF tokens bound to this cookie value: one per signing key, the current one first.
fn csrf_tokens(app: &App, cookie: CsrfCookie, value: &str) -> Vec<String> {
    // These names are part of the code of every token: they stay.
    let name: &[u8] = match cookie {
        CsrfCookie::PreSession => b"door",
        CsrfCookie::Session => b"session",
    };
    let digests = app.keyring.each(MacPurpose::Csrf, &[name, value.as_bytes()]);
    digests
        .map(|digest| data_encoding::BASE64URL_NOPAD.encode(&digest))
        .collect()
}
