//! Guard against expensive work on shared threads: password hashing, drawing, requests to identity providers.
//!
//! Such work runs on the threads of a gate (`http::gate`). Shared threads are marked and expensive work checks the mark
//! before it begins: with debug assertions it panics there, otherwise it logs an error.

use std::cell::Cell;

thread_local! {
    static IS_ORDINARY: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work` with this thread marked as shared.
pub fn without<T>(work: impl FnOnce() -> T) -> T {
    let was_ordinary = IS_ORDINARY.replace(true);
    let outcome = work();
    IS_ORDINARY.set(was_ordinary);
    outcome
}

/// Marks this thread as shared for its whole life.
pub fn forbid_on_this_thread() {
    IS_ORDINARY.set(true);
}

/// Reports a programming error if expensive work begins on a shared thread.
pub fn check_allowed(what: &'static str) {
    let is_misplaced = IS_ORDINARY.get();
    debug_assert!(!is_misplaced, "{what} belongs behind a gate of its own");
    if is_misplaced {
        tracing::error!(
            what,
            "expensive work runs on a shared thread; this is a fault of the program, please report it"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "drawing belongs behind a gate")]
    fn expensive_work_panics_on_shared_threads() {
        without(|| check_allowed("drawing"));
    }

    #[test]
    fn threads_that_serve_everybody_say_so_once() {
        let outcome = std::thread::spawn(|| {
            forbid_on_this_thread();
            without(|| ());
            check_allowed("drawing");
        });
        assert!(outcome.join().is_err());
    }

    #[test]
    fn expensive_work_runs_on_other_threads() {
        without(|| ());
        check_allowed("drawing");
    }
}
