//! Ways that are searched for on the board: which component could feed an input, use an output or stand on a flow.

use std::collections::BTreeSet;

use crate::catalog::{Attempt, Catalog, Fit, InputPort, Kind, PortChoice, PortSide, Role};
use crate::model::{Edge, EdgeEnd, Edit, Node, NodeId, PayloadId};
use crate::rules::display;
use crate::rules::engine::fix::plan::FixPlan;
use crate::rules::engine::fix_template::FlowTarget;

/// An end of a flow to be, on the board already or new.
#[derive(Clone, Debug)]
struct PlannedEnd<'a> {
    id: NodeId,
    kind: &'a Kind,
}

/// How a flow could be led, the best first: outputs meant for it, types asked for, outputs nobody uses yet.
type FlowRank = (bool, Fit, bool, NodeId);

impl<'a> FixPlan<'a> {
    /// Feeds every input the finding names; ways differ in what feeds the last of them.
    pub fn feed_all(&mut self) -> Option<()> {
        let inputs = self.named_inputs();
        let ((node, port), first) = inputs.split_last()?;
        for (node, port) in first {
            let target = self.tip(node)?;
            let (source, choice) = self.sources(&target, port).into_iter().next()?;
            self.lead(&source.id, &target.id, &choice);
        }
        self.feed_one(node, port, self.way)
    }

    /// Feeds one of the inputs the finding names from the board.
    pub fn feed_any(&mut self) -> Option<()> {
        let mut way = self.way;
        for (node, port) in self.named_inputs() {
            let target = self.tip(node)?;
            let n = self.sources(&target, port).len();
            if way < n {
                return self.feed_one(node, port, way);
            }
            way -= n;
        }
        self.is_exhausted = true;
        None
    }

    fn named_inputs(&self) -> Vec<(&'a NodeId, &'a str)> {
        let ports = self.finding.ports.iter();
        let inputs = ports.filter(|(_, _, side)| *side == PortSide::Input);
        inputs
            .map(|(node, port, _)| (node, port.as_str()))
            .collect()
    }

    fn feed_one(&mut self, node: &NodeId, port: &str, way: usize) -> Option<()> {
        let target = self.tip(node)?;
        let sources = self.sources(&target, port);
        if let Some((source, choice)) = sources.get(way) {
            let told = format!("Connect {} to {}", self.name(&source.id), self.name(node));
            self.told = Some(told);
            self.lead(&source.id, node, choice);
            return Some(());
        }
        let input = target.kind.input(port)?;
        let makers = makers(self.catalog, input);
        let Some(kind) = makers.get(way - sources.len()) else {
            self.is_exhausted = true;
            return None;
        };
        let made = self.make_working(kind)?;
        let choice = self.choice(&made, None, &target, Some(port), None)?;
        self.lead(&made.id, node, &choice);
        self.told = Some(format!("Add {} before it", kind.name));
        Some(())
    }

    /// Leads an output to one that can use it.
    pub fn use_output(&mut self) -> Option<()> {
        let source = self.tip(self.finding.nodes.first()?)?;
        let consumers = self.consumers(&source);
        if let Some((target, choice)) = consumers.get(self.way) {
            let told = format!("Connect it to {}", self.name(&target.id));
            self.told = Some(told);
            self.lead(&source.id, &target.id, choice);
            return Some(());
        }
        let outputs = source.kind.outputs.iter().filter(|port| !port.side);
        let made: BTreeSet<&PayloadId> = outputs.flat_map(|port| &port.emits).collect();
        let takes = |kind: &&Kind| {
            let mut inputs = kind.inputs.iter().filter(|port| port.required);
            inputs.any(|port| made.iter().any(|payload| port.accepts.contains(*payload)))
        };
        let mut kinds = self.catalog.kinds_in_order().filter(takes);
        let Some(kind) = kinds.nth(self.way - consumers.len()) else {
            self.is_exhausted = true;
            return None;
        };
        let target = PlannedEnd {
            id: self.add(kind),
            kind,
        };
        let choice = self.choice(&source, None, &target, None, None)?;
        self.lead(&source.id, &target.id, &choice);
        self.feed_rest(&target, choice.input.as_str())?;
        self.told = Some(format!("Add {} after it", kind.name));
        Some(())
    }

    /// Puts components on a flow, one behind the other.
    pub fn insert(&mut self, on: FlowTarget, lists: &[Vec<Role>]) -> Option<()> {
        let flows = self.flows(on);
        let catalog = self.catalog;
        let kinds = lists.iter().filter_map(|roles| {
            let kinds = roles.iter().map(|role| catalog.kinds_with(*role).next());
            kinds.collect::<Option<Vec<&Kind>>>()
        });
        let kinds: Vec<Vec<&Kind>> = kinds.collect();
        let pairs = flows
            .iter()
            .flat_map(|flow| kinds.iter().map(move |kinds| (*flow, kinds)));
        let Some((flow, kinds)) = pairs.clone().nth(self.way) else {
            self.is_exhausted = true;
            return None;
        };
        let names: Vec<String> = kinds.iter().map(|kind| kind.name.clone()).collect();
        self.told = Some(format!("Insert {}", display::list(&names, "and")));
        self.put_on(flow, kinds)
    }

