//! All problem codes with status, meaning and remedy. `/metrics`, the OpenAPI document and the pages at
//! `/problems/{code}` are generated from this list.

use actix_web::http::StatusCode;

/// Stable code of a problem: the last segment of `type` (RFC 9457).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// The body is not JSON, or does not have the structure that the operation documents.
    Malformed,
    /// A form contains no known action. Nothing was changed.
    UnclearForm,
    /// A query parameter is unknown, or its value is not valid.
    BadQuery,
    /// A header is not valid.
    BadHeader,
    /// The request has no API key, or one that is unknown, revoked or expired.
    Unauthenticated,
    /// The key is valid, but its role does not have the permission.
    Forbidden,
    /// The signature, the survey or a claim of a signed link is not valid.
    LinkInvalid,
    /// Nothing is served at this address.
    NoSuchPage,
    /// There is no such city, or the key has no access to it.
    NoSuchCity,
    /// The city has no such service.
    NoSuchService,
    /// The service has no such survey, or it is not published.
    NoSuchSurvey,
    /// The survey has no such placement.
    NoSuchPlacement,
    /// There is no such survey template.
    NoSuchTemplate,
    /// There is no such framework of indicators.
    NoSuchFramework,
    /// The framework has no such indicator.
    NoSuchIndicator,
    /// The city has no such signing key.
    NoSuchSigningKey,
    /// No response with this identity waits for a decision.
    NoSuchHeldResponse,
    /// No response is stored under this receipt.
    NoSuchReceipt,
    /// The address is served, but not with this method.
    WrongMethod,
    /// The body did not arrive within 30 seconds.
    TooSlow,
    /// A resource with this slug exists already.
    Exists,
    /// The survey was never published.
    NotPublished,
    /// The survey is closed and accepts no responses.
    Closed,
    /// The survey does not accept responses yet.
    NotOpenYet,
    /// The version was replaced by a newer one too long ago.
    RetiredVersion,
    /// The form was opened too long ago.
    FormExpired,
    /// A submission with this identity was stored with other answers.
    SubmissionDiffers,
    /// The response was changed by another request at the same time.
    ChangedMeanwhile,
    /// The city has no signing key.
    NoSigningKey,
    /// The survey has the largest possible number of placements.
    TooManyPlacements,
    /// The response was withdrawn.
    Withdrawn,
    /// The signed link was used before. Each link is valid for one response.
    LinkUsed,
    /// The signed link has expired.
    LinkExpired,
    /// The revision that the request expects is not the current one: the resource was changed meanwhile.
    Changed,
    /// The body is larger than the limit of the operation.
    TooLarge,
    /// The body is not JSON, or is compressed.
    UnsupportedMediaType,
    /// The body has the documented structure, but some values are not valid.
    InvalidBody,
    /// The survey definition has violations.
    InvalidDefinition,
    /// Some answers to indicators are not valid.
    InvalidIndicators,
    /// Some answers are not valid. Nothing was stored.
    InvalidAnswers,
    /// The survey has no such version.
    UnknownVersion,
    /// The quota of submissions of the network or the key is used up. Nothing was stored.
    TooManySubmissions,
    /// The quota of requests of the network, the key or the target is used up.
    TooManyRequests,
    /// An internal error occurred.
    Internal,
    /// The service is overloaded.
    Busy,
    /// The database is unavailable, or the service is shutting down.
    Unavailable,
}

