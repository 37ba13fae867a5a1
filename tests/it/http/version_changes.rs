//! Results over versions: counts are added under the same shape key only, and each change is marked.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::world::{SURVEY, World};

fn survey(questions: &Value) -> Value {
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

/// Stores the same answers some times on a day.
fn answer(world: &World, day: Date, answers: &Value, times: usize) {
    world.answers_on(day, &vec![answers.clone(); times]);
}

/// The reports of a question, the newest shape first.
fn of<'a>(results: &'a Value, code: &str) -> Vec<&'a Value> {
    let questions = results["questions"].as_array().unwrap().iter();
    questions.filter(|question| question["code"] == code).collect()
}

fn marks(question: &Value) -> Vec<&str> {
    let marks = question["marks"].as_array().into_iter().flatten();
    marks.map(|mark| mark["what"].as_str().unwrap()).collect()
}

fn yesterday(world: &World) -> Date {
    world.today().yesterday().unwrap()
}

#[test]
fn an_added_option_is_divided_by_those_who_were_offered_it() {
    World::on_each(|world| {
        let choice = |codes: &[&str]| {
            let options: Vec<Value> = codes.iter().map(|code| json!({"code": code})).collect();
            survey(&json!([{"code": "how", "kind": "choice", "options": options}]))
        };
        world.publish(&choice(&["bad", "mid", "good"]));
        for (option, times) in [("bad", 100), ("mid", 400), ("good", 617)] {
            answer(world, yesterday(world), &json!({"how": option}), times);
        }
        world.publish(&choice(&["bad", "mid", "good", "top"]));
        for (option, times) in [("bad", 60), ("mid", 250), ("good", 421), ("top", 102)] {
            answer(world, world.today(), &json!({"how": option}), times);
        }
        let results = world.results("");
        let [how] = of(&results, "how")[..] else {
            panic!("{results}")
        };
        assert_eq!((&how["shape"], &how["versions"]), (&json!("how#one/1"), &json!([1, 2])));
        assert_eq!(how["answered"], 1_950);
        for (option, count, base, versions, ends) in [
            ("top", 102, 833, json!([2]), ["0.1224", "0.1019", "0.1465"]),
            ("good", 1_038, 1_950, json!([1, 2]), ["0.5323", "0.5101", "0.5544"]),
        ] {
            let share = &how["shares"][option];
            assert_eq!(
                (&share["count"], &share["base"]),
                (&json!(count), &json!(base)),
                "{share}"
            );
            assert_eq!(share["versions"], versions);
            let found = ["share", "low", "high"].map(|name| format!("{:.4}", share[name].as_f64().unwrap()));
            assert_eq!(found, ends, "{option}");
        }
        assert_eq!(marks(how), ["options"]);
        assert_eq!(how["marks"][0]["day"], json!(world.today().to_string()));
        assert_eq!(world.verify(), 1_950);
        // Everybody reads since when an answer is offered, and of how many people its percentage is.
        world.close_days();
        let page = world.send("GET", "/cities/tampere/day-care", &[("accept-language", "en")], b"");
        let text = page.page().text();
        assert!(text.contains("top (since version 2 of the survey)"), "{text}");
        assert!(text.contains("Percentages may not add up to 100%."), "{text}");
        let table = world.send("GET", &format!("{SURVEY}/results"), &[], b"").json();
        let share = &of(&table, "how")[0]["shares"]["top"];
        assert!(
            text.contains(&format!("{} / {}", share["count"], share["base"])),
            "{text}"
        );
    });
}

