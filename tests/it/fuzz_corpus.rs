//! Replays the kept corpus of the fuzz targets: no input breaks a law of its parser. `fuzz/run` makes the corpus.

use std::collections::BTreeSet;
use std::path::Path;

#[path = "../../fuzz/src/lib.rs"]
#[allow(
    unreachable_pub,
    reason = "the laws are also a crate of their own, which the fuzz targets use"
)]
mod laws;

/// Largest corpus of all targets together, in bytes.
const BYTES_MAX: u64 = 2 * 1_024 * 1_024;

fn names_in(folder: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|cause| panic!("{folder}: {cause}"));
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Checks every input of a target; the name of the input is printed before a failure.
fn replay(target: &str) {
    let (_, check) = laws::TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let folder = format!("fuzz/corpus/{target}");
    let names = names_in(&folder);
    assert!(!names.is_empty(), "{folder} is empty");
    for name in names {
        let file = format!("{folder}/{name}");
        println!("{file}");
        check(&std::fs::read(&file).unwrap());
    }
}

/// One test for each target, so that they run at once.
macro_rules! replay {
    ($($target:ident)*) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target));
            }
        )*

        const REPLAYED: &[&str] = &[$(stringify!($target)),*];
    };
}

replay!(
    comment_block condition cookies counter_block definition fold form form_token forwarded framework link logo masking
    negotiation receipt settings submission table translation txt_record
);

#[test]
fn every_target_is_built_replayed_and_has_a_small_corpus() {
    let laws: BTreeSet<String> = laws::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let replayed: BTreeSet<String> = REPLAYED.iter().map(|name| (*name).to_owned()).collect();
    let files = names_in("fuzz/fuzz_targets");
    let built: BTreeSet<String> = files.iter().map(|file| file.replace(".rs", "")).collect();
    assert_eq!((&replayed, &built, &names_in("fuzz/corpus")), (&laws, &laws, &laws));
    let manifest = std::fs::read_to_string("fuzz/Cargo.toml").unwrap();
    assert!(
        laws.iter()
            .all(|name| manifest.contains(&format!("fuzz_targets/{name}.rs")))
    );
    let sizes = laws.iter().flat_map(|target| {
        let folder = format!("fuzz/corpus/{target}");
        let names = names_in(&folder);
        names
            .into_iter()
            .map(move |name| Path::new(&folder).join(name).metadata().unwrap().len())
    });
    assert!(sizes.sum::<u64>() <= BYTES_MAX);
}
