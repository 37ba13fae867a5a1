//! When changes are certain, and how images are built.

use super::*;

fn write(begin: Line, offset: usize, bytes: &[u8]) -> Operation {
    let change = Change::Write {
        file: 0,
        offset,
        bytes: bytes.to_vec(),
    };
    Operation {
        change,
        begin,
        end: Some(begin),
    }
}

fn base() -> Content {
    Content {
        files: vec![vec![b'-'; 4]],
        names: BTreeMap::from([("a".to_owned(), 0)]),
    }
}

fn sync(target: SyncTarget, begin: Line, end: Line) -> Sync {
    Sync { target, begin, end }
}

fn bytes(disk: &Disk, cut: Line, pattern: Pattern) -> String {
    let (image, _) = disk.reader().image(cut, pattern, &mut Random::new(1, 1));
    String::from_utf8(image.files[0].clone()).unwrap()
}

#[test]
fn a_write_is_certain_after_a_sync_that_began_later_has_ended() {
    let operations = vec![write(1, 0, b"x"), write(3, 1, b"y")];
    let disk = Disk::new(base(), operations, &[sync(SyncTarget::File(0), 2, 5)]);
    assert_eq!(bytes(&disk, 5, Pattern::Nothing), "----", "the sync had not ended");
    assert_eq!(
        bytes(&disk, 6, Pattern::Nothing),
        "x---",
        "the second write began after the sync"
    );
    assert_eq!(bytes(&disk, 6, Pattern::Everything), "xy--");
    assert_eq!(
        bytes(&disk, 3, Pattern::Everything),
        "x---",
        "the second write had not begun"
    );
    let other = Disk::new(base(), vec![write(1, 0, b"x")], &[sync(SyncTarget::Folder, 2, 3)]);
    assert_eq!(
        bytes(&other, 9, Pattern::Nothing),
        "----",
        "the folder was synced, not the file"
    );
}

#[test]
fn a_name_is_certain_after_a_sync_of_the_folder_only() {
    let made = Operation {
        change: Change::Names(vec![("b".to_owned(), Some(1)), ("a".to_owned(), None)]),
        begin: 1,
        end: Some(1),
    };
    let names = |syncs: &[Sync]| {
        let disk = Disk::new(base(), vec![made.clone()], syncs);
        let (image, uncertain) = disk.reader().image(9, Pattern::Nothing, &mut Random::new(1, 1));
        (image.names.into_keys().collect::<String>(), uncertain.changes)
    };
    assert_eq!(names(&[sync(SyncTarget::File(1), 2, 3)]), ("a".to_owned(), 1));
    assert_eq!(names(&[sync(SyncTarget::Folder, 2, 3)]), ("b".to_owned(), 0));
}

#[test]
fn sectors_end_at_multiples_of_their_size_in_the_file() {
    let bytes = vec![0; 1_100];
    let split: Vec<_> = units(500, &bytes, 512)
        .into_iter()
        .map(|(offset, unit)| (offset, unit.len()))
        .collect();
    assert_eq!(split, [(500, 12), (512, 512), (1_024, 512), (1_536, 64)]);
}

#[test]
fn sectors_of_one_write_are_lost_independently_and_the_seed_decides() {
    let disk = Disk::new(base(), vec![write(1, 0, &[b'x'; 512 * 64])], &[]);
    let image = |seed| {
        disk.reader()
            .image(2, Pattern::Sectors, &mut Random::new(seed, 0))
            .0
            .files
            .remove(0)
    };
    assert_eq!(image(1), image(1));
    assert_ne!(image(1), image(2));
    let written = image(3).chunks(512).filter(|sector| sector[0] == b'x').count();
    assert!((10..54).contains(&written), "{written} of 64");
}

#[test]
fn a_reader_that_goes_on_builds_the_same_as_one_that_begins_anew() {
    let operations: Vec<_> = (0..40)
        .map(|at| write(at * 3, at % 7, &[b'a' + u8::try_from(at % 26).unwrap()]))
        .collect();
    let syncs: Vec<_> = (0..20)
        .map(|at| sync(SyncTarget::File(0), at * 6 + 1, at * 6 + 2))
        .collect();
    let disk = Disk::new(base(), operations, &syncs);
    let mut reader = disk.reader();
    for cut in 0..130 {
        let image = |reader: &mut Reader| reader.image(cut, Pattern::Reordered, &mut Random::new(7, 7)).0;
        assert_eq!(image(&mut reader), image(&mut disk.reader()), "at {cut}");
    }
}
