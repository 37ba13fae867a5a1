//! Extractors: resources in the address, the query, and the principal of an API key.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use crate::app::access;
use crate::app::access::required::RequiredPermission;
use crate::app::access::{Denied, Principal};
use crate::app::authoring::SurveyPath;
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::security_log;
use crate::http::state::{HttpState, block};
use urbivox_core::survey::Slug;

/// Longest message of the query parser that is passed on, in characters.
const DETAIL_CHARS_MAX: usize = 300;

/// City in the address.
pub struct CityAt(pub Slug);

/// City and service in the address.
pub struct ServiceAt(pub Slug, pub Slug);

/// Survey in the address.
pub struct SurveyAt(pub SurveyPath);

/// Survey and placement in the address.
pub struct PlacementAt(pub SurveyPath, pub Slug);

/// Receipt code in the address, as typed.
pub struct ReceiptAt(pub String);

impl FromRequest for CityAt {
    type Error = Problem;
    type Future = Ready<Result<CityAt, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(segment(request, Resource::City).map(CityAt))
    }
}

impl FromRequest for ServiceAt {
    type Error = Problem;
    type Future = Ready<Result<ServiceAt, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            segment(request, Resource::City).and_then(|city| Ok(ServiceAt(city, segment(request, Resource::Service)?))),
        )
    }
}

impl FromRequest for SurveyAt {
    type Error = Problem;
    type Future = Ready<Result<SurveyAt, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(survey_at(request).map(SurveyAt))
    }
}

impl FromRequest for PlacementAt {
    type Error = Problem;
    type Future = Ready<Result<PlacementAt, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(survey_at(request).and_then(|at| Ok(PlacementAt(at, segment(request, Resource::Placement)?))))
    }
}

impl FromRequest for ReceiptAt {
    type Error = Problem;
    type Future = Ready<Result<ReceiptAt, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let receipt = request.match_info().get("receipt");
        let receipt = receipt.map(|receipt| ReceiptAt(receipt.to_owned()));
        ready(receipt.ok_or_else(Problem::no_such_receipt))
    }
}

fn survey_at(request: &HttpRequest) -> Result<SurveyPath, Problem> {
    Ok(SurveyPath {
        city: segment(request, Resource::City)?,
        service: segment(request, Resource::Service)?,
        survey: segment(request, Resource::Survey)?,
    })
}

/// Returns a segment of the address as a slug; an invalid slug is a 404.
fn segment(request: &HttpRequest, what: Resource) -> Result<Slug, Problem> {
    path_parameter(request, what)
        .and_then(Slug::parse)
        .ok_or_else(|| Problem::no_such(what))
}

/// Returns the segment of the address that names the resource, as typed, for names that are no slugs: frameworks and
/// indicators.
pub fn named(request: &HttpRequest, what: Resource) -> Result<&str, Problem> {
    path_parameter(request, what).ok_or_else(|| Problem::no_such(what))
}

/// Returns the segment of the address that holds the resource, as typed; `None` when the route has none.
pub fn path_parameter(request: &HttpRequest, what: Resource) -> Option<&str> {
    request.match_info().get(what.path_parameter()?)
}

/// Parsed query; a parse error is a problem with the parser's message.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = Problem;
    type Future = Ready<Result<Params<T>, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        #[expect(
            clippy::disallowed_types,
            reason = "this is the extractor that makes proper problems of it"
        )]
        let query = web::Query::<T>::from_query(request.query_string());
        ready(match query {
            Ok(query) => Ok(Params(query.into_inner())),
            Err(cause) => {
                let cause = cause.to_string();
                let detail = cause.strip_prefix("Query deserialize error: ").unwrap_or(&cause);
                Err(Problem::bad_query(
                    detail.chars().take(DETAIL_CHARS_MAX).collect::<String>(),
                ))
            }
        })
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Problem {
        match denied {
            Denied::NoSuchCity => Problem::no_such(Resource::City),
            Denied::Forbidden => Problem::forbidden(),
        }
    }
}

/// Principal of a valid API key, for operations that every key may use. Others take a [`KeyAccess`] or an
/// [`InstallationKey`].
pub struct ApiPrincipal(pub Principal);

impl FromRequest for ApiPrincipal {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<ApiPrincipal, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reader = OptionalPrincipal::from_request(request, payload);
        Box::pin(async move { reader.await?.0.map(ApiPrincipal).ok_or_else(Problem::unauthenticated) })
    }
}

/// Principal of a valid API key whose role has the permission `P` in the city of the address.
///
/// Checked before the handler runs. Errors: 401 without a valid key, 404 to a key of another city and for an invalid
/// slug, 403 to a role without the permission.
pub struct KeyAccess<P> {
    /// Owner of the key.
    pub principal: Principal,
    /// City in the address.
    pub city: Slug,
    permission: PhantomData<P>,
}

impl<P: RequiredPermission + 'static> FromRequest for KeyAccess<P> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<KeyAccess<P>, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reader = ApiPrincipal::from_request(request, payload);
        let city = segment(request, Resource::City);
        Box::pin(async move {
            let ApiPrincipal(principal) = reader.await?;
            let city = city?;
            principal.require(P::PERMISSION, Some(&city))?;
            Ok(KeyAccess {
                principal,
                city,
                permission: PhantomData,
            })
        })
    }
}

/// Principal of a valid API key whose role has the permission `P` in the whole installation.
///
/// Checked before the handler runs. Errors: 401 without a valid key, 403 to a role without the permission.
pub struct InstallationKey<P> {
    /// Owner of the key.
    pub principal: Principal,
    permission: PhantomData<P>,
}

impl<P: RequiredPermission + 'static> FromRequest for InstallationKey<P> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<InstallationKey<P>, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reader = ApiPrincipal::from_request(request, payload);
        Box::pin(async move {
            let ApiPrincipal(principal) = reader.await?;
            principal.require(P::PERMISSION, None)?;
            Ok(InstallationKey {
                principal,
                permission: PhantomData,
            })
        })
    }
}

/// Principal of a public endpoint: `None` without an `Authorization` header. An invalid key is refused, so that its
/// owner notices instead of seeing less.
pub struct OptionalPrincipal(pub Option<Principal>);

impl FromRequest for OptionalPrincipal {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<OptionalPrincipal, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let has_credentials = request.headers().contains_key(AUTHORIZATION);
        let key = bearer(request);
        let app = request
            .app_data::<web::Data<HttpState>>()
            .map(|state| state.app.clone());
        let request = request.clone();
        Box::pin(async move {
            if !has_credentials {
                return Ok(OptionalPrincipal(None));
            }
            let (Some(key), Some(app)) = (key, app) else {
                return Err(Problem::unauthenticated());
            };
            let principal = block(move || access::authenticate_key(&app, &key)).await?;
            let principal = principal.ok_or_else(Problem::unauthenticated)?;
            security_log::attach_principal(&request, &principal);
            Ok(OptionalPrincipal(Some(principal)))
        })
    }
}

/// Returns the principal of a request that needs no key; `None` without a valid one.
pub async fn principal(request: &HttpRequest, state: &HttpState) -> Result<Option<Principal>, Problem> {
    let Some(key) = bearer(request) else {
        return Ok(None);
    };
    let app = state.app.clone();
    let principal = block(move || access::authenticate_key(&app, &key)).await?;
    match &principal {
        Some(principal) => security_log::attach_principal(request, principal),
        None => security_log::mark_key_refused(request),
    }
    Ok(principal)
}

fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned())
}
