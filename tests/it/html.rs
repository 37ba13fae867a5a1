//! HTML pages of responses, read with a parser: what a page shows, and what its forms send.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Node, Selector};

/// A parsed page. It is not `Send`: it has to be dropped before an `await`; everything that it returns is owned.
pub(crate) struct Page {
    html: Html,
}

/// An element of a page.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    attributes: BTreeMap<String, String>,
    /// Visible text with collapsed white space.
    pub(crate) text: String,
}

impl Element {
    /// The value of an attribute; empty without it.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A form, and what a browser without scripts sends of it.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Address that the form is sent to; empty for the address of its page.
    pub(crate) action: String,
    is_post: bool,
    is_hidden: bool,
    fields: Vec<(String, String)>,
    /// Name and value that each button adds to the fields; `None` for a button without a name.
    buttons: Vec<Option<(String, String)>>,
}

impl Form {
    /// Names and values that are sent if no button is pressed, in the order of the page.
    pub(crate) fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The value of the first field with this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The fields that each of the buttons sends, without the CSRF token.
    pub(crate) fn submissions(&self) -> Vec<Vec<(String, String)>> {
        let sent = self.buttons.iter().map(|button| {
            let fields = self.fields.iter().filter(|(name, _)| name != "_csrf");
            fields.cloned().chain(button.clone()).collect()
        });
        sent.collect()
    }

    /// Whether it is sent with POST and shown to people.
    pub(crate) fn is_visible_post(&self) -> bool {
        self.is_post && !self.is_hidden
    }

    fn read(form: ElementRef<'_>) -> Form {
        let controls = select(form, "input, select, textarea");
        let buttons = select(form, "button").into_iter().filter(is_submit_button);
        Form {
            action: form.attr("action").unwrap_or_default().to_owned(),
            is_post: form.attr("method") == Some("post"),
            is_hidden: form.attr("hidden").is_some(),
            fields: controls.into_iter().filter_map(field).collect(),
            buttons: buttons.map(|button| pair(button, "")).collect(),
        }
    }
}

impl Page {
    /// Parses a document, or a part of one.
    pub(crate) fn parse(text: &str) -> Page {
        Page {
            html: Html::parse_document(text),
        }
    }

    /// The title of the document, as in the tab of a browser.
    pub(crate) fn title(&self) -> String {
        self.first("head > title").text
    }

    /// The main heading.
    pub(crate) fn heading(&self) -> String {
        self.first("h1").text
    }

    /// Visible text of the main part, or of the whole page without a main part; white space is collapsed.
    pub(crate) fn text(&self) -> String {
        let main = self.found("main").into_iter().next();
        visible_text(main.unwrap_or_else(|| self.html.root_element()))
    }

    /// All elements that match the CSS selector, in the order of the page.
    pub(crate) fn select(&self, css: &str) -> Vec<Element> {
        self.found(css).into_iter().map(owned).collect()
    }

    /// The first element that matches the CSS selector; fails the test without one.
    pub(crate) fn first(&self, css: &str) -> Element {
        let found = self.found(css).into_iter().next();
        found.map_or_else(|| panic!("no {css} in: {}", self.html.html()), owned)
    }

    /// Visible text of each element that matches the CSS selector.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        self.found(css).into_iter().map(visible_text).collect()
    }

    /// The lines of the first element that matches the CSS selector, for preformatted text.
    pub(crate) fn lines(&self, css: &str) -> Vec<String> {
        let found = self.found(css).into_iter().next();
        let found = found.unwrap_or_else(|| panic!("no {css} in: {}", self.html.html()));
        let text: String = found.text().collect();
        text.lines().map(str::to_owned).collect()
    }

    /// An attribute of the first element that matches the CSS selector and has it; fails the test without one.
    pub(crate) fn attribute(&self, css: &str, name: &str) -> String {
        let found = self.found(css).into_iter().find_map(|found| found.attr(name));
        let found = found.unwrap_or_else(|| panic!("no {css} with {name} in: {}", self.html.html()));
        found.to_owned()
    }

    /// Whether an element matches the CSS selector.
    pub(crate) fn has(&self, css: &str) -> bool {
        !self.found(css).is_empty()
    }

    /// All forms, in the order of the page.
    pub(crate) fn forms(&self) -> Vec<Form> {
        self.found("form").into_iter().map(Form::read).collect()
    }

    /// The first form that matches the CSS selector; fails the test without one.
    pub(crate) fn form(&self, css: &str) -> Form {
        let found = self.found(css).into_iter().next();
        Form::read(found.unwrap_or_else(|| panic!("no {css} in: {}", self.html.html())))
    }

    /// The value that a browser sends for the first control with this name; fails the test without one.
    pub(crate) fn value(&self, name: &str) -> String {
        let forms = self.forms();
        let found = forms.iter().find_map(|form| form.value(name));
        let found = found.unwrap_or_else(|| panic!("no field {name} in: {}", self.html.html()));
        found.to_owned()
    }

    /// Names and values of the hidden fields that a browser sends, below the element that matches the CSS selector.
    pub(crate) fn hidden_fields(&self, css: &str) -> Vec<(String, String)> {
        let hidden = self.found(&format!("{css} input[type=hidden]"));
        hidden.into_iter().filter_map(field).collect()
    }

    /// The CSRF token of the forms of staff.
    pub(crate) fn csrf(&self) -> String {
        self.value("_csrf")
    }

    /// The address of the first link with exactly this text; fails the test without one.
    pub(crate) fn link(&self, text: &str) -> String {
        let mut links = self.select("a[href]").into_iter();
        let found = links.find(|link| link.text == text);
        let found = found.unwrap_or_else(|| panic!("no link {text:?} in: {}", self.html.html()));
        found.attribute("href").to_owned()
    }

    /// The entries of the error summary.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.texts("main .errors[role=alert] li")
    }

    /// The receipt's code; fails the test on a page without one.
    pub(crate) fn receipt(&self) -> String {
        self.first("main p.receipt").text
    }

    /// The cells of each row in the bodies of the tables that match the CSS selector.
    pub(crate) fn rows(&self, css: &str) -> Vec<Vec<String>> {
        let rows = self.found(&format!("{css} tbody tr")).into_iter();
        rows.map(|row| select(row, "th, td").into_iter().map(visible_text).collect())
            .collect()
    }

    fn found(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&selector(css)).collect()
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error:?}"))
}

