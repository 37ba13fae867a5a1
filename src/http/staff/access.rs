//! Extractors of staff pages that require a permission: it is checked once, before the handler, by the table that the API
//! uses as well.

use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::current_user::CurrentUser;
use super::survey::SurveyContext;
use crate::app::access::required::RequiredPermission;
use crate::app::resource::Resource;
use crate::http::problem::Problem;
use crate::http::web::extract::path_parameter;
use crate::http::web::page_error::PageError;
use urbivox_core::survey::slug::Slug;

/// User with the permission `P` in the whole installation; otherwise a 403.
pub struct InstallationAccess<P> {
    /// The user.
    pub user: CurrentUser,
    permission: PhantomData<P>,
}

/// User with the permission `P` in the city of the address; a 404 to users of other cities, a 403 to those of this one.
pub struct CityAccess<P> {
    /// The user.
    pub user: CurrentUser,
    /// City in the address.
    pub city: Slug,
    permission: PhantomData<P>,
}

/// User with the permission `P` in the city of the survey in the address, with the survey; a 404 to users of other cities or if
/// there is no such survey, a 403 to users of this city.
pub struct SurveyAccess<P> {
    /// The user.
    pub user: CurrentUser,
    /// The survey.
    pub survey: SurveyContext,
    permission: PhantomData<P>,
}

impl<P: RequiredPermission> FromRequest for InstallationAccess<P> {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<InstallationAccess<P>, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let user = CurrentUser::of(&request).await?;
            user.require(P::PERMISSION, None)?;
            Ok(InstallationAccess {
                user,
                permission: PhantomData,
            })
        })
    }
}

impl<P: RequiredPermission> FromRequest for CityAccess<P> {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<CityAccess<P>, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let user = CurrentUser::of(&request).await?;
            let city = path_parameter(&request, Resource::City).and_then(Slug::parse);
            let city = city.ok_or_else(|| user.refuse(&Problem::no_such(Resource::City)))?;
            user.require(P::PERMISSION, Some(&city))?;
            Ok(CityAccess {
                user,
                city,
                permission: PhantomData,
            })
        })
    }
}

impl<P: RequiredPermission> FromRequest for SurveyAccess<P> {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<SurveyAccess<P>, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let user = CurrentUser::of(&request).await?;
            let path = SurveyContext::path_in(&user, &request)?;
            user.require(P::PERMISSION, Some(&path.city))?;
            let survey = SurveyContext::load(&user, path).await?;
            Ok(SurveyAccess {
                user,
                survey,
                permission: PhantomData,
            })
        })
    }
}
