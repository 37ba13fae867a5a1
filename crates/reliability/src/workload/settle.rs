//! After the load: what is in doubt is sent again, which is the client's right, and then everything is read.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::bail;

use super::session::Session;
use super::{Doubt, Load};
use crate::history::{Outcome, Term};
use crate::marks;

/// Time in which everything in doubt must be settled.
const SETTLE_WITHIN: Duration = Duration::from_secs(120);
/// Responses that are opened by their receipt at the end, and groups of comments that are searched for.
const LOOKS_MAX: usize = 5_000;
const SEARCHES_MAX: usize = 400;
/// Times that a read of everything is tried.
const TRIES: usize = 50;
/// Clients that settle and read.
const CLIENTS: usize = 4;

/// Sends everything again that is in doubt, until each has a definite response.
///
/// # Errors
///
/// Something is in doubt after two minutes.
pub fn settle(load: &Load<'_>) -> anyhow::Result<()> {
    let doubts: Vec<u64> = (0..load.count())
        .filter(|number| load.entry(*number).is_some_and(|entry| entry.doubt.is_some()))
        .collect();
    let deadline = Instant::now() + SETTLE_WITHIN;
    for_each(load, &doubts, |session, number| {
        while Instant::now() < deadline
            && let Some(doubt) = session.load.entry(number).and_then(|entry| entry.doubt)
        {
            let outcome = match doubt {
                Doubt::Submit => session.submit(number),
                Doubt::Correct(score) => session.correct(number, score),
                Doubt::Withdraw => session.withdraw(number),
            };
            if !matches!(outcome, Some(Outcome::Done | Outcome::Refused)) {
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    });
    if Instant::now() >= deadline {
        bail!("some requests were still in doubt after {} s", SETTLE_WITHIN.as_secs());
    }
    Ok(())
}

/// Reads everything from every server: reports, the whole export, comments, and responses by receipt.
///
/// # Errors
///
/// A server does not answer a read.
pub fn read_everything(load: &Load<'_>) -> anyhow::Result<()> {
    let mut session = Session::new(load, 1_000);
    let placements = load.count() / marks::PLACEMENT_LEN;
    for replica in 0..load.target.addresses.len() {
        for placement in std::iter::once(None).chain((0..=placements).map(Some)) {
            if !(0..TRIES).any(|_| session.results(Some(replica), placement).is_some()) {
                bail!("server {replica} sends no report");
            }
        }
        if !(0..TRIES).any(|_| session.export(Some(replica)).is_some()) {
            bail!("server {replica} sends no export");
        }
    }
    let mut groups: Vec<u64> = (0..=load.count() / marks::GROUP_LEN).collect();
    session.random.shuffle(&mut groups);
    groups.truncate(SEARCHES_MAX);
    for group in groups {
        session.search(None, Term::Group(group));
    }
    let mut numbers: Vec<u64> = (0..load.count()).collect();
    session.random.shuffle(&mut numbers);
    numbers.truncate(LOOKS_MAX);
    for_each(load, &numbers, |session, number| {
        session.look(number);
    });
    Ok(())
}

/// Lets some clients share the work on these submissions.
fn for_each(load: &Load<'_>, numbers: &[u64], work: impl Fn(&mut Session<'_>, u64) + Sync) {
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (next, work) = (&next, &work);
            scope.spawn(move || {
                let mut session = Session::new(load, 1_001 + client);
                loop {
                    let place = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap_or(usize::MAX);
                    let Some(number) = numbers.get(place) else { break };
                    work(&mut session, *number);
                }
            });
        }
    });
}
