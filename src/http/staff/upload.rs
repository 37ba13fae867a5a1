//! Forms that may contain files.

use std::future::{Ready, ready};

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap};
use actix_web::web::Bytes;
use actix_web::{Error, FromRequest, HttpRequest};
use futures_util::{StreamExt, stream};

use crate::http::problem::Problem;
use crate::http::web::json_body::{Body, DEFINITION_BYTES_MAX};
use urbivox_core::survey::answers::form_fields::FormFields;

/// Parts of one form. Protects the server: the largest form has six.
const PARTS_MAX: usize = 40;
/// Bytes passed to the parser at once, fewer than it buffers.
const CHUNK_BYTES: usize = 16 * 1_024;

/// Body of a form with or without files, at most [`DEFINITION_BYTES_MAX`] bytes.
pub struct Upload {
    body: Body<FormFields, DEFINITION_BYTES_MAX>,
    headers: HeaderMap,
}

/// Parsed form.
#[derive(Debug, Default)]
pub struct UploadedForm {
    /// Text fields.
    pub fields: FormFields,
    /// Files: the field name and bytes of each.
    files: Vec<(String, Bytes)>,
}

impl UploadedForm {
    /// File in this field; `None` if it was left empty.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let own = self.files.iter().find(|(field, _)| field == name);
        own.map(|(_, bytes)| bytes.as_ref()).filter(|bytes| !bytes.is_empty())
    }
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = Ready<Result<Upload, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers().clone();
        let body = Body::from_request(request, payload).into_inner();
        ready(body.map(|body| Upload { body, headers }))
    }
}

impl Upload {
    /// Reads and parses the whole body.
    pub async fn read(self) -> Result<UploadedForm, Problem> {
        let bytes = self.body.form_bytes().await?.freeze();
        let kind = self.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("multipart/")) {
            let pairs = form_urlencoded::parse(&bytes);
            return Ok(UploadedForm {
                fields: pairs
                    .map(|(name, value)| (name.into_owned(), value.into_owned()))
                    .collect(),
                files: Vec::new(),
            });
        }
        let chunks: Vec<_> = bytes
            .chunks(CHUNK_BYTES)
            .map(|chunk| Ok(bytes.slice_ref(chunk)))
            .collect();
        parts(Multipart::new(&self.headers, stream::iter(chunks))).await
    }
}

async fn parts(mut form: Multipart) -> Result<UploadedForm, Problem> {
    let broken = || Problem::malformed("The form cannot be read: send it as multipart/form-data, RFC 7578.");
    let mut typed = Vec::new();
    let mut files = Vec::new();
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_cause| broken())?;
        if typed.len() + files.len() >= PARTS_MAX {
            return Err(broken());
        }
        let (name, is_file) = named(&part).ok_or_else(broken)?;
        let bytes = part.bytes(DEFINITION_BYTES_MAX).await;
        let bytes = bytes.map_err(|_limit| broken())?.map_err(|_cause| broken())?;
        if is_file {
            files.push((name, bytes));
        } else {
            typed.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(UploadedForm {
        fields: typed.into_iter().collect(),
        files,
    })
}

/// Field name of a part, and whether it is a file.
fn named(part: &Field) -> Option<(String, bool)> {
    let disposition = part.content_disposition()?;
    let is_file = disposition.get_filename().is_some() || disposition.get_filename_ext().is_some();
    Some((disposition.get_name()?.to_owned(), is_file))
}
