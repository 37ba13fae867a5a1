//! The colour of a value.
//!
//! It is that of the rounded value: 1 of 3 is 0.33, which is red although a third is more.

use serde::Serialize;

use super::rounding::{Hundredths, Thousandths};

/// The colour of a value, never the only sign of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    /// Much is missing.
    Red,
    /// Some is missing.
    Orange,
    /// Most is there.
    Green,
}

/// Up to where a value is red, and up to where it is orange; both ends belong to the lower colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    red_to: Hundredths,
    orange_to: Hundredths,
}

impl Thresholds {
    /// `None` unless red ends below orange.
    pub fn new(red_to: Hundredths, orange_to: Hundredths) -> Option<Thresholds> {
        (red_to < orange_to).then_some(Thresholds { red_to, orange_to })
    }

    /// The colour of a dimension or a pillar.
    pub fn colour(self, value: Hundredths) -> Colour {
        self.colour_at(10 * value.per_cent())
    }

    /// The colour of a total, before it is rounded to what is shown.
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
    /// Those of the published dashboard: red to 0.33, orange to 0.66.
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
