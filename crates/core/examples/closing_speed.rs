//! Time that closing two years of days takes by itself, with counts that cost nothing, and the size of the releases:
//!
//! ```sh
//! cargo run --release -p urbivox-core --example closing_speed
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "an example with numbers that are written in it"
)]

use std::time::{Duration, Instant};

use urbivox_core::release::codec::encode;
use urbivox_core::release::{
    Counts, Dimension, FigureCounts, FigureName, History, Offsets, Plan, PlannedFigure, RESPONSES, Rules, SetSize,
    Span, close,
};
use urbivox_core::tally::civil_day::Day;

/// Days of two years.
const DAYS: i32 = 730;

/// Counts that follow from the number of days: so many responses a day, in classes of equal size.
struct Even {
    a_day: u64,
    /// Share of people who answer a figure, by place in the plan, in per cent.
    shares: Vec<u64>,
    classes: u64,
}

impl Counts for Even {
    fn first_day(&self) -> Option<Day> {
        Day::from_number(1)
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let size = self.size(figure, class, days);
        let cells: &[&str] = if figure == RESPONSES {
            &[RESPONSES]
        } else {
            &["1", "2", "3", "4", "5"]
        };
        let each = size.answers / cells.len() as u64;
        FigureCounts {
            cells: cells.iter().map(|cell| ((*cell).to_owned(), each)).collect(),
            sum: None,
            answers: size.answers,
            uncredited_responses: size.uncredited_responses,
        }
    }

    fn size(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> SetSize {
        let days: u64 = days.iter().map(|span| span.days()).sum();
        let place = figure.strip_prefix('q').and_then(|place| place.parse::<usize>().ok());
        let share = place.map_or(100, |place| self.shares[place]);
        let responses = days * self.a_day / if class.is_some() { self.classes } else { 1 };
        SetSize {
            answers: responses * share / 100,
            uncredited_responses: responses / 20,
        }
    }
}

struct One;

impl Offsets for One {
    fn offset(&self, _figure: &FigureName, _cell: &str, modulus: u64) -> u64 {
        1 % modulus
    }
}

fn main() {
    for (name, a_day, figures, dimensions, classes) in [
        ("busy, 40 figures, 60 classes", 2_000, 40, 3, 20),
        ("usual, 40 figures, 60 classes", 50, 40, 3, 20),
        ("usual, 15 figures, 24 classes", 20, 15, 4, 6),
        ("quiet, 15 figures, 24 classes", 1, 15, 4, 6),
    ] {
        let plan = Plan {
            figures: (0..figures)
                .map(|place| PlannedFigure {
                    name: format!("q{place}"),
                    parents: if place % 3 == 2 {
                        vec![format!("q{}", place - 1)]
                    } else {
                        Vec::new()
                    },
                    is_segment: false,
                    is_pair: false,
                    option_sets_of: None,
                    is_retired: false,
                    circle: Vec::new(),
                    since: None,
                    sum_range: None,
                })
                .collect(),
            dimensions: (0..dimensions)
                .map(|name| Dimension {
                    name: format!("d{name}"),
                    classes: (0..classes).map(|class| format!("c{class}")).collect(),
                })
                .collect(),
        };
        let counts = Even {
            a_day,
            shares: (0..figures).map(|place| [100, 97, 35, 3][place % 4]).collect(),
            classes: classes as u64,
        };
        let started = Instant::now();
        let (mut history, mut rows, mut runs, mut atoms) = (History::default(), 0_usize, 0, 0);
        let (mut bytes, mut bytes_max, mut encoding) = (0, 0, Duration::ZERO);
        for day in 1..=DAYS {
            let day = Day::from_number(day).unwrap();
            if let Some(row) = close(&history, day, &plan, &counts, &One, Rules::new(10, 3)) {
                history.add(&row).unwrap();
                rows += 1;
                runs += u32::from(row.closes_run);
                atoms += row.atoms.len();
                let encoded = Instant::now();
                let length = encode(&row.atoms).len();
                encoding += encoded.elapsed();
                bytes += length;
                bytes_max = bytes_max.max(length);
            }
        }
        let closing = started.elapsed() - encoding;
        println!(
            "{name}: {rows} releases, {runs} runs, {atoms} atoms, closing {closing:?}, encoding {encoding:?}, \
             bytes of a release {} on average, {bytes_max} at most",
            bytes / rows
        );
    }
}
