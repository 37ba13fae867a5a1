//! Colour of a value.
//!
//! The rounded value determines the colour: 1 of 3 is rounded to 0.33 and therefore red.

use serde::Serialize;

use super::rounding::{Hundredths, Thousandths};

/// Colour of a value. Pages always show the number too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    /// Low value.
    Red,
    /// Middle value.
    Orange,
    /// High value.
    Green,
}

/// Upper ends, inclusive, of the red and the orange values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    red_to: Hundredths,
    orange_to: Hundredths,
}

impl Thresholds {
    /// Creates thresholds; `None` unless `red_to` is below `orange_to`.
    pub fn new(red_to: Hundredths, orange_to: Hundredths) -> Option<Thresholds> {
        (red_to < orange_to).then_some(Thresholds { red_to, orange_to })
    }

    /// Returns the colour of a dimension or a pillar.
    pub fn colour(self, value: Hundredths) -> Colour {
        self.colour_at(10 * value.per_cent())
    }

    /// Returns the colour of a total in thousandths, before it is rounded to the shown per cent.
    pub fn colour_of_total(self, total: Thousandths) -> Colour {
        self.colour_at(total.thousandths())
    }

    fn colour_at(self, thousandths: u32) -> Colour {
        if thousandths <= 10 * self.red_to.per_cent() {
            Colour::Red
        } else if thousandths <= 10 * self.orange_to.per_cent() {
            Colour::Orange
        } else {
            Colour::Green
        }
    }
}

impl Default for Thresholds {
    /// Returns the thresholds of the published dashboard: red to 0.33, orange to 0.66.
    fn default() -> Thresholds {
        Thresholds {
            red_to: Hundredths::of(33, 100),
            orange_to: Hundredths::of(66, 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_is_that_of_the_rounded_value() {
        let colour = |yes, of| Thresholds::default().colour(Hundredths::of(yes, of));
        assert_eq!((colour(1, 3), colour(2, 3)), (Colour::Red, Colour::Green));
        assert_eq!(
            (colour(2, 6), colour(3, 6), colour(4, 6)),
            (Colour::Red, Colour::Orange, Colour::Green)
        );
        assert_eq!(
            (colour(33, 100), colour(34, 100), colour(66, 100), colour(67, 100)),
            (Colour::Red, Colour::Orange, Colour::Orange, Colour::Green)
        );
        assert_eq!(
            Thresholds::default().colour_of_total(Thousandths::new(331).unwrap()),
            Colour::Orange
        );
    }

    #[test]
    fn thresholds_are_in_order() {
        let at = |red, orange| Thresholds::new(Hundredths::new(red)?, Hundredths::new(orange)?);
        assert_eq!(at(33, 66), Some(Thresholds::default()));
        assert_eq!((at(66, 33), at(50, 50), at(50, 101)), (None, None, None));
        assert_eq!(at(50, 80).unwrap().colour(Hundredths::of(1, 2)), Colour::Red);
    }
}
