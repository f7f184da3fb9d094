//! The program's own source, parsed: what the guards of `tidy` hold and `cargo bench --bench code` counts.

pub mod documentation;
pub mod figures;
pub mod import_circles;
pub mod module_tree;
pub mod near_duplicates;
pub mod signatures;
pub mod source;
pub mod type_names;
pub mod wide_types;

/// A line of the source that a list or a failing guard points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourcePlace {
    /// Path below `src`.
    pub file: String,
    /// Counted from one.
    pub line: usize,
    /// What stands there, in a word or a line.
    pub text: String,
}

impl SourcePlace {
    pub fn new(file: &str, line: usize, text: impl Into<String>) -> Self {
        let (file, text) = (file.to_owned(), text.into());
        SourcePlace { file, line, text }
    }
}

impl std::fmt::Display for SourcePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// `part` of `whole` in percent; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of lines and names")]
pub fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// How many of `count` come on a thousand of `lines`.
#[expect(clippy::cast_precision_loss, reason = "counts of lines and names")]
pub fn per_thousand(count: usize, lines: usize) -> f64 {
    1000.0 * count as f64 / lines.max(1) as f64
}
