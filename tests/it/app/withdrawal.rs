//! Withdrawal: a receipt shows and deletes the stored response.

use serde_json::{Value, json};

use crate::world::{SURVEY, World, submission, visit};

#[test]
fn a_receipt_shows_what_is_stored_and_withdraws_it() {
    World::on_each(|world| {
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 2, "why": ["slow"], "district": "south"}));
        let answers = json!({"satisfaction": 4, "district": "north", "minutes": 12.5, "parts": {"clarity": 5}, "comment": "Kiitos!"});
        let mut body = submission(&answers);
        body["language"] = json!("fi");
        body["placement"] = json!("qr-desk-2");
        let receipt = world.post(&format!("{SURVEY}/responses"), &body).json()["receipt"]
            .as_str()
            .unwrap()
            .to_owned();
        let path = format!("/api/v1/responses/{receipt}");

        let stored = world.send("GET", &path, &[], b"");
        assert_eq!(stored.status, 200, "{stored:?}");
        assert_eq!(stored.json()["answers"], answers);
        assert_eq!(stored.json()["language"], "fi");
        assert_eq!(stored.json()["survey"], "tampere/day-care/visit");
        assert_eq!(stored.header("cache-control"), "no-store");

        assert_eq!(world.results("")["responses"], 2);
        assert_eq!(world.send("DELETE", &path, &[], b"").status, 204);
        let results = world.results("");
        assert_eq!(results["responses"], 1);
        assert_eq!(results["questions"][0]["counts"], json!({"2": 1}));
        assert_eq!(world.results("?segment=district:north")["responses"], 0);
        assert_eq!(world.verify(), 1);

        assert_eq!(world.send("GET", &path, &[], b"").problem(), "no-such-receipt");
        assert_eq!(world.send("DELETE", &path, &[], b"").status, 404);
        let retried = world.post(&format!("{SURVEY}/responses"), &body);
        assert_eq!(
            (retried.status, retried.problem().as_str()),
            (410, "withdrawn"),
            "a late retry restores nothing"
        );
        assert_eq!(world.verify(), 1);
    });
}

#[test]
fn a_receipt_cannot_be_derived_from_another() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipt = world.submit(&json!({"satisfaction": 4})).json()["receipt"]
            .as_str()
            .unwrap()
            .to_owned();
        let mut other: Vec<char> = receipt.chars().collect();
        let last = other.len() - 1;
        other[last] = if other[last] == '0' { '1' } else { '0' };
        let other: String = other.into_iter().collect();
        for wrong in [other.as_str(), "x", "00000-00000-00000-00000", "%00", "..%2f..", "ä"] {
            let path = format!("/api/v1/responses/{wrong}");
            let path = path.replace('ä', "%C3%A4");
            assert_eq!(world.send("GET", &path, &[], b"").status, 404, "{wrong}");
            assert_eq!(world.send("DELETE", &path, &[], b"").status, 404, "{wrong}");
        }
        assert_eq!(
            world
                .call(
                    "GET",
                    &format!("/api/v1/responses/{}", receipt.to_lowercase()),
                    &Value::Null
                )
                .status,
            200
        );
        assert_eq!(world.verify(), 1);
    });
}
