//! Offsets, told counts and sums, and a whole history of closings.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use urbivox_core::release::told::{sum_base, told_count, told_sum};
use urbivox_core::release::{
    Counts, Dimension, FigureCounts, FigureName, History, Offsets, Plan, PlannedFigure, ReleaseRow, Rules, Span, close,
    period_of_figure,
};
use urbivox_core::tally::civil_day::Day;

use super::{Case, texts, whole, wholes};

/// Offsets by the key of a survey.
pub(super) struct Seed(pub(super) Vec<u8>);

impl Seed {
    fn of(given: &Value) -> Seed {
        let text = given["seed"].as_str().unwrap();
        let bytes = (0..text.len())
            .step_by(2)
            .map(|place| u8::from_str_radix(&text[place..place + 2], 16).unwrap());
        Seed(bytes.collect())
    }
}

impl Offsets for Seed {
    fn offset(&self, figure: &FigureName, cell: &str, modulus: u64) -> u64 {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).unwrap();
        mac.update(figure.as_str().as_bytes());
        mac.update(&[0x1f]);
        mac.update(cell.as_bytes());
        let digest = mac.finalize().into_bytes();
        u64::from_be_bytes(digest[..8].try_into().unwrap()) % modulus
    }
}

pub(super) fn run(Case { given, .. }: &Case) -> Value {
    if given.get("days").is_some() {
        return history(given);
    }
    if given.get("sum_thousandths").is_some() {
        let base = sum_base(whole(&given["range"]));
        let offset = Seed::of(given).offset(&FigureName::whole(given["figure"].as_str().unwrap()), "sum", base);
        return json!({"base": base, "told": told_sum(given["sum_thousandths"].as_i64().unwrap(), offset, base)});
    }
    if given.get("counts").is_some() {
        // One cell at one moment after the other: what was told stays told.
        let mut told = 0;
        let mut next = |count: u64| {
            told = told_count(count, told, whole(&given["offset"]), 3);
            told
        };
        return json!({"told": wholes(&given["counts"]).into_iter().map(&mut next).collect::<Vec<u64>>()});
    }
    let figure = FigureName::whole(given["figure"].as_str().unwrap());
    json!({"offset": Seed::of(given).offset(&figure, given["cell"].as_str().unwrap(), 3)})
}

struct Response {
    id: u64,
    day: i32,
    is_credited: bool,
    answers: BTreeMap<&'static str, String>,
    district: String,
}

struct Responses(Vec<Response>);

impl Counts for Responses {
    fn first_day(&self) -> Option<Day> {
        self.0
            .iter()
            .map(|response| response.day)
            .min()
            .and_then(Day::from_number)
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let mut counts = FigureCounts::default();
        for response in &self.0 {
            let day = Day::from_number(response.day).unwrap();
            let is_inside = days.iter().any(|span| (span.first..=span.last).contains(&day));
            if !is_inside || class.is_some_and(|(_, class)| response.district != class) {
                continue;
            }
            counts.uncredited_responses += u64::from(!response.is_credited);
            let cell = if figure == "responses" {
                "responses"
            } else {
                response.answers[figure].as_str()
            };
            if !cell.is_empty() {
                counts.answers += 1;
                *counts.cells.entry(cell.to_owned()).or_default() += 1;
            }
        }
        counts
    }
}

fn response(day: i32, text: &str) -> Response {
    let parts: Vec<&str> = text.split('/').collect();
    Response {
        id: parts[0].parse().unwrap(),
        day,
        is_credited: parts[1] == "c",
        answers: BTreeMap::from([("sat", parts[2].to_owned()), ("why", parts[3].to_owned())]),
        district: parts[4].to_owned(),
    }
}

fn history(given: &Value) -> Value {
    let figure = |question: &Value| PlannedFigure {
        name: question[0].as_str().unwrap().to_owned(),
        parents: texts(&question[1]),
        is_segment: false,
        is_pair: false,
        option_sets_of: None,
        is_retired: false,
        circle: Vec::new(),
        since: None,
        sum_range: None,
    };
    let dimension = |(name, classes): (&String, &Value)| Dimension {
        name: name.clone(),
        classes: texts(classes).into_iter().chain([String::new()]).collect(),
    };
    let plan = Plan {
        figures: given["questions"].as_array().unwrap().iter().map(figure).collect(),
        dimensions: given["dimensions"].as_object().unwrap().iter().map(dimension).collect(),
    };
    let rules = Rules {
        run_days_min: whole(&given["run_days"]),
        run_answers_factor: whole(&given["run_answers_times_min"]),
        ..Rules::new(whole(&given["min"]), 3)
    };
    let (mut rows, mut told_on): (Vec<ReleaseRow>, Vec<i32>) = (Vec::new(), Vec::new());
    let mut responses = Responses(Vec::new());
    for day in given["days"].as_array().unwrap() {
        let today = i32::try_from(whole(&day["day"])).unwrap();
        responses
            .0
            .extend(texts(&day["answers"]).iter().map(|text| response(today, text)));
        let withdrawn = wholes(&day["withdrawn"]);
        responses.0.retain(|response| !withdrawn.contains(&response.id));
        let closing = Day::from_number(today).unwrap();
        let history = History::from_rows(&rows).unwrap();
        if let Some(row) = close(&history, closing, &plan, &responses, &Seed::of(given), rules) {
            rows.push(row);
            told_on.push(today);
        }
    }
    found(&rows, &told_on)
}

fn found(rows: &[ReleaseRow], told_on: &[i32]) -> Value {
    let day = |number| Day::from_number(number).unwrap();
    let period = |figure: FigureName, first, last| json!(period_of_figure(rows, &figure, day(first), day(last)));
    let whole = FigureName::whole;
    let atoms = rows.iter().zip(told_on).flat_map(|(row, told_on)| {
        row.atoms.iter().map(move |atom| {
            json!({"figure": atom.figure.as_str(), "spans": atom.spans, "told_on_close_of": told_on, "add": atom.added})
        })
    });
    json!({
        "spans": rows.iter().map(|row| json!([row.span.first.number(), row.span.last.number()])).collect::<Vec<_>>(),
        "atoms": atoms.collect::<Vec<_>>(),
        "sat_all": period(whole("sat"), 0, 99),
        "why_all": period(whole("why"), 0, 99),
        "responses_all": period(whole("responses"), 0, 99),
        "sat_days_4_to_10": period(whole("sat"), 4, 10),
        "why_days_1_to_8": period(whole("why"), 1, 8),
        "why_days_9_to_10": period(whole("why"), 9, 10),
        "sat_north_days_9_to_12": period(FigureName::of_class("sat", "district", "north"), 9, 12),
    })
}
