//! Changes to a draft. A draft is JSON that does not have to be a complete definition.

use serde_json::{Map, Value, json};

use crate::survey::slug;

/// A change to a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a question at the end of a page.
    AddQuestion {
        /// Index of the page, from 0.
        page: usize,
        /// The question.
        question: Value,
    },
    /// Replaces a question.
    ReplaceQuestion {
        /// Code of the question to replace.
        code: String,
        /// The new question, with the same code or another.
        question: Value,
    },
    /// Moves a question before another.
    MoveBefore {
        /// Code of the question to move.
        code: String,
        /// Code of the question that follows it afterwards.
        other: String,
    },
    /// Moves a question one position up, if necessary to the previous page.
    MoveUp(String),
    /// Moves a question one position down, if necessary to the next page.
    MoveDown(String),
    /// Removes a question.
    RemoveQuestion(String),
    /// Adds an empty page at the end.
    AddPage,
    /// Removes a page; its questions move to the previous page, or to the next if there is none.
    RemovePage(usize),
    /// Sets fields of the survey; `null` removes a field.
    SetFields(Map<String, Value>),
    /// Sets fields of a page; `null` removes a field.
    SetPageFields(usize, Map<String, Value>),
}

/// Applies a change to a draft; `None` if it refers to a page or question that does not exist.
pub fn apply_edit(document: &Value, edit: &Edit) -> Option<Value> {
    let mut document = document.clone();
    match edit {
        Edit::AddQuestion { page, question } => questions_of(&mut document, *page)?.push(question.clone()),
        Edit::ReplaceQuestion { code, question } => {
            let (page, at) = place(&document, code)?;
            *questions_of(&mut document, page)?.get_mut(at)? = question.clone();
            keep_primary(&mut document, code, Some(question));
        }
        Edit::MoveBefore { code, other } => move_before(&mut document, code, other)?,
        Edit::MoveUp(code) => move_by_one(&mut document, code, false)?,
        Edit::MoveDown(code) => move_by_one(&mut document, code, true)?,
        Edit::RemoveQuestion(code) => {
            let (page, at) = place(&document, code)?;
            questions_of(&mut document, page)?.remove(at);
            keep_primary(&mut document, code, None);
        }
        Edit::AddPage => pages_of(&mut document)?.push(json!({"questions": []})),
        Edit::RemovePage(page) => remove_page(&mut document, *page)?,
        Edit::SetFields(fields) => set(document.as_object_mut()?, fields),
        Edit::SetPageFields(page, fields) => {
            set(pages_of(&mut document)?.get_mut(*page)?.as_object_mut()?, fields);
        }
    }
    Some(document)
}

/// Question with this code.
pub fn question<'a>(document: &'a Value, code: &str) -> Option<&'a Value> {
    let (page, at) = place(document, code)?;
    document.get("pages")?.get(page)?.get("questions")?.get(at)
}

/// Questions of each page.
pub fn pages(document: &Value) -> Vec<Vec<&Value>> {
    let pages = document.get("pages").and_then(Value::as_array).into_iter().flatten();
    pages
        .map(|page| {
            page.get("questions")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .collect()
        })
        .collect()
}

/// Derives a code from a text that no question uses yet, such as `how-was-it`.
pub fn unused_code(document: &Value, text: &str) -> String {
    slug::code_from_label(text, "", "question", |code| place(document, code).is_some())
}

fn place(document: &Value, code: &str) -> Option<(usize, usize)> {
    for (page, questions) in pages(document).iter().enumerate() {
        let has = |question: &&Value| question.get("code").and_then(Value::as_str) == Some(code);
        if let Some(at) = questions.iter().position(has) {
            return Some((page, at));
        }
    }
    None
}

fn pages_of(document: &mut Value) -> Option<&mut Vec<Value>> {
    let fields = document.as_object_mut()?;
    fields.entry("pages").or_insert_with(|| json!([])).as_array_mut()
}

/// Questions of a page. Creates the first page if the survey has none.
fn questions_of(document: &mut Value, page: usize) -> Option<&mut Vec<Value>> {
    let pages = pages_of(document)?;
    if pages.is_empty() && page == 0 {
        pages.push(json!({}));
    }
    let fields = pages.get_mut(page)?.as_object_mut()?;
    fields.entry("questions").or_insert_with(|| json!([])).as_array_mut()
}

fn take(document: &mut Value, code: &str) -> Option<Value> {
    let (page, at) = place(document, code)?;
    Some(questions_of(document, page)?.remove(at))
}

