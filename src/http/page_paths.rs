//! Which addresses are those of pages: people who request them get an error as a page, programs as a problem.

use actix_web::{HttpRequest, HttpResponse, ResponseError};

use super::citizen::error_pages;
use super::problem::Problem;
use super::staff::visitor::Visitor;

/// First segments of the addresses of citizen and public pages.
const PAGES: [&str; 11] = [
    "s",
    "r",
    "embed",
    "kiosk",
    "try",
    "cities",
    "about",
    "indicators",
    "card",
    "practices",
    "problems",
];

/// First segments of the addresses of staff pages.
const STAFF_PAGES: [&str; 2] = ["staff", "join"];

/// Whether the path is that of a page, or below one.
pub fn is_page(path: &str) -> bool {
    let first = first_segment(path);
    PAGES.contains(&first) || STAFF_PAGES.contains(&first)
}

/// Renders the page for a problem at the address of a page.
pub fn error_page(request: &HttpRequest, problem: &Problem) -> HttpResponse {
    if !STAFF_PAGES.contains(&first_segment(request.path())) {
        return error_pages::error_page(request, problem, None);
    }
    match Visitor::of(request) {
        Ok(visitor) => visitor.refuse(problem).into(),
        Err(broken) => broken.error_response(),
    }
}

fn first_segment(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_recognised_by_the_whole_first_segment() {
        assert!(is_page("/problems") && is_page("/problems/none") && is_page("/r") && is_page("/staff/none"));
        assert!(!is_page("/") && !is_page("/robots.txt") && !is_page("/api/v1/cities") && !is_page("/badge/a/b.svg"));
    }
}
