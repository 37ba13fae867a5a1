//! A survey with every kind of question, for tests of citizen pages.

use serde_json::{Value, json};

use crate::world::World;

/// Path of the survey.
pub(crate) const EVERY: &str = "/s/tampere/day-care/every";

/// Two pages with every kind of question, in English, Finnish and Arabic.
pub(crate) fn every_kind() -> Value {
    let text = |en: &str, fi: &str, ar: &str| json!({"en": en, "fi": fi, "ar": ar});
    let entry = |code: &str, label: Value| json!({"code": code, "label": label});
    let five = json!({"from": 1, "to": 5});
    let agree = json!({
        "1": text("Strongly disagree", "Täysin eri mieltä", "لا أوافق بشدة"), "2": text("Disagree", "Eri mieltä", "لا أوافق"),
        "3": text("Neither", "Ei kumpaakaan", "محايد"), "4": text("Agree", "Samaa mieltä", "أوافق"),
        "5": text("Strongly agree", "Täysin samaa mieltä", "أوافق بشدة")});
    let first = json!([
        {"code": "satisfaction", "kind": "rating", "prompt": text("How was it?", "Miten meni?", "كيف كانت تجربتك؟"), "required": true,
         "scale": five, "style": "faces", "measure": "csat"},
        {"code": "why", "kind": "choice", "multiple": true, "required": true,
         "prompt": text("What went wrong?", "Mikä meni vikaan?", "ما الذي لم يسر على ما يرام؟"),
         "options": [entry("slow", text("It took too long", "Kesti liian kauan", "استغرق وقتًا طويلاً")),
                     {"code": "other", "label": text("Something else", "Jotain muuta", "شيء آخر"), "other_text": true},
                     {"code": "none", "label": text("None of these", "Ei mikään näistä", "لا شيء مما سبق"), "exclusive": true}],
         "show_if": {"question": "satisfaction", "is": "<=", "value": 3}},
        {"code": "comment", "kind": "text", "multiline": true, "max_chars": 500,
         "prompt": text("What should we do better?", "Mitä voisimme parantaa?", "ما الذي يمكننا تحسينه؟")}]);
    let second = json!([
        {"code": "stars", "kind": "rating", "prompt": text("Rate this page", "Arvioi tämä sivu", "قيّم هذه الصفحة"), "scale": five, "style": "stars"},
        {"code": "nps", "kind": "rating", "prompt": text("Would you recommend it?", "Suosittelisitko?", "هل توصي به؟"), "scale": {"from": 0, "to": 10},
         "labels": {"0": text("Not at all likely", "En lainkaan", "مستبعد جدًا"), "10": text("Very likely", "Erittäin", "مرجح جدًا")}},
        {"code": "agree", "kind": "rating", "prompt": text("It was easy", "Se oli helppoa", "كان ذلك سهلاً"), "scale": five, "labels": agree},
        {"code": "district", "kind": "choice", "segment": true, "prompt": text("Where do you live?", "Missä asut?", "أين تسكن؟"),
         "options": [entry("north", text("North", "Pohjoinen", "الشمال")), entry("south", text("South", "Etelä", "الجنوب"))]},
        {"code": "parts", "kind": "matrix", "required": true, "prompt": text("And its parts?", "Entä osat?", "وماذا عن أجزائه؟"), "scale": five,
         "rows": [entry("clarity", text("Clarity", "Selkeys", "الوضوح")), entry("speed", text("Speed", "Nopeus", "السرعة"))]},
        {"code": "order", "kind": "ranking", "prompt": text("What matters most?", "Mikä on tärkeintä?", "ما الأهم؟"),
         "options": [entry("price", text("Price", "Hinta", "السعر")), entry("time", text("Time", "Aika", "الوقت"))]},
        {"code": "minutes", "kind": "number", "min": 0, "max": 600, "unit": "min", "decimals": 0,
         "prompt": text("How long did it take?", "Kauanko se kesti?", "كم استغرق ذلك؟")},
        {"code": "day", "kind": "date", "prompt": text("When was it?", "Milloin se oli?", "متى كان ذلك؟")},
        {"code": "contact", "kind": "email", "prompt": text("May we write to you?", "Saammeko kirjoittaa sinulle?", "هل يمكننا مراسلتك؟")},
        {"code": "note", "kind": "statement", "prompt": text("Nearly done.", "Melkein valmista.", "أوشكت على الانتهاء.")}]);
    json!({
        "title": text("Your visit", "Käyntisi", "زيارتك"), "languages": ["en", "fi", "ar"], "default_language": "en",
        "intro": text("Tell us how it went. It takes a minute.", "Kerro, miten meni. Se vie minuutin.", "أخبرنا كيف كانت زيارتك. لن يستغرق ذلك سوى دقيقة."),
        "pages": [{"questions": first}, {"title": text("More about it", "Lisää siitä", "المزيد"), "questions": second}]
    })
}

/// Publishes a definition as `tampere/day-care/every`.
pub(crate) fn publish_every(world: &World, definition: &Value) {
    if world.get("/api/v1/cities/tampere").status == 404 {
        world.settle("tampere", "day-care");
    }
    let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
    let made = world.call("POST", surveys, &json!({"slug": "every", "definition": definition}));
    assert_eq!(made.status, 201, "{made:?}");
    let published = world.call("POST", &format!("{surveys}/every/publish"), &Value::Null);
    assert_eq!(published.status, 200, "{published:?}");
}
