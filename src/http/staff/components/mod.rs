//! Building blocks of the staff pages. Every page is a list of blocks rendered by one template, so that look, behaviour and
//! accessibility are the same everywhere.

pub mod field;
pub mod table;

use askama::Template;

use urbivox_core::i18n::Value;

pub use field::{Button, Control, Field, FormView, Tone};
pub use table::{Cell, Table};

/// Count as an argument of a text; saturates at `i64::MAX`.
pub fn counted(count: usize) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Block of a page.
pub enum Block {
    /// Lead paragraph: the main finding, or what to do.
    Lead(String),
    /// Section heading.
    Heading(String),
    /// Paragraph.
    Text(String),
    /// Paragraph in small type: details of a figure.
    Quiet(String),
    /// Status message.
    Notice(Tone, String),
    /// Error summary: a title, then the field id and message of each error.
    Errors(String, Vec<(String, String)>),
    /// Form.
    Form(FormView),
    /// Table.
    Table(Table),
    /// Links.
    Links(Vec<Link>),
    /// Ordered steps: whether each is done, and its link.
    Steps(Vec<(bool, Link)>),
    /// SVG chart with its own title and description.
    Chart(String),
    /// SVG chart with a table of the same figures.
    Figure {
        /// SVG; empty if there is none.
        chart: String,
        /// The same figures.
        table: Table,
    },
    /// Text to copy, in monospace.
    Code(String),
    /// Quotation with a language and direction of its own.
    Quote {
        /// Language tag.
        language: String,
        /// Quoted text.
        text: String,
    },
    /// Collapsed section: summary and content.
    Details(String, Vec<Block>),
    /// Section with a border: title, which may be empty, and content.
    Card(String, Vec<Block>),
    /// List that can be reordered: by dragging with a script, by the buttons of each item without.
    Ordered {
        /// Draft revision, sent with each change.
        revision: String,
        /// Items in order.
        items: Vec<Item>,
    },
    /// Page of this service in an iframe.
    Inset {
        /// URL.
        address: String,
        /// Title of the page.
        title: String,
    },
    /// Image.
    Picture {
        /// URL.
        address: String,
        /// Alternative text.
        alt: String,
    },
}

/// Item of a list that can be reordered.
pub struct Item {
    /// Key of the item, sent when it is moved.
    pub key: String,
    /// Title, with the page that edits it.
    pub link: Link,
    /// Further lines of text.
    pub lines: Vec<String>,
    /// Forms that act on it.
    pub forms: Vec<FormView>,
}

/// Link.
pub struct Link {
    /// URL.
    pub address: String,
    /// Text.
    pub text: String,
    /// Whether it is styled as a button.
    pub is_button: bool,
}

impl Link {
    /// Link in the text.
    pub fn new(address: impl Into<String>, text: impl Into<String>) -> Link {
        Link {
            address: address.into(),
            text: text.into(),
            is_button: false,
        }
    }

    /// Link styled as a button.
    pub fn button(address: impl Into<String>, text: impl Into<String>) -> Link {
        Link {
            is_button: true,
            ..Link::new(address, text)
        }
    }
}

/// Template data of a list of blocks.
#[derive(Template)]
#[template(path = "staff/blocks.html")]
pub struct Blocks<'a> {
    /// Blocks to render.
    pub blocks: &'a [Block],
    /// CSRF token of the forms.
    pub csrf: &'a str,
}

impl Blocks<'_> {
    fn nested(&self, blocks: &[Block]) -> askama::Result<String> {
        let csrf = self.csrf;
        Blocks { blocks, csrf }.render()
    }

    fn form(&self, form: &FormView) -> askama::Result<String> {
        let csrf = self.csrf;
        field::FormTemplate { form, csrf }.render()
    }

    fn table(&self, table: &Table) -> askama::Result<String> {
        let csrf = self.csrf;
        table::TableTemplate { table, csrf }.render()
    }
}
