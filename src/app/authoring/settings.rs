//! Settings of a city's pages and notices.

use std::fmt;
use std::net::Ipv6Addr;

use lettre::Address;
use serde::{Deserialize, Serialize};

use super::accent::{Accent, CONTRAST_MIN, InvalidAccent};
use super::logo_image::Logo;
use urbivox_core::survey::name;
use urbivox_core::survey::name::InvalidName;
use urbivox_core::survey::violation::Violations;

/// Characters of the name of a person or an office. Protects the layout of the notices.
const NAME_CHARS_MAX: usize = 200;
/// Characters of the data controller: an office with its postal address. Protects the readers of the notice.
const CONTROLLER_CHARS_MAX: usize = 500;
/// Characters of an e-mail address, RFC 5321 §4.5.3.1.3. Protects the layout.
const EMAIL_CHARS_MAX: usize = 254;
/// Characters of a web address. Protects the layout.
const URL_CHARS_MAX: usize = 500;
/// Digits of a telephone number: ITU-T E.164 and some more for national notations. Protects against typing errors.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 3..=18;
/// Shortest retention in days: fewer leave no time to read the answers.
const RETENTION_DAYS_MIN: i64 = 30;
/// Longest retention in days: ten years. Protects citizens against unlimited retention by mistake.
const RETENTION_DAYS_MAX: i64 = 3_650;
/// Range of the fewest answers behind public results. Protects respondents against identification by their neighbours.
const ANSWERS_MIN_RANGE: std::ops::RangeInclusive<i64> = 5..=1_000;
/// Inhabitants of a city. Protects the comparison against typing errors.
const POPULATION_RANGE: std::ops::RangeInclusive<i64> = 1..=50_000_000;
/// Characters of the code of a local administrative unit. Protects the layout.
const LAU_CHARS_MAX: usize = 20;

/// Settings of a city; `None` where it decided nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitySettings {
    /// Accent colour of its pages.
    pub accent: Option<Accent>,
    /// Contact for citizens.
    pub contact: Option<Contact>,
    /// Retention of responses in days, 30 to 3,650; stated in the privacy notice.
    pub retention_days: Option<u16>,
    /// Retention of comments in days, 30 to 3,650; that of the responses when absent.
    pub comment_days: Option<u16>,
    /// Fewest answers behind public results, 5 to 1,000; the installation's number when absent or smaller.
    pub answers_min: Option<u16>,
    /// Inhabitants, 1 to 50,000,000; cities are compared with others of their size.
    pub population: Option<u32>,
    /// Code of the local administrative unit (Eurostat).
    pub lau: Option<String>,
    /// Data controller (GDPR, article 4), in the words of the city.
    pub controller: Option<String>,
    /// Contact for accessibility problems.
    pub accessibility_contact: Option<ContactChannel>,
    /// Logo above its pages. Set separately; no other change affects it.
    pub logo: Option<Logo>,
}

impl CitySettings {
    /// Whether these settings delete responses or comments earlier than `before`, or publish figures that rest on fewer
    /// answers; neither can be undone.
    pub fn is_less_protective_than(&self, before: &CitySettings) -> bool {
        let ever = |days: Option<u16>| days.unwrap_or(u16::MAX);
        let comments = |own: &CitySettings| ever(own.comment_days.or(own.retention_days));
        let fewest = |own: &CitySettings| own.answers_min.unwrap_or_default();
        ever(self.retention_days) < ever(before.retention_days)
            || comments(self) < comments(before)
            || fewest(self) < fewest(before)
    }
}

/// Contact for citizens; at least one part is present.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Office or person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Address that begins with `https://` or `http://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Telephone number, as written in the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Contact in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContactChannel {
    /// E-mail address.
    Email(String),
    /// Web page.
    Url(String),
}

impl ContactChannel {
    fn parse(text: &str) -> Option<ContactChannel> {
        if is_url(text) {
            Some(ContactChannel::Url(text.to_owned()))
        } else {
            is_email(text).then(|| ContactChannel::Email(text.to_owned()))
        }
    }
}

impl fmt::Display for ContactChannel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContactChannel::Email(text) | ContactChannel::Url(text) => formatter.write_str(text),
        }
    }
}

/// Settings as written in requests and in the database.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSettings {
    /// Accent colour, as `#0a5c36`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// Contact for citizens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Retention of responses in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<i64>,
    /// Retention of comments in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_days: Option<i64>,
    /// Fewest answers behind public results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_min: Option<i64>,
    /// Inhabitants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<i64>,
    /// Code of the local administrative unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lau: Option<String>,
    /// Data controller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller: Option<String>,
    /// E-mail address or web address for accessibility problems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility_contact: Option<String>,
    /// Logo above its pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

