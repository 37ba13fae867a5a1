//! Exact decimal numbers.

use std::fmt;

use serde_json::Value;

use crate::survey::limits::NUMBER_MAX;

const THOUSAND: i64 = 1_000;

/// A number with at most three decimals, from −1,000,000,000 to 1,000,000,000, stored exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Reason why a JSON value is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalError {
    NotANumber,
    TooManyDecimals,
    TooLarge,
}

impl Decimal {
    /// Smallest number: −1,000,000,000.
    pub const MIN: Decimal = Decimal(-NUMBER_MAX * THOUSAND);
    /// Largest number: 1,000,000,000.
    pub const MAX: Decimal = Decimal(NUMBER_MAX * THOUSAND);

    /// Creates a number from thousandths; `None` if it is out of range.
    pub fn from_thousandths(thousandths: i64) -> Option<Decimal> {
        let number = Decimal(thousandths);
        (Decimal::MIN..=Decimal::MAX).contains(&number).then_some(number)
    }

    /// Parses a JSON number, written as an integer or a float; `None` if it is not a number, has more than three
    /// decimals or is out of range.
    pub fn from_json(value: &Value) -> Option<Decimal> {
        Decimal::read(value).ok()
    }

    /// Number in thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// Converts to JSON: an integer if the number is whole.
    pub fn to_json(self) -> Value {
        match self.as_integer() {
            Some(whole) => Value::from(whole),
            None => Value::from(self.to_f64()),
        }
    }

    /// Converts to the nearest float, for statistics.
    pub fn to_f64(self) -> f64 {
        // Both halves fit an `i32`, and their sum is an integer below 2^53: exact until the division.
        let part = |half: i64| f64::from(i32::try_from(half).unwrap_or_default());
        (part(self.0 / THOUSAND) * 1_000.0 + part(self.0 % THOUSAND)) / 1_000.0
    }

    /// Number as an integer, if it is whole.
    pub fn as_integer(self) -> Option<i64> {
        (self.0 % THOUSAND == 0).then_some(self.0 / THOUSAND)
    }

    /// Number of decimals needed to write it, 0 to 3.
    pub fn decimals(self) -> u8 {
        match self.0 {
            n if n % 1_000 == 0 => 0,
            n if n % 100 == 0 => 1,
            n if n % 10 == 0 => 2,
            _ => 3,
        }
    }

    pub(crate) fn read(value: &Value) -> Result<Decimal, DecimalError> {
        if let Some(whole) = value.as_i64() {
            let thousandths = whole.checked_mul(THOUSAND).ok_or(DecimalError::TooLarge)?;
            return Decimal::from_thousandths(thousandths).ok_or(DecimalError::TooLarge);
        }
        let float = value.as_f64().ok_or(DecimalError::NotANumber)?;
        if !float.is_finite() || float.abs() > 1e9 {
            return Err(DecimalError::TooLarge);
        }
        Decimal::read_float(float)
    }

    /// Parses the shortest decimal that represents the float, which is what the sender wrote.
    fn read_float(float: f64) -> Result<Decimal, DecimalError> {
        let written = float.abs().to_string();
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        if decimals.len() > 3 {
            return Err(DecimalError::TooManyDecimals);
        }
        let digits = format!("{whole}{decimals:0<3}");
        let thousandths = digits.parse::<i64>().map_err(|_overflow| DecimalError::TooLarge)?;
        let signed = if float < 0.0 { -thousandths } else { thousandths };
        Decimal::from_thousandths(signed).ok_or(DecimalError::TooLarge)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.abs();
        write!(f, "{sign}{}", size / THOUSAND)?;
        if size % THOUSAND != 0 {
            let decimals = format!("{:03}", size % THOUSAND);
            write!(f, ".{}", decimals.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_number_is_read_exactly_and_written_back() {
        for (json, text) in [
            (json!(4), "4"),
            (json!(4.0), "4"),
            (json!(-0.0), "0"),
            (json!(-0.125), "-0.125"),
            (json!(0.1), "0.1"),
            (json!(999_999_999.999), "999999999.999"),
            (json!(1e9), "1000000000"),
        ] {
            let number = Decimal::from_json(&json).unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(Decimal::from_json(&number.to_json()), Some(number));
        }
    }

    #[test]
    fn invalid_numbers_have_a_reason() {
        assert_eq!(Decimal::read(&json!("4")), Err(DecimalError::NotANumber));
        assert_eq!(Decimal::read(&json!(0.0001)), Err(DecimalError::TooManyDecimals));
        for large in [json!(1_000_000_001), json!(1e300), json!(u64::MAX), json!(i64::MIN)] {
            assert_eq!(Decimal::read(&large), Err(DecimalError::TooLarge));
        }
    }
}
