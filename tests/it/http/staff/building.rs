//! The survey builder: from a template to a published survey.

use serde_json::Value;
use urbivox::app::access::Role;

use super::{PASSWORD, StaffClient, clerk, ticket_path};
use crate::world::World;

const BASE: &str = "/staff/surveys/tampere/day-care/short-satisfaction";

/// An editor with a survey from the first template.
fn editor(world: &World) -> StaffClient {
    world.settle("tampere", "day-care");
    let mut editor = clerk(world, Role::Editor, Some("tampere"));
    let fields = [
        ("do", "survey"),
        ("service", "day-care"),
        ("template", "short-satisfaction"),
        ("title", ""),
    ];
    let made = editor.post(world, "/staff/cities/tampere", &fields);
    assert_eq!(
        made.header("location"),
        format!("{BASE}/build?done=survey"),
        "{}",
        made.page().text()
    );
    editor
}

fn draft(world: &World) -> Value {
    let path = "/api/v1/cities/tampere/services/day-care/surveys/short-satisfaction/draft";
    world.get(path).json()
}

/// The text of the first question, in the default language.
fn prompt(world: &World) -> String {
    let draft = draft(world);
    let language = draft["default_language"].as_str().unwrap();
    draft["pages"][0]["questions"][0]["prompt"][language]
        .as_str()
        .unwrap()
        .to_owned()
}

fn codes(world: &World) -> Vec<String> {
    let draft = draft(world);
    let pages = draft["pages"].as_array().unwrap().iter();
    let questions = pages.flat_map(|page| page["questions"].as_array().unwrap());
    questions
        .map(|question| question["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn questions_are_added_moved_and_removed_without_a_script() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let build = format!("{BASE}/build");
        let added = editor.post(world, &build, &[("do", "add"), ("kind", "number"), ("page", "0")]);
        assert_eq!(added.header("location"), format!("{build}/number"));
        assert_eq!(codes(world).last().unwrap(), "number");
        for (wish, other) in [("up", ""), ("before", "satisfaction"), ("down", "")] {
            let moved = editor.post(
                world,
                &build,
                &[("do", wish), ("question", "number"), ("before", other)],
            );
            assert_eq!(moved.status, 303, "{wish}: {}", moved.page().text());
        }
        assert_eq!(codes(world)[..2], ["satisfaction", "number"]);
        let wrong = [
            ("prompt", "Minutes?"),
            ("unit", "min"),
            ("max", "many"),
            ("code", "number"),
        ];
        let refused = editor.post(world, &format!("{build}/number"), &wrong);
        assert_eq!(refused.status, 422);
        let page = refused.page();
        assert!(!page.errors().is_empty(), "{}", page.text());
        let typed = ["max", "prompt"].map(|name| page.value(name));
        assert_eq!(typed, ["many", "Minutes?"], "nothing typed is lost");
        let condition = [("if0-question", "satisfaction"), ("if0-is", "<="), ("if0-value", "3")];
        let right = [
            ("prompt", "Minutes?"),
            ("unit", "min"),
            ("max", "600"),
            ("code", "number"),
        ];
        let fields: Vec<(&str, &str)> = right.into_iter().chain(condition).collect();
        assert_eq!(editor.post(world, &format!("{build}/number"), &fields).status, 303);
        let page = editor.get(world, &build).page().text();
        assert!(
            page.contains("Shown only if “") && page.contains("” is 3 or less"),
            "{page}"
        );
        assert_eq!(
            editor
                .post(world, &build, &[("do", "remove"), ("question", "number")])
                .status,
            303
        );
        assert!(!codes(world).contains(&"number".to_owned()));
    });
}

