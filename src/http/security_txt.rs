//! `/.well-known/security.txt` (RFC 9116): contacts for reports on vulnerabilities of this installation.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::problem::Problem;
use super::state::HttpState;

/// Validity of the file in days, from the day of the request; RFC 9116 §2.5.5 advises less than a year.
const VALID_DAYS: i64 = 180;
const DAY_HOURS: i64 = 24;

/// `GET /.well-known/security.txt`: sends the file; 404 without a configured contact, because reports to an invented one
/// would be lost.
pub async fn file(state: web::Data<HttpState>) -> Result<HttpResponse, Problem> {
    let text = text(&state.security_contacts, state.secure_url(), state.app.clock.now());
    let text = text.map_err(|cause| Problem::broken(&cause))?;
    let text = text.ok_or_else(Problem::no_such_page)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(text))
}

fn text(contacts: &[String], public_url: Option<&str>, now: Timestamp) -> Result<Option<String>, jiff::Error> {
    if contacts.is_empty() {
        return Ok(None);
    }
    let today = now.to_zoned(TimeZone::UTC).date();
    let midnight = today.to_zoned(TimeZone::UTC)?.timestamp();
    let expires = midnight.checked_add(SignedDuration::from_hours(VALID_DAYS * DAY_HOURS))?;
    let mut lines: Vec<String> = contacts.iter().map(|contact| format!("Contact: {contact}")).collect();
    lines.push(format!("Expires: {expires}"));
    lines.push("Preferred-Languages: en".to_owned());
    // Only the configured address: a client must not choose it.
    lines.extend(public_url.map(|url| format!("Canonical: {url}/.well-known/security.txt")));
    lines.push(String::new());
    Ok(Some(lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_fields_of_rfc_9116() {
        let now: Timestamp = "2026-11-28T14:05:06Z".parse().unwrap();
        let contacts = [
            "mailto:security@example.eu".to_owned(),
            "https://example.eu/report".to_owned(),
        ];
        assert_eq!(
            text(&contacts, Some("https://surveys.example.eu"), now)
                .unwrap()
                .unwrap(),
            "Contact: mailto:security@example.eu\nContact: https://example.eu/report\nExpires: 2027-05-27T00:00:00Z\n\
             Preferred-Languages: en\nCanonical: https://surveys.example.eu/.well-known/security.txt\n"
        );
        assert!(!text(&contacts, None, now).unwrap().unwrap().contains("Canonical"));
        assert_eq!(text(&[], Some("https://surveys.example.eu"), now).unwrap(), None);
        assert!(text(&contacts, None, Timestamp::MAX).is_err());
    }
}
