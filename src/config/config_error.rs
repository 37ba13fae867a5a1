//! Errors of the configuration, collected so that the operator sees all of them at once.

use std::fmt;

/// An invalid setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Name of the variable or path of the file.
    pub name: String,
    /// The error and the expected form, continuing a sentence that begins with the name. Never the value, which may be a
    /// password.
    pub what: String,
}

/// All errors of the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigErrors(Vec<ConfigError>);

impl ConfigErrors {
    /// Returns the errors: those of reading the environment and the file, then those of single settings.
    pub fn iter(&self) -> impl Iterator<Item = &ConfigError> {
        self.0.iter()
    }

    pub(super) fn push(&mut self, name: &str, what: impl Into<String>) {
        self.0.push(ConfigError {
            name: name.to_owned(),
            what: what.into(),
        });
    }

    /// Parses one setting; `None` when it is absent, or invalid, in which case the error is added.
    pub(super) fn take<T>(
        &mut self,
        name: &'static str,
        given: impl Fn(&'static str) -> Option<String>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let outcome = read(&given(name)?);
        outcome.map_err(|what| self.push(name, what)).ok()
    }

    /// Returns `value` if there are no errors.
    pub(super) fn or<T>(self, value: T) -> Result<T, ConfigErrors> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for ConfigErrors {
    /// Formats all errors on one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => formatter.write_str("the configuration has an error")?,
            count => write!(formatter, "the configuration has {count} errors")?,
        }
        for (index, mistake) in self.0.iter().enumerate() {
            let separator = if index == 0 { ": " } else { "; " };
            write!(formatter, "{separator}{} {}", mistake.name, mistake.what)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigErrors {}
