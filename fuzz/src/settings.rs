//! Settings of a city and of its identity provider, and the short texts of addresses and forms.

use serde_json::Value;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::authoring::accent::Accent;
use urbivox::app::authoring::settings::{CitySettings, RawSettings};
use urbivox::app::comments::CommentCursor;
use urbivox::app::people::accounts::AccountCursor;
use urbivox::app::sign_on::provider::{ProviderSettings, domain_of};
use urbivox::app::submissions::is_placement;
use urbivox_core::survey::definition::civil_day;
use urbivox_core::survey::slug::code_from_label;
use urbivox_core::survey::{Code, Decimal, Language, Slug};

use super::surveys::check_violations;

/// Settings and short texts are refused, or are written and parsed again unchanged.
pub fn check(data: &[u8]) {
    if let Ok(document) = serde_json::from_slice::<Value>(data) {
        match ProviderSettings::parse(&document) {
            Ok(settings) => assert_eq!(ProviderSettings::parse(&settings.to_json()), Ok(settings)),
            Err(violations) => check_violations(&violations),
        }
        if let Some(number) = Decimal::from_json(&document) {
            assert_eq!(Decimal::from_json(&number.to_json()), Some(number));
        }
    }
    if let Ok(raw) = serde_json::from_slice::<RawSettings>(data) {
        match CitySettings::parse(raw) {
            Ok(settings) => assert_eq!(CitySettings::parse(settings.raw()), Ok(settings)),
            Err(violations) => check_violations(&violations),
        }
    }
    if let Ok(text) = std::str::from_utf8(data) {
        names(text);
        made_names(text);
    }
}

fn names(text: &str) {
    if let Some(slug) = Slug::parse(text) {
        assert_eq!(slug.as_str(), text);
        assert!(is_placement(text));
    }
    if let Some(code) = Code::parse(text) {
        assert_eq!(code.as_str(), text);
        assert!(!text.contains(':') && !text.starts_with('_'), "forms use these signs");
    }
    if let Some(language) = Language::parse(text) {
        assert_eq!(Language::parse(language.as_str()), Some(language));
    }
    if let Some(path) = SurveyPath::parse(text) {
        assert_eq!(path.to_string(), text);
    }
    if let Ok(accent) = Accent::parse(text) {
        assert_eq!(Accent::parse(&accent.to_string()), Ok(accent));
        assert!((4.5..=21.1).contains(&accent.contrast()));
    }
    if let Ok(cursor) = text.parse::<CommentCursor>() {
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
    }
    let cursor = AccountCursor::parse(text);
    assert_eq!(AccountCursor::parse(&cursor.to_string()), cursor);
    if let Some(day) = civil_day::parse(text) {
        assert_eq!(civil_day::parse(&day.to_string()), Some(day));
    }
    if let Some(domain) = domain_of(text) {
        assert_eq!(domain_of(&domain), Some(domain));
    }
}

fn made_names(text: &str) {
    for language in ["en", "el", "bg", "de"] {
        if let Some(slug) = Slug::from_name(text, language) {
            assert_eq!(Slug::parse(slug.as_str()), Some(slug));
        }
        let code = code_from_label(text, language, "option", |_| false);
        assert!(Code::parse(&code).is_some(), "{code}");
        let second = code_from_label(text, language, "option", |taken| taken == code);
        assert!(Code::parse(&second).is_some() && second != code, "{second}");
    }
}
