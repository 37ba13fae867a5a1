//! Readiness of a survey for publishing.

use crate::survey::definition::Definition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::localized::Localized;
use crate::survey::definition::matrix::Matrix;
use crate::survey::definition::question::Question;
use crate::survey::definition::rating::Rating;
use crate::survey::violation::{Violation, Violations, below};

impl Definition {
    /// Returns everything that prevents publishing: missing translations, and the lack of any question. Empty if the
    /// survey is ready.
    pub fn publication_violations(&self) -> Vec<Violation> {
        let mut violations = Violations::none();
        if !self.questions().any(Question::takes_answer) {
            violations.push("/pages", "no-questions", "Add one question at least.");
        }
        for (pointer, text) in texts(self) {
            for language in self.languages.iter().filter(|language| text.text(language).is_none()) {
                let detail = format!("Translate this text: \"{language}\" is missing.");
                violations.push(below(&pointer, language.as_str()), "missing-translation", detail);
            }
        }
        violations.into_vec()
    }

    /// Returns warnings that do not prevent publishing: questions without a prompt, statements without a text, options and
    /// rows without a label, and a system usability scale without reversed rows.
    pub fn warnings(&self) -> Vec<Violation> {
        let mut violations = Violations::none();
        for (pointer, question) in placed(self) {
            if question.prompt.is_none() {
                let detail = if question.takes_answer() {
                    "Write what is asked: the citizen sees only the code of the question."
                } else {
                    "Write what it states: the citizen sees only its code."
                };
                violations.push(format!("{pointer}/prompt"), "no-prompt", detail);
            }
            if question.is_positive_scale() {
                let detail = "A scale without reversed rows is another measure, \"sus-positive\". For \"sus\", mark the five rows \
                              that are worded negatively as \"reversed\".";
                violations.push(format!("{pointer}/measure"), "positive-scale", detail);
            }
            for (entry, label) in entries(&pointer, &question.kind) {
                if label.is_none() {
                    let detail = "Write a label: the citizen sees only the code.";
                    violations.push(format!("{entry}/label"), "no-label", detail);
                }
            }
        }
        violations.into_vec()
    }
}

/// Iterates over the questions with their JSON pointers.
fn placed(definition: &Definition) -> impl Iterator<Item = (String, &Question)> {
    definition.pages.iter().enumerate().flat_map(|(at, page)| {
        let questions = page.questions.iter().enumerate();
        questions.map(move |(on_page, question)| (format!("/pages/{at}/questions/{on_page}"), question))
    })
}

/// Options or rows of a question, each with its JSON pointer and label.
fn entries<'a>(pointer: &str, kind: &'a QuestionKind) -> Vec<(String, Option<&'a Localized>)> {
    let (name, labels): (&str, Vec<Option<&Localized>>) = match kind {
        QuestionKind::Choice(choice) => (
            "options",
            choice.options.iter().map(|option| option.label.as_ref()).collect(),
        ),
        QuestionKind::Ranking(ranking) => (
            "options",
            ranking.options.iter().map(|option| option.label.as_ref()).collect(),
        ),
        QuestionKind::Matrix(matrix) => ("rows", matrix.rows.iter().map(|row| row.label.as_ref()).collect()),
        QuestionKind::Rating(_) | QuestionKind::Number(_) | QuestionKind::Date => return Vec::new(),
        QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => return Vec::new(),
    };
    let places = labels.into_iter().enumerate();
    places
        .map(|(at, label)| (format!("{pointer}/{name}/{at}"), label))
        .collect()
}

/// All texts of the survey with their JSON pointers, in the order of the document.
fn texts(definition: &Definition) -> Vec<(String, &Localized)> {
    let mut texts = vec![("/title".to_owned(), &definition.title)];
    texts.extend(definition.intro.as_ref().map(|text| ("/intro".to_owned(), text)));
    texts.extend(definition.thanks.as_ref().map(|text| ("/thanks".to_owned(), text)));
    for (at, page) in definition.pages.iter().enumerate() {
        texts.extend(page.title.as_ref().map(|text| (format!("/pages/{at}/title"), text)));
        for (on_page, question) in page.questions.iter().enumerate() {
            add_texts(&mut texts, &format!("/pages/{at}/questions/{on_page}"), question);
        }
    }
    texts
}

fn add_texts<'a>(texts: &mut Vec<(String, &'a Localized)>, pointer: &str, question: &'a Question) {
    texts.extend(question.prompt.as_ref().map(|text| (format!("{pointer}/prompt"), text)));
    texts.extend(question.hint.as_ref().map(|text| (format!("{pointer}/hint"), text)));
    let labels = match &question.kind {
        QuestionKind::Rating(Rating { labels, .. }) | QuestionKind::Matrix(Matrix { labels, .. }) => Some(labels),
        QuestionKind::Choice(_) | QuestionKind::Ranking(_) | QuestionKind::Number(_) => None,
        QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => None,
    };
    for (point, text) in labels.into_iter().flatten() {
        texts.push((format!("{pointer}/labels/{point}"), text));
    }
    for (entry, label) in entries(pointer, &question.kind) {
        texts.extend(label.map(|text| (format!("{entry}/label"), text)));
    }
}