/// Lets the primary measure follow its question to a new code; without the question or its measure, none is named.
fn keep_primary(document: &mut Value, code: &str, question: Option<&Value>) {
    let Some(fields) = document.as_object_mut() else { return };
    if fields.get("primary").and_then(Value::as_str) != Some(code) {
        return;
    }
    let measured = question.filter(|question| question.get("measure").is_some_and(|measure| !measure.is_null()));
    match measured.and_then(|question| question.get("code")) {
        Some(renamed) => fields.insert("primary".to_owned(), renamed.clone()),
        None => fields.remove("primary"),
    };
}

fn move_before(document: &mut Value, code: &str, other: &str) -> Option<()> {
    if code == other {
        return Some(());
    }
    place(document, other)?;
    let moved = take(document, code)?;
    let (page, at) = place(document, other)?;
    questions_of(document, page)?.insert(at, moved);
    Some(())
}

fn move_by_one(document: &mut Value, code: &str, is_down: bool) -> Option<()> {
    let (page, at) = place(document, code)?;
    let count = pages(document).get(page).map_or(0, Vec::len);
    if is_down && at + 1 < count {
        questions_of(document, page)?.swap(at, at + 1);
    } else if !is_down && at > 0 {
        questions_of(document, page)?.swap(at, at - 1);
    } else if is_down && page + 1 < pages(document).len() {
        let moved = take(document, code)?;
        questions_of(document, page + 1)?.insert(0, moved);
    } else if !is_down && page > 0 {
        let moved = take(document, code)?;
        questions_of(document, page - 1)?.push(moved);
    }
    Some(())
}

fn remove_page(document: &mut Value, page: usize) -> Option<()> {
    let pages = pages_of(document)?;
    if page >= pages.len() || pages.len() == 1 {
        return None;
    }
    let mut removed = pages.remove(page);
    let rest: Vec<Value> = match removed.get_mut("questions").map(Value::take) {
        Some(Value::Array(rest)) => rest,
        _ => Vec::new(),
    };
    if page > 0 {
        questions_of(document, page - 1)?.extend(rest);
    } else {
        let next = questions_of(document, 0)?;
        next.splice(0..0, rest);
    }
    Some(())
}

fn set(fields: &mut Map<String, Value>, changes: &Map<String, Value>) {
    for (name, value) in changes {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Value {
        json!({"pages": [
            {"questions": [{"code": "a"}, {"code": "b"}]},
            {"questions": [{"code": "c"}]}
        ]})
    }

    fn order(document: &Value) -> String {
        let codes = |page: &Vec<&Value>| page.iter().filter_map(|q| q["code"].as_str()).collect::<String>();
        pages(document).iter().map(codes).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn questions_move_across_pages() {
        let after = |edit: Edit| order(&apply_edit(&draft(), &edit).unwrap());
        assert_eq!(after(Edit::MoveDown("a".into())), "ba|c");
        assert_eq!(after(Edit::MoveDown("b".into())), "a|bc");
        assert_eq!(after(Edit::MoveUp("c".into())), "abc|");
        assert_eq!(after(Edit::MoveUp("a".into())), "ab|c");
        assert_eq!(after(Edit::MoveDown("c".into())), "ab|c");
        let before = |code: &str, other: &str| {
            after(Edit::MoveBefore {
                code: code.into(),
                other: other.into(),
            })
        };
        assert_eq!(
            (before("c", "a"), before("a", "c")),
            ("cab|".to_owned(), "b|ac".to_owned())
        );
    }

    #[test]
    fn a_deleted_page_keeps_its_questions() {
        let after = |page: usize| apply_edit(&draft(), &Edit::RemovePage(page)).map(|document| order(&document));
        assert_eq!(
            (after(0), after(1), after(2)),
            (Some("abc".into()), Some("abc".into()), None)
        );
    }

    #[test]
    fn unknown_codes_cannot_be_changed() {
        for edit in [
            Edit::MoveUp("x".into()),
            Edit::RemoveQuestion("x".into()),
            Edit::MoveBefore {
                code: "a".into(),
                other: "x".into(),
            },
            Edit::AddQuestion {
                page: 7,
                question: json!({"code": "n"}),
            },
        ] {
            assert_eq!(apply_edit(&draft(), &edit), None, "{edit:?}");
        }
    }

    #[test]
    fn a_new_code_is_unused() {
        assert_eq!(unused_code(&draft(), "How was it?"), "how-was-it");
        assert_eq!(unused_code(&draft(), "A"), "a-2");
        assert_eq!(unused_code(&draft(), "Ὁδός"), "hodos");
        assert_eq!(unused_code(&draft(), "…"), "question");
    }
}