    /// Turns what a flow carries into what its end accepts, or leads it to a port that accepts it.
    pub fn convert(&mut self) -> Option<()> {
        let flow = *self.flows(FlowTarget::Found).first()?;
        let payload = flow.payload.clone()?;
        let (source, target) = (self.tip(&flow.from.node)?, self.tip(&flow.to.node)?);
        let output = flow.from.port.as_str();
        let other = self.choice(&source, Some(output), &target, None, Some(&payload));
        if let Some(other) = other {
            if self.way > 0 {
                self.is_exhausted = true;
                return None;
            }
            self.told = Some(format!("Move it to the port “{}”", other.input));
            self.reconnect(flow, other.input.as_str());
            return Some(());
        }
        let port = target.kind.input(flow.to.port.as_str())?;
        let takes = |kind: &&Kind| {
            let mut inputs = kind.inputs.iter();
            let mut outputs = kind.outputs.iter().filter(|output| !output.side);
            inputs.any(|input| input.accepts.contains(&payload))
                && outputs.any(|output| {
                    let mut emits = output.emits.iter();
                    emits.any(|made| self.catalog.accepts(port, made.as_str()) != Fit::No)
                })
        };
        let Some(kind) = self.catalog.kinds_in_order().filter(takes).nth(self.way) else {
            self.is_exhausted = true;
            return None;
        };
        self.told = Some(format!("Insert {}", kind.name));
        self.put_on(flow, &[kind])
    }

