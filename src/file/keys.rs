//! Lists of words by name, such as a person's own keys: `{"edit.undo": ["Ctrl+Z"]}`. Each part comes with
//! its line, so that what is wrong can be pointed at while the rest holds.

use std::borrow::Cow;

use crate::file::syntax::{Fault, Shape, SyntaxError, Term, parse};

/// A name with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Line of the name, from 1.
    pub line: usize,
    pub name: String,
    pub words: Vec<Word>,
}

/// One word of a list; `None` where something else than a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// From 1.
    pub line: usize,
    pub text: Option<String>,
}

/// Reads a map from names to a word or a list of words, in the order of the text. An empty text is an empty map.
pub fn read_lists(text: &str) -> Result<Vec<Listed>, SyntaxError> {
    let blank = |line: &str| line.trim().is_empty() || line.trim().starts_with("//");
    if text.trim_start_matches('\u{feff}').lines().all(blank) {
        return Ok(Vec::new());
    }
    let fault = |fault| SyntaxError::new(text, fault);
    let parsed = parse(text).map_err(fault)?;
    let Shape::Map(entries) = &parsed.root.shape else {
        let what = "this is not a map from commands to keys";
        let advice = "Write it as {\"edit.undo\": [\"Ctrl+Z\"]}.";
        return Err(fault(Fault::at(parsed.root.start, what, advice)));
    };
    let line = |term: &Term| 1 + text[..term.start].matches('\n').count();
    let word = |term: &Term| Word {
        line: line(term),
        text: match &term.shape {
            Shape::Text(words) => Some(words.clone()),
            _ => None,
        }
        .map(Cow::into_owned),
    };
    let listed = entries.iter().map(|(name, value)| Listed {
        line: line(name),
        name: name.as_text().unwrap_or(name.text).to_owned(),
        words: match &value.shape {
            Shape::List(items) => items.iter().map(word).collect(),
            _ => vec![word(value)],
        },
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use super::read_lists;

    #[test]
    fn every_name_and_word_comes_with_its_line() {
        let text = "{\n    // mine\n    \"edit.undo\": [\"Ctrl+Z\",\n        7],\n    \"go.next\": \"N\",\n}\n";
        let lists = read_lists(text).expect("a map");
        let told: Vec<_> = lists
            .iter()
            .map(|list| {
                let words = list
                    .words
                    .iter()
                    .map(|word| (word.line, word.text.as_deref()));
                (list.line, list.name.as_str(), words.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            told,
            [
                (3, "edit.undo", vec![(3, Some("Ctrl+Z")), (4, None)]),
                (5, "go.next", vec![(5, Some("N"))]),
            ]
        );
    }

    #[test]
    fn what_is_no_map_says_where_and_nothing_is_nothing() {
        assert_eq!(read_lists("  \n// only words\n"), Ok(Vec::new()));
        let error = read_lists("\n[1, 2]").expect_err("a list");
        assert_eq!(error.line, 2);
        let error = read_lists("{\n\"a\": [\n").expect_err("never closed");
        assert!(error.line >= 1, "{error}");
    }
}
