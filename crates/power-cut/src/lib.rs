//! Proves that no acknowledged response is lost in a power cut, from outside and with any build of the product.
//!
//! `kill -9` cannot show a missing sync, because the kernel's memory survives the process. So a run of the server on SQLite
//! is recorded with strace(1): every write, truncation, name and sync of the data folder, and every answer that leaves.
//! From that list the images are built that a disk could hold after a cut at any moment: what was synced, and of the rest
//! nothing, parts, or all of it, torn at sectors and in any order ([`disk`] describes the model). Each image is judged
//! with the product's own commands: `verify` finds no difference, the export holds every acknowledged response once and
//! none that was withdrawn or never sent, and for a sample the server finds each unique word and takes new answers.
//!
//! Lies prove the proof: with syncs left out, or with answers that leave too early, the same check must report losses.

mod check;
mod disk;
mod history;
mod http;
mod load;
mod marks;
mod product;
mod random;
mod record;
mod recorded;
mod strace;
mod tracker;
mod verdict;

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

pub use check::{Lie, Plan, Summary, Violation};

/// A recorded run of the server.
pub struct RecordedRun {
    recording: record::Recording,
    binary: PathBuf,
}

impl RecordedRun {
    /// Records a run with about `answers` requests of clients, in four servers and a command.
    ///
    /// # Errors
    ///
    /// If strace is missing or may not trace, if the product does not start, or if it makes calls that are not followed.
    pub fn record(binary: &Path, answers: usize, seed: u64) -> anyhow::Result<RecordedRun> {
        let progress = ProgressBar::new_spinner();
        progress.enable_steady_tick(std::time::Duration::from_millis(100));
        let recording = record::record(binary, answers, seed, &progress);
        progress.finish_and_clear();
        Ok(RecordedRun {
            recording: recording?,
            binary: binary.canonicalize()?,
        })
    }

    /// Builds and judges images.
    ///
    /// # Errors
    ///
    /// If an image could not be built or judged. What is wrong with an image is in the summary.
    pub fn check(&self, plan: &Plan) -> anyhow::Result<Summary> {
        let length = u64::try_from(plan.images).unwrap_or(u64::MAX);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}, {eta} left")?;
        let progress = ProgressBar::new(length).with_style(style).with_message("images");
        let summary = check::check(&self.recording, &self.binary, plan, &progress);
        progress.finish_and_clear();
        summary
    }
}

impl fmt::Display for RecordedRun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let recorded = &self.recording.recorded;
        let checkpoints = self.recording.checkpoints;
        let [submitted, corrected, withdrawn] = self.recording.history.counts();
        write!(
            formatter,
            "recorded: 4 servers (3 killed, 1 stopped) and a command; {} changes of files, {} of them by checkpoints ({} while \
             answers came in), {} syncs; acknowledged: {submitted} submissions, {corrected} corrections, {withdrawn} \
             withdrawals",
            recorded.operations.len(),
            checkpoints.writes,
            checkpoints.under_load,
            recorded.syncs.len(),
        )?;
        if checkpoints.under_load == 0 {
            write!(
                formatter,
                "\nno checkpoint while answers came in: record more with --answers"
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{} images ({} different), {} of them with something not synced ({} changes in all), {} within a checkpoint, {} \
             also served",
            self.images, self.distinct, self.uncertain, self.uncertain_changes, self.in_checkpoint, self.served
        )?;
        let patterns: Vec<_> = self
            .by_pattern
            .iter()
            .map(|(name, count)| format!("{name} {count}"))
            .collect();
        writeln!(formatter, "on the disk of what was not synced: {}", patterns.join(", "))?;
        let mut shown = HashSet::new();
        for violation in self
            .violations
            .iter()
            .filter(|violation| shown.insert(violation.image))
            .take(IMAGES_SHOWN)
        {
            writeln!(
                formatter,
                "image {} (cut before line {}, {}): {}",
                violation.image, violation.cut, violation.pattern, violation.wrong
            )?;
        }
        write!(
            formatter,
            "{} violations in {} images",
            self.violations.len(),
            self.wrong_images()
        )
    }
}

/// Images with violations of which the first one is printed.
const IMAGES_SHOWN: usize = 10;