    fn flows(&self, on: FlowTarget) -> Vec<&'a Edge> {
        let diagram = self.document.diagram();
        match on {
            FlowTarget::Found => {
                let named = self.finding.edges.iter();
                named.filter_map(|id| diagram.edge(id)).collect()
            }
            FlowTarget::Into(port) => {
                let nodes = self.finding.nodes.iter();
                let edges = nodes.flat_map(|id| diagram.incoming(id));
                edges.filter(|edge| edge.to.port.as_str() == port).collect()
            }
        }
    }

    fn put_on(&mut self, flow: &Edge, kinds: &[&'a Kind]) -> Option<()> {
        let target = self.tip(&flow.to.node)?;
        let mut at = self.tip(&flow.from.node)?;
        let mut leaves = Some(flow.from.port.as_str().to_owned());
        let mut payload = flow.payload.clone();
        for kind in kinds {
            let made = PlannedEnd {
                id: self.add(kind),
                kind,
            };
            let choice = self.choice(&at, leaves.as_deref(), &made, None, payload.as_ref())?;
            self.lead(&at.id, &made.id, &choice);
            self.feed_rest(&made, choice.input.as_str())?;
            (at, leaves, payload) = (made, None, None);
        }
        let port = flow.to.port.as_str();
        let end = self
            .choice(&at, None, &target, Some(port), flow.payload.as_ref())
            .or_else(|| self.choice(&at, None, &target, Some(port), None))?;
        // The flow that was there stays the one that arrives.
        self.edits.push(Edit::Reconnect {
            edge: flow.id.clone(),
            from: EdgeEnd::new(at.id, end.output),
            to: flow.to.clone(),
        });
        self.edits.push(Edit::SetPayload {
            edge: flow.id.clone(),
            payload: Some(end.payload),
        });
        Some(())
    }

    fn reconnect(&mut self, flow: &Edge, port: &str) {
        self.edits.push(Edit::Reconnect {
            edge: flow.id.clone(),
            from: flow.from.clone(),
            to: EdgeEnd::new(flow.to.node.clone(), port),
        });
    }

    /// Adds a component whose required inputs the board can feed.
    fn make_working(&mut self, kind: &'a Kind) -> Option<PlannedEnd<'a>> {
        let made = PlannedEnd {
            id: self.add(kind),
            kind,
        };
        self.feed_rest(&made, "")?;
        Some(made)
    }

    /// Feeds the required inputs of a new component but one.
    fn feed_rest(&mut self, made: &PlannedEnd<'a>, fed: &str) -> Option<()> {
        let rest = made.kind.inputs.iter();
        let rest = rest.filter(|port| port.required && port.name.as_str() != fed);
        for port in rest {
            let sources = self.sources(made, port.name.as_str());
            let (source, choice) = sources.into_iter().next()?;
            self.lead(&source.id, &made.id, &choice);
        }
        Some(())
    }

    fn lead(&mut self, from: &NodeId, to: &NodeId, choice: &PortChoice) {
        let (output, input) = (choice.output.as_str(), choice.input.as_str());
        self.add_edge(from, output, to, input, choice.payload.clone());
    }

    /// Components of the board that could feed the port, the best first.
    fn sources(&self, target: &PlannedEnd<'a>, port: &str) -> Vec<(PlannedEnd<'a>, PortChoice)> {
        let Some(input) = target.kind.input(port) else {
            return Vec::new();
        };
        let mut found: Vec<(FlowRank, PlannedEnd, PortChoice)> = Vec::new();
        for source in self.others(&target.id) {
            if !emits(source.kind, input) || self.feeds_itself(&source, target, input) {
                continue;
            }
            let Some(choice) = self.choice(&source, None, target, Some(port), None) else {
                continue;
            };
            let output = source.kind.output(choice.output.as_str());
            let is_last = output.is_some_and(|output| output.side || output.offered_last);
            let edges = self.document.diagram().outgoing(&source.id);
            let is_used = edges.iter().any(|edge| edge.from.port == choice.output);
            let rank = (is_last, choice.fit, is_used, source.id.clone());
            found.push((rank, source, choice));
        }
        best(found)
    }

    /// Whether the target would be filled with what was asked of it: with queries, or with what was read from it.
    fn feeds_itself(&self, source: &PlannedEnd, target: &PlannedEnd, input: &InputPort) -> bool {
        if !input.latched {
            return false;
        }
        let is_query = source.kind.has_role(Role::EmitsLiveVectors);
        let fills_index = target.kind.has_role(Role::SearchesIndex);
        let is_read = self.leads_to(&target.id, &source.id) && !source.kind.has_role(Role::Trains);
        (is_query && fills_index) || is_read
    }

    /// Whether flows lead from the one component to the other.
    fn leads_to(&self, from: &NodeId, to: &NodeId) -> bool {
        let diagram = self.document.diagram();
        let mut seen = BTreeSet::from([from.clone()]);
        let mut todo = vec![from.clone()];
        while let Some(at) = todo.pop() {
            for edge in diagram.outgoing(&at) {
                if edge.to.node == *to {
                    return true;
                }
                if seen.insert(edge.to.node.clone()) {
                    todo.push(edge.to.node.clone());
                }
            }
        }
        false
    }

    /// Components of the board that could use what the source makes, the best first.
    fn consumers(&self, source: &PlannedEnd<'a>) -> Vec<(PlannedEnd<'a>, PortChoice)> {
        let mut found: Vec<(FlowRank, PlannedEnd, PortChoice)> = Vec::new();
        for target in self.others(&source.id) {
            let Some(choice) = self.choice(source, None, &target, None, None) else {
                continue;
            };
            let edges = self.document.diagram().incoming(&target.id);
            let at_port = edges.iter().filter(|edge| edge.to.port == choice.input);
            let is_fed = at_port.count() > 0;
            let input = target.kind.input(choice.input.as_str());
            if is_fed && input.is_some_and(|input| !input.many) {
                continue;
            }
            let is_needed = input.is_some_and(|input| input.required) && !is_fed;
            let rank = (!is_needed, choice.fit, is_fed, target.id.clone());
            found.push((rank, target, choice));
        }
        best(found)
    }

    fn choice(
        &self,
        source: &PlannedEnd,
        output: Option<&str>,
        target: &PlannedEnd,
        input: Option<&str>,
        payload: Option<&PayloadId>,
    ) -> Option<PortChoice> {
        let choices = self.catalog.choices(&Attempt {
            source: source.kind,
            output,
            arriving: &self.arriving(&source.id),
            target: target.kind,
            input,
            payload: payload.map(PayloadId::as_str),
        });
        choices.best().cloned()
    }

    fn others(&self, one: &NodeId) -> impl Iterator<Item = PlannedEnd<'a>> {
        let nodes = self.document.diagram().nodes();
        let others = nodes.filter(move |node| node.id != *one);
        others.filter_map(|node| self.tip_of(node))
    }

    fn tip(&self, id: &NodeId) -> Option<PlannedEnd<'a>> {
        self.tip_of(self.document.diagram().node(id)?)
    }

    fn tip_of(&self, node: &Node) -> Option<PlannedEnd<'a>> {
        let kind = self.kind(&node.kind)?;
        let id = node.id.clone();
        (!kind.has_role(Role::Annotation)).then_some(PlannedEnd { id, kind })
    }

    fn name(&self, id: &NodeId) -> String {
        let node = self.document.diagram().node(id);
        node.map_or_else(
            || id.to_string(),
            |node| display::called(node, self.kind(&node.kind)),
        )
    }
}

/// Whether some output carries what the port accepts.
fn emits(kind: &Kind, input: &InputPort) -> bool {
    let mut emitted = kind.outputs.iter().flat_map(|port| &port.emits);
    emitted.any(|payload| input.accepts.contains(payload))
}

/// Kinds that make what the port accepts: those that need nothing themselves first.
fn makers<'a>(catalog: &'a Catalog, input: &InputPort) -> Vec<&'a Kind> {
    let makes = |kind: &&Kind| {
        let mut outputs = kind.outputs.iter().filter(|port| !port.side);
        outputs.any(|port| port.emits.iter().any(|made| input.accepts.contains(made)))
    };
    let mut kinds: Vec<&Kind> = catalog.kinds_in_order().filter(makes).collect();
    kinds.sort_by_key(|kind| kind.inputs.iter().filter(|port| port.required).count());
    kinds
}

fn best(
    mut found: Vec<(FlowRank, PlannedEnd<'_>, PortChoice)>,
) -> Vec<(PlannedEnd<'_>, PortChoice)> {
    const MOST: usize = 8;
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, tip, choice)| (tip, choice))
        .collect()
}
