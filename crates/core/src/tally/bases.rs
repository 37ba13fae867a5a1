//! Slots of the counters that hold the base of a figure: the number of people who answered.

use super::counter_layout::{CounterLayout, QuestionCounters};
use super::slots::HEADER_SLOTS;
use crate::survey::{Code, Definition, Question, QuestionKind};

/// Slots of a section that hold the bases of one question's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionBases {
    /// Slot of the number of answers.
    pub answered: usize,
    /// Matrix rows or ranking options, by code. The sum of the slots is the number of people who rated or ranked it.
    pub rows: Vec<(String, Vec<usize>)>,
    /// Bins of the score. Their sum is the number of people with a score; `None` when the question has no score.
    pub score: Option<Vec<usize>>,
}

impl CounterLayout {
    /// Returns the bases of every question except statements, in definition order. `definition` must be the one that
    /// the layout was built from.
    pub fn bases(&self, definition: &Definition) -> Vec<QuestionBases> {
        self.questions(definition)
            .map(|(question, counters)| {
                let score = self
                    .scores()
                    .iter()
                    .find(|score| score.score.question == question.code.as_str());
                QuestionBases {
                    score: score.map(|score| score.bins().collect()),
                    ..of(question, counters)
                }
            })
            .collect()
    }
}

fn of(question: &Question, counters: &QuestionCounters) -> QuestionBases {
    let cells = counters.first_slot + HEADER_SLOTS;
    let named = |code: &Code, slots: Vec<usize>| (code.to_string(), slots);
    let rows = match &question.kind {
        QuestionKind::Matrix(matrix) => {
            let width = HEADER_SLOTS + matrix.scale.len();
            let rows = matrix.rows.iter().enumerate();
            rows.map(|(at, row)| named(&row.code, vec![cells + at * width]))
                .collect()
        }
        QuestionKind::Ranking(ranking) => {
            let positions = ranking.options.len();
            let slots = |at: usize| (cells + at * positions..cells + (at + 1) * positions).collect();
            let options = ranking.options.iter().enumerate();
            options.map(|(at, option)| named(&option.code, slots(at))).collect()
        }
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => Vec::new(),
    };
    QuestionBases {
        answered: counters.first_slot,
        rows,
        score: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn bases_are_at_their_documented_positions() {
        let options = |codes: [&str; 2]| codes.map(|code| json!({"code": code}));
        let definition = Definition::parse(&json!({
            "title": {"en": "All"}, "languages": ["en"],
            "pages": [{"questions": [
                {"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 3}},
                {"code": "parts", "kind": "matrix", "rows": options(["clarity", "speed"]), "scale": {"from": 0, "to": 1}},
                {"code": "order", "kind": "ranking", "options": options(["a", "b"])}]}]
        }))
        .unwrap();
        let layout = CounterLayout::of(&definition);
        let names = layout.names(&definition);
        let bases = layout.bases(&definition);
        let answered: Vec<&str> = bases.iter().map(|base| names[base.answered].as_str()).collect();
        assert_eq!(answered, ["mood answered", "parts answered", "order answered"]);
        let rows: Vec<Vec<&str>> = bases[1..]
            .iter()
            .flat_map(|base| &base.rows)
            .map(|(_, slots)| slots.iter().map(|slot| names[*slot].as_str()).collect())
            .collect();
        assert_eq!(
            rows,
            [
                vec!["parts/clarity answered"],
                vec!["parts/speed answered"],
                vec!["order/a 1", "order/a 2"],
                vec!["order/b 1", "order/b 2"]
            ]
        );
    }
}