impl ProblemCode {
    /// All codes, ordered by status.
    pub const ALL: [ProblemCode; 46] = [
        ProblemCode::Malformed,
        ProblemCode::UnclearForm,
        ProblemCode::BadQuery,
        ProblemCode::BadHeader,
        ProblemCode::Unauthenticated,
        ProblemCode::Forbidden,
        ProblemCode::LinkInvalid,
        ProblemCode::NoSuchPage,
        ProblemCode::NoSuchCity,
        ProblemCode::NoSuchService,
        ProblemCode::NoSuchSurvey,
        ProblemCode::NoSuchPlacement,
        ProblemCode::NoSuchTemplate,
        ProblemCode::NoSuchFramework,
        ProblemCode::NoSuchIndicator,
        ProblemCode::NoSuchSigningKey,
        ProblemCode::NoSuchHeldResponse,
        ProblemCode::NoSuchReceipt,
        ProblemCode::WrongMethod,
        ProblemCode::TooSlow,
        ProblemCode::Exists,
        ProblemCode::NotPublished,
        ProblemCode::Closed,
        ProblemCode::NotOpenYet,
        ProblemCode::RetiredVersion,
        ProblemCode::FormExpired,
        ProblemCode::SubmissionDiffers,
        ProblemCode::ChangedMeanwhile,
        ProblemCode::NoSigningKey,
        ProblemCode::TooManyPlacements,
        ProblemCode::Withdrawn,
        ProblemCode::LinkUsed,
        ProblemCode::LinkExpired,
        ProblemCode::Changed,
        ProblemCode::TooLarge,
        ProblemCode::UnsupportedMediaType,
        ProblemCode::InvalidBody,
        ProblemCode::InvalidDefinition,
        ProblemCode::InvalidIndicators,
        ProblemCode::InvalidAnswers,
        ProblemCode::UnknownVersion,
        ProblemCode::TooManySubmissions,
        ProblemCode::TooManyRequests,
        ProblemCode::Internal,
        ProblemCode::Busy,
        ProblemCode::Unavailable,
    ];

