//! All problem codes with status, page, meaning and remedy. `/metrics`, the OpenAPI document, the pages at
//! `/problems/{code}` and the pages that citizens see are generated from this table.

use actix_web::http::StatusCode;

/// Page that citizens see for a problem: its title and sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitizenPage {
    /// The survey is closed.
    Closed,
    /// The survey opens on a day that the page names.
    NotOpenYet,
    /// The signed link was used.
    LinkUsed,
    /// The signed link has expired.
    LinkExpired,
    /// Part of the address is missing or wrong.
    LinkBroken,
    /// The service does not work at the moment.
    Unavailable,
    /// Too many requests came from this network.
    TooManyRequests,
    /// Too many responses came from this network.
    TooManySubmissions,
    /// The form was sent before, with other answers.
    SubmissionDiffers,
    /// The form or a file is too large.
    TooLarge,
    /// The form did not arrive as it was sent.
    AnswersLost,
    /// The response was withdrawn.
    Withdrawn,
    /// There is nothing here for citizens.
    Missing,
}

/// Defines [`ProblemCode`] by one table, in the order of the status.
macro_rules! problem_codes {
    ($($code:ident {
        name: $name:literal,
        status: $status:ident,
        page: $page:ident,
        meaning: $meaning:literal,
        remedy: $remedy:literal,
    })+) => {
        /// Stable code of a problem: the last segment of `type` (RFC 9457).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ProblemCode {
            $(#[doc = $meaning] $code,)+
        }

        impl ProblemCode {
            /// All codes, ordered by status.
            pub const ALL: [ProblemCode; [$($name),+].len()] = [$(ProblemCode::$code),+];

            /// Returns the code for programs: lower-case words with hyphens. Never changes.
            pub fn name(self) -> &'static str {
                match self {
                    $(ProblemCode::$code => $name,)+
                }
            }

            /// Returns the HTTP status.
            pub fn status(self) -> StatusCode {
                match self {
                    $(ProblemCode::$code => StatusCode::$status,)+
                }
            }

            /// Returns the page that citizens see.
            pub fn citizen_page(self) -> CitizenPage {
                match self {
                    $(ProblemCode::$code => CitizenPage::$page,)+
                }
            }

            /// Returns the meaning, in one or two English sentences.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(ProblemCode::$code => $meaning,)+
                }
            }

            /// Returns what the sender of the request can do, in English.
            pub fn remedy(self) -> &'static str {
                match self {
                    $(ProblemCode::$code => $remedy,)+
                }
            }
        }
    };
}

