//! Command line of the history check.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use urbivox_reliability::checker::check;
use urbivox_reliability::cluster::DatabaseKind;
use urbivox_reliability::history::read;
use urbivox_reliability::liar::Lie;
use urbivox_reliability::nemesis::Fault;
use urbivox_reliability::run::{Options, history};

/// History check of urbivox: concurrent clients, faults, and a checker of what they saw.
#[derive(Parser)]
#[command(name = "urbivox-reliability", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cargo build && cargo build -p urbivox-reliability
  target/debug/urbivox-reliability history --binary target/debug/urbivox --database sqlite --seconds 60
  target/debug/urbivox-reliability history --binary target/debug/urbivox --database postgres --replicas 2 --seconds 600 --output h.jsonl
  target/debug/urbivox-reliability check h.jsonl
  target/debug/urbivox-reliability liars --binary target/debug/urbivox

Partitions need root for network namespaces; otherwise they are made by a proxy. PostgreSQL must be installed, and is
started in a temporary folder. Exit codes: 0 if the check passed, 1 if it failed, 2 if the arguments are wrong, 3 if it could
not be run.";

#[derive(Subcommand)]
enum Command {
    /// Run clients and faults against the service, and check the history
    History(HistoryArguments),
    /// Check a history that was written before
    Check {
        /// The history, as JSON lines
        file: PathBuf,
    },
    /// Run the check once for each lie of a proxy; succeeds only if every lie is noticed
    Liars {
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Args)]
struct Common {
    /// The compiled service
    #[arg(long, value_name = "PATH")]
    binary: PathBuf,
    /// Database
    #[arg(long, value_enum, default_value = "sqlite")]
    database: DatabaseKind,
    /// Duration of the load, in seconds
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(5..))]
    seconds: u64,
    /// Seed of the random numbers; a random one when absent
    #[arg(long)]
    seed: Option<u64>,
    /// Clients that write
    #[arg(long, default_value_t = 8, value_parser = parse_clients)]
    clients: usize,
    /// Most operations in a second, by all clients together
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..))]
    rate: u32,
}

fn parse_clients(text: &str) -> Result<usize, String> {
    let clients: usize = text.parse().map_err(|error| format!("{error}"))?;
    if (1..=200).contains(&clients) {
        Ok(clients)
    } else {
        Err("1 to 200 clients".to_owned())
    }
}

#[derive(Args)]
struct HistoryArguments {
    #[command(flatten)]
    common: Common,
    /// Servers on the database; two need PostgreSQL
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    replicas: u8,
    /// Faults, separated by commas; every fault when absent
    #[arg(long, value_enum, value_delimiter = ',')]
    faults: Vec<Fault>,
    /// Inject no faults
    #[arg(long, conflicts_with = "faults")]
    no_faults: bool,
    /// Put a proxy between clients and servers that tells this lie, and inject no faults: the check must fail
    #[arg(long, value_enum, conflicts_with_all = ["faults", "no_faults"])]
    lie: Option<Lie>,
    /// Write the history to this file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::History(arguments) => run_history(arguments),
        Command::Check { file } => read(&file).map(|lines| {
            let verdict = check(&lines);
            println!("{verdict}");
            verdict.is_passed()
        }),
        Command::Liars { common } => run_liars(&common),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("urbivox-reliability: {error:#}");
            ExitCode::from(3)
        }
    }
}

fn options(common: &Common, replicas: u8) -> Options {
    let seed = common.seed.unwrap_or_else(|| fastrand::u64(..1_000_000));
    Options {
        clients: common.clients,
        rate: common.rate,
        has_progress: true,
        ..Options::new(
            &common.binary,
            common.database,
            usize::from(replicas),
            common.seconds,
            seed,
        )
    }
}

fn run_history(arguments: HistoryArguments) -> anyhow::Result<bool> {
    let mut options = options(&arguments.common, arguments.replicas);
    if options.replicas > 1 && options.database == DatabaseKind::Sqlite {
        eprintln!("urbivox-reliability: two replicas need --database postgres");
        std::process::exit(2);
    }
    if arguments.no_faults {
        options.faults.clear();
    } else if !arguments.faults.is_empty() {
        options.faults = arguments.faults;
    }
    options.lie = arguments.lie;
    options.output = arguments.output;
    let report = history(&options)?;
    println!(
        "database {}, replicas {}, seconds {}, seed {}",
        options.database.name(),
        options.replicas,
        options.seconds,
        options.seed
    );
    println!("{}", report.verdict);
    if let Some(kept) = report.kept {
        println!("kept: {}", kept.display());
    }
    Ok(report.verdict.is_passed())
}

fn run_liars(common: &Common) -> anyhow::Result<bool> {
    let mut are_all_noticed = true;
    for lie in Lie::ALL {
        let mut options = options(common, 1);
        options.lie = Some(lie);
        options.has_progress = false;
        let verdict = history(&options)?.verdict;
        let first = verdict.violations.first().map_or("no violation", String::as_str);
        let name = lie.name();
        println!(
            "{name:<22} {:>6} violations; the first: {first}",
            verdict.violation_count
        );
        are_all_noticed &= verdict.violation_count > 0;
    }
    println!(
        "verdict: {}",
        if are_all_noticed {
            "every lie was noticed"
        } else {
            "a lie was not noticed"
        }
    );
    Ok(are_all_noticed)
}
