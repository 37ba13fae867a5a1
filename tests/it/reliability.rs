//! The history check of `crates/reliability`, in a short form: under load and faults, every read is possible, and no lie of a
//! proxy goes unnoticed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use urbivox_reliability::cluster::DatabaseKind;
use urbivox_reliability::liar::Lie;
use urbivox_reliability::run::{Options, history};

const BINARY: &str = env!("CARGO_BIN_EXE_urbivox");
/// Duration of the load with faults, in seconds.
const SECONDS: u64 = 20;
/// Duration of the load with a lie, in seconds.
const SECONDS_WITH_LIE: u64 = 10;
/// Lying proxies at the same time.
const LIARS: usize = 2;
/// Held by one test at a time, so that none has too few operations.
static ALONE: Mutex<()> = Mutex::new(());

#[track_caller]
fn assert_passes(database: DatabaseKind, replicas: usize) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let report = history(&Options::new(BINARY, database, replicas, SECONDS, 1)).unwrap();
    println!("{}", report.verdict);
    assert!(
        report.verdict.is_passed(),
        "{}\nkept: {:?}",
        report.verdict,
        report.kept
    );
}

#[test]
fn every_read_is_possible_on_sqlite() {
    assert_passes(DatabaseKind::Sqlite, 1);
}

#[test]
fn every_read_is_possible_on_postgres() {
    assert_passes(DatabaseKind::Postgres, 1);
}

#[test]
fn every_read_is_possible_with_two_replicas() {
    assert_passes(DatabaseKind::Postgres, 2);
}

#[test]
fn every_lie_is_noticed() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let lies = Mutex::new(Lie::ALL.to_vec());
    let next = || lies.lock().unwrap().pop();
    std::thread::scope(|scope| {
        for _ in 0..LIARS {
            scope.spawn(|| {
                while let Some(lie) = next() {
                    let mut options = Options::new(BINARY, DatabaseKind::Sqlite, 1, SECONDS_WITH_LIE, 1);
                    options.lie = Some(lie);
                    let verdict = history(&options).unwrap().verdict;
                    assert!(verdict.violation_count > 0, "{}: {verdict}", lie.name());
                }
            });
        }
    });
}

/// What the patches of `tests/mutants` change may move; then they must be made anew.
#[test]
fn every_mutant_still_applies_to_this_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("tests/mutants")).unwrap();
    let mut patches: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    patches.retain(|path| path.extension().is_some_and(|extension| extension == "patch"));
    assert!(!patches.is_empty());
    patches.retain(|path| {
        let mut patch = Command::new("patch");
        patch.args([
            "--dry-run",
            "--strip",
            "1",
            "--fuzz",
            "2",
            "--forward",
            "--batch",
            "--quiet",
            "--directory",
        ]);
        let output = patch.arg(root).arg("--input").arg(path).output().unwrap();
        !output.status.success()
    });
    assert!(patches.is_empty(), "these do not apply: {patches:?}");
}
