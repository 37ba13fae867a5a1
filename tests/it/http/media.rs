//! QR codes and posters: the printed code leads to the printed address.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree;
use serde_json::{Value, json};

use crate::world::{Database, World, agent, config, visit};

const AT: &str = "tampere/day-care/visit";
const SITE: &str = "https://surveys.example.eu";

fn world(database: Database, definition: &Value) -> World {
    let mut config = config(&database, u32::MAX);
    config.public_url = Some(SITE.to_owned());
    let world = World::configured(database, config);
    world.publish(definition);
    world
}

/// The body of a binary response.
fn bytes(world: &World, path: &str) -> Vec<u8> {
    let request = ureq::http::Request::get(format!("{}{path}", world.base)).body(());
    let mut response = agent().run(request.unwrap()).unwrap();
    assert_eq!(response.status(), 200, "{path}");
    assert_eq!(response.headers()["content-type"], "image/png");
    assert_eq!(response.headers()["cache-control"], "public, max-age=3600");
    response.body_mut().read_to_vec().unwrap()
}

/// The content of the QR code in a picture.
fn scan_code(picture: &Pixmap) -> String {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let grey = |x: usize, y: usize| {
        let dot = picture.pixels()[y * width + x];
        ((u32::from(dot.red()) + u32::from(dot.green()) + u32::from(dot.blue())) / 3) as u8
    };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    grids[0].decode().unwrap().1
}

fn drawn(png: &[u8]) -> Pixmap {
    Pixmap::decode_png(png).unwrap()
}

/// Rasterises an SVG.
fn seen(svg: &str) -> Pixmap {
    let tree = resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap();
    let mut dots = Pixmap::new(600, 600).unwrap();
    let scale = 600.0 / tree.size().width();
    resvg::render(
        &tree,
        resvg::tiny_skia::Transform::from_scale(scale, scale),
        &mut dots.as_mut(),
    );
    dots
}

#[test]
fn a_code_leads_to_the_survey_and_names_its_placement() {
    for database in Database::each() {
        let world = world(database, &visit());
        for (query, url) in [
            ("", format!("{SITE}/s/{AT}")),
            ("?p=qr-desk-2", format!("{SITE}/s/{AT}?p=qr-desk-2")),
        ] {
            let svg = world.send("GET", &format!("/qr/{AT}.svg{query}"), &[], b"");
            assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml"));
            assert_eq!(svg.header("cache-control"), "public, max-age=3600");
            assert_eq!(scan_code(&seen(&svg.text)), url);
            assert_eq!(scan_code(&drawn(&bytes(&world, &format!("/qr/{AT}.png{query}")))), url);
        }
        for (path, code) in [
            (format!("/qr/{AT}.svg?p=Desk%202"), "bad-query"),
            (format!("/qr/{AT}.svg?x=1"), "bad-query"),
            ("/qr/tampere/day-care/nowhere.svg".to_owned(), "no-such-survey"),
            (format!("/qr/{AT}.gif"), "no-such-page"),
            (format!("/poster/{AT}.svg?lang=de"), "bad-query"),
        ] {
            assert_eq!(world.send("GET", &path, &[], b"").problem(), code, "{path}");
        }
    }
}

#[test]
fn a_poster_is_an_a4_page_with_a_scannable_code() {
    let world = world(Database::sqlite(), &visit());
    let picture = drawn(&bytes(&world, &format!("/poster/{AT}.png?p=qr-desk-2")));
    assert_eq!((picture.width(), picture.height()), (1_240, 1_754));
    assert_eq!(scan_code(&picture), format!("{SITE}/s/{AT}?p=qr-desk-2"));
}

/// Every line of text on a poster, with its language.
fn lines(svg: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let language = |node: roxmltree::Node<'_, '_>| {
        let xml = "http://www.w3.org/XML/1998/namespace";
        node.attribute((xml, "lang")).unwrap_or_default().to_owned()
    };
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| (language(node), node.text().unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn a_poster_is_in_the_languages_of_the_city_or_of_the_request() {
    let world = world(Database::sqlite(), &visit());
    let poster = |query: &str| {
        let answer = world.send("GET", &format!("/poster/{AT}.svg{query}"), &[], b"");
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "image/svg+xml"),
            "{answer:?}"
        );
        lines(&answer.text)
    };
    let line = |language: &str, text: &str| (language.to_owned(), text.to_owned());
    let both = poster("");
    assert_eq!(both[..2], [line("fi", "tampere"), line("fi", "day-care")]);
    assert_eq!(both[2..4], [line("fi", "Miten meni?"), line("en", "How was it?")]);
    let address = "surveys.example.eu/s/tampere/day-care";
    assert!(
        both.last().unwrap().1.ends_with(address),
        "the service means this survey: {both:?}"
    );
    let english = poster("?lang=en,en");
    assert_eq!(english[2], line("en", "How was it?"));
    assert_eq!(english.len(), 5, "{english:?}");
    assert!(!english.iter().any(|(language, _)| language == "fi"));
}

