//! A client that submits, sends again, corrects, withdraws and looks, at random.

use std::time::{Duration, Instant};

use super::Load;
use super::session::Session;
use crate::history::Outcome;

/// Of a hundred requests in doubt, those that are sent again until there is a definite response. The other clients have
/// gone; their requests are settled after the load.
const RETRIED_PERCENT: u8 = 90;
/// Of a hundred submissions, those that are sent twice at the same time, as by a double click.
const DOUBLE_CLICK_PERCENT: u8 = 5;
/// Longest time in which a request in doubt is sent again.
const RETRY_WITHIN: Duration = Duration::from_secs(15);

pub(super) fn run(load: &Load<'_>, number: usize) {
    let mut session = Session::new(load, number);
    let mut due = Instant::now();
    while !load.is_over() {
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        due = due.max(Instant::now()) + load.pace;
        match session.random.u8(0..100) {
            0..50 => submit(&mut session),
            50..62 => send_again(&mut session),
            62..75 => correct(&mut session),
            75..83 => withdraw(&mut session),
            _ => look(&mut session),
        }
    }
}

fn submit(session: &mut Session<'_>) {
    let score = session.random.u8(1..=5);
    let number = session.load.add(score);
    if session.random.u8(0..100) >= DOUBLE_CLICK_PERCENT {
        return retry(session, |session| session.submit(number));
    }
    let mut second = session.second();
    std::thread::scope(|scope| {
        scope.spawn(move || retry(&mut second, |second| second.submit(number)));
        retry(session, |session| session.submit(number));
    });
}

fn send_again(session: &mut Session<'_>) {
    if let Some(number) = session.load.choose(&mut session.random, |_| true) {
        retry(session, |session| session.submit(number));
    }
}

fn correct(session: &mut Session<'_>) {
    let wanted = |entry: &super::Entry| !entry.is_final && entry.doubt.is_none() && !entry.is_withdrawal_sent;
    let chosen = session.load.choose(&mut session.random, wanted);
    let Some((number, entry)) = chosen.and_then(|number| Some((number, session.load.entry(number)?))) else {
        return;
    };
    // Another score than the last one, so that a lost correction is seen.
    let score = (entry.last_score - 1 + session.random.u8(1..5)) % 5 + 1;
    retry(session, |session| session.correct(number, score));
}

fn withdraw(session: &mut Session<'_>) {
    // Now and then for the second time.
    let is_second = session.random.u8(0..10) == 0;
    let wanted = |entry: &super::Entry| entry.is_withdrawal_sent == is_second;
    if let Some(number) = session.load.choose(&mut session.random, wanted) {
        retry(session, |session| session.withdraw(number));
    }
}

fn look(session: &mut Session<'_>) {
    if let Some(number) = session.load.choose(&mut session.random, |_| true) {
        session.look(number);
    }
}

/// Sends a request, and again while it is in doubt.
fn retry(session: &mut Session<'_>, request: impl Fn(&mut Session<'_>) -> Option<Outcome>) {
    let deadline = Instant::now() + RETRY_WITHIN;
    let mut is_sent = false;
    while !session.load.is_over() && Instant::now() < deadline {
        match request(session) {
            Some(Outcome::Done | Outcome::Refused) => return,
            Some(Outcome::Doubt) => {
                if !is_sent && session.random.u8(0..100) >= RETRIED_PERCENT {
                    return;
                }
                is_sent = true;
            }
            None => {}
        }
        std::thread::sleep(Duration::from_millis(session.random.u64(10..80)));
    }
}
