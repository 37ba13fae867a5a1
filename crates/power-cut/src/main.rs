//! `urbivox-power-cut`: what is left after a power cut.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use urbivox_power_cut::{Lie, Plan, RecordedRun};

/// Record the server under strace, build the disks that a power cut could leave, and look for lost answers.
#[derive(Debug, Parser)]
#[command(after_help = "\
Examples:
  urbivox-power-cut --binary target/release/urbivox
  urbivox-power-cut --binary target/release/urbivox --images 100 --seed 7 --keep /tmp/lost
  urbivox-power-cut --binary target/release/urbivox --images 100 --lie every-fifth-sync
  urbivox-power-cut --binary target/release/urbivox --self-test

Needs strace and permission to trace. Servers listen on this machine only; nothing of an existing database is touched.
Moments and patterns of the images follow from the seed; the recording differs from run to run, because its clients and
threads run at the same time.

Exit codes: 0 if nothing is wrong (with --self-test: and each lie was found), 1 if something is, 2 if the arguments are
wrong, 3 if the run could not be recorded or judged.")]
struct Arguments {
    /// The program `urbivox` to check.
    #[arg(long, value_name = "PATH")]
    binary: PathBuf,
    /// Number of images.
    #[arg(long, default_value_t = 1_000)]
    images: usize,
    /// Seed of the requests, moments and patterns.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of requests that are recorded, about; more if no checkpoint happened meanwhile.
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    answers: usize,
    /// A lie about the recording, which must be found: exit code 1.
    #[arg(long, value_enum, default_value_t = Lie::None, conflicts_with = "self_test")]
    lie: Lie,
    /// Check without a lie, then with each lie.
    #[arg(long)]
    self_test: bool,
    /// Keep the data folders of images with a violation in this folder.
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
}

/// Exit code of a check without a verdict, so that nobody takes it for a violation that was found.
const NO_VERDICT: u8 = 3;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(cause) => {
            eprintln!("urbivox-power-cut: {cause:#}");
            ExitCode::from(NO_VERDICT)
        }
    }
}

/// Returns whether nothing is wrong.
fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let recorded = RecordedRun::record(&arguments.binary, arguments.answers, arguments.seed)?;
    println!("{recorded}");
    let mut plan = Plan {
        images: arguments.images,
        seed: arguments.seed,
        lie: arguments.lie,
        stops_at_violation: false,
        keep: arguments.keep.clone(),
    };
    let summary = recorded.check(&plan)?;
    println!("{summary}");
    let mut is_right = summary.violations.is_empty();
    if arguments.self_test {
        for lie in Lie::ALL {
            plan.lie = lie;
            let summary = recorded.check(&plan)?;
            let is_found = !summary.violations.is_empty();
            println!(
                "the lie {lie:?} was {}: {} of {} images",
                if is_found { "found" } else { "NOT FOUND" },
                summary.wrong_images(),
                summary.images
            );
            is_right &= is_found;
        }
    }
    Ok(is_right)
}
