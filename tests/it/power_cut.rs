//! Power cuts on SQLite: images of the disk after a cut at many moments of a recorded run hold every acknowledged answer.
//!
//! The documented run of a thousand images is `urbivox-power-cut` (crates/power-cut).

use std::path::Path;

use urbivox_power_cut::{Lie, Plan, RecordedRun};

/// Requests in the recording.
const REQUESTS: usize = 240;
/// Images in which nothing may be lost.
const IMAGES: usize = 48;
/// Images among which a lie must be found; the first one found ends the search.
const IMAGES_OF_LIE: usize = 240;
const SEED: u64 = 1;

#[test]
fn nothing_acknowledged_is_lost_in_a_power_cut_and_lies_about_the_disk_are_found() {
    let binary = Path::new(env!("CARGO_BIN_EXE_urbivox"));
    let recorded = RecordedRun::record(binary, REQUESTS, SEED).unwrap();
    let summary_of = |images, lie| {
        let plan = Plan {
            images,
            seed: SEED,
            lie,
            stops_at_violation: lie != Lie::None,
            keep: None,
        };
        recorded.check(&plan).unwrap()
    };
    let summary = summary_of(IMAGES, Lie::None);
    assert!(summary.violations.is_empty(), "{recorded}\n{summary}");
    assert!(
        summary.images == IMAGES && summary.uncertain > IMAGES / 2 && summary.served > 0,
        "too little was tried: {summary}"
    );
    for lie in Lie::ALL {
        let summary = summary_of(IMAGES_OF_LIE, lie);
        assert!(!summary.violations.is_empty(), "{lie:?} was not found: {summary}");
    }
}
