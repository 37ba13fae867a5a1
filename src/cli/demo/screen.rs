//! Texts and tables that the demo prints.

use std::fmt::Write;
use std::time::Duration;

use indicatif::{HumanCount, HumanFloatCount};

use super::benchmark;
use super::client::Client;
use super::comparison::{Comparison, ComparisonRow};
use super::folder::Folder;
use super::questionnaire::{PROMPT, SURVEY};
use super::residents::Counts;
use super::{travellers, world};

/// Characters of a bar for 100 %.
const BAR_CHARS: f64 = 40.0;

/// Formats the introduction.
pub(super) fn introduction(residents: usize) -> String {
    format!(
        "\n  {} residents of Copenhagen answered a survey about their housing (Madsen, 1976).\n  \
         Their answers are submitted again, one by one, on the days of the last four weeks.\n",
        people(residents)
    )
}

/// Formats the throughput.
pub(super) fn speed(residents: usize, taken: Duration) -> String {
    let seconds = taken.as_secs_f64().max(f64::EPSILON);
    let per_second = f64::from(u32::try_from(residents).unwrap_or(u32::MAX)) / seconds;
    format!(
        "  {} responses in {seconds:.2} s: {} per second, each on disk before it was acknowledged.\n",
        people(residents),
        HumanFloatCount(per_second.round())
    )
}

/// Formats the summary of a world.
pub(super) fn world(made: world::WorldSummary) -> String {
    let seconds = made.taken.as_secs_f64().max(f64::EPSILON);
    let per_second = f64::from(u32::try_from(made.responses).unwrap_or(u32::MAX)) / seconds;
    format!(
        "\n  {} responses to {} surveys of {} cities in {seconds:.0} s: {} per second, through the regular submission path.\n  \
         {} releases for the public in {:.1} s: two years of days were closed.\n",
        HumanCount(made.responses),
        made.surveys,
        made.cities,
        HumanFloatCount(per_second.round()),
        HumanCount(made.releases),
        made.released_in.as_secs_f64(),
    )
}

/// Formats the addresses of a world to open.
pub(super) fn world_addresses(base: &str) -> String {
    format!(
        "  Open\n\n    The benchmark    {base}/indicators\n    The cities       {base}/cities\n    One of them      {base}/cities/espoo\n    \
         The results      {base}/cities/espoo/day-care\n    The actions      {base}/practices\n\n  Serving until Ctrl-C."
    )
}

/// Formats the comparison of published and measured counts.
pub(super) fn table(comparison: &Comparison) -> String {
    let mut text = format!("  {PROMPT}\n\n");
    let _ = writeln!(text, "  {:<18}{:>22}   {:>22}", "", "published", "measured");
    let columns = format!("{:>7}{:>8}{:>7}", "high", "medium", "low");
    let _ = writeln!(text, "  {:<18}{columns}   {columns}", "");
    for line in comparison.lines() {
        let _ = writeln!(
            text,
            "  {:<18}{}   {}    {}",
            line.name,
            cells(line.published),
            cells(line.measured),
            verdict(line)
        );
    }
    text
}

fn cells(counts: Counts) -> String {
    format!("{:>7}{:>8}{:>7}", counts.high, counts.medium, counts.low)
}

fn verdict(line: &ComparisonRow) -> String {
    let (measured, published) = (line.measured, line.published);
    let pairs = [
        ("high", measured.high, published.high),
        ("medium", measured.medium, published.medium),
        ("low", measured.low, published.low),
    ];
    let differences: Vec<String> = pairs
        .into_iter()
        .filter(|(_, measured, published)| measured != published)
        .map(|(name, measured, published)| format!("{name} {:+}", i128::from(measured) - i128::from(published)))
        .collect();
    if differences.is_empty() {
        "equal".to_owned()
    } else {
        format!("DIFFERS: {}", differences.join(", "))
    }
}

/// Formats what everybody sees of the counts.
pub(super) fn told(comparison: &Comparison) -> String {
    let as_of = comparison.as_of().unwrap_or("no day");
    let mut text = format!(
        "  What everybody sees of them, on the public page and without a key: counts told in threes, so that nobody\n  \
         can be recognised, each within two of the count; released up to {as_of}\n\n"
    );
    for line in comparison.lines() {
        let verdict = if line.is_told() { "within two" } else { "DIFFERS" };
        let _ = writeln!(
            text,
            "  {:<18}{:>22}   {}    {verdict}",
            line.name,
            "",
            cells(line.told)
        );
    }
    text
}

