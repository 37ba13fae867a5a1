//! Submissions as JSON, from the API.

use urbivox::app::submissions::RawSubmission;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::{Definition, RawAnswers, Submission, limits};

use super::surveys::{check_submission, check_violations, survey};

/// A submission is refused with a short list of violations that repeat none of its texts, or is written and parsed again
/// unchanged, masked once, and counted within its layout. The first byte chooses the survey.
pub fn check(data: &[u8]) {
    let Some((choice, json)) = data.split_first() else {
        return;
    };
    // The whole body, or its answers alone, which are then reached more often.
    let answers = match serde_json::from_slice::<RawSubmission>(json) {
        Ok(submission) => submission.answers,
        Err(_) => match serde_json::from_slice::<RawAnswers>(json) {
            Ok(answers) => answers,
            Err(_) => return,
        },
    };
    let (definition, layout) = survey(*choice);
    assert!(answers.len() <= limits::ANSWER_KEYS_MAX && answers.text_bytes() <= json.len());
    check_visibility(definition, &answers);
    match Submission::parse(definition, &answers) {
        Ok(submission) => {
            assert!(submission.answers.len() + submission.skipped.len() <= limits::QUESTIONS_MAX);
            check_submission(definition, layout, &submission);
        }
        Err(violations) => {
            check_violations(&violations);
            for (_, value) in answers.iter() {
                let Some(text) = value.as_str().filter(|text| text.chars().count() > 40) else {
                    continue;
                };
                assert!(!violations.iter().any(|violation| violation.detail.contains(text)));
            }
        }
    }
}

/// Pages that are shown have a shown question, and come one after another in both directions.
fn check_visibility(definition: &Definition, answers: &RawAnswers) {
    let visibility = Visibility::evaluate(definition, answers);
    let pages: Vec<usize> = visibility.pages().collect();
    for page in &pages {
        let questions = &definition.pages[*page].questions;
        assert!((0..questions.len()).any(|at| visibility.is_shown(*page, at)));
        let (step, steps) = visibility.step(*page);
        assert!((1..=steps).contains(&step) && steps == pages.len());
    }
    for pair in pages.windows(2) {
        assert_eq!(visibility.next_page(pair[0]), Some(pair[1]));
        assert_eq!(visibility.previous_page(pair[1]), Some(pair[0]));
    }
}
