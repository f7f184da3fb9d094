//! A kind of component: what it is, its ports, what waits for what inside it, and what can be set.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::property::PropertyIndex;
use crate::catalog::read::{id, ids};
use crate::catalog::{PropertySpec, Role, RoleSet};
use crate::model::{KindId, PayloadId, PortName};

/// A kind of component. `assets/README.md` explains the fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "kind", deny_unknown_fields)]
pub struct Kind {
    /// The name in boards and of its file.
    #[serde(deserialize_with = "id")]
    pub id: KindId,
    /// What people read.
    pub name: String,
    /// The name inside a node, where `name` is long.
    short: Option<String>,
    /// The id of a [`crate::catalog::Category`].
    pub category: String,
    /// When it works.
    pub phase: Phase,
    /// One sentence.
    pub summary: String,
    /// A glyph of the icon font, see [`crate::catalog::Icons`].
    pub icon: String,
    /// Other words for it.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// Programs and services that do it.
    #[serde(default)]
    pub products: Vec<String>,
    /// What rules know it by.
    #[serde(default)]
    pub roles: RoleSet,
    /// The step of the seven at which an interview speaks of it, from 1; 0 where it belongs to none.
    #[serde(default)]
    pub step: u8,
    /// Kinds by id that come near this one, and the share of this one's credit that drawing them earns. It holds in
    /// both directions, see [`crate::catalog::Catalog::near_credit`].
    #[serde(default)]
    pub near: BTreeMap<String, f64>,
    /// What enters it may leave it, so that a way may lead through it.
    #[serde(default)]
    pub hands_on: bool,
    /// Whether it may be proposed to stand between two components that do not fit.
    #[serde(default = "yes")]
    pub detour: bool,
    /// Labels in foreign drawings that mean this kind, in lower case.
    #[serde(default)]
    pub import_phrases: Vec<String>,
    /// In drawing order.
    #[serde(default)]
    pub inputs: Vec<InputPort>,
    /// In drawing order.
    #[serde(default)]
    pub outputs: Vec<OutputPort>,
    /// The flows as the file states them; written out in `flows`.
    #[serde(rename = "flows")]
    pub(super) flow_rule: FlowRule,
    /// Pairs of an input and an output of this kind; which waits for which.
    #[serde(skip)]
    pub flows: Vec<PortFlow>,
    /// What can be set, in the order of the inspector.
    #[serde(default)]
    pub properties: Vec<PropertySpec>,
    /// Where each of `properties` stands.
    #[serde(skip)]
    property_index: PropertyIndex,
}

/// When a component works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// Scheduled jobs and bulk stores: minutes to days.
    Offline,
    /// Streams, monitors, background services: seconds to minutes, nobody is waiting.
    Nearline,
    /// A person or a caller is waiting.
    Online,
}

impl Phase {
    /// The word in data files, which is also what people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Nearline => "nearline",
            Self::Online => "online",
        }
    }
}

/// The two sides of a component that edges touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PortSide {
    Input,
    Output,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "input", deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each flag is independent of the others and a field of the data format"
)]
pub struct InputPort {
    /// The name in boards, unique among the inputs of its kind.
    #[serde(deserialize_with = "id")]
    pub name: PortName,
    /// Data types it asks for, by id.
    #[serde(deserialize_with = "ids")]
    pub accepts: Vec<PayloadId>,
    /// The component makes no sense without an edge here.
    #[serde(default)]
    pub required: bool,
    /// Other inputs of the kind; an edge at one of them makes this one unnecessary.
    #[serde(default, deserialize_with = "ids")]
    pub instead: Vec<PortName>,
    /// More than one edge may end here.
    #[serde(default)]
    pub many: bool,
    /// The component fetches this itself while it answers a request.
    #[serde(default)]
    pub pull: bool,
    /// Loaded in the background and kept: no request waits for it, and it breaks loops.
    #[serde(default)]
    pub latched: bool,
    /// Drawn on a component only while an edge ends here.
    #[serde(default)]
    pub on_use: bool,
    /// When several inputs would do, sources with one of these roles come here and others go elsewhere.
    #[serde(default)]
    pub prefers_from: RoleSet,
    /// What enters here; a clause.
    pub doc: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "output", deny_unknown_fields)]
