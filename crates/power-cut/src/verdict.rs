//! Judges an image with the product's own commands: `verify`, `export`, and for a sample the server.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::disk::Content;
use crate::history::{History, StoredMark};
use crate::http::Connection;
use crate::marks::Mark;
use crate::product::{COMMENTS, Program, SURVEY};
use crate::random::Random;

/// Responses that are looked up and searched in an image that is served.
const LOOKED_UP: usize = 40;

/// What is known of the responses at the moment of the cut.
pub(crate) struct Expected<'a> {
    /// The recorded requests.
    pub(crate) history: &'a History,
    /// States that each response may have.
    pub(crate) states: Vec<(usize, BTreeSet<StoredMark>)>,
    /// `Cookie` header of a signed-in person.
    pub(crate) cookie: &'a str,
}

/// Judges an image in an empty folder. Returns what is wrong.
pub(crate) fn judge(
    binary: &Path,
    image: &Content,
    folder: &Path,
    expected: &Expected<'_>,
    served: Option<&mut Random>,
) -> anyhow::Result<Vec<String>> {
    let [data, elsewhere] = ["data", "elsewhere"].map(|name| folder.join(name));
    for path in [&data, &elsewhere] {
        std::fs::create_dir(path)?;
    }
    image.write_to(&data)?;
    let program = Program {
        binary: binary.to_owned(),
        data,
        elsewhere,
    };
    let mut wrong = Vec::new();
    let verified = match program.run(&["verify"]) {
        Ok(told) => told,
        Err(cause) => return Ok(vec![cause.to_string()]),
    };
    let rows = match program.run(&[
        "export",
        "responses",
        "--city",
        "tampere",
        "--service",
        "day-care",
        "--survey",
        "visit",
        "--format",
        "ndjson",
    ]) {
        Ok(told) => told,
        Err(cause) => return Ok(vec![cause.to_string()]),
    };
    let stored = marks(&rows, expected.history, &mut wrong);
    let rows: usize = stored.values().sum();
    let counted = format!(" {rows} responses, 0 differences");
    if !verified.lines().next().unwrap_or_default().ends_with(&counted) {
        wrong.push(format!("{rows} responses are exported, and `verify` says: {verified}"));
    }
    compare(&stored, &expected.states, &mut wrong);
    if let Some(random) = served
        && wrong.is_empty()
        && let Err(cause) = serve(&program, &stored, expected, random)
    {
        wrong.push(format!("the server: {cause:#}"));
    }
    Ok(wrong)
}

/// Counts the exported rows of each mark. Rows without one, and rows whose values do not belong to it, are wrong.
fn marks(rows: &str, history: &History, wrong: &mut Vec<String>) -> BTreeMap<Mark, usize> {
    let mut stored = BTreeMap::new();
    for row in rows.lines() {
        let row: Value = serde_json::from_str(row).unwrap_or_default();
        let found = row.get("answers").cloned().unwrap_or_default();
        let mark = found.get("comment").and_then(Value::as_str).and_then(Mark::of);
        match mark.filter(|mark| history.marks.contains(mark)) {
            Some(mark) => {
                if found != mark.answers() {
                    wrong.push(format!("{} has other answers than were sent: {found}", mark.as_str()));
                }
                *stored.entry(mark).or_default() += 1;
            }
            None => wrong.push(format!("a response that nobody sent: {row}")),
        }
    }
    stored
}

/// Compares the stored marks with the states that the responses may have.
fn compare(stored: &BTreeMap<Mark, usize>, states: &[(usize, BTreeSet<StoredMark>)], wrong: &mut Vec<String>) {
    let mut rest: BTreeMap<&Mark, usize> = stored.iter().map(|(mark, count)| (mark, *count)).collect();
    for (response, possible) in states {
        let found: Vec<(&Mark, usize)> = possible
            .iter()
            .flatten()
            .filter_map(|mark| rest.remove_entry(mark))
            .collect();
        let count: usize = found.iter().map(|(_, count)| count).sum();
        if count > 1 {
            wrong.push(format!("response {response} is stored {count} times: {found:?}"));
        }
        if count == 0 && !possible.contains(&None) {
            wrong.push(format!(
                "response {response} was acknowledged and is lost: {possible:?}"
            ));
        }
    }
    for (mark, _) in rest {
        wrong.push(format!(
            "{} is stored, although it was replaced, withdrawn or not yet sent",
            mark.as_str()
        ));
    }
}

/// Starts the server on the image: receipts open, words are found once, and a new answer is taken.
fn serve(
    program: &Program,
    stored: &BTreeMap<Mark, usize>,
    expected: &Expected<'_>,
    random: &mut Random,
) -> anyhow::Result<()> {
    let server = program.serve(None)?;
    let mut connection = Connection::open(server.address)?;
    for _ in 0..LOOKED_UP.min(expected.states.len()) {
        let Some((response, possible)) = random.choose(&expected.states) else {
            break;
        };
        let present: Vec<&Mark> = possible
            .iter()
            .flatten()
            .filter(|mark| stored.contains_key(mark))
            .collect();
        if let Some(receipt) = expected.history.receipt(*response) {
            look_up(&mut connection, receipt, present.first().copied(), random)?;
        }
        for mark in possible.iter().flatten() {
            let count = searched(&mut connection, expected.cookie, mark)?;
            anyhow::ensure!(
                count == usize::from(present.contains(&mark)),
                "{} is found {count} times, and stored {} times",
                mark.as_str(),
                present.len()
            );
        }
    }
    let mark = Mark::new(0);
    let body = json!({"submission_id": Uuid::now_v7(), "answers": mark.answers()}).to_string();
    let headers = [("Content-Type", "application/json")];
    let answer = connection.send("POST", &format!("{SURVEY}/responses"), &headers, &body)?;
    anyhow::ensure!(
        answer.status == 201,
        "a new answer got {}: {}",
        answer.status,
        answer.body
    );
    let count = searched(&mut connection, expected.cookie, &mark)?;
    anyhow::ensure!(count == 1, "a new comment is found {count} times");
    Ok(())
}

/// Opens a receipt, which must show the text of this mark, or be unknown if there is none.
fn look_up(connection: &mut Connection, receipt: &str, mark: Option<&Mark>, random: &mut Random) -> anyhow::Result<()> {
    let network = format!("10.1.{}.{}", random.below(250), random.below(250));
    let headers = [("X-Forwarded-For", network.as_str())];
    let answer = connection.send("GET", &format!("/api/v1/responses/{receipt}"), &headers, "")?;
    let told: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    match mark {
        Some(mark) => anyhow::ensure!(
            answer.status == 200 && told.get("answers") == Some(&mark.answers()),
            "the receipt of {} answers {}: {}",
            mark.as_str(),
            answer.status,
            answer.body
        ),
        None => anyhow::ensure!(
            answer.status == 404,
            "the receipt of a response that is not stored answers {}",
            answer.status
        ),
    }
    Ok(())
}

/// Returns how many comments the search of staff finds for a mark.
fn searched(connection: &mut Connection, cookie: &str, mark: &Mark) -> anyhow::Result<usize> {
    let path = format!("{COMMENTS}?words={}", mark.as_str());
    let answer = connection
        .send("GET", &path, &[("Cookie", cookie)], "")
        .context("the search")?;
    anyhow::ensure!(
        answer.status == 200,
        "the search answers {}: {}",
        answer.status,
        answer.body
    );
    let quotes = answer.body.split("<blockquote").skip(1);
    let texts = quotes.filter_map(|rest| rest.split("</blockquote>").next());
    Ok(texts.filter(|text| text.contains(mark.as_str())).count())
}
