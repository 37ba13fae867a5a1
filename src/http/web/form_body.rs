//! Body of an HTML form, which the handler reads when it needs it.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

use crate::http::problem::Problem;
use crate::http::web::json_body::{Body, SUBMISSION_BYTES_MAX, run_gated_if_large};
use urbivox_core::survey::answers::form_fields::{FIELDS_MAX, FormFields};

/// Unread body of a form.
pub struct FormBody {
    request: HttpRequest,
    body: Body<FormFields, SUBMISSION_BYTES_MAX>,
}

impl FromRequest for FormBody {
    type Error = Error;
    type Future = Ready<Result<FormBody, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Body::from_request(request, payload).into_inner();
        let request = request.clone();
        ready(body.map(|body| FormBody { request, body }))
    }
}

impl FormBody {
    /// Reads and parses the body. A form with more fields than any page of ours is refused, because some would be dropped.
    /// Bytes that are not UTF-8 become replacement characters, as in browsers.
    pub async fn read(self) -> Result<FormFields, Problem> {
        let bytes = self.body.form_bytes().await?;
        run_gated_if_large(&self.request, bytes.len(), move || {
            if form_urlencoded::parse(&bytes).count() > FIELDS_MAX {
                return Err(Problem::malformed(format!("Send at most {FIELDS_MAX} fields.")));
            }
            let pairs = form_urlencoded::parse(&bytes);
            Ok(pairs
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect())
        })
        .await
    }
}
