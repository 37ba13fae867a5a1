//! Counters of `/metrics`, zero at the start of the process. No label names a survey, a place or a city.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use super::gates::Gates;
use super::problem::ProblemCode;

/// Counters of accepted and refused submissions.
pub struct Metrics {
    accepted: AtomicU64,
    refused: [AtomicU64; ProblemCode::ALL.len()],
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics {
            accepted: AtomicU64::new(0),
            refused: ProblemCode::ALL.map(|_| AtomicU64::new(0)),
        }
    }
}

impl Metrics {
    /// Counts a stored response.
    pub fn accept(&self) {
        self.accepted.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a submission that was refused with this problem code.
    pub fn refuse(&self, code: ProblemCode) {
        let counters = ProblemCode::ALL.iter().zip(&self.refused);
        for (_, counter) in counters.filter(|(known, _)| **known == code) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Returns the metrics in the text format of Prometheus.
    pub fn page(&self, queue_depth: usize, gates: &Gates) -> String {
        let mut page = String::with_capacity(2_048);
        heading(
            &mut page,
            "urbivox_responses_accepted_total",
            "counter",
            "Responses stored since the start.",
        );
        line(
            &mut page,
            format_args!(
                "urbivox_responses_accepted_total {}",
                self.accepted.load(Ordering::Relaxed)
            ),
        );
        heading(
            &mut page,
            "urbivox_submissions_refused_total",
            "counter",
            "Submissions refused, by problem code.",
        );
        for (code, counter) in ProblemCode::ALL.iter().zip(&self.refused) {
            let reason = code.name();
            let count = counter.load(Ordering::Relaxed);
            line(
                &mut page,
                format_args!("urbivox_submissions_refused_total{{code=\"{reason}\"}} {count}"),
            );
        }
        heading(
            &mut page,
            "urbivox_queue_depth",
            "gauge",
            "Submissions waiting to be committed.",
        );
        line(&mut page, format_args!("urbivox_queue_depth {queue_depth}"));
        for (name, kind, help) in [
            (
                "urbivox_gate_refused_total",
                "counter",
                "Requests refused by a full gate in front of expensive work.",
            ),
            (
                "urbivox_gate_requests",
                "gauge",
                "Requests running behind a gate, or waiting at it.",
            ),
        ] {
            heading(&mut page, name, kind, help);
            for gate in gates.each() {
                let count = if kind == "counter" {
                    gate.refused()
                } else {
                    u64::try_from(gate.count()).unwrap_or(u64::MAX)
                };
                line(&mut page, format_args!("{name}{{gate=\"{}\"}} {count}", gate.name()));
            }
        }
        page
    }
}

fn heading(page: &mut String, name: &str, kind: &str, help: &str) {
    line(page, format_args!("# HELP {name} {help}"));
    line(page, format_args!("# TYPE {name} {kind}"));
}

fn line(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _always = writeln!(page, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_counter() {
        let meter = Metrics::default();
        meter.accept();
        meter.refuse(ProblemCode::Closed);
        let page = meter.page(3, &Gates::new().unwrap());
        for expected in [
            "urbivox_responses_accepted_total 1",
            "urbivox_submissions_refused_total{code=\"closed\"} 1",
            "urbivox_submissions_refused_total{code=\"busy\"} 0",
            "urbivox_queue_depth 3",
            "urbivox_gate_refused_total{gate=\"passwords\"} 0",
            "urbivox_gate_requests{gate=\"drawing\"} 0",
        ] {
            assert!(page.lines().any(|line| line == expected), "{expected}");
        }
    }
}
