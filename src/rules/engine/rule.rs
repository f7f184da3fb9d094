//! What a rule is: its texts and its check.

use std::fmt;

use serde::Deserialize;

use crate::rules::engine::rule_texts::texts;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, FixTemplate, NodeRef};

/// How much a finding matters. Orders worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The design cannot work, or breaks a promise or the law.
    Error,
    /// It will work until something ordinary happens.
    Warning,
    /// A good engineer would at least mention it.
    Advice,
}

impl Severity {
    /// The word shown to people and written in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// When a finding is told. Checks run after every edit whatever this says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TellWhen {
    /// After every edit.
    Live,
    /// A connection may still be coming: a dot on the port while drawing, in the list at review.
    PortOnly,
    /// At review only: what is missing may still be coming.
    Review,
}

/// What rules are about. An id starts with its family's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleFamily {
    /// What the file says and this program does not know.
    Board,
    Structure,
    Hygiene,
    Release,
    Serving,
    Monitoring,
    Evaluation,
    Safety,
    Requirements,
}

/// What a family is called.
struct FamilyNames {
    /// The letters its ids start with.
    code: &'static str,
    /// Its file of texts, relative to the assets folder.
    file: &'static str,
    /// As lists show it.
    title: &'static str,
}

impl RuleFamily {
    /// Every family, in the order they are told in.
    pub const ALL: &[Self] = &[
        Self::Board,
        Self::Structure,
        Self::Hygiene,
        Self::Release,
        Self::Serving,
        Self::Monitoring,
        Self::Evaluation,
        Self::Safety,
        Self::Requirements,
    ];

    fn names(self) -> FamilyNames {
        let (code, file, title) = match self {
            Self::Board => ("MB", "rules/board.ron", "The board itself"),
            Self::Structure => ("DF", "rules/structure.ron", "Structure and data flow"),
            Self::Hygiene => ("DH", "rules/hygiene.ron", "Data hygiene"),
            Self::Release => ("RL", "rules/release.ron", "Release"),
            Self::Serving => ("SV", "rules/serving.ron", "Serving"),
            Self::Monitoring => ("MN", "rules/monitoring.ron", "Monitoring and feedback"),
            Self::Evaluation => ("EV", "rules/evaluation.ron", "Evaluation"),
            Self::Safety => ("SP", "rules/safety.ron", "Safety and privacy"),
            Self::Requirements => ("RQ", "rules/requirements.ron", "Tied to requirements"),
        };
        FamilyNames { code, file, title }
    }

    /// The letters its ids start with.
    pub fn code(self) -> &'static str {
        self.names().code
    }

    /// Its file of texts, relative to the assets folder.
    pub(super) fn file(self) -> &'static str {
        self.names().file
    }

    /// What it is called in lists.
    pub fn title(self) -> &'static str {
        self.names().title
    }
}

/// What a rule judges. It says so, so that it is asked again only where its answer may have changed.
#[derive(Clone, Copy)]
pub enum RuleCheck {
    /// One component, by itself, its flows, the components at their other ends, and whether it is activated.
    Node(fn(NodeRef, &mut Vec<Diagnostic>)),
    /// One flow between components of known kinds, by itself and the two.
    Edge(fn(EdgeRef, &mut Vec<Diagnostic>)),
    /// Components that flows join to each other and to nothing else, of a board of which a larger part is joined: by id,
    /// at least one. Their names may be asked.
    Island(fn(&[NodeRef], &mut Vec<Diagnostic>)),
    /// The whole board, by what it asks the survey and nothing else. It is asked again only when a change met some of
    /// that.
    Board(fn(&BoardQuery, &mut Vec<Diagnostic>)),
}

/// One rule: what its file in `rules/<family>` does, joined with what its entry in `assets/rules/<family>.ron` says.
/// The texts are its documentation.
pub struct Rule {
    /// Stable and never reused.
    pub id: &'static str,
    pub family: RuleFamily,
    pub severity: Severity,
    pub when: TellWhen,
    /// Names the problem in a few words.
    pub title: &'static str,
    /// What exactly is looked for, in words.
    pub condition: &'static str,
    /// What it would cost the design.
    pub why: &'static str,
    /// What to do instead.
    pub fix: &'static str,
    /// Whose advice this is.
    pub source: &'static str,
    /// Ways to mend it, the best first.
    pub fixes: &'static [FixTemplate],
    pub(in crate::rules) check: RuleCheck,
}

impl Rule {
    /// The rule of that id with its entry of texts.
    ///
    /// # Panics
    /// If there is no such entry.
    pub(in crate::rules) fn new(id: &'static str, check: RuleCheck) -> Self {
        let (family, texts) = texts(id).expect("the tests ask for every rule");
        Self {
            id,
            family,
            severity: texts.severity,
            when: texts.when,
            title: texts.title,
            condition: texts.condition,
            why: texts.why,
            fix: texts.fix,
            source: texts.source,
            fixes: &texts.fixes,
            check,
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