/// Formats the shares of the highly satisfied.
pub(super) fn satisfied(comparison: &Comparison) -> String {
    let mut text = "  Highly satisfied, with the 95 % confidence interval\n\n".to_owned();
    for line in comparison.lines() {
        let [share, low, high] =
            [line.satisfied.share, line.satisfied.low, line.satisfied.high].map(|share| share * 100.0);
        let bar: String = (0_u8..)
            .take_while(|place| f64::from(*place) + 0.5 < line.satisfied.share * BAR_CHARS)
            .map(|_| '━')
            .collect();
        let _ = writeln!(
            text,
            "  {:<18}{share:>7.1} %   {low:>4.1} to {high:>4.1} %   {bar}",
            line.name
        );
    }
    text
}

/// Formats the comparison of the travellers' modes and incomes.
pub(super) fn journeys(lines: &[travellers::TravelModeRow]) -> String {
    let mut text =
        "  Travel modes of 210 travellers between Sydney, Canberra and Melbourne (Greene and Hensher, 1987),\n  \
                    and the mean income of their households in 1,000 AUD\n\n"
            .to_owned();
    let _ = writeln!(text, "  {:<18}{:>22}   {:>22}", "", "published", "measured");
    for line in lines {
        let ((published, income), (measured, mean)) = (line.published, line.measured);
        let verdict = if line.is_equal() { "equal" } else { "DIFFERS" };
        let _ = writeln!(
            text,
            "  {:<18}{published:>11}{income:>11.2}   {measured:>11}{mean:>11.2}    {verdict}",
            line.name
        );
    }
    text
}

/// Formats the comparison of the ranking.
pub(super) fn ranking(lines: &[benchmark::BenchmarkRow]) -> String {
    let mut text =
        "  Ten cities of the user-centricity benchmark of 2022, imported and ranked: total in per cent, and rank\n  \
                    (published among all cities, here among these ten)\n\n"
            .to_owned();
    let _ = writeln!(text, "  {:<18}{:>22}   {:>22}", "", "published", "measured");
    for line in lines {
        let ((published, rank), (measured, place)) = (line.published, line.measured);
        let verdict = if published == measured { "equal" } else { "DIFFERS" };
        let _ = writeln!(
            text,
            "  {:<18}{published:>11}{rank:>11}   {measured:>11}{place:>11}    {verdict}",
            line.name
        );
    }
    text
}

/// Formats the proposal for an indicator.
pub(super) fn proposal(proposal: &benchmark::Proposal) -> String {
    let answer = proposal.answer.as_deref().unwrap_or("nothing before the year is over");
    format!(
        "  Proposed to Copenhagen for {} in {}: {answer}\n\n    {}\n",
        proposal.indicator, proposal.year, proposal.evidence
    )
}

/// Formats the addresses to open.
pub(super) fn addresses(client: &Client, folder: &Folder) -> String {
    let note = if folder.is_kept() {
        ""
    } else {
        " (removed at the end; --keep DIR keeps it)"
    };
    let page = |first: &str| {
        let path = SURVEY.trim_start_matches("/api/v1/cities/");
        let path = path.replacen("/services/", "/", 1).replacen("/surveys/", "/", 1);
        format!("/{first}/{path}")
    };
    format!(
        "  Open\n\n    The survey       {}\n    The results      {}\n    As data          {}\n    The travellers   {}\n    The ranking      {}\n    \
         The API          {}\n    Readiness        {}\n    \
         Results, by API  curl -H 'Authorization: {}' '{}'\n\n    \
         The database     {}{note}\n\n  Serving until Ctrl-C.",
        client.address(&page("s")),
        client.address(&page("cities")),
        client.address(SURVEY),
        client.address("/cities/canberra/intercity-travel"),
        client.address("/indicators"),
        client.address("/openapi.json"),
        client.address("/readyz"),
        client.authorization(),
        client.address(&format!("{SURVEY}/results?segment=housing_type:tower")),
        folder.database().display(),
    )
}

/// Formats the path of the kept database and the command to serve it.
pub(super) fn kept(folder: &Folder) -> String {
    let database = folder.database();
    let shown = database.display();
    format!("  The database is kept in {shown}\n  Serve it: DATABASE_URL=sqlite://{shown} urbivox serve\n")
}

fn people(count: usize) -> String {
    HumanCount(u64::try_from(count).unwrap_or(u64::MAX)).to_string()
}
