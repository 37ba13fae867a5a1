//! Large installations: how long reports, exports, searches, retention and public pages take with one and with ten million
//! responses, and how much memory they need.
//!
//! Each size has a new database. The responses are spread over 400 days; half of them belong to one survey, a thousand to a
//! small one and the rest to 199 others, and one in ten has a comment. They are stored by the committer as in production.
//! Everything except exports of the large survey and the recount should take the same time at any size.
//!
//! `cargo bench --bench scale -- --help` lists the options.

#[path = "../flood/browser.rs"]
mod browser;
#[path = "../intake/drain.rs"]
mod drain;
mod installation;
mod load;
mod measures;
#[path = "../intake/memory.rs"]
mod memory;
mod surveys;
#[path = "../intake/words.rs"]
mod words;

use clap::Parser;
use urbivox::clock::Clock;

use drain::IndexQueue;
use installation::Installation;
use measures::{GROUPS, Group, Measurement, Subject};
use words::{Random, Vocabulary};

/// Seed of the words.
const SEED: u64 = 31;
/// Fewest responses of an installation: enough for comments in all surveys.
const RESPONSES_MIN: u64 = 20_000;

/// Measure reports, exports, searches, retention and pages in installations of several sizes.
#[derive(Debug, Parser)]
#[command(
    name = "scale",
    after_help = "\
Examples:
  cargo bench --bench scale -- --responses 1000000,10000000
  cargo bench --bench scale -- --responses 100000 --only search,export
  tests/with-postgres sh -c 'cargo bench --bench scale -- --database-url \"$URBIVOX_TEST_POSTGRES\"'

Ten million responses take some minutes to load and about 5 GB of disk. The ratio compares the last size with the first one.
Peak memory is that of the server; for retention it is the growth of the process that deletes."
)]
struct Plan {
    /// Numbers of responses; each has an installation of its own.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "1000000,10000000",
        value_name = "N,…",
        value_parser = clap::value_parser!(u64).range(RESPONSES_MIN..)
    )]
    responses: Vec<u64>,
    /// A PostgreSQL server, `postgres://…/DATABASE`, on which databases are created and deleted, or the folder of an SQLite file,
    /// `sqlite://FOLDER`; SQLite in the target directory when absent.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Only these groups of measurements.
    #[arg(long, value_delimiter = ',', value_name = "GROUP,…")]
    only: Vec<Group>,
    /// Set by `cargo bench`.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

fn main() -> anyhow::Result<()> {
    let plan = Plan::parse();
    let vocabulary = Vocabulary::new(&mut Random::new(SEED));
    let mut columns = Vec::with_capacity(plan.responses.len());
    for responses in &plan.responses {
        columns.push(measure(&plan, &vocabulary, *responses)?);
    }
    print(&plan.responses, &columns);
    Ok(())
}

/// Loads an installation and measures it.
fn measure(plan: &Plan, vocabulary: &Vocabulary, responses: u64) -> anyhow::Result<Vec<Measurement>> {
    let now = Clock::System.now().to_zoned(jiff::tz::TimeZone::UTC);
    let today = now
        .date()
        .at(12, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)?
        .timestamp();
    let installation = Installation::new(plan.database_url.as_deref())?;
    load::load(&installation, vocabulary, responses, today)?;
    let server = installation.serve()?;
    let indexing = IndexQueue::open(&installation.url)?.wait_until_empty()?;
    eprintln!(
        "comments searchable {:.1} s after the start of the server",
        indexing.as_secs_f64()
    );
    server.wait_until_at_rest()?;
    let counted = installation.counted()?;
    anyhow::ensure!(
        counted == responses,
        "{responses} responses were stored, {counted} are counted"
    );
    let subject = Subject {
        installation: &installation,
        server: &server,
        vocabulary,
        responses,
        today,
    };
    let mut measured = Vec::new();
    for group in GROUPS {
        if plan.only.is_empty() || plan.only.contains(&group) {
            for measurement in subject.measure(group)? {
                eprintln!("  {}: {}", measurement.what, millis(&measurement));
                measured.push(measurement);
            }
        }
    }
    Ok(measured)
}

/// Prints a row for each measurement, with a column for the time at each size, the ratio, and a column for the memory.
fn print(sizes: &[u64], columns: &[Vec<Measurement>]) {
    let heads = |what: &str| sizes.iter().map(|size| format!("{what}{size}")).collect::<Vec<_>>();
    println!(
        "\n| measure | {} | ratio | {} |",
        heads("").join(" | "),
        heads("peak memory, ").join(" | ")
    );
    println!("|---|{}", "--:|".repeat(2 * sizes.len() + 1));
    for (place, measurement) in columns.first().into_iter().flatten().enumerate() {
        let row: Vec<&Measurement> = columns.iter().filter_map(|column| column.get(place)).collect();
        let times: Vec<String> = row.iter().map(|cell| millis(cell)).collect();
        let peaks: Vec<String> = row.iter().map(|cell| mib(cell.peak_mib)).collect();
        let last = row.last().map_or(0.0, |cell| cell.time.as_secs_f64());
        println!(
            "| {} | {} | {:.2} | {} |",
            measurement.what,
            times.join(" | "),
            last / measurement.time.as_secs_f64(),
            peaks.join(" | ")
        );
    }
}

fn millis(measurement: &Measurement) -> String {
    format!("{:.1} ms", measurement.time.as_secs_f64() * 1_000.0)
}

fn mib(peak: Option<f64>) -> String {
    peak.map_or("–".to_owned(), |peak| format!("{peak:.0} MiB"))
}
