//! Records the server under strace: answers with comments, corrections, withdrawals, kills, restarts and a clean stop.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use indicatif::ProgressBar;
use serde_json::{Value, json};

use crate::disk::Change;
use crate::history::History;
use crate::http::{Answer, Connection};
use crate::load::Load;
use crate::product::{DATABASE, Program, SURVEY};
use crate::recorded::Recorded;
use crate::strace;
use crate::strace::Line;
use crate::tracker::Tracker;

/// From so many answers of a server on, the recording waits for a checkpoint while answers come in.
const ANSWERS_OF_CHECKPOINT: usize = 200;
/// It waits for at most so many times the answers that were asked for.
const CHECKPOINT_PATIENCE: usize = 8;
const PASSWORD: &str = "kolme pientä porsasta";

/// A recording with everything that is needed to judge an image of it.
pub(crate) struct Recording {
    /// What the server did.
    pub(crate) recorded: Recorded,
    /// What the clients did.
    pub(crate) history: History,
    /// `Cookie` header of a signed-in person, for the search of comments.
    pub(crate) cookie: String,
    /// Checkpoints in it.
    pub(crate) checkpoints: Checkpoints,
}

/// Records a run with about `answers` submissions.
pub(crate) fn record(binary: &Path, answers: usize, seed: u64, progress: &ProgressBar) -> anyhow::Result<Recording> {
    check_strace()?;
    let folder = tempfile::tempdir()?;
    let [data, elsewhere] = ["data", "elsewhere"].map(|name| folder.path().join(name));
    for path in [&data, &elsewhere] {
        std::fs::create_dir(path)?;
    }
    let program = Program {
        binary: binary
            .canonicalize()
            .with_context(|| format!("{} is not there", binary.display()))?,
        data: data.canonicalize()?,
        elsewhere,
    };
    progress.set_message("publishing a survey");
    let cookie = set_up(&program)?;

    let mut tracker = Tracker::new(&program.data)?;
    let mut load = Load::new(seed);
    for (process, part) in [
        Part::KilledUnderLoad,
        Part::Stopped,
        Part::KilledUnderLoad,
        Part::Command,
        Part::KilledUnderLoad,
    ]
    .into_iter()
    .enumerate()
    {
        progress.set_message(format!("recording process {} of 5", process + 1));
        let trace = folder.path().join(format!("trace-{process}"));
        part.run(&program, &trace, &mut load, answers.div_ceil(4), process)?;
        let parsed = strace::parse(BufReader::new(File::open(&trace)?), tracker.next_line())?;
        std::fs::remove_file(&trace)?;
        tracker.follow(&parsed)?;
    }
    let recorded = tracker.finish();
    let history = History::new(&load.into_requests(), &recorded.answers)?;
    let checkpoints = Checkpoints::of(&recorded);
    if checkpoints.writes == 0 {
        bail!("no checkpoint was recorded, so that the run proves little");
    }
    Ok(Recording {
        recorded,
        history,
        cookie,
        checkpoints,
    })
}

/// How much of a recording lies in checkpoints, which copy the log into the main file.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Checkpoints {
    /// Writes of the main file.
    pub(crate) writes: usize,
    /// Those of them that answers of the same server followed, so not of a start or stop.
    pub(crate) under_load: usize,
}

impl Checkpoints {
    fn of(recorded: &Recorded) -> Checkpoints {
        let main_file = recorded.base.names.get(DATABASE).copied();
        let lines: Vec<Line> = recorded
            .operations
            .iter()
            .filter(|operation| matches!(&operation.change, Change::Write { file, .. } if Some(*file) == main_file))
            .map(|operation| operation.begin)
            .collect();
        let is_under_load = |line: &&Line| {
            let after = recorded.answers.partition_point(|answer| answer.begin < **line);
            let [before, after] = [after.checked_sub(1), Some(after)].map(|place| recorded.answers.get(place?));
            matches!((before, after), (Some(before), Some(after)) if before.process == after.process)
        };
        Checkpoints {
            writes: lines.len(),
            under_load: lines.iter().filter(is_under_load).count(),
        }
    }
}

/// A recorded process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A server that is killed while answers come in.
    KilledUnderLoad,
    /// A server that is stopped with SIGTERM while answers come in: it checkpoints and removes its log.
    Stopped,
    /// A command after a kill: the last connection that closes checkpoints and removes the log.
    Command,
}

