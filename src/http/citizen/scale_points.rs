//! Points of a scale as a page shows them: faces, stars, words or numbers.

use std::collections::BTreeMap;
use std::fmt;

use super::control_id::control_id;
use super::locale::Locale;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::definition::rating;
use urbivox_core::survey::definition::scale::Scale;

/// Number of different faces.
const FACES: i64 = 5;
/// Largest number of points shown as faces, stars or words: more faces look alike, and more words do not fit.
const PICTURES_MAX: usize = 7;

/// Appearance of the points of a scale. In HTML they are always radio buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Faces with words.
    Faces,
    /// Stars.
    Stars,
    /// List of words: every point has a name.
    Words,
    /// Row of numbers.
    Numbers,
}

/// Selectable point of a scale.
pub struct ScalePoint {
    pub(in crate::http) id: String,
    pub(in crate::http) field: String,
    pub(in crate::http) score: i64,
    pub(in crate::http) label: String,
    pub(in crate::http) is_chosen: bool,
    pub(in crate::http) picture: Picture,
}

/// Picture of a point.
pub enum Picture {
    /// Face with this number, from 1 (saddest) to 5 (happiest).
    Face(i64),
    /// Star.
    Star,
    /// Number with its name.
    Word,
    /// Number alone; its name is for screen readers.
    Number,
}

/// Row of a matrix.
pub struct Row {
    pub(in crate::http) label: String,
    pub(in crate::http) points: Vec<ScalePoint>,
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Style::Faces => "faces",
            Style::Stars => "stars",
            Style::Words => "words",
            Style::Numbers => "numbers",
        })
    }
}

impl Style {
    pub(super) fn of(wanted: rating::Style, scale: Scale, labels: &BTreeMap<i64, Localized>) -> Style {
        let is_short = scale.len() <= PICTURES_MAX;
        match wanted {
            rating::Style::Faces if is_short => Style::Faces,
            rating::Style::Stars if is_short => Style::Stars,
            _ if is_short && scale.points().all(|point| labels.contains_key(&point)) => Style::Words,
            rating::Style::Numbers | rating::Style::Faces | rating::Style::Stars => Style::Numbers,
        }
    }

    pub(super) fn points(
        self,
        scale: Scale,
        labels: &BTreeMap<i64, Localized>,
        field: &str,
        locale: Locale<'_>,
        fields: &FormFields,
    ) -> Vec<ScalePoint> {
        let chosen = fields.get(field).and_then(|value| value.parse::<i64>().ok());
        let point = |score: i64| {
            let value = score.to_string();
            let own = labels.get(&score).map(|label| locale.text(label).to_owned());
            let face = face(score, scale);
            let (picture, label) = match self {
                Style::Faces => {
                    let name = || face_name(face).map(|name| locale.texts.get(name).into_owned());
                    // A point without a name is named by its number.
                    (Picture::Face(face), own.or_else(name).unwrap_or_else(|| value.clone()))
                }
                Style::Stars => {
                    let count = score.saturating_sub(scale.from()).saturating_add(1);
                    let name = || locale.texts.with("stars", &[("count", count.into())]);
                    (Picture::Star, own.unwrap_or_else(name))
                }
                Style::Words => (Picture::Word, own.unwrap_or_else(|| value.clone())),
                Style::Numbers => (Picture::Number, own.unwrap_or_default()),
            };
            ScalePoint {
                id: control_id(field, (score != scale.from()).then_some(&value)),
                field: field.to_owned(),
                score,
                label,
                is_chosen: chosen == Some(score),
                picture,
            }
        };
        scale.points().map(point).collect()
    }

    /// Returns the meanings of the named points; empty unless the points are numbers.
    pub(super) fn ends(self, labels: &BTreeMap<i64, Localized>, locale: Locale<'_>) -> Vec<String> {
        if self != Style::Numbers {
            return Vec::new();
        }
        let named = labels.iter();
        named
            .map(|(score, label)| format!("{score}: {}", locale.text(label)))
            .collect()
    }
}

/// Text ids of the faces' names, saddest first.
pub const FACE_NAMES: [&str; 5] = ["face-1", "face-2", "face-3", "face-4", "face-5"];

/// Returns the text id of a face's name.
fn face_name(face: i64) -> Option<&'static str> {
    let place = usize::try_from(face.checked_sub(1)?).ok()?;
    FACE_NAMES.get(place).copied()
}

/// Returns the face for a point: 1 for the lowest, 5 for the highest, the others spread evenly.
fn face(score: i64, scale: Scale) -> i64 {
    let (at, last) = (score - scale.from(), scale.to() - scale.from());
    // Half of `last` rounds the division.
    1 + (at * (FACES - 1) + last / 2) / last.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_spread_over_the_scale() {
        let faces = |from, to| -> Vec<i64> {
            let scale = Scale::new(from, to).unwrap();
            scale.points().map(|score| face(score, scale)).collect()
        };
        assert_eq!(faces(1, 5), [1, 2, 3, 4, 5]);
        assert_eq!(faces(1, 3), [1, 3, 5]);
        assert_eq!(faces(0, 1), [1, 5]);
        assert_eq!(faces(1, 4), [1, 2, 4, 5]);
    }
}
