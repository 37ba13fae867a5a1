//! The body of a form, read when the handler asks for it.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

use crate::http::body::{Body, SUBMISSION_BYTES_MAX, large};
use crate::http::problem::Problem;
use crate::survey::form::Fields;

/// A form that was sent.
pub struct Form {
    request: HttpRequest,
    body: Body<Fields, SUBMISSION_BYTES_MAX>,
}

impl FromRequest for Form {
    type Error = Error;
    type Future = Ready<Result<Form, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Body::from_request(request, payload).into_inner();
        let request = request.clone();
        ready(body.map(|body| Form { request, body }))
    }
}

impl Form {
    /// Reads all of it. Bytes that are no text become replacement characters, as browsers would show them.
    pub async fn read(self) -> Result<Fields, Problem> {
        let bytes = self.body.form_bytes().await?;
        large(&self.request, bytes.len(), move || {
            let pairs = form_urlencoded::parse(&bytes);
            Ok(pairs
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect())
        })
        .await
    }
}
