//! The disk: what is on it for certain at a moment, what may be, and the images that a power cut could leave.
//!
//! The model is as strict as POSIX permits. A write is on the disk for certain if it ended before a sync of its file
//! began, and that sync ended before the cut. A name (a file made, renamed or removed) is on it after a sync of the
//! folder, not of the file. All else that began before the cut is there or not, wholly or in parts, in any order.
//! A sector of 512 bytes is written wholly or not at all; bytes that a longer file gained without a write are zero.

use std::collections::BTreeMap;
use std::path::Path;

use crate::random::Random;
use crate::strace::Line;

/// Number of a file: it survives renaming and removal of its name.
pub(crate) type FileId = usize;

/// Smallest unit that a disk writes wholly, in bytes.
const SECTOR_BYTES: usize = 512;
/// Block of file systems and page of the database, in bytes.
const BLOCK_BYTES: usize = 4_096;

/// A change of the disk that a process ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Bytes written to a file.
    Write {
        /// The file.
        file: FileId,
        /// Position of the first byte.
        offset: usize,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// A file got this length.
    Resize {
        /// The file.
        file: FileId,
        /// New length in bytes.
        length: usize,
    },
    /// Names that lead to a file from now on, or to none. Several change together, as in a rename.
    Names(Vec<(String, Option<FileId>)>),
}

/// An ordered change.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// The change.
    pub(crate) change: Change,
    /// Line at which the call began.
    pub(crate) begin: Line,
    /// Line at which the call ended; `None` if the process was killed in it.
    pub(crate) end: Option<Line>,
}

/// What a sync makes certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyncTarget {
    /// Content and length of a file.
    File(FileId),
    /// The names in the folder.
    Folder,
}

/// A sync that succeeded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sync {
    /// What it made certain.
    pub(crate) target: SyncTarget,
    /// Line at which the call began.
    pub(crate) begin: Line,
    /// Line at which the call ended.
    pub(crate) end: Line,
}

/// Content of the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    /// Bytes of each file, also of files without a name.
    pub(crate) files: Vec<Vec<u8>>,
    /// File of each name in the folder.
    pub(crate) names: BTreeMap<String, FileId>,
}

impl Content {
    /// Adds an empty file without a name.
    pub(crate) fn add_file(&mut self) -> FileId {
        self.files.push(Vec::new());
        self.files.len() - 1
    }

    /// Makes a change.
    pub(crate) fn apply(&mut self, change: &Change) {
        match change {
            Change::Write { file, offset, bytes } => self.write(*file, *offset, bytes),
            Change::Resize { file, length } => self.change_file(*file, |content| content.resize(*length, 0)),
            Change::Names(names) => {
                for (name, file) in names {
                    match file {
                        Some(file) => self.names.insert(name.clone(), *file),
                        None => self.names.remove(name),
                    };
                }
            }
        }
    }

    /// Writes bytes; the file grows if it must.
    fn write(&mut self, file: FileId, offset: usize, bytes: &[u8]) {
        let end = offset + bytes.len();
        self.change_file(file, |content| {
            if content.len() < end {
                content.resize(end, 0);
            }
            if let Some(place) = content.get_mut(offset..end) {
                place.copy_from_slice(bytes);
            }
        });
    }

    /// Applies a function to the bytes of a file. Files made after the content was copied are added, empty.
    fn change_file(&mut self, file: FileId, change: impl FnOnce(&mut Vec<u8>)) {
        if self.files.len() <= file {
            self.files.resize(file + 1, Vec::new());
        }
        if let Some(content) = self.files.get_mut(file) {
            change(content);
        }
    }

    /// Writes the named files into a folder.
    pub(crate) fn write_to(&self, folder: &Path) -> std::io::Result<()> {
        for (name, file) in &self.names {
            let content = self.files.get(*file).map(Vec::as_slice).unwrap_or_default();
            std::fs::write(folder.join(name), content)?;
        }
        Ok(())
    }
}

/// Which of the uncertain changes reach the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pattern {
    /// None of them.
    Nothing,
    /// All of them, as after `kill -9`.
    Everything,
    /// The oldest ones.
    Prefix,
    /// The newest ones.
    Suffix,
    /// All but one.
    AllButOne,
    /// Each by a coin.
    Reordered,
    /// Each sector of 512 bytes by a coin: torn and in any order.
    Sectors,
    /// Each block of 4,096 bytes by a coin.
    Blocks,
    /// The oldest ones, and of the next one the beginning, up to a sector.
    Torn,
    /// Names and lengths of all, but none of the bytes written.
    LengthsOnly,
}

