//! Uploads by staff: logos and translation tables.

use serde_json::json;
use urbivox::app::access::Role;
use urbivox::app::authoring::logo;

use super::clerk;
use crate::world::{SURVEY, World, visit};

const SETTINGS: &str = "/staff/cities/tampere/settings";
const LOGO: &str = "/staff/cities/tampere/logo";

/// A valid PNG of one colour.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = resvg::tiny_skia::Pixmap::new(width, height).unwrap();
    pixels.fill(resvg::tiny_skia::Color::from_rgba8(10, 92, 54, 255));
    pixels.encode_png().unwrap()
}

#[test]
fn a_logo_is_shown_on_the_pages_of_the_city_until_deleted() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        assert_eq!(world.send("GET", "/logo/tampere", &[], b"").status, 404);
        let sent = owner.upload(world, (SETTINGS, LOGO), &[("do", "use")], ("logo", &png(240, 80)));
        assert_eq!(sent.status, 303, "{}", sent.text());
        let shown = || {
            let survey = world.send("GET", "/s/tampere/day-care/visit", &[], b"");
            assert_eq!(survey.status, 200);
            survey.page().select("img")
        };
        let logos = shown();
        let address = logos[0].attribute("src").to_owned();
        assert!(address.starts_with("/logo/tampere?v="), "{address}");
        let about = ["width", "height", "alt"].map(|name| logos[0].attribute(name));
        assert_eq!((about, logos.len()), (["240", "80", ""], 1));
        let picture = world.send("HEAD", &address, &[], b"");
        assert_eq!(
            (
                picture.status,
                picture.header("content-type"),
                picture.header("x-content-type-options")
            ),
            (200, "image/png", "nosniff")
        );
        assert!(picture.header("cache-control").contains("immutable"));
        let unnamed = world.send("HEAD", "/logo/tampere", &[], b"");
        assert!(!unnamed.header("cache-control").contains("immutable"));
        for page in ["/cities/tampere", SETTINGS] {
            let pictures = owner.get(world, page).page();
            assert!(pictures.has(&format!("img[src='{address}']")), "{page}");
        }
        assert_eq!(world.get("/api/v1/cities/tampere").json()["logo"], json!(address));

        // Other settings keep the logo; a new logo has a new address.
        assert_eq!(
            world
                .call("PATCH", "/api/v1/cities/tampere", &json!({"lau": "837"}))
                .status,
            200
        );
        let pictures = owner.get(world, SETTINGS).page();
        assert!(pictures.has(&format!("img[src='{address}']")));
        owner.upload(world, (SETTINGS, LOGO), &[("do", "use")], ("logo", &png(241, 80)));
        let logos = shown();
        let other = logos[0].attribute("src");
        assert!(other.starts_with("/logo/tampere?v=") && other != address, "{other}");

        assert_eq!(owner.post_from(world, SETTINGS, LOGO, &[("do", "remove")]).status, 303);
        assert_eq!(world.send("GET", &address, &[], b"").status, 404);
        assert_eq!(shown().len(), 0);
        let log = owner.get(world, "/staff/cities/tampere/audit").page();
        let actions = log.texts("tbody td[data-name=Event]").into_iter();
        let changes = actions.filter(|action| action == "city.logo");
        assert_eq!(changes.count(), 3, "{}", log.text());
    });
}

#[test]
fn concurrent_changes_of_logo_and_settings_are_both_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let bytes = png(240, 80);
        let city = urbivox_core::survey::slug::Slug::parse("tampere").unwrap();
        for round in 0..6 {
            logo::logo_set(app, &city, None).unwrap();
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    let (logo, kind) = logo::examine(&bytes).unwrap();
                    logo::logo_set(app, &city, Some((logo, kind, &bytes))).unwrap();
                });
                scope.spawn(|| {
                    let lau = json!({"lau": format!("{round}")});
                    assert_eq!(world.call("PATCH", "/api/v1/cities/tampere", &lau).status, 200);
                });
            });
            let found = world.get("/api/v1/cities/tampere").json();
            assert!(
                found["logo"].is_string() && found["lau"] == format!("{round}"),
                "{found}"
            );
        }
    });
}

#[test]
fn an_invalid_logo_is_refused_next_to_its_field() {
    let world = World::on_sqlite();
    world.publish(&visit());
    let mut owner = clerk(&world, Role::Owner, Some("tampere"));
    let mut heavy = png(240, 80);
    heavy.resize(70 * 1_024, 0);
    for (file, told) in [
        (b"".to_vec(), "Select a file"),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            "must be a PNG, JPEG or WebP image",
        ),
        (png(8, 80), "between 16 and 2,000 pixels"),
        (heavy, "smaller than 64 kB"),
    ] {
        let sent = owner.upload(&world, (SETTINGS, LOGO), &[("do", "use")], ("logo", &file));
        assert_eq!(sent.status, 422);
        let errors = sent.page().errors();
        assert!(errors.len() == 1 && errors[0].contains(told), "{told}: {errors:?}");
        let described = sent.page().attribute("input[name=logo]", "aria-describedby");
        assert!(described.starts_with("f-logo-error"), "{described}");
    }
    let forged = [("_csrf", "guessed")];
    assert_eq!(
        owner
            .upload(&world, (SETTINGS, LOGO), &forged, ("logo", &png(240, 80)))
            .status,
        403
    );
    let broken = owner.send_as(&world, ("POST", LOGO), "multipart/form-data", b"--x");
    assert_eq!(broken.status, 400, "{}", broken.text());
    assert_eq!(world.send("GET", "/logo/tampere", &[], b"").status, 404);
}

#[test]
fn a_translation_file_is_read_in_the_encodings_of_spreadsheets() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let base = "/staff/surveys/tampere/day-care/visit";
        let (page, file) = (format!("{base}/translate?to=fi"), format!("{base}/translate/file"));
        let table = |separator: char, text: &str| {
            let line = ["key", "en", "fi"].join(&separator.to_string());
            let row = ["/questions/satisfaction/prompt", "x", text].join(&separator.to_string());
            format!("{line}\r\n{row}\r\n")
        };
        let wide = |text: &str, little: bool| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        for (text, bytes) in [
            ("Mitä kuuluu?", table(',', "Mitä kuuluu?").into_bytes()),
            ("Ää öö?", format!("\u{feff}{}", table(';', "Ää öö?")).into_bytes()),
            ("Žluťoučký?", wide(&table('\t', "Žluťoučký?"), true)),
            ("Πώς;", wide(&table('\t', "Πώς;"), false)),
        ] {
            let sent = editor.upload(world, (&page, &file), &[("to", "fi")], ("file", &bytes));
            assert_eq!(sent.status, 200, "{text}: {}", sent.page().text());
            let notice = sent.page().first("main p.notice").text;
            assert!(notice.contains("text imported"), "{text}: {notice}");
            let draft = world.get(&format!("{SURVEY}/draft")).json();
            assert_eq!(
                draft["pages"][0]["questions"][0]["prompt"]["fi"],
                json!(text),
                "{draft}"
            );
        }
        let latin = editor.upload(
            world,
            (&page, &file),
            &[("to", "fi")],
            ("file", b"key,en,fi\r\n/title,x,Mit\xe4\r\n"),
        );
        let errors = latin.page().errors();
        assert!(latin.status == 422 && errors[0].contains("CSV UTF-8"), "{errors:?}");
    });
}
