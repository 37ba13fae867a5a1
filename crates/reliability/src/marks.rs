//! Words by which the comment of a submission is recognised in searches and exports.
//!
//! A comment is the submission's own word, the word of its group, the word of its score, and a sentence. The words
//! consist of letters only, because the service masks long digits as telephone numbers, and none is part of another.

/// Letters of a number: 26⁶ is more than 300 million submissions.
const LETTERS: u32 = 6;
/// Consecutive submissions with the same group word. Fewer than the comments on one page of the service, so that one
/// request reads a whole group.
pub const GROUP_LEN: u64 = 16;
/// Consecutive submissions from the same placement, so that a filtered report or export stays small.
pub const PLACEMENT_LEN: u64 = 1_000;
/// Words of the scores 1 to 5.
const SCORES: [&str; 5] = ["onepoint", "twopoints", "threepoints", "fourpoints", "fivepoints"];

/// What the comment of a response says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Number of the submission.
    pub submission: u64,
    /// Score, 1 to 5.
    pub score: u8,
}

fn letters(first: char, mut number: u64) -> String {
    let mut reversed = Vec::new();
    for _ in 0..LETTERS {
        let letter = u32::try_from(number % 26)
            .ok()
            .and_then(|digit| char::from_digit(digit + 10, 36));
        reversed.push(letter.unwrap_or('a'));
        number /= 26;
    }
    std::iter::once(first).chain(reversed.into_iter().rev()).collect()
}

fn number(first: char, word: &str) -> Option<u64> {
    let letters = word.strip_prefix(first)?;
    if letters.len() != usize::try_from(LETTERS).ok()? {
        return None;
    }
    letters.chars().try_fold(0_u64, |sum, letter| {
        let digit = letter.to_digit(36).and_then(|digit| digit.checked_sub(10))?;
        Some(sum * 26 + u64::from(digit))
    })
}

/// Returns the word of one submission.
pub fn of_submission(submission: u64) -> String {
    letters('q', submission)
}

/// Returns the word that the submissions of a group share.
pub fn of_group(group: u64) -> String {
    letters('x', group)
}

/// Returns the word of a score, 1 to 5.
pub fn of_score(score: u8) -> &'static str {
    SCORES
        .get(usize::from(score).saturating_sub(1))
        .copied()
        .unwrap_or("nopoint")
}

/// Returns the slug of a submission's placement.
pub fn placement_of(submission: u64) -> String {
    placement(submission / PLACEMENT_LEN)
}

/// Returns the slug of a placement.
pub fn placement(number: u64) -> String {
    format!("place-{number}")
}

/// Returns the comment of a submission with this score.
pub fn comment(submission: u64, score: u8) -> String {
    format!(
        "{} {} {}: the form asked twice for the same thing.",
        of_submission(submission),
        of_group(submission / GROUP_LEN),
        of_score(score)
    )
}

/// Reads the marks of a comment; `None` when no client wrote it.
pub fn parse(comment: &str) -> Option<Marks> {
    let mut words = comment.split([' ', ':']);
    let submission = number('q', words.next()?)?;
    if number('x', words.next()?)? != submission / GROUP_LEN {
        return None;
    }
    let score = words.next()?;
    let place = SCORES.iter().position(|word| *word == score)?;
    Some(Marks {
        submission,
        score: u8::try_from(place + 1).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_read_back() {
        for submission in [0, 1, 25, 26, 999_999] {
            let marks = Marks { submission, score: 4 };
            assert_eq!(parse(&comment(submission, 4)), Some(marks));
        }
        assert_eq!(parse("something else that nobody sent"), None);
        assert_eq!(of_submission(27), "qaaaabb");
    }
}
