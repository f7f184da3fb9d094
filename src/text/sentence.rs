//! Sentence case: a clause as a sentence of its own, and a title inside a sentence.

/// A clause as a sentence: with a capital and a full stop.
pub fn sentence(clause: &str) -> String {
    let mut chars = clause.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
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
    use super::{in_sentence, sentence};

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
        assert_eq!(sentence("the port is free"), "The port is free.");
    }
}
