//! Words from elsewhere on a Markdown page, where they are words and nothing else.

use std::fmt::Write;

use crate::text::marked;

/// The text as one line without effect: no markup, no HTML, no link, no heading.
pub fn markdown_text(text: &str) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    let line = marked(line.trim());
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let is_inside =
            before.is_alphanumeric() && rest.peek().is_some_and(|c| c.is_alphanumeric());
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            // Inside a word it is a letter.
            '_' if !is_inside => out.push_str("\\_"),
            '#' | '+' | '-' | '=' if out.is_empty() => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The text as code, with as many backticks around it as it needs.
pub fn markdown_code(text: &str) -> String {
    let text = marked(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The name of a file as the target of a link: `<a b.png>`.
pub fn markdown_target(name: &str) -> String {
    let mut out = String::from("<");
    for c in name.chars() {
        if c.is_control() || matches!(c, '<' | '>' | '\\' | '%' | '?' | '#' | '`') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                write!(out, "%{byte:02X}").unwrap_or_default();
            }
        } else {
            out.push(c);
        }
    }
    out.push('>');
    out
}

#[cfg(test)]
mod tests {
    use super::{markdown_code, markdown_target, markdown_text};

    #[test]
    fn markup_is_shown_and_not_followed() {
        assert_eq!(
            markdown_text("Plain, 3 × 4 (fine) a_b"),
            "Plain, 3 × 4 (fine) a_b"
        );
        assert_eq!(
            markdown_text("# no\n![x](y) <b> _e_ `c`"),
            "\\# no !\\[x\\](y) &lt;b&gt; \\_e\\_ \\`c\\`"
        );
        assert_eq!(
            markdown_text("\u{202e}a"),
            "<U+202E>a".replace('<', "&lt;").replace('>', "&gt;")
        );
        assert_eq!(markdown_code("ab"), "`ab`");
        assert_eq!(markdown_code("a``b"), "``` a``b ```");
        assert_eq!(markdown_target("a b>.png"), "<a b%3E.png>");
    }
}
