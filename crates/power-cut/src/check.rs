//! Chooses moments and patterns by seed, builds the images and has them judged by two threads.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, bail};
use indicatif::ProgressBar;

use crate::disk::{Change, Content, Disk, Pattern, Sync, SyncTarget, Uncertain};
use crate::history::History;
use crate::product::DATABASE;
use crate::random::Random;
use crate::record::Recording;
use crate::strace::Line;
use crate::verdict::{Expected, judge};

/// Threads that judge images. Most of the time they wait for the processes of the product.
const THREADS: usize = 2;
/// One of so many images is also served.
const SERVED_EVERY: usize = 20;

/// A lie about the recorded disk or the recorded answers, which the check must call a loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Lie {
    /// No lie: the check of the product.
    #[default]
    None,
    /// No sync reaches the disk.
    NoSync,
    /// Every fifth sync does not reach the disk.
    EveryFifthSync,
    /// No sync of the folder reaches the disk, so that no name is certain.
    NoFolderSync,
    /// Answers leave five milliseconds earlier than they did.
    EarlyAnswer,
}

impl Lie {
    /// All lies.
    pub const ALL: [Lie; 4] = [Lie::NoSync, Lie::EveryFifthSync, Lie::NoFolderSync, Lie::EarlyAnswer];
    /// How much earlier answers leave, in microseconds.
    const EARLY_MICROS: u64 = 5_000;

    /// Returns the syncs that this lie leaves.
    fn syncs(self, syncs: &[Sync]) -> Vec<Sync> {
        let stays = |number: usize, sync: &Sync| match self {
            Lie::None | Lie::EarlyAnswer => true,
            Lie::NoSync => false,
            Lie::EveryFifthSync => number % 5 != 4,
            Lie::NoFolderSync => sync.target != SyncTarget::Folder,
        };
        let numbered = syncs.iter().enumerate().filter(|(number, sync)| stays(*number, sync));
        numbered.map(|(_, sync)| *sync).collect()
    }
}

/// What is checked.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Number of images.
    pub images: usize,
    /// Seed of moments and patterns.
    pub seed: u64,
    /// The lie.
    pub lie: Lie,
    /// Whether the first violation ends the check: enough to find a lie.
    pub stops_at_violation: bool,
    /// Folder in which the data folders of images with a violation are kept.
    pub keep: Option<PathBuf>,
}

/// Something that is wrong with an image.
#[derive(Clone, Debug)]
pub struct Violation {
    /// Number of the image, from 0.
    pub image: usize,
    /// Line of the recording before which the cut was.
    pub cut: usize,
    /// Pattern of the image.
    pub pattern: &'static str,
    /// What is wrong.
    pub wrong: String,
}

/// Result of a check.
#[derive(Debug, Default)]
pub struct Summary {
    /// Images that were judged.
    pub images: usize,
    /// Images that differ from each other.
    pub distinct: usize,
    /// Images at whose moment something was uncertain.
    pub uncertain: usize,
    /// Uncertain changes of all images together.
    pub uncertain_changes: usize,
    /// Images whose moment was within a checkpoint: the main file had changes that were not certain.
    pub in_checkpoint: usize,
    /// Images that were also served.
    pub served: usize,
    /// Images by pattern.
    pub by_pattern: BTreeMap<&'static str, usize>,
    /// What is wrong, by image.
    pub violations: Vec<Violation>,
}

impl Summary {
    /// Returns the number of images with a violation.
    pub fn wrong_images(&self) -> usize {
        self.violations
            .iter()
            .map(|violation| violation.image)
            .collect::<HashSet<_>>()
            .len()
    }
}

/// An image that will be built.
struct Planned {
    number: usize,
    cut: Line,
    pattern: Pattern,
    random: Random,
}

/// Everything that the threads share.
struct Shared<'a> {
    recording: &'a Recording,
    disk: Disk,
    history: &'a History,
    binary: &'a Path,
    plan: &'a Plan,
    folder: tempfile::TempDir,
    summary: Mutex<(Summary, HashSet<u64>)>,
}

impl Shared<'_> {
    fn has_violation(&self) -> anyhow::Result<bool> {
        let summary = self.summary.lock().map_err(|cause| anyhow::anyhow!("{cause}"))?;
        Ok(!summary.0.violations.is_empty())
    }
}

/// Judges images of a recording.
pub(crate) fn check(
    recording: &Recording,
    binary: &Path,
    plan: &Plan,
    progress: &ProgressBar,
) -> anyhow::Result<Summary> {
    let mut history = recording.history.clone();
    if plan.lie == Lie::EarlyAnswer {
        history.advance(Lie::EARLY_MICROS, &recording.recorded.times);
    }
    let syncs = plan.lie.syncs(&recording.recorded.syncs);
    let disk = recording.recorded.disk(&syncs);
    let planned = planned(recording, &disk, &history, &syncs, plan)?;
    let shared = Shared {
        recording,
        disk,
        history: &history,
        binary,
        plan,
        folder: memory_folder()?,
        summary: Mutex::default(),
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (shared, planned) = (&shared, &planned);
                scope.spawn(move || judge_share(shared, planned, thread, progress))
            })
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(judged) => judged?,
                Err(_panic) => bail!("a thread panicked"),
            }
        }
        Ok(())
    })?;
    let summary = shared.summary.into_inner();
    let (mut summary, distinct) = summary.map_err(|cause| anyhow::anyhow!("{cause}"))?;
    summary.distinct = distinct.len();
    summary.violations.sort_by_key(|violation| violation.image);
    Ok(summary)
}

