//! Forms of a page, as a browser without scripts sends them unchanged.

use regex::Regex;

use crate::staff::unescaped;

/// A form that is sent with POST.
pub(super) struct Form {
    pub(super) action: String,
    fields: Vec<(String, String)>,
    /// Name and value that each button adds to the fields; `None` for a button without a name.
    buttons: Vec<Option<(String, String)>>,
}

impl Form {
    /// The fields that each of the buttons sends.
    pub(super) fn submissions(&self) -> Vec<Vec<(String, String)>> {
        let sent = self.buttons.iter().map(|button| {
            let fields = self.fields.iter().filter(|(name, _)| !name.starts_with("_csrf"));
            fields.cloned().chain(button.clone()).collect()
        });
        sent.collect()
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let found = Regex::new(&format!(r#"\s{name}="([^"]*)""#)).unwrap();
    found.captures(tag).map(|found| unescaped(&found[1]))
}

/// The value of the first hidden field with this name.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let found = Regex::new(&format!(r#"name="{name}" value="([^"]+)""#)).unwrap();
    found.captures(page).unwrap()[1].to_owned()
}

/// Every visible POST form of a page.
pub(super) fn forms(page: &str) -> Vec<Form> {
    let form = Regex::new(r"(?s)<form([^>]*)>(.*?)</form>").unwrap();
    let control =
        Regex::new(r"(?s)<input([^>]*)>|<select([^>]*)>(.*?)</select>|<textarea([^>]*)>(.*?)</textarea>").unwrap();
    let button = Regex::new(r"<button([^>]*)>").unwrap();
    let posts = form
        .captures_iter(page)
        .filter(|found| found[1].contains("method=\"post\"") && !found[1].contains("hidden"));
    let forms = posts.map(|found| Form {
        action: attribute(&found[1], "action").unwrap_or_default(),
        fields: control
            .captures_iter(&found[2])
            .filter_map(|found| field(&found))
            .collect(),
        buttons: button
            .captures_iter(&found[2])
            .map(|found| attribute(&found[1], "name").zip(attribute(&found[1], "value")))
            .collect(),
    });
    forms.collect()
}

fn field(found: &regex::Captures<'_>) -> Option<(String, String)> {
    if let Some(input) = found.get(1) {
        let input = input.as_str();
        let is_box = input.contains("type=\"checkbox\"") || input.contains("type=\"radio\"");
        if (is_box && !input.contains(" checked")) || input.contains("type=\"file\"") {
            return None;
        }
        return Some((attribute(input, "name")?, attribute(input, "value").unwrap_or_default()));
    }
    if let Some(select) = found.get(2) {
        let option = Regex::new(r#"<option value="([^"]*)"( selected)?"#).unwrap();
        let options: Vec<_> = option.captures_iter(found.get(3)?.as_str()).collect();
        let chosen = options
            .iter()
            .find(|option| option.get(2).is_some())
            .or(options.first())?;
        return Some((attribute(select.as_str(), "name")?, unescaped(&chosen[1])));
    }
    let text = unescaped(found.get(5)?.as_str());
    Some((
        attribute(found.get(4)?.as_str(), "name")?,
        text.trim_start_matches('\n').to_owned(),
    ))
}