#[test]
fn minutes_and_hours_are_never_averaged() {
    World::on_each(|world| {
        let number =
            |unit: &str| survey(&json!([{"code": "wait", "kind": "number", "min": 0, "max": 600, "unit": unit}]));
        world.publish(&number("min"));
        answer(world, yesterday(world), &json!({"wait": 30}), 20);
        world.publish(&number("h"));
        answer(world, world.today(), &json!({"wait": 1}), 20);
        let results = world.results("?by=day");
        let [hours, minutes] = of(&results, "wait")[..] else {
            panic!("{results}")
        };
        for (found, shape, mean, version) in [
            (hours, "wait#h/0..600/1", 1.0, 2),
            (minutes, "wait#min/0..600/1", 30.0, 1),
        ] {
            assert_eq!(
                (&found["shape"], &found["versions"]),
                (&json!(shape), &json!([version]))
            );
            assert_eq!((&found["answered"], &found["mean"]), (&json!(20), &json!(mean)));
        }
        assert_eq!(marks(hours), ["unit"]);
        let breaks = |point: usize| {
            let reports = of(&results["series"][point], "wait");
            reports
                .iter()
                .map(|found| found["breaks"] == true)
                .collect::<Vec<bool>>()
        };
        assert_eq!((breaks(0), breaks(1)), (vec![false, false], vec![true, false]));
        assert!(!results.to_string().contains("15.5"), "{results}");
    });
}

/// A question, the same in the next version, the versions of its reports afterwards, and its marks.
type Change = (Value, Value, Value, &'static [&'static str]);

fn changes() -> Vec<Change> {
    let rating = |code: &str, more: &Value| {
        let mut question = json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"});
        for (name, value) in more.as_object().unwrap() {
            question[name] = value.clone();
        }
        question
    };
    let plain = |code: &str, to: i64| json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": to}});
    let number = |unit: &str| json!({"code": "unit", "kind": "number", "unit": unit});
    let listed = |code: &str, kind: &str, options: &[&str]| {
        let options: Vec<Value> = options.iter().map(|option| json!({"code": option})).collect();
        json!({"code": code, "kind": kind, "options": options})
    };
    let several = |is_several: bool| {
        let mut question = listed("kind", "choice", &["a", "b"]);
        question["multiple"] = json!(is_several);
        question
    };
    let matrix = |is_reversed: bool| {
        json!({"code": "polarity", "kind": "matrix", "scale": {"from": 1, "to": 5},
               "rows": [{"code": "a", "reversed": is_reversed}, {"code": "b"}]})
    };
    let (apart, together) = (json!([[2], [1]]), json!([[1, 2]]));
    let labels = json!({"labels": {"1": {"en": "Awful"}}, "style": "faces"});
    vec![
        (plain("scale", 5), plain("scale", 7), apart.clone(), &["scale", "bar"]),
        (
            rating("bar", &json!({})),
            rating("bar", &json!({"satisfied_from": 5})),
            apart.clone(),
            &["bar"],
        ),
        (
            rating("measure", &json!({})),
            rating("measure", &json!({"measure": "sdg-rating"})),
            apart.clone(),
            &["measure"],
        ),
        (
            rating("wording", &json!({})),
            rating("wording", &json!({"wording": 2})),
            apart.clone(),
            &["wording"],
        ),
        (number("min"), number("h"), apart.clone(), &["unit"]),
        (several(false), several(true), apart.clone(), &["kind"]),
        (
            listed("ranking", "ranking", &["a", "b"]),
            listed("ranking", "ranking", &["a", "b", "c"]),
            apart,
            &["options"],
        ),
        (matrix(false), matrix(true), json!([[1, 2], [1]]), &["polarity"]),
        (
            rating("labels", &json!({})),
            rating("labels", &labels),
            together.clone(),
            &[],
        ),
        (
            rating("default", &json!({})),
            rating("default", &json!({"satisfied_from": 4})),
            together.clone(),
            &[],
        ),
        (
            listed("options", "choice", &["a", "b"]),
            listed("options", "choice", &["c", "b", "a"]),
            together.clone(),
            &["options"],
        ),
        (
            plain("required", 5),
            json!({"code": "required", "kind": "rating", "scale": {"from": 1, "to": 5}, "required": true}),
            together,
            &["required"],
        ),
    ]
}

