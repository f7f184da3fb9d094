//! The first letter of a phrase: in front of a sentence, inside one.

/// With a capital letter in front: `send time` is `Send time`.
pub fn capitalized(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// With a small letter in front, whatever the phrase is.
pub fn decapitalized(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// A clause as a sentence: with a capital letter in front and a full stop.
pub fn sentence(clause: &str) -> String {
    format!("{}.", capitalized(clause))
}

/// A title inside a sentence: without its capital, which only abbreviations such as `IVF` and `A/B` keep.
pub fn in_sentence(title: &str) -> String {
    let mut chars = title.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let rest = chars.as_str();
    let is_word = rest.starts_with(|c: char| c.is_lowercase() || c.is_whitespace());
    if is_word {
        format!("{}{rest}", first.to_lowercase())
    } else {
        title.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalized, decapitalized, in_sentence, sentence};

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capitalized("send time"), "Send time");
        assert_eq!(capitalized(""), "");
        assert_eq!(decapitalized("Ranked List"), "ranked List");
        assert_eq!(decapitalized(""), "");
        assert_eq!(sentence("a share is 2"), "A share is 2.");
    }

    #[test]
    fn abbreviations_keep_their_capitals_inside_a_sentence() {
        for (title, inside) in [
            ("Visual search", "visual search"),
            ("A second copy", "a second copy"),
            ("A/B test", "A/B test"),
            ("IVF-PQ", "IVF-PQ"),
            ("", ""),
        ] {
            assert_eq!(in_sentence(title), inside);
        }
    }
}
