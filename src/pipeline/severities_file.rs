//! Reading a `rules.ron`: which findings count how much on the boards beside it.

use std::fmt;

use crate::file::{SyntaxError, read_lists};
use crate::rules::{Severities, SeverityLevel};

/// The file that says so for all boards of a folder.
pub const RULES_FILE: &str = "rules.ron";

/// An entry that means nothing; the others hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeverityError {
    /// From 1.
    pub line: usize,
    /// The rule or family it is about.
    pub name: String,
    /// Whether there is such a one; then what stands after it is wrong.
    pub is_known: bool,
}

impl SeverityError {
    /// What is wrong, without the line.
    pub fn what(&self) -> String {
        let name = &self.name;
        if self.is_known {
            let words = SeverityLevel::WORDS.map(|(word, _)| word).join(", ");
            format!("expected one of {words} after `{name}`")
        } else {
            format!("there is no rule or family `{name}`")
        }
    }
}

impl fmt::Display for SeverityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what())
    }
}

/// What a `rules.ron` says, and what in it means nothing.
pub fn read_severities(text: &str) -> Result<(Severities, Vec<SeverityError>), SyntaxError> {
    let mut all = Severities::default();
    let mut faults = Vec::new();
    for list in read_lists(text)? {
        let words = list.words.iter().filter_map(|word| word.text.as_deref());
        let levels: Vec<Option<SeverityLevel>> = words.map(SeverityLevel::from_word).collect();
        let fault = |is_known| SeverityError {
            line: list.line,
            name: list.name.clone(),
            is_known,
        };
        match levels[..] {
            [Some(level)] if all.set(&list.name, level) => {}
            [Some(_)] => faults.push(fault(false)),
            _ => faults.push(fault(true)),
        }
    }
    Ok((all, faults))
}

#[cfg(test)]
mod tests {
    use super::read_severities;
    use crate::rules::{Severity, explain};

    #[test]
    fn what_means_nothing_is_told_with_its_line_and_the_rest_holds() {
        let text = "{\n  \"SV007\": \"allow\",\n  \"MN\": \"grave\",\n  \"XX1\": \"error\",\n  \"SP010\": \"error\",\n}";
        let (all, faults) = read_severities(text).expect("a map");
        let of = |id| all.of(explain(id).expect("a rule"));
        assert_eq!(of("SV007"), None);
        assert_eq!(of("SP010"), Some(Severity::Error));
        let message: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            message,
            [
                "line 3: expected one of error, warning, advice, allow after `MN`",
                "line 4: there is no rule or family `XX1`",
            ]
        );
        assert!(read_severities("(((").is_err());
        assert!(read_severities("").expect("empty").1.is_empty());
    }
}