impl Pattern {
    /// All patterns, the telling ones more than once.
    const CHOICES: [Pattern; 16] = [
        Pattern::Nothing,
        Pattern::Nothing,
        Pattern::Everything,
        Pattern::Prefix,
        Pattern::Suffix,
        Pattern::AllButOne,
        Pattern::Reordered,
        Pattern::Reordered,
        Pattern::Sectors,
        Pattern::Sectors,
        Pattern::Sectors,
        Pattern::Sectors,
        Pattern::Blocks,
        Pattern::Blocks,
        Pattern::Torn,
        Pattern::LengthsOnly,
    ];

    /// Chooses a pattern.
    pub(crate) fn choose(random: &mut Random) -> Pattern {
        random.choose(&Pattern::CHOICES).copied().unwrap_or(Pattern::Sectors)
    }

    /// Name for reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Pattern::Nothing => "nothing that was not synced",
            Pattern::Everything => "everything",
            Pattern::Prefix => "the oldest changes",
            Pattern::Suffix => "the newest changes",
            Pattern::AllButOne => "all but one",
            Pattern::Reordered => "whole changes in any order",
            Pattern::Sectors => "sectors of 512 bytes",
            Pattern::Blocks => "blocks of 4,096 bytes",
            Pattern::Torn => "one torn change",
            Pattern::LengthsOnly => "lengths without content",
        }
    }
}

/// Changes at a moment that are on the disk or not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uncertain {
    /// Number of them.
    pub(crate) changes: usize,
    /// What a sync would have to be of to make them certain.
    pub(crate) targets: Vec<SyncTarget>,
}

/// All changes and syncs of a recording, and the content before it.
#[derive(Debug)]
pub(crate) struct Disk {
    base: Content,
    operations: Vec<Operation>,
    /// For each operation the line from which it is on the disk for certain.
    certain_from: Vec<Option<Line>>,
}

impl Disk {
    /// Works out from when each operation is certain. Operations are in the order in which they began.
    pub(crate) fn new(base: Content, operations: Vec<Operation>, syncs: &[Sync]) -> Disk {
        let mut by_target: BTreeMap<Option<FileId>, Vec<Sync>> = BTreeMap::new();
        for sync in syncs {
            by_target.entry(key(sync.target)).or_default().push(*sync);
        }
        for syncs in by_target.values_mut() {
            syncs.sort_unstable_by_key(|sync| sync.begin);
        }
        let certain_from = |operation: &Operation| {
            let target = target_of(&operation.change);
            let end = operation.end?;
            let syncs = by_target.get(&key(target))?;
            let first = syncs.partition_point(|sync| sync.begin <= end);
            syncs.get(first..)?.iter().map(|sync| sync.end).min()
        };
        let certain_from = operations.iter().map(certain_from).collect();
        Disk {
            base,
            operations,
            certain_from,
        }
    }

    /// Returns the operations, in the order in which they began.
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Returns a reader that builds images of ascending moments.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            disk: self,
            certain: self.base.clone(),
            done: 0,
        }
    }
}

/// Returns what a sync must be of to make a change certain.
fn target_of(change: &Change) -> SyncTarget {
    match change {
        Change::Write { file, .. } | Change::Resize { file, .. } => SyncTarget::File(*file),
        Change::Names(_) => SyncTarget::Folder,
    }
}

/// Key of a target: the file, or `None` for the folder.
fn key(target: SyncTarget) -> Option<FileId> {
    match target {
        SyncTarget::File(file) => Some(file),
        SyncTarget::Folder => None,
    }
}

/// Builds images. Keeps the content after the oldest operations that are all certain, so that it need not begin anew.
pub(crate) struct Reader<'a> {
    disk: &'a Disk,
    certain: Content,
    /// Operations in `certain`.
    done: usize,
}

