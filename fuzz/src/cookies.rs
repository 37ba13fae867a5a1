//! Cookies of the staff pages.

use actix_web::http::header::{COOKIE, HeaderValue};
use actix_web::test::TestRequest;
use urbivox::fuzzing::device_entries;
use urbivox::http::staff::cookies::{known_device, pre_session, session_token};

/// Cookies are short enough, come from the header, and entries of the known-device cookie are written as they were read.
pub fn check(data: &[u8]) {
    let mut request = TestRequest::default();
    // Lines are several headers, as in HTTP/2.
    for line in data.split(|byte| *byte == b'\n') {
        let Ok(value) = HeaderValue::from_bytes(line) else {
            return;
        };
        request = request.append_header((COOKIE, value));
    }
    let request = request.to_http_request();
    for token in [session_token(&request), pre_session(&request)].into_iter().flatten() {
        assert!((20..=100).contains(&token.len()), "{token}");
    }
    let device = known_device(&request);
    assert!(device.len() <= 600);
    let entries = device_entries(&device);
    assert!(entries.len() <= 5);
    for entry in &entries {
        assert!(device.split('.').any(|part| part == entry), "{entry} of {device}");
    }
    assert_eq!(device_entries(&entries.join(".")), entries);
}
