//! What asks rules and keeps their answers: the facts about a board, the query that rules see it through, findings and
//! their report, severities, and fixes.

mod acknowledged;
pub(in crate::rules) mod connected_components;
pub(in crate::rules) mod display;
pub(in crate::rules) mod facts;
mod findings;
mod fix;
pub(in crate::rules) mod fix_template;
pub(in crate::rules) mod query;
mod reach;
mod report;
mod rule;
mod severities;
pub(in crate::rules) mod sync_cycles;
mod table;
pub(in crate::rules) mod touched;

pub use acknowledged::stale_acknowledgements;
pub use facts::Facts;
pub use findings::Findings;
pub use fix::{Fix, Trial, fixes};
pub use fix_template::Mend;
pub use query::{Link, Site, Survey};
pub use report::{Counts, Diagnostic, Differences, Report, Tally};
pub use rule::{Check, Family, Rule, Severity, When};
pub use severities::{Level, Severities, names as severity_names};
pub use sync_cycles::Cycle;
pub use table::markdown;
pub use touched::Touched;
