//! `docs/statistics.md` says of each measure what the catalogue says.

#[path = "../examples/statistics_catalogue/text.rs"]
mod text;

const DOCUMENT: &str = include_str!("../../../docs/statistics.md");

#[test]
fn the_documentation_of_measures_is_that_of_the_catalogue() {
    let begin = DOCUMENT.find(text::BEGIN).expect("the mark before the generated part");
    let end = DOCUMENT.find(text::END).expect("the mark after it") + text::END.len();
    assert_eq!(
        &DOCUMENT[begin..end],
        text::catalogue(),
        "replace the part by what `cargo run -p urbivox-core --example statistics_catalogue` prints"
    );
}