#[test]
fn hostile_names_are_escaped() {
    let mut definition = visit();
    let hostile = "</text><script>alert('1')</script><a href=\"x\">&amp; & ]]> \u{202e}gnp.exe\u{fffe} <!--";
    definition["pages"][0]["questions"][0]["prompt"]["en"] = json!(hostile);
    let world = world(Database::sqlite(), &definition);
    let name = "<svg onload=alert(1)> & \"Tampere\" '\u{200f}'";
    assert_eq!(
        world
            .call("PATCH", "/api/v1/cities/tampere", &json!({"name": name}))
            .status,
        200
    );
    let answer = world.send("GET", &format!("/poster/{AT}.svg?lang=en"), &[], b"");
    assert_eq!(answer.status, 200, "{answer:?}");
    let lines = lines(&answer.text);
    assert_eq!(lines[0].1, name);
    assert!(
        lines
            .iter()
            .any(|(_, line)| line.contains("<script>alert('1')</script>")),
        "{lines:?}"
    );
    let document = roxmltree::Document::parse(&answer.text).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(
            ["svg", "title", "path", "text"].contains(&node.tag_name().name()),
            "{node:?}"
        );
        assert!(
            !node.attributes().any(|attribute| attribute.name().starts_with("on")),
            "{node:?}"
        );
    }
    let picture = drawn(&bytes(&world, &format!("/poster/{AT}.png?lang=en")));
    assert_eq!(scan_code(&picture), format!("{SITE}/s/{AT}"));
}

#[test]
fn the_longest_texts_fit_the_poster() {
    let mut definition = visit();
    definition["pages"][0]["questions"][0]["prompt"] =
        json!({"en": "W".repeat(1_000), "fi": "ja niin edelleen ".repeat(58)});
    let world = world(Database::sqlite(), &definition);
    assert_eq!(
        world
            .call("PATCH", "/api/v1/cities/tampere", &json!({"name": "Ж".repeat(200)}))
            .status,
        200
    );
    let answer = world.send("GET", &format!("/poster/{AT}.svg?p={}", "x".repeat(64)), &[], b"");
    let document = roxmltree::Document::parse(&answer.text).unwrap();
    let mut wide = 0;
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        let number = |name: &str| node.attribute(name).unwrap().parse::<f32>().unwrap();
        assert!((0.0..=2_970.0).contains(&number("y")), "{node:?}");
        // A capital W is the widest letter: 1.1 em in bold.
        let width = number("font-size") * 1.11 * node.text().unwrap().chars().count() as f32;
        let is_wide = node.text().unwrap().starts_with(['W', 'Ж']);
        assert!(!is_wide || width <= 2_100.0, "{width}: {node:?}");
        wide += usize::from(is_wide);
    }
    assert!(wide > 0, "no line of wide letters was measured");
    let picture = drawn(&bytes(&world, &format!("/poster/{AT}.png?p={}", "x".repeat(64))));
    assert_eq!(scan_code(&picture), format!("{SITE}/s/{AT}?p={}", "x".repeat(64)));
}

#[test]
fn drawing_beyond_the_limit_of_the_gate_is_refused() {
    let world = world(Database::sqlite(), &visit());
    let statuses: Vec<(u16, String)> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..40)
            .map(|_| scope.spawn(|| world.send("GET", &format!("/poster/{AT}.svg"), &[], b"")))
            .collect();
        let answers = asked.into_iter().map(|asked| asked.join().unwrap());
        answers
            .map(|answer| (answer.status, answer.header("retry-after").to_owned()))
            .collect()
    });
    for (status, retry_after) in &statuses {
        match status {
            200 => {}
            503 => assert_eq!(retry_after, "1"),
            other => panic!("{other}"),
        }
    }
    assert!(statuses.iter().any(|(status, _)| *status == 200));
    assert_eq!(
        world.send("GET", &format!("/poster/{AT}.svg"), &[], b"").status,
        200,
        "and taken up again"
    );
}

#[test]
fn right_to_left_texts_are_drawn_right_to_left() {
    let mut definition = visit();
    definition["languages"] = json!(["en", "fi", "ar"]);
    definition["title"]["ar"] = json!("زيارتك");
    let questions = definition["pages"][0]["questions"].as_array_mut().unwrap();
    questions.truncate(1);
    let question = "ما مدى رضاك عن هذه الخدمة (2026)؟";
    questions[0]["prompt"]["ar"] = json!(question);
    let world = world(Database::sqlite(), &definition);
    let answer = world.send("GET", &format!("/poster/{AT}.svg?lang=ar,en"), &[], b"");
    let document = roxmltree::Document::parse(&answer.text).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let asked: Vec<_> = texts.filter(|node| node.attribute("fill") == Some("#111")).collect();
    let (english, arabic) = asked.split_last().unwrap();
    assert_eq!(
        (english.attribute("direction"), english.text()),
        (Some("ltr"), Some("How was it?"))
    );
    let mut read = Vec::new();
    for line in arabic {
        assert_eq!(line.attribute("direction"), Some("rtl"));
        let text = line.text().unwrap();
        // Programs that ignore `direction` use the bidirectional marks.
        read.push(text.strip_prefix('\u{202b}').unwrap().strip_suffix('\u{202c}').unwrap());
    }
    assert_eq!(read.join(" "), question);
    // Joined letters are narrower than separate ones: the font's shaping is applied.
    let width = |text: &str| {
        let font = urbivox::http::media::posters::picture::FONT;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text id=\"t\" font-family=\"{font}\">{text}</text></svg>"
        );
        let tree = urbivox::http::media::posters::picture::parse_svg(&svg).unwrap();
        tree.node_by_id("t").unwrap().bounding_box().width()
    };
    let apart: String = "الخدمة".chars().flat_map(|letter| [letter, '\u{200c}']).collect();
    assert!(width("الخدمة") < width(&apart), "{} {}", width("الخدمة"), width(&apart));
}
