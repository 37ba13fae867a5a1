//! Every problem code, with its status and what to do about it. `/metrics`, the OpenAPI document and the pages at
//! `/problems/{code}` are made from this list.

use actix_web::http::StatusCode;

/// What went wrong, as a stable code (RFC 9457: the last part of `type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// The body is not JSON, or has not the shape that the operation describes.
    Malformed,
    /// A form does not say what to do. Nothing was changed.
    UnclearForm,
    /// A query parameter is unknown, or its value cannot be read.
    BadQuery,
    /// A header cannot be read.
    BadHeader,
    /// The request carries no API key, or one that is unknown, revoked or expired.
    Unauthenticated,
    /// The key is good, and its role may not do this.
    Forbidden,
    /// The signature, the survey or a claim of a signed link is not valid.
    LinkInvalid,
    /// Nothing is served at this address.
    NoSuchPage,
    /// There is no such city, or this key may not know of it.
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
    /// The body did not arrive in time.
    TooSlow,
    /// There is something of this slug already.
    Exists,
    /// The survey was never published.
    NotPublished,
    /// The survey takes no more answers.
    Closed,
    /// The survey does not take answers yet.
    NotOpenYet,
    /// The version was replaced some time ago.
    RetiredVersion,
    /// The form was opened too long ago.
    FormExpired,
    /// A submission with this identity was stored with other answers.
    SubmissionDiffers,
    /// The response was changed at the same moment.
    ChangedMeanwhile,
    /// The city has no key to sign links with.
    NoSigningKey,
    /// The survey has as many placements as it may have.
    TooManyPlacements,
    /// The response was withdrawn.
    Withdrawn,
    /// The signed link was used: each one is good for one answer.
    LinkUsed,
    /// The time of the signed link has passed.
    LinkExpired,
    /// Somebody changed the draft since it was read.
    Changed,
    /// The body is longer than is ever needed here.
    TooLarge,
    /// The body is not JSON, or is compressed.
    UnsupportedMediaType,
    /// The body has the right shape, and some values are not valid.
    InvalidBody,
    /// The survey definition has violations.
    InvalidDefinition,
    /// Some answers to indicators are not valid.
    InvalidIndicators,
    /// Some answers are not valid. Nothing was stored.
    InvalidAnswers,
    /// The survey has no such version.
    UnknownVersion,
    /// Too many submissions came from one network or with one key. Nothing was stored.
    TooManySubmissions,
    /// Too many requests came from one network, or to one target.
    TooManyRequests,
    /// Something in the service does not work.
    Internal,
    /// The service has as much work as it can take.
    Busy,
    /// The database is away, or the service stops.
    Unavailable,
}

impl ProblemCode {
    /// Every code, in the order of their statuses.
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

    /// The code as programs read it: lower-case words with hyphens. Never changes.
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

    /// The HTTP status that goes with it.
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

