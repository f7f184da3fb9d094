//! Texts cut to a number of characters, with an ellipsis where something was cut.

/// The text, or its beginning and an ellipsis, `most` characters together.
pub fn truncated(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// The first `most` characters as they are, and an ellipsis after them where there are more.
pub fn excerpt(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{excerpt, truncated};

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(truncated("ranking", 7), "ranking");
        assert_eq!(truncated("a long name", 7), "a long…");
        assert_eq!(truncated("a long name", 3), "a…");
        assert_eq!(excerpt("ranking", 7), "ranking");
        assert_eq!(excerpt("a long name", 7), "a long …");
        assert_eq!(excerpt("äöü", 2), "äö…");
    }
}
