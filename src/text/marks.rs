//! Visible marks for characters that steer a terminal or turn the direction of a line.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// Whether a character does something to what is around it instead of being seen: a control (C0, DEL, C1), a line or
/// paragraph separator, a mark of direction, or one that Unicode keeps for a program's own use inside.
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61C}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FFFE}'
                | '\u{FFFF}'
        )
}

/// The text as one line in which every steering character is a mark: `␛`, `␊`, `<U+202E>`.
pub fn marked(text: &str) -> Cow<'_, str> {
    with_marks(text, |_| false)
}

/// The same for a text of several lines: line ends and tabs stay.
pub fn marked_lines(text: &str) -> Cow<'_, str> {
    with_marks(text, |c| matches!(c, '\n' | '\t'))
}

/// A path as people can be shown it, whatever its name is made of.
pub fn shown_path(path: &Path) -> String {
    marked(&path.to_string_lossy()).into_owned()
}

/// Appends one character, or its mark.
pub fn push_marked(out: &mut String, c: char) {
    if !is_steering(c) {
        out.push(c);
        return;
    }
    let picture = match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7F}' => Some('␡'),
        _ => None,
    };
    match picture {
        Some(picture) => out.push(picture),
        None => write!(out, "<U+{:04X}>", u32::from(c)).unwrap_or_default(),
    }
}

fn with_marks(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(|c| is_steering(c) && !stays(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if stays(c) {
            out.push(c);
        } else {
            push_marked(&mut out, c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::path::Path;

    use super::{is_steering, marked, marked_lines, shown_path};

    #[test]
    fn every_steering_character_becomes_a_mark() {
        assert_eq!(marked("\u{1b}[2J\u{7}\n"), "␛[2J␇␊");
        assert_eq!(marked("\u{7f}\u{9b}1m\u{202e}"), "␡<U+009B>1m<U+202E>");
        assert_eq!(marked_lines("a\tb\r\nc\u{2028}"), "a\tb␍\nc<U+2028>");
        assert_eq!(shown_path(Path::new("a\nb\u{1b}[31m.ron")), "a␊b␛[31m.ron");
        let all: String = ('\0'..=char::MAX).filter(|c| is_steering(*c)).collect();
        assert!(!marked(&all).contains(is_steering));
    }

    #[test]
    fn words_of_all_scripts_and_emoji_stay_as_they_are() {
        for text in [
            "数据湖",
            "مرحبا",
            "שלום",
            "👩\u{200d}👩\u{200d}👧",
            "naïve",
            "क्षि",
            "",
        ] {
            assert!(matches!(marked(text), Cow::Borrowed(same) if same == text));
        }
    }
}
