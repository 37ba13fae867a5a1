//! Rating questions.

use std::collections::BTreeMap;

use super::localized::Localized;
use super::parse_context::{JsonObject, ParseContext};
use super::scale::Scale;

/// A question answered with a point of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Points that can be chosen.
    pub scale: Scale,
    /// Appearance of the points.
    pub style: Style,
    /// Labels of points; not every point needs one.
    pub labels: BTreeMap<i64, Localized>,
    /// Lowest score that counts as satisfied; a point of the scale.
    pub satisfied_from: Option<i64>,
}

/// Appearance of the points of a rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// Plain numbers.
    #[default]
    Numbers,
    /// Faces, from sad to happy.
    Faces,
    /// Stars.
    Stars,
}

impl Style {
    /// Style as written in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Style::Numbers => "numbers",
            Style::Faces => "faces",
            Style::Stars => "stars",
        }
    }

    fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Style> {
        let node = object.optional("style")?;
        let name = node.text(context)?;
        let style = [Style::Numbers, Style::Faces, Style::Stars]
            .into_iter()
            .find(|style| style.name() == name);
        if style.is_none() {
            node.report(context, "bad-value", "Write \"numbers\", \"faces\" or \"stars\".");
        }
        style
    }
}

impl Rating {
    pub(crate) const FIELDS: &'static [&'static str] = &["scale", "style", "labels", "satisfied_from"];

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Rating> {
        let scale = Scale::read(object, context);
        let style = Style::read(object, context).unwrap_or_default();
        let labels = Scale::read_labels(scale, object, context);
        let satisfied_from = object.optional("satisfied_from").and_then(|node| {
            let score = node.whole(context)?;
            if scale.is_some_and(|scale| scale.index_of(score).is_none()) {
                node.report(context, "bad-value", "Name a point of the scale.");
            }
            Some(score)
        });
        Some(Rating {
            scale: scale?,
            style,
            labels,
            satisfied_from,
        })
    }
}
