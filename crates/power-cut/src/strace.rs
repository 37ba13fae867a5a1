//! Parses what strace(1) writes: the system calls of all threads, in the order in which they began and ended.
//!
//! Threads interleave, so a call may be told in two halves, joined by the id of the thread. The lines are in the order in
//! which strace stopped the threads, so a call whose line comes before the first half of another had ended before it
//! began. That order, not the clock, decides what was synced.

use std::collections::HashMap;
use std::io::BufRead;

use anyhow::{Context, bail};

/// Number of a line in the whole recording, from 0.
pub(crate) type Line = usize;

/// A system call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// Name, such as `pwrite64`.
    pub(crate) name: String,
    /// Arguments as strace prints them, with all strings in hexadecimal.
    pub(crate) arguments: String,
    /// Line at which it began.
    pub(crate) begin: Line,
    /// Line at which it ended; equal to `begin` if nothing was recorded between. `None` if the process was killed in it.
    pub(crate) end: Option<Line>,
    /// Result as strace prints it, such as `4096` or `-1 EEXIST (File exists)`; `None` if the process was killed in it.
    pub(crate) result: Option<String>,
}

impl Call {
    /// Returns the argument at a position, from 0. Only for calls without nested arguments.
    pub(crate) fn argument(&self, position: usize) -> anyhow::Result<&str> {
        let argument = self.arguments.split(", ").nth(position);
        argument.with_context(|| format!("{} has no argument {position}", self.name))
    }

    /// Returns the number that the call returned; `None` if it failed or never returned.
    pub(crate) fn returned(&self) -> Option<u64> {
        let result = self.result.as_deref()?;
        let digits: String = result.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    /// Whether the process was killed in this call, so that its effect is unknown.
    pub(crate) fn is_cut_short(&self) -> bool {
        self.result.is_none()
    }
}

/// The calls of one recorded process, in the order in which they began, and the time of each line in microseconds
/// since 1970.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    /// The calls.
    pub(crate) calls: Vec<Call>,
    /// Time of each line.
    pub(crate) times: Vec<u64>,
}

/// Parses a trace, whose first line gets the number `first`.
pub(crate) fn parse(text: impl BufRead, first: Line) -> anyhow::Result<Trace> {
    let mut trace = Trace::default();
    let mut begun: HashMap<String, usize> = HashMap::new();
    for (at, line) in text.lines().enumerate() {
        let line = line?;
        let number = first + at;
        let (thread, rest) = line.trim_start().split_once(' ').context("a line without a thread")?;
        let (time, event) = rest.trim_start().split_once(' ').context("a line without a time")?;
        trace.times.push(microseconds(time)?);
        if event.starts_with("+++") || event.starts_with("---") {
            continue;
        }
        if let Some(rest) = event.strip_prefix("<... ") {
            let (name, rest) = rest.split_once(" resumed>").context("half a call without its end")?;
            let Some(call) = begun.remove(thread).and_then(|place| trace.calls.get_mut(place)) else {
                bail!("line {number}: {name} ended and never began");
            };
            let (arguments, result) = ended(rest).with_context(|| format!("line {number}: {}", short(event)))?;
            call.arguments.push_str(arguments);
            call.end = result.is_some().then_some(number);
            call.result = result;
            continue;
        }
        let (name, rest) = event
            .split_once('(')
            .with_context(|| format!("line {number}: {}", short(event)))?;
        let mut call = Call {
            name: name.to_owned(),
            arguments: String::new(),
            begin: number,
            end: None,
            result: None,
        };
        if let Some(arguments) = rest.strip_suffix(" <unfinished ...>") {
            arguments.trim_end_matches(',').clone_into(&mut call.arguments);
            begun.insert(thread.to_owned(), trace.calls.len());
        } else {
            let (arguments, result) = ended(rest).with_context(|| format!("line {number}: {}", short(event)))?;
            arguments.clone_into(&mut call.arguments);
            call.end = result.is_some().then_some(number);
            call.result = result;
        }
        trace.calls.push(call);
    }
    Ok(trace)
}

/// Splits the end of a call, `arguments) = result <duration>`. The result is `None` if it is `?`.
fn ended(text: &str) -> anyhow::Result<(&str, Option<String>)> {
    let (arguments, result) = text.rsplit_once(" = ").context("a call without a result")?;
    let arguments = arguments
        .trim_end()
        .strip_suffix(')')
        .context("a call without an end")?;
    let result = result
        .rsplit_once(" <")
        .map_or(result, |(result, _duration)| result)
        .trim();
    let is_known = !result.starts_with('?') && !result.contains("(INJECTED)");
    if result.contains("(INJECTED)") {
        bail!("a call that strace left out");
    }
    Ok((arguments, is_known.then(|| result.to_owned())))
}

