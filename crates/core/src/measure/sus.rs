//! System usability scale: the score of one person.

/// Steps of an item.
const ITEM_STEPS: u8 = 4;
/// Points of a step: ten items of four steps make 100.
const POINTS: f64 = 2.5;
/// Number of items.
const ITEMS: usize = 10;

/// Returns the score of one person, 0 to 100, from the ten items, each with its answer from 1 to 5 and whether it is worded
/// in reverse; `None` unless there are ten answers from 1 to 5.
///
/// An item counts `answer − 1` steps, a reversed one `5 − answer`: by its mark, not by its place.
///
/// Source: J. Brooke, “SUS: a quick and dirty usability scale”, in *Usability Evaluation in Industry* (1996), 189–194.
///
/// ```
/// use urbivox_core::measure::sus::score_of_items;
///
/// let best = [(5, false), (1, true)].repeat(5);
/// assert_eq!(score_of_items(&best), Some(100.0));
/// ```
pub fn score_of_items(items: &[(u8, bool)]) -> Option<f64> {
    let steps = |(answer, is_reversed): &(u8, bool)| {
        let steps = answer.checked_sub(1).filter(|steps| *steps <= ITEM_STEPS)?;
        Some(if *is_reversed { ITEM_STEPS - steps } else { steps })
    };
    if items.len() != ITEMS {
        return None;
    }
    let sum = items.iter().map(steps).sum::<Option<u8>>()?;
    Some(f64::from(sum) * POINTS)
}
