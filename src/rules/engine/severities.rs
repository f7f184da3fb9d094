//! How much findings of some rules matter here, where somebody decided otherwise than the rules say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::rules::engine::report::ReportScope;
use crate::rules::{Diagnostic, RULES, Report, Rule, Severity};

/// What was decided, by rule or family. A rule goes before its family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities(BTreeMap<String, SeverityLevel>);

/// What was decided about a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeverityLevel {
    Count(Severity),
    /// Not told at all.
    Allow,
}

impl SeverityLevel {
    /// Every level with its word.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("error", Self::Count(Severity::Error)),
        ("warning", Self::Count(Severity::Warning)),
        ("advice", Self::Count(Severity::Advice)),
        ("allow", Self::Allow),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Count(severity) => severity.word(),
            Self::Allow => "allow",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let mut words = Self::WORDS.iter();
        let found = words.find(|(known, _)| known.eq_ignore_ascii_case(word));
        found.map(|(_, level)| *level)
    }
}

impl Severities {
    /// Decides about a rule (`SV007`) or a family (`SV`); letter case does not matter. Returns whether there is such a
    /// one.
    pub fn set(&mut self, name: &str, level: SeverityLevel) -> bool {
        let name = name.to_uppercase();
        let is_known = names().any(|known| known == name);
        if is_known {
            self.0.insert(name, level);
        }
        is_known
    }

    /// Takes over what another one says, which goes before what this one says.
    pub fn extend(&mut self, other: Self) {
        for (name, level) in other.0 {
            if name.len() == 2 {
                // A later word about a family is also about those of its rules that were named before.
                self.0.retain(|known, _| !known.starts_with(&name));
            }
            self.0.insert(name, level);
        }
    }

    /// What a finding of the rule counts as; `None` if it is not told.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        let decided = self.0.get(rule.id);
        let decided = decided.or_else(|| self.0.get(rule.family.code()));
        match decided {
            None => Some(rule.severity),
            Some(SeverityLevel::Count(severity)) => Some(*severity),
            Some(SeverityLevel::Allow) => None,
        }
    }

    /// What the finding counts as; `None` if it is not told. Where nobody decided, it counts as it was found.
    pub fn of_finding(&self, found: &Diagnostic) -> Option<Severity> {
        let severity = self.of(found.rule)?;
        let is_decided = self
            .get(found.rule.id)
            .or_else(|| self.get(found.rule.family.code()));
        Some(is_decided.map_or(found.severity, |_| severity))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was decided, by rule or family.
    pub fn entries(&self) -> impl Iterator<Item = (&str, SeverityLevel)> {
        self.0.iter().map(|(name, level)| (name.as_str(), *level))
    }

    /// What was decided about that very rule or family.
    pub fn get(&self, name: &str) -> Option<SeverityLevel> {
        self.0.get(name).copied()
    }

    /// Lets the rule or family count as the rules say.
    pub fn unset(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// As [`Self::applied_to`], with what is told while the board is still being drawn.
    pub fn while_drawing(&self, report: &Report) -> Report {
        self.told(report, ReportScope::WhileDrawing)
    }

    /// The report with these severities and without what is not told.
    pub fn applied_to(&self, report: &Report) -> Report {
        self.told(report, ReportScope::Everything)
    }

    fn told(&self, report: &Report, scope: ReportScope) -> Report {
        let told = report.diagnostics().filter_map(|found| {
            let severity = self.of_finding(found)?;
            Some(Arc::new(Diagnostic {
                severity,
                ..found.clone()
            }))
        });
        let told: Vec<Arc<Diagnostic>> = told.collect();
        let mut new = Report::default();
        new.exchange(&[], &told, scope);
        new.set_request_path_complete(report.is_request_path_complete());
        new
    }
}

/// Everything that can be decided about: rules and the codes of families.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().flat_map(|rule| [rule.id, rule.family.code()])
}

#[cfg(test)]
mod tests {
    use super::{Severities, SeverityLevel};
    use crate::rules::{Severity, explain};

    #[test]
    fn a_rule_goes_before_its_family_and_a_later_word_before_an_earlier() {
        let mut ours = Severities::default();
        assert!(ours.set("sv", SeverityLevel::Allow));
        assert!(ours.set("SV009", SeverityLevel::Count(Severity::Warning)));
        assert!(!ours.set("SV999", SeverityLevel::Allow));
        let of = |ours: &Severities, id| ours.of(explain(id).expect("a rule"));
        assert_eq!(of(&ours, "SV007"), None);
        assert_eq!(of(&ours, "SV009"), Some(Severity::Warning));
        assert_eq!(of(&ours, "DF001"), Some(Severity::Error));

        let mut later = Severities::default();
        later.set("SV", SeverityLevel::Count(Severity::Error));
        ours.extend(later);
        assert_eq!(of(&ours, "SV009"), Some(Severity::Error));
        assert_eq!(of(&ours, "SV007"), Some(Severity::Error));
    }
}
