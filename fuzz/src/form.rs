//! Bodies of HTML forms (`application/x-www-form-urlencoded`).

use urbivox_core::survey::answers::form_fields::{FIELDS_MAX, FormFields};
use urbivox_core::survey::{RawAnswers, Submission};

use super::surveys::{check_submission, check_violations, survey};

/// A form is parsed like a submission, and answers that are shown again in a form are sent back unchanged. The first byte
/// chooses the survey.
pub fn check(data: &[u8]) {
    let Some((choice, body)) = data.split_first() else {
        return;
    };
    let (definition, layout) = survey(*choice);
    let fields = fields_of(body);
    let sent = fields.iter().count();
    assert!(sent <= FIELDS_MAX && sent <= body.len());
    for (name, _) in fields.iter().take(50) {
        assert!(fields.has(name) && fields.get_all(name).count() >= 1);
        assert_eq!(
            fields.get(name),
            fields.get_all(name).filter(|value| !value.is_empty()).last()
        );
    }
    let (raw, violations) = fields.to_raw_answers(definition, |_| true);
    assert!(raw.len() <= definition.questions().count());
    if !violations.is_empty() {
        return check_violations(&violations);
    }
    let submission = match Submission::parse(definition, &raw) {
        Ok(submission) => submission,
        Err(violations) => return check_violations(&violations),
    };
    check_submission(definition, layout, &submission);

    // A line break is one character, as browsers send it; a text with other carriage returns is changed once more.
    if submission.answers.texts().any(|(_, text)| text.contains('\r')) {
        return;
    }
    // A page that corrects a response sends its answers back.
    let shown = FormFields::from_answers(definition, &submission.to_json(definition));
    let (raw, violations) = shown.to_raw_answers(definition, |_| true);
    assert!(violations.is_empty(), "{shown:?}: {violations:?}");
    let again = Submission::parse(definition, &raw).unwrap_or_else(|violations| panic!("{shown:?}: {violations:?}"));
    assert_eq!(again, submission, "{shown:?}");

    // Fields of questions that are not on the page are left out.
    let (none, violations): (RawAnswers, _) = fields.to_raw_answers(definition, |_| false);
    assert!(none.is_empty() && violations.is_empty());
}

fn fields_of(body: &[u8]) -> FormFields {
    let pairs = form_urlencoded::parse(body);
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}
