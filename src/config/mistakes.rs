//! What is wrong with the configuration: all of it, so that the operator starts the server twice and not seven times.

use std::fmt;

/// One setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The variable, or the file, that holds it.
    pub name: String,
    /// What is wrong and what would be right. Never the value: it may hold a password.
    pub what: String,
}

/// Every mistake in the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigErrors(Vec<ConfigError>);

impl ConfigErrors {
    /// The mistakes, in the order of [`super::VARIABLES`], a file's first.
    pub fn iter(&self) -> impl Iterator<Item = &ConfigError> {
        self.0.iter()
    }

    pub(super) fn push(&mut self, name: &str, what: impl Into<String>) {
        self.0.push(ConfigError {
            name: name.to_owned(),
            what: what.into(),
        });
    }

    /// Reads one setting: `None` when it is absent or a mistake, which is then noted.
    pub(super) fn take<T>(
        &mut self,
        name: &'static str,
        given: impl Fn(&'static str) -> Option<String>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let outcome = read(&given(name)?);
        outcome.map_err(|what| self.push(name, what)).ok()
    }

    /// `value` when there was no mistake.
    pub(super) fn or<T>(self, value: T) -> Result<T, ConfigErrors> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for ConfigErrors {
    /// One line, however many there are.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => formatter.write_str("the configuration has a mistake")?,
            count => write!(formatter, "the configuration has {count} mistakes")?,
        }
        for (place, mistake) in self.0.iter().enumerate() {
            let separator = if place == 0 { ": " } else { "; " };
            write!(formatter, "{separator}{} {}", mistake.name, mistake.what)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigErrors {}