#[test]
fn each_part_of_a_shape_key_breaks_the_series_and_labels_do_not() {
    World::on_each(|world| {
        let of_version = |pick: fn(&Change) -> Value| -> Value { changes().iter().map(pick).collect() };
        world.publish(&survey(&of_version(|(before, ..)| before.clone())));
        let answers = json!({"scale": 4, "bar": 4, "measure": 4, "wording": 4, "unit": 3, "kind": "a",
            "ranking": ["a", "b"], "polarity": {"a": 4, "b": 2}, "labels": 4, "default": 4, "options": "a", "required": 4});
        answer(world, yesterday(world), &answers, 1);
        world.publish(&survey(&of_version(|(_, after, ..)| after.clone())));
        let mut later = answers;
        (later["kind"], later["ranking"]) = (json!(["a"]), json!(["c", "b", "a"]));
        answer(world, world.today(), &later, 1);
        let results = world.results("?by=day");
        for (question, _, versions, whats) in changes() {
            let code = question["code"].as_str().unwrap();
            let reports = of(&results, code);
            let found: Vec<Value> = reports.iter().map(|report| report["versions"].clone()).collect();
            assert_eq!(json!(found), versions, "{code}");
            assert_eq!(marks(reports[0]), whats, "{code}");
            let newest = of(&results["series"][1], code)[0];
            let is_broken = versions == json!([[2], [1]]);
            assert_eq!(newest["breaks"] == true, is_broken, "{code}: {newest}");
        }
        // Of a matrix each row has a key of its own: the other row goes on.
        let [matrix, earlier] = of(&results, "polarity")[..] else {
            panic!("{results}")
        };
        assert_eq!(matrix["rows"]["a"]["shape"], "polarity/a#1-5/1/reversed");
        assert_eq!(
            (&matrix["rows"]["a"]["answered"], &matrix["rows"]["b"]["answered"]),
            (&json!(1), &json!(2))
        );
        assert_eq!(earlier["rows"]["a"]["shape"], "polarity/a#1-5/1");
        assert_eq!(earlier["rows"].as_object().unwrap().len(), 1);
        let row = &of(&results["series"][1], "polarity")[0]["rows"];
        assert_eq!(
            (row["a"]["breaks"] == true, row["b"]["breaks"] == true),
            (true, false),
            "{row}"
        );
        assert_eq!(world.verify(), 2);
    });
}

#[test]
fn a_usability_scale_is_not_added_to_one_with_other_marks() {
    let world = World::on_sqlite();
    let scale = |reversed: &[usize]| {
        let rows: Vec<Value> = (0..10)
            .map(|row| json!({"code": format!("r{row}"), "reversed": reversed.contains(&row)}))
            .collect();
        survey(
            &json!([{"code": "sus", "kind": "matrix", "scale": {"from": 1, "to": 5}, "measure": "sus", "rows": rows}]),
        )
    };
    let points = |reversed: &[usize]| {
        let points = (0..10).map(|row| (format!("r{row}"), json!(if reversed.contains(&row) { 1 } else { 5 })));
        json!({"sus": points.collect::<serde_json::Map<_, _>>()})
    };
    let (odd, shifted) = ([1, 3, 5, 7, 9], [0, 3, 5, 7, 9]);
    world.publish(&scale(&odd));
    answer(&world, yesterday(&world), &points(&odd), 2);
    world.publish(&scale(&shifted));
    answer(&world, world.today(), &points(&shifted), 3);
    let results = world.results("?by=day");
    let found: Vec<(&Value, &Value)> = of(&results, "sus")
        .iter()
        .map(|found| (&found["measure"]["n"], &found["measure"]["value"]))
        .collect();
    assert_eq!(found, [(&json!(3), &json!(100.0)), (&json!(2), &json!(100.0))]);
    assert_eq!(of(&results["series"][1], "sus")[0]["breaks"], true);
    // The scores have shapes of their own, as the question is the same.
    let [newer, older] = of(&results, "sus")[..] else {
        panic!("{results}")
    };
    assert_eq!(newer["shape"], older["shape"]);
    assert_ne!(newer["measure"]["shape"], older["measure"]["shape"]);
    for found in [newer, older] {
        let shape = found["measure"]["shape"].as_str().unwrap();
        assert!(shape.starts_with("sus~score#sus/1-5/"), "{shape}");
        assert_eq!(found["measures"][0]["shape"], shape);
    }
}

