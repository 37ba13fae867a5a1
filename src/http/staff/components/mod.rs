//! What the pages of staff are made of. Every page is a list of blocks, drawn by one template: so they look and behave
//! alike, and what makes one accessible makes all of them.

pub mod field;
pub mod table;

use askama::Template;

use urbivox_core::i18n::Value;

pub use field::{Button, Control, Field, FormView, Tone};
pub use table::{Cell, Table};

/// A count for a text. One that is larger than any number in a text is told as the largest, never as none.
pub fn counted(count: usize) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A piece of a page.
pub enum Block {
    /// The first sentence: what was found, or what to do.
    Lead(String),
    /// A heading of a part.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph in small letters: how a number came about.
    Quiet(String),
    /// What just happened, or what to know.
    Notice(Tone, String),
    /// What is wrong with what was sent: the field of each, and what to do.
    Errors(String, Vec<(String, String)>),
    /// Something to fill in.
    Form(FormView),
    /// Numbers, or a list.
    Table(Table),
    /// Where to go from here.
    Links(Vec<Link>),
    /// What to do, one after the other: done or not, what, and where.
    Steps(Vec<(bool, Link)>),
    /// A picture drawn here, with its own title and description.
    Chart(String),
    /// A picture drawn here, and beside it a table of the same.
    Figure {
        /// The picture; empty when there is none.
        chart: String,
        /// The numbers.
        table: Table,
    },
    /// Something to copy.
    Code(String),
    /// Text in a language and direction of its own.
    Quote {
        /// The language's tag.
        language: String,
        /// What was written.
        words: String,
    },
    /// Something that can be opened.
    Details(String, Vec<Block>),
    /// A part with a line around it.
    Card(String, Vec<Block>),
    /// Things in an order that can be changed: by dragging with a script, and by the buttons of each without.
    Ordered {
        /// What travels with each change.
        revision: String,
        /// The things.
        items: Vec<Item>,
    },
    /// Another page of ours, inside this one.
    Inset {
        /// Its address.
        address: String,
        /// What it shows.
        title: String,
    },
    /// A picture.
    Picture {
        /// Its address.
        address: String,
        /// What it shows.
        alt: String,
    },
}

/// One of several things in an order.
pub struct Item {
    /// Names it.
    pub key: String,
    /// What it is, and where it is changed.
    pub link: Link,
    /// More of it, a line each.
    pub lines: Vec<String>,
    /// What can be done with it.
    pub forms: Vec<FormView>,
}

/// A link.
pub struct Link {
    /// Where it leads.
    pub address: String,
    /// What it says.
    pub text: String,
    /// Drawn as a button.
    pub is_button: bool,
}

impl Link {
    /// A link in the text.
    pub fn new(address: impl Into<String>, text: impl Into<String>) -> Link {
        Link {
            address: address.into(),
            text: text.into(),
            is_button: false,
        }
    }

    /// A link that looks like a button.
    pub fn button(address: impl Into<String>, text: impl Into<String>) -> Link {
        Link {
            is_button: true,
            ..Link::new(address, text)
        }
    }
}

/// Blocks on their way to HTML.
#[derive(Template)]
#[template(path = "staff/blocks.html")]
pub struct Blocks<'a> {
    /// What to draw.
    pub blocks: &'a [Block],
    /// Proves that a form is ours.
    pub csrf: &'a str,
}

impl Blocks<'_> {
    fn nested(&self, blocks: &[Block]) -> askama::Result<String> {
        let csrf = self.csrf;
        Blocks { blocks, csrf }.render()
    }

    fn form(&self, form: &FormView) -> askama::Result<String> {
        let csrf = self.csrf;
        field::Drawn { form, csrf }.render()
    }

    fn table(&self, table: &Table) -> askama::Result<String> {
        let csrf = self.csrf;
        table::Drawn { table, csrf }.render()
    }
}