impl Reader<'_> {
    /// Builds the image of a cut before `cut`. Moments must not descend from call to call.
    pub(crate) fn image(&mut self, cut: Line, pattern: Pattern, random: &mut Random) -> (Content, Uncertain) {
        let is_certain = |from: &Option<Line>| from.is_some_and(|from| from < cut);
        let pairs = || self.disk.operations.iter().zip(&self.disk.certain_from);
        let certain_now: Vec<_> = pairs()
            .skip(self.done)
            .take_while(|(_, from)| is_certain(from))
            .collect();
        for (operation, _) in &certain_now {
            self.certain.apply(&operation.change);
        }
        self.done += certain_now.len();

        let begun: Vec<_> = pairs()
            .skip(self.done)
            .take_while(|(operation, _)| operation.begin < cut)
            .collect();
        let mut uncertain = Uncertain::default();
        for (operation, _) in begun.iter().filter(|(_, from)| !is_certain(from)) {
            uncertain.changes += 1;
            let target = target_of(&operation.change);
            if !uncertain.targets.contains(&target) {
                uncertain.targets.push(target);
            }
        }
        let mut image = self.certain.clone();
        let mut choice = Choice::new(pattern, uncertain.changes, random);
        for (operation, from) in begun {
            if is_certain(from) {
                image.apply(&operation.change);
            } else {
                choice.apply(&mut image, &operation.change, random);
            }
        }
        (image, uncertain)
    }
}

/// State of a pattern while it goes through the uncertain changes.
struct Choice {
    pattern: Pattern,
    /// The change at which the pattern turns.
    turn: usize,
    /// Whether a file grows although its bytes are lost.
    grows: bool,
    /// Number of the next change.
    next: usize,
}

impl Choice {
    fn new(pattern: Pattern, count: usize, random: &mut Random) -> Choice {
        Choice {
            pattern,
            turn: random.below(count + 1),
            grows: random.coin(),
            next: 0,
        }
    }

    fn apply(&mut self, image: &mut Content, change: &Change, random: &mut Random) {
        let number = self.next;
        self.next += 1;
        let is_whole = match self.pattern {
            Pattern::Nothing => false,
            Pattern::Everything => true,
            Pattern::Prefix => number < self.turn,
            Pattern::Suffix => number >= self.turn,
            Pattern::AllButOne => number != self.turn,
            Pattern::Reordered => random.coin(),
            Pattern::Sectors => return self.scatter(image, change, SECTOR_BYTES, random),
            Pattern::Blocks => return self.scatter(image, change, BLOCK_BYTES, random),
            Pattern::Torn if number == self.turn => return tear(image, change, random),
            Pattern::Torn => number < self.turn,
            Pattern::LengthsOnly => return lengthen(image, change),
        };
        if is_whole {
            image.apply(change);
        } else if self.grows && self.pattern == Pattern::Reordered {
            lengthen(image, change);
        }
    }

    /// Applies each unit of a write by a coin, and other changes by a coin.
    fn scatter(&self, image: &mut Content, change: &Change, unit: usize, random: &mut Random) {
        let Change::Write { file, offset, bytes } = change else {
            if random.coin() {
                image.apply(change);
            }
            return;
        };
        if self.grows {
            lengthen(image, change);
        }
        for (offset, bytes) in units(*offset, bytes, unit) {
            if random.coin() {
                image.write(*file, offset, bytes);
            }
        }
    }
}

/// Splits a write at multiples of `unit` in the file.
fn units(offset: usize, bytes: &[u8], unit: usize) -> Vec<(usize, &[u8])> {
    let mut units = Vec::new();
    let (mut offset, mut rest) = (offset, bytes);
    while !rest.is_empty() {
        let (unit_bytes, others) = rest.split_at(rest.len().min(unit - offset % unit));
        units.push((offset, unit_bytes));
        offset += unit_bytes.len();
        rest = others;
    }
    units
}

/// Applies the first sectors of a write; other changes not at all.
fn tear(image: &mut Content, change: &Change, random: &mut Random) {
    if let Change::Write { file, offset, bytes } = change {
        let units = units(*offset, bytes, SECTOR_BYTES);
        let count = random.below(units.len() + 1);
        for (offset, bytes) in units.into_iter().take(count) {
            image.write(*file, offset, bytes);
        }
    }
}

/// Applies what a change does to names and lengths, without the bytes of a write.
fn lengthen(image: &mut Content, change: &Change) {
    match change {
        Change::Write { file, offset, bytes } => {
            let end = offset + bytes.len();
            image.change_file(*file, |content| {
                if content.len() < end {
                    content.resize(end, 0);
                }
            });
        }
        Change::Resize { .. } | Change::Names(_) => image.apply(change),
    }
}

#[cfg(test)]
mod tests;