/// Creates a folder in memory, so that a thousand images wear out no disk.
fn memory_folder() -> anyhow::Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.context("no temporary folder")
}

/// Plans the images, in the order of their moments.
fn planned(
    recording: &Recording,
    disk: &Disk,
    history: &History,
    syncs: &[Sync],
    plan: &Plan,
) -> anyhow::Result<Vec<Planned>> {
    let main_file = recording.recorded.base.names.get(DATABASE).context("no database")?;
    let of_main = |change: &Change| matches!(change, Change::Write { file, .. } | Change::Resize { file, .. } if file == main_file);
    let lines = |is_chosen: &dyn Fn(&Change) -> bool| -> Vec<Line> {
        let chosen = disk
            .operations()
            .iter()
            .filter(|operation| is_chosen(&operation.change));
        chosen.map(|operation| operation.begin + 1).collect()
    };
    let answered: Vec<Line> = history.acknowledged.iter().map(|line| line + 1).collect();
    let checkpoints = lines(&of_main);
    let rare = lines(&|change| matches!(change, Change::Resize { .. } | Change::Names(_)));
    let log = lines(&|change| !of_main(change));
    let synced: Vec<Line> = syncs.iter().flat_map(|sync| [sync.end, sync.end + 1]).collect();
    let any: Vec<Line> = (1..=recording.recorded.times.len()).collect();
    // Of 20: after an answer, in a checkpoint, in a write of the log, around a sync, at a name or length, anywhere.
    let weights = [
        (&answered, 6),
        (&checkpoints, 4),
        (&log, 5),
        (&synced, 2),
        (&rare, 1),
        (&any, 2),
    ];
    let kinds: Vec<&Vec<Line>> = weights
        .into_iter()
        .flat_map(|(kind, weight)| vec![kind; weight])
        .collect();
    let image = |number: usize| {
        let mut random = Random::new(plan.seed, u64::try_from(number).unwrap_or_default());
        let kind = random.choose(&kinds).filter(|kind| !kind.is_empty()).copied();
        let cut = random.choose(kind.unwrap_or(&any)).copied().unwrap_or_default();
        let pattern = Pattern::choose(&mut random);
        Planned {
            number,
            cut,
            pattern,
            random,
        }
    };
    let mut images: Vec<Planned> = (0..plan.images).map(image).collect();
    images.sort_by_key(|planned| planned.cut);
    Ok(images)
}

/// Judges every image of one thread.
fn judge_share(shared: &Shared<'_>, planned: &[Planned], thread: usize, progress: &ProgressBar) -> anyhow::Result<()> {
    let mut reader = shared.disk.reader();
    for image in planned.iter().skip(thread).step_by(THREADS) {
        if shared.plan.stops_at_violation && shared.has_violation()? {
            return Ok(());
        }
        let mut random = image.random.clone();
        let (content, uncertain) = reader.image(image.cut, image.pattern, &mut random);
        let is_served = image.number.is_multiple_of(SERVED_EVERY);
        let wrong = judge_one(shared, image, &content, is_served.then_some(&mut random))?;
        note(shared, image, (&content, uncertain), is_served, wrong)?;
        progress.inc(1);
    }
    Ok(())
}

fn judge_one(
    shared: &Shared<'_>,
    image: &Planned,
    content: &Content,
    served: Option<&mut Random>,
) -> anyhow::Result<Vec<String>> {
    let times = &shared.recording.recorded.times;
    let time = image.cut.checked_sub(1).and_then(|line| times.get(line)).copied();
    let expected = Expected {
        history: shared.history,
        states: shared.history.possible(image.cut, time.unwrap_or_default()).collect(),
        cookie: &shared.recording.cookie,
    };
    let folder = shared.folder.path().join(image.number.to_string());
    std::fs::create_dir(&folder)?;
    let wrong =
        judge(shared.binary, content, &folder, &expected, served).with_context(|| format!("image {}", image.number))?;
    if let (Some(keep), false) = (&shared.plan.keep, wrong.is_empty()) {
        let kept = keep.join(format!("image-{}", image.number));
        std::fs::create_dir_all(&kept)?;
        content.write_to(&kept)?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(wrong)
}

/// Adds an image to the summary.
fn note(
    shared: &Shared<'_>,
    image: &Planned,
    (content, uncertain): (&Content, Uncertain),
    is_served: bool,
    wrong: Vec<String>,
) -> anyhow::Result<()> {
    let mut hasher = DefaultHasher::new();
    for (name, file) in &content.names {
        (name, content.files.get(*file)).hash(&mut hasher);
    }
    let mut summary = shared.summary.lock().map_err(|cause| anyhow::anyhow!("{cause}"))?;
    let (summary, distinct) = &mut *summary;
    distinct.insert(hasher.finish());
    summary.images += 1;
    summary.uncertain += usize::from(uncertain.changes > 0);
    summary.uncertain_changes += uncertain.changes;
    let main_file = shared.recording.recorded.base.names.get(DATABASE).copied();
    let is_main = |target: &SyncTarget| main_file.is_some_and(|file| *target == SyncTarget::File(file));
    summary.in_checkpoint += usize::from(uncertain.targets.iter().any(is_main));
    summary.served += usize::from(is_served && wrong.is_empty());
    *summary.by_pattern.entry(image.pattern.name()).or_default() += 1;
    summary.violations.extend(wrong.into_iter().map(|wrong| Violation {
        image: image.number,
        cut: image.cut,
        pattern: image.pattern.name(),
        wrong,
    }));
    Ok(())
}