    /// What the code means: one sentence in English, or two.
    pub fn meaning(self) -> &'static str {
        match self {
            ProblemCode::Malformed => "The body is not JSON, or has not the shape that the operation describes.",
            ProblemCode::UnclearForm => "A form does not say what to do. Nothing was changed.",
            ProblemCode::BadQuery => "A query parameter is unknown, or its value cannot be read.",
            ProblemCode::BadHeader => "A header cannot be read.",
            ProblemCode::Unauthenticated => {
                "The request carries no API key, or one that is unknown, revoked or expired."
            }
            ProblemCode::Forbidden => "The key is good, and its role may not do this.",
            ProblemCode::LinkInvalid => "The signature, the survey or a claim of a signed link is not valid.",
            ProblemCode::NoSuchPage => "Nothing is served at this address.",
            ProblemCode::NoSuchCity => "There is no such city, or this key may not know of it.",
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
            ProblemCode::TooSlow => "The body did not arrive in time.",
            ProblemCode::Exists => "There is something of this slug already.",
            ProblemCode::NotPublished => "The survey was never published.",
            ProblemCode::Closed => "The survey takes no more answers.",
            ProblemCode::NotOpenYet => "The survey does not take answers yet.",
            ProblemCode::RetiredVersion => "The version was replaced some time ago.",
            ProblemCode::FormExpired => "The form was opened too long ago.",
            ProblemCode::SubmissionDiffers => "A submission with this identity was stored with other answers.",
            ProblemCode::ChangedMeanwhile => "The response was changed at the same moment.",
            ProblemCode::NoSigningKey => "The city has no key to sign links with.",
            ProblemCode::TooManyPlacements => "The survey has as many placements as it may have.",
            ProblemCode::Withdrawn => "The response was withdrawn.",
            ProblemCode::LinkUsed => "The signed link was used: each one is good for one answer.",
            ProblemCode::LinkExpired => "The time of the signed link has passed.",
            ProblemCode::Changed => "Somebody changed the draft since it was read.",
            ProblemCode::TooLarge => "The body is longer than is ever needed here.",
            ProblemCode::UnsupportedMediaType => "The body is not JSON, or is compressed.",
            ProblemCode::InvalidBody => "The body has the right shape, and some values are not valid.",
            ProblemCode::InvalidDefinition => "The survey definition has violations.",
            ProblemCode::InvalidIndicators => "Some answers to indicators are not valid.",
            ProblemCode::InvalidAnswers => "Some answers are not valid. Nothing was stored.",
            ProblemCode::UnknownVersion => "The survey has no such version.",
            ProblemCode::TooManySubmissions => {
                "Too many submissions came from one network or with one key. Nothing was stored."
            }
            ProblemCode::TooManyRequests => "Too many requests came from one network, or to one target.",
            ProblemCode::Internal => "Something in the service does not work.",
            ProblemCode::Busy => "The service has as much work as it can take.",
            ProblemCode::Unavailable => "The database is away, or the service stops.",
        }
    }

    /// What the sender of the request does about it.
    pub fn remedy(self) -> &'static str {
        match self {
            ProblemCode::Malformed => {
                "Compare the body with the description of the operation in `/api/v1/openapi.json`."
            }
            ProblemCode::UnclearForm => "Load the page again, and press one of its buttons.",
            ProblemCode::BadQuery => "Read `detail`: it names the parameter. Correct it, or leave it out.",
            ProblemCode::BadHeader => "Send the header that `detail` names as its standard writes it.",
            ProblemCode::Unauthenticated => {
                "Send `Authorization: Bearer` with a key. An owner of the city makes keys on the page “Keys”."
            }
            ProblemCode::Forbidden => "Use a key with a role that may do it, or ask an owner of the city.",
            ProblemCode::LinkInvalid => {
                "Open the link as it was sent, whole. Integrators compare their token with the chapter on signed links."
            }
            ProblemCode::NoSuchPage => "Check the address for typing errors.",
            ProblemCode::NoSuchCity => "List the cities of the key: `GET /api/v1/cities`.",
            ProblemCode::NoSuchService => "List the services of the city: `GET /api/v1/cities/{city}/services`.",
            ProblemCode::NoSuchSurvey => {
                "List the surveys of the service: `GET /api/v1/cities/{city}/services/{service}/surveys`."
            }
            ProblemCode::NoSuchPlacement => "List the placements of the survey, or make this one.",
            ProblemCode::NoSuchTemplate => "List the templates: `GET /api/v1/templates`.",
            ProblemCode::NoSuchFramework => "List the frameworks: `GET /api/v1/frameworks`.",
            ProblemCode::NoSuchIndicator => "Read the framework: `GET /api/v1/frameworks/{framework}`.",
            ProblemCode::NoSuchSigningKey => "List the signing keys: `GET /api/v1/cities/{city}/link-keys`.",
            ProblemCode::NoSuchHeldResponse => "Somebody may have decided already. List the held responses again.",
            ProblemCode::NoSuchReceipt => {
                "Check the code for typing errors. The response may have been withdrawn, or deleted when its retention ended."
            }
            ProblemCode::WrongMethod => "Use one of the methods in the header `Allow`.",
            ProblemCode::TooSlow => "Send the request again over a better connection.",
            ProblemCode::Exists => "Choose another slug.",
            ProblemCode::NotPublished => "Publish it first.",
            ProblemCode::Closed => "Do not retry. A city can open the survey again.",
            ProblemCode::NotOpenYet => "Send the answers from the day on that `detail` names.",
            ProblemCode::RetiredVersion => "Read the survey again, and send answers to its current version.",
            ProblemCode::FormExpired => "Open it again, and send the answers with its new token.",
            ProblemCode::SubmissionDiffers => "Use a new `submission_id` for new answers.",
            ProblemCode::ChangedMeanwhile => "Read it again, then send the change.",
            ProblemCode::NoSigningKey => "Make one first: `POST /api/v1/cities/{city}/link-keys`.",
            ProblemCode::TooManyPlacements => "Delete one that is not used.",
            ProblemCode::Withdrawn => "Use a new `submission_id` for new answers.",
            ProblemCode::LinkUsed => "Do not retry. The answer that used it is stored.",
            ProblemCode::LinkExpired => "Ask the service that sent it for a new one.",
            ProblemCode::Changed => "Read it again, and send the change with its new `ETag`.",
            ProblemCode::TooLarge => "Send less. `detail` names the limit in bytes.",
            ProblemCode::UnsupportedMediaType => "Send JSON, uncompressed, with `Content-Type: application/json`.",
            ProblemCode::InvalidBody => "`errors` lists each value, with what to do.",
            ProblemCode::InvalidDefinition => "`errors` lists each one, with what to do.",
            ProblemCode::InvalidIndicators => "`errors` lists each one, with what to do.",
            ProblemCode::InvalidAnswers => "`errors` lists each one, with what to do.",
            ProblemCode::UnknownVersion => "Send the version that was read with the survey.",
            ProblemCode::TooManySubmissions => "Send the submission again after the seconds in `Retry-After`.",
            ProblemCode::TooManyRequests => "Ask again after the seconds in `Retry-After`.",
            ProblemCode::Internal => "Tell the operator the `request_id`. Do not retry.",
            ProblemCode::Busy => "Send the request again after the seconds in `Retry-After`.",
            ProblemCode::Unavailable => "Send the request again after the seconds in `Retry-After`.",
        }
    }

    /// The code of this name.
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
