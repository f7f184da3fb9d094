//! A way to mend as edits of one board.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Attempt, Catalog, Kind, Role, StatedValue};
use crate::model::{
    Document, Edge, EdgeEnd, Edit, FreshIds, KindId, Node, NodeId, PayloadId, Target, Value,
};
use crate::rules::Diagnostic;
use crate::rules::engine::fix::Fix;
use crate::rules::engine::fix::values::FixValues;
use crate::rules::engine::fix_template::{FixStep, FixTemplate, NewValue, PortRef};

/// More ways than this of one mend are not looked at.
const MOST: usize = 14;

/// What the mend comes to here: mostly one way, several where it searches, none where it cannot be done or changes nothing.
pub(super) fn ways(
    document: &Document,
    catalog: &Catalog,
    finding: &Diagnostic,
    mend: &FixTemplate,
) -> Vec<Fix> {
    let n = if mend.searches() { MOST } else { 1 };
    let mut found: Vec<Fix> = Vec::new();
    for way in 0..n {
        let mut plan = FixPlan::new(document, catalog, finding, way);
        let is_done = mend.steps.iter().all(|step| plan.take(step).is_some());
        if plan.is_exhausted {
            break;
        }
        let is_new = found.iter().all(|fix| fix.edits != plan.edits);
        if is_done && is_new && !plan.edits.is_empty() {
            found.push(Fix {
                does: plan.told.unwrap_or_else(|| mend.title.to_owned()),
                safety: mend.safety(),
                edits: plan.edits,
            });
        }
    }
    found
}

pub(super) struct FixPlan<'a> {
    pub document: &'a Document,
    pub catalog: &'a Catalog,
    pub finding: &'a Diagnostic,
    fresh: FreshIds<'a>,
    /// New components, by the role they were made for.
    made: BTreeMap<Role, (NodeId, KindId)>,
    pub edits: Vec<Edit>,
    /// Which of several ways is planned.
    pub way: usize,
    /// Whether there are not that many.
    pub is_exhausted: bool,
    /// What exactly this way does.
    pub told: Option<String>,
}

impl<'a> FixPlan<'a> {
    fn new(
        document: &'a Document,
        catalog: &'a Catalog,
        finding: &'a Diagnostic,
        way: usize,
    ) -> Self {
        Self {
            document,
            catalog,
            finding,
            fresh: FreshIds::new(document),
            made: BTreeMap::new(),
            edits: Vec::new(),
            way,
            is_exhausted: false,
            told: None,
        }
    }

    fn take(&mut self, step: &FixStep) -> Option<()> {
        match step {
            FixStep::Set(role, property, to) => self.set(*role, property, to),
            FixStep::SetHere(property, to) => self.set_here(property, to),
            FixStep::Clamp => self.clamp(),
            FixStep::SwapPercentiles => self.swap_percentiles(),
            FixStep::Connect(from, to) => self.connect(*from, *to)?,
            FixStep::Between(role, payloads) => self.put_between(*role, payloads)?,
            FixStep::Leave(port) => self.leave(port),
            FixStep::FeedAll => self.feed_all()?,
            FixStep::FeedOne => self.feed_any()?,
            FixStep::Use => self.use_output()?,
            FixStep::Insert(on, lists) => self.insert(*on, lists)?,
            FixStep::Convert => self.convert()?,
            FixStep::RemoveFlows => {
                let flows = self.finding.edges.iter().cloned().map(Target::Edge);
                self.remove(flows.collect());
            }
            FixStep::RemoveComponents => {
                let nodes = self.finding.nodes.iter().cloned().map(Target::Node);
                self.remove(nodes.collect());
            }
        }
        Some(())
    }

    fn remove(&mut self, targets: BTreeSet<Target>) {
        if !targets.is_empty() {
            self.edits.push(Edit::Remove(targets));
        }
    }

