//! Integer hundredths and thousandths, rounded half up.
//!
//! Scores are integers, not floats, so halves are exact: a total of 62.5 % is shown as 63 %.

use serde::Serialize;

/// Value of a dimension or a pillar, in hundredths: 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Hundredths(u32);

/// Total of a city, in thousandths: 0 to 1000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Thousandths(u32);

impl Hundredths {
    /// Creates a value from hundredths; `None` above 100.
    pub fn new(hundredths: u32) -> Option<Hundredths> {
        (hundredths <= 100).then_some(Hundredths(hundredths))
    }

    /// Returns `yes / of`, rounded half up to two decimals; 0 when `of` is 0. `yes` above `of` is read as `of`.
    pub fn of(yes: u64, of: u64) -> Hundredths {
        let (yes, of) = (u128::from(yes.min(of)), u128::from(of));
        Hundredths(divide_half_up(100 * yes, of))
    }

    /// Returns the hundredths, which are whole per cents: 0 to 100.
    pub fn per_cent(self) -> u32 {
        self.0
    }

    /// Returns the value as a share, 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Thousandths {
    /// Creates a total from thousandths; `None` above 1000.
    pub fn new(thousandths: u32) -> Option<Thousandths> {
        (thousandths <= 1000).then_some(Thousandths(thousandths))
    }

    /// Returns the unweighted mean of dimension values, rounded half up to three decimals; 0 without values.
    pub fn mean(values: impl IntoIterator<Item = Hundredths>) -> Thousandths {
        let (mut sum, mut count) = (0_u128, 0_u128);
        for value in values {
            sum += u128::from(value.0);
            count += 1;
        }
        Thousandths(divide_half_up(10 * sum, count))
    }

    /// Returns the thousandths: 0 to 1000.
    pub fn thousandths(self) -> u32 {
        self.0
    }

    /// Returns the whole per cents that are shown, rounded half up: 0 to 100.
    pub fn shown_per_cent(self) -> u32 {
        (self.0 + 5) / 10
    }

    /// Returns the whole per cents that are shown, as a share, 0 to 1.
    pub fn shown_share(self) -> f64 {
        f64::from(self.shown_per_cent()) / 100.0
    }
}

/// Returns `above / below`, rounded half up; 0 when `below` is 0.
fn divide_half_up(above: u128, below: u128) -> u32 {
    let whole = (2 * above + below).checked_div(2 * below).unwrap_or_default();
    u32::try_from(whole).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_up() {
        for (yes, of, hundredths) in [
            (1, 8, 13),
            (3, 8, 38),
            (1, 3, 33),
            (2, 3, 67),
            (5, 6, 83),
            (0, 0, 0),
            (9, 2, 100),
        ] {
            assert_eq!(Hundredths::of(yes, of).per_cent(), hundredths, "{yes} of {of}");
        }
        for (thousandths, shown) in [(625, 63), (624, 62), (5, 1), (4, 0), (1000, 100), (995, 100)] {
            assert_eq!(Thousandths(thousandths).shown_per_cent(), shown, "{thousandths}");
        }
        assert_eq!(Thousandths::mean([Hundredths(62), Hundredths(63)]), Thousandths(625));
        assert_eq!(Thousandths::mean([]), Thousandths(0));
    }
}