/// Change of the settings: `None` leaves a value unchanged, `Some(None)` removes it.
#[derive(Clone, Debug, Default)]
pub struct SettingsChange {
    /// New accent colour.
    pub accent: Option<Option<Accent>>,
    /// New contact; replaces all parts of the old one.
    pub contact: Option<Option<Contact>>,
    /// New retention of responses.
    pub retention_days: Option<Option<u16>>,
    /// New retention of comments.
    pub comment_days: Option<Option<u16>>,
    /// New minimum of answers.
    pub answers_min: Option<Option<u16>>,
    /// New code of the local administrative unit.
    pub lau: Option<Option<String>>,
    /// New number of inhabitants.
    pub population: Option<Option<u32>>,
    /// New data controller.
    pub controller: Option<Option<String>>,
    /// New contact for accessibility problems.
    pub accessibility_contact: Option<Option<ContactChannel>>,
}

impl SettingsChange {
    /// Returns the settings with this change.
    pub fn apply_to(self, settings: CitySettings) -> CitySettings {
        CitySettings {
            accent: self.accent.unwrap_or(settings.accent),
            contact: self.contact.unwrap_or(settings.contact),
            retention_days: self.retention_days.unwrap_or(settings.retention_days),
            comment_days: self.comment_days.unwrap_or(settings.comment_days),
            answers_min: self.answers_min.unwrap_or(settings.answers_min),
            lau: self.lau.unwrap_or(settings.lau),
            population: self.population.unwrap_or(settings.population),
            controller: self.controller.unwrap_or(settings.controller),
            accessibility_contact: self.accessibility_contact.unwrap_or(settings.accessibility_contact),
            logo: settings.logo,
        }
    }
}

impl CitySettings {
    /// Parses settings, or returns all violations.
    pub fn parse(raw: RawSettings) -> Result<CitySettings, Violations> {
        let mut violations = Violations::none();
        let settings = CitySettings {
            accent: raw.accent.and_then(|text| read_accent(&text, &mut violations)),
            contact: raw.contact.map(|contact| read_contact(contact, &mut violations)),
            retention_days: raw
                .retention_days
                .and_then(|days| read_days("/retention_days", days, &mut violations)),
            comment_days: raw
                .comment_days
                .and_then(|days| read_days("/comment_days", days, &mut violations)),
            answers_min: raw
                .answers_min
                .and_then(|count| read_answers_min(count, &mut violations)),
            population: raw.population.and_then(|count| read_population(count, &mut violations)),
            lau: raw
                .lau
                .inspect(|text| check_line("/lau", text, LAU_CHARS_MAX, &mut violations)),
            controller: raw
                .controller
                .inspect(|text| check_line("/controller", text, CONTROLLER_CHARS_MAX, &mut violations)),
            accessibility_contact: raw.accessibility_contact.and_then(|text| {
                let channel = ContactChannel::parse(&text);
                if channel.is_none() {
                    let detail = "Write an e-mail address, or an address that begins with https://.";
                    violations.push("/accessibility_contact", "bad-contact", detail);
                }
                channel
            }),
            logo: raw.logo,
        };
        if violations.is_empty() {
            Ok(settings)
        } else {
            Err(violations)
        }
    }

    /// Returns the settings as written; [`CitySettings::parse`] reads them back.
    pub fn raw(&self) -> RawSettings {
        RawSettings {
            accent: self.accent.map(|accent| accent.to_string()),
            contact: self.contact.clone(),
            retention_days: self.retention_days.map(i64::from),
            comment_days: self.comment_days.map(i64::from),
            answers_min: self.answers_min.map(i64::from),
            population: self.population.map(i64::from),
            lau: self.lau.clone(),
            controller: self.controller.clone(),
            accessibility_contact: self.accessibility_contact.as_ref().map(ContactChannel::to_string),
            logo: self.logo.clone(),
        }
    }
}

fn read_accent(text: &str, violations: &mut Violations) -> Option<Accent> {
    match Accent::parse(text) {
        Ok(accent) => Some(accent),
        Err(InvalidAccent::NotAColour) => {
            violations.push(
                "/accent",
                "bad-colour",
                "Write # and six hexadecimal digits, as in #0a5c36.",
            );
            None
        }
        Err(InvalidAccent::TooLight(contrast)) => {
            // Truncated, not rounded: 4.499 must not read as enough.
            let ratio = (contrast * 100.0).floor() / 100.0;
            let detail = format!(
                "White text on this colour has a contrast of {ratio:.2}:1. \
                 Choose a darker one: {CONTRAST_MIN}:1 is the least."
            );
            violations.push("/accent", "low-contrast", detail);
            None
        }
    }
}

