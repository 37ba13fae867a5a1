//! Fifty European cities and ten services. The cities are real; their answers in the demo are invented.

/// A city: name, slug, country, time zone, languages.
pub(super) type DemoCity = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

/// The cities; the first five started the project.
pub(super) const CITIES: [DemoCity; 50] = [
    ("Espoo", "espoo", "FI", "Europe/Helsinki", &["fi", "sv", "en"]),
    ("Milan", "milan", "IT", "Europe/Rome", &["it", "en"]),
    ("Murcia", "murcia", "ES", "Europe/Madrid", &["es", "en"]),
    ("Rotterdam", "rotterdam", "NL", "Europe/Amsterdam", &["nl", "en"]),
    ("Tallinn", "tallinn", "EE", "Europe/Tallinn", &["et", "en"]),
    ("Aarhus", "aarhus", "DK", "Europe/Copenhagen", &["da", "en"]),
    ("Amsterdam", "amsterdam", "NL", "Europe/Amsterdam", &["nl", "en"]),
    ("Antwerp", "antwerp", "BE", "Europe/Brussels", &["nl", "fr", "en"]),
    ("Athens", "athens", "GR", "Europe/Athens", &["el", "en"]),
    ("Barcelona", "barcelona", "ES", "Europe/Madrid", &["ca", "es", "en"]),
    ("Berlin", "berlin", "DE", "Europe/Berlin", &["de", "en"]),
    ("Bilbao", "bilbao", "ES", "Europe/Madrid", &["es", "en"]),
    ("Bologna", "bologna", "IT", "Europe/Rome", &["it", "en"]),
    ("Bordeaux", "bordeaux", "FR", "Europe/Paris", &["fr", "en"]),
    ("Bratislava", "bratislava", "SK", "Europe/Bratislava", &["sk", "en"]),
    ("Brno", "brno", "CZ", "Europe/Prague", &["cs", "en"]),
    ("Brussels", "brussels", "BE", "Europe/Brussels", &["fr", "nl", "en"]),
    ("Bucharest", "bucharest", "RO", "Europe/Bucharest", &["ro", "en"]),
    ("Budapest", "budapest", "HU", "Europe/Budapest", &["hu", "en"]),
    ("Cologne", "cologne", "DE", "Europe/Berlin", &["de", "en"]),
    ("Dublin", "dublin", "IE", "Europe/Dublin", &["en", "ga"]),
    ("Gdańsk", "gdansk", "PL", "Europe/Warsaw", &["pl", "en"]),
    ("Ghent", "ghent", "BE", "Europe/Brussels", &["nl", "en"]),
    ("Gothenburg", "gothenburg", "SE", "Europe/Stockholm", &["sv", "en"]),
    ("Graz", "graz", "AT", "Europe/Vienna", &["de", "en"]),
    ("Helsinki", "helsinki", "FI", "Europe/Helsinki", &["fi", "sv", "en"]),
    ("Kaunas", "kaunas", "LT", "Europe/Vilnius", &["lt", "en"]),
    ("Kyiv", "kyiv", "UA", "Europe/Kyiv", &["uk", "en"]),
    ("Leipzig", "leipzig", "DE", "Europe/Berlin", &["de", "en"]),
    ("Lisbon", "lisbon", "PT", "Europe/Lisbon", &["pt", "en"]),
    ("Ljubljana", "ljubljana", "SI", "Europe/Ljubljana", &["sl", "en"]),
    (
        "Luxembourg",
        "luxembourg",
        "LU",
        "Europe/Luxembourg",
        &["fr", "de", "en"],
    ),
    ("Lyon", "lyon", "FR", "Europe/Paris", &["fr", "en"]),
    ("Madrid", "madrid", "ES", "Europe/Madrid", &["es", "en"]),
    ("Malmö", "malmo", "SE", "Europe/Stockholm", &["sv", "en"]),
    ("Marseille", "marseille", "FR", "Europe/Paris", &["fr", "en"]),
    ("Nantes", "nantes", "FR", "Europe/Paris", &["fr", "en"]),
    ("Oslo", "oslo", "NO", "Europe/Oslo", &["no", "en"]),
    ("Porto", "porto", "PT", "Europe/Lisbon", &["pt", "en"]),
    ("Prague", "prague", "CZ", "Europe/Prague", &["cs", "en"]),
    ("Reykjavík", "reykjavik", "IS", "Atlantic/Reykjavik", &["is", "en"]),
    ("Riga", "riga", "LV", "Europe/Riga", &["lv", "en"]),
    ("Sofia", "sofia", "BG", "Europe/Sofia", &["bg", "en"]),
    ("Tampere", "tampere", "FI", "Europe/Helsinki", &["fi", "en"]),
    ("Turin", "turin", "IT", "Europe/Rome", &["it", "en"]),
    ("Utrecht", "utrecht", "NL", "Europe/Amsterdam", &["nl", "en"]),
    ("Valencia", "valencia", "ES", "Europe/Madrid", &["es", "en"]),
    ("Valletta", "valletta", "MT", "Europe/Malta", &["mt", "en"]),
    ("Vilnius", "vilnius", "LT", "Europe/Vilnius", &["lt", "en"]),
    ("Zagreb", "zagreb", "HR", "Europe/Zagreb", &["hr", "en"]),
];

/// A service: name, slug, and template of its survey.
pub(super) const SERVICES: [(&str, &str, &str); 10] = [
    ("Day care", "day-care", "short-satisfaction"),
    ("Building permit", "building-permit", "ces"),
    ("Library", "library", "short-satisfaction"),
    ("Parking permit", "parking-permit", "short-satisfaction"),
    ("Waste collection", "waste", "nps"),
    ("Moving house", "moving", "time-saved"),
    ("Local taxes", "taxes", "short-satisfaction"),
    ("School place", "school-place", "umux-lite"),
    ("Sports halls", "sports-halls", "short-satisfaction"),
    ("Report a fault", "report-a-fault", "sus"),
];

/// Id of the type of a demo service.
pub(super) fn service_type(slug: &str) -> &str {
    match slug {
        "parking-permit" => "parking",
        "moving" => "change-of-address",
        "taxes" => "local-tax",
        "school-place" => "school",
        "sports-halls" => "sports",
        "report-a-fault" => "street-and-park-report",
        same => same,
    }
}

/// Improvement actions: the citizens' feedback and the city's action.
pub(super) const ACTIONS: [(&str, &str); 4] = [
    (
        "The form asked twice for the same address.",
        "The address comes from the register now.",
    ),
    (
        "Nobody knew when an answer would come.",
        "The page says how long it takes, and a message follows each step.",
    ),
    (
        "The words were those of the law.",
        "All texts were written anew in plain language, with residents.",
    ),
    (
        "On a phone the button could not be found.",
        "The form was made for phones first.",
    ),
];