fn select<'page>(within: ElementRef<'page>, css: &str) -> Vec<ElementRef<'page>> {
    within.select(&selector(css)).collect()
}

fn owned(element: ElementRef<'_>) -> Element {
    let attributes = element.value().attrs();
    Element {
        attributes: attributes
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        text: visible_text(element),
    }
}

fn visible_text(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    push_text(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends the text in an element, without the parts that browsers do not show; each element is a word of its own.
fn push_text(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        if let Node::Text(part) = child.value() {
            text.push_str(part);
        } else if let Some(child) = ElementRef::wrap(child)
            && !matches!(child.value().name(), "head" | "script" | "style" | "template")
            && child.attr("hidden").is_none()
        {
            text.push(' ');
            push_text(child, text);
            text.push(' ');
        }
    }
}

fn is_submit_button(button: &ElementRef<'_>) -> bool {
    button.attr("disabled").is_none() && matches!(button.attr("type"), None | Some("submit"))
}

/// The name of a control, and its value or this one.
fn pair(control: ElementRef<'_>, value: &str) -> Option<(String, String)> {
    let name = control.attr("name").filter(|name| !name.is_empty())?;
    let value = control.attr("value").unwrap_or(value);
    Some((name.to_owned(), value.to_owned()))
}

/// What a control adds to the fields of its form (HTML, "constructing the entry list"); files are left out.
fn field(control: ElementRef<'_>) -> Option<(String, String)> {
    if control.attr("disabled").is_some() {
        return None;
    }
    match control.value().name() {
        "select" => {
            let options = select(control, "option");
            let chosen = options.iter().find(|option| option.attr("selected").is_some());
            let chosen = *chosen.or(options.first())?;
            let value = chosen.attr("value").map_or_else(|| visible_text(chosen), str::to_owned);
            Some((pair(control, "")?.0, value))
        }
        "textarea" => Some((pair(control, "")?.0, control.text().collect())),
        _ => match control.attr("type").unwrap_or("text") {
            "checkbox" | "radio" if control.attr("checked").is_none() => None,
            "checkbox" | "radio" => pair(control, "on"),
            "button" | "file" | "image" | "reset" | "submit" => None,
            _ => pair(control, ""),
        },
    }
}

#[test]
fn a_form_sends_what_a_browser_sends() {
    let page = Page::parse(
        "<title>Form</title><main><h1>A <b>form</b></h1><p hidden>unseen</p><script>unseen()</script>
         <form method=\"post\" action=\"/to\"><input type=\"hidden\" name=\"_csrf\" value=\"a&#38;b\">
         <input name=\"line\" value=\"&quot;1&quot;\">
         <input name=\"off\" value=\"x\" disabled><input value=\"nameless\">
         <input type=\"radio\" name=\"one\" value=\"1\"><input type=\"radio\" name=\"one\" value=\"2\" checked>
         <input type=\"checkbox\" name=\"box\" checked><input type=\"checkbox\" name=\"other\" value=\"x\">
         <input type=\"file\" name=\"file\"><textarea name=\"area\">\n\nTwo &lt;lines&gt;\n</textarea>
         <select name=\"first\"><option value=\"a\">A<option value=\"b\">B</select>
         <select name=\"second\"><option value=\"a\">A<option selected>B</select>
         <button>Plain</button>
         <button name=\"do\" value=\"it\">Do it</button><button type=\"button\" name=\"no\">No</button>
         </form></main>",
    );
    let form = page.form("form[action='/to']");
    let sent = [
        ("_csrf", "a&b"),
        ("line", "\"1\""),
        ("one", "2"),
        ("box", "on"),
        ("area", "\nTwo <lines>\n"),
        ("first", "a"),
        ("second", "B"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(form.fields(), sent);
    let do_it = [("do".to_owned(), "it".to_owned())];
    assert_eq!(
        form.submissions(),
        [sent[1..].to_vec(), [&sent[1..], &do_it[..]].concat()]
    );
    assert!(form.is_visible_post());
    assert_eq!((page.title(), page.heading()), ("Form".to_owned(), "A form".to_owned()));
    assert!(!page.text().contains("unseen"), "{}", page.text());
}