#[test]
fn a_conflict_of_two_editors_shows_both_versions() {
    World::on_each(|world| {
        let mut one = editor(world);
        let mut two = one.clone();
        let question = format!("{BASE}/build/comment");
        let revision = one.get(world, &question).page().value("_revision");
        let mine = [
            ("prompt", "Mine?"),
            ("code", "comment"),
            ("multiline", "1"),
            ("_revision", revision.as_str()),
        ];
        assert_eq!(
            two.post(
                world,
                &question,
                &[("prompt", "Theirs?"), ("code", "comment"), ("multiline", "1")]
            )
            .status,
            303
        );
        let conflict = one.post(world, &question, &mine);
        assert_eq!(conflict.status, 409);
        let shown = conflict.page().text();
        assert!(shown.contains("Theirs?") && shown.contains("Mine?"), "{shown}");
        // The script of an autosaving form gets the conflict as JSON, and cannot overwrite either.
        let automatic: Vec<(&str, &str)> = mine.iter().copied().chain([("_auto", "1")]).collect();
        let told = one.post(world, &question, &automatic).json();
        assert_eq!((&told["saved"], &told["revision"]), (&Value::Bool(false), &Value::Null));
        let definition = conflict.page().value("definition");
        let taken = one.post_from(
            world,
            &format!("{BASE}/build"),
            &format!("{BASE}/build/whole"),
            &[("definition", &definition)],
        );
        assert_eq!(taken.status, 303, "{}", taken.page().text());
        assert!(draft(world).to_string().contains("Mine?") && !draft(world).to_string().contains("Theirs?"));
    });
}

#[test]
fn automatic_saving_continues_with_the_new_revision() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let question = format!("{BASE}/build/comment");
        let mut revision = String::new();
        for prompt in ["One?", "Two?", "Three?"] {
            let mut fields = vec![
                ("prompt", prompt),
                ("code", "comment"),
                ("multiline", "1"),
                ("_auto", "1"),
            ];
            if !revision.is_empty() {
                fields.push(("_revision", &revision));
            }
            let told = editor.post(world, &question, &fields).json();
            assert_eq!(told["saved"], true, "{told}");
            revision = told["revision"].to_string();
        }
        assert!(draft(world).to_string().contains("Three?"));
        // Autosaves are logged once, manual saves each time.
        let told = || {
            let mut owner = clerk(world, Role::Owner, Some("tampere"));
            let log = owner.get(world, "/staff/cities/tampere/audit").page();
            let actions = log.texts("tbody td[data-name=Event]").into_iter();
            actions.filter(|action| action == "survey.draft").count()
        };
        let once = told();
        let by_hand = [("prompt", "Four?"), ("code", "comment"), ("multiline", "1")];
        assert_eq!(editor.post(world, &question, &by_hand).status, 303);
        assert_eq!((once, told()), (1, 2));
    });
}

#[test]
fn preview_responses_are_stored_separately_and_deleted_at_publication() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let preview = editor.get(world, &format!("{BASE}/preview")).page();
        let address = preview.attribute("iframe", "src");
        assert!(address.starts_with("/try/"), "{address}");
        let mut colleague = StaffClient::default();
        let page = colleague.get(world, &address);
        assert_eq!(page.status, 200);
        let hidden = page.page().hidden_fields("form");
        let shown = hidden.iter().filter(|(name, _)| name == "_shown");
        let shown: Vec<&str> = shown.map(|(_, code)| code.as_str()).collect();
        assert_eq!(shown, ["satisfaction", "comment"]);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(&hidden);
        form.append_pair("satisfaction", "5")
            .append_pair("comment", "just trying");
        let sent = colleague.send(world, "POST", &address, &form.finish());
        assert!(
            sent.status == 200 && sent.page().text().contains("Kiitos"),
            "{}",
            sent.page().text()
        );
        let publish = format!("{BASE}/publish");
        assert!(editor.get(world, &publish).page().text().contains("just trying"));
        assert_eq!(
            editor
                .post(world, &publish, &[("do", "publish"), ("note", "first")])
                .status,
            303
        );
        assert!(!editor.get(world, &publish).page().text().contains("just trying"));
        assert_eq!(
            world
                .get("/api/v1/cities/tampere/services/day-care/surveys/short-satisfaction/results")
                .json()["responses"],
            0
        );
        assert_eq!(
            colleague
                .get(world, "/try/tampere/day-care/short-satisfaction?draft=guessed")
                .status,
            404
        );
    });
}

