//! Bins in which the answers to a number question are counted.

use serde_json::json;
use urbivox_core::survey::{Decimal, Definition, QuestionKind};

use super::every_kind;

#[test]
fn bins_come_from_the_definition_alone() {
    let definition = Definition::parse(&every_kind()).unwrap();
    let QuestionKind::Number(number) = &definition.question("before").unwrap().kind else {
        panic!()
    };
    let bins = number.bin_edges();
    assert_eq!(
        (bins.len(), bins[0].as_integer(), bins[49].as_integer()),
        (50, Some(0), Some(588))
    );
    assert_eq!(number.max, Decimal::from_json(&json!(600)));
}
