//! Findings of the checks.

use std::fmt;

/// Severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// No action needed.
    Good,
    /// Works, but carries a risk.
    Warning,
    /// Does not work or is not safe. The command exits with 1.
    Problem,
}

/// Result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) level: Level,
    /// Subject of the check, in one or two words.
    subject: &'static str,
    /// The observed state.
    what: String,
    /// Advice; empty for [`Level::Good`].
    advice: String,
}

impl Finding {
    /// Creates a finding that needs no action.
    pub(super) fn good(subject: &'static str, what: impl Into<String>) -> Finding {
        Finding::new(Level::Good, subject, what, "")
    }

    /// Creates a finding of something that works but carries a risk.
    pub(super) fn warning(subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding::new(Level::Warning, subject, what, advice)
    }

    /// Creates a finding of something that does not work or is not safe.
    pub(super) fn problem(subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding::new(Level::Problem, subject, what, advice)
    }

    fn new(level: Level, subject: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding {
            level,
            subject,
            what: what.into(),
            advice: advice.into(),
        }
    }
}

impl fmt::Display for Finding {
    /// Formats level, subject, state and advice on one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Good => "ok",
            Level::Warning => "warning",
            Level::Problem => "problem",
        };
        let (what, advice) = (one_line(&self.what), one_line(&self.advice));
        write!(formatter, "{level:<8} {}: {what}", self.subject)?;
        if advice.is_empty() {
            return Ok(());
        }
        write!(formatter, " → {advice}")
    }
}

/// Joins lines, because errors of database drivers may have several.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_with_what_to_do() {
        let finding = Finding::warning("mail", "nobody\nis reached", "set URBIVOX_SMTP_URL");
        assert_eq!(
            finding.to_string(),
            "warning  mail: nobody is reached → set URBIVOX_SMTP_URL"
        );
        assert_eq!(Finding::good("mail", "is sent").to_string(), "ok       mail: is sent");
    }
}
