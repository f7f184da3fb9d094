//! What asks rules and keeps their answers: the facts about a board, the query that rules see it through, findings and
//! their report, severities, and fixes.

mod acknowledged;
pub(in crate::rules) mod connected_components;
pub(in crate::rules) mod display;
mod evidence;
pub(in crate::rules) mod facts;
mod findings;
mod fix;
pub(in crate::rules) mod fix_template;
mod per_component;
pub(in crate::rules) mod query;
mod reach;
mod report;
mod rule;
mod rule_texts;
mod severities;
pub(in crate::rules) mod sync_cycles;
mod table;
pub(in crate::rules) mod touched;

pub use acknowledged::stale_acknowledgements;
pub use facts::BoardFacts;
pub use findings::Findings;
pub use fix::{Fix, Sandbox, fixes};
pub use fix_template::{FixSafety, FixTemplate};
pub use query::{BoardQuery, EdgeRef, NodeRef};
pub use report::{CountDifferences, Counts, Diagnostic, Report, Tally};
pub use rule::{Rule, RuleCheck, RuleFamily, Severity, TellWhen};
pub use severities::{Severities, SeverityLevel, names as severity_names};
pub use sync_cycles::SyncCycle;
pub use table::markdown;
pub use touched::RulesTouched;