    /// Returns the code for programs: lower-case words with hyphens. Never changes.
    pub fn name(self) -> &'static str {
        match self {
            ProblemCode::Malformed => "malformed",
            ProblemCode::UnclearForm => "unclear-form",
            ProblemCode::BadQuery => "bad-query",
            ProblemCode::BadHeader => "bad-header",
            ProblemCode::Unauthenticated => "unauthenticated",
            ProblemCode::Forbidden => "forbidden",
            ProblemCode::LinkInvalid => "link-invalid",
            ProblemCode::NoSuchPage => "no-such-page",
            ProblemCode::NoSuchCity => "no-such-city",
            ProblemCode::NoSuchService => "no-such-service",
            ProblemCode::NoSuchSurvey => "no-such-survey",
            ProblemCode::NoSuchPlacement => "no-such-placement",
            ProblemCode::NoSuchTemplate => "no-such-template",
            ProblemCode::NoSuchFramework => "no-such-framework",
            ProblemCode::NoSuchIndicator => "no-such-indicator",
            ProblemCode::NoSuchSigningKey => "no-such-link-key",
            ProblemCode::NoSuchHeldResponse => "no-such-held-response",
            ProblemCode::NoSuchReceipt => "no-such-receipt",
            ProblemCode::WrongMethod => "wrong-method",
            ProblemCode::TooSlow => "too-slow",
            ProblemCode::Exists => "exists",
            ProblemCode::NotPublished => "not-published",
            ProblemCode::Closed => "closed",
            ProblemCode::NotOpenYet => "not-open-yet",
            ProblemCode::RetiredVersion => "retired-version",
            ProblemCode::FormExpired => "form-expired",
            ProblemCode::SubmissionDiffers => "submission-differs",
            ProblemCode::ChangedMeanwhile => "changed-meanwhile",
            ProblemCode::NoSigningKey => "no-link-key",
            ProblemCode::TooManyPlacements => "too-many-placements",
            ProblemCode::Withdrawn => "withdrawn",
            ProblemCode::LinkUsed => "link-used",
            ProblemCode::LinkExpired => "link-expired",
            ProblemCode::Changed => "changed",
            ProblemCode::TooLarge => "too-large",
            ProblemCode::UnsupportedMediaType => "unsupported-media-type",
            ProblemCode::InvalidBody => "invalid-body",
            ProblemCode::InvalidDefinition => "invalid-definition",
            ProblemCode::InvalidIndicators => "invalid-indicators",
            ProblemCode::InvalidAnswers => "invalid-answers",
            ProblemCode::UnknownVersion => "unknown-version",
            ProblemCode::TooManySubmissions => "too-many",
            ProblemCode::TooManyRequests => "too-many-requests",
            ProblemCode::Internal => "internal",
            ProblemCode::Busy => "busy",
            ProblemCode::Unavailable => "unavailable",
        }
    }

    /// Returns the HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            ProblemCode::Malformed | ProblemCode::UnclearForm | ProblemCode::BadQuery | ProblemCode::BadHeader => {
                StatusCode::BAD_REQUEST
            }
            ProblemCode::Unauthenticated => StatusCode::UNAUTHORIZED,
            ProblemCode::Forbidden | ProblemCode::LinkInvalid => StatusCode::FORBIDDEN,
            ProblemCode::NoSuchPage
            | ProblemCode::NoSuchCity
            | ProblemCode::NoSuchService
            | ProblemCode::NoSuchSurvey
            | ProblemCode::NoSuchPlacement
            | ProblemCode::NoSuchTemplate
            | ProblemCode::NoSuchFramework
            | ProblemCode::NoSuchIndicator
            | ProblemCode::NoSuchSigningKey
            | ProblemCode::NoSuchHeldResponse
            | ProblemCode::NoSuchReceipt => StatusCode::NOT_FOUND,
            ProblemCode::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            ProblemCode::TooSlow => StatusCode::REQUEST_TIMEOUT,
            ProblemCode::Exists
            | ProblemCode::NotPublished
            | ProblemCode::Closed
            | ProblemCode::NotOpenYet
            | ProblemCode::RetiredVersion
            | ProblemCode::FormExpired
            | ProblemCode::SubmissionDiffers
            | ProblemCode::ChangedMeanwhile
            | ProblemCode::NoSigningKey
            | ProblemCode::TooManyPlacements => StatusCode::CONFLICT,
            ProblemCode::Withdrawn | ProblemCode::LinkUsed | ProblemCode::LinkExpired => StatusCode::GONE,
            ProblemCode::Changed => StatusCode::PRECONDITION_FAILED,
            ProblemCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ProblemCode::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ProblemCode::InvalidBody
            | ProblemCode::InvalidDefinition
            | ProblemCode::InvalidIndicators
            | ProblemCode::InvalidAnswers
            | ProblemCode::UnknownVersion => StatusCode::UNPROCESSABLE_ENTITY,
            ProblemCode::TooManySubmissions | ProblemCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            ProblemCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            ProblemCode::Busy | ProblemCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Returns the meaning, in one or two English sentences.
    pub fn meaning(self) -> &'static str {
        match self {
            ProblemCode::Malformed => {
                "The body is not JSON, or does not have the structure that the operation documents."
            }
            ProblemCode::UnclearForm => "A form contains no known action. Nothing was changed.",
            ProblemCode::BadQuery => "A query parameter is unknown, or its value is not valid.",
            ProblemCode::BadHeader => "A header is not valid.",
            ProblemCode::Unauthenticated => "The request has no API key, or one that is unknown, revoked or expired.",
            ProblemCode::Forbidden => "The key is valid, but its role does not have the permission.",
            ProblemCode::LinkInvalid => "The signature, the survey or a claim of a signed link is not valid.",
            ProblemCode::NoSuchPage => "Nothing is served at this address.",
            ProblemCode::NoSuchCity => "There is no such city, or the key has no access to it.",
            ProblemCode::NoSuchService => "The city has no such service.",
            ProblemCode::NoSuchSurvey => "The service has no such survey, or it is not published.",
            ProblemCode::NoSuchPlacement => "The survey has no such placement.",
            ProblemCode::NoSuchTemplate => "There is no such survey template.",
            ProblemCode::NoSuchFramework => "There is no such framework of indicators.",
            ProblemCode::NoSuchIndicator => "The framework has no such indicator.",
            ProblemCode::NoSuchSigningKey => "The city has no such signing key.",
            ProblemCode::NoSuchHeldResponse => "No response with this identity waits for a decision.",
            ProblemCode::NoSuchReceipt => "No response is stored under this receipt.",
            ProblemCode::WrongMethod => "The address is served, but not with this method.",
            ProblemCode::TooSlow => "The body did not arrive within 30 seconds.",
            ProblemCode::Exists => "A resource with this slug exists already.",
            ProblemCode::NotPublished => "The survey was never published.",
            ProblemCode::Closed => "The survey is closed and accepts no responses.",
            ProblemCode::NotOpenYet => "The survey does not accept responses yet.",
            ProblemCode::RetiredVersion => "The version was replaced by a newer one too long ago.",
            ProblemCode::FormExpired => "The form was opened too long ago.",
            ProblemCode::SubmissionDiffers => "A submission with this identity was stored with other answers.",
            ProblemCode::ChangedMeanwhile => "The response was changed by another request at the same time.",
            ProblemCode::NoSigningKey => "The city has no signing key.",
            ProblemCode::TooManyPlacements => "The survey has the largest possible number of placements.",
            ProblemCode::Withdrawn => "The response was withdrawn.",
            ProblemCode::LinkUsed => "The signed link was used before. Each link is valid for one response.",
            ProblemCode::LinkExpired => "The signed link has expired.",
            ProblemCode::Changed => {
                "The revision that the request expects is not the current one: the resource was changed meanwhile."
            }
            ProblemCode::TooLarge => "The body is larger than the limit of the operation.",
            ProblemCode::UnsupportedMediaType => "The body is not JSON, or is compressed.",
            ProblemCode::InvalidBody => "The body has the documented structure, but some values are not valid.",
            ProblemCode::InvalidDefinition => "The survey definition has violations.",
            ProblemCode::InvalidIndicators => "Some answers to indicators are not valid.",
            ProblemCode::InvalidAnswers => "Some answers are not valid. Nothing was stored.",
            ProblemCode::UnknownVersion => "The survey has no such version.",
            ProblemCode::TooManySubmissions => {
                "The quota of submissions of the network or the key is used up. Nothing was stored."
            }
            ProblemCode::TooManyRequests => "The quota of requests of the network, the key or the target is used up.",
            ProblemCode::Internal => "An internal error occurred.",
            ProblemCode::Busy => "The service is overloaded.",
            ProblemCode::Unavailable => "The database is unavailable, or the service is shutting down.",
        }
    }

    /// Returns what the sender of the request can do, in English.
    pub fn remedy(self) -> &'static str {
        match self {
            ProblemCode::Malformed => {
                "Compare the body with the description of the operation in `/api/v1/openapi.json`."
            }
            ProblemCode::UnclearForm => "Load the page again, and use one of its buttons.",
            ProblemCode::BadQuery => "Correct or omit the parameter that `detail` names.",
            ProblemCode::BadHeader => "Correct the header that `detail` names.",
            ProblemCode::Unauthenticated => {
                "Send `Authorization: Bearer` with a valid key. Owners of a city create keys on the page “Keys”."
            }
            ProblemCode::Forbidden => "Use a key with a role that has the permission, or ask an owner of the city.",
            ProblemCode::LinkInvalid => {
                "Open the complete link as it was sent. Integrators compare their token with the documentation of signed links."
            }
            ProblemCode::NoSuchPage => "Check the address for typing errors.",
            ProblemCode::NoSuchCity => "List the cities of the key: `GET /api/v1/cities`.",
            ProblemCode::NoSuchService => "List the services of the city: `GET /api/v1/cities/{city}/services`.",
            ProblemCode::NoSuchSurvey => {
                "List the surveys of the service: `GET /api/v1/cities/{city}/services/{service}/surveys`."
            }
            ProblemCode::NoSuchPlacement => "List the placements of the survey, or register this one.",
            ProblemCode::NoSuchTemplate => "List the templates: `GET /api/v1/templates`.",
            ProblemCode::NoSuchFramework => "List the frameworks: `GET /api/v1/frameworks`.",
            ProblemCode::NoSuchIndicator => "Get the framework: `GET /api/v1/frameworks/{framework}`.",
            ProblemCode::NoSuchSigningKey => "List the signing keys: `GET /api/v1/cities/{city}/link-keys`.",
            ProblemCode::NoSuchHeldResponse => "List the held responses again. It may have been accepted or rejected.",
            ProblemCode::NoSuchReceipt => {
                "Check the code for typing errors. The response may have been withdrawn, or deleted when its retention ended."
            }
            ProblemCode::WrongMethod => "Use one of the methods in the `Allow` header.",
            ProblemCode::TooSlow => "Send the request again over a faster connection.",
            ProblemCode::Exists => "Choose another slug.",
            ProblemCode::NotPublished => "Publish the survey first.",
            ProblemCode::Closed => "Do not retry. The city can publish the survey again.",
            ProblemCode::NotOpenYet => "Submit on or after the day that `detail` names.",
            ProblemCode::RetiredVersion => "Get the survey again, and submit answers to its current version.",
            ProblemCode::FormExpired => "Open the form again, and submit the answers with its new token.",
            ProblemCode::SubmissionDiffers => "Use a new `submission_id` for new answers.",
            ProblemCode::ChangedMeanwhile => "Get the response again, then send the correction.",
            ProblemCode::NoSigningKey => "Create one first: `POST /api/v1/cities/{city}/link-keys`.",
            ProblemCode::TooManyPlacements => "Delete a placement that is not used.",
            ProblemCode::Withdrawn => "Use a new `submission_id` for new answers.",
            ProblemCode::LinkUsed => "Do not retry. The response that used the link is stored.",
            ProblemCode::LinkExpired => "Ask the sender for a new link.",
            ProblemCode::Changed => "Get the resource again, and send the change with its new `ETag`.",
            ProblemCode::TooLarge => "Send a smaller body. `detail` names the limit in bytes.",
            ProblemCode::UnsupportedMediaType => "Send JSON, uncompressed, with `Content-Type: application/json`.",
            ProblemCode::InvalidBody => "Correct the values that `errors` lists.",
            ProblemCode::InvalidDefinition => "Correct the violations that `errors` lists.",
            ProblemCode::InvalidIndicators => "Correct the violations that `errors` lists.",
            ProblemCode::InvalidAnswers => "Correct the violations that `errors` lists.",
            ProblemCode::UnknownVersion => "Send the version number from the published survey.",
            ProblemCode::TooManySubmissions => "Retry after the number of seconds in `Retry-After`.",
            ProblemCode::TooManyRequests => "Retry after the number of seconds in `Retry-After`.",
            ProblemCode::Internal => "Tell the operator the `request_id`. Do not retry.",
            ProblemCode::Busy => "Retry after the number of seconds in `Retry-After`.",
            ProblemCode::Unavailable => "Retry after the number of seconds in `Retry-After`.",
        }
    }

    /// Returns the code with this name.
    pub fn named(name: &str) -> Option<ProblemCode> {
        ProblemCode::ALL.into_iter().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_found_by_its_name_which_no_other_has() {
        let names: HashSet<_> = ProblemCode::ALL.map(ProblemCode::name).into();
        assert_eq!(names.len(), ProblemCode::ALL.len());
        for code in ProblemCode::ALL {
            assert_eq!(ProblemCode::named(code.name()), Some(code));
            assert!(code.status().is_client_error() || code.status().is_server_error());
        }
    }
}
