//! `/problems` and `/problems/{code}`: what each problem code means, and what the sender of the request does about it.
//!
//! In English only, like the codes and the OpenAPI document.

use actix_web::{HttpRequest, HttpResponse};

use super::frame::{PublicPage, PublicReader};
use crate::http::problem::{Problem, ProblemCode};
use crate::http::staff::components::{Block, Cell, Link, Table};
use crate::http::web::page_error::PageResult;

/// The list of all codes.
pub async fn list(request: HttpRequest) -> HttpResponse {
    let reader = PublicReader::english(&request);
    let row = |code: ProblemCode| {
        vec![
            Cell::Link(address(code), code.name().to_owned()),
            Cell::number(code.status().as_u16()),
            Cell::text(plain(code.meaning())),
        ]
    };
    let head = ["Code", "HTTP status", "What it means"].map(str::to_owned).to_vec();
    let rows = ProblemCode::ALL.into_iter().map(row).collect();
    reader.send(&PublicPage {
        title: "Problem codes".to_owned(),
        picture: None,
        blocks: vec![
            Block::Lead(
                "Every error of the interface is a problem document (RFC 9457) with one of these codes.".to_owned(),
            ),
            Block::Table(Table::new("Problem codes", head, rows)),
        ],
    })
}

/// One code.
pub async fn page(request: HttpRequest) -> PageResult {
    let reader = PublicReader::english(&request);
    let Some(code) = request.match_info().get("code").and_then(ProblemCode::named) else {
        return Err(reader.error_page(&Problem::no_such_page()));
    };
    let status = code.status();
    let reason = status.canonical_reason().map(|reason| format!(" {reason}"));
    Ok(reader.send(&PublicPage {
        title: code.name().to_owned(),
        picture: None,
        blocks: vec![
            Block::Lead(plain(code.meaning())),
            Block::Heading("What to do".to_owned()),
            Block::Text(plain(code.remedy())),
            Block::Quiet(format!("HTTP status {}{}", status.as_u16(), reason.unwrap_or_default())),
            Block::Links(vec![Link::new("/problems", "All problem codes")]),
        ],
    }))
}

fn address(code: ProblemCode) -> String {
    format!("/problems/{}", code.name())
}

/// The text without the marks of Markdown, which the OpenAPI document reads.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
