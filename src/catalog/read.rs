//! From a file's text to records, strictly. Ids are read as plain strings.

use serde::de::{Deserialize, Deserializer};

use crate::catalog::{CatalogError, SourceLocation};
use crate::text::decapitalized;

/// One file of data; the path is relative to the assets folder.
#[derive(Clone, Copy)]
pub(crate) struct DataFile<'a> {
    /// Relative to the assets folder.
    pub path: &'a str,
    /// The whole content.
    pub text: &'a str,
}

impl<'a> DataFile<'a> {
    /// The file's content.
    pub fn read<T: Deserialize<'a>>(self) -> Result<T, CatalogError> {
        // `default: 10` instead of `default: Some(10)`.
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options
            .from_str(self.text)
            .map_err(|error| CatalogError::Fault {
                message: decapitalized(&error.code.to_string()),
                place: SourceLocation {
                    path: self.path.to_owned(),
                    line: error.span.start.line,
                    column: error.span.start.col,
                },
            })
    }

    /// A fault of meaning, placed where `word` first stands in quotes or as a field; the top of the file if it does not.
    pub fn error(self, word: &str, message: String) -> CatalogError {
        self.error_after("", word, message)
    }

    /// As [`Self::fault`], looking only behind the first place where `anchor` stands.
    pub fn error_after(self, anchor: &str, word: &str, message: String) -> CatalogError {
        let start = find_word(self.text, anchor).unwrap_or(0);
        let at = find_word(&self.text[start..], word).map_or(start, |found| start + found);
        let before = &self.text[..at];
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |line| line.chars().count());
        CatalogError::Fault {
            message,
            place: SourceLocation {
                path: self.path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: column + 1,
            },
        }
    }
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    text.find(&format!("\"{word}\""))
        .or_else(|| text.find(&format!("{word}:")))
}

/// An id written as a string.
pub(super) fn id<'de, D: Deserializer<'de>, T: From<String>>(from: D) -> Result<T, D::Error> {
    String::deserialize(from).map(T::from)
}

/// A list of ids written as strings.
pub(super) fn ids<'de, D: Deserializer<'de>, T: From<String>>(from: D) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(from).map(|all| all.into_iter().map(T::from).collect())
}