fn read_contact(contact: Contact, violations: &mut Violations) -> Contact {
    let Contact {
        name,
        email,
        url,
        phone,
    } = &contact;
    if name.is_none() && email.is_none() && url.is_none() && phone.is_none() {
        violations.push(
            "/contact",
            "empty",
            "Name one of name, email, url and phone, or write null.",
        );
    }
    if let Some(name) = name {
        check_line("/contact/name", name, NAME_CHARS_MAX, violations);
    }
    if email.as_deref().is_some_and(|text| !is_email(text)) {
        let detail = "Write an e-mail address such as name@example.org.";
        violations.push("/contact/email", "bad-email", detail);
    }
    if url.as_deref().is_some_and(|text| !is_url(text)) {
        let detail = "Write an address that begins with https:// or http://.";
        violations.push("/contact/url", "bad-url", detail);
    }
    if phone.as_deref().is_some_and(|text| !is_phone(text)) {
        let detail = "Write a telephone number such as +358 3 1234 567.";
        violations.push("/contact/phone", "bad-phone", detail);
    }
    contact
}

fn read_population(count: i64, violations: &mut Violations) -> Option<u32> {
    let population = u32::try_from(count).ok().filter(|_| POPULATION_RANGE.contains(&count));
    if population.is_none() {
        let detail = "Write how many people live there, 1 to 50000000, without other signs.";
        violations.push("/population", "bad-population", detail);
    }
    population
}

fn read_answers_min(count: i64, violations: &mut Violations) -> Option<u16> {
    let fits = ANSWERS_MIN_RANGE.contains(&count);
    if !fits {
        let (low, high) = (ANSWERS_MIN_RANGE.start(), ANSWERS_MIN_RANGE.end());
        let detail = format!("Write {low} to {high} answers, or null.");
        violations.push("/answers_min", "out-of-range", detail);
    }
    u16::try_from(count).ok().filter(|_| fits)
}

fn read_days(pointer: &str, days: i64, violations: &mut Violations) -> Option<u16> {
    let fits = (RETENTION_DAYS_MIN..=RETENTION_DAYS_MAX).contains(&days);
    if !fits {
        let detail = format!("Write {RETENTION_DAYS_MIN} to {RETENTION_DAYS_MAX} days, or null.");
        violations.push(pointer, "out-of-range", detail);
    }
    u16::try_from(days).ok().filter(|_| fits)
}

fn check_line(pointer: &str, text: &str, chars_max: usize, violations: &mut Violations) {
    match name::check(text, chars_max) {
        Ok(()) => {}
        Err(InvalidName::BadLength) => {
            let detail = format!("Write 1 to {chars_max} characters, or null.");
            violations.push(pointer, "bad-length", detail);
        }
        Err(InvalidName::ControlCharacter) => {
            let detail = "Write it on one line, without characters that control or turn the direction of writing.";
            violations.push(pointer, "control-character", detail);
        }
    }
}

fn is_email(text: &str) -> bool {
    text.chars().count() <= EMAIL_CHARS_MAX && !text.chars().any(char::is_control) && text.parse::<Address>().is_ok()
}

/// Whether a link to this address is safe: `http` or `https`, with a host that is a name or an IP address.
fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let strange = |character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '"' | '<' | '>' | '\\' | '`')
    };
    text.chars().count() <= URL_CHARS_MAX && !text.chars().any(strange) && is_host(host)
}

/// Whether a host is a name or an IP address, with or without a port. Names may use any script.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let name_fits = match name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(number) => number.parse::<Ipv6Addr>().is_ok(),
        None => !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-')),
    };
    name_fits && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fits = |byte: u8| byte.is_ascii_digit() || b"+-/(). ".contains(&byte);
    PHONE_DIGITS.contains(&digits) && text.len() <= 2 * PHONE_DIGITS.end() && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_must_be_a_web_address() {
        for good in [
            "https://tampere.fi",
            "http://tampere.fi:8080/a?b=c#d",
            "https://kärkölä.fi/ä",
            "https://[2001:db8::1]/",
            "https://192.0.2.1",
        ] {
            assert!(is_url(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "tampere.fi",
            "https://",
            "https:///x",
            "https://a b.fi",
            "https://user@tampere.fi",
            "https://tampere.fi:port",
            "https://[x]",
            "https://tampere.fi/\"onclick=",
        ] {
            assert!(!is_url(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_and_addresses_are_read_as_they_are_written() {
        for good in ["+358 3 1234 567", "0800/111 222", "112", "(03) 565-611"] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "12", "call us", "+358 3 1234 567 ext. five"] {
            assert!(!is_phone(bad), "{bad}");
        }
        assert!(is_email("palaute@tampere.fi") && !is_email("palaute@") && !is_email("a@b.fi\n"));
    }
}
