//! Work that is too expensive for the threads that everybody waits for: hashing passwords, drawing, asking identity providers.
//!
//! Such work is done on threads of its own, behind a gate (`http::gate`). Whoever calls it elsewhere by mistake is found here: the
//! ordinary threads say what they are, and expensive work looks before it begins. In tests that is a panic, in operation an
//! error in the log.

use std::cell::Cell;

thread_local! {
    static IS_ORDINARY: Cell<bool> = const { Cell::new(false) };
}

/// Runs what must not be expensive, on a thread that others wait for.
pub fn without<T>(work: impl FnOnce() -> T) -> T {
    let was_ordinary = IS_ORDINARY.replace(true);
    let outcome = work();
    IS_ORDINARY.set(was_ordinary);
    outcome
}

/// Says that this thread serves everybody, for as long as it lives.
pub fn never_here() {
    IS_ORDINARY.set(true);
}

/// Says that expensive work begins on this thread.
pub fn begins(what: &'static str) {
    let is_misplaced = IS_ORDINARY.get();
    debug_assert!(!is_misplaced, "{what} belongs behind a gate of its own");
    if is_misplaced {
        tracing::error!(
            what,
            "expensive work is done where everybody waits; this is a fault of the program"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "drawing belongs behind a gate")]
    fn expensive_work_is_not_done_where_everybody_waits() {
        without(|| begins("drawing"));
    }

    #[test]
    fn threads_that_serve_everybody_say_so_once() {
        let outcome = std::thread::spawn(|| {
            never_here();
            without(|| ());
            begins("drawing");
        });
        assert!(outcome.join().is_err());
    }

    #[test]
    fn elsewhere_it_is() {
        without(|| ());
        begins("drawing");
    }
}