#[test]
fn effects_of_a_change_are_shown_before_publication() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let publish = format!("{BASE}/publish");
        assert_eq!(
            editor
                .post(world, &publish, &[("do", "publish"), ("note", "first")])
                .status,
            303
        );
        assert!(
            editor
                .get(world, &publish)
                .page()
                .text()
                .contains("There are no unpublished changes.")
        );
        let question = format!("{BASE}/build/satisfaction");
        let asked = prompt(world);
        let scale = [
            ("prompt", asked.as_str()),
            ("code", "satisfaction"),
            ("from", "1"),
            ("to", "7"),
            ("satisfied_from", "6"),
            ("style", "numbers"),
        ];
        assert_eq!(editor.post(world, &question, &scale).status, 303);
        let told = editor.get(world, &publish).page().text();
        assert!(
            told.contains("You cannot compare the results of 1 question") && told.contains("scale"),
            "{told}"
        );
        let noted = editor.post(
            world,
            &publish,
            &[("do", "publish"), ("note", "Seven points, as the ministry asks")],
        );
        assert_eq!(noted.status, 303);
        assert!(
            editor
                .get(world, &publish)
                .page()
                .text()
                .contains("Seven points, as the ministry asks")
        );
    });
}

#[test]
fn publishing_asks_whether_a_question_with_a_new_text_is_still_the_same() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let publish = format!("{BASE}/publish");
        let first = [("do", "publish"), ("note", "first")];
        assert_eq!(editor.post(world, &publish, &first).status, 303);
        let question = format!("{BASE}/build/satisfaction");
        let asked = prompt(world);
        let fields = [
            ("prompt", "Was it quick?"),
            ("code", "satisfaction"),
            ("from", "1"),
            ("to", "5"),
            ("satisfied_from", ""),
            ("style", "faces"),
        ];
        assert_eq!(editor.post(world, &question, &fields).status, 303);
        let told = editor.get(world, &publish).page().text();
        for text in [asked.as_str(), "Was it quick?", "A different question"] {
            assert!(told.contains(text), "{text}: {told}");
        }
        // Neither answer is chosen beforehand.
        for unclear in [
            vec![("do", "publish")],
            vec![("do", "publish"), ("wording-satisfaction", "perhaps")],
        ] {
            assert_eq!(editor.post(world, &publish, &unclear).status, 422);
        }
        assert_eq!(draft(world)["pages"][0]["questions"][0].get("wording"), None);
        let another = [("do", "publish"), ("note", ""), ("wording-satisfaction", "another")];
        assert_eq!(editor.post(world, &publish, &another).status, 303);
        assert_eq!(draft(world)["pages"][0]["questions"][0]["wording"], 2);
        assert!(
            !editor
                .get(world, &publish)
                .page()
                .text()
                .contains("A different question")
        );
    });
}

#[test]
fn a_translation_file_is_exported_and_imported() {
    World::on_each(|world| {
        let mut editor = editor(world);
        let build = format!("{BASE}/build");
        let languages = [
            ("do", "languages"),
            ("first", "en"),
            ("language", "en"),
            ("language", "fi"),
            ("language", "uk"),
        ];
        assert_eq!(editor.post(world, &build, &languages).status, 303);
        assert!(editor.get(world, &build).page().text().contains("texts missing"));
        let refused = editor.post(world, &format!("{BASE}/publish"), &[("do", "publish")]);
        assert!(
            refused.status == 409 && refused.page().text().contains("translations are missing"),
            "{}",
            refused.page().text()
        );
        let file = format!("{BASE}/translate/file");
        let out = editor.get(world, &format!("{file}?to=uk"));
        assert_eq!(out.header("content-type"), "text/csv; charset=utf-8");
        let filled: String = out
            .text()
            .lines()
            .enumerate()
            .map(|(at, line)| {
                if at == 0 {
                    format!("{line}\n")
                } else {
                    format!("{line}переклад\n")
                }
            })
            .collect();
        let page = format!("{BASE}/translate?to=uk");
        let back = editor.post_from(world, &page, &file, &[("to", "uk"), ("text", &filled)]);
        assert!(
            back.status == 200 && back.page().text().contains("texts imported"),
            "{}",
            back.page().text()
        );
        assert_eq!(
            editor
                .post(world, &format!("{BASE}/publish"), &[("do", "publish")])
                .status,
            303
        );
    });
}

