//! Traces of a few lines against the files that they make.

use super::*;
use crate::strace::parse;

fn hexadecimal(text: &str) -> String {
    text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
}

/// Follows lines in which `@name` stands for a path in the folder, `'@name'` for it as a string.
fn follow(tracker: &mut Tracker, lines: &[&str]) -> anyhow::Result<()> {
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let mut line = (*line).to_owned();
        for name in ["a-wal", "a-shm", "b", "a"] {
            let path = hexadecimal(&format!("{}/{name}", tracker.prefix));
            line = line.replace(&format!("'@{name}'"), &format!("\"{path}\""));
            line = line.replace(&format!("@{name}"), &path);
        }
        let folder = hexadecimal(&tracker.prefix);
        line = line.replace("'@.'", &format!("\"{folder}\"")).replace("@.", &folder);
        text.push_str(&format!("7 1.{number:06} {line} <0.000001>\n"));
    }
    tracker.follow(&parse(text.as_bytes(), tracker.next_line())?)
}

/// A folder with the file `a` of four bytes.
fn begun() -> (tempfile::TempDir, Tracker) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a"), "----").unwrap();
    let tracker = Tracker::new(folder.path()).unwrap();
    (folder, tracker)
}

#[test]
fn files_made_written_renamed_and_cut_are_followed() {
    let (folder, mut tracker) = begun();
    std::fs::remove_file(folder.path().join("a")).unwrap();
    std::fs::write(folder.path().join("b"), "-xy").unwrap();
    let lines = [
        "openat(AT_FDCWD<\\x2f>, '@a', O_RDWR|O_CREAT, 0600) = 3<@a>",
        "pwrite64(3<@a>, \"\\x78\\x79\\x7a\", 3, 1) = 3",
        "ftruncate(3<@a>, 3) = 0",
        "fdatasync(3<@a>) = 0",
        "openat(AT_FDCWD<\\x2f>, '@a-shm', O_RDWR|O_CREAT, 0600) = 4<@a-shm>",
        "pwrite64(4<@a-shm>, \"\\x78\", 1, 0) = 1",
        "openat(AT_FDCWD<\\x2f>, '@a-wal', O_WRONLY|O_CREAT|O_EXCL, 0600) = 5<@a-wal>",
        "write(5<@a-wal>, \"\\x31\", 1) = 1",
        "write(5<@a-wal>, \"\\x32\", 1) = 1",
        "rename('@a', '@b') = 0",
        "unlink('@a-wal') = 0",
        "openat(AT_FDCWD<\\x2f>, '@.', O_RDONLY|O_CLOEXEC) = 6<@.>",
        "fsync(6<@.>) = 0",
        "sendto(9<TCP:[127.0.0.1:80->127.0.0.1:4000]>, \"\\x48\\x54\\x54\\x50\\x2f\\x31\\x2e\\x31\\x20\\x32\\x30\\x34\\x20\", 13, 0, NULL, 0) = 13",
    ];
    follow(&mut tracker, &lines).unwrap();
    let recorded = tracker.finish();
    let targets: Vec<_> = recorded.syncs.iter().map(|sync| sync.target).collect();
    assert_eq!(targets, [SyncTarget::File(0), SyncTarget::Folder]);
    assert_eq!(recorded.operations.len(), 7);
    let offsets = recorded
        .operations
        .iter()
        .filter_map(|operation| match &operation.change {
            Change::Write { file, offset, .. } => Some((*file, *offset)),
            Change::Resize { .. } | Change::Names(_) => None,
        });
    assert_eq!(offsets.collect::<Vec<_>>(), [(0, 1), (1, 0), (1, 1)]);
    let answer = SentAnswer {
        process: 0,
        port: 4_000,
        status: 204,
        begin: 13,
    };
    assert_eq!(recorded.answers, [answer]);
}

#[test]
fn a_call_that_was_cut_short_happened_if_the_file_shows_it() {
    let lines = [
        "openat(AT_FDCWD<\\x2f>, '@a', O_RDWR) = 3<@a>",
        "pwrite64(3<@a>, \"\\x78\", 1, 0) = ?",
    ];
    for (content, happened) in [("x---", 1), ("----", 0)] {
        let (folder, mut tracker) = begun();
        std::fs::write(folder.path().join("a"), content).unwrap();
        follow(&mut tracker, &lines).unwrap();
        assert_eq!(tracker.finish().operations.len(), happened);
    }
}

#[test]
fn a_recording_that_does_not_make_the_real_files_is_refused() {
    let (folder, mut tracker) = begun();
    std::fs::write(folder.path().join("a"), "-x--").unwrap();
    assert!(follow(&mut tracker, &[]).is_err());
}

#[test]
fn calls_that_are_not_followed_are_refused_in_the_data_folder_only() {
    let open = "openat(AT_FDCWD<\\x2f>, '@a', O_RDWR) = 3<@a>";
    for refused in [
        "pwritev(3<@a>, [{iov_base=\"\\x78\", iov_len=1}], 1, 0) = 1",
        "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 3<@a>, 0) = 0x7f0000000000",
        "fallocate(3<@a>, 0, 0, 4096) = 0",
        "dup(3<@a>) = 4<@a>",
        "pwrite64(8<@a>, \"\\x78\", 1, 0) = 1",
        "mkdir('@b', 0700) = 0",
        "openat(AT_FDCWD<\\x2f>, '@a', O_RDWR|O_DSYNC) = 4<@a>",
        "rename('@a', \"\\x2f\\x78\") = 0",
        "io_uring_setup(8, {}) = 4",
        "write(3<@a>, \"\\x78\"..., 1) = 1",
    ] {
        let (_folder, mut tracker) = begun();
        let cause = follow(&mut tracker, &[open, refused]).unwrap_err();
        assert!(cause.to_string().starts_with("line 1 of"), "{refused}: {cause:#}");
    }
    let (_folder, mut tracker) = begun();
    let elsewhere = [
        "fallocate(3<\\x2f\\x78>, 0, 0, 4096) = 0",
        "dup(3<\\x2f\\x78>) = 4<\\x2f\\x78>",
    ];
    follow(&mut tracker, &elsewhere).unwrap();
}
