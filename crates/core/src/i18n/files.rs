//! Languages and Fluent sources of the citizen, public and staff pages.

/// English citizen texts: the fallback for every other language.
pub(super) const ENGLISH: &str = include_str!("ftl/en.ftl");

/// Languages of the citizen pages with their sources: English first as the fallback, then by tag. Official languages of
/// the European Union and widely spoken languages of its cities.
pub(super) const CITIZEN_FILES: &[(&str, &str)] = &[
    ("en", ENGLISH),
    ("ar", include_str!("ftl/ar.ftl")),
    ("bg", include_str!("ftl/bg.ftl")),
    ("ca", include_str!("ftl/ca.ftl")),
    ("cs", include_str!("ftl/cs.ftl")),
    ("da", include_str!("ftl/da.ftl")),
    ("de", include_str!("ftl/de.ftl")),
    ("el", include_str!("ftl/el.ftl")),
    ("es", include_str!("ftl/es.ftl")),
    ("et", include_str!("ftl/et.ftl")),
    ("fi", include_str!("ftl/fi.ftl")),
    ("fr", include_str!("ftl/fr.ftl")),
    ("ga", include_str!("ftl/ga.ftl")),
    ("hr", include_str!("ftl/hr.ftl")),
    ("hu", include_str!("ftl/hu.ftl")),
    ("is", include_str!("ftl/is.ftl")),
    ("it", include_str!("ftl/it.ftl")),
    ("lt", include_str!("ftl/lt.ftl")),
    ("lv", include_str!("ftl/lv.ftl")),
    ("mt", include_str!("ftl/mt.ftl")),
    ("nl", include_str!("ftl/nl.ftl")),
    ("no", include_str!("ftl/no.ftl")),
    ("pl", include_str!("ftl/pl.ftl")),
    ("pt", include_str!("ftl/pt.ftl")),
    ("ro", include_str!("ftl/ro.ftl")),
    ("ru", include_str!("ftl/ru.ftl")),
    ("sk", include_str!("ftl/sk.ftl")),
    ("sl", include_str!("ftl/sl.ftl")),
    ("sv", include_str!("ftl/sv.ftl")),
    ("tr", include_str!("ftl/tr.ftl")),
    ("uk", include_str!("ftl/uk.ftl")),
];

/// Languages of the public pages that compare cities, with their sources; English first.
pub(super) const PUBLIC_FILES: &[(&str, &str)] = &[
    ("en", include_str!("public/en.ftl")),
    ("de", include_str!("public/de.ftl")),
    ("es", include_str!("public/es.ftl")),
    ("fi", include_str!("public/fi.ftl")),
    ("fr", include_str!("public/fr.ftl")),
    ("it", include_str!("public/it.ftl")),
];

/// Languages of the staff pages, with their sources; English first.
pub(super) const STAFF_FILES: &[(&str, &str)] = &[
    ("en", include_str!("staff/en.ftl")),
    ("de", include_str!("staff/de.ftl")),
    ("es", include_str!("staff/es.ftl")),
    ("fi", include_str!("staff/fi.ftl")),
    ("fr", include_str!("staff/fr.ftl")),
    ("it", include_str!("staff/it.ftl")),
];

/// Returns the tag of the file with the texts of a language: its primary tag. Bokmål and Nynorsk share one file.
pub(super) fn file_tag(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "nb" | "nn" => "no",
        primary => primary,
    }
}
