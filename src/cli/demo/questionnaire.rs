//! The demo's questionnaire on housing in Copenhagen.

use anyhow::Result;
use serde_json::{Value, json};

use super::client::Client;

/// The kinds of housing: code, and label in the table.
pub(super) const HOUSING: [(&str, &str); 4] = [
    ("tower", "Tower blocks"),
    ("apartment", "Apartments"),
    ("atrium", "Atrium houses"),
    ("terrace", "Terraced houses"),
];
/// The question whose answers are compared.
pub(super) const PROMPT: &str = "How satisfied are you with your housing?";
/// API path of the service.
pub(super) const SERVICE: &str = "/api/v1/cities/copenhagen/services/housing";
/// API path of the survey.
pub(super) const SURVEY: &str = "/api/v1/cities/copenhagen/services/housing/surveys/satisfaction";

/// Creates city, service and survey, and publishes the survey.
pub(super) fn publish(client: &Client) -> Result<()> {
    let city = json!({
        "slug": "copenhagen", "name": "Copenhagen", "country": "DK", "timezone": "Europe/Copenhagen", "languages": ["da", "en"],
    });
    client.post("/api/v1/cities", &city)?;
    client.post(
        "/api/v1/cities/copenhagen/services",
        &json!({"slug": "housing", "name": text("Housing", "Bolig")}),
    )?;
    client.post(
        &format!("{SERVICE}/surveys"),
        &json!({"slug": "satisfaction", "definition": definition()}),
    )?;
    client.post(&format!("{SURVEY}/publish"), &json!({}))?;
    Ok(())
}

fn definition() -> Value {
    let [low, medium, high] = [text("Low", "Lav"), text("Medium", "Middel"), text("High", "Høj")];
    json!({
        "title": text("Your housing", "Din bolig"),
        "intro": text(
            "Four questions on where you live. The answers are those of 1,681 residents of Copenhagen, published in 1976.",
            "Fire spørgsmål om, hvor du bor. Svarene er fra 1.681 københavnere og blev offentliggjort i 1976.",
        ),
        "languages": ["en", "da"], "default_language": "en",
        "pages": [{"questions": [
            {"code": "satisfaction", "kind": "rating", "required": true, "scale": {"from": 1, "to": 3},
             "prompt": text(PROMPT, "Hvor tilfreds er du med din bolig?"),
             "labels": {"1": low, "2": medium, "3": high}, "measure": "csat", "satisfied_from": 3},
            {"code": "influence", "kind": "choice", "segment": true,
             "prompt": text("How much influence do you have on how it is managed?", "Hvor stor indflydelse har du på driften?"),
             "options": [option("low", &low), option("medium", &medium), option("high", &high)]},
            {"code": "housing_type", "kind": "choice", "segment": true,
             "prompt": text("What do you live in?", "Hvad bor du i?"),
             "options": [option("tower", &text("A tower block", "Et højhus")), option("apartment", &text("An apartment", "En lejlighed")),
                         option("atrium", &text("An atrium house", "Et gårdhavehus")), option("terrace", &text("A terraced house", "Et rækkehus"))]},
            {"code": "contact", "kind": "choice", "segment": true,
             "prompt": text("How much contact do you have with other residents?", "Hvor meget kontakt har du med andre beboere?"),
             "options": [option("low", &low), option("high", &high)]},
        ]}],
    })
}

fn text(en: &str, da: &str) -> Value {
    json!({"en": en, "da": da})
}

fn option(code: &str, label: &Value) -> Value {
    json!({"code": code, "label": label})
}

#[cfg(test)]
mod tests {
    use urbivox_core::survey::definition::Definition;

    #[test]
    fn the_questionnaire_is_ready_to_be_published() {
        let definition = Definition::parse(&super::definition()).unwrap();
        assert_eq!(definition.publication_violations(), []);
        assert_eq!(definition.warnings(), []);
        assert_eq!(definition.segments().count(), 3);
    }
}