pub struct OutputPort {
    /// The name in boards, unique among the outputs of its kind.
    #[serde(deserialize_with = "id")]
    pub name: PortName,
    /// Data types it gives, by id.
    #[serde(deserialize_with = "ids")]
    pub emits: Vec<PayloadId>,
    /// Those of `emits` that a new edge takes if nothing says otherwise; empty where all are equally likely.
    #[serde(default, deserialize_with = "ids")]
    pub usual: Vec<PayloadId>,
    /// When several outputs would do, this one goes to targets with one of these roles and not to others.
    #[serde(default)]
    pub prefers_to: RoleSet,
    /// Nobody waits for it: telemetry, logs, alerts.
    #[serde(default)]
    pub side: bool,
    /// A new edge takes it only when no other output fits.
    #[serde(default)]
    pub offered_last: bool,
    /// Inputs of the kind: what is asked there is answered here, to whoever asked.
    #[serde(default, deserialize_with = "ids")]
    pub answers: Vec<PortName>,
    /// Drawn on a component only while an edge starts here.
    #[serde(default)]
    pub on_use: bool,
    /// What leaves here; a clause.
    pub doc: String,
}

fn yes() -> bool {
    true
}

/// How an output of a component depends on one of its inputs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "flow", deny_unknown_fields)]
pub struct PortFlow {
    /// An input of the kind.
    #[serde(deserialize_with = "id")]
    pub from: PortName,
    /// An output of the kind.
    #[serde(deserialize_with = "id")]
    pub to: PortName,
    /// Whether the output waits for the input.
    pub mode: FlowMode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename = "mode", rename_all = "snake_case")]
pub enum FlowMode {
    /// The output needs this input while a request waits.
    Sync,
    /// Time passes in between.
    Stored,
    /// An alternative, not on the main path.
    Fallback,
}

/// How a file states the flows of a kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "flows", rename_all = "snake_case")]
pub(super) enum FlowRule {
    /// Every output that is not a side output waits for every input that is not latched.
    Sync,
    /// Nothing waits.
    Stored,
    Pairs(Vec<PortFlow>),
}

impl Kind {
    /// The name as it stands inside a node.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    pub fn input(&self, name: &str) -> Option<&InputPort> {
        self.inputs.iter().find(|port| port.name.as_str() == name)
    }

    pub fn output(&self, name: &str) -> Option<&OutputPort> {
        self.outputs.iter().find(|port| port.name.as_str() == name)
    }

    pub fn property(&self, name: &str) -> Option<&PropertySpec> {
        self.property_index.find(&self.properties, name)
    }

    pub fn has_role(&self, role: Role) -> bool {
        self.roles.contains(role)
    }

    /// What follows from the file, once it is read: the flow rule written out into pairs, where properties stand.
    pub(super) fn complete(&mut self) {
        self.property_index = PropertyIndex::new(&self.properties);
        self.flows = match &self.flow_rule {
            FlowRule::Pairs(pairs) => pairs.clone(),
            FlowRule::Sync => self.all_pairs(|input, output| !input.latched && !output.side),
            FlowRule::Stored => self.all_pairs(|_, _| false),
        };
    }

    fn all_pairs(&self, waits: impl Fn(&InputPort, &OutputPort) -> bool) -> Vec<PortFlow> {
        let pair = |input: &InputPort, output: &OutputPort| PortFlow {
            from: input.name.clone(),
            to: output.name.clone(),
            mode: if waits(input, output) {
                FlowMode::Sync
            } else {
                FlowMode::Stored
            },
        };
        self.inputs
            .iter()
            .flat_map(|input| self.outputs.iter().map(move |output| pair(input, output)))
            .collect()
    }
}