#[test]
fn a_shared_survey_is_a_template_for_other_cities() {
    World::on_each(|world| {
        let mut tampere = editor(world);
        let shared = [
            ("name", "Day care, three questions"),
            ("note", "One in three answered."),
        ];
        assert_eq!(tampere.post(world, &format!("{BASE}/share"), &shared).status, 303);
        world.settle("oulu", "library");
        let mut oulu = clerk(world, Role::Editor, Some("oulu"));
        let templates = "/staff/cities/oulu/templates";
        let page = oulu.get(world, templates);
        assert!(
            page.page().text().contains("One in three answered."),
            "{}",
            page.page().text()
        );
        let id = page.page().value("template");
        let used = oulu.post(
            world,
            templates,
            &[
                ("do", "use"),
                ("template", &id),
                ("service", "library"),
                ("title", "Our visit"),
            ],
        );
        assert_eq!(
            used.header("location"),
            "/staff/surveys/oulu/library/our-visit/build?done=survey"
        );
        // A city cannot withdraw another city's shared survey.
        assert_eq!(
            oulu.post(world, templates, &[("do", "unshare"), ("template", &id)])
                .status,
            404
        );
    });
}

#[test]
fn a_city_joins_in_ten_minutes() {
    World::on_each(|world| {
        let mut stranger = StaffClient::default();
        let wrong = stranger.post(world, "/join", &[("name", "Kotka"), ("country", "Finland")]);
        assert_eq!(wrong.status, 422);
        let fields = [
            ("name", "Kotka"),
            ("country", "fi"),
            ("languages", "fi, sv"),
            ("timezone", "Europe/Helsinki"),
            ("lau", "285"),
            ("contact", "Liisa Laine"),
            ("email", "liisa@kotka.fi"),
            ("message", ""),
        ];
        let asked = stranger.post(world, "/join", &fields);
        assert_eq!(asked.header("location"), "/join?done=asked", "{}", asked.page().text());
        let mut admin = clerk(world, Role::Admin, None);
        let confirm = super::joining::confirmation_paths(world, "liisa@kotka.fi")
            .pop()
            .unwrap();
        assert_eq!(stranger.post(world, &confirm, &[]).status, 200);
        let id = admin.get(world, "/staff/applications").page().value("application");
        let approved = admin.post(world, "/staff/applications", &[("application", &id), ("do", "approve")]);
        assert_eq!(
            approved.header("location"),
            "/staff/applications?done=approved",
            "{}",
            approved.page().text()
        );
        let letter = world
            .letters()
            .into_iter()
            .find(|(to, text)| to == "liisa@kotka.fi" && text.contains("/staff/join/"))
            .unwrap()
            .1;
        let mut liisa = StaffClient::default();
        let joined = liisa.post(
            world,
            &ticket_path(&letter),
            &[("name", "Liisa"), ("password", PASSWORD), ("language", "en")],
        );
        assert_eq!(joined.status, 303);
        let start = liisa.get(world, "/staff/cities/kotka").page().text();
        assert!(start.contains("3 steps to a QR code at your counter"), "{start}");
        let base = "/staff/surveys/kotka/town-hall/satisfaction";
        assert_eq!(
            liisa
                .post(world, &format!("{base}/publish"), &[("do", "publish")])
                .status,
            303
        );
        assert_eq!(
            liisa
                .post(
                    world,
                    &format!("{base}/placements"),
                    &[("do", "add"), ("kind", "qr"), ("name", "Counter 1")]
                )
                .status,
            303
        );
        let offered = liisa.get(world, &format!("{base}/placements")).page();
        let poster = offered.attribute("a[href^='/poster/'][href*='.svg']", "href");
        assert_eq!(liisa.get(world, &poster).status, 200);
        assert_eq!(world.get("/s/kotka/town-hall").status, 200);
    });
}
