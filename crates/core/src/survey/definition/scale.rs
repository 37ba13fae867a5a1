//! Rating scales.

use std::collections::BTreeMap;

use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{LABEL_CHARS_MAX, SCALE_TO_MAX};

/// A scale of whole points, inclusive: 0 ≤ from < to ≤ 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    from: i64,
    to: i64,
}

impl Scale {
    /// Creates a scale between two points; `None` if they are not ascending or outside 0 to 100.
    pub fn new(from: i64, to: i64) -> Option<Scale> {
        (0 <= from && from < to && to <= SCALE_TO_MAX).then_some(Scale { from, to })
    }

    /// Lowest point.
    pub fn from(&self) -> i64 {
        self.from
    }

    /// Highest point.
    pub fn to(&self) -> i64 {
        self.to
    }

    /// Iterates over all points, ascending.
    pub fn points(&self) -> impl Iterator<Item = i64> + use<> {
        self.from..=self.to
    }

    /// Number of points, 2 to 101.
    #[expect(clippy::len_without_is_empty, reason = "a scale always has two points at least")]
    pub fn len(&self) -> usize {
        usize::try_from(self.to - self.from + 1).unwrap_or_default()
    }

    /// Index of a score on the scale, from 0; `None` if it is off the scale.
    pub fn index_of(&self, score: i64) -> Option<usize> {
        if score > self.to {
            return None;
        }
        usize::try_from(score.checked_sub(self.from)?).ok()
    }

    /// Returns whether the scale runs exactly from `from` to `to`.
    pub fn has_range(&self, from: i64, to: i64) -> bool {
        (self.from, self.to) == (from, to)
    }

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Scale> {
        let node = object.required("scale", context)?;
        let ends = node.object(context)?;
        ends.refuse_unknown_fields(&[&["from", "to"]], context);
        let from = ends.required("from", context).and_then(|node| node.whole(context));
        let to = ends.required("to", context).and_then(|node| node.whole(context));
        let scale = Scale::new(from?, to?);
        if scale.is_none() {
            node.report(context, "bad-scale", "Use an ascending scale within 0 to 100.");
        }
        scale
    }

    /// Parses the labels of points: `{"1": {"en": "Very bad"}}`.
    pub(crate) fn read_labels(
        scale: Option<Scale>,
        object: &JsonObject<'_>,
        context: &mut ParseContext,
    ) -> BTreeMap<i64, Localized> {
        let mut labels = BTreeMap::new();
        let named = object.optional("labels").and_then(|node| node.object(context));
        for (name, node) in named.iter().flat_map(JsonObject::fields) {
            // "01" and "+1" would be duplicate names of the same point.
            let point = name.parse::<i64>().ok().filter(|point| point.to_string() == name);
            let on_scale = point.filter(|point| scale.is_none_or(|scale| scale.index_of(*point).is_some()));
            let Some(point) = on_scale else {
                node.report(
                    context,
                    "bad-value",
                    "Name each label by a point of the scale, such as \"1\".",
                );
                continue;
            };
            if let Some(label) = Localized::read(&node, LABEL_CHARS_MAX, context) {
                labels.insert(point, label);
            }
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_knows_its_points() {
        let scale = Scale::new(1, 5).unwrap();
        assert_eq!(scale.points().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert_eq!(
            (scale.len(), scale.index_of(1), scale.index_of(5)),
            (5, Some(0), Some(4))
        );
        for off in [0, 6, i64::MIN, i64::MAX] {
            assert_eq!(scale.index_of(off), None);
        }
        for (from, to) in [(1, 1), (5, 1), (-1, 5), (0, 101)] {
            assert_eq!(Scale::new(from, to), None);
        }
    }
}
