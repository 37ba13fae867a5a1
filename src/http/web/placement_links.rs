//! Addresses of placements, and HTML snippets to embed them.

use super::assets::embed_version;
use super::escape::escaped;
use crate::app::authoring::SurveyPath;
use crate::app::placements::{Placement, PlacementKind};
use urbivox_core::i18n;

/// Height of an embedding iframe, in CSS pixels: a page of a survey with its buttons.
const FRAME_HEIGHT: u32 = 640;

/// Survey whose placements are linked.
pub struct PlacementLinks<'a> {
    /// Public address of the service, without a trailing slash.
    pub public_url: &'a str,
    /// Path of the survey.
    pub path: &'a SurveyPath,
    /// Language of the snippets.
    pub language: &'a str,
    /// Title of the survey in that language.
    pub title: &'a str,
}

impl PlacementLinks<'_> {
    /// Returns the address of the survey at this placement.
    pub fn url(&self, placement: &Placement) -> String {
        let (public, path, slug) = (self.public_url, self.path, &placement.slug);
        match placement.kind {
            PlacementKind::Link
            | PlacementKind::Button
            | PlacementKind::Widget
            | PlacementKind::Email
            | PlacementKind::Qr => format!("{public}/s/{path}?p={slug}"),
            PlacementKind::Iframe => format!("{public}/embed/{path}?p={slug}"),
            PlacementKind::Kiosk => {
                let url = format!("{public}/kiosk/{path}?p={slug}");
                with_key(url, placement.device_key.as_deref())
            }
            PlacementKind::Staff => {
                let url = format!("{public}/s/{path}?p={slug}");
                with_key(url, placement.staff_key.as_deref())
            }
            PlacementKind::Api => {
                let SurveyPath { city, service, survey } = path;
                format!("{public}/api/v1/cities/{city}/services/{service}/surveys/{survey}/responses")
            }
        }
    }

    /// Returns the HTML to paste into a page of the city; `None` for placements that are not part of a page.
    pub fn snippet(&self, placement: &Placement) -> Option<String> {
        let (public, path, slug) = (escaped(self.public_url), self.path, &placement.slug);
        let language = escaped(self.language);
        match placement.kind {
            PlacementKind::Button => {
                let url = escaped(&self.url(placement));
                let label = i18n::for_language(self.language).get("give-feedback");
                let label = escaped(&label);
                Some(format!(
                    "<a class=\"urbivox-button\" href=\"{url}\" lang=\"{language}\">{label}</a>"
                ))
            }
            PlacementKind::Widget => {
                let version = embed_version();
                Some(format!(
                    "<script src=\"{public}/embed.js?v={version}\" data-urbivox=\"{path}\" data-placement=\"{slug}\" \
                     data-lang=\"{language}\" defer></script>"
                ))
            }
            PlacementKind::Iframe => {
                let url = escaped(&self.url(placement));
                let title = escaped(self.title);
                Some(format!(
                    "<iframe src=\"{url}\" title=\"{title}\" lang=\"{language}\" width=\"100%\" \
                     height=\"{FRAME_HEIGHT}\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>"
                ))
            }
            PlacementKind::Link
            | PlacementKind::Email
            | PlacementKind::Qr
            | PlacementKind::Kiosk
            | PlacementKind::Staff
            | PlacementKind::Api => None,
        }
    }

    /// Returns the address of a picture of this placement: `picture` is `qr` or `poster`, `ending` is `svg` or `png`.
    pub fn picture(&self, picture: &str, placement: &Placement, ending: &str) -> String {
        let (public, path, slug) = (self.public_url, self.path, &placement.slug);
        format!("{public}/{picture}/{path}.{ending}?p={slug}")
    }
}

/// Adds the key of a placement, which is derived when the placement is read.
fn with_key(url: String, key: Option<&str>) -> String {
    match key {
        Some(key) => format!("{url}&k={key}"),
        None => {
            // The address without it opens nothing, or a kiosk whose answers do not count towards a minimum.
            tracing::error!(%url, "a placement has no key");
            url
        }
    }
}
