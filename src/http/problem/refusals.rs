//! The problem code and detail of each refusal; [`ProblemCode::status`] maps the code to a status. No `match` has a
//! wildcard arm, so that a new refusal does not compile until somebody has chosen its problem code.

use super::{BUSY_SECONDS, Problem, ProblemCode};
use crate::app::resource::Resource;
use crate::app::submissions::correction;
use crate::app::{ServiceError, authoring, benchmark, placements, reports, submissions};
use crate::http::gate::GateFull;
use crate::http::limit::RetryAfter;
use urbivox_core::survey::Violations;

impl From<RetryAfter> for Problem {
    fn from(wait: RetryAfter) -> Problem {
        let detail = "Too many submissions came from your network. Send yours again later; nothing was stored.";
        Problem::new(ProblemCode::TooManySubmissions, detail).after(wait.seconds)
    }
}

impl From<GateFull> for Problem {
    fn from(GateFull: GateFull) -> Problem {
        let detail = "The server is busy. Retry in a moment.";
        Problem::new(ProblemCode::Busy, detail).after(BUSY_SECONDS)
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Problem {
        match error {
            ServiceError::Unavailable(cause) => Problem::unavailable(&cause),
            ServiceError::Internal(cause) => Problem::broken(&cause),
        }
    }
}

impl From<authoring::Refusal> for Problem {
    fn from(refusal: authoring::Refusal) -> Problem {
        match refusal {
            authoring::Refusal::NoSuch(resource) => Problem::no_such(resource),
            authoring::Refusal::Exists(what) => Problem::new(
                ProblemCode::Exists,
                format!("There is a {what} of this slug already. Choose another."),
            ),
            authoring::Refusal::Invalid(violations) => Problem::invalid_definition(violations),
            authoring::Refusal::Changed => Problem::changed(),
            authoring::Refusal::NotPublished => Problem::new(
                ProblemCode::NotPublished,
                "The survey was never published. Publish it first.",
            ),
            authoring::Refusal::Fault(error) => error.into(),
        }
    }
}

impl From<benchmark::Refusal> for Problem {
    fn from(refusal: benchmark::Refusal) -> Problem {
        match refusal {
            benchmark::Refusal::NoSuch(resource) => Problem::no_such(resource),
            benchmark::Refusal::Invalid(messages) => {
                let mut violations = Violations::none();
                for message in messages {
                    let (pointer, detail) = message.split_once(": ").unwrap_or(("", &message));
                    violations.push(pointer, "bad-answer", detail);
                }
                let detail = "Some answers are not valid. See errors.";
                Problem::new(ProblemCode::InvalidIndicators, detail).listing(violations.into_vec())
            }
            benchmark::Refusal::Changed => Problem::changed(),
            benchmark::Refusal::Fault(error) => error.into(),
        }
    }
}

impl From<placements::Refusal> for Problem {
    fn from(refusal: placements::Refusal) -> Problem {
        match refusal {
            placements::Refusal::NoSuch(resource) => Problem::no_such(resource),
            placements::Refusal::Exists => Problem::new(
                ProblemCode::Exists,
                "There is a placement of this slug already. Choose another.",
            ),
            placements::Refusal::Full => {
                let most = placements::PLACEMENTS_MAX;
                let detail = format!("A survey has {most} placements at most. Delete one first.");
                Problem::new(ProblemCode::TooManyPlacements, detail)
            }
            placements::Refusal::Fault(error) => error.into(),
        }
    }
}

impl From<submissions::Refusal> for Problem {
    fn from(refusal: submissions::Refusal) -> Problem {
        match refusal {
            submissions::Refusal::Closed => Problem::new(ProblemCode::Closed, "This survey takes no more answers."),
            submissions::Refusal::NotOpenYet(day) => Problem::new(
                ProblemCode::NotOpenYet,
                format!("This survey takes answers from {day} on."),
            )
            .about(day),
            submissions::Refusal::RetiredVersion(number) => {
                let detail = format!("Version {number} was replaced some time ago. Read the survey again.");
                Problem::new(ProblemCode::RetiredVersion, detail)
            }
            submissions::Refusal::UnknownVersion(number) => {
                let mut violations = Violations::none();
                violations.push(
                    "/version",
                    "unknown-version",
                    "Send the version that you read with the survey.",
                );
                let detail = format!("This survey has no version {number}.");
                Problem::new(ProblemCode::UnknownVersion, detail).listing(violations.into_vec())
            }
            submissions::Refusal::FormExpired => {
                let detail =
                    "This form was opened too long ago. Open it again, and send the answers with its new token.";
                Problem::new(ProblemCode::FormExpired, detail)
            }
            submissions::Refusal::Invalid(violations) => {
                let detail = "Some answers are not valid. See errors. Nothing was stored.";
                Problem::new(ProblemCode::InvalidAnswers, detail).listing(violations.into_vec())
            }
            submissions::Refusal::Differs => {
                let detail = "A submission with this id was stored with other answers. Use a new id for new answers.";
                Problem::new(ProblemCode::SubmissionDiffers, detail)
            }
            submissions::Refusal::Withdrawn => Problem::withdrawn(),
            submissions::Refusal::LinkUsed => Problem::new(
                ProblemCode::LinkUsed,
                "This link was used: each link is valid for one response.",
            ),
            submissions::Refusal::LinkExpired(day) => {
                let detail = format!("This link could be used until {day}.");
                Problem::new(ProblemCode::LinkExpired, detail).about(day)
            }
            submissions::Refusal::LinkInvalid => {
                let detail = "This link is not valid for this survey. Open it as it was sent, whole and unchanged.";
                Problem::new(ProblemCode::LinkInvalid, detail)
            }
            submissions::Refusal::StaffOnly => {
                let detail = "At this placement only staff enter answers. Send an API key of the city that may do so.";
                Problem::new(ProblemCode::Forbidden, detail)
            }
            submissions::Refusal::Busy => Problem::busy(),
            submissions::Refusal::Fault(error) => error.into(),
        }
    }
}

impl From<correction::Refusal> for Problem {
    fn from(refusal: correction::Refusal) -> Problem {
        match refusal {
            correction::Refusal::NoSuchReceipt => Problem::no_such_receipt(),
            correction::Refusal::Invalid(violations) => submissions::Refusal::Invalid(violations).into(),
            correction::Refusal::Changed => Problem::new(
                ProblemCode::ChangedMeanwhile,
                "The response was changed at the same moment. Read it again.",
            ),
            correction::Refusal::Fault(error) => error.into(),
        }
    }
}

impl From<reports::Refusal> for Problem {
    fn from(refusal: reports::Refusal) -> Problem {
        match refusal {
            reports::Refusal::NoSuchSurvey => Problem::no_such(Resource::Survey),
            reports::Refusal::NotASegment => Problem::bad_query("This question is not a segment of the survey."),
            reports::Refusal::UnknownOption => Problem::bad_query("The segment has no such option."),
            reports::Refusal::OneFilter => Problem::bad_query(
                "Without a key of the city, ask for placement, language or segment, and only one of them.",
            ),
            reports::Refusal::TooLong => Problem::bad_query(
                "The series would be too long. Ask for a shorter period with from and to, or by week or month.",
            ),
            reports::Refusal::BadPeriod => Problem::bad_query("The period ends before it begins."),
            reports::Refusal::Fault(error) => error.into(),
        }
    }
}