#[test]
fn the_author_says_whether_a_changed_text_is_still_the_same_question() {
    World::on_each(|world| {
        let asking = |prompt: &str, wording: u64| {
            survey(
                &json!([{"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat",
                            "prompt": {"en": prompt}, "wording": wording}]),
            )
        };
        let publish = |body: &Value| world.call("POST", &format!("{SURVEY}/publish"), body);
        let draft = |definition: &Value| {
            let kept = world.call("PUT", &format!("{SURVEY}/draft"), definition);
            assert_eq!(kept.status, 200, "{kept:?}");
        };
        let another = json!({"wording": {"sat": "another"}});
        world.publish(&asking("How was it?", 1));
        answer(world, yesterday(world), &json!({"sat": 5}), 1);
        // Without an answer nothing is published, and the questions to answer are listed.
        draft(&asking("How was your visit?", 1));
        for unanswered in [Value::Null, json!({}), json!({"wording": {}})] {
            let refused = publish(&unanswered);
            assert_eq!(
                (refused.status, refused.problem()),
                (409, "wording-unanswered".to_owned())
            );
            assert_eq!(
                refused.errors(),
                [("/wording/sat".to_owned(), "wording-unanswered".to_owned())]
            );
            let detail = refused.json()["errors"][0]["detail"].as_str().unwrap().to_owned();
            assert!(
                detail.contains("“How was it?”") && detail.contains("“How was your visit?”"),
                "{detail}"
            );
        }
        assert_eq!(world.get(SURVEY).json()["version"], 1);
        // With "same" the wording class stays.
        let same = json!({"wording": {"sat": "same"}});
        assert_eq!(publish(&same).json(), json!({"version": 2}));
        // Nothing is asked while no text changes.
        draft(&asking("How was your visit?", 1));
        assert_eq!(publish(&Value::Null).json(), json!({"version": 3}));
        answer(world, world.today(), &json!({"sat": 4}), 1);
        let results = world.results("");
        assert_eq!(of(&results, "sat").len(), 1);
        assert_eq!(of(&results, "sat")[0]["versions"], json!([1, 2, 3]));
        assert_eq!(marks(of(&results, "sat")[0]), ["wording"]);
        // Refused: another question whose text did not change, other answers, other questions, other fields.
        for (body, status) in [
            (another.clone(), 422),
            (json!({"wording": {"none": "same"}}), 422),
            (json!({"wording": {"sat": "perhaps"}}), 400),
            (json!({"colour": 1}), 400),
        ] {
            let refused = publish(&body);
            assert_eq!(refused.status, status, "{body}: {refused:?}");
        }
        assert_eq!(publish(&another).json()["errors"][0]["pointer"], "/wording/sat");
        // "Another" raises the class of the draft and of the version.
        draft(&asking("Was it quick?", 1));
        let revision = world.get(&format!("{SURVEY}/draft")).header("etag").to_owned();
        assert_eq!(publish(&another).json(), json!({"version": 4}));
        let kept = world.get(&format!("{SURVEY}/draft"));
        assert_ne!(kept.header("etag"), revision);
        assert_eq!(kept.json()["pages"][0]["questions"][0]["wording"], 2);
        answer(world, world.today(), &json!({"sat": 1}), 2);
        let results = world.results("");
        let found: Vec<(&Value, &Value)> = of(&results, "sat")
            .iter()
            .map(|found| (&found["versions"], &found["answered"]))
            .collect();
        assert_eq!(found, [(&json!([4]), &json!(2)), (&json!([1, 2, 3]), &json!(2))]);
        assert_eq!(of(&results, "sat")[0]["shape"], "sat#1-5/4/2");
    });
}

