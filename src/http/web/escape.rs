//! Escaping of text for HTML and XML.

/// Escapes `text` for HTML or XML, between tags or in quoted attributes. Tabs and line breaks become spaces; other
/// control characters and the noncharacters U+FFFE and U+FFFF, which XML forbids, are dropped (XML 1.0 §2.2).
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(
            escaped("</text><script>\"'&amp;\u{0}\u{ffff}\n"),
            "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;amp; "
        );
        assert_eq!(escaped("مدينة Tampere ñ 🦆"), "مدينة Tampere ñ 🦆");
    }
}