impl Part {
    fn run(
        self,
        program: &Program,
        trace: &Path,
        load: &mut Load,
        answers: usize,
        process: usize,
    ) -> anyhow::Result<()> {
        if self == Part::Command {
            let listed = program.command(Some(trace), &["key", "list"]).output()?;
            if !listed.status.success() {
                bail!("`urbivox key list` failed: {}", String::from_utf8_lossy(&listed.stderr));
            }
            return Ok(());
        }
        let mut server = program.serve(Some(trace))?;
        let signal = if self == Part::Stopped { "-TERM" } else { "-KILL" };
        let modified = || {
            std::fs::metadata(program.database())
                .and_then(|facts| facts.modified())
                .ok()
        };
        let at_start = modified();
        let awaits_checkpoint = self == Part::Stopped && answers >= ANSWERS_OF_CHECKPOINT;
        let is_enough = |answered: usize| {
            let is_late = answered >= answers * CHECKPOINT_PATIENCE;
            answered >= answers && (!awaits_checkpoint || is_late || modified() != at_start)
        };
        load.run(server.address, process, is_enough, || server.end(signal))
    }
}

fn check_strace() -> anyhow::Result<()> {
    let tried = Command::new("strace")
        .args(["-f", "--seccomp-bpf", "-e", "trace=fsync", "-o", "/dev/null", "true"])
        .output();
    match tried {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => bail!(
            "strace cannot record a process here, for example because a container forbids it (ptrace): {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ),
        Err(_missing) => bail!("strace is missing; as root, run: apt-get install strace"),
    }
}

/// Publishes a survey and creates an account of staff. Returns the account's cookies. Nothing of it is recorded.
fn set_up(program: &Program) -> anyhow::Result<String> {
    let key = program.run(&["key", "create", "--role", "admin"])?;
    program.run(&["staff", "require-factor", "--none"])?;
    let mut server = program.serve(None)?;
    let mut connection = Connection::open(server.address)?;
    let bearer = format!("Bearer {key}");
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
    let services = "/api/v1/cities/tampere/services";
    let city = json!({"slug": "tampere", "name": "Tampere", "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]});
    let steps = [
        ("/api/v1/cities".to_owned(), city),
        (
            services.to_owned(),
            json!({"slug": "day-care", "name": {"en": "Day care"}}),
        ),
        (
            format!("{services}/day-care/surveys"),
            json!({"slug": "visit", "definition": definition()}),
        ),
        (format!("{SURVEY}/publish"), json!({})),
    ];
    for (path, body) in steps {
        let answer = connection.send("POST", &path, &headers, &body.to_string())?;
        if answer.status >= 300 {
            bail!("POST {path} answered {}: {}", answer.status, answer.body);
        }
    }
    let invitation = program.run(&[
        "staff",
        "add",
        "editor@tampere.example",
        "--city",
        "tampere",
        "--role",
        "editor",
    ])?;
    let cookie = join(&mut connection, &invitation)?;
    server.end("-TERM")?;
    Ok(cookie)
}

/// Opens the invitation, creates the account, and returns the cookies of its session.
fn join(connection: &mut Connection, invitation: &str) -> anyhow::Result<String> {
    let at = invitation
        .find("/staff/join/")
        .context("no address in the invitation")?;
    let path = invitation
        .get(at..)
        .and_then(|rest| rest.split_whitespace().next())
        .unwrap_or_default();
    let page = connection.send("GET", path, &[], "")?;
    let mut cookies = Vec::new();
    keep_cookies(&page, &mut cookies);
    let token = page
        .body
        .split_once("name=\"_csrf\" value=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let (token, _) = token.context("the invitation has no form")?;
    let password: String = PASSWORD.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let form = format!("_csrf={token}&name=Editor&password={password}&language=en");
    let headers = [
        ("Cookie", cookies.join("; ")),
        ("Content-Type", "application/x-www-form-urlencoded".to_owned()),
    ];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let joined = connection.send("POST", path, &headers, &form)?;
    if joined.status != 303 {
        bail!("the account was not created: {} {}", joined.status, joined.body);
    }
    keep_cookies(&joined, &mut cookies);
    Ok(cookies.join("; "))
}

/// Adds the cookies that an answer sets; a new value replaces the old one.
fn keep_cookies(answer: &Answer, cookies: &mut Vec<String>) {
    for cookie in answer.header("set-cookie") {
        let pair = cookie.split(';').next().unwrap_or_default();
        let name = pair.split('=').next().unwrap_or_default();
        cookies.retain(|own| own.split('=').next() != Some(name));
        cookies.push(pair.to_owned());
    }
}

/// Returns a survey with a score, a segment and a text.
fn definition() -> Value {
    json!({"title": {"en": "Your visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "prompt": {"en": "How was it?"}, "required": true,
         "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"},
        {"code": "district", "kind": "choice", "segment": true, "prompt": {"en": "Where do you live?"},
         "options": [{"code": "north", "label": {"en": "North"}}, {"code": "south", "label": {"en": "South"}}]},
        {"code": "comment", "kind": "text", "multiline": true, "max_chars": 2000, "prompt": {"en": "Anything else?"}}]}]})
}