/// Parses `seconds.microseconds`.
fn microseconds(text: &str) -> anyhow::Result<u64> {
    let (seconds, fraction) = text.split_once('.').context("a time without a fraction")?;
    if fraction.len() != 6 {
        bail!("a time without six digits: {text}");
    }
    Ok(seconds.parse::<u64>()? * 1_000_000 + fraction.parse::<u64>()?)
}

/// Returns the beginning of a line, for messages.
fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

/// A file descriptor with what it leads to, as strace prints it: `4<\x2f…>`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Descriptor {
    /// Number of the descriptor.
    pub(crate) number: i64,
    /// Path, or description of a socket such as `TCP:[127.0.0.1:80->127.0.0.1:4000]`.
    pub(crate) target: String,
}

/// Parses a descriptor; `None` if it is none, or one without a target.
pub(crate) fn descriptor(text: &str) -> Option<Descriptor> {
    let (number, rest) = text.split_once('<')?;
    let (target, _is_deleted) = rest.rsplit_once('>')?;
    Some(Descriptor {
        number: number.trim().parse().ok()?,
        target: String::from_utf8_lossy(&decoded(target)?).into_owned(),
    })
}

/// Returns the bytes of the first string in the arguments. Fails if strace cut it.
pub(crate) fn string(argument: &str) -> anyhow::Result<Vec<u8>> {
    let (_, rest) = argument.split_once('"').context("no string")?;
    let (text, rest) = rest.split_once('"').context("a string without an end")?;
    if rest.starts_with("...") {
        bail!("a string is longer than strace was told to record");
    }
    decoded(text).context("a string that is not hexadecimal")
}

/// Decodes `\x2f\x74`; other characters stand for themselves.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        if rest.next()? != b'x' {
            return None;
        }
        let digits = [rest.next()?, rest.next()?].map(|digit| char::from(digit).to_digit(16));
        let [Some(high), Some(low)] = digits else { return None };
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = r#"  912 100.000001 openat(AT_FDCWD<\x2f>, "\x2f\x61", O_RDWR) = 4<\x2f\x61> <0.000010>
912 100.000002 pwrite64(4<\x2f\x61>, "\x00\x41", 2, 4096 <unfinished ...>
13 100.000003 fsync(5<\x2f\x62>)          = 0 <0.000300>
912 100.000004 <... pwrite64 resumed>) = 2 <0.000002>
13 100.000005 openat(AT_FDCWD<\x2f>, "\x2f\x61", O_RDWR|O_CREAT|O_EXCL, 0600) = -1 EEXIST (File exists) <0.000010>
13 100.000006 sendto(9<TCP:[127.0.0.1:80->127.0.0.1:4000]>, "\x48", 1, MSG_NOSIGNAL, NULL, 0 <unfinished ...>
912 100.000007 --- SIGTERM {si_signo=SIGTERM} ---
13 100.000008 <... sendto resumed>)   = ?
13 100.000009 +++ killed by SIGKILL +++
"#;

    #[test]
    fn halves_of_a_call_are_joined_and_its_order_is_kept() {
        let trace = parse(TRACE.as_bytes(), 10).unwrap();
        assert_eq!(trace.times.first(), Some(&100_000_001));
        let told: Vec<_> = trace
            .calls
            .iter()
            .map(|call| (call.name.as_str(), call.begin, call.end, call.returned()))
            .collect();
        let expected = [
            ("openat", 10, Some(10), Some(4)),
            ("pwrite64", 11, Some(13), Some(2)),
            ("fsync", 12, Some(12), Some(0)),
            ("openat", 14, Some(14), None),
            ("sendto", 15, None, None),
        ];
        assert_eq!(told, expected);
        assert!(trace.calls[4].is_cut_short() && !trace.calls[3].is_cut_short());
        let write = &trace.calls[1];
        let expected = Descriptor {
            number: 4,
            target: "/a".to_owned(),
        };
        assert_eq!(descriptor(write.argument(0).unwrap()), Some(expected));
        assert_eq!(string(write.argument(1).unwrap()).unwrap(), [0, 0x41]);
        assert_eq!(write.argument(3).unwrap(), "4096");
        let socket = descriptor(trace.calls[4].argument(0).unwrap()).unwrap();
        assert_eq!(socket.target, "TCP:[127.0.0.1:80->127.0.0.1:4000]");
    }

    #[test]
    fn a_trace_that_would_mislead_is_refused() {
        let injected = "1 1.000000 fsync(3<\\x61>) = 0 (INJECTED) <0.000001>\n";
        assert!(parse(injected.as_bytes(), 0).is_err());
        let orphan = "1 1.000000 <... fsync resumed>) = 0 <0.000001>\n";
        assert!(parse(orphan.as_bytes(), 0).is_err());
        assert!(string("\"\\x61\"...").is_err());
    }
}
