//! How a fault may be mended, as data: what is set, joined or put between.

use crate::catalog::Role;

/// One way to mend what a rule found. It is offered where it leaves fewer findings than before.
#[derive(Debug)]
pub struct FixTemplate {
    /// What it does, as a command.
    pub title: &'static str,
    pub(in crate::rules) steps: &'static [FixStep],
}

impl FixTemplate {
    /// Whether it looks for ways on the board, of which there may be several.
    pub(in crate::rules) fn searches(&self) -> bool {
        let searching = |step: &FixStep| {
            matches!(
                step,
                FixStep::FeedAll
                    | FixStep::FeedOne
                    | FixStep::Use
                    | FixStep::Insert(..)
                    | FixStep::Convert
            )
        };
        self.steps.iter().any(searching)
    }
}

/// One step. Components are those of the finding that have the role, or else those of the board.
#[derive(Debug)]
pub(in crate::rules) enum FixStep {
    /// Sets a property of each of them that does not have the value.
    Set(Role, &'static str, NewValue),
    /// Sets a property of those components of the finding that have it.
    SetHere(&'static str, NewValue),
    /// Sets impossible values of the components of the finding to the nearest possible ones.
    Clamp,
    /// Swaps a median with the 99th percentile below it.
    SwapPercentiles,
    /// Joins two ports; one of the components may have to be made first.
    Connect(PortRef, PortRef),
    /// Puts a component between the first component of the finding and what its flows of these types lead to.
    Between(Role, &'static [&'static str]),
    /// Lets the flows of the finding leave another output of the component they start at.
    Leave(&'static str),
    /// Leads something into all inputs that the finding names: from the board, or from a new component. One way for each
    /// that could feed the last of them.
    FeedAll,
    /// Leads something into one of the inputs that the finding names. One way for each.
    FeedOne,
    /// Leads what the component of the finding makes to one that can use it, on the board or new. One way for each.
    Use,
    /// Puts components of these roles, one behind the other, on a flow: of each list that fits there, one way.
    Insert(FlowTarget, &'static [&'static [Role]]),
    /// Puts a component that turns what the flow carries into what its end accepts on it, or leads it to another port.
    Convert,
    /// Takes the flows of the finding away.
    RemoveFlows,
    /// Takes the components of the finding away.
    RemoveComponents,
}

/// Which flows something is put on.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) enum FlowTarget {
    /// Those of the finding.
    Found,
    /// Those that end at the port of a component of the finding.
    Into(&'static str),
}

/// A port of components with a role.
pub(in crate::rules) type PortRef = (Role, &'static str);

/// What a property is set to.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) enum NewValue {
    Word(&'static str),
    Flag(bool),
    Number(f64),
    /// The number, unless it is larger already.
    AtLeast(f64),
    /// One more chosen value.
    With(&'static str),
    /// One chosen value for another.
    Instead(&'static str, &'static str),
    /// The first metric that fits the task.
    FittingMetric,
    /// A number of the requirements card, times a factor.
    Asked(&'static str, f64),
    /// The largest value of a property over components with the role, times a factor.
    Largest(Role, &'static str, f64),
    /// As many parts as let each fit into what data may fill of a node's memory.
    Shards,
    /// As many answers at once as fit into the GPUs' memory.
    Concurrency,
    /// As many replicas as say what is asked for while as busy as the board plans them to be.
    TokenReplicas,
    /// As many items as arrive and are looked at.
    ItemsThere,
    /// As many replicas as keep it as busy at the peak as the board plans: with caches, or with empty ones.
    Replicas {
        cold: bool,
    },
}
