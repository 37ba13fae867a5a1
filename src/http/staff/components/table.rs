//! Tables: numbers, and lists with something to do in each row.

use askama::Template;

use super::field::{Drawn as DrawnForm, FormView};

/// A cell.
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// A link: where, and its words.
    Link(String, String),
    /// Words in small letters.
    Quiet(String),
    /// A state: its stable name for the colour, and its words.
    State(&'static str, String),
    /// A bar for a share of 0 to 1, and the words beside it.
    Bar(f64, String),
    /// Buttons and small forms.
    Forms(Vec<FormView>),
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// A number.
    pub fn number(number: impl ToString) -> Cell {
        Cell::Number(number.to_string())
    }
}

/// A table.
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What stands in each column.
    pub head: Vec<String>,
    /// The first cell of each row is its name.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table.
    pub fn new(caption: impl Into<String>, head: Vec<String>, rows: Vec<Vec<Cell>>) -> Table {
        Table {
            caption: caption.into(),
            head,
            rows,
        }
    }
}

/// A table on its way to HTML.
#[derive(Template)]
#[template(path = "staff/table.html")]
pub(super) struct Drawn<'a> {
    pub(super) table: &'a Table,
    pub(super) csrf: &'a str,
}

impl Drawn<'_> {
    fn form(&self, form: &FormView) -> askama::Result<String> {
        let csrf = self.csrf;
        DrawnForm { form, csrf }.render()
    }
}