#[test]
fn a_question_that_was_removed_and_returns_with_another_text_is_asked_about() {
    World::on_each(|world| {
        let asking = |prompt: &str| {
            survey(&json!([
                {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat", "prompt": {"en": prompt}},
                {"code": "why", "kind": "text"}]))
        };
        world.publish(&asking("How was it?"));
        answer(world, yesterday(world), &json!({"sat": 5}), 2);
        world.publish(&survey(&json!([{"code": "why", "kind": "text"}])));
        let put = world.call("PUT", &format!("{SURVEY}/draft"), &asking("Was it quick?"));
        assert_eq!(put.status, 200, "{put:?}");
        let publish = |body: &Value| world.call("POST", &format!("{SURVEY}/publish"), body);
        let refused = publish(&Value::Null);
        assert_eq!(
            (refused.status, refused.problem()),
            (409, "wording-unanswered".to_owned())
        );
        let another = json!({"wording": {"sat": "another"}});
        assert_eq!(publish(&another).json(), json!({"version": 3}));
        answer(world, world.today(), &json!({"sat": 1}), 3);
        let results = world.results("");
        let found: Vec<(&Value, &Value)> = of(&results, "sat")
            .iter()
            .map(|found| (&found["versions"], &found["answered"]))
            .collect();
        assert_eq!(found, [(&json!([3]), &json!(3)), (&json!([1]), &json!(2))]);
    });
}

#[test]
fn a_question_that_returns_with_its_text_is_not_asked_about() {
    World::on_each(|world| {
        let question =
            json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "prompt": {"en": "How?"}});
        let why = json!({"code": "why", "kind": "text"});
        let both = survey(&json!([question, why]));
        world.publish(&both);
        world.publish(&survey(&json!([why])));
        assert_eq!(world.call("PUT", &format!("{SURVEY}/draft"), &both).status, 200);
        let published = world.call("POST", &format!("{SURVEY}/publish"), &Value::Null);
        assert_eq!(published.json(), json!({"version": 3}), "{published:?}");
    });
}

#[test]
fn a_wording_class_that_the_draft_raises_is_an_answer() {
    World::on_each(|world| {
        let asking = |prompt: &str, wording: u64| {
            survey(&json!([{"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5},
                            "prompt": {"en": prompt}, "wording": wording}]))
        };
        world.publish(&asking("How was it?", 1));
        let put = world.call("PUT", &format!("{SURVEY}/draft"), &asking("Was it quick?", 2));
        assert_eq!(put.status, 200, "{put:?}");
        let publish = |body: &Value| world.call("POST", &format!("{SURVEY}/publish"), body);
        let refused = publish(&json!({"wording": {"sat": "same"}}));
        assert_eq!(
            (refused.status, refused.errors()),
            (422, vec![("/wording/sat".to_owned(), "wording-raised".to_owned())])
        );
        let another = json!({"wording": {"sat": "another"}});
        assert_eq!(publish(&another).json(), json!({"version": 2}));
        let draft = world.get(&format!("{SURVEY}/draft")).json();
        assert_eq!(draft["pages"][0]["questions"][0]["wording"], 2);
    });
}

#[test]
fn measures_that_are_not_compared_are_named_with_the_reason() {
    World::on_each(|world| {
        let rating = |code: &str, wording: u64| json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat", "wording": wording});
        world.publish(&survey(&json!([rating("sat", 1), rating("help", 1)])));
        let (before, now) = (yesterday(world), world.today());
        answer(world, before, &json!({"sat": 5, "help": 5}), 20);
        world.publish(&survey(&json!([
            rating("sat", 2),
            rating("help", 1),
            rating("speed", 1)
        ])));
        answer(world, now, &json!({"sat": 4, "help": 1, "speed": 3}), 20);
        let results = world.results(&format!("?from={now}&to={now}&compare=previous"));
        let changes = results["changes"].as_array().unwrap().iter();
        assert_eq!(changes.map(|change| &change["question"]).collect::<Vec<_>>(), ["help"]);
        let missing = results["not_compared"].as_array().unwrap().iter();
        let missing: Vec<(&Value, &Value)> = missing.map(|one| (&one["question"], &one["reason"])).collect();
        assert_eq!(
            missing,
            [
                (&json!("sat"), &json!("asked-differently")),
                (&json!("speed"), &json!("no-earlier"))
            ]
        );
        assert!(world.results("").get("not_compared").is_none());
    });
}
