//! Extractor of the signed-in user, and the running of application functions on their behalf.

use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, ResponseError};
use futures_util::future::LocalBoxFuture;

use super::cookies::session_token;
use super::redirect::{see_other, to_sign_in};
use super::visitor::Visitor;
use crate::app::access::{Permission, Principal};
use crate::app::people::session;
use crate::app::people::session::Session;
use crate::app::{App, ServiceError};
use crate::http::problem::Problem;
use crate::http::security_log;
use crate::http::state::block;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::slug::Slug;

/// Signed-in user, with the second factor that their role requires. Without a session the extractor redirects to the sign-in
/// page, which returns here; without a required factor to its setup.
#[derive(Clone)]
pub struct CurrentUser {
    visitor: Visitor,
    /// The session, with the person.
    pub session: Session,
    /// Application acting on behalf of the user.
    pub app: App,
}

/// Signed-in user, whether or not a required second factor is set up: for the pages that set it up and sign out.
pub struct IncompleteUser(pub CurrentUser);

impl Deref for CurrentUser {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl FromRequest for CurrentUser {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<CurrentUser, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { CurrentUser::of(&request).await })
    }
}

impl FromRequest for IncompleteUser {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<IncompleteUser, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { authenticate(&request).await.map(IncompleteUser) })
    }
}

async fn authenticate(request: &HttpRequest) -> Result<CurrentUser, PageError> {
    let visitor = Visitor::of(request).map_err(|problem| PageError::from(problem.error_response()))?;
    let Some(token) = session_token(request) else {
        return Err(to_sign_in(request));
    };
    let session = visitor.session(&token).await?;
    let Some(session) = session.filter(|session| session.is_complete) else {
        return Err(to_sign_in(request));
    };
    security_log::attach_principal(request, &session.person.principal);
    Ok(CurrentUser {
        app: visitor.state.app.on_behalf_of(&session.person.principal),
        visitor: visitor.signed_in(&token, &session.person.language),
        session,
    })
}

impl Visitor {
    /// Session of this token; `None` if it is not valid.
    pub(super) async fn session(&self, token: &str) -> Result<Option<Session>, PageError> {
        let (app, token) = (self.state.app.clone(), token.to_owned());
        let session = block(move || session::authenticate(&app, &token)).await;
        session.map_err(|problem| self.refuse(&problem))
    }
}

impl CurrentUser {
    pub(super) async fn of(request: &HttpRequest) -> Result<CurrentUser, PageError> {
        let user = authenticate(request).await?;
        if user.session.needs_second_factor {
            return Err(see_other("/staff/second-factor").into());
        }
        Ok(user)
    }

    /// Principal that permissions are checked for.
    pub fn principal(&self) -> &Principal {
        &self.session.person.principal
    }

    /// Whether the user has the permission in the city, or, without one, in the whole installation.
    pub fn may(&self, permission: Permission, city: Option<&Slug>) -> bool {
        self.principal().may(permission, city)
    }

    /// Requires the permission in the city, or, without one, in the whole installation; 404 to principals of other cities,
    /// 403 to those of this one.
    pub fn require(&self, permission: Permission, city: Option<&Slug>) -> Result<(), PageError> {
        let required = self.principal().require(permission, city);
        required.map_err(|denied| self.refuse(&denied.into()))
    }

    /// Requires a session of the account itself (403 otherwise): an identity provider's session may not change an account.
    pub fn require_own_account(&self) -> Result<(), PageError> {
        if self.session.is_account_session() {
            Ok(())
        } else {
            Err(self.refuse(&Problem::forbidden()))
        }
    }

    /// Runs an application function on a thread that may block; an error becomes an error page.
    pub async fn run<T, E>(&self, work: impl FnOnce(&App) -> Result<T, E> + Send + 'static) -> Result<T, PageError>
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
    ) -> Result<Result<T, E>, PageError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let app = self.app.clone();
        let work = move || Ok::<_, ServiceError>(work(&app));
        let outcome = self.gates.passwords.run(self.network, work).await;
        outcome.map_err(|problem| self.refuse(&problem))
    }

    /// Runs an application function that reads a city's reports, behind the gate for staff reports.
    pub async fn report<T, E>(
        &self,
        city: &Slug,
        work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<T, PageError>
    where
        T: Send + 'static,
        E: Send + 'static,
        Problem: From<E>,
    {
        let app = self.app.clone();
        let outcome = self.gates.staff_reports.run(city, move || work(&app)).await;
        outcome.map_err(|problem| self.refuse(&problem))
    }

    /// Like [`CurrentUser::run`], but leaves the function's error to the caller.
    pub async fn attempt<T, E>(
        &self,
        work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, PageError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let app = self.app.clone();
        let outcome = block(move || Ok::<_, ServiceError>(work(&app))).await;
        outcome.map_err(|problem| self.refuse(&problem))
    }
}
