//! How a fault may be mended, as data: what is set, joined or put between. The texts of rules list it.

use serde::Deserialize;

use crate::catalog::Role;

/// One way to mend what a rule found. It is offered where it leaves fewer findings than before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixTemplate {
    /// What it does, as a command.
    pub title: &'static str,
    /// Whether it keeps what the design means; where the entry does not say, its steps do.
    #[serde(default)]
    safety: Option<FixSafety>,
    pub(in crate::rules) steps: Vec<FixStep>,
}

/// How much a fix asks of the person whose design it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixSafety {
    /// Keeps what the design means.
    Safe,
    /// Changes the design: draws something, or sets what follows from the board.
    Suggestion,
    /// Says something of the system that only a person can know or decide.
    NeedsValue,
}

impl FixTemplate {
    /// How much it asks of the person.
    pub fn safety(&self) -> FixSafety {
        let states = |step: &FixStep| match step {
            FixStep::Set(_, _, to) | FixStep::SetHere(_, to) => to.is_a_claim(),
            FixStep::Clamp | FixStep::RemoveComponents => true,
            FixStep::Connect(..)
            | FixStep::Between(..)
            | FixStep::Leave(_)
            | FixStep::FeedAll
            | FixStep::FeedOne
            | FixStep::Use
            | FixStep::Insert(..)
            | FixStep::Convert
            | FixStep::SwapPercentiles
            | FixStep::RemoveFlows => false,
        };
        let only_states = self.steps.iter().all(states);
        let by_steps = if only_states {
            FixSafety::NeedsValue
        } else {
            FixSafety::Suggestion
        };
        self.safety.unwrap_or(by_steps)
    }

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
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    Between(Role, Vec<&'static str>),
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
    Insert(FlowTarget, Vec<Vec<Role>>),
    /// Puts a component that turns what the flow carries into what its end accepts on it, or leads it to another port.
    Convert,
    /// Takes the flows of the finding away.
    RemoveFlows,
    /// Takes the components of the finding away.
    RemoveComponents,
}

/// Which flows something is put on.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::rules) enum FlowTarget {
    /// Those of the finding.
    Found,
    /// Those that end at the port of a component of the finding.
    Into(&'static str),
}

/// A port of components with a role.
pub(in crate::rules) type PortRef = (Role, &'static str);

/// What a property is set to.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl NewValue {
    /// Whether nothing on the board says that it is so.
    fn is_a_claim(self) -> bool {
        match self {
            Self::Word(_)
            | Self::Flag(_)
            | Self::Number(_)
            | Self::AtLeast(_)
            | Self::With(_)
            | Self::Instead(..)
            | Self::FittingMetric => true,
            Self::Asked(..)
            | Self::Largest(..)
            | Self::Shards
            | Self::Concurrency
            | Self::TokenReplicas
            | Self::ItemsThere
            | Self::Replicas { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Kind};
    use crate::rules::RULES;

    fn has_port(kind: &Kind, name: &str) -> bool {
        let inputs = kind.inputs.iter().map(|port| &port.name);
        let mut ports = inputs.chain(kind.outputs.iter().map(|port| &port.name));
        ports.any(|port| port.as_str() == name)
    }

    /// Whether a kind with the role, or any kind, is so.
    fn some(role: Option<Role>, is_so: impl Fn(&Kind) -> bool) -> bool {
        let mut all = Catalog::builtin().kinds_in_order();
        all.any(|kind| role.is_none_or(|role| kind.has_role(role)) && is_so(kind))
    }

    fn has_property(role: Option<Role>, name: &str) -> bool {
        some(role, |kind| kind.property(name).is_some())
    }

    fn value_exists(value: &NewValue) -> bool {
        match value {
            NewValue::Asked(field, _) => Catalog::builtin().requirement(field).is_some(),
            NewValue::Largest(role, name, _) => has_property(Some(*role), name),
            NewValue::Word(_)
            | NewValue::Flag(_)
            | NewValue::Number(_)
            | NewValue::AtLeast(_)
            | NewValue::With(_)
            | NewValue::Instead(..)
            | NewValue::FittingMetric
            | NewValue::Shards
            | NewValue::Concurrency
            | NewValue::TokenReplicas
            | NewValue::ItemsThere
            | NewValue::Replicas { .. } => true,
        }
    }

    fn step_exists(step: &FixStep) -> bool {
        let joins = |port: &PortRef| some(Some(port.0), |kind| has_port(kind, port.1));
        match step {
            FixStep::Set(role, name, value) => {
                has_property(Some(*role), name) && value_exists(value)
            }
            FixStep::SetHere(name, value) => has_property(None, name) && value_exists(value),
            FixStep::Connect(from, to) => joins(from) && joins(to),
            FixStep::Between(_, payloads) => {
                let known = |id: &&str| Catalog::builtin().payload(id).is_some();
                payloads.iter().all(known)
            }
            FixStep::Leave(port) | FixStep::Insert(FlowTarget::Into(port), _) => {
                some(None, |kind| has_port(kind, port))
            }
            FixStep::Clamp
            | FixStep::SwapPercentiles
            | FixStep::FeedAll
            | FixStep::FeedOne
            | FixStep::Use
            | FixStep::Insert(FlowTarget::Found, _)
            | FixStep::Convert
            | FixStep::RemoveFlows
            | FixStep::RemoveComponents => true,
        }
    }

    #[test]
    fn steps_of_fixes_name_properties_and_ports_that_exist() {
        for rule in RULES.iter() {
            for fix in rule.fixes {
                let unknown = fix.steps.iter().find(|step| !step_exists(step));
                assert!(unknown.is_none(), "{}: {unknown:?}", rule.id);
            }
        }
    }
}
