//! Tables of figures, and lists with actions in each row.

use askama::Template;

use super::field::{FormTemplate as DrawnForm, FormView};

/// Cell of a table.
pub enum Cell {
    /// Text.
    Text(String),
    /// Formatted number.
    Number(String),
    /// Link: URL and text.
    Link(String, String),
    /// Text in small type.
    Quiet(String),
    /// State: CSS class and text.
    State(&'static str, String),
    /// Bar for a share from 0 to 1, and its text.
    Bar(f64, String),
    /// Buttons and small forms.
    Forms(Vec<FormView>),
}

impl Cell {
    /// Text cell.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// Number cell.
    pub fn number(number: impl ToString) -> Cell {
        Cell::Number(number.to_string())
    }
}

/// Table.
pub struct Table {
    /// Caption.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows; the first cell of each is its heading.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Creates a table.
    pub fn new(caption: impl Into<String>, head: Vec<String>, rows: Vec<Vec<Cell>>) -> Table {
        Table {
            caption: caption.into(),
            head,
            rows,
        }
    }
}

/// Template data of a table.
#[derive(Template)]
#[template(path = "staff/table.html")]
pub(super) struct TableTemplate<'a> {
    pub(super) table: &'a Table,
    pub(super) csrf: &'a str,
}

impl TableTemplate<'_> {
    fn form(&self, form: &FormView) -> askama::Result<String> {
        let csrf = self.csrf;
        DrawnForm { form, csrf }.render()
    }
}
