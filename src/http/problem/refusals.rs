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

impl From<authoring::AuthoringError> for Problem {
    fn from(refusal: authoring::AuthoringError) -> Problem {
        match refusal {
            authoring::AuthoringError::NoSuch(resource) => Problem::no_such(resource),
            authoring::AuthoringError::Exists(what) => Problem::new(
                ProblemCode::Exists,
                format!("There is a {what} of this slug already. Choose another."),
            ),
            authoring::AuthoringError::Invalid(violations) => Problem::invalid_definition(violations),
            authoring::AuthoringError::Changed => Problem::changed(),
            authoring::AuthoringError::WordingUnanswered(violations) => {
                let detail = "Say of each question in errors whether it still asks the same.";
                Problem::new(ProblemCode::WordingUnanswered, detail).listing(violations.into_vec())
            }
            authoring::AuthoringError::NotPublished => Problem::new(
                ProblemCode::NotPublished,
                "The survey was never published. Publish it first.",
            ),
            authoring::AuthoringError::Fault(error) => error.into(),
        }
    }
}

impl From<benchmark::BenchmarkError> for Problem {
    fn from(refusal: benchmark::BenchmarkError) -> Problem {
        match refusal {
            benchmark::BenchmarkError::NoSuch(resource) => Problem::no_such(resource),
            benchmark::BenchmarkError::Invalid(messages) => {
                let mut violations = Violations::none();
                for message in messages {
                    let (pointer, detail) = message.split_once(": ").unwrap_or(("", &message));
                    violations.push(pointer, "bad-answer", detail);
                }
                let detail = "Some answers are not valid. See errors.";
                Problem::new(ProblemCode::InvalidIndicators, detail).listing(violations.into_vec())
            }
            benchmark::BenchmarkError::Changed => Problem::changed(),
            benchmark::BenchmarkError::Fault(error) => error.into(),
        }
    }
}

impl From<placements::PlacementError> for Problem {
    fn from(refusal: placements::PlacementError) -> Problem {
        match refusal {
            placements::PlacementError::NoSuch(resource) => Problem::no_such(resource),
            placements::PlacementError::Exists => Problem::new(
                ProblemCode::Exists,
                "There is a placement of this slug already. Choose another.",
            ),
            placements::PlacementError::Full => {
                let most = placements::PLACEMENTS_MAX;
                let detail = format!("A survey has {most} placements at most. Delete one first.");
                Problem::new(ProblemCode::TooManyPlacements, detail)
            }
            placements::PlacementError::Fault(error) => error.into(),
        }
    }
}

impl From<submissions::SubmissionError> for Problem {
    fn from(refusal: submissions::SubmissionError) -> Problem {
        match refusal {
            submissions::SubmissionError::Closed => {
                Problem::new(ProblemCode::Closed, "This survey takes no more answers.")
            }
            submissions::SubmissionError::NotOpenYet(day) => Problem::new(
                ProblemCode::NotOpenYet,
                format!("This survey takes answers from {day} on."),
            )
            .about(day),
            submissions::SubmissionError::RetiredVersion(number) => {
                let detail = format!("Version {number} was replaced some time ago. Read the survey again.");
                Problem::new(ProblemCode::RetiredVersion, detail)
            }
            submissions::SubmissionError::UnknownVersion(number) => {
                let mut violations = Violations::none();
                violations.push(
                    "/version",
                    "unknown-version",
                    "Send the version that you read with the survey.",
                );
                let detail = format!("This survey has no version {number}.");
                Problem::new(ProblemCode::UnknownVersion, detail).listing(violations.into_vec())
            }
            submissions::SubmissionError::FormExpired => {
                let detail =
                    "This form was opened too long ago. Open it again, and send the answers with its new token.";
                Problem::new(ProblemCode::FormExpired, detail)
            }
            submissions::SubmissionError::Invalid(violations) => {
                let detail = "Some answers are not valid. See errors. Nothing was stored.";
                Problem::new(ProblemCode::InvalidAnswers, detail).listing(violations.into_vec())
            }
            submissions::SubmissionError::Differs => {
                let detail = "A submission with this id was stored with other answers. Use a new id for new answers.";
                Problem::new(ProblemCode::SubmissionDiffers, detail)
            }
            submissions::SubmissionError::Withdrawn => Problem::withdrawn(),
            submissions::SubmissionError::LinkUsed => Problem::new(
                ProblemCode::LinkUsed,
                "This link was used: each link is valid for one response.",
            ),
            submissions::SubmissionError::LinkExpired(day) => {
                let detail = format!("This link could be used until {day}.");
                Problem::new(ProblemCode::LinkExpired, detail).about(day)
            }
            submissions::SubmissionError::LinkInvalid => {
                let detail = "This link is not valid for this survey. Open it as it was sent, whole and unchanged.";
                Problem::new(ProblemCode::LinkInvalid, detail)
            }
            submissions::SubmissionError::StaffOnly => {
                let detail = "At this placement only staff enter answers. Send an API key of the city that may do so.";
                Problem::new(ProblemCode::Forbidden, detail)
            }
            submissions::SubmissionError::Busy => Problem::busy(),
            submissions::SubmissionError::WrongClock(_) => Problem::wrong_clock(),
            submissions::SubmissionError::Fault(error) => error.into(),
        }
    }
}

impl From<correction::CorrectionError> for Problem {
    fn from(refusal: correction::CorrectionError) -> Problem {
        match refusal {
            correction::CorrectionError::NoSuchReceipt => Problem::no_such_receipt(),
            correction::CorrectionError::Invalid(violations) => {
                submissions::SubmissionError::Invalid(violations).into()
            }
            correction::CorrectionError::Changed => Problem::new(
                ProblemCode::ChangedMeanwhile,
                "The response was changed at the same moment. Read it again.",
            ),
            correction::CorrectionError::Fault(error) => error.into(),
        }
    }
}

impl From<reports::ReportError> for Problem {
    fn from(refusal: reports::ReportError) -> Problem {
        match refusal {
            reports::ReportError::NoSuchSurvey => Problem::no_such(Resource::Survey),
            reports::ReportError::NotASegment => Problem::bad_query("This question is not a segment of the survey."),
            reports::ReportError::UnknownOption => Problem::bad_query("The segment has no such option."),
            reports::ReportError::OneFilter => Problem::new(
                ProblemCode::OneFilter,
                "Ask for placement, language, segment or verified, and only one of them. By version, and by two of them, there \
                 are only live figures, for keys of the city; by segment and verified together there are none.",
            ),
            reports::ReportError::TooLong => Problem::bad_query(
                "The series would be too long. Ask for a shorter period with from and to, or by week or month.",
            ),
            reports::ReportError::BadPeriod => Problem::bad_query("The period ends before it begins."),
            reports::ReportError::Fault(error) => error.into(),
        }
    }
}