problem_codes! {
    Malformed {
        name: "malformed",
        status: BAD_REQUEST,
        page: AnswersLost,
        meaning: "The body is not JSON, or does not have the structure that the operation documents.",
        remedy: "Compare the body with the description of the operation in `/api/v1/openapi.json`.",
    }
    UnclearForm {
        name: "unclear-form",
        status: BAD_REQUEST,
        page: AnswersLost,
        meaning: "A form contains no known action. Nothing was changed.",
        remedy: "Load the page again, and use one of its buttons.",
    }
    BadQuery {
        name: "bad-query",
        status: BAD_REQUEST,
        page: Missing,
        meaning: "A query parameter is unknown, or its value is not valid.",
        remedy: "Correct or omit the parameter that `detail` names.",
    }
    OneFilter {
        name: "one-filter",
        status: BAD_REQUEST,
        page: Missing,
        meaning: "Released figures can be filtered by one thing at a time, and not by version.",
        remedy: "Send one of placement, language, segment and verified, or a key of the city that may read responses.",
    }
    BadHeader {
        name: "bad-header",
        status: BAD_REQUEST,
        page: Missing,
        meaning: "A header is not valid.",
        remedy: "Correct the header that `detail` names.",
    }
    Unauthenticated {
        name: "unauthenticated",
        status: UNAUTHORIZED,
        page: Missing,
        meaning: "The request has no API key, or one that is unknown, revoked or expired.",
        remedy: "Send `Authorization: Bearer` with a valid key. Owners of a city create keys on the page “Keys”.",
    }
    Forbidden {
        name: "forbidden",
        status: FORBIDDEN,
        // A staff placement without its key is one: part of the address is missing.
        page: LinkBroken,
        meaning: "The key is valid, but its role does not have the permission.",
        remedy: "Use a key with a role that has the permission, or ask an owner of the city.",
    }
    LinkInvalid {
        name: "link-invalid",
        status: FORBIDDEN,
        page: LinkBroken,
        meaning: "The signature, the survey or a claim of a signed link is not valid.",
        remedy: "Open the complete link as it was sent. Integrators compare their token with the documentation of \
            signed links.",
    }
    NoSuchPage {
        name: "no-such-page",
        status: NOT_FOUND,
        page: Missing,
        meaning: "Nothing is served at this address.",
        remedy: "Check the address for typing errors.",
    }
    NoSuchCity {
        name: "no-such-city",
        status: NOT_FOUND,
        page: Missing,
        meaning: "There is no such city, or the key has no access to it.",
        remedy: "List the cities of the key: `GET /api/v1/cities`.",
    }
    NoSuchService {
        name: "no-such-service",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The city has no such service.",
        remedy: "List the services of the city: `GET /api/v1/cities/{city}/services`.",
    }
    NoSuchSurvey {
        name: "no-such-survey",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The service has no such survey, or it is not published.",
        remedy: "List the surveys of the service: `GET /api/v1/cities/{city}/services/{service}/surveys`.",
    }
    NoSuchVersion {
        name: "no-such-version",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The survey has no such version.",
        remedy: "List the versions of the survey: `GET /api/v1/cities/{city}/services/{service}/surveys/{survey}/versions`.",
    }
    NoSuchPlacement {
        name: "no-such-placement",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The survey has no such placement.",
        remedy: "List the placements of the survey, or register this one.",
    }
    NoSuchTemplate {
        name: "no-such-template",
        status: NOT_FOUND,
        page: Missing,
        meaning: "There is no such survey template.",
        remedy: "List the templates: `GET /api/v1/templates`.",
    }
    NoSuchFramework {
        name: "no-such-framework",
        status: NOT_FOUND,
        page: Missing,
        meaning: "There is no such framework of indicators.",
        remedy: "List the frameworks: `GET /api/v1/frameworks`.",
    }
    NoSuchIndicator {
        name: "no-such-indicator",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The framework has no such indicator.",
        remedy: "Get the framework: `GET /api/v1/frameworks/{framework}`.",
    }
    NoSuchSigningKey {
        name: "no-such-link-key",
        status: NOT_FOUND,
        page: Missing,
        meaning: "The city has no such signing key.",
        remedy: "List the signing keys: `GET /api/v1/cities/{city}/link-keys`.",
    }
    NoSuchHeldResponse {
        name: "no-such-held-response",
        status: NOT_FOUND,
        page: Missing,
        meaning: "No response with this identity waits for a decision.",
        remedy: "List the held responses again. It may have been accepted or rejected.",
    }
    NoSuchReceipt {
        name: "no-such-receipt",
        status: NOT_FOUND,
        page: Missing,
        meaning: "No response is stored under this receipt.",
        remedy: "Check the code for typing errors. The response may have been withdrawn, or deleted when its retention \
            ended.",
    }
    WrongMethod {
        name: "wrong-method",
        status: METHOD_NOT_ALLOWED,
        page: Missing,
        meaning: "The address is served, but not with this method.",
        remedy: "Use one of the methods in the `Allow` header.",
    }
    TooSlow {
        name: "too-slow",
        status: REQUEST_TIMEOUT,
        page: AnswersLost,
        meaning: "The body did not arrive within 30 seconds.",
        remedy: "Send the request again over a faster connection.",
    }
    Exists {
        name: "exists",
        status: CONFLICT,
        page: Missing,
        meaning: "A resource with this slug exists already.",
        remedy: "Choose another slug.",
    }
    NotPublished {
        name: "not-published",
        status: CONFLICT,
        page: Missing,
        meaning: "The survey was never published.",
        remedy: "Publish the survey first.",
    }
    WordingUnanswered {
        name: "wording-unanswered",
        status: CONFLICT,
        page: Missing,
        meaning: "The text of some questions changed, and it is not said whether they still ask the same. Nothing was \
            published.",
        remedy: "Publish again with `wording`: for each question in `errors`, `same` counts its old and new answers \
            together, and `another` starts again.",
    }
    Closed {
        name: "closed",
        status: CONFLICT,
        page: Closed,
        meaning: "The survey is closed and accepts no responses.",
        remedy: "Do not retry. The city can publish the survey again.",
    }
    NotOpenYet {
        name: "not-open-yet",
        status: CONFLICT,
        page: NotOpenYet,
        meaning: "The survey does not accept responses yet.",
        remedy: "Submit on or after the day that `detail` names.",
    }
    RetiredVersion {
        name: "retired-version",
        status: CONFLICT,
        page: Missing,
        meaning: "The version was replaced by a newer one too long ago.",
        remedy: "Get the survey again, and submit answers to its current version.",
    }
    FormExpired {
        name: "form-expired",
        status: CONFLICT,
        page: Missing,
        meaning: "The form was opened too long ago.",
        remedy: "Open the form again, and submit the answers with its new token.",
    }
    SubmissionDiffers {
        name: "submission-differs",
        status: CONFLICT,
        page: SubmissionDiffers,
        meaning: "A submission with this identity was stored with other answers.",
        remedy: "Use a new `submission_id` for new answers.",
    }
    ChangedMeanwhile {
        name: "changed-meanwhile",
        status: CONFLICT,
        page: AnswersLost,
        meaning: "The response was changed by another request at the same time.",
        remedy: "Get the response again, then send the correction.",
    }
    NoSigningKey {
        name: "no-link-key",
        status: CONFLICT,
        page: Missing,
        meaning: "The city has no signing key.",
        remedy: "Create one first: `POST /api/v1/cities/{city}/link-keys`.",
    }
    TooManyPlacements {
        name: "too-many-placements",
        status: CONFLICT,
        page: Missing,
        meaning: "The survey has the largest possible number of placements.",
        remedy: "Delete a placement that is not used.",
    }
    Withdrawn {
        name: "withdrawn",
        status: GONE,
        page: Withdrawn,
        meaning: "The response was withdrawn.",
        remedy: "Use a new `submission_id` for new answers.",
    }
    LinkUsed {
        name: "link-used",
        status: GONE,
        page: LinkUsed,
        meaning: "The signed link was used before. Each link is valid for one response.",
        remedy: "Do not retry. The response that used the link is stored.",
    }
    LinkExpired {
        name: "link-expired",
        status: GONE,
        page: LinkExpired,
        meaning: "The signed link has expired.",
        remedy: "Ask the sender for a new link.",
    }
    Changed {
        name: "changed",
        status: PRECONDITION_FAILED,
        page: Missing,
        meaning: "The revision that the request expects is not the current one: the resource was changed meanwhile.",
        remedy: "Get the resource again, and send the change with its new `ETag`.",
    }
    TooLarge {
        name: "too-large",
        status: PAYLOAD_TOO_LARGE,
        page: TooLarge,
        meaning: "The body is larger than the limit of the operation.",
        remedy: "Send a smaller body. `detail` names the limit in bytes.",
    }
    UnsupportedMediaType {
        name: "unsupported-media-type",
        status: UNSUPPORTED_MEDIA_TYPE,
        page: Missing,
        meaning: "The body is not JSON, or is compressed.",
        remedy: "Send JSON, uncompressed, with `Content-Type: application/json`.",
    }
    InvalidBody {
        name: "invalid-body",
        status: UNPROCESSABLE_ENTITY,
        page: Missing,
        meaning: "The body has the documented structure, but some values are not valid.",
        remedy: "Correct the values that `errors` lists.",
    }
    InvalidDefinition {
        name: "invalid-definition",
        status: UNPROCESSABLE_ENTITY,
        page: Missing,
        meaning: "The survey definition has violations.",
        remedy: "Correct the violations that `errors` lists.",
    }
    InvalidIndicators {
        name: "invalid-indicators",
        status: UNPROCESSABLE_ENTITY,
        page: Missing,
        meaning: "Some answers to indicators are not valid.",
        remedy: "Correct the violations that `errors` lists.",
    }
    InvalidAnswers {
        name: "invalid-answers",
        status: UNPROCESSABLE_ENTITY,
        page: Missing,
        meaning: "Some answers are not valid. Nothing was stored.",
        remedy: "Correct the violations that `errors` lists.",
    }
    UnknownVersion {
        name: "unknown-version",
        status: UNPROCESSABLE_ENTITY,
        page: Missing,
        meaning: "The survey has no such version.",
        remedy: "Send the version number from the published survey.",
    }
    TooManySubmissions {
        name: "too-many",
        status: TOO_MANY_REQUESTS,
        page: TooManySubmissions,
        meaning: "The quota of submissions of the network or the key is used up. Nothing was stored.",
        remedy: "Retry after the number of seconds in `Retry-After`.",
    }
    TooManyRequests {
        name: "too-many-requests",
        status: TOO_MANY_REQUESTS,
        page: TooManyRequests,
        meaning: "The quota of requests of the network, the key or the target is used up.",
        remedy: "Retry after the number of seconds in `Retry-After`.",
    }
    Internal {
        name: "internal",
        status: INTERNAL_SERVER_ERROR,
        page: Unavailable,
        meaning: "An internal error occurred.",
        remedy: "Tell the operator the `request_id`. Do not retry.",
    }
    Busy {
        name: "busy",
        status: SERVICE_UNAVAILABLE,
        page: Unavailable,
        meaning: "The service is overloaded.",
        remedy: "Retry after the number of seconds in `Retry-After`.",
    }
    Unavailable {
        name: "unavailable",
        status: SERVICE_UNAVAILABLE,
        page: Unavailable,
        meaning: "The database is unavailable, or the service is shutting down.",
        remedy: "Retry after the number of seconds in `Retry-After`.",
    }
    WrongClock {
        name: "wrong-clock",
        status: SERVICE_UNAVAILABLE,
        page: Unavailable,
        meaning: "The clock of the server is wrong, so that responses would be stored under a wrong day. Nothing was \
            stored.",
        remedy: "Retry after the number of seconds in `Retry-After`. The operator of the server sets its clock or, \
            if the time is right, runs `urbivox clock accept`; the server's log contains the time.",
    }
}

impl ProblemCode {
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
    fn every_code_has_a_unique_name() {
        let names: HashSet<_> = ProblemCode::ALL.map(ProblemCode::name).into();
        assert_eq!(names.len(), ProblemCode::ALL.len());
        for code in ProblemCode::ALL {
            assert_eq!(ProblemCode::named(code.name()), Some(code));
            assert!(code.status().is_client_error() || code.status().is_server_error());
        }
    }
}
