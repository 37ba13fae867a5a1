//! The texts and controls of the pages that most people see, line by line. They change only on purpose.

use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::json;
use urbivox::clock::Clock;

use crate::world::{Database, World, visit, visit_path};

/// Elements that begin and end a line.
const BLOCKS: [&str; 35] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "header",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tr",
    "ul",
];

/// The visible part of a page as lines of text; controls and links are in brackets.
fn lines(page: &str) -> String {
    let html = Html::parse_document(page);
    let body = html.select(&Selector::parse("body").unwrap()).next().unwrap();
    let mut written = Vec::new();
    let mut line = String::new();
    write(body, &mut line, &mut written);
    end_line(&mut line, &mut written);
    written.join("\n")
}

fn end_line(line: &mut String, written: &mut Vec<String>) {
    let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.clear();
    if !text.is_empty() {
        written.push(text);
    }
}

fn write(element: ElementRef<'_>, line: &mut String, written: &mut Vec<String>) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            line.push_str(text);
        }
        let Some(child) = ElementRef::wrap(child) else { continue };
        let name = child.value().name();
        let attribute = |name: &str| child.attr(name).unwrap_or_default();
        let is_hidden = child.attr("hidden").is_some() || attribute("type") == "hidden";
        if is_hidden || matches!(name, "script" | "style" | "svg" | "template") {
            continue;
        }
        let is_block = BLOCKS.contains(&name);
        if is_block {
            end_line(line, written);
        }
        line.push_str(&match name {
            "h1" | "h2" | "h3" => format!("{name}: "),
            "button" => format!("[button {}] ", attribute("value")),
            "input" => format!(" [{} {} {}] ", attribute("type"), attribute("name"), attribute("value")),
            "textarea" | "select" => format!(" [{name} {}] ", attribute("name")),
            "img" => format!(" [image: {}] ", attribute("alt")),
            "td" | "th" => " | ".to_owned(),
            "br" => " ".to_owned(),
            _ => String::new(),
        });
        write(child, line, written);
        if name == "a" {
            line.push_str(&format!(" [{}] ", attribute("href")));
        }
        if is_block {
            end_line(line, written);
        }
    }
}

/// The page as lines, without what differs between two runs.
fn snapshot(world: &World, path: &str, language: &str) -> String {
    let answer = world.send("GET", path, &[("accept-language", language)], b"");
    assert_eq!(answer.status, 200, "{path}: {answer:?}");
    let receipt = Regex::new("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}").unwrap();
    let asset = Regex::new(r"[?&]v=[0-9a-f]+").unwrap();
    let host = world.base.trim_start_matches("http://");
    let text = lines(&answer.text()).replace(host, "HOST");
    let text = receipt.replace_all(&text, "RECEIPT");
    asset.replace_all(&text, "").into_owned()
}

#[test]
fn page_texts_match_their_snapshots() {
    let clock = Clock::Fixed("2026-03-02T10:00:00Z".parse().unwrap());
    let world = World::on(Database::sqlite(), clock, u32::MAX);
    world.publish(&visit());
    let sent = world.submit(&json!({"satisfaction": 4, "district": "north", "comment": "Kiitos, Åsa – дякую"}));
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    // The page of results shows what was released, with the offsets of this test.
    world.fix_offsets(&visit_path());
    world.answers_on(world.today(), &vec![json!({"satisfaction": 5}); 40]);
    world.close_days();
    let pages = [
        ("survey", "/s/tampere/day-care/visit".to_owned()),
        ("receipt", format!("/r/{receipt}")),
        ("results", "/cities/tampere/day-care".to_owned()),
        ("sign-in", "/staff/sign-in".to_owned()),
    ];
    for (name, path) in pages {
        for language in ["en", "fi"] {
            let text = snapshot(&world, &path, language);
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("page-{name}-{language}"), text);
            });
        }
    }
}
