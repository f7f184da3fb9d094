//! Naming a fix for a finding, and what a person decides about a finding.

use crate::model::FindingKey;

/// One of the ways to mend a finding, by its place among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixId {
    /// What it would fix.
    pub finding: FindingKey,
    /// Index among the fixes of the finding, the best first.
    pub index: usize,
}

/// What to do about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickFix {
    /// One of the ways on offer.
    Fix(usize),
    /// The first way on offer, for everything that the same rule found.
    FixAll,
    /// Accept it, with a reason.
    Acknowledge,
}
