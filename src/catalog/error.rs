//! What can be wrong with the catalogue's files.

use std::fmt;

/// A fault in a file of the catalogue. Each says what is wrong, what is allowed, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// The text is not what the reader expects, or it refers to something that does not exist.
    #[error("{message}, at {place}")]
    Fault {
        message: String,
        place: SourceLocation,
    },
    /// A file every catalogue must have is not there.
    #[error("the catalogue lacks its list of {what}: add {path}")]
    Missing {
        what: &'static str,
        path: &'static str,
    },
    /// A file lies where nothing reads it.
    #[error(
        "nothing reads this file; data files are {known}, and kinds/<category>/<id>.ron: {path}"
    )]
    Stray { known: String, path: String },
}

/// A place in a file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLocation {
    /// Relative to the assets folder.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column } = self;
        write!(f, "line {line}, column {column} of {path}")
    }
}