    /// Components of the finding with the role, or else those of the board.
    fn with_role(&self, role: Role) -> Vec<&'a Node> {
        let has_role = |node: &&Node| {
            self.kind(&node.kind)
                .is_some_and(|kind| kind.has_role(role))
        };
        let diagram = self.document.diagram();
        let named = self.finding.nodes.iter().filter_map(|id| diagram.node(id));
        let found: Vec<&Node> = named.filter(has_role).collect();
        if found.is_empty() {
            return diagram.nodes().filter(has_role).collect();
        }
        found
    }

    pub fn kind(&self, id: &KindId) -> Option<&'a Kind> {
        self.catalog.kind(id.as_str())
    }

    fn values(&self) -> FixValues<'a> {
        FixValues::new(self.document, self.catalog)
    }

    fn set(&mut self, role: Role, property: &str, to: &NewValue) {
        if let Some((id, kind)) = self.made.get(&role).cloned() {
            let new = Node::new(id, kind);
            self.set_one(&new, property, to);
            return;
        }
        for node in self.with_role(role) {
            self.set_one(node, property, to);
        }
    }

    fn set_here(&mut self, property: &str, to: &NewValue) {
        let diagram = self.document.diagram();
        for node in self.finding.nodes.iter().filter_map(|id| diagram.node(id)) {
            self.set_one(node, property, to);
        }
    }

    fn set_one(&mut self, node: &Node, property: &str, to: &NewValue) {
        let value = self.values().value(node, property, to);
        let Some(value) = value else {
            return;
        };
        self.put(node, property, value);
    }

    fn put(&mut self, node: &Node, property: &str, value: Value) {
        self.edits.push(Edit::SetProperty {
            node: node.id.clone(),
            name: property.to_owned(),
            value: Some(value),
        });
    }

    fn clamp(&mut self) {
        let diagram = self.document.diagram();
        for node in self.finding.nodes.iter().filter_map(|id| diagram.node(id)) {
            for (name, value) in &node.properties {
                let spec = self.kind(&node.kind).and_then(|kind| kind.property(name));
                let wrong = spec.filter(|spec| spec.check(value).is_err());
                if let Some(value) = wrong.and_then(|spec| spec.nearest(value)) {
                    self.put(node, name, value);
                }
            }
        }
    }

    fn swap_percentiles(&mut self) {
        let diagram = self.document.diagram();
        for node in self.finding.nodes.iter().filter_map(|id| diagram.node(id)) {
            let kind = self.kind(&node.kind);
            let number = |name| StatedValue::of_property(node, kind, name).number();
            for (median, p99) in crate::rules::structure::percentile_order::PAIRS {
                let both = number(median).zip(number(p99));
                if let Some((low, high)) = both.filter(|(low, high)| high < low) {
                    self.put(node, median, Value::Float(high));
                    self.put(node, p99, Value::Float(low));
                }
            }
        }
    }

    /// Joins the ports of the components of the finding with one other component each, the first of the board or a new one.
    fn connect(&mut self, from: PortRef, to: PortRef) -> Option<()> {
        let (sources, targets) = (self.ends(from.0)?, self.ends(to.0)?);
        let named = |ends: &[(NodeId, KindId)]| {
            let here = ends
                .iter()
                .filter(|(id, _)| self.finding.nodes.contains(id));
            here.cloned().collect::<Vec<_>>()
        };
        let (here, there) = (named(&sources), named(&targets));
        let pairs: Vec<_> = match (here.as_slice(), there.as_slice()) {
            ([], []) => vec![(sources.first()?.clone(), targets.first()?.clone())],
            (here, []) => here
                .iter()
                .map(|a| (a.clone(), targets[0].clone()))
                .collect(),
            (_, there) => there
                .iter()
                .map(|b| (sources[0].clone(), b.clone()))
                .collect(),
        };
        for (source, target) in pairs {
            self.join(&source, from.1, &target, to.1)?;
        }
        Some(())
    }

    /// Components with the role: the one made for it, those of the finding, those of the board, or a new one.
    fn ends(&mut self, role: Role) -> Option<Vec<(NodeId, KindId)>> {
        if let Some(made) = self.made.get(&role) {
            return Some(vec![made.clone()]);
        }
        let there = self.with_role(role);
        if there.is_empty() {
            return Some(vec![self.make(role)?]);
        }
        let there = there
            .iter()
            .map(|node| (node.id.clone(), node.kind.clone()));
        Some(there.collect())
    }

    fn make(&mut self, role: Role) -> Option<(NodeId, KindId)> {
        let kind = self.catalog.kinds_with(role).next()?;
        let made = (self.add(kind), kind.id.clone());
        self.made.insert(role, made.clone());
        Some(made)
    }

    /// Adds a component.
    pub fn add(&mut self, kind: &Kind) -> NodeId {
        let id = self.fresh.node(kind.id.as_str());
        let node = Node::new(id.clone(), kind.id.clone());
        self.edits.push(Edit::AddNode(node));
        id
    }

    fn join(
        &mut self,
        source: &(NodeId, KindId),
        output: &str,
        target: &(NodeId, KindId),
        input: &str,
    ) -> Option<()> {
        let is_there = self
            .document
            .diagram()
            .outgoing(&source.0)
            .iter()
            .any(|edge| {
                edge.to.node == target.0
                    && edge.to.port.as_str() == input
                    && edge.from.port.as_str() == output
            });
        if is_there {
            return Some(());
        }
        let payload = self.payload(source, output, target, input)?;
        self.add_edge(&source.0, output, &target.0, input, payload);
        Some(())
    }

    /// What the flow would carry: the best fit, or what already arrives at the target's inputs if that fits too.
    fn payload(
        &self,
        source: &(NodeId, KindId),
        output: &str,
        target: &(NodeId, KindId),
        input: &str,
    ) -> Option<PayloadId> {
        let arriving = |id: &NodeId| self.arriving(id);
        let choices = self.catalog.choices(&Attempt {
            source: self.kind(&source.1)?,
            output: Some(output),
            arriving: &arriving(&source.0),
            target: self.kind(&target.1)?,
            input: Some(input),
            payload: None,
        });
        let usual = arriving(&target.0);
        let all = choices.all().iter();
        let known = all
            .map(|choice| &choice.payload)
            .find(|payload| usual.contains(payload));
        known
            .or(choices.best().map(|choice| &choice.payload))
            .cloned()
    }

    /// What arrives at a component on any of its inputs.
    pub fn arriving(&self, id: &NodeId) -> BTreeSet<PayloadId> {
        let edges = self.document.diagram().incoming(id).into_iter();
        edges.filter_map(|edge| edge.payload.clone()).collect()
    }

    pub fn add_edge(
        &mut self,
        from: &NodeId,
        output: &str,
        to: &NodeId,
        input: &str,
        payload: PayloadId,
    ) {
        let ends = (
            EdgeEnd::new(from.clone(), output),
            EdgeEnd::new(to.clone(), input),
        );
        let edge = Edge::new(self.fresh.edge(), ends.0, ends.1, Some(payload));
        self.edits.push(Edit::AddEdge(edge));
    }

    /// Flows of the finding leave another output.
    fn leave(&mut self, port: &str) {
        let diagram = self.document.diagram();
        let found = self.finding.edges.iter();
        for (edge, from, _) in found.filter_map(|id| diagram.edge_with_ends(id)) {
            let output = self.kind(&from.kind).and_then(|kind| kind.output(port));
            let Some(payload) = output.and_then(|output| output.emits.first()) else {
                continue;
            };
            self.edits.push(Edit::Reconnect {
                edge: edge.id.clone(),
                from: EdgeEnd::new(from.id.clone(), port),
                to: edge.to.clone(),
            });
            self.edits.push(Edit::SetPayload {
                edge: edge.id.clone(),
                payload: Some(payload.clone()),
            });
        }
    }

    /// Leads flows of these types from the first component of the finding to the others through a new one; where none
    /// leads there at once, all such flows.
    fn put_between(&mut self, role: Role, payloads: &[&str]) -> Option<()> {
        let source = self.finding.nodes.first()?;
        let mut carrying = self.document.diagram().outgoing(source);
        carrying.retain(|edge| {
            let payload = edge.payload.as_ref().map(PayloadId::as_str);
            payload.is_some_and(|payload| payloads.contains(&payload))
        });
        let is_direct = |edge: &&&Edge| self.finding.nodes.contains(&edge.to.node);
        let direct: Vec<&Edge> = carrying.iter().filter(is_direct).copied().collect();
        let led = if direct.is_empty() { carrying } else { direct };
        let made = (!led.is_empty()).then(|| self.make(role))??;
        let kind = self.kind(&made.1)?;
        let mut entered: BTreeSet<(String, PayloadId)> = BTreeSet::new();
        for edge in led {
            let payload = edge.payload.clone()?;
            let input = kind
                .inputs
                .iter()
                .find(|port| port.accepts.contains(&payload))?;
            let output = kind
                .outputs
                .iter()
                .find(|port| port.emits.contains(&payload))?;
            self.edits.push(Edit::Reconnect {
                edge: edge.id.clone(),
                from: EdgeEnd::new(made.0.clone(), output.name.clone()),
                to: edge.to.clone(),
            });
            let leaves = edge.from.port.as_str();
            if entered.insert((leaves.to_owned(), payload.clone())) {
                self.add_edge(source, leaves, &made.0, input.name.as_str(), payload);
            }
        }
        Some(())
    }
}
