//! Lists of words by name, such as a person's own keys: `{"edit.undo": ["Ctrl+Z"]}`. Each part comes with
//! its line, so that what is wrong can be pointed at while the rest holds.

use std::borrow::Cow;

use crate::file::syntax::{ParseError, SyntaxError, SyntaxKind, SyntaxNode, parse};

/// A name with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// Line of the name, from 1.
    pub line: usize,
    /// The name before the colon.
    pub name: String,
    /// The words after it, in the order of the text.
    pub words: Vec<KeyWord>,
}

/// One word of a list; `None` where something else than a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyWord {
    /// From 1.
    pub line: usize,
    /// The word itself.
    pub text: Option<String>,
}

/// Reads a map from names to a word or a list of words, in the order of the text. An empty text is an empty map.
pub fn read_lists(text: &str) -> Result<Vec<KeyEntry>, SyntaxError> {
    let blank = |line: &str| line.trim().is_empty() || line.trim().starts_with("//");
    if text.trim_start_matches('\u{feff}').lines().all(blank) {
        return Ok(Vec::new());
    }
    let fault = |fault| SyntaxError::new(text, fault);
    let parsed = parse(text).map_err(fault)?;
    let SyntaxKind::Map(entries) = &parsed.root.shape else {
        let what = "this is not a map from commands to keys";
        let advice = "Write it as {\"edit.undo\": [\"Ctrl+Z\"]}.";
        return Err(fault(ParseError::at(parsed.root.start, what, advice)));
    };
    let line = |term: &SyntaxNode| 1 + text[..term.start].matches('\n').count();
    let word = |term: &SyntaxNode| KeyWord {
        line: line(term),
        text: match &term.shape {
            SyntaxKind::Text(words) => Some(words.clone()),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
        .map(Cow::into_owned),
    };
    let listed = entries.iter().map(|(name, value)| KeyEntry {
        line: line(name),
        name: name.as_text().unwrap_or(name.text).to_owned(),
        words: match &value.shape {
            SyntaxKind::List(items) => items.iter().map(word).collect(),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => vec![word(value)],
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
        let message: Vec<_> = lists
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
            message,
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
